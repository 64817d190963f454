//! Asks for a link to choose another password with. Whether there is such an account is neither told nor to be told from the time it
//! takes: the account is looked for by a job.

use async_trait::async_trait;

use crate::{
    Error, Mode, Plane, PublicOperation, Result,
    audit::Target,
    gate::{Done, Door},
    jobs::Work,
    names,
    sessions::Throttle,
};

pub struct RequestReset {
    pub plane: Plane,
    pub email: String,
}

/// Enough for whoever looks for the mail, and few for whoever fills a stranger's mailbox.
const OF_ACCOUNT: Throttle = Throttle {
    free: 3,
    most_seconds: 60 * 60,
};

/// Many people may sit behind one address.
const OF_ADDRESS: Throttle = Throttle {
    free: 20,
    most_seconds: 60 * 60,
};

#[async_trait]
impl PublicOperation for RequestReset {
    const NAME: &'static str = "account.request_reset";
    /// What strangers ask for leaves no event, or anybody could fill the log; that a link was sent does.
    const MODE: Mode = Mode::Read;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<()>> {
        let email = self.email.trim().to_ascii_lowercase();
        names::email(&email, &()).map_err(|error| Error::invalid("email", format!("{error}.")))?;
        let network = door.caller().origin.network();
        let sends = door.app().sends_mail().await?;
        let tx = door.tx().await?;
        OF_ACCOUNT.count(tx, &format!("reset account {email}")).await?;
        if let Some(network) = network {
            OF_ADDRESS.count(tx, &format!("reset address {network}")).await?;
        }
        if sends {
            let root = self.plane == Plane::Root;
            tx.enqueue(&Work::SendReset { email, root }).await?;
        }
        Ok(Done::new(()))
    }
}
