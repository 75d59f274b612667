//! `cargo xtask build`: from source to an extension that both browsers load.

mod engine;
mod npm;
mod package;
mod playground;

use std::fs;

use anyhow::Result;
use sha2::{Digest, Sha256};

pub use package::Package;

use crate::{
    project::{Project, announce},
    setup,
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
        "Built dist/extension/ ({}) and dist/{} ({})",
        kilobytes(package.unpacked),
        package.archive,
        kilobytes(package.packed)
    ));
    Ok(package)
}

/// Builds the extension and prints the SHA-256 of its archive, as `sha256sum` would.
///
/// # Errors
/// When the build fails.
pub fn package(project: &Project) -> Result<()> {
    build(project)?;
    let path = project.dist().join(package::archive(project));
    let digest = Sha256::digest(fs::read(&path)?);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{digest}  {}", path.display());
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
