//! `cargo xtask build`: from source to an extension that both browsers load.

mod engine;
mod package;

use anyhow::Result;

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
    engine::build(project, toolchain)?;
    let package = package::assemble(project)?;
    announce(&format!(
        "Built dist/extension/ ({}) and dist/{} ({})",
        kilobytes(package.unpacked),
        package.archive,
        kilobytes(package.packed)
    ));
    Ok(package)
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes / 1000)
}
