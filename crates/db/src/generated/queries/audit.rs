// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::StringSql,
    T3: crate::generated::StringSql,
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
    T7: crate::generated::StringSql,
    T8: crate::generated::StringSql,
    T9: crate::generated::JsonSql,
    T10: crate::generated::JsonSql,
    T11: crate::generated::StringSql,
> {
    pub id: uuid::Uuid,
    pub now: jiff::Timestamp,
    pub tenant_id: Option<uuid::Uuid>,
    pub actor_kind: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_label: T2,
    pub operation: T3,
    pub target_kind: T4,
    pub target_id: T5,
    pub target_label: T6,
    pub outcome: T7,
    pub reason: Option<T8>,
    pub address: Option<std::net::IpAddr>,
    pub request_id: Option<uuid::Uuid>,
    pub before: Option<T9>,
    pub after: Option<T10>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub on_behalf_of: Option<uuid::Uuid>,
    pub justification: Option<T11>,
}
#[derive(Clone, Copy, Debug)]
pub struct InLogParams {
    pub chain: uuid::Uuid,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct InAllLogsParams {
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfKindInLogParams<T1: crate::generated::StringSql> {
    pub chain: uuid::Uuid,
    pub target_kind: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfKindParams<T1: crate::generated::StringSql> {
    pub target_kind: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfOperationInLogParams<T1: crate::generated::StringSql> {
    pub chain: uuid::Uuid,
    pub operation: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfOperationParams<T1: crate::generated::StringSql> {
    pub operation: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfTargetInLogParams<T1: crate::generated::StringSql> {
    pub chain: uuid::Uuid,
    pub target_id: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfTargetParams<T1: crate::generated::StringSql> {
    pub target_id: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OfAccessGrantInLogParams {
    pub chain: uuid::Uuid,
    pub access_grant_id: uuid::Uuid,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OfAccessGrantParams {
    pub access_grant_id: uuid::Uuid,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfNobodyParams<T1: crate::generated::StringSql> {
    pub actor_kind: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OfAddressParams {
    pub address: std::net::IpAddr,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfPeopleInLogParams<T1: crate::generated::ArraySql<Item = uuid::Uuid>> {
    pub people: T1,
    pub chain: uuid::Uuid,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfPeopleParams<T1: crate::generated::ArraySql<Item = uuid::Uuid>> {
    pub people: T1,
    pub before_position: i64,
    pub before_id: uuid::Uuid,
    pub first: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AddedToLogParams {
    pub chain: uuid::Uuid,
    pub after_position: i64,
    pub after_id: uuid::Uuid,
    pub until: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AddedToAllLogsParams {
    pub after_position: i64,
    pub after_id: uuid::Uuid,
    pub until: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PeopleLikeParams<T1: crate::generated::StringSql> {
    pub pattern: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PeopleOfTenantLikeParams<T1: crate::generated::StringSql> {
    pub pattern: T1,
    pub tenant_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PositionsBetweenParams {
    pub since: jiff::Timestamp,
    pub until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CountDaysParams {
    pub since: i64,
    pub until: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CountOutcomesParams {
    pub since: i64,
    pub until: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OutcomesParams {
    pub tenant_id: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct UnsealedChainsParams {
    pub since: i64,
    pub until: i64,
}
#[derive(Debug)]
pub struct InsertHeadParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::BytesSql,
    T4: crate::generated::BytesSql,
    T5: crate::generated::BytesSql,
> {
    pub chain: uuid::Uuid,
    pub number: i64,
    pub until_position: i64,
    pub leaves: T1,
    pub root: T2,
    pub previous: T3,
    pub hash: T4,
    pub key_id: i32,
    pub signature: T5,
    pub now: jiff::Timestamp,
    pub checkpoint: i64,
}
#[derive(Debug)]
pub struct InsertCheckpointParams<
    T1: crate::generated::BytesSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::BytesSql,
    T4: crate::generated::BytesSql,
> {
    pub number: i64,
    pub heads: i32,
    pub root: T1,
    pub previous: T2,
    pub hash: T3,
    pub key_id: i32,
    pub signature: T4,
    pub now: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CheckpointsParams {
    pub after: i64,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CheckpointHeadsParams {
    pub after: i64,
    pub until: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HeadsParams {
    pub chain: uuid::Uuid,
    pub after: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct HeadsCoveringParams<
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = i64>,
> {
    pub chains: T1,
    pub positions: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct SealedAfterParams {
    pub after_position: i64,
    pub after_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct RemoveParams<
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
    T4: crate::generated::ArraySql<Item = i64>,
    T5: crate::generated::BytesSql,
    T6: crate::generated::ArraySql<Item = T5>,
    T7: crate::generated::BytesSql,
    T8: crate::generated::ArraySql<Item = T7>,
> {
    pub class: T1,
    pub days: i32,
    pub now: jiff::Timestamp,
    pub gone_position: i64,
    pub gone_id: uuid::Uuid,
    pub key_id: i32,
    pub ids: T2,
    pub chains: T3,
    pub numbers: T4,
    pub events: T6,
    pub signatures: T8,
}
#[derive(Clone, Copy, Debug)]
pub struct RemovalsParams {
    pub chain: uuid::Uuid,
    pub first: i64,
    pub last: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IsThereParams {
    pub id: uuid::Uuid,
    pub chain: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct StretchParams {
    pub chain: uuid::Uuid,
    pub after_position: i64,
    pub after_id: uuid::Uuid,
    pub until: i64,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub id: uuid::Uuid,
    pub occurred_at: jiff::Timestamp,
    pub position: i64,
    pub chain: uuid::Uuid,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<String>,
    pub actor_kind: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_label: String,
    pub operation: String,
    pub target_kind: String,
    pub target_id: String,
    pub target_label: String,
    pub outcome: String,
    pub reason: Option<String>,
    pub address: Option<String>,
    pub request_id: Option<uuid::Uuid>,
    pub before: Option<serde_json::Value>,
    pub after: Option<serde_json::Value>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub on_behalf_of: Option<uuid::Uuid>,
    pub justification: Option<String>,
}
pub struct EventRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub occurred_at: jiff::Timestamp,
    pub position: i64,
    pub chain: uuid::Uuid,
    pub tenant_id: Option<uuid::Uuid>,
    pub tenant_slug: Option<&'a str>,
    pub actor_kind: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_label: &'a str,
    pub operation: &'a str,
    pub target_kind: &'a str,
    pub target_id: &'a str,
    pub target_label: &'a str,
    pub outcome: &'a str,
    pub reason: Option<&'a str>,
    pub address: Option<&'a str>,
    pub request_id: Option<uuid::Uuid>,
    pub before: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub after: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub on_behalf_of: Option<uuid::Uuid>,
    pub justification: Option<&'a str>,
}
impl<'a> From<EventRowBorrowed<'a>> for EventRow {
    fn from(
        EventRowBorrowed {
            id,
            occurred_at,
            position,
            chain,
            tenant_id,
            tenant_slug,
            actor_kind,
            actor_id,
            actor_label,
            operation,
            target_kind,
            target_id,
            target_label,
            outcome,
            reason,
            address,
            request_id,
            before,
            after,
            access_grant_id,
            on_behalf_of,
            justification,
        }: EventRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            occurred_at,
            position,
            chain,
            tenant_id,
            tenant_slug: tenant_slug.map(|v| v.into()),
            actor_kind: actor_kind.into(),
            actor_id,
            actor_label: actor_label.into(),
            operation: operation.into(),
            target_kind: target_kind.into(),
            target_id: target_id.into(),
            target_label: target_label.into(),
            outcome: outcome.into(),
            reason: reason.map(|v| v.into()),
            address: address.map(|v| v.into()),
            request_id,
            before: before.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            after: after.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            access_grant_id,
            on_behalf_of,
            justification: justification.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PositionsBetween {
    pub first: i64,
    pub end_of_it: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Uncounted {
    pub counted_until: i64,
    pub sealed_until: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DayRow {
    pub day: jiff::Timestamp,
    pub sign_ins: i64,
    pub failed_sign_ins: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OutcomeRow {
    pub day: jiff::Timestamp,
    pub allowed: i64,
    pub refused: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HeadRow {
    pub chain: uuid::Uuid,
    pub number: i64,
    pub until_position: i64,
    pub leaves: Vec<u8>,
    pub root: Vec<u8>,
    pub previous: Vec<u8>,
    pub hash: Vec<u8>,
    pub key_id: i32,
    pub signature: Vec<u8>,
    pub sealed_at: jiff::Timestamp,
}
pub struct HeadRowBorrowed<'a> {
    pub chain: uuid::Uuid,
    pub number: i64,
    pub until_position: i64,
    pub leaves: &'a [u8],
    pub root: &'a [u8],
    pub previous: &'a [u8],
    pub hash: &'a [u8],
    pub key_id: i32,
    pub signature: &'a [u8],
    pub sealed_at: jiff::Timestamp,
}
impl<'a> From<HeadRowBorrowed<'a>> for HeadRow {
    fn from(
        HeadRowBorrowed {
            chain,
            number,
            until_position,
            leaves,
            root,
            previous,
            hash,
            key_id,
            signature,
            sealed_at,
        }: HeadRowBorrowed<'a>,
    ) -> Self {
        Self {
            chain,
            number,
            until_position,
            leaves: leaves.into(),
            root: root.into(),
            previous: previous.into(),
            hash: hash.into(),
            key_id,
            signature: signature.into(),
            sealed_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockSealing {
    pub sealed_until: i64,
    pub horizon: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CheckpointRow {
    pub number: i64,
    pub heads: i32,
    pub root: Vec<u8>,
    pub previous: Vec<u8>,
    pub hash: Vec<u8>,
    pub key_id: i32,
    pub signature: Vec<u8>,
    pub made_at: jiff::Timestamp,
}
pub struct CheckpointRowBorrowed<'a> {
    pub number: i64,
    pub heads: i32,
    pub root: &'a [u8],
    pub previous: &'a [u8],
    pub hash: &'a [u8],
    pub key_id: i32,
    pub signature: &'a [u8],
    pub made_at: jiff::Timestamp,
}
impl<'a> From<CheckpointRowBorrowed<'a>> for CheckpointRow {
    fn from(
        CheckpointRowBorrowed {
            number,
            heads,
            root,
            previous,
            hash,
            key_id,
            signature,
            made_at,
        }: CheckpointRowBorrowed<'a>,
    ) -> Self {
        Self {
            number,
            heads,
            root: root.into(),
            previous: previous.into(),
            hash: hash.into(),
            key_id,
            signature: signature.into(),
            made_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CheckpointHead {
    pub checkpoint: i64,
    pub hash: Vec<u8>,
}
pub struct CheckpointHeadBorrowed<'a> {
    pub checkpoint: i64,
    pub hash: &'a [u8],
}
impl<'a> From<CheckpointHeadBorrowed<'a>> for CheckpointHead {
    fn from(CheckpointHeadBorrowed { checkpoint, hash }: CheckpointHeadBorrowed<'a>) -> Self {
        Self {
            checkpoint,
            hash: hash.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RetentionRow {
    pub class: String,
    pub days: i32,
    pub due_before: Option<jiff::Timestamp>,
    pub gone_position: i64,
    pub gone_id: uuid::Uuid,
}
pub struct RetentionRowBorrowed<'a> {
    pub class: &'a str,
    pub days: i32,
    pub due_before: Option<jiff::Timestamp>,
    pub gone_position: i64,
    pub gone_id: uuid::Uuid,
}
impl<'a> From<RetentionRowBorrowed<'a>> for RetentionRow {
    fn from(
        RetentionRowBorrowed {
            class,
            days,
            due_before,
            gone_position,
            gone_id,
        }: RetentionRowBorrowed<'a>,
    ) -> Self {
        Self {
            class: class.into(),
            days,
            due_before,
            gone_position,
            gone_id,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedAfter {
    pub id: uuid::Uuid,
    pub chain: uuid::Uuid,
    pub position: i64,
    pub occurred_at: jiff::Timestamp,
    pub class: Option<String>,
}
pub struct SealedAfterBorrowed<'a> {
    pub id: uuid::Uuid,
    pub chain: uuid::Uuid,
    pub position: i64,
    pub occurred_at: jiff::Timestamp,
    pub class: Option<&'a str>,
}
impl<'a> From<SealedAfterBorrowed<'a>> for SealedAfter {
    fn from(
        SealedAfterBorrowed {
            id,
            chain,
            position,
            occurred_at,
            class,
        }: SealedAfterBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            chain,
            position,
            occurred_at,
            class: class.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RemovalRow {
    pub chain: uuid::Uuid,
    pub number: i64,
    pub class: String,
    pub days: i32,
    pub removed_at: jiff::Timestamp,
    pub events: Vec<u8>,
    pub key_id: i32,
    pub signature: Vec<u8>,
}
pub struct RemovalRowBorrowed<'a> {
    pub chain: uuid::Uuid,
    pub number: i64,
    pub class: &'a str,
    pub days: i32,
    pub removed_at: jiff::Timestamp,
    pub events: &'a [u8],
    pub key_id: i32,
    pub signature: &'a [u8],
}
impl<'a> From<RemovalRowBorrowed<'a>> for RemovalRow {
    fn from(
        RemovalRowBorrowed {
            chain,
            number,
            class,
            days,
            removed_at,
            events,
            key_id,
            signature,
        }: RemovalRowBorrowed<'a>,
    ) -> Self {
        Self {
            chain,
            number,
            class: class.into(),
            days,
            removed_at,
            events: events.into(),
            key_id,
            signature: signature.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SealedEvent {
    pub id: uuid::Uuid,
    pub occurred_at: jiff::Timestamp,
    pub position: i64,
    pub tenant_id: Option<uuid::Uuid>,
    pub actor_kind: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_label: String,
    pub operation: String,
    pub target_kind: String,
    pub target_id: String,
    pub target_label: String,
    pub outcome: String,
    pub reason: Option<String>,
    pub address: Option<String>,
    pub request_id: Option<uuid::Uuid>,
    pub before: Option<serde_json::Value>,
    pub after: Option<serde_json::Value>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub on_behalf_of: Option<uuid::Uuid>,
    pub justification: Option<String>,
}
pub struct SealedEventBorrowed<'a> {
    pub id: uuid::Uuid,
    pub occurred_at: jiff::Timestamp,
    pub position: i64,
    pub tenant_id: Option<uuid::Uuid>,
    pub actor_kind: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_label: &'a str,
    pub operation: &'a str,
    pub target_kind: &'a str,
    pub target_id: &'a str,
    pub target_label: &'a str,
    pub outcome: &'a str,
    pub reason: Option<&'a str>,
    pub address: Option<&'a str>,
    pub request_id: Option<uuid::Uuid>,
    pub before: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub after: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub access_grant_id: Option<uuid::Uuid>,
    pub on_behalf_of: Option<uuid::Uuid>,
    pub justification: Option<&'a str>,
}
impl<'a> From<SealedEventBorrowed<'a>> for SealedEvent {
    fn from(
        SealedEventBorrowed {
            id,
            occurred_at,
            position,
            tenant_id,
            actor_kind,
            actor_id,
            actor_label,
            operation,
            target_kind,
            target_id,
            target_label,
            outcome,
            reason,
            address,
            request_id,
            before,
            after,
            access_grant_id,
            on_behalf_of,
            justification,
        }: SealedEventBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            occurred_at,
            position,
            tenant_id,
            actor_kind: actor_kind.into(),
            actor_id,
            actor_label: actor_label.into(),
            operation: operation.into(),
            target_kind: target_kind.into(),
            target_id: target_id.into(),
            target_label: target_label.into(),
            outcome: outcome.into(),
            reason: reason.map(|v| v.into()),
            address: address.map(|v| v.into()),
            request_id,
            before: before.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            after: after.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            access_grant_id,
            on_behalf_of,
            justification: justification.map(|v| v.into()),
        }
    }
}
use crate::generated::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct EventRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EventRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventRowBorrowed) -> R) -> EventRowQuery<'c, 'a, 's, C, R, N> {
        EventRowQuery {
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
pub struct PositionsBetweenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PositionsBetween, tokio_postgres::Error>,
    mapper: fn(PositionsBetween) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PositionsBetweenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PositionsBetween) -> R,
    ) -> PositionsBetweenQuery<'c, 'a, 's, C, R, N> {
        PositionsBetweenQuery {
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
pub struct UncountedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Uncounted, tokio_postgres::Error>,
    mapper: fn(Uncounted) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UncountedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Uncounted) -> R) -> UncountedQuery<'c, 'a, 's, C, R, N> {
        UncountedQuery {
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
pub struct DayRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DayRow, tokio_postgres::Error>,
    mapper: fn(DayRow) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DayRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DayRow) -> R) -> DayRowQuery<'c, 'a, 's, C, R, N> {
        DayRowQuery {
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
pub struct OutcomeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OutcomeRow, tokio_postgres::Error>,
    mapper: fn(OutcomeRow) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OutcomeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OutcomeRow) -> R) -> OutcomeRowQuery<'c, 'a, 's, C, R, N> {
        OutcomeRowQuery {
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
pub struct HeadRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeadRowBorrowed, tokio_postgres::Error>,
    mapper: fn(HeadRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeadRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeadRowBorrowed) -> R) -> HeadRowQuery<'c, 'a, 's, C, R, N> {
        HeadRowQuery {
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(jiff::Timestamp) -> R,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct LockSealingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockSealing, tokio_postgres::Error>,
    mapper: fn(LockSealing) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockSealingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockSealing) -> R) -> LockSealingQuery<'c, 'a, 's, C, R, N> {
        LockSealingQuery {
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
pub struct CheckpointRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CheckpointRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CheckpointRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CheckpointRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CheckpointRowBorrowed) -> R,
    ) -> CheckpointRowQuery<'c, 'a, 's, C, R, N> {
        CheckpointRowQuery {
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
pub struct CheckpointHeadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CheckpointHeadBorrowed, tokio_postgres::Error>,
    mapper: fn(CheckpointHeadBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CheckpointHeadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CheckpointHeadBorrowed) -> R,
    ) -> CheckpointHeadQuery<'c, 'a, 's, C, R, N> {
        CheckpointHeadQuery {
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
pub struct RetentionRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RetentionRowBorrowed, tokio_postgres::Error>,
    mapper: fn(RetentionRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RetentionRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RetentionRowBorrowed) -> R,
    ) -> RetentionRowQuery<'c, 'a, 's, C, R, N> {
        RetentionRowQuery {
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
pub struct SealedAfterQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedAfterBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedAfterBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedAfterQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SealedAfterBorrowed) -> R,
    ) -> SealedAfterQuery<'c, 'a, 's, C, R, N> {
        SealedAfterQuery {
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
pub struct RemovalRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RemovalRowBorrowed, tokio_postgres::Error>,
    mapper: fn(RemovalRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RemovalRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RemovalRowBorrowed) -> R,
    ) -> RemovalRowQuery<'c, 'a, 's, C, R, N> {
        RemovalRowQuery {
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
pub struct SealedEventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SealedEventBorrowed, tokio_postgres::Error>,
    mapper: fn(SealedEventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SealedEventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SealedEventBorrowed) -> R,
    ) -> SealedEventQuery<'c, 'a, 's, C, R, N> {
        SealedEventQuery {
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
        "insert into audit_events (id, occurred_at, tenant_id, actor_kind, actor_id, actor_label, operation, target_kind, target_id, target_label, outcome, reason, address, request_id, before, after, access_grant_id, on_behalf_of, justification) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
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
        T4: crate::generated::StringSql,
        T5: crate::generated::StringSql,
        T6: crate::generated::StringSql,
        T7: crate::generated::StringSql,
        T8: crate::generated::StringSql,
        T9: crate::generated::JsonSql,
        T10: crate::generated::JsonSql,
        T11: crate::generated::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        now: &'a jiff::Timestamp,
        tenant_id: &'a Option<uuid::Uuid>,
        actor_kind: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        actor_label: &'a T2,
        operation: &'a T3,
        target_kind: &'a T4,
        target_id: &'a T5,
        target_label: &'a T6,
        outcome: &'a T7,
        reason: &'a Option<T8>,
        address: &'a Option<std::net::IpAddr>,
        request_id: &'a Option<uuid::Uuid>,
        before: &'a Option<T9>,
        after: &'a Option<T10>,
        access_grant_id: &'a Option<uuid::Uuid>,
        on_behalf_of: &'a Option<uuid::Uuid>,
        justification: &'a Option<T11>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    now,
                    tenant_id,
                    actor_kind,
                    actor_id,
                    actor_label,
                    operation,
                    target_kind,
                    target_id,
                    target_label,
                    outcome,
                    reason,
                    address,
                    request_id,
                    before,
                    after,
                    access_grant_id,
                    on_behalf_of,
                    justification,
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
    T4: crate::generated::StringSql,
    T5: crate::generated::StringSql,
    T6: crate::generated::StringSql,
    T7: crate::generated::StringSql,
    T8: crate::generated::StringSql,
    T9: crate::generated::JsonSql,
    T10: crate::generated::JsonSql,
    T11: crate::generated::StringSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.now,
            &params.tenant_id,
            &params.actor_kind,
            &params.actor_id,
            &params.actor_label,
            &params.operation,
            &params.target_kind,
            &params.target_id,
            &params.target_label,
            &params.outcome,
            &params.reason,
            &params.address,
            &params.request_id,
            &params.before,
            &params.after,
            &params.access_grant_id,
            &params.on_behalf_of,
            &params.justification,
        ))
    }
}
pub struct HorizonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn horizon() -> HorizonStmt {
    HorizonStmt("select audit_horizon()", None)
}
impl HorizonStmt {
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
pub struct InLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn in_log() -> InLogStmt {
    InLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.chain = $1 and (e.position, e.id) < ($2, $3) and e.position >= $4 order by e.position desc, e.id desc limit $5",
        None,
    )
}
impl InLogStmt {
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
        chain: &'a uuid::Uuid,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [chain, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        InLogParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for InLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InLogParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.chain,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct InAllLogsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn in_all_logs() -> InAllLogsStmt {
    InAllLogsStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where (e.position, e.id) < ($1, $2) and e.position >= $3 order by e.position desc, e.id desc limit $4",
        None,
    )
}
impl InAllLogsStmt {
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
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 4> {
        EventRowQuery {
            client,
            params: [before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        InAllLogsParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 4>,
        C,
    > for InAllLogsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InAllLogsParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 4> {
        self.bind(
            client,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfKindInLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_kind_in_log() -> OfKindInLogStmt {
    OfKindInLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.chain = $1 and e.target_kind = $2 and (e.position, e.id) < ($3, $4) and e.position >= $5 order by e.position desc, e.id desc limit $6",
        None,
    )
}
impl OfKindInLogStmt {
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
        chain: &'a uuid::Uuid,
        target_kind: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        EventRowQuery {
            client,
            params: [chain, target_kind, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfKindInLogParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 6>,
        C,
    > for OfKindInLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfKindInLogParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        self.bind(
            client,
            &params.chain,
            &params.target_kind,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfKindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_kind() -> OfKindStmt {
    OfKindStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.target_kind >= $1 and (e.target_kind, e.position, e.id) < ($1, $2, $3) and e.position >= $4 order by e.target_kind desc, e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfKindStmt {
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
        target_kind: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [target_kind, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfKindParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfKindStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfKindParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.target_kind,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfOperationInLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_operation_in_log() -> OfOperationInLogStmt {
    OfOperationInLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.chain = $1 and e.operation = $2 and (e.position, e.id) < ($3, $4) and e.position >= $5 order by e.position desc, e.id desc limit $6",
        None,
    )
}
impl OfOperationInLogStmt {
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
        chain: &'a uuid::Uuid,
        operation: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        EventRowQuery {
            client,
            params: [chain, operation, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfOperationInLogParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 6>,
        C,
    > for OfOperationInLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfOperationInLogParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        self.bind(
            client,
            &params.chain,
            &params.operation,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfOperationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_operation() -> OfOperationStmt {
    OfOperationStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.operation >= $1 and (e.operation, e.position, e.id) < ($1, $2, $3) and e.position >= $4 order by e.operation desc, e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfOperationStmt {
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
        operation: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [operation, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfOperationParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfOperationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfOperationParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.operation,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfTargetInLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_target_in_log() -> OfTargetInLogStmt {
    OfTargetInLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.chain = $1 and e.target_id = $2 and (e.position, e.id) < ($3, $4) and e.position >= $5 order by e.position desc, e.id desc limit $6",
        None,
    )
}
impl OfTargetInLogStmt {
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
        chain: &'a uuid::Uuid,
        target_id: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        EventRowQuery {
            client,
            params: [chain, target_id, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfTargetInLogParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 6>,
        C,
    > for OfTargetInLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfTargetInLogParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        self.bind(
            client,
            &params.chain,
            &params.target_id,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfTargetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_target() -> OfTargetStmt {
    OfTargetStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.target_id >= $1 and (e.target_id, e.position, e.id) < ($1, $2, $3) and e.position >= $4 order by e.target_id desc, e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfTargetStmt {
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
        target_id: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [target_id, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfTargetParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfTargetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfTargetParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.target_id,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfAccessGrantInLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_access_grant_in_log() -> OfAccessGrantInLogStmt {
    OfAccessGrantInLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.chain = $1 and e.access_grant_id = $2 and (e.position, e.id) < ($3, $4) and e.position >= $5 order by e.position desc, e.id desc limit $6",
        None,
    )
}
impl OfAccessGrantInLogStmt {
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
        chain: &'a uuid::Uuid,
        access_grant_id: &'a uuid::Uuid,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        EventRowQuery {
            client,
            params: [
                chain,
                access_grant_id,
                before_position,
                before_id,
                first,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfAccessGrantInLogParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 6>,
        C,
    > for OfAccessGrantInLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAccessGrantInLogParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        self.bind(
            client,
            &params.chain,
            &params.access_grant_id,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfAccessGrantStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_access_grant() -> OfAccessGrantStmt {
    OfAccessGrantStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.access_grant_id = $1 and (e.position, e.id) < ($2, $3) and e.position >= $4 order by e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfAccessGrantStmt {
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
        access_grant_id: &'a uuid::Uuid,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [access_grant_id, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfAccessGrantParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfAccessGrantStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAccessGrantParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.access_grant_id,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfNobodyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_nobody() -> OfNobodyStmt {
    OfNobodyStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.actor_id is null and e.actor_kind = $1 and (e.position, e.id) < ($2, $3) and e.position >= $4 order by e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfNobodyStmt {
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
        actor_kind: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [actor_kind, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::StringSql>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfNobodyParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfNobodyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfNobodyParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.actor_kind,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfAddressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_address() -> OfAddressStmt {
    OfAddressStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.address = $1 and (e.position, e.id) < ($2, $3) and e.position >= $4 order by e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfAddressStmt {
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
        address: &'a std::net::IpAddr,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [address, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfAddressParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfAddressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAddressParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.address,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfPeopleInLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_people_in_log() -> OfPeopleInLogStmt {
    OfPeopleInLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from unnest($1::uuid[]) p(id) cross join lateral ( select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, e.address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e where e.chain = $2 and e.actor_id = p.id and (e.position, e.id) < ($3, $4) and e.position >= $5 order by e.position desc, e.id desc limit $6 ) e left join tenants t on t.id = e.tenant_id order by e.position desc, e.id desc limit $6",
        None,
    )
}
impl OfPeopleInLogStmt {
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
        people: &'a T1,
        chain: &'a uuid::Uuid,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        EventRowQuery {
            client,
            params: [people, chain, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfPeopleInLogParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 6>,
        C,
    > for OfPeopleInLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfPeopleInLogParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 6> {
        self.bind(
            client,
            &params.people,
            &params.chain,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct OfPeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_people() -> OfPeopleStmt {
    OfPeopleStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from unnest($1::uuid[]) p(id) cross join lateral ( select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, e.address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e where e.actor_id = p.id and (e.position, e.id) < ($2, $3) and e.position >= $4 order by e.position desc, e.id desc limit $5 ) e left join tenants t on t.id = e.tenant_id order by e.position desc, e.id desc limit $5",
        None,
    )
}
impl OfPeopleStmt {
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
        people: &'a T1,
        before_position: &'a i64,
        before_id: &'a uuid::Uuid,
        first: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [people, before_position, before_id, first, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::generated::ArraySql<Item = uuid::Uuid>>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OfPeopleParams<T1>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for OfPeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfPeopleParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.people,
            &params.before_position,
            &params.before_id,
            &params.first,
            &params.limit,
        )
    }
}
pub struct AddedToLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn added_to_log() -> AddedToLogStmt {
    AddedToLogStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where e.chain = $1 and (e.position, e.id) > ($2, $3) and e.position < $4 order by e.position, e.id limit $5",
        None,
    )
}
impl AddedToLogStmt {
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
        chain: &'a uuid::Uuid,
        after_position: &'a i64,
        after_id: &'a uuid::Uuid,
        until: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        EventRowQuery {
            client,
            params: [chain, after_position, after_id, until, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AddedToLogParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 5>,
        C,
    > for AddedToLogStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddedToLogParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 5> {
        self.bind(
            client,
            &params.chain,
            &params.after_position,
            &params.after_id,
            &params.until,
            &params.limit,
        )
    }
}
pub struct AddedToAllLogsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn added_to_all_logs() -> AddedToAllLogsStmt {
    AddedToAllLogsStmt(
        "select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e left join tenants t on t.id = e.tenant_id where (e.position, e.id) > ($1, $2) and e.position < $3 order by e.position, e.id limit $4",
        None,
    )
}
impl AddedToAllLogsStmt {
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
        after_position: &'a i64,
        after_id: &'a uuid::Uuid,
        until: &'a i64,
        limit: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 4> {
        EventRowQuery {
            client,
            params: [after_position, after_id, until, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                    Ok(EventRowBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        chain: row.try_get(3)?,
                        tenant_id: row.try_get(4)?,
                        tenant_slug: row.try_get(5)?,
                        actor_kind: row.try_get(6)?,
                        actor_id: row.try_get(7)?,
                        actor_label: row.try_get(8)?,
                        operation: row.try_get(9)?,
                        target_kind: row.try_get(10)?,
                        target_id: row.try_get(11)?,
                        target_label: row.try_get(12)?,
                        outcome: row.try_get(13)?,
                        reason: row.try_get(14)?,
                        address: row.try_get(15)?,
                        request_id: row.try_get(16)?,
                        before: row.try_get(17)?,
                        after: row.try_get(18)?,
                        access_grant_id: row.try_get(19)?,
                        on_behalf_of: row.try_get(20)?,
                        justification: row.try_get(21)?,
                    })
                },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        AddedToAllLogsParams,
        EventRowQuery<'c, 'a, 's, C, EventRow, 4>,
        C,
    > for AddedToAllLogsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddedToAllLogsParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 4> {
        self.bind(
            client,
            &params.after_position,
            &params.after_id,
            &params.until,
            &params.limit,
        )
    }
}
pub struct PeopleLikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people_like() -> PeopleLikeStmt {
    PeopleLikeStmt(
        "select u.id from users u where lower(u.email) like $1 or lower(u.name) like $1 order by lower(u.email) limit $2",
        None,
    )
}
impl PeopleLikeStmt {
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
        pattern: &'a T1,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [pattern, limit],
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
        PeopleLikeParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for PeopleLikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleLikeParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.pattern, &params.limit)
    }
}
pub struct PeopleOfTenantLikeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people_of_tenant_like() -> PeopleOfTenantLikeStmt {
    PeopleOfTenantLikeStmt(
        "select u.id from users u where (lower(u.email) like $1 or lower(u.name) like $1) and u.id in ( select m.user_id from memberships m where m.tenant_id = $2 union select i.invited_by from invitations i where i.tenant_id = $2 ) order by lower(u.email) limit $3",
        None,
    )
}
impl PeopleOfTenantLikeStmt {
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
        pattern: &'a T1,
        tenant_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [pattern, tenant_id, limit],
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
        PeopleOfTenantLikeParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for PeopleOfTenantLikeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleOfTenantLikeParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.pattern, &params.tenant_id, &params.limit)
    }
}
pub struct LogOfSlugStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn log_of_slug() -> LogOfSlugStmt {
    LogOfSlugStmt(
        "select id from tenants where slug = $1 and state <> 'purged'",
        None,
    )
}
impl LogOfSlugStmt {
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
        slug: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PositionsBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn positions_between() -> PositionsBetweenStmt {
    PositionsBetweenStmt(
        "select coalesce(min(first_position) filter (where day >= $1), (select counted_until from audit_state)) as first, case when max(day) > $2::timestamptz + interval '1 day' then coalesce(max(last_position) filter (where day <= $2), 0) + 1 else 9223372036854775807 end as end_of_it from audit_days",
        None,
    )
}
impl PositionsBetweenStmt {
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
        since: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
    ) -> PositionsBetweenQuery<'c, 'a, 's, C, PositionsBetween, 2> {
        PositionsBetweenQuery {
            client,
            params: [since, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PositionsBetween, tokio_postgres::Error> {
                    Ok(PositionsBetween {
                        first: row.try_get(0)?,
                        end_of_it: row.try_get(1)?,
                    })
                },
            mapper: |it| PositionsBetween::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        PositionsBetweenParams,
        PositionsBetweenQuery<'c, 'a, 's, C, PositionsBetween, 2>,
        C,
    > for PositionsBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PositionsBetweenParams,
    ) -> PositionsBetweenQuery<'c, 'a, 's, C, PositionsBetween, 2> {
        self.bind(client, &params.since, &params.until)
    }
}
pub struct UncountedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn uncounted() -> UncountedStmt {
    UncountedStmt(
        "select counted_until, sealed_until from audit_state where counted_until < sealed_until for update",
        None,
    )
}
impl UncountedStmt {
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
    ) -> UncountedQuery<'c, 'a, 's, C, Uncounted, 0> {
        UncountedQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Uncounted, tokio_postgres::Error> {
                Ok(Uncounted {
                    counted_until: row.try_get(0)?,
                    sealed_until: row.try_get(1)?,
                })
            },
            mapper: |it| Uncounted::from(it),
        }
    }
}
pub struct CountDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_days() -> CountDaysStmt {
    CountDaysStmt(
        "insert into audit_days (day, first_position, last_position, events, sign_ins, failed_sign_ins) select date_trunc('day', e.occurred_at, 'UTC'), min(e.position), max(e.position), count(*), count(*) filter (where e.outcome = 'done' and ( e.operation in ('sessions.second_factor', 'sessions.second_factor_by_passkey', 'sessions.sign_in_by_passkey') or e.operation = 'sessions.sign_in' and coalesce(e.after->>'waits_for', '') = '')), count(*) filter (where e.outcome = 'refused' and e.operation in ( 'sessions.sign_in', 'sessions.sign_in_by_passkey', 'sessions.second_factor', 'sessions.second_factor_by_passkey')) from audit_events e where e.position >= $1 and e.position < $2 group by 1 on conflict (day) do update set first_position = least(audit_days.first_position, excluded.first_position), last_position = greatest(audit_days.last_position, excluded.last_position), events = audit_days.events + excluded.events, sign_ins = audit_days.sign_ins + excluded.sign_ins, failed_sign_ins = audit_days.failed_sign_ins + excluded.failed_sign_ins",
        None,
    )
}
impl CountDaysStmt {
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
        since: &'a i64,
        until: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[since, until]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        CountDaysParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountDaysStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountDaysParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.since, &params.until))
    }
}
pub struct CountOutcomesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_outcomes() -> CountOutcomesStmt {
    CountOutcomesStmt(
        "insert into tenant_audit_days (tenant_id, day, allowed, refused) select e.tenant_id, date_trunc('day', e.occurred_at, 'UTC'), count(*) filter (where e.outcome = 'done'), count(*) filter (where e.outcome = 'refused') from audit_events e where e.position >= $1 and e.position < $2 and e.tenant_id is not null group by 1, 2 on conflict (tenant_id, day) do update set allowed = tenant_audit_days.allowed + excluded.allowed, refused = tenant_audit_days.refused + excluded.refused",
        None,
    )
}
impl CountOutcomesStmt {
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
        since: &'a i64,
        until: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[since, until]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        CountOutcomesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountOutcomesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountOutcomesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.since, &params.until))
    }
}
pub struct CountedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counted() -> CountedStmt {
    CountedStmt("update audit_state set counted_until = $1", None)
}
impl CountedStmt {
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
        until: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[until]).await
    }
}
pub struct SignInsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sign_ins() -> SignInsStmt {
    SignInsStmt(
        "select day, sign_ins, failed_sign_ins from audit_days where day >= $1 order by day",
        None,
    )
}
impl SignInsStmt {
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
        since: &'a jiff::Timestamp,
    ) -> DayRowQuery<'c, 'a, 's, C, DayRow, 1> {
        DayRowQuery {
            client,
            params: [since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DayRow, tokio_postgres::Error> {
                Ok(DayRow {
                    day: row.try_get(0)?,
                    sign_ins: row.try_get(1)?,
                    failed_sign_ins: row.try_get(2)?,
                })
            },
            mapper: |it| DayRow::from(it),
        }
    }
}
pub struct OutcomesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn outcomes() -> OutcomesStmt {
    OutcomesStmt(
        "select day, allowed, refused from tenant_audit_days where tenant_id = $1 and day >= $2 order by day",
        None,
    )
}
impl OutcomesStmt {
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
        since: &'a jiff::Timestamp,
    ) -> OutcomeRowQuery<'c, 'a, 's, C, OutcomeRow, 2> {
        OutcomeRowQuery {
            client,
            params: [tenant_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OutcomeRow, tokio_postgres::Error> {
                Ok(OutcomeRow {
                    day: row.try_get(0)?,
                    allowed: row.try_get(1)?,
                    refused: row.try_get(2)?,
                })
            },
            mapper: |it| OutcomeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        OutcomesParams,
        OutcomeRowQuery<'c, 'a, 's, C, OutcomeRow, 2>,
        C,
    > for OutcomesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OutcomesParams,
    ) -> OutcomeRowQuery<'c, 'a, 's, C, OutcomeRow, 2> {
        self.bind(client, &params.tenant_id, &params.since)
    }
}
pub struct UnsealedChainsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unsealed_chains() -> UnsealedChainsStmt {
    UnsealedChainsStmt(
        "select distinct e.chain from audit_events e where e.position >= $1 and e.position < $2 order by e.chain",
        None,
    )
}
impl UnsealedChainsStmt {
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
        since: &'a i64,
        until: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [since, until],
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
        UnsealedChainsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for UnsealedChainsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnsealedChainsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.since, &params.until)
    }
}
pub struct LastHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_head() -> LastHeadStmt {
    LastHeadStmt(
        "select chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at from audit_heads where chain = $1 order by number desc limit 1",
        None,
    )
}
impl LastHeadStmt {
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
        chain: &'a uuid::Uuid,
    ) -> HeadRowQuery<'c, 'a, 's, C, HeadRow, 1> {
        HeadRowQuery {
            client,
            params: [chain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HeadRowBorrowed, tokio_postgres::Error> {
                    Ok(HeadRowBorrowed {
                        chain: row.try_get(0)?,
                        number: row.try_get(1)?,
                        until_position: row.try_get(2)?,
                        leaves: row.try_get(3)?,
                        root: row.try_get(4)?,
                        previous: row.try_get(5)?,
                        hash: row.try_get(6)?,
                        key_id: row.try_get(7)?,
                        signature: row.try_get(8)?,
                        sealed_at: row.try_get(9)?,
                    })
                },
            mapper: |it| HeadRow::from(it),
        }
    }
}
pub struct OldestUnsealedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn oldest_unsealed() -> OldestUnsealedStmt {
    OldestUnsealedStmt(
        "select e.occurred_at from audit_events e where e.position >= (select s.sealed_until from audit_state s) order by e.position limit 1",
        None,
    )
}
impl OldestUnsealedStmt {
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
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 0> {
        JiffTimestampQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LockSealingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_sealing() -> LockSealingStmt {
    LockSealingStmt(
        "select sealed_until, audit_horizon() as horizon from audit_state for update",
        None,
    )
}
impl LockSealingStmt {
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
    ) -> LockSealingQuery<'c, 'a, 's, C, LockSealing, 0> {
        LockSealingQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockSealing, tokio_postgres::Error> {
                Ok(LockSealing {
                    sealed_until: row.try_get(0)?,
                    horizon: row.try_get(1)?,
                })
            },
            mapper: |it| LockSealing::from(it),
        }
    }
}
pub struct AdvanceSealingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advance_sealing() -> AdvanceSealingStmt {
    AdvanceSealingStmt("update audit_state set sealed_until = $1", None)
}
impl AdvanceSealingStmt {
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
        sealed_until: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[sealed_until]).await
    }
}
pub struct InsertHeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_head() -> InsertHeadStmt {
    InsertHeadStmt(
        "insert into audit_heads (chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at, checkpoint) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        None,
    )
}
impl InsertHeadStmt {
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
        T2: crate::generated::BytesSql,
        T3: crate::generated::BytesSql,
        T4: crate::generated::BytesSql,
        T5: crate::generated::BytesSql,
    >(
        &'s self,
        client: &'c C,
        chain: &'a uuid::Uuid,
        number: &'a i64,
        until_position: &'a i64,
        leaves: &'a T1,
        root: &'a T2,
        previous: &'a T3,
        hash: &'a T4,
        key_id: &'a i32,
        signature: &'a T5,
        now: &'a jiff::Timestamp,
        checkpoint: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    chain,
                    number,
                    until_position,
                    leaves,
                    root,
                    previous,
                    hash,
                    key_id,
                    signature,
                    now,
                    checkpoint,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::BytesSql,
    T4: crate::generated::BytesSql,
    T5: crate::generated::BytesSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertHeadParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertHeadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertHeadParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.chain,
            &params.number,
            &params.until_position,
            &params.leaves,
            &params.root,
            &params.previous,
            &params.hash,
            &params.key_id,
            &params.signature,
            &params.now,
            &params.checkpoint,
        ))
    }
}
pub struct LastCheckpointStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_checkpoint() -> LastCheckpointStmt {
    LastCheckpointStmt(
        "select number, heads, root, previous, hash, key_id, signature, made_at from audit_checkpoints order by number desc limit 1",
        None,
    )
}
impl LastCheckpointStmt {
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
    ) -> CheckpointRowQuery<'c, 'a, 's, C, CheckpointRow, 0> {
        CheckpointRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CheckpointRowBorrowed, tokio_postgres::Error> {
                    Ok(CheckpointRowBorrowed {
                        number: row.try_get(0)?,
                        heads: row.try_get(1)?,
                        root: row.try_get(2)?,
                        previous: row.try_get(3)?,
                        hash: row.try_get(4)?,
                        key_id: row.try_get(5)?,
                        signature: row.try_get(6)?,
                        made_at: row.try_get(7)?,
                    })
                },
            mapper: |it| CheckpointRow::from(it),
        }
    }
}
pub struct CheckpointHashStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn checkpoint_hash() -> CheckpointHashStmt {
    CheckpointHashStmt("select hash from audit_checkpoints where number = $1", None)
}
impl CheckpointHashStmt {
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
        number: &'a i64,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 1> {
        Vecu8Query {
            client,
            params: [number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct InsertCheckpointStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_checkpoint() -> InsertCheckpointStmt {
    InsertCheckpointStmt(
        "insert into audit_checkpoints (number, heads, root, previous, hash, key_id, signature, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl InsertCheckpointStmt {
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
        T2: crate::generated::BytesSql,
        T3: crate::generated::BytesSql,
        T4: crate::generated::BytesSql,
    >(
        &'s self,
        client: &'c C,
        number: &'a i64,
        heads: &'a i32,
        root: &'a T1,
        previous: &'a T2,
        hash: &'a T3,
        key_id: &'a i32,
        signature: &'a T4,
        now: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[number, heads, root, previous, hash, key_id, signature, now],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::generated::BytesSql,
    T2: crate::generated::BytesSql,
    T3: crate::generated::BytesSql,
    T4: crate::generated::BytesSql,
>
    crate::generated::client::async_::Params<
        'a,
        'a,
        'a,
        InsertCheckpointParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertCheckpointStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertCheckpointParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.number,
            &params.heads,
            &params.root,
            &params.previous,
            &params.hash,
            &params.key_id,
            &params.signature,
            &params.now,
        ))
    }
}
pub struct CheckpointsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn checkpoints() -> CheckpointsStmt {
    CheckpointsStmt(
        "select number, heads, root, previous, hash, key_id, signature, made_at from audit_checkpoints where number > $1 order by number limit $2",
        None,
    )
}
impl CheckpointsStmt {
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
        after: &'a i64,
        limit: &'a i64,
    ) -> CheckpointRowQuery<'c, 'a, 's, C, CheckpointRow, 2> {
        CheckpointRowQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CheckpointRowBorrowed, tokio_postgres::Error> {
                    Ok(CheckpointRowBorrowed {
                        number: row.try_get(0)?,
                        heads: row.try_get(1)?,
                        root: row.try_get(2)?,
                        previous: row.try_get(3)?,
                        hash: row.try_get(4)?,
                        key_id: row.try_get(5)?,
                        signature: row.try_get(6)?,
                        made_at: row.try_get(7)?,
                    })
                },
            mapper: |it| CheckpointRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        CheckpointsParams,
        CheckpointRowQuery<'c, 'a, 's, C, CheckpointRow, 2>,
        C,
    > for CheckpointsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CheckpointsParams,
    ) -> CheckpointRowQuery<'c, 'a, 's, C, CheckpointRow, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct CheckpointHeadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn checkpoint_heads() -> CheckpointHeadsStmt {
    CheckpointHeadsStmt(
        "select checkpoint, hash from audit_heads where checkpoint > $1 and checkpoint <= $2 order by checkpoint, chain, number",
        None,
    )
}
impl CheckpointHeadsStmt {
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
        after: &'a i64,
        until: &'a i64,
    ) -> CheckpointHeadQuery<'c, 'a, 's, C, CheckpointHead, 2> {
        CheckpointHeadQuery {
            client,
            params: [after, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<CheckpointHeadBorrowed, tokio_postgres::Error> {
                Ok(CheckpointHeadBorrowed {
                    checkpoint: row.try_get(0)?,
                    hash: row.try_get(1)?,
                })
            },
            mapper: |it| CheckpointHead::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        CheckpointHeadsParams,
        CheckpointHeadQuery<'c, 'a, 's, C, CheckpointHead, 2>,
        C,
    > for CheckpointHeadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CheckpointHeadsParams,
    ) -> CheckpointHeadQuery<'c, 'a, 's, C, CheckpointHead, 2> {
        self.bind(client, &params.after, &params.until)
    }
}
pub struct HeadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn heads() -> HeadsStmt {
    HeadsStmt(
        "select chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at from audit_heads where chain = $1 and number > $2 order by number limit $3",
        None,
    )
}
impl HeadsStmt {
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
        chain: &'a uuid::Uuid,
        after: &'a i64,
        limit: &'a i64,
    ) -> HeadRowQuery<'c, 'a, 's, C, HeadRow, 3> {
        HeadRowQuery {
            client,
            params: [chain, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HeadRowBorrowed, tokio_postgres::Error> {
                    Ok(HeadRowBorrowed {
                        chain: row.try_get(0)?,
                        number: row.try_get(1)?,
                        until_position: row.try_get(2)?,
                        leaves: row.try_get(3)?,
                        root: row.try_get(4)?,
                        previous: row.try_get(5)?,
                        hash: row.try_get(6)?,
                        key_id: row.try_get(7)?,
                        signature: row.try_get(8)?,
                        sealed_at: row.try_get(9)?,
                    })
                },
            mapper: |it| HeadRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HeadsParams,
        HeadRowQuery<'c, 'a, 's, C, HeadRow, 3>,
        C,
    > for HeadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HeadsParams,
    ) -> HeadRowQuery<'c, 'a, 's, C, HeadRow, 3> {
        self.bind(client, &params.chain, &params.after, &params.limit)
    }
}
pub struct HeadsCoveringStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn heads_covering() -> HeadsCoveringStmt {
    HeadsCoveringStmt(
        "select h.chain, h.number, h.until_position, h.leaves, h.root, h.previous, h.hash, h.key_id, h.signature, h.sealed_at from ( select distinct e.chain, ( select l.until_position from audit_heads l where l.chain = e.chain and l.until_position > e.position order by l.until_position limit 1 ) as until_position from unnest($1::uuid[], $2::bigint[]) e(chain, position) ) covered join audit_heads h on h.chain = covered.chain and h.until_position = covered.until_position order by h.chain, h.number desc",
        None,
    )
}
impl HeadsCoveringStmt {
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
        T2: crate::generated::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        chains: &'a T1,
        positions: &'a T2,
    ) -> HeadRowQuery<'c, 'a, 's, C, HeadRow, 2> {
        HeadRowQuery {
            client,
            params: [chains, positions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HeadRowBorrowed, tokio_postgres::Error> {
                    Ok(HeadRowBorrowed {
                        chain: row.try_get(0)?,
                        number: row.try_get(1)?,
                        until_position: row.try_get(2)?,
                        leaves: row.try_get(3)?,
                        root: row.try_get(4)?,
                        previous: row.try_get(5)?,
                        hash: row.try_get(6)?,
                        key_id: row.try_get(7)?,
                        signature: row.try_get(8)?,
                        sealed_at: row.try_get(9)?,
                    })
                },
            mapper: |it| HeadRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::ArraySql<Item = uuid::Uuid>,
    T2: crate::generated::ArraySql<Item = i64>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        HeadsCoveringParams<T1, T2>,
        HeadRowQuery<'c, 'a, 's, C, HeadRow, 2>,
        C,
    > for HeadsCoveringStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HeadsCoveringParams<T1, T2>,
    ) -> HeadRowQuery<'c, 'a, 's, C, HeadRow, 2> {
        self.bind(client, &params.chains, &params.positions)
    }
}
pub struct RetentionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retention() -> RetentionStmt {
    RetentionStmt(
        "select r.class, audit_days_kept(r.class) as days, audit_due_before(r.class) as due_before, r.gone_position, r.gone_id from audit_retention r order by r.class",
        None,
    )
}
impl RetentionStmt {
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
    ) -> RetentionRowQuery<'c, 'a, 's, C, RetentionRow, 0> {
        RetentionRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RetentionRowBorrowed, tokio_postgres::Error> {
                    Ok(RetentionRowBorrowed {
                        class: row.try_get(0)?,
                        days: row.try_get(1)?,
                        due_before: row.try_get(2)?,
                        gone_position: row.try_get(3)?,
                        gone_id: row.try_get(4)?,
                    })
                },
            mapper: |it| RetentionRow::from(it),
        }
    }
}
pub struct SealedAfterStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sealed_after() -> SealedAfterStmt {
    SealedAfterStmt(
        "select e.id, e.chain, e.position, e.occurred_at, audit_class(e.operation, e.outcome, e.access_grant_id) as class from audit_events e where (e.position, e.id) > ($1, $2) and e.position < (select sealed_until from audit_state) order by e.position, e.id limit $3",
        None,
    )
}
impl SealedAfterStmt {
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
        after_position: &'a i64,
        after_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> SealedAfterQuery<'c, 'a, 's, C, SealedAfter, 3> {
        SealedAfterQuery {
            client,
            params: [after_position, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SealedAfterBorrowed, tokio_postgres::Error> {
                    Ok(SealedAfterBorrowed {
                        id: row.try_get(0)?,
                        chain: row.try_get(1)?,
                        position: row.try_get(2)?,
                        occurred_at: row.try_get(3)?,
                        class: row.try_get(4)?,
                    })
                },
            mapper: |it| SealedAfter::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        SealedAfterParams,
        SealedAfterQuery<'c, 'a, 's, C, SealedAfter, 3>,
        C,
    > for SealedAfterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SealedAfterParams,
    ) -> SealedAfterQuery<'c, 'a, 's, C, SealedAfter, 3> {
        self.bind(
            client,
            &params.after_position,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt(
        "select remove_audit_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        None,
    )
}
impl RemoveStmt {
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
        T2: crate::generated::ArraySql<Item = uuid::Uuid>,
        T3: crate::generated::ArraySql<Item = uuid::Uuid>,
        T4: crate::generated::ArraySql<Item = i64>,
        T5: crate::generated::BytesSql,
        T6: crate::generated::ArraySql<Item = T5>,
        T7: crate::generated::BytesSql,
        T8: crate::generated::ArraySql<Item = T7>,
    >(
        &'s self,
        client: &'c C,
        class: &'a T1,
        days: &'a i32,
        now: &'a jiff::Timestamp,
        gone_position: &'a i64,
        gone_id: &'a uuid::Uuid,
        key_id: &'a i32,
        ids: &'a T2,
        chains: &'a T3,
        numbers: &'a T4,
        events: &'a T6,
        signatures: &'a T8,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        I64Query {
            client,
            params: [
                class,
                days,
                now,
                gone_position,
                gone_id,
                key_id,
                ids,
                chains,
                numbers,
                events,
                signatures,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::generated::StringSql,
    T2: crate::generated::ArraySql<Item = uuid::Uuid>,
    T3: crate::generated::ArraySql<Item = uuid::Uuid>,
    T4: crate::generated::ArraySql<Item = i64>,
    T5: crate::generated::BytesSql,
    T6: crate::generated::ArraySql<Item = T5>,
    T7: crate::generated::BytesSql,
    T8: crate::generated::ArraySql<Item = T7>,
>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        RemoveParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        I64Query<'c, 'a, 's, C, i64, 11>,
        C,
    > for RemoveStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemoveParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> I64Query<'c, 'a, 's, C, i64, 11> {
        self.bind(
            client,
            &params.class,
            &params.days,
            &params.now,
            &params.gone_position,
            &params.gone_id,
            &params.key_id,
            &params.ids,
            &params.chains,
            &params.numbers,
            &params.events,
            &params.signatures,
        )
    }
}
pub struct RemovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn removals() -> RemovalsStmt {
    RemovalsStmt(
        "select chain, number, class, days, removed_at, events, key_id, signature from audit_removals where chain = $1 and number >= $2 and number <= $3 order by chain, number, id",
        None,
    )
}
impl RemovalsStmt {
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
        chain: &'a uuid::Uuid,
        first: &'a i64,
        last: &'a i64,
    ) -> RemovalRowQuery<'c, 'a, 's, C, RemovalRow, 3> {
        RemovalRowQuery {
            client,
            params: [chain, first, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RemovalRowBorrowed, tokio_postgres::Error> {
                    Ok(RemovalRowBorrowed {
                        chain: row.try_get(0)?,
                        number: row.try_get(1)?,
                        class: row.try_get(2)?,
                        days: row.try_get(3)?,
                        removed_at: row.try_get(4)?,
                        events: row.try_get(5)?,
                        key_id: row.try_get(6)?,
                        signature: row.try_get(7)?,
                    })
                },
            mapper: |it| RemovalRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        RemovalsParams,
        RemovalRowQuery<'c, 'a, 's, C, RemovalRow, 3>,
        C,
    > for RemovalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemovalsParams,
    ) -> RemovalRowQuery<'c, 'a, 's, C, RemovalRow, 3> {
        self.bind(client, &params.chain, &params.first, &params.last)
    }
}
pub struct IsThereStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_there() -> IsThereStmt {
    IsThereStmt(
        "select exists (select 1 from audit_events where id = $1 and chain = $2) as there",
        None,
    )
}
impl IsThereStmt {
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
        chain: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [id, chain],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<'c, 'a, 's, IsThereParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for IsThereStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsThereParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.id, &params.chain)
    }
}
pub struct AllChainsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_chains() -> AllChainsStmt {
    AllChainsStmt(
        "with recursive heads as ( (select chain from audit_heads order by chain limit 1) union all select (select h.chain from audit_heads h where h.chain > c.chain order by h.chain limit 1) from heads c where c.chain is not null ), events as ( (select chain from audit_events order by chain limit 1) union all select (select e.chain from audit_events e where e.chain > c.chain order by e.chain limit 1) from events c where c.chain is not null ) select chain from heads where chain is not null union select chain from events where chain is not null order by chain",
        None,
    )
}
impl AllChainsStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 0> {
        UuidUuidQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct StretchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stretch() -> StretchStmt {
    StretchStmt(
        "select e.id, e.occurred_at, e.position, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification from audit_events e where e.chain = $1 and (e.position, e.id) > ($2, $3) and e.position < $4 order by e.position, e.id limit $5",
        None,
    )
}
impl StretchStmt {
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
        chain: &'a uuid::Uuid,
        after_position: &'a i64,
        after_id: &'a uuid::Uuid,
        until: &'a i64,
        limit: &'a i64,
    ) -> SealedEventQuery<'c, 'a, 's, C, SealedEvent, 5> {
        SealedEventQuery {
            client,
            params: [chain, after_position, after_id, until, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SealedEventBorrowed, tokio_postgres::Error> {
                    Ok(SealedEventBorrowed {
                        id: row.try_get(0)?,
                        occurred_at: row.try_get(1)?,
                        position: row.try_get(2)?,
                        tenant_id: row.try_get(3)?,
                        actor_kind: row.try_get(4)?,
                        actor_id: row.try_get(5)?,
                        actor_label: row.try_get(6)?,
                        operation: row.try_get(7)?,
                        target_kind: row.try_get(8)?,
                        target_id: row.try_get(9)?,
                        target_label: row.try_get(10)?,
                        outcome: row.try_get(11)?,
                        reason: row.try_get(12)?,
                        address: row.try_get(13)?,
                        request_id: row.try_get(14)?,
                        before: row.try_get(15)?,
                        after: row.try_get(16)?,
                        access_grant_id: row.try_get(17)?,
                        on_behalf_of: row.try_get(18)?,
                        justification: row.try_get(19)?,
                    })
                },
            mapper: |it| SealedEvent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::generated::client::async_::Params<
        'c,
        'a,
        's,
        StretchParams,
        SealedEventQuery<'c, 'a, 's, C, SealedEvent, 5>,
        C,
    > for StretchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StretchParams,
    ) -> SealedEventQuery<'c, 'a, 's, C, SealedEvent, 5> {
        self.bind(
            client,
            &params.chain,
            &params.after_position,
            &params.after_id,
            &params.until,
            &params.limit,
        )
    }
}
