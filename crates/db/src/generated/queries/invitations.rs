// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub tenant_id: uuid::Uuid,
    pub before: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub email: T1,
    pub name: T2,
    pub role_id: uuid::Uuid,
    pub token_hash: T3,
    pub invited_by: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertByPlatformParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub email: T1,
    pub name: T2,
    pub role_id: uuid::Uuid,
    pub token_hash: T3,
    pub invited_by: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RenewParams<T1: crate::generated::BytesSql> {
    pub token_hash: T1,
    pub expires_at: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ByTokenParams<T1: crate::generated::BytesSql> {
    pub token_hash: T1,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct AcceptParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeOwnersParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationRow {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub role_key: String,
    pub role_name: String,
    pub invited_by: Option<String>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
pub struct InvitationRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub role_key: &'a str,
    pub role_name: &'a str,
    pub invited_by: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<InvitationRowBorrowed<'a>> for InvitationRow {
    fn from(
        InvitationRowBorrowed {
            id,
            email,
            name,
            role_key,
            role_name,
            invited_by,
            created_at,
            expires_at,
        }: InvitationRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            role_key: role_key.into(),
            role_name: role_name.into(),
            invited_by: invited_by.map(|v| v.into()),
            created_at,
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PendingInvitation {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub role_id: uuid::Uuid,
    pub expires_at: jiff::Timestamp,
}
pub struct PendingInvitationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub role_id: uuid::Uuid,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<PendingInvitationBorrowed<'a>> for PendingInvitation {
    fn from(
        PendingInvitationBorrowed {
            id,
            email,
            name,
            role_id,
            expires_at,
        }: PendingInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            role_id,
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenInvitation {
    pub id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub tenant_slug: String,
    pub tenant_name: String,
    pub email: String,
    pub name: String,
    pub role_id: uuid::Uuid,
    pub role_name: String,
    pub invited_by_id: Option<uuid::Uuid>,
    pub by_platform: bool,
    pub invited_by: Option<String>,
    pub expires_at: jiff::Timestamp,
    pub has_account: bool,
}
pub struct OpenInvitationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub tenant_slug: &'a str,
    pub tenant_name: &'a str,
    pub email: &'a str,
    pub name: &'a str,
    pub role_id: uuid::Uuid,
    pub role_name: &'a str,
    pub invited_by_id: Option<uuid::Uuid>,
    pub by_platform: bool,
    pub invited_by: Option<&'a str>,
    pub expires_at: jiff::Timestamp,
    pub has_account: bool,
}
impl<'a> From<OpenInvitationBorrowed<'a>> for OpenInvitation {
    fn from(
        OpenInvitationBorrowed {
            id,
            tenant_id,
            tenant_slug,
            tenant_name,
            email,
            name,
            role_id,
            role_name,
            invited_by_id,
            by_platform,
            invited_by,
            expires_at,
            has_account,
        }: OpenInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            tenant_slug: tenant_slug.into(),
            tenant_name: tenant_name.into(),
            email: email.into(),
            name: name.into(),
            role_id,
            role_name: role_name.into(),
            invited_by_id,
            by_platform,
            invited_by: invited_by.map(|v| v.into()),
            expires_at,
            has_account,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct InvitationRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InvitationRowBorrowed, tokio_postgres::Error>,
    mapper: fn(InvitationRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InvitationRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InvitationRowBorrowed) -> R,
    ) -> InvitationRowQuery<'c, 'a, 's, C, R, N> {
        InvitationRowQuery {
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
pub struct PendingInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PendingInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(PendingInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PendingInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PendingInvitationBorrowed) -> R,
    ) -> PendingInvitationQuery<'c, 'a, 's, C, R, N> {
        PendingInvitationQuery {
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
pub struct OpenInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OpenInvitationBorrowed) -> R,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, R, N> {
        OpenInvitationQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select i.id, i.email, i.name, r.key as role_key, r.name as role_name, u.name as invited_by, i.created_at, i.expires_at from invitations i join roles r on r.tenant_id = i.tenant_id and r.id = i.role_id left join users u on u.id = i.invited_by where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null and i.id < $2 order by i.id desc limit $3",
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
    ) -> InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 3> {
        InvitationRowQuery {
            client,
            params: [tenant_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<InvitationRowBorrowed, tokio_postgres::Error> {
                    Ok(InvitationRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        role_key: row.try_get(3)?,
                        role_name: row.try_get(4)?,
                        invited_by: row.try_get(5)?,
                        created_at: row.try_get(6)?,
                        expires_at: row.try_get(7)?,
                    })
                },
            mapper: |it| InvitationRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams,
        InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 3>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams,
    ) -> InvitationRowQuery<'c, 'a, 's, C, InvitationRow, 3> {
        self.bind(client, &params.tenant_id, &params.before, &params.limit)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select i.id, i.email, i.name, i.role_id, i.expires_at from invitations i where i.tenant_id = $1 and i.id = $2 and i.accepted_at is null and i.revoked_at is null",
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
    ) -> PendingInvitationQuery<'c, 'a, 's, C, PendingInvitation, 2> {
        PendingInvitationQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<PendingInvitationBorrowed, tokio_postgres::Error> {
                Ok(PendingInvitationBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    role_id: row.try_get(3)?,
                    expires_at: row.try_get(4)?,
                })
            },
            mapper: |it| PendingInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        PendingInvitationQuery<'c, 'a, 's, C, PendingInvitation, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> PendingInvitationQuery<'c, 'a, 's, C, PendingInvitation, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into invitations (tenant_id, id, email, name, role_id, token_hash, invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
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
        T3: crate::generated::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        email: &'a T1,
        name: &'a T2,
        role_id: &'a uuid::Uuid,
        token_hash: &'a T3,
        invited_by: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_id, id, email, name, role_id, token_hash, invited_by, now, expires_at,
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
    T3: crate::generated::BytesSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.email,
            &params.name,
            &params.role_id,
            &params.token_hash,
            &params.invited_by,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct InsertByPlatformStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_by_platform() -> InsertByPlatformStmt {
    InsertByPlatformStmt(
        "insert into invitations (tenant_id, id, email, name, role_id, token_hash, invited_by, by_platform, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, true, $8, $9)",
        None,
    )
}
impl InsertByPlatformStmt {
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
        T3: crate::generated::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        email: &'a T1,
        name: &'a T2,
        role_id: &'a uuid::Uuid,
        token_hash: &'a T3,
        invited_by: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_id, id, email, name, role_id, token_hash, invited_by, now, expires_at,
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
    T3: crate::generated::BytesSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertByPlatformParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertByPlatformStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertByPlatformParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.email,
            &params.name,
            &params.role_id,
            &params.token_hash,
            &params.invited_by,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct RenewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn renew() -> RenewStmt {
    RenewStmt(
        "update invitations set token_hash = $1, expires_at = $2 where tenant_id = $3 and id = $4 and accepted_at is null and revoked_at is null",
        None,
    )
}
impl RenewStmt {
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
        token_hash: &'a T1,
        expires_at: &'a jiff::Timestamp,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[token_hash, expires_at, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RenewParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenewParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.token_hash,
            &params.expires_at,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct RevokeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke() -> RevokeStmt {
    RevokeStmt(
        "update invitations set revoked_at = $1 where tenant_id = $2 and id = $3 and accepted_at is null and revoked_at is null",
        None,
    )
}
impl RevokeStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RevokeParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RevokeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RevokeParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct ByTokenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_token() -> ByTokenStmt {
    ByTokenStmt(
        "select i.id, i.tenant_id, t.slug as tenant_slug, t.name as tenant_name, i.email, i.name, i.role_id, r.name as role_name, i.invited_by as invited_by_id, i.by_platform, u.name as invited_by, i.expires_at, exists (select 1 from users e where lower(e.email) = lower(i.email) and e.password_hash is not null) as has_account from invitations i join tenants t on t.id = i.tenant_id and t.state = 'active' join roles r on r.tenant_id = i.tenant_id and r.id = i.role_id left join users u on u.id = i.invited_by where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2",
        None,
    )
}
impl ByTokenStmt {
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
        token_hash: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 2> {
        OpenInvitationQuery {
            client,
            params: [token_hash, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OpenInvitationBorrowed, tokio_postgres::Error> {
                Ok(OpenInvitationBorrowed {
                    id: row.try_get(0)?,
                    tenant_id: row.try_get(1)?,
                    tenant_slug: row.try_get(2)?,
                    tenant_name: row.try_get(3)?,
                    email: row.try_get(4)?,
                    name: row.try_get(5)?,
                    role_id: row.try_get(6)?,
                    role_name: row.try_get(7)?,
                    invited_by_id: row.try_get(8)?,
                    by_platform: row.try_get(9)?,
                    invited_by: row.try_get(10)?,
                    expires_at: row.try_get(11)?,
                    has_account: row.try_get(12)?,
                })
            },
            mapper: |it| OpenInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ByTokenParams<T1>,
        OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 2>,
        C,
    > for ByTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByTokenParams<T1>,
    ) -> OpenInvitationQuery<'c, 'a, 's, C, OpenInvitation, 2> {
        self.bind(client, &params.token_hash, &params.now)
    }
}
pub struct AcceptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn accept() -> AcceptStmt {
    AcceptStmt(
        "update invitations i set accepted_at = $1 where i.tenant_id = $2 and i.id = $3 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $1 and not (i.by_platform and exists ( select 1 from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = i.tenant_id and m.state = 'active' and r.rank >= 100 ))",
        None,
    )
}
impl AcceptStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        AcceptParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AcceptStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AcceptParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct RevokeOwnersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_owners() -> RevokeOwnersStmt {
    RevokeOwnersStmt(
        "update invitations set revoked_at = $1 where tenant_id = $2 and by_platform and accepted_at is null and revoked_at is null",
        None,
    )
}
impl RevokeOwnersStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, tenant_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RevokeOwnersParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RevokeOwnersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RevokeOwnersParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id))
    }
}
