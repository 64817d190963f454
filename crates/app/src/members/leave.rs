//! Ends one's own membership, whatever one may do in the tenant. The last owner stays: the database holds it.

use async_trait::async_trait;
use db::queries::members as sql;

use crate::{
    AccountOperation, Error, Mode, Result, TenantRef,
    audit::Target,
    caller::{InTenant, Who},
    gate::{Done, Door},
};

pub struct Leave {
    pub tenant: TenantRef,
}

#[async_trait]
impl AccountOperation for Leave {
    const NAME: &'static str = "members.leave";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?;
        // A tenant whose door is closed can be left as well, and one that admits from elsewhere.
        let there = door.app().facts(door.caller(), Some(&self.tenant)).await?;
        let (Some(tenant), InTenant::Member(member)) = (&there.tenant, &there.in_tenant) else {
            return Err(Error::NotFound);
        };
        let tx = door.tx().await?;
        if !sql::leave()
            .bind(tx.db(), &tenant.id.0, &person.id.0, &tx.now())
            .one()
            .await?
        {
            return Err(Error::NotFound);
        }
        Done::new(())
            .target("membership", member.id, &person.email)
            .in_tenant(tenant.id)
            .before(serde_json::json!({ "role": member.role.as_ref().map(|role| &*role.key) }))
    }
}
