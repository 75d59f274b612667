//! `cargo xtask train`: trains the learned model on page sets.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use xshell::cmd;

use crate::{
    project::{Project, cargo},
    scores,
};

/// Where the training's Python packages are installed, and the list of them.
const ENVIRONMENT: &str = "model/.venv";
const PACKAGES: &str = "model/requirements.lock";

/// Trains the model on the page sets in `pages`, writes `src/model/model.bin`, `model/REPORT.md` and the scores
/// in `README.md`.
///
/// # Errors
/// When Python or the page sets are missing, or training fails.
pub fn train(project: &Project, pages: &Path) -> Result<()> {
    let pages = std::path::absolute(pages)?;
    ensure!(
        pages.is_dir(),
        "{} is no folder; --pages takes one that holds page sets",
        pages.display()
    );
    let python = environment(project)?;
    let shell = project.shell()?;
    let cargo = cargo();
    cmd!(shell, "{cargo} build --release --features cli --bin unhusk").run()?;
    let unhusk = project.target.join("release/unhusk");
    cmd!(
        shell,
        "{python} model/train.py --pages {pages} --unhusk {unhusk}"
    )
    .env("PYTHONHASHSEED", "0")
    .run()?;
    scores::update(project)
}

/// The Python of the training's own environment, with the packages of the list.
fn environment(project: &Project) -> Result<PathBuf> {
    let shell = project.shell()?;
    let folder = project.root.join(ENVIRONMENT);
    let python = folder.join("bin/python");
    if !python.exists() {
        let system = which::which("python3")
            .context("training needs Python 3.11 or newer; install python3 and python3-venv")?;
        cmd!(shell, "{system} -m venv {folder}").run()?;
    }
    cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check -r {PACKAGES}"
    )
    .run()?;
    Ok(python)
}
