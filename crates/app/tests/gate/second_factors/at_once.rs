//! What happens at the same moment: whatever ends an account, a session or a factor, and whoever is about to use it or to change it.
// covers: A3, A17, D11

use app::{
    passkeys::{Add, Begin, NewPasskey},
    users::{ResetSecondFactors, Suspend},
};
use testkit::Authenticator;

use super::*;
use crate::together::{in_turn, released, together};

const REASON: &str = "Their laptop was stolen.";

async fn sessions_of(app: &TestApp, person: &Person) -> i64 {
    let count = "select count(*) from sessions where user_id = $1 and revoked_at is null";
    let row = app.superuser().await.query_one(count, &[&person.user.0]).await.unwrap();
    row.get(0)
}

/// What is under way is committed.
async fn commit(app: &TestApp) {
    app.superuser().await.batch_execute("commit").await.unwrap();
}

#[tokio::test]
async fn a_second_step_waits_for_a_suspension_and_is_refused() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let phone = Phone::set_up(&app, &person).await;
    let flow = begun(&app, &person, Plane::App).await;
    let superuser = app.superuser().await;
    superuser.batch_execute("begin").await.unwrap();
    let out = "update users set state = 'suspended' where id = $1";
    superuser.execute(out, &[&person.user.0]).await.unwrap();
    let now = phone.code(&app);
    let step = given(&app, &flow, Plane::App, &now);
    assert_eq!(code(&released(&app, step, commit(&app)).await), "suspended");
    assert_eq!(sessions_of(&app, &person).await, 1, "the one that there was");
}

/// The other way round: what the step began is there to be ended.
#[tokio::test]
async fn whoever_closes_an_account_waits_for_a_second_step_and_ends_its_session() {
    for suspends in [true, false] {
        let app = TestApp::new().await;
        let person = app.stranger().await;
        let phone = Phone::set_up(&app, &person).await;
        let flow = begun(&app, &person, Plane::App).await;
        let (user, reason) = (person.user, REASON.to_owned());
        let shown = app.on_platform(&Caller::cli(), app::users::Show { user }).await;
        let version = shown.unwrap().user.version;
        let cli = Caller::cli();
        let close = async {
            if suspends {
                let suspend = Suspend { user, version, reason };
                app.on_platform(&cli, suspend).await.map(drop)
            } else {
                app.on_platform(&cli, ResetSecondFactors { user, reason }).await
            }
        };
        // The step stops at its flow, after it has looked at the account.
        let superuser = app.superuser().await;
        let hold = "begin; select from sign_in_flows for update";
        superuser.batch_execute(hold).await.unwrap();
        let now = phone.code(&app);
        let step = given(&app, &flow, Plane::App, &now);
        let (step, closed) = in_turn(&app, step, close, commit(&app)).await;
        assert_eq!((code(&step), code(&closed)), ("ok", "ok"));
        let inside = step.unwrap().caller(Plane::App, Origin::default());
        assert_eq!(code(&app.on_account(&inside, Show).await), "unauthenticated");
        assert_eq!(sessions_of(&app, &person).await, 0);
    }
}

#[tokio::test]
async fn nothing_is_changed_in_a_session_that_ends_meanwhile() {
    let app = TestApp::new().await;
    let superuser = app.superuser().await;
    for with_a_passkey in [true, false] {
        let person = app.stranger().await;
        superuser.batch_execute("begin").await.unwrap();
        let end = "update sessions set revoked_at = now() where user_id = $1";
        superuser.execute(end, &[&person.user.0]).await.unwrap();
        let change = async {
            if with_a_passkey {
                code(&app.on_account(&person, Begin).await)
            } else {
                code(&app.on_account(&person, BeginTotp).await)
            }
        };
        assert_eq!(released(&app, change, commit(&app)).await, "unauthenticated");
    }
    let begun = "select (select count(*) from passkey_ceremonies) + (select count(*) from totp_secrets)";
    let begun: i64 = superuser.query_one(begun, &[]).await.unwrap().get(0);
    assert_eq!(begun, 0);
}

