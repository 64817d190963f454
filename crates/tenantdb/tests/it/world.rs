//! What every test begins with: an admin login of its own, a tenant of a small shop, and ways to act on both.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use secrecy::SecretString;
use tenantdb::{
    AdminClient, Desired, DesiredRole, Isolation, Login, Names, Place, Plan, Provisioning, Rights, RowScope,
    ServerAddress, Step, TableWish, TenantClient, Tls,
};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, NoTls};
use uuid::Uuid;

use crate::cluster::cluster;

pub const PASSWORD: &str = "correct horse battery staple";

/// Who a user is, in the columns of the shop.
pub const ANNA: &str = "11111111-1111-4111-8111-111111111111";
pub const BERT: &str = "22222222-2222-4222-8222-222222222222";

pub struct World {
    pub server: ServerAddress,
    pub superuser: Client,
    pub unique: String,
}

impl World {
    /// With an admin login that may create roles and databases, and nothing else.
    pub async fn new() -> Self {
        Self::with("CREATEROLE CREATEDB").await
    }

    pub async fn with(attributes: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let unique = format!("{}_{count}", std::process::id());
        let superuser = session(&cluster().superuser).await.expect("the superuser");
        let user = format!("adm_{unique}");
        let sql = format!("CREATE ROLE {user} LOGIN {attributes} PASSWORD '{PASSWORD}'");
        superuser.batch_execute(&sql).await.expect("an admin login");
        let server = ServerAddress {
            host: cluster().host.clone(),
            port: cluster().port,
            maintenance_database: "postgres".to_owned(),
            user,
            password: Some(SecretString::from(PASSWORD)),
            tls: Tls::Disable,
        };
        Self {
            server,
            superuser,
            unique,
        }
    }

    /// A tenant as wished for, with a place of its own.
    pub fn tenant(&self, isolation: Isolation) -> Desired {
        let tenant = Uuid::from_u128(rand());
        let tail = &tenant.simple().to_string()[24..];
        let place = match isolation {
            Isolation::Schema => Place {
                database: format!("shared_{}", self.unique),
                schema: format!("t_{tail}"),
            },
            Isolation::Database => Place {
                database: format!("own_{}_{tail}", self.unique),
                schema: "app".to_owned(),
            },
            Isolation::Attached => Place {
                database: format!("legacy_{}", self.unique),
                schema: "Shop Floor".to_owned(),
            },
        };
        Desired {
            closed: false,
            tenant,
            place,
            isolation,
            roles: roles(),
        }
    }

    pub async fn provision(&self, desired: &Desired) -> AdminClient {
        let mut provisioning = Provisioning::new(&self.server, desired);
        for step in Step::ALL {
            provisioning.run(step).await.unwrap_or_else(|e| panic!("{step:?}: {e}"));
        }
        self.admin(desired).await
    }

