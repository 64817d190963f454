//! An application on a database of its own, with its clock stopped.

use std::{
    ops::Deref,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use app::{
    App, Caller, Clock, Credential, Origin, Plane, Settings,
    audit::{Verify, seal},
    servers::LocalServer,
};
use jiff::SignedDuration;
use tokio::sync::OnceCell;
use tokio_postgres::{Client, config::Host};

use crate::{
    NameServer, Person, TestDatabase,
    cluster::{FLEET, PASSWORD, superuser_config},
    keys::keys,
    people,
    workers::Workers,
};

/// Derefs to the application. Declared before what uses it, so that it goes last.
pub struct TestApp {
    app: App,
    workers: Mutex<Option<Workers>>,
    superuser: OnceCell<Client>,
    count: AtomicU32,
    /// Dropped last, for it is dropped with all sessions to it.
    database: TestDatabase,
}

/// What an installation on this database is told, with nothing special.
pub fn settings(database: &TestDatabase) -> Settings {
    Settings {
        base_url: "https://bailiwick.example".into(),
        root_url: "https://root.bailiwick.example".into(),
        control_database: database.name().to_owned(),
        tenants_database: database.tenants(),
        checkpoint_file: None,
        smtp: None,
        keeps_mail: false,
        // Nobody answers there, and no test asks the world.
        dns_resolver: Some(([127, 0, 0, 1], 1).into()),
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl TestApp {
    /// Nobody is there yet, no Super Admin either; the cluster is registered as `local`. No worker runs.
    pub async fn new() -> Self {
        let database = TestDatabase::new().await;
        let settings = settings(&database);
        Self::with(database, settings).await
    }

    /// Which asks this name server whose a domain is.
    pub async fn asking(name_server: &NameServer) -> Self {
        let database = TestDatabase::new().await;
        let settings = Settings {
            dns_resolver: Some(name_server.address()),
            ..settings(&database)
        };
        Self::with(database, settings).await
    }

    /// With settings of the test's own.
    pub async fn with(database: TestDatabase, settings: Settings) -> Self {
        let app = App::on_prepared(&database.owner(), keys(), settings, Clock::stopped());
        app::servers::register_local(&app, local_server())
            .await
            .expect("the local server");
        Self {
            app,
            workers: Mutex::default(),
            superuser: OnceCell::new(),
            count: AtomicU32::new(1),
            database,
        }
    }

    /// Has jobs done and the audit log sealed in the background from now on.
    pub fn start_workers(&self) {
        let mut workers = self.workers.lock().expect("nobody panicked here");
        workers.get_or_insert_with(|| Workers::start(&self.app));
    }

    /// Seals every event that there is, after which every page of the log shows them. A transaction of another database that is about to
    /// end holds a round of sealing back, so it is tried until all is sealed.
    pub async fn seal_all(&self) {
        let unsealed = async || {
            self.on_platform(&Caller::cli(), Verify::default())
                .await
                .expect("a report")
                .unsealed
        };
        while unsealed().await > 0 {
            seal(self).await.expect("a round of sealing");
        }
    }

    /// What to clone into a task.
    pub fn app(&self) -> &App {
        &self.app
    }

    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// A session of the superuser in the control plane's database.
    pub async fn superuser(&self) -> &Client {
        self.superuser.get_or_init(|| self.database.superuser()).await
    }

    /// Lets time pass, all at once.
    pub fn advance(&self, by: SignedDuration) {
        self.clock().advance(by);
    }

    /// Nobody is signed in.
    #[allow(clippy::unused_self)] // as its neighbours are called
    pub fn anonymous(&self) -> Caller {
        Caller::new(Credential::Anonymous, Origin::default())
    }

    /// A platform admin with a role, such as `super_admin`, signed in to the root panel.
    pub async fn platform(&self, role: &str) -> Person {
        let client = self.superuser().await;
        let person = people::insert(client, &self.unique(role), Plane::Root, self.now()).await;
        people::make_admin(client, person.user, role, self.now()).await;
        person
    }

    /// Somebody who is signed in to the tenant panel and a member of nothing.
    pub async fn stranger(&self) -> Person {
        people::insert(self.superuser().await, &self.unique("stranger"), Plane::App, self.now()).await
    }

    /// A name that nobody else in this test has.
    pub(crate) fn unique(&self, name: &str) -> String {
        format!("{name}-{}", self.count.fetch_add(1, Ordering::Relaxed)).replace('_', "-")
    }
}

/// The cluster as Bailiwick would register the one that it runs itself.
pub fn local_server() -> LocalServer {
    let config = superuser_config("postgres");
    LocalServer {
        host: match config.get_hosts().first() {
            Some(Host::Unix(path)) => path.display().to_string(),
            Some(Host::Tcp(name)) => name.clone(),
            None => "localhost".into(),
        },
        port: config.get_ports().first().copied().unwrap_or(5432),
        database: "postgres".into(),
        username: FLEET.into(),
        password: PASSWORD.into(),
    }
}
