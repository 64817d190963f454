//! Browsing: tables with their columns and keys, counts, and pages of rows as a role sees them.

use tenantdb::{
    Direction, Error, Filter, Isolation, Rows, RowsQuery, Sort, TenantClient, count_rows, list_tables, rows,
};

use crate::world::{ANNA, Shop, World};

fn query(table: &str) -> RowsQuery {
    RowsQuery {
        table: table.to_owned(),
        sort: None,
        filter: None,
        after: None,
        limit: 50,
    }
}

fn sorted(table: &str, column: &str, direction: Direction) -> RowsQuery {
    RowsQuery {
        sort: Some(Sort {
            column: column.to_owned(),
            direction,
        }),
        ..query(table)
    }
}

/// One column of a page.
fn column(rows: &Rows, name: &str) -> Vec<Option<String>> {
    let place = rows.columns.iter().position(|c| c.name == name).expect("the column");
    let cells = rows.rows.iter().map(|row| row[place].as_ref());
    cells.map(|cell| cell.map(|cell| cell.text.clone())).collect()
}

/// All pages, one after the other.
async fn pages(panel: &mut TenantClient, mut query: RowsQuery, name: &str) -> Vec<Option<String>> {
    let mut values = Vec::new();
    loop {
        let page = rows(panel, "admin", "", &query).await.expect("a page");
        values.extend(column(&page, name));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return values,
        }
        assert!(values.len() < 1000, "pages without end");
    }
}

async fn prepare(shop: &mut Shop<'_>, sql: &str) {
    shop.as_owner()
        .await
        .batch_execute(sql)
        .await
        .unwrap_or_else(|e| panic!("{sql}: {e:?}"));
    shop.converge().await;
}

#[tokio::test]
async fn tables_come_with_columns_and_keys() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let sql = "CREATE TABLE lines (order_id bigint REFERENCES orders, place int, note varchar(20) DEFAULT 'x', \
            doubled int GENERATED ALWAYS AS (place * 2) STORED, PRIMARY KEY (order_id, place)); \
        COMMENT ON TABLE lines IS 'what was ordered'; COMMENT ON COLUMN lines.note IS 'by hand'; \
        CREATE TABLE parts (id int PRIMARY KEY, line bigint, place int, FOREIGN KEY (line, place) REFERENCES lines) PARTITION BY RANGE (id); \
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (9); ANALYZE products";
    prepare(&mut shop, sql).await;
    let tables = list_tables(&shop.admin, &shop.desired.place.schema)
        .await
        .expect("tables");
    let names: Vec<&str> = tables.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names, ["lines", "notes", "orders", "parts", "products"]);
    let lines = &tables[0];
    assert_eq!(lines.comment.as_deref(), Some("what was ordered"));
    assert_eq!(lines.primary_key, ["order_id", "place"]);
    assert_eq!(lines.foreign_keys[0].table, "orders");
    assert_eq!(lines.foreign_keys[0].referenced, ["id"]);
    let note = &lines.columns[2];
    assert_eq!(
        (note.data_type.as_str(), note.nullable),
        ("character varying(20)", true)
    );
    assert_eq!(note.default.as_deref(), Some("'x'::character varying"));
    assert_eq!(note.comment.as_deref(), Some("by hand"));
    assert!(lines.columns[3].generated && lines.columns[3].default.is_none());
    assert_eq!(tables[3].foreign_keys.len(), 1);
    assert_eq!(tables[3].foreign_keys[0].columns, ["line", "place"]);
    assert_eq!(tables[4].estimated_rows, Some(3));
    assert_eq!(tables[2].estimated_rows, None);
}

#[tokio::test]
async fn counts_are_what_the_role_sees() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let mut panel = shop.panel().await;
    let tables = ["orders", "products", "notes"].map(str::to_owned);
    let counts = count_rows(&mut panel, "member", ANNA, &tables, 2)
        .await
        .expect("counts");
    let counts: Vec<_> = counts.iter().map(|c| (c.rows, c.more)).collect();
    assert_eq!(counts, [(Some(2), false), (Some(2), true), (Some(1), false)]);
    let counts = count_rows(&mut panel, "anon", "", &tables, 100).await.expect("counts");
    let refused = counts[0].error.as_deref().unwrap_or_default();
    assert!(refused.starts_with("PostgreSQL refuses"), "{counts:?}");
    let counts: Vec<_> = counts.iter().map(|c| c.rows).collect();
    assert_eq!(counts, [None, Some(3), None]);
    let tables = ["nothing", "products"].map(str::to_owned);
    let counts = count_rows(&mut panel, "anon", "", &tables, 9).await.expect("counts");
    assert_eq!((counts[0].rows, counts[1].rows), (None, Some(3)));
}

