//! Guards about platform admins and accounts.

use serde_json::json;
use testkit::Person;

use super::{
    only,
    world::{World, api, command, command_with, look, page},
};
use crate::site::block_on;

const WHY: &str = "The guard is tried.";
const ABLE: &str =
    "select count(*) from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id
    where p.closed_at is null and p.state = 'active' and u.state = 'active' and r.key = 'super_admin'";

#[test]
fn a_super_admin_remains_whatever_fifty_do() {
    // covers: G1, S0-30, S3-90
    block_on(async {
        let world = World::new().await;
        let mut ring: Vec<Person> = Vec::new();
        for _ in 0..50 {
            ring.push(world.app.platform("super_admin").await);
        }
        let reason = json!({ "reason": WHY });
        let fields = [("version", "1"), ("reason", WHY)];
        let mut attempts = Vec::new();
        for at in 0..50 {
            let (by, other) = (&ring[at], &ring[(at + 1) % 50]);
            let (row, user) = (world.row(other).await, other.user);
            attempts.push(match at % 7 {
                0 => api(by, "POST", &format!("/platform/admins/{row}/deactivate"), &reason),
                1 => page(by, &format!("/root/admins/{row}/remove"), &fields),
                2 => api(
                    by,
                    "PATCH",
                    &format!("/platform/admins/{row}"),
                    &json!({ "role": "support", "reason": WHY }),
                ),
                3 => page(by, &format!("/root/users/{user}/suspend"), &fields),
                4 => page(by, &format!("/root/admins/{row}/deactivate"), &fields),
                5 => api(by, "POST", &format!("/platform/users/{user}/suspend"), &reason),
                _ => command(&["admin", "deactivate", &other.email, "--reason", WHY]),
            });
        }
        let made = world.at_once(attempts).await;
        let left = world.count(ABLE).await;
        assert!((1..50).contains(&left), "{left} are left: {made:#?}");

        // And the last one, whom the command line can reach as well.
        let keep = "select u.email from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id
            where p.closed_at is null and p.state = 'active' and u.state = 'active' and r.key = 'super_admin' order by p.id limit 1";
        let last: String = world
            .app
            .superuser()
            .await
            .query_one(keep, &[])
            .await
            .expect("one")
            .get(0);
        let last = ring.iter().find(|person| person.email == last).expect("of the ring");
        world
            .set(&format!(
                "alter table platform_admins disable trigger user;
                 update platform_admins set state = 'inactive' where user_id <> '{}' and closed_at is null;
                 alter table platform_admins enable trigger user",
                last.user.0
            ))
            .await;
        let (row, helper) = (world.row(last).await, world.app.platform("user_manager").await);
        let attempts = (0..50).map(|at| match at % 4 {
            0 => command(&["admin", "deactivate", &last.email, "--reason", WHY]),
            1 => api(last, "POST", &format!("/platform/admins/{row}/remove"), &reason),
            2 => page(&helper, &format!("/root/users/{}/suspend", last.user), &fields),
            _ => page(last, &format!("/root/admins/{row}/deactivate"), &fields),
        });
        world.at_once(attempts.collect()).await;
        assert_eq!(world.count(ABLE).await, 1);
    });
}

#[test]
fn nobody_changes_their_own_place() {
    // covers: G3, G4, S2-20, S2-29, S3-96
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        let (root, admin) = (world.app.platform("super_admin").await, acme.admin().await);
        world.app.platform("super_admin").await;
        acme.owner().await;
        let (row, user) = (world.row(&root).await, root.user);
        let member = admin.membership.expect("a member");
        let reason = json!({ "reason": WHY });
        let fields = [("version", "1"), ("reason", WHY), ("role", "support")];
        let attempts = (0..60).map(|at| match at % 10 {
            0 => api(&root, "POST", &format!("/platform/admins/{row}/deactivate"), &reason),
            1 => page(&root, &format!("/root/admins/{row}/remove"), &fields),
            2 => api(
                &root,
                "PATCH",
                &format!("/platform/admins/{row}"),
                &json!({ "role": "support", "reason": WHY }),
            ),
            3 => page(&root, &format!("/root/users/{user}/suspend"), &fields),
            4 => page(&root, &format!("/root/admins/{row}/change"), &fields),
            5 => api(&root, "POST", &format!("/platform/users/{user}/suspend"), &reason),
            6 => api(
                &admin,
                "PATCH",
                &format!("/tenants/acme/members/{member}"),
                &json!({ "role": "owner" }),
            ),
            7 => page(
                &admin,
                &format!("/t/acme/members/{member}/role"),
                &[("version", "1"), ("role", "staff")],
            ),
            8 => api(
                &admin,
                "POST",
                &format!("/tenants/acme/members/{member}/archive"),
                &json!(null),
            ),
            _ => page(
                &admin,
                &format!("/t/acme/members/{member}/archive"),
                &[("version", "1")],
            ),
        });
        let made = world.at_once(attempts.collect()).await;
        only(&made, &["403 self_change", "303", "200", "422", "409"]);
        let changed = format!(
            "select (select count(*) from platform_admins where user_id = '{user}' and (version > 1 or state <> 'active' or closed_at is not null))
                + (select count(*) from users where id in ('{user}', '{}') and state <> 'active')
                + (select count(*) from memberships where id = '{}' and (version > 1 or state <> 'active'))",
            admin.user.0, member.0
        )
        .replace(&user.to_string(), &user.0.to_string());
        assert_eq!(world.count(&changed).await, 0, "{made:#?}");
    });
}

