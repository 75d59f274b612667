//! The API's documentation: it can be built, and every public item has an example.
//!
//! Rust tells on stable only in rustdoc's pages what is public in the end, re-exports and items that macros
//! declare included. So these are looked at; the examples themselves run as tests of the crates.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::project::{Project, cargo};

/// The crates with an API, by the names of their folders of pages.
const CRATES: &[&str] = &["unhusk", "unhusk_epub"];

/// A crate's page that lists all its items.
const LIST: &str = "all.html";

/// How links of [`LIST`] to items begin.
const LINK: &str = "<li><a href=\"";

/// What an example in Rust begins with on a page; one that is marked `ignore` has more classes before it.
const EXAMPLE: &str = "<div class=\"example-wrap\"><pre class=\"rust rust-example-rendered\">";

/// Where the parts of an item begin that need an example as well, up to their names.
const PARTS: &[&str] = &[
    "<section id=\"method.",
    "<section id=\"tymethod.",
    "<section id=\"associatedconstant.",
];

/// Where those parts of a type's page begin that tell what others have documented.
const FOREIGN: &[&str] = &[
    "<h2 id=\"trait-implementations\"",
    "<h2 id=\"synthetic-implementations\"",
    "<h2 id=\"blanket-implementations\"",
    "<h2 id=\"deref-methods-",
    "<h2 id=\"implementors\"",
];

/// Builds the documentation and looks for public items without an example.
///
/// # Errors
/// When rustdoc has something to say, or items are without example; with their names.
pub fn check(project: &Project, shell: &Shell) -> Result<()> {
    let cargo = cargo();
    cmd!(
        shell,
        "{cargo} doc --profile xtask --no-deps --package unhusk --package unhusk-epub --features unhusk/cli"
    )
    .env("RUSTDOCFLAGS", "-D warnings")
    .run()?;
    let mut lacking = Vec::new();
    for name in CRATES {
        lacking.extend(without_example(&project.target.join("doc").join(name))?);
    }
    ensure!(
        lacking.is_empty(),
        "these public items have no example; write one that runs as a test: {}",
        lacking.join(", ")
    );
    Ok(())
}

/// The items of a crate that have no example, by its folder of pages.
fn without_example(folder: &Path) -> Result<Vec<String>> {
    let read = |page: &str| {
        let path = folder.join(page);
        fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))
    };
    let list = read(LIST)?;
    let pages: BTreeSet<&str> = list
        .split(LINK)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        // The list begins with links to its own parts.
        .filter(|link| !link.starts_with('#'))
        .collect();
    ensure!(
        !pages.is_empty(),
        "rustdoc lists no item in {}",
        folder.join(LIST).display()
    );
    let mut lacking = Vec::new();
    for page in pages {
        let item = page.trim_end_matches(".html");
        for part in lacking_parts(&read(page)?) {
            lacking.push(format!("{item} {part}").trim_end().to_owned());
        }
    }
    Ok(lacking)
}

/// The parts of an item's page without an example: the item itself by no name, methods and constants by theirs.
fn lacking_parts(page: &str) -> Vec<String> {
    let own = FOREIGN
        .iter()
        .filter_map(|begin| page.find(begin))
        .min()
        .map_or(page, |end| &page[..end]);
    let mut starts: Vec<(usize, String)> = vec![(0, String::new())];
    for begin in PARTS {
        starts.extend(own.match_indices(begin).map(|(at, _)| {
            let name = own[at + begin.len()..].split('"').next();
            (at, name.unwrap_or_default().to_owned())
        }));
    }
    starts.sort();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([own.len()]);
    let parts = starts.iter().zip(ends);
    parts
        .filter(|((start, _), end)| !own[*start..*end].contains(EXAMPLE))
        .map(|((_, name), _)| name.clone())
        .collect()
}

#[cfg(test)]
mod tests;
