//! All that is kept of a tenant as one ZIP file, for its owners to take with them: settings, people, rights, audit log, and the rows of every
//! table. Each part is what the operation of its own room tells, so nothing is in it that whoever takes it could not see. Not here: backups,
//! which are for putting a database back.

mod archive;
mod begin;
mod break_off;
mod go_on;
mod parts;

use std::time::Duration;

pub use begin::Begin;
use bytes::Bytes;
use futures_util::{Stream, StreamExt, future::ready, stream};
use tokio::{sync::mpsc, time::timeout};

use crate::{App, Caller, Error, Result, TenantRef};
use archive::Archive;
use begin::Turn;

/// An export that was allowed.
pub struct DataExport {
    turn: Turn,
}

/// Pieces that wait for whoever reads them.
const AHEAD: usize = 4;
/// Whoever reads as slowly as this reads no more.
const MADE_WITHIN: Duration = Duration::from_secs(2 * 60 * 60);

impl DataExport {
    /// The file, made as it is read. Each part is decided anew, so it breaks off where the right to it ends; a ZIP file without its end is none.
    pub fn pieces(self, app: App, caller: Caller) -> impl Stream<Item = Result<Bytes>> + Send {
        let (sender, mut receiver) = mpsc::channel(AHEAD);
        let made = tokio::spawn(async move {
            let turn = self.turn;
            let tenant = TenantRef::Id(turn.0);
            let mut archive = Archive::new(sender.clone());
            let all = async {
                parts::write(&app, &caller, &tenant, &mut archive).await?;
                archive.end().await
            };
            let made = tokio::select! {
                made = timeout(MADE_WITHIN, all) => made.unwrap_or_else(|late| Err(late.into())),
                () = sender.closed() => Err(archive::gone()),
            };
            if let Err(error) = &made {
                break_off::record(&app, &caller, turn.0, error).await;
            }
            drop(turn);
            made
        });
        let pieces = stream::poll_fn(move |context| receiver.poll_recv(context)).map(Ok);
        // The last word is the maker's: a file that ends because something went wrong must not look whole.
        let ended = stream::once(made).filter_map(|made| {
            ready(match made {
                Ok(ended) => ended.err().map(Err),
                Err(error) => Some(Err(Error::Internal(error.to_string()))),
            })
        });
        // Whoever sends a body may ask once more after its end.
        pieces.chain(ended).fuse()
    }
}
