//! What somebody should look at, and where. No I/O: numbers in, a list out, the worst first.

use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::Overview;
use crate::{ServerId, tenants, words::words};

words!(
    /// What there is to look at.
    Kind as AttentionKind {
        /// One that did not answer the last check.
        OfflineServer "offline_server",
        /// All others that did not.
        OfflineServers "offline_servers",
        /// Jobs are due, and no worker takes them.
        JobsBehind "jobs_behind",
        FailedJobs "failed_jobs",
        FailedMails "failed_mails",
        AccessRequests "access_requests",
        ExpiringInvitations "expiring_invitations",
        SecuritySuggestions "security_suggestions",
        NoMailServer "no_mail_server",
    }
);

/// A server that does not answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OfflineServer)]
pub struct Named {
    pub id: ServerId,
    pub name: String,
    /// Why the last check failed.
    pub error: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AttentionItem)]
pub struct Attention {
    pub kind: Kind,
    /// How many there are, up to 10,001.
    pub count: i64,
    /// Of `offline_server`.
    pub server: Option<Named>,
    /// The page of the root panel to go to; missing for whoever may not.
    pub remedy: Option<String>,
}

/// The page on which it is seen to, and the module to view for that.
fn page(kind: Kind, server: Option<&Named>) -> (&'static str, String) {
    let (module, path) = match kind {
        Kind::OfflineServer => ("servers", "/root/servers"),
        Kind::OfflineServers => ("servers", "/root/servers?state=offline"),
        Kind::JobsBehind => ("jobs", "/root/jobs"),
        Kind::FailedJobs => ("jobs", "/root/jobs?state=failed"),
        Kind::FailedMails => ("mails", "/root/mails?state=failed"),
        Kind::AccessRequests => ("access_grants", "/root/access-grants?state=waiting"),
        Kind::SecuritySuggestions => ("admins", "/root/security"),
        Kind::NoMailServer => ("mails", "/root/mails"),
        Kind::ExpiringInvitations => {
            let ending = tenants::Attention::ExpiringInvitations;
            return ("tenants", format!("/root/tenants?attention={ending}"));
        }
    };
    match server {
        Some(server) => (module, format!("{path}/{}", server.id)),
        None => (module, path.to_owned()),
    }
}

/// `offline`: the first of the servers that do not answer, for whoever may see servers. `suggestions`: on security, for whoever may see them.
pub(super) fn find(
    counts: &Overview,
    offline: Vec<Named>,
    suggestions: i64,
    may: impl Fn(Permission<'static>) -> bool,
) -> Vec<Attention> {
    let item = |kind, count, server: Option<Named>| {
        let (module, page) = page(kind, server.as_ref());
        Attention {
            kind,
            count,
            server,
            remedy: may(Permission::new(module, Action::View)).then_some(page),
        }
    };
    let others = counts.offline_servers - i64::try_from(offline.len()).unwrap_or(i64::MAX);
    let counted = [
        (Kind::OfflineServers, others),
        (Kind::JobsBehind, i64::from(counts.is_behind)),
        (Kind::FailedJobs, counts.failed_jobs),
        (Kind::FailedMails, counts.failed_mails),
        (Kind::AccessRequests, counts.access_requests),
        (Kind::ExpiringInvitations, counts.expiring_invitations),
        (Kind::SecuritySuggestions, suggestions),
        (Kind::NoMailServer, i64::from(!counts.sends_mail)),
    ];
    let named = offline
        .into_iter()
        .map(|server| item(Kind::OfflineServer, 1, Some(server)));
    let counted = counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| item(kind, count, None));
    named.chain(counted).collect()
}
