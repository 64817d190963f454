//! What a page of rows is asked with and comes back as, and the SQL between the two. No I/O.

use serde::{Deserialize, Serialize};
use tokio_postgres::Row;

use crate::catalog::{Column, Table};
use crate::error::Error;
use crate::names::{quote_ident, quote_qualified};

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

/// A missing value comes last ascending and first descending, as in PostgreSQL.
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

/// More of a value than this is not shown.
const CELL_CHARS: usize = 2000;

/// A page as a whole holds at most about this many characters of values.
const PAGE_CHARS: usize = 8_000_000;

/// A cursor holds the values that the last row is sorted by, whole.
const CURSOR_CHARS: usize = 4000;

/// The question for a page.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) sql: String,
    /// All as text; the SQL casts them.
    pub(crate) values: Vec<Option<String>>,
    /// Which part of the query a value that does not fit came from.
    suspect: Option<&'static str>,
    sorted: bool,
    limit: usize,
    cell_chars: usize,
    keys: usize,
}

/// One of the things that rows are ordered by. Together they tell every row from the others.
struct Key {
    sql: String,
    cast_type: String,
    nullable: bool,
    direction: Direction,
}

impl Statement {
    pub(crate) fn new(schema: &str, table: &Table, query: &RowsQuery) -> Result<Self, Error> {
        if query.limit == 0 || query.limit > MAX_ROWS {
            let reason = format!("must be 1 to {MAX_ROWS}");
            return Err(refuse("limit", reason));
        }
        let limit = usize::from(query.limit);
        let cells = limit * table.columns.len().max(1);
        let cell_chars = CELL_CHARS.min(PAGE_CHARS / cells);
        let keys = keys(table, query.sort.as_ref())?;
        let mut values = Vec::new();
        let mut conditions = Vec::new();
        if let Some(filter) = &query.filter {
            conditions.push(condition(table, filter, &mut values)?);
        }
        if let Some(after) = &query.after {
            conditions.push(beyond(&keys, after, &mut values)?);
        }
        let mut selected = Vec::new();
        for column in &table.columns {
            let column = quote_ident(&column.name)?;
            // One more than is shown, to see whether there is more.
            let length = cell_chars + 1;
            selected.push(format!(
                "pg_catalog.left(CAST(t.{column} AS pg_catalog.text), {length})"
            ));
        }
        for key in &keys {
            let length = CURSOR_CHARS + 1;
            selected.push(format!(
                "pg_catalog.left(CAST({} AS pg_catalog.text), {length})",
                key.sql
            ));
        }
        let order: Vec<String> = keys.iter().map(Key::order).collect();
        let mut sql = format!(
            "SELECT {} FROM {} AS t",
            selected.join(", "),
            quote_qualified(schema, &table.name)?
        );
        if !conditions.is_empty() {
            sql = format!("{sql} WHERE {}", conditions.join(" AND "));
        }
        sql = format!("{sql} ORDER BY {} LIMIT {}", order.join(", "), limit + 1);
        let suspect = match (&query.after, &query.filter) {
            (_, Some(_)) => Some("filter"),
            (Some(_), None) => Some("after"),
            (None, None) => None,
        };
        Ok(Self {
            sql,
            values,
            suspect,
            sorted: query.sort.is_some(),
            limit,
            cell_chars,
            keys: keys.len(),
        })
    }

    /// Says which part of the question PostgreSQL could not do anything with.
    pub(crate) fn explain(&self, error: Error) -> Error {
        let Error::Database { code, message } = &error else {
            return error;
        };
        let field = match (code.as_str(), self.suspect) {
            // No operator, or none that sorts.
            ("42883" | "42804" | "42809", _) if self.sorted => "sort",
            // A value that is none of its type.
            (code, Some(suspect)) if code.starts_with("22") || code == "42883" => suspect,
            _ => return error,
        };
        refuse(field, message.clone())
    }
}

impl Key {
    fn operator(&self) -> char {
        match self.direction {
            Direction::Ascending => '<',
            Direction::Descending => '>',
        }
    }

    /// By the operator that `beyond` compares with; a type may have another order of its own.
    fn order(&self) -> String {
        format!("{} USING OPERATOR(pg_catalog.{})", self.sql, self.operator())
    }
}

fn keys(table: &Table, sort: Option<&Sort>) -> Result<Vec<Key>, Error> {
    let mut keys = Vec::new();
    let key = |column: &Column, direction| -> Result<Key, Error> {
        Ok(Key {
            sql: format!("t.{}", quote_ident(&column.name)?),
            cast_type: column.cast_type.clone(),
            nullable: column.nullable,
            direction,
        })
    };
    if let Some(sort) = sort {
        keys.push(key(find(table, &sort.column, "sort")?, sort.direction)?);
    }
    for name in &table.primary_key {
        if sort.is_none_or(|sort| sort.column != *name) {
            keys.push(key(find(table, name, "table")?, Direction::Ascending)?);
        }
    }
    if table.primary_key.is_empty() {
        for (name, cast_type) in [("tableoid", "pg_catalog.oid"), ("ctid", "pg_catalog.tid")] {
            keys.push(Key {
                sql: format!("t.{name}"),
                cast_type: cast_type.to_owned(),
                nullable: false,
                direction: Direction::Ascending,
            });
        }
    }
    Ok(keys)
}

