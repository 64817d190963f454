//! The root panel's pages of platform roles: all of them, and one that is read, made, cloned, changed or deleted.

use app::{
    App,
    admins::PERMISSIONS,
    platform_roles::{Create, Delete, Deletion, Edit, List, NewPlatformRole, PlatformRole, RoleChanges},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{
        Choice, Errors, Field, Posted,
        permissions::{Picker, listed, permissions_of},
    },
    page::{Page, PageError, PageResult, html},
    step_up::Sent,
    visitor::RootVisitor,
};
use crate::extract::{FormQuery, Path};

const PATH: &str = "/root/admins/roles";

#[derive(Template)]
#[template(path = "root/platform_roles.html")]
struct Roles {
    page: Page,
    may_create: bool,
    roles: Vec<Row>,
}

struct Row {
    key: String,
    name: String,
    description: String,
    rank: i16,
    holders: i64,
    permissions: String,
    builtin: bool,
}

#[derive(Template)]
#[template(path = "root/platform_role.html")]
struct OneRole {
    page: Page,
    action: String,
    /// Missing for a new one.
    existing: Option<Existing>,
    /// Otherwise it is read: a built-in one by everybody.
    editable: bool,
    form: RoleForm,
    /// To tick, or where it is read what it gives.
    permissions: Picker,
}

struct RoleForm {
    error: Option<String>,
    key: Field,
    name: Field,
    description: Field,
    rank: Field,
    reason: Field,
}

struct Existing {
    key: String,
    name: String,
    description: String,
    rank: i16,
    everything: bool,
    version: String,
    holders: i64,
    replacements: Vec<Choice>,
    may_clone: bool,
    may_delete: bool,
}

#[derive(Deserialize)]
pub struct RolePath {
    role: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FromQuery {
    from: String,
}

pub async fn list(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let roles = app.on_platform(&visitor.caller, List).await?;
    html(&Roles {
        page: visitor.page("admins", "Platform roles"),
        may_create: visitor.view.may("roles.create"),
        roles: roles
            .into_iter()
            .map(|role| Row {
                permissions: match role.permissions.as_slice() {
                    _ if everything(&role) => "everything".to_owned(),
                    [one] => one.clone(),
                    many => format!("{} permissions", many.len()),
                },
                key: role.key,
                name: role.name,
                description: role.description,
                rank: role.rank,
                holders: role.holders,
                builtin: role.builtin,
            })
            .collect(),
    })
}

fn everything(role: &PlatformRole) -> bool {
    role.permissions.iter().any(|it| it == "*")
}

/// What the form begins with.
fn filled(role: &PlatformRole) -> Posted {
    let form = Posted::empty()
        .with("key", role.key.clone())
        .with("name", role.name.clone())
        .with("description", role.description.clone())
        .with("rank", role.rank.to_string())
        .with("version", role.version.to_string());
    role.permissions
        .iter()
        .fold(form, |form, permission| form.with("permissions", permission.clone()))
}

fn page(
    visitor: &RootVisitor,
    roles: &[PlatformRole],
    existing: Option<&PlatformRole>,
    posted: &Posted,
    errors: &Errors,
) -> PageResult {
    let editable = existing.is_none_or(|role| !role.builtin && visitor.view.may("roles.edit"));
    let title = existing.map_or("New platform role", |role| role.name.as_str());
    html(&OneRole {
        page: visitor.page("admins", title),
        action: existing.map_or_else(|| PATH.to_owned(), |role| format!("{PATH}/{}", role.key)),
        existing: existing.map(|role| Existing {
            key: role.key.clone(),
            name: role.name.clone(),
            description: role.description.clone(),
            rank: role.rank,
            everything: everything(role),
            version: role.version.to_string(),
            holders: role.holders,
            replacements: roles
                .iter()
                .filter(|other| other.assignable && other.key != role.key)
                .map(|other| Choice::new(&*other.key, &*other.name))
                .collect(),
            may_clone: visitor.view.may("roles.create"),
            may_delete: !role.builtin && visitor.view.may("roles.delete"),
        }),
        editable,
        form: RoleForm {
            error: errors.form(&["key", "name", "description", "rank", "permissions", "reason"]),
            key: posted.field("key", errors),
            name: posted.field("name", errors),
            description: posted.field("description", errors),
            rank: posted.field("rank", errors),
            reason: posted.field("reason", errors),
        },
        permissions: match existing {
            Some(role) if !editable => {
                let given: Vec<&str> = role.permissions.iter().map(String::as_str).collect();
                Picker::new(listed(&given), &given, None, |_| false)
            }
            _ => {
                let ticked: Vec<&str> = posted.all("permissions").collect();
                Picker::new(listed(&PERMISSIONS), &ticked, errors.of("permissions"), |it| {
                    visitor.view.may(it)
                })
            }
        },
    })
}

pub async fn new(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<FromQuery>) -> PageResult {
    let roles = app.on_platform(&visitor.caller, List).await?;
    let posted = match roles.iter().find(|role| role.key == query.from) {
        // A copy has its own name, and stands below Super Admin.
        Some(role) => filled(&PlatformRole {
            key: String::new(),
            name: format!("Copy of {}", role.name),
            rank: role.rank.min(59),
            permissions: match everything(role) {
                true => PERMISSIONS.map(str::to_owned).to_vec(),
                false => role.permissions.clone(),
            },
            ..role.clone()
        }),
        None => Posted::empty().with("rank", "30"),
    };
    page(&visitor, &roles, None, &posted, &Errors::default())
}

async fn find(app: &App, visitor: &RootVisitor, key: &str) -> Result<(Vec<PlatformRole>, PlatformRole), PageError> {
    let roles = app.on_platform(&visitor.caller, List).await?;
    let role = roles.iter().find(|role| role.key == key).cloned();
    role.map(|role| (roles, role)).ok_or(PageError(app::Error::NotFound))
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(RolePath { role }): Path<RolePath>) -> PageResult {
    let (roles, role) = find(&app, &visitor, &role).await?;
    page(&visitor, &roles, Some(&role), &filled(&role), &Errors::default())
}

fn sent<'a>(
    app: &'a App,
    visitor: &'a RootVisitor,
    posted: &'a Posted,
    action: &'a str,
    verb: &'a str,
    class: &'a str,
) -> Sent<'a> {
    Sent {
        app,
        caller: &visitor.caller,
        page: visitor.page("admins", "Confirm that it is you"),
        posted,
        action,
        verb,
        class,
        back: PATH,
    }
}

