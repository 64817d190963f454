//! The guards, each under fifty attempts or more at once: through the API, through pages and through the command line of the running
//! program. What counts is what the database holds afterwards, whatever each attempt was told.

mod people;
mod roles;
mod tenants;
mod world;

use world::{Made, told};

/// Each way was tried, and came to an answer that is one of these.
#[track_caller]
fn only(made: &[Made], wanted: &[&str]) {
    for one in made {
        // Who finds no connection free is told so, and nothing was done.
        let fits = one.told.starts_with("503") || wanted.iter().any(|it| one.told.starts_with(it));
        assert!(fits, "{one:?} is none of {wanted:?}: {:#?}", told(made));
    }
    let mut ways: Vec<&str> = made.iter().map(|one| one.way).collect();
    ways.sort_unstable();
    ways.dedup();
    for way in ways {
        let decided = made.iter().any(|one| one.way == way && !one.told.starts_with("503"));
        assert!(decided, "no attempt by {way} came to a decision: {:#?}", told(made));
    }
}
