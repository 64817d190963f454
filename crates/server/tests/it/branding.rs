//! The branding as browsers get it: the name on every page, the colour and the logo as files of their own.

use axum::http::{Method, StatusCode};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use testkit::TestApp;

use crate::place::client;

const BRANDING: &str = "/api/v1/platform/branding";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

#[tokio::test]
async fn every_page_shows_the_name_the_colour_and_the_logo() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let pages = async || {
        [
            client(&app).get("/sign-in").await,
            client(&app).get("/root/sign-in").await,
            client(&app).get("/nowhere").await,
            owner.get("/t/acme").await,
            owner.get("/account").await,
            admin.get("/root").await,
        ]
    };
    for page in pages().await {
        assert!(page.text().contains("· Bailiwick</title>"), "{}", page.text());
        assert!(!page.text().contains("/branding/"), "{}", page.text());
    }
    for nothing in ["/branding/logo", "/branding/accent.css"] {
        assert_eq!(client(&app).get(nothing).await.status, StatusCode::NOT_FOUND);
    }

    let named = json!({ "product_name": "Birch & Co", "accent": "#1d4ed8" });
    let set = admin.if_match(1).send(Method::PUT, BRANDING, Some(&named)).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.text());
    let logo = format!("{BRANDING}/logo");
    let image = json!({ "image": STANDARD.encode(PNG) });
    let set = admin.if_match(2).send(Method::PUT, &logo, Some(&image)).await;
    let hash = set.json()["logo"].as_str().expect("a hash").to_owned();
    for page in pages().await {
        let text = page.text();
        assert!(text.contains("· Birch &#38; Co</title>"), "{text}");
        assert!(text.contains(&format!("src=\"/branding/logo?v={hash}\"")), "{text}");
        assert!(text.contains("href=\"/branding/accent.css?v="), "{text}");
        assert!(
            page.header("content-security-policy")
                .starts_with("default-src 'self';")
        );
    }

    let served = client(&app).get(&format!("/branding/logo?v={hash}")).await;
    assert_eq!(served.header("content-type"), "image/png");
    assert_eq!(served.header("x-content-type-options"), "nosniff");
    assert_eq!(served.body, PNG);
    let again = client(&app).header("if-none-match", served.header("etag"));
    assert_eq!(again.get("/branding/logo").await.status, StatusCode::NOT_MODIFIED);
    let colour = client(&app).get("/branding/accent.css").await;
    assert!(colour.header("content-type").starts_with("text/css"));
    assert!(
        colour.text().contains("--accent: light-dark(#1d4ed8"),
        "{}",
        colour.text()
    );

    let removed = admin.if_match(3).send(Method::DELETE, &logo, None).await;
    assert_eq!(removed.status, StatusCode::OK, "{}", removed.text());
    assert_eq!(client(&app).get("/branding/logo").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_page_takes_a_name_and_a_picture() {
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let page = "/root/settings/branding";
    let name = |version: &'static str, accent: &'static str| {
        [("version", version), ("product_name", "Birch"), ("accent", accent)]
    };
    let refused = admin.post_form(page, &name("1", "#facc15")).await;
    assert!(refused.text().contains("too hard to read"), "{}", refused.text());
    let saved = admin.post_form(page, &name("1", "")).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, page));

    let upload = async |version: &str, picture: &[u8]| {
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n{version}\r\n--x\r\nContent-Disposition: form-data; name=\"image\"; \
             filename=\"a\"\r\nContent-Type: image/svg+xml\r\n\r\n"
        );
        let body = [head.as_bytes(), picture, b"\r\n--x--\r\n"].concat();
        let kind = "multipart/form-data; boundary=x";
        admin
            .send_bytes(Method::POST, &format!("{page}/logo"), kind, body)
            .await
    };
    let said = async |answer: testkit::Answer| {
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, page)
        );
    };
    said(upload("2", b"<svg/>").await).await;
    assert_eq!(client(&app).get("/branding/logo").await.status, StatusCode::NOT_FOUND);
    said(upload("2", PNG).await).await;
    let served = client(&app).get("/branding/logo").await;
    assert_eq!(
        (served.status, served.header("content-type")),
        (StatusCode::OK, "image/png")
    );
    said(
        admin
            .post_form(&format!("{page}/logo/remove"), &[("version", "3")])
            .await,
    )
    .await;
    assert_eq!(client(&app).get("/branding/logo").await.status, StatusCode::NOT_FOUND);
    let cut = admin
        .send_bytes(
            Method::POST,
            &format!("{page}/logo"),
            "multipart/form-data; boundary=x",
            "--x\r\n",
        )
        .await;
    assert_eq!(cut.status, StatusCode::UNPROCESSABLE_ENTITY);
}
