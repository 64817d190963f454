//! Does: every operation that Bailiwick knows, a folder for each noun and a file for each verb. `gate.rs` is the one door to them.
//! Nothing here speaks HTTP, and nothing here says who may do what: `authz` does.

mod app;
mod caller;
mod clock;
mod error;
mod facts;
mod gate;
mod ids;
mod keys;
mod names;
mod page;
mod passwords;
mod search;
mod secret_token;
mod settings;
mod trusted;
mod words;

pub mod access_grants;
pub mod access_reviews;
pub mod account;
pub mod admins;
pub mod audit;
pub mod audit_verifications;
pub mod audit_views;
pub mod branding;
pub mod connection;
pub mod data_export;
pub mod decisions;
pub mod email_domains;
pub mod grants;
pub mod groups;
pub mod idempotency;
pub mod instance;
pub mod invitations;
pub mod jobs;
pub mod mail_server;
pub mod mails;
pub mod member_imports;
pub mod members;
pub mod modules;
pub mod overview;
pub mod passkeys;
pub mod plans;
pub mod platform_roles;
pub mod role_file;
pub mod roles;
pub mod second_factors;
pub mod security;
pub mod servers;
pub mod sessions;
pub mod set_up;
pub mod tables;
pub mod tenant_security;
pub mod tenant_settings;
pub mod tenants;
pub mod tokens;
pub mod users;
pub mod variables;

pub use app::App;
pub use authz::Refusal;
pub use caller::{Caller, Credential, Origin, Plane, WhoPerson, WhoTenant};
pub use clock::Clock;
pub use error::{Error, FieldError, Result};
pub use gate::{AccountOperation, Mode, Operation, PublicOperation, View, Visit};
pub use ids::{
    AccessGrantId, AccessReviewId, AdminId, AuditViewId, EmailDomainId, EventId, GroupId, InvitationId, JobId, MailId,
    MemberImportId, MembershipId, ParseIdError, PasskeyId, ReviewItemId, RoleId, ServerId, SessionId, TenantId,
    TenantRef, TokenId, UserId, VariableId,
};
pub use keys::{Keys, KeysError, Rotate, Rotated, UnsealError};
pub use page::Page;
pub use secret_token::{SecretToken, hash_token};
pub use settings::{Settings, Smtp, SmtpTls};
