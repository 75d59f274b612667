//! `cargo xtask bombs`: what pages cost that are made to use up time and memory.

use anyhow::Result;
use xshell::cmd;

use crate::{
    build,
    project::Project,
    setup::{self, Browser},
};

/// Prints the table of `tests/bombs/`, with the browsers if wanted.
///
/// # Errors
/// When something can't be built, or a page can't be measured.
pub fn bombs(project: &Project, in_browsers: bool) -> Result<()> {
    build::build(project)?;
    let shell = project.shell()?;
    let program = build::command_line(project)?;
    let (browsers, flag) = if in_browsers {
        let wanted = [Browser::Chromium, Browser::Firefox];
        (setup::browsers(project, &wanted)?, Some("--browsers"))
    } else {
        (setup::Browsers::default(), None)
    };
    browsers
        .lend(cmd!(
            shell,
            "node tests/bombs/table.mjs --program {program} {flag...}"
        ))
        .quiet()
        .run()?;
    Ok(())
}
