//! What is odd about how the program was told its settings, and keeps nobody from starting it.

use std::fmt::{Display, Formatter, Result};

#[derive(Clone, Debug)]
pub struct Warning {
    pub finding: String,
    /// What to do about it.
    pub next: String,
}

impl Display for Warning {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{}: {}", self.finding, self.next)
    }
}
