//! Reads the facts of callers afresh for every request, many requests in one statement. Decides nothing and remembers only what cannot change.
//!
//! One task owns one connection. While a read is in flight, questions wait; the next read takes all of them. A read that
//! answers a question always started after the question was asked, so the answer reflects every change committed before
//! that, on any replica, with nothing to invalidate.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use authz::{PermissionSet, Rank, Rights, Role, TableRights, TenantState};
use db::queries::facts as sql;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::{
    Clock, Error, Result,
    caller::{Credential, Plane, Who, WhoAdmin, WhoMember, WhoPerson, WhoTenant},
    ids::{AdminId, MembershipId, SessionId, TenantId, TenantRef, TokenId, UserId},
};

/// A session unused for this long is over.
pub const SESSION_IDLE: SignedDuration = SignedDuration::from_hours(12);

/// How many questions one statement answers at most.
const BATCH: usize = 512;

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
    answer: oneshot::Sender<std::result::Result<Arc<Who>, String>>,
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
        self.questions
            .send(Waiting { question, answer })
            .await
            .map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?.map_err(Error::Unavailable)
    }
}

async fn read_forever(config: db::Config, clock: Clock, mut inbox: mpsc::Receiver<Waiting>) {
    let mut reader = None;
    let mut batch = Vec::with_capacity(BATCH);
    let roles = Roles::default();
    loop {
        batch.clear();
        if inbox.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        // Everybody who asks the same question in one batch shares one row.
        let mut places: HashMap<&Question, usize> = HashMap::new();
        let mut distinct = Vec::new();
        for waiting in &batch {
            places.entry(&waiting.question).or_insert_with(|| {
                distinct.push(&waiting.question);
                distinct.len() - 1
            });
        }
        let answers = answer(&mut reader, &config, &roles, clock.now(), &distinct).await;
        let places: Vec<usize> = batch.iter().map(|waiting| places[&waiting.question]).collect();
        for (waiting, place) in batch.drain(..).zip(places) {
            let answer = match &answers {
                Ok(answers) => Ok(answers[place].clone()),
                Err(error) => Err(error.to_string()),
            };
            // Whoever asked may have gone away meanwhile.
            let _ = waiting.answer.send(answer);
        }
    }
}

struct Reader {
    client: db::Client,
    read: sql::ReadStmt,
}

async fn answer(
    reader: &mut Option<Reader>,
    config: &db::Config,
    roles: &Roles,
    now: Timestamp,
    questions: &[&Question],
) -> Result<Vec<Arc<Who>>> {
    // A connection that PostgreSQL closed while nobody asked is noticed by its first use, and replaced once.
    for fresh in [false, true] {
        if reader.as_ref().is_none_or(|r| r.client.is_closed()) {
            *reader = None;
        }
        let had_one = reader.is_some();
        if reader.is_none() {
            *reader = Some(connect(config).await?);
        }
        let Some(current) = reader.as_ref() else { continue };
        match read(current, roles, now, questions).await {
            Ok(answers) => return Ok(answers),
            Err(error) => {
                *reader = None;
                if fresh || !had_one {
                    return Err(error);
                }
            }
        }
    }
    Err(Error::Unavailable("the facts cannot be read".to_owned()))
}

async fn connect(config: &db::Config) -> Result<Reader> {
    let client = db::connect(config)
        .await
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    // Always by index, whatever the planner thinks of arrays; a batch is small and the tables may be large.
    client
        .batch_execute("set plan_cache_mode = force_generic_plan; set enable_hashjoin = off; set enable_mergejoin = off; set statement_timeout = '5s'")
        .await?;
    let read = sql::read().prepare(&client).await?;
    Ok(Reader { client, read })
}

async fn read(reader: &Reader, roles: &Roles, now: Timestamp, questions: &[&Question]) -> Result<Vec<Arc<Who>>> {
    let rows = reader_rows(reader, now, questions).await?;
    roles.load_missing(&reader.client, &rows).await?;
    questions
        .iter()
        .zip(rows)
        .map(|(question, row)| roles.who(&question.subject, row).map(Arc::new))
        .collect()
}

async fn reader_rows(reader: &Reader, now: Timestamp, questions: &[&Question]) -> Result<Vec<sql::FactsRow>> {
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
    let rows = reader
        .read
        .bind(
            &reader.client,
            &hashes,
            &planes,
            &users,
            &tenants,
            &slugs,
            &now,
            &(now - SESSION_IDLE),
        )
        .all()
        .await?;
    if rows.len() == questions.len() {
        Ok(rows)
    } else {
        Err(Error::Internal(format!(
            "{} questions, {} answers",
            questions.len(),
            rows.len()
        )))
    }
}

/// Snapshots of roles by (id, version): a changed role has another version, so these never go stale.
#[derive(Default)]
struct Roles {
    known: Mutex<HashMap<(Uuid, i32), Arc<Role>>>,
}

/// More than this many snapshots are forgotten all at once; they are read again when needed.
const KNOWN_AT_MOST: usize = 100_000;

