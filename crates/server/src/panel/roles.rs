//! A tenant's roles: all of them, and one that is made, cloned, changed or deleted. All of them against all permissions is `matrix`.

pub mod matrix;

use app::{
    App, Error,
    roles::{Create, Delete, Deletion, Edit, List, NewRole, RoleChanges, RoleSummary},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{
        Choice, Errors, Field, Posted,
        permissions::{Picker, in_tenant, permissions_of},
    },
    page::{Page, PageError, PageResult, html},
    visitor::TenantVisitor,
};
use crate::extract::{FormQuery, Path};

#[derive(Template)]
#[template(path = "tenant/roles.html")]
struct Roles {
    page: Page,
    /// `/t/{slug}`.
    at: String,
    may_create: bool,
    may_see_tables: bool,
    may_export: bool,
    may_apply: bool,
    roles: Vec<Row>,
}

struct Row {
    key: String,
    name: String,
    description: String,
    rank: i16,
    holders: String,
    permissions: String,
    builtin: bool,
    editable: bool,
    has_grid: bool,
}

#[derive(Template)]
#[template(path = "tenant/role.html")]
struct OneRole {
    page: Page,
    base: String,
    action: String,
    /// Missing for a new one.
    existing: Option<Existing>,
    form: RoleForm,
    /// Roles whose rights on tables a new one can begin with.
    patterns: Vec<Choice>,
    permissions: Picker,
}

struct RoleForm {
    error: Option<String>,
    key: Field,
    name: Field,
    description: Field,
    rank: Field,
    like: Field,
}

struct Existing {
    key: String,
    name: String,
    version: String,
    builtin: bool,
    holders: i64,
    replacements: Vec<Choice>,
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

pub async fn list(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let roles = app.in_tenant(&visitor.caller, &visitor.tenant, List).await?;
    html(&Roles {
        page: visitor.page("roles", "Roles"),
        at: visitor.base.clone(),
        may_create: visitor.view.may("roles.create"),
        may_see_tables: visitor.view.may("tables.manage"),
        may_export: visitor.view.may("groups.view") && visitor.view.may("tables.manage"),
        may_apply: visitor.view.may("roles.edit"),
        roles: roles.into_iter().map(row).collect(),
    })
}

fn row(role: RoleSummary) -> Row {
    Row {
        permissions: match role.permissions.as_slice() {
            [] => "nothing but its tables".to_owned(),
            [all] if all == "*" => "everything".to_owned(),
            [one] => one.clone(),
            many => format!("{} permissions", many.len()),
        },
        holders: many(role.holders),
        has_grid: !role.full_rights,
        key: role.key,
        name: role.name,
        description: role.description,
        rank: role.rank,
        builtin: role.builtin,
        editable: role.editable,
    }
}

/// They are counted no further.
fn many(people: i64) -> String {
    if people > 10_000 {
        "more than 10,000".to_owned()
    } else {
        people.to_string()
    }
}

/// What the form begins with.
fn filled(role: &RoleSummary) -> Posted {
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

async fn page(
    app: &App,
    visitor: &TenantVisitor,
    existing: Option<&RoleSummary>,
    posted: &Posted,
    errors: &Errors,
) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let roles = app.in_tenant(caller, tenant, List).await?;
    let all = in_tenant(app, caller, tenant).await?;
    let ticked: Vec<&str> = posted.all("permissions").collect();
    let title = existing.map_or("New role", |role| role.name.as_str());
    let others = |role: &&RoleSummary| existing.is_none_or(|one| one.key != role.key);
    let base = visitor.path("roles");
    html(&OneRole {
        page: visitor.page("roles", title),
        action: existing.map_or_else(|| base.clone(), |role| format!("{base}/{}", role.key)),
        base,
        existing: existing.map(|role| Existing {
            key: role.key.clone(),
            name: role.name.clone(),
            version: role.version.to_string(),
            builtin: role.builtin,
            holders: role.holders,
            replacements: roles
                .iter()
                .filter(others)
                .filter(|role| role.assignable)
                .map(|role| Choice::new(&*role.key, &*role.name))
                .collect(),
            may_delete: !role.builtin && visitor.view.may("roles.delete"),
        }),
        form: RoleForm {
            error: errors.form(&["key", "name", "description", "rank", "permissions", "like"]),
            key: posted.field("key", errors),
            name: posted.field("name", errors),
            description: posted.field("description", errors),
            rank: posted.field("rank", errors),
            like: posted.field("like", errors),
        },
        patterns: roles
            .iter()
            .map(|role| Choice::new(&*role.key, format!("As {}", role.name)))
            .collect(),
        permissions: Picker::new(all, &ticked, errors.of("permissions"), |it| visitor.view.may(it)),
    })
}

pub async fn new(State(app): State<App>, visitor: TenantVisitor, FormQuery(query): FormQuery<FromQuery>) -> PageResult {
    visitor.demand("roles.create")?;
    let roles = app.in_tenant(&visitor.caller, &visitor.tenant, List).await?;
    let posted = match roles.iter().find(|role| role.key == query.from) {
        // A copy has its own name, and stands below those who stand above all.
        Some(role) => filled(&RoleSummary {
            key: String::new(),
            name: format!("Copy of {}", role.name),
            rank: role.rank.clamp(1, 59),
            permissions: role.permissions.iter().filter(|it| *it != "*").cloned().collect(),
            ..role.clone()
        })
        .with("like", role.key.clone()),
        None => Posted::empty().with("rank", "30").with("like", "member"),
    };
    page(&app, &visitor, None, &posted, &Errors::default()).await
}

/// The role that the page is about; there is no page of one that the visitor cannot change.
async fn find(app: &App, visitor: &TenantVisitor, key: &str) -> Result<RoleSummary, PageError> {
    let roles = app.in_tenant(&visitor.caller, &visitor.tenant, List).await?;
    let role = roles.into_iter().find(|role| role.key == key && role.editable);
    role.ok_or(PageError(Error::NotFound))
}

pub async fn show(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(RolePath { role }): Path<RolePath>,
) -> PageResult {
    let role = find(&app, &visitor, &role).await?;
    page(&app, &visitor, Some(&role), &filled(&role), &Errors::default()).await
}

pub async fn create(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let base = visitor.path("roles");
    let new = NewRole {
        key: posted.trimmed("key"),
        name: posted.trimmed("name"),
        description: posted.trimmed("description"),
        rank: posted.text("rank").parse().unwrap_or(0),
        permissions: permissions_of(&posted),
        like: posted.some("like"),
    };
    let sent = visitor.sent(&app, &posted, "roles", &base, "Create role", &base);
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, Create(new)))
        .await
    {
        Err(asks) => asks,
        Ok(Ok(role)) => go(
            &app,
            &visitor.caller,
            &base,
            &format!("The role {} is made.", role.name),
        ),
        Ok(Err(error)) => page(&app, &visitor, None, &posted, &Errors::from(error)?).await,
    }
}

