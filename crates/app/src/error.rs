//! Everything an operation can answer but its result. Which HTTP status each one is, the server says.

use std::error::Error as _;

use serde_json::Value;

/// A field that is wrong, with a sentence that says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The path in the request, such as `email` or `grants[2].table`.
    pub field: String,
    pub message: String,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The decision was no.
    #[error("{}", refusal_sentence(*.0))]
    Refused(authz::Refusal),
    /// As [`Self::Refused`], of one of several things in the request, which is named.
    #[error("{}: {}", .1, refusal_sentence(*.0))]
    RefusedFor(authz::Refusal, String),
    /// What was asked for is not there, or the asker may not know of it.
    #[error("There is nothing here, or nothing that you may see.")]
    NotFound,
    /// The request itself is wrong.
    #[error("{}", .0.first().map_or("The request is wrong.", |f| f.message.as_str()))]
    Invalid(Vec<FieldError>),
    /// The state of things does not allow it. `code` is stable; `message` says what to do next.
    #[error("{message}")]
    Conflict { code: &'static str, message: String },
    /// The tenant has another slug by now, which is this one.
    #[error("This tenant is called {0} by now.")]
    Moved(String),
    /// Wrong credentials, always in the same words.
    #[error("The e-mail address or the password is wrong.")]
    BadCredentials,
    /// A passkey that lets nobody in here, always in the same words.
    #[error("This passkey opens nothing here. Use another one, or your password.")]
    BadPasskey,
    /// Too many attempts; seconds until the next one is looked at.
    #[error("Too many attempts. Try again in {0} seconds.")]
    TooMany(u64),
    /// More is asked for at once than this machine can do in time: passwords to be checked, files to be worked through.
    #[error("This server has all hands full right now. Try again in a few seconds.")]
    Busy,
    /// The control plane's PostgreSQL cannot be reached: no decision, so no answer.
    #[error("The service cannot reach its database right now. Try again in a moment.")]
    Unavailable(String),
    /// Another transaction stood in the way, again and again.
    #[error("Others are changing the same things right now. Try again in a moment.")]
    Collision,
    /// The tenant's own PostgreSQL cannot be reached or refused. The text names servers and logins: it is for the log and for the
    /// platform's people, never for a tenant's (S0-40).
    #[error(
        "The tenant's database does not do this right now. Try again in a moment; the platform's administrators can see why."
    )]
    TenantDatabase(String),
    /// A fault of ours. The text is for the log, never for the asker.
    #[error("Something went wrong on our side. It has been logged under the request id.")]
    Internal(String),
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError {
            field: field.into(),
            message: message.into(),
        }])
    }

    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::Conflict {
            code,
            message: message.into(),
        }
    }

    /// Somebody else changed it since it was read.
    pub fn stale() -> Self {
        Self::conflict(
            "stale",
            "Somebody changed this since you opened it. Load it again, then make your change.",
        )
    }

    /// The stable machine code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) | Self::RefusedFor(refusal, _) => refusal.code(),
            Self::NotFound => "not_found",
            Self::Invalid(_) => "invalid",
            Self::Conflict { code, .. } => code,
            Self::Moved(_) => "moved",
            Self::BadCredentials => "bad_credentials",
            Self::BadPasskey => "bad_passkey",
            Self::TooMany(_) => "too_many_attempts",
            Self::Busy => "busy",
            Self::Unavailable(_) => "unavailable",
            Self::Collision => "collision",
            Self::TenantDatabase(_) => "tenant_database",
            Self::Internal(_) => "internal",
        }
    }

    /// What the decision was made from changed before the operation began: decide again.
    pub(crate) const fn moved() -> Self {
        Self::Collision
    }

    /// Whether trying the whole operation again at once may well succeed.
    pub(crate) const fn may_pass(&self) -> bool {
        matches!(self, Self::Collision)
    }
}

