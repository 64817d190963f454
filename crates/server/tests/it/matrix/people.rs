//! Requests about people: users of the instance, and who of the platform is in the tenant.

use serde_json::json;
use testkit::Person;

use super::{callers::World, requests::Differing};

impl World<'_> {
    /// An access grant to the tenant: of this person if they are a platform admin and have none, else of somebody new.
    pub(super) async fn access_grant(&self, holder: Option<&Person>, state: &str) -> app::AccessGrantId {
        let sql = "insert into access_grants (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes,
                       requested_at, needs_approval, started_at, ends_at)
                   select $1, $2, p.id, u.id, u.email, u.name, 'read', 'Ticket 4711', 60, $4::timestamptz, $5,
                       case when $5 then null else $4 end, case when $5 then null else $4 + interval '1 hour' end
                   from platform_admins p join users u on u.id = p.user_id where u.id = $3
                   on conflict do nothing";
        let id = app::AccessGrantId::new();
        let somebody = self.app.platform("super_admin").await;
        for person in holder.into_iter().chain([&somebody]) {
            let made = self
                .app
                .superuser()
                .await
                .execute(
                    sql,
                    &[
                        &self.acme.id.0,
                        &id.0,
                        &person.user.0,
                        &self.app.now(),
                        &(state == "requested"),
                    ],
                )
                .await
                .expect("an access grant or none");
            if made == 1 {
                break;
            }
        }
        id
    }

    /// About somebody new each time, a member of `acme` beside whom there is an owner.
    pub(super) async fn about_a_user(&self, operation: &str) -> Differing {
        let person = self.acme.member().await;
        let fields = match operation {
            "edit_user" => json!({ "email": format!("{}@example.com", self.new_name("moved")) }),
            "delete_user" => json!({ "confirm": person.email }),
            _ => json!({}),
        };
        let before = match operation {
            "lift_suspension" => "update users set state = 'suspended' where id = $1",
            "lift_lock" => {
                "insert into sign_in_throttles (key, failures, blocked_until, failed_at)
                 select 'app account ' || lower(email), 9, now(), now() from users where id = $1"
            }
            "restore_user" => {
                "update users set state = 'deleted', deleted_from = 'active', deleted_at = now() where id = $1"
            }
            "reset_second_factors" => {
                "insert into totp_secrets (user_id, secret_sealed, created_at, confirmed_at) values ($1, '', now(), now())"
            }
            "reactivate_membership" => "update memberships set state = 'archived' where user_id = $1",
            _ => "select $1::uuid",
        };
        let client = self.app.superuser().await;
        client
            .execute(before, &[&person.user.0])
            .await
            .expect("as it is before");
        let membership = person.membership.expect("a member");
        Differing {
            parameters: vec![
                ("user", person.user.to_string()),
                ("membership", membership.to_string()),
            ],
            fields,
            version: 1,
        }
    }

    /// Somebody below everybody who may act on people, in this state, with their version.
    pub(super) async fn member(&self, state: &str) -> (app::MembershipId, i32) {
        let id = self.acme.read_only().await.membership.expect("a member");
        let sql = "update memberships set state = $2 where id = $1 returning version";
        let row = self
            .app
            .superuser()
            .await
            .query_one(sql, &[&id.0, &state])
            .await
            .expect("the member");
        (id, row.get(0))
    }

    pub(super) async fn member_without_role(&self) -> app::MembershipId {
        let (member, _) = self.member("active").await;
        let without = "update memberships set role_id = null where id = $1";
        let client = self.app.superuser().await;
        client.execute(without, &[&member.0]).await.expect("the member");
        member
    }

    /// A member without a role, which an owner knows of and does nothing about.
    pub(super) async fn suggestion_set_aside(&self) -> app::MembershipId {
        let member = self.member_without_role().await;
        let aside = "insert into tenant_security_dismissals (tenant_id, kind, subject, reason, until, dismissed_at)
            values ($1, 'without_role', $2, 'They go soon.', now() + interval '1 year', now())";
        let client = self.app.superuser().await;
        client
            .execute(aside, &[&self.acme.id.0, &member.0])
            .await
            .expect("a dismissal");
        member
    }

    /// A platform admin who has chosen no password yet.
    pub(super) async fn invited_admin(&self) -> app::AdminId {
        let admin = self.admin("active").await;
        let sql = "update users u set password_hash = null from platform_admins p where p.user_id = u.id and p.id = $1";
        let client = self.app.superuser().await;
        client.execute(sql, &[&admin.0]).await.expect("no password");
        admin
    }

    /// One that was looked through, where none is under way.
    pub(super) async fn member_import(&self) -> app::MemberImportId {
        let over = "update member_imports set state = 'done' where state = 'running'";
        self.app
            .superuser()
            .await
            .batch_execute(over)
            .await
            .expect("none is under way");
        let rows = json!({ "rows": [{ "email": format!("{}@example.com", self.new_name("new")), "role": "member" }] });
        let check = app::member_imports::Check(serde_json::from_value(rows).expect("a table"));
        let checked = self.app.in_tenant(&app::Caller::cli(), &self.acme.by_id(), check).await;
        checked.expect("an import").id
    }
}
