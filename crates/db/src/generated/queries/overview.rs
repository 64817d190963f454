// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct CountsParams {
    pub asked_since: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub soon: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct NewByDayParams {
    pub first: jiff::Timestamp,
    pub last: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Counts {
    pub tenants: i64,
    pub users: i64,
    pub servers: i64,
    pub offline_servers: i64,
    pub open_jobs: i64,
    pub failed_jobs: i64,
    pub waiting_mails: i64,
    pub failed_mails: i64,
    pub access_requests: i64,
    pub expiring_invitations: i64,
    pub waiting_since: Option<jiff::Timestamp>,
    pub super_admins: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct NewByDay {
    pub day: jiff::Timestamp,
    pub tenants: i64,
    pub users: i64,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Counts, tokio_postgres::Error>,
    mapper: fn(Counts) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Counts) -> R) -> CountsQuery<'c, 'a, 's, C, R, N> {
        CountsQuery {
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
pub struct NewByDayQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NewByDay, tokio_postgres::Error>,
    mapper: fn(NewByDay) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NewByDayQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NewByDay) -> R) -> NewByDayQuery<'c, 'a, 's, C, R, N> {
        NewByDayQuery {
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
pub struct CountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts() -> CountsStmt {
    CountsStmt(
        "with few as ( select (select count(*) from (select from tenants where state <> 'purged' limit 10001) c) as tenants, (select count(*) from (select from users where state = 'active' limit 10001) c) as users ) select case when tenants > 10000 then (select greatest(reltuples::bigint, tenants) from pg_class where oid = 'public.tenants'::regclass) else tenants end as tenants, case when users > 10000 then (select greatest(reltuples::bigint, users) from pg_class where oid = 'public.users'::regclass) else users end as users, (select count(*) from database_servers where removed_at is null) as servers, (select count(*) from database_servers where removed_at is null and check_error is not null) as offline_servers, (select count(*) from (select from jobs where state in ('queued', 'running') limit 10001) c) as open_jobs, (select count(*) from (select from jobs where state = 'failed' limit 10001) c) as failed_jobs, (select count(*) from (select from mails where state in ('kept', 'outbox') limit 10001) c) as waiting_mails, (select count(*) from (select from mails where state = 'failed' limit 10001) c) as failed_mails, (select count(*) from (select from access_grants where ended_at is null and needs_approval and decided_at is null and requested_at > $1 limit 10001) c) as access_requests, (select count(*) from ( select from invitations where accepted_at is null and revoked_at is null and expires_at > $2 and expires_at < $3 limit 10001 ) c) as expiring_invitations, (select min(run_at) from jobs where state = 'queued' and run_at <= $2) as waiting_since, (select active_holders(r.id) from platform_roles r where r.key = 'super_admin') as super_admins from few",
        None,
    )
}
impl CountsStmt {
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
        asked_since: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        soon: &'a jiff::Timestamp,
    ) -> CountsQuery<'c, 'a, 's, C, Counts, 3> {
        CountsQuery {
            client,
            params: [asked_since, now, soon],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Counts, tokio_postgres::Error> {
                Ok(Counts {
                    tenants: row.try_get(0)?,
                    users: row.try_get(1)?,
                    servers: row.try_get(2)?,
                    offline_servers: row.try_get(3)?,
                    open_jobs: row.try_get(4)?,
                    failed_jobs: row.try_get(5)?,
                    waiting_mails: row.try_get(6)?,
                    failed_mails: row.try_get(7)?,
                    access_requests: row.try_get(8)?,
                    expiring_invitations: row.try_get(9)?,
                    waiting_since: row.try_get(10)?,
                    super_admins: row.try_get(11)?,
                })
            },
            mapper: |it| Counts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        CountsParams,
        CountsQuery<'c, 'a, 's, C, Counts, 3>,
        C,
    > for CountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountsParams,
    ) -> CountsQuery<'c, 'a, 's, C, Counts, 3> {
        self.bind(client, &params.asked_since, &params.now, &params.soon)
    }
}
pub struct NewByDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn new_by_day() -> NewByDayStmt {
    NewByDayStmt(
        "select d.day, (select count(*) from (select from tenants t where t.created_at >= d.day and t.created_at < d.day + interval '1 day' limit 10001) c) as tenants, (select count(*) from (select from users u where u.created_at >= d.day and u.created_at < d.day + interval '1 day' limit 10001) c) as users from generate_series($1::timestamptz, $2::timestamptz, interval '1 day') d(day) order by d.day",
        None,
    )
}
impl NewByDayStmt {
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
        first: &'a jiff::Timestamp,
        last: &'a jiff::Timestamp,
    ) -> NewByDayQuery<'c, 'a, 's, C, NewByDay, 2> {
        NewByDayQuery {
            client,
            params: [first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NewByDay, tokio_postgres::Error> {
                Ok(NewByDay {
                    day: row.try_get(0)?,
                    tenants: row.try_get(1)?,
                    users: row.try_get(2)?,
                })
            },
            mapper: |it| NewByDay::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        NewByDayParams,
        NewByDayQuery<'c, 'a, 's, C, NewByDay, 2>,
        C,
    > for NewByDayStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NewByDayParams,
    ) -> NewByDayQuery<'c, 'a, 's, C, NewByDay, 2> {
        self.bind(client, &params.first, &params.last)
    }
}
