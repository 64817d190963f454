//! Guards about platform admins and accounts.

use serde_json::json;
use testkit::{PASSWORD, Person};

use super::{
    each_way_came_to_a_decision, only,
    world::{World, api, command, command_with, page},
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
        let (one, two) = (
            world.app.platform("super_admin").await,
            world.app.platform("super_admin").await,
        );
        let (row_one, row_two) = (world.row(&one).await, world.row(&two).await);
        let reason = json!({ "reason": WHY });
        let demoted = json!({ "role": "support", "reason": WHY });
        let fields = [("version", "1"), ("reason", WHY)];
        // Both are gone for at once, from each side and from the server: one of the two must be left, and no more than one can be.
        let attempts = (0..56).map(|at| match at % 8 {
            0 => api(&one, "POST", &format!("/platform/admins/{row_two}/deactivate"), &reason),
            1 => page(&two, &format!("/root/admins/{row_one}/remove"), &fields),
            2 => api(&two, "PATCH", &format!("/platform/admins/{row_one}"), &demoted),
            3 => page(&one, &format!("/root/users/{}/suspend", two.user), &fields),
            4 => command(&["admin", "deactivate", &one.email, "--reason", WHY]),
            5 => command(&["admin", "deactivate", &two.email, "--reason", WHY]),
            6 => api(&two, "POST", &format!("/platform/users/{}/suspend", one.user), &reason),
            _ => page(&one, &format!("/root/admins/{row_two}/deactivate"), &fields),
        });
        let made = world.at_once(attempts.collect()).await;
        assert_eq!(world.count(ABLE).await, 1, "{made:#?}");
        each_way_came_to_a_decision(&made);

        // And the one who is left, whom the server alone can reach now.
        let left = "select u.email from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id
            where p.closed_at is null and p.state = 'active' and u.state = 'active' and r.key = 'super_admin'";
        let left: String = world
            .app
            .superuser()
            .await
            .query_one(left, &[])
            .await
            .expect("one")
            .get(0);
        let attempts = (0..50).map(|_| command(&["admin", "deactivate", &left, "--reason", WHY]));
        let made = world.at_once(attempts.collect()).await;
        assert!(made.iter().all(|one| one.told.starts_with("1 ")), "{made:#?}");
        assert_eq!(world.count(ABLE).await, 1);
    });
}

