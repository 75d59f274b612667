//! `cargo xtask run`: shows the extension at work in a browser.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{
    build,
    project::{Project, announce},
    setup::{self, Browser},
};

/// A news article with a dozen sign-up forms: the page to see the extension at work on.
const PAGE: &str = "docs/sample/index.html";
/// Where a run without a display leaves its picture of the reader.
const SCREENSHOT: &str = "dist/run.png";

/// Builds the extension, opens it in a browser on [`PAGE`] and clicks its button.
///
/// # Errors
/// When set-up, build or browser fail.
pub fn run(project: &Project, browser: Option<Browser>) -> Result<()> {
    let browser = browser.unwrap_or_else(|| setup::default_browser(project));
    setup::node(project)?;
    let browsers = setup::browsers(project, &[browser])?;
    build::build(project)?;

    let headless = !has_display();
    announce(&if headless {
        format!(
            "No display: opening the page in {} headless, screenshot in {SCREENSHOT}",
            browser.name()
        )
    } else {
        format!(
            "Opening the page in {}; close the browser to end",
            browser.name()
        )
    });
    let name = browser.name();
    let flags = headless.then_some("--headless");
    let shell = project.shell()?;
    let command = cmd!(
        shell,
        "node tests/browser/run.mjs --browser {name} --page {PAGE} --screenshot {SCREENSHOT} {flags...}"
    );
    browsers
        .lend(command)
        .quiet()
        .run()
        .with_context(|| format!("the extension can't be shown in {name}"))
}

/// Whether a window can be opened. Only Linux and the BSDs may be without a display.
fn has_display() -> bool {
    let always = cfg!(any(windows, target_os = "macos"));
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    always || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
