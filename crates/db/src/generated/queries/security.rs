// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OldInvitationsParams {
    pub before: jiff::Timestamp,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ListOldInvitationsParams {
    pub now: jiff::Timestamp,
    pub before: jiff::Timestamp,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DismissParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub kind: T1,
    pub subject: uuid::Uuid,
    pub reason: T2,
    pub until: jiff::Timestamp,
    pub dismissed_by: uuid::Uuid,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RestoreParams<T1: crate::generated::StringSql> {
    pub kind: T1,
    pub subject: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AdminFacts {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub created_at: jiff::Timestamp,
    pub returns_on: Option<jiff::civil::Date>,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub second_factors: Vec<String>,
    pub old_password: bool,
    pub is_member: bool,
    pub bounced: bool,
    pub passkeys: i64,
}
pub struct AdminFactsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub created_at: jiff::Timestamp,
    pub returns_on: Option<jiff::civil::Date>,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub old_password: bool,
    pub is_member: bool,
    pub bounced: bool,
    pub passkeys: i64,
}
impl<'a> From<AdminFactsBorrowed<'a>> for AdminFacts {
    fn from(
        AdminFactsBorrowed {
            id,
            user_id,
            email,
            name,
            state,
            created_at,
            returns_on,
            last_sign_in_at,
            second_factors,
            old_password,
            is_member,
            bounced,
            passkeys,
        }: AdminFactsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            created_at,
            returns_on,
            last_sign_in_at,
            second_factors: second_factors.map(|v| v.into()).collect(),
            old_password,
            is_member,
            bounced,
            passkeys,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OldInvitation {
    pub id: uuid::Uuid,
    pub email: String,
    pub tenant_slug: String,
    pub tenant_name: String,
    pub by_platform: bool,
    pub invited_by: Option<String>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
pub struct OldInvitationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub email: &'a str,
    pub tenant_slug: &'a str,
    pub tenant_name: &'a str,
    pub by_platform: bool,
    pub invited_by: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<OldInvitationBorrowed<'a>> for OldInvitation {
    fn from(
        OldInvitationBorrowed {
            id,
            email,
            tenant_slug,
            tenant_name,
            by_platform,
            invited_by,
            created_at,
            expires_at,
        }: OldInvitationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            tenant_slug: tenant_slug.into(),
            tenant_name: tenant_name.into(),
            by_platform,
            invited_by: invited_by.map(|v| v.into()),
            created_at,
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DismissalRow {
    pub kind: String,
    pub subject: uuid::Uuid,
    pub reason: String,
    pub until: jiff::Timestamp,
    pub dismissed_by_name: Option<String>,
    pub dismissed_at: jiff::Timestamp,
}
pub struct DismissalRowBorrowed<'a> {
    pub kind: &'a str,
    pub subject: uuid::Uuid,
    pub reason: &'a str,
    pub until: jiff::Timestamp,
    pub dismissed_by_name: Option<&'a str>,
    pub dismissed_at: jiff::Timestamp,
}
impl<'a> From<DismissalRowBorrowed<'a>> for DismissalRow {
    fn from(
        DismissalRowBorrowed {
            kind,
            subject,
            reason,
            until,
            dismissed_by_name,
            dismissed_at,
        }: DismissalRowBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            subject,
            reason: reason.into(),
            until,
            dismissed_by_name: dismissed_by_name.map(|v| v.into()),
            dismissed_at,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AdminFactsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AdminFactsBorrowed, tokio_postgres::Error>,
    mapper: fn(AdminFactsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AdminFactsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AdminFactsBorrowed) -> R,
    ) -> AdminFactsQuery<'c, 'a, 's, C, R, N> {
        AdminFactsQuery {
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
pub struct OldInvitationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OldInvitationBorrowed, tokio_postgres::Error>,
    mapper: fn(OldInvitationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OldInvitationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OldInvitationBorrowed) -> R,
    ) -> OldInvitationQuery<'c, 'a, 's, C, R, N> {
        OldInvitationQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct DismissalRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DismissalRowBorrowed, tokio_postgres::Error>,
    mapper: fn(DismissalRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DismissalRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DismissalRowBorrowed) -> R,
    ) -> DismissalRowQuery<'c, 'a, 's, C, R, N> {
        DismissalRowQuery {
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
pub struct AdminsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admins() -> AdminsStmt {
    AdminsStmt(
        "select p.id, p.user_id, u.email, u.name, p.state, p.created_at, p.returns_on, u.last_sign_in_at, u.second_factors, u.password_hash is not null and coalesce(coalesce(u.password_changed_at, '-infinity') < s.admin_passwords_after, false) as old_password, exists (select 1 from memberships m where m.user_id = p.user_id and m.state = 'active') as is_member, exists (select 1 from mail_bounces b where b.address = lower(u.email)) as bounced, (select count(*) from passkeys k where k.user_id = p.user_id) as passkeys from platform_admins p join users u on u.id = p.user_id cross join instance_settings s where p.closed_at is null order by lower(u.email) limit $1",
        None,
    )
}
impl AdminsStmt {
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
        limit: &'a i64,
    ) -> AdminFactsQuery<'c, 'a, 's, C, AdminFacts, 1> {
        AdminFactsQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AdminFactsBorrowed, tokio_postgres::Error> {
                    Ok(AdminFactsBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                        state: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        returns_on: row.try_get(6)?,
                        last_sign_in_at: row.try_get(7)?,
                        second_factors: row.try_get(8)?,
                        old_password: row.try_get(9)?,
                        is_member: row.try_get(10)?,
                        bounced: row.try_get(11)?,
                        passkeys: row.try_get(12)?,
                    })
                },
            mapper: |it| AdminFacts::from(it),
        }
    }
}
pub struct SuperAdminsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn super_admins() -> SuperAdminsStmt {
    SuperAdminsStmt(
        "select active_holders(r.id) from platform_roles r where r.key = 'super_admin'",
        None,
    )
}
impl SuperAdminsStmt {
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
pub struct OldInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn old_invitations() -> OldInvitationsStmt {
    OldInvitationsStmt(
        "select count(*) from ( select 1 from invitations where accepted_at is null and revoked_at is null and created_at < $1 and expires_at > $2 limit 1000 ) some_of_them",
        None,
    )
}
impl OldInvitationsStmt {
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
        before: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [before, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OldInvitationsParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for OldInvitationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OldInvitationsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.before, &params.now)
    }
}
pub struct ListOldInvitationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_old_invitations() -> ListOldInvitationsStmt {
    ListOldInvitationsStmt(
        "select i.id, i.email, t.slug as tenant_slug, t.name as tenant_name, i.by_platform, u.name as invited_by, i.created_at, i.expires_at from invitations i join tenants t on t.id = i.tenant_id and t.state <> 'purged' left join users u on u.id = i.invited_by where i.accepted_at is null and i.revoked_at is null and i.expires_at > $1 and i.created_at < $2 order by i.expires_at, i.id limit $3",
        None,
    )
}
impl ListOldInvitationsStmt {
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
        now: &'a jiff::Timestamp,
        before: &'a jiff::Timestamp,
        limit: &'a i64,
    ) -> OldInvitationQuery<'c, 'a, 's, C, OldInvitation, 3> {
        OldInvitationQuery {
            client,
            params: [now, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OldInvitationBorrowed, tokio_postgres::Error> {
                    Ok(OldInvitationBorrowed {
                        id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        tenant_name: row.try_get(3)?,
                        by_platform: row.try_get(4)?,
                        invited_by: row.try_get(5)?,
                        created_at: row.try_get(6)?,
                        expires_at: row.try_get(7)?,
                    })
                },
            mapper: |it| OldInvitation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListOldInvitationsParams,
        OldInvitationQuery<'c, 'a, 's, C, OldInvitation, 3>,
        C,
    > for ListOldInvitationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOldInvitationsParams,
    ) -> OldInvitationQuery<'c, 'a, 's, C, OldInvitation, 3> {
        self.bind(client, &params.now, &params.before, &params.limit)
    }
}
pub struct ReviewedSinceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reviewed_since() -> ReviewedSinceStmt {
    ReviewedSinceStmt(
        "select exists (select 1 from access_reviews where closed_at is null or closed_at >= $1) as found",
        None,
    )
}
impl ReviewedSinceStmt {
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
        since: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct DismissalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismissals() -> DismissalsStmt {
    DismissalsStmt(
        "select d.kind, d.subject, d.reason, d.until, u.name as dismissed_by_name, d.dismissed_at from security_dismissals d left join users u on u.id = d.dismissed_by where d.until > $1 order by d.kind, d.subject limit 2000",
        None,
    )
}
impl DismissalsStmt {
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
        now: &'a jiff::Timestamp,
    ) -> DismissalRowQuery<'c, 'a, 's, C, DismissalRow, 1> {
        DismissalRowQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DismissalRowBorrowed, tokio_postgres::Error> {
                    Ok(DismissalRowBorrowed {
                        kind: row.try_get(0)?,
                        subject: row.try_get(1)?,
                        reason: row.try_get(2)?,
                        until: row.try_get(3)?,
                        dismissed_by_name: row.try_get(4)?,
                        dismissed_at: row.try_get(5)?,
                    })
                },
            mapper: |it| DismissalRow::from(it),
        }
    }
}
pub struct DismissStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dismiss() -> DismissStmt {
    DismissStmt(
        "insert into security_dismissals (kind, subject, reason, until, dismissed_by, dismissed_at) values ($1, $2, $3, $4, $5, $6) on conflict (kind, subject) do update set reason = excluded.reason, until = excluded.until, dismissed_by = excluded.dismissed_by, dismissed_at = excluded.dismissed_at",
        None,
    )
}
impl DismissStmt {
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
        kind: &'a T1,
        subject: &'a uuid::Uuid,
        reason: &'a T2,
        until: &'a jiff::Timestamp,
        dismissed_by: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[kind, subject, reason, until, dismissed_by, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DismissParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DismissStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DismissParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.kind,
            &params.subject,
            &params.reason,
            &params.until,
            &params.dismissed_by,
            &params.now,
        ))
    }
}
pub struct RestoreStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn restore() -> RestoreStmt {
    RestoreStmt(
        "delete from security_dismissals where kind = $1 and subject = $2",
        None,
    )
}
impl RestoreStmt {
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
        kind: &'a T1,
        subject: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[kind, subject]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RestoreParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RestoreStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RestoreParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.kind, &params.subject))
    }
}
