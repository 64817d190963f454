// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SetOfServerParams<T1: crate::generated::BytesSql, T2: crate::generated::BytesSql> {
    pub new: T1,
    pub id: uuid::Uuid,
    pub old: T2,
}
#[derive(Debug)]
pub struct SetOfMailServerParams<T1: crate::generated::BytesSql, T2: crate::generated::BytesSql> {
    pub new: T1,
    pub old: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct OfMailsParams {
    pub after: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SetOfMailParams<T1: crate::generated::BytesSql, T2: crate::generated::BytesSql> {
    pub new: T1,
    pub id: uuid::Uuid,
    pub old: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct OfTotpParams {
    pub after: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SetOfTotpParams<T1: crate::generated::BytesSql, T2: crate::generated::BytesSql> {
    pub new: T1,
    pub user_id: uuid::Uuid,
    pub old: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct OfVariablesParams {
    pub after_tenant: uuid::Uuid,
    pub after: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SetOfVariableParams<T1: crate::generated::BytesSql, T2: crate::generated::BytesSql> {
    pub new: T1,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub old: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfServers {
    pub id: uuid::Uuid,
    pub name: String,
    pub password_sealed: Vec<u8>,
}
pub struct OfServersBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub password_sealed: &'a [u8],
}
impl<'a> From<OfServersBorrowed<'a>> for OfServers {
    fn from(
        OfServersBorrowed {
            id,
            name,
            password_sealed,
        }: OfServersBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            password_sealed: password_sealed.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfMails {
    pub id: uuid::Uuid,
    pub body_sealed: Vec<u8>,
}
pub struct OfMailsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub body_sealed: &'a [u8],
}
impl<'a> From<OfMailsBorrowed<'a>> for OfMails {
    fn from(OfMailsBorrowed { id, body_sealed }: OfMailsBorrowed<'a>) -> Self {
        Self {
            id,
            body_sealed: body_sealed.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfTotp {
    pub user_id: uuid::Uuid,
    pub secret_sealed: Vec<u8>,
}
pub struct OfTotpBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub secret_sealed: &'a [u8],
}
impl<'a> From<OfTotpBorrowed<'a>> for OfTotp {
    fn from(
        OfTotpBorrowed {
            user_id,
            secret_sealed,
        }: OfTotpBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            secret_sealed: secret_sealed.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfVariables {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub value_sealed: Vec<u8>,
}
pub struct OfVariablesBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub value_sealed: &'a [u8],
}
impl<'a> From<OfVariablesBorrowed<'a>> for OfVariables {
    fn from(
        OfVariablesBorrowed {
            tenant_id,
            id,
            value_sealed,
        }: OfVariablesBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            id,
            value_sealed: value_sealed.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OfServersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfServersBorrowed, tokio_postgres::Error>,
    mapper: fn(OfServersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfServersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfServersBorrowed) -> R) -> OfServersQuery<'c, 'a, 's, C, R, N> {
        OfServersQuery {
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
pub struct OfMailsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfMailsBorrowed, tokio_postgres::Error>,
    mapper: fn(OfMailsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfMailsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfMailsBorrowed) -> R) -> OfMailsQuery<'c, 'a, 's, C, R, N> {
        OfMailsQuery {
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
pub struct OfTotpQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfTotpBorrowed, tokio_postgres::Error>,
    mapper: fn(OfTotpBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfTotpQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfTotpBorrowed) -> R) -> OfTotpQuery<'c, 'a, 's, C, R, N> {
        OfTotpQuery {
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
pub struct OfVariablesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfVariablesBorrowed, tokio_postgres::Error>,
    mapper: fn(OfVariablesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfVariablesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OfVariablesBorrowed) -> R,
    ) -> OfVariablesQuery<'c, 'a, 's, C, R, N> {
        OfVariablesQuery {
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
pub struct OfServersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_servers() -> OfServersStmt {
    OfServersStmt(
        "select id, name, password_sealed from database_servers order by id",
        None,
    )
}
impl OfServersStmt {
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
    ) -> OfServersQuery<'c, 'a, 's, C, OfServers, 0> {
        OfServersQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfServersBorrowed, tokio_postgres::Error> {
                    Ok(OfServersBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        password_sealed: row.try_get(2)?,
                    })
                },
            mapper: |it| OfServers::from(it),
        }
    }
}
pub struct SetOfServerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_of_server() -> SetOfServerStmt {
    SetOfServerStmt(
        "update database_servers set password_sealed = $1 where id = $2 and password_sealed = $3",
        None,
    )
}
impl SetOfServerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        new: &'a T1,
        id: &'a uuid::Uuid,
        old: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[new, id, old]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetOfServerParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetOfServerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetOfServerParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.new, &params.id, &params.old))
    }
}
pub struct SetOfMailServerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_of_mail_server() -> SetOfMailServerStmt {
    SetOfMailServerStmt(
        "update mail_settings set password_sealed = $1 where password_sealed = $2",
        None,
    )
}
impl SetOfMailServerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        new: &'a T1,
        old: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[new, old]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetOfMailServerParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetOfMailServerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetOfMailServerParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.new, &params.old))
    }
}
pub struct OfMailsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_mails() -> OfMailsStmt {
    OfMailsStmt(
        "select id, body_sealed from mails where id > $1 and body_sealed is not null order by id limit $2",
        None,
    )
}
impl OfMailsStmt {
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
        after: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> OfMailsQuery<'c, 'a, 's, C, OfMails, 2> {
        OfMailsQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfMailsBorrowed, tokio_postgres::Error> {
                    Ok(OfMailsBorrowed {
                        id: row.try_get(0)?,
                        body_sealed: row.try_get(1)?,
                    })
                },
            mapper: |it| OfMails::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfMailsParams,
        OfMailsQuery<'c, 'a, 's, C, OfMails, 2>,
        C,
    > for OfMailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfMailsParams,
    ) -> OfMailsQuery<'c, 'a, 's, C, OfMails, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct SetOfMailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_of_mail() -> SetOfMailStmt {
    SetOfMailStmt(
        "update mails set body_sealed = $1 where id = $2 and body_sealed = $3",
        None,
    )
}
impl SetOfMailStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        new: &'a T1,
        id: &'a uuid::Uuid,
        old: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[new, id, old]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetOfMailParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetOfMailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetOfMailParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.new, &params.id, &params.old))
    }
}
pub struct OfTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_totp() -> OfTotpStmt {
    OfTotpStmt(
        "select user_id, secret_sealed from totp_secrets where user_id > $1 order by user_id limit $2",
        None,
    )
}
impl OfTotpStmt {
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
        after: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> OfTotpQuery<'c, 'a, 's, C, OfTotp, 2> {
        OfTotpQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfTotpBorrowed, tokio_postgres::Error> {
                    Ok(OfTotpBorrowed {
                        user_id: row.try_get(0)?,
                        secret_sealed: row.try_get(1)?,
                    })
                },
            mapper: |it| OfTotp::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfTotpParams,
        OfTotpQuery<'c, 'a, 's, C, OfTotp, 2>,
        C,
    > for OfTotpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfTotpParams,
    ) -> OfTotpQuery<'c, 'a, 's, C, OfTotp, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct SetOfTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_of_totp() -> SetOfTotpStmt {
    SetOfTotpStmt(
        "update totp_secrets set secret_sealed = $1 where user_id = $2 and secret_sealed = $3",
        None,
    )
}
impl SetOfTotpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        new: &'a T1,
        user_id: &'a uuid::Uuid,
        old: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[new, user_id, old]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetOfTotpParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetOfTotpStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetOfTotpParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.new, &params.user_id, &params.old))
    }
}
pub struct OfVariablesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_variables() -> OfVariablesStmt {
    OfVariablesStmt(
        "select tenant_id, id, value_sealed from variables where (tenant_id, id) > ($1, $2) and value_sealed is not null order by tenant_id, id limit $3",
        None,
    )
}
impl OfVariablesStmt {
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
        after_tenant: &'a uuid::Uuid,
        after: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> OfVariablesQuery<'c, 'a, 's, C, OfVariables, 3> {
        OfVariablesQuery {
            client,
            params: [after_tenant, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfVariablesBorrowed, tokio_postgres::Error> {
                    Ok(OfVariablesBorrowed {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        value_sealed: row.try_get(2)?,
                    })
                },
            mapper: |it| OfVariables::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfVariablesParams,
        OfVariablesQuery<'c, 'a, 's, C, OfVariables, 3>,
        C,
    > for OfVariablesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfVariablesParams,
    ) -> OfVariablesQuery<'c, 'a, 's, C, OfVariables, 3> {
        self.bind(client, &params.after_tenant, &params.after, &params.limit)
    }
}
pub struct SetOfVariableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_of_variable() -> SetOfVariableStmt {
    SetOfVariableStmt(
        "update variables set value_sealed = $1 where tenant_id = $2 and id = $3 and value_sealed = $4",
        None,
    )
}
impl SetOfVariableStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        new: &'a T1,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        old: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[new, tenant_id, id, old]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetOfVariableParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetOfVariableStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetOfVariableParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.new,
            &params.tenant_id,
            &params.id,
            &params.old,
        ))
    }
}
