// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub user_id: uuid::Uuid,
    pub plane: T2,
    pub methods: T4,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ForgetParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub plane: T1,
}
#[derive(Debug)]
pub struct OpenParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql> {
    pub token_hash: T1,
    pub plane: T2,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ConsumeParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub methods: Vec<String>,
    pub email: String,
    pub name: String,
    pub second_factors: Vec<String>,
}
pub struct FlowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub methods: crate::generated::ArrayIterator<'a, &'a str>,
    pub email: &'a str,
    pub name: &'a str,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
}
impl<'a> From<FlowBorrowed<'a>> for Flow {
    fn from(
        FlowBorrowed {
            id,
            user_id,
            methods,
            email,
            name,
            second_factors,
        }: FlowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            methods: methods.map(|v| v.into()).collect(),
            email: email.into(),
            name: name.into(),
            second_factors: second_factors.map(|v| v.into()).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FlowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FlowBorrowed, tokio_postgres::Error>,
    mapper: fn(FlowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FlowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FlowBorrowed) -> R) -> FlowQuery<'c, 'a, 's, C, R, N> {
        FlowQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into sign_in_flows (id, token_hash, user_id, plane, methods, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)",
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
        T1: crate::generated::BytesSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        token_hash: &'a T1,
        user_id: &'a uuid::Uuid,
        plane: &'a T2,
        methods: &'a T4,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[id, token_hash, user_id, plane, methods, now, expires_at],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.user_id,
            &params.plane,
            &params.methods,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "delete from sign_in_flows where expires_at <= $1 or user_id = $2 and plane = $3 and id not in ( select f.id from sign_in_flows f where f.user_id = $2 and f.plane = $3 order by f.id desc limit 2 )",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        user_id: &'a uuid::Uuid,
        plane: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id, plane]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id, &params.plane))
    }
}
pub struct OpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open() -> OpenStmt {
    OpenStmt(
        "select f.id, f.user_id, f.methods, u.email, u.name, u.second_factors from sign_in_flows f join users u on u.id = f.user_id where f.token_hash = $1 and f.plane = $2 and f.used_at is null and f.expires_at > $3 and u.state = 'active' and not password_is_known(u) and coalesce(u.password_changed_at, f.created_at) <= f.created_at",
        None,
    )
}
impl OpenStmt {
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
        token_hash: &'a T1,
        plane: &'a T2,
        now: &'a jiff::Timestamp,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 3> {
        FlowQuery {
            client,
            params: [token_hash, plane, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FlowBorrowed, tokio_postgres::Error> {
                Ok(FlowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    methods: row.try_get(2)?,
                    email: row.try_get(3)?,
                    name: row.try_get(4)?,
                    second_factors: row.try_get(5)?,
                })
            },
            mapper: |it| Flow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OpenParams<T1, T2>,
        FlowQuery<'c, 'a, 's, C, Flow, 3>,
        C,
    > for OpenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenParams<T1, T2>,
    ) -> FlowQuery<'c, 'a, 's, C, Flow, 3> {
        self.bind(client, &params.token_hash, &params.plane, &params.now)
    }
}
pub struct ConsumeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn consume() -> ConsumeStmt {
    ConsumeStmt(
        "update sign_in_flows set used_at = $1 where id = $2 and used_at is null",
        None,
    )
}
impl ConsumeStmt {
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
        ConsumeParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ConsumeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ConsumeParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
