//! The pages of groups: all of them, and one with what it gives and who is in it.

use app::{
    App, GroupId, MembershipId,
    groups::{
        AddMember, Create, Delete, Edit, Group, GroupDetails, List, ListMembers, NewGroupMember, RemoveMember,
        SetManager, Show,
    },
    members::MembershipState,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{
        Form, Posted,
        permissions::{Picker, in_tenant, permissions_of},
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
    picker: Picker,
    /// What it gives, for whoever may not change it.
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
    let groups = app.in_tenant(&visitor.caller, &visitor.tenant, List).await?;
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
        permissions: permissions_of(posted),
    }
}

async fn page(
    app: &App,
    visitor: &TenantVisitor,
    id: Option<GroupId>,
    existing: Option<Existing>,
    form: Form,
) -> PageResult {
    let all = in_tenant(app, &visitor.caller, &visitor.tenant).await?;
    let ticked: Vec<&str> = form.all("permissions").collect();
    let title = existing.as_ref().map_or("New group", |group| group.name.as_str());
    let base = visitor.path("groups");
    html(&OneGroup {
        page: visitor.page("groups", title),
        action: id.map_or_else(|| base.clone(), |id| format!("{base}/{id}")),
        picker: Picker::new(all, &ticked, form.field("permissions").error, |it| visitor.view.may(it)),
        permissions: ticked.into_iter().map(ToOwned::to_owned).collect(),
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
    let group = app.in_tenant(caller, tenant, Show { group: id }).await?;
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
    page(app, visitor, Some(id), Some(existing), form).await
}

fn nothing_typed() -> Form {
    Form::new(Posted::empty().with("email", ""))
}

pub async fn new(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    page(&app, &visitor, None, None, Form::new(Posted::empty())).await
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
    let (base, create) = (visitor.path("groups"), Create(details(&posted)));
    let sent = visitor.sent(&app, &posted, "groups", &base, "Create group", &base);
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, create))
        .await
    {
        Err(asks) => asks,
        Ok(Ok(group)) => {
            let here = visitor.path(&format!("groups/{}", group.id));
            let said = format!("The group {} is made. Put somebody into it.", group.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(Err(error)) => page(&app, &visitor, None, None, Form::refused(posted, error)?).await,
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
    let here = visitor.path(&format!("groups/{}", path.group));
    let sent = visitor.sent(&app, &posted, "groups", &here, "Save group", &here);
    match sent.proved(app.in_tenant(&visitor.caller, &visitor.tenant, edit)).await {
        Err(asks) => asks,
        Ok(Ok(group)) => {
            let said = format!("{} is saved. It counts from everybody’s next request on.", group.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(Err(error)) => {
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
    let here = visitor.path(&format!("groups/{}", path.group));
    let action = format!("{here}/members");
    let sent = visitor.sent(&app, &posted, "groups", &action, "Add", &here);
    match sent.proved(app.in_tenant(&visitor.caller, &visitor.tenant, add)).await {
        Err(asks) => asks,
        Ok(Ok(member)) => {
            let said = format!("{} is in the group, from their next request on.", member.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(Err(error)) => {
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
    let action = format!("{here}/members/{}/manager", path.member);
    let sent = visitor.sent(&app, &posted, "groups", &action, "Let them manage it", &here);
    match sent.proved(app.in_tenant(&visitor.caller, &visitor.tenant, set)).await {
        Err(asks) => asks,
        Ok(Ok(member)) if member.manages => {
            let said = format!("{} says who is in the group from now on.", member.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(Ok(member)) => {
            let said = format!("{} is in the group and manages it no more.", member.name);
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}
