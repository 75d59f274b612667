use std::{collections::BTreeSet, fs};

use crate::project::Project;

/// What the extension's engine has in a form of its own; see `engine/Cargo.toml`.
const OWN: &[&str] = &["encoding_rs", "idna_adapter"];

/// Names and versions of a lock file's packages.
fn packages(project: &Project, lock: &str) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(project.root.join(lock)).unwrap();
    let value = |line: Option<&str>| line.unwrap_or_default().replace('"', "");
    text.split("[[package]]\n")
        .skip(1)
        .map(|package| {
            let mut lines = package.lines();
            let name = value(lines.next().and_then(|line| line.strip_prefix("name = ")));
            let version = lines
                .next()
                .and_then(|line| line.strip_prefix("version = "));
            (name, value(version))
        })
        .collect()
}

#[test]
fn the_extension_has_the_crates_of_the_command_line() {
    let project = Project::open().unwrap();
    let engine = packages(&project, "engine/Cargo.lock");
    let all = packages(&project, "Cargo.lock");
    let others: Vec<_> = engine
        .difference(&all)
        .filter(|(name, _)| !OWN.contains(&name.as_str()))
        .collect();
    assert!(
        others.is_empty(),
        "`cargo update` both, in the root and in engine/: only engine/Cargo.lock has {others:?}"
    );
    assert!(engine.contains(&("idna_adapter".into(), "1.0.0".into())));
    assert!(engine.contains(&("encoding_rs".into(), "0.8.999".into())));
}
