//! What a page of rows is asked with and comes back as, and the SQL between the two. No I/O.

use serde::{Deserialize, Serialize};

use crate::catalog::Column;

/// The most rows one page can have.
pub const MAX_ROWS: u16 = 200;

/// Which rows, in what order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsQuery {
    pub table: String,
    /// None: by primary key.
    pub sort: Option<Sort>,
    pub filter: Option<Filter>,
    /// [`Rows::next`] of the page before, with the same sort and filter.
    pub after: Option<String>,
    /// 1 to [`MAX_ROWS`].
    pub limit: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub column: String,
    pub direction: Direction,
}

/// Where there is no value comes last in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Ascending,
    Descending,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// The value, as PostgreSQL writes it, is this one. Follows a foreign key.
    Equals { column: String, value: String },
    /// The value as text contains this, whatever the case.
    Contains { column: String, text: String },
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    pub columns: Vec<Column>,
    /// The columns that tell a row from the others; empty if the table has no primary key. Pages then follow the place
    /// of the rows on disk, and a row that is changed in between may be seen twice or not at all.
    pub primary_key: Vec<String>,
    /// In the order of `columns`; None is NULL.
    pub rows: Vec<Vec<Option<Cell>>>,
    /// Opaque; None on the last page.
    pub next: Option<String>,
}

/// A value as PostgreSQL writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub text: String,
    /// There is more of it than is shown.
    pub truncated: bool,
}
