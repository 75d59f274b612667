//! Installs what is missing, and nothing that is there.

mod browsers;
mod cargo_tools;
mod epubcheck;
mod node;
mod python;
mod rust;
mod system;

pub use browsers::{Browser, Browsers};
pub use epubcheck::{VARIABLE as EPUBCHECK_VARIABLE, ensure as epubcheck};
pub use node::{Tool, ensure as node, npm};
pub use python::{python, system_python};
pub use rust::{Library, WASM_TARGET, WasmToolchain, ensure_linters, wasm_flags, wasm_toolchain};

use std::{
    fs::{self, File},
    path::PathBuf,
};

use anyhow::{Context, Result};

use crate::project::{Project, announce};

/// All that any verb needs, with a line on where each thing is.
///
/// # Errors
/// When something can't be installed; the error says what to do.
pub fn everything(project: &Project) -> Result<()> {
    ensure_linters(project)?;
    announce("clippy and rustfmt are there");
    announce(match wasm_toolchain(project)? {
        WasmToolchain::Installed => "Rust's WebAssembly target is there",
        WasmToolchain::Debian => "Debian's Rust for WebAssembly is there",
    });
    node(project)?;
    announce("The npm packages are those of package-lock.json");
    announce(&format!("EPUBCheck is {}", epubcheck(project)?.display()));
    for browser in [Browser::Chromium, Browser::Firefox] {
        announce(&browsers(project, &[browser])?.to_string());
    }
    Ok(())
}

/// Waits until no other process installs anything of this kind, and keeps others waiting as long as it is held:
/// parts of the tests run side by side, and package managers refuse to.
///
/// # Errors
/// When the file that is locked can't be written.
fn alone(project: &Project, kind: &str) -> Result<File> {
    fs::create_dir_all(&project.target)?;
    let file = File::create(project.target.join(format!("installing-{kind}.lock")))?;
    file.lock().context("the file can't be locked")?;
    Ok(file)
}

/// Finds or installs these browsers, and the driver that Firefox needs.
///
/// # Errors
/// When a browser is missing or too old and can't be installed here.
pub fn browsers(project: &Project, wanted: &[Browser]) -> Result<Browsers> {
    let mut found = Browsers::default();
    for &browser in wanted {
        found.set(browser, browsers::ensure(project, browser)?);
        if browser == Browser::Firefox {
            found.geckodriver = Some(cargo_tools::ensure(project, "geckodriver")?);
        }
    }
    Ok(found)
}

/// Finds or builds cargo-fuzz.
///
/// # Errors
/// When it can't be built.
pub fn cargo_fuzz(project: &Project) -> Result<PathBuf> {
    cargo_tools::ensure(project, "cargo-fuzz")
}

/// Finds or builds cargo-deny.
///
/// # Errors
/// When it can't be built.
pub fn cargo_deny(project: &Project) -> Result<PathBuf> {
    cargo_tools::ensure(project, "cargo-deny")
}

/// Finds or builds cargo-about.
///
/// # Errors
/// When it can't be built.
pub fn cargo_about(project: &Project) -> Result<PathBuf> {
    cargo_tools::ensure(project, "cargo-about")
}

/// Finds or builds mdBook.
///
/// # Errors
/// When it can't be built.
pub fn mdbook(project: &Project) -> Result<PathBuf> {
    cargo_tools::ensure(project, "mdbook")
}

/// Finds or installs Valgrind; `None` on systems that it does not run on.
///
/// # Errors
/// When it can't be installed here; the error says what to do.
pub fn valgrind(project: &Project) -> Result<Option<PathBuf>> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    if which::which("valgrind").is_err() {
        system::install(project, system::Software::Valgrind)?;
    }
    Ok(Some(which::which("valgrind")?))
}

/// The browser to use when the user names none: Firefox only where it is the one that is installed.
pub fn default_browser(project: &Project) -> Browser {
    let is_there = |browser: Browser| {
        browser.is_chosen() || browsers::find(project, browser).is_ok_and(|path| path.is_some())
    };
    if !is_there(Browser::Chromium) && is_there(Browser::Firefox) {
        Browser::Firefox
    } else {
        Browser::Chromium
    }
}
