//! Who can do what: everything that gives a permission is named, whoever holds one is found, and what is suggested allows it when it is done.
// covers: D5, D6, D7, D16

mod pages;

use app::{
    Caller, GroupId, MembershipId, access_grants,
    decisions::{
        Explain, Explanation, Holders, HoldersPage, MemberDecisions, OfMember, Question, SourceKind, StepKind,
        Suggestion,
    },
    groups::SetManager,
    members, modules, roles, tokens,
};
use testkit::{Person, TestApp, TestTenant};

use crate::{
    groups::{add, group},
    outcome::{code, field},
};

async fn of(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, member: MembershipId) -> app::Result<MemberDecisions> {
    app.in_tenant(by, &acme.by_id(), OfMember { member }).await
}

fn permission(text: &str) -> Question {
    Question {
        permission: Some(text.into()),
        ..Question::default()
    }
}

fn table(table: &str, access: &str) -> Question {
    Question {
        permission: None,
        table: Some(table.into()),
        access: Some(access.into()),
    }
}

async fn why(
    app: &TestApp,
    acme: &TestTenant<'_>,
    by: &Caller,
    person: &Person,
    question: Question,
) -> app::Result<Explanation> {
    let member = person.membership.unwrap();
    app.in_tenant(by, &acme.by_id(), Explain { member, question }).await
}

async fn holders(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, permission: &str) -> HoldersPage {
    let holders = Holders {
        permission: permission.into(),
        ..Holders::default()
    };
    app.in_tenant(by, &acme.by_id(), holders).await.unwrap()
}

/// What gives a permission, in words; or the refusal.
fn reasons(found: &MemberDecisions, permission: &str) -> Vec<String> {
    let lines = found.modules.iter().flat_map(|module| &module.permissions);
    let line = lines.into_iter().find(|line| line.permission == permission).unwrap();
    assert_eq!(line.allowed, line.refusal.is_none());
    let said = line
        .sources
        .iter()
        .map(|source| format!("{} {}", source.kind, source.name));
    said.chain(line.refusal.map(ToOwned::to_owned)).collect()
}

fn kinds(suggestion: &Suggestion) -> Vec<StepKind> {
    suggestion.steps.iter().map(|step| step.kind).collect()
}

async fn manage(app: &TestApp, acme: &TestTenant<'_>, group: GroupId, person: &Person) {
    let set = SetManager {
        group,
        member: person.membership.unwrap(),
        manages: true,
    };
    app.in_tenant(&Caller::cli(), &acme.by_id(), set).await.unwrap();
}

async fn visit(app: &TestApp, acme: &TestTenant<'_>, admin: &Person, mode: &str) -> Caller {
    let open = access_grants::Open {
        tenant: acme.by_id(),
        new: access_grants::NewAccessGrant {
            mode: mode.into(),
            reason: "Ticket 4711".into(),
            minutes: 60,
        },
        way: access_grants::Way::Api,
    };
    let token = app.on_platform(admin, open).await.unwrap().token.unwrap();
    let credential = app::Credential::Token(app::hash_token(&token));
    Caller::new(credential, app::Origin::default())
}

#[tokio::test]
async fn everything_that_gives_a_permission_is_named() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, sam) = (acme.owner().await, acme.staff().await);
    let desk = group(&app, &acme, "Desk", &["members.view", "audit.view"]).await;
    let crew = group(&app, &acme, "Crew", &[]).await;
    for group in [desk.id, crew.id] {
        assert_eq!(add(&app, &acme, &owner, group, &sam).await, "ok");
    }
    manage(&app, &acme, crew.id, &sam).await;
    let found = of(&app, &acme, &owner, sam.membership.unwrap()).await.unwrap();
    assert_eq!(reasons(&found, "members.view"), ["role Staff", "group Desk"]);
    assert_eq!(reasons(&found, "audit.view"), ["group Desk"]);
    assert_eq!(reasons(&found, "groups.view"), ["managed_group Crew"]);
    assert_eq!(reasons(&found, "roles.edit"), ["forbidden"]);
    // As the engine says it to the application.
    let lines = found.modules.iter().flat_map(|module| &module.permissions);
    assert_eq!(lines.clone().count(), roles::PERMISSIONS.len());
    for line in lines {
        let evaluate = serde_json::from_value(serde_json::json!({
            "subject": { "type": "user", "id": sam.user }, "action": { "name": line.permission },
            "resource": { "type": "tenant", "id": "acme" },
        }));
        let decision = app.evaluate(&owner, &evaluate.unwrap()).await.unwrap();
        assert_eq!(decision.decision, line.allowed, "{}", line.permission);
    }
    let found = of(&app, &acme, &owner, owner.membership.unwrap()).await.unwrap();
    assert_eq!(reasons(&found, "roles.edit"), ["owner Owner"]);

    app.superuser()
        .await
        .execute("update users set state = 'suspended' where id = $1", &[&sam.user.0])
        .await
        .unwrap();
    let found = of(&app, &acme, &owner, sam.membership.unwrap()).await.unwrap();
    assert!(found.suspended);
    assert_eq!(reasons(&found, "members.view"), ["suspended"]);
}

