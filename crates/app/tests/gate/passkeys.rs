//! Passkeys: who signs in by one, what every other answer of a browser is worth, and who may add or remove one.
// covers: S3-61, S3-62, S3-68, S3-76, S3-111, A7

mod ceremonies;

use app::{
    Caller, Credential, Origin, Plane, Result,
    account::Show,
    hash_token,
    passkeys::{Add, Answer, Begin, List, NewPasskey, Passkey, Remove, Rename},
    second_factors,
    sessions::{
        self, BeginPasskey, BeginPasskeyProof, BeginPasskeyStep, Entered, NewSession, ProveByPasskey,
        SecondFactorByPasskey, SignIn, SignInByPasskey,
    },
};
use jiff::SignedDuration;
use serde_json::json;
use testkit::{Authenticator, PASSWORD, Person, TestApp, TestDatabase, settings};

use crate::{
    outcome::{code, field},
    together::released,
};

const HERE: &str = "https://bailiwick.example";
const AT_ROOT: &str = "https://root.bailiwick.example";
const LATER: SignedDuration = SignedDuration::from_mins(11);

async fn add(app: &TestApp, by: &Caller, key: &mut Authenticator) -> Result<Passkey> {
    let begun = app.on_account(by, Begin).await?;
    let new = NewPasskey {
        ceremony: begun.ceremony.into(),
        name: "Laptop".into(),
        credential: key.create(&begun.options),
    };
    Ok(app.on_account(by, Add(new)).await?.passkey)
}

/// Somebody with a passkey for the tenant panel.
async fn somebody(app: &TestApp) -> (Person, Authenticator) {
    let (person, mut key) = (app.stranger().await, Authenticator::new(HERE));
    add(app, &person, &mut key).await.unwrap();
    (person, key)
}

/// What the browser answers at the door.
async fn answer(app: &TestApp, plane: Plane, key: &mut Authenticator) -> Answer {
    let begun = app.in_public(&app.anonymous(), BeginPasskey { plane }).await.unwrap();
    Answer {
        ceremony: begun.ceremony.into(),
        credential: key.get(&begun.options),
    }
}

async fn give(app: &TestApp, plane: Plane, answer: Answer) -> Result<NewSession> {
    app.in_public(&app.anonymous(), SignInByPasskey { plane, answer }).await
}

async fn sign_in(app: &TestApp, plane: Plane, key: &mut Authenticator) -> Result<NewSession> {
    let answer = answer(app, plane, key).await;
    give(app, plane, answer).await
}

async fn prove(app: &TestApp, by: &Caller, key: &mut Authenticator) -> Result<()> {
    let begun = app.on_account(by, BeginPasskeyProof).await?;
    let answer = Answer {
        ceremony: begun.ceremony.into(),
        credential: key.get(&begun.options),
    };
    app.on_account(by, ProveByPasskey(answer)).await
}

