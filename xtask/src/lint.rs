//! What Firefox's add-on store would say of the extension.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::setup::Tool;

/// Warnings that the folder for both browsers can't avoid.
pub const OF_BOTH_BROWSERS: &[&str] = &[
    // Chrome takes `background.service_worker`, Firefox `background.scripts`.
    "BACKGROUND_SERVICE_WORKER_IGNORED",
];

/// Runs `web-ext lint` on a folder; errors and warnings other than those in `allowed` fail.
///
/// # Errors
/// When there is something to complain about; each complaint has been printed.
pub fn lint(shell: &Shell, folder: &Path, allowed: &[&str]) -> Result<()> {
    let web_ext = Tool::WebExt.script();
    let answer = cmd!(
        shell,
        "node {web_ext} lint --source-dir {folder} --no-config-discovery --output json --boring"
    )
    .quiet()
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
            if !allowed.contains(&field("code")) {
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
    ensure!(count == 0, "{count} complaints about {}", folder.display());
    Ok(())
}
