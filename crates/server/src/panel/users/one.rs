//! One user's page: who they are, the tenants they are in, and what can be done about them.

use app::{
    App, UserId,
    users::{self, UserState},
};
use askama::Template;
use axum::extract::State;

use super::PATH;
use crate::{
    api::{PageQuery, users::UserPath},
    extract::{FormQuery, Path},
    panel::{
        flash::{go, go_back},
        forms::{Errors, Field, Posted, address},
        members::second_factor,
        page::{Page, PageResult, html},
        step_up::Sent,
        visitor::RootVisitor,
    },
};

#[derive(Template)]
#[template(path = "root/user.html")]
struct One {
    page: Page,
    user: Detail,
    tenants: Tenants,
    edit: EditForm,
    /// The reason that was typed, of the dialog that was refused.
    reason: Field,
    confirm: Field,
    open: &'static str,
    mail_works: bool,
    may_see_settings: bool,
}

#[derive(Template)]
#[template(path = "root/user_tenants_page.html")]
struct TenantsOnly {
    page: Page,
    user: Detail,
    tenants: Tenants,
}

struct Detail {
    href: String,
    name: String,
    email: String,
    kind: String,
    platform_role: Option<String>,
    /// Where they are made a platform admin.
    make_admin: Option<String>,
    state: String,
    version: String,
    /// Empty: none.
    second_factor: String,
    last_sign_in_at: Option<String>,
    created_at: String,
    erased_after: Option<String>,
    locked_until: Option<String>,
    myself: bool,
    may_edit: bool,
    may_delete: bool,
}

struct Tenants {
    /// All of them, on other pages too.
    count: i64,
    rows: Vec<TenantRow>,
    active: bool,
    next: Option<String>,
}

struct TenantRow {
    id: String,
    slug: String,
    name: String,
    role: String,
    state: String,
    version: String,
}

struct EditForm {
    error: Option<String>,
    name: Field,
    email: Field,
    reason: Field,
}

/// What a form that was refused brings to the page.
#[derive(Default)]
struct Brought {
    edit: Option<EditForm>,
    reason: Field,
    confirm: Field,
    open: &'static str,
}

async fn found(
    app: &App,
    visitor: &RootVisitor,
    user: UserId,
    after: Option<String>,
    limit: Option<u16>,
) -> app::Result<(Detail, Tenants)> {
    let details = app.on_platform(&visitor.caller, users::Show { user }).await?;
    let list = users::ListTenants { user, after, limit };
    let tenants = app.on_platform(&visitor.caller, list).await?;
    let href = format!("{PATH}/{user}");
    let tenants = Tenants {
        count: details.user.tenants,
        active: tenants.items.iter().any(|it| it.state.as_str() == "active"),
        next: tenants
            .next
            .map(|next| address(&format!("{href}/tenants"), &[("after", &next)])),
        rows: tenants
            .items
            .into_iter()
            .map(|it| TenantRow {
                id: it.id.to_string(),
                slug: it.slug,
                name: it.name,
                role: it.role_name.unwrap_or_else(|| "Without role".to_owned()),
                state: it.state.to_string(),
                version: it.version.to_string(),
            })
            .collect(),
    };
    let user = details.user;
    let may_make = visitor.view.may("admins.create") && user.state == UserState::Active;
    let detail = Detail {
        href,
        make_admin: may_make.then(|| address("/root/admins/new", &[("email", &user.email)])),
        myself: details.themself,
        locked_until: details.locked_until.map(|at| at.to_string()),
        may_edit: visitor.view.may("users.edit") && !details.themself,
        may_delete: visitor.view.may("users.delete") && !details.themself,
        name: user.name,
        email: user.email,
        kind: user.kind.to_string(),
        platform_role: user.platform_role,
        state: user.state.to_string(),
        version: user.version.to_string(),
        second_factor: if user.second_factors.is_empty() {
            String::new()
        } else {
            second_factor(&user.second_factors)
        },
        last_sign_in_at: user.last_sign_in_at.map(|at| at.to_string()),
        created_at: user.created_at.to_string(),
        erased_after: user.erased_after.map(|at| at.to_string()),
    };
    Ok((detail, tenants))
}

async fn page(app: &App, visitor: &RootVisitor, user: UserId, brought: Brought) -> PageResult {
    let (user, tenants) = found(app, visitor, user, None, None).await?;
    html(&One {
        page: visitor.page("users", &user.name),
        edit: brought.edit.unwrap_or_else(|| EditForm {
            error: None,
            name: Field::new(&*user.name),
            email: Field::new(&*user.email),
            reason: Field::default(),
        }),
        reason: brought.reason,
        confirm: brought.confirm,
        open: brought.open,
        mail_works: app.sends_mail().await?,
        may_see_settings: visitor.view.may("settings.view"),
        user,
        tenants,
    })
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(path): Path<UserPath>) -> PageResult {
    page(&app, &visitor, path.user, Brought::default()).await
}

