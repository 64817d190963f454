//! A database as a customer already has it: the Chinook sample where it lies beside the project, else a shop of our own.

use std::path::PathBuf;

use crate::program::project;

pub struct Fixture {
    pub file: PathBuf,
    /// Each table with how many columns and rows it has.
    pub tables: &'static [(&'static str, usize, usize)],
    /// The table that the test looks into.
    pub shown: Shown,
}

pub struct Shown {
    pub table: &'static str,
    /// Each column with its type and key, as the list of tables tells it.
    pub columns: &'static [&'static str],
    /// Something in its first row.
    pub cell: &'static str,
}

impl Fixture {
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|(_, _, rows)| rows).sum()
    }
}

pub fn fixture() -> Fixture {
    let chinook = project().join("../shared/data/chinook/chinook.sql");
    if chinook.is_file() {
        return Fixture {
            file: chinook,
            tables: &CHINOOK,
            shown: Shown {
                table: "album",
                columns: &[
                    "album_id integer key",
                    "title character varying(160)",
                    "artist_id integer → artist",
                ],
                cell: "For Those About To Rock We Salute You",
            },
        };
    }
    Fixture {
        file: project().join("tests/browser/fixtures/shop.sql"),
        tables: &SHOP,
        shown: Shown {
            table: "book",
            columns: &[
                "book_id integer key",
                "title text",
                "publisher_id integer → publisher",
                "price numeric(10,2)",
            ],
            cell: "Volume 1 of the shop's own series",
        },
    }
}

const CHINOOK: [(&str, usize, usize); 11] = [
    ("album", 3, 347),
    ("artist", 2, 275),
    ("customer", 13, 59),
    ("employee", 15, 8),
    ("genre", 2, 25),
    ("invoice", 9, 412),
    ("invoice_line", 5, 2240),
    ("media_type", 2, 5),
    ("playlist", 2, 18),
    ("playlist_track", 2, 8715),
    ("track", 9, 3503),
];

const SHOP: [(&str, usize, usize); 5] = [
    ("book", 4, 400),
    ("customer", 4, 180),
    ("publisher", 2, 25),
    ("purchase", 3, 1000),
    ("purchase_line", 3, 3000),
];
