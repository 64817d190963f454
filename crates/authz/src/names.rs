//! Small values by name, laid out so that a look-up touches few lines of memory: with ten thousand roles asked in turn, waiting
//! for memory is what a decision takes its time for.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// As many bytes of a name as are compared at once.
const HEAD: usize = 8;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ByName<V> {
    /// The head of each name, in the order of the names.
    heads: Box<[u64]>,
    /// Where each name ends in `text`, and its value.
    entries: Box<[(usize, V)]>,
    /// The names, one after the other.
    text: Box<str>,
}

impl<V> Default for ByName<V> {
    fn default() -> Self {
        Self {
            heads: Box::default(),
            entries: Box::default(),
            text: Box::default(),
        }
    }
}

impl<V: Copy> ByName<V> {
    pub fn new(values: &BTreeMap<&str, V>) -> Self {
        let mut text = String::new();
        let entries = values.iter().map(|(name, value)| {
            text.push_str(name);
            (text.len(), *value)
        });
        Self {
            entries: entries.collect(),
            heads: values.keys().map(|name| head(name)).collect(),
            text: text.into_boxed_str(),
        }
    }

    pub fn get(&self, name: &str) -> Option<V> {
        let head = head(name);
        let mut low = self.heads.partition_point(|it| *it < head);
        let mut high = low + self.heads[low..].partition_point(|it| *it == head);
        while low < high {
            let middle = low.midpoint(high);
            match self.compare(middle, name) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return Some(self.entries[middle].1),
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, V)> {
        (0..self.entries.len()).map(|at| {
            let (start, end) = self.bounds(at);
            (&self.text[start..end], self.entries[at].1)
        })
    }

    pub fn values(&self) -> impl Iterator<Item = V> {
        self.entries.iter().map(|(_, value)| *value)
    }

    /// How the name at `at` compares to one with the same head.
    fn compare(&self, at: usize, name: &str) -> Ordering {
        let (start, end) = self.bounds(at);
        if end - start == name.len() && name.len() <= HEAD {
            // The heads are all there is, so that the text need not be fetched.
            return Ordering::Equal;
        }
        self.text.as_bytes()[start..end].cmp(name.as_bytes())
    }

    fn bounds(&self, at: usize) -> (usize, usize) {
        let start = at.checked_sub(1).map_or(0, |before| self.entries[before].0);
        (start, self.entries[at].0)
    }
}

/// The first bytes of a name as a number that is ordered as the names are.
fn head(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let first = bytes.first_chunk::<HEAD>().copied().unwrap_or_else(|| {
        let mut short = [0; HEAD];
        short[..bytes.len()].copy_from_slice(bytes);
        short
    });
    u64::from_be_bytes(first)
}
