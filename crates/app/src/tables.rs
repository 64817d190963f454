//! A tenant's tables as one of its people sees them, under their own database role.

mod export;
mod list;
mod rows;

pub use export::Export;
pub use list::{Column, ForeignKey, List, Table};
pub use rows::{Cell, Rows, RowsPage};
