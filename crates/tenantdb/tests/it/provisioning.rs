//! Provisioning: each kind of place, by each kind of admin login, again and after crashes.

use tenantdb::{Error, Isolation, Login, Plan, Provisioning, Step, apply, attest, connect};

use crate::world::{PASSWORD, World, converge};

#[tokio::test]
async fn every_kind_of_place_by_an_ordinary_admin_login() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Database, Isolation::Attached] {
        let shop = world.shop(isolation).await;
        let admin = shop.as_role("admin", None).await;
        assert_eq!(admin.tries("SELECT FROM products").await, Some(3));
    }
}

#[tokio::test]
async fn every_kind_of_place_by_a_superuser() {
    let world = World::with("SUPERUSER").await;
    for isolation in [Isolation::Schema, Isolation::Database, Isolation::Attached] {
        world.shop(isolation).await;
    }
}

#[tokio::test]
async fn repeating_every_step_changes_nothing() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let mut provisioning = Provisioning::new(&world.server, &shop.desired);
    for step in Step::ALL.into_iter().chain(Step::ALL) {
        provisioning.run(step).await.expect("a repeated step");
        let plan = shop.attest().await;
        assert!(plan.is_empty(), "after {step:?}: {plan}");
    }
}

#[tokio::test]
async fn a_crash_between_any_two_steps_is_made_good_by_the_next_run() {
    let world = World::new().await;
    for done in 0..Step::ALL.len() {
        let desired = world.tenant(Isolation::Schema);
        let mut crashed = Provisioning::new(&world.server, &desired);
        for step in &Step::ALL[..done] {
            crashed.run(*step).await.expect("a step");
        }
        drop(crashed);
        let mut admin = world.provision(&desired).await;
        converge(&mut admin, &desired).await;
    }
}

/// Each change is one transaction, so these are all the states that a crash can leave.
#[tokio::test]
async fn a_crash_after_any_change_is_made_good_by_the_next_run() {
    let world = World::new().await;
    let first = world.shop(Isolation::Schema).await;
    let database = first.desired.place.database.clone();
    let mut reached = 0;
    for done in 0.. {
        let desired = world.tenant(Isolation::Schema);
        let mut admin = connect(&world.server, &database).await.expect("a session");
        let whole = attest(&admin, &desired).await.expect("a plan");
        if done > whole.changes.len() {
            break;
        }
        let half = Plan {
            changes: whole.changes[..done].to_vec(),
            findings: Vec::new(),
        };
        apply(&mut admin, &half).await.expect("half of it");
        world.provision(&desired).await;
        converge(&mut admin, &desired).await;
        reached += 1;
    }
    assert!(reached > 8, "only {reached} states were tried");
}

#[tokio::test]
async fn a_schema_of_somebody_else_is_not_taken_over() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let mut other = world.tenant(Isolation::Schema);
    other.place = shop.desired.place.clone();
    let refused = attest(&shop.admin, &other).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");

    // Without a table too, and what was refused can be deleted.
    let empty = world.tenant(Isolation::Schema);
    world.provision(&empty).await;
    other.place = empty.place.clone();
    let mut provisioning = Provisioning::new(&world.server, &other);
    let refused = provisioning.run(Step::Roles).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    tenantdb::deprovision(&world.server, &other)
        .await
        .expect("nothing to remove");
    assert!(attest(&shop.admin, &empty).await.expect("a plan").is_empty());
}

#[tokio::test]
async fn two_ids_that_end_alike_do_not_share_roles() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let mut twin = shop.desired.clone();
    let bits = twin.tenant.as_u128() ^ (1 << 100);
    twin.tenant = uuid::Uuid::from_u128(bits);
    assert_eq!(twin.names().owner(), shop.names().owner());
    let refused = attest(&shop.admin, &twin).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    let refused = tenantdb::deprovision(&world.server, &twin).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    assert!(shop.attest().await.is_empty());
}

#[tokio::test]
async fn a_schema_is_attached_to_one_tenant_only() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Attached).await;
    let mut second = world.tenant(Isolation::Attached);
    second.place = shop.desired.place.clone();
    let refused = attest(&shop.admin, &second).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
}

#[tokio::test]
async fn what_is_not_there_cannot_be_attached() {
    let world = World::new().await;
    let mut desired = world.tenant(Isolation::Attached);
    let refused = Provisioning::new(&world.server, &desired).run(Step::Database).await;
    assert!(matches!(refused, Err(Error::Connect(_))), "{refused:?}");
    desired.place.database = "postgres".to_owned();
    let mut provisioning = Provisioning::new(&world.server, &desired);
    provisioning.run(Step::Roles).await.expect("roles");
    let refused = provisioning.run(Step::Schema).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    tenantdb::deprovision(&world.server, &desired)
        .await
        .expect("gone again");
}