#[test]
fn nobody_changes_their_own_place() {
    // covers: G3, G4, S2-20, S2-29, S3-96
    block_on(async {
        let world = World::new().await;
        let acme = world.app.tenant("acme").await;
        // Neither is the last of their kind, and each may do to others what they try on themself.
        let (root, owner) = (world.app.platform("super_admin").await, acme.owner().await);
        world.app.platform("super_admin").await;
        acme.owner().await;
        let (row, user) = (world.row(&root).await, root.user);
        let member = owner.membership.expect("a member");
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
                &owner,
                "PATCH",
                &format!("/tenants/acme/members/{member}"),
                &json!({ "role": "staff" }),
            ),
            7 => page(
                &owner,
                &format!("/t/acme/members/{member}/role"),
                &[("version", "1"), ("role", "staff")],
            ),
            8 => api(
                &owner,
                "POST",
                &format!("/tenants/acme/members/{member}/archive"),
                &json!(null),
            ),
            _ => page(
                &owner,
                &format!("/t/acme/members/{member}/archive"),
                &[("version", "1")],
            ),
        });
        let made = world.at_once(attempts.collect()).await;
        let api_answers = made
            .iter()
            .filter(|one| one.way == "api" && !one.told.starts_with("503"));
        for one in api_answers {
            assert_eq!(one.told, "403 self_change", "{made:#?}");
        }
        each_way_came_to_a_decision(&made);
        let changed = format!(
            "select (select count(*) from platform_admins where user_id = '{0}' and (version > 1 or state <> 'active' or closed_at is not null))
                + (select count(*) from users where id in ('{0}', '{1}') and state <> 'active')
                + (select count(*) from memberships where id = '{2}' and (version > 1 or state <> 'active'))",
            user.0, owner.user.0, member.0
        );
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
            ("first_name", "New"),
            ("last_name", "Admin"),
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
        each_way_came_to_a_decision(&made);
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
            ("BAILIWICK_SMTP_HOST", "127.0.0.1"),
            ("BAILIWICK_SMTP_PORT", "1"),
            ("BAILIWICK_SMTP_TLS", "none"),
            ("BAILIWICK_SMTP_FROM", "bailiwick@example.com"),
        ];
        let world = World::with(&smtp).await;
        let acme = world.app.tenant("acme").await;
        let (out, manager) = (acme.member().await, world.app.platform("user_manager").await);
        let resting = world.app.platform("support").await;
        world.app.platform("super_admin").await;
        let inside = acme.member().await;
        world
            .set(&format!(
                "update users set state = 'suspended' where id = '{}';
                 update platform_admins set state = 'inactive' where user_id = '{}'",
                out.user.0, resting.user.0
            ))
            .await;
        let reason = json!({ "reason": WHY });
        let to_out = format!("/platform/users/{}/reset-password", out.user);
        let attempts = (0..60).map(|at| match at % 10 {
            0 => page(&out, "/forgot-password", &[("email", &out.email)]),
            1 => page(&resting, "/root/forgot-password", &[("email", &resting.email)]),
            2 => api(&out, "GET", "/me", &json!(null)),
            3 => api(&out, "GET", "/tenants/acme/members", &json!(null)),
            4 => api(&manager, "POST", &to_out, &reason),
            5 => page(
                &manager,
                &format!("/root/users/{}/reset-password", out.user),
                &[("reason", WHY)],
            ),
            6 => api(&resting, "GET", "/platform/overview", &json!(null)),
            7 => command(&["admin", "recover", &out.email]),
            8 => page(&out, "/sign-in", &[("email", &out.email), ("password", PASSWORD)]),
            // Who is in has a link mailed by the same form: the others would, too.
            _ => page(&inside, "/forgot-password", &[("email", &inside.email)]),
        });
        let made = world.at_once(attempts.collect()).await;
        for one in made.iter().filter(|one| one.way == "api") {
            assert!(!one.told.starts_with("20"), "{one:?} of {made:#?}");
        }
        each_way_came_to_a_decision(&made);
        // The work behind "forgotten password" is done by `serve`.
        let undone = "select count(*) from jobs where kind = 'send_reset' and state in ('queued', 'running')";
        while world.count(undone).await > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let links = |who: &Person| format!("select count(*) from one_time_links where user_id = '{}'", who.user.0);
        let mails = |who: &Person| format!("select count(*) from mails where recipient = '{}'", who.email);
        for who in [&out, &resting] {
            assert_eq!(world.count(&links(who)).await, 0, "{made:#?}");
            assert_eq!(world.count(&mails(who)).await, 0, "{made:#?}");
        }
        assert!(
            world.count(&links(&inside)).await > 0,
            "a link is made for whoever may have one"
        );
        assert!(world.count(&mails(&inside)).await > 0);
        let sessions = format!("select count(*) from sessions where user_id = '{}'", out.user.0);
        assert_eq!(world.count(&sessions).await, 1, "nobody signed in");
    });
}

#[test]
fn a_search_for_people_needs_two_letters() {
    // covers: G16, S3-30
    block_on(async {
        let world = World::new().await;
        let root = world.app.platform("super_admin").await;
        let found = |part: &str| format!("/platform/admins/candidates?search={part}");
        let attempts = (0..50).map(|at| match at % 3 {
            0 => api(&root, "GET", &found("s"), &json!(null)),
            1 => api(&root, "GET", &found("%20s%20"), &json!(null)),
            _ => api(&root, "GET", &found("su"), &json!(null)),
        });
        let made = world.at_once(attempts.collect()).await;
        for (at, one) in made.iter().enumerate() {
            let wanted = if at % 3 == 2 { "200" } else { "422" };
            assert!(one.told.starts_with(wanted) || one.told.starts_with("503"), "{one:?}");
        }
    });
}