/// What the list's "View (n)" leads to; a script shows it in a dialog there.
pub async fn show_tenants(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    FormQuery(query): FormQuery<PageQuery>,
) -> PageResult {
    let (user, tenants) = found(&app, &visitor, path.user, query.after, query.limit).await?;
    html(&TenantsOnly {
        page: visitor.page("users", &format!("Tenants of {}", user.name)),
        user,
        tenants,
    })
}

fn here(user: UserId) -> String {
    format!("{PATH}/{user}")
}

pub async fn edit(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::Edit {
        user: path.user,
        version: posted.version(),
        change: users::Change {
            name: posted.some("name"),
            email: posted.some("email"),
            reason: posted.trimmed("reason"),
        },
    };
    let sent = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "edit",
        "Save user",
        "button-primary",
    );
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(user)) => go(
            &app,
            &visitor.caller,
            &here(path.user),
            &format!("{} is saved.", user.name),
        ),
        Ok(Err(error)) => {
            let errors = Errors::from(error)?;
            let edit = EditForm {
                error: errors.form(&["name", "email", "reason"]),
                name: posted.field("name", &errors),
                email: posted.field("email", &errors),
                reason: posted.field("reason", &errors),
            };
            let brought = Brought {
                edit: Some(edit),
                ..Brought::default()
            };
            page(&app, &visitor, path.user, brought).await
        }
    }
}

struct Way {
    action: String,
    back: String,
}

/// A form of this page that may need a proof of identity first.
pub(super) struct Form<'a> {
    app: &'a App,
    visitor: &'a RootVisitor,
    posted: &'a Posted,
    way: Way,
    verb: &'static str,
    class: &'static str,
}

pub(super) fn sent<'a>(
    app: &'a App,
    visitor: &'a RootVisitor,
    posted: &'a Posted,
    user: UserId,
    deed: &str,
    verb: &'static str,
    class: &'static str,
) -> Form<'a> {
    let back = here(user);
    Form {
        app,
        visitor,
        posted,
        way: Way {
            action: format!("{back}/{deed}"),
            back,
        },
        verb,
        class,
    }
}

impl Form<'_> {
    async fn proved<T>(self, act: impl Future<Output = app::Result<T>>) -> Result<app::Result<T>, PageResult> {
        let sent = Sent {
            app: self.app,
            caller: &self.visitor.caller,
            page: self.visitor.page("users", "Confirm that it is you"),
            posted: self.posted,
            action: &self.way.action,
            verb: self.verb,
            class: self.class,
            back: &self.way.back,
        };
        sent.proved(act).await
    }

    /// Does it, and says on the user's page what became of it.
    pub(super) async fn said<T>(
        self,
        act: impl Future<Output = app::Result<T>>,
        text: impl FnOnce(T) -> String,
    ) -> PageResult {
        let (app, caller, back) = (self.app, &self.visitor.caller, self.way.back.clone());
        match self.proved(act).await {
            Err(asks) => asks,
            Ok(Ok(done)) => go(app, caller, &back, &text(done)),
            Ok(Err(error)) => go_back(app, caller, &back, error),
        }
    }
}

pub async fn suspend(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::Suspend {
        user: path.user,
        version: posted.version(),
        reason: posted.trimmed("reason"),
    };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "suspend",
        "Suspend",
        "button-danger",
    );
    match form.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(user)) => go(
            &app,
            &visitor.caller,
            &here(path.user),
            &format!("{} is suspended and out of everything.", user.name),
        ),
        Ok(Err(error)) => page(&app, &visitor, path.user, refused(&posted, error, "suspend")?).await,
    }
}

/// The dialog once more, with what is wrong.
fn refused(posted: &Posted, error: app::Error, open: &'static str) -> Result<Brought, crate::panel::page::PageError> {
    let errors = Errors::from(error)?;
    let mut reason = posted.field("reason", &errors);
    let confirm = posted.field("confirm", &errors);
    if reason.error.is_none() && confirm.error.is_none() {
        reason.error = errors.form(&[]);
    }
    Ok(Brought {
        edit: None,
        reason,
        confirm,
        open,
    })
}

pub async fn delete(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::Delete {
        user: path.user,
        version: posted.version(),
        confirm: posted.trimmed("confirm"),
        reason: posted.trimmed("reason"),
    };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "delete",
        "Delete user",
        "button-danger",
    );
    match form.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(user)) => go(
            &app,
            &visitor.caller,
            &here(path.user),
            &format!("{} is deleted and can be restored for thirty days.", user.name),
        ),
        Ok(Err(error)) => page(&app, &visitor, path.user, refused(&posted, error, "delete")?).await,
    }
}

pub async fn restore(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::Restore {
        user: path.user,
        version: posted.version(),
    };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "restore",
        "Restore",
        "button-primary",
    );
    form.said(app.on_platform(&visitor.caller, operation), |user| match user.state {
        UserState::Active => format!("{} is back, as before.", user.name),
        _ => format!("{} is restored and suspended, as before.", user.name),
    })
    .await
}