#[tokio::test]
async fn rows_are_what_the_role_sees() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let shop = world.shop(isolation).await;
        let mut panel = shop.panel().await;
        let mine = rows(&mut panel, "member", ANNA, &query("orders")).await.expect("rows");
        assert_eq!(column(&mine, "user_id"), [Some(ANNA.to_owned()), Some(ANNA.to_owned())]);
        let nobody = rows(&mut panel, "member", "", &query("orders")).await.expect("rows");
        assert!(nobody.rows.is_empty());
        let all = rows(&mut panel, "admin", "", &query("orders")).await.expect("rows");
        assert_eq!(all.rows.len(), 3);
        let refused = rows(&mut panel, "anon", ANNA, &query("orders")).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        let unknown = rows(&mut panel, "nobody", ANNA, &query("orders")).await;
        assert!(matches!(unknown, Err(Error::Database { .. })), "{unknown:?}");
        let missing = rows(&mut panel, "admin", "", &query("nothing")).await;
        assert!(matches!(missing, Err(Error::NoSuchTable(_))), "{missing:?}");
        // The one before left nothing behind.
        let again = rows(&mut panel, "member", ANNA, &query("orders")).await.expect("rows");
        assert_eq!(again, mine);
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let sql = "CREATE TABLE many (a int, b text, maybe int, weight float8 NOT NULL, word text COLLATE \"C\", PRIMARY KEY (a, b)); \
        INSERT INTO many SELECT n / 3, chr(97 + n % 3), CASE WHEN n % 4 = 0 THEN NULL ELSE n % 5 END, n / 7.0, md5(n::text) FROM generate_series(0, 59) n; \
        CREATE TABLE keyless (n int); INSERT INTO keyless SELECT generate_series(1, 30); \
        CREATE TABLE pieces (n int) PARTITION BY RANGE (n); \
        CREATE TABLE pieces_1 PARTITION OF pieces FOR VALUES FROM (1) TO (10); CREATE TABLE pieces_2 PARTITION OF pieces FOR VALUES FROM (10) TO (99); \
        INSERT INTO pieces SELECT generate_series(1, 30)";
    prepare(&mut shop, sql).await;
    let owner = shop.as_owner().await;
    let mut panel = shop.panel().await;
    let by = |column: &str, direction| RowsQuery {
        limit: 7,
        ..sorted("many", column, direction)
    };
    for (query, order) in [
        (
            RowsQuery {
                limit: 7,
                ..query("many")
            },
            "a, b",
        ),
        (by("a", Direction::Descending), "a DESC, b"),
        (by("b", Direction::Ascending), "b, a"),
        (by("maybe", Direction::Ascending), "maybe, a, b"),
        (by("maybe", Direction::Descending), "maybe DESC, a, b"),
        (by("weight", Direction::Descending), "weight DESC, a, b"),
        (by("word", Direction::Ascending), "word, a, b"),
    ] {
        let sql = format!("SELECT word FROM many ORDER BY {order}");
        let expected = owner.query(&sql, &[]).await.expect("the order");
        let expected: Vec<Option<String>> = expected.iter().map(|row| row.get(0)).collect();
        assert_eq!(pages(&mut panel, query, "word").await, expected, "{order}");
    }
    for table in ["keyless", "pieces"] {
        let query = RowsQuery {
            limit: 7,
            ..query(table)
        };
        let mut seen = pages(&mut panel, query, "n").await;
        seen.sort_by_key(|n| n.as_ref().map(|n| n.parse::<i32>().expect("a number")));
        let expected: Vec<_> = (1..=30).map(|n| Some(n.to_string())).collect();
        assert_eq!(seen, expected, "{table}");
    }
}

