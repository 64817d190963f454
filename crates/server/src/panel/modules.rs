//! Pages of modules: on the root panel those that the application declared, in a tenant those that it has or could have.

use app::{
    App,
    modules::{Declaration, Declare, Delete, List, ListOffered, Module, OfferedModule, Switch},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{Field, Form, Posted},
    page::{Page, PageResult, html},
    visitor::{RootVisitor, TenantVisitor},
};
use crate::extract::Path;

const PATH: &str = "/root/modules";

#[derive(Template)]
#[template(path = "root/modules.html")]
struct Modules {
    page: Page,
    modules: Vec<Module>,
    form: DeclarationForm,
    may_declare: bool,
    may_delete: bool,
}

struct DeclarationForm {
    error: Option<String>,
    key: Field,
    label: Field,
    description: Field,
    actions_error: Option<String>,
    actions: Vec<(&'static str, bool)>,
    by_default: bool,
}

impl DeclarationForm {
    fn new(form: &Form, posted: &Posted) -> Self {
        let actions = ["view", "create", "edit", "delete", "manage"];
        Self {
            error: form.error(),
            key: form.field("key"),
            label: form.field("label"),
            description: form.field("description"),
            actions_error: form.field("actions").error,
            actions: actions
                .map(|action| (action, posted.all("actions").any(|it| it == action)))
                .to_vec(),
            by_default: !posted.text("by_default").is_empty(),
        }
    }
}

#[derive(Template)]
#[template(path = "tenant/modules.html")]
struct OfferedModules {
    page: Page,
    /// `/t/{slug}`.
    at: String,
    modules: Vec<OfferedModule>,
    may_switch: bool,
}

#[derive(Deserialize)]
pub struct ModulePath {
    module: String,
}

/// What a form of a new module begins with.
fn usual() -> Posted {
    let begin = Posted::empty().with("by_default", "on");
    ["view", "create", "edit", "delete"]
        .into_iter()
        .fold(begin, |form, action| form.with("actions", action))
}

async fn declared(app: &App, visitor: &RootVisitor, form: &Form, posted: &Posted) -> PageResult {
    let modules = app.on_platform(&visitor.caller, List).await?;
    html(&Modules {
        page: visitor.page("modules", "Modules"),
        modules,
        form: DeclarationForm::new(form, posted),
        may_declare: visitor.view.may("modules.edit"),
        may_delete: visitor.view.may("modules.delete"),
    })
}

pub async fn list(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let usual = usual();
    declared(&app, &visitor, &Form::new(usual.clone()), &usual).await
}

pub async fn declare(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let declare = Declare {
        key: posted.trimmed("key"),
        declaration: Declaration {
            label: posted.trimmed("label"),
            description: posted.trimmed("description"),
            actions: posted.all("actions").map(ToOwned::to_owned).collect(),
            by_default: !posted.text("by_default").is_empty(),
        },
    };
    match app.on_platform(&visitor.caller, declare).await {
        Ok(module) => go(
            &app,
            &visitor.caller,
            PATH,
            &format!("The module {} is declared.", module.label),
        ),
        Err(error) => declared(&app, &visitor, &Form::refused(posted.clone(), error)?, &posted).await,
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ModulePath { module }): Path<ModulePath>,
) -> PageResult {
    match app.on_platform(&visitor.caller, Delete { module }).await {
        Ok(()) => go(&app, &visitor.caller, PATH, "The module is deleted."),
        Err(error) => go_back(&app, &visitor.caller, PATH, error),
    }
}

pub async fn offered(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    html(&OfferedModules {
        page: visitor.page("roles", "Modules"),
        at: visitor.base.clone(),
        modules: app.in_tenant(&visitor.caller, &visitor.tenant, ListOffered).await?,
        may_switch: visitor.view.may("modules.manage"),
    })
}

pub async fn switch(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(ModulePath { module }): Path<ModulePath>,
    posted: Posted,
) -> PageResult {
    let (base, on) = (visitor.path("modules"), posted.text("enabled") == "true");
    let said = if on { "The module is on." } else { "The module is off." };
    match app
        .in_tenant(&visitor.caller, &visitor.tenant, Switch { module, on })
        .await
    {
        Ok(()) => go(&app, &visitor.caller, &base, said),
        Err(error) => go_back(&app, &visitor.caller, &base, error),
    }
}
