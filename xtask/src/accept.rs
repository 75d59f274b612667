//! `cargo xtask accept`: writes the expectations of test cases.

use anyhow::{Context, Result, ensure};
use std::fs;
use xshell::cmd;

use crate::project::{Project, cargo};

const CASES: &str = "tests/cases";
/// Tells the case runner what to write: the name of a case, or `all`.
const ACCEPT: &str = "UNHUSK_ACCEPT";

/// Lets the case runner write what it finds for `names`, or for every case.
///
/// # Errors
/// When there is no such case, or the runner fails.
pub fn accept(project: &Project, names: &[String], all: bool) -> Result<()> {
    let known = cases(project)?;
    for name in names {
        ensure!(
            known.contains(name),
            "there is no {CASES}/{name}; there are:\n  {}",
            known.join("\n  ")
        );
    }
    let shell = project.shell()?;
    let cargo = cargo();
    let runner = || cmd!(shell, "{cargo} test --features cli --test cases --").quiet();
    let disagreement = "what people wrote in expected.json (present, absent …) does not hold";
    if all {
        runner().env(ACCEPT, "all").run().context(disagreement)?;
        cmd!(shell, "{cargo} test --features cli --test tidy")
            .quiet()
            .env(ACCEPT, "all")
            .run()
            .context("tidy mode would hide what a case says is content")?;
    }
    for name in names {
        let command = runner().env(ACCEPT, name).args(["--exact", name]);
        command.run().context(disagreement)?;
    }
    eprintln!("Written. See what changed: git diff {CASES}");
    Ok(())
}

fn cases(project: &Project) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(project.root.join(CASES)).with_context(|| format!("can't read {CASES}"))?
    {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
