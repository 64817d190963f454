//! Roles as a file: nobody does by one what they could not do by hand, or reads what they could not read, whoever they are.
// covers: D6, D7, A1

use app::{
    Caller, Credential, Origin, access_grants,
    groups::{AddMember, NewGroupMember},
    hash_token,
    members::ChangeRole,
    role_file::{Apply, Export, Plan},
    roles::Create,
    tokens,
};
use jiff::SignedDuration;
use testkit::TestApp;

use super::{FILE, apply, events, export, plan, wish};
use crate::{groups::group, outcome::code, roles::new};

/// Each is refused as it would be by hand, and nothing of the file is done, which begins with what the asker may do.
#[tokio::test]
async fn nobody_does_by_a_file_what_they_could_not_do_by_hand() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner, admin) = (acme.by_id(), acme.owner().await, acme.admin().await);
    app.in_tenant(&owner, &at, Create(new("deputy", 60, &["members.view"])))
        .await
        .unwrap();
    app.in_tenant(
        &owner,
        &at,
        Create(new("keeper", 50, &["members.view", "roles.edit", "roles.create"])),
    )
    .await
    .unwrap();
    let mine = group(&app, &acme, "Mine", &["tables.view"]).await;
    let strong = group(&app, &acme, "Strong", &["members.view"]).await;
    for (group, person) in [(mine.id, &admin), (strong.id, &owner)] {
        let new = NewGroupMember {
            email: person.email.clone(),
        };
        app.in_tenant(&Caller::cli(), &at, AddMember { group, new })
            .await
            .unwrap();
    }
    let keeper = acme.member().await;
    let give = ChangeRole {
        member: keeper.membership.unwrap(),
        role: "keeper".into(),
        version: 1,
    };
    app.in_tenant(&owner, &at, give).await.unwrap();
    let before = (export(&app, &owner, &acme).await, events(&app).await);
    let refused = async |by: &Caller, text: &str, wanted: &str| {
        for prune in [false, true] {
            let text = format!("version: 1\n{text}");
            let planned = app.in_tenant(by, &at, Plan(wish(&text, prune))).await;
            let applied = app.in_tenant(by, &at, Apply(wish(&text, prune))).await;
            // What else a pruned file would delete may be refused before.
            if !prune {
                assert_eq!(code(&planned), wanted, "planned: {text}");
                assert_eq!(code(&applied), wanted, "applied: {text}");
            }
            assert!(planned.is_err() && applied.is_err(), "{text}");
        }
        assert_eq!(
            before,
            (export(&app, &owner, &acme).await, events(&app).await),
            "{text}"
        );
    };
    // What comes before it in the file is allowed, and not done either.
    let right = "roles:\n  - {key: fine, name: Fine, rank: 1}\n";
    for (role, wanted) in [
        ("{key: mate, name: Mate, rank: 60}", "rank_too_high"),
        ("{key: read_only, permissions: [modules.manage]}", "grant_ceiling"),
        (
            "{key: mate, name: Mate, rank: 30, permissions: [access_grants.manage]}",
            "grant_ceiling",
        ),
        ("{key: keeper, rank: 60}", "rank_too_high"),
        ("{key: keeper, rank: 61}", "rank_too_high"),
        ("{key: deputy, rank: 10}", "rank_too_high"),
        ("{key: deputy, tables: {default: [read]}}", "rank_too_high"),
        ("{key: admin, permissions: [members.view]}", "self_change"),
    ] {
        refused(&admin, &format!("{right}  - {role}\n"), wanted).await;
    }
    for (group, wanted) in [
        ("{name: mine, permissions: []}", "self_change"),
        ("{name: Strong, permissions: []}", "rank_too_high"),
        ("{name: New, permissions: [modules.manage]}", "grant_ceiling"),
    ] {
        refused(&admin, &format!("{right}groups:\n  - {group}\n"), wanted).await;
    }
    // With one permission of the several that a file needs.
    let role = "  - {key: read_only, permissions: []}\n";
    for (text, wanted) in [
        (format!("{right}{role}groups: []"), "forbidden"),
        (format!("{right}  - {{key: read_only, tables: {{}}}}\n"), "forbidden"),
        (format!("{right}  - {{key: keeper, permissions: []}}\n"), "self_change"),
        (
            format!("{right}  - {{key: read_only, permissions: [audit.view]}}\n"),
            "grant_ceiling",
        ),
        (
            format!("{right}  - {{key: mate, name: Mate, rank: 50}}\n"),
            "rank_too_high",
        ),
    ] {
        refused(&keeper, &text, wanted).await;
    }
    for role in ["staff", "member", "read_only"] {
        let person = acme.person(role).await;
        refused(&person, right, "forbidden").await;
        assert_ne!(code(&app.in_tenant(&person, &at, Export).await), "ok");
    }

    // An API token does what it names, and what makes admins no token does.
    for (permissions, text, wanted) in [
        (&["members.view"][..], right.to_owned(), "token_scope"),
        (&["roles.edit"], right.to_owned(), "token_scope"),
        (
            &["roles.edit", "roles.create"],
            format!("{right}groups:\n  - {{name: New}}\n"),
            "token_scope",
        ),
        (
            &["roles.edit", "groups.view"],
            "groups:\n  - {name: New}\n".into(),
            "token_scope",
        ),
        (
            &["roles.edit", "roles.create"],
            format!("{right}  - {{key: staff, permissions: [tables.view]}}\n"),
            "grant_ceiling",
        ),
    ] {
        let new = tokens::NewToken {
            name: "deploy".into(),
            tenant: Some("acme".into()),
            permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
            expires_in_days: 30,
        };
        let token = app.on_account(&owner, tokens::Create(new)).await.unwrap().token;
        let caller = Caller::new(Credential::Token(hash_token(&token)), Origin::default());
        // The token itself is an event.
        let before = events(&app).await;
        let file = || wish(&format!("version: 1\n{text}"), false);
        assert_eq!(
            code(&app.in_tenant(&caller, &at, Plan(file())).await),
            wanted,
            "{permissions:?} {text}"
        );
        assert_eq!(
            code(&app.in_tenant(&caller, &at, Apply(file())).await),
            wanted,
            "{permissions:?} {text}"
        );
        assert_eq!(before, events(&app).await);
    }

    // A platform admin inside by an access grant looks, and no more.
    let visitor = app.platform("super_admin").await;
    for mode in ["read", "write"] {
        let open = access_grants::Open {
            tenant: at.clone(),
            new: access_grants::NewAccessGrant {
                mode: mode.into(),
                reason: "Ticket 4711".into(),
                minutes: 60,
            },
            way: access_grants::Way::Api,
        };
        let opened = app.on_platform(&visitor, open).await.unwrap();
        let inside = Caller::new(Credential::Token(hash_token(&opened.token.unwrap())), Origin::default());
        for text in [
            right,
            "roles: [{key: staff, tables: {default: [read]}}]",
            "groups: [{name: X}]",
            "",
        ] {
            let file = || wish(&format!("version: 1\n{text}"), false);
            assert_eq!(code(&app.in_tenant(&inside, &at, Plan(file())).await), "access_grant");
            assert_eq!(code(&app.in_tenant(&inside, &at, Apply(file())).await), "access_grant");
        }
        let exported = code(&app.in_tenant(&inside, &at, Export).await);
        assert_eq!(exported, if mode == "read" { "access_grant" } else { "ok" });
        app.in_tenant(&inside, &at, access_grants::Leave).await.unwrap();
    }
    assert_eq!(before.0, export(&app, &owner, &acme).await);
}

