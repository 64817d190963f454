//! From rows to callers: the roles and groups they hold, of which snapshots are kept, and what their credential is good for.

use std::sync::Arc;

use authz::{Group, InGroup, PermissionSet, Rank, Rights, Role, TableRights, TenantState};
use db::queries::facts as sql;
use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{
    Subject,
    known::{Broken, Known},
};
use crate::{
    Error, Result,
    caller::{Credential, InTenant, OnPlatform, Plane, Who, WhoAccess, WhoAdmin, WhoMember, WhoPerson, WhoTenant},
    ids::{AccessGrantId, AdminId, MembershipId, SessionId, TenantId, TokenId, UserId},
};

/// What callers hold.
#[derive(Default)]
pub(super) struct Held {
    roles: Known<Role>,
    groups: Known<Group>,
}

impl Held {
    /// Returns the roles and groups that are there and make no sense.
    pub(super) async fn load_missing(&mut self, client: &db::Client, rows: &[sql::FactsRow]) -> Result<Broken> {
        let mut broken = Broken::new();
        let (mut tenants, mut roles, mut platform) = (Vec::new(), Vec::new(), Vec::new());
        let (mut tenants_of_groups, mut groups) = (Vec::new(), Vec::new());
        self.roles.make_room();
        self.groups.make_room();
        for row in rows {
            for (tenant, role, version) in [
                (row.tenant_id, row.role_id, row.role_version),
                (row.access_tenant_id, row.access_role_id, row.access_role_version),
            ] {
                if let (Some(tenant), Some(id), Some(version)) = (tenant, role, version)
                    && self.roles.lacks(id, version)
                {
                    tenants.push(tenant);
                    roles.push(id);
                }
            }
            if let (Some(id), Some(version)) = (row.platform_role_id, row.platform_role_version)
                && self.roles.lacks(id, version)
            {
                platform.push(id);
            }
            for (id, version, _) in groups_of(row) {
                if let Some(tenant) = row.tenant_id
                    && self.groups.lacks(id, version)
                {
                    tenants_of_groups.push(tenant);
                    groups.push(id);
                }
            }
        }
        if !roles.is_empty() {
            for row in sql::role_snapshots().bind(client, &tenants, &roles).all().await? {
                let (id, version) = (row.id, row.version);
                self.roles.keep(id, version, tenant_role(row), &mut broken);
            }
        }
        if !platform.is_empty() {
            for row in sql::platform_role_snapshots().bind(client, &platform).all().await? {
                let (id, version) = (row.id, row.version);
                self.roles.keep(id, version, platform_role(row), &mut broken);
            }
        }
        if !groups.is_empty() {
            for row in sql::group_snapshots()
                .bind(client, &tenants_of_groups, &groups)
                .all()
                .await?
            {
                let (id, version) = (row.id, row.version);
                self.groups.keep(id, version, group(row), &mut broken);
            }
        }
        Ok(broken)
    }

