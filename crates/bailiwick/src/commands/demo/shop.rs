//! The shop of one of the tenants: its tables, made as the tenant's own application would make them, and rows to fill them.

use anyhow::{Context, Result};
use app::connection::{Connection, NewPassword};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::random::Dice;

const TABLES: &str = include_str!("shop.sql");
const SEED: u64 = 20_240_229;

const PRODUCTS: i64 = 160;
const CUSTOMERS: i64 = 420;
const ORDERS: i64 = 900;
const MOVES: i64 = 1500;

const SUPPLIERS: [(&str, &str); 12] = [
    ("Brackenfield Frames", "GB"),
    ("Officina Tre Valli", "IT"),
    ("Kestrel Wheelworks", "GB"),
    ("Polderland Saddles", "NL"),
    ("Hoshikawa Components", "JP"),
    ("Nordlys Lighting", "NO"),
    ("Atelier Garonne", "FR"),
    ("Sierra Baja Tyres", "ES"),
    ("Grünwald Ketten", "DE"),
    ("Mazovia Rubber", "PL"),
    ("Long Harbour Textiles", "VN"),
    ("Tidewater Locks", "US"),
];

const CATEGORIES: [(&str, &[&str], i64); 8] = [
    (
        "City bicycles",
        &["step-through", "seven-speed", "belt drive", "cargo"],
        780,
    ),
    ("Touring bicycles", &["steel", "gravel", "randonneur", "folding"], 1450),
    (
        "Children's bicycles",
        &["12 inch", "16 inch", "20 inch", "balance bike"],
        260,
    ),
    (
        "Wheels and tyres",
        &["wheelset", "tyre 28 mm", "tyre 42 mm", "tube"],
        38,
    ),
    ("Drivetrain", &["chain", "cassette", "crankset", "derailleur"], 54),
    ("Lights", &["front light", "rear light", "dynamo", "reflector set"], 34),
    ("Bags", &["pannier", "handlebar bag", "saddle bag", "rain cover"], 62),
    (
        "Locks and tools",
        &["folding lock", "chain lock", "multi-tool", "pump"],
        41,
    ),
];

const LINES: [&str; 10] = [
    "Merlin",
    "Aster",
    "Fjord",
    "Tramontane",
    "Pebble",
    "Linnet",
    "Corvid",
    "Solstice",
    "Ember",
    "Quarry",
];

const FIRST: [&str; 24] = [
    "Amara", "Bruno", "Chiyo", "Dalia", "Edvard", "Fatima", "Goran", "Helena", "Ibrahim", "Jana", "Kofi", "Lotte",
    "Mikkel", "Nadia", "Osman", "Paloma", "Quentin", "Rosalind", "Stefan", "Tamsin", "Umberto", "Vera", "Wanjiru",
    "Xenia",
];

const LAST: [&str; 24] = [
    "Abernathy",
    "Bjornstad",
    "Castellanos",
    "Drummond",
    "Eriksen",
    "Fontaine",
    "Grigoryan",
    "Hofstetter",
    "Ivanova",
    "Jimenez",
    "Kaplan",
    "Larsson",
    "Moreau",
    "Nakamura",
    "Oyelaran",
    "Petrov",
    "Quintero",
    "Rasmussen",
    "Silva",
    "Thackeray",
    "Ueda",
    "Van der Meer",
    "Wolański",
    "Zeller",
];

const CITIES: [(&str, &str); 12] = [
    ("Bristol", "GB"),
    ("Leeds", "GB"),
    ("Edinburgh", "GB"),
    ("Utrecht", "NL"),
    ("Ghent", "BE"),
    ("Lyon", "FR"),
    ("Freiburg", "DE"),
    ("Aarhus", "DK"),
    ("Malmö", "SE"),
    ("Bologna", "IT"),
    ("Girona", "ES"),
    ("Kraków", "PL"),
];

/// How many rows there are now.
pub async fn build(connection: &Connection, login: &NewPassword) -> Result<u64> {
    let mut config = db::Config::new();
    config
        .host(&connection.host)
        .port(connection.port)
        .dbname(&connection.database)
        .user(&login.username)
        .password(&login.password)
        .application_name("northwind-bikes");
    let client = db::connect(&config)
        .await
        .context("cannot log in to the shop's database")?;
    // What an application does to change its tables. The login's search path is its schema already.
    client
        .batch_execute(&format!("begin; set local role {}; {TABLES}", connection.owner_role))
        .await
        .context("cannot make the shop's tables")?;
    let mut rows = 0;
    for (table, columns, values) in tables(&mut Dice::new(SEED), Timestamp::now()) {
        let statement = format!("insert into {table} select * from jsonb_to_recordset($1) as row({columns})");
        rows += client
            .execute(&statement, &[&Value::Array(values)])
            .await
            .with_context(|| format!("cannot fill {table}"))?;
    }
    // The rows brought their own numbers: the next ones go on behind them.
    for (table, _, _) in tables(&mut Dice::new(SEED), Timestamp::UNIX_EPOCH) {
        if table != "order_lines" {
            let go_on =
                format!("select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))");
            client.batch_execute(&go_on).await?;
        }
    }
    client.batch_execute("commit").await.context("cannot fill the shop")?;
    Ok(rows)
}

type Rows = (&'static str, &'static str, Vec<Value>);

