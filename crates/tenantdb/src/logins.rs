//! The tenant's two logins: their passwords, and how they are shut out.

use postgres_protocol::password::scram_sha_256;
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::types::{ToSql, Type};

use crate::apply::transact;
use crate::connect::AdminClient;
use crate::desired::Desired;
use crate::error::Error;
use crate::names::{Login, NameError, Names, quote_ident, quote_literal};
use crate::observe::observe;
use crate::plan::{Target, refuse_roles_of_another_tenant, set_role};
use crate::provision::attest;

/// Sets the password of one of the tenant's logins. Only a SCRAM verifier is sent, so that no log sees the password.
pub async fn set_password(
    client: &AdminClient,
    names: &Names,
    login: Login,
    password: &SecretString,
) -> Result<(), Error> {
    let role = quote_ident(&names.login(login))?;
    let sql = format!("ALTER ROLE {role} {}", password_clause(password)?);
    let session = &client.0;
    session.within(session.client.batch_execute(&sql)).await
}

/// Takes a login back from whoever has its password: ends its sessions, each of which could set another password, resets what
/// they may have changed of it, and lets it in again with the new password only. After a crash, repeat it: until then the login is shut.
pub async fn replace_password(
    client: &AdminClient,
    desired: &Desired,
    login: Login,
    password: &SecretString,
) -> Result<(), Error> {
    refuse_roles_of_another_tenant(desired, &observe(client, desired).await?)?;
    let name = desired.names().login(login);
    let set = format!("ALTER ROLE {} {}", quote_ident(&name)?, password_clause(password)?);
    // Set already here, so that a reconciliation after a crash does not open the login with the old one.
    transact(&client.0, &[format!("{set} NOLOGIN")]).await?;
    end_sessions(client, &name).await?;
    // Once more, since until now a session could change it. The rest of what a login should be is in the plan, LOGIN too.
    let plan = attest(client, desired).await?;
    let target = Target::Role(name);
    let role = plan.changes.into_iter().filter(|change| change.target == target);
    let mut statements = vec![set];
    statements.extend(role.flat_map(|change| change.statements));
    transact(&client.0, &statements).await
}

fn password_clause(password: &SecretString) -> Result<String, NameError> {
    let verifier = scram_sha_256(password.expose_secret().as_bytes());
    Ok(format!("PASSWORD {}", quote_literal(&verifier)?))
}

/// Lets the logins in no more and ends their sessions. Where that fails for one, the other is shut out all the same.
pub(crate) async fn shut_out(client: &AdminClient, logins: &[String]) -> Result<(), Error> {
    let mut done = Ok(());
    for name in logins {
        let shut = format!("ALTER ROLE {} NOLOGIN", quote_ident(name)?);
        done = done.and(transact(&client.0, &[shut]).await);
    }
    for name in logins {
        done = done.and(end_sessions(client, name).await);
    }
    done
}

/// Ends the sessions of a login that nobody can come in with any more.
async fn end_sessions(client: &AdminClient, name: &str) -> Result<(), Error> {
    // As the role itself: ending sessions takes its rights, which whoever administers it need not have.
    let end = format!(
        "SELECT pg_catalog.pg_terminate_backend(a.pid, 5000) FROM pg_catalog.pg_stat_activity a WHERE a.usename = {}",
        quote_literal(name)?
    );
    transact(&client.0, &[set_role(name)?, end]).await?;
    let left = "SELECT count(*) FROM pg_catalog.pg_stat_activity a WHERE a.usename = $1::name";
    let params: [(&(dyn ToSql + Sync), Type); 1] = [(&name, Type::TEXT)];
    let counted = client.0.client.query_typed_one(left, &params);
    match client.0.within(counted).await?.get::<_, i64>(0) {
        0 => Ok(()),
        left => Err(Error::Incomplete(vec![format!(
            "role {name}: {left} of its sessions did not end; try again"
        )])),
    }
}
