//! The foot of a list: how much is here, and the ways to its first and its next page.

use super::forms::address;

pub struct Pager {
    pub summary: String,
    pub first: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    /// There is more than this page.
    pub fn leads_on(&self) -> bool {
        self.first.is_some() || self.next.is_some()
    }
}

/// A list as its page was asked for.
pub struct Asked<'a> {
    pub path: &'a str,
    /// What else the address says, such as a search.
    pub filters: &'a [(&'a str, &'a str)],
    /// The parameter that says where a page begins: where a page has two lists, each has its own.
    pub parameter: &'a str,
    pub after: &'a str,
}

impl<'a> Asked<'a> {
    pub fn of(path: &'a str, filters: &'a [(&'a str, &'a str)], after: &'a str) -> Self {
        Self {
            path,
            filters,
            parameter: "after",
            after,
        }
    }

    /// `nouns`: of one item and of several.
    pub fn pager(&self, count: usize, next: Option<&str>, nouns: (&str, &str)) -> Pager {
        let beginning = |after: &str| {
            let pairs: Vec<_> = self.filters.iter().copied().chain([(self.parameter, after)]).collect();
            address(self.path, &pairs)
        };
        let noun = if count == 1 { nouns.0 } else { nouns.1 };
        Pager {
            summary: match next {
                Some(_) => format!("{count} {noun} on this page"),
                None => format!("{count} {noun}"),
            },
            first: (!self.after.is_empty()).then(|| beginning("")),
            next: next.map(beginning),
        }
    }
}
