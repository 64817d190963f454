// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ChangeParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
> {
    pub tenant_access: T1,
    pub separate_admin_accounts: bool,
    pub root_idle_minutes: i32,
    pub root_lasts_minutes: i32,
    pub app_idle_minutes: i32,
    pub app_lasts_minutes: i32,
    pub email_domains: T3,
    pub tenant_creation: T4,
    pub allow_personal_workspace: bool,
    pub keep_changes_days: i32,
    pub keep_sign_ins_days: i32,
    pub keep_reads_days: i32,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SettingsRow {
    pub version: i32,
    pub tenant_access: String,
    pub separate_admin_accounts: bool,
    pub root_idle_minutes: i32,
    pub root_lasts_minutes: i32,
    pub app_idle_minutes: i32,
    pub app_lasts_minutes: i32,
    pub email_domains: Vec<String>,
    pub tenant_creation: String,
    pub allow_personal_workspace: bool,
    pub keep_changes_days: i32,
    pub keep_sign_ins_days: i32,
    pub keep_reads_days: i32,
}
pub struct SettingsRowBorrowed<'a> {
    pub version: i32,
    pub tenant_access: &'a str,
    pub separate_admin_accounts: bool,
    pub root_idle_minutes: i32,
    pub root_lasts_minutes: i32,
    pub app_idle_minutes: i32,
    pub app_lasts_minutes: i32,
    pub email_domains: crate::generated::ArrayIterator<'a, &'a str>,
    pub tenant_creation: &'a str,
    pub allow_personal_workspace: bool,
    pub keep_changes_days: i32,
    pub keep_sign_ins_days: i32,
    pub keep_reads_days: i32,
}
impl<'a> From<SettingsRowBorrowed<'a>> for SettingsRow {
    fn from(
        SettingsRowBorrowed {
            version,
            tenant_access,
            separate_admin_accounts,
            root_idle_minutes,
            root_lasts_minutes,
            app_idle_minutes,
            app_lasts_minutes,
            email_domains,
            tenant_creation,
            allow_personal_workspace,
            keep_changes_days,
            keep_sign_ins_days,
            keep_reads_days,
        }: SettingsRowBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            tenant_access: tenant_access.into(),
            separate_admin_accounts,
            root_idle_minutes,
            root_lasts_minutes,
            app_idle_minutes,
            app_lasts_minutes,
            email_domains: email_domains.map(|v| v.into()).collect(),
            tenant_creation: tenant_creation.into(),
            allow_personal_workspace,
            keep_changes_days,
            keep_sign_ins_days,
            keep_reads_days,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SettingsRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettingsRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SettingsRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettingsRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SettingsRowBorrowed) -> R,
    ) -> SettingsRowQuery<'c, 'a, 's, C, R, N> {
        SettingsRowQuery {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct SettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settings() -> SettingsStmt {
    SettingsStmt(
        "select version, tenant_access, separate_admin_accounts, root_idle_minutes, root_lasts_minutes, app_idle_minutes, app_lasts_minutes, email_domains, tenant_creation, allow_personal_workspace, keep_changes_days, keep_sign_ins_days, keep_reads_days from instance_settings",
        None,
    )
}
impl SettingsStmt {
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
    ) -> SettingsRowQuery<'c, 'a, 's, C, SettingsRow, 0> {
        SettingsRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SettingsRowBorrowed, tokio_postgres::Error> {
                    Ok(SettingsRowBorrowed {
                        version: row.try_get(0)?,
                        tenant_access: row.try_get(1)?,
                        separate_admin_accounts: row.try_get(2)?,
                        root_idle_minutes: row.try_get(3)?,
                        root_lasts_minutes: row.try_get(4)?,
                        app_idle_minutes: row.try_get(5)?,
                        app_lasts_minutes: row.try_get(6)?,
                        email_domains: row.try_get(7)?,
                        tenant_creation: row.try_get(8)?,
                        allow_personal_workspace: row.try_get(9)?,
                        keep_changes_days: row.try_get(10)?,
                        keep_sign_ins_days: row.try_get(11)?,
                        keep_reads_days: row.try_get(12)?,
                    })
                },
            mapper: |it| SettingsRow::from(it),
        }
    }
}
pub struct ChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change() -> ChangeStmt {
    ChangeStmt(
        "update instance_settings set tenant_access = $1, separate_admin_accounts = $2, root_idle_minutes = $3, root_lasts_minutes = $4, app_idle_minutes = $5, app_lasts_minutes = $6, email_domains = $7, tenant_creation = $8, allow_personal_workspace = $9, keep_changes_days = $10, keep_sign_ins_days = $11, keep_reads_days = $12, version = version + 1 where version = $13",
        None,
    )
}
impl ChangeStmt {
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
        tenant_access: &'a T1,
        separate_admin_accounts: &'a bool,
        root_idle_minutes: &'a i32,
        root_lasts_minutes: &'a i32,
        app_idle_minutes: &'a i32,
        app_lasts_minutes: &'a i32,
        email_domains: &'a T3,
        tenant_creation: &'a T4,
        allow_personal_workspace: &'a bool,
        keep_changes_days: &'a i32,
        keep_sign_ins_days: &'a i32,
        keep_reads_days: &'a i32,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_access,
                    separate_admin_accounts,
                    root_idle_minutes,
                    root_lasts_minutes,
                    app_idle_minutes,
                    app_lasts_minutes,
                    email_domains,
                    tenant_creation,
                    allow_personal_workspace,
                    keep_changes_days,
                    keep_sign_ins_days,
                    keep_reads_days,
                    version,
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
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_access,
            &params.separate_admin_accounts,
            &params.root_idle_minutes,
            &params.root_lasts_minutes,
            &params.app_idle_minutes,
            &params.app_lasts_minutes,
            &params.email_domains,
            &params.tenant_creation,
            &params.allow_personal_workspace,
            &params.keep_changes_days,
            &params.keep_sign_ins_days,
            &params.keep_reads_days,
            &params.version,
        ))
    }
}
pub struct AdminsWhoAreMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admins_who_are_members() -> AdminsWhoAreMembersStmt {
    AdminsWhoAreMembersStmt(
        "select count(*) from platform_admins p where p.closed_at is null and exists ( select 1 from memberships m join tenants t on t.id = m.tenant_id where m.user_id = p.user_id and m.state = 'active' and t.state <> 'purged' )",
        None,
    )
}
impl AdminsWhoAreMembersStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ShorterFromStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn shorter_from() -> ShorterFromStmt {
    ShorterFromStmt(
        "select max(longer_until) as at from audit_retention where longer_until > now()",
        None,
    )
}
impl ShorterFromStmt {
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
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 0> {
        OptionjiffTimestampQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