impl Roles {
    async fn load_missing(&self, client: &db::Client, rows: &[sql::FactsRow]) -> Result<()> {
        let mut tenants = Vec::new();
        let mut roles = Vec::new();
        let mut platform = Vec::new();
        {
            let mut known = self.lock();
            if known.len() > KNOWN_AT_MOST {
                known.clear();
            }
            for row in rows {
                if let (Some(tenant), Some(id), Some(version)) = (row.tenant_id, row.role_id, row.role_version)
                    && !known.contains_key(&(id, version))
                {
                    tenants.push(tenant);
                    roles.push(id);
                }
                if let (Some(id), Some(version)) = (row.platform_role_id, row.platform_role_version)
                    && !known.contains_key(&(id, version))
                {
                    platform.push(id);
                }
            }
        }
        if !roles.is_empty() {
            for row in sql::role_snapshots().bind(client, &tenants, &roles).all().await? {
                let version = (row.id, row.version);
                self.lock().insert(version, Arc::new(tenant_role(row)?));
            }
        }
        if !platform.is_empty() {
            for row in sql::platform_role_snapshots().bind(client, &platform).all().await? {
                let role = Role {
                    id: authz::RoleId(row.id.as_u128()),
                    key: row.key.into(),
                    rank: Rank(row.rank),
                    permissions: permissions(&row.permissions)?,
                    tables: TableRights::default(),
                };
                self.lock().insert((row.id, row.version), Arc::new(role));
            }
        }
        Ok(())
    }

    /// A role that changed between the two statements is there under its newer version only: `None` would be an old no, so
    /// the question is answered as unavailable and asked again by the caller.
    fn get(&self, id: Uuid, version: i32) -> Result<Arc<Role>> {
        self.lock()
            .get(&(id, version))
            .cloned()
            .ok_or_else(|| Error::Unavailable("a role changed while it was read".to_owned()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(Uuid, i32), Arc<Role>>> {
        self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn who(&self, subject: &Subject, row: sql::FactsRow) -> Result<Who> {
        let credential = match subject {
            Subject::Credential(credential) => credential.clone(),
            Subject::User(_) => Credential::Anonymous,
        };
        let tenant = match (row.tenant_id, row.tenant_slug, row.tenant_name, row.tenant_state) {
            (Some(id), Some(slug), Some(name), Some(state)) => Some(WhoTenant {
                id: TenantId(id),
                slug,
                name,
                state: if state == "active" {
                    TenantState::Active
                } else {
                    TenantState::Closed
                },
            }),
            _ => None,
        };
        let mut who = Who {
            credential,
            person: match (row.user_id, row.email, row.name, row.user_state) {
                (Some(id), Some(email), Some(name), Some(state)) => Some(WhoPerson {
                    id: UserId(id),
                    email,
                    name,
                    active: state == "active",
                }),
                _ => None,
            },
            session: row.session_id.map(SessionId),
            token: row.token_id.map(TokenId),
            proved_at: row.proved_at,
            seen_at: row.seen_at,
            scope: row
                .token_permissions
                .as_deref()
                .map(permissions)
                .transpose()?
                .map(Arc::new),
            tenant,
            member: None,
            admin: None,
        };
        match who.credential {
            Credential::Cli | Credential::System(_) => {
                let role = crate::trusted::role(&who.credential);
                who.member = who.tenant.as_ref().map(|_| WhoMember {
                    id: None,
                    version: 0,
                    active: true,
                    role: Some(role.clone()),
                    role_version: 0,
                });
                who.admin = Some(WhoAdmin {
                    id: None,
                    version: 0,
                    role,
                    role_version: 0,
                });
                return Ok(who);
            }
            _ => {}
        }
        // An API token is good for the one tenant it names, or for the platform if it names none; a session for its plane.
        let bound = row.token_tenant_id;
        let (on_platform, in_tenant) = match &who.credential {
            Credential::Token(_) => (bound.is_none(), bound.is_some() && bound == row.tenant_id),
            Credential::Session(Plane::Root, _) => (true, false),
            Credential::Session(Plane::App, _) => (false, true),
            _ => (true, true),
        };
        if in_tenant
            && let (Some(id), Some(version), Some(state)) =
                (row.membership_id, row.membership_version, row.membership_state)
        {
            who.member = Some(WhoMember {
                id: Some(MembershipId(id)),
                version,
                active: state == "active",
                role: match (row.role_id, row.role_version) {
                    (Some(id), Some(version)) => Some(self.get(id, version)?),
                    _ => None,
                },
                role_version: row.role_version.unwrap_or_default(),
            });
        }
        if on_platform
            && let (Some(id), Some(version), Some(role), Some(role_version)) = (
                row.platform_admin_id,
                row.platform_admin_version,
                row.platform_role_id,
                row.platform_role_version,
            )
        {
            who.admin = Some(WhoAdmin {
                id: Some(AdminId(id)),
                version,
                role: self.get(role, role_version)?,
                role_version,
            });
        }
        Ok(who)
    }
}

pub(crate) fn tenant_role(row: sql::RoleSnapshot) -> Result<Role> {
    let lines = row
        .table_names
        .iter()
        .map(String::as_str)
        .zip(row.table_rights.iter().map(|bits| rights(*bits)));
    Ok(Role {
        id: authz::RoleId(row.id.as_u128()),
        rank: Rank(row.rank),
        permissions: permissions(&row.permissions)?,
        tables: if row.full_rights {
            TableRights::full()
        } else {
            TableRights::new(rights(row.default_rights), lines)
        },
        key: row.key.into(),
    })
}

fn permissions(texts: &[String]) -> Result<PermissionSet> {
    PermissionSet::parse(texts.iter().map(String::as_str)).map_err(|error| Error::Internal(error.to_string()))
}

/// As the database keeps them: read 1, write 2, delete 4.
pub(crate) const fn rights(bits: i16) -> Rights {
    Rights::new(bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
}

pub(crate) const fn bits(rights: Rights) -> i16 {
    rights.read as i16 | (rights.write as i16) << 1 | (rights.delete as i16) << 2
}
