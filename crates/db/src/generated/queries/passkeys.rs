// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ListOfUserParams {
    pub user_id: uuid::Uuid,
    pub after: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CredentialsParams<T1: crate::generated::StringSql> {
    pub user_id: uuid::Uuid,
    pub rp_id: T1,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::JsonSql,
    T4: crate::generated::StringSql,
> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub rp_id: T1,
    pub credential_id: T2,
    pub credential: T3,
    pub name: T4,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RenameParams<T1: crate::generated::StringSql> {
    pub name: T1,
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct RemoveParams {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct HoldShownParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql> {
    pub credential_id: T1,
    pub rp_id: T2,
}
#[derive(Debug)]
pub struct UsedParams<T1: crate::generated::JsonSql> {
    pub now: jiff::Timestamp,
    pub credential: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct BeginCeremonyParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::JsonSql,
> {
    pub id: uuid::Uuid,
    pub token_hash: T1,
    pub purpose: T2,
    pub plane: T3,
    pub user_id: Option<uuid::Uuid>,
    pub bound_to: Option<uuid::Uuid>,
    pub state: T4,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct EndCeremonyParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub token_hash: T1,
    pub purpose: T2,
    pub plane: T3,
    pub user_id: Option<uuid::Uuid>,
    pub bound_to: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct ForgetCeremoniesParams<T1: crate::generated::StringSql> {
    pub now: jiff::Timestamp,
    pub user_id: Option<uuid::Uuid>,
    pub bound_to: Option<uuid::Uuid>,
    pub purpose: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PasskeyRow {
    pub id: uuid::Uuid,
    pub rp_id: String,
    pub name: String,
    pub created_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
    pub version: i32,
}
pub struct PasskeyRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub rp_id: &'a str,
    pub name: &'a str,
    pub created_at: jiff::Timestamp,
    pub used_at: Option<jiff::Timestamp>,
    pub version: i32,
}
impl<'a> From<PasskeyRowBorrowed<'a>> for PasskeyRow {
    fn from(
        PasskeyRowBorrowed {
            id,
            rp_id,
            name,
            created_at,
            used_at,
            version,
        }: PasskeyRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            rp_id: rp_id.into(),
            name: name.into(),
            created_at,
            used_at,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HeldPasskey {
    pub id: uuid::Uuid,
    pub credential: serde_json::Value,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub user_name: String,
}
pub struct HeldPasskeyBorrowed<'a> {
    pub id: uuid::Uuid,
    pub credential: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub user_name: &'a str,
}
impl<'a> From<HeldPasskeyBorrowed<'a>> for HeldPasskey {
    fn from(
        HeldPasskeyBorrowed {
            id,
            credential,
            user_id,
            email,
            user_name,
        }: HeldPasskeyBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            credential: serde_json::from_str(credential.0.get()).unwrap(),
            user_id,
            email: email.into(),
            user_name: user_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CeremonyState {
    pub id: uuid::Uuid,
    pub state: serde_json::Value,
}
pub struct CeremonyStateBorrowed<'a> {
    pub id: uuid::Uuid,
    pub state: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<CeremonyStateBorrowed<'a>> for CeremonyState {
    fn from(CeremonyStateBorrowed { id, state }: CeremonyStateBorrowed<'a>) -> Self {
        Self {
            id,
            state: serde_json::from_str(state.0.get()).unwrap(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PasskeyRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PasskeyRowBorrowed, tokio_postgres::Error>,
    mapper: fn(PasskeyRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PasskeyRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PasskeyRowBorrowed) -> R,
    ) -> PasskeyRowQuery<'c, 'a, 's, C, R, N> {
        PasskeyRowQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct HeldPasskeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldPasskeyBorrowed, tokio_postgres::Error>,
    mapper: fn(HeldPasskeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldPasskeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(HeldPasskeyBorrowed) -> R,
    ) -> HeldPasskeyQuery<'c, 'a, 's, C, R, N> {
        HeldPasskeyQuery {
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
pub struct CeremonyStateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CeremonyStateBorrowed, tokio_postgres::Error>,
    mapper: fn(CeremonyStateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CeremonyStateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CeremonyStateBorrowed) -> R,
    ) -> CeremonyStateQuery<'c, 'a, 's, C, R, N> {
        CeremonyStateQuery {
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
pub struct ListOfUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_of_user() -> ListOfUserStmt {
    ListOfUserStmt(
        "select id, rp_id, name, created_at, used_at, version from passkeys where user_id = $1 and id > $2 order by id limit $3",
        None,
    )
}
impl ListOfUserStmt {
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
        user_id: &'a uuid::Uuid,
        after: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> PasskeyRowQuery<'c, 'a, 's, C, PasskeyRow, 3> {
        PasskeyRowQuery {
            client,
            params: [user_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PasskeyRowBorrowed, tokio_postgres::Error> {
                    Ok(PasskeyRowBorrowed {
                        id: row.try_get(0)?,
                        rp_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        used_at: row.try_get(4)?,
                        version: row.try_get(5)?,
                    })
                },
            mapper: |it| PasskeyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        ListOfUserParams,
        PasskeyRowQuery<'c, 'a, 's, C, PasskeyRow, 3>,
        C,
    > for ListOfUserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOfUserParams,
    ) -> PasskeyRowQuery<'c, 'a, 's, C, PasskeyRow, 3> {
        self.bind(client, &params.user_id, &params.after, &params.limit)
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select id, rp_id, name, created_at, used_at, version from passkeys where id = $1 and user_id = $2",
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
        user_id: &'a uuid::Uuid,
    ) -> PasskeyRowQuery<'c, 'a, 's, C, PasskeyRow, 2> {
        PasskeyRowQuery {
            client,
            params: [id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PasskeyRowBorrowed, tokio_postgres::Error> {
                    Ok(PasskeyRowBorrowed {
                        id: row.try_get(0)?,
                        rp_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        used_at: row.try_get(4)?,
                        version: row.try_get(5)?,
                    })
                },
            mapper: |it| PasskeyRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        PasskeyRowQuery<'c, 'a, 's, C, PasskeyRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> PasskeyRowQuery<'c, 'a, 's, C, PasskeyRow, 2> {
        self.bind(client, &params.id, &params.user_id)
    }
}
pub struct CountStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count() -> CountStmt {
    CountStmt("select count(*) from passkeys where user_id = $1", None)
}
impl CountStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CredentialsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn credentials() -> CredentialsStmt {
    CredentialsStmt(
        "select credential_id from passkeys where user_id = $1 and rp_id = $2 order by id limit 100",
        None,
    )
}
impl CredentialsStmt {
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
        user_id: &'a uuid::Uuid,
        rp_id: &'a T1,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [user_id, rp_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        CredentialsParams<T1>,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>,
        C,
    > for CredentialsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CredentialsParams<T1>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.user_id, &params.rp_id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into passkeys (id, user_id, rp_id, credential_id, credential, name, created_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (credential_id) do nothing",
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
        T2: crate::generated::BytesSql,
        T3: crate::generated::JsonSql,
        T4: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        rp_id: &'a T1,
        credential_id: &'a T2,
        credential: &'a T3,
        name: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[id, user_id, rp_id, credential_id, credential, name, now],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::JsonSql,
    T4: crate::generated::StringSql,
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
            &params.id,
            &params.user_id,
            &params.rp_id,
            &params.credential_id,
            &params.credential,
            &params.name,
            &params.now,
        ))
    }
}
pub struct RenameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename() -> RenameStmt {
    RenameStmt(
        "update passkeys set name = $1, version = version + 1 where id = $2 and user_id = $3 and version = $4",
        None,
    )
}
impl RenameStmt {
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
        name: &'a T1,
        id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[name, id, user_id, version]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RenameParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenameStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.id,
            &params.user_id,
            &params.version,
        ))
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt("delete from passkeys where id = $1 and user_id = $2", None)
}
impl RemoveStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[id, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.id, &params.user_id))
    }
}
pub struct HoldShownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_shown() -> HoldShownStmt {
    HoldShownStmt(
        "select p.id, p.credential, u.id as user_id, u.email, u.name as user_name from passkeys p join users u on u.id = p.user_id where p.credential_id = $1 and p.rp_id = $2 and u.state = 'active' for no key update",
        None,
    )
}
impl HoldShownStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        credential_id: &'a T1,
        rp_id: &'a T2,
    ) -> HeldPasskeyQuery<'c, 'a, 's, C, HeldPasskey, 2> {
        HeldPasskeyQuery {
            client,
            params: [credential_id, rp_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HeldPasskeyBorrowed, tokio_postgres::Error> {
                    Ok(HeldPasskeyBorrowed {
                        id: row.try_get(0)?,
                        credential: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        email: row.try_get(3)?,
                        user_name: row.try_get(4)?,
                    })
                },
            mapper: |it| HeldPasskey::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HoldShownParams<T1, T2>,
        HeldPasskeyQuery<'c, 'a, 's, C, HeldPasskey, 2>,
        C,
    > for HoldShownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldShownParams<T1, T2>,
    ) -> HeldPasskeyQuery<'c, 'a, 's, C, HeldPasskey, 2> {
        self.bind(client, &params.credential_id, &params.rp_id)
    }
}
pub struct UsedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn used() -> UsedStmt {
    UsedStmt(
        "update passkeys set used_at = $1, credential = $2 where id = $3",
        None,
    )
}
impl UsedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::JsonSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        credential: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, credential, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::JsonSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        UsedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UsedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UsedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.credential, &params.id))
    }
}
pub struct BeginCeremonyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_ceremony() -> BeginCeremonyStmt {
    BeginCeremonyStmt(
        "insert into passkey_ceremonies (id, token_hash, purpose, plane, user_id, bound_to, state, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl BeginCeremonyStmt {
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
        T1: crate::generated::BytesSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::JsonSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        token_hash: &'a T1,
        purpose: &'a T2,
        plane: &'a T3,
        user_id: &'a Option<uuid::Uuid>,
        bound_to: &'a Option<uuid::Uuid>,
        state: &'a T4,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id, token_hash, purpose, plane, user_id, bound_to, state, now, expires_at,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::JsonSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        BeginCeremonyParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeginCeremonyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginCeremonyParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.token_hash,
            &params.purpose,
            &params.plane,
            &params.user_id,
            &params.bound_to,
            &params.state,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct EndCeremonyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_ceremony() -> EndCeremonyStmt {
    EndCeremonyStmt(
        "update passkey_ceremonies set used_at = $1 where token_hash = $2 and purpose = $3 and plane = $4 and user_id is not distinct from $5 and bound_to is not distinct from $6 and used_at is null and expires_at > $1 returning id, state",
        None,
    )
}
impl EndCeremonyStmt {
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
        T1: crate::generated::BytesSql,
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        token_hash: &'a T1,
        purpose: &'a T2,
        plane: &'a T3,
        user_id: &'a Option<uuid::Uuid>,
        bound_to: &'a Option<uuid::Uuid>,
    ) -> CeremonyStateQuery<'c, 'a, 's, C, CeremonyState, 6> {
        CeremonyStateQuery {
            client,
            params: [now, token_hash, purpose, plane, user_id, bound_to],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CeremonyStateBorrowed, tokio_postgres::Error> {
                    Ok(CeremonyStateBorrowed {
                        id: row.try_get(0)?,
                        state: row.try_get(1)?,
                    })
                },
            mapper: |it| CeremonyState::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql, T3: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        EndCeremonyParams<T1, T2, T3>,
        CeremonyStateQuery<'c, 'a, 's, C, CeremonyState, 6>,
        C,
    > for EndCeremonyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EndCeremonyParams<T1, T2, T3>,
    ) -> CeremonyStateQuery<'c, 'a, 's, C, CeremonyState, 6> {
        self.bind(
            client,
            &params.now,
            &params.token_hash,
            &params.purpose,
            &params.plane,
            &params.user_id,
            &params.bound_to,
        )
    }
}
pub struct ForgetCeremoniesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_ceremonies() -> ForgetCeremoniesStmt {
    ForgetCeremoniesStmt(
        "delete from passkey_ceremonies where expires_at < $1 or id in ( select c.id from passkey_ceremonies c where c.user_id = $2 and c.bound_to = $3 and c.purpose = $4 order by c.id desc offset 9 )",
        None,
    )
}
impl ForgetCeremoniesStmt {
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
        now: &'a jiff::Timestamp,
        user_id: &'a Option<uuid::Uuid>,
        bound_to: &'a Option<uuid::Uuid>,
        purpose: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, user_id, bound_to, purpose])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetCeremoniesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetCeremoniesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetCeremoniesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.user_id,
            &params.bound_to,
            &params.purpose,
        ))
    }
}
