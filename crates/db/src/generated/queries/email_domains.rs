// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub domain: T1,
    pub token: T2,
    pub now: jiff::Timestamp,
    pub check_at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimCheckParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub before: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct DueParams {
    pub now: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct RecordCheckParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub problem: Option<T1>,
    pub missing_since: Option<jiff::Timestamp>,
    pub check_at: Option<jiff::Timestamp>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub proved: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct ProveParams {
    pub now: jiff::Timestamp,
    pub check_at: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct WithdrawParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub check_at: jiff::Timestamp,
    pub problem: T1,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub missing_before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EmailDomainRow {
    pub id: uuid::Uuid,
    pub domain: String,
    pub token: String,
    pub added_at: jiff::Timestamp,
    pub checked_at: Option<jiff::Timestamp>,
    pub problem: Option<String>,
    pub proved_at: Option<jiff::Timestamp>,
    pub missing_since: Option<jiff::Timestamp>,
    pub lost_at: Option<jiff::Timestamp>,
}
pub struct EmailDomainRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub domain: &'a str,
    pub token: &'a str,
    pub added_at: jiff::Timestamp,
    pub checked_at: Option<jiff::Timestamp>,
    pub problem: Option<&'a str>,
    pub proved_at: Option<jiff::Timestamp>,
    pub missing_since: Option<jiff::Timestamp>,
    pub lost_at: Option<jiff::Timestamp>,
}
impl<'a> From<EmailDomainRowBorrowed<'a>> for EmailDomainRow {
    fn from(
        EmailDomainRowBorrowed {
            id,
            domain,
            token,
            added_at,
            checked_at,
            problem,
            proved_at,
            missing_since,
            lost_at,
        }: EmailDomainRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            domain: domain.into(),
            token: token.into(),
            added_at,
            checked_at,
            problem: problem.map(|v| v.into()),
            proved_at,
            missing_since,
            lost_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DueDomain {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WithdrawnDomain {
    pub domain: String,
    pub slug: String,
    pub name: String,
}
pub struct WithdrawnDomainBorrowed<'a> {
    pub domain: &'a str,
    pub slug: &'a str,
    pub name: &'a str,
}
impl<'a> From<WithdrawnDomainBorrowed<'a>> for WithdrawnDomain {
    fn from(WithdrawnDomainBorrowed { domain, slug, name }: WithdrawnDomainBorrowed<'a>) -> Self {
        Self {
            domain: domain.into(),
            slug: slug.into(),
            name: name.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EmailDomainRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EmailDomainRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EmailDomainRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EmailDomainRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EmailDomainRowBorrowed) -> R,
    ) -> EmailDomainRowQuery<'c, 'a, 's, C, R, N> {
        EmailDomainRowQuery {
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
pub struct DueDomainQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueDomain, tokio_postgres::Error>,
    mapper: fn(DueDomain) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueDomainQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DueDomain) -> R) -> DueDomainQuery<'c, 'a, 's, C, R, N> {
        DueDomainQuery {
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
pub struct WithdrawnDomainQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WithdrawnDomainBorrowed, tokio_postgres::Error>,
    mapper: fn(WithdrawnDomainBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WithdrawnDomainQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WithdrawnDomainBorrowed) -> R,
    ) -> WithdrawnDomainQuery<'c, 'a, 's, C, R, N> {
        WithdrawnDomainQuery {
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
        "select d.id, d.domain, d.token, d.added_at, d.checked_at, d.problem, d.proved_at, d.missing_since, d.lost_at from email_domains d where d.tenant_id = $1 order by d.domain",
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
    ) -> EmailDomainRowQuery<'c, 'a, 's, C, EmailDomainRow, 1> {
        EmailDomainRowQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<EmailDomainRowBorrowed, tokio_postgres::Error> {
                Ok(EmailDomainRowBorrowed {
                    id: row.try_get(0)?,
                    domain: row.try_get(1)?,
                    token: row.try_get(2)?,
                    added_at: row.try_get(3)?,
                    checked_at: row.try_get(4)?,
                    problem: row.try_get(5)?,
                    proved_at: row.try_get(6)?,
                    missing_since: row.try_get(7)?,
                    lost_at: row.try_get(8)?,
                })
            },
            mapper: |it| EmailDomainRow::from(it),
        }
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select d.id, d.domain, d.token, d.added_at, d.checked_at, d.problem, d.proved_at, d.missing_since, d.lost_at from email_domains d where d.tenant_id = $1 and d.id = $2",
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
    ) -> EmailDomainRowQuery<'c, 'a, 's, C, EmailDomainRow, 2> {
        EmailDomainRowQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<EmailDomainRowBorrowed, tokio_postgres::Error> {
                Ok(EmailDomainRowBorrowed {
                    id: row.try_get(0)?,
                    domain: row.try_get(1)?,
                    token: row.try_get(2)?,
                    added_at: row.try_get(3)?,
                    checked_at: row.try_get(4)?,
                    problem: row.try_get(5)?,
                    proved_at: row.try_get(6)?,
                    missing_since: row.try_get(7)?,
                    lost_at: row.try_get(8)?,
                })
            },
            mapper: |it| EmailDomainRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        EmailDomainRowQuery<'c, 'a, 's, C, EmailDomainRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> EmailDomainRowQuery<'c, 'a, 's, C, EmailDomainRow, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct HoldAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_all() -> HoldAllStmt {
    HoldAllStmt(
        "select pg_advisory_xact_lock(hashtextextended('bailiwick.email_domains ' || $1::uuid::text, 0))::text as held",
        None,
    )
}
impl HoldAllStmt {
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
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt(
        "select count(*) from email_domains where tenant_id = $1",
        None,
    )
}
impl CountStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct IsLastStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_last() -> IsLastStmt {
    IsLastStmt(
        "select t.only_email_domains and (select count(*) from email_domains d where d.tenant_id = t.id) = 1 as is_last from tenants t where t.id = $1",
        None,
    )
}
impl IsLastStmt {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into email_domains (tenant_id, id, domain, token, added_at, check_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        domain: &'a T1,
        token: &'a T2,
        now: &'a jiff::Timestamp,
        check_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, id, domain, token, now, check_at])
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
            &params.tenant_id,
            &params.id,
            &params.domain,
            &params.token,
            &params.now,
            &params.check_at,
        ))
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt(
        "delete from email_domains where tenant_id = $1 and id = $2",
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
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct ClaimCheckStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_check() -> ClaimCheckStmt {
    ClaimCheckStmt(
        "update tenants set email_domains_checked_at = $1 where id = $2 and (email_domains_checked_at is null or email_domains_checked_at <= $3)",
        None,
    )
}
impl ClaimCheckStmt {
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
        before: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, tenant_id, before]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ClaimCheckParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ClaimCheckStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ClaimCheckParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.before))
    }
}
pub struct DueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due() -> DueStmt {
    DueStmt(
        "select d.tenant_id, d.id from email_domains d where d.check_at <= $1 order by d.check_at limit $2",
        None,
    )
}
impl DueStmt {
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
        limit: &'a i64,
    ) -> DueDomainQuery<'c, 'a, 's, C, DueDomain, 2> {
        DueDomainQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DueDomain, tokio_postgres::Error> {
                Ok(DueDomain {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| DueDomain::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        DueParams,
        DueDomainQuery<'c, 'a, 's, C, DueDomain, 2>,
        C,
    > for DueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueParams,
    ) -> DueDomainQuery<'c, 'a, 's, C, DueDomain, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct RecordCheckStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_check() -> RecordCheckStmt {
    RecordCheckStmt(
        "update email_domains set checked_at = $1, problem = $2, missing_since = $3, check_at = $4 where tenant_id = $5 and id = $6 and (proved_at is not null) = $7",
        None,
    )
}
impl RecordCheckStmt {
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
        problem: &'a Option<T1>,
        missing_since: &'a Option<jiff::Timestamp>,
        check_at: &'a Option<jiff::Timestamp>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        proved: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[now, problem, missing_since, check_at, tenant_id, id, proved],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RecordCheckParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordCheckStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordCheckParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.problem,
            &params.missing_since,
            &params.check_at,
            &params.tenant_id,
            &params.id,
            &params.proved,
        ))
    }
}
pub struct ProveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prove() -> ProveStmt {
    ProveStmt(
        "update email_domains set proved_at = $1, checked_at = $1, check_at = $2, problem = null, missing_since = null, lost_at = null where tenant_id = $3 and id = $4 and proved_at is null returning domain",
        None,
    )
}
impl ProveStmt {
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
        check_at: &'a jiff::Timestamp,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [now, check_at, tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, ProveParams, StringQuery<'c, 'a, 's, C, String, 4>, C>
    for ProveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProveParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(
            client,
            &params.now,
            &params.check_at,
            &params.tenant_id,
            &params.id,
        )
    }
}
pub struct WithdrawStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw() -> WithdrawStmt {
    WithdrawStmt(
        "update email_domains d set proved_at = null, missing_since = null, lost_at = $1, checked_at = $1, check_at = $2, problem = $3 from tenants t where d.tenant_id = $4 and d.id = $5 and d.proved_at is not null and d.missing_since <= $6 and t.id = d.tenant_id returning d.domain, t.slug, t.name",
        None,
    )
}
impl WithdrawStmt {
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
        now: &'a jiff::Timestamp,
        check_at: &'a jiff::Timestamp,
        problem: &'a T1,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        missing_before: &'a jiff::Timestamp,
    ) -> WithdrawnDomainQuery<'c, 'a, 's, C, WithdrawnDomain, 6> {
        WithdrawnDomainQuery {
            client,
            params: [now, check_at, problem, tenant_id, id, missing_before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WithdrawnDomainBorrowed, tokio_postgres::Error> {
                Ok(WithdrawnDomainBorrowed {
                    domain: row.try_get(0)?,
                    slug: row.try_get(1)?,
                    name: row.try_get(2)?,
                })
            },
            mapper: |it| WithdrawnDomain::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        WithdrawParams<T1>,
        WithdrawnDomainQuery<'c, 'a, 's, C, WithdrawnDomain, 6>,
        C,
    > for WithdrawStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawParams<T1>,
    ) -> WithdrawnDomainQuery<'c, 'a, 's, C, WithdrawnDomain, 6> {
        self.bind(
            client,
            &params.now,
            &params.check_at,
            &params.problem,
            &params.tenant_id,
            &params.id,
            &params.missing_before,
        )
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt("delete from email_domains where tenant_id = $1", None)
}
impl ForgetStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id]).await
    }
}
