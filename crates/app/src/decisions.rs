//! Answers "may this person do that?" for applications, in the words of the OpenID AuthZEN Authorization API 1.0.

mod evaluate;

pub use evaluate::{Decision, Evaluate, NamedAction, Resource, Subject};
