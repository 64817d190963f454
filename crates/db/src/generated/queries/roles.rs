// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SetLinesParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::ArraySql<Item = i16>,
> {
    pub tenant_id: uuid::Uuid,
    pub role_id: uuid::Uuid,
    pub table_names: T2,
    pub rights: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct CountLinesParams {
    pub tenant_id: uuid::Uuid,
    pub role_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetDefaultParams {
    pub rights: i16,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BumpParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct ByKeyParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RoleRow {
    pub id: uuid::Uuid,
    pub key: String,
    pub name: String,
    pub description: String,
    pub rank: i16,
    pub builtin: bool,
    pub permissions: Vec<String>,
    pub full_rights: bool,
    pub version: i32,
    pub holders: i64,
}
pub struct RoleRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub key: &'a str,
    pub name: &'a str,
    pub description: &'a str,
    pub rank: i16,
    pub builtin: bool,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
    pub full_rights: bool,
    pub version: i32,
    pub holders: i64,
}
impl<'a> From<RoleRowBorrowed<'a>> for RoleRow {
    fn from(
        RoleRowBorrowed {
            id,
            key,
            name,
            description,
            rank,
            builtin,
            permissions,
            full_rights,
            version,
            holders,
        }: RoleRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            key: key.into(),
            name: name.into(),
            description: description.into(),
            rank,
            builtin,
            permissions: permissions.map(|v| v.into()).collect(),
            full_rights,
            version,
            holders,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ByKey {
    pub id: uuid::Uuid,
    pub name: String,
    pub version: i32,
}
pub struct ByKeyBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub version: i32,
}
impl<'a> From<ByKeyBorrowed<'a>> for ByKey {
    fn from(ByKeyBorrowed { id, name, version }: ByKeyBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
            version,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RoleRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RoleRowBorrowed, tokio_postgres::Error>,
    mapper: fn(RoleRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RoleRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RoleRowBorrowed) -> R) -> RoleRowQuery<'c, 'a, 's, C, R, N> {
        RoleRowQuery {
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
pub struct ByKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ByKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(ByKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ByKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ByKeyBorrowed) -> R) -> ByKeyQuery<'c, 'a, 's, C, R, N> {
        ByKeyQuery {
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
        "select r.id, r.key, r.name, r.description, r.rank, r.builtin, r.permissions, r.full_rights, r.version, (select count(*) from ( select from memberships m where m.tenant_id = r.tenant_id and m.role_id = r.id and m.state = 'active' limit 10001 ) few) as holders from roles r where r.tenant_id = $1 order by r.rank desc, r.name",
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
    ) -> RoleRowQuery<'c, 'a, 's, C, RoleRow, 1> {
        RoleRowQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RoleRowBorrowed, tokio_postgres::Error> {
                    Ok(RoleRowBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                        name: row.try_get(2)?,
                        description: row.try_get(3)?,
                        rank: row.try_get(4)?,
                        builtin: row.try_get(5)?,
                        permissions: row.try_get(6)?,
                        full_rights: row.try_get(7)?,
                        version: row.try_get(8)?,
                        holders: row.try_get(9)?,
                    })
                },
            mapper: |it| RoleRow::from(it),
        }
    }
}
pub struct SetLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_lines() -> SetLinesStmt {
    SetLinesStmt(
        "insert into table_grants (tenant_id, role_id, table_name, rights) select $1, $2, q.table_name, q.rights from unnest($3::text[], $4::smallint[]) as q (table_name, rights) on conflict (tenant_id, role_id, table_name) do update set rights = excluded.rights",
        None,
    )
}
impl SetLinesStmt {
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
        T3: crate::generated::ArraySql<Item = i16>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        role_id: &'a uuid::Uuid,
        table_names: &'a T2,
        rights: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, role_id, table_names, rights])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = T1>,
    T3: crate::generated::ArraySql<Item = i16>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetLinesParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetLinesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetLinesParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.role_id,
            &params.table_names,
            &params.rights,
        ))
    }
}
pub struct CountLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_lines() -> CountLinesStmt {
    CountLinesStmt(
        "select count(*) from table_grants where tenant_id = $1 and role_id = $2",
        None,
    )
}
impl CountLinesStmt {
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
        role_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenant_id, role_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, CountLinesParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountLinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountLinesParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenant_id, &params.role_id)
    }
}
pub struct SetDefaultStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_default() -> SetDefaultStmt {
    SetDefaultStmt(
        "update roles set default_rights = $1 where tenant_id = $2 and id = $3",
        None,
    )
}
impl SetDefaultStmt {
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
        rights: &'a i16,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[rights, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetDefaultParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetDefaultStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetDefaultParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.rights, &params.tenant_id, &params.id))
    }
}
pub struct BumpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bump() -> BumpStmt {
    BumpStmt(
        "update roles set version = version + 1 where tenant_id = $1 and id = $2 and version = $3",
        None,
    )
}
impl BumpStmt {
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
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id, id, version]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        BumpParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BumpStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BumpParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id, &params.version))
    }
}
pub struct ByKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_key() -> ByKeyStmt {
    ByKeyStmt(
        "select id, name, version from roles where tenant_id = $1 and key = $2",
        None,
    )
}
impl ByKeyStmt {
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
        key: &'a T1,
    ) -> ByKeyQuery<'c, 'a, 's, C, ByKey, 2> {
        ByKeyQuery {
            client,
            params: [tenant_id, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ByKeyBorrowed, tokio_postgres::Error> {
                Ok(ByKeyBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    version: row.try_get(2)?,
                })
            },
            mapper: |it| ByKey::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ByKeyParams<T1>,
        ByKeyQuery<'c, 'a, 's, C, ByKey, 2>,
        C,
    > for ByKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ByKeyParams<T1>,
    ) -> ByKeyQuery<'c, 'a, 's, C, ByKey, 2> {
        self.bind(client, &params.tenant_id, &params.key)
    }
}
