//! The extension: a folder that both browsers load as it is, and the same as an archive.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use anyhow::{Context, Result};
use walkdir::WalkDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::project::Project;

/// What was assembled.
pub struct Package {
    /// File name of the archive in `dist/`.
    pub archive: String,
    /// Size of the folder's files in bytes.
    pub unpacked: u64,
    /// Size of the archive in bytes.
    pub packed: u64,
}

/// Puts `manifest.json`, `extension/` and the generated engine together in `dist/extension/`, and
/// packs that into `dist/unhusk-<version>.zip`.
///
/// # Errors
/// When a file can't be read or written, or the manifest is not in order.
pub fn assemble(project: &Project) -> Result<Package> {
    project.manifest()?;
    let folder = project.dist().join("extension");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut unpacked = copy_folder(&project.extension(), &folder)?;
    unpacked += fs::copy(
        project.root.join("manifest.json"),
        folder.join("manifest.json"),
    )?;

    let archive = archive(project);
    let path = project.dist().join(&archive);
    pack(&folder, &path).with_context(|| format!("can't write {}", path.display()))?;
    let packed = fs::metadata(&path)?.len();
    Ok(Package {
        archive,
        unpacked,
        packed,
    })
}

/// File name of the archive in `dist/`.
pub fn archive(project: &Project) -> String {
    format!("unhusk-{}.zip", project.version)
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
fn pack(folder: &Path, archive: &Path) -> Result<()> {
    let mut writer = ZipWriter::new(File::create(archive)?);
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
    writer.finish()?;
    Ok(())
}
