// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct HoldProvedParams<T1: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub password_hash: T1,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub email: T1,
    pub name: T2,
    pub password_hash: Option<T3>,
    pub password_changed_at: Option<jiff::Timestamp>,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ProveEmailParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetPasswordParams<T1: crate::generated::StringSql> {
    pub password_hash: T1,
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertByPlatformParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub email: T1,
    pub name: T2,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetTemporaryPasswordParams<T1: crate::generated::StringSql> {
    pub password_hash: T1,
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct SignedInParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RenameParams<T1: crate::generated::StringSql> {
    pub name: T1,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct ListByEmailParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub state: T1,
    pub kind: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByEmailTurnedParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub state: T1,
    pub kind: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByNameParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub state: T1,
    pub kind: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByNameTurnedParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub state: T1,
    pub kind: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByLastSignInParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub state: T1,
    pub kind: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByLastSignInTurnedParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub state: T1,
    pub kind: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SearchParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql> {
    pub after: uuid::Uuid,
    pub pattern: T1,
    pub state: T2,
    pub kind: T3,
    pub limit: i64,
}
#[derive(Debug)]
pub struct EditParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub email: T1,
    pub name: T2,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetStateParams<T1: crate::generated::StringSql> {
    pub state: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkDeletedParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EraseParams {
    pub id: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsParams {
    pub user_id: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndTokensParams {
    pub now: jiff::Timestamp,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndLinksParams {
    pub now: jiff::Timestamp,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct TenantsOfParams<T1: crate::generated::StringSql> {
    pub user_id: uuid::Uuid,
    pub after: T1,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct TenantOfParams {
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldMembershipParams {
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetMembershipStateParams<T1: crate::generated::StringSql> {
    pub state: T1,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveMembershipParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OwnedAloneParams {
    pub user_id: uuid::Uuid,
    pub any_tenant: bool,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct UserCredentials {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub password_hash: Option<String>,
    pub password_must_change: bool,
    pub password_is_known: bool,
}
pub struct UserCredentialsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub password_hash: Option<&'a str>,
    pub password_must_change: bool,
    pub password_is_known: bool,
}
impl<'a> From<UserCredentialsBorrowed<'a>> for UserCredentials {
    fn from(
        UserCredentialsBorrowed {
            id,
            email,
            name,
            state,
            password_hash,
            password_must_change,
            password_is_known,
        }: UserCredentialsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            password_hash: password_hash.map(|v| v.into()),
            password_must_change,
            password_is_known,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UserRow {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub version: i32,
}
pub struct UserRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub version: i32,
}
impl<'a> From<UserRowBorrowed<'a>> for UserRow {
    fn from(
        UserRowBorrowed {
            id,
            email,
            name,
            state,
            version,
        }: UserRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListedRow {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub deleted_at: Option<jiff::Timestamp>,
    pub platform_role: Option<String>,
    pub second_factors: Vec<String>,
    pub tenants: i64,
}
pub struct ListedRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub deleted_at: Option<jiff::Timestamp>,
    pub platform_role: Option<&'a str>,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub tenants: i64,
}
impl<'a> From<ListedRowBorrowed<'a>> for ListedRow {
    fn from(
        ListedRowBorrowed {
            id,
            email,
            name,
            state,
            version,
            created_at,
            last_sign_in_at,
            deleted_at,
            platform_role,
            second_factors,
            tenants,
        }: ListedRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            version,
            created_at,
            last_sign_in_at,
            deleted_at,
            platform_role: platform_role.map(|v| v.into()),
            second_factors: second_factors.map(|v| v.into()).collect(),
            tenants,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HeldUser {
    pub version: i32,
    pub email: String,
    pub platform_role_id: Option<uuid::Uuid>,
}
pub struct HeldUserBorrowed<'a> {
    pub version: i32,
    pub email: &'a str,
    pub platform_role_id: Option<uuid::Uuid>,
}
impl<'a> From<HeldUserBorrowed<'a>> for HeldUser {
    fn from(
        HeldUserBorrowed {
            version,
            email,
            platform_role_id,
        }: HeldUserBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            email: email.into(),
            platform_role_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantOfUser {
    pub id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub slug: String,
    pub name: String,
    pub tenant_state: String,
    pub state: String,
    pub role_key: Option<String>,
    pub role_name: Option<String>,
    pub version: i32,
}
pub struct TenantOfUserBorrowed<'a> {
    pub id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub slug: &'a str,
    pub name: &'a str,
    pub tenant_state: &'a str,
    pub state: &'a str,
    pub role_key: Option<&'a str>,
    pub role_name: Option<&'a str>,
    pub version: i32,
}
impl<'a> From<TenantOfUserBorrowed<'a>> for TenantOfUser {
    fn from(
        TenantOfUserBorrowed {
            id,
            tenant_id,
            slug,
            name,
            tenant_state,
            state,
            role_key,
            role_name,
            version,
        }: TenantOfUserBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            slug: slug.into(),
            name: name.into(),
            tenant_state: tenant_state.into(),
            state: state.into(),
            role_key: role_key.map(|v| v.into()),
            role_name: role_name.map(|v| v.into()),
            version,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UserCredentialsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UserCredentialsBorrowed, tokio_postgres::Error>,
    mapper: fn(UserCredentialsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UserCredentialsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UserCredentialsBorrowed) -> R,
    ) -> UserCredentialsQuery<'c, 'a, 's, C, R, N> {
        UserCredentialsQuery {
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
pub struct UserRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UserRowBorrowed, tokio_postgres::Error>,
    mapper: fn(UserRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UserRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UserRowBorrowed) -> R) -> UserRowQuery<'c, 'a, 's, C, R, N> {
        UserRowQuery {
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
pub struct ListedRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListedRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ListedRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListedRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListedRowBorrowed) -> R) -> ListedRowQuery<'c, 'a, 's, C, R, N> {
        ListedRowQuery {
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
pub struct HeldUserQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldUserBorrowed, tokio_postgres::Error>,
    mapper: fn(HeldUserBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldUserQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeldUserBorrowed) -> R) -> HeldUserQuery<'c, 'a, 's, C, R, N> {
        HeldUserQuery {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct TenantOfUserQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantOfUserBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantOfUserBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantOfUserQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantOfUserBorrowed) -> R,
    ) -> TenantOfUserQuery<'c, 'a, 's, C, R, N> {
        TenantOfUserQuery {
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
pub struct ByEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_email() -> ByEmailStmt {
    ByEmailStmt(
        "select u.id, u.email, u.name, u.state, u.password_hash, u.password_must_change, password_is_known(u) as password_is_known from users u where lower(u.email) = lower($1)",
        None,
    )
}
impl ByEmailStmt {
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
        email: &'a T1,
    ) -> UserCredentialsQuery<'c, 'a, 's, C, UserCredentials, 1> {
        UserCredentialsQuery {
            client,
            params: [email],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<UserCredentialsBorrowed, tokio_postgres::Error> {
                Ok(UserCredentialsBorrowed {
                    id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    name: row.try_get(2)?,
                    state: row.try_get(3)?,
                    password_hash: row.try_get(4)?,
                    password_must_change: row.try_get(5)?,
                    password_is_known: row.try_get(6)?,
                })
            },
            mapper: |it| UserCredentials::from(it),
        }
    }
}
pub struct HoldProvedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_proved() -> HoldProvedStmt {
    HoldProvedStmt(
        "select u.id from users u where u.id = $1 and u.state = 'active' and u.password_hash = $2 and not password_is_known(u) for no key update",
        None,
    )
}
impl HoldProvedStmt {
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
        id: &'a uuid::Uuid,
        password_hash: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, password_hash],
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
        HoldProvedParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldProvedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldProvedParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.password_hash)
    }
}
pub struct HoldActiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_active() -> HoldActiveStmt {
    HoldActiveStmt(
        "select id from users where id = $1 and state = 'active' for no key update",
        None,
    )
}
impl HoldActiveStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
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
        "insert into users (id, email, name, password_hash, password_changed_at, created_at) values ($1, $2, $3, $4, $5, $6)",
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
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        email: &'a T1,
        name: &'a T2,
        password_hash: &'a Option<T3>,
        password_changed_at: &'a Option<jiff::Timestamp>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[id, email, name, password_hash, password_changed_at, now],
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
            &params.id,
            &params.email,
            &params.name,
            &params.password_hash,
            &params.password_changed_at,
            &params.now,
        ))
    }
}
pub struct ProveEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prove_email() -> ProveEmailStmt {
    ProveEmailStmt("update users set email_proved_at = $1 where id = $2", None)
}
impl ProveEmailStmt {
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
        ProveEmailParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ProveEmailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ProveEmailParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct SetPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_password() -> SetPasswordStmt {
    SetPasswordStmt(
        "update users set password_hash = $1, password_changed_at = $2, password_must_change = false, version = version + 1 where id = $3",
        None,
    )
}
impl SetPasswordStmt {
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
        password_hash: &'a T1,
        now: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[password_hash, now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetPasswordParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPasswordStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPasswordParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.password_hash, &params.now, &params.id))
    }
}
pub struct InsertByPlatformStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_by_platform() -> InsertByPlatformStmt {
    InsertByPlatformStmt(
        "insert into users (id, email, name, created_at) values ($1, $2, $3, $4)",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        email: &'a T1,
        name: &'a T2,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id, email, name, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertByPlatformParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertByPlatformStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertByPlatformParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.email, &params.name, &params.now))
    }
}
pub struct SetTemporaryPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_temporary_password() -> SetTemporaryPasswordStmt {
    SetTemporaryPasswordStmt(
        "update users set password_hash = $1, password_changed_at = $2, password_must_change = true, version = version + 1 where id = $3 and version = $4 and state = 'active'",
        None,
    )
}
impl SetTemporaryPasswordStmt {
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
        password_hash: &'a T1,
        now: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[password_hash, now, id, version])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetTemporaryPasswordParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetTemporaryPasswordStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetTemporaryPasswordParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.password_hash,
            &params.now,
            &params.id,
            &params.version,
        ))
    }
}
pub struct LiftSuspensionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_suspension() -> LiftSuspensionStmt {
    LiftSuspensionStmt(
        "update users set state = 'active', version = version + 1 where id = $1 and state = 'suspended'",
        None,
    )
}
impl LiftSuspensionStmt {
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
pub struct SignedInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn signed_in() -> SignedInStmt {
    SignedInStmt("update users set last_sign_in_at = $1 where id = $2", None)
}
impl SignedInStmt {
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
        SignedInParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SignedInStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SignedInParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select id, email, name, state, version from users where id = $1",
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
        id: &'a uuid::Uuid,
    ) -> UserRowQuery<'c, 'a, 's, C, UserRow, 1> {
        UserRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UserRowBorrowed, tokio_postgres::Error> {
                    Ok(UserRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                    })
                },
            mapper: |it| UserRow::from(it),
        }
    }
}
pub struct RenameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename() -> RenameStmt {
    RenameStmt(
        "update users set name = $1, version = version + 1 where id = $2 and version = $3",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[name, id, version]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RenameParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenameStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.name, &params.id, &params.version))
    }
}
pub struct ListByEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_email() -> ListByEmailStmt {
    ListByEmailStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where u.by_email > coalesce((select lower(a.email) from users a where a.id = $1), '') and ($2 = '' or u.state = $2) and ($3 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($3 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by u.by_email limit $4",
        None,
    )
}
impl ListByEmailStmt {
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
        after: &'a uuid::Uuid,
        state: &'a T1,
        kind: &'a T2,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [after, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByEmailParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for ListByEmailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByEmailParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.after,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct ListByEmailTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_email_turned() -> ListByEmailTurnedStmt {
    ListByEmailTurnedStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where u.by_email <= coalesce((select lower(a.email) from users a where a.id = $1), (select max(lower(m.email)) from users m)) and u.id <> $1 and ($2 = '' or u.state = $2) and ($3 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($3 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by u.by_email desc limit $4",
        None,
    )
}
impl ListByEmailTurnedStmt {
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
        after: &'a uuid::Uuid,
        state: &'a T1,
        kind: &'a T2,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [after, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByEmailTurnedParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for ListByEmailTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByEmailTurnedParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.after,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct ListByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_name() -> ListByNameStmt {
    ListByNameStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where (u.by_name, u.id) > (coalesce((select lower(a.name) from users a where a.id = $1), ''), $1) and ($2 = '' or u.state = $2) and ($3 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($3 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by u.by_name, u.id limit $4",
        None,
    )
}
impl ListByNameStmt {
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
        after: &'a uuid::Uuid,
        state: &'a T1,
        kind: &'a T2,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [after, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByNameParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for ListByNameStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByNameParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.after,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct ListByNameTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_name_turned() -> ListByNameTurnedStmt {
    ListByNameTurnedStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where (u.by_name, u.id) < (coalesce((select lower(a.name) from users a where a.id = $1), (select max(lower(m.name)) from users m)), $1) and ($2 = '' or u.state = $2) and ($3 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($3 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by u.by_name desc, u.id desc limit $4",
        None,
    )
}
impl ListByNameTurnedStmt {
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
        after: &'a uuid::Uuid,
        state: &'a T1,
        kind: &'a T2,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [after, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByNameTurnedParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for ListByNameTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByNameTurnedParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.after,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct ListByLastSignInStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_last_sign_in() -> ListByLastSignInStmt {
    ListByLastSignInStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where (u.by_sign_in, u.id) < ( coalesce((select coalesce(a.last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') from users a where a.id = $1), 'infinity'), $1) and ($2 = '' or u.state = $2) and ($3 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($3 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by u.by_sign_in desc, u.id desc limit $4",
        None,
    )
}
impl ListByLastSignInStmt {
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
        after: &'a uuid::Uuid,
        state: &'a T1,
        kind: &'a T2,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [after, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByLastSignInParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for ListByLastSignInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByLastSignInParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.after,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct ListByLastSignInTurnedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_last_sign_in_turned() -> ListByLastSignInTurnedStmt {
    ListByLastSignInTurnedStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where (u.by_sign_in, u.id) > ( coalesce((select coalesce(a.last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') from users a where a.id = $1), '-infinity'), $1) and ($2 = '' or u.state = $2) and ($3 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($3 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by u.by_sign_in, u.id limit $4",
        None,
    )
}
impl ListByLastSignInTurnedStmt {
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
        after: &'a uuid::Uuid,
        state: &'a T1,
        kind: &'a T2,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [after, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByLastSignInTurnedParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for ListByLastSignInTurnedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByLastSignInTurnedParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.after,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct SearchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search() -> SearchStmt {
    SearchStmt(
        "with start as materialized ( select coalesce((select lower(a.email) from users a where a.id = $1), '') as key ), near as materialized ( select u.id, lower(u.email) as key, u.search like $2 as hit from users u where lower(u.email) > (select s.key from start s) and u.erased_at is null and ($3 = '' or u.state = $3) and ($4 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($4 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) order by lower(u.email) limit 1000 ), rare as materialized ( select u.id, lower(u.email) as key from users u where (select count(*) from near n where n.hit) < $5 and (select count(*) from near) = 1000 and u.search like $2 and u.erased_at is null and ($3 = '' or u.state = $3) and ($4 <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null))) and ($4 <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null))) ), page as ( select n.id, n.key from near n where n.hit union all select r.id, r.key from rare r where r.key > (select max(n.key) from near n) order by key limit $5 ) select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from page join listed_users u on u.id = page.id order by page.key",
        None,
    )
}
impl SearchStmt {
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
        after: &'a uuid::Uuid,
        pattern: &'a T1,
        state: &'a T2,
        kind: &'a T3,
        limit: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 5> {
        ListedRowQuery {
            client,
            params: [after, pattern, state, kind, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchParams<T1, T2, T3>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 5>,
        C,
    > for SearchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchParams<T1, T2, T3>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 5> {
        self.bind(
            client,
            &params.after,
            &params.pattern,
            &params.state,
            &params.kind,
            &params.limit,
        )
    }
}
pub struct ListedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn listed() -> ListedStmt {
    ListedStmt(
        "select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants from listed_users u where u.id = $1",
        None,
    )
}
impl ListedStmt {
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
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 1> {
        ListedRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                    Ok(ListedRowBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        last_sign_in_at: row.try_get(6)?,
                        deleted_at: row.try_get(7)?,
                        platform_role: row.try_get(8)?,
                        second_factors: row.try_get(9)?,
                        tenants: row.try_get(10)?,
                    })
                },
            mapper: |it| ListedRow::from(it),
        }
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select u.version, u.email, (select p.role_id from platform_admins p where p.user_id = u.id and p.closed_at is null) as platform_role_id from users u where u.id = $1 and u.erased_at is null for no key update",
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
    ) -> HeldUserQuery<'c, 'a, 's, C, HeldUser, 1> {
        HeldUserQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HeldUserBorrowed, tokio_postgres::Error> {
                    Ok(HeldUserBorrowed {
                        version: row.try_get(0)?,
                        email: row.try_get(1)?,
                        platform_role_id: row.try_get(2)?,
                    })
                },
            mapper: |it| HeldUser::from(it),
        }
    }
}
pub struct EditStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edit() -> EditStmt {
    EditStmt(
        "update users set email_proved_at = case when lower(email) = lower($1) then email_proved_at end, email = $1, name = $2, version = version + 1 where id = $3",
        None,
    )
}
impl EditStmt {
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
        email: &'a T1,
        name: &'a T2,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[email, name, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EditParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EditStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EditParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.email, &params.name, &params.id))
    }
}
pub struct SetStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_state() -> SetStateStmt {
    SetStateStmt(
        "update users set state = $1, version = version + 1 where id = $2",
        None,
    )
}
impl SetStateStmt {
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
        state: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[state, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetStateParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetStateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetStateParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.state, &params.id))
    }
}
pub struct MarkDeletedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_deleted() -> MarkDeletedStmt {
    MarkDeletedStmt(
        "update users set deleted_from = state, state = 'deleted', deleted_at = $1, version = version + 1 where id = $2",
        None,
    )
}
impl MarkDeletedStmt {
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
        MarkDeletedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkDeletedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkDeletedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct RestoreStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn restore() -> RestoreStmt {
    RestoreStmt(
        "update users set state = coalesce(deleted_from, 'suspended'), deleted_from = null, deleted_at = null, version = version + 1 where id = $1",
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
pub struct EraseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn erase() -> EraseStmt {
    EraseStmt("select erase_user($1, $2, $3) as erased", None)
}
impl EraseStmt {
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
        before: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [id, before, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, EraseParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EraseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EraseParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.id, &params.before, &params.now)
    }
}
pub struct EndSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions() -> EndSessionsStmt {
    EndSessionsStmt(
        "with flows as (delete from sign_in_flows where user_id = $1) update sessions set revoked_at = $2 where user_id = $1 and revoked_at is null",
        None,
    )
}
impl EndSessionsStmt {
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
        user_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EndSessionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndSessionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.user_id, &params.now))
    }
}
pub struct EndTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_tokens() -> EndTokensStmt {
    EndTokensStmt(
        "update api_tokens set revoked_at = $1 where user_id = $2 and revoked_at is null",
        None,
    )
}
impl EndTokensStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EndTokensParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndTokensStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndTokensParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id))
    }
}
pub struct EndLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_links() -> EndLinksStmt {
    EndLinksStmt(
        "update one_time_links set used_at = $1 where user_id = $2 and used_at is null",
        None,
    )
}
impl EndLinksStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EndLinksParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndLinksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndLinksParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id))
    }
}
pub struct BlockedUntilStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocked_until() -> BlockedUntilStmt {
    BlockedUntilStmt(
        "select max(t.blocked_until) as blocked_until from sign_in_throttles t where t.key = any($1)",
        None,
    )
}
impl BlockedUntilStmt {
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
        T2: crate::generated::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        keys: &'a T2,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 1> {
        OptionjiffTimestampQuery {
            client,
            params: [keys],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LiftLockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_lock() -> LiftLockStmt {
    LiftLockStmt("delete from sign_in_throttles where key = any($1)", None)
}
impl LiftLockStmt {
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
        T2: crate::generated::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        keys: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[keys]).await
    }
}
pub struct TenantsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenants_of() -> TenantsOfStmt {
    TenantsOfStmt(
        "select m.id, m.tenant_id, t.slug, t.name, t.state as tenant_state, m.state, r.key as role_key, r.name as role_name, m.version from memberships m join tenants t on t.id = m.tenant_id and t.state <> 'purged' left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.user_id = $1 and t.slug > $2 order by t.slug limit $3",
        None,
    )
}
impl TenantsOfStmt {
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
        user_id: &'a uuid::Uuid,
        after: &'a T1,
        limit: &'a i64,
    ) -> TenantOfUserQuery<'c, 'a, 's, C, TenantOfUser, 3> {
        TenantOfUserQuery {
            client,
            params: [user_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantOfUserBorrowed, tokio_postgres::Error> {
                    Ok(TenantOfUserBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        slug: row.try_get(2)?,
                        name: row.try_get(3)?,
                        tenant_state: row.try_get(4)?,
                        state: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        version: row.try_get(8)?,
                    })
                },
            mapper: |it| TenantOfUser::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        TenantsOfParams<T1>,
        TenantOfUserQuery<'c, 'a, 's, C, TenantOfUser, 3>,
        C,
    > for TenantsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TenantsOfParams<T1>,
    ) -> TenantOfUserQuery<'c, 'a, 's, C, TenantOfUser, 3> {
        self.bind(client, &params.user_id, &params.after, &params.limit)
    }
}
pub struct TenantOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenant_of() -> TenantOfStmt {
    TenantOfStmt(
        "select m.id, m.tenant_id, t.slug, t.name, t.state as tenant_state, m.state, r.key as role_key, r.name as role_name, m.version from memberships m join tenants t on t.id = m.tenant_id and t.state <> 'purged' left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.user_id = $1 and m.id = $2",
        None,
    )
}
impl TenantOfStmt {
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
        id: &'a uuid::Uuid,
    ) -> TenantOfUserQuery<'c, 'a, 's, C, TenantOfUser, 2> {
        TenantOfUserQuery {
            client,
            params: [user_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TenantOfUserBorrowed, tokio_postgres::Error> {
                    Ok(TenantOfUserBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        slug: row.try_get(2)?,
                        name: row.try_get(3)?,
                        tenant_state: row.try_get(4)?,
                        state: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        version: row.try_get(8)?,
                    })
                },
            mapper: |it| TenantOfUser::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        TenantOfParams,
        TenantOfUserQuery<'c, 'a, 's, C, TenantOfUser, 2>,
        C,
    > for TenantOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TenantOfParams,
    ) -> TenantOfUserQuery<'c, 'a, 's, C, TenantOfUser, 2> {
        self.bind(client, &params.user_id, &params.id)
    }
}
pub struct HoldMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_membership() -> HoldMembershipStmt {
    HoldMembershipStmt(
        "select m.version from memberships m join tenants t on t.id = m.tenant_id and t.state not in ('deleting', 'purged') where m.user_id = $1 and m.id = $2 for no key update of m",
        None,
    )
}
impl HoldMembershipStmt {
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
        id: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [user_id, id],
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
        HoldMembershipParams,
        I32Query<'c, 'a, 's, C, i32, 2>,
        C,
    > for HoldMembershipStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldMembershipParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.user_id, &params.id)
    }
}
pub struct SetMembershipStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_membership_state() -> SetMembershipStateStmt {
    SetMembershipStateStmt(
        "update memberships set state = $1, version = version + 1 where tenant_id = $2 and id = $3",
        None,
    )
}
impl SetMembershipStateStmt {
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
        state: &'a T1,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[state, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetMembershipStateParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetMembershipStateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetMembershipStateParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.state, &params.tenant_id, &params.id))
    }
}
pub struct RemoveMembershipStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_membership() -> RemoveMembershipStmt {
    RemoveMembershipStmt(
        "delete from memberships where tenant_id = $1 and id = $2",
        None,
    )
}
impl RemoveMembershipStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveMembershipParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveMembershipStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveMembershipParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct OwnedAloneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owned_alone() -> OwnedAloneStmt {
    OwnedAloneStmt(
        "select t.slug from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100 join tenants t on t.id = m.tenant_id and t.state not in ('deleting', 'purged') where m.user_id = $1 and m.state = 'active' and ($2 or m.tenant_id = $3) and not exists ( select 1 from roles o join memberships other on other.tenant_id = o.tenant_id and other.role_id = o.id and other.state = 'active' join users u on u.id = other.user_id and can_sign_in(u) where o.tenant_id = m.tenant_id and o.rank >= 100 and other.user_id <> m.user_id ) order by t.slug limit 6",
        None,
    )
}
impl OwnedAloneStmt {
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
        any_tenant: &'a bool,
        tenant_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [user_id, any_tenant, tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OwnedAloneParams,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for OwnedAloneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnedAloneParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(
            client,
            &params.user_id,
            &params.any_tenant,
            &params.tenant_id,
        )
    }
}
pub struct IsOnlySuperAdminStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_only_super_admin() -> IsOnlySuperAdminStmt {
    IsOnlySuperAdminStmt(
        "select exists ( select 1 from platform_admins p join platform_roles r on r.id = p.role_id where p.user_id = $1 and p.closed_at is null and p.state = 'active' and r.rank >= 100 ) and not exists ( select 1 from platform_admins p join platform_roles r on r.id = p.role_id join users u on u.id = p.user_id where p.user_id <> $1 and p.closed_at is null and p.state = 'active' and r.rank >= 100 and can_sign_in(u) ) as only_one",
        None,
    )
}
impl IsOnlySuperAdminStmt {
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
