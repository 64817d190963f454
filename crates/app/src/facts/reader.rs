//! One connection and the statements that answer a batch of questions on it. What they mean is in `roles.rs`, what is kept of them in `kept.rs`.

use std::sync::Arc;

use db::queries::facts as sql;
use jiff::Timestamp;
use metrics::counter;
use uuid::Uuid;

use super::{
    Answer, Failure, Question, Subject, TenantKey,
    kept::{Kept, Moment},
    roles::Held,
};
use crate::{Error, Result, caller::Credential};

pub(super) struct Reader {
    client: db::Client,
    read: sql::ReadStmt,
    moment: sql::MomentStmt,
    held: Held,
    kept: Kept,
}

impl Reader {
    pub(super) async fn connect(config: &db::Config) -> Result<Self> {
        let client = db::connect(config)
            .await
            .map_err(|error| Error::Unavailable(error.to_string()))?;
        // Always by index, whatever the planner thinks of arrays; a batch is small and the tables may be large.
        client
            .batch_execute(
                "set plan_cache_mode = force_generic_plan; set enable_hashjoin = off; set enable_mergejoin = off; \
                set statement_timeout = '3s'",
            )
            .await?;
        Ok(Self {
            read: sql::read().prepare(&client).await?,
            moment: sql::moment().prepare(&client).await?,
            client,
            held: Held::default(),
            kept: Kept::default(),
        })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// In the order of the questions, all of them true at one moment after this call began.
    pub(super) async fn answer(&mut self, now: Timestamp, questions: &[&Question]) -> Result<Vec<Answer>> {
        counter!("bailiwick_fact_questions_total").increment(questions.len() as u64);
        let mut answers: Vec<Option<Answer>> = questions.iter().map(|q| self.kept.get(q, now).map(Ok)).collect();
        if !self.fill(now, questions, &mut answers).await? {
            answers.fill(None);
            self.fill(now, questions, &mut answers).await?;
        }
        Ok(answers.into_iter().flatten().collect())
    }

    /// Reads what is missing, or only the moment. False where what was there before does not hold at that moment.
    async fn fill(&mut self, now: Timestamp, questions: &[&Question], answers: &mut [Option<Answer>]) -> Result<bool> {
        let open: Vec<usize> = (0..answers.len()).filter(|at| answers[*at].is_none()).collect();
        if open.is_empty() {
            counter!("bailiwick_fact_reads_total", "read" => "moment").increment(1);
            let sql::Moment { snapshot, since } = self.moment.bind(&self.client).one().await?;
            return Ok(self.kept.move_to(Moment { snapshot, since }));
        }
        counter!("bailiwick_fact_reads_total", "read" => "rows").increment(1);
        let all = open.len() == questions.len();
        let (held, stale) = self.read_into(now, questions, answers, open).await?;
        let held = held || all;
        if stale.is_empty() {
            return Ok(held);
        }
        // A role or group changed between the two statements, so its holders are read once more. Everybody else's answer was read after their question
        // as well, though at an earlier moment than this.
        let (_, again) = self.read_into(now, questions, answers, stale).await?;
        for at in again {
            answers[at] = Some(Err(Failure::Unavailable(
                "a role or group changes all the time".to_owned(),
            )));
        }
        Ok(held)
    }

    /// Reads what was asked at `open`. Says whether what was there before holds at that moment, and whose rows were stale as soon as they were read.
    async fn read_into(
        &mut self,
        now: Timestamp,
        questions: &[&Question],
        answers: &mut [Option<Answer>],
        open: Vec<usize>,
    ) -> Result<(bool, Vec<usize>)> {
        let asked: Vec<&Question> = open.iter().map(|at| questions[*at]).collect();
        let (moment, rows) = self.rows(now, &asked).await?;
        let broken = self.held.load_missing(&self.client, &rows).await?;
        let held = self.kept.move_to(moment);
        let mut stale = Vec::new();
        for ((at, question), row) in open.into_iter().zip(asked).zip(rows) {
            let who = match self.held.who(&question.subject, row, &broken) {
                Ok(who) => Ok(Arc::new(who)),
                Err(Error::Collision) => {
                    stale.push(at);
                    continue;
                }
                Err(error) => Err(Failure::from(error)),
            };
            match &who {
                Ok(who) => self.kept.keep(question, who),
                Err(Failure::Internal(error)) => tracing::error!(error, "the facts of somebody cannot be read"),
                Err(Failure::Unavailable(_)) => {}
            }
            answers[at] = Some(who);
        }
        Ok((held, stale))
    }

    async fn rows(&self, now: Timestamp, questions: &[&Question]) -> Result<(Moment, Vec<sql::FactsRow>)> {
        let mut hashes: Vec<&[u8]> = Vec::with_capacity(questions.len());
        let mut planes = Vec::with_capacity(questions.len());
        let mut users = Vec::with_capacity(questions.len());
        let mut tenants = Vec::with_capacity(questions.len());
        let mut slugs = Vec::with_capacity(questions.len());
        for question in questions {
            let (hash, plane, user): (&[u8], _, _) = match &question.subject {
                Subject::Credential(Credential::Session(plane, hash)) => (hash, plane.as_str(), Uuid::nil()),
                Subject::Credential(Credential::Token(hash)) => (hash, "token", Uuid::nil()),
                Subject::Credential(Credential::Anonymous | Credential::Cli | Credential::System(_)) => {
                    (&[], "", Uuid::nil())
                }
                Subject::User(id) => (&[], "", id.0),
            };
            let (tenant, slug) = match &question.tenant {
                Some(TenantKey::Id(id)) => (id.0, ""),
                Some(TenantKey::Slug(slug)) => (Uuid::nil(), slug.as_str()),
                None => (Uuid::nil(), ""),
            };
            hashes.push(hash);
            planes.push(plane);
            users.push(user);
            tenants.push(tenant);
            slugs.push(slug);
        }
        let rows = self
            .read
            .bind(&self.client, &hashes, &planes, &users, &tenants, &slugs, &now)
            .all()
            .await?;
        match rows.first() {
            Some(first) if rows.len() == questions.len() => {
                let moment = Moment {
                    snapshot: first.snapshot.clone(),
                    since: first.since,
                };
                Ok((moment, rows))
            }
            _ => Err(Error::Internal(format!(
                "{} questions, {} answers",
                questions.len(),
                rows.len()
            ))),
        }
    }
}
