//! A document that the installation signs, such as the report of an access review: canonical JSON with the key and the signature in it, so that it can be
//! checked without a database. The keys and the way to write JSON are those of the sealed log.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    seal::{Hash, canonical},
    verify::is_signed,
    verify_export::{Trust, believed},
};
use crate::{Keys, Result, error};

#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("this is not a report that an installation signed")]
    Unreadable,
    #[error("the report was made by another installation: it is not signed by the key that is believed here")]
    Key,
    /// What was signed was something else.
    #[error("the report is not as it was signed: something in it was changed, left out or added")]
    Changed,
}

/// What is signed. `kind` keeps the signature of one kind of document from being good for another.
fn hash(kind: &str, content: &Value) -> Hash {
    Sha256::new()
        .chain_update(format!("bailiwick {kind} v1\0"))
        .chain_update(canonical(content))
        .finalize()
        .into()
}

/// One line: the content under `report`, with the key in it, and the signature beside it.
pub(crate) fn sign(keys: &Keys, kind: &str, content: &impl Serialize) -> Result<String> {
    let mut content = error::json(content)?;
    let (key, _) = keys.sign(&[]);
    content["key"] = json!(key);
    content["public_key"] = json!(keys.verifying_keys().get(&key).map(|key| hex::encode(key.as_bytes())));
    let (_, signature) = keys.sign(&hash(kind, &content));
    let document = json!({ "report": content, "signature": hex::encode(signature) });
    Ok(format!("{}\n", canonical(&document)))
}

/// The content of a document that is as it was signed, to the byte: another way to write the same could say one thing to us and another to somebody
/// else, as a name does that stands there twice.
pub(crate) fn verify_document(text: &str, kind: &str, trust: &Trust) -> std::result::Result<Value, DocumentError> {
    let document: Value = serde_json::from_str(text).map_err(|_| DocumentError::Unreadable)?;
    let content = &document["report"];
    let key = content["key"].as_u64().and_then(|key| i32::try_from(key).ok());
    let (Some(key), Some(public_key), Some(signature)) = (
        key,
        content["public_key"].as_str(),
        document["signature"].as_str().and_then(|text| hex::decode(text).ok()),
    ) else {
        return Err(DocumentError::Unreadable);
    };
    let named = BTreeMap::from([(key.to_string(), public_key.to_owned())]);
    let keys = believed(trust, &named).ok_or(DocumentError::Key)?;
    let as_written = json!({ "report": content, "signature": hex::encode(&signature) });
    if text.strip_suffix('\n').unwrap_or(text) != canonical(&as_written)
        || !is_signed(&keys, key, &signature, &hash(kind, content))
    {
        return Err(DocumentError::Changed);
    }
    Ok(content.clone())
}
