//! EPUBCheck, the validator of EPUB files, which runs in Java.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::system::{self, Software};
use crate::project::Project;

/// Names its archive, where it is found by no other way.
pub const VARIABLE: &str = "EPUBCHECK_JAR";

/// Where packages put it: Debian and Ubuntu, Homebrew on either kind of Mac.
const PLACES: &[&str] = &[
    "/usr/share/java/epubcheck.jar",
    "/opt/homebrew/opt/epubcheck/libexec/epubcheck.jar",
    "/usr/local/opt/epubcheck/libexec/epubcheck.jar",
];

/// Finds EPUBCheck, or installs it.
///
/// # Errors
/// When it can't be installed here; the error says what to do.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    if let Some(archive) = find() {
        return Ok(archive);
    }
    system::install(project, Software::EpubCheck)
        .with_context(|| format!("{VARIABLE} can name its .jar file"))?;
    find().context("EPUBCheck has been installed, but not where it is looked for")
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE).map(PathBuf::from);
    let known = PLACES.iter().map(|place| Path::new(place).to_owned());
    named.into_iter().chain(known).find(|path| path.is_file())
}
