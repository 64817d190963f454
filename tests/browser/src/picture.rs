//! Pictures of pages, to look at: light, dark and on a phone. Also what can be measured of them: nothing runs over the edge.

use std::{
    env, fs,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use anyhow::{Result, anyhow, bail};
use serde_json::json;

use crate::{browser::Browser, program::project};

/// Where it is set, pictures are kept.
const VARIABLE: &str = "BAILIWICK_SCREENSHOTS";
const WIDE: u32 = 1280;
const PHONE: u32 = 390;
/// As narrow as WCAG asks for (1.4.10).
const NARROWEST: u32 = 320;

pub struct Pictures {
    directory: Option<PathBuf>,
    taken: AtomicUsize,
}

impl Pictures {
    pub fn of(test: &str) -> Result<Self> {
        let wanted = env::var_os(VARIABLE).is_some_and(|value| !value.is_empty());
        let directory = wanted.then(|| project().join("screenshots").join(test));
        if let Some(directory) = &directory {
            fs::create_dir_all(directory)?;
        }
        Ok(Self {
            directory,
            taken: AtomicUsize::new(0),
        })
    }

    /// As the page was when something went wrong; a picture that cannot be taken is done without.
    pub(crate) async fn of_failure(&self, browser: &Browser) {
        if let Some(directory) = &self.directory {
            let _ = browser.driver().screenshot(&directory.join("failure.png")).await;
        }
    }
}

impl Browser {
    /// The page in light and dark, wide and on a phone: accessible in each, within the window, and kept as pictures where
    /// that is asked for.
    pub async fn poses(&self, name: &str) -> Result<()> {
        self.wear("light").await?;
        self.stand(WIDE).await?;
        self.take(name, "light").await?;
        self.wear("dark").await?;
        self.is_accessible().await?;
        self.take(name, "dark").await?;
        self.stand(PHONE).await?;
        self.is_accessible().await?;
        self.take(name, "phone-dark").await?;
        self.wear("light").await?;
        self.take(name, "phone").await?;
        self.stand(NARROWEST).await?;
        self.sit().await
    }

    /// Only the pictures, and only where they are asked for.
    pub async fn picture(&self, name: &str) -> Result<()> {
        if self.pictures.directory.is_none() {
            return Ok(());
        }
        self.wear("light").await?;
        self.stand(WIDE).await?;
        self.take(name, "light").await?;
        self.wear("dark").await?;
        self.take(name, "dark").await?;
        self.wear("light").await?;
        self.stand(PHONE).await?;
        self.take(name, "phone").await?;
        self.sit().await
    }

    /// What the system prefers.
    pub async fn wear(&self, scheme: &str) -> Result<()> {
        self.style(scheme).await?;
        // What is painted next is painted in it.
        let painted = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        if self.scripts {
            self.driver().execute_async(painted, vec![]).await?;
        }
        Ok(())
    }

    async fn style(&self, scheme: &str) -> Result<()> {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.driver()
            .cdp()
            .send_raw("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }

    /// A window this wide and as high as the page.
    async fn stand(&self, width: u32) -> Result<()> {
        self.size(width, 800).await?;
        let high = self
            .run("return document.documentElement.scrollHeight;", vec![])
            .await?;
        let high = high.as_u64().unwrap_or_default().clamp(800, 3000);
        self.size(width, u32::try_from(high)?).await?;
        let script = "const edge = document.documentElement.clientWidth;
            const over = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge + 1
                && one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120));
            return [document.documentElement.scrollWidth - edge, over.slice(0, 5)];";
        let measured = self.run(script, vec![]).await?;
        if measured[0].as_i64().unwrap_or_default() > 0 {
            let text = format!(
                "at a width of {width} the page runs {} px over: {}",
                measured[0], measured[1]
            );
            return self.explain(Err(anyhow!(text))).await;
        }
        Ok(())
    }

    /// The window as it was.
    async fn sit(&self) -> Result<()> {
        self.driver()
            .cdp()
            .send_raw("Emulation.clearDeviceMetricsOverride", json!({}))
            .await?;
        Ok(())
    }

    pub async fn size(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.driver()
            .cdp()
            .send_raw("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        Ok(())
    }

    async fn take(&self, name: &str, how: &str) -> Result<()> {
        let Some(directory) = &self.pictures.directory else {
            return Ok(());
        };
        if name.contains('/') {
            bail!("{name} is no name of a file");
        }
        // Numbered, so that they lie in the order of the test.
        if how == "light" {
            self.pictures.taken.fetch_add(1, Ordering::Relaxed);
        }
        let number = self.pictures.taken.load(Ordering::Relaxed);
        let file = directory.join(format!("{number:02}-{name}.{how}.png"));
        Ok(self.driver().screenshot(&file).await?)
    }
}
