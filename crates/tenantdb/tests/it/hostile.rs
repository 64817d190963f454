//! Names and objects made to hurt: by the control plane's users, or by the tenant's own developers.

use tenantdb::{Error, Isolation, Provisioning, RowsQuery, Step, rows};

use crate::world::{ANNA, World, own};

const NAMES: [&str; 7] = [
    "a\"b",
    "x'; DROP ROLE postgres; --",
    "Größe 🎓 שלום",
    "with space. and dot",
    "\\",
    "select",
    "%_$1 {}",
];

#[tokio::test]
async fn hostile_names_of_tables_columns_and_schemas() {
    let world = World::new().await;
    for (number, name) in NAMES.into_iter().enumerate() {
        let mut desired = world.tenant(Isolation::Database);
        desired.place.schema = format!("{name}{number}");
        desired.place.database = format!("{name}{}", world.unique);
        let mut admin = world.provision(&desired).await;
        let names = desired.names();
        for login in [tenantdb::Login::App, tenantdb::Login::Panel] {
            tenantdb::set_password(&admin, &names, login, &crate::world::PASSWORD.into())
                .await
                .expect("a password");
        }
        let owner = world.app(&desired).await.become_role(&names.owner()).await;
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        let sql = format!(
            "CREATE TABLE {quoted} ({quoted} text PRIMARY KEY); \
             INSERT INTO {quoted} VALUES ('{ANNA}'), ('other')"
        );
        owner.batch_execute(&sql).await.expect("a table");
        let member = desired.roles.iter_mut().find(|r| r.key == "member").expect("the role");
        if let tenantdb::TableWish::Per { tables, .. } = &mut member.tables {
            tables.insert(name.to_owned(), own(name));
        }
        crate::world::converge(&mut admin, &desired).await;
        let mut panel = tenantdb::connect_tenant(&world.server, &desired.place, &names, &crate::world::PASSWORD.into())
            .await
            .expect("the panel");
        let query = RowsQuery {
            table: name.to_owned(),
            sort: Some(tenantdb::Sort {
                column: name.to_owned(),
                direction: tenantdb::Direction::Descending,
            }),
            filter: Some(tenantdb::Filter::Contains {
                column: name.to_owned(),
                text: "1".to_owned(),
            }),
            after: None,
            limit: 10,
        };
        let page = rows(&mut panel, "member", ANNA, &query).await.expect(name);
        assert_eq!(page.rows.len(), 1, "{name}");
        let counts = tenantdb::count_rows(&mut panel, "admin", "", &[name.to_owned()], 10)
            .await
            .expect(name);
        assert_eq!(counts[0].rows, Some(2), "{name}");
        drop(panel);
        tenantdb::deprovision(&world.server, &desired).await.expect(name);
    }
}

#[tokio::test]
async fn names_that_cannot_be_are_refused_before_anything_is_sent() {
    let world = World::new().await;
    let long = "x".repeat(64);
    for schema in ["", "nul\0", &long, "pg_evil", "information_schema", "public"] {
        let mut desired = world.tenant(Isolation::Schema);
        schema.clone_into(&mut desired.place.schema);
        let refused = Provisioning::new(&world.server, &desired).run(Step::Database).await;
        assert!(matches!(refused, Err(Error::Name(_))), "{schema:?}: {refused:?}");
    }
    for key in ["", "Staff", "r\"; DROP", "nul\0", &long] {
        let mut desired = world.tenant(Isolation::Schema);
        key.clone_into(&mut desired.roles[0].key);
        let refused = Provisioning::new(&world.server, &desired).run(Step::Roles).await;
        assert!(matches!(refused, Err(Error::Name(_))), "{key:?}: {refused:?}");
    }
}

