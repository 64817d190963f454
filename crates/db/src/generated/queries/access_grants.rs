// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct CloseOverParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub lapsed: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub admin_email: T1,
    pub admin_name: T2,
    pub mode: T3,
    pub reason: T4,
    pub minutes: i32,
    pub now: jiff::Timestamp,
    pub needs_approval: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct StartParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub lapsed: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub tenant_id: uuid::Uuid,
    pub before: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListAllParams {
    pub before: uuid::Uuid,
    pub oldest: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub lapsed: jiff::Timestamp,
    pub waiting: Option<bool>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DecideParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub by: T1,
    pub approved: bool,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub lapsed: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EndParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub by: T1,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct HandOverParams<T1: crate::generated::BytesSql> {
    pub hash: T1,
    pub until: jiff::Timestamp,
    pub proved_at: jiff::Timestamp,
    pub second_factor: bool,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct TakeOverParams<T1: crate::generated::BytesSql> {
    pub hash: T1,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertTokenParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub user_id: uuid::Uuid,
    pub name: T2,
    pub tenant_id: uuid::Uuid,
    pub access_grant_id: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct SetPolicyParams {
    pub required: bool,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccessSettings {
    pub tenant_access: String,
    pub require_owner_approval: bool,
    pub state: String,
}
pub struct AccessSettingsBorrowed<'a> {
    pub tenant_access: &'a str,
    pub require_owner_approval: bool,
    pub state: &'a str,
}
impl<'a> From<AccessSettingsBorrowed<'a>> for AccessSettings {
    fn from(
        AccessSettingsBorrowed {
            tenant_access,
            require_owner_approval,
            state,
        }: AccessSettingsBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_access: tenant_access.into(),
            require_owner_approval,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccessGrantRow {
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub admin_email: String,
    pub admin_name: String,
    pub mode: String,
    pub reason: String,
    pub minutes: i32,
    pub requested_at: jiff::Timestamp,
    pub needs_approval: bool,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<String>,
    pub approved: Option<bool>,
    pub started_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
    pub ended_by: Option<String>,
    pub tenant_slug: String,
    pub tenant_name: String,
}
pub struct AccessGrantRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub admin_email: &'a str,
    pub admin_name: &'a str,
    pub mode: &'a str,
    pub reason: &'a str,
    pub minutes: i32,
    pub requested_at: jiff::Timestamp,
    pub needs_approval: bool,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<&'a str>,
    pub approved: Option<bool>,
    pub started_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub ended_at: Option<jiff::Timestamp>,
    pub ended_by: Option<&'a str>,
    pub tenant_slug: &'a str,
    pub tenant_name: &'a str,
}
impl<'a> From<AccessGrantRowBorrowed<'a>> for AccessGrantRow {
    fn from(
        AccessGrantRowBorrowed {
            id,
            platform_admin_id,
            user_id,
            admin_email,
            admin_name,
            mode,
            reason,
            minutes,
            requested_at,
            needs_approval,
            decided_at,
            decided_by,
            approved,
            started_at,
            ends_at,
            ended_at,
            ended_by,
            tenant_slug,
            tenant_name,
        }: AccessGrantRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            platform_admin_id,
            user_id,
            admin_email: admin_email.into(),
            admin_name: admin_name.into(),
            mode: mode.into(),
            reason: reason.into(),
            minutes,
            requested_at,
            needs_approval,
            decided_at,
            decided_by: decided_by.map(|v| v.into()),
            approved,
            started_at,
            ends_at,
            ended_at,
            ended_by: ended_by.map(|v| v.into()),
            tenant_slug: tenant_slug.into(),
            tenant_name: tenant_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TakenOver {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub ends_at: jiff::Timestamp,
    pub proved_at: jiff::Timestamp,
    pub second_factor: bool,
    pub mode: String,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub slug: String,
    pub tenant_name: String,
}
pub struct TakenOverBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub ends_at: jiff::Timestamp,
    pub proved_at: jiff::Timestamp,
    pub second_factor: bool,
    pub mode: &'a str,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub slug: &'a str,
    pub tenant_name: &'a str,
}
impl<'a> From<TakenOverBorrowed<'a>> for TakenOver {
    fn from(
        TakenOverBorrowed {
            tenant_id,
            id,
            ends_at,
            proved_at,
            second_factor,
            mode,
            user_id,
            email,
            name,
            slug,
            tenant_name,
        }: TakenOverBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            id,
            ends_at,
            proved_at,
            second_factor,
            mode: mode.into(),
            user_id,
            email: email.into(),
            name: name.into(),
            slug: slug.into(),
            tenant_name: tenant_name.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AccessSettingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccessSettingsBorrowed, tokio_postgres::Error>,
    mapper: fn(AccessSettingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccessSettingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AccessSettingsBorrowed) -> R,
    ) -> AccessSettingsQuery<'c, 'a, 's, C, R, N> {
        AccessSettingsQuery {
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
pub struct AccessGrantRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccessGrantRowBorrowed, tokio_postgres::Error>,
    mapper: fn(AccessGrantRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccessGrantRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AccessGrantRowBorrowed) -> R,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, R, N> {
        AccessGrantRowQuery {
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
pub struct TakenOverQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakenOverBorrowed, tokio_postgres::Error>,
    mapper: fn(TakenOverBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakenOverQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakenOverBorrowed) -> R) -> TakenOverQuery<'c, 'a, 's, C, R, N> {
        TakenOverQuery {
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
pub struct SettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settings() -> SettingsStmt {
    SettingsStmt(
        "select s.tenant_access, t.require_owner_approval, t.state from instance_settings s, tenants t where t.id = $1",
        None,
    )
}
impl SettingsStmt {
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
    ) -> AccessSettingsQuery<'c, 'a, 's, C, AccessSettings, 1> {
        AccessSettingsQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AccessSettingsBorrowed, tokio_postgres::Error> {
                Ok(AccessSettingsBorrowed {
                    tenant_access: row.try_get(0)?,
                    require_owner_approval: row.try_get(1)?,
                    state: row.try_get(2)?,
                })
            },
            mapper: |it| AccessSettings::from(it),
        }
    }
}
pub struct CloseOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_over() -> CloseOverStmt {
    CloseOverStmt(
        "update access_grants set ended_at = coalesce(ends_at, $1) where tenant_id = $2 and platform_admin_id = $3 and ended_at is null and (ends_at <= $1 or (started_at is null and requested_at <= $4) or approved = false)",
        None,
    )
}
impl CloseOverStmt {
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
        tenant_id: &'a uuid::Uuid,
        platform_admin_id: &'a uuid::Uuid,
        lapsed: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, tenant_id, platform_admin_id, lapsed])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        CloseOverParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CloseOverStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CloseOverParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.tenant_id,
            &params.platform_admin_id,
            &params.lapsed,
        ))
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into access_grants (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes, requested_at, needs_approval) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        platform_admin_id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        admin_email: &'a T1,
        admin_name: &'a T2,
        mode: &'a T3,
        reason: &'a T4,
        minutes: &'a i32,
        now: &'a jiff::Timestamp,
        needs_approval: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_id,
                    id,
                    platform_admin_id,
                    user_id,
                    admin_email,
                    admin_name,
                    mode,
                    reason,
                    minutes,
                    now,
                    needs_approval,
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
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.platform_admin_id,
            &params.user_id,
            &params.admin_email,
            &params.admin_name,
            &params.mode,
            &params.reason,
            &params.minutes,
            &params.now,
            &params.needs_approval,
        ))
    }
}
pub struct StartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn start() -> StartStmt {
    StartStmt(
        "update access_grants set started_at = $1::timestamptz, ends_at = $1::timestamptz + make_interval(mins => minutes) where tenant_id = $2 and id = $3 and platform_admin_id = $4 and started_at is null and ended_at is null and (not needs_approval or (approved and requested_at > $5))",
        None,
    )
}
impl StartStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        platform_admin_id: &'a uuid::Uuid,
        lapsed: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, tenant_id, id, platform_admin_id, lapsed])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        StartParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for StartStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StartParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.tenant_id,
            &params.id,
            &params.platform_admin_id,
            &params.lapsed,
        ))
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select g.id, g.platform_admin_id, g.user_id, g.admin_email, g.admin_name, g.mode, g.reason, g.minutes, g.requested_at, g.needs_approval, g.decided_at, g.decided_by, g.approved, g.started_at, g.ends_at, g.ended_at, g.ended_by, t.slug as tenant_slug, t.name as tenant_name from access_grants g join tenants t on t.id = g.tenant_id where g.tenant_id = $1 and g.id = $2",
        None,
    )
}
impl GetStmt {
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
        id: &'a uuid::Uuid,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 2> {
        AccessGrantRowQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AccessGrantRowBorrowed, tokio_postgres::Error> {
                Ok(AccessGrantRowBorrowed {
                    id: row.try_get(0)?,
                    platform_admin_id: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    admin_email: row.try_get(3)?,
                    admin_name: row.try_get(4)?,
                    mode: row.try_get(5)?,
                    reason: row.try_get(6)?,
                    minutes: row.try_get(7)?,
                    requested_at: row.try_get(8)?,
                    needs_approval: row.try_get(9)?,
                    decided_at: row.try_get(10)?,
                    decided_by: row.try_get(11)?,
                    approved: row.try_get(12)?,
                    started_at: row.try_get(13)?,
                    ends_at: row.try_get(14)?,
                    ended_at: row.try_get(15)?,
                    ended_by: row.try_get(16)?,
                    tenant_slug: row.try_get(17)?,
                    tenant_name: row.try_get(18)?,
                })
            },
            mapper: |it| AccessGrantRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select g.id, g.platform_admin_id, g.user_id, g.admin_email, g.admin_name, g.mode, g.reason, g.minutes, g.requested_at, g.needs_approval, g.decided_at, g.decided_by, g.approved, g.started_at, g.ends_at, g.ended_at, g.ended_by, t.slug as tenant_slug, t.name as tenant_name from access_grants g join tenants t on t.id = g.tenant_id where g.tenant_id = $1 and g.id < $2 order by g.id desc limit $3",
        None,
    )
}
impl ListStmt {
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
        before: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 3> {
        AccessGrantRowQuery {
            client,
            params: [tenant_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AccessGrantRowBorrowed, tokio_postgres::Error> {
                Ok(AccessGrantRowBorrowed {
                    id: row.try_get(0)?,
                    platform_admin_id: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    admin_email: row.try_get(3)?,
                    admin_name: row.try_get(4)?,
                    mode: row.try_get(5)?,
                    reason: row.try_get(6)?,
                    minutes: row.try_get(7)?,
                    requested_at: row.try_get(8)?,
                    needs_approval: row.try_get(9)?,
                    decided_at: row.try_get(10)?,
                    decided_by: row.try_get(11)?,
                    approved: row.try_get(12)?,
                    started_at: row.try_get(13)?,
                    ends_at: row.try_get(14)?,
                    ended_at: row.try_get(15)?,
                    ended_by: row.try_get(16)?,
                    tenant_slug: row.try_get(17)?,
                    tenant_name: row.try_get(18)?,
                })
            },
            mapper: |it| AccessGrantRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams,
        AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 3>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 3> {
        self.bind(client, &params.tenant_id, &params.before, &params.limit)
    }
}
pub struct ListAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_all() -> ListAllStmt {
    ListAllStmt(
        "select g.id, g.platform_admin_id, g.user_id, g.admin_email, g.admin_name, g.mode, g.reason, g.minutes, g.requested_at, g.needs_approval, g.decided_at, g.decided_by, g.approved, g.started_at, g.ends_at, g.ended_at, g.ended_by, t.slug as tenant_slug, t.name as tenant_name from access_grants g join tenants t on t.id = g.tenant_id where g.id < $1 and g.ended_at is null and g.requested_at > $2 and (g.ends_at > $3 or (g.started_at is null and g.approved is not false and g.requested_at > $4)) and ($5::boolean is null or $5 = (g.needs_approval and g.decided_at is null)) and (select s.tenant_access from instance_settings s) <> 'membership_only' order by g.id desc limit $6",
        None,
    )
}
impl ListAllStmt {
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
        before: &'a uuid::Uuid,
        oldest: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        lapsed: &'a jiff::Timestamp,
        waiting: &'a Option<bool>,
        limit: &'a i64,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 6> {
        AccessGrantRowQuery {
            client,
            params: [before, oldest, now, lapsed, waiting, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AccessGrantRowBorrowed, tokio_postgres::Error> {
                Ok(AccessGrantRowBorrowed {
                    id: row.try_get(0)?,
                    platform_admin_id: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    admin_email: row.try_get(3)?,
                    admin_name: row.try_get(4)?,
                    mode: row.try_get(5)?,
                    reason: row.try_get(6)?,
                    minutes: row.try_get(7)?,
                    requested_at: row.try_get(8)?,
                    needs_approval: row.try_get(9)?,
                    decided_at: row.try_get(10)?,
                    decided_by: row.try_get(11)?,
                    approved: row.try_get(12)?,
                    started_at: row.try_get(13)?,
                    ends_at: row.try_get(14)?,
                    ended_at: row.try_get(15)?,
                    ended_by: row.try_get(16)?,
                    tenant_slug: row.try_get(17)?,
                    tenant_name: row.try_get(18)?,
                })
            },
            mapper: |it| AccessGrantRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListAllParams,
        AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 6>,
        C,
    > for ListAllStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAllParams,
    ) -> AccessGrantRowQuery<'c, 'a, 's, C, AccessGrantRow, 6> {
        self.bind(
            client,
            &params.before,
            &params.oldest,
            &params.now,
            &params.lapsed,
            &params.waiting,
            &params.limit,
        )
    }
}
pub struct DecideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide() -> DecideStmt {
    DecideStmt(
        "update access_grants set decided_at = $1, decided_by = $2, approved = $3 where tenant_id = $4 and id = $5 and needs_approval and decided_at is null and ended_at is null and requested_at > $6",
        None,
    )
}
impl DecideStmt {
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
        by: &'a T1,
        approved: &'a bool,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        lapsed: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, by, approved, tenant_id, id, lapsed])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DecideParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecideStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecideParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.by,
            &params.approved,
            &params.tenant_id,
            &params.id,
            &params.lapsed,
        ))
    }
}
pub struct EndStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end() -> EndStmt {
    EndStmt(
        "update access_grants set ended_at = $1, ended_by = $2 where tenant_id = $3 and id = $4 and ended_at is null and (ends_at is null or ends_at > $1)",
        None,
    )
}
impl EndStmt {
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
        by: &'a T1,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, by, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EndParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.by,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct HandOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hand_over() -> HandOverStmt {
    HandOverStmt(
        "update access_grants set handover_hash = $1, handover_until = $2, handover_proved_at = $3, handover_second_factor = $4 where tenant_id = $5 and id = $6 and platform_admin_id = $7 and started_at is not null and ended_at is null and ends_at > $8",
        None,
    )
}
impl HandOverStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        hash: &'a T1,
        until: &'a jiff::Timestamp,
        proved_at: &'a jiff::Timestamp,
        second_factor: &'a bool,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        platform_admin_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    hash,
                    until,
                    proved_at,
                    second_factor,
                    tenant_id,
                    id,
                    platform_admin_id,
                    now,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        HandOverParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for HandOverStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a HandOverParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.hash,
            &params.until,
            &params.proved_at,
            &params.second_factor,
            &params.tenant_id,
            &params.id,
            &params.platform_admin_id,
            &params.now,
        ))
    }
}
pub struct TakeOverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_over() -> TakeOverStmt {
    TakeOverStmt(
        "update access_grants g set handover_hash = null, handover_until = null from platform_admins p join users u on u.id = p.user_id, tenants t where g.handover_hash = $1 and g.handover_until > $2 and g.started_at is not null and g.ended_at is null and g.ends_at > $2 and p.id = g.platform_admin_id and p.state = 'active' and p.closed_at is null and u.state = 'active' and t.id = g.tenant_id and t.state = 'active' returning g.tenant_id, g.id, g.ends_at, g.handover_proved_at as proved_at, g.handover_second_factor as second_factor, g.mode, u.id as user_id, u.email, u.name, t.slug, t.name as tenant_name",
        None,
    )
}
impl TakeOverStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        hash: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> TakenOverQuery<'c, 'a, 's, C, TakenOver, 2> {
        TakenOverQuery {
            client,
            params: [hash, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TakenOverBorrowed, tokio_postgres::Error> {
                    Ok(TakenOverBorrowed {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        ends_at: row.try_get(2)?,
                        proved_at: row.try_get(3)?,
                        second_factor: row.try_get(4)?,
                        mode: row.try_get(5)?,
                        user_id: row.try_get(6)?,
                        email: row.try_get(7)?,
                        name: row.try_get(8)?,
                        slug: row.try_get(9)?,
                        tenant_name: row.try_get(10)?,
                    })
                },
            mapper: |it| TakenOver::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        TakeOverParams<T1>,
        TakenOverQuery<'c, 'a, 's, C, TakenOver, 2>,
        C,
    > for TakeOverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeOverParams<T1>,
    ) -> TakenOverQuery<'c, 'a, 's, C, TakenOver, 2> {
        self.bind(client, &params.hash, &params.now)
    }
}
pub struct InsertTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_token() -> InsertTokenStmt {
    InsertTokenStmt(
        "insert into api_tokens (id, token_hash, user_id, name, tenant_id, access_grant_id, permissions, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, '{*}', $7, $8)",
        None,
    )
}
impl InsertTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        token_hash: &'a T1,
        user_id: &'a uuid::Uuid,
        name: &'a T2,
        tenant_id: &'a uuid::Uuid,
        access_grant_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    token_hash,
                    user_id,
                    name,
                    tenant_id,
                    access_grant_id,
                    now,
                    expires_at,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertTokenParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertTokenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertTokenParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.user_id,
            &params.name,
            &params.tenant_id,
            &params.access_grant_id,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct OwnersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owners() -> OwnersStmt {
    OwnersStmt(
        "select u.email from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100 join users u on u.id = m.user_id and u.state = 'active' where m.tenant_id = $1 and m.state = 'active' order by u.email limit 50",
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
pub struct PolicyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn policy() -> PolicyStmt {
    PolicyStmt(
        "select require_owner_approval from tenants where id = $1",
        None,
    )
}
impl PolicyStmt {
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
pub struct SetPolicyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_policy() -> SetPolicyStmt {
    SetPolicyStmt(
        "update tenants set require_owner_approval = $1 where id = $2",
        None,
    )
}
impl SetPolicyStmt {
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
        required: &'a bool,
        tenant_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[required, tenant_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetPolicyParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPolicyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPolicyParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.required, &params.tenant_id))
    }
}
