//! The pages of plans.

use app::{
    App,
    plans::{Create, Delete, Edit, List, NewPlan, Plan, PlanChange, Show},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{Choice, Errors, Field, Posted},
    page::{Page, PageError, PageResult, html},
    visitor::RootVisitor,
};
use crate::extract::Path;

const PATH: &str = "/root/plans";

#[derive(Template)]
#[template(path = "root/plans.html")]
struct Plans {
    page: Page,
    plans: Vec<Row>,
    may_create: bool,
}

struct Row {
    key: String,
    name: String,
    limit: String,
    modules: String,
    tenants: i64,
}

#[derive(Template)]
#[template(path = "root/plan.html")]
struct One {
    page: Page,
    /// Missing where a plan is made.
    plan: Option<Known>,
    form: PlanForm,
    others: Vec<Choice>,
    replacement: Field,
    may_edit: bool,
    may_delete: bool,
}

struct Known {
    key: String,
    name: String,
    version: i32,
    tenants: i64,
}

struct PlanForm {
    error: Option<String>,
    key: Field,
    name: Field,
    max_admins: Field,
    modules: Field,
}

#[derive(Deserialize)]
pub struct PlanPath {
    plan: String,
}

async fn all(app: &App, visitor: &RootVisitor) -> Result<Vec<Plan>, PageError> {
    let all = List {
        after: None,
        limit: Some(200),
    };
    Ok(app.on_platform(&visitor.caller, all).await?.items)
}

fn limit(plan: &Plan) -> String {
    plan.max_admins
        .map_or_else(|| "no limit".to_owned(), |count| count.to_string())
}

pub async fn list(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let plans = all(&app, &visitor).await?;
    html(&Plans {
        page: visitor.page("plans", "Plans"),
        may_create: visitor.view.may("plans.create"),
        plans: plans
            .into_iter()
            .map(|plan| Row {
                limit: limit(&plan),
                modules: match plan.modules.as_slice() {
                    [every] if every == "*" => "every module".to_owned(),
                    [] => "none".to_owned(),
                    some => some.join(", "),
                },
                key: plan.key,
                name: plan.name,
                tenants: plan.tenants,
            })
            .collect(),
    })
}

fn form(posted: &Posted, errors: &Errors) -> PlanForm {
    PlanForm {
        error: errors.form(&["key", "name", "max_admins", "modules"]),
        key: posted.field("key", errors),
        name: posted.field("name", errors),
        max_admins: posted.field("max_admins", errors),
        modules: posted.field("modules", errors),
    }
}

fn new_form(visitor: &RootVisitor, posted: &Posted, errors: &Errors) -> PageResult {
    html(&One {
        page: visitor.page("plans", "New plan"),
        plan: None,
        form: form(posted, errors),
        others: Vec::new(),
        replacement: Field::default(),
        may_edit: true,
        may_delete: false,
    })
}

pub async fn new(visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty().with("modules", "*");
    new_form(&visitor, &usual, &Errors::default())
}

/// Empty is no limit; what is no number is none that is allowed.
fn max_admins(posted: &Posted) -> Option<i32> {
    posted.some("max_admins").map(|text| text.parse().unwrap_or(0))
}

fn modules(posted: &Posted) -> Vec<String> {
    let words = posted.text("modules").split([' ', ',']);
    words.filter(|word| !word.is_empty()).map(Into::into).collect()
}

pub async fn create(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let new = NewPlan {
        key: posted.trimmed("key"),
        name: posted.trimmed("name"),
        max_admins: max_admins(&posted),
        modules: modules(&posted),
    };
    match app.on_platform(&visitor.caller, Create(new)).await {
        Ok(plan) => go(&app, &visitor.caller, PATH, &format!("Made the plan {}.", plan.name)),
        Err(error) => new_form(&visitor, &posted, &Errors::from(error)?),
    }
}

async fn one(
    app: &App,
    visitor: &RootVisitor,
    plan: String,
    posted: Option<(&Posted, &Errors)>,
    replacement: Field,
) -> PageResult {
    let plan = app.on_platform(&visitor.caller, Show { plan }).await?;
    let others = all(app, visitor)
        .await?
        .into_iter()
        .filter(|other| other.key != plan.key);
    let form = match posted {
        Some((posted, errors)) => form(posted, errors),
        None => PlanForm {
            error: None,
            key: Field::new(&plan.key),
            name: Field::new(&plan.name),
            max_admins: Field::new(plan.max_admins.map(|count| count.to_string()).unwrap_or_default()),
            modules: Field::new(plan.modules.join(" ")),
        },
    };
    html(&One {
        page: visitor.page("plans", &plan.name),
        form,
        others: std::iter::once(Choice::new("", "Choose a plan"))
            .chain(others.map(|other| Choice::new(other.key, other.name)))
            .collect(),
        replacement,
        may_edit: visitor.view.may("plans.edit"),
        may_delete: visitor.view.may("plans.delete"),
        plan: Some(Known {
            key: plan.key,
            name: plan.name,
            version: plan.version,
            tenants: plan.tenants,
        }),
    })
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(path): Path<PlanPath>) -> PageResult {
    one(&app, &visitor, path.plan, None, Field::default()).await
}

pub async fn edit(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<PlanPath>,
    posted: Posted,
) -> PageResult {
    let operation = Edit {
        plan: path.plan.clone(),
        version: posted.version(),
        change: PlanChange {
            name: posted.trimmed("name"),
            max_admins: max_admins(&posted),
            modules: modules(&posted),
        },
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(plan) => go(&app, &visitor.caller, PATH, &format!("Saved the plan {}.", plan.name)),
        Err(error) => {
            let errors = Errors::from(error)?;
            one(&app, &visitor, path.plan, Some((&posted, &errors)), Field::default()).await
        }
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<PlanPath>,
    posted: Posted,
) -> PageResult {
    let operation = Delete {
        plan: path.plan.clone(),
        version: posted.version(),
        replacement: posted.some("replacement"),
    };
    let said = match &operation.replacement {
        Some(plan) => format!("Deleted the plan. Its tenants have the plan {plan} from now on."),
        None => "Deleted the plan.".to_owned(),
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(()) => go(&app, &visitor.caller, PATH, &said),
        Err(error) => go_back(&app, &visitor.caller, &format!("{PATH}/{}", path.plan), error),
    }
}
