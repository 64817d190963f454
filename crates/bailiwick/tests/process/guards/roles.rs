//! Guards about what roles may do: nobody gives, takes or becomes more than they are.

use serde_json::json;

use super::{
    each_way_came_to_a_decision, only,
    world::{Attempt, Made, World, api, command, look, page},
};
use crate::site::block_on;

const WHY: &str = "The guard is tried.";

/// A page may show its form again, with the refusal; the API says it in the status.
#[track_caller]
fn the_api_refused(made: &[Made]) {
    for one in made.iter().filter(|one| one.way == "api") {
        assert!(
            one.told.starts_with('4') || one.told.starts_with("503"),
            "{one:?} of {made:#?}"
        );
    }
    each_way_came_to_a_decision(made);
}

#[test]
fn nobody_lifts_others_or_themself_above_their_rank() {
    // covers: G6, G7, G8, S2-11, S2-30
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        // Not the last owner, so that it is the rank that counts.
        acme.owner().await;
        let (owner, peer, admin, staff) = (
            acme.owner().await,
            acme.admin().await,
            acme.admin().await,
            acme.staff().await,
        );
        let (above, beside, below) = (
            owner.membership.expect("a member"),
            peer.membership.expect("a member"),
            staff.membership.expect("a member"),
        );
        let token =
            json!({ "name": "more", "tenant": "acme", "permissions": ["members.create"], "expires_in_days": 7 });
        let attempts = (0..60).map(|at| match at % 10 {
            0 => api(
                &admin,
                "POST",
                "/tenants/acme/members",
                &json!({ "email": "x@example.com", "role": "owner" }),
            ),
            1 => page(
                &admin,
                "/t/acme/members/invite",
                &[("email", "y@example.com"), ("role", "admin")],
            ),
            2 => api(
                &admin,
                "PATCH",
                &format!("/tenants/acme/members/{below}"),
                &json!({ "role": "admin" }),
            ),
            3 => page(
                &admin,
                &format!("/t/acme/members/{below}/role"),
                &[("version", "1"), ("role", "owner")],
            ),
            4 => api(
                &admin,
                "POST",
                &format!("/tenants/acme/members/{beside}/archive"),
                &json!(null),
            ),
            5 => page(&admin, &format!("/t/acme/members/{above}/archive"), &[("version", "1")]),
            6 => api(
                &admin,
                "PATCH",
                &format!("/tenants/acme/members/{above}"),
                &json!({ "role": "member" }),
            ),
            7 => api(&staff, "POST", "/me/tokens", &token),
            8 => page(
                &staff,
                "/account/tokens",
                &[
                    ("name", "more"),
                    ("tenant", "acme"),
                    ("expires_in", "7"),
                    ("permissions", "members.create"),
                ],
            ),
            _ => page(
                &staff,
                &format!("/t/acme/members/{below}/role"),
                &[("version", "1"), ("role", "admin")],
            ),
        });
        let made = world.at_once(attempts.collect()).await;
        the_api_refused(&made);
        let gained = "select (select count(*) from invitations) + (select count(*) from api_tokens)
            + (select count(*) from memberships where version > 1 or state <> 'active')";
        assert_eq!(world.count(gained).await, 0, "{made:#?}");
    });
}

#[test]
fn a_role_is_changed_by_nobody_who_holds_it_and_the_top_one_by_nobody() {
    // covers: G5, G8, G9, G19, S4-28, S4-31, S4-32
    block_on(async {
        let world = World::new().await;
        let root = world.app.platform("super_admin").await;
        let own = [
            "roles.view",
            "roles.create",
            "roles.edit",
            "roles.delete",
            "tenants.view",
        ];
        world
            .set(&format!(
                "insert into platform_roles (id, key, name, description, rank, builtin, permissions)
                 values (gen_random_uuid(), 'keepers', 'Keepers', '', 40, false, '{{{}}}')",
                own.join(",")
            ))
            .await;
        let keeper = world.app.platform("keepers").await;
        let versions = "select sum(version)::bigint from platform_roles where deleted_at is null";
        let before = world.count(versions).await;
        let change = |permissions: &[&str]| json!({ "name": "Less", "description": "", "rank": 10, "permissions": permissions, "reason": WHY });
        let new = json!({ "key": "more", "name": "More", "description": "", "rank": 10, "permissions": ["users.delete"], "reason": WHY });
        let fields = [
            ("version", "1"),
            ("name", "Less"),
            ("rank", "10"),
            ("permissions", "tenants.view"),
            ("reason", WHY),
        ];
        let more = [
            ("key", "more"),
            ("name", "More"),
            ("rank", "10"),
            ("permissions", "users.delete"),
            ("reason", WHY),
        ];
        let attempts = (0..60).map(|at| match at % 10 {
            0 => api(&keeper, "PATCH", "/platform/roles/keepers", &change(&["tenants.view"])),
            1 => page(&keeper, "/root/admins/roles/keepers", &fields),
            2 => api(&keeper, "POST", "/platform/roles", &new),
            3 => page(&keeper, "/root/admins/roles", &more),
            4 => api(
                &root,
                "PATCH",
                "/platform/roles/super_admin",
                &change(&["tenants.view"]),
            ),
            5 => page(&root, "/root/admins/roles/super_admin", &fields),
            6 => api(
                &root,
                "POST",
                "/platform/roles/super_admin/delete",
                &json!({ "replacement": "support", "reason": WHY }),
            ),
            7 => page(
                &root,
                "/root/admins/roles/super_admin/delete",
                &[("version", "1"), ("replacement", "support"), ("reason", WHY)],
            ),
            8 => api(
                &keeper,
                "POST",
                "/platform/roles/keepers/delete",
                &json!({ "replacement": "support", "reason": WHY }),
            ),
            _ => api(
                &keeper,
                "PATCH",
                "/platform/roles/super_admin",
                &change(&["tenants.view"]),
            ),
        });
        let made = world.at_once(attempts.collect()).await;
        the_api_refused(&made);
        assert_eq!(world.count(versions).await, before, "{made:#?}");
    });
}

