//! Proves of a release that anybody can build it: what comes out of its source is what is given away.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};
use zip::ZipArchive;

use super::package;
use crate::project::{Project, announce, cargo};

/// Makes a clone, writes its source archive, unpacks that into an empty folder and builds there as
/// `docs/store/BUILD.md` says; all of the archives called `names` must then have the bytes of those in `dist/`.
///
/// # Errors
/// When something is not committed, the source does not build, or an archive differs; the error names the files.
pub fn verify(project: &Project, names: &[String]) -> Result<()> {
    ensure!(
        project.root.join(".git").exists() && !package::has_changes(&project.root)?,
        "only what is committed can be built elsewhere: commit, then try again"
    );
    // Outside of the project, of which nothing may be found from there.
    let workshop = tempfile::tempdir()?;
    let clone = workshop.path().join("clone");
    let shell = Shell::new()?;
    shell.change_dir(workshop.path());
    announce("Cloning the repository");
    let root = &project.root;
    cmd!(shell, "git clone --quiet --no-local {root} {clone}").run()?;
    let source = package::source(&clone, &project.version, workshop.path())?;
    ZipArchive::new(File::open(workshop.path().join(&source))?)?.extract(workshop.path())?;

    let unpacked = workshop.path().join(format!("unhusk-{}", project.version));
    shell.change_dir(&unpacked);
    announce("Building from its source archive, with nothing built before (many minutes)");
    let cargo = cargo();
    cmd!(shell, "{cargo} xtask package")
        .env_remove("CARGO_TARGET_DIR")
        .run()
        .context("the source archive does not build")?;

    let mut differences = Vec::new();
    for name in names {
        let folder = if *name == source {
            workshop.path().to_owned()
        } else {
            unpacked.join("dist")
        };
        differences.extend(compare(&project.dist().join(name), &folder.join(name))?);
    }
    ensure!(
        differences.is_empty(),
        "the second build gives other bytes:\n  {}",
        differences.join("\n  ")
    );
    announce(&format!("The same bytes twice: {}", names.join(", ")));
    Ok(())
}

/// Says where two archives differ, which is nowhere if they have the same bytes.
fn compare(one: &Path, other: &Path) -> Result<Vec<String>> {
    let name = one.file_name().unwrap_or_default().display();
    if fs::read(one)? == fs::read(other)? {
        return Ok(Vec::new());
    }
    let (one, other) = (checksums(one)?, checksums(other)?);
    let files: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let files: Vec<String> = files
        .into_iter()
        .filter(|file| one.get(*file) != other.get(*file))
        .map(|file| format!("{name}: {file}"))
        .collect();
    if files.is_empty() {
        return Ok(vec![format!(
            "{name}: order, dates or packing of its files"
        )]);
    }
    Ok(files)
}

/// The checksum of each file in an archive.
fn checksums(archive: &Path) -> Result<BTreeMap<String, u32>> {
    let mut archive = ZipArchive::new(File::open(archive)?)?;
    (0..archive.len())
        .map(|index| {
            let file = archive.by_index(index)?;
            Ok((file.name()?.into_owned(), file.crc32()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
