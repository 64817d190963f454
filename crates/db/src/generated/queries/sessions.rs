// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
    T5: crate::generated::StringSql,
> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub user_id: uuid::Uuid,
    pub plane: T2,
    pub methods: T4,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub address: Option<std::net::IpAddr>,
    pub user_agent: Option<T5>,
}
#[derive(Debug)]
pub struct InsertInsideParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub user_id: uuid::Uuid,
    pub methods: T3,
    pub proved_at: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub address: Option<std::net::IpAddr>,
    pub user_agent: Option<T4>,
    pub tenant_id: uuid::Uuid,
    pub access_grant_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListOfUserParams {
    pub user_id: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub before: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RevokeOthersParams {
    pub now: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub keep: uuid::Uuid,
}
#[derive(Debug)]
pub struct ProveParams<T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>> {
    pub now: jiff::Timestamp,
    pub methods: T2,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SeenParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    pub id: uuid::Uuid,
    pub plane: String,
    pub methods: Vec<String>,
    pub created_at: jiff::Timestamp,
    pub seen_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub address: Option<String>,
    pub user_agent: Option<String>,
}
pub struct SessionRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub plane: &'a str,
    pub methods: crate::generated::ArrayIterator<'a, &'a str>,
    pub created_at: jiff::Timestamp,
    pub seen_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub address: Option<&'a str>,
    pub user_agent: Option<&'a str>,
}
impl<'a> From<SessionRowBorrowed<'a>> for SessionRow {
    fn from(
        SessionRowBorrowed {
            id,
            plane,
            methods,
            created_at,
            seen_at,
            expires_at,
            address,
            user_agent,
        }: SessionRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            plane: plane.into(),
            methods: methods.map(|v| v.into()).collect(),
            created_at,
            seen_at,
            expires_at,
            address: address.map(|v| v.into()),
            user_agent: user_agent.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SessionRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SessionRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SessionRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SessionRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SessionRowBorrowed) -> R,
    ) -> SessionRowQuery<'c, 'a, 's, C, R, N> {
        SessionRowQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, address, user_agent) values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9)",
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
        T5: crate::generated::StringSql,
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
        address: &'a Option<std::net::IpAddr>,
        user_agent: &'a Option<T5>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id, token_hash, user_id, plane, methods, now, expires_at, address, user_agent,
                ],
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
    T5: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5>,
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
            &params.address,
            &params.user_agent,
        ))
    }
}
pub struct InsertInsideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_inside() -> InsertInsideStmt {
    InsertInsideStmt(
        "insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, address, user_agent, tenant_id, access_grant_id) values ($1, $2, $3, 'app', $4, $5, $6, $6, $7, $8, $9, $10, $11)",
        None,
    )
}
impl InsertInsideStmt {
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
        T3: crate::generated::ArraySql<Item = T2>,
        T4: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        token_hash: &'a T1,
        user_id: &'a uuid::Uuid,
        methods: &'a T3,
        proved_at: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
        address: &'a Option<std::net::IpAddr>,
        user_agent: &'a Option<T4>,
        tenant_id: &'a uuid::Uuid,
        access_grant_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    token_hash,
                    user_id,
                    methods,
                    proved_at,
                    now,
                    expires_at,
                    address,
                    user_agent,
                    tenant_id,
                    access_grant_id,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertInsideParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertInsideStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertInsideParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.user_id,
            &params.methods,
            &params.proved_at,
            &params.now,
            &params.expires_at,
            &params.address,
            &params.user_agent,
            &params.tenant_id,
            &params.access_grant_id,
        ))
    }
}
pub struct ListOfUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_of_user() -> ListOfUserStmt {
    ListOfUserStmt(
        "select s.id, s.plane, s.methods, s.created_at, s.seen_at, e.at as expires_at, host(s.address) as address, s.user_agent from sessions s cross join instance_settings i cross join lateral ( select case s.plane when 'root' then least(s.expires_at, s.created_at + make_interval(mins => i.root_lasts_minutes), s.seen_at + make_interval(mins => i.root_idle_minutes)) else least(s.expires_at, s.created_at + make_interval(mins => i.app_lasts_minutes), s.seen_at + make_interval(mins => i.app_idle_minutes)) end as at ) e where s.user_id = $1 and s.revoked_at is null and e.at > $2 and s.id < $3 order by s.id desc limit $4",
        None,
    )
}
impl ListOfUserStmt {
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
        now: &'a jiff::Timestamp,
        before: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 4> {
        SessionRowQuery {
            client,
            params: [user_id, now, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SessionRowBorrowed, tokio_postgres::Error> {
                    Ok(SessionRowBorrowed {
                        id: row.try_get(0)?,
                        plane: row.try_get(1)?,
                        methods: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        seen_at: row.try_get(4)?,
                        expires_at: row.try_get(5)?,
                        address: row.try_get(6)?,
                        user_agent: row.try_get(7)?,
                    })
                },
            mapper: |it| SessionRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListOfUserParams,
        SessionRowQuery<'c, 'a, 's, C, SessionRow, 4>,
        C,
    > for ListOfUserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOfUserParams,
    ) -> SessionRowQuery<'c, 'a, 's, C, SessionRow, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.now,
            &params.before,
            &params.limit,
        )
    }
}
pub struct RevokeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke() -> RevokeStmt {
    RevokeStmt(
        "update sessions set revoked_at = $1 where id = $2 and user_id = $3 and revoked_at is null",
        None,
    )
}
impl RevokeStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RevokeParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RevokeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RevokeParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id, &params.user_id))
    }
}
pub struct RevokeOthersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revoke_others() -> RevokeOthersStmt {
    RevokeOthersStmt(
        "update sessions set revoked_at = $1 where user_id = $2 and revoked_at is null and id <> $3",
        None,
    )
}
impl RevokeOthersStmt {
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
        keep: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id, keep]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RevokeOthersParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RevokeOthersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RevokeOthersParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id, &params.keep))
    }
}
pub struct ProveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prove() -> ProveStmt {
    ProveStmt(
        "update sessions set proved_at = $1, methods = array(select distinct m from unnest(methods || $2::text[]) m order by m) where id = $3 and user_id = $4 and revoked_at is null",
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
        now: &'a jiff::Timestamp,
        methods: &'a T2,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, methods, id, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ProveParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ProveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ProveParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.methods,
            &params.id,
            &params.user_id,
        ))
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select id from sessions where id = $1 and revoked_at is null for share",
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
pub struct SeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn seen() -> SeenStmt {
    SeenStmt(
        "update sessions set seen_at = $1 where id = $2 and seen_at < $1",
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
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
