//! The keys of every test. They are fixed because the passwords of the restricted roles are made from them, and a cluster has these roles once.

use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, path::Path};

use app::Keys;

/// A key file whose bytes are known to everybody.
const FILE: &str = r#"{
  "seal": { "1": "dGhlIHNlYWxpbmcga2V5IG9mIGV2ZXJ5IHRlc3QuLi4=" },
  "sign": { "1": "dGhlIHNpZ25pbmcga2V5IG9mIGV2ZXJ5IHRlc3QuLi4=" },
  "database": "dGhlIHBhc3N3b3JkIGtleSBvZiBldmVyeSB0ZXN0Li4="
}
"#;

/// The keys of every test.
pub fn keys() -> Keys {
    let directory = tempfile::tempdir().expect("a directory for the key file");
    let path = directory.path().join("keys.json");
    write_key_file(&path);
    Keys::load_or_create(&path).expect("the key file of the tests is one")
}

/// Puts the keys where a program under test will read them. A program that is started on a test's database needs these and no others.
pub fn write_key_file(path: &Path) {
    let mut open = fs::OpenOptions::new();
    let file = open.write(true).create_new(true).mode(0o600).open(path);
    file.and_then(|mut file| file.write_all(FILE.as_bytes()))
        .expect("the key file is written");
}
