// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub after: T1,
    pub state: T2,
    pub role: uuid::Uuid,
    pub seen_since: Option<jiff::Timestamp>,
    pub not_seen_since: Option<jiff::Timestamp>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByJoiningParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub before: uuid::Uuid,
    pub state: T1,
    pub role: uuid::Uuid,
    pub seen_since: Option<jiff::Timestamp>,
    pub not_seen_since: Option<jiff::Timestamp>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByLastSeenParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub before_at: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub state: T1,
    pub role: uuid::Uuid,
    pub seen_since: Option<jiff::Timestamp>,
    pub not_seen_since: Option<jiff::Timestamp>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SearchParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql> {
    pub pattern: T1,
    pub after: T2,
    pub limit: i64,
    pub state: T3,
    pub role: uuid::Uuid,
    pub seen_since: Option<jiff::Timestamp>,
    pub not_seen_since: Option<jiff::Timestamp>,
    pub tenant_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub asker: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct SetRoleParams {
    pub role_id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LeaveParams {
    pub tenant_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct SeenParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetStateParams<T1: crate::generated::StringSql> {
    pub state: T1,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct AdmitParams {
    pub tenant_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub role_id: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ResetsSentParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub member: T1,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct IsActiveParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub email: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct IsFirstParams {
    pub user_id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRow {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub role_id: Option<uuid::Uuid>,
    pub role_key: Option<String>,
    pub role_name: Option<String>,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub second_factors: Vec<String>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
}
pub struct MemberRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub role_id: Option<uuid::Uuid>,
    pub role_key: Option<&'a str>,
    pub role_name: Option<&'a str>,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<MemberRowBorrowed<'a>> for MemberRow {
    fn from(
        MemberRowBorrowed {
            id,
            user_id,
            email,
            name,
            state,
            role_id,
            role_key,
            role_name,
            last_sign_in_at,
            last_seen_at,
            second_factors,
            version,
            created_at,
        }: MemberRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            role_id,
            role_key: role_key.map(|v| v.into()),
            role_name: role_name.map(|v| v.into()),
            last_sign_in_at,
            last_seen_at,
            second_factors: second_factors.map(|v| v.into()).collect(),
            version,
            created_at,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MemberRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberRowBorrowed) -> R) -> MemberRowQuery<'c, 'a, 's, C, R, N> {
        MemberRowQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at from memberships m join users u on u.id = m.user_id join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = $1 and m.email_key > $2 and ($3 = '' or m.state = $3) and ($4::uuid = '00000000-0000-0000-0000-000000000000' or m.role_id = $4 or ($4 = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null)) and ($5::timestamptz is null or a.last_seen_at >= $5) and ($6::timestamptz is null or coalesce(a.last_seen_at, '-infinity') < $6) order by m.email_key limit $7",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        after: &'a T1,
        state: &'a T2,
        role: &'a uuid::Uuid,
        seen_since: &'a Option<jiff::Timestamp>,
        not_seen_since: &'a Option<jiff::Timestamp>,
        limit: &'a i64,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 7> {
        MemberRowQuery {
            client,
            params: [
                tenant_id,
                after,
                state,
                role,
                seen_since,
                not_seen_since,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                    Ok(MemberRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        state: row.try_get(4)?,
                        role_id: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        last_sign_in_at: row.try_get(8)?,
                        last_seen_at: row.try_get(9)?,
                        second_factors: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                    })
                },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2>,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 7>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2>,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 7> {
        self.bind(
            client,
            &params.tenant_id,
            &params.after,
            &params.state,
            &params.role,
            &params.seen_since,
            &params.not_seen_since,
            &params.limit,
        )
    }
}
pub struct ListByJoiningStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_joining() -> ListByJoiningStmt {
    ListByJoiningStmt(
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at from memberships m join users u on u.id = m.user_id join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = $1 and m.id < $2 and ($3 = '' or m.state = $3) and ($4::uuid = '00000000-0000-0000-0000-000000000000' or m.role_id = $4 or ($4 = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null)) and ($5::timestamptz is null or a.last_seen_at >= $5) and ($6::timestamptz is null or coalesce(a.last_seen_at, '-infinity') < $6) order by m.id desc limit $7",
        None,
    )
}
impl ListByJoiningStmt {
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
        tenant_id: &'a uuid::Uuid,
        before: &'a uuid::Uuid,
        state: &'a T1,
        role: &'a uuid::Uuid,
        seen_since: &'a Option<jiff::Timestamp>,
        not_seen_since: &'a Option<jiff::Timestamp>,
        limit: &'a i64,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 7> {
        MemberRowQuery {
            client,
            params: [
                tenant_id,
                before,
                state,
                role,
                seen_since,
                not_seen_since,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                    Ok(MemberRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        state: row.try_get(4)?,
                        role_id: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        last_sign_in_at: row.try_get(8)?,
                        last_seen_at: row.try_get(9)?,
                        second_factors: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                    })
                },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByJoiningParams<T1>,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 7>,
        C,
    > for ListByJoiningStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByJoiningParams<T1>,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 7> {
        self.bind(
            client,
            &params.tenant_id,
            &params.before,
            &params.state,
            &params.role,
            &params.seen_since,
            &params.not_seen_since,
            &params.limit,
        )
    }
}
pub struct ListByLastSeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_by_last_seen() -> ListByLastSeenStmt {
    ListByLastSeenStmt(
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at from member_activity a join memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id join users u on u.id = m.user_id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where a.tenant_id = $1 and (coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00'), a.membership_id) < ($2, $3) and ($4 = '' or m.state = $4) and ($5::uuid = '00000000-0000-0000-0000-000000000000' or m.role_id = $5 or ($5 = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null)) and ($6::timestamptz is null or a.last_seen_at >= $6) and ($7::timestamptz is null or coalesce(a.last_seen_at, '-infinity') < $7) order by coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00') desc, a.membership_id desc limit $8",
        None,
    )
}
impl ListByLastSeenStmt {
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
        tenant_id: &'a uuid::Uuid,
        before_at: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        state: &'a T1,
        role: &'a uuid::Uuid,
        seen_since: &'a Option<jiff::Timestamp>,
        not_seen_since: &'a Option<jiff::Timestamp>,
        limit: &'a i64,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 8> {
        MemberRowQuery {
            client,
            params: [
                tenant_id,
                before_at,
                before,
                state,
                role,
                seen_since,
                not_seen_since,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                    Ok(MemberRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        state: row.try_get(4)?,
                        role_id: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        last_sign_in_at: row.try_get(8)?,
                        last_seen_at: row.try_get(9)?,
                        second_factors: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                    })
                },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListByLastSeenParams<T1>,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 8>,
        C,
    > for ListByLastSeenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByLastSeenParams<T1>,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 8> {
        self.bind(
            client,
            &params.tenant_id,
            &params.before_at,
            &params.before,
            &params.state,
            &params.role,
            &params.seen_since,
            &params.not_seen_since,
            &params.limit,
        )
    }
}
pub struct SearchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search() -> SearchStmt {
    SearchStmt(
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at from members_matching($1, $2, $3, $4, $5, $6, $7) f join memberships m on m.tenant_id = $8 and m.id = f.id join users u on u.id = m.user_id join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id order by f.email_key",
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
        pattern: &'a T1,
        after: &'a T2,
        limit: &'a i64,
        state: &'a T3,
        role: &'a uuid::Uuid,
        seen_since: &'a Option<jiff::Timestamp>,
        not_seen_since: &'a Option<jiff::Timestamp>,
        tenant_id: &'a uuid::Uuid,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 8> {
        MemberRowQuery {
            client,
            params: [
                pattern,
                after,
                limit,
                state,
                role,
                seen_since,
                not_seen_since,
                tenant_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                    Ok(MemberRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        state: row.try_get(4)?,
                        role_id: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        last_sign_in_at: row.try_get(8)?,
                        last_seen_at: row.try_get(9)?,
                        second_factors: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                    })
                },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SearchParams<T1, T2, T3>,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 8>,
        C,
    > for SearchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchParams<T1, T2, T3>,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 8> {
        self.bind(
            client,
            &params.pattern,
            &params.after,
            &params.limit,
            &params.state,
            &params.role,
            &params.seen_since,
            &params.not_seen_since,
            &params.tenant_id,
        )
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at from memberships m join users u on u.id = m.user_id join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = $1 and m.id = $2",
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
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 2> {
        MemberRowQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MemberRowBorrowed, tokio_postgres::Error> {
                    Ok(MemberRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        state: row.try_get(4)?,
                        role_id: row.try_get(5)?,
                        role_key: row.try_get(6)?,
                        role_name: row.try_get(7)?,
                        last_sign_in_at: row.try_get(8)?,
                        last_seen_at: row.try_get(9)?,
                        second_factors: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                    })
                },
            mapper: |it| MemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        MemberRowQuery<'c, 'a, 's, C, MemberRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> MemberRowQuery<'c, 'a, 's, C, MemberRow, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select version from memberships where tenant_id = $1 and id = $2 and user_id is distinct from $3 for no key update",
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        asker: &'a Option<uuid::Uuid>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant_id, id, asker],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, HoldParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for HoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant_id, &params.id, &params.asker)
    }
}
pub struct SetRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_role() -> SetRoleStmt {
    SetRoleStmt(
        "update memberships set role_id = $1, version = version + 1 where tenant_id = $2 and id = $3",
        None,
    )
}
impl SetRoleStmt {
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
        role_id: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[role_id, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetRoleParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetRoleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetRoleParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.role_id, &params.tenant_id, &params.id))
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt(
        "with waiting as ( update invitations i set revoked_at = $1 from memberships m join users u on u.id = m.user_id where m.tenant_id = $2 and m.id = $3 and i.tenant_id = m.tenant_id and lower(i.email) = lower(u.email) and i.accepted_at is null and i.revoked_at is null ) delete from memberships where tenant_id = $2 and id = $3",
        None,
    )
}
impl RemoveStmt {
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
        RemoveParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct LeaveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn leave() -> LeaveStmt {
    LeaveStmt("select leave_tenant($1, $2, $3) as gone", None)
}
impl LeaveStmt {
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
        user_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [tenant_id, user_id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, LeaveParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for LeaveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeaveParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.tenant_id, &params.user_id, &params.now)
    }
}
pub struct SeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn seen() -> SeenStmt {
    SeenStmt(
        "update member_activity set last_seen_at = $1 where tenant_id = $2 and membership_id = $3 and (last_seen_at is null or last_seen_at < $1)",
        None,
    )
}
impl SeenStmt {
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
        SeenParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SeenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SeenParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct SetStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_state() -> SetStateStmt {
    SetStateStmt(
        "update memberships set state = $1, version = version + 1 where tenant_id = $2 and id = $3",
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
        Box::pin(self.bind(client, &params.state, &params.tenant_id, &params.id))
    }
}
pub struct AdmitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admit() -> AdmitStmt {
    AdmitStmt(
        "with left_behind as ( delete from group_members b using memberships m where m.tenant_id = $1 and m.user_id = $2 and m.state = 'archived' and b.tenant_id = m.tenant_id and b.membership_id = m.id ) insert into memberships (tenant_id, id, user_id, role_id, created_at) values ($1, $3, $2, $4, $5) on conflict (tenant_id, user_id) do update set role_id = excluded.role_id, state = 'active', version = memberships.version + 1 where memberships.state = 'archived'",
        None,
    )
}
impl AdmitStmt {
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
        user_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        role_id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, user_id, id, role_id, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        AdmitParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AdmitStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AdmitParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.user_id,
            &params.id,
            &params.role_id,
            &params.now,
        ))
    }
}
pub struct ResetsSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resets_sent() -> ResetsSentStmt {
    ResetsSentStmt(
        "select count(*) from audit_events e where e.chain = $1 and e.target_id = $2 and e.operation = 'members.send_reset' and e.outcome = 'done' and e.occurred_at > $3",
        None,
    )
}
impl ResetsSentStmt {
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
        tenant_id: &'a uuid::Uuid,
        member: &'a T1,
        since: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant_id, member, since],
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
        ResetsSentParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for ResetsSentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResetsSentParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant_id, &params.member, &params.since)
    }
}
pub struct IsActiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_active() -> IsActiveStmt {
    IsActiveStmt(
        "select exists ( select 1 from memberships m join users u on u.id = m.user_id where m.tenant_id = $1 and lower(u.email) = lower($2) and m.state = 'active' ) as found",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        email: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant_id, email],
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
        IsActiveParams<T1>,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for IsActiveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsActiveParams<T1>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant_id, &params.email)
    }
}
pub struct IsFirstStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_first() -> IsFirstStmt {
    IsFirstStmt(
        "select not exists (select 1 from memberships where user_id = $1 and tenant_id <> $2) as first",
        None,
    )
}
impl IsFirstStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [user_id, tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, IsFirstParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsFirstStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsFirstParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.user_id, &params.tenant_id)
    }
}
pub struct IsPlatformAdminStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_platform_admin() -> IsPlatformAdminStmt {
    IsPlatformAdminStmt("select member_is_platform_admin($1) as found", None)
}
impl IsPlatformAdminStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
