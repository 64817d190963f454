//! Opening an access grant: who may, how often, what is handed over, and whom the tenant asks first.

use super::*;

#[tokio::test]
async fn it_is_opened_by_whoever_may_for_a_reason_and_a_while() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let admin = app.platform("super_admin").await;
    for role in ["operator", "user_manager", "support", "auditor"] {
        let other = app.platform(role).await;
        let opened = app.on_platform(&other, asks(acme.by_id(), "read", Way::Api)).await;
        assert_eq!(code(&opened), "forbidden", "{role}");
    }
    assert_eq!(
        code(&app.on_platform(&owner, asks(acme.by_id(), "read", Way::Api)).await),
        "not_found"
    );
    assert_eq!(
        code(
            &app.on_platform(&Caller::cli(), asks(acme.by_id(), "read", Way::Api))
                .await
        ),
        "not_found"
    );
    for (field, mode, reason, minutes) in [
        ("mode", "admin", WHY, 60),
        ("reason", "read", "x", 60),
        ("minutes", "read", WHY, 0),
        ("minutes", "read", WHY, 481),
        ("minutes", "read", WHY, -1),
    ] {
        let mut wrong = asks(acme.by_id(), mode, Way::Api);
        wrong.new.reason = reason.into();
        wrong.new.minutes = minutes;
        let refused = app.on_platform(&admin, wrong).await;
        assert!(
            matches!(&refused, Err(Error::Invalid(fields)) if fields[0].field == field),
            "{field}: {:?}",
            refused.err()
        );
    }
    let mut silent = asks(acme.by_id(), "read", Way::Api);
    silent.new.reason = " ".into();
    assert_eq!(code(&app.on_platform(&admin, silent).await), "reason_required");
    let nowhere = asks(TenantRef::Slug("nowhere".into()), "read", Way::Api);
    assert_eq!(code(&app.on_platform(&admin, nowhere).await), "not_found");
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&app.on_platform(&admin, asks(acme.by_id(), "read", Way::Api)).await),
        "step_up_required"
    );

    // Where nobody is to come in there is no such thing; where anybody may, no reason is asked for.
    let admin = app.platform("super_admin").await;
    set(&app, "update instance_settings set tenant_access = 'membership_only'").await;
    assert_eq!(
        code(&app.on_platform(&admin, asks(acme.by_id(), "read", Way::Api)).await),
        "not_found"
    );
    let list = || ListOfTenant {
        tenant: acme.by_id(),
        after: None,
        limit: None,
    };
    assert_eq!(code(&app.on_platform(&admin, list()).await), "not_found");
    set(&app, "update instance_settings set tenant_access = 'open'").await;
    let mut at_once = asks(acme.by_id(), "write", Way::Api);
    at_once.new.reason = String::new();
    assert_eq!(code(&app.on_platform(&admin, at_once).await), "ok");
    assert_eq!(app.on_platform(&admin, list()).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn fifty_who_open_at_once_open_one() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    let opens = (0..50).map(|_| {
        let (app, caller, place) = (app.app().clone(), admin.caller.clone(), acme.by_id());
        async move { app.on_platform(&caller, asks(place, "read", Way::Api)).await }
    });
    let opened: Vec<Result<Opened>> = together(opens).await;
    assert_eq!(opened.iter().filter(|result| result.is_ok()).count(), 1);
    for result in opened {
        assert!(
            ["ok", "access_grant_open"].contains(&code(&result)),
            "{:?}",
            result.err()
        );
    }
    // When its time is over there is room for the next.
    app.advance(SignedDuration::from_mins(61));
    set(
        &app,
        "update sessions set proved_at = proved_at + interval '61 minutes'",
    )
    .await;
    open(&app, &admin, &acme, "read").await;
}

