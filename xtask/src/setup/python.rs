//! Python, with the packages that a part of the project needs.

use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use xshell::cmd;

use super::system::{self, Software};
use crate::{project::Project, version::Version};

/// The oldest that will do.
const MINIMUM: &str = "3.11";

/// What an environment is made with; Debian has both in a package of their own.
const NEEDED: &str = "import ensurepip, venv";

/// Finds the system's Python, or installs it.
///
/// # Errors
/// When it is missing or too old and can't be installed here; the error says what to do.
pub fn system_python(project: &Project) -> Result<PathBuf> {
    let shell = project.shell()?;
    let find = || {
        let python = which::which("python3").ok()?;
        let is_complete = cmd!(shell, "{python} -c {NEEDED}")
            .quiet()
            .ignore_stderr()
            .run()
            .is_ok();
        is_complete.then_some(python)
    };
    if find().is_none() {
        system::install(project, Software::Python)?;
    }
    let python = find().context("Python has been installed, but there is no python3 with venv")?;
    let found = cmd!(shell, "{python} --version").quiet().read()?;
    ensure!(
        Version::find(&found) >= Version::find(MINIMUM),
        "{found} is too old: {MINIMUM} or newer is needed, see https://www.python.org"
    );
    Ok(python)
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
        let system = system_python(project)?;
        cmd!(shell, "{system} -m venv {folder}").run()?;
    }
    cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check -r {packages}"
    )
    .run()?;
    Ok(python)
}
