//! The guards, each under fifty attempts or more at once, through the API, through pages and, where a command does the like, through the
//! command line of the running program. Each attempt would succeed but for the guard; what counts is what the database holds afterwards.

mod people;
mod roles;
mod tenants;
mod world;

use world::{Made, told};

/// Each way was tried, and came to an answer that is exactly one of these.
#[track_caller]
fn only(made: &[Made], wanted: &[&str]) {
    for one in made {
        // Who finds no connection free, or met another four times, is told so, and nothing was done.
        let fits = one.told.starts_with("503") || wanted.contains(&one.told.as_str());
        assert!(fits, "{one:?} is none of {wanted:?}: {:#?}", told(made));
    }
    each_way_came_to_a_decision(made);
}

#[track_caller]
fn each_way_came_to_a_decision(made: &[Made]) {
    let mut ways: Vec<&str> = made.iter().map(|one| one.way).collect();
    ways.sort_unstable();
    ways.dedup();
    for way in ways {
        let decided = made.iter().any(|one| one.way == way && !one.told.starts_with("503"));
        assert!(decided, "no attempt by {way} came to a decision: {:#?}", told(made));
    }
}
