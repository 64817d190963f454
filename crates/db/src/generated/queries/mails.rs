// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
    T6: crate::generated::StringSql,
    T7: crate::generated::ArraySql<Item = T6>,
    T8: crate::generated::BytesSql,
    T9: crate::generated::ArraySql<Item = T8>,
    T10: crate::generated::ArraySql<Item = bool>,
> {
    pub tenant_id: Option<uuid::Uuid>,
    pub state: T1,
    pub now: jiff::Timestamp,
    pub ids: T2,
    pub invitation_ids: T3,
    pub recipients: T5,
    pub subjects: T7,
    pub bodies_sealed: T9,
    pub personals: T10,
}
#[derive(Debug)]
pub struct ListParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub before: uuid::Uuid,
    pub state: T1,
    pub recipient: T2,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SentParams {
    pub now: jiff::Timestamp,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct WaitsParams<T1: crate::generated::StringSql> {
    pub error: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct BouncedParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub recipient: T1,
    pub error: T2,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FailedParams<T1: crate::generated::StringSql> {
    pub error: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct MailRow {
    pub id: uuid::Uuid,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<String>,
    pub recipient: String,
    pub subject: String,
    pub body_sealed: Option<Vec<u8>>,
    pub personal: bool,
    pub state: String,
    pub error: Option<String>,
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
}
pub struct MailRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<&'a str>,
    pub recipient: &'a str,
    pub subject: &'a str,
    pub body_sealed: Option<&'a [u8]>,
    pub personal: bool,
    pub state: &'a str,
    pub error: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub sent_at: Option<jiff::Timestamp>,
    pub bounced_at: Option<jiff::Timestamp>,
}
impl<'a> From<MailRowBorrowed<'a>> for MailRow {
    fn from(
        MailRowBorrowed {
            id,
            tenant_id,
            tenant_slug,
            recipient,
            subject,
            body_sealed,
            personal,
            state,
            error,
            created_at,
            sent_at,
            bounced_at,
        }: MailRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            tenant_slug: tenant_slug.map(|v| v.into()),
            recipient: recipient.into(),
            subject: subject.into(),
            body_sealed: body_sealed.map(|v| v.into()),
            personal,
            state: state.into(),
            error: error.map(|v| v.into()),
            created_at,
            sent_at,
            bounced_at,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MailRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailRowBorrowed, tokio_postgres::Error>,
    mapper: fn(MailRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailRowBorrowed) -> R) -> MailRowQuery<'c, 'a, 's, C, R, N> {
        MailRowQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into mails (id, tenant_id, invitation_id, recipient, subject, body_sealed, personal, state, created_at) select q.id, $1, nullif(q.invitation_id, '00000000-0000-0000-0000-000000000000'), q.recipient, q.subject, q.body_sealed, q.personal, $2, $3 from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::bytea[], $9::boolean[]) as q (id, invitation_id, recipient, subject, body_sealed, personal)",
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
        T2: crate::generated::ArraySql<Item = uuid::Uuid>,
        T3: crate::generated::ArraySql<Item = uuid::Uuid>,
        T4: crate::generated::StringSql,
        T5: crate::generated::ArraySql<Item = T4>,
        T6: crate::generated::StringSql,
        T7: crate::generated::ArraySql<Item = T6>,
        T8: crate::generated::BytesSql,
        T9: crate::generated::ArraySql<Item = T8>,
        T10: crate::generated::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a Option<uuid::Uuid>,
        state: &'a T1,
        now: &'a jiff::Timestamp,
        ids: &'a T2,
        invitation_ids: &'a T3,
        recipients: &'a T5,
        subjects: &'a T7,
        bodies_sealed: &'a T9,
        personals: &'a T10,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_id,
                    state,
                    now,
                    ids,
                    invitation_ids,
                    recipients,
                    subjects,
                    bodies_sealed,
                    personals,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
    T6: crate::generated::StringSql,
    T7: crate::generated::ArraySql<Item = T6>,
    T8: crate::generated::BytesSql,
    T9: crate::generated::ArraySql<Item = T8>,
    T10: crate::generated::ArraySql<Item = bool>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.state,
            &params.now,
            &params.ids,
            &params.invitation_ids,
            &params.recipients,
            &params.subjects,
            &params.bodies_sealed,
            &params.personals,
        ))
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select m.id, m.tenant_id, t.slug as tenant_slug, m.recipient, m.subject, m.body_sealed, m.personal, m.state, m.error, m.created_at, m.sent_at, b.bounced_at from mails m left join tenants t on t.id = m.tenant_id left join mail_bounces b on b.address = lower(m.recipient) where m.id = $1",
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
    ) -> MailRowQuery<'c, 'a, 's, C, MailRow, 1> {
        MailRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MailRowBorrowed, tokio_postgres::Error> {
                    Ok(MailRowBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        recipient: row.try_get(3)?,
                        subject: row.try_get(4)?,
                        body_sealed: row.try_get(5)?,
                        personal: row.try_get(6)?,
                        state: row.try_get(7)?,
                        error: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        sent_at: row.try_get(10)?,
                        bounced_at: row.try_get(11)?,
                    })
                },
            mapper: |it| MailRow::from(it),
        }
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select m.id, m.tenant_id, t.slug as tenant_slug, m.recipient, m.subject, null::bytea as body_sealed, m.personal, m.state, m.error, m.created_at, m.sent_at, b.bounced_at from mails m left join tenants t on t.id = m.tenant_id left join mail_bounces b on b.address = lower(m.recipient) where m.id < $1 and ($2 = '' or m.state = $2) and ($3 = '' or lower(m.recipient) = lower($3)) order by m.id desc limit $4",
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
        before: &'a uuid::Uuid,
        state: &'a T1,
        recipient: &'a T2,
        limit: &'a i64,
    ) -> MailRowQuery<'c, 'a, 's, C, MailRow, 4> {
        MailRowQuery {
            client,
            params: [before, state, recipient, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MailRowBorrowed, tokio_postgres::Error> {
                    Ok(MailRowBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        tenant_slug: row.try_get(2)?,
                        recipient: row.try_get(3)?,
                        subject: row.try_get(4)?,
                        body_sealed: row.try_get(5)?,
                        personal: row.try_get(6)?,
                        state: row.try_get(7)?,
                        error: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        sent_at: row.try_get(10)?,
                        bounced_at: row.try_get(11)?,
                    })
                },
            mapper: |it| MailRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2>,
        MailRowQuery<'c, 'a, 's, C, MailRow, 4>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2>,
    ) -> MailRowQuery<'c, 'a, 's, C, MailRow, 4> {
        self.bind(
            client,
            &params.before,
            &params.state,
            &params.recipient,
            &params.limit,
        )
    }
}
pub struct SentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sent() -> SentStmt {
    SentStmt(
        "update mails set state = 'sent', sent_at = $1, body_sealed = null, error = null where id = $2",
        None,
    )
}
impl SentStmt {
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
        SentParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SentParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct KeepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep() -> KeepStmt {
    KeepStmt(
        "update mails set state = 'kept' where id = $1 and state = 'outbox'",
        None,
    )
}
impl KeepStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id]).await
    }
}
pub struct WaitsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waits() -> WaitsStmt {
    WaitsStmt("update mails set error = $1 where id = $2", None)
}
impl WaitsStmt {
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
        error: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        WaitsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WaitsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WaitsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.error, &params.id))
    }
}
pub struct QueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue() -> QueueStmt {
    QueueStmt(
        "update mails set state = 'outbox', error = null where id = $1 and state <> 'sent'",
        None,
    )
}
impl QueueStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id]).await
    }
}
pub struct QueueAllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_all() -> QueueAllStmt {
    QueueAllStmt(
        "update mails m set state = 'outbox', error = null where m.state in ('kept', 'failed') and m.body_sealed is not null and (m.invitation_id is null or ( m.invitation_id in (select i.id from invitations i where i.accepted_at is null and i.revoked_at is null and i.expires_at > $1) and not exists (select 1 from mails n where n.invitation_id = m.invitation_id and n.id > m.id) )) and (not m.personal or (lower(m.recipient), m.created_at) in ( select lower(u.email), l.created_at from one_time_links l join users u on u.id = l.user_id where l.used_at is null and l.expires_at > $1 )) returning m.id",
        None,
    )
}
impl QueueAllStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CountUnsentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_unsent() -> CountUnsentStmt {
    CountUnsentStmt(
        "select count(*) from (select from mails where state in ('kept', 'failed') and body_sealed is not null limit 10001) some_of_them",
        None,
    )
}
impl CountUnsentStmt {
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
pub struct BouncedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bounced() -> BouncedStmt {
    BouncedStmt(
        "insert into mail_bounces (address, error, bounced_at) values (lower($1), $2, $3) on conflict (address) do update set error = excluded.error, bounced_at = excluded.bounced_at",
        None,
    )
}
impl BouncedStmt {
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
        recipient: &'a T1,
        error: &'a T2,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[recipient, error, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        BouncedParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BouncedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BouncedParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.recipient, &params.error, &params.now))
    }
}
pub struct ForgetBounceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_bounce() -> ForgetBounceStmt {
    ForgetBounceStmt("delete from mail_bounces where address = lower($1)", None)
}
impl ForgetBounceStmt {
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
        recipient: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[recipient]).await
    }
}
pub struct FailedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn failed() -> FailedStmt {
    FailedStmt(
        "update mails set state = 'failed', error = $1 where id = $2",
        None,
    )
}
impl FailedStmt {
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
        error: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        FailedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FailedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.error, &params.id))
    }
}
