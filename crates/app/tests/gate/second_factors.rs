//! Setting a second factor up, giving it, and what somebody cannot do who knows the password alone.
// covers: D10, A7, S3-57, S3-99, S4-10

mod at_once;
mod required;

use app::{
    Caller, Credential, Error, Keys, Origin, Plane, Result,
    account::{ChangePassword, PasswordChange},
    second_factors::{BeginTotp, ConfirmTotp, MakeRecoveryCodes, RemoveTotp, Show},
    sessions::{Entered, NewSession, Prove, SecondFactor, SignIn, SignInFlow},
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp};
use totp_rs::{Builder, Secret, Totp};

use crate::outcome::{code, field};

const STEP: SignedDuration = SignedDuration::from_secs(30);

/// An authenticator app, set up for somebody.
struct Phone {
    totp: Totp,
    recovery_codes: Vec<String>,
}

impl Phone {
    async fn set_up(app: &TestApp, by: &Caller) -> Self {
        let begun = app.on_account(by, BeginTotp).await.unwrap();
        let secret = Secret::try_from_base32(&begun.secret).unwrap();
        let totp = Builder::new().with_secret(secret).build_noncompliant();
        let mut phone = Self {
            totp,
            recovery_codes: Vec::new(),
        };
        let code = phone.code(app).into();
        phone.recovery_codes = app.on_account(by, ConfirmTotp { code }).await.unwrap().codes;
        app.advance(STEP);
        phone
    }

    fn code(&self, app: &TestApp) -> String {
        let now = u64::try_from(app.now().as_second()).unwrap();
        self.totp.generate(now).to_string()
    }
}

async fn by_password(app: &TestApp, person: &Person, plane: Plane) -> Result<Entered> {
    let sign_in = SignIn {
        plane,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    app.in_public(&app.anonymous(), sign_in).await
}

/// The first step of somebody who has a second factor.
async fn begun(app: &TestApp, person: &Person, plane: Plane) -> SignInFlow {
    match by_password(app, person, plane).await.unwrap() {
        Entered::SecondFactor(flow) => flow,
        Entered::Session(_) => panic!("a password was enough"),
    }
}

async fn given(app: &TestApp, flow: &SignInFlow, plane: Plane, code: &str) -> Result<NewSession> {
    let step = SecondFactor {
        plane,
        flow: flow.token.expose().into(),
        code: code.into(),
    };
    app.in_public(&app.anonymous(), step).await
}

fn other_password() -> PasswordChange {
    PasswordChange {
        current: PASSWORD.into(),
        new: "copper kettle meadow 77".into(),
        revoke_tokens: false,
    }
}

#[tokio::test]
async fn a_password_alone_is_not_enough_any_more() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let before = by_password(&app, &person, Plane::App).await.unwrap();
    let phone = Phone::set_up(&app, &person).await;
    assert_eq!(phone.recovery_codes.len(), 10);
    let shown = app.on_account(&person, Show).await.unwrap();
    assert_eq!((shown.kinds, shown.recovery_codes), (vec!["totp".to_owned()], 10));

    let flow = begun(&app, &person, Plane::App).await;
    // What the first step gives is no session.
    let token = Caller::new(Credential::Session(Plane::App, flow.token.hash()), Origin::default());
    assert_eq!(code(&app.on_account(&token, Show).await), "unauthenticated");
    for wrong in ["", "000000", "not a code", "ｅｖｉｌ"] {
        assert_eq!(field(&given(&app, &flow, Plane::App, wrong).await), "code", "{wrong:?}");
    }
    let now = phone.code(&app);
    assert_eq!(
        code(&given(&app, &flow, Plane::Root, &now).await),
        "sign_in_over",
        "of the other plane"
    );
    let spaced = format!("{} {}", &now[..3], &now[3..]);
    let session = given(&app, &flow, Plane::App, &spaced).await.unwrap();
    let inside = session.caller(Plane::App, Origin::default());
    let list = app.on_account(&inside, app::sessions::List::default()).await.unwrap();
    let current = list.items.iter().find(|it| it.current).unwrap();
    assert_eq!(current.methods, ["pwd", "otp", "mfa"]);

    // Used, both of them.
    assert_eq!(code(&given(&app, &flow, Plane::App, &now).await), "sign_in_over");
    let flow = begun(&app, &person, Plane::App).await;
    assert_eq!(
        field(&given(&app, &flow, Plane::App, &now).await),
        "code",
        "no code is taken twice"
    );
    app.advance(STEP);
    given(&app, &flow, Plane::App, &phone.code(&app)).await.unwrap();

    // Who was in before goes on, and changes nothing about how one comes in.
    let before = before.session().unwrap().caller(Plane::App, Origin::default());
    assert_eq!(code(&app.on_account(&before, Show).await), "ok");
    for refused in [
        code(&app.on_account(&before, RemoveTotp).await),
        code(&app.on_account(&before, BeginTotp).await),
        code(&app.on_account(&before, MakeRecoveryCodes).await),
        code(&app.on_account(&before, ChangePassword(other_password())).await),
    ] {
        assert_eq!(refused, "step_up_required");
    }
    let prove = async |code: Option<&str>| {
        let prove = Prove {
            password: PASSWORD.into(),
            code: code.map(Into::into),
        };
        app.on_account(&before, prove).await
    };
    assert_eq!(field(&prove(None).await), "code", "a proof takes both");
    assert_eq!(field(&prove(Some("123456")).await), "code");
    app.advance(STEP);
    prove(Some(&phone.code(&app))).await.unwrap();
    app.on_account(&before, RemoveTotp).await.unwrap();
    assert!(matches!(
        by_password(&app, &person, Plane::App).await.unwrap(),
        Entered::Session(_)
    ));
    let shown = app.on_account(&before, Show).await.unwrap();
    assert_eq!((shown.kinds.len(), shown.recovery_codes), (0, 0));
}

