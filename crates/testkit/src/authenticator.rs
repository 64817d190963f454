//! A security key in software: it makes a passkey and shows it, and answers as a browser hands it on. What it claims can be bent, as an
//! attacker's would be.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// One passkey and the device that it is on.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    pub id: Vec<u8>,
    /// Whose it says it is: whom it was made for.
    pub user_handle: Option<Vec<u8>>,
    /// The page that it is used on.
    pub origin: String,
    /// How often it was used.
    pub counter: u32,
    /// Whether it verifies who holds it.
    pub verifies: bool,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

impl Authenticator {
    /// On a page of this origin, such as `https://bailiwick.example`.
    pub fn new(origin: &str) -> Self {
        Self {
            key: SigningKey::from_slice(&random()).expect("a key"),
            id: random(),
            user_handle: None,
            origin: origin.to_owned(),
            counter: 0,
            verifies: true,
        }
    }

    /// What `navigator.credentials.create()` gives for these options.
    pub fn create(&mut self, options: &Value) -> Value {
        let text = |pointer: &str| options.pointer(pointer).and_then(Value::as_str).expect("an option");
        self.user_handle = Some(BASE64.decode(text("/user/id")).expect("bytes"));
        let mut data = self.data(text("/rp/id"), ATTESTED);
        // Of no make that anybody knows.
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("it is short").to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // {"fmt": "none", "attStmt": {}, "authData": …} as CBOR.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("it is short"));
        object.extend(data);
        let client = self.client_data("webauthn.create", options);
        self.answer(&json!({
            "attestationObject": BASE64.encode(object),
            "clientDataJSON": BASE64.encode(client),
            "transports": ["usb"],
        }))
    }

    /// What `navigator.credentials.get()` gives for these options.
    pub fn get(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let data = self.data(options["rpId"].as_str().expect("a host"), 0);
        let client = self.client_data("webauthn.get", options);
        let signed = [&data[..], &hash(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(&json!({
            "authenticatorData": BASE64.encode(data),
            "clientDataJSON": BASE64.encode(client),
            "signature": BASE64.encode(signature.to_der().as_bytes()),
            "userHandle": self.user_handle.as_ref().map(|handle| BASE64.encode(handle)),
        }))
    }

    fn answer(&self, response: &Value) -> Value {
        let id = BASE64.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response })
    }

    fn data(&self, host: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = hash(host.as_bytes()).to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let said = json!({
            "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }

    /// {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y} as CBOR.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        [&b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"[..], x, b"\x22\x58\x20", y].concat()
    }
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn random() -> Vec<u8> {
    [Uuid::new_v4(), Uuid::new_v4()].map(Uuid::into_bytes).concat()
}
