//! Guards about tenants: their last owner, their plan, and who makes one.

use serde_json::json;

use super::{
    each_way_came_to_a_decision, only,
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
        let (one, two) = (acme.owner().await, acme.owner().await);
        let (first, second) = (one.membership.expect("a member"), two.membership.expect("a member"));
        let suspend = |user| format!("/platform/users/{user}/suspend");
        let archive = |user, member| format!("/root/users/{user}/memberships/{member}/archive");
        let staff = json!({ "role": "staff" });
        // Both are gone for at once, from each side and from the platform.
        let attempts = (0..56).map(|at| match at % 8 {
            0 => api(&one, "PATCH", &format!("/tenants/acme/members/{second}"), &staff),
            1 => page(&two, &format!("/t/acme/members/{first}/archive"), &[("version", "1")]),
            2 => api(&root, "POST", &suspend(one.user), &json!({ "reason": WHY })),
            3 => api(&root, "POST", &suspend(two.user), &json!({ "reason": WHY })),
            4 => page(&root, &archive(one.user, first), &[("version", "1")]),
            5 => page(&root, &archive(two.user, second), &[("version", "1")]),
            6 => page(
                &two,
                &format!("/t/acme/members/{first}/role"),
                &[("version", "1"), ("role", "member")],
            ),
            _ => api(
                &root,
                "DELETE",
                &format!("/platform/users/{}/memberships/{second}", two.user),
                &json!(null),
            ),
        });
        let made = world.at_once(attempts.collect()).await;
        let left =
            "select count(*) from memberships m join users u on u.id = m.user_id join roles r on r.id = m.role_id
            where m.state = 'active' and u.state = 'active' and r.key = 'owner'";
        assert_eq!(world.count(left).await, 1, "{made:#?}");
        each_way_came_to_a_decision(&made);
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
        only(&made, &["200", "409 limit_reached", "303 /t/acme/members"]);
        let admins = "select count(*) from memberships m join roles r on r.id = m.role_id where m.state = 'active' and r.key in ('owner', 'admin')";
        assert_eq!(world.count(admins).await, 4, "{made:#?}");
    });
}

#[test]
fn a_tenant_is_made_by_whom_the_switch_allows_and_has_one_slug() {
    // covers: G17, S1-48, S1-49, S1-50
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        let (root, person) = (world.app.platform("super_admin").await, acme.member().await);
        let found = |at: usize| {
            let slug = format!("mine-{at}");
            match at % 2 {
                0 => api(&person, "POST", "/me/tenants", &json!({ "name": "Mine", "slug": slug })),
                _ => page(&person, "/account/tenants", &[("name", "Mine"), ("slug", &slug)]),
            }
        };
        let made = world.at_once((0..50).map(found).collect()).await;
        each_way_came_to_a_decision(&made);
        let founded = "select count(*) from tenants where founded_by is not null";
        assert_eq!(world.count(founded).await, 0, "{made:#?}");

        world
            .set("update instance_settings set tenant_creation = 'members'")
            .await;
        world.at_once((0..50).map(found).collect()).await;
        assert_eq!(world.count(founded).await, 3);

        // Whoever runs the platform, and its command line, share the slugs with everybody.
        let body = json!({ "name": "One", "slug": "one", "isolation": "schema" });
        let attempts = (0..50).map(|at| match at % 5 {
            0 | 2 => api(&root, "POST", "/platform/tenants", &body),
            1 | 3 => page(
                &root,
                "/root/tenants",
                &[("name", "One"), ("slug", "one"), ("isolation", "schema")],
            ),
            _ => command(&["tenant", "create", "one", "--name", "One"]),
        });
        let made = world.at_once(attempts.collect()).await;
        assert_eq!(
            world.count("select count(*) from tenants where slug = 'one'").await,
            1,
            "{made:#?}"
        );
    });
}
