use std::fs;

use super::{COMPILER, DOCUMENT, notes};
use crate::project::Project;

#[test]
fn the_document_has_notes_that_name_the_compiler() {
    let root = Project::open().unwrap().root;
    let document = fs::read_to_string(root.join(DOCUMENT)).unwrap();
    let notes = notes(&document, "rustc 1.95.0").unwrap();
    assert!(notes.contains("Compiler: rustc 1.95.0."), "{notes}");
    assert!(!notes.contains(COMPILER) && !notes.contains("```"));
}

#[test]
fn a_document_without_them_is_refused() {
    let without = "## Notes for reviewers\n\n```text\nNothing.\n```\n";
    assert!(notes(without, "rustc").is_err());
    assert!(notes("", "rustc").is_err());
}
