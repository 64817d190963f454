// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ChangeParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
> {
    pub name: T1,
    pub peers_allowed: bool,
    pub proof_lasts_minutes: Option<i32>,
    pub networks: T3,
    pub invitation_days: i32,
    pub email_domains: T5,
    pub second_factor_required: bool,
    pub now: jiff::Timestamp,
    pub second_factor_grace_days: i32,
    pub tenant_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TenantSettingsRow {
    pub name: String,
    pub peers_allowed: bool,
    pub proof_lasts_minutes: Option<i32>,
    pub networks: Vec<String>,
    pub invitation_days: i32,
    pub email_domains: Vec<String>,
    pub second_factor_required: bool,
    pub second_factor_grace_days: i32,
    pub version: i32,
}
pub struct TenantSettingsRowBorrowed<'a> {
    pub name: &'a str,
    pub peers_allowed: bool,
    pub proof_lasts_minutes: Option<i32>,
    pub networks: crate::generated::ArrayIterator<'a, &'a str>,
    pub invitation_days: i32,
    pub email_domains: crate::generated::ArrayIterator<'a, &'a str>,
    pub second_factor_required: bool,
    pub second_factor_grace_days: i32,
    pub version: i32,
}
impl<'a> From<TenantSettingsRowBorrowed<'a>> for TenantSettingsRow {
    fn from(
        TenantSettingsRowBorrowed {
            name,
            peers_allowed,
            proof_lasts_minutes,
            networks,
            invitation_days,
            email_domains,
            second_factor_required,
            second_factor_grace_days,
            version,
        }: TenantSettingsRowBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            peers_allowed,
            proof_lasts_minutes,
            networks: networks.map(|v| v.into()).collect(),
            invitation_days,
            email_domains: email_domains.map(|v| v.into()).collect(),
            second_factor_required,
            second_factor_grace_days,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationRules {
    pub invitation_days: i32,
    pub email_domains: Vec<String>,
}
pub struct InvitationRulesBorrowed<'a> {
    pub invitation_days: i32,
    pub email_domains: crate::generated::ArrayIterator<'a, &'a str>,
}
impl<'a> From<InvitationRulesBorrowed<'a>> for InvitationRules {
    fn from(
        InvitationRulesBorrowed {
            invitation_days,
            email_domains,
        }: InvitationRulesBorrowed<'a>,
    ) -> Self {
        Self {
            invitation_days,
            email_domains: email_domains.map(|v| v.into()).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TenantSettingsRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TenantSettingsRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TenantSettingsRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TenantSettingsRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TenantSettingsRowBorrowed) -> R,
    ) -> TenantSettingsRowQuery<'c, 'a, 's, C, R, N> {
        TenantSettingsRowQuery {
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
pub struct InvitationRulesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InvitationRulesBorrowed, tokio_postgres::Error>,
    mapper: fn(InvitationRulesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InvitationRulesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(InvitationRulesBorrowed) -> R,
    ) -> InvitationRulesQuery<'c, 'a, 's, C, R, N> {
        InvitationRulesQuery {
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
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select name, peers_allowed, proof_lasts_minutes, networks::text[] as networks, invitation_days, email_domains, second_factor_since is not null as second_factor_required, second_factor_grace_days, settings_version as version from tenants where id = $1",
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
    ) -> TenantSettingsRowQuery<'c, 'a, 's, C, TenantSettingsRow, 1> {
        TenantSettingsRowQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<TenantSettingsRowBorrowed, tokio_postgres::Error> {
                Ok(TenantSettingsRowBorrowed {
                    name: row.try_get(0)?,
                    peers_allowed: row.try_get(1)?,
                    proof_lasts_minutes: row.try_get(2)?,
                    networks: row.try_get(3)?,
                    invitation_days: row.try_get(4)?,
                    email_domains: row.try_get(5)?,
                    second_factor_required: row.try_get(6)?,
                    second_factor_grace_days: row.try_get(7)?,
                    version: row.try_get(8)?,
                })
            },
            mapper: |it| TenantSettingsRow::from(it),
        }
    }
}
pub struct ChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change() -> ChangeStmt {
    ChangeStmt(
        "update tenants set name = $1, peers_allowed = $2, proof_lasts_minutes = $3, networks = $4::text[]::cidr[], invitation_days = $5, email_domains = $6, second_factor_since = case when $7 then coalesce(second_factor_since, $8) end, second_factor_grace_days = $9, settings_version = settings_version + 1, version = version + (name <> $1)::integer where id = $10 and settings_version = $11",
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
        T5: crate::generated::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        peers_allowed: &'a bool,
        proof_lasts_minutes: &'a Option<i32>,
        networks: &'a T3,
        invitation_days: &'a i32,
        email_domains: &'a T5,
        second_factor_required: &'a bool,
        now: &'a jiff::Timestamp,
        second_factor_grace_days: &'a i32,
        tenant_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    name,
                    peers_allowed,
                    proof_lasts_minutes,
                    networks,
                    invitation_days,
                    email_domains,
                    second_factor_required,
                    now,
                    second_factor_grace_days,
                    tenant_id,
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
    T5: crate::generated::ArraySql<Item = T4>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.peers_allowed,
            &params.proof_lasts_minutes,
            &params.networks,
            &params.invitation_days,
            &params.email_domains,
            &params.second_factor_required,
            &params.now,
            &params.second_factor_grace_days,
            &params.tenant_id,
            &params.version,
        ))
    }
}
pub struct OfInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_invitations() -> OfInvitationsStmt {
    OfInvitationsStmt(
        "select invitation_days, email_domains from tenants where id = $1",
        None,
    )
}
impl OfInvitationsStmt {
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
    ) -> InvitationRulesQuery<'c, 'a, 's, C, InvitationRules, 1> {
        InvitationRulesQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<InvitationRulesBorrowed, tokio_postgres::Error> {
                Ok(InvitationRulesBorrowed {
                    invitation_days: row.try_get(0)?,
                    email_domains: row.try_get(1)?,
                })
            },
            mapper: |it| InvitationRules::from(it),
        }
    }
}
pub struct AdmitFromAnywhereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admit_from_anywhere() -> AdmitFromAnywhereStmt {
    AdmitFromAnywhereStmt(
        "update tenants set networks = '{}', settings_version = settings_version + 1 where id = $1 and networks <> '{}'",
        None,
    )
}
impl AdmitFromAnywhereStmt {
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
pub struct NetworksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn networks() -> NetworksStmt {
    NetworksStmt(
        "select networks::text[] as networks from tenants where id = $1",
        None,
    )
}
impl NetworksStmt {
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
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 1> {
        VecStringQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()).collect(),
        }
    }
}