#[tokio::test]
async fn filters_find() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let mut panel = shop.panel().await;
    let mut names = async |filter| {
        let query = RowsQuery {
            filter: Some(filter),
            ..query("products")
        };
        let found = rows(&mut panel, "admin", "", &query).await?;
        Ok::<_, Error>(column(&found, "name").into_iter().flatten().collect::<Vec<_>>())
    };
    let equals = |column: &str, value: &str| Filter::Equals {
        column: column.to_owned(),
        value: value.to_owned(),
    };
    let contains = |column: &str, text: &str| Filter::Contains {
        column: column.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(names(equals("id", "2")).await.unwrap(), ["kettle"]);
    assert_eq!(names(equals("price", "4")).await.unwrap(), ["cup"]);
    assert_eq!(names(contains("name", "TE")).await.unwrap(), ["tea"]);
    assert_eq!(names(contains("price", "9.0")).await.unwrap(), ["kettle"]);
    assert!(names(contains("name", "%")).await.unwrap().is_empty());
    assert!(names(contains("name", "' OR true --")).await.unwrap().is_empty());
    for bad in [
        equals("id", "two"),
        equals("nothing", "2"),
        equals("id", "99999999999"),
        contains("name", "\0"),
    ] {
        let refused = names(bad).await;
        assert!(
            matches!(refused, Err(Error::Query { field: "filter", .. })),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn what_does_not_fit_is_named() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    prepare(
        &mut shop,
        "CREATE TABLE odd (id int PRIMARY KEY, shape point, doc json); INSERT INTO odd VALUES (1, '(1,2)', '{}')",
    )
    .await;
    let mut panel = shop.panel().await;
    let mut field = async |query: RowsQuery| match rows(&mut panel, "admin", "", &query).await {
        Err(Error::Query { field, .. }) => field,
        other => panic!("{query:?}: {other:?}"),
    };
    assert_eq!(field(sorted("odd", "shape", Direction::Ascending)).await, "sort");
    assert_eq!(field(sorted("odd", "doc", Direction::Ascending)).await, "sort");
    assert_eq!(field(sorted("odd", "nothing", Direction::Ascending)).await, "sort");
    assert_eq!(field(sorted("odd", "ctid", Direction::Ascending)).await, "sort");
    for limit in [0, 201, u16::MAX] {
        assert_eq!(field(RowsQuery { limit, ..query("odd") }).await, "limit");
    }
    for after in ["", "{}", "[]", "[null]", "[\"x\"]", "[\"1\",\"2\"]", "[[1]]"] {
        let query = RowsQuery {
            after: Some(after.to_owned()),
            ..query("odd")
        };
        assert_eq!(field(query).await, "after", "{after}");
    }
}

#[tokio::test]
async fn values_of_any_type_are_shown_and_large_ones_cut() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let sql = "CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE TYPE pair AS (a int, b text); \
        CREATE TABLE odds (id mood PRIMARY KEY, p pair, j jsonb, b bytea, a int[], t timestamptz, i interval, r int4range, big text, fits text, n text); \
        INSERT INTO odds VALUES ('happy', (1, 'x'), '{\"k\": [1]}', '\\x00ff', '{1,2}', '2024-02-29 12:00+02', '1 day', '[1,5)', repeat('ü', 3000), repeat('ü', 2000), NULL), \
        ('sad', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)";
    prepare(&mut shop, sql).await;
    let mut panel = shop.panel().await;
    let page = rows(
        &mut panel,
        "admin",
        "",
        &RowsQuery {
            limit: 1,
            ..query("odds")
        },
    )
    .await
    .expect("a page");
    let next = RowsQuery {
        after: page.next,
        ..query("odds")
    };
    let page = rows(&mut panel, "admin", "", &next).await.expect("a page");
    let cells: Vec<_> = page.rows[0]
        .iter()
        .map(|c| c.as_ref().map(|c| c.text.as_str()))
        .collect();
    assert_eq!(
        cells[..8],
        [
            "happy",
            "(1,x)",
            "{\"k\": [1]}",
            "\\x00ff",
            "{1,2}",
            "2024-02-29 10:00:00+00",
            "1 day",
            "[1,5)"
        ]
        .map(Some)
    );
    let lengths: Vec<_> = page.rows[0][8..10]
        .iter()
        .flatten()
        .map(|c| (c.text.chars().count(), c.truncated))
        .collect();
    assert_eq!(lengths, [(2000, true), (2000, false)]);
    assert_eq!(page.rows[0][10], None);
    // Sorted by something that long, a page has no end that could be told.
    let long = RowsQuery {
        limit: 1,
        ..sorted("odds", "big", Direction::Ascending)
    };
    let refused = rows(&mut panel, "admin", "", &long)
        .await
        .map(|rows| rows.next.is_some());
    assert_eq!(refused, Ok(true));
}

#[tokio::test]
async fn a_slow_table_is_stopped() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    prepare(&mut shop, "CREATE TABLE slow (id int); INSERT INTO slow VALUES (1)").await;
    let sql = "CREATE POLICY slow ON slow AS RESTRICTIVE USING (pg_sleep(60) IS NULL)";
    shop.as_owner().await.batch_execute(sql).await.expect("a slow policy");
    let mut panel = shop.panel().await;
    let stopped = rows(&mut panel, "admin", "", &query("slow")).await;
    assert_eq!(stopped, Err(Error::TimedOut));
    assert!(!panel.is_closed());
    rows(&mut panel, "admin", "", &query("products"))
        .await
        .expect("the next");
}
