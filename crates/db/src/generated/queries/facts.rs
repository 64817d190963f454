// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ReadParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
    T5: crate::generated::ArraySql<Item = uuid::Uuid>,
    T6: crate::generated::ArraySql<Item = uuid::Uuid>,
    T7: crate::generated::StringSql,
    T8: crate::generated::ArraySql<Item = T7>,
> {
    pub hashes: T2,
    pub planes: T4,
    pub users: T5,
    pub tenants: T6,
    pub slugs: T8,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RoleSnapshotsParams<
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
> {
    pub tenants: T1,
    pub roles: T2,
}
#[derive(Debug)]
pub struct GroupSnapshotsParams<
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
> {
    pub tenants: T1,
    pub groups: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmMemberParams {
    pub tenant: uuid::Uuid,
    pub membership: uuid::Uuid,
    pub membership_version: i32,
    pub role: uuid::Uuid,
    pub role_version: i32,
}
#[derive(Debug)]
pub struct ConfirmGroupsParams<
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = i32>,
> {
    pub groups: T1,
    pub versions: T2,
    pub tenant: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmAccessGrantParams {
    pub access_grant: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub platform_admin_version: i32,
    pub role: uuid::Uuid,
    pub role_version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmPlatformAdminParams {
    pub platform_admin: uuid::Uuid,
    pub platform_admin_version: i32,
    pub role: uuid::Uuid,
    pub role_version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    pub snapshot: String,
    pub since: jiff::Timestamp,
}
pub struct MomentBorrowed<'a> {
    pub snapshot: &'a str,
    pub since: jiff::Timestamp,
}
impl<'a> From<MomentBorrowed<'a>> for Moment {
    fn from(MomentBorrowed { snapshot, since }: MomentBorrowed<'a>) -> Self {
        Self {
            snapshot: snapshot.into(),
            since,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FactsRow {
    pub snapshot: String,
    pub since: jiff::Timestamp,
    pub session_id: Option<uuid::Uuid>,
    pub proved_at: Option<jiff::Timestamp>,
    pub seen_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub second_factor: Option<bool>,
    pub second_factors: Option<Vec<String>>,
    pub token_id: Option<uuid::Uuid>,
    pub token_permissions: Option<Vec<String>>,
    pub token_tenant_id: Option<uuid::Uuid>,
    pub user_id: Option<uuid::Uuid>,
    pub email: Option<String>,
    pub name: Option<String>,
    pub user_state: Option<String>,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<String>,
    pub tenant_name: Option<String>,
    pub tenant_state: Option<String>,
    pub tenant_modules: Option<Vec<String>>,
    pub peers_allowed: Option<bool>,
    pub proof_lasts_minutes: Option<i32>,
    pub networks: Option<Vec<String>>,
    pub membership_id: Option<uuid::Uuid>,
    pub membership_state: Option<String>,
    pub membership_version: Option<i32>,
    pub role_id: Option<uuid::Uuid>,
    pub role_version: Option<i32>,
    pub group_ids: Option<Vec<uuid::Uuid>>,
    pub group_versions: Option<Vec<i32>>,
    pub group_manages: Option<Vec<bool>>,
    pub member_second_factor_due: Option<jiff::Timestamp>,
    pub admin_second_factor_due: Option<jiff::Timestamp>,
    pub platform_admin_id: Option<uuid::Uuid>,
    pub platform_admin_version: Option<i32>,
    pub platform_role_id: Option<uuid::Uuid>,
    pub platform_role_version: Option<i32>,
    pub bound_grant_id: Option<uuid::Uuid>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub access_tenant_id: Option<uuid::Uuid>,
    pub access_write: Option<bool>,
    pub access_reason: Option<String>,
    pub access_admin_id: Option<uuid::Uuid>,
    pub access_ends_at: Option<jiff::Timestamp>,
    pub access_role_id: Option<uuid::Uuid>,
    pub access_role_version: Option<i32>,
}
pub struct FactsRowBorrowed<'a> {
    pub snapshot: &'a str,
    pub since: jiff::Timestamp,
    pub session_id: Option<uuid::Uuid>,
    pub proved_at: Option<jiff::Timestamp>,
    pub seen_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub second_factor: Option<bool>,
    pub second_factors: Option<crate::generated::ArrayIterator<'a, &'a str>>,
    pub token_id: Option<uuid::Uuid>,
    pub token_permissions: Option<crate::generated::ArrayIterator<'a, &'a str>>,
    pub token_tenant_id: Option<uuid::Uuid>,
    pub user_id: Option<uuid::Uuid>,
    pub email: Option<&'a str>,
    pub name: Option<&'a str>,
    pub user_state: Option<&'a str>,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<&'a str>,
    pub tenant_name: Option<&'a str>,
    pub tenant_state: Option<&'a str>,
    pub tenant_modules: Option<crate::generated::ArrayIterator<'a, &'a str>>,
    pub peers_allowed: Option<bool>,
    pub proof_lasts_minutes: Option<i32>,
    pub networks: Option<crate::generated::ArrayIterator<'a, &'a str>>,
    pub membership_id: Option<uuid::Uuid>,
    pub membership_state: Option<&'a str>,
    pub membership_version: Option<i32>,
    pub role_id: Option<uuid::Uuid>,
    pub role_version: Option<i32>,
    pub group_ids: Option<crate::generated::ArrayIterator<'a, uuid::Uuid>>,
    pub group_versions: Option<crate::generated::ArrayIterator<'a, i32>>,
    pub group_manages: Option<crate::generated::ArrayIterator<'a, bool>>,
    pub member_second_factor_due: Option<jiff::Timestamp>,
    pub admin_second_factor_due: Option<jiff::Timestamp>,
    pub platform_admin_id: Option<uuid::Uuid>,
    pub platform_admin_version: Option<i32>,
    pub platform_role_id: Option<uuid::Uuid>,
    pub platform_role_version: Option<i32>,
    pub bound_grant_id: Option<uuid::Uuid>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub access_tenant_id: Option<uuid::Uuid>,
    pub access_write: Option<bool>,
    pub access_reason: Option<&'a str>,
    pub access_admin_id: Option<uuid::Uuid>,
    pub access_ends_at: Option<jiff::Timestamp>,
    pub access_role_id: Option<uuid::Uuid>,
    pub access_role_version: Option<i32>,
}
impl<'a> From<FactsRowBorrowed<'a>> for FactsRow {
    fn from(
        FactsRowBorrowed {
            snapshot,
            since,
            session_id,
            proved_at,
            seen_at,
            ends_at,
            second_factor,
            second_factors,
            token_id,
            token_permissions,
            token_tenant_id,
            user_id,
            email,
            name,
            user_state,
            tenant_id,
            tenant_slug,
            tenant_name,
            tenant_state,
            tenant_modules,
            peers_allowed,
            proof_lasts_minutes,
            networks,
            membership_id,
            membership_state,
            membership_version,
            role_id,
            role_version,
            group_ids,
            group_versions,
            group_manages,
            member_second_factor_due,
            admin_second_factor_due,
            platform_admin_id,
            platform_admin_version,
            platform_role_id,
            platform_role_version,
            bound_grant_id,
            access_grant_id,
            access_tenant_id,
            access_write,
            access_reason,
            access_admin_id,
            access_ends_at,
            access_role_id,
            access_role_version,
        }: FactsRowBorrowed<'a>,
    ) -> Self {
        Self {
            snapshot: snapshot.into(),
            since,
            session_id,
            proved_at,
            seen_at,
            ends_at,
            second_factor,
            second_factors: second_factors.map(|v| v.map(|v| v.into()).collect()),
            token_id,
            token_permissions: token_permissions.map(|v| v.map(|v| v.into()).collect()),
            token_tenant_id,
            user_id,
            email: email.map(|v| v.into()),
            name: name.map(|v| v.into()),
            user_state: user_state.map(|v| v.into()),
            tenant_id,
            tenant_slug: tenant_slug.map(|v| v.into()),
            tenant_name: tenant_name.map(|v| v.into()),
            tenant_state: tenant_state.map(|v| v.into()),
            tenant_modules: tenant_modules.map(|v| v.map(|v| v.into()).collect()),
            peers_allowed,
            proof_lasts_minutes,
            networks: networks.map(|v| v.map(|v| v.into()).collect()),
            membership_id,
            membership_state: membership_state.map(|v| v.into()),
            membership_version,
            role_id,
            role_version,
            group_ids: group_ids.map(|v| v.map(|v| v).collect()),
            group_versions: group_versions.map(|v| v.map(|v| v).collect()),
            group_manages: group_manages.map(|v| v.map(|v| v).collect()),
            member_second_factor_due,
            admin_second_factor_due,
            platform_admin_id,
            platform_admin_version,
            platform_role_id,
            platform_role_version,
            bound_grant_id,
            access_grant_id,
            access_tenant_id,
            access_write,
            access_reason: access_reason.map(|v| v.into()),
            access_admin_id,
            access_ends_at,
            access_role_id,
            access_role_version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RoleSnapshot {
    pub id: uuid::Uuid,
    pub version: i32,
    pub key: String,
    pub rank: i16,
    pub permissions: Vec<String>,
    pub default_rights: i16,
    pub full_rights: bool,
    pub table_names: Vec<String>,
    pub table_rights: Vec<i16>,
}
pub struct RoleSnapshotBorrowed<'a> {
    pub id: uuid::Uuid,
    pub version: i32,
    pub key: &'a str,
    pub rank: i16,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
    pub default_rights: i16,
    pub full_rights: bool,
    pub table_names: crate::generated::ArrayIterator<'a, &'a str>,
    pub table_rights: crate::generated::ArrayIterator<'a, i16>,
}
impl<'a> From<RoleSnapshotBorrowed<'a>> for RoleSnapshot {
    fn from(
        RoleSnapshotBorrowed {
            id,
            version,
            key,
            rank,
            permissions,
            default_rights,
            full_rights,
            table_names,
            table_rights,
        }: RoleSnapshotBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            version,
            key: key.into(),
            rank,
            permissions: permissions.map(|v| v.into()).collect(),
            default_rights,
            full_rights,
            table_names: table_names.map(|v| v.into()).collect(),
            table_rights: table_rights.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GroupSnapshot {
    pub id: uuid::Uuid,
    pub version: i32,
    pub permissions: Vec<String>,
}
pub struct GroupSnapshotBorrowed<'a> {
    pub id: uuid::Uuid,
    pub version: i32,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
}
impl<'a> From<GroupSnapshotBorrowed<'a>> for GroupSnapshot {
    fn from(
        GroupSnapshotBorrowed {
            id,
            version,
            permissions,
        }: GroupSnapshotBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            version,
            permissions: permissions.map(|v| v.into()).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PlatformRoleSnapshot {
    pub id: uuid::Uuid,
    pub version: i32,
    pub key: String,
    pub rank: i16,
    pub permissions: Vec<String>,
}
pub struct PlatformRoleSnapshotBorrowed<'a> {
    pub id: uuid::Uuid,
    pub version: i32,
    pub key: &'a str,
    pub rank: i16,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
}
impl<'a> From<PlatformRoleSnapshotBorrowed<'a>> for PlatformRoleSnapshot {
    fn from(
        PlatformRoleSnapshotBorrowed {
            id,
            version,
            key,
            rank,
            permissions,
        }: PlatformRoleSnapshotBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            version,
            key: key.into(),
            rank,
            permissions: permissions.map(|v| v.into()).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MomentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MomentBorrowed, tokio_postgres::Error>,
    mapper: fn(MomentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MomentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MomentBorrowed) -> R) -> MomentQuery<'c, 'a, 's, C, R, N> {
        MomentQuery {
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
pub struct FactsRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FactsRowBorrowed, tokio_postgres::Error>,
    mapper: fn(FactsRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FactsRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FactsRowBorrowed) -> R) -> FactsRowQuery<'c, 'a, 's, C, R, N> {
        FactsRowQuery {
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
pub struct RoleSnapshotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RoleSnapshotBorrowed, tokio_postgres::Error>,
    mapper: fn(RoleSnapshotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RoleSnapshotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RoleSnapshotBorrowed) -> R,
    ) -> RoleSnapshotQuery<'c, 'a, 's, C, R, N> {
        RoleSnapshotQuery {
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
pub struct GroupSnapshotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GroupSnapshotBorrowed, tokio_postgres::Error>,
    mapper: fn(GroupSnapshotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GroupSnapshotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GroupSnapshotBorrowed) -> R,
    ) -> GroupSnapshotQuery<'c, 'a, 's, C, R, N> {
        GroupSnapshotQuery {
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
pub struct PlatformRoleSnapshotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<PlatformRoleSnapshotBorrowed, tokio_postgres::Error>,
    mapper: fn(PlatformRoleSnapshotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlatformRoleSnapshotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PlatformRoleSnapshotBorrowed) -> R,
    ) -> PlatformRoleSnapshotQuery<'c, 'a, 's, C, R, N> {
        PlatformRoleSnapshotQuery {
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
pub struct MomentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn moment() -> MomentStmt {
    MomentStmt(
        "select pg_current_snapshot()::text as snapshot, pg_postmaster_start_time() as since",
        None,
    )
}
impl MomentStmt {
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
    ) -> MomentQuery<'c, 'a, 's, C, Moment, 0> {
        MomentQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MomentBorrowed, tokio_postgres::Error> {
                    Ok(MomentBorrowed {
                        snapshot: row.try_get(0)?,
                        since: row.try_get(1)?,
                    })
                },
            mapper: |it| Moment::from(it),
        }
    }
}
pub struct ReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read() -> ReadStmt {
    ReadStmt(
        "select (select pg_current_snapshot()::text) as snapshot, pg_postmaster_start_time() as since, s.id as session_id, s.proved_at, s.seen_at, coalesce(s.ends_at, a.expires_at) as ends_at, 'mfa' = any (s.methods) as second_factor, u.second_factors, a.id as token_id, a.permissions as token_permissions, a.tenant_id as token_tenant_id, u.id as user_id, u.email, u.name, u.state as user_state, t.id as tenant_id, t.slug as tenant_slug, t.name as tenant_name, t.state as tenant_state, t.modules as tenant_modules, t.peers_allowed, t.proof_lasts_minutes, t.networks::text[] as networks, m.id as membership_id, m.state as membership_state, m.version as membership_version, r.id as role_id, r.version as role_version, mg.ids as group_ids, mg.versions as group_versions, mg.manages as group_manages, case when t.second_factor_since is not null then greatest(m.created_at, t.second_factor_since) + make_interval(days => t.second_factor_grace_days) end as member_second_factor_due, greatest(p.created_at, i.second_factor_since) + interval '24 hours' as admin_second_factor_due, p.id as platform_admin_id, p.version as platform_admin_version, pr.id as platform_role_id, pr.version as platform_role_version, coalesce(s.access_grant_id, a.access_grant_id) as bound_grant_id, g.id as access_grant_id, g.tenant_id as access_tenant_id, g.mode = 'write' as access_write, g.reason as access_reason, g.platform_admin_id as access_admin_id, g.ends_at as access_ends_at, gr.id as access_role_id, gr.version as access_role_version from unnest($1::bytea[], $2::text[], $3::uuid[], $4::uuid[], $5::text[]) with ordinality as q (hash, plane, user_id, tenant_id, slug, n) cross join (select * from instance_settings limit 1) i left join lateral ( select k.*, case k.plane when 'root' then least(k.expires_at, k.created_at + make_interval(mins => i.root_lasts_minutes), k.seen_at + make_interval(mins => i.root_idle_minutes)) else least(k.expires_at, k.created_at + make_interval(mins => i.app_lasts_minutes), k.seen_at + make_interval(mins => i.app_idle_minutes)) end as ends_at from sessions k where k.token_hash = q.hash and k.plane = q.plane and k.revoked_at is null ) s on s.ends_at > $6 left join api_tokens a on a.token_hash = q.hash and q.plane = 'token' and a.revoked_at is null and a.expires_at > $6 left join users u on u.id = coalesce(s.user_id, a.user_id, q.user_id) left join tenant_slugs named on named.slug = q.slug left join tenants t on t.id = coalesce(named.leads_to, q.tenant_id) left join memberships m on m.tenant_id = t.id and m.user_id = u.id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id left join lateral ( select array_agg(b.group_id) as ids, array_agg(k.version) as versions, array_agg(b.manages) as manages from group_members b join groups k on k.tenant_id = b.tenant_id and k.id = b.group_id where b.tenant_id = m.tenant_id and b.membership_id = m.id ) mg on true left join platform_admins p on p.user_id = u.id and p.closed_at is null and p.state = 'active' left join platform_roles pr on pr.id = p.role_id left join lateral ( select v.id from access_grants v where q.user_id is not null and v.tenant_id = t.id and v.platform_admin_id = p.id and v.ended_at is null ) v on true left join access_grants g on g.tenant_id = coalesce(s.tenant_id, a.tenant_id, t.id) and g.id = coalesce(s.access_grant_id, a.access_grant_id, v.id) and g.started_at is not null and g.ended_at is null and g.ends_at > $6 and i.tenant_access <> 'membership_only' left join roles gr on gr.tenant_id = g.tenant_id and gr.key = 'owner' order by q.n",
        None,
    )
}
impl ReadStmt {
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
        T1: crate::generated::BytesSql,
        T2: crate::generated::ArraySql<Item = T1>,
        T3: crate::generated::StringSql,
        T4: crate::generated::ArraySql<Item = T3>,
        T5: crate::generated::ArraySql<Item = uuid::Uuid>,
        T6: crate::generated::ArraySql<Item = uuid::Uuid>,
        T7: crate::generated::StringSql,
        T8: crate::generated::ArraySql<Item = T7>,
    >(
        &'s self,
        client: &'c C,
        hashes: &'a T2,
        planes: &'a T4,
        users: &'a T5,
        tenants: &'a T6,
        slugs: &'a T8,
        now: &'a jiff::Timestamp,
    ) -> FactsRowQuery<'c, 'a, 's, C, FactsRow, 6> {
        FactsRowQuery {
            client,
            params: [hashes, planes, users, tenants, slugs, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FactsRowBorrowed, tokio_postgres::Error> {
                    Ok(FactsRowBorrowed {
                        snapshot: row.try_get(0)?,
                        since: row.try_get(1)?,
                        session_id: row.try_get(2)?,
                        proved_at: row.try_get(3)?,
                        seen_at: row.try_get(4)?,
                        ends_at: row.try_get(5)?,
                        second_factor: row.try_get(6)?,
                        second_factors: row.try_get(7)?,
                        token_id: row.try_get(8)?,
                        token_permissions: row.try_get(9)?,
                        token_tenant_id: row.try_get(10)?,
                        user_id: row.try_get(11)?,
                        email: row.try_get(12)?,
                        name: row.try_get(13)?,
                        user_state: row.try_get(14)?,
                        tenant_id: row.try_get(15)?,
                        tenant_slug: row.try_get(16)?,
                        tenant_name: row.try_get(17)?,
                        tenant_state: row.try_get(18)?,
                        tenant_modules: row.try_get(19)?,
                        peers_allowed: row.try_get(20)?,
                        proof_lasts_minutes: row.try_get(21)?,
                        networks: row.try_get(22)?,
                        membership_id: row.try_get(23)?,
                        membership_state: row.try_get(24)?,
                        membership_version: row.try_get(25)?,
                        role_id: row.try_get(26)?,
                        role_version: row.try_get(27)?,
                        group_ids: row.try_get(28)?,
                        group_versions: row.try_get(29)?,
                        group_manages: row.try_get(30)?,
                        member_second_factor_due: row.try_get(31)?,
                        admin_second_factor_due: row.try_get(32)?,
                        platform_admin_id: row.try_get(33)?,
                        platform_admin_version: row.try_get(34)?,
                        platform_role_id: row.try_get(35)?,
                        platform_role_version: row.try_get(36)?,
                        bound_grant_id: row.try_get(37)?,
                        access_grant_id: row.try_get(38)?,
                        access_tenant_id: row.try_get(39)?,
                        access_write: row.try_get(40)?,
                        access_reason: row.try_get(41)?,
                        access_admin_id: row.try_get(42)?,
                        access_ends_at: row.try_get(43)?,
                        access_role_id: row.try_get(44)?,
                        access_role_version: row.try_get(45)?,
                    })
                },
            mapper: |it| FactsRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::BytesSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
    T5: crate::generated::ArraySql<Item = uuid::Uuid>,
    T6: crate::generated::ArraySql<Item = uuid::Uuid>,
    T7: crate::generated::StringSql,
    T8: crate::generated::ArraySql<Item = T7>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ReadParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        FactsRowQuery<'c, 'a, 's, C, FactsRow, 6>,
        C,
    > for ReadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> FactsRowQuery<'c, 'a, 's, C, FactsRow, 6> {
        self.bind(
            client,
            &params.hashes,
            &params.planes,
            &params.users,
            &params.tenants,
            &params.slugs,
            &params.now,
        )
    }
}
pub struct RoleSnapshotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn role_snapshots() -> RoleSnapshotsStmt {
    RoleSnapshotsStmt(
        "select r.id, r.version, r.key, r.rank, r.permissions, r.default_rights, r.full_rights, array(select g.table_name from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_names, array(select g.rights from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_rights from unnest($1::uuid[], $2::uuid[]) as q (tenant_id, role_id) join roles r on r.tenant_id = q.tenant_id and r.id = q.role_id",
        None,
    )
}
impl RoleSnapshotsStmt {
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
        T1: crate::generated::ArraySql<Item = uuid::Uuid>,
        T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenants: &'a T1,
        roles: &'a T2,
    ) -> RoleSnapshotQuery<'c, 'a, 's, C, RoleSnapshot, 2> {
        RoleSnapshotQuery {
            client,
            params: [tenants, roles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RoleSnapshotBorrowed, tokio_postgres::Error> {
                    Ok(RoleSnapshotBorrowed {
                        id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        key: row.try_get(2)?,
                        rank: row.try_get(3)?,
                        permissions: row.try_get(4)?,
                        default_rights: row.try_get(5)?,
                        full_rights: row.try_get(6)?,
                        table_names: row.try_get(7)?,
                        table_rights: row.try_get(8)?,
                    })
                },
            mapper: |it| RoleSnapshot::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        RoleSnapshotsParams<T1, T2>,
        RoleSnapshotQuery<'c, 'a, 's, C, RoleSnapshot, 2>,
        C,
    > for RoleSnapshotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RoleSnapshotsParams<T1, T2>,
    ) -> RoleSnapshotQuery<'c, 'a, 's, C, RoleSnapshot, 2> {
        self.bind(client, &params.tenants, &params.roles)
    }
}
pub struct GroupSnapshotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn group_snapshots() -> GroupSnapshotsStmt {
    GroupSnapshotsStmt(
        "select g.id, g.version, g.permissions from unnest($1::uuid[], $2::uuid[]) as q (tenant_id, group_id) join groups g on g.tenant_id = q.tenant_id and g.id = q.group_id",
        None,
    )
}
impl GroupSnapshotsStmt {
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
        T1: crate::generated::ArraySql<Item = uuid::Uuid>,
        T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenants: &'a T1,
        groups: &'a T2,
    ) -> GroupSnapshotQuery<'c, 'a, 's, C, GroupSnapshot, 2> {
        GroupSnapshotQuery {
            client,
            params: [tenants, groups],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GroupSnapshotBorrowed, tokio_postgres::Error> {
                    Ok(GroupSnapshotBorrowed {
                        id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        permissions: row.try_get(2)?,
                    })
                },
            mapper: |it| GroupSnapshot::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GroupSnapshotsParams<T1, T2>,
        GroupSnapshotQuery<'c, 'a, 's, C, GroupSnapshot, 2>,
        C,
    > for GroupSnapshotsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GroupSnapshotsParams<T1, T2>,
    ) -> GroupSnapshotQuery<'c, 'a, 's, C, GroupSnapshot, 2> {
        self.bind(client, &params.tenants, &params.groups)
    }
}
pub struct PlatformRoleSnapshotsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn platform_role_snapshots() -> PlatformRoleSnapshotsStmt {
    PlatformRoleSnapshotsStmt(
        "select id, version, key, rank, permissions from platform_roles where id = any($1)",
        None,
    )
}
impl PlatformRoleSnapshotsStmt {
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
        roles: &'a T1,
    ) -> PlatformRoleSnapshotQuery<'c, 'a, 's, C, PlatformRoleSnapshot, 1> {
        PlatformRoleSnapshotQuery {
            client,
            params: [roles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<PlatformRoleSnapshotBorrowed, tokio_postgres::Error> {
                Ok(PlatformRoleSnapshotBorrowed {
                    id: row.try_get(0)?,
                    version: row.try_get(1)?,
                    key: row.try_get(2)?,
                    rank: row.try_get(3)?,
                    permissions: row.try_get(4)?,
                })
            },
            mapper: |it| PlatformRoleSnapshot::from(it),
        }
    }
}
pub struct ConfirmMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_member() -> ConfirmMemberStmt {
    ConfirmMemberStmt(
        "select 1 as confirmed from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = $1 and m.id = $2 and m.version = $3 and m.state = 'active' and r.id = $4 and r.version = $5 for share of m, r",
        None,
    )
}
impl ConfirmMemberStmt {
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
        membership: &'a uuid::Uuid,
        membership_version: &'a i32,
        role: &'a uuid::Uuid,
        role_version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [tenant, membership, membership_version, role, role_version],
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
        ConfirmMemberParams,
        I32Query<'c, 'a, 's, C, i32, 5>,
        C,
    > for ConfirmMemberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmMemberParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(
            client,
            &params.tenant,
            &params.membership,
            &params.membership_version,
            &params.role,
            &params.role_version,
        )
    }
}
pub struct ConfirmGroupsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_groups() -> ConfirmGroupsStmt {
    ConfirmGroupsStmt(
        "select g.id from unnest($1::uuid[], $2::integer[]) as q (id, version) join groups g on g.tenant_id = $3 and g.id = q.id and g.version = q.version for share of g",
        None,
    )
}
impl ConfirmGroupsStmt {
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
        T1: crate::generated::ArraySql<Item = uuid::Uuid>,
        T2: crate::generated::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        groups: &'a T1,
        versions: &'a T2,
        tenant: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [groups, versions, tenant],
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
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = i32>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmGroupsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for ConfirmGroupsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmGroupsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.groups, &params.versions, &params.tenant)
    }
}
pub struct ConfirmAccessGrantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_access_grant() -> ConfirmAccessGrantStmt {
    ConfirmAccessGrantStmt("select hold_access_grant($1, $2, $3, $4, $5) as held", None)
}
impl ConfirmAccessGrantStmt {
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
        access_grant: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        platform_admin_version: &'a i32,
        role: &'a uuid::Uuid,
        role_version: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [
                access_grant,
                now,
                platform_admin_version,
                role,
                role_version,
            ],
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
        ConfirmAccessGrantParams,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for ConfirmAccessGrantStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmAccessGrantParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(
            client,
            &params.access_grant,
            &params.now,
            &params.platform_admin_version,
            &params.role,
            &params.role_version,
        )
    }
}
pub struct ConfirmPlatformAdminStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_platform_admin() -> ConfirmPlatformAdminStmt {
    ConfirmPlatformAdminStmt(
        "select 1 as confirmed from platform_admins p join platform_roles r on r.id = p.role_id where p.id = $1 and p.version = $2 and p.state = 'active' and p.closed_at is null and r.id = $3 and r.version = $4 for share of p, r",
        None,
    )
}
impl ConfirmPlatformAdminStmt {
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
        platform_admin: &'a uuid::Uuid,
        platform_admin_version: &'a i32,
        role: &'a uuid::Uuid,
        role_version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [platform_admin, platform_admin_version, role, role_version],
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
        ConfirmPlatformAdminParams,
        I32Query<'c, 'a, 's, C, i32, 4>,
        C,
    > for ConfirmPlatformAdminStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmPlatformAdminParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(
            client,
            &params.platform_admin,
            &params.platform_admin_version,
            &params.role,
            &params.role_version,
        )
    }
}
