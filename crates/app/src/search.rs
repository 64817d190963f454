//! Searching by substring, and pages by key: what every list has in common.

use std::str::FromStr;

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Error, ParseIdError, Result};

/// Later than anything: the year 9000, which PostgreSQL can write too.
pub(crate) const FAR: Timestamp = Timestamp::constant(221_845_392_000, 0);

/// How many items a page has if the caller does not say, and at most.
const PAGE: i64 = 50;
const PAGE_AT_MOST: i64 = 200;

/// A pattern for LIKE that matches `text` anywhere, whatever the case, and takes no character of it for a wildcard.
pub(crate) fn contains(text: &str) -> String {
    let escaped = text
        .to_lowercase()
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{escaped}%")
}

/// A text to search with. NUL is in nothing that is stored, and PostgreSQL takes no text that holds it.
pub(crate) fn text(asked: Option<&str>) -> String {
    asked
        .unwrap_or_default()
        .chars()
        .filter(|c| *c != '\0')
        .take(200)
        .collect()
}

/// The limit that was asked for, within bounds.
pub(crate) fn limit(asked: Option<u16>) -> Result<i64> {
    match asked {
        None => Ok(PAGE),
        Some(0) => Err(Error::invalid("limit", "Ask for at least one item.")),
        Some(n) => Ok(i64::from(n).min(PAGE_AT_MOST)),
    }
}

/// In which order a list is asked for: by one of its words, and whether the other way round, which `-` before the word says.
pub(crate) fn sorted<S: FromStr>(
    field: &'static str,
    asked: Option<&str>,
    usual: S,
    words: &'static str,
) -> Result<(S, bool)> {
    let asked = asked.unwrap_or_default();
    if asked.is_empty() {
        return Ok((usual, false));
    }
    let (word, turned) = match asked.strip_prefix('-') {
        Some(word) => (word, true),
        None => (asked, false),
    };
    match word.parse() {
        Ok(sort) => Ok((sort, turned)),
        Err(_) => Err(Error::invalid(
            field,
            format!("Sort by {words}; write `-` before it for the other way round."),
        )),
    }
}

/// The id before which a page of what is newest first begins; none on the first page.
pub(crate) fn before<Id: FromStr<Err = ParseIdError>>(asked: Option<&str>) -> Result<Option<Id>> {
    let asked = asked.filter(|text| !text.is_empty());
    let id = asked.map(str::parse).transpose();
    id.map_err(|error| Error::invalid("after", format!("{error}.")))
}

/// Where a page of a list with several orders begins, after the key and the id of the last row before; the first page before everything.
pub(crate) fn keyed(asked: Option<&str>) -> Result<(String, Uuid)> {
    let Some(asked) = asked.filter(|text| !text.is_empty()) else {
        return Ok((String::new(), Uuid::nil()));
    };
    let (id, key) = asked.split_once('.').unwrap_or_default();
    match Uuid::try_parse(id) {
        Ok(id) => Ok((text(Some(key)), id)),
        Err(_) => Err(Error::invalid(
            "after",
            "This is not where a page ended. Leave it out to begin again.",
        )),
    }
}

/// Where a page of what is latest first begins: `next` of the page before is an id and a moment. The first page begins after everything.
pub(crate) fn moment<Id: FromStr<Err = ParseIdError>>(asked: &str) -> Result<(Timestamp, Option<Id>)> {
    if asked.is_empty() {
        return Ok((FAR, None));
    }
    let wrong = || Error::invalid("after", "Give `next` of the page before, and the same order.");
    let (id, at) = asked.split_once('~').ok_or_else(wrong)?;
    let id = id.parse().map_err(|_| wrong())?;
    let at: Timestamp = at.parse().map_err(|_| wrong())?;
    Ok((at.clamp(Timestamp::UNIX_EPOCH, FAR), Some(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_turned_round_by_a_sign() {
        let sorted = |asked| sorted("sort", asked, 0, "a number");
        assert_eq!(sorted(None).unwrap(), (0, false));
        assert_eq!(sorted(Some("7")).unwrap(), (7, false));
        assert_eq!(sorted(Some("-7")).unwrap(), (7, true));
        assert!(sorted(Some("-")).is_err() && sorted(Some("sideways")).is_err());
    }

    #[test]
    fn wildcards_in_a_search_stand_for_themselves() {
        assert_eq!(contains("50%_\\Ä"), "%50\\%\\_\\\\ä%");
    }
}
