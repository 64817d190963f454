//! Operations as parts of another: each is decided, done and recorded as if it had been asked for alone, and all of them are committed
//! together or not at all. So what asks for several changes at once repeats no rule of theirs.

use std::marker::PhantomData;

use super::{Act, DecidedPlane, Done, Granted, Operation, Tx};
use crate::{
    Result,
    audit::{Attempt, Record, Target},
};

/// Whether a part is done, or only tried by somebody who undoes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Done,
    /// Looking asks for no proof, and leaves no event.
    Tried,
}

/// What the event of a part says.
pub(super) struct Part {
    operation: &'static str,
    target: Target,
    done: Done<()>,
}

impl Part {
    /// By whoever asked for the whole.
    pub fn record<'a>(&'a mut self, whole: Attempt<'a>) -> Record<'a> {
        self.done.record(Attempt {
            operation: self.operation,
            target: &self.target,
            ..whole
        })
    }
}

impl<Op: Operation> Granted<Op> {
    /// What the part would do after the commit is for the whole to do.
    pub(crate) async fn part<P: Operation<Plane = Op::Plane>>(
        &self,
        tx: &Tx<Op::Plane>,
        part: &P,
        way: Way,
    ) -> Result<()> {
        let decide = |act: &Act| self.who.decide(self.now, P::Plane::ask(P::PERMISSION, act));
        decide(&Act::Plain)?;
        for act in part.acts(&self.who, tx).await? {
            if !(way == Way::Tried && matches!(act, Act::Sensitive)) {
                decide(&act)?;
            }
        }
        let granted = Granted {
            who: self.who.clone(),
            now: self.now,
            operation: PhantomData,
        };
        let mut done = part.run(&granted, tx).await?;
        if way == Way::Done {
            tx.tell(Part {
                operation: P::NAME,
                target: done.target.take().unwrap_or_else(|| part.target()),
                done: done.apart().1,
            });
        }
        Ok(())
    }
}
