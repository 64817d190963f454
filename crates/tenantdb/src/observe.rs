//! Reading a tenant's part of PostgreSQL's catalog, in one snapshot and one round trip.
//! What it means is decided in `plan`.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio_postgres::Row;
use tokio_postgres::types::{ToSql, Type};

use crate::catalog::{Catalog, Database, DefaultGrant, DefinerFunction, Membership, Observer, Role, Schema};
use crate::connect::AdminClient;
use crate::desired::Desired;
use crate::error::Error;

const PLACE: &str = include_str!("sql/place.sql");
const RELATIONS: &str = include_str!("sql/relations.sql");
pub(crate) const STRUCTURE: &str = include_str!("sql/structure.sql");

/// The answer to `PLACE`.
#[derive(Deserialize)]
struct PlaceAnswer {
    observer: Observer,
    search_path: String,
    database: Database,
    schema: Option<Schema>,
    claimed_by: Option<String>,
    roles: Vec<Role>,
    memberships: Vec<Membership>,
    functions: Vec<DefinerFunction>,
    default_grants: Vec<DefaultGrant>,
}

/// Reads everything that concerns the tenant and its place. The client must be in the tenant's database; in another one only
/// the roles and the claim are true.
pub async fn observe(client: &AdminClient, desired: &Desired) -> Result<Catalog, Error> {
    let (session, names, schema) = (&client.0, desired.names(), &desired.place.schema);
    let (prefix, claims) = (names.prefix(), desired.rival_claims());
    let one: [(&(dyn ToSql + Sync), Type); 1] = [(&schema, Type::TEXT)];
    let three: [(&(dyn ToSql + Sync), Type); 3] = [
        (&schema, Type::TEXT),
        (&prefix, Type::TEXT),
        (&claims, Type::TEXT_ARRAY),
    ];
    let all: [(&(dyn ToSql + Sync), Type); 2] = [(&schema, Type::TEXT), (&None::<&str>, Type::TEXT)];
    let db = &session.client;
    // Sent together: the server sees them one after the other, inside one snapshot.
    let work = async {
        tokio::try_join!(
            biased;
            db.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            db.query_typed(PLACE, &three),
            db.query_typed(RELATIONS, &one),
            db.query_typed(STRUCTURE, &all),
            db.batch_execute("ROLLBACK"),
        )
    };
    let ((), place, relations, tables, ()) = session.within(work).await?;
    let [place] = documents::<PlaceAnswer>(&place)?
        .try_into()
        .map_err(|_| unreadable("one answer was expected"))?;
    let mut catalog = Catalog {
        observer: place.observer,
        search_path: place.search_path,
        database: place.database,
        schema: place.schema,
        claimed_by: place.claimed_by,
        roles: place.roles,
        memberships: place.memberships,
        relations: documents(&relations)?,
        functions: place.functions,
        default_grants: place.default_grants,
        tables: documents(&tables)?,
    };
    sort(&mut catalog);
    Ok(catalog)
}

/// Lists whose order PostgreSQL leaves open are sorted, so that the same state always gives the same plan.
fn sort(catalog: &mut Catalog) {
    catalog.memberships.sort();
    catalog.default_grants.sort();
    catalog.database.grants.sort();
    catalog.database.public_schema_grants.sort();
    if let Some(schema) = &mut catalog.schema {
        schema.grants.sort();
    }
    for relation in &mut catalog.relations {
        relation.grants.sort();
    }
}

/// Reads the json documents in the first column.
pub(crate) fn documents<T: DeserializeOwned>(rows: &[Row]) -> Result<Vec<T>, Error> {
    rows.iter()
        .map(|row| {
            let text: &str = row.try_get(0)?;
            serde_json::from_str(text).map_err(|error| unreadable(&error.to_string()))
        })
        .collect()
}

fn unreadable(why: &str) -> Error {
    Error::Lost(format!("its answer cannot be read: {why}"))
}
