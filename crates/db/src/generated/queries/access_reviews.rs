// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub id: uuid::Uuid,
    pub title: T1,
    pub note: T2,
    pub deadline: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub opened_by: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub before: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ItemsParams<T1: crate::generated::StringSql> {
    pub review_id: uuid::Uuid,
    pub after_key: T1,
    pub after_id: uuid::Uuid,
    pub undecided: bool,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ItemParams {
    pub review_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldItemParams {
    pub review_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct DecideParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub decision: T1,
    pub now: jiff::Timestamp,
    pub decided_by: Option<uuid::Uuid>,
    pub reason: T2,
    pub review_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CloseParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub closed_by: Option<uuid::Uuid>,
    pub closing_reason: Option<T1>,
    pub audit_head: Option<T2>,
    pub audit_checkpoint: Option<T3>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow {
    pub id: uuid::Uuid,
    pub title: String,
    pub note: String,
    pub deadline: jiff::Timestamp,
    pub opened_at: jiff::Timestamp,
    pub opened_by: Option<String>,
    pub version: i32,
    pub closed_at: Option<jiff::Timestamp>,
    pub closed_by: Option<String>,
    pub closing_reason: Option<String>,
    pub audit_head: Option<String>,
    pub audit_checkpoint: Option<String>,
    pub items: i64,
    pub decided: i64,
}
pub struct ReviewRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub note: &'a str,
    pub deadline: jiff::Timestamp,
    pub opened_at: jiff::Timestamp,
    pub opened_by: Option<&'a str>,
    pub version: i32,
    pub closed_at: Option<jiff::Timestamp>,
    pub closed_by: Option<&'a str>,
    pub closing_reason: Option<&'a str>,
    pub audit_head: Option<&'a str>,
    pub audit_checkpoint: Option<&'a str>,
    pub items: i64,
    pub decided: i64,
}
impl<'a> From<ReviewRowBorrowed<'a>> for ReviewRow {
    fn from(
        ReviewRowBorrowed {
            id,
            title,
            note,
            deadline,
            opened_at,
            opened_by,
            version,
            closed_at,
            closed_by,
            closing_reason,
            audit_head,
            audit_checkpoint,
            items,
            decided,
        }: ReviewRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            note: note.into(),
            deadline,
            opened_at,
            opened_by: opened_by.map(|v| v.into()),
            version,
            closed_at,
            closed_by: closed_by.map(|v| v.into()),
            closing_reason: closing_reason.map(|v| v.into()),
            audit_head: audit_head.map(|v| v.into()),
            audit_checkpoint: audit_checkpoint.map(|v| v.into()),
            items,
            decided,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub role_key: String,
    pub role_name: String,
    pub title: String,
    pub state: String,
    pub can_sign_in: bool,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub mail_bounced_at: Option<jiff::Timestamp>,
    pub decision: Option<String>,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<String>,
    pub reason: String,
    pub removed_at: Option<jiff::Timestamp>,
    pub version: i32,
}
pub struct ItemRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub platform_admin_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub role_key: &'a str,
    pub role_name: &'a str,
    pub title: &'a str,
    pub state: &'a str,
    pub can_sign_in: bool,
    pub last_sign_in_at: Option<jiff::Timestamp>,
    pub mail_bounced_at: Option<jiff::Timestamp>,
    pub decision: Option<&'a str>,
    pub decided_at: Option<jiff::Timestamp>,
    pub decided_by: Option<&'a str>,
    pub reason: &'a str,
    pub removed_at: Option<jiff::Timestamp>,
    pub version: i32,
}
impl<'a> From<ItemRowBorrowed<'a>> for ItemRow {
    fn from(
        ItemRowBorrowed {
            id,
            platform_admin_id,
            user_id,
            email,
            name,
            role_key,
            role_name,
            title,
            state,
            can_sign_in,
            last_sign_in_at,
            mail_bounced_at,
            decision,
            decided_at,
            decided_by,
            reason,
            removed_at,
            version,
        }: ItemRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            platform_admin_id,
            user_id,
            email: email.into(),
            name: name.into(),
            role_key: role_key.into(),
            role_name: role_name.into(),
            title: title.into(),
            state: state.into(),
            can_sign_in,
            last_sign_in_at,
            mail_bounced_at,
            decision: decision.map(|v| v.into()),
            decided_at,
            decided_by: decided_by.map(|v| v.into()),
            reason: reason.into(),
            removed_at,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewerRow {
    pub email: String,
    pub role_id: uuid::Uuid,
}
pub struct ReviewerRowBorrowed<'a> {
    pub email: &'a str,
    pub role_id: uuid::Uuid,
}
impl<'a> From<ReviewerRowBorrowed<'a>> for ReviewerRow {
    fn from(ReviewerRowBorrowed { email, role_id }: ReviewerRowBorrowed<'a>) -> Self {
        Self {
            email: email.into(),
            role_id,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ReviewRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReviewRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ReviewRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReviewRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReviewRowBorrowed) -> R) -> ReviewRowQuery<'c, 'a, 's, C, R, N> {
        ReviewRowQuery {
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
pub struct ItemRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ItemRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ItemRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ItemRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ItemRowBorrowed) -> R) -> ItemRowQuery<'c, 'a, 's, C, R, N> {
        ItemRowQuery {
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
pub struct ReviewerRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReviewerRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ReviewerRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReviewerRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ReviewerRowBorrowed) -> R,
    ) -> ReviewerRowQuery<'c, 'a, 's, C, R, N> {
        ReviewerRowQuery {
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
        "insert into access_reviews (id, title, note, deadline, opened_at, opened_by) values ($1, $2, $3, $4, $5, $6)",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        title: &'a T1,
        note: &'a T2,
        deadline: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        opened_by: &'a Option<uuid::Uuid>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[id, title, note, deadline, now, opened_by])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.title,
            &params.note,
            &params.deadline,
            &params.now,
            &params.opened_by,
        ))
    }
}
pub struct TakeDownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_down() -> TakeDownStmt {
    TakeDownStmt(
        "insert into access_review_items (review_id, id, platform_admin_id, user_id, email, name, role_key, role_name, title, state, can_sign_in, last_sign_in_at, mail_bounced_at) select $1::uuid, gen_random_uuid(), p.id, u.id, u.email, u.name, r.key, r.name, p.title, p.state, can_sign_in(u), u.last_sign_in_at, b.bounced_at from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id left join mail_bounces b on b.address = lower(u.email) where p.closed_at is null and p.state in ('active', 'inactive')",
        None,
    )
}
impl TakeDownStmt {
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
        review_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[review_id]).await
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select r.id, r.title, r.note, r.deadline, r.opened_at, o.email as opened_by, r.version, r.closed_at, c.email as closed_by, r.closing_reason, r.audit_head, r.audit_checkpoint, n.items, n.decided from access_reviews r left join users o on o.id = r.opened_by left join users c on c.id = r.closed_by cross join lateral ( select count(*) as items, count(*) filter ( where i.decision is not null or i.removed_at is not null or r.closed_at is null and p.closed_at is not null ) as decided from access_review_items i join platform_admins p on p.id = i.platform_admin_id where i.review_id = r.id ) n where r.id < $1 order by r.id desc limit $2",
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
        before: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ReviewRowQuery<'c, 'a, 's, C, ReviewRow, 2> {
        ReviewRowQuery {
            client,
            params: [before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReviewRowBorrowed, tokio_postgres::Error> {
                    Ok(ReviewRowBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        note: row.try_get(2)?,
                        deadline: row.try_get(3)?,
                        opened_at: row.try_get(4)?,
                        opened_by: row.try_get(5)?,
                        version: row.try_get(6)?,
                        closed_at: row.try_get(7)?,
                        closed_by: row.try_get(8)?,
                        closing_reason: row.try_get(9)?,
                        audit_head: row.try_get(10)?,
                        audit_checkpoint: row.try_get(11)?,
                        items: row.try_get(12)?,
                        decided: row.try_get(13)?,
                    })
                },
            mapper: |it| ReviewRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListParams,
        ReviewRowQuery<'c, 'a, 's, C, ReviewRow, 2>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams,
    ) -> ReviewRowQuery<'c, 'a, 's, C, ReviewRow, 2> {
        self.bind(client, &params.before, &params.limit)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select r.id, r.title, r.note, r.deadline, r.opened_at, o.email as opened_by, r.version, r.closed_at, c.email as closed_by, r.closing_reason, r.audit_head, r.audit_checkpoint, n.items, n.decided from access_reviews r left join users o on o.id = r.opened_by left join users c on c.id = r.closed_by cross join lateral ( select count(*) as items, count(*) filter ( where i.decision is not null or i.removed_at is not null or r.closed_at is null and p.closed_at is not null ) as decided from access_review_items i join platform_admins p on p.id = i.platform_admin_id where i.review_id = r.id ) n where r.id = $1",
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
    ) -> ReviewRowQuery<'c, 'a, 's, C, ReviewRow, 1> {
        ReviewRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReviewRowBorrowed, tokio_postgres::Error> {
                    Ok(ReviewRowBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        note: row.try_get(2)?,
                        deadline: row.try_get(3)?,
                        opened_at: row.try_get(4)?,
                        opened_by: row.try_get(5)?,
                        version: row.try_get(6)?,
                        closed_at: row.try_get(7)?,
                        closed_by: row.try_get(8)?,
                        closing_reason: row.try_get(9)?,
                        audit_head: row.try_get(10)?,
                        audit_checkpoint: row.try_get(11)?,
                        items: row.try_get(12)?,
                        decided: row.try_get(13)?,
                    })
                },
            mapper: |it| ReviewRow::from(it),
        }
    }
}
pub struct ShareStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn share() -> ShareStmt {
    ShareStmt(
        "select closed_at is null as open from access_reviews where id = $1 for share",
        None,
    )
}
impl ShareStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
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
        "select closed_at is null as open from access_reviews where id = $1 for update",
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ItemsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn items() -> ItemsStmt {
    ItemsStmt(
        "select i.id, i.platform_admin_id, i.user_id, i.email, i.name, i.role_key, i.role_name, i.title, i.state, i.can_sign_in, i.last_sign_in_at, i.mail_bounced_at, i.decision, i.decided_at, d.email as decided_by, i.reason, coalesce(i.removed_at, case when r.closed_at is null then p.closed_at end) as removed_at, i.version from access_review_items i join access_reviews r on r.id = i.review_id join platform_admins p on p.id = i.platform_admin_id left join users d on d.id = i.decided_by where i.review_id = $1 and (lower(i.email) collate \"C\", i.id) > ($2, $3) and (not $4 or i.decision is null and i.removed_at is null and (r.closed_at is not null or p.closed_at is null)) order by lower(i.email) collate \"C\", i.id limit $5",
        None,
    )
}
impl ItemsStmt {
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
        review_id: &'a uuid::Uuid,
        after_key: &'a T1,
        after_id: &'a uuid::Uuid,
        undecided: &'a bool,
        limit: &'a i64,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 5> {
        ItemRowQuery {
            client,
            params: [review_id, after_key, after_id, undecided, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ItemRowBorrowed, tokio_postgres::Error> {
                    Ok(ItemRowBorrowed {
                        id: row.try_get(0)?,
                        platform_admin_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        email: row.try_get(3)?,
                        name: row.try_get(4)?,
                        role_key: row.try_get(5)?,
                        role_name: row.try_get(6)?,
                        title: row.try_get(7)?,
                        state: row.try_get(8)?,
                        can_sign_in: row.try_get(9)?,
                        last_sign_in_at: row.try_get(10)?,
                        mail_bounced_at: row.try_get(11)?,
                        decision: row.try_get(12)?,
                        decided_at: row.try_get(13)?,
                        decided_by: row.try_get(14)?,
                        reason: row.try_get(15)?,
                        removed_at: row.try_get(16)?,
                        version: row.try_get(17)?,
                    })
                },
            mapper: |it| ItemRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ItemsParams<T1>,
        ItemRowQuery<'c, 'a, 's, C, ItemRow, 5>,
        C,
    > for ItemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemsParams<T1>,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 5> {
        self.bind(
            client,
            &params.review_id,
            &params.after_key,
            &params.after_id,
            &params.undecided,
            &params.limit,
        )
    }
}
pub struct ItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn item() -> ItemStmt {
    ItemStmt(
        "select i.id, i.platform_admin_id, i.user_id, i.email, i.name, i.role_key, i.role_name, i.title, i.state, i.can_sign_in, i.last_sign_in_at, i.mail_bounced_at, i.decision, i.decided_at, d.email as decided_by, i.reason, coalesce(i.removed_at, case when r.closed_at is null then p.closed_at end) as removed_at, i.version from access_review_items i join access_reviews r on r.id = i.review_id join platform_admins p on p.id = i.platform_admin_id left join users d on d.id = i.decided_by where i.review_id = $1 and i.id = $2",
        None,
    )
}
impl ItemStmt {
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
        review_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 2> {
        ItemRowQuery {
            client,
            params: [review_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ItemRowBorrowed, tokio_postgres::Error> {
                    Ok(ItemRowBorrowed {
                        id: row.try_get(0)?,
                        platform_admin_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        email: row.try_get(3)?,
                        name: row.try_get(4)?,
                        role_key: row.try_get(5)?,
                        role_name: row.try_get(6)?,
                        title: row.try_get(7)?,
                        state: row.try_get(8)?,
                        can_sign_in: row.try_get(9)?,
                        last_sign_in_at: row.try_get(10)?,
                        mail_bounced_at: row.try_get(11)?,
                        decision: row.try_get(12)?,
                        decided_at: row.try_get(13)?,
                        decided_by: row.try_get(14)?,
                        reason: row.try_get(15)?,
                        removed_at: row.try_get(16)?,
                        version: row.try_get(17)?,
                    })
                },
            mapper: |it| ItemRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ItemParams,
        ItemRowQuery<'c, 'a, 's, C, ItemRow, 2>,
        C,
    > for ItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ItemParams,
    ) -> ItemRowQuery<'c, 'a, 's, C, ItemRow, 2> {
        self.bind(client, &params.review_id, &params.id)
    }
}
pub struct HoldItemStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_item() -> HoldItemStmt {
    HoldItemStmt(
        "select id from access_review_items where review_id = $1 and id = $2 for no key update",
        None,
    )
}
impl HoldItemStmt {
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
        review_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [review_id, id],
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
        HoldItemParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldItemStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldItemParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.review_id, &params.id)
    }
}
pub struct DecideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide() -> DecideStmt {
    DecideStmt(
        "update access_review_items set decision = $1, decided_at = $2, decided_by = $3, reason = $4, version = version + 1 where review_id = $5 and id = $6",
        None,
    )
}
impl DecideStmt {
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
        decision: &'a T1,
        now: &'a jiff::Timestamp,
        decided_by: &'a Option<uuid::Uuid>,
        reason: &'a T2,
        review_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[decision, now, decided_by, reason, review_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DecideParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecideStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecideParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.decision,
            &params.now,
            &params.decided_by,
            &params.reason,
            &params.review_id,
            &params.id,
        ))
    }
}
pub struct KeepRemovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_removals() -> KeepRemovalsStmt {
    KeepRemovalsStmt(
        "update access_review_items i set removed_at = p.closed_at from platform_admins p where i.review_id = $1 and p.id = i.platform_admin_id and p.closed_at is not null",
        None,
    )
}
impl KeepRemovalsStmt {
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
        review_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[review_id]).await
    }
}
pub struct CloseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close() -> CloseStmt {
    CloseStmt(
        "update access_reviews set closed_at = $1, closed_by = $2, closing_reason = $3, audit_head = $4, audit_checkpoint = $5, version = version + 1 where id = $6",
        None,
    )
}
impl CloseStmt {
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
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        closed_by: &'a Option<uuid::Uuid>,
        closing_reason: &'a Option<T1>,
        audit_head: &'a Option<T2>,
        audit_checkpoint: &'a Option<T3>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    now,
                    closed_by,
                    closing_reason,
                    audit_head,
                    audit_checkpoint,
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
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        CloseParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CloseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CloseParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.closed_by,
            &params.closing_reason,
            &params.audit_head,
            &params.audit_checkpoint,
            &params.id,
        ))
    }
}
pub struct ReviewersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reviewers() -> ReviewersStmt {
    ReviewersStmt(
        "select u.email, p.role_id from platform_admins p join users u on u.id = p.user_id where p.closed_at is null and p.state = 'active' and u.state = 'active' order by lower(u.email)",
        None,
    )
}
impl ReviewersStmt {
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
    ) -> ReviewerRowQuery<'c, 'a, 's, C, ReviewerRow, 0> {
        ReviewerRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReviewerRowBorrowed, tokio_postgres::Error> {
                    Ok(ReviewerRowBorrowed {
                        email: row.try_get(0)?,
                        role_id: row.try_get(1)?,
                    })
                },
            mapper: |it| ReviewerRow::from(it),
        }
    }
}
