//! Setting an authenticator app up, taking it away, and the recovery codes.

use app::{
    App,
    second_factors::{BeginTotp, ConfirmTotp, MakeRecoveryCodes, RemoveTotp, Show},
};
use askama::Template;
use axum::extract::State;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::panel::{
    flash::{Shown, go, go_and_show, go_back},
    forms::{Errors, Posted},
    page::{Page, PageResult, html},
    visitor::AccountVisitor,
};

#[derive(Template)]
#[template(path = "account/authenticator.html")]
struct Authenticator<'a> {
    page: Page,
    base: &'static str,
    /// There is one, which goes before another comes.
    exists: bool,
    begun: Option<Begun<'a>>,
    error: Option<String>,
    code_error: Option<String>,
}

/// What is scanned, or typed in.
struct Begun<'a> {
    uri: &'a str,
    secret: &'a str,
    qr: Qr,
}

/// As one path in a square of `size` modules, quiet zone included (ISO/IEC 18004 §6.3.8).
struct Qr {
    size: i32,
    path: String,
}

#[derive(Template)]
#[template(path = "account/recovery_codes.html")]
struct RecoveryCodes {
    page: Page,
    base: &'static str,
    codes: Vec<String>,
    /// How many are left of those made before.
    left: i64,
    has_second_factor: bool,
}

const QUIET: i32 = 4;

fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let path = dark
        .filter(|(x, y)| code.get_module(*x, *y))
        .map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET))
        .collect();
    Some(Qr {
        size: size + 2 * QUIET,
        path,
    })
}

async fn page(app: &App, visitor: &AccountVisitor, uri: &str, errors: &Errors) -> PageResult {
    let factors = app.on_account(&visitor.caller, Show).await?;
    let secret = uri.split(['?', '&']).find_map(|part| part.strip_prefix("secret="));
    html(&Authenticator {
        page: visitor.page("profile", "Authenticator app"),
        base: visitor.base,
        exists: factors.totp_since.is_some(),
        begun: secret.zip(qr(uri)).map(|(secret, qr)| Begun { uri, secret, qr }),
        error: errors.form(&["code"]),
        code_error: errors.of("code"),
    })
}

pub async fn show(State(app): State<App>, visitor: AccountVisitor) -> PageResult {
    let shown = visitor.page("profile", "");
    let uri = match shown.once() {
        Some(Shown::Authenticator { uri }) => uri.as_str(),
        _ => "",
    };
    page(&app, &visitor, uri, &Errors::default()).await
}

pub async fn begin(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let here = visitor.path("authenticator");
    let sent = visitor.sent(&app, &posted, &here, "Continue", &here);
    match sent.proved(app.on_account(&visitor.caller, BeginTotp)).await {
        Err(asks) => asks,
        Ok(Ok(begun)) => {
            let shown = Shown::Authenticator { uri: begun.uri };
            go_and_show(&app, &visitor.caller, &here, "", shown)
        }
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn confirm(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let confirm = ConfirmTotp {
        code: posted.text("code").into(),
    };
    match app.on_account(&visitor.caller, confirm).await {
        Ok(made) if made.codes.is_empty() => go(
            &app,
            &visitor.caller,
            visitor.base,
            "Your authenticator app is set up. The recovery codes that you have stay good.",
        ),
        Ok(made) => go_and_show(
            &app,
            &visitor.caller,
            &visitor.path("recovery-codes"),
            "Your authenticator app is set up.",
            Shown::RecoveryCodes(made.codes),
        ),
        Err(error) if error.code() == "invalid" => {
            page(&app, &visitor, posted.text("uri"), &Errors::from(error)?).await
        }
        Err(error) => go_back(&app, &visitor.caller, &visitor.path("authenticator"), error),
    }
}

pub async fn remove(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let action = visitor.path("authenticator/remove");
    let sent = visitor.sent(&app, &posted, &action, "Remove", visitor.base);
    match sent.proved(app.on_account(&visitor.caller, RemoveTotp)).await {
        Err(asks) => asks,
        Ok(Ok(())) => go(&app, &visitor.caller, visitor.base, "The authenticator app is removed."),
        Ok(Err(error)) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

pub async fn show_recovery_codes(State(app): State<App>, visitor: AccountVisitor) -> PageResult {
    let factors = app.on_account(&visitor.caller, Show).await?;
    let page = visitor.page("profile", "Recovery codes");
    let codes = match page.once() {
        Some(Shown::RecoveryCodes(codes)) => codes.clone(),
        _ => Vec::new(),
    };
    html(&RecoveryCodes {
        base: visitor.base,
        codes,
        left: factors.recovery_codes,
        has_second_factor: !factors.kinds.is_empty(),
        page,
    })
}

pub async fn make_recovery_codes(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let here = visitor.path("recovery-codes");
    let sent = visitor.sent(&app, &posted, &here, "Make new codes", &here);
    match sent.proved(app.on_account(&visitor.caller, MakeRecoveryCodes)).await {
        Err(asks) => asks,
        Ok(Ok(made)) => go_and_show(
            &app,
            &visitor.caller,
            &here,
            "These replace the codes that you had.",
            Shown::RecoveryCodes(made.codes),
        ),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_is_drawn_with_its_quiet_zone() {
        let drawn = qr("otpauth://totp/Bailiwick:ada?secret=JBSWY3DPEHPK3PXP").expect("short enough");
        assert!(
            drawn.size > 29 && drawn.path.starts_with("M4 4h1v1h-1z"),
            "a finder stands in the corner"
        );
        assert!(qr(&"a".repeat(5000)).is_none(), "more than a code can hold");
    }
}
