//! What the wish says is what PostgreSQL allows: each role through the application's login, on every table.

use tenantdb::{Isolation, Rights};

use crate::world::{ANNA, BERT, Shop, World, all, own, read};

const READ: &str = "SELECT FROM {}";
const INSERT: &str = "INSERT INTO {} DEFAULT VALUES";
const UPDATE: &str = "UPDATE {} SET id = id";
const DELETE: &str = "DELETE FROM {} WHERE id < 0";

#[tokio::test]
async fn each_role_may_what_the_grid_says_and_nothing_else() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let mut shop = world.shop(isolation).await;
        // Every combination of the three ticks, on one table each.
        let owner = shop.as_table_owner().await;
        let mut wishes = Vec::new();
        for bits in 0..8_u8 {
            let table = format!("grid_{bits}");
            let sql = format!("CREATE TABLE {table} (id serial PRIMARY KEY); INSERT INTO {table} DEFAULT VALUES");
            owner.batch_execute(&sql).await.expect("a table");
            let rights = Rights {
                read: bits & 1 != 0,
                write: bits & 2 != 0,
                delete: bits & 4 != 0,
                ..Rights::default()
            };
            shop.wish("staff", &table, rights.clone());
            wishes.push((table, rights));
        }
        shop.converge().await;
        let staff = shop.as_role("staff", None).await;
        for (table, rights) in &wishes {
            let allowed = async |sql: &str| staff.tries(&sql.replace("{}", table)).await.is_some();
            assert_eq!(allowed(READ).await, rights.read, "read {table}");
            assert_eq!(allowed(INSERT).await, rights.write, "insert {table}");
            // An UPDATE or DELETE that looks at the rows also reads them.
            let sees = rights.read;
            assert_eq!(allowed(UPDATE).await, rights.write && sees, "update {table}");
            assert_eq!(allowed(DELETE).await, rights.delete && sees, "delete {table}");
            assert!(!allowed("TRUNCATE {}").await, "truncate {table}");
            assert!(!allowed("ALTER TABLE {} DISABLE ROW LEVEL SECURITY").await);
            let reference = "CREATE TABLE x (id int REFERENCES {})";
            assert!(!allowed(reference).await, "create");
        }
        // The login by itself may nothing: it has to say as whom it acts.
        let app = world.app(&shop.desired).await;
        assert_eq!(
            app.tries(&format!("SELECT FROM \"{}\".products", shop.desired.place.schema))
                .await,
            None
        );
    }
}

#[tokio::test]
async fn the_built_in_roles_on_the_shop() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    for (key, table, may) in [
        ("owner", "products", [true, true, true, true]),
        ("admin", "orders", [true, true, true, true]),
        ("staff", "orders", [true, true, true, false]),
        ("read_only", "orders", [true, false, false, false]),
        ("member", "products", [true, false, false, false]),
        ("anon", "products", [true, false, false, false]),
        ("anon", "orders", [false, false, false, false]),
    ] {
        let role = shop.as_role(key, Some(ANNA)).await;
        let insert = if table == "orders" {
            "INSERT INTO orders (user_id) VALUES (gen_random_uuid())"
        } else {
            "INSERT INTO products (name) VALUES ('x')"
        };
        let statements = [READ, insert, UPDATE, DELETE];
        for (statement, may) in statements.iter().zip(may) {
            let done = role.tries(&statement.replace("{}", table)).await;
            assert_eq!(done.is_some(), may, "{key}: {statement} on {table}");
        }
    }
}

