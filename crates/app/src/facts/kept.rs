//! Answers that are good for as long as nothing was committed. PostgreSQL is asked that before each use, so nothing here can be stale.

use std::{collections::HashMap, sync::Arc};

use jiff::Timestamp;

use super::Question;
use crate::caller::Who;

/// What a statement saw: two statements that name the same snapshot in the same run of PostgreSQL see the same rows. A transaction that writes is
/// numbered; until its commit the number stands among those in progress or is yet to come, and afterwards it does neither, so every commit
/// makes another snapshot (PostgreSQL documentation, 9.26.11 "Transaction ID and Snapshot Information Functions").
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub snapshot: String,
    /// When this run of PostgreSQL began.
    pub since: Timestamp,
}

/// More than this many answers are forgotten all at once; they are read again when they are needed.
const AT_MOST: usize = 16_384;

#[derive(Default)]
pub(super) struct Kept {
    moment: Option<Moment>,
    answers: HashMap<Question, Arc<Who>>,
}

impl Kept {
    /// What was known at the moment kept, unless its credential has ended by the clock since.
    pub(super) fn get(&self, question: &Question, now: Timestamp) -> Option<Arc<Who>> {
        self.answers.get(question).filter(|who| !who.has_ended(now)).cloned()
    }

    /// Forgets everything unless it is still the same moment, and says whether it is.
    pub(super) fn move_to(&mut self, moment: Moment) -> bool {
        let same = self.moment.as_ref() == Some(&moment);
        if !same || self.answers.len() > AT_MOST {
            self.answers.clear();
        }
        self.moment = Some(moment);
        same
    }

    /// Keeps what was read at the moment last moved to. Strangers are not kept: anybody can make up any number of them.
    pub(super) fn keep(&mut self, question: &Question, who: &Arc<Who>) {
        if who.person.is_some() {
            self.answers.insert(question.clone(), who.clone());
        }
    }
}
