//! A grid as it was sent: of each row what it showed and what is ticked, so that one's own changes are told from other people's.

use std::collections::{BTreeMap, HashSet};

use app::grants::{GrantChange, Grid, Rights};

use super::Posted;

/// The row of what new tables get.
pub const NEW_TABLES: &str = "*";

#[derive(Default)]
pub struct Sheet(BTreeMap<String, Row>);

struct Row {
    had: Rights,
    wanted: Rights,
}

impl Sheet {
    pub fn read(posted: &Posted) -> Self {
        let ticked = |name| posted.all(name).collect::<HashSet<&str>>();
        let (read, write, delete) = (ticked("read"), ticked("write"), ticked("delete"));
        let rows = posted.all("table").zip(posted.all("had")).map(|(table, had)| {
            let wanted = Rights {
                read: read.contains(table),
                write: write.contains(table),
                delete: delete.contains(table),
            };
            let had = rights(had);
            (table.to_owned(), Row { had, wanted })
        });
        Self(rows.collect())
    }

    /// What is to be saved: for new tables, and of the others those that differ from what the form showed.
    pub fn changes(&self) -> (Option<Rights>, Vec<GrantChange>) {
        let changed = || self.0.iter().filter(|(_, row)| row.wanted != row.had);
        let default = changed().find(|(table, _)| *table == NEW_TABLES);
        let lines = changed().filter(|(table, _)| *table != NEW_TABLES);
        let lines = lines.map(|(table, row)| GrantChange {
            table: table.clone(),
            read: row.wanted.read,
            write: row.wanted.write,
            delete: row.wanted.delete,
        });
        (default.map(|(_, row)| row.wanted), lines.collect())
    }

    /// What is ticked where this is granted now: one's own changes, and elsewhere what is.
    pub fn ticked(&self, table: &str, granted: Rights) -> Rights {
        let own = |had, wanted, granted| if wanted == had { granted } else { wanted };
        self.0.get(table).map_or(granted, |Row { had, wanted }| Rights {
            read: own(had.read, wanted.read, granted.read),
            write: own(had.write, wanted.write, granted.write),
            delete: own(had.delete, wanted.delete, granted.delete),
        })
    }

    /// What became of a row that is not what the form showed.
    pub fn meanwhile(&self, table: &str, granted: Rights) -> Option<String> {
        let row = self.0.get(table).filter(|row| row.had != granted)?;
        let (had, granted) = (words(row.had), words(granted));
        let said = |rights: String| {
            if rights.is_empty() {
                "nothing".to_owned()
            } else {
                rights
            }
        };
        Some(format!("It was {}, and is {} now.", said(had), said(granted)))
    }

    /// Whether all that is wanted is so already.
    pub fn is_in(&self, grid: &Grid) -> bool {
        let lines = grid.lines.iter().map(|line| (line.table.as_str(), line.rights));
        let mut rows = lines.chain([(NEW_TABLES, grid.default)]);
        rows.all(|(table, granted)| self.ticked(table, granted) == granted)
    }
}

/// As the form sends them, and as people read them.
pub fn words(rights: Rights) -> String {
    let named = [
        ("read", rights.read),
        ("write", rights.write),
        ("delete", rights.delete),
    ];
    let held: Vec<&str> = named
        .into_iter()
        .filter_map(|(name, held)| held.then_some(name))
        .collect();
    held.join(", ")
}

fn rights(words: &str) -> Rights {
    let holds = |name| words.split(", ").any(|word| word == name);
    Rights {
        read: holds("read"),
        write: holds("write"),
        delete: holds("delete"),
    }
}
