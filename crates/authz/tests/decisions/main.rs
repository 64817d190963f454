//! The decision core against cases written by hand, against a slow oracle, against its laws, and in small worlds that move.

mod broken;
mod cases;
mod engine;
mod generate;
mod laws;
mod oracle;
mod outcome;
mod question;
mod sequences;
mod sets;
mod walk;
mod ways;
mod world;