pub async fn edit(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(RolePath { role: key }): Path<RolePath>,
    posted: Posted,
) -> PageResult {
    let (base, role) = (visitor.path("roles"), find(&app, &visitor, &key).await?);
    // A built-in role's form has no fields for what it keeps.
    let kept = |name: &str, own: &str| {
        if role.builtin {
            own.to_owned()
        } else {
            posted.trimmed(name)
        }
    };
    let edit = Edit {
        version: posted.version(),
        changes: RoleChanges {
            name: kept("name", &role.name),
            description: kept("description", &role.description),
            rank: kept("rank", &role.rank.to_string()).parse().unwrap_or(0),
            permissions: permissions_of(&posted),
        },
        role: key,
    };
    let action = format!("{base}/{}", role.key);
    let sent = visitor.sent(&app, &posted, "roles", &action, "Save role", &base);
    match sent.proved(app.in_tenant(&visitor.caller, &visitor.tenant, edit)).await {
        Err(asks) => asks,
        Ok(Ok(role)) => go(
            &app,
            &visitor.caller,
            &base,
            &format!("The role {} is saved.", role.name),
        ),
        Ok(Err(error)) => page(&app, &visitor, Some(&role), &posted, &Errors::from(error)?).await,
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(RolePath { role: key }): Path<RolePath>,
    posted: Posted,
) -> PageResult {
    let base = visitor.path("roles");
    let here = format!("{base}/{key}");
    let without_role = posted.text("replacement") == WITHOUT_ROLE;
    let delete = Delete {
        role: key,
        version: posted.version(),
        deletion: Deletion {
            replacement: posted.some("replacement").filter(|_| !without_role),
            without_role,
        },
    };
    let action = format!("{here}/delete");
    let sent = visitor.sent(&app, &posted, "roles", &action, "Delete role", &here);
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, delete))
        .await
    {
        Err(asks) => asks,
        Ok(Ok(())) => go(&app, &visitor.caller, &base, "The role is deleted."),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

/// No role's key: it has a space.
const WITHOUT_ROLE: &str = "no role";
