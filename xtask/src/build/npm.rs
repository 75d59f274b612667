//! The engine as an npm package: a folder that `npm pack` and `npm install` take.

use std::fs;

use anyhow::{Result, ensure};

use super::package::{ALONG, copy_folder};
use crate::project::Project;

/// What stands for the version in `npm/package.json`.
const UNVERSIONED: &str = "\"version\": \"0.0.0\"";

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
    // As text: the order of what is exported counts, and is not kept by every JSON writer.
    let path = folder.join("package.json");
    let text = fs::read_to_string(&path)?;
    let own = format!("\"version\": \"{}\"", project.version);
    let with_version = text.replacen(UNVERSIONED, &own, 1);
    ensure!(
        with_version.contains(&own),
        "npm/package.json has to hold {UNVERSIONED}"
    );
    Ok(fs::write(path, with_version)?)
}
