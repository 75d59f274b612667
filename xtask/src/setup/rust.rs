//! The parts of Rust that a plain installation lacks: the WASM target, clippy, rustfmt.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use super::system::{self, Software};
use crate::project::{Project, announce, cargo};

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Debian's rustc is not found through PATH: rustup's may come first there.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_STD_SOURCES: &str = "/usr/lib/rustlib/src/rust/library";
const DEBIAN_LINKER: &str = "wasm-ld-19";

/// A Rust that can compile to WebAssembly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WasmToolchain {
    /// The Rust in use has the target's standard library.
    Installed,
    /// Debian's Rust, which compiles the standard library for the target itself.
    Debian,
}

impl WasmToolchain {
    /// The command that builds the libraries of `packages`, with the flags `more`.
    pub fn build_command<'a>(
        self,
        shell: &'a Shell,
        project: &Project,
        profile: &str,
        packages: &[&str],
        more: &[&str],
    ) -> Cmd<'a> {
        let cargo = match self {
            WasmToolchain::Installed => cargo(),
            WasmToolchain::Debian => DEBIAN_CARGO.to_owned(),
        };
        let packages: Vec<String> = packages
            .iter()
            .map(|package| format!("--package={package}"))
            .collect();
        let command = cmd!(
            shell,
            "{cargo} build --profile {profile} {packages...} {more...} --lib --target {WASM_TARGET}"
        )
        .env("CARGO_ENCODED_RUSTFLAGS", wasm_flags(project))
        .quiet();
        match self {
            WasmToolchain::Installed => command,
            WasmToolchain::Debian => command
                .args(["-Z", "build-std=std,panic_abort", "--target-dir"])
                .arg(self.target_folder(project))
                .env("RUSTC_BOOTSTRAP", "1")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER),
        }
    }

    /// What the compiler of [`build_command`](Self::build_command) says about its version.
    ///
    /// # Errors
    /// When it does not run.
    pub fn compiler(self, shell: &Shell) -> Result<String> {
        let rustc = match self {
            WasmToolchain::Installed => "rustc",
            WasmToolchain::Debian => DEBIAN_RUSTC,
        };
        Ok(cmd!(shell, "{rustc} --version").quiet().read()?)
    }

    /// Where [`build_command`](Self::build_command) leaves a module.
    pub fn output(self, project: &Project, profile: &str, file: &str) -> PathBuf {
        self.target_folder(project)
            .join(WASM_TARGET)
            .join(format!("{profile}/{file}.wasm"))
    }

    fn target_folder(self, project: &Project) -> PathBuf {
        match self {
            WasmToolchain::Installed => project.target.clone(),
            WasmToolchain::Debian => project.target.join("debian"),
        }
    }
}

/// The compiler's flags for WebAssembly: instructions for many bytes at once, which every supported browser
/// has, and no path of this machine in the engine, so that the same source gives the same bytes everywhere.
pub fn wasm_flags(project: &Project) -> String {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .unwrap_or_default();
    let paths = [(&cargo_home, "/cargo"), (&project.root, "/unhusk")]
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    [&["-Ctarget-feature=+simd128".to_owned()][..], &paths]
        .concat()
        .join("\u{1f}")
}

/// Finds or installs a Rust that compiles to WebAssembly.
///
/// # Errors
/// When rustup can't install the target and there is no other way here.
pub fn wasm_toolchain(project: &Project) -> Result<WasmToolchain> {
    let shell = project.shell()?;
    let is_installed = || {
        cmd!(shell, "rustc --print target-libdir --target {WASM_TARGET}")
            .quiet()
            .read()
            .is_ok_and(|folder| Path::new(&folder).is_dir())
    };
    if is_installed() {
        return Ok(WasmToolchain::Installed);
    }
    announce("Installing Rust's WebAssembly target");
    if cmd!(shell, "rustup target add {WASM_TARGET}")
        .quiet()
        .run()
        .is_ok()
        && is_installed()
    {
        return Ok(WasmToolchain::Installed);
    }
    debian_wasm_toolchain(project).with_context(|| {
        format!("rustup can't install the target (rustup target add {WASM_TARGET})")
    })
}

/// The way out where rustup's servers can't be reached: Debian packages its own Rust with sources.
fn debian_wasm_toolchain(project: &Project) -> Result<WasmToolchain> {
    let needed = [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_STD_SOURCES];
    let is_complete =
        needed.iter().all(|path| Path::new(path).exists()) && which::which(DEBIAN_LINKER).is_ok();
    if !is_complete {
        system::install(project, Software::DebianWasm)?;
    }
    Ok(WasmToolchain::Debian)
}

/// Installs clippy and rustfmt where they are missing.
///
/// # Errors
/// When rustup can't install them.
pub fn ensure_linters(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    let cargo = cargo();
    for (verb, component) in [("clippy", "clippy"), ("fmt", "rustfmt")] {
        let is_there = cmd!(shell, "{cargo} {verb} --version")
            .quiet()
            .ignore_stdout()
            .ignore_stderr()
            .run()
            .is_ok();
        if !is_there {
            announce(&format!("Installing {component}"));
            cmd!(shell, "rustup component add {component}")
                .quiet()
                .run()
                .with_context(|| format!("{component} is missing and rustup can't install it"))?;
        }
    }
    Ok(())
}