    /// A provisioned tenant whose owner has made the shop, with all grants in place.
    pub async fn shop(&self, isolation: Isolation) -> Shop<'_> {
        let desired = self.tenant(isolation);
        if isolation == Isolation::Attached {
            self.legacy(&desired).await;
        }
        let mut admin = self.provision(&desired).await;
        let names = desired.names();
        for login in [Login::App, Login::Panel] {
            let password = SecretString::from(PASSWORD);
            tenantdb::set_password(&admin, &names, login, &password)
                .await
                .expect("a password");
        }
        if isolation != Isolation::Attached {
            let owner = self.app(&desired).await;
            let owner = owner.become_role(&names.owner()).await;
            owner.batch_execute(SHOP).await.expect("the shop");
        }
        converge(&mut admin, &desired).await;
        Shop {
            world: self,
            desired,
            admin,
        }
    }

    /// A database that was there before, with an owner and an application that is not the owner.
    pub async fn legacy(&self, desired: &Desired) {
        let Place { database, schema } = &desired.place;
        let unique = &self.unique;
        self.run(&format!("CREATE ROLE legacy_owner_{unique} NOLOGIN")).await;
        self.run(&format!("CREATE ROLE legacy_app_{unique} NOLOGIN")).await;
        self.run(&format!("CREATE DATABASE {database} OWNER legacy_owner_{unique}"))
            .await;
        let client = self.superuser_in(database).await;
        let sql = format!(
            "CREATE SCHEMA \"{schema}\" AUTHORIZATION legacy_owner_{unique}; SET ROLE legacy_owner_{unique}; \
             SET search_path = \"{schema}\"; {SHOP}; \
             GRANT USAGE ON SCHEMA \"{schema}\" TO legacy_app_{unique}, PUBLIC; \
             GRANT SELECT, INSERT ON orders TO legacy_app_{unique}; \
             GRANT SELECT, UPDATE (name) ON products TO PUBLIC"
        );
        client.batch_execute(&sql).await.expect("the legacy schema");
        self.run(&format!("GRANT legacy_owner_{unique} TO {}", self.server.user))
            .await;
    }

    pub async fn run(&self, sql: &str) {
        self.superuser
            .batch_execute(sql)
            .await
            .unwrap_or_else(|e| panic!("{sql}: {e:?}"));
    }

    pub async fn superuser_in(&self, database: &str) -> Client {
        let mut config = cluster().superuser.clone();
        config.dbname(database);
        session(&config).await.expect("the superuser")
    }

    pub async fn admin(&self, desired: &Desired) -> AdminClient {
        tenantdb::connect(&self.server, &desired.place.database)
            .await
            .expect("the admin login")
    }

    /// The customer's own application, by its login and password.
    pub async fn app(&self, desired: &Desired) -> App {
        let user = desired.names().login(Login::App);
        App(self.login(&user, &desired.place.database).await.expect("the app login"))
    }

    pub async fn login(&self, user: &str, database: &str) -> Result<Client, tokio_postgres::Error> {
        self.login_with(user, database, PASSWORD).await
    }

    pub async fn login_with(
        &self,
        user: &str,
        database: &str,
        password: &str,
    ) -> Result<Client, tokio_postgres::Error> {
        let mut config = Config::new();
        config
            .host(&cluster().host)
            .port(cluster().port)
            .user(user)
            .password(password)
            .dbname(database);
        session(&config).await
    }
}

pub struct Shop<'a> {
    pub world: &'a World,
    pub desired: Desired,
    pub admin: AdminClient,
}

impl Shop<'_> {
    pub fn names(&self) -> Names {
        self.desired.names()
    }

    pub fn role(&self, key: &str) -> String {
        self.names().role(key).expect("a role key")
    }

    /// The application after `SET ROLE` to one of the tenant's roles, on behalf of a user.
    pub async fn as_role(&self, key: &str, user: Option<&str>) -> App {
        let app = self.world.app(&self.desired).await;
        let app = app.become_role(&self.role(key)).await;
        if let Some(user) = user {
            let sql = "SELECT set_config('bailiwick.user_id', $1, false)";
            app.execute(sql, &[&user]).await.expect("the user's id");
        }
        app
    }

    pub async fn as_owner(&self) -> App {
        let app = self.world.app(&self.desired).await;
        app.become_role(&self.names().owner()).await
    }

    /// Whoever owns the tables.
    pub async fn as_table_owner(&self) -> Client {
        if self.desired.isolation != Isolation::Attached {
            return self.as_owner().await.0;
        }
        let client = self.as_superuser().await;
        let sql = format!("SET ROLE legacy_owner_{}", self.world.unique);
        client.batch_execute(&sql).await.expect("the owner");
        client
    }

    /// The superuser, in the tenant's database and schema.
    pub async fn as_superuser(&self) -> Client {
        let Place { database, schema } = &self.desired.place;
        let client = self.world.superuser_in(database).await;
        let sql = format!("SET search_path = \"{schema}\"");
        client.batch_execute(&sql).await.expect("the schema");
        client
    }

    pub async fn panel(&self) -> TenantClient {
        let password = SecretString::from(PASSWORD);
        let (place, names) = (&self.desired.place, self.names());
        tenantdb::connect_tenant(&self.world.server, place, &names, &password)
            .await
            .expect("the panel login")
    }

    pub async fn attest(&self) -> Plan {
        tenantdb::attest(&self.admin, &self.desired)
            .await
            .expect("an attestation")
    }

    pub async fn converge(&mut self) {
        converge(&mut self.admin, &self.desired).await;
    }

    pub fn wish(&mut self, key: &str, table: &str, rights: Rights) {
        let role = self.desired.roles.iter_mut().find(|r| r.key == key);
        if let TableWish::Per { tables, .. } = &mut role.expect("the role").tables {
            tables.insert(table.to_owned(), rights);
        }
    }
}