fn tables(dice: &mut Dice, now: Timestamp) -> Vec<Rows> {
    let suppliers = SUPPLIERS.iter().zip(1..).map(|((name, country), id)| {
        let domain = name.to_lowercase().replace(' ', "-").replace('ü', "ue");
        json!({ "id": id, "name": name, "country": country, "email": format!("sales@{domain}.example"), "days": dice.between(4, 60) })
    });
    let suppliers: Vec<_> = suppliers.collect();
    let categories = CATEGORIES
        .iter()
        .zip(1..)
        .map(|((name, _, _), id)| json!({ "id": id, "name": name }))
        .collect();
    let prices: Vec<i64> = (0..PRODUCTS).map(|n| price(dice, n)).collect();
    let products = (0..PRODUCTS).map(|n| product(dice, n, &prices)).collect();
    let customers = (1..=CUSTOMERS).map(|id| customer(dice, id, now)).collect();
    let orders: Vec<Value> = (1..=ORDERS).map(|id| order(dice, id, now)).collect();
    let lines = (1..=ORDERS).flat_map(|id| lines(dice, id, &prices)).collect();
    let moves = (1..=MOVES).map(|id| stock_move(dice, id, now)).collect();
    vec![
        (
            "suppliers",
            "id int, name text, country text, email text, days int",
            suppliers,
        ),
        ("categories", "id int, name text", categories),
        (
            "products",
            "id int, sku text, name text, category int, supplier int, price numeric, active boolean",
            products,
        ),
        (
            "customers",
            "id int, name text, email text, city text, country text, since date",
            customers,
        ),
        (
            "orders",
            "id int, number text, customer int, status text, placed timestamptz, shipped timestamptz, note text",
            orders,
        ),
        (
            "order_lines",
            "id int, line int2, product int, quantity int2, price numeric",
            lines,
        ),
        (
            "stock_moves",
            "id int8, product int, moved timestamptz, quantity int, reason text",
            moves,
        ),
    ]
}

fn category(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default() % CATEGORIES.len()
}

/// In cents.
fn price(dice: &mut Dice, n: i64) -> i64 {
    let usual = CATEGORIES[category(n)].2;
    usual * dice.between(60, 160) / 10 * 10 + 90
}

fn cents(price: i64) -> String {
    format!("{}.{:02}", price / 100, price % 100)
}

fn product(dice: &mut Dice, n: i64, prices: &[i64]) -> Value {
    let at = category(n);
    let (_, kinds, _) = CATEGORIES[at];
    let kind = kinds[usize::try_from(n / 8).unwrap_or_default() % kinds.len()];
    json!({
        "id": n + 1,
        "sku": format!("NB-{:04}", 1000 + n * 7),
        "name": format!("{} {kind} {}", dice.pick(&LINES), dice.between(1, 9)),
        "category": at + 1,
        "supplier": dice.between(1, 12),
        "price": cents(prices[usize::try_from(n).unwrap_or_default()]),
        "active": dice.percent(92),
    })
}

fn customer(dice: &mut Dice, id: i64, now: Timestamp) -> Value {
    let (first, last) = (dice.pick(&FIRST), dice.pick(&LAST));
    let (city, country) = dice.pick(&CITIES);
    let since = now - SignedDuration::from_hours(24 * dice.between(1, 1500));
    json!({
        "id": id,
        "name": format!("{first} {last}"),
        "email": format!("{}.{id}@example.net", first.to_lowercase()),
        "city": city,
        "country": country,
        "since": since.strftime("%F").to_string(),
    })
}

fn order(dice: &mut Dice, id: i64, now: Timestamp) -> Value {
    // The newest have the highest numbers.
    let minutes = (ORDERS - id) * 580 + dice.between(0, 560);
    let placed = now - SignedDuration::from_mins(minutes);
    let fresh = minutes < 3 * 24 * 60;
    let status = match dice.between(1, 100) {
        _ if fresh => *dice.pick(&["new", "paid", "paid"]),
        1..=86 => "shipped",
        87..=93 => "cancelled",
        _ => "returned",
    };
    let shipped =
        matches!(status, "shipped" | "returned").then(|| placed + SignedDuration::from_hours(dice.between(9, 70)));
    let note = dice.percent(12).then(|| {
        *dice.pick(&[
            "Leave with the neighbour",
            "Gift wrap, please",
            "Rings twice",
            "Collects it in the shop",
        ])
    });
    json!({
        "id": id,
        "number": format!("B{:06}", 20_000 + id),
        "customer": dice.between(1, CUSTOMERS),
        "status": status,
        "placed": placed.to_string(),
        "shipped": shipped.map(|at| at.min(now).to_string()),
        "note": note,
    })
}

fn lines(dice: &mut Dice, order: i64, prices: &[i64]) -> Vec<Value> {
    (1..=dice.between(1, 5))
        .map(|line| {
            let product = dice.between(1, PRODUCTS);
            let price = prices[usize::try_from(product - 1).unwrap_or_default()];
            json!({ "id": order, "line": line, "product": product, "quantity": dice.between(1, 3), "price": cents(price) })
        })
        .collect()
}

fn stock_move(dice: &mut Dice, id: i64, now: Timestamp) -> Value {
    let moved = now - SignedDuration::from_mins((MOVES - id) * 350 + dice.between(0, 340));
    let (reason, quantity) = match dice.between(1, 100) {
        1..=25 => ("delivery", dice.between(5, 60)),
        26..=85 => ("sale", -dice.between(1, 4)),
        86..=92 => ("return", dice.between(1, 2)),
        93..=97 => ("count", *dice.pick(&[-2, -1, 1])),
        _ => ("damage", -1),
    };
    json!({ "id": id, "product": dice.between(1, PRODUCTS), "moved": moved.to_string(), "quantity": quantity, "reason": reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_shop() {
        let shop = || tables(&mut Dice::new(SEED), Timestamp::UNIX_EPOCH);
        let (one, other) = (shop(), shop());
        assert!(one.iter().zip(&other).all(|(a, b)| a.2 == b.2));
        let rows: usize = one.iter().map(|(_, _, rows)| rows.len()).sum();
        assert!((4000..8000).contains(&rows), "{rows}");
    }
}