#[test]
fn a_title_and_a_guessed_address_open_nothing() {
    // covers: G13, G18, S2-05, S3-47
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        let (support, staff) = (world.app.platform("support").await, acme.staff().await);
        world.set("update platform_admins set title = 'Super Admin'").await;
        let tenant = json!({ "name": "Mine", "slug": "mine", "isolation": "schema" });
        let attempts = (0..56).map(|at| match at % 7 {
            0 => api(&support, "POST", "/platform/tenants", &tenant),
            1 => page(
                &support,
                "/root/tenants",
                &[("name", "Mine"), ("slug", "mine"), ("isolation", "schema")],
            ),
            2 => api(
                &support,
                "PATCH",
                "/platform/settings",
                &json!({ "tenant_access": "open" }),
            ),
            3 => page(
                &support,
                "/root/plans",
                &[("key", "mine"), ("name", "Mine"), ("modules", "*")],
            ),
            4 => api(&staff, "GET", "/tenants/acme/audit", &json!(null)),
            5 => look(&staff, "/t/acme/audit"),
            _ => page(
                &staff,
                "/t/acme/members/invite",
                &[("email", "x@example.com"), ("role", "member")],
            ),
        });
        let made = world.at_once(attempts.collect()).await;
        // The API refuses, and a page that one may not see leads home.
        the_api_refused(&made);
        for one in made.iter().skip(5).step_by(7) {
            assert!(["303 /t/acme", "503"].contains(&one.told.as_str()), "{one:?}");
        }
        let done = "select (select count(*) from tenants where slug = 'mine') + (select count(*) from instance_settings where version > 1)
            + (select count(*) from plans where key = 'mine') + (select count(*) from invitations)";
        assert_eq!(world.count(done).await, 0, "{made:#?}");
    });
}

#[test]
fn another_tenant_is_no_tenant() {
    // covers: G11, S0-39, S0-40
    block_on(async {
        let world = World::new().await;
        let (acme, birch) = (world.app.tenant("acme").await, world.app.tenant("birch").await);
        let (mallory, alice) = (birch.owner().await, acme.member().await);
        let member = alice.membership.expect("a member");
        let attempt = |at: usize, tenant: &str| -> Attempt {
            let at_home = format!("/tenants/{tenant}/members");
            match at % 4 {
                0 => api(&mallory, "GET", &at_home, &json!(null)),
                1 => api(
                    &mallory,
                    "POST",
                    &at_home,
                    &json!({ "email": "m@example.com", "role": "owner" }),
                ),
                2 => api(
                    &mallory,
                    "PATCH",
                    &format!("{at_home}/{member}"),
                    &json!({ "role": "owner" }),
                ),
                _ => api(
                    &mallory,
                    "POST",
                    &format!("/tenants/birch/members/{member}/archive"),
                    &json!(null),
                ),
            }
        };
        let mut attempts: Vec<Attempt> = (0..48)
            .map(|at| attempt(at, if at % 8 < 4 { "acme" } else { "nowhere" }))
            .collect();
        let role = format!("/t/acme/members/{member}/role");
        attempts.extend((0..10).map(|_| page(&mallory, &role, &[("version", "1"), ("role", "owner")])));
        attempts.extend((0..10).map(|_| look(&mallory, "/t/acme")));
        let made = world.at_once(attempts).await;
        only(&made, &["404 not_found", "404"]);
        // It is the tenant that is refused, and not who asks.
        let home = (0..50).map(|_| api(&mallory, "GET", "/tenants/birch/members", &json!(null)));
        only(&world.at_once(home.collect()).await, &["200"]);
        let touched =
            "select (select count(*) from invitations) + (select count(*) from memberships where version > 1)";
        assert_eq!(world.count(touched).await, 0);
    });
}

#[test]
fn the_platforms_door_asks_no_tenant() {
    // covers: G12, S0-08, S3-72
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        let mut admins = Vec::new();
        for _ in 0..10 {
            let admin = world.app.platform("super_admin").await;
            acme.admit(&admin, "owner").await;
            admins.push(admin);
        }
        world
            .set("update tenants set state = 'suspended', state_reason = 'Unpaid', suspended_at = now()")
            .await;
        let attempts = (0..50).map(|at| {
            let admin = &admins[at % 10];
            match at % 3 {
                0 => api(admin, "GET", "/platform/overview", &json!(null)),
                1 => look(admin, "/root"),
                _ => command(&["admin", "list"]),
            }
        });
        let made = world.at_once(attempts.collect()).await;
        only(&made, &["200", "0"]);
    });
}
