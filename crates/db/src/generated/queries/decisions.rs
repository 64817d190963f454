// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct HoldersParams<
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
> {
    pub roles: T1,
    pub tenant_id: uuid::Uuid,
    pub after: T2,
    pub limit: i64,
    pub groups: T3,
    pub managing: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HolderRow {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
}
pub struct HolderRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
}
impl<'a> From<HolderRowBorrowed<'a>> for HolderRow {
    fn from(
        HolderRowBorrowed {
            id,
            user_id,
            email,
            name,
        }: HolderRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AdminInside {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub admin_email: String,
    pub admin_name: String,
    pub mode: String,
    pub ends_at: jiff::Timestamp,
    pub platform_role_id: uuid::Uuid,
    pub platform_role_key: String,
    pub platform_role_rank: i16,
    pub platform_role_permissions: Vec<String>,
}
pub struct AdminInsideBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub admin_email: &'a str,
    pub admin_name: &'a str,
    pub mode: &'a str,
    pub ends_at: jiff::Timestamp,
    pub platform_role_id: uuid::Uuid,
    pub platform_role_key: &'a str,
    pub platform_role_rank: i16,
    pub platform_role_permissions: crate::generated::ArrayIterator<'a, &'a str>,
}
impl<'a> From<AdminInsideBorrowed<'a>> for AdminInside {
    fn from(
        AdminInsideBorrowed {
            id,
            user_id,
            admin_email,
            admin_name,
            mode,
            ends_at,
            platform_role_id,
            platform_role_key,
            platform_role_rank,
            platform_role_permissions,
        }: AdminInsideBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            admin_email: admin_email.into(),
            admin_name: admin_name.into(),
            mode: mode.into(),
            ends_at,
            platform_role_id,
            platform_role_key: platform_role_key.into(),
            platform_role_rank,
            platform_role_permissions: platform_role_permissions.map(|v| v.into()).collect(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HolderRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HolderRowBorrowed, tokio_postgres::Error>,
    mapper: fn(HolderRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HolderRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HolderRowBorrowed) -> R) -> HolderRowQuery<'c, 'a, 's, C, R, N> {
        HolderRowQuery {
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
pub struct AdminInsideQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AdminInsideBorrowed, tokio_postgres::Error>,
    mapper: fn(AdminInsideBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AdminInsideQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AdminInsideBorrowed) -> R,
    ) -> AdminInsideQuery<'c, 'a, 's, C, R, N> {
        AdminInsideQuery {
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
pub struct HoldersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn holders() -> HoldersStmt {
    HoldersStmt(
        "select h.id, h.user_id, h.email, h.name from ( select k.* from unnest($1::uuid[]) as r (id) cross join lateral ( select m.id, m.user_id, u.email, u.name, m.email_key from memberships m join users u on u.id = m.user_id and u.state = 'active' where m.tenant_id = $2 and m.role_id = r.id and m.email_key > $3 and m.state = 'active' order by m.email_key limit $4 ) k union select k.* from unnest($5::uuid[]) as g (id) cross join lateral ( select m.id, m.user_id, u.email, u.name, b.email_key from group_members b join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id and m.state = 'active' and m.role_id is not null join users u on u.id = m.user_id and u.state = 'active' where b.tenant_id = $2 and b.group_id = g.id and b.email_key > $3 order by b.email_key limit $4 ) k union ( select m.id, m.user_id, u.email, u.name, b.email_key from group_members b join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id and m.state = 'active' and m.role_id is not null join users u on u.id = m.user_id and u.state = 'active' where $6::boolean and b.tenant_id = $2 and b.manages and b.email_key > $3 order by b.email_key limit $4 ) ) h order by h.email_key limit $4",
        None,
    )
}
impl HoldersStmt {
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
        T1: crate::generated::ArraySql<Item = uuid::Uuid>,
        T2: crate::generated::StringSql,
        T3: crate::generated::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        roles: &'a T1,
        tenant_id: &'a uuid::Uuid,
        after: &'a T2,
        limit: &'a i64,
        groups: &'a T3,
        managing: &'a bool,
    ) -> HolderRowQuery<'c, 'a, 's, C, HolderRow, 6> {
        HolderRowQuery {
            client,
            params: [roles, tenant_id, after, limit, groups, managing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HolderRowBorrowed, tokio_postgres::Error> {
                    Ok(HolderRowBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        email: row.try_get(2)?,
                        name: row.try_get(3)?,
                    })
                },
            mapper: |it| HolderRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::StringSql,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HoldersParams<T1, T2, T3>,
        HolderRowQuery<'c, 'a, 's, C, HolderRow, 6>,
        C,
    > for HoldersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldersParams<T1, T2, T3>,
    ) -> HolderRowQuery<'c, 'a, 's, C, HolderRow, 6> {
        self.bind(
            client,
            &params.roles,
            &params.tenant_id,
            &params.after,
            &params.limit,
            &params.groups,
            &params.managing,
        )
    }
}
pub struct AdminsInsideStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admins_inside() -> AdminsInsideStmt {
    AdminsInsideStmt(
        "select id, user_id, admin_email, admin_name, mode, ends_at, platform_role_id, platform_role_key, platform_role_rank, platform_role_permissions from admins_inside($1)",
        None,
    )
}
impl AdminsInsideStmt {
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
    ) -> AdminInsideQuery<'c, 'a, 's, C, AdminInside, 1> {
        AdminInsideQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AdminInsideBorrowed, tokio_postgres::Error> {
                    Ok(AdminInsideBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        admin_email: row.try_get(2)?,
                        admin_name: row.try_get(3)?,
                        mode: row.try_get(4)?,
                        ends_at: row.try_get(5)?,
                        platform_role_id: row.try_get(6)?,
                        platform_role_key: row.try_get(7)?,
                        platform_role_rank: row.try_get(8)?,
                        platform_role_permissions: row.try_get(9)?,
                    })
                },
            mapper: |it| AdminInside::from(it),
        }
    }
}
