//! The one extension that the schema needs, for searching by substring: looked for before anything is changed, so that what is missing is told in a
//! sentence that says what to do.

use tokio_postgres::Client;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtensionError {
    #[error(
        "the PostgreSQL server has no extension pg_trgm, which searching needs: install the package of its additional modules \
         (postgresql-contrib), then start again"
    )]
    Missing,
    #[error(
        "the database role {role} may not create the extension pg_trgm, which searching needs: as a superuser, run CREATE EXTENSION pg_trgm \
         in the database {database}"
    )]
    NotAllowed { role: String, database: String },
}

/// Whether the extension is there or can be made by whoever asks.
pub(crate) async fn check(client: &Client) -> Result<Result<(), ExtensionError>, tokio_postgres::Error> {
    let row = client
        .query_one(
            "select current_user::text as role, current_database()::text as database,
                    exists (select from pg_extension where extname = 'pg_trgm') as made,
                    exists (select from pg_available_extensions where name = 'pg_trgm') as available,
                    exists (
                        select from pg_available_extension_versions v join pg_roles r on r.rolname = current_user
                        where v.name = 'pg_trgm'
                          and (r.rolsuper or v.trusted and has_database_privilege(current_database(), 'create'))
                    ) as allowed",
            &[],
        )
        .await?;
    let told = |column: &str| row.get::<_, bool>(column);
    Ok(if told("made") || told("allowed") {
        Ok(())
    } else if told("available") {
        Err(ExtensionError::NotAllowed {
            role: row.get("role"),
            database: row.get("database"),
        })
    } else {
        Err(ExtensionError::Missing)
    })
}