pub async fn create(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let new = NewPlatformRole {
        key: posted.trimmed("key"),
        name: posted.trimmed("name"),
        description: posted.trimmed("description"),
        rank: posted.text("rank").parse().unwrap_or(0),
        permissions: permissions_of(&posted),
        reason: posted.trimmed("reason"),
    };
    let sent = sent(&app, &visitor, &posted, PATH, "Create role", "button-primary");
    match sent.proved(app.on_platform(&visitor.caller, Create(new))).await {
        Err(asks) => asks,
        Ok(Ok(role)) => go(&app, &visitor.caller, PATH, &format!("The role {} is made.", role.name)),
        Ok(Err(error)) => {
            let errors = Errors::from(error)?;
            let roles = app.on_platform(&visitor.caller, List).await?;
            page(&visitor, &roles, None, &posted, &errors)
        }
    }
}

pub async fn edit(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(RolePath { role: key }): Path<RolePath>,
    posted: Posted,
) -> PageResult {
    let (roles, role) = find(&app, &visitor, &key).await?;
    let edit = Edit {
        role: key,
        version: posted.version(),
        changes: RoleChanges {
            name: posted.trimmed("name"),
            description: posted.trimmed("description"),
            rank: posted.text("rank").parse().unwrap_or(0),
            permissions: permissions_of(&posted),
            reason: posted.trimmed("reason"),
        },
    };
    let action = format!("{PATH}/{}", role.key);
    let sent = sent(&app, &visitor, &posted, &action, "Save role", "button-primary");
    match sent.proved(app.on_platform(&visitor.caller, edit)).await {
        Err(asks) => asks,
        Ok(Ok(role)) => go(
            &app,
            &visitor.caller,
            PATH,
            &format!("The role {} is saved.", role.name),
        ),
        Ok(Err(error)) => page(&visitor, &roles, Some(&role), &posted, &Errors::from(error)?),
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(RolePath { role: key }): Path<RolePath>,
    posted: Posted,
) -> PageResult {
    let here = format!("{PATH}/{key}");
    let delete = Delete {
        role: key,
        version: posted.version(),
        deletion: Deletion {
            replacement: posted.some("replacement"),
            reason: posted.trimmed("reason"),
        },
    };
    let action = format!("{here}/delete");
    let sent = sent(&app, &visitor, &posted, &action, "Delete role", "button-danger");
    match sent.proved(app.on_platform(&visitor.caller, delete)).await {
        Err(asks) => asks,
        Ok(Ok(())) => go(&app, &visitor.caller, PATH, "The role is deleted."),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}
