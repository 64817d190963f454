//! The installation's keys: what seals secrets at rest, signs the audit log and gives the database roles their passwords. One file, mode 0600.

mod rotate;

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, lchown},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

pub use rotate::{Rotate, Rotated};

#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    #[error("cannot read or write the key file {0}: {1}")]
    File(String, std::io::Error),
    #[error("the key file {0} is not one of ours, or is damaged: put back your copy of it")]
    Damaged(String),
    #[error("the key file {0} can be read by others: run `chmod 600 {0}` and start again")]
    Open(String),
}

/// A sealed value that does not open: damaged, moved to another place, or sealed with a key that is gone.
#[derive(Debug, thiserror::Error)]
#[error("a secret cannot be opened with the keys at hand")]
pub struct UnsealError;

/// Keys by id; the highest id is used for what is new, the others for what they once made.
pub struct Keys {
    seal: BTreeMap<u32, [u8; 32]>,
    sign: BTreeMap<u32, SigningKey>,
    database: [u8; 32],
}

/// The file: base64 of 32 bytes each.
#[derive(Serialize, Deserialize)]
struct File {
    seal: BTreeMap<u32, String>,
    sign: BTreeMap<u32, String>,
    database: String,
}

impl Keys {
    /// Reads the file, or makes it where there is none.
    pub fn load_or_create(path: &Path) -> Result<Self, KeysError> {
        let named = path.display().to_string();
        match fs::read(path) {
            Ok(bytes) => {
                let mode = fs::metadata(path)
                    .map_err(|e| KeysError::File(named.clone(), e))?
                    .permissions()
                    .mode();
                if mode & 0o077 != 0 {
                    return Err(KeysError::Open(named));
                }
                serde_json::from_slice(&bytes)
                    .ok()
                    .and_then(|file| Self::from_file(&file))
                    .ok_or(KeysError::Damaged(named))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let keys = Self::random();
                keys.write_new(path).map_err(|e| KeysError::File(named, e))?;
                Ok(keys)
            }
            Err(error) => Err(KeysError::File(named, error)),
        }
    }

    /// Keys that live as long as the process, for tests.
    pub fn random() -> Self {
        Self {
            seal: BTreeMap::from([(1, random_bytes())]),
            sign: BTreeMap::from([(1, SigningKey::from_bytes(&random_bytes()))]),
            database: random_bytes(),
        }
    }

    fn from_file(file: &File) -> Option<Self> {
        let bytes = |text: &String| BASE64.decode(text).ok().and_then(|b| <[u8; 32]>::try_from(b).ok());
        let all = |texts: &BTreeMap<u32, String>| -> Option<BTreeMap<u32, [u8; 32]>> {
            texts.iter().map(|(id, text)| Some((*id, bytes(text)?))).collect()
        };
        let seal = all(&file.seal)?;
        let sign = all(&file.sign)?;
        (!seal.is_empty() && !sign.is_empty()).then_some(())?;
        Some(Self {
            seal,
            sign: sign
                .into_iter()
                .map(|(id, seed)| (id, SigningKey::from_bytes(&seed)))
                .collect(),
            database: bytes(&file.database)?,
        })
    }

    /// The same keys with new ones, which are used from now on. The others stay for what they once made.
    #[must_use]
    pub fn rotated(&self) -> Self {
        let mut rotated = Self {
            seal: self.seal.clone(),
            sign: self.sign.clone(),
            database: self.database,
        };
        let (seal, sign, _) = self.newest();
        rotated.seal.insert(seal + 1, random_bytes());
        rotated.sign.insert(sign + 1, SigningKey::from_bytes(&random_bytes()));
        rotated
    }

    /// The ids of the keys in use, and the public one.
    pub fn newest(&self) -> (u32, u32, VerifyingKey) {
        let (seal, _) = self.seal.last_key_value().expect("checked when the file was read");
        let (sign, key) = self.sign.last_key_value().expect("checked when the file was read");
        (*seal, *sign, key.verifying_key())
    }

