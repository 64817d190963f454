//! The customer's database beside the panel: made before it is attached, and looked at afterwards.

use anyhow::{Result, ensure};
use browser::{Fixture, Held, Psql, World};

pub const LOGIN: &str = "journey";
pub const PASSWORD: &str = "the password of the journey's server";
pub const DATABASE: &str = "customer_data";

pub struct Place {
    pub fixture: Fixture,
    pub superuser: Psql,
}

impl Place {
    /// A login that may do what Bailiwick asks of one, and the sample in a database that it owns.
    pub fn prepare(world: &World, fixture: Fixture) -> Result<Self> {
        let superuser = world.server.psql()?;
        superuser.run(&format!(
            "create role {LOGIN} login createdb createrole password '{}'",
            PASSWORD.replace('\'', "''")
        ))?;
        superuser.run(&format!("grant connect on database postgres to {LOGIN}"))?;
        superuser.run(&format!("create database {DATABASE} owner {LOGIN}"))?;
        superuser.on(DATABASE).by(LOGIN, PASSWORD).load(&fixture.file)?;
        let place = Self { fixture, superuser };
        ensure!(
            place.counted()? == place.fixture.rows(),
            "the sample is not what the test takes it for"
        );
        Ok(place)
    }

    /// Keeps jobs from touching schemas of the database until it is dropped, so that they can be watched at work.
    pub fn hold(&self, database: &str) -> Result<Held> {
        self.superuser
            .on(database)
            .hold("lock table pg_catalog.pg_namespace in share row exclusive mode")
    }

    /// As if whoever is signed in had given their password an hour ago.
    pub fn proofs_grow_old(&self) -> Result<()> {
        let old = "update sessions set proved_at = proved_at - interval '1 hour'";
        self.superuser.on("bailiwick").run(old).map(drop)
    }

    fn counted(&self) -> Result<usize> {
        let sum: Vec<String> = self
            .fixture
            .tables
            .iter()
            .map(|(table, _, _)| format!("(select count(*) from {table})"))
            .collect();
        Ok(self
            .superuser
            .on(DATABASE)
            .run(&format!("select {}", sum.join(" + ")))?
            .parse()?)
    }

    /// Every row is there, and nothing of ours.
    pub fn is_as_it_was_found(&self) -> Result<()> {
        ensure!(self.counted()? == self.fixture.rows(), "rows are missing");
        let left = "select (select count(*) from pg_policies where schemaname = 'public')
            + (select count(*) from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace)
            + (select count(*) from pg_tables where schemaname = 'public' and tableowner <> 'journey')";
        let left = self.superuser.on(DATABASE).run(left)?;
        ensure!(left == "0", "{left} policies, switches or owners of ours are left");
        Ok(())
    }
}
