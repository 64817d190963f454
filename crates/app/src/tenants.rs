//! Tenants, as the platform keeps them.

mod attach;
mod create;
mod delete;
mod deprovision;
mod invite_owner;
mod list;
mod mine;
mod open;
mod place;
mod provision;
mod purge;
mod retry;
mod show;

pub use attach::{Attach, NewAttachment};
pub use create::{Create, NewTenant};
pub use delete::Delete;
pub(crate) use deprovision::deprovision;
pub use invite_owner::InviteOwner;
pub use list::{List, Page, Tenant};
pub use mine::{Mine, MyPage, MyTenant};
pub(crate) use place::{Home, PanelSessions, from_connect, open_password, panel_password, password_place, tls};
pub(crate) use provision::{provision, reconcile};
pub use retry::Retry;
pub use show::{Details, PendingOwner, Progress, Show, StepState};