#[tokio::test]
async fn an_app_is_no_factor_before_its_first_code() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    app.on_account(&person, BeginTotp).await.unwrap();
    assert!(matches!(
        by_password(&app, &person, Plane::App).await.unwrap(),
        Entered::Session(_)
    ));
    let confirm = async |code: &str| app.on_account(&person, ConfirmTotp { code: code.into() }).await;
    assert_eq!(field(&confirm("000000").await), "code");
    app.advance(SignedDuration::from_mins(31));
    app.on_account(
        &person,
        Prove {
            password: PASSWORD.into(),
            code: None,
        },
    )
    .await
    .unwrap();
    assert_eq!(code(&confirm("000000").await), "totp_not_begun", "shown too long ago");
    let phone = Phone::set_up(&app, &person).await;
    assert_eq!(code(&app.on_account(&person, BeginTotp).await), "totp_exists");
    assert_eq!(code(&confirm(&phone.code(&app)).await), "totp_not_begun");
    // A proof from more than ten minutes ago changes nothing.
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(code(&app.on_account(&person, RemoveTotp).await), "step_up_required");
}

#[tokio::test]
async fn recovery_codes_work_once_each() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let phone = Phone::set_up(&app, &person).await;
    let first = phone.recovery_codes[0].to_uppercase();
    let flow = begun(&app, &person, Plane::App).await;
    given(&app, &flow, Plane::App, &first).await.unwrap();
    let jobs = "select count(*) from jobs where kind = 'tell_of_change' and payload->>'change' = 'recovery_code_used'";
    let told: i64 = app.superuser().await.query_one(jobs, &[]).await.unwrap().get(0);
    assert_eq!(told, 1, "its owner learns of it");
    let flow = begun(&app, &person, Plane::App).await;
    assert_eq!(field(&given(&app, &flow, Plane::App, &first).await), "code");
    // Of many at once one gets it.
    let second = &phone.recovery_codes[1];
    let flows = futures_util::future::join_all((0..3).map(|_| given(&app, &flow, Plane::App, second))).await;
    assert_eq!(flows.iter().filter(|it| it.is_ok()).count(), 1);
    let made = app.on_account(&person, MakeRecoveryCodes).await.unwrap();
    let flow = begun(&app, &person, Plane::App).await;
    let old = given(&app, &flow, Plane::App, &phone.recovery_codes[2]).await;
    assert_eq!(field(&old), "code", "new ones replace them all");
    given(&app, &flow, Plane::App, &made.codes[0]).await.unwrap();
}

