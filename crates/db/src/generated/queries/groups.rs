// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct GetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldSharedParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: T2,
    pub permissions: T4,
    pub now: jiff::Timestamp,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
> {
    pub name: T1,
    pub description: T2,
    pub permissions: T4,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HighestParams {
    pub tenant_id: uuid::Uuid,
    pub rank: i16,
    pub group_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MembersParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
    pub after: T1,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MemberParams {
    pub tenant_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
    pub membership_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MembershipByEmailParams<T1: crate::generated::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub email: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct PutParams {
    pub tenant_id: uuid::Uuid,
    pub membership_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TakeParams {
    pub tenant_id: uuid::Uuid,
    pub membership_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetManagesParams {
    pub manages: bool,
    pub tenant_id: uuid::Uuid,
    pub membership_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct OfMembersParams<T1: crate::generated::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub memberships: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct GivenToParams {
    pub tenant_id: uuid::Uuid,
    pub membership_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RolesOfMembersParams {
    pub tenant_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub permissions: Vec<String>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub members: i64,
}
pub struct GroupRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub permissions: crate::generated::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: jiff::Timestamp,
    pub members: i64,
}
impl<'a> From<GroupRowBorrowed<'a>> for GroupRow {
    fn from(
        GroupRowBorrowed {
            id,
            name,
            description,
            permissions,
            version,
            created_at,
            members,
        }: GroupRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.into(),
            permissions: permissions.map(|v| v.into()).collect(),
            version,
            created_at,
            members,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMemberRow {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: String,
    pub name: String,
    pub state: String,
    pub role_id: Option<uuid::Uuid>,
    pub role_key: Option<String>,
    pub role_name: Option<String>,
    pub manages: bool,
}
pub struct GroupMemberRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub role_id: Option<uuid::Uuid>,
    pub role_key: Option<&'a str>,
    pub role_name: Option<&'a str>,
    pub manages: bool,
}
impl<'a> From<GroupMemberRowBorrowed<'a>> for GroupMemberRow {
    fn from(
        GroupMemberRowBorrowed {
            id,
            user_id,
            email,
            name,
            state,
            role_id,
            role_key,
            role_name,
            manages,
        }: GroupMemberRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            email: email.into(),
            name: name.into(),
            state: state.into(),
            role_id,
            role_key: role_key.map(|v| v.into()),
            role_name: role_name.map(|v| v.into()),
            manages,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfMembers {
    pub membership_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct OfMembersBorrowed<'a> {
    pub membership_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<OfMembersBorrowed<'a>> for OfMembers {
    fn from(
        OfMembersBorrowed {
            membership_id,
            id,
            name,
        }: OfMembersBorrowed<'a>,
    ) -> Self {
        Self {
            membership_id,
            id,
            name: name.into(),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct GroupRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GroupRowBorrowed, tokio_postgres::Error>,
    mapper: fn(GroupRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GroupRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GroupRowBorrowed) -> R) -> GroupRowQuery<'c, 'a, 's, C, R, N> {
        GroupRowQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct GroupMemberRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GroupMemberRowBorrowed, tokio_postgres::Error>,
    mapper: fn(GroupMemberRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GroupMemberRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GroupMemberRowBorrowed) -> R,
    ) -> GroupMemberRowQuery<'c, 'a, 's, C, R, N> {
        GroupMemberRowQuery {
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
pub struct OfMembersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfMembersBorrowed, tokio_postgres::Error>,
    mapper: fn(OfMembersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfMembersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfMembersBorrowed) -> R) -> OfMembersQuery<'c, 'a, 's, C, R, N> {
        OfMembersQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list() -> ListStmt {
    ListStmt(
        "select g.id, g.name, g.description, g.permissions, g.version, g.created_at, (select count(*) from (select from group_members b where b.tenant_id = g.tenant_id and b.group_id = g.id limit 1001) few) as members from groups g where g.tenant_id = $1 order by lower(g.name)",
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
        tenant_id: &'a uuid::Uuid,
    ) -> GroupRowQuery<'c, 'a, 's, C, GroupRow, 1> {
        GroupRowQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GroupRowBorrowed, tokio_postgres::Error> {
                    Ok(GroupRowBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        permissions: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        members: row.try_get(6)?,
                    })
                },
            mapper: |it| GroupRow::from(it),
        }
    }
}
pub struct GetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get() -> GetStmt {
    GetStmt(
        "select g.id, g.name, g.description, g.permissions, g.version, g.created_at, (select count(*) from (select from group_members b where b.tenant_id = g.tenant_id and b.group_id = g.id limit 1001) few) as members from groups g where g.tenant_id = $1 and g.id = $2",
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
    ) -> GroupRowQuery<'c, 'a, 's, C, GroupRow, 2> {
        GroupRowQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GroupRowBorrowed, tokio_postgres::Error> {
                    Ok(GroupRowBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        permissions: row.try_get(3)?,
                        version: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        members: row.try_get(6)?,
                    })
                },
            mapper: |it| GroupRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        GetParams,
        GroupRowQuery<'c, 'a, 's, C, GroupRow, 2>,
        C,
    > for GetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetParams,
    ) -> GroupRowQuery<'c, 'a, 's, C, GroupRow, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct HoldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold() -> HoldStmt {
    HoldStmt(
        "select version from groups where tenant_id = $1 and id = $2 for no key update",
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
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
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
    crate::generated::client::async_::Params<'c, 'a, 's, HoldParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for HoldStmt
{
    fn params(&'s self, client: &'c C, params: &'a HoldParams) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct HoldSharedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_shared() -> HoldSharedStmt {
    HoldSharedStmt(
        "select version from groups where tenant_id = $1 and id = $2 for share",
        None,
    )
}
impl HoldSharedStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
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
    crate::generated::client::async_::Params<'c, 'a, 's, HoldSharedParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for HoldSharedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldSharedParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into groups (tenant_id, id, name, description, permissions, created_at) values ($1, $2, $3, $4, $5, $6)",
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
        T2: crate::generated::StringSql,
        T3: crate::generated::StringSql,
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a T2,
        permissions: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[tenant_id, id, name, description, permissions, now],
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
    T4: crate::generated::ArraySql<Item = T3>,
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
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
            &params.permissions,
            &params.now,
        ))
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update groups set name = $1, description = $2, permissions = $3, version = version + 1 where tenant_id = $4 and id = $5",
        None,
    )
}
impl UpdateStmt {
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
        T4: crate::generated::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        description: &'a T2,
        permissions: &'a T4,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[name, description, permissions, tenant_id, id])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::ArraySql<Item = T3>,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.description,
            &params.permissions,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete() -> DeleteStmt {
    DeleteStmt("delete from groups where tenant_id = $1 and id = $2", None)
}
impl DeleteStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[tenant_id, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct HighestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn highest() -> HighestStmt {
    HighestStmt(
        "select r.id from roles r where r.tenant_id = $1 and r.rank >= $2 and exists ( select from memberships m join group_members b on b.tenant_id = m.tenant_id and b.membership_id = m.id and b.group_id = $3 where m.tenant_id = r.tenant_id and m.role_id = r.id ) order by r.rank desc limit 1",
        None,
    )
}
impl HighestStmt {
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
        rank: &'a i16,
        group_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant_id, rank, group_id],
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
        HighestParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for HighestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HighestParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant_id, &params.rank, &params.group_id)
    }
}
pub struct MembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn members() -> MembersStmt {
    MembersStmt(
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, b.manages from group_members b join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id join users u on u.id = m.user_id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where b.tenant_id = $1 and b.group_id = $2 and b.email_key > $3 order by b.email_key limit $4",
        None,
    )
}
impl MembersStmt {
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
        group_id: &'a uuid::Uuid,
        after: &'a T1,
        limit: &'a i64,
    ) -> GroupMemberRowQuery<'c, 'a, 's, C, GroupMemberRow, 4> {
        GroupMemberRowQuery {
            client,
            params: [tenant_id, group_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<GroupMemberRowBorrowed, tokio_postgres::Error> {
                Ok(GroupMemberRowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    email: row.try_get(2)?,
                    name: row.try_get(3)?,
                    state: row.try_get(4)?,
                    role_id: row.try_get(5)?,
                    role_key: row.try_get(6)?,
                    role_name: row.try_get(7)?,
                    manages: row.try_get(8)?,
                })
            },
            mapper: |it| GroupMemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        MembersParams<T1>,
        GroupMemberRowQuery<'c, 'a, 's, C, GroupMemberRow, 4>,
        C,
    > for MembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MembersParams<T1>,
    ) -> GroupMemberRowQuery<'c, 'a, 's, C, GroupMemberRow, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.group_id,
            &params.after,
            &params.limit,
        )
    }
}
pub struct MemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn member() -> MemberStmt {
    MemberStmt(
        "select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, b.manages from group_members b join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id join users u on u.id = m.user_id left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where b.tenant_id = $1 and b.group_id = $2 and b.membership_id = $3",
        None,
    )
}
impl MemberStmt {
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
        group_id: &'a uuid::Uuid,
        membership_id: &'a uuid::Uuid,
    ) -> GroupMemberRowQuery<'c, 'a, 's, C, GroupMemberRow, 3> {
        GroupMemberRowQuery {
            client,
            params: [tenant_id, group_id, membership_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<GroupMemberRowBorrowed, tokio_postgres::Error> {
                Ok(GroupMemberRowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    email: row.try_get(2)?,
                    name: row.try_get(3)?,
                    state: row.try_get(4)?,
                    role_id: row.try_get(5)?,
                    role_key: row.try_get(6)?,
                    role_name: row.try_get(7)?,
                    manages: row.try_get(8)?,
                })
            },
            mapper: |it| GroupMemberRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        MemberParams,
        GroupMemberRowQuery<'c, 'a, 's, C, GroupMemberRow, 3>,
        C,
    > for MemberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MemberParams,
    ) -> GroupMemberRowQuery<'c, 'a, 's, C, GroupMemberRow, 3> {
        self.bind(
            client,
            &params.tenant_id,
            &params.group_id,
            &params.membership_id,
        )
    }
}
pub struct MembershipByEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn membership_by_email() -> MembershipByEmailStmt {
    MembershipByEmailStmt(
        "select m.id from memberships m join users u on u.id = m.user_id where m.tenant_id = $1 and lower(u.email) = lower($2)",
        None,
    )
}
impl MembershipByEmailStmt {
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
        email: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant_id, email],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        MembershipByEmailParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for MembershipByEmailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MembershipByEmailParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant_id, &params.email)
    }
}
pub struct PutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put() -> PutStmt {
    PutStmt(
        "with put as ( insert into group_members (tenant_id, membership_id, group_id) values ($1, $2, $3) ) update memberships set version = version + 1 where tenant_id = $1 and id = $2",
        None,
    )
}
impl PutStmt {
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
        membership_id: &'a uuid::Uuid,
        group_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, membership_id, group_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        PutParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.membership_id,
            &params.group_id,
        ))
    }
}
pub struct TakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take() -> TakeStmt {
    TakeStmt(
        "with taken as ( delete from group_members where tenant_id = $1 and membership_id = $2 and group_id = $3 ) update memberships set version = version + 1 where tenant_id = $1 and id = $2",
        None,
    )
}
impl TakeStmt {
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
        membership_id: &'a uuid::Uuid,
        group_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[tenant_id, membership_id, group_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        TakeParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TakeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TakeParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.membership_id,
            &params.group_id,
        ))
    }
}
pub struct SetManagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_manages() -> SetManagesStmt {
    SetManagesStmt(
        "with changed as ( update group_members set manages = $1 where tenant_id = $2 and membership_id = $3 and group_id = $4 ) update memberships set version = version + 1 where tenant_id = $2 and id = $3",
        None,
    )
}
impl SetManagesStmt {
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
        manages: &'a bool,
        tenant_id: &'a uuid::Uuid,
        membership_id: &'a uuid::Uuid,
        group_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[manages, tenant_id, membership_id, group_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        SetManagesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetManagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetManagesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.manages,
            &params.tenant_id,
            &params.membership_id,
            &params.group_id,
        ))
    }
}
pub struct OfMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_members() -> OfMembersStmt {
    OfMembersStmt(
        "select b.membership_id, g.id, g.name from group_members b join groups g on g.tenant_id = b.tenant_id and g.id = b.group_id where b.tenant_id = $1 and b.membership_id = any($2) order by lower(g.name)",
        None,
    )
}
impl OfMembersStmt {
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
        memberships: &'a T1,
    ) -> OfMembersQuery<'c, 'a, 's, C, OfMembers, 2> {
        OfMembersQuery {
            client,
            params: [tenant_id, memberships],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OfMembersBorrowed, tokio_postgres::Error> {
                    Ok(OfMembersBorrowed {
                        membership_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        name: row.try_get(2)?,
                    })
                },
            mapper: |it| OfMembers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfMembersParams<T1>,
        OfMembersQuery<'c, 'a, 's, C, OfMembers, 2>,
        C,
    > for OfMembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfMembersParams<T1>,
    ) -> OfMembersQuery<'c, 'a, 's, C, OfMembers, 2> {
        self.bind(client, &params.tenant_id, &params.memberships)
    }
}
pub struct GivenToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn given_to() -> GivenToStmt {
    GivenToStmt(
        "select distinct p.permission from group_members b join groups g on g.tenant_id = b.tenant_id and g.id = b.group_id cross join unnest(g.permissions || case when b.manages then '{groups.view}'::text[] else '{}' end) as p (permission) where b.tenant_id = $1 and b.membership_id = $2",
        None,
    )
}
impl GivenToStmt {
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
        membership_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [tenant_id, membership_id],
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
        GivenToParams,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for GivenToStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GivenToParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.tenant_id, &params.membership_id)
    }
}
pub struct RolesOfMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn roles_of_members() -> RolesOfMembersStmt {
    RolesOfMembersStmt(
        "select r.id from roles r where r.tenant_id = $1 and exists ( select from memberships m join group_members b on b.tenant_id = m.tenant_id and b.membership_id = m.id and b.group_id = $2 where m.tenant_id = r.tenant_id and m.role_id = r.id )",
        None,
    )
}
impl RolesOfMembersStmt {
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
        group_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant_id, group_id],
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
        RolesOfMembersParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RolesOfMembersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RolesOfMembersParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant_id, &params.group_id)
    }
}
