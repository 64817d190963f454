// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct DeclareParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
> {
    pub key: T1,
    pub label: T2,
    pub description: T3,
    pub actions: T5,
    pub by_default: bool,
}
#[derive(Debug)]
pub struct EnableParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug)]
pub struct DisableParams<T1: crate::generated::StringSql> {
    pub key: T1,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ModuleRow {
    pub key: String,
    pub label: String,
    pub description: String,
    pub actions: Vec<String>,
    pub by_default: bool,
    pub version: i32,
    pub tenants: i64,
}
pub struct ModuleRowBorrowed<'a> {
    pub key: &'a str,
    pub label: &'a str,
    pub description: &'a str,
    pub actions: crate::generated::ArrayIterator<'a, &'a str>,
    pub by_default: bool,
    pub version: i32,
    pub tenants: i64,
}
impl<'a> From<ModuleRowBorrowed<'a>> for ModuleRow {
    fn from(
        ModuleRowBorrowed {
            key,
            label,
            description,
            actions,
            by_default,
            version,
            tenants,
        }: ModuleRowBorrowed<'a>,
    ) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            description: description.into(),
            actions: actions.map(|v| v.into()).collect(),
            by_default,
            version,
            tenants,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfferedRow {
    pub key: String,
    pub label: String,
    pub description: String,
    pub actions: Vec<String>,
    pub enabled: bool,
    pub within_plan: bool,
}
pub struct OfferedRowBorrowed<'a> {
    pub key: &'a str,
    pub label: &'a str,
    pub description: &'a str,
    pub actions: crate::generated::ArrayIterator<'a, &'a str>,
    pub enabled: bool,
    pub within_plan: bool,
}
impl<'a> From<OfferedRowBorrowed<'a>> for OfferedRow {
    fn from(
        OfferedRowBorrowed {
            key,
            label,
            description,
            actions,
            enabled,
            within_plan,
        }: OfferedRowBorrowed<'a>,
    ) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            description: description.into(),
            actions: actions.map(|v| v.into()).collect(),
            enabled,
            within_plan,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ModuleRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ModuleRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ModuleRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ModuleRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ModuleRowBorrowed) -> R) -> ModuleRowQuery<'c, 'a, 's, C, R, N> {
        ModuleRowQuery {
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
pub struct OfferedRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfferedRowBorrowed, tokio_postgres::Error>,
    mapper: fn(OfferedRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfferedRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OfferedRowBorrowed) -> R,
    ) -> OfferedRowQuery<'c, 'a, 's, C, R, N> {
        OfferedRowQuery {
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
        "select m.key, m.label, m.description, m.actions, m.by_default, m.version, (select count(*) from tenants t where t.modules @> array[m.key] and t.state not in ('deleting', 'purged')) as tenants from modules m order by m.key",
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
    ) -> ModuleRowQuery<'c, 'a, 's, C, ModuleRow, 0> {
        ModuleRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ModuleRowBorrowed, tokio_postgres::Error> {
                    Ok(ModuleRowBorrowed {
                        key: row.try_get(0)?,
                        label: row.try_get(1)?,
                        description: row.try_get(2)?,
                        actions: row.try_get(3)?,
                        by_default: row.try_get(4)?,
                        version: row.try_get(5)?,
                        tenants: row.try_get(6)?,
                    })
                },
            mapper: |it| ModuleRow::from(it),
        }
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select m.key, m.label, m.description, m.actions, m.by_default, m.version, (select count(*) from tenants t where t.modules @> array[m.key] and t.state not in ('deleting', 'purged')) as tenants from modules m where m.key = $1",
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
    ) -> ModuleRowQuery<'c, 'a, 's, C, ModuleRow, 1> {
        ModuleRowQuery {
            client,
            params: [key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ModuleRowBorrowed, tokio_postgres::Error> {
                    Ok(ModuleRowBorrowed {
                        key: row.try_get(0)?,
                        label: row.try_get(1)?,
                        description: row.try_get(2)?,
                        actions: row.try_get(3)?,
                        by_default: row.try_get(4)?,
                        version: row.try_get(5)?,
                        tenants: row.try_get(6)?,
                    })
                },
            mapper: |it| ModuleRow::from(it),
        }
    }
}
pub struct DeclareStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn declare() -> DeclareStmt {
    DeclareStmt(
        "insert into modules (key, label, description, actions, by_default) values ($1, $2, $3, $4, $5) on conflict (key) do update set label = excluded.label, description = excluded.description, actions = excluded.actions, by_default = excluded.by_default, version = modules.version + 1",
        None,
    )
}
impl DeclareStmt {
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
        T5: crate::generated::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        key: &'a T1,
        label: &'a T2,
        description: &'a T3,
        actions: &'a T5,
        by_default: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[key, label, description, actions, by_default])
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
    T5: crate::generated::ArraySql<Item = T4>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DeclareParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeclareStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeclareParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.key,
            &params.label,
            &params.description,
            &params.actions,
            &params.by_default,
        ))
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt("delete from modules where key = $1", None)
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
pub struct TakeFromTenantsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_from_tenants() -> TakeFromTenantsStmt {
    TakeFromTenantsStmt(
        "update tenants set modules = array_remove(modules, $1), version = version + 1 where modules @> array[$1]",
        None,
    )
}
impl TakeFromTenantsStmt {
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
pub struct UndeclaredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn undeclared() -> UndeclaredStmt {
    UndeclaredStmt(
        "select q.key from unnest($1::text[]) as q (key) where not exists (select 1 from modules m where m.key = q.key) order by q.key limit 1",
        None,
    )
}
impl UndeclaredStmt {
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
    >(
        &'s self,
        client: &'c C,
        keys: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [keys],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct OfferedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn offered() -> OfferedStmt {
    OfferedStmt(
        "select m.key, m.label, m.description, m.actions, m.key = any(t.modules) as enabled, t.plan is null or exists (select 1 from plans p where p.key = t.plan and (p.modules @> '{*}' or m.key = any(p.modules))) as within_plan from tenants t cross join modules m where t.id = $1 order by m.label, m.key",
        None,
    )
}
impl OfferedStmt {
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
    ) -> OfferedRowQuery<'c, 'a, 's, C, OfferedRow, 1> {
        OfferedRowQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfferedRowBorrowed, tokio_postgres::Error> {
                    Ok(OfferedRowBorrowed {
                        key: row.try_get(0)?,
                        label: row.try_get(1)?,
                        description: row.try_get(2)?,
                        actions: row.try_get(3)?,
                        enabled: row.try_get(4)?,
                        within_plan: row.try_get(5)?,
                    })
                },
            mapper: |it| OfferedRow::from(it),
        }
    }
}
pub struct EnableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn enable() -> EnableStmt {
    EnableStmt(
        "update tenants t set modules = array_append(t.modules, m.key) from modules m where t.id = $1 and m.key = $2 and not m.key = any(t.modules) and (t.plan is null or exists (select 1 from plans p where p.key = t.plan and (p.modules @> '{*}' or m.key = any(p.modules))))",
        None,
    )
}
impl EnableStmt {
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
        tenant_id: &'a uuid::Uuid,
        key: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id, key]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        EnableParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EnableStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EnableParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.key))
    }
}
pub struct DisableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn disable() -> DisableStmt {
    DisableStmt(
        "update tenants set modules = array_remove(modules, $1) where id = $2 and $1 = any(modules)",
        None,
    )
}
impl DisableStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[key, tenant_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DisableParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DisableStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DisableParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.key, &params.tenant_id))
    }
}
