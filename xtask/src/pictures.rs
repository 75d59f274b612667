//! `cargo xtask pictures`: the pictures of the guide, of README and of the stores.

use anyhow::Result;
use xshell::cmd;

use crate::{
    build,
    project::{Project, announce},
    setup::{self, Browser},
};

/// Builds extension and playground, and takes all pictures in both browsers.
///
/// # Errors
/// When set-up, build or a browser fail, or a picture is too large.
pub fn pictures(project: &Project) -> Result<()> {
    let browsers = setup::browsers(project, &[Browser::Chromium, Browser::Firefox])?;
    build::build(project)?;
    build::playground(project)?;
    announce("Taking pictures (two minutes)");
    let shell = project.shell()?;
    browsers
        .lend(cmd!(shell, "node tests/browser/pictures.mjs"))
        .quiet()
        .run()?;
    Ok(())
}
