//! `cargo xtask scale`: the job for more than one machine, tried on this one.

use anyhow::{Result, ensure};
use std::path::Path;
use xshell::cmd;

use crate::{build, project::Project, setup};

/// Runs the job of `scale/` and the plain command on the same pages, checks that both say the same, and prints how fast they are.
///
/// # Errors
/// When Python is missing, or the two differ.
pub fn scale(project: &Project, pages: Option<&Path>) -> Result<()> {
    if let Some(pages) = pages {
        ensure!(
            pages.is_dir(),
            "{} is no folder; --pages takes one that holds pages",
            pages.display()
        );
    }
    let python = setup::python(project, "scale/.venv", "scale/requirements.lock")?;
    let pages = pages.map(std::path::absolute).transpose()?;
    let pages = pages
        .iter()
        .flat_map(|pages| ["--pages".as_ref(), pages.as_os_str()]);
    let shell = project.shell()?;
    let unhusk = build::command_line(project)?;
    cmd!(
        shell,
        "{python} scale/measure.py --unhusk {unhusk} {pages...}"
    )
    .run()?;
    Ok(())
}
