// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::generated::StringSql> {
    pub after: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub key: T1,
    pub name: T2,
    pub max_admins: Option<i32>,
    pub modules: T4,
}
#[derive(Debug)]
pub struct EditParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
> {
    pub name: T1,
    pub max_admins: Option<i32>,
    pub modules: T3,
    pub key: T4,
}
#[derive(Debug)]
pub struct MoveTenantsParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub replacement: T1,
    pub key: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    pub key: String,
    pub name: String,
    pub max_admins: Option<i32>,
    pub modules: Vec<String>,
    pub builtin: bool,
    pub version: i32,
    pub tenants: i64,
}
pub struct PlanRowBorrowed<'a> {
    pub key: &'a str,
    pub name: &'a str,
    pub max_admins: Option<i32>,
    pub modules: crate::generated::ArrayIterator<'a, &'a str>,
    pub builtin: bool,
    pub version: i32,
    pub tenants: i64,
}
impl<'a> From<PlanRowBorrowed<'a>> for PlanRow {
    fn from(
        PlanRowBorrowed {
            key,
            name,
            max_admins,
            modules,
            builtin,
            version,
            tenants,
        }: PlanRowBorrowed<'a>,
    ) -> Self {
        Self {
            key: key.into(),
            name: name.into(),
            max_admins,
            modules: modules.map(|v| v.into()).collect(),
            builtin,
            version,
            tenants,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PlanRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlanRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PlanRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlanRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlanRowBorrowed) -> R) -> PlanRowQuery<'c, 'a, 's, C, R, N> {
        PlanRowQuery {
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
pub struct VecStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<crate::generated::ArrayIterator<'_, &str>, tokio_postgres::Error>,
    mapper: fn(crate::generated::ArrayIterator<'_, &str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VecStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(crate::generated::ArrayIterator<'_, &str>) -> R,
    ) -> VecStringQuery<'c, 'a, 's, C, R, N> {
        VecStringQuery {
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
        "select p.key, p.name, p.max_admins, p.modules, p.builtin, p.version, (select count(*) from tenants t where t.plan = p.key and t.state <> 'purged') as tenants from plans p where p.key > $1 order by p.key limit $2",
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
        after: &'a T1,
        limit: &'a i64,
    ) -> PlanRowQuery<'c, 'a, 's, C, PlanRow, 2> {
        PlanRowQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PlanRowBorrowed, tokio_postgres::Error> {
                    Ok(PlanRowBorrowed {
                        key: row.try_get(0)?,
                        name: row.try_get(1)?,
                        max_admins: row.try_get(2)?,
                        modules: row.try_get(3)?,
                        builtin: row.try_get(4)?,
                        version: row.try_get(5)?,
                        tenants: row.try_get(6)?,
                    })
                },
            mapper: |it| PlanRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1>,
        PlanRowQuery<'c, 'a, 's, C, PlanRow, 2>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1>,
    ) -> PlanRowQuery<'c, 'a, 's, C, PlanRow, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select p.key, p.name, p.max_admins, p.modules, p.builtin, p.version, (select count(*) from tenants t where t.plan = p.key and t.state <> 'purged') as tenants from plans p where p.key = $1",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        key: &'a T1,
    ) -> PlanRowQuery<'c, 'a, 's, C, PlanRow, 1> {
        PlanRowQuery {
            client,
            params: [key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PlanRowBorrowed, tokio_postgres::Error> {
                    Ok(PlanRowBorrowed {
                        key: row.try_get(0)?,
                        name: row.try_get(1)?,
                        max_admins: row.try_get(2)?,
                        modules: row.try_get(3)?,
                        builtin: row.try_get(4)?,
                        version: row.try_get(5)?,
                        tenants: row.try_get(6)?,
                    })
                },
            mapper: |it| PlanRow::from(it),
        }
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt("select version from plans where key = $1 for update", None)
}
impl HoldStmt {
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
        key: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HoldForTenantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_for_tenant() -> HoldForTenantStmt {
    HoldForTenantStmt("select modules from plans where key = $1 for share", None)
}
impl HoldForTenantStmt {
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
        key: &'a T1,
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 1> {
        VecStringQuery {
            client,
            params: [key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()).collect(),
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into plans (key, name, max_admins, modules) values ($1, $2, $3, $4)",
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
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        key: &'a T1,
        name: &'a T2,
        max_admins: &'a Option<i32>,
        modules: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[key, name, max_admins, modules])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
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
            &params.key,
            &params.name,
            &params.max_admins,
            &params.modules,
        ))
    }
}
pub struct EditStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn edit() -> EditStmt {
    EditStmt(
        "update plans set name = $1, max_admins = $2, modules = $3, version = version + 1 where key = $4",
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
        T3: crate::generated::ArraySql<Item = T2>,
        T4: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        max_admins: &'a Option<i32>,
        modules: &'a T3,
        key: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[name, max_admins, modules, key])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EditParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EditStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EditParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.max_admins,
            &params.modules,
            &params.key,
        ))
    }
}
pub struct MoveTenantsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_tenants() -> MoveTenantsStmt {
    MoveTenantsStmt(
        "update tenants set plan = $1, version = version + 1 where plan = $2",
        None,
    )
}
impl MoveTenantsStmt {
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
        replacement: &'a T1,
        key: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[replacement, key]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        MoveTenantsParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveTenantsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveTenantsParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.replacement, &params.key))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "update tenants set plan = null where plan = $1 and state = 'purged'",
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
        key: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[key]).await
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt("delete from plans where key = $1", None)
}
impl DeleteStmt {
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
        key: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[key]).await
    }
}
