//! The pages of variables: those of an environment, and one by itself, where a secret is revealed.

use app::{App, VariableId, variables};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{Form, Posted, Segment, address},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    step_up::Sent,
    visitor::TenantVisitor,
};
use crate::extract::{FormQuery, Path};

/// What most people call theirs, in the order in which a change goes through them backwards.
const USUAL: [&str; 3] = ["production", "staging", "development"];

#[derive(Template)]
#[template(path = "tenant/variables.html")]
struct Variables {
    page: Page,
    base: String,
    environments: Vec<Segment>,
    environment: String,
    q: String,
    rows: Vec<Row>,
    pager: Pager,
    form: Form,
    may_create: bool,
}

struct Row {
    href: String,
    key: String,
    secret: bool,
    /// The first line of a plain value, cut where it is long.
    begins: String,
    value: String,
    updated_at: String,
}

#[derive(Template)]
#[template(path = "tenant/variable.html")]
struct One {
    page: Page,
    /// Where its environment is listed.
    list: String,
    environment: String,
    lead: String,
    key: String,
    here: String,
    secret: bool,
    version: i32,
    updated_at: String,
    form: Form,
    /// What stands below the field of the value.
    help: &'static str,
    revealed: Option<String>,
    may_edit: bool,
    may_reveal: bool,
    may_delete: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct VariablesQuery {
    environment: String,
    q: String,
    after: String,
}

#[derive(Deserialize)]
pub struct VariablePath {
    variable: VariableId,
}

fn row(variable: variables::Variable, base: &str) -> Row {
    let value = variable.value.unwrap_or_default();
    let line = value.lines().next().unwrap_or_default();
    let mut begins: String = line.chars().take(48).collect();
    if begins.len() < value.len() {
        begins.push('…');
    }
    Row {
        href: format!("{base}/{}", variable.id),
        key: variable.key,
        secret: variable.secret,
        begins,
        value,
        updated_at: variable.updated_at.to_string(),
    }
}

async fn page(app: &App, visitor: &TenantVisitor, query: VariablesQuery, form: Form) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let known = app.in_tenant(caller, tenant, variables::ListEnvironments).await?;
    let mut names: Vec<String> = USUAL.map(ToOwned::to_owned).to_vec();
    names.extend(
        known
            .iter()
            .map(|it| it.name.clone())
            .filter(|name| !USUAL.contains(&&**name)),
    );
    let chosen = names.iter().find(|name| **name == query.environment);
    let environment = chosen.unwrap_or(&names[0]).clone();
    let list = variables::List {
        environment: Some(environment.clone()),
        search: Some(query.q.clone()),
        after: Some(query.after.clone()),
        limit: None,
    };
    let found = app.in_tenant(caller, tenant, list).await?;
    let base = visitor.path("variables");
    html(&Variables {
        page: visitor.page("variables", "Variables"),
        environments: names
            .iter()
            .map(|name| Segment {
                label: match known.iter().find(|it| it.name == *name) {
                    Some(summary) => format!("{name} ({})", summary.variables),
                    None => name.clone(),
                },
                href: address(&base, &[("environment", name)]),
                active: *name == environment,
            })
            .collect(),
        pager: Asked::of(&base, &[("environment", &environment), ("q", &query.q)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("variable", "variables"),
        ),
        rows: found.items.into_iter().map(|variable| row(variable, &base)).collect(),
        q: query.q,
        form,
        may_create: visitor.view.may("variables.create"),
        environment,
        base,
    })
}

pub async fn list(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<VariablesQuery>,
) -> PageResult {
    let usual = Posted::empty().with("secret", "yes");
    page(&app, &visitor, query, Form::new(usual)).await
}

pub async fn create(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let (caller, environment) = (&visitor.caller, posted.trimmed("environment"));
    let new = variables::NewVariable {
        environment: environment.clone(),
        key: posted.trimmed("key"),
        value: posted.text("value").into(),
        secret: posted.text("secret") == "yes",
    };
    match app.in_tenant(caller, &visitor.tenant, variables::Create(new)).await {
        Ok(variable) => {
            let here = address(&visitor.path("variables"), &[("environment", &environment)]);
            go(&app, caller, &here, &format!("Added {}.", variable.key))
        }
        Err(error) => {
            let query = VariablesQuery {
                environment,
                ..VariablesQuery::default()
            };
            page(&app, &visitor, query, Form::refused(posted, error)?).await
        }
    }
}

async fn one(
    app: &App,
    visitor: &TenantVisitor,
    variable: VariableId,
    form: Option<Form>,
    revealed: Option<String>,
) -> PageResult {
    let show = variables::Show { variable };
    let found = app.in_tenant(&visitor.caller, &visitor.tenant, show).await?;
    let as_it_is = || {
        let secret = if found.secret { "yes" } else { "" };
        let value = found.value.clone().unwrap_or_default();
        Form::new(Posted::empty().with("value", value).with("secret", secret))
    };
    let base = visitor.path("variables");
    html(&One {
        page: visitor.page("variables", &found.key),
        here: format!("{base}/{variable}"),
        list: address(&base, &[("environment", &found.environment)]),
        lead: format!("In {}.", found.environment),
        form: form.unwrap_or_else(as_it_is),
        help: if found.secret {
            "The present one is stored sealed. Leave this empty to keep it."
        } else {
            ""
        },
        revealed,
        may_edit: visitor.view.may("variables.edit"),
        may_reveal: found.secret && visitor.view.may("variables.manage"),
        may_delete: visitor.view.may("variables.delete"),
        environment: found.environment,
        key: found.key,
        secret: found.secret,
        version: found.version,
        updated_at: found.updated_at.to_string(),
    })
}

pub async fn show(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<VariablePath>) -> PageResult {
    one(&app, &visitor, path.variable, None, None).await
}

pub async fn edit(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<VariablePath>,
    posted: Posted,
) -> PageResult {
    // The field of a secret is empty until somebody types.
    let kept = posted.text("was") == "secret" && posted.text("value").is_empty();
    let edit = variables::Edit {
        variable: path.variable,
        version: posted.version(),
        change: variables::VariableChange {
            value: (!kept).then(|| posted.text("value").into()),
            secret: posted.text("secret") == "yes",
        },
    };
    match app.in_tenant(&visitor.caller, &visitor.tenant, edit).await {
        Ok(variable) => go(
            &app,
            &visitor.caller,
            &visitor.path(&format!("variables/{}", path.variable)),
            &format!("{} is saved.", variable.key),
        ),
        Err(error) => {
            let form = Form::refused(posted, error)?;
            one(&app, &visitor, path.variable, Some(form), None).await
        }
    }
}

pub async fn reveal(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<VariablePath>,
    posted: Posted,
) -> PageResult {
    let here = visitor.path(&format!("variables/{}", path.variable));
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("variables", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/reveal"),
        verb: "Reveal",
        class: "button-primary",
        back: &here,
    };
    let reveal = variables::Reveal {
        variable: path.variable,
    };
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, reveal))
        .await
    {
        Err(asks) => asks,
        Ok(Ok(revealed)) => one(&app, &visitor, path.variable, None, Some(revealed.value)).await,
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<VariablePath>,
    posted: Posted,
) -> PageResult {
    let delete = variables::Delete {
        variable: path.variable,
        version: posted.version(),
    };
    let list = visitor.path("variables");
    match app.in_tenant(&visitor.caller, &visitor.tenant, delete).await {
        Ok(()) => {
            let environment = posted.text("environment");
            let here = address(&list, &[("environment", environment)]);
            go(&app, &visitor.caller, &here, "The variable is deleted.")
        }
        Err(error) => go_back(&app, &visitor.caller, &format!("{list}/{}", path.variable), error),
    }
}
