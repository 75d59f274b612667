//! `cargo xtask scale`: the job for more than one machine, tried on this one.

use anyhow::{Result, ensure};
use std::path::Path;
use xshell::cmd;

use crate::{
    build,
    project::{Project, announce},
    setup,
};

/// Runs the job of `scale/` and the plain command as it is released on the same pages, checks that both say the same,
/// and prints how fast they are.
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
    measure(project, &build::command_line(project)?, pages)
}

/// The same with the program that the tests have built, which is slower: job and command are still comparable.
///
/// # Errors
/// As with [`scale`].
pub fn scale_tested(project: &Project) -> Result<()> {
    let unhusk = build::tested_command_line(project)?;
    announce(
        "With the program of the tests, which is little optimised: what counts is one figure beside the other",
    );
    measure(project, &unhusk, None)
}

fn measure(project: &Project, unhusk: &Path, pages: Option<&Path>) -> Result<()> {
    let python = setup::python(project, "scale/.venv", "scale/requirements.lock")?;
    let pages = pages.map(std::path::absolute).transpose()?;
    let pages = pages
        .iter()
        .flat_map(|pages| ["--pages".as_ref(), pages.as_os_str()]);
    let shell = project.shell()?;
    cmd!(
        shell,
        "{python} scale/measure.py --unhusk {unhusk} {pages...}"
    )
    .run()?;
    Ok(())
}
