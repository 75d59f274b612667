//! geckodriver, through which Firefox is driven.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{Project, announce, cargo};

/// Finds geckodriver in PATH, among cargo's programs or in the project's tools; else builds it there.
///
/// # Errors
/// When it can't be built.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let tools = project.tools();
    let mut folders = vec![tools.join("bin")];
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    folders.extend(
        cargo_home
            .or_else(|| Some(env::home_dir()?.join(".cargo")))
            .map(|home| home.join("bin")),
    );
    let find = || {
        which::which("geckodriver")
            .or_else(|_| which::which_in("geckodriver", env::join_paths(&folders).ok(), "."))
    };
    if let Ok(driver) = find() {
        return Ok(driver);
    }
    announce("Building geckodriver into .tools/ (3 minutes, once)");
    let shell = project.shell()?;
    let cargo = cargo();
    cmd!(shell, "{cargo} install geckodriver --root {tools}")
        .quiet()
        .run()
        .context("can't build geckodriver")?;
    find().context("geckodriver was built but is not in .tools/bin")
}
