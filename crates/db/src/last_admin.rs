//! Says that even the last Super Admin may go, as only the owner can (D8). What then happens goes through the gate like everything.

use tokio_postgres::Config;
use uuid::Uuid;

use crate::{PrepareError, connect};

/// For one change of this platform admin within the minute.
pub async fn exempt_last_admin(owner: &Config, admin: Uuid) -> Result<(), PrepareError> {
    let client = connect(owner).await?;
    client
        .execute(
            "insert into last_admin_exemptions (admin_id, until) values ($1, now() + interval '1 minute')
             on conflict (admin_id) do update set until = excluded.until",
            &[&admin],
        )
        .await?;
    Ok(())
}

/// Takes it back, where the change was not made.
pub async fn withdraw_exemption(owner: &Config, admin: Uuid) -> Result<(), PrepareError> {
    let client = connect(owner).await?;
    client
        .execute("delete from last_admin_exemptions where admin_id = $1", &[&admin])
        .await?;
    Ok(())
}
