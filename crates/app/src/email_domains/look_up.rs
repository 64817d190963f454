//! Asks the DNS for the record that proves a domain: one name, a few seconds, no cache, and what was found instead in a sentence.

use std::{net::SocketAddr, time::Duration};

use hickory_resolver::{
    TokioResolver,
    config::{NameServerConfig, ResolverConfig},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::rr::{Name, RData, RecordType},
};
use tokio::time::timeout;

use super::EmailDomain;

const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// Until the question is sent once more: a datagram may be lost.
const ASKS_AGAIN_AFTER: Duration = Duration::from_secs(2);
/// Letters that are shown of what somebody else wrote.
const SHOWN_AT_MOST: usize = 100;

pub(super) enum Found {
    Record,
    /// There is an answer, without the record: why, in words.
    Missing(String),
    /// There is no answer: why, in words.
    Silence(String),
}

/// By this resolver, or by the machine's own.
pub(super) async fn look_up(resolver: Option<SocketAddr>, domain: &EmailDomain) -> Found {
    let EmailDomain {
        domain,
        record_name,
        record_value,
        ..
    } = domain;
    let Ok(name) = Name::from_ascii(format!("{record_name}.")) else {
        let sentence = format!("{domain} is too long: the DNS has no place for {record_name}.");
        return Found::Missing(sentence);
    };
    match timeout(ANSWERS_WITHIN, ask(resolver, &name)).await {
        Ok(Ok(texts)) if texts.iter().any(|text| text.trim() == record_value) => Found::Record,
        Ok(Ok(texts)) => Found::Missing(match texts.first() {
            Some(other) => format!(
                "The TXT record at {record_name} says “{}”. Publish the one that is shown here, beside it or in its place.",
                shown(other)
            ),
            None => missing(record_name),
        }),
        Ok(Err(NetError::Dns(DnsError::NoRecordsFound(_)))) => Found::Missing(missing(record_name)),
        Ok(Err(NetError::Dns(DnsError::ResponseCode(code)))) => Found::Silence(format!(
            "The name servers of {domain} answered with an error ({code}). Ask whoever runs them, then check again."
        )),
        Ok(Err(NetError::Timeout)) | Err(_) => Found::Silence(format!(
            "No name server of {domain} answered within {} seconds. Check again; if it stays so, ask whoever runs them.",
            ANSWERS_WITHIN.as_secs()
        )),
        Ok(Err(error)) => {
            tracing::info!(%domain, %error, "the DNS could not be asked");
            Found::Silence(
                "The DNS could not be asked. Check again; if it stays so, ask whoever runs this service.".to_owned(),
            )
        }
    }
}

fn missing(record_name: &str) -> String {
    format!("There is no TXT record at {record_name} yet. Once it is published it can take an hour until it is seen.")
}

/// The texts at this very name: what an alias leads to is somebody else's, who would prove the domain by it.
async fn ask(resolver: Option<SocketAddr>, name: &Name) -> Result<Vec<String>, NetError> {
    let mut builder = match resolver {
        Some(address) => TokioResolver::builder_with_config(only(address), TokioRuntimeProvider::default()),
        None => TokioResolver::builder_tokio()?,
    };
    let options = builder.options_mut();
    options.timeout = ASKS_AGAIN_AFTER;
    options.attempts = 1;
    let resolver = builder.build()?;
    let answer = resolver.lookup(name.clone(), RecordType::TXT).await?;
    let texts = answer.answers().iter().filter(|record| record.name == *name);
    let texts = texts.filter_map(|record| match &record.data {
        RData::TXT(text) => {
            let bytes: Vec<u8> = text.txt_data.iter().flat_map(|part| part.iter().copied()).collect();
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }
        _ => None,
    });
    Ok(texts.collect())
}

fn only(address: SocketAddr) -> ResolverConfig {
    let mut server = NameServerConfig::udp_and_tcp(address.ip());
    for connection in &mut server.connections {
        connection.port = address.port();
    }
    ResolverConfig::from_name_servers(vec![server])
}

/// On one line and without what would show as something else.
fn shown(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '?' };
    let mut shown: String = text.chars().take(SHOWN_AT_MOST).map(plain).collect();
    if text.chars().nth(SHOWN_AT_MOST).is_some() {
        shown.push('…');
    }
    shown
}
