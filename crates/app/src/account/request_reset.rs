//! Asks for a link to choose another password with. Whether there is such an account is neither told nor to be told from the time it
//! takes: the account is looked for by a job.

use async_trait::async_trait;
use db::queries::sign_in_throttles as throttles;

use crate::{
    Error, Mode, Plane, PublicOperation, Result,
    audit::Target,
    gate::{Done, Door},
    jobs::Work,
    names,
};

pub struct RequestReset {
    pub plane: Plane,
    pub email: String,
}

/// Enough for whoever looks for the mail, and few for whoever fills a stranger's mailbox.
const FREE: i32 = 3;
const MOST_SECONDS: i32 = 60 * 60;
/// Many people may sit behind one address.
const FREE_OF_ADDRESS: i32 = 20;

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
        let of_account = (format!("reset account {email}"), FREE);
        let of_address = network.map(|network| (format!("reset address {network}"), FREE_OF_ADDRESS));
        for (key, free) in std::iter::once(of_account).chain(of_address) {
            let counted = throttles::attempt()
                .bind(tx.db(), &key, &tx.now(), &free, &MOST_SECONDS)
                .opt()
                .await?;
            if counted.is_none() {
                let until = throttles::blocked_until().bind(tx.db(), &key).one().await?;
                let seconds = until.duration_since(tx.now()).as_secs().max(1);
                return Err(Error::TooMany(seconds.unsigned_abs()));
            }
        }
        if sends {
            let root = self.plane == Plane::Root;
            tx.enqueue(&Work::SendReset { email, root }).await?;
        }
        Ok(Done::new(()))
    }
}
