// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct InsertParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub lines: i32,
    pub refused: i32,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertLinesParams<
    T1: crate::generated::ArraySql<Item = i32>,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
    T6: crate::generated::StringSql,
    T7: crate::generated::ArraySql<Item = T6>,
    T8: crate::generated::StringSql,
    T9: crate::generated::ArraySql<Item = T8>,
    T10: crate::generated::StringSql,
    T11: crate::generated::ArraySql<Item = T10>,
> {
    pub tenant_id: uuid::Uuid,
    pub import_id: uuid::Uuid,
    pub lines: T1,
    pub emails: T3,
    pub names: T5,
    pub roles: T7,
    pub outcomes: T9,
    pub messages: T11,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetParams {
    pub tenant_id: uuid::Uuid,
    pub before: jiff::Timestamp,
    pub keep: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ApplyParams {
    pub applied_by: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct LinesParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub import_id: uuid::Uuid,
    pub outcome: T1,
    pub after: i32,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LineParams {
    pub tenant_id: uuid::Uuid,
    pub import_id: uuid::Uuid,
    pub line: i32,
}
#[derive(Debug)]
pub struct SettleParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub outcome: T1,
    pub message: T2,
    pub tenant_id: uuid::Uuid,
    pub import_id: uuid::Uuid,
    pub line: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitParams {
    pub until: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FinishParams {
    pub now: jiff::Timestamp,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct KnownAddressesParams<T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>> {
    pub tenant_id: uuid::Uuid,
    pub emails: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    pub id: uuid::Uuid,
    pub state: String,
    pub lines: i32,
    pub refused: i32,
    pub invited: i32,
    pub created_at: jiff::Timestamp,
    pub applied_by: Option<uuid::Uuid>,
    pub waits_until: Option<jiff::Timestamp>,
    pub finished_at: Option<jiff::Timestamp>,
}
pub struct ImportRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub state: &'a str,
    pub lines: i32,
    pub refused: i32,
    pub invited: i32,
    pub created_at: jiff::Timestamp,
    pub applied_by: Option<uuid::Uuid>,
    pub waits_until: Option<jiff::Timestamp>,
    pub finished_at: Option<jiff::Timestamp>,
}
impl<'a> From<ImportRowBorrowed<'a>> for ImportRow {
    fn from(
        ImportRowBorrowed {
            id,
            state,
            lines,
            refused,
            invited,
            created_at,
            applied_by,
            waits_until,
            finished_at,
        }: ImportRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            state: state.into(),
            lines,
            refused,
            invited,
            created_at,
            applied_by,
            waits_until,
            finished_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ImportLine {
    pub line: i32,
    pub email: String,
    pub name: String,
    pub role: String,
    pub outcome: String,
    pub message: String,
}
pub struct ImportLineBorrowed<'a> {
    pub line: i32,
    pub email: &'a str,
    pub name: &'a str,
    pub role: &'a str,
    pub outcome: &'a str,
    pub message: &'a str,
}
impl<'a> From<ImportLineBorrowed<'a>> for ImportLine {
    fn from(
        ImportLineBorrowed {
            line,
            email,
            name,
            role,
            outcome,
            message,
        }: ImportLineBorrowed<'a>,
    ) -> Self {
        Self {
            line,
            email: email.into(),
            name: name.into(),
            role: role.into(),
            outcome: outcome.into(),
            message: message.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KnownAddress {
    pub email: String,
    pub invited: bool,
}
pub struct KnownAddressBorrowed<'a> {
    pub email: &'a str,
    pub invited: bool,
}
impl<'a> From<KnownAddressBorrowed<'a>> for KnownAddress {
    fn from(KnownAddressBorrowed { email, invited }: KnownAddressBorrowed<'a>) -> Self {
        Self {
            email: email.into(),
            invited,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct ImportRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ImportRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ImportRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ImportRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ImportRowBorrowed) -> R) -> ImportRowQuery<'c, 'a, 's, C, R, N> {
        ImportRowQuery {
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
pub struct ImportLineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ImportLineBorrowed, tokio_postgres::Error>,
    mapper: fn(ImportLineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ImportLineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ImportLineBorrowed) -> R,
    ) -> ImportLineQuery<'c, 'a, 's, C, R, N> {
        ImportLineQuery {
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
pub struct KnownAddressQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KnownAddressBorrowed, tokio_postgres::Error>,
    mapper: fn(KnownAddressBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KnownAddressQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(KnownAddressBorrowed) -> R,
    ) -> KnownAddressQuery<'c, 'a, 's, C, R, N> {
        KnownAddressQuery {
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
        "insert into member_imports (tenant_id, id, lines, refused, created_at) values ($1, $2, $3, $4, $5)",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        lines: &'a i32,
        refused: &'a i32,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, id, lines, refused, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.lines,
            &params.refused,
            &params.now,
        ))
    }
}
pub struct InsertLinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_lines() -> InsertLinesStmt {
    InsertLinesStmt(
        "insert into member_import_lines (tenant_id, import_id, line, email, name, role, outcome, message) select $1, $2, q.line, q.email, q.name, q.role, q.outcome, q.message from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as q (line, email, name, role, outcome, message)",
        None,
    )
}
impl InsertLinesStmt {
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
        T1: crate::generated::ArraySql<Item = i32>,
        T2: crate::generated::StringSql,
        T3: crate::generated::ArraySql<Item = T2>,
        T4: crate::generated::StringSql,
        T5: crate::generated::ArraySql<Item = T4>,
        T6: crate::generated::StringSql,
        T7: crate::generated::ArraySql<Item = T6>,
        T8: crate::generated::StringSql,
        T9: crate::generated::ArraySql<Item = T8>,
        T10: crate::generated::StringSql,
        T11: crate::generated::ArraySql<Item = T10>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        import_id: &'a uuid::Uuid,
        lines: &'a T1,
        emails: &'a T3,
        names: &'a T5,
        roles: &'a T7,
        outcomes: &'a T9,
        messages: &'a T11,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    tenant_id, import_id, lines, emails, names, roles, outcomes, messages,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::ArraySql<Item = i32>,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = T2>,
    T4: crate::generated::StringSql,
    T5: crate::generated::ArraySql<Item = T4>,
    T6: crate::generated::StringSql,
    T7: crate::generated::ArraySql<Item = T6>,
    T8: crate::generated::StringSql,
    T9: crate::generated::ArraySql<Item = T8>,
    T10: crate::generated::StringSql,
    T11: crate::generated::ArraySql<Item = T10>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLinesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertLinesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLinesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.import_id,
            &params.lines,
            &params.emails,
            &params.names,
            &params.roles,
            &params.outcomes,
            &params.messages,
        ))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt(
        "delete from member_imports i where i.tenant_id = $1 and i.state <> 'running' and ( i.created_at < $2 or i.id not in (select k.id from member_imports k where k.tenant_id = $1 order by k.id desc limit $3) )",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        before: &'a jiff::Timestamp,
        keep: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id, before, keep]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.before, &params.keep))
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select id from member_imports where tenant_id = $1 and id = $2 for no key update",
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
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
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HoldParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select i.id, i.state, i.lines, i.refused, i.invited, i.created_at, i.applied_by, i.waits_until, i.finished_at from member_imports i where i.tenant_id = $1 and i.id = $2",
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
    ) -> ImportRowQuery<'c, 'a, 's, C, ImportRow, 2> {
        ImportRowQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportRowBorrowed, tokio_postgres::Error> {
                    Ok(ImportRowBorrowed {
                        id: row.try_get(0)?,
                        state: row.try_get(1)?,
                        lines: row.try_get(2)?,
                        refused: row.try_get(3)?,
                        invited: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        applied_by: row.try_get(6)?,
                        waits_until: row.try_get(7)?,
                        finished_at: row.try_get(8)?,
                    })
                },
            mapper: |it| ImportRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        ImportRowQuery<'c, 'a, 's, C, ImportRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> ImportRowQuery<'c, 'a, 's, C, ImportRow, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct ApplyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn apply() -> ApplyStmt {
    ApplyStmt(
        "update member_imports set state = 'running', applied_by = $1 where tenant_id = $2 and id = $3 and state = 'checked'",
        None,
    )
}
impl ApplyStmt {
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
        applied_by: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[applied_by, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ApplyParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ApplyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ApplyParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.applied_by, &params.tenant_id, &params.id))
    }
}
pub struct LinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines() -> LinesStmt {
    LinesStmt(
        "select l.line, l.email, l.name, l.role, l.outcome, l.message from member_import_lines l where l.tenant_id = $1 and l.import_id = $2 and ($3 = '' or l.outcome = $3) and l.line > $4 order by l.line limit $5",
        None,
    )
}
impl LinesStmt {
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
        import_id: &'a uuid::Uuid,
        outcome: &'a T1,
        after: &'a i32,
        limit: &'a i64,
    ) -> ImportLineQuery<'c, 'a, 's, C, ImportLine, 5> {
        ImportLineQuery {
            client,
            params: [tenant_id, import_id, outcome, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportLineBorrowed, tokio_postgres::Error> {
                    Ok(ImportLineBorrowed {
                        line: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        role: row.try_get(3)?,
                        outcome: row.try_get(4)?,
                        message: row.try_get(5)?,
                    })
                },
            mapper: |it| ImportLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        LinesParams<T1>,
        ImportLineQuery<'c, 'a, 's, C, ImportLine, 5>,
        C,
    > for LinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesParams<T1>,
    ) -> ImportLineQuery<'c, 'a, 's, C, ImportLine, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.import_id,
            &params.outcome,
            &params.after,
            &params.limit,
        )
    }
}
pub struct LineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn line() -> LineStmt {
    LineStmt(
        "select l.line, l.email, l.name, l.role, l.outcome, l.message from member_import_lines l where l.tenant_id = $1 and l.import_id = $2 and l.line = $3 for no key update",
        None,
    )
}
impl LineStmt {
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
        import_id: &'a uuid::Uuid,
        line: &'a i32,
    ) -> ImportLineQuery<'c, 'a, 's, C, ImportLine, 3> {
        ImportLineQuery {
            client,
            params: [tenant_id, import_id, line],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportLineBorrowed, tokio_postgres::Error> {
                    Ok(ImportLineBorrowed {
                        line: row.try_get(0)?,
                        email: row.try_get(1)?,
                        name: row.try_get(2)?,
                        role: row.try_get(3)?,
                        outcome: row.try_get(4)?,
                        message: row.try_get(5)?,
                    })
                },
            mapper: |it| ImportLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        LineParams,
        ImportLineQuery<'c, 'a, 's, C, ImportLine, 3>,
        C,
    > for LineStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LineParams,
    ) -> ImportLineQuery<'c, 'a, 's, C, ImportLine, 3> {
        self.bind(client, &params.tenant_id, &params.import_id, &params.line)
    }
}
pub struct SettleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle() -> SettleStmt {
    SettleStmt(
        "with settled as ( update member_import_lines set outcome = $1, message = $2 where tenant_id = $3 and import_id = $4 and line = $5 and outcome = 'ready' returning outcome ) update member_imports i set invited = i.invited + (s.outcome = 'invited')::integer, refused = i.refused + (s.outcome = 'refused')::integer, waits_until = null from settled s where i.tenant_id = $3 and i.id = $4",
        None,
    )
}
impl SettleStmt {
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
        outcome: &'a T1,
        message: &'a T2,
        tenant_id: &'a uuid::Uuid,
        import_id: &'a uuid::Uuid,
        line: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[outcome, message, tenant_id, import_id, line])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SettleParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SettleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.outcome,
            &params.message,
            &params.tenant_id,
            &params.import_id,
            &params.line,
        ))
    }
}
pub struct WaitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wait() -> WaitStmt {
    WaitStmt(
        "update member_imports set waits_until = $1 where tenant_id = $2 and id = $3 and state = 'running'",
        None,
    )
}
impl WaitStmt {
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
        until: &'a jiff::Timestamp,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[until, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        WaitParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WaitStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WaitParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.until, &params.tenant_id, &params.id))
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "update member_imports set state = 'done', waits_until = null, finished_at = $1 where tenant_id = $2 and id = $3 and state = 'running'",
        None,
    )
}
impl FinishStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct KnownAddressesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn known_addresses() -> KnownAddressesStmt {
    KnownAddressesStmt(
        "select lower(u.email) as email, false as invited from memberships m join users u on u.id = m.user_id where m.tenant_id = $1 and m.state = 'active' and m.email_key = any ($2::text[]) union all select lower(i.email), true from invitations i where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null and lower(i.email) = any ($2::text[])",
        None,
    )
}
impl KnownAddressesStmt {
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
        tenant_id: &'a uuid::Uuid,
        emails: &'a T2,
    ) -> KnownAddressQuery<'c, 'a, 's, C, KnownAddress, 2> {
        KnownAddressQuery {
            client,
            params: [tenant_id, emails],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<KnownAddressBorrowed, tokio_postgres::Error> {
                    Ok(KnownAddressBorrowed {
                        email: row.try_get(0)?,
                        invited: row.try_get(1)?,
                    })
                },
            mapper: |it| KnownAddress::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::ArraySql<Item = T1>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        KnownAddressesParams<T1, T2>,
        KnownAddressQuery<'c, 'a, 's, C, KnownAddress, 2>,
        C,
    > for KnownAddressesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KnownAddressesParams<T1, T2>,
    ) -> KnownAddressQuery<'c, 'a, 's, C, KnownAddress, 2> {
        self.bind(client, &params.tenant_id, &params.emails)
    }
}
