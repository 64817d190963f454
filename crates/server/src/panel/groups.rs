//! The pages of groups: all of them, and one with what it gives and who is in it.

use app::{
    App, GroupId, MembershipId,
    groups::{
        AddMember, Create, Delete, Edit, Group, GroupDetails, List, ListMembers, NewGroupMember, RemoveMember,
        SetManager, Show,
    },
    members::MembershipState,
    roles::PERMISSIONS,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{
        Form, Posted,
        ticks::{Module, modules},
    },
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::TenantVisitor,
};
use crate::extract::{FormQuery, Path};

#[derive(Template)]
#[template(path = "tenant/groups.html")]
struct Groups {
    page: Page,
    base: String,
    may_create: bool,
    groups: Vec<Row>,
}

struct Row {
    id: String,
    name: String,
    description: String,
    members: String,
    permissions: Vec<String>,
}

#[derive(Template)]
#[template(path = "tenant/group.html")]
struct OneGroup {
    page: Page,
    base: String,
    action: String,
    /// Missing for a new one.
    existing: Option<Existing>,
    form: Form,
    permissions_error: Option<String>,
    modules: Vec<Module>,
    /// Of those whom the asker does not let change it.
    permissions: Vec<String>,
    may_save: bool,
}

struct Existing {
    name: String,
    version: String,
    may_delete: bool,
    may_fill: bool,
    /// The form that puts somebody in.
    add: Form,
    members: Vec<Member>,
    pager: Pager,
}

struct Member {
    id: String,
    name: String,
    email: String,
    role: String,
    state: String,
    manages: bool,
    removable: bool,
    /// Whether the asker may say that they manage the group, or not any more.
    may_set_manager: bool,
}

#[derive(Deserialize)]
pub struct GroupPath {
    group: GroupId,
}

#[derive(Deserialize)]
pub struct GroupMemberPath {
    group: GroupId,
    member: MembershipId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct GroupQuery {
    after: String,
}

/// As many as are counted, and whether there are more.
fn count(members: i64) -> String {
    if members > 1000 {
        "more than 1,000".to_owned()
    } else {
        members.to_string()
    }
}

pub async fn list(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let groups = match app.in_tenant(&visitor.caller, &visitor.tenant, List).await {
        Ok(groups) => groups,
        Err(error) => return visitor.home_or(&app, error),
    };
    html(&Groups {
        page: visitor.page("groups", "Groups"),
        base: visitor.path("groups"),
        may_create: visitor.view.may("groups.create"),
        groups: groups
            .into_iter()
            .map(|group| Row {
                id: group.id.to_string(),
                name: group.name,
                description: group.description,
                members: count(group.members),
                permissions: group.permissions,
            })
            .collect(),
    })
}

/// What the form begins with.
fn filled(group: &Group) -> Posted {
    let form = Posted::empty()
        .with("name", group.name.clone())
        .with("description", group.description.clone());
    group
        .permissions
        .iter()
        .fold(form, |form, permission| form.with("permissions", permission.clone()))
}

fn details(posted: &Posted) -> GroupDetails {
    GroupDetails {
        name: posted.trimmed("name"),
        description: posted.trimmed("description"),
        permissions: posted.all("permissions").map(ToOwned::to_owned).collect(),
    }
}

fn page(visitor: &TenantVisitor, id: Option<GroupId>, existing: Option<Existing>, form: Form) -> PageResult {
    let ticked: Vec<&str> = form.all("permissions").collect();
    let title = existing.as_ref().map_or("New group", |group| group.name.as_str());
    let base = visitor.path("groups");
    html(&OneGroup {
        page: visitor.page("groups", title),
        action: id.map_or_else(|| base.clone(), |id| format!("{base}/{id}")),
        modules: modules(&PERMISSIONS, &ticked, &visitor.view),
        permissions: ticked.into_iter().map(ToOwned::to_owned).collect(),
        permissions_error: form.field("permissions").error,
        may_save: visitor
            .view
            .may(if id.is_some() { "groups.edit" } else { "groups.create" }),
        form,
        existing,
        base,
    })
}

/// The group, with one of its forms as it was sent, if one was refused.
async fn one(
    app: &App,
    visitor: &TenantVisitor,
    id: GroupId,
    query: GroupQuery,
    form: Option<Form>,
    add: Form,
) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let group = match app.in_tenant(caller, tenant, Show { group: id }).await {
        Ok(group) => group,
        Err(error) => return visitor.home_or(app, error),
    };
    let list = ListMembers {
        group: id,
        after: Some(query.after.clone()),
        limit: None,
    };
    let found = app.in_tenant(caller, tenant, list).await?;
    let here = visitor.path(&format!("groups/{id}"));
    let may_edit = visitor.view.may("groups.edit");
    let existing = Existing {
        version: group.version.to_string(),
        may_delete: visitor.view.may("groups.delete"),
        may_fill: group.fillable,
        add,
        pager: Asked::of(&here, &[], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("member", "members"),
        ),
        members: found
            .items
            .into_iter()
            .map(|member| Member {
                id: member.id.to_string(),
                name: member.name,
                email: member.email,
                role: member.role_name.unwrap_or_else(|| "Without role".to_owned()),
                may_set_manager: may_edit && member.removable && member.state == MembershipState::Active,
                state: member.state.to_string(),
                manages: member.manages,
                removable: member.removable,
            })
            .collect(),
        name: group.name.clone(),
    };
    let form = form.unwrap_or_else(|| Form::new(filled(&group)));
    page(visitor, Some(id), Some(existing), form)
}

