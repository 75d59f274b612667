//! The notes for Mozilla's reviewers, who have to know the compiler to get the same bytes.

use std::fs;

use anyhow::{Context, Result};

use crate::{project::Project, setup::WasmToolchain};

/// The document that the notes are a part of.
const DOCUMENT: &str = "docs/store/firefox.md";

/// The heading of the block that holds them.
const HEADING: &str = "## Notes for reviewers";

/// What stands in them for the compiler's version.
const COMPILER: &str = "{compiler}";

/// Writes the notes beside the archives; returns the name of the file.
///
/// # Errors
/// When the document or the compiler are not as expected.
pub fn write(project: &Project, toolchain: WasmToolchain) -> Result<String> {
    let document = fs::read_to_string(project.root.join(DOCUMENT))
        .with_context(|| format!("can't read {DOCUMENT}"))?;
    let compiler = toolchain.compiler(&project.shell()?)?;
    let name = format!("unhusk-{}-firefox-notes.txt", project.version);
    fs::write(
        project.dist().join(&name),
        notes(&document, compiler.trim())?,
    )?;
    Ok(name)
}

/// The notes in a document, with the compiler's version.
fn notes(document: &str, compiler: &str) -> Result<String> {
    let notes = document
        .split_once(HEADING)
        .and_then(|(_, after)| after.split_once("```text\n"))
        .and_then(|(_, after)| after.split_once("\n```"))
        .map(|(notes, _)| notes)
        .filter(|notes| notes.contains(COMPILER))
        .with_context(|| format!("{DOCUMENT} has no “{HEADING}” with {COMPILER} in them"))?;
    Ok(notes.replace(COMPILER, compiler) + "\n")
}

#[cfg(test)]
mod tests;
