//! The extension as a folder that both browsers load as it is, and as archives for their stores.

use std::{
    fs::{self, File},
    io::{self, Cursor},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;
use xshell::{Shell, cmd};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::manifest;
use crate::{
    lint,
    project::{Project, announce},
    setup::Browser,
};

/// Files of the project's root that come along in everything that is given away.
pub const ALONG: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY-LICENSES.txt"];

/// What reviewers are told stands in the root of the archive of the source.
const BUILD_STEPS: &str = "docs/store/BUILD.md";

/// The sums of all archives, in the form of `sha256sum`.
const SUMS: &str = "SHA256SUMS";

/// What was assembled.
pub struct Package {
    /// Size of the folder's files in bytes.
    pub unpacked: u64,
    /// What they have as an archive.
    pub packed: u64,
}

/// Puts `manifest.json`, `extension/` and the generated engine together in `dist/extension/`.
///
/// # Errors
/// When a file can't be read or written, or the manifest is not in order.
pub fn assemble(project: &Project) -> Result<Package> {
    let folder = project.dist().join("extension");
    let unpacked = write_folder(project, &project.manifest()?, &folder)?;
    let packed = pack(&folder)?.len() as u64;
    Ok(Package { unpacked, packed })
}

/// Writes an archive for each store and one of the source into `dist/`, with their sums, which are printed; returns
/// their names. The extension has been assembled.
///
/// # Errors
/// When a store would refuse one of them, or it can't be written.
pub fn archives(project: &Project) -> Result<Vec<String>> {
    let common = project.manifest()?;
    let shell = project.shell()?;
    let mut names = Vec::new();
    for (browser, store) in [(Browser::Firefox, "firefox"), (Browser::Chromium, "chrome")] {
        let manifest = manifest::for_browser(&common, browser);
        let folder = project.dist().join("package").join(store);
        write_folder(project, &manifest, &folder)?;
        manifest::check(&manifest, &folder).with_context(|| format!("the package of {store}"))?;
        if browser == Browser::Firefox {
            lint::lint(&shell, &folder, &[])?;
        }
        let name = format!("unhusk-{}-{store}.zip", project.version);
        fs::write(project.dist().join(&name), pack(&folder)?)
            .with_context(|| format!("can't write {name}"))?;
        names.push(name);
    }
    if project.root.join(".git").exists() {
        if has_changes(&project.root)? {
            announce("The archive of the source is without what is not committed");
        }
        names.push(source(&project.root, &project.version, &project.dist())?);
    } else {
        // As when the project comes out of that archive.
        announce("No archive of the source: this is no git repository");
    }
    let sums = sums(&project.dist(), &names)?;
    print!("{sums}");
    fs::write(project.dist().join(SUMS), sums)?;
    Ok(names)
}

/// The SHA-256 of each of these files, as `sha256sum` writes it and `sha256sum --check` reads it.
fn sums(folder: &Path, names: &[String]) -> Result<String> {
    let mut sums = String::new();
    for name in names {
        let digest = Sha256::digest(fs::read(folder.join(name))?);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        sums += &format!("{digest}  {name}\n");
    }
    Ok(sums)
}

/// Whether something in a repository is not committed, or not known to git.
///
/// # Errors
/// When git can't say.
pub fn has_changes(repository: &Path) -> Result<bool> {
    let shell = Shell::new()?;
    shell.change_dir(repository);
    let changes = cmd!(shell, "git status --porcelain").quiet().read()?;
    Ok(!changes.is_empty())
}

/// Writes the archive of a repository's source, as it is committed, into a folder; returns its name.
///
/// # Errors
/// When git can't write it.
pub fn source(repository: &Path, version: &str, folder: &Path) -> Result<String> {
    let shell = Shell::new()?;
    shell.change_dir(repository);
    let inside = format!("unhusk-{version}/");
    let name = format!("unhusk-{version}-source.zip");
    let path = folder.join(&name);
    // The archive holds local times.
    cmd!(
        shell,
        "git archive --format=zip --prefix={inside} --add-file={BUILD_STEPS} --output={path} HEAD"
    )
    .env("TZ", "UTC")
    .quiet()
    .run()?;
    ensure!(path.exists(), "git has written no {name}");
    Ok(name)
}

/// Writes the extension with this manifest into a folder; returns the size of its files.
fn write_folder(project: &Project, manifest: &Value, folder: &Path) -> Result<u64> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut size = copy_folder(&project.extension(), folder)?;
    for name in ALONG {
        size += fs::copy(project.root.join(name), folder.join(name))?;
    }
    let manifest = serde_json::to_string_pretty(manifest)? + "\n";
    fs::write(folder.join("manifest.json"), &manifest)?;
    Ok(size + manifest.len() as u64)
}

/// Copies all files under `from`; returns their size in bytes.
pub fn copy_folder(from: &Path, to: &Path) -> Result<u64> {
    let mut size = 0;
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            size += fs::copy(entry.path(), &target)?;
        }
    }
    Ok(size)
}

/// Packs a folder's files, always in the same order and without dates: the same build is the same archive.
fn pack(folder: &Path) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry
                .path()
                .strip_prefix(folder)?
                .to_string_lossy()
                .replace('\\', "/");
            writer.start_file(name, SimpleFileOptions::default())?;
            io::copy(&mut File::open(entry.path())?, &mut writer)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
