//! The first Super Admin: exactly one comes to be, by the link or by the command line, however many try.
// covers: D9, S1-07, S3-53, S3-106

use app::{
    Caller, Plane, UserId,
    account::Show,
    sessions::SignIn,
    set_up::{Claim, IsOpen, NewAdmin, Proof, offer_link},
};
use jiff::SignedDuration;
use secrecy::SecretString;
use testkit::{PASSWORD, TestApp};

use crate::{
    outcome::{code, field},
    together::together,
};

fn admin(email: &str) -> NewAdmin {
    NewAdmin {
        name: "Amelia Hart".into(),
        email: email.into(),
        password: PASSWORD.into(),
    }
}

fn by_link(token: &str, email: &str) -> Claim {
    Claim {
        proof: Proof::Link(token.into()),
        admin: admin(email),
    }
}

async fn offered(app: &TestApp) -> String {
    let link = offer_link(app).await.unwrap().expect("nobody is there yet");
    let token = link.strip_prefix("https://root.bailiwick.example/root/set-up/");
    token
        .expect("the link begins with the address of the root panel")
        .to_owned()
}

async fn super_admins(app: &TestApp) -> i64 {
    let sql = "select count(*) from platform_admins p join users u on u.id = p.user_id where p.closed_at is null";
    app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_claims_of_one_link_make_one_super_admin() {
    let app = TestApp::new().await;
    let token = offered(&app).await;
    let claims = (0..50).map(|n| {
        let (app, token) = (app.app().clone(), token.clone());
        async move {
            let caller = Caller::new(app::Credential::Anonymous, app::Origin::default());
            app.in_public(&caller, by_link(&token, &format!("admin-{n}@example.com")))
                .await
        }
    });
    let results = together(claims).await;
    let won: Vec<&UserId> = results.iter().filter_map(|result| result.as_ref().ok()).collect();
    assert_eq!(won.len(), 1);
    for result in results.iter().filter(|result| result.is_err()) {
        assert!(
            ["not_found", "already_set_up", "unavailable", "busy"].contains(&code(result)),
            "{result:?}"
        );
    }
    assert_eq!(super_admins(&app).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_command_lines_make_one_super_admin() {
    let app = TestApp::new().await;
    let claims = (0..50).map(|n| {
        let app = app.app().clone();
        async move {
            let claim = Claim {
                proof: Proof::CommandLine,
                admin: admin(&format!("admin-{n}@example.com")),
            };
            app.in_public(&Caller::cli(), claim).await
        }
    });
    let results = together(claims).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for result in results.iter().filter(|result| result.is_err()) {
        assert!(["already_set_up", "unavailable"].contains(&code(result)), "{result:?}");
    }
    assert_eq!(super_admins(&app).await, 1);
}

#[tokio::test]
async fn the_link_is_used_up_and_nothing_is_offered_again() {
    let app = TestApp::new().await;
    let token = offered(&app).await;
    let nobody = app.anonymous();
    let open = |token: &str| IsOpen { token: token.into() };
    assert!(app.in_public(&nobody, open(&token)).await.unwrap());
    // Looking used nothing up.
    let user = app
        .in_public(&nobody, by_link(&token, "amelia@example.com"))
        .await
        .unwrap();

    assert!(!app.in_public(&nobody, open(&token)).await.unwrap());
    let again = app.in_public(&nobody, by_link(&token, "second@example.com")).await;
    assert_eq!(code(&again), "not_found");
    assert_eq!(offer_link(&app).await.unwrap(), None);
    let bootstrap = Claim {
        proof: Proof::CommandLine,
        admin: admin("third@example.com"),
    };
    assert_eq!(code(&app.in_public(&Caller::cli(), bootstrap).await), "already_set_up");
    assert_eq!(super_admins(&app).await, 1);

    let sign_in = SignIn {
        plane: Plane::Root,
        email: "amelia@example.com".into(),
        password: PASSWORD.into(),
    };
    let session = app.in_public(&nobody, sign_in).await.unwrap().session().unwrap();
    let caller = session.caller(Plane::Root, app::Origin::default());
    let account = app.on_account(&caller, Show).await.unwrap();
    assert_eq!(
        (account.id, account.platform_role.as_deref()),
        (user, Some("super_admin"))
    );
}

#[tokio::test]
async fn a_wrong_or_outdated_link_opens_nothing() {
    let app = TestApp::new().await;
    let nobody = app.anonymous();
    for wrong in ["", "x", "\0", &"A".repeat(43)] {
        let result = app.in_public(&nobody, by_link(wrong, "amelia@example.com")).await;
        assert_eq!(code(&result), "not_found", "{wrong:?}");
    }
    // The command line's way is the command line's.
    let pretended = Claim {
        proof: Proof::CommandLine,
        admin: admin("amelia@example.com"),
    };
    assert_eq!(code(&app.in_public(&nobody, pretended).await), "not_found");

    let first = offered(&app).await;
    let second = offered(&app).await;
    let replaced = app.in_public(&nobody, by_link(&first, "amelia@example.com")).await;
    assert_eq!(code(&replaced), "not_found");
    app.advance(SignedDuration::from_hours(24));
    let expired = app.in_public(&nobody, by_link(&second, "amelia@example.com")).await;
    assert_eq!(code(&expired), "not_found");
    assert_eq!(super_admins(&app).await, 0);
}

#[tokio::test]
async fn a_weak_password_is_refused_and_leaves_the_link_usable() {
    // covers: S0-11, S0-13, S0-14
    let app = TestApp::new().await;
    let nobody = app.anonymous();
    let token = offered(&app).await;
    for weak in ["short", "passwordpassword", "amelia@example.com"] {
        let mut claim = by_link(&token, "amelia@example.com");
        claim.admin.password = SecretString::from(weak);
        assert_eq!(field(&app.in_public(&nobody, claim).await), "password", "{weak}");
    }
    assert_eq!(
        field(&app.in_public(&nobody, by_link(&token, "no address")).await),
        "email"
    );
    assert!(
        app.in_public(&nobody, by_link(&token, "amelia@example.com"))
            .await
            .is_ok()
    );
}