const fn refusal_sentence(refusal: authz::Refusal) -> &'static str {
    use authz::Refusal as R;
    match refusal {
        R::Unauthenticated => "Sign in first.",
        R::Suspended => "This account is suspended. Ask an administrator to lift the suspension.",
        R::NotFound => "There is nothing here, or nothing that you may see.",
        R::TenantSuspended => {
            "This tenant is suspended. Nothing of it is lost: it opens again when whoever runs this service lifts the suspension."
        }
        R::TenantArchived => {
            "This tenant is archived. Nothing of it is lost: whoever runs this service can open it again."
        }
        R::TenantPendingDeletion => {
            "This tenant is to be deleted. Until then whoever runs this service can still restore it; ask them soon."
        }
        R::ModuleDisabled => {
            "This tenant does not have the module. An owner can switch it on, as far as the plan has it."
        }
        R::Forbidden => "Your role does not allow this. Ask an owner or an admin for the permission.",
        R::TokenScope => {
            "This API token may not do this: it does not carry the permission, or only a person who is signed in may."
        }
        R::RankTooHigh => "You can act only on people and roles below your own rank.",
        R::GrantCeiling => "You cannot give what you do not hold yourself.",
        R::SelfChange => "You cannot change your own role, state or rights. Ask somebody else to.",
        R::AccessGrant => {
            "Your access grant is not for this. Its mode may be to read only; some things only the tenant's own people do."
        }
        R::WrongNetwork => {
            "This tenant lets its people in from its own networks alone, and you come from elsewhere. Ask one of its owners."
        }
        R::SecondFactorRequired => {
            "A second factor is required here. Set one up under your account, or sign in with the one you have."
        }
        R::StepUpRequired => "Confirm that it is you: give your password once more, then repeat this.",
    }
}

impl From<authz::Refusal> for Error {
    fn from(refusal: authz::Refusal) -> Self {
        match refusal {
            authz::Refusal::NotFound => Self::NotFound,
            other => Self::Refused(other),
        }
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        let Some(state) = error.code() else {
            return if lost(&error) {
                Self::Unavailable(error.to_string())
            } else {
                Self::Internal(error.to_string())
            };
        };
        match state.code() {
            "BW001" => Self::conflict(
                "last_admin",
                "At least one must remain who can sign in. Make somebody else an owner (or Super Admin) first.",
            ),
            // With the numbers, in words.
            "BW002" => Self::conflict(
                "limit_reached",
                error
                    .as_db_error()
                    .map_or("The plan's limit is reached.", |db| db.message()),
            ),
            // Which of the two the account is, in words.
            "BW004" => Self::conflict(
                "separate_accounts",
                error
                    .as_db_error()
                    .map_or("Platform admins are members of no tenant here.", |db| db.message()),
            ),
            "BW005" => Self::conflict(
                "no_server",
                "There is no server for another tenant right now. Ask whoever runs this service.",
            ),
            "BW006" => Self::conflict(
                "gone_already",
                "Another was quicker to remove what is old from the audit log.",
            ),
            "40001" | "40P01" => Self::Collision,
            // Shutdown, crash, recovery, too many connections: PostgreSQL is there but does not serve.
            // Or a statement ran out of time (57014), or waited too long for a lock (55P03).
            "57P01" | "57P02" | "57P03" | "53300" | "08006" | "08003" | "57014" | "55P03" => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Internal(describe(&error)),
        }
    }
}

/// Whether it is the connection that failed. What else has no SQLSTATE, such as a NULL where none can be, is a fault of ours.
fn lost(error: &db::Error) -> bool {
    error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>())
}

/// PostgreSQL is silent, and what it keeps to itself, such as its own time limits, is of no use.
impl From<tokio::time::error::Elapsed> for Error {
    fn from(_: tokio::time::error::Elapsed) -> Self {
        Self::Unavailable("PostgreSQL did not answer in time".to_owned())
    }
}

fn describe(error: &db::Error) -> String {
    error.as_db_error().map_or_else(
        || error.to_string(),
        |db| {
            format!(
                "{} ({}) {}",
                db.message(),
                db.code().code(),
                db.constraint().unwrap_or_default()
            )
        },
    )
}

impl From<db::PoolError> for Error {
    fn from(error: db::PoolError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// Whether the statement failed because a unique value is taken, and which constraint said so.
pub(crate) fn violated_constraint(error: &db::Error) -> Option<&str> {
    error.as_db_error().and_then(|db| db.constraint())
}

impl From<garde::Report> for Error {
    fn from(report: garde::Report) -> Self {
        Self::Invalid(
            report
                .iter()
                .map(|(path, error)| FieldError {
                    field: path.to_string(),
                    message: sentence(error.message()),
                })
                .collect(),
        )
    }
}

/// As a sentence: a capital first and a full stop last.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let mut sentence: String = first.chain(letters).collect();
    if !sentence.ends_with('.') {
        sentence.push('.');
    }
    sentence
}

/// JSON that is ours and always serialises.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| Error::Internal(error.to_string()))
}
