//! Python, with the packages that a part of the project needs.

use anyhow::{Context, Result};
use std::path::PathBuf;
use xshell::cmd;

use super::system::{self, Software};
use crate::project::Project;

/// Finds the system's Python, or installs it.
///
/// # Errors
/// When it can't be installed here; the error says what to do.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    if let Ok(python) = which::which("python3") {
        return Ok(python);
    }
    system::install(project, Software::Python)?;
    which::which("python3").context("Python has been installed, but there is no python3 in PATH")
}

/// The Python of an environment of its own, in a folder of the project, with the packages of a list.
///
/// # Errors
/// When there is no Python, or the packages can't be installed.
pub fn python(project: &Project, folder: &str, packages: &str) -> Result<PathBuf> {
    let shell = project.shell()?;
    let folder = project.root.join(folder);
    let python = folder.join("bin/python");
    if !python.exists() {
        let system = ensure(project)?;
        cmd!(shell, "{system} -m venv {folder}")
            .run()
            .context("Python lacks venv; on Debian and Ubuntu it is the package python3-venv")?;
    }
    cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check -r {packages}"
    )
    .run()?;
    Ok(python)
}
