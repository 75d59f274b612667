//! The engine: Rust to WebAssembly, with the JavaScript and the types to call it.

use std::fs;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use super::kilobytes;
use crate::{
    project::{Project, announce},
    setup::{Tool, WasmToolchain},
    stamp::Stamp,
};

/// For speed, with the features named that Rust's compiler uses: more of them, and Chromium
/// refuses the module.
const WASM_OPT_FLAGS: &[&str] = &[
    "-O3",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Compiles the engine and writes `extension/pkg/`.
///
/// # Errors
/// When the engine does not compile, or a tool fails.
pub fn build(project: &Project, toolchain: WasmToolchain) -> Result<()> {
    announce("Compiling the engine to WebAssembly");
    let shell = project.shell()?;
    toolchain
        .build_command(&shell, project)
        .run()
        .context("the engine does not compile")?;
    let compiled = toolchain.output(project);
    let wasm = fs::read(&compiled).with_context(|| format!("can't read {}", compiled.display()))?;

    let folder = project.engine();
    let module = folder.join("unhusk_bg.wasm");
    let stamp = Stamp::new(
        project,
        "engine",
        (
            &wasm,
            WASM_OPT_FLAGS,
            fs::read(project.root.join("package-lock.json"))?,
        ),
    );
    if stamp.is_current() && module.exists() {
        return Ok(());
    }
    stamp.perform(|| {
        announce("Generating the engine's JavaScript interface");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        Bindgen::new()
            .input_bytes("unhusk", wasm)
            .web(true)?
            .typescript(true)
            // After a trap the instance is unusable: the caller replaces it with this.
            .reset_state_function(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(&folder)
            .context("wasm-bindgen can't read the engine")?;

        let before = fs::metadata(&module)?.len();
        announce(&format!(
            "Optimising the engine ({}; up to a minute)",
            kilobytes(before)
        ));
        let wasm_opt = Tool::WasmOpt.script();
        cmd!(
            shell,
            "node {wasm_opt} {WASM_OPT_FLAGS...} {module} -o {module}"
        )
        .quiet()
        .run()?;
        announce(&format!(
            "The engine has {}",
            kilobytes(fs::metadata(&module)?.len())
        ));
        Ok(())
    })
}
