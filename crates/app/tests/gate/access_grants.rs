//! A platform admin's way into a tenant: who opens it, what it is for, how it ends, and what is known of it afterwards.
// covers: D1, D11, D20, A1, A3, S0-42, S1-13, S1-15, S1-19, S1-27, S1-31, S1-51, S3-09, S3-10

mod application;
mod opening;

use app::{
    AccessGrantId, Caller, Credential, Error, Origin, Plane, Result, TenantRef,
    access_grants::{
        AccessState, Approve, Begin, End, Enter, Leave, List, ListAll, ListOfTenant, NewAccessGrant, Open, Opened,
        Policy, Refuse, Revoke, SetPolicy, Way,
    },
    account, audit, connection,
    decisions::{Evaluate, NamedAction, Resource, Subject},
    hash_token, mails, members, sessions, tokens,
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::{
    outcome::code,
    together::{somebody_waits, together},
};

const WHY: &str = "Ticket 4711: orders are missing.";

fn asks(tenant: TenantRef, mode: &str, way: Way) -> Open {
    Open {
        tenant,
        new: NewAccessGrant {
            mode: mode.into(),
            reason: WHY.into(),
            minutes: 60,
        },
        way,
    }
}

async fn open(app: &TestApp, admin: &Person, tenant: &TestTenant<'_>, mode: &str) -> (AccessGrantId, Caller) {
    let opened = app
        .on_platform(admin, asks(tenant.by_id(), mode, Way::Api))
        .await
        .unwrap();
    let token = opened.token.expect("a token");
    (opened.grant.id, by_token(&token))
}

fn by_token(token: &str) -> Caller {
    Caller::new(Credential::Token(hash_token(token)), Origin::default())
}

async fn members_of(app: &TestApp, caller: &Caller, tenant: &TestTenant<'_>) -> &'static str {
    code(&app.in_tenant(caller, &tenant.by_id(), members::List::default()).await)
}

async fn set(app: &TestApp, sql: &str) {
    app.superuser().await.batch_execute(sql).await.unwrap();
}

#[tokio::test]
async fn whoever_is_in_it_is_out_on_the_very_next_request() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let other = app.platform("super_admin").await;
    for way in [
        "the holder ends it",
        "another platform admin ends it",
        "an owner ends it",
        "they leave",
        "its time is over",
        "their row is closed",
        "their row is inactive",
        "their role is another",
        "their role opens nothing any more",
        "they are suspended",
        "the tenant is closed",
        "the installation lets nobody in",
    ] {
        let admin = app.platform("super_admin").await;
        let (grant, inside) = open(&app, &admin, &acme, "read").await;
        assert_eq!(members_of(&app, &inside, &acme).await, "ok", "{way}");
        let (tenant, user) = (acme.by_id(), admin.user.0);
        let mut wanted = "unauthenticated";
        match way {
            "the holder ends it" => drop(app.on_platform(&admin, End { tenant, grant }).await.unwrap()),
            "another platform admin ends it" => drop(app.on_platform(&other, End { tenant, grant }).await.unwrap()),
            "an owner ends it" => drop(app.in_tenant(&owner, &tenant, Revoke { grant }).await.unwrap()),
            "they leave" => drop(app.in_tenant(&inside, &tenant, Leave).await.unwrap()),
            "its time is over" => app.advance(SignedDuration::from_mins(60)),
            "their row is closed" => {
                set(
                    &app,
                    &format!("update platform_admins set closed_at = now() where user_id = '{user}'"),
                )
                .await;
            }
            "their row is inactive" => {
                set(
                    &app,
                    &format!("update platform_admins set state = 'inactive' where user_id = '{user}'"),
                )
                .await;
            }
            "their role is another" => {
                set(&app, &format!("update platform_admins set role_id = r.id, version = platform_admins.version + 1 from platform_roles r where user_id = '{user}' and r.key = 'operator'")).await;
                wanted = "not_found";
            }
            "their role opens nothing any more" => {
                set(&app, "update platform_roles set permissions = '{tenants.view}', version = version + 1 where key = 'super_admin'").await;
                wanted = "not_found";
            }
            "they are suspended" => {
                set(
                    &app,
                    &format!("update users set state = 'suspended' where id = '{user}'"),
                )
                .await;
                wanted = "suspended";
            }
            "the tenant is closed" => {
                set(&app, "update tenants set state = 'deleting'").await;
                wanted = "not_found";
            }
            _ => set(&app, "update instance_settings set tenant_access = 'membership_only'").await,
        }
        assert_eq!(members_of(&app, &inside, &acme).await, wanted, "{way}");
        set(
            &app,
            "update tenants set state = 'active'; update instance_settings set tenant_access = 'just_in_time';
             update platform_roles set permissions = '{*}', version = version + 1 where key = 'super_admin' and permissions <> '{*}'",
        )
        .await;
    }
}

/// What was decided from an access grant is held still until the change is committed.
#[tokio::test]
async fn what_ends_it_and_what_is_done_by_it_do_not_pass_each_other() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (admin, staff) = (app.platform("super_admin").await, acme.staff().await);
    let (_, inside) = open(&app, &admin, &acme, "write").await;
    let superuser = app.superuser().await;
    superuser
        .batch_execute("begin; update access_grants set ended_at = now(), ended_by = 'somebody'")
        .await
        .unwrap();
    let (asking, place) = (app.app().clone(), acme.by_id());
    let archive = members::Archive {
        member: staff.membership.unwrap(),
        version: 1,
    };
    let archived = tokio::spawn(async move { code(&asking.in_tenant(&inside, &place, archive).await).to_owned() });
    somebody_waits(&app).await;
    superuser.batch_execute("commit").await.unwrap();
    assert_eq!(archived.await.unwrap(), "unauthenticated");
    assert_eq!(members_of(&app, &staff, &acme).await, "ok", "nothing was done");
}

