//! Opens an installation, whichever PostgreSQL it is on: the embedded one, started here or by a `serve` that runs, or one
//! whose address was given. What is opened here is closed here.

mod cluster;
pub mod keys;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use app::{AdminId, App, Clock};
use db::{Config, Inspection};
use embedded_postgres::{DataDir, Postgres, occupant};
use secrecy::ExposeSecret;

use crate::settings::Settings;

/// How long a `serve` that starts at this moment is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Installation {
    pub app: App,
    /// Where the control plane's PostgreSQL is, without secrets.
    pub database: String,
    /// The one that was started here.
    pub postgres: Option<Postgres>,
    /// What was brought up to date when it was opened.
    pub migrated: Vec<String>,
    address: Config,
    /// Nobody else uses the data directory while this is held.
    _lock: Option<DataDir>,
}

/// What a command that visits wants where there is nothing yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    Create,
    Refuse,
}

impl Installation {
    /// For `serve`, which holds the data directory for itself alone.
    pub async fn open(settings: &Settings, lock: DataDir) -> Result<Self> {
        match settings.database_url {
            Some(_) => {
                let given = Self::elsewhere(settings, Some(lock), Missing::Create).await?;
                given.prepared().await
            }
            None => Self::here(settings, lock).await?.prepared().await,
        }
    }

    /// For every other command: beside a `serve` that runs, or for the moment where none does.
    pub async fn visit(settings: &Settings, missing: Missing) -> Result<Self> {
        if settings.database_url.is_some() {
            return Self::elsewhere(settings, None, missing).await?.prepared().await;
        }
        if let Some(visited) = Self::beside(settings).await? {
            return Ok(visited);
        }
        if missing == Missing::Refuse {
            Self::refuse_missing(settings)?;
        }
        let lock = DataDir::lock(&settings.data_dir)?;
        let installation = Self::here(settings, lock).await?.prepared().await?;
        installation.register().await?;
        Ok(installation)
    }

    /// For a command that only looks: the database stays as it is, whichever version of Bailiwick it is of.
    pub async fn look(settings: &Settings) -> Result<Self> {
        if settings.database_url.is_some() {
            return Self::elsewhere(settings, None, Missing::Refuse).await;
        }
        if let Some(visited) = Self::beside(settings).await? {
            return Ok(visited);
        }
        Self::refuse_missing(settings)?;
        keys::refuse_without_cluster(settings)?;
        Self::here(settings, DataDir::lock(&settings.data_dir)?).await
    }

    fn refuse_missing(settings: &Settings) -> Result<()> {
        if !settings.keys_file().exists() {
            bail!(
                "there is no installation in {}: name its data directory with --data-dir, or start one with `bailiwick serve`",
                settings.data_dir.display()
            );
        }
        Ok(())
    }

    /// Lists the PostgreSQL that was started here among the database servers.
    pub async fn register(&self) -> Result<()> {
        match &self.postgres {
            Some(postgres) => cluster::register(&self.app, postgres.port()).await,
            None => Ok(()),
        }
    }

    /// Starts the embedded PostgreSQL.
    async fn here(settings: &Settings, lock: DataDir) -> Result<Self> {
        let keys = keys::for_cluster(settings, lock.path())?;
        let postgres = Postgres::start(&lock, &settings.postgres).await?;
        let address = cluster::owner(postgres.socket_dir(), postgres.port(), &keys);
        let (major, port) = (postgres.major_version(), postgres.port());
        let told = settings.for_app(db::CONTROL_DATABASE.to_owned());
        Ok(Self {
            app: App::on_prepared(&address, keys, told, Clock::System),
            database: format!("embedded, version {major}, on 127.0.0.1:{port}"),
            postgres: Some(postgres),
            migrated: Vec::new(),
            address,
            _lock: Some(lock),
        })
    }

    /// The same, whose database is brought up to date, and made where there is none.
    async fn prepared(mut self) -> Result<Self> {
        let keys = self.app.keys();
        let prepared = match &self.postgres {
            Some(postgres) => cluster::prepare(postgres, &self.address, keys).await,
            None => self.migrate().await,
        };
        match prepared {
            Ok(migrated) => {
                self.migrated = migrated;
                Ok(self)
            }
            Err(error) => {
                // A clean end, so that the next start has nothing to recover.
                let _ = self.close().await;
                Err(error)
            }
        }
    }

