//! The engine and the writer of books: Rust to WebAssembly, with the JavaScript and the types to
//! call it. The extension has one engine, the npm package and the playground another.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use super::kilobytes;
use crate::{
    project::{Project, announce},
    setup::{Library, Tool, WasmToolchain},
    stamp::Stamp,
};

/// A crate that becomes a WebAssembly module.
struct Module {
    /// What it is, for people.
    name: &'static str,
    /// What is compiled.
    library: Library<'static>,
    /// What it is optimised for.
    level: &'static str,
    /// Whether it is needed again after a trap, in which case its state has to be reset.
    restarts: bool,
}

/// Modules that are built together.
pub struct Kit {
    /// What they are for, for people.
    name: &'static str,
    modules: &'static [Module],
}

/// What the extension runs.
pub const EXTENSION: Kit = Kit {
    name: "the extension",
    modules: &[
        Module {
            name: "engine",
            library: Library {
                manifest: "engine/Cargo.toml",
                package: "unhusk",
                profile: "wasm",
                flags: &[],
            },
            level: "-O3",
            restarts: true,
        },
        Module {
            name: "writer of books",
            library: Library {
                manifest: "Cargo.toml",
                package: "unhusk-epub",
                profile: "wasm",
                flags: &[],
            },
            level: "-Oz",
            restarts: false,
        },
    ],
};

/// What runs without a browser extension.
pub const STANDALONE: Kit = Kit {
    name: "npm and the playground",
    modules: &[Module {
        name: "engine",
        library: Library {
            manifest: "Cargo.toml",
            package: "unhusk",
            profile: "standalone",
            flags: &["--features=standalone"],
        },
        level: "-O3",
        restarts: true,
    }],
};

/// The features that Rust's compiler uses: with more of them, Chromium refuses the module.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Compiles the modules of a kit and writes them into `folder`.
///
/// # Errors
/// When a crate does not compile, or a tool fails.
pub fn build(project: &Project, toolchain: WasmToolchain, kit: &Kit, folder: &Path) -> Result<()> {
    announce(&format!(
        "Compiling the engine for {} to WebAssembly",
        kit.name
    ));
    let shell = project.shell()?;
    fs::create_dir_all(folder)?;
    for module in kit.modules {
        let compile = toolchain.build_command(&shell, project, &module.library);
        compile
            .run()
            .with_context(|| format!("the {} does not compile", module.name))?;
        module.generate(project, toolchain, folder)?;
    }
    Ok(())
}

impl Module {
    fn generate(&self, project: &Project, toolchain: WasmToolchain, folder: &Path) -> Result<()> {
        let Module {
            name,
            library,
            level,
            ..
        } = self;
        let file = &library.file();
        let compiled = toolchain.output(project, library);
        let wasm =
            fs::read(&compiled).with_context(|| format!("can't read {}", compiled.display()))?;
        let output = folder.join(format!("{file}_bg.wasm"));
        let stamp = Stamp::new(
            project,
            &format!("{}-{file}", library.profile),
            (
                &wasm,
                level,
                WASM_FEATURES,
                fs::read(project.root.join("package-lock.json"))?,
            ),
        );
        if stamp.is_current() && output.exists() {
            return Ok(());
        }
        stamp.perform(|| {
            announce(&format!(
                "Generating the JavaScript interface of the {name}"
            ));
            Bindgen::new()
                .input_bytes(file, wasm)
                .web(true)?
                .typescript(true)
                .reset_state_function(self.restarts)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
                .with_context(|| format!("wasm-bindgen can't read the {name}"))?;

            let before = fs::metadata(&output)?.len();
            announce(&format!(
                "Optimising the {name} ({}; up to a minute)",
                kilobytes(before)
            ));
            let shell = project.shell()?;
            let wasm_opt = Tool::WasmOpt.script();
            cmd!(
                shell,
                "node {wasm_opt} {level} {WASM_FEATURES...} {output} -o {output}"
            )
            .quiet()
            .run()?;
            announce(&format!(
                "The {name} has {}",
                kilobytes(fs::metadata(&output)?.len())
            ));
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests;
