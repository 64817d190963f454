//! The page of a person's API tokens.

use app::{
    App, Plane, TenantRef, TokenId,
    admins::PERMISSIONS as PLATFORM_PERMISSIONS,
    tenants::{self, TenantState},
    tokens,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{Shown, go, go_and_show, go_back},
    forms::{
        Choice, Errors, Field, Posted, address,
        permissions::{Picker, in_tenant, listed},
    },
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    step_up::Sent,
    visitor::AccountVisitor,
};
use crate::extract::{FormQuery, Path};

#[derive(Template)]
#[template(path = "account/tokens.html")]
struct Tokens {
    page: Page,
    /// Where forms are sent.
    path: String,
    /// Its tokens are for the platform and for no tenant.
    on_platform: bool,
    created: Option<CreatedToken>,
    form: TokenForm,
    lifetimes: Vec<Choice>,
    tenants: Vec<Choice>,
    permissions: Picker,
    tokens: Vec<Token>,
    pager: Pager,
}

struct CreatedToken {
    name: String,
    secret: String,
}

struct TokenForm {
    error: Option<String>,
    name: Field,
    expires_in: Field,
    tenant: Field,
}

struct Token {
    id: String,
    name: String,
    tenant: String,
    permissions: String,
    state: String,
    expires_at: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TokensQuery {
    tenant: String,
    // The rest of the form comes along when the tenant is changed.
    name: String,
    expires_in: String,
    permission: String,
    after: String,
}

async fn page(app: &App, visitor: &AccountVisitor, posted: &Posted, errors: &Errors) -> PageResult {
    let on_platform = visitor.plane == Plane::Root;
    let mine = match visitor.plane {
        Plane::Root => Vec::new(),
        Plane::App => {
            let mine = tenants::Mine {
                limit: Some(200),
                ..tenants::Mine::default()
            };
            let mut mine = app.on_account(&visitor.caller, mine).await?.items;
            // Nobody gets into one that is still being made.
            mine.retain(|tenant| tenant.state == TenantState::Active);
            mine
        }
    };
    let asked = posted.text("tenant");
    let chosen = mine
        .iter()
        .find(|tenant| tenant.slug == asked)
        .or(mine.first())
        .map(|tenant| tenant.slug.clone());
    // What the person holds in the chosen place, and nothing else.
    let mut all = Vec::new();
    if on_platform {
        all = listed(&PLATFORM_PERMISSIONS);
        all.retain(|(_, permission)| visitor.view.may(permission));
    } else if let Some(tenant) = chosen.as_deref().map(TenantRef::parse) {
        let view = app.view(&visitor.caller, Some(&tenant)).await?;
        all = in_tenant(app, &visitor.caller, &tenant).await?;
        all.retain(|(_, permission)| view.may(permission));
    }
    let ticked: Vec<&str> = posted.all("permissions").collect();
    let now = app.now();
    let list = tokens::List {
        after: posted.some("after"),
        limit: None,
    };
    let tokens = app.on_account(&visitor.caller, list).await?;
    let page = visitor.page("tokens", "API tokens");
    html(&Tokens {
        created: match page.once() {
            Some(Shown::Token { name, secret }) => Some(CreatedToken {
                name: name.clone(),
                secret: secret.clone(),
            }),
            _ => None,
        },
        page,
        path: visitor.path("tokens"),
        on_platform,
        form: TokenForm {
            error: errors.form(&["name", "expires_in_days", "tenant", "permissions"]),
            name: posted.field("name", errors),
            expires_in: Field {
                value: Some(posted.text("expires_in"))
                    .filter(|text| !text.is_empty())
                    .unwrap_or("30")
                    .to_owned(),
                error: errors.of("expires_in_days"),
            },
            tenant: Field {
                value: chosen.unwrap_or_default(),
                error: errors.of("tenant"),
            },
        },
        lifetimes: [("7", "7 days"), ("30", "30 days"), ("90", "90 days"), ("365", "1 year")]
            .into_iter()
            .map(|(value, label)| Choice::new(value, label))
            .collect(),
        tenants: mine
            .into_iter()
            .map(|tenant| Choice::new(tenant.slug, tenant.name))
            .collect(),
        permissions: Picker::new(all, &ticked, errors.of("permissions"), |_| true),
        pager: Asked::of(&visitor.path("tokens"), &[], posted.text("after")).pager(
            tokens.items.len(),
            tokens.next.as_deref(),
            ("token", "tokens"),
        ),
        tokens: tokens
            .items
            .into_iter()
            .map(|token| Token {
                id: token.id.to_string(),
                name: token.name,
                tenant: token.tenant.unwrap_or_else(|| "Platform".to_owned()),
                permissions: match token.permissions.len() {
                    1 => token.permissions[0].clone(),
                    many => format!("{many} permissions"),
                },
                state: if token.expires_at > now { "active" } else { "expired" }.to_owned(),
                expires_at: token.expires_at.to_string(),
            })
            .collect(),
    })
}

pub async fn show(
    State(app): State<App>,
    visitor: AccountVisitor,
    FormQuery(query): FormQuery<TokensQuery>,
) -> PageResult {
    let posted = Posted::empty()
        .with("tenant", query.tenant)
        .with("name", query.name)
        .with("expires_in", query.expires_in)
        .with("permissions", query.permission)
        .with("after", query.after);
    page(&app, &visitor, &posted, &Errors::default()).await
}

pub async fn create(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let new = tokens::NewToken {
        name: posted.trimmed("name"),
        tenant: (visitor.plane == Plane::App).then(|| posted.text("tenant").to_owned()),
        permissions: posted.all("permissions").map(ToOwned::to_owned).collect(),
        expires_in_days: posted.text("expires_in").parse().unwrap_or(0),
    };
    let name = new.name.clone();
    let path = visitor.path("tokens");
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tokens", "Confirm that it is you"),
        posted: &posted,
        action: &path,
        verb: "Create token",
        class: "button-primary",
        back: &path,
    };
    match sent.proved(app.on_account(&visitor.caller, tokens::Create(new))).await {
        Err(asks) => asks,
        Ok(Ok(created)) => {
            let here = address(&path, &[("tenant", posted.text("tenant"))]);
            let secret = created.token;
            go_and_show(
                &app,
                &visitor.caller,
                &here,
                "The token is made.",
                Shown::Token { name, secret },
            )
        }
        Ok(Err(error)) => page(&app, &visitor, &posted, &Errors::from(error)?).await,
    }
}

#[derive(Deserialize)]
pub struct TokenPath {
    token: TokenId,
}

pub async fn revoke(State(app): State<App>, visitor: AccountVisitor, Path(path): Path<TokenPath>) -> PageResult {
    let here = visitor.path("tokens");
    match app
        .on_account(&visitor.caller, tokens::Revoke { token: path.token })
        .await
    {
        Ok(()) => go(&app, &visitor.caller, &here, "The token is revoked."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}