/// The sign-in that waits for the second factor.
async fn password(app: &TestApp, person: &Person) -> String {
    let sign_in = SignIn {
        plane: Plane::App,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    match app.in_public(&app.anonymous(), sign_in).await.unwrap() {
        Entered::SecondFactor(flow) => flow.token.expose().to_owned(),
        Entered::Session(_) => panic!("a password was enough"),
    }
}

async fn step(app: &TestApp, plane: Plane, flow: &str, key: &mut Authenticator) -> Result<NewSession> {
    let flow = || flow.to_owned().into();
    let begin = BeginPasskeyStep { plane, flow: flow() };
    let begun = app.in_public(&app.anonymous(), begin).await?;
    let answer = Answer {
        ceremony: begun.ceremony.into(),
        credential: key.get(&begun.options),
    };
    let flow = flow();
    app.in_public(&app.anonymous(), SecondFactorByPasskey { plane, flow, answer })
        .await
}

/// As if they had signed in by their password alone.
async fn forget_the_factor(app: &TestApp, person: &Person) {
    let sql = "update sessions set methods = '{pwd}' where user_id = $1";
    app.superuser().await.execute(sql, &[&person.user.0]).await.unwrap();
}

#[tokio::test]
async fn a_passkey_signs_in_and_nobody_is_named_before() {
    // covers: S3-63
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let plane = Plane::App;
    let asked = app.in_public(&app.anonymous(), BeginPasskey { plane }).await.unwrap();
    assert_eq!(asked.options["allowCredentials"], json!([]), "{}", asked.options);
    assert_eq!(asked.options["userVerification"], "required");
    assert_eq!(asked.options["rpId"], "bailiwick.example");

    let session = sign_in(&app, plane, &mut key).await.unwrap();
    let caller = session.caller(plane, Origin::default());
    assert_eq!(app.on_account(&caller, Show).await.unwrap().id, person.user);
    let listed = app.on_account(&caller, sessions::List::default()).await.unwrap();
    let current = listed.items.into_iter().find(|session| session.current).unwrap();
    assert_eq!(current.methods, ["hwk", "user", "mfa"]);
    let own = app.on_account(&caller, List::default()).await.unwrap().items;
    assert!(own.len() == 1 && own[0].here && own[0].used_at.is_some(), "{own:?}");
    // It is good again and again.
    assert_eq!(code(&sign_in(&app, plane, &mut key).await), "ok");
}

#[tokio::test]
async fn a_new_one_can_be_found_without_a_name_and_is_told_from_those_there_are() {
    let app = TestApp::new().await;
    let (person, first) = somebody(&app).await;
    let begun = app.on_account(&person, Begin).await.unwrap();
    assert_eq!(begun.options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(begun.options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(begun.options["excludeCredentials"].as_array().unwrap().len(), 1);
    // The same once more, in somebody else's hands.
    let other = app.stranger().await;
    assert_eq!(code(&add(&app, &other, &mut first.clone()).await), "passkey_known");
    assert_eq!(code(&add(&app, &person, &mut Authenticator::new(HERE)).await), "ok");
}

#[tokio::test]
async fn whatever_is_wrong_reads_the_same() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let (other, _) = somebody(&app).await;
    let bent = |bend: fn(&mut Authenticator)| {
        let mut bent = key.clone();
        bend(&mut bent);
        bent
    };
    let mut of_other = key.clone();
    of_other.user_handle = Some(other.user.0.as_bytes().to_vec());
    let mut wrong = [
        Authenticator::new(HERE),
        of_other,
        bent(|key| key.user_handle = None),
        bent(|key| key.verifies = false),
        bent(|key| key.origin = "https://badbailiwick.example".into()),
        bent(|key| key.origin = "https://evil.bailiwick.example".into()),
        bent(|key| key.origin = AT_ROOT.into()),
        bent(|key| key.id[0] ^= 1),
    ];
    for (n, key) in wrong.iter_mut().enumerate() {
        assert_eq!(code(&sign_in(&app, Plane::App, key).await), "bad_passkey", "{n}");
    }
    // Answers to something else: from before, from the other panel, from nowhere, and one that came too late.
    let good = answer(&app, Plane::App, &mut key).await;
    assert_eq!(code(&give(&app, Plane::Root, good.clone()).await), "bad_passkey");
    let mut elsewhere = good.clone();
    elsewhere.ceremony = "nothing".into();
    assert_eq!(code(&give(&app, Plane::App, elsewhere).await), "bad_passkey");
    let another = answer(&app, Plane::App, &mut key).await;
    let mixed = Answer {
        ceremony: another.ceremony,
        credential: good.credential.clone(),
    };
    assert_eq!(code(&give(&app, Plane::App, mixed).await), "bad_passkey");
    assert_eq!(code(&give(&app, Plane::App, good.clone()).await), "ok");
    assert_eq!(code(&give(&app, Plane::App, good).await), "bad_passkey", "twice");
    let late = answer(&app, Plane::App, &mut key).await;
    app.advance(SignedDuration::from_mins(5));
    assert_eq!(code(&give(&app, Plane::App, late).await), "bad_passkey");

    let out = "update users set state = 'suspended' where id = $1";
    app.superuser().await.execute(out, &[&person.user.0]).await.unwrap();
    assert_eq!(code(&sign_in(&app, Plane::App, &mut key).await), "bad_passkey");
    let mut malformed = answer(&app, Plane::App, &mut key).await;
    malformed.credential = json!({ "id": "x" });
    assert_eq!(field(&give(&app, Plane::App, malformed).await), "credential");
}

#[tokio::test]
async fn of_two_answers_to_one_ceremony_one_counts() {
    let app = TestApp::new().await;
    let (_, mut key) = somebody(&app).await;
    let once = answer(&app, Plane::App, &mut key).await;
    let (one, two) = tokio::join!(give(&app, Plane::App, once.clone()), give(&app, Plane::App, once));
    let mut codes = [code(&one), code(&two)];
    codes.sort_unstable();
    assert_eq!(codes, ["bad_passkey", "ok"]);
}

#[tokio::test]
async fn a_passkey_that_is_shown_waits_for_a_suspension() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let answer = answer(&app, Plane::App, &mut key).await;
    let superuser = app.superuser().await;
    superuser.batch_execute("begin").await.unwrap();
    let out = "update users set state = 'suspended' where id = $1";
    superuser.execute(out, &[&person.user.0]).await.unwrap();
    let commit = async { superuser.batch_execute("commit").await.unwrap() };
    let shown = released(&app, give(&app, Plane::App, answer), commit).await;
    assert_eq!(code(&shown), "bad_passkey");
}

#[tokio::test]
async fn a_copy_is_refused_and_recorded() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let mut copy = key.clone();
    for _ in 0..2 {
        sign_in(&app, Plane::App, &mut key).await.unwrap();
    }
    assert_eq!(code(&sign_in(&app, Plane::App, &mut copy).await), "bad_passkey");
    let refused = "select actor_label || ' ' || reason from audit_events
        where operation = 'sessions.sign_in_by_passkey' and outcome = 'refused'";
    let row = app.superuser().await.query_one(refused, &[]).await.unwrap();
    assert_eq!(row.get::<_, String>(0), format!("{} passkey_copied", person.email));
}

