//! A former slug of a tenant leads to the present one, for good and with the same method: pages and API alike (RFC 9110 §15.4.9).

use axum::{
    http::{HeaderValue, Uri, header},
    response::Response,
};

use crate::problem::MovedTo;

/// What answers knows the slug alone; the whole address is known to whoever took the request.
pub fn lead(uri: &Uri, response: &mut Response) {
    let moved = response.extensions_mut().remove::<MovedTo>();
    if let Some(MovedTo(slug)) = moved
        && let Some(there) = with_slug(uri, &slug).and_then(|there| HeaderValue::from_str(&there).ok())
    {
        response.headers_mut().insert(header::LOCATION, there);
    }
}

/// The same address with another slug, which is what follows `t` or `tenants`.
fn with_slug(uri: &Uri, slug: &str) -> Option<String> {
    let mut parts: Vec<&str> = uri.path().split('/').collect();
    let at = parts.iter().position(|part| ["t", "tenants"].contains(part))? + 1;
    *parts.get_mut(at)? = slug;
    let path = parts.join("/");
    Some(uri.query().map_or(path.clone(), |query| format!("{path}?{query}")))
}

#[cfg(test)]
mod tests {
    use super::with_slug;

    #[test]
    fn only_the_slug_changes() {
        for (from, to) in [
            ("/t/acme", "/t/new"),
            ("/t/acme/members?q=t", "/t/new/members?q=t"),
            ("/root/tenants/acme/delete", "/root/tenants/new/delete"),
            ("/api/v1/tenants/acme/members", "/api/v1/tenants/new/members"),
            ("/api/v1/platform/tenants/acme", "/api/v1/platform/tenants/new"),
        ] {
            assert_eq!(with_slug(&from.parse().unwrap(), "new").as_deref(), Some(to));
        }
        assert_eq!(with_slug(&"/account".parse().unwrap(), "new"), None);
    }
}
