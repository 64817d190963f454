//! Lists as CSV files (RFC 4180), written as they are read, and tables that people hand in. A cell that is written never begins as a formula does: a spreadsheet would run it (attacks A12).

use app::Page;
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::{Stream, StreamExt, stream};
use serde::de::DeserializeOwned;

/// The rows of a table whose first line names the columns, as spreadsheets write it: some with semicolons, some with a mark before everything.
pub fn rows<T: DeserializeOwned>(text: &str) -> app::Result<Vec<T>> {
    let wrong =
        |error: ::csv::Error| app::Error::invalid("rows", format!("This is no table with these columns: {error}."));
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let between = if head.contains(';') && !head.contains(',') {
        b';'
    } else {
        b','
    };
    let mut reader = ::csv::ReaderBuilder::new()
        .trim(::csv::Trim::All)
        .delimiter(between)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<Vec<T>, _>>().map_err(wrong)
}

/// A file of that name, a line for each item. If a later page cannot be read the file breaks off, which the browser tells.
pub fn file<T: Send + 'static>(
    name: &'static str,
    columns: &[&str],
    pages: impl Stream<Item = app::Result<Vec<T>>> + Send + 'static,
    cells: fn(T) -> Vec<String>,
) -> Response {
    let head = line(columns.iter().copied());
    let lines = pages.map(move |page| {
        let items = page.map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok::<_, std::io::Error>(
            items
                .into_iter()
                .map(|item| line(cells(item).iter().map(String::as_str)))
                .collect::<String>(),
        )
    });
    let body = Body::from_stream(stream::once(async { Ok(head) }).chain(lines));
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::try_from(disposition).expect("our own names are a header's value");
    (
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/csv; charset=utf-8"),
            ),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        body,
    )
        .into_response()
}

/// All pages of a list, each of them decided anew. The first is read before the answer begins, so that a refusal is one.
pub fn all<T, F>(first: Page<T>, next: impl Fn(String) -> F) -> impl Stream<Item = app::Result<Vec<T>>>
where
    F: Future<Output = app::Result<Page<T>>>,
{
    let rest = stream::unfold((first.next, next), async |(after, next)| {
        Some(match next(after?).await {
            Ok(page) => (Ok(page.items), (page.next, next)),
            Err(error) => (Err(error), (None, next)),
        })
    });
    // Whoever sends the body asks once more after its end.
    stream::iter([Ok(first.items)]).chain(rest).fuse()
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            line.push(',');
        }
        push(&mut line, cell);
    }
    line.push_str("\r\n");
    line
}

/// In quotes, and with an apostrophe before what a spreadsheet would take for a formula.
fn push(line: &mut String, cell: &str) {
    line.push('"');
    let begins = cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if begins || cell.starts_with(['\t', '\r', '\n']) {
        line.push('\'');
    }
    line.push_str(&cell.replace('"', "\"\""));
    line.push('"');
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn no_cell_is_a_formula_and_none_ends_early() {
        let cells = [
            "plain",
            "=1+1",
            "@SUM(A1)",
            "-2",
            "+3",
            "\t=1",
            " =1",
            "\u{ff1d}1",
            "say \"hi\", then",
            "two\nlines",
            "",
        ];
        assert_eq!(
            line(cells.into_iter()),
            "\"plain\",\"'=1+1\",\"'@SUM(A1)\",\"'-2\",\"'+3\",\"'\t=1\",\"' =1\",\"'\u{ff1d}1\",\"say \"\"hi\"\", then\",\"two\nlines\",\"\"\r\n"
        );
    }
}