#[tokio::test]
async fn the_root_panel_is_for_platform_admins_whatever_they_show() {
    let database = TestDatabase::new().await;
    let one_host = app::Settings {
        root_url: HERE.into(),
        ..settings(&database)
    };
    let app = TestApp::with(database, one_host).await;
    let (_, mut key) = somebody(&app).await;
    assert_eq!(code(&sign_in(&app, Plane::Root, &mut key).await), "bad_passkey");
    let (admin, mut key) = (app.platform("support").await, Authenticator::new(HERE));
    add(&app, &admin, &mut key).await.unwrap();
    for plane in [Plane::Root, Plane::App] {
        let session = sign_in(&app, plane, &mut key).await.unwrap();
        let caller = session.caller(plane, Origin::default());
        assert_eq!(app.on_account(&caller, Show).await.unwrap().id, admin.user);
    }
    let inactive = "update platform_admins set state = 'inactive' where user_id = $1";
    app.superuser().await.execute(inactive, &[&admin.user.0]).await.unwrap();
    assert_eq!(code(&sign_in(&app, Plane::Root, &mut key).await), "bad_passkey");
}

#[tokio::test]
async fn a_passkey_of_one_host_is_nothing_on_the_other() {
    let app = TestApp::new().await;
    let admin = app.platform("support").await;
    let mut key = Authenticator::new(AT_ROOT);
    add(&app, &admin, &mut key).await.unwrap();
    key.origin = HERE.into();
    assert_eq!(code(&sign_in(&app, Plane::App, &mut key).await), "bad_passkey");
    key.origin = AT_ROOT.into();
    assert_eq!(code(&sign_in(&app, Plane::Root, &mut key).await), "ok");
}

#[tokio::test]
async fn adding_and_removing_take_a_recent_proof_and_the_factor_that_there_is() {
    // covers: D20
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let own = app.on_account(&person, List::default()).await.unwrap().items;
    let remove = || Remove { passkey: own[0].id };
    // Who knew no more than the password puts none of their own beside it, and takes none away.
    forget_the_factor(&app, &person).await;
    assert_eq!(code(&app.on_account(&person, Begin).await), "step_up_required");
    assert_eq!(code(&app.on_account(&person, remove()).await), "step_up_required");
    app.advance(LATER);
    assert_eq!(code(&app.on_account(&person, Begin).await), "step_up_required");
    assert_eq!(code(&app.on_account(&person, remove()).await), "step_up_required");
    assert_eq!(
        field(&prove(&app, &person, &mut Authenticator::new(HERE)).await),
        "credential"
    );
    assert_eq!(code(&app.on_account(&person, Begin).await), "step_up_required");
    prove(&app, &person, &mut key).await.unwrap();
    assert_eq!(code(&app.on_account(&person, Begin).await), "ok");
    assert_eq!(code(&app.on_account(&person, remove()).await), "ok");
    assert_eq!(code(&sign_in(&app, Plane::App, &mut key).await), "bad_passkey");
    assert_eq!(code(&app.on_account(&app.anonymous(), Begin).await), "unauthenticated");
}