#[tokio::test]
async fn what_is_handed_over_works_once_and_for_a_minute() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    let opened = app
        .on_platform(&admin, asks(acme.by_id(), "read", Way::Panel))
        .await
        .unwrap();
    let (grant, handover) = (opened.grant.id, opened.token.unwrap());
    let begins = (0..50).map(|_| {
        let (app, nobody, handover) = (app.app().clone(), app.anonymous(), handover.clone());
        async move { app.in_public(&nobody, Begin { handover }).await.ok() }
    });
    let begun: Vec<_> = together(begins).await.into_iter().flatten().collect();
    assert_eq!(begun.len(), 1);
    let session = begun[0].session.caller(Plane::App, Origin::default());
    assert_eq!(members_of(&app, &session, &acme).await, "ok");
    assert_eq!(code(&app.on_account(&session, account::Show).await), "access_grant");

    let enter = || Enter {
        tenant: acme.by_id(),
        grant,
        way: Way::Panel,
    };
    let late = app.on_platform(&admin, enter()).await.unwrap().token;
    app.advance(SignedDuration::from_mins(1));
    assert_eq!(
        code(&app.in_public(&app.anonymous(), Begin { handover: late }).await),
        "not_found"
    );
    let other = app.platform("super_admin").await;
    assert_eq!(
        code(&app.on_platform(&other, enter()).await),
        "not_found",
        "it is its holder's"
    );
    let unused = app.on_platform(&admin, enter()).await.unwrap().token;
    app.on_platform(
        &admin,
        End {
            tenant: acme.by_id(),
            grant,
        },
    )
    .await
    .unwrap();
    assert_eq!(
        code(&app.in_public(&app.anonymous(), Begin { handover: unused }).await),
        "not_found"
    );
    assert_eq!(code(&app.on_platform(&admin, enter()).await), "access_grant_over");
    assert_eq!(members_of(&app, &session, &acme).await, "unauthenticated");
    // Whoever signs out of the tenant's panel is out of it.
    let opened = app
        .on_platform(&admin, asks(acme.by_id(), "read", Way::Panel))
        .await
        .unwrap();
    let handover = opened.token.unwrap();
    let session = app
        .in_public(&app.anonymous(), Begin { handover })
        .await
        .unwrap()
        .session;
    let session = session.caller(Plane::App, Origin::default());
    app.on_account(&session, sessions::SignOut).await.unwrap();
    assert_eq!(members_of(&app, &session, &acme).await, "unauthenticated");
}

#[tokio::test]
async fn where_a_tenant_wants_it_an_owner_says_yes_first() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, tenants_admin) = (acme.owner().await, acme.admin().await);
    let here = acme.by_id();
    let policy = |require_owner_approval| SetPolicy(Policy { require_owner_approval });
    assert_eq!(
        code(&app.in_tenant(&tenants_admin, &here, policy(true)).await),
        "forbidden"
    );
    app.in_tenant(&owner, &here, policy(true)).await.unwrap();
    // Whatever the installation says: a tenant tightens.
    set(&app, "update instance_settings set tenant_access = 'open'").await;
    let admin = app.platform("super_admin").await;
    let ask = async || {
        let asked = app
            .on_platform(&admin, asks(acme.by_id(), "read", Way::Api))
            .await
            .unwrap();
        assert_eq!((asked.grant.state, asked.token), (AccessState::Requested, None));
        asked.grant.id
    };
    let enter = async |grant| {
        let enter = Enter {
            tenant: acme.by_id(),
            grant,
            way: Way::Api,
        };
        app.on_platform(&admin, enter).await
    };
    let refused = ask().await;
    assert_eq!(code(&enter(refused).await), "approval_required");
    app.in_tenant(&owner, &here, Refuse { grant: refused }).await.unwrap();
    assert_eq!(code(&enter(refused).await), "access_grant_over");
    assert_eq!(
        code(&app.in_tenant(&owner, &here, Approve { grant: refused }).await),
        "access_grant_decided"
    );

    let grant = ask().await;
    assert_eq!(
        code(&app.in_tenant(&tenants_admin, &here, Approve { grant }).await),
        "forbidden"
    );
    // Whoever asks does not answer, whatever they are in the tenant.
    acme.admit(&admin, "owner").await;
    let own = Caller::new(admin.caller.credential.clone(), Origin::default());
    assert_eq!(code(&app.in_tenant(&own, &here, Approve { grant }).await), "not_found");
    app.in_tenant(&owner, &here, Approve { grant }).await.unwrap();
    let entered = enter(grant).await.unwrap();
    let lasts = entered.ends_at.unwrap().duration_since(app.now());
    assert_eq!(lasts.as_mins(), 60, "the time begins now");
    assert_eq!(members_of(&app, &by_token(&entered.token), &acme).await, "ok");
    app.on_platform(
        &admin,
        End {
            tenant: acme.by_id(),
            grant,
        },
    )
    .await
    .unwrap();

    let late = ask().await;
    app.advance(SignedDuration::from_hours(24));
    set(&app, "update sessions set created_at = created_at + interval '1 day', seen_at = seen_at + interval '1 day', proved_at = proved_at + interval '1 day', expires_at = expires_at + interval '2 days'").await;
    assert_eq!(
        code(&app.in_tenant(&owner, &here, Approve { grant: late }).await),
        "access_grant_decided"
    );
    ask().await;
}