#[tokio::test]
async fn everybody_may_ask_about_themself_and_few_about_others() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, ada, bob) = (
        acme.owner().await,
        acme.admin().await,
        acme.member().await,
        acme.member().await,
    );
    let (own, bobs) = (ada.membership.unwrap(), bob.membership.unwrap());
    let found = of(&app, &acme, &ada, own).await.unwrap();
    assert_eq!(reasons(&found, "tables.view"), ["role Member"]);
    assert_eq!(code(&of(&app, &acme, &ada, bobs).await), "forbidden");
    assert_eq!(
        code(&why(&app, &acme, &ada, &bob, permission("tables.view")).await),
        "forbidden"
    );
    // They are told why not, and nothing of groups that they do not see.
    group(&app, &acme, "Auditors", &["audit.view"]).await;
    let told = why(&app, &acme, &ada, &ada, permission("audit.view")).await.unwrap();
    assert_eq!(
        told.sentence,
        "No: the role Member does not give audit.view, and they are in no group."
    );
    assert!(told.suggestions.is_none());
    assert_eq!(code(&of(&app, &acme, &admin, own).await), "ok");
    let others = Holders {
        permission: "tables.view".into(),
        ..Holders::default()
    };
    assert_eq!(code(&app.in_tenant(&ada, &acme.by_id(), others).await), "forbidden");

    // A token is not they themself, and whoever is inside for a while is kept from it.
    let new = tokens::NewToken {
        name: "script".into(),
        tenant: Some("acme".into()),
        permissions: vec!["tables.view".into()],
        expires_in_days: 1,
    };
    let made = app.on_account(&ada, tokens::Create(new)).await.unwrap();
    let token = app::Credential::Token(app::hash_token(&made.token));
    let token = Caller::new(token, app::Origin::default());
    assert_eq!(code(&of(&app, &acme, &token, own).await), "forbidden");
    let visitor = visit(&app, &acme, &app.platform("super_admin").await, "write").await;
    assert_eq!(code(&of(&app, &acme, &visitor, own).await), "access_grant");

    let other = app.tenant("other").await;
    let stranger = other.owner().await;
    assert_eq!(code(&of(&app, &acme, &stranger, own).await), "not_found");
    assert_eq!(code(&of(&app, &other, &stranger, own).await), "not_found");
    let none = acme.person("member").await;
    let client = app.superuser().await;
    let id = none.membership.unwrap();
    let without = "update memberships set role_id = null where id = $1";
    client.execute(without, &[&id.0]).await.unwrap();
    assert_eq!(code(&of(&app, &acme, &none, id).await), "forbidden");
    let seen = why(&app, &acme, &owner, &none, permission("tables.view"))
        .await
        .unwrap();
    assert_eq!(
        seen.sentence,
        "No: they have no role, so they may do nothing here, whatever groups they are in."
    );
    let first = &seen.suggestions.unwrap()[0];
    assert_eq!(first.steps[0].sentence, "Give them the role Read-Only.");
}

