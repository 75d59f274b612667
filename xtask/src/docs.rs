//! `cargo xtask docs`: the guide as a book.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{
    project::{Project, announce},
    setup,
};

/// Builds the guide in `docs/` into `dist/docs/`.
///
/// # Errors
/// When mdBook can't be built, or finds something wrong.
pub fn docs(project: &Project) -> Result<()> {
    let mdbook = setup::mdbook(project)?;
    let shell = project.shell()?;
    cmd!(shell, "{mdbook} build docs")
        .quiet()
        .run()
        .context("the guide can't be built")?;
    announce("Built dist/docs/: open dist/docs/index.html");
    Ok(())
}

#[cfg(test)]
mod tests;