    /// Where another start was quicker, its keys stay and this fails.
    fn write_new(&self, path: &Path) -> std::io::Result<()> {
        self.write(path, |beside| {
            fs::hard_link(beside, path)?;
            fs::remove_file(beside)
        })
    }

    /// In the place of the file from which these keys were rotated, which holds no key that these do not. Only for whoever uses the data
    /// directory alone. It stays its owner's, so that a rotation by root does not shut out the user who serves.
    pub fn replace(&self, path: &Path) -> Result<(), KeysError> {
        let put = |beside: &Path| {
            let owner = fs::metadata(path)?;
            lchown(beside, Some(owner.uid()), Some(owner.gid()))?;
            fs::rename(beside, path)
        };
        self.write(path, put)
            .map_err(|error| KeysError::File(path.display().to_string(), error))
    }

    /// Whole or not at all: written beside, synced, then put into place. Then the directory is synced, for what is sealed from now on must not
    /// outlive the file that opens it.
    fn write(&self, path: &Path, put: impl FnOnce(&Path) -> std::io::Result<()>) -> std::io::Result<()> {
        let file = File {
            seal: self.seal.iter().map(|(id, key)| (*id, BASE64.encode(key))).collect(),
            sign: self
                .sign
                .iter()
                .map(|(id, key)| (*id, BASE64.encode(key.to_bytes())))
                .collect(),
            database: BASE64.encode(self.database),
        };
        let beside = path.with_extension("new");
        // What a start that was cut off left goes, and nothing that somebody put there is written through: root may be at work in a
        // directory of the user who serves.
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut handle = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside)?;
        handle.write_all(&serde_json::to_vec_pretty(&file)?)?;
        handle.sync_all()?;
        put(&beside)?;
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        fs::File::open(directory.unwrap_or(Path::new(".")))?.sync_all()
    }

    /// Encrypts with XChaCha20-Poly1305. `place` says where the value lives and must be the same to open it, so that one
    /// sealed value cannot be put in another's stead. Shape: key id (4 bytes, big endian), nonce (24), ciphertext and tag.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        let (id, key) = self.seal.last_key_value().expect("checked when the file was read");
        let nonce: [u8; 24] = random_bytes();
        let sealed = XChaCha20Poly1305::new(key.into())
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: plain,
                    aad: place.as_bytes(),
                },
            )
            .expect("the plaintext is far below the cipher's limit");
        [&id.to_be_bytes()[..], &nonce, &sealed].concat()
    }

    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, UnsealError> {
        let (id, rest) = sealed.split_first_chunk::<4>().ok_or(UnsealError)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<24>().ok_or(UnsealError)?;
        let key = self.seal.get(&u32::from_be_bytes(*id)).ok_or(UnsealError)?;
        XChaCha20Poly1305::new(key.into())
            .decrypt(
                &XNonce::from(*nonce),
                Payload {
                    msg: ciphertext,
                    aad: place.as_bytes(),
                },
            )
            .map_err(|_| UnsealError)
    }

    pub fn open_text(&self, place: &str, sealed: &[u8]) -> Result<secrecy::SecretString, UnsealError> {
        let plain = self.open(place, sealed)?;
        String::from_utf8(plain).map(Into::into).map_err(|_| UnsealError)
    }

    /// Signs with Ed25519 (RFC 8032) and says with which key.
    pub fn sign(&self, message: &[u8]) -> (u32, [u8; 64]) {
        let (id, key) = self.sign.last_key_value().expect("checked when the file was read");
        (*id, key.sign(message).to_bytes())
    }

    pub fn verifying_keys(&self) -> BTreeMap<u32, VerifyingKey> {
        self.sign.iter().map(|(id, key)| (*id, key.verifying_key())).collect()
    }

    /// A password that every holder of the file derives alike.
    pub fn derive_password(&self, purpose: &str) -> String {
        hex::encode(self.derive(&[purpose.as_bytes()]))
    }

    /// Tells whether two values are the same, and tells nothing to whoever has not the file: what it is made of can be guessed.
    pub(crate) fn fingerprint(&self, purpose: &str, value: &[u8; 32]) -> [u8; 32] {
        self.derive(&[b"fingerprint ", purpose.as_bytes(), value])
    }

    /// HKDF-SHA-256 (RFC 5869).
    fn derive(&self, purpose: &[&[u8]]) -> [u8; 32] {
        let mut bytes = [0; 32];
        Hkdf::<Sha256>::new(None, &self.database)
            .expand_multi_info(purpose, &mut bytes)
            .expect("32 bytes are within HKDF's limit");
        bytes
    }

    /// The passwords of the control plane's runtime roles.
    pub fn role_passwords(&self) -> db::RolePasswords {
        db::RolePasswords {
            identity: self.derive_password("database role identity"),
            tenant: self.derive_password("database role tenant"),
            platform: self.derive_password("database role platform"),
        }
    }
}

pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_where_it_was_sealed_and_only_whole() {
        let keys = Keys::random();
        let sealed = keys.seal("here", b"value");
        assert_eq!(keys.open("here", &sealed).unwrap(), b"value");
        assert!(keys.open("there", &sealed).is_err());
        assert!(Keys::random().open("here", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(keys.open("here", &changed).is_err(), "byte {at}");
            assert!(keys.open("here", &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn the_file_is_made_once_read_back_and_refused_when_open_to_others() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keys.json");
        let made = Keys::load_or_create(&path).unwrap();
        let sealed = made.seal("x", b"value");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let read = Keys::load_or_create(&path).unwrap();
        assert_eq!(read.open("x", &sealed).unwrap(), b"value");
        assert_eq!(read.derive_password("p"), made.derive_password("p"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(Keys::load_or_create(&path), Err(KeysError::Open(_))));
        fs::write(&path, "{}").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(matches!(Keys::load_or_create(&path), Err(KeysError::Damaged(_))));
    }
    #[test]
    fn what_older_keys_made_is_good_after_a_rotation_and_what_newer_make_is_not_for_them() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keys.json");
        let old = Keys::load_or_create(&path).unwrap();
        let sealed = old.seal("x", b"value");
        let (id, signature) = old.sign(b"head");
        old.rotated().replace(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            fs::read_dir(directory.path()).unwrap().count(),
            1,
            "nothing is left beside it"
        );

        let new = Keys::load_or_create(&path).unwrap();
        assert_eq!(new.open("x", &sealed).unwrap(), b"value");
        if fs::metadata(&path).unwrap().uid() == 0 {
            // By root, for the user who serves.
            lchown(&path, Some(65534), Some(65534)).unwrap();
            new.replace(&path).unwrap();
            let owner = fs::metadata(&path).unwrap();
            assert_eq!((owner.uid(), owner.gid()), (65534, 65534));
            assert_eq!(owner.permissions().mode() & 0o777, 0o600);
        }
        let signature = ed25519_dalek::Signature::from_bytes(&signature);
        new.verifying_keys()[&id].verify_strict(b"head", &signature).unwrap();
        assert_eq!(new.derive_password("p"), old.derive_password("p"));
        assert_ne!(new.newest().2, old.newest().2);
        assert_eq!((new.newest().0, new.newest().1, new.sign(b"head").0), (2, 2, 2));
        assert!(old.open("x", &new.seal("x", b"value")).is_err());
    }

    #[test]
    fn a_rotation_writes_through_nothing_that_was_put_there() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keys.json");
        let old = Keys::load_or_create(&path).unwrap();
        let target = directory.path().join("somebody-elses");
        fs::write(&target, "as it was").unwrap();
        std::os::unix::fs::symlink(&target, path.with_extension("new")).unwrap();
        old.rotated().replace(&path).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "as it was");
        assert_eq!(Keys::load_or_create(&path).unwrap().newest().0, 2);
    }
}