#[tokio::test]
async fn what_is_suggested_allows_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, ada) = (acme.owner().await, acme.member().await);
    for _ in 0..3 {
        acme.member().await;
    }
    let all = group(&app, &acme, "Everything of members", &["audit.view", "members.edit"]).await;
    let auditors = group(&app, &acme, "Auditors", &["audit.view"]).await;
    let asked = || why(&app, &acme, &owner, &ada, permission("audit.view"));
    let suggestions = asked().await.unwrap().suggestions.unwrap();
    let groups: Vec<_> = suggestions[..2].iter().map(|it| it.steps[0].group).collect();
    assert_eq!(groups, [Some(auditors.id), Some(all.id)]);
    assert_eq!(suggestions[0].steps[0].sentence, "Put them into the group Auditors.");
    assert_eq!(
        (&*suggestions[1].gives, suggestions[1].others),
        (&["members.edit".to_owned()][..], 0)
    );
    let to_role = suggestions
        .iter()
        .find(|it| kinds(it) == [StepKind::AddToRole])
        .unwrap();
    assert_eq!((to_role.others, to_role.steps[0].role.as_deref()), (3, Some("member")));
    assert_eq!(to_role.steps[0].sentence, "Add audit.view to the role Member.");
    // Nobody is made an owner for it.
    let roles: Vec<_> = suggestions
        .iter()
        .filter_map(|it| it.steps[0].role.as_deref())
        .collect();
    assert!(!roles.contains(&"owner"), "{roles:?}");

    // The first, and the one with the role.
    assert_eq!(add(&app, &acme, &owner, auditors.id, &ada).await, "ok");
    let allowed = asked().await.unwrap();
    assert_eq!(allowed.sentence, "Yes: the group Auditors gives it.");
    assert!(allowed.allowed && allowed.suggestions.unwrap().is_empty());
    let member = ada.membership.unwrap();
    let remove = app::groups::RemoveMember {
        group: auditors.id,
        member,
    };
    app.in_tenant(&owner, &acme.by_id(), remove).await.unwrap();
    let save = serde_json::json!({ "roles": [{ "role": "member", "version": 1, "add": ["audit.view"] }] });
    let save = roles::Save(serde_json::from_value(save).unwrap());
    app.in_tenant(&owner, &acme.by_id(), save).await.unwrap();
    assert_eq!(asked().await.unwrap().sentence, "Yes: the role Member gives it.");

    // Whoever is archived comes back first.
    let archive = members::Archive { member, version: 3 };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    let archived = asked().await.unwrap();
    assert_eq!(archived.refusal, Some("not_found"));
    assert_eq!(
        archived.sentence,
        "No: their membership is archived, so they may do nothing here."
    );
    assert_eq!(kinds(&archived.suggestions.unwrap()[0]), [StepKind::Reactivate]);
}

#[tokio::test]
async fn a_right_on_a_table_is_explained() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, ada) = (acme.owner().await, acme.member().await);
    for _ in 0..9 {
        acme.member().await;
    }
    let told = why(&app, &acme, &owner, &ada, table("orders", "read")).await.unwrap();
    assert_eq!(
        told.sentence,
        "Yes: the role Member may read the table orders, which takes the permission tables.view, and the role Member gives it."
    );
    let told = why(&app, &acme, &owner, &ada, table("orders", "write")).await.unwrap();
    assert_eq!(told.sentence, "No: the role Member may not write to the table orders.");
    let suggestions = told.suggestions.unwrap();
    let sentences: Vec<&str> = suggestions.iter().map(|it| &*it.steps[0].sentence).collect();
    assert_eq!(
        sentences,
        [
            "Change their role from Member to Staff.",
            "Let the role Member write to the table orders.",
            "Change their role from Member to Admin."
        ]
    );
    assert_eq!(suggestions[1].others, 9);

    // Both the permission and the right are missing.
    let reader = acme.read_only().await;
    let told = why(&app, &acme, &owner, &reader, table("orders", "write"))
        .await
        .unwrap();
    assert_eq!(
        told.sentence,
        "No: the role Read-Only does not give tables.edit, and they are in no group, and the role Read-Only may not write to the table orders."
    );
    let suggestions = told.suggestions.unwrap();
    assert_eq!(kinds(&suggestions[0]), [StepKind::AddToRole, StepKind::SetTableRight]);
    for question in [
        Question::default(),
        table("orders", "drop"),
        permission("nothing.view"),
        permission("members"),
        Question {
            table: Some("orders".into()),
            ..permission("members.view")
        },
    ] {
        let told = why(&app, &acme, &owner, &ada, question).await;
        assert!(["permission", "access"].contains(&&*field(&told)));
    }
}

#[tokio::test]
async fn a_module_that_is_off_is_switched_on_first() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (root, owner, ada) = (
        app.platform("super_admin").await,
        acme.owner().await,
        acme.member().await,
    );
    let declare = modules::Declare {
        key: "invoices".into(),
        declaration: modules::Declaration {
            label: "Invoices".into(),
            description: String::new(),
            actions: vec!["view".into()],
            by_default: false,
        },
    };
    app.on_platform(&root, declare).await.unwrap();
    let told = why(&app, &acme, &owner, &owner, permission("invoices.view"))
        .await
        .unwrap();
    assert_eq!(told.refusal, Some("module_disabled"));
    assert_eq!(
        told.suggestions.unwrap()[0].steps[0].sentence,
        "Switch the module Invoices on."
    );
    let told = why(&app, &acme, &owner, &ada, permission("invoices.view"))
        .await
        .unwrap();
    let first = &told.suggestions.unwrap()[0];
    assert_eq!(kinds(first), [StepKind::SwitchModuleOn, StepKind::AddToRole]);
    let page = holders(&app, &acme, &owner, "invoices.view").await;
    assert!(!page.enabled && page.items.is_empty());
    let switch = modules::Switch {
        module: "invoices".into(),
        on: true,
    };
    app.in_tenant(&owner, &acme.by_id(), switch).await.unwrap();
    let page = holders(&app, &acme, &owner, "invoices.view").await;
    assert_eq!((page.enabled, page.items.len()), (true, 1));
    assert_eq!(page.items[0].sources[0].kind, SourceKind::Owner);
}

