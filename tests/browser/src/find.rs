//! Finds a control on the page as find.js does, waiting until it is there.

use anyhow::Result;
use serde_json::json;
use thirtyfour::WebElement;

use crate::{browser::Browser, target::Target, wait::until};

const SCRIPT: &str = include_str!("find.js");

/// Whether a control is something to press or something to fill.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Button,
    Field,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Field => "field",
        }
    }
}

impl Browser {
    pub(crate) async fn all(&self, kind: Kind, target: &Target) -> Result<Vec<WebElement>> {
        let arguments = [
            json!(kind.word()),
            json!(target.name),
            json!(target.row),
            json!(target.section),
        ];
        Ok(self.driver().execute(SCRIPT, arguments.to_vec()).await?.elements()?)
    }

    pub(crate) async fn one(&self, kind: Kind, target: &Target) -> Result<WebElement> {
        let what = format!("the {} {target:?}", kind.word());
        let found = until(&what, async || {
            // A page that is on its way out answers with an error.
            let mut found = self.all(kind, target).await.unwrap_or_default();
            Ok(match found.len() {
                1 => Ok(found.remove(0)),
                many => Err(format!("there are {many}")),
            })
        });
        self.explain(found.await).await
    }
}
