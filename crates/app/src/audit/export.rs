//! The events that a filter finds, as a file: read page by page, each decided anew and in a transaction of its own, so that a log of any length
//! takes as little memory and holds nothing up. That somebody exports is recorded.

use async_trait::async_trait;
use std::{
    collections::{BTreeMap, HashMap},
    marker::PhantomData,
    str::FromStr,
    sync::Arc,
};

use authz::{Action, Permission};
use db::queries::audit as sql;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Filter, Target,
    checkpoint::Checkpoint,
    filter::Search,
    proof::{self, Line},
    table,
    walk::{Place, plan_once, walk},
};
use crate::{
    App, Caller, Error, Mode, Operation, Result, TenantId, TenantRef,
    caller::Who,
    gate::{Act, DecidedPlane, Done, Granted, Tx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a spreadsheet.
    Csv,
    /// A JSON object a line, with what proves it: `audit verify --export` checks it.
    Jsonl,
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "csv" => Ok(Self::Csv),
            "jsonl" => Ok(Self::Jsonl),
            _ => Err(Error::invalid("format", "Choose csv or jsonl.")),
        }
    }
}

/// Begins an export.
pub struct Export<P> {
    filter: Filter,
    format: Format,
    plane: PhantomData<fn() -> P>,
}

impl<P> Export<P> {
    pub fn new(filter: Filter, format: Format) -> Self {
        Self {
            filter: filter.storable(),
            format,
            plane: PhantomData,
        }
    }
}

#[async_trait]
impl<P: DecidedPlane> Operation for Export<P> {
    type Plane = P;
    const NAME: &'static str = "audit.export";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = Exporter;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<P>) -> Result<Done<Exporter>> {
        let tenant = tx.tenant().ok();
        let search = self.filter.prepare(tx, tenant).await?;
        // A tenant's people see the checkpoints of all logs no more than these logs.
        let checkpoint = match tenant {
            Some(_) => None,
            None => sql::last_checkpoint().bind(tx.db()).opt().await?,
        };
        let head = Line::Export {
            version: 1,
            made_at: tx.now(),
            log: search.chain,
            complete: search.is_everything(),
            filter: self.filter.clone(),
            keys: proof::public_keys(tx.app().keys()),
            checkpoint: checkpoint.map(|row| Checkpoint::from(&row).to_string()),
        };
        let format = match self.format {
            Format::Csv => "csv",
            Format::Jsonl => "jsonl",
        };
        let exporter = Exporter {
            tenant,
            format: self.format,
            search: Arc::new(search),
            place: Some((i64::MAX, Uuid::max())),
            opening: Some(head),
            told: HashMap::new(),
            heads: BTreeMap::new(),
            digest: Sha256::new(),
            events: 0,
        };
        Done::new(exporter).after(serde_json::json!({ "format": format, "filter": self.filter }))
    }
}

/// How far an export is.
pub struct Exporter {
    tenant: Option<TenantId>,
    format: Format,
    search: Arc<Search>,
    /// Before which event to go on; none once all is read.
    place: Option<Place>,
    opening: Option<Line>,
    /// The oldest head of each log that is written down. Events come newest first, and their heads with them.
    told: HashMap<Uuid, i64>,
    /// Of a file that holds whole logs: behind which head to go on, and the newest, once all events are written. Then what went meanwhile is known as well.
    heads: BTreeMap<Uuid, (i64, i64)>,
    digest: Sha256,
    events: u64,
}

impl Exporter {
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The next piece of the file; none at its end.
    pub async fn next(&mut self, app: &App, caller: &Caller) -> Result<Option<String>> {
        if let Some(opening) = self.opening.take() {
            return match self.format {
                Format::Csv => Ok(Some(table::HEADING.to_owned())),
                Format::Jsonl => self.sealed_in(vec![opening]).map(Some),
            };
        }
        while let Some(place) = self.place {
            let read = match self.tenant {
                Some(tenant) => app.in_tenant(caller, &TenantRef::Id(tenant), self.batch(place)).await?,
                None => app.on_platform(caller, self.batch(place)).await?,
            };
            let text = self.write(app, read)?;
            // Many events may have been looked at, and none found.
            if !text.is_empty() {
                return Ok(Some(text));
            }
        }
        if let Some((&log, &(after, newest))) = self.heads.first_key_value() {
            let read = match self.tenant {
                Some(tenant) => {
                    let operation = ExportHeads::new(log, after, newest);
                    app.in_tenant(caller, &TenantRef::Id(tenant), operation).await?
                }
                None => app.on_platform(caller, ExportHeads::new(log, after, newest)).await?,
            };
            return self.write_heads(app, log, read).map(Some);
        }
        Ok(None)
    }

