//! A form with a file in it, as browsers send it (RFC 7578): small ones only, which the limit of every body sees to.

use app::Error;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::header,
    response::{IntoResponse, Response},
};

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
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let wrong = || {
            let sentence =
                "The form did not arrive whole. Go back and send it again; a file of more than 1 MB is too large.";
            PageError(Error::invalid("", sentence)).into_response()
        };
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).map(str::to_owned);
        let body = Bytes::from_request(request, state).await.map_err(|_| wrong())?;
        let parts = kind
            .as_deref()
            .and_then(boundary)
            .and_then(|boundary| parts(&body, boundary));
        parts.map(Self).ok_or_else(wrong)
    }
}

fn boundary(kind: &str) -> Option<&str> {
    let parameters = kind.strip_prefix("multipart/form-data")?;
    let boundary = parameters
        .split(';')
        .find_map(|one| one.trim().strip_prefix("boundary="))?;
    let boundary = boundary.trim_matches('"');
    (1..=70).contains(&boundary.len()).then_some(boundary)
}

fn find(text: &[u8], sought: &[u8]) -> Option<usize> {
    text.windows(sought.len()).position(|window| window == sought)
}

/// None for what is not whole.
fn parts(body: &[u8], boundary: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes())?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        let part = rest.strip_prefix(b"\r\n")?;
        let head = find(part, b"\r\n\r\n")?;
        let (head, content) = (std::str::from_utf8(&part[..head]).ok()?, &part[head + 4..]);
        let end = find(content, between.as_bytes())?;
        let (_, name) = head.split_once(" name=\"")?;
        let (name, _) = name.split_once('"')?;
        parts.push((name.to_owned(), content[..end].to_vec()));
        rest = &content[end + between.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::{boundary, parts};

    #[test]
    fn a_form_with_a_file_is_read_and_nothing_else() {
        let kind = "multipart/form-data; boundary=----x9";
        assert_eq!(boundary(kind), Some("----x9"));
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
        assert_eq!(boundary("multipart/form-data; boundary="), None);
        let body = b"------x9\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n7\r\n------x9\r\nContent-Disposition: form-data; \
            name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\x89P\r\n\0--\r\n------x9--\r\n";
        let whole = parts(body, "----x9").unwrap();
        assert_eq!(whole[0], ("version".to_owned(), b"7".to_vec()));
        assert_eq!(whole[1], ("image".to_owned(), b"\x89P\r\n\0--".to_vec()));
        // Cut anywhere it is no form.
        for end in 0..body.len() - 4 {
            assert_eq!(parts(&body[..end], "----x9"), None, "{end}");
        }
    }
}
