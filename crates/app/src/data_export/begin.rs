//! Begins an export, and hands it on while it is made.

use async_trait::async_trait;
use authz::{Action, Permission};
use bytes::Bytes;
use futures_util::{Stream, stream};
use tokio::sync::{Semaphore, SemaphorePermit, mpsc};

use super::{archive::Archive, parts};
use crate::{
    App, Caller, Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

/// How many are made at once, of all tenants: each has a session of a tenant's database for as long as its reader takes.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// A file with less than all of it would be taken for all of it.
const PARTS: [Permission<'static>; 6] = [
    Permission::new("members", Action::View),
    Permission::new("groups", Action::View),
    Permission::new("tables", Action::Manage),
    Permission::new("variables", Action::View),
    Permission::new("access_grants", Action::View),
    Permission::new("audit", Action::View),
];

pub struct Begin;

#[async_trait]
impl Operation for Begin {
    type Plane = Tenant;
    const NAME: &'static str = "data_export.begin";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = DataExport;

    fn target(&self) -> Target {
        Target::new("data_export", "", "")
    }

    /// A stolen session must not carry a tenant away, nor does the platform's support.
    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::OwnPeople, Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, _: &Tx<Tenant>) -> Result<Done<DataExport>> {
        for part in PARTS {
            granted.demand(part)?;
        }
        let turn = AT_ONCE.try_acquire().map_err(|_| Error::Busy)?;
        Ok(Done::new(DataExport { turn }))
    }
}

/// An export that was allowed.
pub struct DataExport {
    turn: SemaphorePermit<'static>,
}

/// Pieces that wait for whoever reads them.
const AHEAD: usize = 4;

impl DataExport {
    /// The file, made as it is read. Each part is decided anew, so it breaks off where the right to it ends; a ZIP file without its end is none.
    pub fn pieces(self, app: App, caller: Caller, tenant: TenantRef) -> impl Stream<Item = Result<Bytes>> + Send {
        let (sender, mut receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            let mut archive = Archive::new(sender.clone());
            let written = parts::write(&app, &caller, &tenant, &mut archive).await;
            drop(self.turn);
            let ended = match written {
                Ok(()) => archive.end().await,
                Err(error) => Err(error),
            };
            if let Err(error) = ended {
                // Whoever went away hears nothing of it.
                let _ = sender.send(Err(error)).await;
            }
        });
        // Whoever sends a body may ask once more after its end, which a channel answers.
        stream::poll_fn(move |context| receiver.poll_recv(context))
    }
}