    /// The heads of a whole log, whether or not an event is left of them, and what went from each.
    fn write_heads(&mut self, app: &App, log: Uuid, read: Heads) -> Result<String> {
        match (read.heads.last(), self.heads.get_mut(&log)) {
            (Some(last), Some(place)) if last.number < place.1 => place.0 = last.number,
            _ => drop(self.heads.remove(&log)),
        }
        let heads = read.heads.iter().map(Line::head);
        let lines = heads.chain(read.removals.into_iter().map(Line::removal)).collect();
        let mut text = self.sealed_in(lines)?;
        text.push_str(&self.end(app)?);
        Ok(text)
    }

    /// The last line, once everything before it is written.
    fn end(&self, app: &App) -> Result<String> {
        if self.place.is_some() || !self.heads.is_empty() {
            return Ok(String::new());
        }
        let digest = self.digest.clone().finalize().into();
        proof::end(app.keys(), self.events, &digest)
    }

    fn write(&mut self, app: &App, read: Batch) -> Result<String> {
        self.place = read.next;
        self.events += read.rows.len() as u64;
        if self.format == Format::Csv {
            return Ok(read.rows.iter().map(table::line).collect());
        }
        let mut lines: Vec<Line> = read.rows.into_iter().map(Line::event).collect();
        let complete = self.search.is_everything();
        for head in read.heads {
            if complete {
                let (_, newest) = self.heads.entry(head.chain).or_default();
                *newest = head.number.max(*newest);
                continue;
            }
            let told = self.told.entry(head.chain).or_insert(i64::MAX);
            if head.number < *told {
                *told = head.number;
                lines.push(Line::head(&head));
            }
        }
        let mut text = self.sealed_in(lines)?;
        text.push_str(&self.end(app)?);
        Ok(text)
    }

    fn batch<P>(&self, place: Place) -> ExportBatch<P> {
        ExportBatch {
            search: self.search.clone(),
            place,
            proved: self.format == Format::Jsonl,
            plane: PhantomData,
        }
    }

    /// The lines as text, which the end of the file then vouches for.
    fn sealed_in(&mut self, lines: Vec<Line>) -> Result<String> {
        let mut text = String::new();
        for line in lines {
            text.push_str(&line.write()?);
        }
        self.digest.update(&text);
        Ok(text)
    }
}

const AT_ONCE: usize = 200;

struct ExportBatch<P> {
    search: Arc<Search>,
    place: Place,
    proved: bool,
    plane: PhantomData<fn() -> P>,
}

struct Batch {
    rows: Vec<sql::EventRow>,
    /// Newest first in each log.
    heads: Vec<sql::HeadRow>,
    next: Option<Place>,
}

#[async_trait]
impl<P: DecidedPlane> Operation for ExportBatch<P> {
    type Plane = P;
    const NAME: &'static str = "audit.export_batch";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Batch;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<P>) -> Result<Done<Batch>> {
        plan_once(tx).await?;
        let walked = walk(tx, &self.search, self.place, AT_ONCE).await?;
        let heads = if self.proved {
            let logs: Vec<Uuid> = walked.rows.iter().map(|row| row.chain).collect();
            let positions: Vec<i64> = walked.rows.iter().map(|row| row.position).collect();
            sql::heads_covering().bind(tx.db(), &logs, &positions).all().await?
        } else {
            Vec::new()
        };
        Ok(Done::new(Batch {
            rows: walked.rows,
            heads,
            next: walked.next,
        }))
    }
}

/// Heads of one log in their order.
struct ExportHeads<P> {
    log: Uuid,
    after: i64,
    newest: i64,
    plane: PhantomData<fn() -> P>,
}

struct Heads {
    heads: Vec<sql::HeadRow>,
    removals: Vec<sql::RemovalRow>,
}

impl<P> ExportHeads<P> {
    const fn new(log: Uuid, after: i64, newest: i64) -> Self {
        Self {
            log,
            after,
            newest,
            plane: PhantomData,
        }
    }
}

#[async_trait]
impl<P: DecidedPlane> Operation for ExportHeads<P> {
    type Plane = P;
    const NAME: &'static str = "audit.export_heads";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Heads;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<P>) -> Result<Done<Heads>> {
        let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        let mut heads = sql::heads().bind(tx.db(), &self.log, &self.after, &limit).all().await?;
        heads.retain(|head| head.number <= self.newest);
        let last = heads.last().map_or(self.after, |head| head.number);
        let removals = sql::removals()
            .bind(tx.db(), &self.log, &(self.after + 1), &last)
            .all()
            .await?;
        Ok(Done::new(Heads { heads, removals }))
    }
}