#[tokio::test]
async fn own_rows_are_all_that_a_role_can_see_or_touch() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let shop = world.shop(isolation).await;
        for (table, column) in [("orders", "user_id"), ("notes", "author")] {
            let anna = shop.as_role("member", Some(ANNA)).await;
            let sees = async |who: &crate::world::App| who.tries(&format!("SELECT FROM {table}")).await.unwrap_or(99);
            let hers = sees(&anna).await;
            assert!(hers > 0);
            let others = format!("SELECT FROM {table} WHERE {column} <> '{ANNA}'");
            assert_eq!(anna.tries(&others).await, Some(0));
            // Not by inserting for somebody else, …
            let insert = |user| format!("INSERT INTO {table} ({column}) VALUES ('{user}')");
            assert_eq!(anna.tries(&insert(BERT)).await, None);
            assert_eq!(anna.tries(&insert(ANNA)).await, Some(1));
            // … nor by giving a row away, taking one, or deleting one.
            let moved = format!("UPDATE {table} SET {column} = '{BERT}'");
            assert_eq!(anna.tries(&moved).await, None);
            let taken = format!("UPDATE {table} SET {column} = '{ANNA}' WHERE {column} = '{BERT}'");
            assert_eq!(anna.tries(&taken).await, Some(0));
            let deleted = format!("DELETE FROM {table} WHERE {column} = '{BERT}'");
            assert_eq!(anna.tries(&deleted).await, Some(0));
            assert_eq!(sees(&anna).await, hers + 1);
            assert_eq!(anna.tries(&format!("DELETE FROM {table}")).await, Some(hers + 1));
            let bert = shop.as_role("member", Some(BERT)).await;
            assert!(sees(&bert).await > 0, "Bert's are still there");
        }
    }
}

#[tokio::test]
async fn nobody_in_particular_owns_nothing() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    for user in [None, Some("")] {
        let member = shop.as_role("member", user).await;
        for table in ["orders", "notes"] {
            assert_eq!(member.tries(&format!("SELECT FROM {table}")).await, Some(0));
            assert_eq!(member.tries(&format!("DELETE FROM {table}")).await, Some(0));
        }
        let insert = "INSERT INTO notes (author) VALUES (NULL)";
        assert_eq!(member.tries(insert).await, None);
    }
    // After a transaction that named a user, the setting is an empty text and not missing: still nobody.
    let member = shop.as_role("member", None).await;
    let sql = format!("BEGIN; SET LOCAL bailiwick.user_id = '{ANNA}'; COMMIT");
    member.batch_execute(&sql).await.expect("a transaction");
    assert_eq!(member.tries("SELECT FROM orders").await, Some(0));
}

#[tokio::test]
async fn own_rows_work_by_every_type_of_user_id() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let owner = shop.as_owner().await;
    owner
        .batch_execute("CREATE DOMAIN user_name AS varchar(40); CREATE DOMAIN user_number AS bigint CHECK (value > 0)")
        .await
        .expect("domains");
    let types = [
        "smallint",
        "integer",
        "bigint",
        "text",
        "varchar(40)",
        "user_name",
        "user_number",
    ];
    for (number, kind) in types.iter().enumerate() {
        // The names of the columns are printed with and without quotes.
        let column = if number % 2 == 0 { "User Id" } else { "user" };
        let table = format!("typed_{number}");
        let sql = format!("CREATE TABLE {table} (\"{column}\" {kind}); INSERT INTO {table} VALUES (7), (8), (NULL)");
        owner.batch_execute(&sql).await.expect(kind);
        shop.wish("member", &table, own(column));
    }
    // `converge` also sees that each is recognised when it is read back.
    shop.converge().await;
    let seven = shop.as_role("member", Some("7")).await;
    for (number, kind) in types.iter().enumerate() {
        let sql = format!("SELECT FROM typed_{number}");
        assert_eq!(seven.tries(&sql).await, Some(1), "{kind}");
    }
}

#[tokio::test]
async fn own_rows_by_a_column_that_is_not_there_are_none() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    shop.wish("staff", "orders", own("nonsense"));
    shop.wish("staff", "products", own("price"));
    shop.converge().await;
    let staff = shop.as_role("staff", Some(ANNA)).await;
    assert_eq!(staff.tries("SELECT FROM orders").await, None);
    assert_eq!(staff.tries("SELECT FROM products").await, None);
    let found = shop.attest().await.findings;
    let found: Vec<_> = found
        .iter()
        .filter(|f| f.kind == tenantdb::FindingKind::OwnColumn)
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
}

