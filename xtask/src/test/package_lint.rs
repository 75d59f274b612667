//! What Firefox's add-on store would say of the extension.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::setup::Tool;

/// Warnings that one manifest for both browsers can't avoid.
const UNAVOIDABLE: &[&str] = &[
    // Chrome takes `background.service_worker`, Firefox `background.scripts`.
    "BACKGROUND_SERVICE_WORKER_IGNORED",
];

/// Runs `web-ext lint` on `dist/extension/`; errors and warnings other than [`UNAVOIDABLE`] ones fail.
///
/// # Errors
/// When there is something to complain about; each complaint has been printed.
pub fn lint(shell: &Shell) -> Result<()> {
    let web_ext = Tool::WebExt.script();
    let answer = cmd!(
        shell,
        "node {web_ext} lint --source-dir dist/extension --no-config-discovery --output json --boring"
    )
    .ignore_status()
    .read()?;
    let answer: Value = serde_json::from_str(&answer).context("web-ext lint gave no JSON")?;
    let mut count = 0;
    for list in ["errors", "warnings"] {
        let messages = answer[list]
            .as_array()
            .with_context(|| format!("web-ext lint gave no {list}"))?;
        for message in messages {
            let field = |name: &str| message[name].as_str().unwrap_or("");
            if !UNAVOIDABLE.contains(&field("code")) {
                count += 1;
                eprintln!(
                    "{}: {}: {}",
                    field("file"),
                    field("code"),
                    field("description")
                );
            }
        }
    }
    ensure!(count == 0, "{count} complaints about dist/extension");
    Ok(())
}
