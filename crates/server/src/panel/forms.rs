//! Reading forms and showing them again with what is wrong beside each field.

pub mod permissions;
pub mod upload;

use app::{Error, FieldError};
use axum::{
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};

use super::page::PageError;

/// One field of a form: what was typed, and why it was refused.
#[derive(Clone, Default)]
pub struct Field {
    pub value: String,
    pub error: Option<String>,
}

impl Field {
    pub fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            error: None,
        }
    }
}

/// One option of a select.
#[derive(Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// One of several views of the same page.
pub struct Segment {
    pub label: String,
    pub href: String,
    pub active: bool,
}

/// The head of a column that a list can be ordered by.
pub struct Column {
    pub label: &'static str,
    /// The list ordered by it, and turned round where it is already.
    pub href: String,
    pub ascending: bool,
    pub descending: bool,
}

impl Column {
    /// `by` is the order of what is shown, as an operation takes it.
    pub fn new(label: &'static str, sort: &str, by: &str, at: impl FnOnce(&str) -> String) -> Self {
        let ascending = by == sort;
        Self {
            label,
            href: if ascending { at(&format!("-{sort}")) } else { at(sort) },
            ascending,
            descending: by.strip_prefix('-') == Some(sort),
        }
    }
}

/// A posted form: pairs, in their order, as a browser sends them.
#[derive(Clone)]
pub struct Posted(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        let wrong = || {
            PageError(Error::invalid(
                "",
                "The form did not arrive whole. Go back and send it again.",
            ))
            .into_response()
        };
        Self::of(form.map_err(|_| wrong())?.0).ok_or_else(wrong)
    }
}

impl Posted {
    fn of(form: Vec<(String, String)>) -> Option<Self> {
        // NUL can be typed nowhere and stored nowhere.
        if form
            .iter()
            .any(|(key, value)| key.contains('\0') || value.contains('\0'))
        {
            return None;
        }
        // Browsers send a line break as two characters, and count it as one where they stop whoever types.
        let typed = |(key, value): (String, String)| (key, value.replace("\r\n", "\n"));
        Some(Self(form.into_iter().map(typed).collect()))
    }

    pub fn text(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// Without the spaces around it, which nobody means.
    pub fn trimmed(&self, name: &str) -> String {
        self.text(name).trim().to_owned()
    }

    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.trimmed(name)).filter(|text| !text.is_empty())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every field but those of that name.
    pub fn but<'a>(&'a self, names: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .filter(move |(key, _)| !names.contains(&key.as_str()))
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The version of what the form changes. What is no number is the version of nothing, and stale.
    pub fn version(&self) -> i32 {
        self.text("version").parse().unwrap_or(0)
    }

    /// The field as it was typed.
    pub fn field(&self, name: &str, errors: &Errors) -> Field {
        Field {
            value: self.text(name).to_owned(),
            error: errors.of(name),
        }
    }

    /// A form that nobody has sent yet.
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

/// A form on a page: what is in its fields, and why it was refused.
pub struct Form {
    posted: Posted,
    errors: Errors,
}

impl Form {
    pub fn new(posted: Posted) -> Self {
        let errors = Errors::default();
        Self { posted, errors }
    }

    /// What was sent, once more. What a person cannot mend is a page of its own.
    pub fn refused(posted: Posted, error: Error) -> Result<Self, PageError> {
        let errors = Errors::from(error)?;
        Ok(Self { posted, errors })
    }

    /// What was sent, with nothing said about it here.
    pub fn without_errors(self) -> Self {
        Self::new(self.posted)
    }

    pub fn is_refused(&self) -> bool {
        self.errors.any()
    }

    pub fn field(&self, name: &str) -> Field {
        self.posted.field(name, &self.errors)
    }

    pub fn text(&self, name: &str) -> &str {
        self.posted.text(name)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.posted.all(name)
    }

    /// The error of the form as a whole, or of what it has no field for.
    pub fn error(&self) -> Option<String> {
        let shown: Vec<&str> = self.posted.0.iter().map(|(name, _)| name.as_str()).collect();
        self.errors.form(&shown)
    }
}

/// Why a form was refused: some of it belongs to fields, the rest to the form.
#[derive(Clone, Default)]
pub struct Errors {
    fields: Vec<FieldError>,
    form: Option<String>,
}

impl Errors {
    /// What a person can mend is shown with the form; anything else is a page of its own.
    pub fn from(error: Error) -> Result<Self, PageError> {
        match error {
            Error::Invalid(fields) => Ok(Self { fields, form: None }),
            // An error of the whole for a program, which may show no field for it; a form that asks why has one.
            Error::Conflict {
                code: "reason_required",
                message,
            } => Ok(Self {
                fields: vec![FieldError {
                    field: "reason".to_owned(),
                    message,
                }],
                form: None,
            }),
            Error::Conflict { .. }
            | Error::Refused(_)
            | Error::RefusedFor(..)
            | Error::BadCredentials
            | Error::TooMany(_)
            | Error::TenantDatabase(_)
                if !is_unauthenticated(&error) =>
            {
                Ok(Self {
                    fields: Vec::new(),
                    form: Some(error.to_string()),
                })
            }
            other => Err(PageError(other)),
        }
    }

    /// The error of a field, by the name it has in the operation.
    pub fn of(&self, name: &str) -> Option<String> {
        self.fields
            .iter()
            .find(|error| of_field(error) == name)
            .map(|error| error.message.clone())
    }

    /// The error of the form as a whole, or of a field that the form does not show.
    pub fn form(&self, shown: &[&str]) -> Option<String> {
        let hidden = self.fields.iter().find(|error| !shown.contains(&of_field(error)));
        self.form.clone().or_else(|| hidden.map(|error| error.message.clone()))
    }

    pub fn any(&self) -> bool {
        self.form.is_some() || !self.fields.is_empty()
    }
}

/// The field's name; of one of several values it is that of all of them.
fn of_field(error: &FieldError) -> &str {
    error.field.split('[').next().unwrap_or_default()
}

fn is_unauthenticated(error: &Error) -> bool {
    error.code() == "unauthenticated"
}

/// The address of a page of a list: the filters that are set, and where it begins.
pub fn address(path: &str, filters: &[(&str, &str)]) -> String {
    let set = filters.iter().filter(|(_, value)| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(set)
        .finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, extract::FromRequest, http::Request};

    use super::Posted;

    #[tokio::test]
    async fn a_line_break_is_one_letter() {
        let request = Request::post("/")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("note=one%0D%0Atwo"))
            .expect("a request");
        let posted = Posted::from_request(request, &()).await.expect("a form");
        assert_eq!(posted.text("note"), "one\ntwo");
    }
}
