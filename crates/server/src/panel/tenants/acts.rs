//! What is done to a tenant from its page, and to many from the list.

use app::{
    App, Error, TenantRef,
    tenants::{
        AdmitFromAnywhere, Archive, Chosen, Delete, DeleteNow, Edit, Restore, SetPlan, Suspend, Tenant, TenantChange,
        change_many,
    },
};
use axum::extract::State;

use super::{Brought, Forms, PATH, TenantPath, page};
use crate::{
    extract::Path,
    panel::{
        flash::{Flash, go, go_back},
        forms::{Errors, Posted},
        page::{PageError, PageResult},
        step_up::Sent,
        visitor::RootVisitor,
    },
};

fn here(tenant: &TenantRef) -> String {
    format!("{PATH}/{tenant}")
}

/// To the tenant's page with a word, or the dialog once more with what is wrong.
async fn answer(
    app: &App,
    visitor: &RootVisitor,
    tenant: TenantRef,
    dialog: &'static str,
    posted: &Posted,
    done: app::Result<Tenant>,
    said: impl Fn(&Tenant) -> String,
) -> PageResult {
    match done {
        Ok(done) => go(app, &visitor.caller, &format!("{PATH}/{}", done.slug), &said(&done)),
        Err(error) => page(app, visitor, tenant, dialog_again(dialog, posted, error)?).await,
    }
}

fn dialog_again(dialog: &'static str, posted: &Posted, error: Error) -> Result<Brought, PageError> {
    let errors = Errors::from(error)?;
    let mut confirm = posted.field("confirm", &errors);
    let mut reason = posted.field("reason", &errors);
    // What belongs to no field stands at the last one that the dialog has.
    let rest = errors.form(&["confirm", "reason"]);
    if dialog.starts_with("delete") {
        confirm.error = confirm.error.or(rest);
    } else {
        reason.error = reason.error.or(rest);
    }
    Ok(Brought {
        dialog,
        form: Some(Forms {
            reason,
            confirm,
            ..Forms::default()
        }),
        ..Brought::default()
    })
}

pub async fn suspend(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = Suspend {
        tenant: path.tenant.clone(),
        version: posted.version(),
        reason: posted.trimmed("reason"),
    };
    let done = app.on_platform(&visitor.caller, operation).await;
    let said = |tenant: &Tenant| format!("Suspended {}.", tenant.name);
    answer(&app, &visitor, path.tenant, "suspend", &posted, done, said).await
}

pub async fn archive(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = Archive {
        tenant: path.tenant.clone(),
        version: posted.version(),
        reason: posted.trimmed("reason"),
    };
    let done = app.on_platform(&visitor.caller, operation).await;
    let said = |tenant: &Tenant| format!("Archived {}.", tenant.name);
    answer(&app, &visitor, path.tenant, "archive", &posted, done, said).await
}

pub async fn restore(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = Restore {
        tenant: path.tenant.clone(),
        version: posted.version(),
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(tenant) => {
            let said = format!("Restored {}: it is {}.", tenant.name, tenant.state);
            go(&app, &visitor.caller, &format!("{PATH}/{}", tenant.slug), &said)
        }
        Err(error) => go_back(&app, &visitor.caller, &here(&path.tenant), error),
    }
}

pub async fn admit_from_anywhere(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = AdmitFromAnywhere {
        tenant: path.tenant.clone(),
        reason: posted.trimmed("reason"),
    };
    let here = here(&path.tenant);
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tenants", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/admit-from-anywhere"),
        verb: "Admit from anywhere",
        class: "button-primary",
        back: &here,
    };
    let said = |tenant: &Tenant| format!("The people of {} come in from anywhere.", tenant.name);
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(done) => answer(&app, &visitor, path.tenant, "networks", &posted, done, said).await,
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = Delete {
        tenant: path.tenant.clone(),
        version: posted.version(),
        confirm: posted.trimmed("confirm"),
        reason: posted.trimmed("reason"),
    };
    let here = here(&path.tenant);
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tenants", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/delete"),
        verb: &format!("Delete {}", path.tenant),
        class: "button-danger",
        back: &here,
    };
    let said = |tenant: &Tenant| match tenant.delete_after {
        Some(_) => format!("{} is deleted in 30 days. Nobody can get in any more.", tenant.name),
        None => format!("Deleting {}. Nobody can get in any more.", tenant.name),
    };
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(done) => answer(&app, &visitor, path.tenant, "delete", &posted, done, said).await,
    }
}