    /// Applies the migrations that are pending and says which. Also beside a `serve` of an older version.
    pub async fn migrate(&self) -> Result<Vec<String>> {
        Ok(db::prepare(&self.address, &self.app.keys().role_passwords()).await?)
    }

    /// How the control plane's database is.
    pub async fn inspect(&self) -> Result<Inspection> {
        Ok(db::inspect(&self.address).await?)
    }

    /// Joins the embedded PostgreSQL of a `serve` that runs.
    async fn beside(settings: &Settings) -> Result<Option<Self>> {
        let begun = Instant::now();
        loop {
            let Some(occupant) = occupant(&settings.data_dir)? else {
                return Ok(None);
            };
            if let Some(server) = occupant.server {
                let keys = keys::existing(settings)?;
                let address = cluster::owner(&server.socket_dir, server.port, &keys);
                // A first start that has not come to its end yet looks like a wrong password, or no database.
                if db::connect(&address).await.is_ok() {
                    let told = settings.for_app(db::CONTROL_DATABASE.to_owned());
                    return Ok(Some(Self {
                        app: App::on_prepared(&address, keys, told, Clock::System),
                        migrated: Vec::new(),
                        database: format!("embedded, on 127.0.0.1:{}", server.port),
                        postgres: None,
                        address,
                        _lock: None,
                    }));
                }
            }
            if begun.elapsed() > PATIENCE {
                let who = occupant
                    .pid
                    .map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}"));
                bail!(
                    "{who} uses {} but its PostgreSQL does not answer: if it was given DATABASE_URL, give it here too",
                    settings.data_dir.display()
                );
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// On a PostgreSQL that somebody else runs.
    async fn elsewhere(settings: &Settings, lock: Option<DataDir>, missing: Missing) -> Result<Self> {
        let url = settings.database_url.as_ref().map_or("", |url| url.expose_secret());
        let address = db::parse_address(url)?;
        let found = db::preflight(&address).await?;
        if missing == Missing::Refuse && !found.prepared {
            bail!(
                "there is no installation in the database {}: start one with `bailiwick serve`",
                found.database
            );
        }
        let keys = keys::for_database(settings, &found)?;
        Ok(Self {
            app: App::on_prepared(&address, keys, settings.for_app(found.database), Clock::System),
            migrated: Vec::new(),
            database: format!("{} (version {})", db::describe_address(&address), found.version),
            postgres: None,
            address,
            _lock: lock,
        })
    }

    /// The same installation as another clock has it, from which no mail is sent.
    pub fn rehearsal(&self, settings: &Settings, clock: Clock) -> Result<App> {
        let mut told = self.app.settings().clone();
        told.keeps_mail = true;
        Ok(App::on_prepared(&self.address, keys::existing(settings)?, told, clock))
    }

    /// With new keys beside the old ones. Nobody else may use the installation: who runs with the old ones alone could not open what is sealed
    /// from now on.
    pub async fn with_new_keys(settings: &Settings) -> Result<Self> {
        if let Some(url) = &settings.database_url {
            let address = db::parse_address(url.expose_secret())?;
            let sessions = db::runtime_sessions(&address).await?;
            if sessions > 0 {
                bail!(
                    "{sessions} connections of servers that run are open in {}: stop every `bailiwick serve` first, then rotate the keys",
                    db::describe_address(&address)
                );
            }
        } else {
            Self::refuse_missing(settings)?;
        }
        let lock = DataDir::lock(&settings.data_dir)?;
        keys::rotate(settings)?;
        let opened = match settings.database_url {
            Some(_) => Self::elsewhere(settings, Some(lock), Missing::Refuse).await?,
            None => Self::here(settings, lock).await?,
        };
        let installation = opened.prepared().await?;
        installation.register().await?;
        Ok(installation)
    }

    /// Tells the database that this platform admin may go although nobody remains who can do everything. The keys are the right to it.
    pub async fn exempt_last_admin(&self, admin: AdminId) -> Result<()> {
        Ok(db::exempt_last_admin(&self.address, admin.0).await?)
    }

    /// Takes that back.
    pub async fn withdraw_exemption(&self, admin: AdminId) -> Result<()> {
        Ok(db::withdraw_exemption(&self.address, admin.0).await?)
    }

    /// Ends what was begun here.
    pub async fn close(self) -> Result<()> {
        if let Some(postgres) = self.postgres {
            postgres.stop().await?;
        }
        Ok(())
    }
}
