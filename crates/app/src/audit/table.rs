//! Events as lines of a CSV file (RFC 4180) that a spreadsheet takes for text and for nothing else.

use db::queries::audit as sql;

pub(super) const HEADING: &str = "\"time\",\"tenant\",\"actor\",\"actor_kind\",\"operation\",\"target_kind\",\"target_id\",\"target\",\"outcome\",\"reason\",\"why\",\"access_grant\",\"address\",\"request_id\",\"before\",\"after\",\"event\",\"position\"\r\n";

pub(super) fn line(row: &sql::EventRow) -> String {
    let text = |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string).unwrap_or_default();
    let cells = [
        row.occurred_at.to_string(),
        row.tenant_slug.clone().unwrap_or_default(),
        row.actor_label.clone(),
        row.actor_kind.clone(),
        row.operation.clone(),
        row.target_kind.clone(),
        row.target_id.clone(),
        row.target_label.clone(),
        row.outcome.clone(),
        row.reason.clone().unwrap_or_default(),
        row.justification.clone().unwrap_or_default(),
        row.access_grant_id
            .map(|id| crate::AccessGrantId(id).to_string())
            .unwrap_or_default(),
        row.address.clone().unwrap_or_default(),
        row.request_id.map(|id| id.to_string()).unwrap_or_default(),
        text(&row.before),
        text(&row.after),
        crate::EventId(row.id).to_string(),
        row.position.to_string(),
    ];
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// Spreadsheets run what begins like a formula, so such a text begins with an apostrophe, which they take for "this is text".
fn cell(text: &str) -> String {
    let runs = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        || text.starts_with(['\t', '\r', '\n']);
    let guard = if runs { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    // covers: A12
    #[test]
    fn no_cell_is_a_formula() {
        for (text, wanted) in [
            ("acme", "\"acme\""),
            ("", "\"\""),
            ("a \"b\", c", "\"a \"\"b\"\", c\""),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            (" =1", "\"' =1\""),
            ("\t=1", "\"'\t=1\""),
            ("\u{ff1d}1", "\"'\u{ff1d}1\""),
            ("2026-05-31T10:00:00Z", "\"2026-05-31T10:00:00Z\""),
        ] {
            assert_eq!(cell(text), wanted);
        }
    }
}
