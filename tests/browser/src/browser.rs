//! One browser with one person before it: going to pages, pressing, filling in and reading, by the words on the page.

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver, WebElement};

use crate::{
    find::Kind,
    picture::Pictures,
    target::{Target, named},
    wait::until,
};

pub struct Browser {
    driver: Option<WebDriver>,
    base: String,
    pub(crate) pictures: Pictures,
    /// Off where a page's own scripts are, for axe is one.
    pub(crate) scripts: bool,
}

impl Browser {
    pub(crate) fn new(driver: WebDriver, base: String, pictures: Pictures) -> Self {
        Self {
            driver: Some(driver),
            base,
            pictures,
            scripts: true,
        }
    }

    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("it is there until the browser is dropped")
    }

    // ---- going ----

    /// Opens a path of the server, or an address on it.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.load(address).await?;
        self.arrived().await
    }

    /// Opens what is not there, or not for this person: the page of status 404, and nothing else.
    pub async fn open_in_vain(&self, path: &str) -> Result<()> {
        self.load(path).await?;
        self.is_not_found().await
    }

    /// Opens what answers with another status than 200, and says why.
    pub async fn open_in_vain_with(&self, address: &str, status: &str, text: &str) -> Result<()> {
        self.load(address).await?;
        self.sees(text).await?;
        self.has_nothing_to_complain(Some(status)).await?;
        self.is_accessible().await
    }

    async fn load(&self, address: &str) -> Result<()> {
        let address = if address.starts_with('/') {
            format!("{}{address}", self.base)
        } else {
            address.to_owned()
        };
        self.driver()
            .goto(&address)
            .await
            .with_context(|| format!("opening {address}"))
    }

    /// By the entry of the page's own menu.
    pub async fn menu(&self, entry: &str) -> Result<()> {
        self.go(named(entry).in_section("Main")).await
    }

    /// At one of the two doors.
    pub async fn sign_in(&self, door: &str, email: &str, password: &str) -> Result<()> {
        self.open(door).await?;
        self.fill("E-mail address", email).await?;
        self.fill("Password", password).await?;
        self.go("Sign in").await
    }

    /// Presses what leads to another page, and waits for that.
    pub async fn go(&self, target: impl Into<Target>) -> Result<()> {
        self.leave(target).await?;
        self.arrived().await
    }

    /// The same where the other page is not to be found.
    pub async fn go_in_vain(&self, target: impl Into<Target>) -> Result<()> {
        self.leave(target).await?;
        self.is_not_found().await
    }

    async fn leave(&self, target: impl Into<Target>) -> Result<()> {
        self.leaving(async || self.press(target).await).await
    }

    /// Does something that loads a page, and waits until that is there. The old document bears a mark meanwhile.
    pub async fn leaving(&self, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        self.run("window.left = true;", vec![]).await?;
        act().await?;
        let there = until("the next page", async || {
            let script = "return window.left !== true && document.readyState === 'complete';";
            // Between two pages there is none to ask.
            let there = self.run(script, vec![]).await.is_ok_and(|it| it == json!(true));
            Ok(if there {
                Ok(())
            } else {
                Err("the page stayed".to_owned())
            })
        });
        self.explain(there.await).await
    }

    async fn arrived(&self) -> Result<()> {
        self.has_nothing_to_complain(None).await?;
        self.is_accessible().await
    }

    async fn is_not_found(&self) -> Result<()> {
        self.sees("Page not found").await?;
        self.has_nothing_to_complain(Some("404")).await?;
        self.is_accessible().await
    }

    pub async fn path(&self) -> Result<String> {
        let url = self.driver().current_url().await?;
        Ok(url.as_str().strip_prefix(&self.base).unwrap_or(url.as_str()).to_owned())
    }

    pub async fn is_at(&self, path: &str) -> Result<()> {
        let there = until(path, async || {
            let now = self.path().await?;
            Ok(if now == path {
                Ok(())
            } else {
                Err(format!("the path is {now}"))
            })
        });
        self.explain(there.await).await
    }

    // ---- doing ----

    pub async fn press(&self, target: impl Into<Target>) -> Result<()> {
        let target = target.into();
        let button = self.one(Kind::Button, &target).await?;
        self.click(&button)
            .await
            .with_context(|| format!("pressing {target:?}"))
    }

    /// Scrolls there first, away from what sticks to the window's edges, as a person would.
    async fn click(&self, element: &WebElement) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.run(script, vec![element.to_json()?]).await?;
        Ok(element.click().await?)
    }

    pub async fn fill(&self, target: impl Into<Target>, text: &str) -> Result<()> {
        let target = target.into();
        let field = self.one(Kind::Field, &target).await?;
        field.clear().await?;
        // The driver types no character outside the basic plane, so these are pasted.
        if text.chars().all(|c| c.len_utf16() == 1) {
            field.send_keys(text).await?;
        } else {
            field.focus().await?;
            self.driver()
                .cdp()
                .send_raw("Input.insertText", json!({ "text": text }))
                .await?;
        }
        let kept = field.prop("value").await?.unwrap_or_default();
        if kept != text {
            bail!("{target:?} holds {kept:?} after {text:?} was typed");
        }
        Ok(())
    }

    /// A date, whatever the browser's own way of typing one is.
    pub async fn fill_date(&self, target: impl Into<Target>, date: &str) -> Result<()> {
        let field = self.one(Kind::Field, &target.into()).await?;
        self.run(
            "arguments[0].value = arguments[1];",
            vec![field.to_json()?, json!(date)],
        )
        .await?;
        Ok(())
    }

    /// Chooses the option of a select whose text begins so.
    pub async fn choose(&self, target: impl Into<Target>, begin: &str) -> Result<()> {
        let target = target.into();
        let field = self.one(Kind::Field, &target).await?;
        let script = "const option = [...arguments[0].options].find((one) => one.text.trim().startsWith(arguments[1]));
            if (!option) return [...arguments[0].options].map((one) => one.text);
            arguments[0].value = option.value;
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
            arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
        let others = self.run(script, vec![field.to_json()?, json!(begin)]).await?;
        if !others.is_null() {
            bail!("{target:?} has no option {begin:?}, only {others}");
        }
        Ok(())
    }

    /// Ticks a box, a radio button, or takes the tick away.
    pub async fn tick(&self, target: impl Into<Target>) -> Result<()> {
        let target = target.into();
        let field = self.one(Kind::Field, &target).await?;
        self.click(&field).await.with_context(|| format!("ticking {target:?}"))
    }

    pub async fn is_ticked(&self, target: impl Into<Target>) -> Result<bool> {
        Ok(self.one(Kind::Field, &target.into()).await?.is_selected().await?)
    }

    /// Whether a button can be pressed.
    pub async fn is_enabled(&self, target: impl Into<Target>) -> Result<bool> {
        Ok(self.one(Kind::Button, &target.into()).await?.is_enabled().await?)
    }

    pub async fn value(&self, target: impl Into<Target>) -> Result<String> {
        Ok(self
            .one(Kind::Field, &target.into())
            .await?
            .prop("value")
            .await?
            .unwrap_or_default())
    }

    /// Presses keys wherever the focus is; what `held` names is held meanwhile.
    pub async fn keys(&self, held: Option<Key>, keys: &str) -> Result<()> {
        let mut chain = self.driver().action_chain();
        if let Some(key) = held.clone() {
            chain = chain.key_down(key);
        }
        chain = chain.send_keys(keys);
        if let Some(key) = held {
            chain = chain.key_up(key);
        }
        Ok(chain.perform().await?)
    }

    pub async fn key(&self, key: Key) -> Result<()> {
        Ok(self
            .driver()
            .action_chain()
            .key_down(key.clone())
            .key_up(key)
            .perform()
            .await?)
    }

    /// Has a device from now on that keeps passkeys and says each time that it verified who is there.
    pub async fn gets_an_authenticator(&self) -> Result<()> {
        let device = json!({ "options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true, "isUserVerified": true,
        } });
        self.driver().cdp().send_raw("WebAuthn.enable", json!({})).await?;
        self.driver()
            .cdp()
            .send_raw("WebAuthn.addVirtualAuthenticator", device)
            .await?;
        Ok(())
    }

    // ---- reading ----

    pub async fn text(&self) -> Result<String> {
        let text = self.run("return document.body.innerText;", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the text is to be seen.
    pub async fn sees(&self, text: &str) -> Result<()> {
        self.sees_when(text, true).await
    }

    pub async fn does_not_see(&self, text: &str) -> Result<()> {
        self.sees_when(text, false).await
    }

    async fn sees_when(&self, text: &str, wanted: bool) -> Result<()> {
        let what = format!("{text:?} {}", if wanted { "to appear" } else { "to go" });
        let found = until(&what, async || {
            let page = self.text().await.unwrap_or_default();
            let seen = flat(&page).contains(&flat(text));
            Ok(if seen == wanted {
                Ok(())
            } else {
                Err("it did not".to_owned())
            })
        });
        self.explain(found.await).await
    }

    /// Whether there is something to press of this name, now.
    pub async fn offers(&self, target: impl Into<Target>) -> Result<bool> {
        Ok(!self.all(Kind::Button, &target.into()).await?.is_empty())
    }

    /// The whole text of what the button of this name copies.
    pub async fn copied_by(&self, button: &str) -> Result<String> {
        let button = self.one(Kind::Button, &button.into()).await?;
        let script = "const { copy, copyFrom } = arguments[0].dataset;
            return copy ?? document.getElementById(copyFrom).textContent;";
        let text = self.run(script, vec![button.to_json()?]).await?;
        text.as_str().map(str::to_owned).context("the button copies nothing")
    }

    /// A table by its caption: the head of each column, and the cells of each row.
    pub async fn table(&self, caption: &str) -> Result<Vec<Vec<String>>> {
        let script = "const plain = (text) => text.replace(/\\s+/g, ' ').trim();
            const table = [...document.querySelectorAll('table')].find((one) => plain(one.caption?.textContent ?? '') === arguments[0]);
            return table && [...table.rows].map((row) => [...row.cells].map((cell) => plain(cell.innerText)));";
        let rows = self.run(script, vec![json!(caption)]).await?;
        let rows: Option<Vec<Vec<String>>> = serde_json::from_value(rows)?;
        self.explain(rows.with_context(|| format!("no table is called {caption}")))
            .await
    }

    /// What script answers in the page, which the page's own policy does not bind.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver().execute(script, arguments).await?.json().clone())
    }

    // ---- judging ----

    /// The browser's console holds no error, no violation of the policy and no request that failed.
    pub(crate) async fn has_nothing_to_complain(&self, expected: Option<&str>) -> Result<()> {
        let complaints: Vec<String> = self
            .driver()
            .browser_log()
            .await?
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" || entry.level == "WARNING")
            .map(|entry| entry.message)
            .filter(|message| !expected.is_some_and(|status| message.contains(&format!("a status of {status}"))))
            .collect();
        if complaints.is_empty() {
            return Ok(());
        }
        let text = complaints.join("\n");
        self.explain(Err(anyhow!("the browser complains:\n{text}"))).await
    }

    /// An error is told with what was on the page.
    pub(crate) async fn explain<T>(&self, result: Result<T>) -> Result<T> {
        let Err(error) = result else {
            return result;
        };
        let path = self.path().await.unwrap_or_default();
        let text = self.text().await.unwrap_or_default();
        self.pictures.of_failure(self).await;
        Err(error.context(format!("at {path}, where the page says:\n{}\n", text.trim())))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromedriver ends it.
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
    }
}

/// Spaces and line breaks are the layout's.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
