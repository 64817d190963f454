//! All that is kept of a tenant as one ZIP file, for its owners to take with them: settings, people, rights, audit log, and the rows of every
//! table. Each part is what the operation of its own room tells, so nothing is in it that whoever takes it could not see. Not here: backups,
//! which are for putting a database back.

mod archive;
mod begin;
mod parts;

pub use begin::{Begin, DataExport};
