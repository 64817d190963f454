//! A control plane's database for one test, copied from the template and dropped at the end with all that tenants made on the cluster.

use tokio_postgres::{Client, Config};
use uuid::Uuid;

use crate::cluster::{OWNER, owner_config, run, superuser, template};

pub struct TestDatabase {
    name: String,
}

impl TestDatabase {
    pub async fn new() -> Self {
        let template = template().await;
        let unique = Uuid::new_v4().simple().to_string();
        let name = format!("bailiwick_test_{}", &unique[..12]);
        let client = superuser("postgres").await;
        run(
            &client,
            &format!("create database {name} template {template} owner {OWNER} strategy file_copy"),
        )
        .await;
        // Who may connect is no part of what is copied.
        run(
            &client,
            &format!(
                "revoke all on database {name} from public;
                 grant connect on database {name} to bailiwick_identity, bailiwick_tenant, bailiwick_platform"
            ),
        )
        .await;
        Self { name }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The database in which this test's tenants live together.
    pub fn tenants(&self) -> String {
        format!("{}_tenants", self.name)
    }

    /// How its owner connects.
    pub fn owner(&self) -> Config {
        owner_config(&self.name)
    }

    /// A session of the superuser in it, who can do what no operation can.
    pub async fn superuser(&self) -> Client {
        superuser(&self.name).await
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let name = self.name.clone();
        // The test's own runtime cannot be waited for here.
        let cleaner = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(clean(&name));
        });
        let dropped = cleaner.join().is_ok();
        assert!(
            dropped || std::thread::panicking(),
            "the test's databases could not be dropped"
        );
    }
}

async fn clean(name: &str) {
    let control = superuser(name).await;
    let sql = "select isolation, database_name, right(replace(id::text, '-', ''), 12) as tail from tenants";
    let tenants = control.query(sql, &[]).await.expect("the tenants");
    drop(control);
    let client = superuser("postgres").await;
    let of_their_own = tenants
        .iter()
        .filter(|row| row.get::<_, &str>("isolation") == "database");
    let databases = of_their_own
        .map(|row| row.get("database_name"))
        .chain([format!("{name}_tenants"), name.to_owned()]);
    for database in databases {
        run(&client, &format!("drop database if exists \"{database}\" with (force)")).await;
    }
    for row in tenants {
        // Roles belong to the cluster. One that has something in a database the test itself made stays behind.
        let drop_roles = format!(
            "do $$ declare it name; begin
                 for it in select rolname from pg_roles where rolname like 'bw\\_{}\\_%' loop
                     begin
                         execute format('drop role %I', it);
                     exception when dependent_objects_still_exist then null;
                     end;
                 end loop;
             end $$",
            row.get::<_, &str>("tail")
        );
        run(&client, &drop_roles).await;
    }
}