    pub(super) fn who(&self, subject: &Subject, row: sql::FactsRow, broken: &Broken) -> Result<Who> {
        let inside = Inside::of(&row);
        let groups: Vec<_> = groups_of(&row).collect();
        let credential = match subject {
            Subject::Credential(credential) => credential.clone(),
            Subject::User(_) => Credential::Anonymous,
        };
        let tenant = match (row.tenant_id, row.tenant_slug, row.tenant_name, row.tenant_state) {
            (Some(id), Some(slug), Some(name), Some(state)) => Some(WhoTenant {
                id: TenantId(id),
                slug,
                name,
                state: match state.as_str() {
                    "active" => TenantState::Active,
                    "suspended" => TenantState::Suspended,
                    "archived" => TenantState::Archived,
                    "pending_deletion" => TenantState::PendingDeletion,
                    _ => TenantState::Closed,
                },
                modules: row.tenant_modules.unwrap_or_default(),
                peers_allowed: row.peers_allowed.unwrap_or_default(),
                proof_lasts: row
                    .proof_lasts_minutes
                    .map(|minutes| SignedDuration::from_mins(minutes.into())),
                networks: networks(&row.networks.unwrap_or_default())?,
            }),
            _ => None,
        };
        let second_factors = row.second_factors.unwrap_or_default();
        let second_factor = match subject {
            Subject::User(_) => true,
            // An API token stands for what its owner has.
            Subject::Credential(_) => row.second_factor.unwrap_or(!second_factors.is_empty()),
        };
        let ends_at = row.ends_at.into_iter().chain(row.access_ends_at).min();
        let ends_at = ends_at.unwrap_or(Timestamp::MAX);
        let mut who = Who {
            credential,
            person: match (row.user_id, row.email, row.name, row.user_state) {
                (Some(id), Some(email), Some(name), Some(state)) => Some(WhoPerson {
                    id: UserId(id),
                    email,
                    name,
                    active: state == "active",
                    second_factors,
                }),
                _ => None,
            },
            session: row.session_id.map(SessionId),
            token: row.token_id.map(TokenId),
            proved_at: row.proved_at,
            seen_at: row.seen_at,
            scope: row
                .token_permissions
                .as_deref()
                .map(permissions)
                .transpose()?
                .map(Arc::new),
            tenant,
            in_tenant: InTenant::Nobody,
            on_platform: OnPlatform::Nobody,
            from_its_networks: true,
            second_factor,
            access_grant: row.bound_grant_id.map(AccessGrantId),
            ends_at,
        };
        match who.credential {
            Credential::Cli | Credential::System(_) => {
                let role = crate::trusted::role(&who.credential);
                if who.tenant.is_some() {
                    who.in_tenant = InTenant::Trusted(role.clone());
                }
                who.on_platform = OnPlatform::Trusted(role);
                return Ok(who);
            }
            _ => {}
        }
        if who.access_grant.is_some() {
            return self.inside(who, inside.as_ref(), broken);
        }
        // An API token is good for the one tenant it names, or for the platform if it names none; a session for its plane.
        let bound = row.token_tenant_id;
        let (on_platform, in_tenant) = match &who.credential {
            Credential::Token(_) => (bound.is_none(), bound.is_some() && bound == row.tenant_id),
            Credential::Session(Plane::Root, _) => (true, false),
            Credential::Session(Plane::App, _) => (false, true),
            _ => (true, true),
        };
        if in_tenant
            && let (Some(id), Some(version), Some(state)) =
                (row.membership_id, row.membership_version, row.membership_state)
        {
            who.in_tenant = InTenant::Member(WhoMember {
                id: MembershipId(id),
                version,
                active: state == "active",
                role: match (row.role_id, row.role_version) {
                    (Some(id), Some(version)) => Some(self.roles.get(id, version, broken)?),
                    _ => None,
                },
                role_version: row.role_version.unwrap_or_default(),
                groups: groups
                    .iter()
                    .map(|(id, version, manages)| {
                        let group = self.groups.get(*id, *version, broken)?;
                        Ok(InGroup {
                            group,
                            manages: *manages,
                        })
                    })
                    .collect::<Result<_>>()?,
                group_versions: groups.into_iter().map(|(_, version, _)| version).collect(),
                second_factor_due: row.member_second_factor_due,
            });
        }
        // Whoever is a member is asked about as one.
        if matches!(subject, Subject::User(_))
            && matches!(who.in_tenant, InTenant::Nobody)
            && let Some(inside) = &inside
        {
            who.in_tenant = InTenant::AccessGrant(self.visit(inside, broken)?);
        }
        if on_platform
            && let (Some(id), Some(version), Some(role), Some(role_version), Some(due)) = (
                row.platform_admin_id,
                row.platform_admin_version,
                row.platform_role_id,
                row.platform_role_version,
                row.admin_second_factor_due,
            )
        {
            who.on_platform = OnPlatform::Admin(WhoAdmin {
                id: AdminId(id),
                version,
                role: self.roles.get(role, role_version, broken)?,
                role_version,
                second_factor_due: due,
            });
        }
        Ok(who)
    }
}

/// What the row says of the access grant that the credential is bound to, where that and the platform admin's row are in force.
struct Inside {
    grant: AccessGrantId,
    tenant: Uuid,
    write: bool,
    reason: String,
    role: (Uuid, i32),
    admin: AdminId,
    admin_version: i32,
    admin_role: (Uuid, i32),
    second_factor_due: Timestamp,
}

