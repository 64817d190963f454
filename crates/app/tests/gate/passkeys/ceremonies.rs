//! How many ceremonies there are at a time, of strangers and of one session, and what whoever is right gets back.

use app::passkeys::Ceremony;

use super::*;

/// Somebody at an address that is counted.
fn at_an_address() -> Caller {
    let origin = Origin {
        address: Some([192, 0, 2, 7].into()),
        ..Origin::default()
    };
    Caller::new(Credential::Anonymous, origin)
}

#[tokio::test]
async fn strangers_have_to_wait_in_the_end() {
    let app = TestApp::new().await;
    let (_, mut key) = somebody(&app).await;
    let mut answer = answer(&app, Plane::App, &mut key).await;
    answer.ceremony = "guessed".into();
    let stranger = at_an_address();
    let mut codes = Vec::new();
    for _ in 0..32 {
        let answer = answer.clone();
        let plane = Plane::App;
        codes.push(code(&app.in_public(&stranger, SignInByPasskey { plane, answer }).await));
    }
    assert_eq!((codes[0], codes[31]), ("bad_passkey", "too_many_attempts"));
    let mut begun = Vec::new();
    for _ in 0..62 {
        let plane = Plane::App;
        begun.push(code(&app.in_public(&stranger, BeginPasskey { plane }).await));
    }
    assert_eq!((begun[0], begun[61]), ("ok", "too_many_attempts"));
}

/// Many people sign in from behind one address: each ceremony that ended well is given back to it.
#[tokio::test]
async fn whoever_is_right_takes_no_ceremony_from_others() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let (desk, plane) = (at_an_address(), Plane::App);
    let begin = async || app.in_public(&desk, BeginPasskey { plane }).await;
    // All that are free there but two.
    for _ in 0..58 {
        begin().await.unwrap();
    }
    let mut shown = |begun: Ceremony| Answer {
        credential: key.get(&begun.options),
        ceremony: begun.ceremony.into(),
    };
    for n in 0..4 {
        let begun = begin().await;
        assert_eq!(code(&begun), "ok", "sign-in {n}");
        let answer = shown(begun.unwrap());
        let signed_in = app.in_public(&desk, SignInByPasskey { plane, answer }).await;
        assert_eq!(code(&signed_in), "ok", "sign-in {n}");
    }
    for n in 0..4 {
        let flow = password(&app, &person).await;
        let of_flow = || flow.clone().into();
        let begun = app.in_public(&desk, BeginPasskeyStep { plane, flow: of_flow() }).await;
        assert_eq!(code(&begun), "ok", "second step {n}");
        let step = SecondFactorByPasskey {
            plane,
            flow: of_flow(),
            answer: shown(begun.unwrap()),
        };
        assert_eq!(code(&app.in_public(&desk, step).await), "ok", "second step {n}");
    }
    // Those that nobody answered count on.
    let mut last = "";
    for _ in 0..4 {
        last = code(&begin().await);
    }
    assert_eq!(last, "too_many_attempts");
}

#[tokio::test]
async fn a_session_keeps_its_newest_ten() {
    let app = TestApp::new().await;
    let (person, mut key) = somebody(&app).await;
    let mut begun = Vec::new();
    for _ in 0..12 {
        begun.push(app.on_account(&person, BeginPasskeyProof).await.unwrap());
    }
    let kept = async |purpose: &str| {
        let count = "select count(*) from passkey_ceremonies where purpose = $1";
        let row = app.superuser().await.query_one(count, &[&purpose]).await.unwrap();
        row.get::<_, i64>(0)
    };
    assert_eq!(kept("prove").await, 10);
    let mut give = async |at: usize| {
        let answer = Answer {
            ceremony: begun[at].ceremony.clone().into(),
            credential: key.get(&begun[at].options),
        };
        app.on_account(&person, ProveByPasskey(answer)).await
    };
    assert_eq!(field(&give(1).await), "credential", "ten came after it");
    assert_eq!(code(&give(2).await), "ok");
    for _ in 0..12 {
        app.on_account(&person, Begin).await.unwrap();
    }
    assert_eq!(kept("add").await, 10);
    let flow = password(&app, &person).await;
    for _ in 0..12 {
        let begin = BeginPasskeyStep {
            plane: Plane::App,
            flow: flow.clone().into(),
        };
        app.in_public(&app.anonymous(), begin).await.unwrap();
    }
    assert_eq!(kept("second_factor").await, 10);

    // What is over goes with the next one, whosever it was.
    app.advance(SignedDuration::from_mins(6));
    app.in_public(&app.anonymous(), BeginPasskey { plane: Plane::App })
        .await
        .unwrap();
    let all = "select count(*) from passkey_ceremonies";
    let all: i64 = app.superuser().await.query_one(all, &[]).await.unwrap().get(0);
    assert_eq!(all, 1);
}
