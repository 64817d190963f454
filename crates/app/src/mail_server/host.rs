//! Speaks to the mail server: what it is told, and what its answers mean.

use std::{net::IpAddr, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::header::ContentType,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use secrecy::ExposeSecret;
use tenantdb::may_be_called;
use tokio::{net::lookup_host, time::timeout};

use crate::{MailId, Smtp, SmtpTls};

/// Longer than a mail server keeps whoever it distrusts waiting.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// Why a mail was not taken.
#[derive(Debug)]
pub(crate) struct Undelivered {
    /// What the server said, or why it could not be asked.
    pub answer: String,
    /// The address itself was refused, for good.
    pub bounced: bool,
}

impl Undelivered {
    fn because(what: &str, error: impl std::fmt::Display) -> Self {
        Self {
            answer: format!("{what}: {error}"),
            bounced: false,
        }
    }
}

impl From<lettre::transport::smtp::Error> for Undelivered {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        use std::error::Error as _;
        let code = error.status().map(u16::from);
        // lettre says what kind of error it is, and its source what happened.
        let mut answer = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            let said = inner.to_string();
            if !answer.contains(&said) {
                answer = format!("{answer}: {said}");
            }
            source = inner.source();
        }
        Self {
            answer,
            bounced: matches!(code, Some(550 | 551 | 553)),
        }
    }
}

/// What the server answered.
pub(crate) async fn hand_over(
    smtp: &Smtp,
    mail: MailId,
    recipient: &str,
    subject: &str,
    body: String,
) -> Result<String, Undelivered> {
    let host = smtp
        .from
        .rsplit_once('@')
        .map_or("localhost", |(_, host)| host.trim_end_matches('>'));
    let message = Message::builder()
        .from(
            smtp.from
                .parse()
                .map_err(|error| Undelivered::because("The sender is none", error))?,
        )
        .to(recipient
            .parse()
            .map_err(|error| Undelivered::because("The recipient is none", error))?)
        .subject(subject)
        // The same for each attempt, so that a mail server can drop the second of two.
        .message_id(Some(format!("<{mail}@{host}>")))
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|error| Undelivered::because("The mail cannot be written", error))?;
    let response = transport(smtp).await?.send(message).await?;
    let said: Vec<&str> = response.message().collect();
    Ok(format!("{} {}", response.code(), said.join(" ")))
}

/// Goes as far as a mail would, signing in included, and sends none.
pub(crate) async fn greet(smtp: &Smtp) -> Result<(), Undelivered> {
    if transport(smtp).await?.test_connection().await? {
        return Ok(());
    }
    Err(Undelivered::because("It hung up", "nothing more was said"))
}

async fn transport(smtp: &Smtp) -> Result<AsyncSmtpTransport<Tokio1Executor>, Undelivered> {
    let tls =
        || TlsParameters::new(smtp.host.clone()).map_err(|error| Undelivered::because("TLS cannot be used", error));
    let tls = match smtp.tls {
        SmtpTls::None => Tls::None,
        SmtpTls::StartTls => Tls::Required(tls()?),
        SmtpTls::Implicit => Tls::Wrapper(tls()?),
    };
    // What was looked up is what is called: a name that changes its mind leads nowhere else.
    let address = address_of(&smtp.host, smtp.port).await?;
    let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(address.to_string())
        .port(smtp.port)
        .tls(tls)
        .timeout(Some(ANSWER_WITHIN));
    if let (Some(user), Some(password)) = (&smtp.username, &smtp.password) {
        transport = transport.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
    }
    Ok(transport.build())
}

async fn address_of(host: &str, port: u16) -> Result<IpAddr, Undelivered> {
    let unknown = |error: &dyn std::fmt::Display| Undelivered::because("The host name is not known", error);
    let found = timeout(ANSWER_WITHIN, lookup_host((host, port)))
        .await
        .map_err(|late| unknown(&late))?
        .map_err(|error| unknown(&error))?;
    let mut refused = false;
    for address in found {
        if may_be_called(address.ip()) {
            return Ok(address.ip());
        }
        refused = true;
    }
    let reason = if refused {
        "it leads to a link-local or multicast address"
    } else {
        "it has no address"
    };
    Err(Undelivered::because("This host is not called", reason))
}