#[tokio::test]
async fn an_attached_owner_whom_the_admin_login_may_not_become_is_named() {
    let world = World::new().await;
    let desired = world.tenant(Isolation::Attached);
    world.legacy(&desired).await;
    let unique = &world.unique;
    world
        .run(&format!("REVOKE legacy_owner_{unique} FROM {}", world.server.user))
        .await;
    let mut provisioning = Provisioning::new(&world.server, &desired);
    provisioning.run(Step::Roles).await.expect("roles");
    let refused = provisioning.run(Step::Schema).await.expect_err("refused").to_string();
    assert!(refused.contains(&format!("legacy_owner_{unique}")), "{refused}");
    assert!(refused.contains("must be a member"), "{refused}");
}

/// Where many an application lives: `public`, which belongs to whoever owns the database.
#[tokio::test]
async fn the_schema_public_can_be_attached() {
    for attributes in ["CREATEROLE CREATEDB", "SUPERUSER"] {
        let world = World::with(attributes).await;
        let mut desired = world.tenant(Isolation::Attached);
        world.legacy(&desired).await;
        "public".clone_into(&mut desired.place.schema);
        let client = world.superuser_in(&desired.place.database).await;
        let sql = format!(
            "SET ROLE legacy_owner_{}; CREATE TABLE public.albums (id int PRIMARY KEY); \
             INSERT INTO public.albums VALUES (1)",
            world.unique
        );
        client.batch_execute(&sql).await.expect("a table");
        let mut admin = world.provision(&desired).await;
        converge(&mut admin, &desired).await;
        tenantdb::set_password(&admin, &desired.names(), Login::Panel, &PASSWORD.into())
            .await
            .expect("a password");
        let mut panel = tenantdb::connect_tenant(&world.server, &desired.place, &desired.names(), &PASSWORD.into())
            .await
            .expect("the panel");
        let counts = tenantdb::count_rows(&mut panel, "read_only", "", &["albums".to_owned()], 9)
            .await
            .expect("counts");
        assert_eq!(counts[0].rows, Some(1), "{counts:?}");
        drop(panel);
        tenantdb::deprovision(&world.server, &desired).await.expect("detached");
    }
}

/// All at once into a database that is not there yet: they meet at its creation and at its access control list.
#[tokio::test]
async fn many_tenants_can_be_provisioned_at_the_same_time() {
    let world = World::new().await;
    let tenants: Vec<_> = (0..8).map(|_| world.tenant(Isolation::Schema)).collect();
    futures_util::future::join_all(tenants.iter().map(|desired| world.provision(desired))).await;
    for desired in &tenants {
        let admin = world.admin(desired).await;
        let plan = attest(&admin, desired).await.expect("a plan");
        assert!(plan.is_empty(), "{plan}");
    }
    let removed = tenants
        .iter()
        .map(|desired| tenantdb::deprovision(&world.server, desired));
    for removed in futures_util::future::join_all(removed).await {
        removed.expect("gone");
    }
}

/// Whoever registers a server a second time, or as its superuser, gets at no tenant that is there already.
#[tokio::test]
async fn the_place_of_another_tenant_is_not_attached() {
    for attributes in ["CREATEROLE CREATEDB", "SUPERUSER"] {
        let world = World::with(attributes).await;
        let schema = world.shop(Isolation::Schema).await;
        let database = world.shop(Isolation::Database).await;
        let own = &database.desired.place.database;
        for (database, name) in [
            (&schema.desired.place.database, schema.desired.place.schema.as_str()),
            (own, "app"),
            (own, "public"),
        ] {
            let mut thief = world.tenant(Isolation::Attached);
            thief.place.database.clone_from(database);
            name.clone_into(&mut thief.place.schema);
            let mut provisioning = Provisioning::new(&world.server, &thief);
            provisioning.run(Step::Database).await.expect("a session");
            let refused = provisioning.run(Step::Roles).await;
            assert!(matches!(refused, Err(Error::Conflict(_))), "{name}: {refused:?}");
            tenantdb::deprovision(&world.server, &thief)
                .await
                .expect("nothing to remove");
        }
        let mut thief = world.tenant(Isolation::Database);
        thief.place.database.clone_from(own);
        let mut provisioning = Provisioning::new(&world.server, &thief);
        let refused = provisioning.run(Step::Roles).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
        tenantdb::deprovision(&world.server, &thief)
            .await
            .expect("nothing to remove");
        assert!(schema.attest().await.is_empty());
        assert!(database.attest().await.is_empty());
        // A tenant that bears no claim is known by who owns the schema.
        world
            .run(&format!("COMMENT ON ROLE {} IS 'lost'", schema.names().owner()))
            .await;
        let mut thief = world.tenant(Isolation::Attached);
        thief.place = schema.desired.place.clone();
        let refused = attest(&schema.admin, &thief).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    }
}
