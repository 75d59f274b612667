//! Programs from crates.io: found in PATH, among cargo's programs or in the project's tools, else built there.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{Project, announce, cargo};

/// How a crate is built that needs more than others: flags of `cargo install`.
const FLAGS: &[(&str, &[&str])] = &[
    // Unoptimised, comparing licences takes a quarter of an hour.
    ("cargo-about", &["--features=cli"]),
];

/// How all others are built: in a third of the time, and quick enough for what they do here.
const UNOPTIMISED: &[&str] = &["--debug"];

/// Finds a program, or builds the crate of its name into `.tools/`.
///
/// # Errors
/// When it can't be built.
pub fn ensure(project: &Project, name: &str) -> Result<PathBuf> {
    let tools = project.tools();
    if let Some(program) = find(&tools, name) {
        return Ok(program);
    }
    let _alone = super::alone(project, "tools")?;
    if let Some(program) = find(&tools, name) {
        return Ok(program);
    }
    announce(&format!("Building {name} into .tools/ (minutes, once)"));
    let shell = project.shell()?;
    let cargo = cargo();
    let flags = FLAGS
        .iter()
        .find(|(of, _)| *of == name)
        .map_or(UNOPTIMISED, |(_, flags)| flags);
    cmd!(
        shell,
        "{cargo} install {name} --locked --root {tools} {flags...}"
    )
    // In the project's target folder it would wait for what is compiled there.
    .env_remove("CARGO_TARGET_DIR")
    // What is built once and never debugged.
    .env("CARGO_INCREMENTAL", "0")
    .env("CARGO_PROFILE_DEV_DEBUG", "false")
    .quiet()
    .run()
    .with_context(|| format!("can't build {name}"))?;
    find(&tools, name).with_context(|| format!("{name} was built but is not in .tools/bin"))
}

fn find(tools: &Path, name: &str) -> Option<PathBuf> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = [
        Some(tools.join("bin")),
        cargo_home.map(|home| home.join("bin")),
    ];
    which::which(name)
        .or_else(|_| which::which_in(name, env::join_paths(folders.iter().flatten()).ok(), "."))
        .ok()
}
