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

/// A library that is compiled to WebAssembly.
pub struct Library<'a> {
    /// The manifest of its workspace, from the project's root.
    pub manifest: &'a str,
    /// Its package.
    pub package: &'a str,
    /// Cargo's profile, which keeps what is built for one product apart from the others.
    pub profile: &'a str,
    /// More flags for cargo.
    pub flags: &'a [&'a str],
}

impl Library<'_> {
    /// What its module is called.
    pub fn file(&self) -> String {
        self.package.replace('-', "_")
    }
}

impl WasmToolchain {
    /// The command that builds a library as a module.
    pub fn build_command<'a>(
        self,
        shell: &'a Shell,
        project: &Project,
        library: &Library<'_>,
    ) -> Cmd<'a> {
        let cargo = match self {
            WasmToolchain::Installed => cargo(),
            WasmToolchain::Debian => DEBIAN_CARGO.to_owned(),
        };
        let Library {
            manifest,
            package,
            profile,
            flags,
        } = *library;
        let target = self.target_folder(project);
        let command = cmd!(
            shell,
            "{cargo} rustc --manifest-path {manifest} --package {package} --lib --crate-type cdylib --profile {profile} {flags...} --target {WASM_TARGET} --target-dir {target}"
        )
        .env("CARGO_ENCODED_RUSTFLAGS", wasm_flags(project))
        .quiet();
        match self {
            WasmToolchain::Installed => command,
            WasmToolchain::Debian => command
                .args(["-Z", "build-std=std,panic_abort"])
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
    pub fn output(self, project: &Project, library: &Library<'_>) -> PathBuf {
        let folder = self.target_folder(project).join(WASM_TARGET);
        folder
            .join(library.profile)
            .join(format!("{}.wasm", library.file()))
    }

    fn target_folder(self, project: &Project) -> PathBuf {
        match self {
            WasmToolchain::Installed => project.target.clone(),
            WasmToolchain::Debian => project.target.join("debian"),
        }
    }
}

/// What LLVM may inline, in its own units, where it would go to 225: a background that has just been started has
/// to compile what its first page comes by. Together with optimisation level 2, Chromium shows that page 18 ms
/// sooner, and others take 5 % more time.
const INLINE_THRESHOLD: u32 = 60;

/// The compiler's flags for WebAssembly: instructions for many bytes at once, which every supported browser
/// has, functions that are soon compiled, and no path of this machine in the engine, so that the same source
/// gives the same bytes everywhere.
pub fn wasm_flags(project: &Project) -> String {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .unwrap_or_default();
    let paths = [(&cargo_home, "/cargo"), (&project.root, "/unhusk")]
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    let code = [
        "-Ctarget-feature=+simd128".to_owned(),
        format!("-Cllvm-args=-inline-threshold={INLINE_THRESHOLD}"),
    ];
    [code, paths].concat().join("\u{1f}")
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
