//! Requests about passkeys: each asker has one of their own, as far as they can have any.

use app::{
    PasskeyId, Plane,
    passkeys::{Add, Begin, NewPasskey},
    sessions::BeginPasskeyProof,
};
use serde_json::{Value, json};
use testkit::{Authenticator, Person};

use super::{
    callers::{Asker, World, plane},
    requests::{Differing, at, with},
};

impl World<'_> {
    pub(super) async fn about_a_passkey(&self, operation: &str, asker: &Asker) -> Differing {
        let settings = self.app.settings();
        let Some(person) = &asker.person else {
            return with(json!({}));
        };
        let mut key = Authenticator::new(match plane(person) {
            Plane::Root => &settings.root_url,
            Plane::App => &settings.base_url,
        });
        match operation {
            "add_passkey" => with(self.made(person, &mut key).await.unwrap_or(json!({}))),
            "prove_by_passkey" => {
                self.added(person, &mut key).await;
                match self.app.on_account(&person.caller, BeginPasskeyProof).await {
                    Ok(begun) => with(json!({ "ceremony": begun.ceremony, "credential": key.get(&begun.options) })),
                    Err(_) => with(json!({})),
                }
            }
            _ => at("passkey", self.added(person, &mut key).await),
        }
    }

    /// What the browser made; nothing where the person may add none.
    async fn made(&self, person: &Person, key: &mut Authenticator) -> Option<Value> {
        let begun = self.app.on_account(&person.caller, Begin).await.ok()?;
        let credential = key.create(&begun.options);
        Some(json!({ "ceremony": begun.ceremony, "name": "Laptop", "credential": credential }))
    }

    /// One of the person's; one of nobody where they may add none.
    async fn added(&self, person: &Person, key: &mut Authenticator) -> PasskeyId {
        let Some(made) = self.made(person, key).await else {
            return PasskeyId::new();
        };
        let new: NewPasskey = serde_json::from_value(made).expect("a passkey");
        let added = self.app.on_account(&person.caller, Add(new)).await;
        added.expect("a passkey").passkey.id
    }
}
