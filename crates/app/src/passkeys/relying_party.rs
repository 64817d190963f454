//! Who asks for passkeys: the host of a plane's own configured address. What browsers answer is verified here; whose it is, elsewhere.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use db::queries::branding;
use serde_json::Value;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::{
    Error, Plane, Result, Settings,
    caller::WhoPerson,
    error::json,
    gate::{Identity, Tx},
};

pub(super) struct RelyingParty {
    /// The host, for which alone browsers show what was made for it.
    pub id: String,
    webauthn: Webauthn,
}

/// The address of the plane and its host. Browsers know no passkeys for a host without a name.
fn place(settings: &Settings, plane: Plane) -> Option<(String, Url)> {
    let address = match plane {
        Plane::Root => &settings.root_url,
        Plane::App => &settings.base_url,
    };
    let address = Url::parse(address).ok()?;
    Some((address.domain()?.to_owned(), address))
}

/// Whether the plane's address is one that passkeys can be made for.
pub fn are_available(settings: &Settings, plane: Plane) -> bool {
    place(settings, plane).is_some()
}

/// The host for which the plane's passkeys are.
pub(super) fn host(settings: &Settings, plane: Plane) -> Option<String> {
    place(settings, plane).map(|(host, _)| host)
}

impl RelyingParty {
    pub async fn of(tx: &Tx<Identity>, plane: Plane) -> Result<Self> {
        let (id, address) = place(tx.app().settings(), plane).ok_or_else(unavailable)?;
        let name = branding::product_name().bind(tx.db()).one().await?;
        let webauthn = WebauthnBuilder::new(&id, &address)
            .and_then(|builder| builder.rp_name(&name).build())
            .map_err(fault)?;
        Ok(Self { id, webauthn })
    }

    /// What a browser is asked for to make a passkey, and what its answer will be verified by. `known`: what the person has already.
    pub fn ask_for_new(&self, person: &WhoPerson, known: Vec<Vec<u8>>) -> Result<(Value, Value)> {
        let (asked, state) = self
            .webauthn
            .start_passkey_registration(person.id.0, &person.email, &person.name, Some(known))
            .map_err(fault)?;
        let mut asked = json(&asked)?;
        let mut options = asked["publicKey"].take();
        // The crate discourages it. But only such a passkey is found by a browser that was not told whose it looks for.
        options["authenticatorSelection"]["residentKey"] = "required".into();
        options["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok((options, json(&state)?))
    }

    pub fn verify_new(&self, answer: &RegisterPublicKeyCredential, state: &PasskeyRegistration) -> Option<Passkey> {
        self.webauthn.finish_passkey_registration(answer, state).ok()
    }

    /// What a browser is asked for to show a passkey: one of those that are `known`, or any where none is.
    pub fn ask(&self, known: &[Vec<u8>]) -> Result<(Value, Value)> {
        let (asked, state) = self.webauthn.start_discoverable_authentication().map_err(fault)?;
        let mut asked = json(&asked)?;
        let mut options = asked["publicKey"].take();
        options["allowCredentials"] = known
            .iter()
            .map(|id| serde_json::json!({ "type": "public-key", "id": BASE64.encode(id) }))
            .collect();
        Ok((options, json(&state)?))
    }

    pub fn verify(
        &self,
        answer: &PublicKeyCredential,
        state: DiscoverableAuthentication,
        passkey: &Passkey,
    ) -> std::result::Result<AuthenticationResult, WebauthnError> {
        self.webauthn
            .finish_discoverable_authentication_v2(answer, state, passkey)
    }
}

fn unavailable() -> Error {
    Error::conflict(
        "passkeys_unavailable",
        "Passkeys need an address with a name; this installation is reached by an IP address. Use your password.",
    )
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` gives it
fn fault(error: WebauthnError) -> Error {
    Error::Internal(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_without_a_name_has_no_passkeys() {
        let of = |base_url: &str, root_url: &str| {
            let settings = Settings {
                base_url: base_url.into(),
                root_url: root_url.into(),
                control_database: String::new(),
                tenants_database: String::new(),
                checkpoint_file: None,
                smtp: None,
                keeps_mail: true,
                dns_resolver: None,
            };
            [Plane::App, Plane::Root].map(|plane| host(&settings, plane))
        };
        assert_eq!(
            of("https://bailiwick.example", "http://localhost:8443"),
            [Some("bailiwick.example".to_owned()), Some("localhost".to_owned())]
        );
        assert_eq!(of("http://127.0.0.1:8420", "https://[::1]"), [None, None]);
    }
}
