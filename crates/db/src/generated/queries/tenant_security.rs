// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AdminsParams<T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>> {
    pub tenant_id: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub nouns: T2,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct WithoutRoleParams {
    pub tenant_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountQuietParams {
    pub tenant_id: uuid::Uuid,
    pub since: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DismissalsParams {
    pub tenant_id: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct DismissParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub kind: T1,
    pub subject: uuid::Uuid,
    pub reason: T2,
    pub until: jiff::Timestamp,
    pub dismissed_by: Option<uuid::Uuid>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RestoreParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub kind: T1,
    pub subject: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantAdminFacts {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub rank: i16,
    pub state: String,
    pub has_account: bool,
    pub second_factors: Vec<String>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub archived_at: Option<jiff::Timestamp>,
    pub new_to_it: bool,
    pub used: bool,
}
pub struct TenantAdminFactsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub rank: i16,
    pub state: &'a str,
    pub has_account: bool,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub last_seen_at: Option<jiff::Timestamp>,
    pub archived_at: Option<jiff::Timestamp>,
    pub new_to_it: bool,
    pub used: bool,
}
impl<'a> From<TenantAdminFactsBorrowed<'a>> for TenantAdminFacts {
    fn from(
        TenantAdminFactsBorrowed {
            id,
            user_id,
            email,
            name,
            rank,
            state,
            has_account,
            second_factors,
            version,
            created_at,
            last_seen_at,
            archived_at,
            new_to_it,
            used,
        }: TenantAdminFactsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            rank,
            state: state.into(),
            has_account,
            second_factors: second_factors.map(|v| v.into()).collect(),
            version,
            created_at,
            last_seen_at,
            archived_at,
            new_to_it,
            used,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RolelessMember {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub version: i32,
}
pub struct RolelessMemberBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub version: i32,
}
impl<'a> From<RolelessMemberBorrowed<'a>> for RolelessMember {
    fn from(
        RolelessMemberBorrowed {
            id,
            user_id,
            email,
            name,
            version,
        }: RolelessMemberBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantDismissalRow {
    pub kind: String,
    pub subject: uuid::Uuid,
    pub reason: String,
    pub until: jiff::Timestamp,
    pub dismissed_by_name: Option<String>,
}
pub struct TenantDismissalRowBorrowed<'a> {
    pub kind: &'a str,
    pub subject: uuid::Uuid,
    pub reason: &'a str,
    pub until: jiff::Timestamp,
    pub dismissed_by_name: Option<&'a str>,
}
impl<'a> From<TenantDismissalRowBorrowed<'a>> for TenantDismissalRow {
    fn from(
        TenantDismissalRowBorrowed {
            kind,
            subject,
            reason,
            until,
            dismissed_by_name,
        }: TenantDismissalRowBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            subject,
            reason: reason.into(),
            until,
            dismissed_by_name: dismissed_by_name.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TenantAdminFactsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantAdminFactsBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantAdminFactsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantAdminFactsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantAdminFactsBorrowed) -> R,
    ) -> TenantAdminFactsQuery<'c, 'a, 's, C, R, N> {
        TenantAdminFactsQuery {
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
pub struct RolelessMemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RolelessMemberBorrowed, tokio_postgres::Error>,
    mapper: fn(RolelessMemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RolelessMemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RolelessMemberBorrowed) -> R,
    ) -> RolelessMemberQuery<'c, 'a, 's, C, R, N> {
        RolelessMemberQuery {
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
pub struct TenantDismissalRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<TenantDismissalRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantDismissalRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantDismissalRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantDismissalRowBorrowed) -> R,
    ) -> TenantDismissalRowQuery<'c, 'a, 's, C, R, N> {
        TenantDismissalRowQuery {
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
pub struct AdminsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admins() -> AdminsStmt {
    AdminsStmt(
        "select m.id, m.user_id, u.email, u.name, r.rank, m.state, u.state = 'active' as has_account, u.second_factors, m.version, m.created_at, a.last_seen_at, ( select max(e.occurred_at) from ( select e.operation, e.outcome, e.occurred_at from audit_events e where e.chain = $1 and e.target_id = 'mem_' || replace(m.id::text, '-', '') order by e.position desc, e.id desc limit 50 ) e where e.operation in ('members.archive', 'users.archive_membership', 'users.archive_everywhere') and e.outcome = 'done' ) as archived_at, exists ( select from ( select e.operation, e.outcome, e.occurred_at from audit_events e where e.chain = $1 and e.target_id = 'mem_' || replace(m.id::text, '-', '') order by e.position desc, e.id desc limit 50 ) e where e.operation = 'members.change_role' and e.outcome = 'done' and e.occurred_at >= $2 ) as new_to_it, exists ( select from ( select e.operation, e.outcome, e.occurred_at from audit_events e where e.chain = $1 and e.actor_id = m.user_id order by e.position desc, e.id desc limit 200 ) e where split_part(e.operation, '.', 1) = any ($3::text[]) and e.outcome = 'done' and e.occurred_at >= $2 ) as used from roles r join memberships m on m.tenant_id = r.tenant_id and m.role_id = r.id join users u on u.id = m.user_id join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id where r.tenant_id = $1 and r.rank >= 60 order by m.email_key limit $4",
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
        T2: crate::generated::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        since: &'a jiff::Timestamp,
        nouns: &'a T2,
        limit: &'a i64,
    ) -> TenantAdminFactsQuery<'c, 'a, 's, C, TenantAdminFacts, 4> {
        TenantAdminFactsQuery {
            client,
            params: [tenant_id, since, nouns, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<TenantAdminFactsBorrowed, tokio_postgres::Error> {
                Ok(TenantAdminFactsBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    email: row.try_get(2)?,
                    name: row.try_get(3)?,
                    rank: row.try_get(4)?,
                    state: row.try_get(5)?,
                    has_account: row.try_get(6)?,
                    second_factors: row.try_get(7)?,
                    version: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                    last_seen_at: row.try_get(10)?,
                    archived_at: row.try_get(11)?,
                    new_to_it: row.try_get(12)?,
                    used: row.try_get(13)?,
                })
            },
            mapper: |it| TenantAdminFacts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AdminsParams<T1, T2>,
        TenantAdminFactsQuery<'c, 'a, 's, C, TenantAdminFacts, 4>,
        C,
    > for AdminsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AdminsParams<T1, T2>,
    ) -> TenantAdminFactsQuery<'c, 'a, 's, C, TenantAdminFacts, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.since,
            &params.nouns,
            &params.limit,
        )
    }
}
pub struct WithoutRoleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn without_role() -> WithoutRoleStmt {
    WithoutRoleStmt(
        "select m.id, m.user_id, u.email, u.name, m.version from memberships m join users u on u.id = m.user_id where m.tenant_id = $1 and m.role_id is null and m.state = 'active' order by m.email_key limit $2",
        None,
    )
}
impl WithoutRoleStmt {
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
        limit: &'a i64,
    ) -> RolelessMemberQuery<'c, 'a, 's, C, RolelessMember, 2> {
        RolelessMemberQuery {
            client,
            params: [tenant_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<RolelessMemberBorrowed, tokio_postgres::Error> {
                Ok(RolelessMemberBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    email: row.try_get(2)?,
                    name: row.try_get(3)?,
                    version: row.try_get(4)?,
                })
            },
            mapper: |it| RolelessMember::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        WithoutRoleParams,
        RolelessMemberQuery<'c, 'a, 's, C, RolelessMember, 2>,
        C,
    > for WithoutRoleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithoutRoleParams,
    ) -> RolelessMemberQuery<'c, 'a, 's, C, RolelessMember, 2> {
        self.bind(client, &params.tenant_id, &params.limit)
    }
}
pub struct CountQuietStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_quiet() -> CountQuietStmt {
    CountQuietStmt(
        "select count(*) from ( select from member_activity a join memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id where a.tenant_id = $1 and coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00') < $2 and m.state = 'active' and m.created_at < $2 limit $3 ) some_of_them",
        None,
    )
}
impl CountQuietStmt {
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
        since: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant_id, since, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, CountQuietParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for CountQuietStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountQuietParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant_id, &params.since, &params.limit)
    }
}
pub struct DismissalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismissals() -> DismissalsStmt {
    DismissalsStmt(
        "select d.kind, d.subject, d.reason, d.until, u.name as dismissed_by_name from tenant_security_dismissals d left join users u on u.id = d.dismissed_by where d.tenant_id = $1 and d.until > $2 order by d.kind, d.subject limit 2000",
        None,
    )
}
impl DismissalsStmt {
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
        now: &'a jiff::Timestamp,
    ) -> TenantDismissalRowQuery<'c, 'a, 's, C, TenantDismissalRow, 2> {
        TenantDismissalRowQuery {
            client,
            params: [tenant_id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<TenantDismissalRowBorrowed, tokio_postgres::Error> {
                Ok(TenantDismissalRowBorrowed {
                    kind: row.try_get(0)?,
                    subject: row.try_get(1)?,
                    reason: row.try_get(2)?,
                    until: row.try_get(3)?,
                    dismissed_by_name: row.try_get(4)?,
                })
            },
            mapper: |it| TenantDismissalRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        DismissalsParams,
        TenantDismissalRowQuery<'c, 'a, 's, C, TenantDismissalRow, 2>,
        C,
    > for DismissalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DismissalsParams,
    ) -> TenantDismissalRowQuery<'c, 'a, 's, C, TenantDismissalRow, 2> {
        self.bind(client, &params.tenant_id, &params.now)
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "insert into tenant_security_dismissals (tenant_id, kind, subject, reason, until, dismissed_by, dismissed_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, kind, subject) do update set reason = excluded.reason, until = excluded.until, dismissed_by = excluded.dismissed_by, dismissed_at = excluded.dismissed_at",
        None,
    )
}
impl DismissStmt {
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
        tenant_id: &'a uuid::Uuid,
        kind: &'a T1,
        subject: &'a uuid::Uuid,
        reason: &'a T2,
        until: &'a jiff::Timestamp,
        dismissed_by: &'a Option<uuid::Uuid>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[tenant_id, kind, subject, reason, until, dismissed_by, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DismissParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DismissStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DismissParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.kind,
            &params.subject,
            &params.reason,
            &params.until,
            &params.dismissed_by,
            &params.now,
        ))
    }
}
pub struct RestoreStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn restore() -> RestoreStmt {
    RestoreStmt(
        "delete from tenant_security_dismissals where tenant_id = $1 and kind = $2 and subject = $3",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        kind: &'a T1,
        subject: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id, kind, subject]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RestoreParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RestoreStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RestoreParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.kind, &params.subject))
    }
}
