//! Python, with the packages that a part of the project needs.

use anyhow::{Context, Result};
use std::path::PathBuf;
use xshell::cmd;

use crate::project::Project;

/// The Python of an environment of its own, in a folder of the project, with the packages of a list.
///
/// # Errors
/// When there is no Python, or the packages can't be installed.
pub fn python(project: &Project, folder: &str, packages: &str) -> Result<PathBuf> {
    let shell = project.shell()?;
    let folder = project.root.join(folder);
    let python = folder.join("bin/python");
    if !python.exists() {
        let system = which::which("python3")
            .context("this needs Python 3.11 or newer; install python3 and python3-venv")?;
        cmd!(shell, "{system} -m venv {folder}").run()?;
    }
    cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check -r {packages}"
    )
    .run()?;
    Ok(python)
}
