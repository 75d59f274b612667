//! `cargo xtask train`: trains the learned model on page sets.

use anyhow::{Result, ensure};
use std::path::Path;
use xshell::cmd;

use crate::{build, project::Project, scores, setup};

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
    let python = setup::python(project, ENVIRONMENT, PACKAGES)?;
    let shell = project.shell()?;
    let unhusk = build::command_line(project)?;
    cmd!(
        shell,
        "{python} model/train.py --pages {pages} --unhusk {unhusk}"
    )
    .env("PYTHONHASHSEED", "0")
    .run()?;
    scores::update(project)
}