#[tokio::test]
async fn a_right_that_is_taken_away_is_gone_at_once() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let staff = shop.as_role("staff", Some(ANNA)).await;
    assert_eq!(staff.tries("SELECT FROM orders").await, Some(3));
    shop.wish("staff", "orders", own("user_id"));
    shop.converge().await;
    assert_eq!(staff.tries("SELECT FROM orders").await, Some(2));
    shop.wish("staff", "orders", Rights::default());
    shop.converge().await;
    assert_eq!(staff.tries("SELECT FROM orders").await, None);
    shop.wish("staff", "orders", read());
    shop.converge().await;
    assert_eq!(staff.tries("SELECT FROM orders").await, Some(3));
}

#[tokio::test]
async fn a_long_transaction_does_not_keep_a_right() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let (holder, other) = (
        shop.as_role("staff", None).await,
        shop.as_role("staff", Some(ANNA)).await,
    );
    let reader = shop.as_role("read_only", None).await;
    for (rights, after) in [(own("user_id"), Some(2)), (Rights::default(), None)] {
        holder.batch_execute("BEGIN; SELECT FROM orders").await.expect("a lock");
        shop.wish("staff", "orders", rights);
        let (_, outcomes) = tenantdb::reconcile(&mut shop.admin, &shop.desired)
            .await
            .expect("outcomes");
        let [outcome] = &outcomes[..] else {
            panic!("{outcomes:?}")
        };
        assert!(outcome.error.is_some() && outcome.cut, "{outcome:?}");
        // Until the policies can be changed, who would see too much sees nothing.
        assert_eq!(other.tries("SELECT FROM orders").await, None);
        assert_eq!(holder.tries("SELECT FROM orders").await, None);
        let seen = reader.tries("SELECT FROM orders").await;
        assert_eq!(seen, Some(3), "whom it is not about");
        holder.batch_execute("ROLLBACK").await.expect("the end");
        shop.converge().await;
        assert_eq!(other.tries("SELECT FROM orders").await, after);
    }
}

#[tokio::test]
async fn a_partition_is_no_way_round_its_table() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let owner = shop.as_owner().await;
    let sql = format!(
        "CREATE TABLE events (id bigint, user_id uuid) PARTITION BY RANGE (id); \
         CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100); \
         INSERT INTO events VALUES (1, '{ANNA}'), (2, '{BERT}')"
    );
    owner.batch_execute(&sql).await.expect("a partitioned table");
    shop.wish("member", "events", own("user_id"));
    // What tables without a line get would be all rows of the partition.
    shop.wish("member", "events_1", all());
    shop.converge().await;
    let anna = shop.as_role("member", Some(ANNA)).await;
    assert_eq!(anna.tries("SELECT FROM events").await, Some(1));
    assert_eq!(anna.tries("SELECT FROM events_1").await, None);
    assert_eq!(anna.tries("UPDATE events SET id = 3").await, Some(1));
    let admin = shop.as_role("admin", None).await;
    assert_eq!(admin.tries("SELECT FROM events").await, Some(2));
}

#[tokio::test]
async fn the_application_that_was_there_before_goes_on() {
    let world = World::new().await;
    let shop: Shop<'_> = world.shop(Isolation::Attached).await;
    let owner = shop.as_table_owner().await;
    assert_eq!(owner.execute("SELECT FROM orders", &[]).await.expect("its own"), 3);
    let app = shop.as_superuser().await;
    app.batch_execute(&format!("SET ROLE legacy_app_{}", world.unique))
        .await
        .expect("the role");
    assert_eq!(app.execute("SELECT FROM orders", &[]).await.expect("granted"), 3);
    let insert = "INSERT INTO orders (user_id) VALUES (gen_random_uuid())";
    assert_eq!(app.execute(insert, &[]).await.expect("granted"), 1);
    let refused = app.execute("DELETE FROM orders", &[]).await;
    assert!(refused.is_err(), "never granted");
}
