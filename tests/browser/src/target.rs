//! How a test names a thing on a page: by the words that a person sees or hears.

/// A control by its label or text, and where that is not enough, the row or the section it is in.
#[derive(Clone, Debug, Default)]
pub struct Target {
    pub(crate) name: String,
    pub(crate) row: String,
    pub(crate) section: String,
}

pub fn named(name: &str) -> Target {
    Target {
        name: name.to_owned(),
        ..Target::default()
    }
}

impl Target {
    /// In the row or item of a list that holds this text.
    #[must_use]
    pub fn in_row(mut self, text: &str) -> Self {
        text.clone_into(&mut self.row);
        self
    }

    /// In the section with this heading, or the landmark with this label.
    #[must_use]
    pub fn in_section(mut self, heading: &str) -> Self {
        heading.clone_into(&mut self.section);
        self
    }
}

impl From<&str> for Target {
    fn from(name: &str) -> Self {
        named(name)
    }
}
