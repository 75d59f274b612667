//! `cargo xtask build`: from source to an extension that both browsers load.

mod engine;
mod manifest;
mod notes;
mod npm;
mod package;
mod playground;
mod verify;

use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

pub use package::Package;

use crate::{
    project::{Project, announce, cargo},
    setup,
    test::TESTED,
};

/// Builds the engine and assembles the extension.
///
/// # Errors
/// When set-up or a step fails.
pub fn build(project: &Project) -> Result<Package> {
    setup::node(project)?;
    let toolchain = setup::wasm_toolchain(project)?;
    engine::build(project, toolchain, &engine::EXTENSION, &project.engine())?;
    let package = package::assemble(project)?;
    announce(&format!(
        "Built dist/extension/ ({}, {} packed)",
        kilobytes(package.unpacked),
        kilobytes(package.packed)
    ));
    Ok(package)
}

/// Builds the command line as it is released; returns the program.
///
/// # Errors
/// When it does not compile.
pub fn command_line(project: &Project) -> Result<PathBuf> {
    announce("Building the command line");
    let shell = project.shell()?;
    let cargo = cargo();
    cmd!(shell, "{cargo} build --release --features cli --bin unhusk")
        .quiet()
        .run()?;
    Ok(program(project, "release"))
}

/// Builds the command line as the tests do, of whose build nothing is left to do after them; returns the program.
///
/// # Errors
/// When it does not compile.
pub fn tested_command_line(project: &Project) -> Result<PathBuf> {
    let shell = project.shell()?;
    let cargo = cargo();
    cmd!(shell, "{cargo} test {TESTED...} --test batch --no-run")
        .quiet()
        .run()?;
    Ok(program(project, "debug"))
}

/// The command line's program, as it has been built into a folder.
fn program(project: &Project, folder: &str) -> PathBuf {
    let name = format!("unhusk{}", std::env::consts::EXE_SUFFIX);
    project.target.join(folder).join(name)
}

/// Builds the extension, and what the stores take: see [`package::archives`]. Then builds the same once more from the
/// source archive if `verifies`: see [`verify::verify`].
///
/// # Errors
/// When the build fails, a store would refuse it, or the second build gives other bytes.
pub fn package(project: &Project, verifies: bool) -> Result<()> {
    build(project)?;
    let notes = notes::write(project, setup::wasm_toolchain(project)?)?;
    announce(&format!("Wrote dist/{notes}"));
    let names = package::archives(project)?;
    if verifies {
        verify::verify(project, &names)?;
    }
    Ok(())
}

/// Builds `dist/npm/`: the engine as an npm package.
///
/// # Errors
/// When set-up or a step fails.
pub fn npm(project: &Project) -> Result<()> {
    setup::node(project)?;
    let toolchain = setup::wasm_toolchain(project)?;
    npm::assemble(project)?;
    let engine = project.npm().join("engine");
    engine::build(project, toolchain, &engine::STANDALONE, &engine)?;
    announce("Built dist/npm/");
    Ok(())
}

/// Builds `dist/www/`: the playground, files for any static host.
///
/// # Errors
/// When set-up or a step fails.
pub fn playground(project: &Project) -> Result<()> {
    npm(project)?;
    playground::assemble(project)?;
    announce("Built dist/www/");
    Ok(())
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes / 1000)
}
