//! What tests begin with: a control plane of their own, people in every role, and a clock they hold in their hands.
//!
//! ```no_run
//! # async fn test() {
//! let app = testkit::TestApp::new().await;
//! let acme = app.tenant("acme").await;
//! let owner = acme.owner().await;
//! let page = app.in_tenant(&owner, &acme.by_id(), app::members::List::default()).await;
//! assert_eq!(page.unwrap().items.len(), 1);
//! # }
//! ```

mod authenticator;
mod cluster;
mod database;
mod http;
mod keys;
mod name_server;
mod people;
mod tenant;
mod test_app;
mod totp;
mod way;
mod workers;

pub use authenticator::Authenticator;
pub use cluster::{superuser, superuser_config};
pub use database::TestDatabase;
pub use http::{Answer, Client};
pub use keys::{keys, write_key_file};
pub use name_server::NameServer;
pub use people::{PASSWORD, Person};
pub use tenant::TestTenant;
pub use test_app::{TestApp, local_server, settings};
pub use totp::totp_code;
pub use way::Way;
