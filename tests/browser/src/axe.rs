//! axe-core, given to the page by the driver, for the page's policy lets no script in: it must find nothing.

use std::{fs, sync::OnceLock};

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;

use crate::{browser::Browser, program::project, wait::until};

const RUN: &str = r"
const done = arguments[arguments.length - 1];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }).then(
  ({ violations }) => done({ violations: violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\n      ${failureSummary.replace(/\s+/g, ' ')}`),
  })) }),
  (error) => done({ error: String(error) }),
);";

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    violations: Vec<Violation>,
    error: Option<String>,
}

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<String> = OnceLock::new();
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let file = project().join("tests/browser/node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(&file)
        .with_context(|| format!("{} is missing: `make tools` gets what the tests need", file.display()))?;
    Ok(SOURCE.get_or_init(|| source))
}

impl Browser {
    /// WCAG 2.2 A and AA and axe's best practices, on the page as it is now.
    pub async fn is_accessible(&self) -> Result<()> {
        if !self.scripts {
            return Ok(());
        }
        // A page that was on its way out has taken axe along: the next one gets it anew.
        let found = until("axe to find what there is", async || {
            self.run(source()?, vec![]).await?;
            let found = self.driver().execute_async(RUN, vec![]).await;
            Ok(found.map_err(|error| error.to_string()))
        });
        let found = found.await?;
        let found: Found = found.convert()?;
        let violations = found.violations.iter().map(|violation| {
            let nodes: Vec<String> = violation.nodes.iter().map(|node| format!("\n    {node}")).collect();
            format!("{} ({}){}", violation.id, violation.help, nodes.concat())
        });
        let text: Vec<String> = violations.chain(found.error).collect();
        if text.is_empty() {
            return Ok(());
        }
        self.explain(Err(anyhow!("axe finds:\n  {}", text.join("\n  ")))).await
    }
}