#[tokio::test]
async fn what_makes_admins_asks_for_a_proof_when_it_is_done() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    app.advance(SignedDuration::from_mins(11));
    for strong in [
        "roles: [{key: chief, name: Chief, rank: 60}]",
        "roles: [{key: staff, permissions: [roles.edit]}]",
        "groups: [{name: Inviters, permissions: [members.create]}]",
    ] {
        let text = format!("version: 1\n{strong}");
        assert_eq!(
            code(&plan(&app, &owner, &acme, &text).await),
            "ok",
            "looking asks for none"
        );
        assert_eq!(
            code(&apply(&app, &owner, &acme, &text).await),
            "step_up_required",
            "{strong}"
        );
    }
    assert_eq!(code(&apply(&app, &owner, &acme, FILE).await), "ok");
}

#[tokio::test]
async fn a_file_tells_no_more_than_the_asker_may_read() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner) = (acme.by_id(), acme.owner().await);
    for (key, permissions) in [
        ("one", &["members.view", "groups.view"][..]),
        ("two", &["members.view", "tables.manage"]),
        ("three", &["groups.view", "tables.manage"]),
    ] {
        app.in_tenant(&owner, &at, Create(new(key, 30, permissions)))
            .await
            .unwrap();
        let person = acme.person(key).await;
        assert_eq!(code(&app.in_tenant(&person, &at, Export).await), "forbidden", "{key}");
    }
    app.in_tenant(
        &owner,
        &at,
        Create(new("all", 30, &["members.view", "groups.view", "tables.manage"])),
    )
    .await
    .unwrap();
    let reader = acme.person("all").await;
    assert_eq!(code(&app.in_tenant(&reader, &at, Export).await), "ok");
}