#[tokio::test]
async fn nothing_is_changed_of_factors_that_are_reset_meanwhile() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    Phone::set_up(&app, &person).await;
    let superuser = app.superuser().await;
    superuser.batch_execute("begin").await.unwrap();
    let reset = "select forget_second_factors($1)";
    superuser.query_one(reset, &[&person.user.0]).await.unwrap();
    let make = app.on_account(&person, MakeRecoveryCodes);
    let made = released(&app, make, commit(&app)).await;
    assert_eq!(code(&made), "no_second_factor");
    let left: i64 = superuser
        .query_one("select count(*) from recovery_codes", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(left, 0, "which would stand in for nothing");
}

/// Whichever comes first, the passkey is there, the app is not, and there are recovery codes beside it.
#[tokio::test(flavor = "multi_thread")]
async fn one_factor_goes_while_another_comes() {
    let app = TestApp::new().await;
    for _ in 0..5 {
        let person = app.stranger().await;
        Phone::set_up(&app, &person).await;
        let ceremony = app.on_account(&person, Begin).await.unwrap();
        let new = NewPasskey {
            credential: Authenticator::new("https://bailiwick.example").create(&ceremony.options),
            ceremony: ceremony.ceremony.into(),
            name: "Laptop".into(),
        };
        let mut new = Some(new);
        let tasks: Vec<_> = [true, false]
            .into_iter()
            .map(|comes| {
                let (app, by) = (app.app().clone(), person.caller.clone());
                let new = if comes { new.take() } else { None };
                async move {
                    match new {
                        Some(new) => code(&app.on_account(&by, Add(new)).await),
                        None => code(&app.on_account(&by, RemoveTotp).await),
                    }
                }
            })
            .collect();
        assert_eq!(together(tasks).await, ["ok", "ok"]);
        let shown = app.on_account(&person, Show).await.unwrap();
        assert_eq!(
            (shown.kinds, shown.recovery_codes),
            (vec!["passkey".to_owned()], 10),
            "as both left it"
        );
    }
}

/// Whatever else would write to both tables: the column is kept by them, and the second waits until it sees what the first did.
#[tokio::test]
async fn the_kinds_of_a_person_are_right_when_two_connections_change_them() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let (one, other) = (app.superuser().await, app.database().superuser().await);
    let user = &person.user.0;
    let add_passkey = "insert into passkeys (id, user_id, rp_id, credential_id, credential, name, created_at)
        values (gen_random_uuid(), $1, 'bailiwick.example', uuid_send(gen_random_uuid()), '{}', 'Laptop', now())";
    let add_totp = "insert into totp_secrets (user_id, secret_sealed, created_at, confirmed_at)
        values ($1, decode('00', 'hex'), now(), now())";
    let (remove_passkey, remove_totp) = (
        "delete from passkeys where user_id = $1",
        "delete from totp_secrets where user_id = $1",
    );
    let both = async |first: &str, second: &str, wanted: &[&str]| {
        one.batch_execute("begin").await.unwrap();
        one.execute(first, &[user]).await.unwrap();
        let change = async { other.execute(second, &[user]).await.unwrap() };
        released(&app, change, commit(&app)).await;
        let kinds = "select second_factors from users where id = $1";
        let kinds: Vec<String> = one.query_one(kinds, &[user]).await.unwrap().get(0);
        assert_eq!(kinds, wanted, "{first}, then {second}");
    };
    both(add_totp, add_passkey, &["passkey", "totp"]).await;
    both(remove_totp, remove_passkey, &[]).await;
    both(add_passkey, add_totp, &["passkey", "totp"]).await;
    both(remove_passkey, remove_totp, &[]).await;
    one.execute(add_totp, &[user]).await.unwrap();
    both(remove_totp, add_passkey, &["passkey"]).await;
    both(add_totp, remove_passkey, &["totp"]).await;
}
