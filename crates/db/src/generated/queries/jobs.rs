// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct EnqueueParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::JsonSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub tenant_id: Option<uuid::Uuid>,
    pub kind: T1,
    pub run_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub payloads: T4,
}
#[derive(Debug)]
pub struct TakeParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
> {
    pub now: jiff::Timestamp,
    pub full_kinds: T2,
    pub full_servers: T3,
    pub lease_until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ProgressParams<T1: crate::generated::JsonSql> {
    pub progress: T1,
    pub lease_until: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct KeepParams {
    pub lease_until: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct FinishParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Debug)]
pub struct RetryLaterParams<T1: crate::generated::StringSql> {
    pub run_at: jiff::Timestamp,
    pub error: T1,
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Debug)]
pub struct FailParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub error: T1,
    pub id: uuid::Uuid,
    pub attempt: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct AnotherReconcilesParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RequeueParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListParams<T1: crate::generated::StringSql> {
    pub before: uuid::Uuid,
    pub state: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ClaimRoundParams<T1: crate::generated::StringSql> {
    pub next: jiff::Timestamp,
    pub name: T1,
    pub if_due: bool,
    pub now: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TakenRow {
    pub id: uuid::Uuid,
    pub kind: String,
    pub payload: serde_json::Value,
    pub progress: serde_json::Value,
    pub attempts: i32,
    pub server_id: Option<uuid::Uuid>,
    pub was_left: bool,
}
pub struct TakenRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub progress: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub attempts: i32,
    pub server_id: Option<uuid::Uuid>,
    pub was_left: bool,
}
impl<'a> From<TakenRowBorrowed<'a>> for TakenRow {
    fn from(
        TakenRowBorrowed {
            id,
            kind,
            payload,
            progress,
            attempts,
            server_id,
            was_left,
        }: TakenRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            progress: serde_json::from_str(progress.0.get()).unwrap(),
            attempts,
            server_id,
            was_left,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    pub id: uuid::Uuid,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<String>,
    pub kind: String,
    pub payload: serde_json::Value,
    pub state: String,
    pub progress: serde_json::Value,
    pub attempts: i32,
    pub error: Option<String>,
    pub created_at: jiff::Timestamp,
    pub finished_at: Option<jiff::Timestamp>,
}
pub struct JobRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<&'a str>,
    pub kind: &'a str,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub state: &'a str,
    pub progress: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub attempts: i32,
    pub error: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub finished_at: Option<jiff::Timestamp>,
}
impl<'a> From<JobRowBorrowed<'a>> for JobRow {
    fn from(
        JobRowBorrowed {
            id,
            tenant_id,
            tenant_slug,
            kind,
            payload,
            state,
            progress,
            attempts,
            error,
            created_at,
            finished_at,
        }: JobRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            tenant_slug: tenant_slug.map(|v| v.into()),
            kind: kind.into(),
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            state: state.into(),
            progress: serde_json::from_str(progress.0.get()).unwrap(),
            attempts,
            error: error.map(|v| v.into()),
            created_at,
            finished_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct BacklogRow {
    pub queued: i64,
    pub running: i64,
    pub failed: i64,
    pub oldest_due_at: Option<jiff::Timestamp>,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TakenRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TakenRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TakenRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TakenRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TakenRowBorrowed) -> R) -> TakenRowQuery<'c, 'a, 's, C, R, N> {
        TakenRowQuery {
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
pub struct JobRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobRowBorrowed, tokio_postgres::Error>,
    mapper: fn(JobRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobRowBorrowed) -> R) -> JobRowQuery<'c, 'a, 's, C, R, N> {
        JobRowQuery {
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
pub struct BacklogRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BacklogRow, tokio_postgres::Error>,
    mapper: fn(BacklogRow) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BacklogRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BacklogRow) -> R) -> BacklogRowQuery<'c, 'a, 's, C, R, N> {
        BacklogRowQuery {
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
pub struct EnqueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn enqueue() -> EnqueueStmt {
    EnqueueStmt(
        "insert into jobs (id, tenant_id, kind, payload, run_at, created_at) select q.id, $1, $2, q.payload, $3, $4 from unnest($5::uuid[], $6::jsonb[]) as q (id, payload)",
        None,
    )
}
impl EnqueueStmt {
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
        T2: crate::generated::ArraySql<Item = uuid::Uuid>,
        T3: crate::generated::JsonSql,
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a Option<uuid::Uuid>,
        kind: &'a T1,
        run_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        payloads: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, kind, run_at, now, ids, payloads])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::JsonSql,
    T4: crate::generated::ArraySql<Item = T3>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EnqueueParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EnqueueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EnqueueParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.kind,
            &params.run_at,
            &params.now,
            &params.ids,
            &params.payloads,
        ))
    }
}
pub struct TakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take() -> TakeStmt {
    TakeStmt(
        "with next as ( select j.id, j.state, t.server_id from jobs j left join tenants t on t.id = j.tenant_id where j.run_at <= $1 and (j.state = 'queued' or (j.state = 'running' and j.lease_until < $1)) and j.kind <> all($2::text[]) and (t.server_id is null or t.server_id <> all($3::uuid[])) order by j.run_at for update of j skip locked limit 1 ) update jobs j set state = 'running', attempts = j.attempts + 1, lease_until = $4 from next where j.id = next.id returning j.id, j.kind, j.payload, j.progress, j.attempts, next.server_id, next.state = 'running' as was_left",
        None,
    )
}
impl TakeStmt {
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
        T3: crate::generated::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        full_kinds: &'a T2,
        full_servers: &'a T3,
        lease_until: &'a jiff::Timestamp,
    ) -> TakenRowQuery<'c, 'a, 's, C, TakenRow, 4> {
        TakenRowQuery {
            client,
            params: [now, full_kinds, full_servers, lease_until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TakenRowBorrowed, tokio_postgres::Error> {
                    Ok(TakenRowBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        payload: row.try_get(2)?,
                        progress: row.try_get(3)?,
                        attempts: row.try_get(4)?,
                        server_id: row.try_get(5)?,
                        was_left: row.try_get(6)?,
                    })
                },
            mapper: |it| TakenRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        TakeParams<T1, T2, T3>,
        TakenRowQuery<'c, 'a, 's, C, TakenRow, 4>,
        C,
    > for TakeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeParams<T1, T2, T3>,
    ) -> TakenRowQuery<'c, 'a, 's, C, TakenRow, 4> {
        self.bind(
            client,
            &params.now,
            &params.full_kinds,
            &params.full_servers,
            &params.lease_until,
        )
    }
}
pub struct ProgressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn progress() -> ProgressStmt {
    ProgressStmt(
        "update jobs set progress = $1, lease_until = $2 where id = $3 and attempts = $4 and state = 'running'",
        None,
    )
}
impl ProgressStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::JsonSql>(
        &'s self,
        client: &'c C,
        progress: &'a T1,
        lease_until: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[progress, lease_until, id, attempt])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::JsonSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ProgressParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ProgressStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ProgressParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.progress,
            &params.lease_until,
            &params.id,
            &params.attempt,
        ))
    }
}
pub struct KeepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep() -> KeepStmt {
    KeepStmt(
        "update jobs set lease_until = $1 where id = $2 and attempts = $3 and state = 'running'",
        None,
    )
}
impl KeepStmt {
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
        lease_until: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[lease_until, id, attempt]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        KeepParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.lease_until, &params.id, &params.attempt))
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "update jobs set state = 'done', finished_at = $1, lease_until = null, error = null where id = $2 and attempts = $3 and state = 'running'",
        None,
    )
}
impl FinishStmt {
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
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id, attempt]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id, &params.attempt))
    }
}
pub struct RetryLaterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retry_later() -> RetryLaterStmt {
    RetryLaterStmt(
        "update jobs set state = 'queued', run_at = $1, lease_until = null, error = $2 where id = $3 and attempts = $4 and state = 'running'",
        None,
    )
}
impl RetryLaterStmt {
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
        run_at: &'a jiff::Timestamp,
        error: &'a T1,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[run_at, error, id, attempt]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RetryLaterParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RetryLaterStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RetryLaterParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.run_at,
            &params.error,
            &params.id,
            &params.attempt,
        ))
    }
}
pub struct FailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail() -> FailStmt {
    FailStmt(
        "update jobs set state = 'failed', finished_at = $1, lease_until = null, error = $2 where id = $3 and attempts = $4 and state = 'running'",
        None,
    )
}
impl FailStmt {
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
        error: &'a T1,
        id: &'a uuid::Uuid,
        attempt: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, error, id, attempt]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        FailParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.error,
            &params.id,
            &params.attempt,
        ))
    }
}
pub struct AnotherReconcilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn another_reconciles() -> AnotherReconcilesStmt {
    AnotherReconcilesStmt(
        "select exists ( select 1 from jobs j where j.tenant_id = $1 and j.kind = 'reconcile' and j.state = 'queued' and j.id <> $2 ) as found",
        None,
    )
}
impl AnotherReconcilesStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [tenant_id, id],
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
        AnotherReconcilesParams,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for AnotherReconcilesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AnotherReconcilesParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct RequeueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requeue() -> RequeueStmt {
    RequeueStmt(
        "update jobs set state = 'queued', run_at = $1, error = null, finished_at = null where id = $2 and state = 'failed'",
        None,
    )
}
impl RequeueStmt {
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
        RequeueParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RequeueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RequeueParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select j.id, j.tenant_id, t.slug as tenant_slug, j.kind, j.payload, j.state, j.progress, j.attempts, j.error, j.created_at, j.finished_at from jobs j left join tenants t on t.id = j.tenant_id where j.id < $1 and ($2 = '' or j.state = $2) order by j.id desc limit $3",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        before: &'a uuid::Uuid,
        state: &'a T1,
        limit: &'a i64,
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 3> {
        JobRowQuery {
            client,
            params: [before, state, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                    Ok(JobRowBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        payload: row.try_get(4)?,
                        state: row.try_get(5)?,
                        progress: row.try_get(6)?,
                        attempts: row.try_get(7)?,
                        error: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        finished_at: row.try_get(10)?,
                    })
                },
            mapper: |it| JobRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1>,
        JobRowQuery<'c, 'a, 's, C, JobRow, 3>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1>,
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 3> {
        self.bind(client, &params.before, &params.state, &params.limit)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select id, tenant_id, null::text as tenant_slug, kind, payload, state, progress, attempts, error, created_at, finished_at from jobs where id = $1",
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
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 1> {
        JobRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                    Ok(JobRowBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        payload: row.try_get(4)?,
                        state: row.try_get(5)?,
                        progress: row.try_get(6)?,
                        attempts: row.try_get(7)?,
                        error: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        finished_at: row.try_get(10)?,
                    })
                },
            mapper: |it| JobRow::from(it),
        }
    }
}
pub struct BacklogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn backlog() -> BacklogStmt {
    BacklogStmt(
        "select count(*) filter (where j.state = 'queued') as queued, count(*) filter (where j.state = 'running') as running, (select count(*) from jobs f where f.state = 'failed') as failed, min(j.run_at) filter (where j.state = 'queued') as oldest_due_at from jobs j where j.state in ('queued', 'running')",
        None,
    )
}
impl BacklogStmt {
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
    ) -> BacklogRowQuery<'c, 'a, 's, C, BacklogRow, 0> {
        BacklogRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BacklogRow, tokio_postgres::Error> {
                Ok(BacklogRow {
                    queued: row.try_get(0)?,
                    running: row.try_get(1)?,
                    failed: row.try_get(2)?,
                    oldest_due_at: row.try_get(3)?,
                })
            },
            mapper: |it| BacklogRow::from(it),
        }
    }
}
pub struct LatestOfTenantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_of_tenant() -> LatestOfTenantStmt {
    LatestOfTenantStmt(
        "select id, tenant_id, null::text as tenant_slug, kind, payload, state, progress, attempts, error, created_at, finished_at from jobs where tenant_id = $1 and kind in ('provision', 'deprovision') order by created_at desc limit 1",
        None,
    )
}
impl LatestOfTenantStmt {
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
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 1> {
        JobRowQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                    Ok(JobRowBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        payload: row.try_get(4)?,
                        state: row.try_get(5)?,
                        progress: row.try_get(6)?,
                        attempts: row.try_get(7)?,
                        error: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        finished_at: row.try_get(10)?,
                    })
                },
            mapper: |it| JobRow::from(it),
        }
    }
}
pub struct HoldVerificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_verifications() -> HoldVerificationsStmt {
    HoldVerificationsStmt(
        "select pg_advisory_xact_lock(hashtextextended('bailiwick.audit_verifications', 0))::text as held",
        None,
    )
}
impl HoldVerificationsStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct OpenVerificationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_verification() -> OpenVerificationStmt {
    OpenVerificationStmt(
        "select exists (select 1 from jobs where kind = 'verify_audit' and state in ('queued', 'running')) as found",
        None,
    )
}
impl OpenVerificationStmt {
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
pub struct VerificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn verifications() -> VerificationsStmt {
    VerificationsStmt(
        "select id, tenant_id, null::text as tenant_slug, kind, payload, state, progress, attempts, error, created_at, finished_at from jobs where kind = 'verify_audit' order by created_at desc limit $1",
        None,
    )
}
impl VerificationsStmt {
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
        limit: &'a i64,
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 1> {
        JobRowQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                    Ok(JobRowBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        payload: row.try_get(4)?,
                        state: row.try_get(5)?,
                        progress: row.try_get(6)?,
                        attempts: row.try_get(7)?,
                        error: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        finished_at: row.try_get(10)?,
                    })
                },
            mapper: |it| JobRow::from(it),
        }
    }
}
pub struct ClaimRoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_round() -> ClaimRoundStmt {
    ClaimRoundStmt(
        "update rounds set due_at = $1 where name = $2 and (not $3 or due_at <= $4)",
        None,
    )
}
impl ClaimRoundStmt {
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
        next: &'a jiff::Timestamp,
        name: &'a T1,
        if_due: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[next, name, if_due, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ClaimRoundParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ClaimRoundStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ClaimRoundParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.next,
            &params.name,
            &params.if_due,
            &params.now,
        ))
    }
}
