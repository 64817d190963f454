//! Requests about second factors: each asker has an authenticator app, as far as they can have one.

use app::second_factors::BeginTotp;
use serde_json::json;
use testkit::totp_code;

use super::{
    callers::{Asker, World},
    requests::{Differing, with},
};

impl World<'_> {
    pub(super) async fn about_a_second_factor(&self, operation: &str, asker: &Asker) -> Differing {
        let Some(person) = &asker.person else {
            return with(json!({}));
        };
        let client = self.app.superuser().await;
        let none = "delete from totp_secrets where user_id = $1";
        client.execute(none, &[&person.user.0]).await.expect("none yet");
        match operation {
            "begin_totp" | "show_second_factors" => with(json!({})),
            "confirm_totp" => match self.app.on_account(&person.caller, BeginTotp).await {
                Ok(begun) => with(json!({ "code": totp_code(&begun.secret, self.app.now()) })),
                Err(_) => with(json!({})),
            },
            _ => {
                let one = "insert into totp_secrets (user_id, secret_sealed, created_at, confirmed_at) values ($1, '', now(), now())";
                client.execute(one, &[&person.user.0]).await.expect("one");
                with(json!({}))
            }
        }
    }
}
