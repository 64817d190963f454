//! The roles of callers that are no person: the command line on the server, and work of our own.

use std::sync::{Arc, LazyLock};

use authz::{PermissionSet, Rank, Role, RoleId, TableRights};

use crate::caller::Credential;

/// Whoever runs the command line can read the keys and the database, so nothing is kept from them.
static CLI: LazyLock<Arc<Role>> = LazyLock::new(|| {
    Arc::new(Role {
        id: RoleId(1),
        key: "cli".into(),
        rank: Rank::TOP,
        permissions: PermissionSet::Everything,
        tables: TableRights::full(),
    })
});

/// The workers finish what a person was allowed to begin.
static SYSTEM: LazyLock<Arc<Role>> = LazyLock::new(|| {
    let permissions = [
        "tenants.create",
        "tenants.edit",
        "tenants.delete",
        "servers.edit",
        "servers.create",
        "mails.edit",
        "users.edit",
        "audit.edit",
        "audit.delete",
        "jobs.view",
        "jobs.edit",
        "users.delete",
        "members.create",
    ];
    Arc::new(Role {
        id: RoleId(2),
        key: "system".into(),
        rank: Rank::TOP,
        permissions: PermissionSet::parse(permissions).expect("written as module.action above"),
        tables: TableRights::default(),
    })
});

pub(crate) fn role(credential: &Credential) -> Arc<Role> {
    match credential {
        Credential::Cli => CLI.clone(),
        _ => SYSTEM.clone(),
    }
}
