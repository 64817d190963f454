//! Requests about groups: each about one of its own.

use app::{Caller, GroupId, groups};
use serde_json::json;

use super::{callers::World, requests::Differing};

impl World<'_> {
    pub(super) async fn about_a_group(&self, operation: &str) -> Differing {
        let person = self.acme.read_only().await;
        let group = self.group().await;
        let fields = match operation {
            "create_group" | "edit_group" => json!({ "name": self.new_name("group") }),
            "add_group_member" => json!({ "email": person.email }),
            _ => json!({}),
        };
        let mut parameters = vec![("group", group.to_string())];
        if ["set_group_manager", "remove_group_member"].contains(&operation) {
            let new = groups::NewGroupMember { email: person.email };
            let add = groups::AddMember { group, new };
            let added = self.app.in_tenant(&Caller::cli(), &self.acme.by_id(), add).await;
            parameters.push(("member", added.expect("a member").id.to_string()));
        }
        Differing {
            parameters,
            fields,
            version: 1,
        }
    }

    async fn group(&self) -> GroupId {
        // A tenant has at most 200, and nobody is asked about those of before.
        let client = self.app.superuser().await;
        client.execute("delete from groups", &[]).await.expect("no groups");
        let create = groups::Create(groups::GroupDetails {
            name: self.new_name("group"),
            description: String::new(),
            permissions: vec!["tables.view".into()],
        });
        let group = self.app.in_tenant(&Caller::cli(), &self.acme.by_id(), create).await;
        group.expect("a group").id
    }
}
