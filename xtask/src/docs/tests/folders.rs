//! Newcomers find every folder: the documents that say where things are leave none out.

use std::collections::BTreeSet;

use xshell::cmd;

use super::{read, root};
use crate::project::Project;

/// Folders whose own folders have a row in CONTRIBUTING.md.
const PARENTS: &[&str] = &["src/", "extension/", "extension/content/", "tests/"];

/// Folders whose files and folders are in DESIGN.md's drawing of the extension.
const DRAWN: &[&str] = &["extension/", "extension/background/", "extension/content/"];

/// What git knows, by path.
fn files() -> Vec<String> {
    let shell = Project::open().unwrap().shell().unwrap();
    let listed = cmd!(shell, "git ls-files").quiet().read().unwrap();
    assert!(!listed.is_empty());
    listed.lines().map(str::to_owned).collect()
}

/// The rows of CONTRIBUTING.md that say where things are.
fn rows() -> Vec<String> {
    let text = read(&root().join("CONTRIBUTING.md"));
    let (_, part) = text.split_once("## Where things are\n").unwrap();
    let (part, _) = part.split_once("\n## ").unwrap();
    let rows = part.lines().filter(|line| line.starts_with("| `"));
    rows.map(str::to_owned).collect()
}

/// Names right in a folder; those of folders end with a slash.
fn inside(files: &[String], folder: &str) -> BTreeSet<String> {
    let rests = files.iter().filter_map(|file| file.strip_prefix(folder));
    let names = rests.map(|rest| match rest.split_once('/') {
        Some((name, _)) => format!("{name}/"),
        None => rest.to_owned(),
    });
    names.collect()
}

#[test]
fn contributing_says_where_every_folder_is() {
    let files = files();
    let rows = rows();
    for parent in [""].iter().chain(PARENTS) {
        let names = inside(&files, parent);
        for name in names.iter().filter_map(|name| name.strip_suffix('/')) {
            // A module's own folder, which may hold no more than its tests, stands under the module's name.
            let told = ["/", ".rs", ".js"].map(|end| format!("`{parent}{name}{end}"));
            assert!(
                rows.iter()
                    .any(|row| told.iter().any(|path| row.contains(path))),
                "CONTRIBUTING.md does not say what {parent}{name}/ is"
            );
        }
    }
}

#[test]
fn contributing_names_no_folder_that_is_gone() {
    let root = root();
    let built = ["dist/", ".tools/", "extension/pkg/"];
    for row in rows() {
        let cell = row.split('|').nth(1).unwrap();
        for path in cell.split('`').skip(1).step_by(2) {
            let is_path = path.contains('/') && !path.contains('*') && !built.contains(&path);
            assert!(!is_path || root.join(path).exists(), "{path} is not there");
        }
    }
}

#[test]
fn the_design_draws_every_part_of_the_extension() {
    let files = files();
    let text = read(&root().join("DESIGN.md"));
    let (_, drawing) = text.split_once("## The extension\n\n```\n").unwrap();
    let (drawing, _) = drawing.split_once("```").unwrap();
    let words: BTreeSet<&str> = drawing
        .split(|letter: char| letter.is_whitespace() || "(),;:".contains(letter))
        .collect();
    for folder in DRAWN {
        for name in inside(&files, folder) {
            assert!(
                words.contains(name.as_str()),
                "DESIGN.md does not draw {folder}{name}"
            );
        }
    }
}
