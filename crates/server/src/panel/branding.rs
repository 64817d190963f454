//! The page on which the installation is given its name, colour and logo.

use app::{
    App, Error,
    branding::{Branding, Change, NewBranding, SetLogo, Show},
};
use askama::Template;
use axum::extract::State;

use super::{
    flash::{go, go_back},
    forms::{Form, Posted, upload::Upload},
    page::{Page, PageResult, html},
    visitor::RootVisitor,
};

const PATH: &str = "/root/settings/branding";

#[derive(Template)]
#[template(path = "root/branding.html")]
struct BrandingPage {
    page: Page,
    form: Form,
    version: i32,
    has_logo: bool,
}

fn page(visitor: &RootVisitor, branding: &Branding, form: Form) -> PageResult {
    html(&BrandingPage {
        page: visitor.page("settings", "Branding"),
        form,
        version: branding.version,
        has_logo: branding.logo.is_some(),
    })
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let branding = app.on_platform(&visitor.caller, Show).await?;
    let filled = Posted::empty()
        .with("version", branding.version.to_string())
        .with("product_name", branding.product_name.clone())
        .with("accent", branding.accent.clone().unwrap_or_default());
    page(&visitor, &branding, Form::new(filled))
}

pub async fn change(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let operation = Change {
        version: posted.version(),
        new: NewBranding {
            product_name: posted.trimmed("product_name"),
            accent: posted.some("accent"),
        },
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(_) => go(
            &app,
            &visitor.caller,
            PATH,
            "Saved. Every page shows it, those of other servers within a minute.",
        ),
        Err(error @ Error::Refused(_)) => Err(error.into()),
        Err(error) => {
            let form = Form::refused(posted, error)?;
            let branding = app.on_platform(&visitor.caller, Show).await?;
            page(&visitor, &branding, form)
        }
    }
}

pub async fn set_logo(State(app): State<App>, visitor: RootVisitor, upload: Upload) -> PageResult {
    let operation = SetLogo {
        version: upload.text("version").parse().unwrap_or(0),
        image: Some(upload.file("image").to_vec()),
    };
    done(&app, &visitor, operation, "The logo is set.").await
}

pub async fn remove_logo(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let operation = SetLogo {
        version: posted.version(),
        image: None,
    };
    done(&app, &visitor, operation, "The logo is gone.").await
}

async fn done(app: &App, visitor: &RootVisitor, operation: SetLogo, said: &str) -> PageResult {
    match app.on_platform(&visitor.caller, operation).await {
        Ok(_) => go(app, &visitor.caller, PATH, said),
        Err(error @ Error::Refused(_)) => Err(error.into()),
        Err(error) => go_back(app, &visitor.caller, PATH, error),
    }
}
