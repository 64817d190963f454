//! Decides: facts in, a decision with its reason out. No I/O, no clock, no panic; nothing here knows how a fact was read.

mod decide;
mod facts;
mod group;
mod holder;
mod names;
mod permission;
mod rank;
mod role;
mod table;
mod what_if;
mod why;

pub use decide::{Act, Ask, Decision, Grant, Refusal, decide};
pub use facts::{AccessGrant, Admission, Facts, Membership, Person, TenantState};
pub use group::{Group, GroupId, InGroup};
pub use holder::permission_for;
pub use permission::{Action, ParsePermissionError, Permission, PermissionSet};
pub use rank::Rank;
pub use role::{Role, RoleId};
pub use table::{Access, Rights, TableRights};
pub use what_if::{Offer, Offered, Step, Way, ways};
pub use why::why;
