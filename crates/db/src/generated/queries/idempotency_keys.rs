// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct BeginParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql, T3: crate::generated::BytesSql> {
    pub credential_hash: T1,
    pub key: T2,
    pub request_hash: T3,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct GetParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql> {
    pub credential_hash: T1,
    pub key: T2,
}
#[derive(Debug)]
pub struct AnsweredParams<T1: crate::generated::BytesSql, T2: crate::generated::BytesSql, T3: crate::generated::StringSql> {
    pub answer_sealed: T1,
    pub credential_hash: T2,
    pub key: T3,
}
#[derive(Debug)]
pub struct ForgetParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql> {
    pub credential_hash: T1,
    pub key: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Get {
    pub request_hash: Vec<u8>,
    pub created_at: jiff::Timestamp,
    pub answer_sealed: Option<Vec<u8>>,
}
pub struct GetBorrowed<'a> {
    pub request_hash: &'a [u8],
    pub created_at: jiff::Timestamp,
    pub answer_sealed: Option<&'a [u8]>,
}
impl<'a> From<GetBorrowed<'a>> for Get {
    fn from(
        GetBorrowed {
            request_hash,
            created_at,
            answer_sealed,
        }: GetBorrowed<'a>,
    ) -> Self {
        Self {
            request_hash: request_hash.into(),
            created_at,
            answer_sealed: answer_sealed.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct GetQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetBorrowed, tokio_postgres::Error>,
    mapper: fn(GetBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GetBorrowed) -> R) -> GetQuery<'c, 'a, 's, C, R, N> {
        GetQuery {
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
pub struct BeginStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin() -> BeginStmt {
    BeginStmt(
        "insert into idempotency_keys (credential_hash, key, request_hash, created_at) values ($1, $2, $3, $4) on conflict do nothing",
        None,
    )
}
impl BeginStmt {
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
        T1: crate::generated::BytesSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::BytesSql,
    >(
        &'s self,
        client: &'c C,
        credential_hash: &'a T1,
        key: &'a T2,
        request_hash: &'a T3,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[credential_hash, key, request_hash, now])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::BytesSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        BeginParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeginStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.credential_hash,
            &params.key,
            &params.request_hash,
            &params.now,
        ))
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select request_hash, created_at, answer_sealed from idempotency_keys where credential_hash = $1 and key = $2",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        credential_hash: &'a T1,
        key: &'a T2,
    ) -> GetQuery<'c, 'a, 's, C, Get, 2> {
        GetQuery {
            client,
            params: [credential_hash, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GetBorrowed, tokio_postgres::Error> {
                Ok(GetBorrowed {
                    request_hash: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    answer_sealed: row.try_get(2)?,
                })
            },
            mapper: |it| Get::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<'c, 'a, 's, GetParams<T1, T2>, GetQuery<'c, 'a, 's, C, Get, 2>, C>
    for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams<T1, T2>,
    ) -> GetQuery<'c, 'a, 's, C, Get, 2> {
        self.bind(client, &params.credential_hash, &params.key)
    }
}
pub struct AnsweredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answered() -> AnsweredStmt {
    AnsweredStmt(
        "update idempotency_keys set answer_sealed = $1 where credential_hash = $2 and key = $3",
        None,
    )
}
impl AnsweredStmt {
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
        T1: crate::generated::BytesSql,
        T2: crate::generated::BytesSql,
        T3: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        answer_sealed: &'a T1,
        credential_hash: &'a T2,
        key: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[answer_sealed, credential_hash, key])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        AnsweredParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AnsweredStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AnsweredParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.answer_sealed,
            &params.credential_hash,
            &params.key,
        ))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "delete from idempotency_keys where credential_hash = $1 and key = $2",
        None,
    )
}
impl ForgetStmt {
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
        credential_hash: &'a T1,
        key: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[credential_hash, key]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.credential_hash, &params.key))
    }
}
pub struct ForgetOldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_old() -> ForgetOldStmt {
    ForgetOldStmt("delete from idempotency_keys where created_at < $1", None)
}
impl ForgetOldStmt {
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
        before: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[before]).await
    }
}
