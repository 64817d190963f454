//! The page that makes somebody a platform admin: first find them, then say as what.

use app::{App, Error, FieldError, admins, platform_roles};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    super::{
        flash::{Flash, Shown, go},
        forms::{Choice, Errors, Field, Posted, address},
        page::{Page, PageResult, html},
        step_up::Sent,
        visitor::RootVisitor,
    },
    PATH,
};
use crate::extract::FormQuery;

#[derive(Template)]
#[template(path = "root/admin_new.html")]
struct New {
    page: Page,
    q: String,
    /// What they will be, where that is known before who they are.
    role: String,
    role_name: Option<String>,
    /// Missing before anything was searched for.
    found: Option<Vec<Candidate>>,
    hint: Option<String>,
    create_href: String,
    form: Option<Form>,
    roles: Vec<Choice>,
    mail_works: bool,
}

struct Candidate {
    name: String,
    email: String,
    /// Where they are made an admin; of whoever is one already, their row.
    href: String,
    already: Option<&'static str>,
}

struct Form {
    error: Option<String>,
    /// Where the person has an open row already.
    existing: Option<String>,
    email: Field,
    /// Somebody who has no account yet.
    new: bool,
    first_name: Field,
    last_name: Field,
    role: Field,
    title: Field,
    way: String,
    password_error: Option<String>,
    approval: bool,
    reason: Field,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewQuery {
    q: String,
    email: String,
    new: String,
    role: String,
}

/// What somebody becomes where nobody says otherwise.
const USUAL_ROLE: &str = "support";

pub async fn show(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<NewQuery>) -> PageResult {
    let posted = (!query.email.is_empty() || !query.new.is_empty()).then(|| {
        let role = if query.role.is_empty() {
            USUAL_ROLE
        } else {
            query.role.as_str()
        };
        let chosen = Posted::empty()
            .with("email", query.email.clone())
            .with("role", role)
            .with("way", "mail");
        if query.new.is_empty() {
            chosen
        } else {
            chosen.with("new", "yes")
        }
    });
    page(&app, &visitor, query, posted.as_ref(), &Errors::default(), None).await
}

async fn page(
    app: &App,
    visitor: &RootVisitor,
    NewQuery { q, role, .. }: NewQuery,
    posted: Option<&Posted>,
    errors: &Errors,
    existing: Option<String>,
) -> PageResult {
    let searched = match q.trim() {
        "" => None,
        text => {
            let search = text.to_owned();
            Some(app.on_platform(&visitor.caller, admins::Candidates { search }).await)
        }
    };
    let (found, hint) = match searched {
        None => (None, None),
        Some(Ok(found)) => (Some(found), None),
        Some(Err(error)) => (None, Some(Errors::from(error)?.of("search").unwrap_or_default())),
    };
    let roles = app.on_platform(&visitor.caller, platform_roles::List).await?;
    html(&New {
        page: visitor.page("admins", "Add admin"),
        found: found.map(|people| {
            people
                .into_iter()
                .map(|person| Candidate {
                    href: match person.admin_id {
                        Some(admin) => format!("{PATH}/{admin}"),
                        None => address(&format!("{PATH}/new"), &[("email", &person.email), ("role", &role)]),
                    },
                    already: person.admin_state.map(|state| match state {
                        admins::AdminState::Active | admins::AdminState::Invited => "platform admin already",
                        admins::AdminState::Inactive => "inactive: reactivate them there",
                        admins::AdminState::Pending => "to be approved there",
                    }),
                    name: person.name,
                    email: person.email,
                })
                .collect()
        }),
        hint,
        create_href: address(
            &format!("{PATH}/new"),
            &[("email", q.trim()), ("new", "yes"), ("role", &role)],
        ),
        q,
        role_name: roles
            .iter()
            .find(|it| it.key == role && it.assignable)
            .map(|it| it.name.clone()),
        role,
        form: posted.map(|posted| Form {
            error: errors.form(&[
                "email",
                "first_name",
                "last_name",
                "role",
                "title",
                "password",
                "reason",
            ]),
            existing,
            email: posted.field("email", errors),
            new: posted.some("new").is_some(),
            first_name: posted.field("first_name", errors),
            last_name: posted.field("last_name", errors),
            role: posted.field("role", errors),
            title: posted.field("title", errors),
            way: posted.text("way").to_owned(),
            password_error: errors.of("password"),
            approval: posted.some("approval").is_some(),
            reason: posted.field("reason", errors),
        }),
        roles: roles
            .iter()
            .filter(|role| role.assignable)
            .map(|role| Choice::new(&*role.key, &*role.name))
            .collect(),
        mail_works: app.sends_mail().await?,
    })
}

pub async fn add(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let is_new = posted.some("new").is_some();
    let new = admins::NewAdmin {
        email: posted.trimmed("email"),
        name: is_new.then(|| format!("{} {}", posted.trimmed("first_name"), posted.trimmed("last_name"))),
        role: posted.text("role").to_owned(),
        title: posted.trimmed("title"),
        way: if is_new { posted.text("way") } else { "mail" }.to_owned(),
        password: posted
            .some("password")
            .filter(|_| is_new)
            .map(|_| posted.text("password").into()),
        approval: posted.some("approval").is_some(),
        reason: posted.trimmed("reason"),
    };
    let email = new.email.clone();
    let back = format!("{PATH}/new");
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("admins", "Confirm that it is you"),
        posted: &posted,
        action: PATH,
        verb: "Add admin",
        class: "button-primary",
        back: &back,
    };
    let act = async {
        if is_new {
            both_names(&posted)?;
        }
        app.on_platform(&visitor.caller, admins::Add(new)).await
    };
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(added)) => {
            let here = format!("{PATH}/{}", added.admin.id);
            let said = match added.admin.state {
                admins::AdminState::Pending => format!("{} waits for another admin’s approval.", added.admin.name),
                _ => format!("{} is a platform admin now.", added.admin.name),
            };
            match added.way_in.and_then(|way_in| way_in.link) {
                Some(link) => {
                    Ok(Flash::success(&said)
                        .showing(Shown::Link { email, link })
                        .lead(&app, &visitor.caller, &here))
                }
                None => go(&app, &visitor.caller, &here, &said),
            }
        }
        Ok(Err(error)) => {
            let already = error.code() == "already_granted";
            let errors = Errors::from(error)?;
            let existing = if already {
                row_of(&app, &visitor, &email).await?
            } else {
                None
            };
            page(&app, &visitor, NewQuery::default(), Some(&posted), &errors, existing).await
        }
    }
}

/// Somebody new is called by both, so that no two people of one first name are taken for one another.
fn both_names(posted: &Posted) -> app::Result<()> {
    let missing = |(field, what): &(&str, &str)| {
        posted.trimmed(field).is_empty().then(|| FieldError {
            field: (*field).to_owned(),
            message: format!("Write their {what}."),
        })
    };
    let names = [("first_name", "first name"), ("last_name", "last name")];
    let missing: Vec<FieldError> = names.iter().filter_map(missing).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(missing))
    }
}

/// The page of the open row that the person with this address has.
async fn row_of(app: &App, visitor: &RootVisitor, email: &str) -> Result<Option<String>, Error> {
    let list = admins::List {
        search: Some(email.to_owned()),
        ..admins::List::default()
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let row = found.items.iter().find(|admin| admin.email.eq_ignore_ascii_case(email));
    Ok(row.map(|admin| format!("{PATH}/{}", admin.id)))
}
