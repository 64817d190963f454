// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Counts {
    pub tenants: i64,
    pub users: i64,
    pub servers: i64,
    pub open_jobs: i64,
    pub failed_jobs: i64,
    pub waiting_mails: i64,
    pub super_admins: i64,
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
pub struct CountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts() -> CountsStmt {
    CountsStmt(
        "with few as ( select (select count(*) from (select from tenants where state <> 'purged' limit 10001) c) as tenants, (select count(*) from (select from users where state = 'active' limit 10001) c) as users ) select case when tenants > 10000 then (select greatest(reltuples::bigint, tenants) from pg_class where oid = 'public.tenants'::regclass) else tenants end as tenants, case when users > 10000 then (select greatest(reltuples::bigint, users) from pg_class where oid = 'public.users'::regclass) else users end as users, (select count(*) from database_servers where removed_at is null) as servers, (select count(*) from (select from jobs where state in ('queued', 'running') limit 10001) c) as open_jobs, (select count(*) from (select from jobs where state = 'failed' limit 10001) c) as failed_jobs, (select count(*) from (select from mails where state = 'outbox' limit 10001) c) as waiting_mails, (select count(*) from platform_admins p join platform_roles r on r.id = p.role_id where p.closed_at is null and p.state = 'active' and r.rank >= 100) as super_admins from few",
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
    ) -> CountsQuery<'c, 'a, 's, C, Counts, 0> {
        CountsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Counts, tokio_postgres::Error> {
                Ok(Counts {
                    tenants: row.try_get(0)?,
                    users: row.try_get(1)?,
                    servers: row.try_get(2)?,
                    open_jobs: row.try_get(3)?,
                    failed_jobs: row.try_get(4)?,
                    waiting_mails: row.try_get(5)?,
                    super_admins: row.try_get(6)?,
                })
            },
            mapper: |it| Counts::from(it),
        }
    }
}
