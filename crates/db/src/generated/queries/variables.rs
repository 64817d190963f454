// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub environment: Option<T1>,
    pub pattern: T2,
    pub after_environment: T3,
    pub after_key: T4,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct GetByKeyParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub environment: T1,
    pub key: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct OfEnvironmentParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub environment: T1,
}
#[derive(Debug)]
pub struct CountParams<T1: crate::generated::StringSql> {
    pub environment: T1,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::BytesSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub environment: T1,
    pub key: T2,
    pub value: Option<T3>,
    pub value_sealed: Option<T4>,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SetValueParams<T1: crate::generated::StringSql, T2: crate::generated::BytesSql> {
    pub value: Option<T1>,
    pub value_sealed: Option<T2>,
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct VariableRow {
    pub id: uuid::Uuid,
    pub environment: String,
    pub key: String,
    pub secret: bool,
    pub value: Option<String>,
    pub version: i32,
    pub updated_at: jiff::Timestamp,
}
pub struct VariableRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub environment: &'a str,
    pub key: &'a str,
    pub secret: bool,
    pub value: Option<&'a str>,
    pub version: i32,
    pub updated_at: jiff::Timestamp,
}
impl<'a> From<VariableRowBorrowed<'a>> for VariableRow {
    fn from(
        VariableRowBorrowed {
            id,
            environment,
            key,
            secret,
            value,
            version,
            updated_at,
        }: VariableRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            environment: environment.into(),
            key: key.into(),
            secret,
            value: value.map(|v| v.into()),
            version,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Environments {
    pub environment: String,
    pub variables: i64,
    pub secrets: i64,
}
pub struct EnvironmentsBorrowed<'a> {
    pub environment: &'a str,
    pub variables: i64,
    pub secrets: i64,
}
impl<'a> From<EnvironmentsBorrowed<'a>> for Environments {
    fn from(
        EnvironmentsBorrowed {
            environment,
            variables,
            secrets,
        }: EnvironmentsBorrowed<'a>,
    ) -> Self {
        Self {
            environment: environment.into(),
            variables,
            secrets,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EnvironmentRow {
    pub id: uuid::Uuid,
    pub key: String,
    pub value: Option<String>,
    pub value_sealed: Option<Vec<u8>>,
}
pub struct EnvironmentRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub key: &'a str,
    pub value: Option<&'a str>,
    pub value_sealed: Option<&'a [u8]>,
}
impl<'a> From<EnvironmentRowBorrowed<'a>> for EnvironmentRow {
    fn from(
        EnvironmentRowBorrowed {
            id,
            key,
            value,
            value_sealed,
        }: EnvironmentRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            key: key.into(),
            value: value.map(|v| v.into()),
            value_sealed: value_sealed.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Count {
    pub variables: i64,
    pub environments: i64,
    pub known: bool,
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct VariableRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VariableRowBorrowed, tokio_postgres::Error>,
    mapper: fn(VariableRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VariableRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(VariableRowBorrowed) -> R,
    ) -> VariableRowQuery<'c, 'a, 's, C, R, N> {
        VariableRowQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct EnvironmentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EnvironmentsBorrowed, tokio_postgres::Error>,
    mapper: fn(EnvironmentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EnvironmentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EnvironmentsBorrowed) -> R,
    ) -> EnvironmentsQuery<'c, 'a, 's, C, R, N> {
        EnvironmentsQuery {
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
pub struct EnvironmentRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EnvironmentRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EnvironmentRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EnvironmentRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EnvironmentRowBorrowed) -> R,
    ) -> EnvironmentRowQuery<'c, 'a, 's, C, R, N> {
        EnvironmentRowQuery {
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
pub struct CountQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Count, tokio_postgres::Error>,
    mapper: fn(Count) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Count) -> R) -> CountQuery<'c, 'a, 's, C, R, N> {
        CountQuery {
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
        "select v.id, v.environment, v.key, v.value_sealed is not null as secret, v.value, v.version, v.updated_at from variables v where v.tenant_id = $1 and ($2::text is null or v.environment = $2) and lower(v.key) like $3 and (v.environment, v.key) > ($4, $5) order by v.environment, v.key limit $6",
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
    pub fn bind<
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
        tenant_id: &'a uuid::Uuid,
        environment: &'a Option<T1>,
        pattern: &'a T2,
        after_environment: &'a T3,
        after_key: &'a T4,
        limit: &'a i64,
    ) -> VariableRowQuery<'c, 'a, 's, C, VariableRow, 6> {
        VariableRowQuery {
            client,
            params: [
                tenant_id,
                environment,
                pattern,
                after_environment,
                after_key,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<VariableRowBorrowed, tokio_postgres::Error> {
                    Ok(VariableRowBorrowed {
                        id: row.try_get(0)?,
                        environment: row.try_get(1)?,
                        key: row.try_get(2)?,
                        secret: row.try_get(3)?,
                        value: row.try_get(4)?,
                        version: row.try_get(5)?,
                        updated_at: row.try_get(6)?,
                    })
                },
            mapper: |it| VariableRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2, T3, T4>,
        VariableRowQuery<'c, 'a, 's, C, VariableRow, 6>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3, T4>,
    ) -> VariableRowQuery<'c, 'a, 's, C, VariableRow, 6> {
        self.bind(
            client,
            &params.tenant_id,
            &params.environment,
            &params.pattern,
            &params.after_environment,
            &params.after_key,
            &params.limit,
        )
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select v.id, v.environment, v.key, v.value_sealed is not null as secret, v.value, v.version, v.updated_at from variables v where v.tenant_id = $1 and v.id = $2",
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
    ) -> VariableRowQuery<'c, 'a, 's, C, VariableRow, 2> {
        VariableRowQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<VariableRowBorrowed, tokio_postgres::Error> {
                    Ok(VariableRowBorrowed {
                        id: row.try_get(0)?,
                        environment: row.try_get(1)?,
                        key: row.try_get(2)?,
                        secret: row.try_get(3)?,
                        value: row.try_get(4)?,
                        version: row.try_get(5)?,
                        updated_at: row.try_get(6)?,
                    })
                },
            mapper: |it| VariableRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        VariableRowQuery<'c, 'a, 's, C, VariableRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> VariableRowQuery<'c, 'a, 's, C, VariableRow, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct GetByKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_by_key() -> GetByKeyStmt {
    GetByKeyStmt(
        "select v.id, v.environment, v.key, v.value_sealed is not null as secret, v.value, v.version, v.updated_at from variables v where v.tenant_id = $1 and v.environment = $2 and v.key = $3",
        None,
    )
}
impl GetByKeyStmt {
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
        environment: &'a T1,
        key: &'a T2,
    ) -> VariableRowQuery<'c, 'a, 's, C, VariableRow, 3> {
        VariableRowQuery {
            client,
            params: [tenant_id, environment, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<VariableRowBorrowed, tokio_postgres::Error> {
                    Ok(VariableRowBorrowed {
                        id: row.try_get(0)?,
                        environment: row.try_get(1)?,
                        key: row.try_get(2)?,
                        secret: row.try_get(3)?,
                        value: row.try_get(4)?,
                        version: row.try_get(5)?,
                        updated_at: row.try_get(6)?,
                    })
                },
            mapper: |it| VariableRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetByKeyParams<T1, T2>,
        VariableRowQuery<'c, 'a, 's, C, VariableRow, 3>,
        C,
    > for GetByKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetByKeyParams<T1, T2>,
    ) -> VariableRowQuery<'c, 'a, 's, C, VariableRow, 3> {
        self.bind(client, &params.tenant_id, &params.environment, &params.key)
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select version from variables where tenant_id = $1 and id = $2 for no key update",
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
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
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
    crate::generated::client::async_::Params<'c, 'a, 's, HoldParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for HoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct SealedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed() -> SealedStmt {
    SealedStmt(
        "select value_sealed from variables where tenant_id = $1 and id = $2 and value_sealed is not null",
        None,
    )
}
impl SealedStmt {
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
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SealedParams,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>,
        C,
    > for SealedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct EnvironmentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn environments() -> EnvironmentsStmt {
    EnvironmentsStmt(
        "select v.environment, count(*) as variables, count(v.value_sealed) as secrets from variables v where v.tenant_id = $1 group by v.environment order by v.environment",
        None,
    )
}
impl EnvironmentsStmt {
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
    ) -> EnvironmentsQuery<'c, 'a, 's, C, Environments, 1> {
        EnvironmentsQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EnvironmentsBorrowed, tokio_postgres::Error> {
                    Ok(EnvironmentsBorrowed {
                        environment: row.try_get(0)?,
                        variables: row.try_get(1)?,
                        secrets: row.try_get(2)?,
                    })
                },
            mapper: |it| Environments::from(it),
        }
    }
}
pub struct OfEnvironmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_environment() -> OfEnvironmentStmt {
    OfEnvironmentStmt(
        "select v.id, v.key, v.value, v.value_sealed from variables v where v.tenant_id = $1 and v.environment = $2 order by v.key",
        None,
    )
}
impl OfEnvironmentStmt {
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
        environment: &'a T1,
    ) -> EnvironmentRowQuery<'c, 'a, 's, C, EnvironmentRow, 2> {
        EnvironmentRowQuery {
            client,
            params: [tenant_id, environment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<EnvironmentRowBorrowed, tokio_postgres::Error> {
                Ok(EnvironmentRowBorrowed {
                    id: row.try_get(0)?,
                    key: row.try_get(1)?,
                    value: row.try_get(2)?,
                    value_sealed: row.try_get(3)?,
                })
            },
            mapper: |it| EnvironmentRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfEnvironmentParams<T1>,
        EnvironmentRowQuery<'c, 'a, 's, C, EnvironmentRow, 2>,
        C,
    > for OfEnvironmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfEnvironmentParams<T1>,
    ) -> EnvironmentRowQuery<'c, 'a, 's, C, EnvironmentRow, 2> {
        self.bind(client, &params.tenant_id, &params.environment)
    }
}
pub struct HoldAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_all() -> HoldAllStmt {
    HoldAllStmt(
        "select pg_advisory_xact_lock(hashtextextended('bailiwick.variables ' || $1::uuid::text, 0))::text as held",
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
        "select count(*) as variables, count(distinct v.environment) as environments, coalesce(bool_or(v.environment = $1), false) as known from variables v where v.tenant_id = $2",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        environment: &'a T1,
        tenant_id: &'a uuid::Uuid,
    ) -> CountQuery<'c, 'a, 's, C, Count, 2> {
        CountQuery {
            client,
            params: [environment, tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Count, tokio_postgres::Error> {
                Ok(Count {
                    variables: row.try_get(0)?,
                    environments: row.try_get(1)?,
                    known: row.try_get(2)?,
                })
            },
            mapper: |it| Count::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        CountParams<T1>,
        CountQuery<'c, 'a, 's, C, Count, 2>,
        C,
    > for CountStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountParams<T1>,
    ) -> CountQuery<'c, 'a, 's, C, Count, 2> {
        self.bind(client, &params.environment, &params.tenant_id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into variables (tenant_id, id, environment, key, value, value_sealed, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict do nothing",
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
        T4: crate::generated::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        environment: &'a T1,
        key: &'a T2,
        value: &'a Option<T3>,
        value_sealed: &'a Option<T4>,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[tenant_id, id, environment, key, value, value_sealed, now],
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
    T4: crate::generated::BytesSql,
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
            &params.tenant_id,
            &params.id,
            &params.environment,
            &params.key,
            &params.value,
            &params.value_sealed,
            &params.now,
        ))
    }
}
pub struct SetValueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_value() -> SetValueStmt {
    SetValueStmt(
        "update variables set value = $1, value_sealed = $2, version = version + 1, updated_at = $3 where tenant_id = $4 and id = $5",
        None,
    )
}
impl SetValueStmt {
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
        value: &'a Option<T1>,
        value_sealed: &'a Option<T2>,
        now: &'a jiff::Timestamp,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[value, value_sealed, now, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetValueParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetValueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetValueParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.value,
            &params.value_sealed,
            &params.now,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt(
        "delete from variables where tenant_id = $1 and id = $2",
        None,
    )
}
impl DeleteStmt {
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
        DeleteParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt("delete from variables where tenant_id = $1", None)
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
