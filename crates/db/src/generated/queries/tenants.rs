// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ResolveParams<T1: crate::generated::StringSql> {
    pub slug: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct IdsByNameParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
> {
    pub after_key: T1,
    pub after_id: uuid::Uuid,
    pub search: T2,
    pub pattern: T3,
    pub state: T4,
    pub server: uuid::Uuid,
    pub plan: T5,
    pub attention: T6,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByNameTurnedParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
> {
    pub after_key: T1,
    pub after_id: uuid::Uuid,
    pub search: T2,
    pub pattern: T3,
    pub state: T4,
    pub server: uuid::Uuid,
    pub plan: T5,
    pub attention: T6,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByCreatedParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub after_id: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub state: T3,
    pub server: uuid::Uuid,
    pub plan: T4,
    pub attention: T5,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByCreatedTurnedParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub after_id: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub state: T3,
    pub server: uuid::Uuid,
    pub plan: T4,
    pub attention: T5,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByMembersParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub after_key: i32,
    pub after_id: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub state: T3,
    pub server: uuid::Uuid,
    pub plan: T4,
    pub attention: T5,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByMembersTurnedParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub after_key: i32,
    pub after_id: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub state: T3,
    pub server: uuid::Uuid,
    pub plan: T4,
    pub attention: T5,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByActivityParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub after_key: jiff::Timestamp,
    pub after_id: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub state: T3,
    pub server: uuid::Uuid,
    pub plan: T4,
    pub attention: T5,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IdsByActivityTurnedParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub after_key: jiff::Timestamp,
    pub after_id: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub state: T3,
    pub server: uuid::Uuid,
    pub plan: T4,
    pub attention: T5,
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub id: uuid::Uuid,
    pub slug: T1,
    pub name: T2,
    pub isolation: T3,
    pub server_id: uuid::Uuid,
    pub database_name: T4,
    pub schema_name: T5,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct PurgeParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SuspendParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub reason: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ArchiveParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub reason: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ScheduleDeletionParams<T1: crate::generated::StringSql> {
    pub delete_after: jiff::Timestamp,
    pub reason: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct GiveUpParams<T1: crate::generated::StringSql> {
    pub delete_after: jiff::Timestamp,
    pub reason: T1,
}
#[derive(Debug)]
pub struct RenameParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub name: T1,
    pub slug: T2,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetPlanParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::ArraySql<Item = T2>>
{
    pub plan: Option<T1>,
    pub modules: T3,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TouchParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertRoleParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub key: T1,
    pub name: T2,
    pub description: T3,
    pub rank: i16,
    pub permissions: T5,
    pub default_rights: i16,
    pub full_rights: bool,
}
#[derive(Debug)]
pub struct FoundParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::JsonSql,
> {
    pub id: uuid::Uuid,
    pub slug: T1,
    pub name: T2,
    pub founder: uuid::Uuid,
    pub personal: bool,
    pub database_name: T3,
    pub membership: uuid::Uuid,
    pub builtin: T4,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OfUserParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql> {
    pub user_id: uuid::Uuid,
    pub after: T1,
    pub search: T2,
    pub pattern: T3,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfUserByLastSeenParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub user_id: uuid::Uuid,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub search: T1,
    pub pattern: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ReachParams<T1: crate::generated::ArraySql<Item = uuid::Uuid>> {
    pub user_id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub ids: T1,
}
#[derive(Debug)]
pub struct AdminsParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
> {
    pub sort: T1,
    pub tenant_id: uuid::Uuid,
    pub turned: bool,
    pub after_key: T2,
    pub after_id: uuid::Uuid,
    pub search: T3,
    pub pattern: T4,
    pub role: T5,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct KeptOnParams {
    pub server: uuid::Uuid,
    pub last: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantName {
    pub id: uuid::Uuid,
    pub slug: String,
}
pub struct TenantNameBorrowed<'a> {
    pub id: uuid::Uuid,
    pub slug: &'a str,
}
impl<'a> From<TenantNameBorrowed<'a>> for TenantName {
    fn from(TenantNameBorrowed { id, slug }: TenantNameBorrowed<'a>) -> Self {
        Self {
            id,
            slug: slug.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantRow {
    pub id: uuid::Uuid,
    pub slug: String,
    pub name: String,
    pub state: String,
    pub isolation: String,
    pub server_id: uuid::Uuid,
    pub server_name: String,
    pub database_name: String,
    pub schema_name: String,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub plan: Option<String>,
    pub plan_name: Option<String>,
    pub modules: Vec<String>,
    pub state_reason: Option<String>,
    pub delete_after: Option<jiff::Timestamp>,
    pub members: i32,
    pub admins: i32,
    pub last_activity_at: Option<jiff::Timestamp>,
    pub gave_up: bool,
}
pub struct TenantRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub slug: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub isolation: &'a str,
    pub server_id: uuid::Uuid,
    pub server_name: &'a str,
    pub database_name: &'a str,
    pub schema_name: &'a str,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub plan: Option<&'a str>,
    pub plan_name: Option<&'a str>,
    pub modules: crate::generated::ArrayIterator<'a, &'a str>,
    pub state_reason: Option<&'a str>,
    pub delete_after: Option<jiff::Timestamp>,
    pub members: i32,
    pub admins: i32,
    pub last_activity_at: Option<jiff::Timestamp>,
    pub gave_up: bool,
}
impl<'a> From<TenantRowBorrowed<'a>> for TenantRow {
    fn from(
        TenantRowBorrowed {
            id,
            slug,
            name,
            state,
            isolation,
            server_id,
            server_name,
            database_name,
            schema_name,
            version,
            created_at,
            plan,
            plan_name,
            modules,
            state_reason,
            delete_after,
            members,
            admins,
            last_activity_at,
            gave_up,
        }: TenantRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            slug: slug.into(),
            name: name.into(),
            state: state.into(),
            isolation: isolation.into(),
            server_id,
            server_name: server_name.into(),
            database_name: database_name.into(),
            schema_name: schema_name.into(),
            version,
            created_at,
            plan: plan.map(|v| v.into()),
            plan_name: plan_name.map(|v| v.into()),
            modules: modules.map(|v| v.into()).collect(),
            state_reason: state_reason.map(|v| v.into()),
            delete_after,
            members,
            admins,
            last_activity_at,
            gave_up,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantKey {
    pub id: uuid::Uuid,
    pub key: String,
}
pub struct TenantKeyBorrowed<'a> {
    pub id: uuid::Uuid,
    pub key: &'a str,
}
impl<'a> From<TenantKeyBorrowed<'a>> for TenantKey {
    fn from(TenantKeyBorrowed { id, key }: TenantKeyBorrowed<'a>) -> Self {
        Self {
            id,
            key: key.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct TenantActivity {
    pub id: uuid::Uuid,
    pub key: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Owner {
    pub email: String,
    pub name: String,
}
pub struct OwnerBorrowed<'a> {
    pub email: &'a str,
    pub name: &'a str,
}
impl<'a> From<OwnerBorrowed<'a>> for Owner {
    fn from(OwnerBorrowed { email, name }: OwnerBorrowed<'a>) -> Self {
        Self {
            email: email.into(),
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantUsage {
    pub plan_name: Option<String>,
    pub max_admins: Option<i32>,
    pub members: i32,
    pub admins: i32,
}
pub struct TenantUsageBorrowed<'a> {
    pub plan_name: Option<&'a str>,
    pub max_admins: Option<i32>,
    pub members: i32,
    pub admins: i32,
}
impl<'a> From<TenantUsageBorrowed<'a>> for TenantUsage {
    fn from(
        TenantUsageBorrowed {
            plan_name,
            max_admins,
            members,
            admins,
        }: TenantUsageBorrowed<'a>,
    ) -> Self {
        Self {
            plan_name: plan_name.map(|v| v.into()),
            max_admins,
            members,
            admins,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MyTenantRow {
    pub id: uuid::Uuid,
    pub slug: String,
    pub name: String,
    pub state: String,
    pub role_key: Option<String>,
    pub role_name: Option<String>,
    pub last_seen_at: Option<jiff::Timestamp>,
}
pub struct MyTenantRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub slug: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub role_key: Option<&'a str>,
    pub role_name: Option<&'a str>,
    pub last_seen_at: Option<jiff::Timestamp>,
}
impl<'a> From<MyTenantRowBorrowed<'a>> for MyTenantRow {
    fn from(
        MyTenantRowBorrowed {
            id,
            slug,
            name,
            state,
            role_key,
            role_name,
            last_seen_at,
        }: MyTenantRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            slug: slug.into(),
            name: name.into(),
            state: state.into(),
            role_key: role_key.map(|v| v.into()),
            role_name: role_name.map(|v| v.into()),
            last_seen_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReachableTenant {
    pub id: uuid::Uuid,
    pub slug: String,
    pub name: String,
    pub state: String,
    pub tenant_access: String,
    pub require_owner_approval: bool,
    pub is_member: bool,
    pub has_access_grant: bool,
}
pub struct ReachableTenantBorrowed<'a> {
    pub id: uuid::Uuid,
    pub slug: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub tenant_access: &'a str,
    pub require_owner_approval: bool,
    pub is_member: bool,
    pub has_access_grant: bool,
}
impl<'a> From<ReachableTenantBorrowed<'a>> for ReachableTenant {
    fn from(
        ReachableTenantBorrowed {
            id,
            slug,
            name,
            state,
            tenant_access,
            require_owner_approval,
            is_member,
            has_access_grant,
        }: ReachableTenantBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            slug: slug.into(),
            name: name.into(),
            state: state.into(),
            tenant_access: tenant_access.into(),
            require_owner_approval,
            is_member,
            has_access_grant,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantPlace {
    pub id: uuid::Uuid,
    pub slug: String,
    pub isolation: String,
    pub state: String,
    pub database_name: String,
    pub schema_name: String,
    pub server_id: uuid::Uuid,
    pub server_name: String,
    pub host: String,
    pub port: i32,
    pub server_database: String,
    pub username: String,
    pub password_sealed: Vec<u8>,
    pub tls_mode: String,
}
pub struct TenantPlaceBorrowed<'a> {
    pub id: uuid::Uuid,
    pub slug: &'a str,
    pub isolation: &'a str,
    pub state: &'a str,
    pub database_name: &'a str,
    pub schema_name: &'a str,
    pub server_id: uuid::Uuid,
    pub server_name: &'a str,
    pub host: &'a str,
    pub port: i32,
    pub server_database: &'a str,
    pub username: &'a str,
    pub password_sealed: &'a [u8],
    pub tls_mode: &'a str,
}
impl<'a> From<TenantPlaceBorrowed<'a>> for TenantPlace {
    fn from(
        TenantPlaceBorrowed {
            id,
            slug,
            isolation,
            state,
            database_name,
            schema_name,
            server_id,
            server_name,
            host,
            port,
            server_database,
            username,
            password_sealed,
            tls_mode,
        }: TenantPlaceBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            slug: slug.into(),
            isolation: isolation.into(),
            state: state.into(),
            database_name: database_name.into(),
            schema_name: schema_name.into(),
            server_id,
            server_name: server_name.into(),
            host: host.into(),
            port,
            server_database: server_database.into(),
            username: username.into(),
            password_sealed: password_sealed.into(),
            tls_mode: tls_mode.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RoleWish {
    pub id: uuid::Uuid,
    pub key: String,
    pub default_rights: i16,
    pub full_rights: bool,
    pub table_names: Vec<String>,
    pub table_rights: Vec<i16>,
}
pub struct RoleWishBorrowed<'a> {
    pub id: uuid::Uuid,
    pub key: &'a str,
    pub default_rights: i16,
    pub full_rights: bool,
    pub table_names: crate::generated::ArrayIterator<'a, &'a str>,
    pub table_rights: crate::generated::ArrayIterator<'a, i16>,
}
impl<'a> From<RoleWishBorrowed<'a>> for RoleWish {
    fn from(
        RoleWishBorrowed {
            id,
            key,
            default_rights,
            full_rights,
            table_names,
            table_rights,
        }: RoleWishBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            key: key.into(),
            default_rights,
            full_rights,
            table_names: table_names.map(|v| v.into()).collect(),
            table_rights: table_rights.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantAdminRow {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub role_key: String,
    pub role_name: String,
    pub state: String,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub second_factors: Vec<String>,
    pub version: i32,
    pub sort_key: String,
}
pub struct TenantAdminRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub role_key: &'a str,
    pub role_name: &'a str,
    pub state: &'a str,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub sort_key: &'a str,
}
impl<'a> From<TenantAdminRowBorrowed<'a>> for TenantAdminRow {
    fn from(
        TenantAdminRowBorrowed {
            id,
            user_id,
            email,
            name,
            role_key,
            role_name,
            state,
            last_sign_in_at,
            second_factors,
            version,
            sort_key,
        }: TenantAdminRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            role_key: role_key.into(),
            role_name: role_name.into(),
            state: state.into(),
            last_sign_in_at,
            second_factors: second_factors.map(|v| v.into()).collect(),
            version,
            sort_key: sort_key.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OwnerInvitation {
    pub email: String,
    pub expires_at: jiff::Timestamp,
    pub mail_id: Option<uuid::Uuid>,
}
pub struct OwnerInvitationBorrowed<'a> {
    pub email: &'a str,
    pub expires_at: jiff::Timestamp,
    pub mail_id: Option<uuid::Uuid>,
}
impl<'a> From<OwnerInvitationBorrowed<'a>> for OwnerInvitation {
    fn from(
        OwnerInvitationBorrowed {
            email,
            expires_at,
            mail_id,
        }: OwnerInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            email: email.into(),
            expires_at,
            mail_id,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TenantNameQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantNameBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantNameBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantNameQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantNameBorrowed) -> R,
    ) -> TenantNameQuery<'c, 'a, 's, C, R, N> {
        TenantNameQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TenantRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TenantRowBorrowed) -> R) -> TenantRowQuery<'c, 'a, 's, C, R, N> {
        TenantRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TenantKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TenantKeyBorrowed) -> R) -> TenantKeyQuery<'c, 'a, 's, C, R, N> {
        TenantKeyQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TenantActivityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantActivity, tokio_postgres::Error>,
    mapper: fn(TenantActivity) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantActivityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantActivity) -> R,
    ) -> TenantActivityQuery<'c, 'a, 's, C, R, N> {
        TenantActivityQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OwnerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnerBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OwnerBorrowed) -> R) -> OwnerQuery<'c, 'a, 's, C, R, N> {
        OwnerQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TenantUsageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantUsageBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantUsageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantUsageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantUsageBorrowed) -> R,
    ) -> TenantUsageQuery<'c, 'a, 's, C, R, N> {
        TenantUsageQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MyTenantRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MyTenantRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MyTenantRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MyTenantRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(MyTenantRowBorrowed) -> R,
    ) -> MyTenantRowQuery<'c, 'a, 's, C, R, N> {
        MyTenantRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ReachableTenantQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReachableTenantBorrowed, tokio_postgres::Error>,
    mapper: fn(ReachableTenantBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReachableTenantQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ReachableTenantBorrowed) -> R,
    ) -> ReachableTenantQuery<'c, 'a, 's, C, R, N> {
        ReachableTenantQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TenantPlaceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantPlaceBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantPlaceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantPlaceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantPlaceBorrowed) -> R,
    ) -> TenantPlaceQuery<'c, 'a, 's, C, R, N> {
        TenantPlaceQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct RoleWishQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RoleWishBorrowed, tokio_postgres::Error>,
    mapper: fn(RoleWishBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RoleWishQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RoleWishBorrowed) -> R) -> RoleWishQuery<'c, 'a, 's, C, R, N> {
        RoleWishQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TenantAdminRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantAdminRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantAdminRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantAdminRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantAdminRowBorrowed) -> R,
    ) -> TenantAdminRowQuery<'c, 'a, 's, C, R, N> {
        TenantAdminRowQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct OwnerInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnerInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnerInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnerInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OwnerInvitationBorrowed) -> R,
    ) -> OwnerInvitationQuery<'c, 'a, 's, C, R, N> {
        OwnerInvitationQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::generated::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::generated::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::generated::client::async_::raw(
            self.client,
            self.query,
            crate::generated::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ResolveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolve() -> ResolveStmt {
    ResolveStmt(
        "select t.id, t.slug from tenants t where t.state <> 'purged' and t.id = coalesce((select s.leads_to from tenant_slugs s where s.slug = $1), $2)",
        None,
    )
}
impl ResolveStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
        id: &'a uuid::Uuid,
    ) -> TenantNameQuery<'c, 'a, 's, C, TenantName, 2> {
        TenantNameQuery {
            client,
            params: [slug, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantNameBorrowed, tokio_postgres::Error> {
                    Ok(TenantNameBorrowed {
                        id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantName::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ResolveParams<T1>,
        TenantNameQuery<'c, 'a, 's, C, TenantName, 2>,
        C,
    > for ResolveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResolveParams<T1>,
    ) -> TenantNameQuery<'c, 'a, 's, C, TenantName, 2> {
        self.bind(client, &params.slug, &params.id)
    }
}
pub struct ByIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_ids() -> ByIdsStmt {
    ByIdsStmt(
        "select t.id, t.slug, t.name, t.state, t.isolation, t.server_id, s.name as server_name, t.database_name, t.schema_name, t.version, t.created_at, t.plan, p.name as plan_name, t.modules, t.state_reason, t.delete_after, u.members, u.admins, u.last_activity_at, exists ( select 1 from jobs j where j.tenant_id = t.id and j.state = 'failed' and (t.state, j.kind) in (('provisioning', 'provision'), ('deleting', 'deprovision')) ) as gave_up from unnest($1::uuid[]) with ordinality as q (id, n) join tenants t on t.id = q.id join tenant_usage u on u.id = t.id join database_servers s on s.id = t.server_id left join plans p on p.key = t.plan where t.state <> 'purged' order by q.n",
        None,
    )
}
impl ByIdsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
    ) -> TenantRowQuery<'c, 'a, 's, C, TenantRow, 1> {
        TenantRowQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantRowBorrowed, tokio_postgres::Error> {
                    Ok(TenantRowBorrowed {
                        id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        isolation: row.try_get(4)?,
                        server_id: row.try_get(5)?,
                        server_name: row.try_get(6)?,
                        database_name: row.try_get(7)?,
                        schema_name: row.try_get(8)?,
                        version: row.try_get(9)?,
                        created_at: row.try_get(10)?,
                        plan: row.try_get(11)?,
                        plan_name: row.try_get(12)?,
                        modules: row.try_get(13)?,
                        state_reason: row.try_get(14)?,
                        delete_after: row.try_get(15)?,
                        members: row.try_get(16)?,
                        admins: row.try_get(17)?,
                        last_activity_at: row.try_get(18)?,
                        gave_up: row.try_get(19)?,
                    })
                },
            mapper: |it| TenantRow::from(it),
        }
    }
}
pub struct IdsByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_name() -> IdsByNameStmt {
    IdsByNameStmt(
        "select t.id, lower(t.name) as key from tenants t where t.state <> 'purged' and (lower(t.name), t.id) > ($1, $2) and ($3 = '' or t.search like $4) and ($5 = '' or t.state = $5) and ($6::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $6) and ($7 = '' or t.plan = $7 or ($7 = '-' and t.plan is null)) and ($8 = '' or t.id in (select l.id from tenants_to_look_at($8, $9, $10) l (id))) order by lower(t.name), t.id limit $11",
        None,
    )
}
impl IdsByNameStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
        T6: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_key: &'a T1,
        after_id: &'a uuid::Uuid,
        search: &'a T2,
        pattern: &'a T3,
        state: &'a T4,
        server: &'a uuid::Uuid,
        plan: &'a T5,
        attention: &'a T6,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        TenantKeyQuery {
            client,
            params: [
                after_key, after_id, search, pattern, state, server, plan, attention, since, until,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantKeyBorrowed, tokio_postgres::Error> {
                    Ok(TenantKeyBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByNameParams<T1, T2, T3, T4, T5, T6>,
        TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11>,
        C,
    > for IdsByNameStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByNameParams<T1, T2, T3, T4, T5, T6>,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        self.bind(
            client,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByNameTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_name_turned() -> IdsByNameTurnedStmt {
    IdsByNameTurnedStmt(
        "select t.id, lower(t.name) as key from tenants t where t.state <> 'purged' and (lower(t.name), t.id) < (coalesce(nullif($1, ''), (select max(lower(n.name)) from tenants n where n.state <> 'purged')), $2) and ($3 = '' or t.search like $4) and ($5 = '' or t.state = $5) and ($6::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $6) and ($7 = '' or t.plan = $7 or ($7 = '-' and t.plan is null)) and ($8 = '' or t.id in (select l.id from tenants_to_look_at($8, $9, $10) l (id))) order by lower(t.name) desc, t.id desc limit $11",
        None,
    )
}
impl IdsByNameTurnedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
        T6: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_key: &'a T1,
        after_id: &'a uuid::Uuid,
        search: &'a T2,
        pattern: &'a T3,
        state: &'a T4,
        server: &'a uuid::Uuid,
        plan: &'a T5,
        attention: &'a T6,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        TenantKeyQuery {
            client,
            params: [
                after_key, after_id, search, pattern, state, server, plan, attention, since, until,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantKeyBorrowed, tokio_postgres::Error> {
                    Ok(TenantKeyBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByNameTurnedParams<T1, T2, T3, T4, T5, T6>,
        TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11>,
        C,
    > for IdsByNameTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByNameTurnedParams<T1, T2, T3, T4, T5, T6>,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        self.bind(
            client,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByCreatedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_created() -> IdsByCreatedStmt {
    IdsByCreatedStmt(
        "select t.id, '' as key from tenants t where t.state <> 'purged' and t.id < $1 and ($2 = '' or t.search like $3) and ($4 = '' or t.state = $4) and ($5::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $5) and ($6 = '' or t.plan = $6 or ($6 = '-' and t.plan is null)) and ($7 = '' or t.id in (select l.id from tenants_to_look_at($7, $8, $9) l (id))) order by t.id desc limit $10",
        None,
    )
}
impl IdsByCreatedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_id: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        state: &'a T3,
        server: &'a uuid::Uuid,
        plan: &'a T4,
        attention: &'a T5,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 10> {
        TenantKeyQuery {
            client,
            params: [
                after_id, search, pattern, state, server, plan, attention, since, until, limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantKeyBorrowed, tokio_postgres::Error> {
                    Ok(TenantKeyBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByCreatedParams<T1, T2, T3, T4, T5>,
        TenantKeyQuery<'c, 'a, 's, C, TenantKey, 10>,
        C,
    > for IdsByCreatedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByCreatedParams<T1, T2, T3, T4, T5>,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 10> {
        self.bind(
            client,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByCreatedTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_created_turned() -> IdsByCreatedTurnedStmt {
    IdsByCreatedTurnedStmt(
        "select t.id, '' as key from tenants t where t.state <> 'purged' and t.id > $1 and ($2 = '' or t.search like $3) and ($4 = '' or t.state = $4) and ($5::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $5) and ($6 = '' or t.plan = $6 or ($6 = '-' and t.plan is null)) and ($7 = '' or t.id in (select l.id from tenants_to_look_at($7, $8, $9) l (id))) order by t.id limit $10",
        None,
    )
}
impl IdsByCreatedTurnedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_id: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        state: &'a T3,
        server: &'a uuid::Uuid,
        plan: &'a T4,
        attention: &'a T5,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 10> {
        TenantKeyQuery {
            client,
            params: [
                after_id, search, pattern, state, server, plan, attention, since, until, limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantKeyBorrowed, tokio_postgres::Error> {
                    Ok(TenantKeyBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByCreatedTurnedParams<T1, T2, T3, T4, T5>,
        TenantKeyQuery<'c, 'a, 's, C, TenantKey, 10>,
        C,
    > for IdsByCreatedTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByCreatedTurnedParams<T1, T2, T3, T4, T5>,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 10> {
        self.bind(
            client,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_members() -> IdsByMembersStmt {
    IdsByMembersStmt(
        "select t.id, u.members::text as key from tenant_usage u join tenants t on t.id = u.id where t.state <> 'purged' and (u.members, u.id) < ($1, $2) and ($3 = '' or t.search like $4) and ($5 = '' or t.state = $5) and ($6::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $6) and ($7 = '' or t.plan = $7 or ($7 = '-' and t.plan is null)) and ($8 = '' or t.id in (select l.id from tenants_to_look_at($8, $9, $10) l (id))) order by u.members desc, u.id desc limit $11",
        None,
    )
}
impl IdsByMembersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_key: &'a i32,
        after_id: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        state: &'a T3,
        server: &'a uuid::Uuid,
        plan: &'a T4,
        attention: &'a T5,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        TenantKeyQuery {
            client,
            params: [
                after_key, after_id, search, pattern, state, server, plan, attention, since, until,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantKeyBorrowed, tokio_postgres::Error> {
                    Ok(TenantKeyBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByMembersParams<T1, T2, T3, T4, T5>,
        TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11>,
        C,
    > for IdsByMembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByMembersParams<T1, T2, T3, T4, T5>,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        self.bind(
            client,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByMembersTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_members_turned() -> IdsByMembersTurnedStmt {
    IdsByMembersTurnedStmt(
        "select t.id, u.members::text as key from tenant_usage u join tenants t on t.id = u.id where t.state <> 'purged' and (u.members, u.id) > ($1, $2) and ($3 = '' or t.search like $4) and ($5 = '' or t.state = $5) and ($6::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $6) and ($7 = '' or t.plan = $7 or ($7 = '-' and t.plan is null)) and ($8 = '' or t.id in (select l.id from tenants_to_look_at($8, $9, $10) l (id))) order by u.members, u.id limit $11",
        None,
    )
}
impl IdsByMembersTurnedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_key: &'a i32,
        after_id: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        state: &'a T3,
        server: &'a uuid::Uuid,
        plan: &'a T4,
        attention: &'a T5,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        TenantKeyQuery {
            client,
            params: [
                after_key, after_id, search, pattern, state, server, plan, attention, since, until,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantKeyBorrowed, tokio_postgres::Error> {
                    Ok(TenantKeyBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByMembersTurnedParams<T1, T2, T3, T4, T5>,
        TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11>,
        C,
    > for IdsByMembersTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByMembersTurnedParams<T1, T2, T3, T4, T5>,
    ) -> TenantKeyQuery<'c, 'a, 's, C, TenantKey, 11> {
        self.bind(
            client,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_activity() -> IdsByActivityStmt {
    IdsByActivityStmt(
        "select t.id, coalesce(u.last_activity_at, 'epoch'::timestamptz) as key from tenant_usage u join tenants t on t.id = u.id where t.state <> 'purged' and (coalesce(u.last_activity_at, 'epoch'::timestamptz), u.id) < ($1, $2) and ($3 = '' or t.search like $4) and ($5 = '' or t.state = $5) and ($6::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $6) and ($7 = '' or t.plan = $7 or ($7 = '-' and t.plan is null)) and ($8 = '' or t.id in (select l.id from tenants_to_look_at($8, $9, $10) l (id))) order by coalesce(u.last_activity_at, 'epoch'::timestamptz) desc, u.id desc limit $11",
        None,
    )
}
impl IdsByActivityStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_key: &'a jiff::Timestamp,
        after_id: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        state: &'a T3,
        server: &'a uuid::Uuid,
        plan: &'a T4,
        attention: &'a T5,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantActivityQuery<'c, 'a, 's, C, TenantActivity, 11> {
        TenantActivityQuery {
            client,
            params: [
                after_key, after_id, search, pattern, state, server, plan, attention, since, until,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantActivity, tokio_postgres::Error> {
                    Ok(TenantActivity {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantActivity::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByActivityParams<T1, T2, T3, T4, T5>,
        TenantActivityQuery<'c, 'a, 's, C, TenantActivity, 11>,
        C,
    > for IdsByActivityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByActivityParams<T1, T2, T3, T4, T5>,
    ) -> TenantActivityQuery<'c, 'a, 's, C, TenantActivity, 11> {
        self.bind(
            client,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct IdsByActivityTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_activity_turned() -> IdsByActivityTurnedStmt {
    IdsByActivityTurnedStmt(
        "select t.id, coalesce(u.last_activity_at, 'epoch'::timestamptz) as key from tenant_usage u join tenants t on t.id = u.id where t.state <> 'purged' and (coalesce(u.last_activity_at, 'epoch'::timestamptz), u.id) > ($1, $2) and ($3 = '' or t.search like $4) and ($5 = '' or t.state = $5) and ($6::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = $6) and ($7 = '' or t.plan = $7 or ($7 = '-' and t.plan is null)) and ($8 = '' or t.id in (select l.id from tenants_to_look_at($8, $9, $10) l (id))) order by coalesce(u.last_activity_at, 'epoch'::timestamptz), u.id limit $11",
        None,
    )
}
impl IdsByActivityTurnedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_key: &'a jiff::Timestamp,
        after_id: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        state: &'a T3,
        server: &'a uuid::Uuid,
        plan: &'a T4,
        attention: &'a T5,
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> TenantActivityQuery<'c, 'a, 's, C, TenantActivity, 11> {
        TenantActivityQuery {
            client,
            params: [
                after_key, after_id, search, pattern, state, server, plan, attention, since, until,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantActivity, tokio_postgres::Error> {
                    Ok(TenantActivity {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| TenantActivity::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdsByActivityTurnedParams<T1, T2, T3, T4, T5>,
        TenantActivityQuery<'c, 'a, 's, C, TenantActivity, 11>,
        C,
    > for IdsByActivityTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByActivityTurnedParams<T1, T2, T3, T4, T5>,
    ) -> TenantActivityQuery<'c, 'a, 's, C, TenantActivity, 11> {
        self.bind(
            client,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.state,
            &params.server,
            &params.plan,
            &params.attention,
            &params.since,
            &params.until,
            &params.limit,
        )
    }
}
pub struct OwnersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owners() -> OwnersStmt {
    OwnersStmt(
        "select u.email, u.name from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100 join users u on u.id = m.user_id where m.tenant_id = $1 and m.state = 'active' order by lower(u.email) limit 20",
        None,
    )
}
impl OwnersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
    ) -> OwnerQuery<'c, 'a, 's, C, Owner, 1> {
        OwnerQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OwnerBorrowed, tokio_postgres::Error> {
                Ok(OwnerBorrowed {
                    email: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| Owner::from(it),
        }
    }
}
pub struct FormerSlugsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn former_slugs() -> FormerSlugsStmt {
    FormerSlugsStmt(
        "select s.slug from tenant_slugs s join tenants t on t.id = s.leads_to where t.id = $1 and s.slug <> t.slug order by s.slug limit 200",
        None,
    )
}
impl FormerSlugsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select version from tenants where id = $1 for no key update",
        None,
    )
}
impl HoldStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at) values ($1, $2, $3, 'provisioning', $4, $5, $6, $7, $8)",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        slug: &'a T1,
        name: &'a T2,
        isolation: &'a T3,
        server_id: &'a uuid::Uuid,
        database_name: &'a T4,
        schema_name: &'a T5,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    slug,
                    name,
                    isolation,
                    server_id,
                    database_name,
                    schema_name,
                    now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.slug,
            &params.name,
            &params.isolation,
            &params.server_id,
            &params.database_name,
            &params.schema_name,
            &params.now,
        ))
    }
}
pub struct OpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open() -> OpenStmt {
    OpenStmt(
        "update tenants set state = 'active', version = version + 1 where id = $1 and state = 'provisioning'",
        None,
    )
}
impl OpenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id]).await
    }
}
pub struct PurgeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn purge() -> PurgeStmt {
    PurgeStmt(
        "update tenants set state = 'purged', version = version + 1, purged_at = $1, networks = '{}' where id = $2 and state = 'deleting'",
        None,
    )
}
impl PurgeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        PurgeParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PurgeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PurgeParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct CloseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close() -> CloseStmt {
    CloseStmt(
        "update tenants set state = 'deleting', version = version + 1 where id = $1",
        None,
    )
}
impl CloseStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id]).await
    }
}
pub struct SuspendStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn suspend() -> SuspendStmt {
    SuspendStmt(
        "update tenants set state = 'suspended', suspended_at = $1, state_reason = $2, version = version + 1 where id = $3",
        None,
    )
}
impl SuspendStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        reason: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, reason, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SuspendParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SuspendStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SuspendParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.reason, &params.id))
    }
}
pub struct ArchiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn archive() -> ArchiveStmt {
    ArchiveStmt(
        "update tenants set state = 'archived', archived_at = $1, state_reason = $2, version = version + 1 where id = $3",
        None,
    )
}
impl ArchiveStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        reason: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, reason, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ArchiveParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ArchiveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ArchiveParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.reason, &params.id))
    }
}
pub struct ScheduleDeletionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn schedule_deletion() -> ScheduleDeletionStmt {
    ScheduleDeletionStmt(
        "update tenants set state = 'pending_deletion', delete_after = $1, state_reason = $2, version = version + 1 where id = $3",
        None,
    )
}
impl ScheduleDeletionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        delete_after: &'a jiff::Timestamp,
        reason: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[delete_after, reason, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ScheduleDeletionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ScheduleDeletionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ScheduleDeletionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.delete_after, &params.reason, &params.id))
    }
}
pub struct GiveUpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn give_up() -> GiveUpStmt {
    GiveUpStmt("select give_up_tenant($1, $2) as given_up", None)
}
impl GiveUpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        delete_after: &'a jiff::Timestamp,
        reason: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [delete_after, reason],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GiveUpParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for GiveUpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GiveUpParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.delete_after, &params.reason)
    }
}
pub struct RestoreStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn restore() -> RestoreStmt {
    RestoreStmt(
        "update tenants set state = case when state = 'pending_deletion' and archived_at is not null then 'archived' when state in ('pending_deletion', 'archived') and suspended_at is not null then 'suspended' else 'active' end, delete_after = null, archived_at = case when state = 'pending_deletion' then archived_at end, suspended_at = case when state in ('pending_deletion', 'archived') then suspended_at end, state_reason = null, version = version + 1 where id = $1",
        None,
    )
}
impl RestoreStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id]).await
    }
}
pub struct NextDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_due() -> NextDueStmt {
    NextDueStmt(
        "select id from tenants where state = 'pending_deletion' and delete_after <= $1 order by delete_after limit 1",
        None,
    )
}
impl NextDueStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RenameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename() -> RenameStmt {
    RenameStmt(
        "update tenants set name = $1, slug = $2, version = version + 1, settings_version = settings_version + 1 where id = $3",
        None,
    )
}
impl RenameStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
        slug: &'a T2,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[name, slug, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RenameParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenameStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.name, &params.slug, &params.id))
    }
}
pub struct SetPlanStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_plan() -> SetPlanStmt {
    SetPlanStmt(
        "update tenants set plan = $1, modules = $2, version = version + 1 where id = $3",
        None,
    )
}
impl SetPlanStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        plan: &'a Option<T1>,
        modules: &'a T3,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[plan, modules, id]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetPlanParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPlanStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPlanParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.plan, &params.modules, &params.id))
    }
}
pub struct TouchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn touch() -> TouchStmt {
    TouchStmt(
        "update tenant_usage set last_activity_at = $1 where id = $2 and (last_activity_at is null or last_activity_at < $1)",
        None,
    )
}
impl TouchStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        TouchParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TouchStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TouchParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct UsageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn usage() -> UsageStmt {
    UsageStmt(
        "select p.name as plan_name, p.max_admins, u.members, u.admins from tenants t join tenant_usage u on u.id = t.id left join plans p on p.key = t.plan where t.id = $1",
        None,
    )
}
impl UsageStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> TenantUsageQuery<'c, 'a, 's, C, TenantUsage, 1> {
        TenantUsageQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantUsageBorrowed, tokio_postgres::Error> {
                    Ok(TenantUsageBorrowed {
                        plan_name: row.try_get(0)?,
                        max_admins: row.try_get(1)?,
                        members: row.try_get(2)?,
                        admins: row.try_get(3)?,
                    })
                },
            mapper: |it| TenantUsage::from(it),
        }
    }
}
pub struct InsertRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_role() -> InsertRoleStmt {
    InsertRoleStmt(
        "insert into roles (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights) values ($1, $2, $3, $4, $5, $6, true, $7, $8, $9)",
        None,
    )
}
impl InsertRoleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        key: &'a T1,
        name: &'a T2,
        description: &'a T3,
        rank: &'a i16,
        permissions: &'a T5,
        default_rights: &'a i16,
        full_rights: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_id,
                    id,
                    key,
                    name,
                    description,
                    rank,
                    permissions,
                    default_rights,
                    full_rights,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRoleParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertRoleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRoleParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.key,
            &params.name,
            &params.description,
            &params.rank,
            &params.permissions,
            &params.default_rights,
            &params.full_rights,
        ))
    }
}
pub struct FoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found() -> FoundStmt {
    FoundStmt(
        "select found_tenant($1, $2, $3, $4, $5, $6, $7, $8, $9) as founded",
        None,
    )
}
impl FoundStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::JsonSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        slug: &'a T1,
        name: &'a T2,
        founder: &'a uuid::Uuid,
        personal: &'a bool,
        database_name: &'a T3,
        membership: &'a uuid::Uuid,
        builtin: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [
                id,
                slug,
                name,
                founder,
                personal,
                database_name,
                membership,
                builtin,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::JsonSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        FoundParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for FoundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FoundParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.id,
            &params.slug,
            &params.name,
            &params.founder,
            &params.personal,
            &params.database_name,
            &params.membership,
            &params.builtin,
            &params.now,
        )
    }
}
pub struct MayFoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn may_found() -> MayFoundStmt {
    MayFoundStmt(
        "select s.tenant_creation = 'members' and exists ( select 1 from memberships m join tenants t on t.id = m.tenant_id and t.state <> 'purged' where m.user_id = $1 and m.state = 'active' ) as may from instance_settings s",
        None,
    )
}
impl MayFoundStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct SlugIsTakenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn slug_is_taken() -> SlugIsTakenStmt {
    SlugIsTakenStmt(
        "select exists (select 1 from tenant_slugs where slug = $1) as taken",
        None,
    )
}
impl SlugIsTakenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        slug: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OfUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_user() -> OfUserStmt {
    OfUserStmt(
        "select t.id, t.slug, t.name, t.state, r.key as role_key, r.name as role_name, a.last_seen_at from memberships m join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id join tenants t on t.id = m.tenant_id and (t.state = 'active' or (t.state = 'provisioning' and t.founded_by = m.user_id)) left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.user_id = $1 and m.state = 'active' and t.slug > $2 and ($3 = '' or t.search like $4) order by t.slug limit $5",
        None,
    )
}
impl OfUserStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        after: &'a T1,
        search: &'a T2,
        pattern: &'a T3,
        limit: &'a i64,
    ) -> MyTenantRowQuery<'c, 'a, 's, C, MyTenantRow, 5> {
        MyTenantRowQuery {
            client,
            params: [user_id, after, search, pattern, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MyTenantRowBorrowed, tokio_postgres::Error> {
                    Ok(MyTenantRowBorrowed {
                        id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        role_key: row.try_get(4)?,
                        role_name: row.try_get(5)?,
                        last_seen_at: row.try_get(6)?,
                    })
                },
            mapper: |it| MyTenantRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfUserParams<T1, T2, T3>,
        MyTenantRowQuery<'c, 'a, 's, C, MyTenantRow, 5>,
        C,
    > for OfUserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfUserParams<T1, T2, T3>,
    ) -> MyTenantRowQuery<'c, 'a, 's, C, MyTenantRow, 5> {
        self.bind(
            client,
            &params.user_id,
            &params.after,
            &params.search,
            &params.pattern,
            &params.limit,
        )
    }
}
pub struct OfUserByLastSeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_user_by_last_seen() -> OfUserByLastSeenStmt {
    OfUserByLastSeenStmt(
        "select t.id, t.slug, t.name, t.state, r.key as role_key, r.name as role_name, a.last_seen_at from member_activity a join memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.state = 'active' join tenants t on t.id = a.tenant_id and (t.state = 'active' or (t.state = 'provisioning' and t.founded_by = a.user_id)) left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where a.user_id = $1 and (coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00'), a.tenant_id) < ($2, $3) and ($4 = '' or t.search like $5) order by coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00') desc, a.tenant_id desc limit $6",
        None,
    )
}
impl OfUserByLastSeenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        search: &'a T1,
        pattern: &'a T2,
        limit: &'a i64,
    ) -> MyTenantRowQuery<'c, 'a, 's, C, MyTenantRow, 6> {
        MyTenantRowQuery {
            client,
            params: [user_id, before_at, before, search, pattern, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MyTenantRowBorrowed, tokio_postgres::Error> {
                    Ok(MyTenantRowBorrowed {
                        id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        role_key: row.try_get(4)?,
                        role_name: row.try_get(5)?,
                        last_seen_at: row.try_get(6)?,
                    })
                },
            mapper: |it| MyTenantRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfUserByLastSeenParams<T1, T2>,
        MyTenantRowQuery<'c, 'a, 's, C, MyTenantRow, 6>,
        C,
    > for OfUserByLastSeenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfUserByLastSeenParams<T1, T2>,
    ) -> MyTenantRowQuery<'c, 'a, 's, C, MyTenantRow, 6> {
        self.bind(
            client,
            &params.user_id,
            &params.before_at,
            &params.before,
            &params.search,
            &params.pattern,
            &params.limit,
        )
    }
}
pub struct ReachStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reach() -> ReachStmt {
    ReachStmt(
        "select t.id, t.slug, t.name, t.state, s.tenant_access, t.require_owner_approval, exists (select 1 from memberships m where m.tenant_id = t.id and m.user_id = $1 and m.state = 'active') as is_member, exists ( select 1 from access_grants g where g.tenant_id = t.id and g.platform_admin_id = $2 and g.started_at is not null and g.ended_at is null and g.ends_at > $3 ) as has_access_grant from unnest($4::uuid[]) with ordinality as q (id, n) join tenants t on t.id = q.id cross join instance_settings s where t.state <> 'purged' order by q.n",
        None,
    )
}
impl ReachStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        platform_admin_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        ids: &'a T1,
    ) -> ReachableTenantQuery<'c, 'a, 's, C, ReachableTenant, 4> {
        ReachableTenantQuery {
            client,
            params: [user_id, platform_admin_id, now, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ReachableTenantBorrowed, tokio_postgres::Error> {
                Ok(ReachableTenantBorrowed {
                    id: row.try_get(0)?,
                    slug: row.try_get(1)?,
                    name: row.try_get(2)?,
                    state: row.try_get(3)?,
                    tenant_access: row.try_get(4)?,
                    require_owner_approval: row.try_get(5)?,
                    is_member: row.try_get(6)?,
                    has_access_grant: row.try_get(7)?,
                })
            },
            mapper: |it| ReachableTenant::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ReachParams<T1>,
        ReachableTenantQuery<'c, 'a, 's, C, ReachableTenant, 4>,
        C,
    > for ReachStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReachParams<T1>,
    ) -> ReachableTenantQuery<'c, 'a, 's, C, ReachableTenant, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.platform_admin_id,
            &params.now,
            &params.ids,
        )
    }
}
pub struct PlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place() -> PlaceStmt {
    PlaceStmt(
        "select t.id, t.slug, t.isolation, t.state, t.database_name, t.schema_name, s.id as server_id, s.name as server_name, s.host, s.port, s.database as server_database, s.username, s.password_sealed, s.tls_mode from tenants t join database_servers s on s.id = t.server_id where t.id = $1",
        None,
    )
}
impl PlaceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> TenantPlaceQuery<'c, 'a, 's, C, TenantPlace, 1> {
        TenantPlaceQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantPlaceBorrowed, tokio_postgres::Error> {
                    Ok(TenantPlaceBorrowed {
                        id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        isolation: row.try_get(2)?,
                        state: row.try_get(3)?,
                        database_name: row.try_get(4)?,
                        schema_name: row.try_get(5)?,
                        server_id: row.try_get(6)?,
                        server_name: row.try_get(7)?,
                        host: row.try_get(8)?,
                        port: row.try_get(9)?,
                        server_database: row.try_get(10)?,
                        username: row.try_get(11)?,
                        password_sealed: row.try_get(12)?,
                        tls_mode: row.try_get(13)?,
                    })
                },
            mapper: |it| TenantPlace::from(it),
        }
    }
}
pub struct WishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wish() -> WishStmt {
    WishStmt(
        "select r.id, r.key, r.default_rights, r.full_rights, array(select g.table_name from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_names, array(select g.rights from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_rights from roles r where r.tenant_id = $1 order by r.rank desc, r.key",
        None,
    )
}
impl WishStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
    ) -> RoleWishQuery<'c, 'a, 's, C, RoleWish, 1> {
        RoleWishQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RoleWishBorrowed, tokio_postgres::Error> {
                    Ok(RoleWishBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                        default_rights: row.try_get(2)?,
                        full_rights: row.try_get(3)?,
                        table_names: row.try_get(4)?,
                        table_rights: row.try_get(5)?,
                    })
                },
            mapper: |it| RoleWish::from(it),
        }
    }
}
pub struct AdminsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admins() -> AdminsStmt {
    AdminsStmt(
        "select m.id, m.user_id, u.email, u.name, r.key as role_key, r.name as role_name, m.state, u.last_sign_in_at, u.second_factors, m.version, o.key as sort_key from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 60 join users u on u.id = m.user_id cross join lateral (select (case $1 when 'name' then lower(u.name) when 'role' then to_char(1000 - r.rank, 'FM0000') || r.key when 'state' then m.state when 'last_sign_in' then coalesce(to_char(u.last_sign_in_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '') else m.email_key end) collate \"C\" as key) o where m.tenant_id = $2 and case when not $3 then (o.key, m.id) > ($4, $5) else $5 = '00000000-0000-0000-0000-000000000000' or (o.key, m.id) < ($4, $5) end and ($6 = '' or m.email_key like $7 or lower(u.name) like $7) and ($8 = '' or r.key = $8) order by case when not $3 then o.key end, case when not $3 then m.id end, case when $3 then o.key end desc, case when $3 then m.id end desc limit $9",
        None,
    )
}
impl AdminsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        sort: &'a T1,
        tenant_id: &'a uuid::Uuid,
        turned: &'a bool,
        after_key: &'a T2,
        after_id: &'a uuid::Uuid,
        search: &'a T3,
        pattern: &'a T4,
        role: &'a T5,
        limit: &'a i64,
    ) -> TenantAdminRowQuery<'c, 'a, 's, C, TenantAdminRow, 9> {
        TenantAdminRowQuery {
            client,
            params: [
                sort,
                tenant_id,
                turned,
                after_key,
                after_id,
                search,
                pattern,
                role,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<TenantAdminRowBorrowed, tokio_postgres::Error> {
                Ok(TenantAdminRowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    email: row.try_get(2)?,
                    name: row.try_get(3)?,
                    role_key: row.try_get(4)?,
                    role_name: row.try_get(5)?,
                    state: row.try_get(6)?,
                    last_sign_in_at: row.try_get(7)?,
                    second_factors: row.try_get(8)?,
                    version: row.try_get(9)?,
                    sort_key: row.try_get(10)?,
                })
            },
            mapper: |it| TenantAdminRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AdminsParams<T1, T2, T3, T4, T5>,
        TenantAdminRowQuery<'c, 'a, 's, C, TenantAdminRow, 9>,
        C,
    > for AdminsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AdminsParams<T1, T2, T3, T4, T5>,
    ) -> TenantAdminRowQuery<'c, 'a, 's, C, TenantAdminRow, 9> {
        self.bind(
            client,
            &params.sort,
            &params.tenant_id,
            &params.turned,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.role,
            &params.limit,
        )
    }
}
pub struct HasOwnerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_owner() -> HasOwnerStmt {
    HasOwnerStmt(
        "select exists ( select 1 from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = $1 and m.state = 'active' and r.rank >= 100 ) as found",
        None,
    )
}
impl HasOwnerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OwnerRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owner_role() -> OwnerRoleStmt {
    OwnerRoleStmt(
        "select id from roles where tenant_id = $1 and key = 'owner'",
        None,
    )
}
impl OwnerRoleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OwnerInvitationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owner_invitation() -> OwnerInvitationStmt {
    OwnerInvitationStmt(
        "select i.email, i.expires_at, (select m.id from mails m where m.invitation_id = i.id order by m.created_at desc limit 1) as mail_id from invitations i where i.tenant_id = $1 and i.by_platform and i.accepted_at is null and i.revoked_at is null order by i.created_at desc limit 1",
        None,
    )
}
impl OwnerInvitationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
    ) -> OwnerInvitationQuery<'c, 'a, 's, C, OwnerInvitation, 1> {
        OwnerInvitationQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OwnerInvitationBorrowed, tokio_postgres::Error> {
                Ok(OwnerInvitationBorrowed {
                    email: row.try_get(0)?,
                    expires_at: row.try_get(1)?,
                    mail_id: row.try_get(2)?,
                })
            },
            mapper: |it| OwnerInvitation::from(it),
        }
    }
}
pub struct FormerOwnersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn former_owners() -> FormerOwnersStmt {
    FormerOwnersStmt(
        "select u.email from tenants t join tenants f on f.server_id = t.server_id and f.database_name = t.database_name and f.schema_name = t.schema_name and f.state = 'purged' join memberships m on m.tenant_id = f.id and m.state = 'active' join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100 join users u on u.id = m.user_id where t.id = $1 and t.isolation = 'attached'",
        None,
    )
}
impl FormerOwnersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ServersInUseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn servers_in_use() -> ServersInUseStmt {
    ServersInUseStmt(
        "select s.id from database_servers s where exists ( select 1 from tenants t where t.server_id = s.id and t.state in ('active', 'suspended', 'archived', 'pending_deletion') ) order by s.id",
        None,
    )
}
impl ServersInUseStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 0> {
        UuidUuidQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct KeptOnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn kept_on() -> KeptOnStmt {
    KeptOnStmt(
        "select id from tenants where server_id = $1 and state in ('active', 'suspended', 'archived', 'pending_deletion') and id > $2 order by id limit $3",
        None,
    )
}
impl KeptOnStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        server: &'a uuid::Uuid,
        last: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [server, last, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        KeptOnParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for KeptOnStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeptOnParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.server, &params.last, &params.limit)
    }
}
