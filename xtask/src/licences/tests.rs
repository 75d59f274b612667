use std::fs;

use super::{FILE, HEADING, Name, external, shipped};
use crate::project::Project;

#[test]
fn the_file_lists_what_is_shipped() {
    let project = Project::open().unwrap();
    let file = fs::read_to_string(project.root.join(FILE)).unwrap();
    let listed: Vec<Name> = file
        .lines()
        .skip_while(|line| *line != HEADING)
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            (words.next().unwrap(), words.next().unwrap())
        })
        .collect();
    let shipped = shipped(&project).unwrap();
    let lacking: Vec<&Name> = shipped
        .iter()
        .filter(|name| !listed.contains(name))
        .collect();
    let gone: Vec<&Name> = listed
        .iter()
        .filter(|name| !shipped.contains(name))
        .collect();
    assert!(
        lacking.is_empty() && gone.is_empty(),
        "run `cargo xtask licences`: {FILE} lacks {lacking:?} and has {gone:?} too many"
    );
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
