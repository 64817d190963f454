//! Making, mending and removing a tenant's place on a server, in steps that can each be repeated after a crash.
//! Every step but the first is a part of the same plan that attests and repairs.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::apply::Outcome;
use crate::connect::{AdminClient, ServerAddress};
use crate::desired::Desired;
use crate::error::Error;
use crate::names::{Login, Names};
use crate::plan::Plan;

/// The steps of provisioning, in their order. A job records the last one done and goes on after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Database,
    Roles,
    Schema,
    Isolation,
    Tables,
}

impl Step {
    pub const ALL: [Self; 5] = [
        Self::Database,
        Self::Roles,
        Self::Schema,
        Self::Isolation,
        Self::Tables,
    ];
}

/// Provisioning of one tenant. Keeps its connection between steps.
pub struct Provisioning<'a> {
    _server: &'a ServerAddress,
    _desired: &'a Desired,
}

impl<'a> Provisioning<'a> {
    pub fn new(server: &'a ServerAddress, desired: &'a Desired) -> Self {
        Self {
            _server: server,
            _desired: desired,
        }
    }

    /// Does one step. Doing it again is harmless and does nothing.
    pub async fn run(&mut self, _step: Step) -> Result<(), Error> {
        unimplemented!()
    }
}

/// Observes and plans, and changes nothing.
pub async fn attest(_client: &AdminClient, _desired: &Desired) -> Result<Plan, Error> {
    unimplemented!()
}

/// Observes, plans and applies: after a change of the wish, or to repair.
pub async fn reconcile(
    _client: &mut AdminClient,
    _desired: &Desired,
) -> Result<(Plan, Vec<Outcome>), Error> {
    unimplemented!()
}

/// Removes the tenant from the server: what Bailiwick made is dropped, what was attached is left as it was found.
pub async fn deprovision(_server: &ServerAddress, _desired: &Desired) -> Result<(), Error> {
    unimplemented!()
}

/// Sets the password of one of the tenant's logins. Only a SCRAM verifier is sent, so that no log sees the password.
pub async fn set_password(
    _client: &AdminClient,
    _names: &Names,
    _login: Login,
    _password: &SecretString,
) -> Result<(), Error> {
    unimplemented!()
}