/// Code of the tenant that runs when the panel shows rows finds only the panel's login behind the role.
#[tokio::test]
async fn planted_code_cannot_climb_out_of_the_panel() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let victim = world.shop(Isolation::Schema).await;
    let sql = format!(
        "CREATE TABLE loot (who text, path text, stolen text); GRANT INSERT ON loot TO PUBLIC; \
         CREATE FUNCTION climb() RETURNS boolean LANGUAGE plpgsql AS $$ \
         DECLARE seen text; \
         BEGIN \
           PERFORM set_config('role', 'none', false); \
           PERFORM set_config('search_path', '{0}', false); \
           PERFORM set_config('bailiwick.user_id', '{ANNA}', false); \
           BEGIN EXECUTE 'SELECT body FROM {1}.notes LIMIT 1' INTO seen; \
           EXCEPTION WHEN insufficient_privilege THEN seen := 'refused'; END; \
           RAISE EXCEPTION 'as % %', current_user, seen USING ERRCODE = 'BW001'; \
         END $$; \
         CREATE POLICY planted ON products AS RESTRICTIVE USING (climb())",
        shop.desired.place.schema, victim.desired.place.schema
    );
    shop.as_owner().await.batch_execute(&sql).await.expect("a trap");
    let mut panel = shop.panel().await;
    let query = RowsQuery {
        table: "products".to_owned(),
        sort: None,
        filter: None,
        after: None,
        limit: 10,
    };
    let sprung = rows(&mut panel, "anon", "", &query).await;
    let Err(Error::Database { code, message }) = sprung else {
        panic!("the trap did not spring: {sprung:?}")
    };
    assert_eq!(code, "BW001");
    let login = shop.names().login(tenantdb::Login::Panel);
    assert_eq!(message, format!("as {login} refused"));
    // Reconciling runs nothing of it, and what it sets for the session is gone with the page.
    let sly = "DROP POLICY planted ON products; \
        CREATE FUNCTION sly() RETURNS boolean LANGUAGE sql AS \
            $$ SELECT set_config('datestyle', 'German', false) IS NOT NULL $$; \
        CREATE POLICY planted ON products AS RESTRICTIVE USING (sly())";
    shop.as_owner().await.batch_execute(sly).await.expect("another");
    rows(&mut panel, "anon", "", &query).await.expect("rows");
    shop.converge().await;
    let orders = RowsQuery {
        table: "orders".to_owned(),
        ..query
    };
    let page = rows(&mut panel, "admin", "", &orders).await.expect("rows");
    let date = &page.rows[0][3].as_ref().expect("a date").text;
    assert!(date.starts_with("20"), "{date}");
}

/// What a tenant can attach to its tables does not run when Bailiwick works on them, or not with the admin's rights.
#[tokio::test]
async fn planted_code_does_not_run_as_the_admin() {
    let world = World::with("SUPERUSER").await;
    let mut shop = world.shop(Isolation::Schema).await;
    let schema = shop.desired.place.schema.clone();
    let sql = format!(
        "CREATE TABLE ran (who text); \
         CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO {schema}.ran VALUES (current_user); RETURN NEW; END $$; \
         CREATE TRIGGER trap BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION trap(); \
         CREATE FUNCTION {schema}.set_config(text, text, boolean) RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO {schema}.ran VALUES (current_user); RETURN 'x'; END $$; \
         CREATE FUNCTION {schema}.count() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN INSERT INTO {schema}.ran VALUES (current_user); RETURN 0; END $$; \
         CREATE FUNCTION {schema}.alike(name, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN INSERT INTO {schema}.ran VALUES (current_user); RETURN true; END $$; \
         CREATE OPERATOR {schema}.= (LEFTARG = name, RIGHTARG = text, FUNCTION = {schema}.alike); \
         CREATE TABLE {schema}.pg_class (relname name); CREATE TABLE {schema}.pg_roles (rolname name)"
    );
    let owner = shop.as_owner().await;
    owner.batch_execute(&sql).await.expect("traps");
    let sql = format!(
        "ALTER ROLE {} SET search_path = {schema}, pg_catalog",
        world.server.user
    );
    world.run(&sql).await;
    shop.admin = world.admin(&shop.desired).await;
    shop.converge().await;
    tenantdb::list_tables(&shop.admin, &schema).await.expect("tables");
    assert_eq!(owner.tries("SELECT FROM ran").await, Some(0));
    let shops = shop.desired.clone();
    drop(owner);
    tenantdb::deprovision(&world.server, &shops).await.expect("gone");
}
