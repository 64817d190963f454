//! The tables of a tenant and their rows, as the visitor's own database role sees them.

use app::{App, Error, tables};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    forms::address,
    page::{Page, PageError, PageResult, html},
    pager::{Asked, Pager},
    visitor::TenantVisitor,
};
use crate::extract::{FormQuery, Path};

#[derive(Template)]
#[template(path = "tenant/tables.html")]
struct Tables {
    page: Page,
    base: String,
    tables: Vec<Table>,
    problem: Option<String>,
}

struct Table {
    name: String,
    columns: Vec<ListedColumn>,
    rows: String,
    may_read: bool,
    may_write: bool,
    may_delete: bool,
    own: bool,
}

struct ListedColumn {
    name: String,
    kind: String,
    key: bool,
    /// The table that it points to, if it does.
    references: String,
}

fn columns(table: &tables::Table) -> Vec<ListedColumn> {
    let references = |name: &String| {
        let key = table.foreign_keys.iter().find(|key| key.columns.contains(name));
        key.map(|key| key.table.clone()).unwrap_or_default()
    };
    table
        .columns
        .iter()
        .map(|column| ListedColumn {
            name: column.name.clone(),
            kind: column.data_type.clone(),
            key: table.primary_key.contains(&column.name),
            references: references(&column.name),
        })
        .collect()
}

pub async fn list(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let (found, problem) = match app
        .in_tenant(&visitor.caller, &visitor.tenant, tables::List { count_rows: true })
        .await
    {
        Ok(found) => (found, None),
        Err(error @ Error::TenantDatabase(_)) => (Vec::new(), Some(error.to_string())),
        Err(error) => return Err(error.into()),
    };
    html(&Tables {
        page: visitor.page("tables", "Tables"),
        base: visitor.path("tables"),
        problem,
        tables: found
            .into_iter()
            .map(|table| Table {
                rows: count(table.rows, table.more_rows),
                columns: columns(&table),
                may_read: table.rights.read,
                may_write: table.rights.write,
                may_delete: table.rights.delete,
                own: false,
                name: table.name,
            })
            .collect(),
    })
}

fn count(rows: Option<u64>, more: bool) -> String {
    match rows {
        None => "unknown".to_owned(),
        Some(rows) => {
            let digits = grouped(rows);
            if more { format!("over {digits}") } else { digits }
        }
    }
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at != 0 && at % 3 == first {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[derive(Template)]
#[template(path = "tenant/table.html")]
struct Rows {
    page: Page,
    base: String,
    table: Head,
    columns: Vec<Column>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Head {
    name: String,
    role: String,
    own: bool,
}

struct Column {
    name: String,
    kind: String,
    key: &'static str,
    sort: &'static str,
    sort_href: String,
    number: bool,
}

struct Row {
    cells: Vec<Cell>,
}

struct Cell {
    text: Option<String>,
    number: bool,
}

#[derive(Deserialize)]
pub struct TablePath {
    table: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RowsQuery {
    sort: String,
    /// `yes` for the largest first.
    down: String,
    after: String,
}

pub async fn rows(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<TablePath>,
    FormQuery(query): FormQuery<RowsQuery>,
) -> PageResult {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let operation = tables::Rows {
        table: path.table.clone(),
        sort: some(&query.sort),
        descending: query.down == "yes",
        after: some(&query.after),
        ..tables::Rows::default()
    };
    let found = match app.in_tenant(&visitor.caller, &visitor.tenant, operation).await {
        Ok(found) => found,
        Err(error) => return Err(PageError(error)),
    };
    let base = visitor.path("tables");
    let encoded: String = form_urlencoded::byte_serialize(path.table.as_bytes()).collect();
    let here = format!("{base}/{}", encoded.replace('+', "%20"));
    let numbers: Vec<bool> = found
        .columns
        .iter()
        .map(|column| is_number(&column.data_type))
        .collect();
    html(&Rows {
        page: visitor.page("tables", &path.table),
        base,
        columns: found
            .columns
            .iter()
            .zip(&numbers)
            .map(|(column, number)| column_head(column, *number, &found.primary_key, &query, &here))
            .collect(),
        pager: Asked::of(&here, &[("sort", &query.sort), ("down", &query.down)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("row", "rows"),
        ),
        rows: found
            .items
            .into_iter()
            .map(|cells| Row {
                cells: cells
                    .into_iter()
                    .zip(&numbers)
                    .map(|(cell, number)| shown(cell, *number))
                    .collect(),
            })
            .collect(),
        table: Head {
            name: path.table,
            role: visitor.view.role().unwrap_or_default().to_owned(),
            own: false,
        },
    })
}

fn column_head(column: &tables::Column, number: bool, primary_key: &[String], query: &RowsQuery, here: &str) -> Column {
    let sorted = query.sort == column.name;
    let down = query.down == "yes";
    let next_down = if sorted && !down { "yes" } else { "" };
    Column {
        kind: column.data_type.clone(),
        key: if primary_key.contains(&column.name) {
            "primary"
        } else {
            ""
        },
        sort: match (sorted, down) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        },
        sort_href: address(here, &[("sort", &column.name), ("down", next_down)]),
        number,
        name: column.name.clone(),
    }
}

fn is_number(kind: &str) -> bool {
    let numbers = [
        "integer",
        "bigint",
        "smallint",
        "numeric",
        "real",
        "double precision",
        "money",
    ];
    numbers.iter().any(|number| kind.starts_with(number)) && !kind.ends_with("[]")
}

fn shown(cell: Option<tables::Cell>, number: bool) -> Cell {
    Cell {
        text: cell.map(|cell| {
            if cell.truncated {
                format!("{}…", cell.text)
            } else {
                cell.text
            }
        }),
        number,
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_in_threes_from_the_right() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (15_607, "15,607"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
