//! Changes in words: the lines of a plan, and of which change an error speaks. What changes is in `changes.rs`.

use authz::Refusal;

use super::{ChangedKind, FileChangeLine, Planned, sorted};
use crate::{Error, FieldError, role_file::document::FileRight};

/// What changes of one role or group.
#[derive(Default)]
pub(super) struct Lines(pub Vec<FileChangeLine>);

impl Lines {
    pub fn text(&mut self, field: &str, before: &str, after: &str) {
        if before != after {
            let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            self.line(field, said(before), said(after));
        }
    }

    /// What goes, and then what comes.
    pub fn set(&mut self, field: &str, before: &[String], after: &[String]) {
        for removed in before.iter().filter(|it| !after.contains(it)) {
            self.line(field, Some(removed.clone()), None);
        }
        for added in after.iter().filter(|it| !before.contains(it)) {
            self.line(field, None, Some(added.clone()));
        }
    }

    pub fn rights(&mut self, field: &str, before: Option<&[FileRight]>, after: &[FileRight]) {
        let after = sorted(after);
        if before != Some(&after) {
            self.line(field, before.map(named), Some(named(&after)));
        }
    }

    fn line(&mut self, field: &str, removed: Option<String>, added: Option<String>) {
        self.0.push(FileChangeLine {
            field: field.to_owned(),
            removed,
            added,
        });
    }
}

fn named(rights: &[FileRight]) -> String {
    if rights.is_empty() {
        return "nothing".to_owned();
    }
    let words: Vec<&str> = rights.iter().map(|right| right.as_str()).collect();
    words.join(", ")
}

impl Planned {
    /// The error of one change says of which: a file holds many.
    pub(super) fn told(&self, error: Error) -> Error {
        let name = &self.change.name;
        let what = match self.change.kind {
            ChangedKind::Role => format!("The role {name}"),
            ChangedKind::Group => format!("The group {name}"),
        };
        match error {
            // About who asks, and not about what is changed.
            Error::Refused(Refusal::Unauthenticated | Refusal::StepUpRequired | Refusal::SecondFactorRequired) => error,
            Error::Refused(refusal) => Error::RefusedFor(refusal, what),
            Error::Invalid(fields) => Error::Invalid(
                fields
                    .into_iter()
                    .map(|wrong| FieldError {
                        field: format!("{}.{}", self.at, wrong.field),
                        message: format!("{what}: {}", wrong.message),
                    })
                    .collect(),
            ),
            Error::Conflict {
                code: code @ "replacement_required",
                ..
            } => Error::conflict(
                code,
                format!(
                    "{what} is not in the file, and somebody holds it or is invited to it. Give them another role first, or name it in the file."
                ),
            ),
            Error::Conflict { code, message } => Error::conflict(code, format!("{what}: {message}")),
            other => other,
        }
    }
}
