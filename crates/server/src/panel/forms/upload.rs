//! A form with a file in it, as browsers send it (RFC 7578): small ones only, which the limit of every body sees to.

use app::Error;
use axum::{
    extract::{FromRequest, Multipart, Request},
    response::{IntoResponse, Response},
};

use super::Posted;
use crate::panel::page::PageError;

/// Each part's name and content.
pub struct Upload(Vec<(String, Vec<u8>)>);

impl Upload {
    /// The content of that part; nothing if there is none.
    pub fn file(&self, name: &str) -> &[u8] {
        self.0
            .iter()
            .find(|(part, _)| part == name)
            .map_or(&[], |(_, content)| content)
    }

    pub fn text(&self, name: &str) -> &str {
        std::str::from_utf8(self.file(name)).unwrap_or_default()
    }

    /// As a form without a file, which can be sent again: for whoever is asked in between who they are.
    ///
    /// # Errors
    /// A part is no text.
    pub fn into_form(self) -> Result<Posted, PageError> {
        let typed = |(name, content)| Some((name, String::from_utf8(content).ok()?));
        let form: Option<Vec<_>> = self.0.into_iter().map(typed).collect();
        let sentence = "This file is no text in UTF-8. Go back, save the table as CSV in UTF-8, and choose it again.";
        form.and_then(Posted::of)
            .ok_or_else(|| PageError(Error::invalid("", sentence)))
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let wrong = || {
            let sentence =
                "The form did not arrive whole. Go back and send it again; a file of more than 1 MB is too large.";
            PageError(Error::invalid("", sentence)).into_response()
        };
        let mut form = Multipart::from_request(request, state).await.map_err(|_| wrong())?;
        let mut parts = Vec::new();
        while let Some(part) = form.next_field().await.map_err(|_| wrong())? {
            let name = part.name().unwrap_or_default().to_owned();
            parts.push((name, part.bytes().await.map_err(|_| wrong())?.to_vec()));
        }
        Ok(Self(parts))
    }
}
