//! Node.js and the npm packages that `package-lock.json` names.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use super::system::{self, Software};
use crate::{
    project::{Project, announce},
    stamp::Stamp,
    version::Version,
};

/// A command-line tool out of `node_modules`, to be run by `node`.
#[derive(Clone, Copy)]
pub enum Tool {
    Eslint,
    Prettier,
    TypeScript,
    WasmOpt,
    WebExt,
}

impl Tool {
    /// The script that `node` runs, relative to the project's root.
    pub fn script(self) -> &'static str {
        match self {
            Tool::Eslint => "node_modules/eslint/bin/eslint.js",
            Tool::Prettier => "node_modules/prettier/bin/prettier.cjs",
            Tool::TypeScript => "node_modules/typescript/bin/tsc",
            Tool::WasmOpt => "node_modules/binaryen/bin/wasm-opt",
            Tool::WebExt => "node_modules/web-ext/bin/web-ext.js",
        }
    }
}

/// Installs Node.js where it is missing, and the npm packages where they are not those of the lock file.
///
/// # Errors
/// When Node.js is missing or too old, or npm fails.
pub fn ensure(project: &Project) -> Result<()> {
    if which::which("node").is_err() || npm().is_err() {
        system::install(project, Software::Node)?;
    }
    check_version(project)?;

    let lock =
        fs::read(project.root.join("package-lock.json")).context("can't read package-lock.json")?;
    let stamp = Stamp::new(project, "npm", &lock);
    if stamp.is_current() && project.root.join("node_modules").is_dir() {
        return Ok(());
    }
    announce("Installing npm packages (half a minute)");
    stamp.perform(|| {
        let shell = project.shell()?;
        let npm = npm()?;
        cmd!(shell, "{npm} ci --no-audit --no-fund")
            .quiet()
            .run()
            .context("npm can't install the packages")
    })
}

/// npm is a script: on Windows only its full name can be started.
///
/// # Errors
/// When there is none.
pub fn npm() -> Result<PathBuf> {
    which::which("npm").context("npm is missing: it comes with Node.js")
}

/// Compares the installed Node.js with `engines.node` of package.json, which has the form `>=MAJOR.MINOR`.
fn check_version(project: &Project) -> Result<()> {
    let package = project.json("package.json")?;
    let wanted = package["engines"]["node"]
        .as_str()
        .context("package.json names no engines.node")?;
    let shell = project.shell()?;
    let found = cmd!(shell, "node --version").quiet().read()?;
    if Version::find(&found) < Version::find(wanted) {
        bail!("Node.js {found} is too old: {wanted} is needed, see https://nodejs.org");
    }
    Ok(())
}
