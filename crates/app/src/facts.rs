//! Reads the facts of callers afresh for every request, many requests in one statement. Decides nothing.
//!
//! One task owns one connection. While a read is in flight, questions wait; the next read takes all of them. A read that
//! answers a question always started after the question was asked, so the answer reflects every change committed before
//! that, on any replica, with nothing to invalidate.

mod kept;
mod known;
mod reader;
mod roles;

use std::{collections::HashMap, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use self::reader::Reader;
pub(crate) use self::roles::{bits, platform_role, rights, tenant_role};
use crate::{
    Clock, Error, Result,
    caller::{Credential, Who},
    ids::{TenantId, TenantRef, UserId},
};

/// How many questions one statement answers at most.
const BATCH: usize = 512;

/// How long one try may take, connecting included. PostgreSQL's own `statement_timeout` is of no use once it is gone.
const TRY_WITHIN: Duration = Duration::from_secs(3);

/// How long whoever asks waits: a dead connection's try, another one on a new connection, and a little.
const ANSWER_WITHIN: Duration = Duration::from_secs(8);

/// Whose facts, and in which tenant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    pub subject: Subject,
    pub tenant: Option<TenantKey>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    Credential(Credential),
    /// A person whom somebody else asks about.
    User(UserId),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TenantKey {
    Id(TenantId),
    Slug(String),
}

impl From<&TenantRef> for TenantKey {
    fn from(tenant: &TenantRef) -> Self {
        match tenant {
            TenantRef::Id(id) => Self::Id(*id),
            TenantRef::Slug(slug) => Self::Slug(slug.clone()),
        }
    }
}

struct Waiting {
    question: Question,
    answer: oneshot::Sender<Answer>,
}

/// What came of one question. Those who asked the same share it.
type Answer = std::result::Result<Arc<Who>, Failure>;

#[derive(Clone)]
enum Failure {
    /// It may well be answered when it is asked again.
    Unavailable(String),
    /// What is stored cannot be read.
    Internal(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Unavailable(text) => Self::Unavailable(text),
            other => Self::Internal(format!("{other:?}")),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unavailable(text) => Self::Unavailable(text),
            Failure::Internal(text) => Self::Internal(text),
        }
    }
}

/// The way to the task that reads.
#[derive(Clone)]
pub(crate) struct FactReader {
    questions: mpsc::Sender<Waiting>,
}

impl FactReader {
    /// Starts the task; it connects when it is first asked, and again whenever its connection is lost.
    pub fn start(config: db::Config, clock: Clock) -> Self {
        let (questions, inbox) = mpsc::channel(4096);
        tokio::spawn(read_forever(config, clock, inbox));
        Self { questions }
    }

    /// The facts as they are now. Fails when PostgreSQL cannot be asked: there is no older answer to fall back to.
    pub async fn read(&self, question: Question) -> Result<Arc<Who>> {
        let (answer, answered) = oneshot::channel();
        let gone = || Error::Unavailable("the reader of facts is gone".to_owned());
        let asked = async {
            self.questions
                .send(Waiting { question, answer })
                .await
                .map_err(|_| gone())?;
            answered.await.map_err(|_| gone())?.map_err(Error::from)
        };
        timeout(ANSWER_WITHIN, asked).await?
    }
}

async fn read_forever(config: db::Config, clock: Clock, mut inbox: mpsc::Receiver<Waiting>) {
    let mut reader = None;
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        batch.clear();
        if inbox.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        // Whoever does not wait any more would only keep the others waiting.
        batch.retain(|waiting| !waiting.answer.is_closed());
        // Everybody who asks the same question in one batch shares one row.
        let mut places: HashMap<&Question, usize> = HashMap::new();
        let mut distinct = Vec::new();
        for waiting in &batch {
            places.entry(&waiting.question).or_insert_with(|| {
                distinct.push(&waiting.question);
                distinct.len() - 1
            });
        }
        if distinct.is_empty() {
            continue;
        }
        let answers = answer(&mut reader, &config, clock.now(), &distinct).await;
        let places: Vec<usize> = batch.iter().map(|waiting| places[&waiting.question]).collect();
        for (waiting, place) in batch.drain(..).zip(places) {
            // Whoever asked may have gone away meanwhile.
            let _ = waiting.answer.send(answers[place].clone());
        }
    }
}

/// One answer for each question. Only what concerns all of them, such as PostgreSQL being away, fails all of them.
async fn answer(
    reader: &mut Option<Reader>,
    config: &db::Config,
    now: Timestamp,
    questions: &[&Question],
) -> Vec<Answer> {
    loop {
        let known = reader.take().filter(|known| !known.is_closed());
        let had_one = known.is_some();
        let attempt = async {
            let mut known = match known {
                Some(known) => known,
                None => Reader::connect(config).await?,
            };
            let answers = known.answer(now, questions).await?;
            *reader = Some(known);
            Ok::<_, Error>(answers)
        };
        match timeout(TRY_WITHIN, attempt)
            .await
            .unwrap_or_else(|late| Err(late.into()))
        {
            Ok(answers) => return answers,
            // A connection that died while nobody asked is noticed by its first use, and replaced once.
            Err(_) if had_one => {}
            Err(error) => return vec![Err(error.into()); questions.len()],
        }
    }
}