#[tokio::test]
async fn whoever_guesses_codes_waits() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let phone = Phone::set_up(&app, &person).await;
    let flow = begun(&app, &person, Plane::App).await;
    let mut last = "";
    for _ in 0..8 {
        last = code(&given(&app, &flow, Plane::App, "000000").await);
    }
    assert_eq!(last, "too_many_attempts");
    let right = given(&app, &flow, Plane::App, &phone.code(&app)).await;
    assert_eq!(code(&right), "too_many_attempts", "nor is the right one tried then");
    // Who runs the platform sees it, and lets them try again.
    let manager = app.platform("user_manager").await;
    let show = app::users::Show { user: person.user };
    assert!(app.on_platform(&manager, show).await.unwrap().locked_until.is_some());
    // Another sign-in does not begin the count anew.
    let flow = begun(&app, &person, Plane::App).await;
    assert!(matches!(
        given(&app, &flow, Plane::App, &phone.code(&app)).await,
        Err(Error::TooMany(_))
    ));
    let lift = app::users::LiftLock { user: person.user };
    app.on_platform(&manager, lift).await.unwrap();
    given(&app, &flow, Plane::App, &phone.code(&app)).await.unwrap();
}

/// Whoever guesses them knows the password, so its owner has to learn of it; and of that alone, however long it goes on.
#[tokio::test]
async fn wrong_codes_are_told_to_their_owner_once_for_each_lock() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let phone = Phone::set_up(&app, &person).await;
    let told = async || {
        let jobs = "select count(*) from jobs where kind = 'tell_of_change' and payload->>'change' = 'codes_guessed'";
        let row = app.superuser().await.query_one(jobs, &[]).await.unwrap();
        row.get::<_, i64>(0)
    };
    for lock in 1..=2 {
        let flow = begun(&app, &person, Plane::App).await;
        let wrong = async || given(&app, &flow, Plane::App, "000000").await;
        for _ in 0..5 {
            assert_eq!(field(&wrong().await), "code");
        }
        assert_eq!(told().await, lock - 1, "anybody mistypes");
        assert_eq!(field(&wrong().await), "code");
        assert_eq!(told().await, lock);
        assert_eq!(code(&wrong().await), "too_many_attempts");
        for seconds in [2, 4, 8] {
            app.advance(SignedDuration::from_secs(seconds));
            assert_eq!(field(&wrong().await), "code");
        }
        assert_eq!(told().await, lock, "it is the same lock");
        app.advance(STEP);
        given(&app, &flow, Plane::App, &phone.code(&app)).await.unwrap();
    }
    let mut progress = app.watch_jobs();
    app.start_workers();
    let open = "select count(*) from jobs where kind = 'tell_of_change' and state <> 'done'";
    let open = async || -> i64 { app.superuser().await.query_one(open, &[]).await.unwrap().get(0) };
    while open().await > 0 {
        progress.recv().await.unwrap();
    }
    let mails = "select count(*) from mails where recipient = $1 and subject like 'Several wrong codes were given for your account%'";
    let row = app.superuser().await.query_one(mails, &[&person.email]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 2);
}

/// Of both panels together: whoever guesses knows the password, and would have as many guesses again on the other.
#[tokio::test]
async fn wrong_codes_are_counted_once_for_both_planes() {
    let app = TestApp::new().await;
    let admin = app.platform("operator").await;
    let phone = Phone::set_up(&app, &admin).await;
    let root = begun(&app, &admin, Plane::Root).await;
    let tenants = begun(&app, &admin, Plane::App).await;
    for (flow, plane) in [(&root, Plane::Root), (&tenants, Plane::App)].repeat(3) {
        assert_eq!(field(&given(&app, flow, plane, "000000").await), "code");
    }
    let now = phone.code(&app);
    for (flow, plane) in [(&root, Plane::Root), (&tenants, Plane::App)] {
        assert_eq!(code(&given(&app, flow, plane, &now).await), "too_many_attempts");
    }
    // A proof in the middle of a session is no other count.
    let prove = Prove {
        password: PASSWORD.into(),
        code: Some(now.into()),
    };
    assert_eq!(code(&app.on_account(&admin, prove).await), "too_many_attempts");
}

