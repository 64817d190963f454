// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ChangeParams<T1: crate::generated::StringSql, T2: crate::generated::StringSql> {
    pub product_name: T1,
    pub accent: Option<T2>,
    pub version: i32,
}
#[derive(Debug)]
pub struct SetLogoParams<T1: crate::generated::BytesSql, T2: crate::generated::StringSql> {
    pub logo: Option<T1>,
    pub logo_kind: Option<T2>,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BrandingRow {
    pub version: i32,
    pub product_name: String,
    pub accent: Option<String>,
    pub logo: Option<Vec<u8>>,
    pub logo_kind: Option<String>,
}
pub struct BrandingRowBorrowed<'a> {
    pub version: i32,
    pub product_name: &'a str,
    pub accent: Option<&'a str>,
    pub logo: Option<&'a [u8]>,
    pub logo_kind: Option<&'a str>,
}
impl<'a> From<BrandingRowBorrowed<'a>> for BrandingRow {
    fn from(
        BrandingRowBorrowed {
            version,
            product_name,
            accent,
            logo,
            logo_kind,
        }: BrandingRowBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            product_name: product_name.into(),
            accent: accent.map(|v| v.into()),
            logo: logo.map(|v| v.into()),
            logo_kind: logo_kind.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct BrandingRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BrandingRowBorrowed, tokio_postgres::Error>,
    mapper: fn(BrandingRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BrandingRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(BrandingRowBorrowed) -> R,
    ) -> BrandingRowQuery<'c, 'a, 's, C, R, N> {
        BrandingRowQuery {
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
pub struct ProductNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn product_name() -> ProductNameStmt {
    ProductNameStmt("select product_name from branding", None)
}
impl ProductNameStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select version, product_name, accent, logo, logo_kind from branding",
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
    ) -> BrandingRowQuery<'c, 'a, 's, C, BrandingRow, 0> {
        BrandingRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BrandingRowBorrowed, tokio_postgres::Error> {
                    Ok(BrandingRowBorrowed {
                        version: row.try_get(0)?,
                        product_name: row.try_get(1)?,
                        accent: row.try_get(2)?,
                        logo: row.try_get(3)?,
                        logo_kind: row.try_get(4)?,
                    })
                },
            mapper: |it| BrandingRow::from(it),
        }
    }
}
pub struct ChangeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change() -> ChangeStmt {
    ChangeStmt(
        "update branding set product_name = $1, accent = $2, version = version + 1 where version = $3",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        product_name: &'a T1,
        accent: &'a Option<T2>,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[product_name, accent, version])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::StringSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.product_name,
            &params.accent,
            &params.version,
        ))
    }
}
pub struct SetLogoStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_logo() -> SetLogoStmt {
    SetLogoStmt(
        "update branding set logo = $1, logo_kind = $2, version = version + 1 where version = $3",
        None,
    )
}
impl SetLogoStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>(
        &'s self,
        client: &'c C,
        logo: &'a Option<T1>,
        logo_kind: &'a Option<T2>,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[logo, logo_kind, version]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::generated::BytesSql, T2: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetLogoParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetLogoStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetLogoParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.logo, &params.logo_kind, &params.version))
    }
}
