//! The same act on many tenants, each on its own: what fails for one does not undo the others, and each has its answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Archive, Restore, Suspend, Tenant};
use crate::{App, Caller, Error, Result, TenantId, TenantRef, words::words};

words!(
    /// What is done to each.
    BulkAct as TenantBulkAct {
        Suspend "suspend",
        Archive "archive",
        Restore "restore",
    }
);

/// A tenant as it was read.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    pub id: TenantId,
    pub version: i32,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TenantResult)]
pub struct ItemResult {
    pub id: TenantId,
    /// As it is now; missing where it was not done.
    pub tenant: Option<Tenant>,
    /// The code of the error, such as `stale`.
    pub code: Option<String>,
    /// Why it was not done, and what to do next.
    pub error: Option<String>,
}

/// More than a person ticks on a page.
const AT_MOST: usize = 200;

/// # Errors
/// Where every one is refused alike, for that is about who asks and not about a tenant; and where PostgreSQL is away.
pub async fn change_many(
    app: &App,
    caller: &Caller,
    act: &str,
    reason: &str,
    chosen: &[Chosen],
) -> Result<Vec<ItemResult>> {
    let act: BulkAct = act
        .parse()
        .map_err(|_| Error::invalid("act", "Choose suspend, archive or restore."))?;
    if chosen.is_empty() || chosen.len() > AT_MOST {
        return Err(Error::invalid("tenants", "Choose between 1 and 200 tenants."));
    }
    // Whoever may not is told so once, and not once for each.
    let may = app.view(caller, None).await?.may("tenants.edit");
    let mut results = Vec::with_capacity(chosen.len());
    for Chosen { id, version } in chosen.iter().copied() {
        let (tenant, reason) = (TenantRef::Id(id), reason.to_owned());
        let done = match act {
            BulkAct::Suspend => {
                let suspend = Suspend {
                    tenant,
                    version,
                    reason,
                };
                app.on_platform(caller, suspend).await
            }
            BulkAct::Archive => {
                let archive = Archive {
                    tenant,
                    version,
                    reason,
                };
                app.on_platform(caller, archive).await
            }
            BulkAct::Restore => app.on_platform(caller, Restore { tenant, version }).await,
        };
        let (tenant, error) = match done {
            Ok(tenant) => (Some(tenant), None),
            // The same for all of them: of who asks, of the reason, or of PostgreSQL.
            Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::Unavailable(_) | Error::Internal(_))) => {
                return Err(error);
            }
            Err(error) if error.code() == "reason_required" => return Err(error),
            Err(error) if !may => return Err(error),
            Err(error) => (None, Some(error)),
        };
        results.push(ItemResult {
            id,
            tenant,
            code: error.as_ref().map(|error| error.code().to_owned()),
            error: error.as_ref().map(ToString::to_string),
        });
    }
    Ok(results)
}
