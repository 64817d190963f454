//! What there is to be allowed on the platform.

/// Every permission that an operation on the platform demands, in the order in which people read them.
pub const PERMISSIONS: [&str; 22] = [
    "overview.view",
    "tenants.view",
    "tenants.create",
    "tenants.delete",
    "access_grants.view",
    "access_grants.create",
    "access_grants.delete",
    "servers.view",
    "servers.create",
    "servers.edit",
    "servers.delete",
    "admins.view",
    "admins.create",
    "admins.edit",
    "admins.delete",
    "roles.create",
    "roles.edit",
    "roles.delete",
    "jobs.view",
    "jobs.edit",
    "mails.view",
    "audit.view",
];