#[tokio::test]
async fn whoever_holds_a_permission_is_found() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, staff) = (acme.owner().await, acme.admin().await, acme.staff().await);
    let (ada, bob, gone, shut) = (
        acme.member().await,
        acme.member().await,
        acme.staff().await,
        acme.staff().await,
    );
    let desk = group(&app, &acme, "Desk", &["members.view"]).await;
    for person in [&ada, &staff] {
        assert_eq!(add(&app, &acme, &owner, desk.id, person).await, "ok");
    }
    let archive = members::Archive {
        member: gone.membership.unwrap(),
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    let client = app.superuser().await;
    let suspend = "update users set state = 'suspended' where id = $1";
    client.execute(suspend, &[&shut.user.0]).await.unwrap();

    let page = holders(&app, &acme, &owner, "members.view").await;
    let mut expected = [&admin.email, &ada.email, &owner.email, &staff.email];
    expected.sort();
    let found: Vec<&String> = page.items.iter().map(|holder| &holder.email).collect();
    assert_eq!(found, expected);
    let of = |person: &Person| page.items.iter().find(|holder| holder.email == person.email).unwrap();
    let given = |person| of(person).sources.iter().map(|it| it.kind).collect::<Vec<_>>();
    assert_eq!(given(&ada), [SourceKind::Group]);
    assert_eq!(given(&staff), [SourceKind::Role, SourceKind::Group]);
    assert_eq!(given(&owner), [SourceKind::Owner]);

    // The same, page by page.
    let (mut emails, mut after) = (Vec::new(), None);
    loop {
        let next = Holders {
            permission: "members.view".into(),
            after,
            limit: Some(1),
        };
        let page = app.in_tenant(&owner, &acme.by_id(), next).await.unwrap();
        emails.extend(page.items.into_iter().map(|holder| holder.email));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(emails.iter().collect::<Vec<_>>(), expected);

    // Whoever manages a group sees groups.
    assert_eq!(add(&app, &acme, &owner, desk.id, &bob).await, "ok");
    manage(&app, &acme, desk.id, &bob).await;
    let page = holders(&app, &acme, &owner, "groups.view").await;
    let bobs = page.items.iter().find(|holder| holder.email == bob.email).unwrap();
    assert_eq!(bobs.sources[0].kind, SourceKind::ManagedGroup);
    // The place in the list follows the address.
    let moved = "update users set email = 'aaron@example.com' where id = $1";
    client.execute(moved, &[&bob.user.0]).await.unwrap();
    let page = holders(&app, &acme, &owner, "groups.view").await;
    assert_eq!(page.items[0].email, "aaron@example.com");
    let unknown = Holders {
        permission: "nothing.view".into(),
        ..Holders::default()
    };
    assert_eq!(
        field(&app.in_tenant(&owner, &acme.by_id(), unknown).await),
        "permission"
    );
}

#[tokio::test]
async fn whoever_is_inside_for_a_while_is_found_as_long_as_they_are() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let (reader, writer) = (app.platform("super_admin").await, app.platform("super_admin").await);
    visit(&app, &acme, &reader, "read").await;
    visit(&app, &acme, &writer, "write").await;
    let visitors = async |permission: &str| {
        let page = holders(&app, &acme, &owner, permission).await;
        let mut modes: Vec<String> = page
            .visitors
            .iter()
            .map(|it| format!("{} {}", it.email, it.mode))
            .collect();
        modes.sort();
        modes
    };
    let (read, write) = (format!("{} read", reader.email), format!("{} write", writer.email));
    let mut both = [read.clone(), write.clone()];
    both.sort();
    assert_eq!(visitors("members.view").await, both);
    assert_eq!(visitors("members.delete").await, [write]);
    assert_eq!(visitors("members.edit").await, [""; 0], "it is kept back");
    // A member besides: what the access grant lets them is named as such.
    let member = acme.admit(&reader, "member").await;
    let found = of(&app, &acme, &owner, member).await.unwrap();
    assert_eq!(reasons(&found, "audit.view"), ["access_grant Access grant to read"]);
    app.advance(jiff::SignedDuration::from_mins(60));
    assert_eq!(visitors("members.view").await, [""; 0]);
}