fn find<'a>(table: &'a Table, name: &str, field: &'static str) -> Result<&'a Column, Error> {
    let column = table.columns.iter().find(|column| column.name == name);
    column.ok_or_else(|| refuse(field, format!("there is no column \"{name}\"")))
}

fn condition(table: &Table, filter: &Filter, values: &mut Vec<Option<String>>) -> Result<String, Error> {
    let (Filter::Equals { column, value } | Filter::Contains { column, text: value }) = filter;
    let column = find(table, column, "filter")?;
    let sql = quote_ident(&column.name)?;
    values.push(Some(value.clone()));
    let place = values.len();
    Ok(match filter {
        Filter::Equals { .. } => {
            format!("t.{sql} OPERATOR(pg_catalog.=) CAST(${place} AS {})", column.cast_type)
        }
        Filter::Contains { .. } => format!(
            "pg_catalog.strpos(pg_catalog.lower(CAST(t.{sql} AS pg_catalog.text)), pg_catalog.lower(${place})) OPERATOR(pg_catalog.>) 0"
        ),
    })
}

/// The rows behind the one that the cursor points to.
fn beyond(keys: &[Key], after: &str, values: &mut Vec<Option<String>>) -> Result<String, Error> {
    let unusable = || refuse("after", "is not a cursor of this query".to_owned());
    let cursor: Vec<Option<String>> = serde_json::from_str(after).map_err(|_| unusable())?;
    if cursor.len() != keys.len() {
        return Err(unusable());
    }
    let plain = |key: &Key| key.direction == Direction::Ascending && !key.nullable;
    let mut places = Vec::new();
    for (key, value) in keys.iter().zip(cursor) {
        if value.is_none() && !key.nullable {
            return Err(unusable());
        }
        places.push(value.is_some().then(|| {
            values.push(value);
            format!("CAST(${} AS {})", values.len(), key.cast_type)
        }));
    }
    if keys.iter().all(plain) {
        // As one row comparison, an index on the key finds the place at once.
        let left: Vec<&str> = keys.iter().map(|key| key.sql.as_str()).collect();
        let right: Vec<String> = places.into_iter().flatten().collect();
        let (left, right) = (left.join(", "), right.join(", "));
        return Ok(format!("ROW({left}) OPERATOR(pg_catalog.>) ROW({right})"));
    }
    let mut sql = String::from("false");
    for (key, place) in keys.iter().zip(&places).rev() {
        let column = &key.sql;
        // NULL sorts as PostgreSQL has it: last ascending, first descending.
        sql = match (place, key.direction) {
            (Some(value), direction) => {
                let further = if direction == Direction::Ascending { '>' } else { '<' };
                let nulls = if key.nullable && direction == Direction::Ascending {
                    format!(" OR {column} IS NULL")
                } else {
                    String::new()
                };
                format!(
                    "({column} OPERATOR(pg_catalog.{further}) {value}{nulls} OR ({column} OPERATOR(pg_catalog.=) {value} AND {sql}))"
                )
            }
            (None, Direction::Ascending) => format!("({column} IS NULL AND {sql})"),
            (None, Direction::Descending) => {
                format!("({column} IS NOT NULL OR ({column} IS NULL AND {sql}))")
            }
        };
    }
    // Says the same once more, in a form that an index can start from.
    if let (Some(key), Some(Some(value))) = (keys.first(), places.first()) {
        let from = match key.direction {
            Direction::Ascending if key.nullable => return Ok(sql),
            Direction::Ascending => ">=",
            Direction::Descending => "<=",
        };
        sql = format!("({} OPERATOR(pg_catalog.{from}) {value} AND {sql})", key.sql);
    }
    Ok(sql)
}

/// Puts the answer into the shape of a page.
pub(crate) fn page(table: Table, statement: &Statement, found: &[Row]) -> Result<Rows, Error> {
    let width = table.columns.len();
    let mut rows = Vec::with_capacity(found.len().min(statement.limit));
    for row in found.iter().take(statement.limit) {
        let cells = (0..width).map(|place| {
            let text: Option<&str> = row.try_get(place)?;
            Ok(text.map(|text| cell(text, statement.cell_chars)))
        });
        rows.push(cells.collect::<Result<_, tokio_postgres::Error>>()?);
    }
    let mut next = None;
    if let Some(last) = found.get(statement.limit - 1).filter(|_| found.len() > statement.limit) {
        let keys = (width..width + statement.keys).map(|place| last.try_get(place));
        let keys: Vec<Option<&str>> = keys.collect::<Result<_, _>>()?;
        if keys.iter().flatten().any(|key| key.chars().nth(CURSOR_CHARS).is_some()) {
            let reason = "its values are too long to turn pages by".to_owned();
            return Err(refuse("sort", reason));
        }
        next = Some(serde_json::json!(keys).to_string());
    }
    Ok(Rows {
        columns: table.columns,
        primary_key: table.primary_key,
        rows,
        next,
    })
}

fn cell(text: &str, chars: usize) -> Cell {
    match text.char_indices().nth(chars) {
        Some((end, _)) => Cell {
            text: text[..end].to_owned(),
            truncated: true,
        },
        None => Cell {
            text: text.to_owned(),
            truncated: false,
        },
    }
}

fn refuse(field: &'static str, reason: String) -> Error {
    Error::Query { field, reason }
}
