// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct HoldChangingParams {
    pub user_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct BeginTotpParams<T1: crate::generated::BytesSql> {
    pub user_id: uuid::Uuid,
    pub secret_sealed: T1,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct BegunTotpParams {
    pub user_id: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmTotpParams {
    pub now: jiff::Timestamp,
    pub step: i64,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UseTotpParams {
    pub now: jiff::Timestamp,
    pub step: i64,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct UseRecoveryCodeParams<T1: crate::generated::BytesSql> {
    pub now: jiff::Timestamp,
    pub user_id: uuid::Uuid,
    pub code_hash: T1,
}
#[derive(Debug)]
pub struct InsertRecoveryCodesParams<T1: crate::generated::BytesSql, T2: crate::generated::ArraySql<Item = T1>> {
    pub user_id: uuid::Uuid,
    pub code_hashes: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SecondFactorsRow {
    pub second_factors: Vec<String>,
    pub totp_since: Option<jiff::Timestamp>,
    pub totp_used_at: Option<jiff::Timestamp>,
    pub recovery_codes: i64,
}
pub struct SecondFactorsRowBorrowed<'a> {
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub totp_since: Option<jiff::Timestamp>,
    pub totp_used_at: Option<jiff::Timestamp>,
    pub recovery_codes: i64,
}
impl<'a> From<SecondFactorsRowBorrowed<'a>> for SecondFactorsRow {
    fn from(
        SecondFactorsRowBorrowed {
            second_factors,
            totp_since,
            totp_used_at,
            recovery_codes,
        }: SecondFactorsRowBorrowed<'a>,
    ) -> Self {
        Self {
            second_factors: second_factors.map(|v| v.into()).collect(),
            totp_since,
            totp_used_at,
            recovery_codes,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Changing {
    pub second_factors: Vec<String>,
    pub second_factor: bool,
    pub proved_at: jiff::Timestamp,
}
pub struct ChangingBorrowed<'a> {
    pub second_factors: crate::generated::ArrayIterator<'a, &'a str>,
    pub second_factor: bool,
    pub proved_at: jiff::Timestamp,
}
impl<'a> From<ChangingBorrowed<'a>> for Changing {
    fn from(
        ChangingBorrowed {
            second_factors,
            second_factor,
            proved_at,
        }: ChangingBorrowed<'a>,
    ) -> Self {
        Self {
            second_factors: second_factors.map(|v| v.into()).collect(),
            second_factor,
            proved_at,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SecondFactorsRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SecondFactorsRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SecondFactorsRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SecondFactorsRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SecondFactorsRowBorrowed) -> R,
    ) -> SecondFactorsRowQuery<'c, 'a, 's, C, R, N> {
        SecondFactorsRowQuery {
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
pub struct ChangingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangingBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangingBorrowed) -> R) -> ChangingQuery<'c, 'a, 's, C, R, N> {
        ChangingQuery {
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
pub struct ShowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn show() -> ShowStmt {
    ShowStmt(
        "select u.second_factors, t.confirmed_at as totp_since, t.used_at as totp_used_at, (select count(*) from recovery_codes r where r.user_id = u.id and r.used_at is null) as recovery_codes from users u left join totp_secrets t on t.user_id = u.id and t.confirmed_at is not null where u.id = $1",
        None,
    )
}
impl ShowStmt {
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
    ) -> SecondFactorsRowQuery<'c, 'a, 's, C, SecondFactorsRow, 1> {
        SecondFactorsRowQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<SecondFactorsRowBorrowed, tokio_postgres::Error> {
                Ok(SecondFactorsRowBorrowed {
                    second_factors: row.try_get(0)?,
                    totp_since: row.try_get(1)?,
                    totp_used_at: row.try_get(2)?,
                    recovery_codes: row.try_get(3)?,
                })
            },
            mapper: |it| SecondFactorsRow::from(it),
        }
    }
}
pub struct KindsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn kinds() -> KindsStmt {
    KindsStmt("select second_factors from users where id = $1", None)
}
impl KindsStmt {
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
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 1> {
        VecStringQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()).collect(),
        }
    }
}
pub struct HoldChangingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_changing() -> HoldChangingStmt {
    HoldChangingStmt(
        "select u.second_factors, 'mfa' = any (s.methods) as second_factor, s.proved_at from users u join sessions s on s.user_id = u.id where u.id = $1 and u.state = 'active' and s.id = $2 and s.revoked_at is null for no key update of u for share of s",
        None,
    )
}
impl HoldChangingStmt {
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
        session_id: &'a uuid::Uuid,
    ) -> ChangingQuery<'c, 'a, 's, C, Changing, 2> {
        ChangingQuery {
            client,
            params: [user_id, session_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChangingBorrowed, tokio_postgres::Error> {
                    Ok(ChangingBorrowed {
                        second_factors: row.try_get(0)?,
                        second_factor: row.try_get(1)?,
                        proved_at: row.try_get(2)?,
                    })
                },
            mapper: |it| Changing::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HoldChangingParams,
        ChangingQuery<'c, 'a, 's, C, Changing, 2>,
        C,
    > for HoldChangingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldChangingParams,
    ) -> ChangingQuery<'c, 'a, 's, C, Changing, 2> {
        self.bind(client, &params.user_id, &params.session_id)
    }
}
pub struct BeginTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_totp() -> BeginTotpStmt {
    BeginTotpStmt(
        "insert into totp_secrets (user_id, secret_sealed, created_at) values ($1, $2, $3) on conflict (user_id) do update set secret_sealed = excluded.secret_sealed, created_at = excluded.created_at where totp_secrets.confirmed_at is null",
        None,
    )
}
impl BeginTotpStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        secret_sealed: &'a T1,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, secret_sealed, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        BeginTotpParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeginTotpStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginTotpParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.user_id, &params.secret_sealed, &params.now))
    }
}
pub struct BegunTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begun_totp() -> BegunTotpStmt {
    BegunTotpStmt(
        "select secret_sealed from totp_secrets where user_id = $1 and confirmed_at is null and created_at > $2 for no key update",
        None,
    )
}
impl BegunTotpStmt {
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
        since: &'a jiff::Timestamp,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        Vecu8Query {
            client,
            params: [user_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        BegunTotpParams,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2>,
        C,
    > for BegunTotpStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BegunTotpParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 2> {
        self.bind(client, &params.user_id, &params.since)
    }
}
pub struct ConfirmTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_totp() -> ConfirmTotpStmt {
    ConfirmTotpStmt(
        "update totp_secrets set confirmed_at = $1, used_at = $1, used_step = $2 where user_id = $3 and confirmed_at is null",
        None,
    )
}
impl ConfirmTotpStmt {
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
        step: &'a i64,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, step, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ConfirmTotpParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ConfirmTotpStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ConfirmTotpParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.step, &params.user_id))
    }
}
pub struct TotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn totp() -> TotpStmt {
    TotpStmt(
        "select secret_sealed from totp_secrets where user_id = $1 and confirmed_at is not null",
        None,
    )
}
impl TotpStmt {
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
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 1> {
        Vecu8Query {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct UseTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_totp() -> UseTotpStmt {
    UseTotpStmt(
        "update totp_secrets set used_at = $1, used_step = $2 where user_id = $3 and confirmed_at is not null and used_step < $2",
        None,
    )
}
impl UseTotpStmt {
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
        step: &'a i64,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, step, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        UseTotpParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UseTotpStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UseTotpParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.step, &params.user_id))
    }
}
pub struct RemoveTotpStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_totp() -> RemoveTotpStmt {
    RemoveTotpStmt(
        "delete from totp_secrets where user_id = $1 and confirmed_at is not null",
        None,
    )
}
impl RemoveTotpStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id]).await
    }
}
pub struct UseRecoveryCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_recovery_code() -> UseRecoveryCodeStmt {
    UseRecoveryCodeStmt(
        "update recovery_codes set used_at = $1 where user_id = $2 and code_hash = $3 and used_at is null",
        None,
    )
}
impl UseRecoveryCodeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql>(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        user_id: &'a uuid::Uuid,
        code_hash: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id, code_hash]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        UseRecoveryCodeParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UseRecoveryCodeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UseRecoveryCodeParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id, &params.code_hash))
    }
}
pub struct ForgetOwnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_own() -> ForgetOwnStmt {
    ForgetOwnStmt(
        "with passkeys_gone as (delete from passkeys where user_id = $1), codes_gone as (delete from recovery_codes where user_id = $1), flows_gone as (delete from sign_in_flows where user_id = $1) delete from totp_secrets where user_id = $1",
        None,
    )
}
impl ForgetOwnStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id]).await
    }
}
pub struct RemoveRecoveryCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_recovery_codes() -> RemoveRecoveryCodesStmt {
    RemoveRecoveryCodesStmt("delete from recovery_codes where user_id = $1", None)
}
impl RemoveRecoveryCodesStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id]).await
    }
}
pub struct InsertRecoveryCodesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_recovery_codes() -> InsertRecoveryCodesStmt {
    InsertRecoveryCodesStmt(
        "insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])",
        None,
    )
}
impl InsertRecoveryCodesStmt {
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
        T2: crate::generated::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        code_hashes: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, code_hashes]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::ArraySql<Item = T1>>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRecoveryCodesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertRecoveryCodesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRecoveryCodesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.user_id, &params.code_hashes))
    }
}
pub struct ForgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget() -> ForgetStmt {
    ForgetStmt("select forget_second_factors($1) as forgotten", None)
}
impl ForgetStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