#[tokio::test]
async fn a_ceremony_is_of_one_session_and_one_purpose() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let (other, mut others) = somebody(&app).await;
    let begun = app.on_account(&person, Begin).await.unwrap();
    let new = NewPasskey {
        ceremony: begun.ceremony.clone().into(),
        name: "Phone".into(),
        credential: Authenticator::new(HERE).create(&begun.options),
    };
    assert_eq!(code(&app.on_account(&other, Add(new.clone())).await), "ceremony_over");
    let elsewhere = sign_in(&app, Plane::App, &mut key).await.unwrap();
    let elsewhere = elsewhere.caller(Plane::App, Origin::default());
    assert_eq!(
        code(&app.on_account(&elsewhere, Add(new.clone())).await),
        "ceremony_over"
    );
    assert_eq!(code(&app.on_account(&person, Add(new.clone())).await), "ok");
    assert_eq!(code(&app.on_account(&person, Add(new)).await), "ceremony_over");
    // What was begun to prove signs nobody in, and the other way round; and a proof is one's own.
    let proof = app.on_account(&person, BeginPasskeyProof).await.unwrap();
    let of = |key: &mut Authenticator| Answer {
        ceremony: proof.ceremony.clone().into(),
        credential: key.get(&proof.options),
    };
    assert_eq!(code(&give(&app, Plane::App, of(&mut key)).await), "bad_passkey");
    let theirs = of(&mut others);
    assert_eq!(
        field(&app.on_account(&person, ProveByPasskey(theirs)).await),
        "credential"
    );
    let door = answer(&app, Plane::App, &mut key).await;
    assert_eq!(
        field(&app.on_account(&person, ProveByPasskey(door)).await),
        "credential"
    );
}

#[tokio::test]
async fn after_the_password_it_is_one_of_that_very_person() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let (_, mut others) = somebody(&app).await;
    let flow = password(&app, &person).await;
    // What waits for it is no session, and adds no passkey by which it would go on.
    let waiting = Credential::Session(Plane::App, hash_token(&flow));
    let waiting = Caller::new(waiting, Origin::default());
    assert_eq!(code(&app.on_account(&waiting, Begin).await), "unauthenticated");
    assert_eq!(code(&step(&app, Plane::App, &flow, &mut others).await), "bad_passkey");
    assert_eq!(code(&step(&app, Plane::Root, &flow, &mut key).await), "sign_in_over");
    let door = SecondFactorByPasskey {
        plane: Plane::App,
        flow: flow.clone().into(),
        answer: answer(&app, Plane::App, &mut key).await,
    };
    assert_eq!(code(&app.in_public(&app.anonymous(), door).await), "bad_passkey");
    let session = step(&app, Plane::App, &flow, &mut key).await.unwrap();
    let caller = session.caller(Plane::App, Origin::default());
    let listed = app.on_account(&caller, sessions::List::default()).await.unwrap();
    let current = listed.items.into_iter().find(|session| session.current).unwrap();
    assert_eq!(current.methods, ["pwd", "hwk", "user", "mfa"]);
    assert_eq!(code(&step(&app, Plane::App, &flow, &mut key).await), "sign_in_over");
}

#[tokio::test]
async fn a_passkey_is_a_second_factor_while_it_is_there() {
    let app = TestApp::new().await;
    let (person, _) = somebody(&app).await;
    let kinds = async || app.on_account(&person, second_factors::Show).await.unwrap();
    assert_eq!(kinds().await.kinds, ["passkey"]);
    app.on_account(&person, second_factors::MakeRecoveryCodes)
        .await
        .unwrap();
    let passkey = app.on_account(&person, List::default()).await.unwrap().items[0].id;
    app.on_account(&person, Remove { passkey }).await.unwrap();
    let left = kinds().await;
    assert!(left.kinds.is_empty() && left.recovery_codes == 0, "{left:?}");
}

#[tokio::test]
async fn nobody_touches_anothers_passkey() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let (other, _) = somebody(&app).await;
    let passkey = app.on_account(&person, List::default()).await.unwrap().items[0].id;
    let rename = |version| Rename {
        passkey,
        name: "Mine now".into(),
        version,
    };
    assert_eq!(code(&app.on_account(&other, Remove { passkey }).await), "not_found");
    assert_eq!(code(&app.on_account(&other, rename(1)).await), "not_found");
    assert_eq!(app.on_account(&person, rename(1)).await.unwrap().name, "Mine now");
    assert_eq!(code(&app.on_account(&person, rename(1)).await), "stale");
    assert_eq!(code(&sign_in(&app, Plane::App, &mut key).await), "ok");
}

