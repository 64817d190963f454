// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub after: T1,
    pub state: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::BytesSql,
    T6: crate::generated::StringSql,
> {
    pub id: uuid::Uuid,
    pub name: T1,
    pub host: T2,
    pub port: i32,
    pub database: T3,
    pub username: T4,
    pub password_sealed: T5,
    pub tls_mode: T6,
    pub managed: bool,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EditParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::BytesSql,
    T6: crate::generated::StringSql,
> {
    pub name: T1,
    pub host: T2,
    pub port: i32,
    pub database: T3,
    pub username: T4,
    pub password_sealed: T5,
    pub tls_mode: T6,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RelocateParams<T1: crate::generated::StringSql, T2: crate::generated::BytesSql> {
    pub host: T1,
    pub port: i32,
    pub password_sealed: T2,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RecordCheckParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
> {
    pub server_version: Option<T1>,
    pub system_identifier: Option<T2>,
    pub check_error: Option<T3>,
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
    pub host: T4,
    pub port: i32,
}
#[derive(Debug)]
pub struct IdentityParams<T1: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub found: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ServerRow {
    pub id: uuid::Uuid,
    pub name: String,
    pub host: String,
    pub port: i32,
    pub database: String,
    pub username: String,
    pub tls_mode: String,
    pub managed: bool,
    pub server_version: Option<String>,
    pub checked_at: Option<jiff::Timestamp>,
    pub check_error: Option<String>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub tenants: i64,
}
pub struct ServerRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub host: &'a str,
    pub port: i32,
    pub database: &'a str,
    pub username: &'a str,
    pub tls_mode: &'a str,
    pub managed: bool,
    pub server_version: Option<&'a str>,
    pub checked_at: Option<jiff::Timestamp>,
    pub check_error: Option<&'a str>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub tenants: i64,
}
impl<'a> From<ServerRowBorrowed<'a>> for ServerRow {
    fn from(
        ServerRowBorrowed {
            id,
            name,
            host,
            port,
            database,
            username,
            tls_mode,
            managed,
            server_version,
            checked_at,
            check_error,
            version,
            created_at,
            tenants,
        }: ServerRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            host: host.into(),
            port,
            database: database.into(),
            username: username.into(),
            tls_mode: tls_mode.into(),
            managed,
            server_version: server_version.map(|v| v.into()),
            checked_at,
            check_error: check_error.map(|v| v.into()),
            version,
            created_at,
            tenants,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ServerCredentials {
    pub id: uuid::Uuid,
    pub name: String,
    pub host: String,
    pub port: i32,
    pub database: String,
    pub username: String,
    pub password_sealed: Vec<u8>,
    pub tls_mode: String,
    pub managed: bool,
}
pub struct ServerCredentialsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub host: &'a str,
    pub port: i32,
    pub database: &'a str,
    pub username: &'a str,
    pub password_sealed: &'a [u8],
    pub tls_mode: &'a str,
    pub managed: bool,
}
impl<'a> From<ServerCredentialsBorrowed<'a>> for ServerCredentials {
    fn from(
        ServerCredentialsBorrowed {
            id,
            name,
            host,
            port,
            database,
            username,
            password_sealed,
            tls_mode,
            managed,
        }: ServerCredentialsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            host: host.into(),
            port,
            database: database.into(),
            username: username.into(),
            password_sealed: password_sealed.into(),
            tls_mode: tls_mode.into(),
            managed,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ManagedId {
    pub id: uuid::Uuid,
    pub host: String,
    pub port: i32,
}
pub struct ManagedIdBorrowed<'a> {
    pub id: uuid::Uuid,
    pub host: &'a str,
    pub port: i32,
}
impl<'a> From<ManagedIdBorrowed<'a>> for ManagedId {
    fn from(ManagedIdBorrowed { id, host, port }: ManagedIdBorrowed<'a>) -> Self {
        Self {
            id,
            host: host.into(),
            port,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub known: Option<String>,
    pub twin: Option<String>,
}
pub struct IdentityBorrowed<'a> {
    pub known: Option<&'a str>,
    pub twin: Option<&'a str>,
}
impl<'a> From<IdentityBorrowed<'a>> for Identity {
    fn from(IdentityBorrowed { known, twin }: IdentityBorrowed<'a>) -> Self {
        Self {
            known: known.map(|v| v.into()),
            twin: twin.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ServerRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ServerRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ServerRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ServerRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ServerRowBorrowed) -> R) -> ServerRowQuery<'c, 'a, 's, C, R, N> {
        ServerRowQuery {
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
pub struct ServerCredentialsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ServerCredentialsBorrowed, tokio_postgres::Error>,
    mapper: fn(ServerCredentialsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ServerCredentialsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ServerCredentialsBorrowed) -> R,
    ) -> ServerCredentialsQuery<'c, 'a, 's, C, R, N> {
        ServerCredentialsQuery {
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
pub struct ManagedIdQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ManagedIdBorrowed, tokio_postgres::Error>,
    mapper: fn(ManagedIdBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ManagedIdQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ManagedIdBorrowed) -> R) -> ManagedIdQuery<'c, 'a, 's, C, R, N> {
        ManagedIdQuery {
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
pub struct IdentityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdentityBorrowed, tokio_postgres::Error>,
    mapper: fn(IdentityBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdentityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdentityBorrowed) -> R) -> IdentityQuery<'c, 'a, 's, C, R, N> {
        IdentityQuery {
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
        "select s.id, s.name, s.host, s.port, s.database, s.username, s.tls_mode, s.managed, s.server_version, s.checked_at, s.check_error, s.version, s.created_at, (select count(*) from tenants t where t.server_id = s.id and t.state <> 'purged') as tenants from database_servers s where s.removed_at is null and s.name > $1 and ($2 = '' or $2 = case when s.check_error is not null then 'offline' when s.checked_at is not null then 'online' else 'unchecked' end) order by s.name limit $3",
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
        after: &'a T1,
        state: &'a T2,
        limit: &'a i64,
    ) -> ServerRowQuery<'c, 'a, 's, C, ServerRow, 3> {
        ServerRowQuery {
            client,
            params: [after, state, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ServerRowBorrowed, tokio_postgres::Error> {
                    Ok(ServerRowBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        host: row.try_get(2)?,
                        port: row.try_get(3)?,
                        database: row.try_get(4)?,
                        username: row.try_get(5)?,
                        tls_mode: row.try_get(6)?,
                        managed: row.try_get(7)?,
                        server_version: row.try_get(8)?,
                        checked_at: row.try_get(9)?,
                        check_error: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        tenants: row.try_get(13)?,
                    })
                },
            mapper: |it| ServerRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2>,
        ServerRowQuery<'c, 'a, 's, C, ServerRow, 3>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2>,
    ) -> ServerRowQuery<'c, 'a, 's, C, ServerRow, 3> {
        self.bind(client, &params.after, &params.state, &params.limit)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select s.id, s.name, s.host, s.port, s.database, s.username, s.tls_mode, s.managed, s.server_version, s.checked_at, s.check_error, s.version, s.created_at, (select count(*) from tenants t where t.server_id = s.id and t.state <> 'purged') as tenants from database_servers s where s.id = $1 and s.removed_at is null",
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
    ) -> ServerRowQuery<'c, 'a, 's, C, ServerRow, 1> {
        ServerRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ServerRowBorrowed, tokio_postgres::Error> {
                    Ok(ServerRowBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        host: row.try_get(2)?,
                        port: row.try_get(3)?,
                        database: row.try_get(4)?,
                        username: row.try_get(5)?,
                        tls_mode: row.try_get(6)?,
                        managed: row.try_get(7)?,
                        server_version: row.try_get(8)?,
                        checked_at: row.try_get(9)?,
                        check_error: row.try_get(10)?,
                        version: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        tenants: row.try_get(13)?,
                    })
                },
            mapper: |it| ServerRow::from(it),
        }
    }
}
pub struct CredentialsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credentials() -> CredentialsStmt {
    CredentialsStmt(
        "select id, name, host, port, database, username, password_sealed, tls_mode, managed from database_servers where id = $1 and removed_at is null",
        None,
    )
}
impl CredentialsStmt {
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
    ) -> ServerCredentialsQuery<'c, 'a, 's, C, ServerCredentials, 1> {
        ServerCredentialsQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ServerCredentialsBorrowed, tokio_postgres::Error> {
                Ok(ServerCredentialsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    host: row.try_get(2)?,
                    port: row.try_get(3)?,
                    database: row.try_get(4)?,
                    username: row.try_get(5)?,
                    password_sealed: row.try_get(6)?,
                    tls_mode: row.try_get(7)?,
                    managed: row.try_get(8)?,
                })
            },
            mapper: |it| ServerCredentials::from(it),
        }
    }
}
pub struct RegisteredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn registered() -> RegisteredStmt {
    RegisteredStmt(
        "select id from database_servers where removed_at is null order by id",
        None,
    )
}
impl RegisteredStmt {
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
pub struct ManagedIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn managed_id() -> ManagedIdStmt {
    ManagedIdStmt(
        "select id, host, port from database_servers where managed and removed_at is null",
        None,
    )
}
impl ManagedIdStmt {
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
    ) -> ManagedIdQuery<'c, 'a, 's, C, ManagedId, 0> {
        ManagedIdQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ManagedIdBorrowed, tokio_postgres::Error> {
                    Ok(ManagedIdBorrowed {
                        id: row.try_get(0)?,
                        host: row.try_get(1)?,
                        port: row.try_get(2)?,
                    })
                },
            mapper: |it| ManagedId::from(it),
        }
    }
}
pub struct HoldForTenantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_for_tenant() -> HoldForTenantStmt {
    HoldForTenantStmt(
        "select id from database_servers where id = $1 and removed_at is null for share",
        None,
    )
}
impl HoldForTenantStmt {
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
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select version from database_servers where id = $1 and removed_at is null for no key update",
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
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [id],
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
        "insert into database_servers (id, name, host, port, database, username, password_sealed, tls_mode, managed, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::BytesSql,
        T6: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        name: &'a T1,
        host: &'a T2,
        port: &'a i32,
        database: &'a T3,
        username: &'a T4,
        password_sealed: &'a T5,
        tls_mode: &'a T6,
        managed: &'a bool,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    name,
                    host,
                    port,
                    database,
                    username,
                    password_sealed,
                    tls_mode,
                    managed,
                    now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::BytesSql,
    T6: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.name,
            &params.host,
            &params.port,
            &params.database,
            &params.username,
            &params.password_sealed,
            &params.tls_mode,
            &params.managed,
            &params.now,
        ))
    }
}
pub struct EditStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edit() -> EditStmt {
    EditStmt(
        "update database_servers s set name = $1, host = $2, port = $3, database = $4, username = $5, password_sealed = $6, tls_mode = $7, version = version + 1, system_identifier = case when exists (select 1 from tenants t where t.server_id = s.id and t.state <> 'purged') then system_identifier end where s.id = $8",
        None,
    )
}
impl EditStmt {
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
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
        T5: crate::generated::BytesSql,
        T6: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        host: &'a T2,
        port: &'a i32,
        database: &'a T3,
        username: &'a T4,
        password_sealed: &'a T5,
        tls_mode: &'a T6,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    name,
                    host,
                    port,
                    database,
                    username,
                    password_sealed,
                    tls_mode,
                    id,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::BytesSql,
    T6: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EditParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EditStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EditParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.host,
            &params.port,
            &params.database,
            &params.username,
            &params.password_sealed,
            &params.tls_mode,
            &params.id,
        ))
    }
}
pub struct RelocateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn relocate() -> RelocateStmt {
    RelocateStmt(
        "update database_servers set host = $1, port = $2, password_sealed = $3 where id = $4",
        None,
    )
}
impl RelocateStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        host: &'a T1,
        port: &'a i32,
        password_sealed: &'a T2,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[host, port, password_sealed, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RelocateParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RelocateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RelocateParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.host,
            &params.port,
            &params.password_sealed,
            &params.id,
        ))
    }
}
pub struct RecordCheckStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_check() -> RecordCheckStmt {
    RecordCheckStmt(
        "update database_servers set server_version = coalesce($1, server_version), system_identifier = coalesce(system_identifier, $2), check_error = $3, checked_at = $4 where id = $5 and host = $6 and port = $7",
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
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::generated::StringSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        server_version: &'a Option<T1>,
        system_identifier: &'a Option<T2>,
        check_error: &'a Option<T3>,
        now: &'a jiff::Timestamp,
        id: &'a uuid::Uuid,
        host: &'a T4,
        port: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    server_version,
                    system_identifier,
                    check_error,
                    now,
                    id,
                    host,
                    port,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RecordCheckParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordCheckStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordCheckParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.server_version,
            &params.system_identifier,
            &params.check_error,
            &params.now,
            &params.id,
            &params.host,
            &params.port,
        ))
    }
}
pub struct IdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn identity() -> IdentityStmt {
    IdentityStmt(
        "select (select s.system_identifier from database_servers s where s.id = $1) as known, (select s.name from database_servers s where s.system_identifier = $2 and s.removed_at is null and s.id <> $1 order by s.name limit 1) as twin",
        None,
    )
}
impl IdentityStmt {
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
        id: &'a uuid::Uuid,
        found: &'a T1,
    ) -> IdentityQuery<'c, 'a, 's, C, Identity, 2> {
        IdentityQuery {
            client,
            params: [id, found],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IdentityBorrowed, tokio_postgres::Error> {
                    Ok(IdentityBorrowed {
                        known: row.try_get(0)?,
                        twin: row.try_get(1)?,
                    })
                },
            mapper: |it| Identity::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        IdentityParams<T1>,
        IdentityQuery<'c, 'a, 's, C, Identity, 2>,
        C,
    > for IdentityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdentityParams<T1>,
    ) -> IdentityQuery<'c, 'a, 's, C, Identity, 2> {
        self.bind(client, &params.id, &params.found)
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt(
        "update database_servers set removed_at = $1, version = version + 1 where id = $2",
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
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
