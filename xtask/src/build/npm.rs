//! The engine as an npm package: a folder that `npm pack` and `npm install` take.

use std::fs;

use anyhow::Result;
use serde_json::json;

use super::package::copy_folder;
use crate::project::Project;

/// Files of the project's root that come along.
const ALONG: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];

/// Puts `npm/` into `dist/npm/`, with the crate's version. The engine is built into it.
///
/// # Errors
/// When a file can't be read or written.
pub fn assemble(project: &Project) -> Result<()> {
    let folder = project.npm();
    copy_folder(&project.root.join("npm"), &folder)?;
    for name in ALONG {
        fs::copy(project.root.join(name), folder.join(name))?;
    }
    let mut manifest = project.json("npm/package.json")?;
    manifest["version"] = json!(project.version);
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    Ok(fs::write(folder.join("package.json"), text)?)
}