#[tokio::test]
async fn whose_passkeys_change_is_told_by_mail() {
    let app = TestApp::new().await;
    let (person, _) = somebody(&app).await;
    let passkey = app.on_account(&person, List::default()).await.unwrap().items[0].id;
    app.on_account(&person, Remove { passkey }).await.unwrap();
    let mut progress = app.watch_jobs();
    app.start_workers();
    let open = "select count(*) from jobs where kind = 'tell_of_change' and state <> 'done'";
    while app
        .superuser()
        .await
        .query_one(open, &[])
        .await
        .unwrap()
        .get::<_, i64>(0)
        > 0
    {
        progress.recv().await.unwrap();
    }
    let sql = "select subject from mails where recipient = $1";
    let rows = app.superuser().await.query(sql, &[&person.email]).await.unwrap();
    let subjects: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    for told in [
        "A passkey was added to your account",
        "A passkey of your account was removed",
    ] {
        assert!(subjects.iter().any(|subject| subject == told), "{subjects:?}");
    }
}

#[tokio::test]
async fn twenty_are_enough_and_nobody_has_any_of_whom_was_erased() {
    let app = TestApp::new().await;
    let (person, _) = somebody(&app).await;
    let more = "insert into passkeys (id, user_id, rp_id, credential_id, credential, name, created_at)
        select gen_random_uuid(), $1, 'bailiwick.example', uuid_send(gen_random_uuid()), '{}', 'One more', now() from generate_series(1, 18)";
    let superuser = app.superuser().await;
    superuser.execute(more, &[&person.user.0]).await.unwrap();
    // Two that were begun before there were twenty.
    let mut begun = Vec::new();
    for _ in 0..2 {
        let begun_now = app.on_account(&person, Begin).await.unwrap();
        begun.push(Add(NewPasskey {
            ceremony: begun_now.ceremony.into(),
            name: "Phone".into(),
            credential: Authenticator::new(HERE).create(&begun_now.options),
        }));
    }
    let (one, two) = (begun.remove(0), begun.remove(0));
    let (one, two) = tokio::join!(app.on_account(&person, one), app.on_account(&person, two));
    let mut codes = [code(&one), code(&two)];
    codes.sort_unstable();
    assert_eq!(codes, ["limit_reached", "ok"]);
    assert_eq!(code(&app.on_account(&person, Begin).await), "limit_reached");

    let gone = "update users set state = 'deleted', deleted_at = now() - interval '40 days' where id = $1";
    superuser.execute(gone, &[&person.user.0]).await.unwrap();
    let erase = "select erase_user($1, now() - interval '30 days', now())";
    superuser.query_one(erase, &[&person.user.0]).await.unwrap();
    let left = "select (select count(*) from passkeys) + (select count(*) from passkey_ceremonies where user_id = $1)";
    let left: i64 = superuser.query_one(left, &[&person.user.0]).await.unwrap().get(0);
    assert_eq!(left, 0);
}

#[tokio::test]
async fn where_the_address_has_no_name_there_are_none() {
    let database = TestDatabase::new().await;
    let by_number = app::Settings {
        base_url: "http://192.0.2.1:8420".into(),
        ..settings(&database)
    };
    let app = TestApp::with(database, by_number).await;
    let person = app.stranger().await;
    assert_eq!(code(&app.on_account(&person, Begin).await), "passkeys_unavailable");
    let plane = Plane::App;
    let door = app.in_public(&app.anonymous(), BeginPasskey { plane }).await;
    assert_eq!(code(&door), "passkeys_unavailable");
    assert!(app.on_account(&person, List::default()).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn recovery_codes_come_with_the_first_factor_and_stay_good() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let mut key = Authenticator::new(&app.settings().base_url);
    let ceremony = app.on_account(&person, Begin).await.unwrap();
    let new = NewPasskey {
        credential: key.create(&ceremony.options),
        ceremony: ceremony.ceremony.into(),
        name: "Laptop".into(),
    };
    assert_eq!(
        app.on_account(&person, Add(new)).await.unwrap().recovery_codes.len(),
        10
    );
    let begun = app.on_account(&person, second_factors::BeginTotp).await.unwrap();
    let code = testkit::totp_code(&begun.secret, app.now()).into();
    let confirm = second_factors::ConfirmTotp { code };
    assert!(app.on_account(&person, confirm).await.unwrap().codes.is_empty());
}