#[test]
fn one_address_is_one_user_and_one_admin() {
    // covers: G10, G14, S0-12, S3-88
    block_on(async {
        let world = World::new().await;
        let root = world.app.platform("super_admin").await;
        let body = json!({ "email": "New.Admin@example.com", "name": "New Admin", "role": "support", "way": "link", "reason": WHY });
        let fields = [
            ("new", "yes"),
            ("email", "new.admin@Example.com"),
            ("name", "New Admin"),
            ("role", "support"),
            ("way", "link"),
            ("reason", WHY),
        ];
        let bootstrap = [
            "admin",
            "bootstrap",
            "--email",
            "new.admin@example.com",
            "--name",
            "New",
            "--password-stdin",
        ];
        let attempts = (0..50).map(|at| match at % 5 {
            0 | 2 => api(&root, "POST", "/platform/admins", &body),
            1 | 3 => page(&root, "/root/admins", &fields),
            _ => command_with(&bootstrap, "granite otter 77 fjord lamp\n"),
        });
        let made = world.at_once(attempts.collect()).await;
        only(
            &made,
            &[
                "201",
                "409 already_granted",
                "422",
                "409",
                "303",
                "200",
                "1 bailiwick: ",
            ],
        );
        let users = "select count(*) from users where lower(email) = 'new.admin@example.com'";
        let admins = "select count(*) from platform_admins p join users u on u.id = p.user_id where lower(u.email) = 'new.admin@example.com'";
        assert_eq!(
            (world.count(users).await, world.count(admins).await),
            (1, 1),
            "{made:#?}"
        );

        // Once more, of somebody who is one already.
        let body = json!({ "email": "new.admin@example.com", "role": "super_admin", "reason": WHY });
        let fields = [
            ("email", "new.admin@example.com"),
            ("role", "super_admin"),
            ("reason", WHY),
        ];
        let attempts = (0..50).map(|at| match at % 2 {
            0 => api(&root, "POST", "/platform/admins", &body),
            _ => page(&root, "/root/admins", &fields),
        });
        let made = world.at_once(attempts.collect()).await;
        only(&made, &["409 already_granted", "200"]);
        assert_eq!(world.count(admins).await, 1);
    });
}

#[test]
fn whoever_is_out_gets_no_way_back_in() {
    // covers: G20, S2-22, S2-23, S2-24
    block_on(async {
        let smtp = [
            ("BAILIWICK_SMTP__HOST", "127.0.0.1"),
            ("BAILIWICK_SMTP__PORT", "1"),
            ("BAILIWICK_SMTP__TLS", "none"),
            ("BAILIWICK_SMTP__FROM", "bailiwick@example.com"),
        ];
        let world = World::with(&smtp).await;
        let acme = world.app.tenant("acme").await;
        let (out, manager) = (acme.member().await, world.app.platform("user_manager").await);
        let resting = world.app.platform("support").await;
        world.app.platform("super_admin").await;
        world
            .set(&format!(
                "update users set state = 'suspended' where id = '{}';
                 update platform_admins set state = 'inactive' where user_id = '{}'",
                out.user.0, resting.user.0
            ))
            .await;
        let reason = json!({ "reason": WHY });
        let attempts = (0..60).map(|at| match at % 8 {
            0 => page(&out, "/forgot-password", &[("email", &out.email)]),
            1 => page(&resting, "/root/forgot-password", &[("email", &resting.email)]),
            2 => api(&out, "GET", "/me", &json!(null)),
            3 => look(&out, "/t/acme"),
            4 => api(
                &manager,
                "POST",
                &format!("/platform/users/{}/reset-password", out.user),
                &reason,
            ),
            5 => page(
                &manager,
                &format!("/root/users/{}/reset-password", out.user),
                &[("version", "1"), ("reason", WHY)],
            ),
            6 => look(&resting, "/root"),
            _ => command(&["admin", "recover", &out.email]),
        });
        let made = world.at_once(attempts.collect()).await;
        only(
            &made,
            &["303", "429", "403", "404", "401", "409", "422", "200", "1 bailiwick: "],
        );
        // The work behind "forgotten password" is done by `serve`.
        while world
            .count("select count(*) from jobs where state in ('queued', 'running')")
            .await
            > 0
        {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let ways_in =
            "select (select count(*) from one_time_links where user_id is not null) + (select count(*) from mails)";
        assert_eq!(world.count(ways_in).await, 0, "{made:#?}");
        let renewed = format!(
            "select count(*) from sessions where user_id = '{}' and seen_at > created_at",
            out.user.0
        );
        assert_eq!(world.count(&renewed).await, 0);
    });
}

#[test]
fn a_search_for_people_needs_two_letters_and_shows_twenty() {
    // covers: G16, S3-30, S3-31
    block_on(async {
        let world = World::new().await;
        let root = world.app.platform("super_admin").await;
        for _ in 0..25 {
            world.app.stranger().await;
        }
        let attempts = (0..50).map(|at| match at % 4 {
            0 => api(&root, "GET", "/platform/admins/candidates?search=s", &json!(null)),
            1 => look(&root, "/root/admins/new?search=s"),
            2 => look(&root, "/root/admins/new?search=stranger"),
            _ => api(&root, "GET", "/platform/admins/candidates?search=%20s%20", &json!(null)),
        });
        let made = world.at_once(attempts.collect()).await;
        only(&made, &["422", "200"]);
        assert!(
            made.iter().all(|one| one.way == "page" || !one.told.starts_with("200")),
            "{made:#?}"
        );
    });
}