fn nothing_typed() -> Form {
    Form::new(Posted::empty().with("email", ""))
}

pub async fn new(visitor: TenantVisitor) -> PageResult {
    page(&visitor, None, None, Form::new(Posted::empty()))
}

pub async fn show(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<GroupPath>,
    FormQuery(query): FormQuery<GroupQuery>,
) -> PageResult {
    one(&app, &visitor, path.group, query, None, nothing_typed()).await
}

pub async fn create(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let create = Create(details(&posted));
    match app.in_tenant(&visitor.caller, &visitor.tenant, create).await {
        Ok(group) => {
            let here = visitor.path(&format!("groups/{}", group.id));
            let said = format!("The group {} is made. Put somebody into it.", group.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Err(error) => page(&visitor, None, None, Form::refused(posted, error)?),
    }
}

pub async fn edit(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<GroupPath>,
    posted: Posted,
) -> PageResult {
    let edit = Edit {
        group: path.group,
        version: posted.version(),
        details: details(&posted),
    };
    match app.in_tenant(&visitor.caller, &visitor.tenant, edit).await {
        Ok(group) => {
            let said = format!("{} is saved. It counts from everybody’s next request on.", group.name);
            go(
                &app,
                &visitor.caller,
                &visitor.path(&format!("groups/{}", path.group)),
                &said,
            )
        }
        Err(error) => {
            let form = Form::refused(posted, error)?;
            one(
                &app,
                &visitor,
                path.group,
                GroupQuery::default(),
                Some(form),
                nothing_typed(),
            )
            .await
        }
    }
}

pub async fn delete(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<GroupPath>,
    posted: Posted,
) -> PageResult {
    let delete = Delete {
        group: path.group,
        version: posted.version(),
    };
    match app.in_tenant(&visitor.caller, &visitor.tenant, delete).await {
        Ok(()) => go(&app, &visitor.caller, &visitor.path("groups"), "The group is deleted."),
        Err(error) => {
            let here = visitor.path(&format!("groups/{}", path.group));
            go_back(&app, &visitor.caller, &here, error)
        }
    }
}

pub async fn add_member(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<GroupPath>,
    posted: Posted,
) -> PageResult {
    let add = AddMember {
        group: path.group,
        new: NewGroupMember {
            email: posted.trimmed("email"),
        },
    };
    match app.in_tenant(&visitor.caller, &visitor.tenant, add).await {
        Ok(member) => {
            let here = visitor.path(&format!("groups/{}", path.group));
            let said = format!("{} is in the group, from their next request on.", member.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Err(error) => {
            let add = Form::refused(posted, error)?;
            one(&app, &visitor, path.group, GroupQuery::default(), None, add).await
        }
    }
}

pub async fn remove_member(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<GroupMemberPath>,
) -> PageResult {
    let remove = RemoveMember {
        group: path.group,
        member: path.member,
    };
    let here = visitor.path(&format!("groups/{}", path.group));
    match app.in_tenant(&visitor.caller, &visitor.tenant, remove).await {
        Ok(()) => go(&app, &visitor.caller, &here, "They are out of the group at once."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn set_manager(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<GroupMemberPath>,
    posted: Posted,
) -> PageResult {
    let set = SetManager {
        group: path.group,
        member: path.member,
        manages: posted.text("manages") == "yes",
    };
    let here = visitor.path(&format!("groups/{}", path.group));
    match app.in_tenant(&visitor.caller, &visitor.tenant, set).await {
        Ok(member) if member.manages => {
            let said = format!("{} says who is in the group from now on.", member.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(member) => {
            let said = format!("{} is in the group and manages it no more.", member.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}