#[tokio::test]
async fn it_is_for_one_tenant_and_nothing_else() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let admin = app.platform("super_admin").await;
    // A member of the other tenant: not by this credential.
    globex.admit(&admin, "owner").await;
    for mode in ["read", "write"] {
        let (grant, inside) = open(&app, &admin, &acme, mode).await;
        assert_eq!(members_of(&app, &inside, &acme).await, "ok");
        assert_eq!(members_of(&app, &inside, &globex).await, "not_found");
        assert_eq!(
            members_of(&app, &admin, &acme).await,
            "not_found",
            "the root session is nothing here"
        );
        let list = app::tenants::List::default();
        assert_eq!(code(&app.on_platform(&inside, list).await), "not_found");
        assert_eq!(code(&app.on_account(&inside, account::Show).await), "access_grant");
        assert_eq!(
            code(&app.on_account(&inside, sessions::List::default()).await),
            "access_grant"
        );
        let new = tokens::NewToken {
            name: "to stay".into(),
            tenant: Some("acme".into()),
            permissions: vec!["members.view".into()],
            expires_in_days: 30,
        };
        assert_eq!(
            code(&app.on_account(&inside, tokens::Create(new)).await),
            "access_grant"
        );
        // No decision leaves an event, so none is given.
        let evaluate = Evaluate {
            subject: Subject {
                kind: "user".into(),
                id: admin.user.to_string(),
                properties: None,
            },
            action: NamedAction {
                name: "members.view".into(),
                properties: None,
            },
            resource: Resource {
                kind: "tenant".into(),
                id: "acme".into(),
                properties: None,
            },
            context: None,
        };
        assert_eq!(code(&app.evaluate(&inside, &evaluate).await), "access_grant");
        let end = End {
            tenant: acme.by_id(),
            grant,
        };
        app.on_platform(&admin, end).await.unwrap();
    }
}

