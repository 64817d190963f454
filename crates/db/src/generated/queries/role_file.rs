// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct LinesParams<T1: crate::generated::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub roles: T1,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Roles {
    pub id: uuid::Uuid,
    pub key: String,
    pub name: String,
    pub description: String,
    pub rank: i16,
    pub builtin: bool,
    pub permissions: Vec<String>,
    pub default_rights: i16,
    pub full_rights: bool,
    pub version: i32,
}
pub struct RolesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub key: &'a str,
    pub name: &'a str,
    pub description: &'a str,
    pub rank: i16,
    pub builtin: bool,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
    pub default_rights: i16,
    pub full_rights: bool,
    pub version: i32,
}
impl<'a> From<RolesBorrowed<'a>> for Roles {
    fn from(
        RolesBorrowed {
            id,
            key,
            name,
            description,
            rank,
            builtin,
            permissions,
            default_rights,
            full_rights,
            version,
        }: RolesBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            key: key.into(),
            name: name.into(),
            description: description.into(),
            rank,
            builtin,
            permissions: permissions.map(|v| v.into()).collect(),
            default_rights,
            full_rights,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    pub role_id: uuid::Uuid,
    pub table_name: String,
    pub rights: i16,
}
pub struct LinesBorrowed<'a> {
    pub role_id: uuid::Uuid,
    pub table_name: &'a str,
    pub rights: i16,
}
impl<'a> From<LinesBorrowed<'a>> for Lines {
    fn from(
        LinesBorrowed {
            role_id,
            table_name,
            rights,
        }: LinesBorrowed<'a>,
    ) -> Self {
        Self {
            role_id,
            table_name: table_name.into(),
            rights,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub permissions: Vec<String>,
    pub version: i32,
}
pub struct GroupsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
    pub version: i32,
}
impl<'a> From<GroupsBorrowed<'a>> for Groups {
    fn from(
        GroupsBorrowed {
            id,
            name,
            description,
            permissions,
            version,
        }: GroupsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.into(),
            permissions: permissions.map(|v| v.into()).collect(),
            version,
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RolesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RolesBorrowed, tokio_postgres::Error>,
    mapper: fn(RolesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RolesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RolesBorrowed) -> R) -> RolesQuery<'c, 'a, 's, C, R, N> {
        RolesQuery {
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
pub struct LinesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinesBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinesBorrowed) -> R) -> LinesQuery<'c, 'a, 's, C, R, N> {
        LinesQuery {
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
pub struct GroupsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GroupsBorrowed, tokio_postgres::Error>,
    mapper: fn(GroupsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GroupsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GroupsBorrowed) -> R) -> GroupsQuery<'c, 'a, 's, C, R, N> {
        GroupsQuery {
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
pub struct RolesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn roles() -> RolesStmt {
    RolesStmt(
        "select id, key, name, description, rank, builtin, permissions, default_rights, full_rights, version from roles where tenant_id = $1 order by rank desc, key collate \"C\"",
        None,
    )
}
impl RolesStmt {
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
    ) -> RolesQuery<'c, 'a, 's, C, Roles, 1> {
        RolesQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RolesBorrowed, tokio_postgres::Error> {
                Ok(RolesBorrowed {
                    id: row.try_get(0)?,
                    key: row.try_get(1)?,
                    name: row.try_get(2)?,
                    description: row.try_get(3)?,
                    rank: row.try_get(4)?,
                    builtin: row.try_get(5)?,
                    permissions: row.try_get(6)?,
                    default_rights: row.try_get(7)?,
                    full_rights: row.try_get(8)?,
                    version: row.try_get(9)?,
                })
            },
            mapper: |it| Roles::from(it),
        }
    }
}
pub struct LinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lines() -> LinesStmt {
    LinesStmt(
        "select role_id, table_name, rights from table_grants where tenant_id = $1 and role_id = any($2::uuid[]) order by role_id, table_name limit $3",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        roles: &'a T1,
        limit: &'a i64,
    ) -> LinesQuery<'c, 'a, 's, C, Lines, 3> {
        LinesQuery {
            client,
            params: [tenant_id, roles, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinesBorrowed, tokio_postgres::Error> {
                Ok(LinesBorrowed {
                    role_id: row.try_get(0)?,
                    table_name: row.try_get(1)?,
                    rights: row.try_get(2)?,
                })
            },
            mapper: |it| Lines::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        LinesParams<T1>,
        LinesQuery<'c, 'a, 's, C, Lines, 3>,
        C,
    > for LinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesParams<T1>,
    ) -> LinesQuery<'c, 'a, 's, C, Lines, 3> {
        self.bind(client, &params.tenant_id, &params.roles, &params.limit)
    }
}
pub struct GroupsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn groups() -> GroupsStmt {
    GroupsStmt(
        "select id, name, description, permissions, version from groups where tenant_id = $1 order by lower(name) collate \"C\"",
        None,
    )
}
impl GroupsStmt {
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
    ) -> GroupsQuery<'c, 'a, 's, C, Groups, 1> {
        GroupsQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GroupsBorrowed, tokio_postgres::Error> {
                    Ok(GroupsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        permissions: row.try_get(3)?,
                        version: row.try_get(4)?,
                    })
                },
            mapper: |it| Groups::from(it),
        }
    }
}