/// Reconciles, and sees that this leaves nothing to do.
pub async fn converge(admin: &mut AdminClient, desired: &Desired) {
    let (_, outcomes) = tenantdb::reconcile(admin, desired).await.expect("reconciled");
    let failed: Vec<_> = outcomes.iter().filter(|o| o.error.is_some()).collect();
    assert!(failed.is_empty(), "{failed:?}");
    let plan = tenantdb::attest(admin, desired).await.expect("attested");
    assert!(plan.is_empty(), "still to do:\n{plan}\n{:?}", plan.findings);
}

/// A session of the customer's application.
pub struct App(pub Client);

impl std::ops::Deref for App {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.0
    }
}

impl App {
    pub async fn become_role(self, role: &str) -> Self {
        self.batch_execute(&format!("SET ROLE \"{role}\""))
            .await
            .unwrap_or_else(|e| panic!("SET ROLE {role}: {e:?}"));
        self
    }

    /// How many rows a statement returned or changed; None if PostgreSQL refused it.
    pub async fn tries(&self, sql: &str) -> Option<u64> {
        match self.execute(sql, &[]).await {
            Ok(rows) => Some(rows),
            Err(error) => {
                assert_eq!(
                    error.code(),
                    Some(&SqlState::INSUFFICIENT_PRIVILEGE),
                    "{sql}: {error:?}"
                );
                None
            }
        }
    }
}

pub async fn session(config: &Config) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

pub fn all() -> Rights {
    TableWish::Full.rights("")
}

pub fn read() -> Rights {
    Rights {
        read: true,
        ..Rights::default()
    }
}

pub fn own(column: &str) -> Rights {
    Rights {
        rows: RowScope::Own {
            column: column.to_owned(),
        },
        ..all()
    }
}

/// The built-in roles with the shop's grants.
fn roles() -> Vec<DesiredRole> {
    let full = || TableWish::Full;
    let per = |default: Rights, tables: &[(&str, Rights)]| TableWish::Per {
        default,
        tables: tables
            .iter()
            .map(|(name, rights)| ((*name).to_owned(), rights.clone()))
            .collect::<BTreeMap<_, _>>(),
    };
    let staff = Rights {
        read: true,
        write: true,
        ..Rights::default()
    };
    let member = [
        ("orders", own("user_id")),
        ("products", read()),
        ("notes", own("author")),
    ];
    [
        ("owner", full()),
        ("admin", full()),
        ("staff", per(staff, &[])),
        ("member", per(Rights::default(), &member)),
        ("read_only", per(read(), &[])),
        ("anon", per(Rights::default(), &[("products", read())])),
    ]
    .map(|(key, tables)| DesiredRole {
        key: key.to_owned(),
        tables,
    })
    .into()
}

fn rand() -> u128 {
    Uuid::new_v4().as_u128()
}

const SHOP: &str = "
CREATE TABLE products (id serial PRIMARY KEY, name text NOT NULL, price numeric(10,2));
CREATE TABLE orders (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, user_id uuid NOT NULL,
    product_id int REFERENCES products (id), ordered_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON orders (user_id);
CREATE TABLE notes (id serial PRIMARY KEY, author text, body text);
INSERT INTO products (name, price) VALUES ('tea', 3.50), ('kettle', 29.00), ('cup', 4.00);
INSERT INTO orders (user_id, product_id) VALUES
    ('11111111-1111-4111-8111-111111111111', 1), ('11111111-1111-4111-8111-111111111111', 2),
    ('22222222-2222-4222-8222-222222222222', 3);
INSERT INTO notes (author, body) VALUES ('11111111-1111-4111-8111-111111111111', 'anna''s'),
    ('22222222-2222-4222-8222-222222222222', 'bert''s'), (NULL, 'nobody''s')
";