#[tokio::test]
async fn owners_of_one_tenant_end_nothing_in_another() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let stranger = globex.owner().await;
    let admin = app.platform("super_admin").await;
    let (grant, inside) = open(&app, &admin, &acme, "read").await;
    assert_eq!(
        code(&app.in_tenant(&stranger, &globex.by_id(), Revoke { grant }).await),
        "not_found"
    );
    assert_eq!(
        code(&app.in_tenant(&stranger, &acme.by_id(), Revoke { grant }).await),
        "not_found"
    );
    assert!(
        app.in_tenant(&stranger, &globex.by_id(), List::default())
            .await
            .unwrap()
            .items
            .is_empty()
    );
    let end = End {
        tenant: globex.by_id(),
        grant,
    };
    assert_eq!(code(&app.on_platform(&admin, end).await), "not_found");
    assert_eq!(members_of(&app, &inside, &acme).await, "ok");
}

#[tokio::test]
async fn what_is_open_or_waits_is_listed_of_all_tenants() {
    let app = TestApp::new().await;
    let (acme, birch) = (app.tenant("acme").await, app.tenant("birch").await);
    let owner = acme.owner().await;
    let policy = SetPolicy(Policy {
        require_owner_approval: true,
    });
    app.in_tenant(&owner, &acme.by_id(), policy).await.unwrap();
    let admin = app.platform("super_admin").await;
    for tenant in [&acme, &birch] {
        app.on_platform(&admin, asks(tenant.by_id(), "read", Way::Api))
            .await
            .unwrap();
    }
    let support = app.platform("support").await;
    assert_eq!(code(&app.on_platform(&support, ListAll::default()).await), "forbidden");
    let listed = async |state: &str| {
        let admin = app.platform("super_admin").await;
        let list = ListAll {
            state: Some(state.to_owned()),
            ..ListAll::default()
        };
        let found = app.on_platform(&admin, list).await?;
        Ok::<_, Error>(found.items.into_iter().map(|grant| grant.tenant).collect::<Vec<_>>())
    };
    assert_eq!(listed("").await.unwrap(), ["birch", "acme"]);
    assert_eq!(listed("waiting").await.unwrap(), ["acme"]);
    assert_eq!(listed("open").await.unwrap(), ["birch"]);
    assert_eq!(code(&listed("over").await), "invalid");
    app.advance(SignedDuration::from_mins(61));
    assert_eq!(listed("").await.unwrap(), ["acme"], "nothing sweeps");
    app.advance(SignedDuration::from_hours(24));
    assert!(listed("").await.unwrap().is_empty());
}
