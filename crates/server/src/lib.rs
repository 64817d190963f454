//! Speaks: HTTP in front of the operations of `app`, as an API and as pages. Decides nothing and knows no SQL.

mod api;
mod assets;
mod caller;
mod cookies;
mod csv;
mod etag;
mod extract;
mod headers;
mod idempotency;
mod listen;
mod look;
mod metrics;
mod moved;
mod panel;
mod problem;
mod proxies;
mod router;
mod streams;

pub use listen::{Listeners, serve};
pub use proxies::TrustedProxies;
pub use router::{Part, openapi, router};
