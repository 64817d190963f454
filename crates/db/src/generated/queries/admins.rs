// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub title: T1,
    pub now: jiff::Timestamp,
    pub role: T2,
}
#[derive(Debug)]
pub struct AddParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub role_id: uuid::Uuid,
    pub title: T1,
    pub state: T2,
    pub requested_by: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ListParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
> {
    pub sort: T1,
    pub turned: bool,
    pub after_key: T2,
    pub after_id: uuid::Uuid,
    pub search: T3,
    pub pattern: T4,
    pub role: T5,
    pub state: T6,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldParams {
    pub id: uuid::Uuid,
    pub asker: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct ChangeParams<T1: crate::generated::StringSql> {
    pub role_id: uuid::Uuid,
    pub title: T1,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct SetStateParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub state: T1,
    pub state_reason: Option<T2>,
    pub returns_on: Option<jiff::civil::Date>,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct CloseParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSessionsParams {
    pub user_id: uuid::Uuid,
    pub everywhere: bool,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct EndTokensParams {
    pub now: jiff::Timestamp,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct LocksParams<T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>> {
    pub keys: T2,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct HistoryParams<T1: crate::generated::StringSql> {
    pub target_id: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RemindedParams {
    pub id: uuid::Uuid,
    pub today: jiff::civil::Date,
}
#[derive(Clone, Copy, Debug)]
pub struct EndAllSessionsParams {
    pub now: jiff::Timestamp,
    pub but: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AdminRow {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub role_id: uuid::Uuid,
    pub role_key: String,
    pub role_name: String,
    pub title: String,
    pub state: String,
    pub state_reason: Option<String>,
    pub returns_on: Option<jiff::civil::Date>,
    pub requested_by: Option<uuid::Uuid>,
    pub requested_by_name: Option<String>,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub second_factors: Vec<String>,
    pub user_state: String,
    pub can_sign_in: bool,
    pub standing: String,
    pub link_expires_at: Option<jiff::Timestamp>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub passkeys: i64,
    pub sort_key: String,
}
pub struct AdminRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub role_id: uuid::Uuid,
    pub role_key: &'a str,
    pub role_name: &'a str,
    pub title: &'a str,
    pub state: &'a str,
    pub state_reason: Option<&'a str>,
    pub returns_on: Option<jiff::civil::Date>,
    pub requested_by: Option<uuid::Uuid>,
    pub requested_by_name: Option<&'a str>,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub user_state: &'a str,
    pub can_sign_in: bool,
    pub standing: &'a str,
    pub link_expires_at: Option<jiff::Timestamp>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub passkeys: i64,
    pub sort_key: &'a str,
}
impl<'a> From<AdminRowBorrowed<'a>> for AdminRow {
    fn from(
        AdminRowBorrowed {
            id,
            user_id,
            email,
            name,
            role_id,
            role_key,
            role_name,
            title,
            state,
            state_reason,
            returns_on,
            requested_by,
            requested_by_name,
            last_sign_in_at,
            second_factors,
            user_state,
            can_sign_in,
            standing,
            link_expires_at,
            version,
            created_at,
            passkeys,
            sort_key,
        }: AdminRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            role_id,
            role_key: role_key.into(),
            role_name: role_name.into(),
            title: title.into(),
            state: state.into(),
            state_reason: state_reason.map(|v| v.into()),
            returns_on,
            requested_by,
            requested_by_name: requested_by_name.map(|v| v.into()),
            last_sign_in_at,
            second_factors: second_factors.map(|v| v.into()).collect(),
            user_state: user_state.into(),
            can_sign_in,
            standing: standing.into(),
            link_expires_at,
            version,
            created_at,
            passkeys,
            sort_key: sort_key.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenAdmin {
    pub id: uuid::Uuid,
    pub state: String,
}
pub struct OpenAdminBorrowed<'a> {
    pub id: uuid::Uuid,
    pub state: &'a str,
}
impl<'a> From<OpenAdminBorrowed<'a>> for OpenAdmin {
    fn from(OpenAdminBorrowed { id, state }: OpenAdminBorrowed<'a>) -> Self {
        Self {
            id,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub proved: bool,
}
pub struct PersonBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub proved: bool,
}
impl<'a> From<PersonBorrowed<'a>> for Person {
    fn from(
        PersonBorrowed {
            id,
            email,
            name,
            state,
            proved,
        }: PersonBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            proved,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub admin_id: Option<uuid::Uuid>,
    pub admin_state: Option<String>,
}
pub struct CandidateBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub admin_id: Option<uuid::Uuid>,
    pub admin_state: Option<&'a str>,
}
impl<'a> From<CandidateBorrowed<'a>> for Candidate {
    fn from(
        CandidateBorrowed {
            id,
            email,
            name,
            admin_id,
            admin_state,
        }: CandidateBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
            admin_id,
            admin_state: admin_state.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Lock {
    pub key: String,
    pub blocked_until: jiff::Timestamp,
}
pub struct LockBorrowed<'a> {
    pub key: &'a str,
    pub blocked_until: jiff::Timestamp,
}
impl<'a> From<LockBorrowed<'a>> for Lock {
    fn from(LockBorrowed { key, blocked_until }: LockBorrowed<'a>) -> Self {
        Self {
            key: key.into(),
            blocked_until,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryRow {
    pub id: uuid::Uuid,
    pub occurred_at: jiff::Timestamp,
    pub position: i64,
    pub actor_label: String,
    pub operation: String,
    pub outcome: String,
    pub reason: Option<String>,
    pub justification: Option<String>,
    pub address: Option<String>,
    pub before: Option<serde_json::Value>,
    pub after: Option<serde_json::Value>,
}
pub struct HistoryRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub occurred_at: jiff::Timestamp,
    pub position: i64,
    pub actor_label: &'a str,
    pub operation: &'a str,
    pub outcome: &'a str,
    pub reason: Option<&'a str>,
    pub justification: Option<&'a str>,
    pub address: Option<&'a str>,
    pub before: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub after: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<HistoryRowBorrowed<'a>> for HistoryRow {
    fn from(
        HistoryRowBorrowed {
            id,
            occurred_at,
            position,
            actor_label,
            operation,
            outcome,
            reason,
            justification,
            address,
            before,
            after,
        }: HistoryRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            occurred_at,
            position,
            actor_label: actor_label.into(),
            operation: operation.into(),
            outcome: outcome.into(),
            reason: reason.map(|v| v.into()),
            justification: justification.map(|v| v.into()),
            address: address.map(|v| v.into()),
            before: before.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            after: after.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SuperAdmins {
    pub email: String,
    pub name: String,
}
pub struct SuperAdminsBorrowed<'a> {
    pub email: &'a str,
    pub name: &'a str,
}
impl<'a> From<SuperAdminsBorrowed<'a>> for SuperAdmins {
    fn from(SuperAdminsBorrowed { email, name }: SuperAdminsBorrowed<'a>) -> Self {
        Self {
            email: email.into(),
            name: name.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct AdminRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AdminRowBorrowed, tokio_postgres::Error>,
    mapper: fn(AdminRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AdminRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AdminRowBorrowed) -> R) -> AdminRowQuery<'c, 'a, 's, C, R, N> {
        AdminRowQuery {
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
pub struct OpenAdminQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenAdminBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenAdminBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenAdminQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenAdminBorrowed) -> R) -> OpenAdminQuery<'c, 'a, 's, C, R, N> {
        OpenAdminQuery {
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
pub struct PersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonBorrowed, tokio_postgres::Error>,
    mapper: fn(PersonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PersonBorrowed) -> R) -> PersonQuery<'c, 'a, 's, C, R, N> {
        PersonQuery {
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
pub struct CandidateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CandidateBorrowed, tokio_postgres::Error>,
    mapper: fn(CandidateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CandidateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CandidateBorrowed) -> R) -> CandidateQuery<'c, 'a, 's, C, R, N> {
        CandidateQuery {
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
pub struct LockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockBorrowed, tokio_postgres::Error>,
    mapper: fn(LockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockBorrowed) -> R) -> LockQuery<'c, 'a, 's, C, R, N> {
        LockQuery {
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
pub struct HistoryRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HistoryRowBorrowed, tokio_postgres::Error>,
    mapper: fn(HistoryRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HistoryRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(HistoryRowBorrowed) -> R,
    ) -> HistoryRowQuery<'c, 'a, 's, C, R, N> {
        HistoryRowQuery {
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
pub struct SuperAdminsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SuperAdminsBorrowed, tokio_postgres::Error>,
    mapper: fn(SuperAdminsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SuperAdminsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SuperAdminsBorrowed) -> R,
    ) -> SuperAdminsQuery<'c, 'a, 's, C, R, N> {
        SuperAdminsQuery {
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
pub struct SuperAdminExistsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn super_admin_exists() -> SuperAdminExistsStmt {
    SuperAdminExistsStmt("select super_admin_exists() as found", None)
}
impl SuperAdminExistsStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockSuperAdminRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_super_admin_role() -> LockSuperAdminRoleStmt {
    LockSuperAdminRoleStmt(
        "select id from platform_roles where key = 'super_admin' and pg_advisory_xact_lock(7236837424) is not null",
        None,
    )
}
impl LockSuperAdminRoleStmt {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into platform_admins (id, user_id, role_id, title, created_at) select $1, $2, r.id, $3, $4 from platform_roles r where r.key = $5",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        title: &'a T1,
        now: &'a jiff::Timestamp,
        role: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[id, user_id, title, now, role])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.title,
            &params.now,
            &params.role,
        ))
    }
}
pub struct AddStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add() -> AddStmt {
    AddStmt(
        "insert into platform_admins (id, user_id, role_id, title, state, requested_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl AddStmt {
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
        user_id: &'a uuid::Uuid,
        role_id: &'a uuid::Uuid,
        title: &'a T1,
        state: &'a T2,
        requested_by: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[id, user_id, role_id, title, state, requested_by, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        AddParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.role_id,
            &params.title,
            &params.state,
            &params.requested_by,
            &params.now,
        ))
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select p.id, p.user_id, u.email, u.name, r.id as role_id, r.key as role_key, r.name as role_name, p.title, p.state, p.state_reason, p.returns_on, p.requested_by, q.name as requested_by_name, u.last_sign_in_at, u.second_factors, u.state as user_state, can_sign_in(u) as can_sign_in, s.standing, l.expires_at as link_expires_at, p.version, p.created_at, (select count(*) from passkeys y where y.user_id = p.user_id) as passkeys, o.key as sort_key from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id left join users q on q.id = p.requested_by cross join lateral (select case when p.state = 'active' and u.state = 'active' and u.last_sign_in_at is null and (u.password_hash is null or u.password_must_change) then 'invited' else p.state end as standing) s left join lateral ( select max(k.expires_at) as expires_at from one_time_links k where s.standing = 'invited' and k.user_id = p.user_id and k.used_at is null ) l on true cross join lateral (select (case $1 when 'name' then lower(u.name) when 'title' then lower(p.title) when 'role' then to_char(1000 - r.rank, 'FM0000') || r.key when 'state' then s.standing when 'last_sign_in' then coalesce(to_char(u.last_sign_in_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '') else lower(u.email) end) collate \"C\" as key) o where p.closed_at is null and case when not $2 then (o.key, p.id) > ($3, $4) else $4 = '00000000-0000-0000-0000-000000000000' or (o.key, p.id) < ($3, $4) end and ($5 = '' or lower(u.email) like $6 or lower(u.name) like $6 or lower(p.title) like $6) and ($7 = '' or r.key = $7) and ($8 = '' or s.standing = $8) order by case when not $2 then o.key end, case when not $2 then p.id end, case when $2 then o.key end desc, case when $2 then p.id end desc limit $9",
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
        sort: &'a T1,
        turned: &'a bool,
        after_key: &'a T2,
        after_id: &'a uuid::Uuid,
        search: &'a T3,
        pattern: &'a T4,
        role: &'a T5,
        state: &'a T6,
        limit: &'a i64,
    ) -> AdminRowQuery<'c, 'a, 's, C, AdminRow, 9> {
        AdminRowQuery {
            client,
            params: [
                sort, turned, after_key, after_id, search, pattern, role, state, limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AdminRowBorrowed, tokio_postgres::Error> {
                    Ok(AdminRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        role_id: row.try_get(4)?,
                        role_key: row.try_get(5)?,
                        role_name: row.try_get(6)?,
                        title: row.try_get(7)?,
                        state: row.try_get(8)?,
                        state_reason: row.try_get(9)?,
                        returns_on: row.try_get(10)?,
                        requested_by: row.try_get(11)?,
                        requested_by_name: row.try_get(12)?,
                        last_sign_in_at: row.try_get(13)?,
                        second_factors: row.try_get(14)?,
                        user_state: row.try_get(15)?,
                        can_sign_in: row.try_get(16)?,
                        standing: row.try_get(17)?,
                        link_expires_at: row.try_get(18)?,
                        version: row.try_get(19)?,
                        created_at: row.try_get(20)?,
                        passkeys: row.try_get(21)?,
                        sort_key: row.try_get(22)?,
                    })
                },
            mapper: |it| AdminRow::from(it),
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
        ListParams<T1, T2, T3, T4, T5, T6>,
        AdminRowQuery<'c, 'a, 's, C, AdminRow, 9>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3, T4, T5, T6>,
    ) -> AdminRowQuery<'c, 'a, 's, C, AdminRow, 9> {
        self.bind(
            client,
            &params.sort,
            &params.turned,
            &params.after_key,
            &params.after_id,
            &params.search,
            &params.pattern,
            &params.role,
            &params.state,
            &params.limit,
        )
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select p.id, p.user_id, u.email, u.name, r.id as role_id, r.key as role_key, r.name as role_name, p.title, p.state, p.state_reason, p.returns_on, p.requested_by, q.name as requested_by_name, u.last_sign_in_at, u.second_factors, u.state as user_state, can_sign_in(u) as can_sign_in, s.standing, l.expires_at as link_expires_at, p.version, p.created_at, (select count(*) from passkeys y where y.user_id = p.user_id) as passkeys, '' as sort_key from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id left join users q on q.id = p.requested_by cross join lateral (select case when p.state = 'active' and u.state = 'active' and u.last_sign_in_at is null and (u.password_hash is null or u.password_must_change) then 'invited' else p.state end as standing) s left join lateral ( select max(k.expires_at) as expires_at from one_time_links k where s.standing = 'invited' and k.user_id = p.user_id and k.used_at is null ) l on true where p.id = $1 and p.closed_at is null",
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
    ) -> AdminRowQuery<'c, 'a, 's, C, AdminRow, 1> {
        AdminRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AdminRowBorrowed, tokio_postgres::Error> {
                    Ok(AdminRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        role_id: row.try_get(4)?,
                        role_key: row.try_get(5)?,
                        role_name: row.try_get(6)?,
                        title: row.try_get(7)?,
                        state: row.try_get(8)?,
                        state_reason: row.try_get(9)?,
                        returns_on: row.try_get(10)?,
                        requested_by: row.try_get(11)?,
                        requested_by_name: row.try_get(12)?,
                        last_sign_in_at: row.try_get(13)?,
                        second_factors: row.try_get(14)?,
                        user_state: row.try_get(15)?,
                        can_sign_in: row.try_get(16)?,
                        standing: row.try_get(17)?,
                        link_expires_at: row.try_get(18)?,
                        version: row.try_get(19)?,
                        created_at: row.try_get(20)?,
                        passkeys: row.try_get(21)?,
                        sort_key: row.try_get(22)?,
                    })
                },
            mapper: |it| AdminRow::from(it),
        }
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select id from platform_admins where id = $1 and closed_at is null and user_id is distinct from $2 for no key update",
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
        asker: &'a Option<uuid::Uuid>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, asker],
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
        HoldParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.asker)
    }
}
pub struct OfUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_user() -> OfUserStmt {
    OfUserStmt(
        "select id, state from platform_admins where user_id = $1 and closed_at is null",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
    ) -> OpenAdminQuery<'c, 'a, 's, C, OpenAdmin, 1> {
        OpenAdminQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OpenAdminBorrowed, tokio_postgres::Error> {
                    Ok(OpenAdminBorrowed {
                        id: row.try_get(0)?,
                        state: row.try_get(1)?,
                    })
                },
            mapper: |it| OpenAdmin::from(it),
        }
    }
}
pub struct ChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change() -> ChangeStmt {
    ChangeStmt(
        "update platform_admins set role_id = $1, title = $2, version = version + 1 where id = $3 and version = $4 and closed_at is null",
        None,
    )
}
impl ChangeStmt {
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
        role_id: &'a uuid::Uuid,
        title: &'a T1,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[role_id, title, id, version]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.role_id,
            &params.title,
            &params.id,
            &params.version,
        ))
    }
}
pub struct SetStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_state() -> SetStateStmt {
    SetStateStmt(
        "update platform_admins set state = $1, state_reason = $2, returns_on = $3, version = version + 1 where id = $4 and version = $5 and closed_at is null",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        state: &'a T1,
        state_reason: &'a Option<T2>,
        returns_on: &'a Option<jiff::civil::Date>,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[state, state_reason, returns_on, id, version])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetStateParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetStateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetStateParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.state_reason,
            &params.returns_on,
            &params.id,
            &params.version,
        ))
    }
}
pub struct CloseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close() -> CloseStmt {
    CloseStmt(
        "update platform_admins set closed_at = $1, version = version + 1 where id = $2 and version = $3 and closed_at is null",
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
        now: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id, version]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        CloseParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CloseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CloseParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id, &params.version))
    }
}
pub struct IsActiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_active() -> IsActiveStmt {
    IsActiveStmt(
        "select exists (select 1 from platform_admins where user_id = $1 and state = 'active' and closed_at is null) as found",
        None,
    )
}
impl IsActiveStmt {
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
pub struct HoldPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_person() -> HoldPersonStmt {
    HoldPersonStmt("select id from users where id = $1 for no key update", None)
}
impl HoldPersonStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct IsMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_member() -> IsMemberStmt {
    IsMemberStmt(
        "select exists ( select 1 from memberships m, instance_settings s where m.user_id = $1 and s.tenant_access <> 'open' ) as found",
        None,
    )
}
impl IsMemberStmt {
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
pub struct IsInATenantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_in_a_tenant() -> IsInATenantStmt {
    IsInATenantStmt(
        "select exists ( select 1 from memberships m join tenants t on t.id = m.tenant_id where m.user_id = $1 and m.state = 'active' and t.state <> 'purged' ) as found",
        None,
    )
}
impl IsInATenantStmt {
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
pub struct PersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn person() -> PersonStmt {
    PersonStmt(
        "select id, email, name, state, email_proved_at is not null as proved from users where lower(email) = lower($1)",
        None,
    )
}
impl PersonStmt {
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
    ) -> PersonQuery<'c, 'a, 's, C, Person, 1> {
        PersonQuery {
            client,
            params: [email],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                    Ok(PersonBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        state: row.try_get(3)?,
                        proved: row.try_get(4)?,
                    })
                },
            mapper: |it| Person::from(it),
        }
    }
}
pub struct CandidatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn candidates() -> CandidatesStmt {
    CandidatesStmt(
        "select u.id, u.email, u.name, p.id as admin_id, p.state as admin_state from users u left join platform_admins p on p.user_id = u.id and p.closed_at is null where u.state = 'active' and lower(u.email) like $1 order by lower(u.email) limit 20",
        None,
    )
}
impl CandidatesStmt {
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
        pattern: &'a T1,
    ) -> CandidateQuery<'c, 'a, 's, C, Candidate, 1> {
        CandidateQuery {
            client,
            params: [pattern],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CandidateBorrowed, tokio_postgres::Error> {
                    Ok(CandidateBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        admin_id: row.try_get(3)?,
                        admin_state: row.try_get(4)?,
                    })
                },
            mapper: |it| Candidate::from(it),
        }
    }
}
pub struct EndSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sessions() -> EndSessionsStmt {
    EndSessionsStmt(
        "with flows as (delete from sign_in_flows where user_id = $1 and (plane = 'root' or $2)) update sessions set revoked_at = $3 where user_id = $1 and revoked_at is null and (plane = 'root' or access_grant_id is not null or $2)",
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
        everywhere: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, everywhere, now]).await
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
        Box::pin(self.bind(client, &params.user_id, &params.everywhere, &params.now))
    }
}
pub struct EndTokensStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_tokens() -> EndTokensStmt {
    EndTokensStmt(
        "update api_tokens set revoked_at = $1 where user_id = $2 and revoked_at is null and (tenant_id is null or access_grant_id is not null)",
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
pub struct LocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn locks() -> LocksStmt {
    LocksStmt(
        "select t.key, t.blocked_until from sign_in_throttles t where t.key = any($1) and t.blocked_until > $2",
        None,
    )
}
impl LocksStmt {
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
        now: &'a jiff::Timestamp,
    ) -> LockQuery<'c, 'a, 's, C, Lock, 2> {
        LockQuery {
            client,
            params: [keys, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockBorrowed, tokio_postgres::Error> {
                Ok(LockBorrowed {
                    key: row.try_get(0)?,
                    blocked_until: row.try_get(1)?,
                })
            },
            mapper: |it| Lock::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        LocksParams<T1, T2>,
        LockQuery<'c, 'a, 's, C, Lock, 2>,
        C,
    > for LocksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LocksParams<T1, T2>,
    ) -> LockQuery<'c, 'a, 's, C, Lock, 2> {
        self.bind(client, &params.keys, &params.now)
    }
}
pub struct LiftLocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lift_locks() -> LiftLocksStmt {
    LiftLocksStmt("delete from sign_in_throttles where key = any($1)", None)
}
impl LiftLocksStmt {
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
pub struct HistoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn history() -> HistoryStmt {
    HistoryStmt(
        "select e.id, e.occurred_at, e.position, e.actor_label, e.operation, e.outcome, e.reason, e.justification, host(e.address) as address, e.before, e.after from audit_events e where e.chain = '00000000-0000-0000-0000-000000000000' and e.target_kind = 'platform_admin' and e.target_id = $1 and (e.position, e.id) < ($2, $3) order by e.position desc, e.id desc limit $4",
        None,
    )
}
impl HistoryStmt {
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
        target_id: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> HistoryRowQuery<'c, 'a, 's, C, HistoryRow, 4> {
        HistoryRowQuery {
            client,
            params: [target_id, before_position, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HistoryRowBorrowed, tokio_postgres::Error> {
                    Ok(HistoryRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        actor_label: row.try_get(3)?,
                        operation: row.try_get(4)?,
                        outcome: row.try_get(5)?,
                        reason: row.try_get(6)?,
                        justification: row.try_get(7)?,
                        address: row.try_get(8)?,
                        before: row.try_get(9)?,
                        after: row.try_get(10)?,
                    })
                },
            mapper: |it| HistoryRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HistoryParams<T1>,
        HistoryRowQuery<'c, 'a, 's, C, HistoryRow, 4>,
        C,
    > for HistoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HistoryParams<T1>,
    ) -> HistoryRowQuery<'c, 'a, 's, C, HistoryRow, 4> {
        self.bind(
            client,
            &params.target_id,
            &params.before_position,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct ReturningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn returning() -> ReturningStmt {
    ReturningStmt(
        "select p.id from platform_admins p where p.closed_at is null and p.state = 'inactive' and p.returns_on <= $1 and p.return_reminded_of is distinct from p.returns_on order by p.id limit 1",
        None,
    )
}
impl ReturningStmt {
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
        today: &'a jiff::civil::Date,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RemindedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reminded() -> RemindedStmt {
    RemindedStmt(
        "update platform_admins set return_reminded_of = returns_on where id = $1 and closed_at is null and state = 'inactive' and returns_on <= $2 and return_reminded_of is distinct from returns_on",
        None,
    )
}
impl RemindedStmt {
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
        today: &'a jiff::civil::Date,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id, today]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RemindedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemindedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemindedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.today))
    }
}
pub struct SuperAdminsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn super_admins() -> SuperAdminsStmt {
    SuperAdminsStmt(
        "select u.email, u.name from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id where p.closed_at is null and p.state = 'active' and r.rank >= 100 and u.state = 'active' order by lower(u.email) limit 100",
        None,
    )
}
impl SuperAdminsStmt {
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
    ) -> SuperAdminsQuery<'c, 'a, 's, C, SuperAdmins, 0> {
        SuperAdminsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SuperAdminsBorrowed, tokio_postgres::Error> {
                    Ok(SuperAdminsBorrowed {
                        email: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| SuperAdmins::from(it),
        }
    }
}
pub struct RequireNewPasswordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn require_new_passwords() -> RequireNewPasswordsStmt {
    RequireNewPasswordsStmt(
        "update instance_settings set admin_passwords_after = $1, version = version + 1",
        None,
    )
}
impl RequireNewPasswordsStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now]).await
    }
}
pub struct EndAllSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_all_sessions() -> EndAllSessionsStmt {
    EndAllSessionsStmt(
        "with flows as (delete from sign_in_flows where plane = 'root') update sessions s set revoked_at = $1 from platform_admins p where p.user_id = s.user_id and p.closed_at is null and s.revoked_at is null and (s.plane = 'root' or s.access_grant_id is not null) and s.id <> $2",
        None,
    )
}
impl EndAllSessionsStmt {
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
        but: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, but]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EndAllSessionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndAllSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndAllSessionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.but))
    }
}
