//! A server and as many browsers as a test has people.

use std::sync::Arc;

use anyhow::Result;

use crate::{
    browser::Browser,
    chromedriver::Chromedriver,
    picture::Pictures,
    server::{Server, SignIn},
};

pub struct World {
    test: String,
    // Dropped in this order: nobody looks at a server that is going away.
    chromedriver: Arc<Chromedriver>,
    pub server: Server,
    /// Those of the demo.
    pub people: Vec<SignIn>,
}

impl World {
    /// A server as a newcomer has it.
    pub fn empty(test: &str) -> Result<Self> {
        Ok(Self {
            test: test.to_owned(),
            chromedriver: Arc::new(Chromedriver::start()?),
            server: Server::empty()?,
            people: Vec::new(),
        })
    }

    /// One with something in it.
    pub fn with_demo(test: &str) -> Result<Self> {
        let (server, people) = Server::with_demo()?;
        Ok(Self {
            test: test.to_owned(),
            chromedriver: Arc::new(Chromedriver::start()?),
            server,
            people,
        })
    }

    /// A browser of its own for one person.
    pub async fn browser(&self, person: &str) -> Result<Browser> {
        let driver = self.chromedriver.open().await?;
        let pictures = Pictures::of(&format!("{}/{person}", self.test))?;
        Ok(Browser::new(driver, self.server.url().to_owned(), pictures))
    }

    /// A browser that runs no page's script.
    pub async fn browser_without_scripts(&self, person: &str) -> Result<Browser> {
        let mut browser = self.browser(person).await?;
        let off = serde_json::json!({ "value": true });
        browser
            .driver()
            .cdp()
            .send_raw("Emulation.setScriptExecutionDisabled", off)
            .await?;
        browser.scripts = false;
        Ok(browser)
    }

    /// Somebody of the demo with this role in this tenant.
    pub fn person(&self, tenant: &str, role: &str) -> Result<&SignIn> {
        let place = Some(tenant).filter(|slug| !slug.is_empty());
        let mut found = self
            .people
            .iter()
            .filter(|one| one.tenant.as_deref() == place && one.role == role);
        found
            .next()
            .ok_or_else(|| anyhow::anyhow!("the demo has no {role} in {tenant}"))
    }
}
