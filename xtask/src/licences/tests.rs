use std::{collections::BTreeMap, fs};

use super::{FILE, HEADING, IN, Name, external, shipped};
use crate::project::Project;

#[test]
fn the_file_lists_what_is_shipped_and_in_what() {
    let project = Project::open().unwrap();
    let file = fs::read_to_string(project.root.join(FILE)).unwrap();
    let listed: BTreeMap<Name, Vec<&str>> = file
        .lines()
        .skip_while(|line| *line != HEADING)
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            let name = (words.next().unwrap(), words.next().unwrap());
            let (_, products) = line.rsplit_once(IN).unwrap_or_default();
            (name, products.split(", ").collect())
        })
        .collect();
    let shipped = shipped(&project).unwrap();
    let lacking: Vec<_> = shipped
        .iter()
        .filter(|(name, products)| listed.get(*name) != Some(products))
        .collect();
    let gone: Vec<&Name> = listed
        .keys()
        .filter(|name| !shipped.contains_key(*name))
        .collect();
    assert!(
        lacking.is_empty() && gone.is_empty(),
        "run `cargo xtask licences`: {FILE} lacks {lacking:?} and has {gone:?} too many"
    );
}

#[test]
fn no_npm_package_is_shipped() {
    let project = Project::open().unwrap();
    for manifest in ["package.json", "npm/package.json"] {
        let manifest = project.json(manifest).unwrap();
        for kind in ["dependencies", "peerDependencies", "optionalDependencies"] {
            assert_eq!(manifest.get(kind), None, "list them in {FILE}");
        }
    }
}

#[test]
fn reads_the_tree_of_cargo() {
    let name = |name: &str, version: &str| Some((name.to_owned(), version.to_owned()));
    assert_eq!(external("url v2.5.8"), name("url", "2.5.8"));
    assert_eq!(external("url v2.5.8 (*)"), name("url", "2.5.8"));
    assert_eq!(external("unhusk v0.1.0 (/home/me/unhusk)"), None);
    assert_eq!(external(r"unhusk v0.1.0 (C:\unhusk)"), None);
    assert_eq!(external(""), None);
}
