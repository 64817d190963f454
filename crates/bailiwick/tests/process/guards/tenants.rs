//! Guards about tenants: their last owner, their plan, and who makes one.

use serde_json::json;

use super::{
    only,
    world::{World, api, command, page},
};
use crate::site::block_on;

const WHY: &str = "The guard is tried.";

#[test]
fn an_owner_remains_whatever_fifty_do() {
    // covers: G2
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        let root = world.app.platform("super_admin").await;
        let mut ring = Vec::new();
        for _ in 0..50 {
            ring.push(acme.owner().await);
        }
        let attempts = (0..50).map(|at| {
            let (by, other) = (&ring[at], &ring[(at + 1) % 50]);
            let (member, user) = (other.membership.expect("a member"), other.user);
            match at % 5 {
                0 => api(
                    by,
                    "PATCH",
                    &format!("/tenants/acme/members/{member}"),
                    &json!({ "role": "staff" }),
                ),
                1 => page(by, &format!("/t/acme/members/{member}/archive"), &[("version", "1")]),
                2 => api(
                    &root,
                    "POST",
                    &format!("/platform/users/{user}/suspend"),
                    &json!({ "reason": WHY }),
                ),
                3 => page(
                    &root,
                    &format!("/root/users/{user}/memberships/{member}/archive"),
                    &[("version", "1")],
                ),
                _ => page(
                    by,
                    &format!("/t/acme/members/{member}/role"),
                    &[("version", "1"), ("role", "member")],
                ),
            }
        });
        let made = world.at_once(attempts.collect()).await;
        let left =
            "select count(*) from memberships m join users u on u.id = m.user_id join roles r on r.id = m.role_id
            where m.state = 'active' and u.state = 'active' and r.key = 'owner'";
        let left = world.count(left).await;
        assert!((1..50).contains(&left), "{left} are left: {made:#?}");
    });
}

#[test]
fn a_plan_is_not_exceeded_whatever_fifty_do() {
    // covers: G15, S4-02
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        let owner = acme.owner().await;
        world
            .set(
                "insert into plans (key, name, max_admins, modules) values ('small', 'Small', 4, '{*}');
                 update tenants set plan = 'small'",
            )
            .await;
        let mut attempts = Vec::new();
        for at in 0..50 {
            let member = acme.member().await.membership.expect("a member");
            attempts.push(match at % 2 {
                0 => api(
                    &owner,
                    "PATCH",
                    &format!("/tenants/acme/members/{member}"),
                    &json!({ "role": "admin" }),
                ),
                _ => page(
                    &owner,
                    &format!("/t/acme/members/{member}/role"),
                    &[("version", "1"), ("role", "admin")],
                ),
            });
        }
        let made = world.at_once(attempts).await;
        only(&made, &["200", "409 limit_reached", "409 collision", "303"]);
        let admins = "select count(*) from memberships m join roles r on r.id = m.role_id where m.state = 'active' and r.key in ('owner', 'admin')";
        assert_eq!(world.count(admins).await, 4, "{made:#?}");
    });
}

#[test]
fn a_tenant_is_made_by_whom_the_switch_allows_and_has_one_slug() {
    // covers: G17, S1-48, S1-49, S1-50
    block_on(async {
        let world = World::new().await;
        let (root, person) = (world.app.platform("super_admin").await, world.app.stranger().await);
        let found = |at: usize| {
            let slug = format!("mine-{at}");
            match at % 2 {
                0 => api(&person, "POST", "/me/tenants", &json!({ "name": "Mine", "slug": slug })),
                _ => page(&person, "/account/tenants", &[("name", "Mine"), ("slug", &slug)]),
            }
        };
        let made = world.at_once((0..50).map(found).collect()).await;
        only(&made, &["403", "404", "409", "303", "200"]);
        let founded = "select count(*) from tenants where founded_by is not null";
        assert_eq!(world.count(founded).await, 0, "{made:#?}");

        world
            .set("update instance_settings set tenant_creation = 'members'")
            .await;
        world.at_once((0..50).map(found).collect()).await;
        assert!(world.count(founded).await <= 3);

        // Whoever runs the platform, and its command line, share the slugs with everybody.
        let body = json!({ "name": "One", "slug": "one", "isolation": "schema" });
        let attempts = (0..50).map(|at| match at % 5 {
            0 | 2 => api(&root, "POST", "/platform/tenants", &body),
            1 | 3 => page(
                &root,
                "/root/tenants",
                &[("name", "One"), ("slug", "one"), ("isolation", "schema")],
            ),
            _ => command(&["tenant", "create", "--name", "One", "--slug", "one"]),
        });
        let made = world.at_once(attempts.collect()).await;
        assert_eq!(
            world.count("select count(*) from tenants where slug = 'one'").await,
            1,
            "{made:#?}"
        );
    });
}