pub async fn delete_now(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = DeleteNow {
        tenant: path.tenant.clone(),
        version: posted.version(),
        confirm: posted.trimmed("confirm"),
        reason: posted.trimmed("reason"),
    };
    let here = here(&path.tenant);
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tenants", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/delete-now"),
        verb: &format!("Delete {} at once", path.tenant),
        class: "button-danger",
        back: &here,
    };
    let said = |tenant: &Tenant| format!("Deleting {} for good.", tenant.name);
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(done) => answer(&app, &visitor, path.tenant, "delete-now", &posted, done, said).await,
    }
}

pub async fn edit(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = Edit {
        tenant: path.tenant.clone(),
        version: posted.version(),
        change: TenantChange {
            name: Some(posted.trimmed("name")),
            slug: Some(posted.trimmed("slug")),
        },
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(tenant) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", tenant.slug),
            "Saved the name and the slug.",
        ),
        Err(error) => {
            let errors = Errors::from(error)?;
            let form = Forms {
                name: posted.field("name", &errors),
                slug: posted.field("slug", &errors),
                edit_error: errors.form(&["name", "slug"]),
                ..Forms::default()
            };
            let brought = Brought {
                dialog: "edit",
                form: Some(form),
                ..Brought::default()
            };
            page(&app, &visitor, path.tenant, brought).await
        }
    }
}

pub async fn set_plan(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let modules = posted.text("modules");
    let operation = SetPlan {
        tenant: path.tenant.clone(),
        version: posted.version(),
        plan: posted.some("plan"),
        modules: Some(
            modules
                .split([' ', ','])
                .filter(|it| !it.is_empty())
                .map(Into::into)
                .collect(),
        ),
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(tenant) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", tenant.slug),
            "Saved the plan and its modules.",
        ),
        Err(error) => {
            let errors = Errors::from(error)?;
            let form = Forms {
                plan: posted.field("plan", &errors),
                modules: posted.field("modules", &errors),
                plan_error: errors.form(&["plan", "modules"]),
                ..Forms::default()
            };
            let brought = Brought {
                dialog: "plan",
                form: Some(form),
                ..Brought::default()
            };
            page(&app, &visitor, path.tenant, brought).await
        }
    }
}

/// Each ticked tenant is sent as its id and the version that was shown.
fn chosen(posted: &Posted) -> Vec<Chosen> {
    posted
        .all("tenant")
        .filter_map(|ticked| {
            let (id, version) = ticked.split_once('.')?;
            Some(Chosen {
                id: id.parse().ok()?,
                version: version.parse().ok()?,
            })
        })
        .collect()
}

pub async fn bulk(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let (act, reason) = (posted.text("act"), posted.trimmed("reason"));
    let results = match change_many(&app, &visitor.caller, act, &reason, &chosen(&posted)).await {
        Ok(results) => results,
        Err(error) => return go_back(&app, &visitor.caller, PATH, error),
    };
    let done = results.iter().filter(|result| result.tenant.is_some()).count();
    let failed: Vec<&str> = results.iter().filter_map(|result| result.error.as_deref()).collect();
    let verb = match act {
        "suspend" => "Suspended",
        "archive" => "Archived",
        _ => "Restored",
    };
    let noun = if done == 1 { "tenant" } else { "tenants" };
    let said = format!("{verb} {done} {noun}.");
    let Some(why) = failed.first() else {
        return go(&app, &visitor.caller, PATH, &said);
    };
    let said = format!("{said} Not {}: {why}", failed.len());
    Ok(Flash::error(&said).lead(&app, &visitor.caller, PATH))
}
