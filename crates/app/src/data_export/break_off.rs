//! That an export ended before its file was whole, and why: the log says that it began.

use async_trait::async_trait;
use authz::{Action, Permission};

use crate::{
    App, Caller, Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::{Credential, Origin, Who},
    gate::{Act, Done, Granted, Platform, Tx},
};

struct BreakOff {
    tenant: TenantId,
    code: &'static str,
    why: String,
}

/// By ourselves and from the platform, for the tenant may be closed by then, and whoever took it may have lost the right to; in the request in which
/// it began, by which one finds who that was.
pub(super) async fn record(app: &App, taker: &Caller, tenant: TenantId, error: &Error) {
    let origin = Origin {
        request_id: taker.origin.request_id,
        ..Origin::default()
    };
    let caller = Caller::new(Credential::System("data export"), origin);
    let broken_off = BreakOff {
        tenant,
        code: error.code(),
        why: error.to_string(),
    };
    if let Err(error) = app.on_platform(&caller, broken_off).await {
        tracing::warn!(
            code = error.code(),
            "that an export was broken off could not be recorded"
        );
    }
}

#[async_trait]
impl Operation for BreakOff {
    type Plane = Platform;
    const NAME: &'static str = "data_export.break_off";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("data_export", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<()>> {
        Done::new(())
            .in_tenant(self.tenant)
            .after(serde_json::json!({ "code": self.code, "why": self.why }))
    }
}