#[tokio::test]
async fn whoever_reads_changes_nothing_and_whoever_writes_lets_nobody_in() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, archived) = (acme.owner().await, acme.staff().await);
    acme.owner().await;
    let admin = app.platform("super_admin").await;
    let own = acme.admit(&admin, "staff").await;
    let colleague = app.platform("operator").await;
    let colleagues = acme.admit(&colleague, "staff").await;
    set(
        &app,
        &format!(
            "update memberships set state = 'archived' where id = '{}'",
            colleagues.0
        ),
    )
    .await;
    let waiting = acme.invite(&owner, "ben@example.com", "staff").await.unwrap().id;
    let here = acme.by_id();
    let archive = || members::Archive {
        member: archived.membership.unwrap(),
        version: 1,
    };
    let promote = |member, role: &str| members::ChangeRole {
        member,
        role: role.into(),
        version: 1,
    };

    let (grant, reading) = open(&app, &admin, &acme, "read").await;
    assert_eq!(code(&app.in_tenant(&reading, &here, archive()).await), "access_grant");
    assert_eq!(
        code(
            &app.in_tenant(&reading, &here, audit::List(audit::Query::default()))
                .await
        ),
        "ok"
    );
    assert_eq!(
        code(&acme.invite(&reading, "eve@example.com", "staff").await),
        "access_grant"
    );
    app.on_platform(
        &admin,
        End {
            tenant: here.clone(),
            grant,
        },
    )
    .await
    .unwrap();

    let (_, writing) = open(&app, &admin, &acme, "write").await;
    assert_eq!(code(&app.in_tenant(&writing, &here, archive()).await), "ok");
    let never: [(&str, Result<()>); 8] = [
        ("invite", acme.invite(&writing, &admin.email, "owner").await.map(drop)),
        (
            "resend",
            app.in_tenant(&writing, &here, app::invitations::Resend { invitation: waiting })
                .await
                .map(drop),
        ),
        (
            "their own role",
            app.in_tenant(&writing, &here, promote(own, "owner")).await.map(drop),
        ),
        (
            "a colleague's role",
            app.in_tenant(&writing, &here, promote(colleagues, "owner"))
                .await
                .map(drop),
        ),
        (
            "a colleague let back in",
            app.in_tenant(
                &writing,
                &here,
                members::Reactivate {
                    member: colleagues,
                    version: 1,
                },
            )
            .await
            .map(drop),
        ),
        (
            "the application's password",
            app.in_tenant(&writing, &here, connection::RotatePassword)
                .await
                .map(drop),
        ),
        (
            "the tenant's policy",
            app.in_tenant(
                &writing,
                &here,
                SetPolicy(Policy {
                    require_owner_approval: false,
                }),
            )
            .await
            .map(drop),
        ),
        (
            "an approval",
            app.in_tenant(&writing, &here, Approve { grant }).await.map(drop),
        ),
    ];
    for (what, result) in never {
        assert_eq!(code(&result), "access_grant", "{what}");
    }
}

#[tokio::test]
async fn all_that_is_done_inside_is_in_the_tenants_log_and_its_owners_are_told() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let (admin, staff) = (app.platform("super_admin").await, acme.staff().await);
    let (grant, inside) = open(&app, &admin, &acme, "write").await;
    members_of(&app, &inside, &acme).await;
    let archive = members::Archive {
        member: staff.membership.unwrap(),
        version: 1,
    };
    app.in_tenant(&inside, &acme.by_id(), archive).await.unwrap();
    acme.invite(&inside, "eve@example.com", "staff").await.unwrap_err();
    app.in_tenant(&inside, &acme.by_id(), Leave).await.unwrap();
    app.seal_all().await;

    let mut query = audit::Query::default();
    query.filter.access_grant = Some(grant);
    let log = app.in_tenant(&owner, &acme.by_id(), audit::List(query)).await.unwrap();
    let said: Vec<_> = log
        .items
        .iter()
        .rev()
        .map(|event| (event.operation.as_str(), event.outcome.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("access_grants.open", "done"),
            ("members.list", "done"),
            ("members.archive", "done"),
            ("members.invite", "refused"),
            ("access_grants.leave", "done"),
        ]
    );
    assert!(log.items.iter().all(|event| event.actor == admin.email));
    assert_eq!(log.items.last().unwrap().justification.as_deref(), Some(WHY));
    let grants = app
        .in_tenant(&owner, &acme.by_id(), List::default())
        .await
        .unwrap()
        .items;
    assert_eq!(grants.len(), 1);
    assert_eq!((grants[0].id, grants[0].state), (grant, AccessState::Ended));
    assert_eq!(
        (grants[0].reason.as_str(), grants[0].ended_by.as_deref()),
        (WHY, Some(&*admin.email))
    );
    let mails = app.on_platform(&Caller::cli(), mails::List::default()).await.unwrap();
    assert_eq!(mails.items[0].recipient, owner.email);
    assert!(
        mails.items[0].subject.contains("has come into"),
        "{}",
        mails.items[0].subject
    );
    // A member's reading is nobody's business.
    let own = audit::Query {
        filter: audit::Filter {
            operation: Some("audit.list".into()),
            ..audit::Filter::default()
        },
        ..audit::Query::default()
    };
    assert!(
        app.in_tenant(&owner, &acme.by_id(), audit::List(own))
            .await
            .unwrap()
            .items
            .is_empty()
    );
}
