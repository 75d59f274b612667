//! The playground: `www/` with the npm package, what takes snapshots in the extension, and sample pages.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::package::copy_folder;
use crate::project::Project;

/// Parts of `dist/npm/` that it runs.
const ENGINE: &[&str] = &[
    "api.js",
    "browser.js",
    "engine/unhusk.d.ts",
    "engine/unhusk.js",
    "engine/unhusk_bg.wasm",
];

/// The extension's scripts that it runs as well.
const SNAPSHOT: &[&str] = &["markup.js", "snapshot.js"];

/// Puts the playground together in `dist/www/`.
///
/// # Errors
/// When a file can't be read or written, or a sample names no case.
pub fn assemble(project: &Project) -> Result<()> {
    let folder = project.playground();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy_folder(&project.root.join("www"), &folder)?;
    fs::remove_file(folder.join("tsconfig.json"))?;
    for (from, to) in [
        ("icons/icon.svg", "icon.svg"),
        ("colours.css", "colours.css"),
    ] {
        copy(&project.extension().join(from), &folder.join(to))?;
    }
    for name in ENGINE {
        copy(&project.npm().join(name), &folder.join("unhusk").join(name))?;
    }
    for name in SNAPSHOT {
        copy(
            &project.extension().join("content").join(name),
            &folder.join("snapshot").join(name),
        )?;
    }
    let samples = project.json("www/samples.json")?;
    for sample in samples.as_array().into_iter().flatten() {
        let case = sample["case"]
            .as_str()
            .context("a sample in www/samples.json has no case")?;
        copy(
            &project
                .root
                .join("tests/cases")
                .join(case)
                .join("page.html"),
            &folder.join("samples").join(format!("{case}.html")),
        )?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("can't copy {}", from.display()))?;
    Ok(())
}