impl Inside {
    fn of(row: &sql::FactsRow) -> Option<Self> {
        let admin = row
            .platform_admin_id
            .filter(|admin| row.access_admin_id == Some(*admin))?;
        Some(Self {
            grant: AccessGrantId(row.access_grant_id?),
            tenant: row.access_tenant_id?,
            write: row.access_write?,
            reason: row.access_reason.clone()?,
            role: (row.access_role_id?, row.access_role_version?),
            admin: AdminId(admin),
            admin_version: row.platform_admin_version?,
            admin_role: (row.platform_role_id?, row.platform_role_version?),
            second_factor_due: row.admin_second_factor_due?,
        })
    }
}

impl Held {
    /// A credential that is bound to an access grant ends with it; until then it is good for its tenant and nothing else.
    fn inside(&self, mut who: Who, inside: Option<&Inside>, broken: &Broken) -> Result<Who> {
        let Some(inside) = inside else {
            who.person = None;
            who.session = None;
            who.token = None;
            return Ok(who);
        };
        if who.tenant.as_ref().is_some_and(|tenant| tenant.id.0 == inside.tenant) {
            who.in_tenant = InTenant::AccessGrant(self.visit(inside, broken)?);
        }
        Ok(who)
    }

    fn visit(&self, inside: &Inside, broken: &Broken) -> Result<WhoAccess> {
        Ok(WhoAccess {
            id: inside.grant,
            write: inside.write,
            reason: inside.reason.clone(),
            role: self.roles.get(inside.role.0, inside.role.1, broken)?,
            admin: WhoAdmin {
                id: inside.admin,
                version: inside.admin_version,
                role: self.roles.get(inside.admin_role.0, inside.admin_role.1, broken)?,
                role_version: inside.admin_role.1,
                second_factor_due: inside.second_factor_due,
            },
        })
    }
}

/// Id, version and whether it is managed, of each group that the member is in.
fn groups_of(row: &sql::FactsRow) -> impl Iterator<Item = (Uuid, i32, bool)> {
    let ids = row.group_ids.iter().flatten().copied();
    let versions = row.group_versions.iter().flatten().copied();
    let manages = row.group_manages.iter().flatten().copied();
    ids.zip(versions)
        .zip(manages)
        .map(|((id, version), manages)| (id, version, manages))
}

fn group(row: sql::GroupSnapshot) -> Result<Group> {
    Ok(Group {
        id: authz::GroupId(row.id.as_u128()),
        permissions: permissions(&row.permissions)?,
    })
}

pub(crate) fn tenant_role(row: sql::RoleSnapshot) -> Result<Role> {
    let lines = row
        .table_names
        .iter()
        .map(String::as_str)
        .zip(row.table_rights.iter().map(|bits| rights(*bits)));
    Ok(Role {
        id: authz::RoleId(row.id.as_u128()),
        rank: Rank(row.rank),
        permissions: permissions(&row.permissions)?,
        tables: if row.full_rights {
            TableRights::full()
        } else {
            TableRights::new(rights(row.default_rights), lines)
        },
        key: row.key.into(),
    })
}

pub(crate) fn platform_role(row: sql::PlatformRoleSnapshot) -> Result<Role> {
    Ok(Role {
        id: authz::RoleId(row.id.as_u128()),
        key: row.key.into(),
        rank: Rank(row.rank),
        permissions: permissions(&row.permissions)?,
        tables: TableRights::default(),
    })
}

fn networks(texts: &[String]) -> Result<Vec<IpNet>> {
    let read = |text: &String| text.parse();
    let read: std::result::Result<_, _> = texts.iter().map(read).collect();
    read.map_err(|error: ipnet::AddrParseError| Error::Internal(error.to_string()))
}

fn permissions(texts: &[String]) -> Result<PermissionSet> {
    PermissionSet::parse(texts.iter().map(String::as_str)).map_err(|error| Error::Internal(error.to_string()))
}

/// As the database keeps them: read 1, write 2, delete 4.
pub(crate) const fn rights(bits: i16) -> Rights {
    Rights::new(bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
}

pub(crate) const fn bits(rights: Rights) -> i16 {
    rights.read as i16 | (rights.write as i16) << 1 | (rights.delete as i16) << 2
}