#[tokio::test]
async fn a_sign_in_under_way_ends_where_new_passwords_are_required() {
    // covers: S0-27
    let app = TestApp::new().await;
    let top = app.platform("super_admin").await;
    let (admin, member) = (app.platform("operator").await, app.stranger().await);
    let (of_admin, of_member) = (Phone::set_up(&app, &admin).await, Phone::set_up(&app, &member).await);
    let root = begun(&app, &admin, Plane::Root).await;
    let tenants = begun(&app, &admin, Plane::App).await;
    let stranger = begun(&app, &member, Plane::App).await;
    app.advance(SignedDuration::from_secs(1));
    let require = app::admins::RequireNewPasswords {
        reason: "A laptop was stolen.".into(),
    };
    app.on_platform(&top, require).await.unwrap();
    let kept = "select count(*) from sign_in_flows where plane = 'root'";
    let kept: i64 = app.superuser().await.query_one(kept, &[]).await.unwrap().get(0);
    assert_eq!(kept, 0, "at the root panel nobody goes on");
    for (flow, plane) in [(&root, Plane::Root), (&tenants, Plane::App)] {
        let given = given(&app, flow, plane, &of_admin.code(&app)).await;
        assert_eq!(code(&given), "sign_in_over", "of a password that others may know");
    }
    let given = given(&app, &stranger, Plane::App, &of_member.code(&app)).await;
    assert_eq!(code(&given), "ok", "who runs nothing goes on");
}

#[tokio::test]
async fn a_sign_in_ends_with_what_it_began_from() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let phone = Phone::set_up(&app, &person).await;
    let late = begun(&app, &person, Plane::App).await;
    app.advance(SignedDuration::from_mins(10));
    assert_eq!(
        code(&given(&app, &late, Plane::App, &phone.code(&app)).await),
        "sign_in_over"
    );

    // Only the newest three go on.
    let old = begun(&app, &person, Plane::App).await;
    begun(&app, &person, Plane::App).await;
    begun(&app, &person, Plane::App).await;
    let new = begun(&app, &person, Plane::App).await;
    assert_eq!(
        code(&given(&app, &old, Plane::App, &phone.code(&app)).await),
        "sign_in_over"
    );

    let superuser = app.superuser().await;
    superuser
        .execute("update users set state = 'suspended' where id = $1", &[&person.user.0])
        .await
        .unwrap();
    assert_eq!(
        code(&given(&app, &new, Plane::App, &phone.code(&app)).await),
        "sign_in_over"
    );
    superuser
        .execute("update users set state = 'active' where id = $1", &[&person.user.0])
        .await
        .unwrap();
    // Whoever is signed out everywhere is so in the middle of a sign-in as well.
    let flow = begun(&app, &person, Plane::App).await;
    let manager = app.platform("user_manager").await;
    let sign_out = app::users::SignOut { user: person.user };
    app.on_platform(&manager, sign_out).await.unwrap();
    assert_eq!(
        code(&given(&app, &flow, Plane::App, &phone.code(&app)).await),
        "sign_in_over"
    );

    let flow = begun(&app, &person, Plane::App).await;
    let session = given(&app, &flow, Plane::App, &phone.recovery_codes[0]).await.unwrap();
    let inside = session.caller(Plane::App, Origin::default());
    let flow = begun(&app, &person, Plane::App).await;
    app.advance(SignedDuration::from_secs(1));
    app.on_account(&inside, ChangePassword(other_password())).await.unwrap();
    let stolen = given(&app, &flow, Plane::App, &phone.code(&app)).await;
    assert_eq!(code(&stolen), "sign_in_over", "of the old password");
}

#[tokio::test]
async fn no_event_and_no_table_holds_a_secret_in_clear() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let begun = app.on_account(&person, BeginTotp).await.unwrap();
    let totp = Totp::from_url_unchecked(&begun.uri).unwrap();
    let now = u64::try_from(app.now().as_second()).unwrap();
    let confirm = ConfirmTotp {
        code: totp.generate(now).to_string().into(),
    };
    let made = app.on_account(&person, confirm).await.unwrap();
    let superuser = app.superuser().await;
    let all = "select coalesce(string_agg(e::text, ' '), '') from audit_events e";
    let events: String = superuser.query_one(all, &[]).await.unwrap().get(0);
    assert!(events.contains("second_factors.confirm_totp"));
    for secret in std::iter::once(&begun.secret).chain(&made.codes) {
        assert!(!events.contains(secret));
    }
    let sealed: Vec<u8> = superuser
        .query_one("select secret_sealed from totp_secrets", &[])
        .await
        .unwrap()
        .get(0);
    let raw = Secret::try_from_base32(&begun.secret).unwrap();
    assert!(!sealed.windows(20).any(|window| window == raw.as_bytes()));
    assert!(
        Keys::random()
            .open(&format!("totp_secrets.secret {}", person.user.0), &sealed)
            .is_err()
    );
}
