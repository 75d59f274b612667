//! `cargo xtask licences`: the licences of the crates that are compiled into the WebAssembly of the extension and
//! of the npm package.
//!
//! cargo-about finds the texts; the file is in git, so that only somebody who changes dependencies needs it.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::cmd;

use crate::{
    project::{Project, announce, cargo},
    setup::{self, WASM_TARGET},
};

/// What is written, in the root of the project and of each package.
const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// The line before the list of crates, which ends with an empty one.
const HEADING: &str = "Crates:";

/// What becomes WebAssembly: the manifest, and cargo's flags for all that is shipped of it.
const SHIPPED: &[(&str, &[&str])] = &[
    ("Cargo.toml", &["--features", "standalone"]),
    ("epub/Cargo.toml", &[]),
];

const BEGINNING: &str = "\
Third-party licences
====================

Unhusk is licensed under MIT or Apache-2.0, at your option: see LICENSE-MIT and LICENSE-APACHE.
Its WebAssembly also holds the crates below, under licences of their own, which follow them; and parts
of Rust's standard library, which is licensed under MIT or Apache-2.0 as well (https://www.rust-lang.org).
JavaScript and style sheets are Unhusk's own, but for what wasm-bindgen generates.

This list is written by `cargo xtask licences`.
";

/// A crate's name and version.
type Name = (String, String);

/// Writes [`FILE`].
///
/// # Errors
/// When cargo-about can't be built or doesn't know a licence, or a crate has none.
pub fn licences(project: &Project) -> Result<()> {
    let mut facts: BTreeMap<Name, String> = BTreeMap::new();
    let mut texts: BTreeMap<(String, String), Vec<Name>> = BTreeMap::new();
    for name in shipped(project)? {
        facts.insert(name, String::new());
    }
    for &(manifest, flags) in SHIPPED {
        let found = about(project, manifest, flags)?;
        for licence in array(&found["licenses"]) {
            let part = |key: &str| licence[key].as_str().unwrap_or_default().to_owned();
            // Line ends of some crates are those of Windows.
            let text = part("text").replace('\r', "");
            let users = texts.entry((part("name"), text)).or_default();
            for user in array(&licence["used_by"]) {
                let Some(name) = name_of(&user["crate"]) else {
                    continue;
                };
                if let Some(fact) = facts.get_mut(&name) {
                    let of = |key: &str| user["crate"][key].as_str().unwrap_or_default();
                    *fact = format!("{}  {}", of("license"), of("repository"));
                    users.push(name);
                }
            }
        }
    }
    texts.retain(|_, users| !users.is_empty());
    let without: Vec<&Name> = facts
        .iter()
        .filter_map(|(name, fact)| fact.is_empty().then_some(name))
        .collect();
    ensure!(without.is_empty(), "no licence was found of {without:?}");
    fs::write(project.root.join(FILE), file(&facts, texts))?;
    announce(&format!("Wrote {FILE}: {} crates", facts.len()));
    Ok(())
}

/// The whole file.
fn file(facts: &BTreeMap<Name, String>, texts: BTreeMap<(String, String), Vec<Name>>) -> String {
    let mut file = format!("{BEGINNING}\n{HEADING}\n");
    for ((name, version), fact) in facts {
        file += &format!("{name} {version}  {fact}\n");
    }
    for ((licence, text), mut users) in texts {
        users.sort();
        users.dedup();
        let users: Vec<String> = users
            .iter()
            .map(|(name, version)| format!("{name} {version}"))
            .collect();
        let rule = "-".repeat(78);
        file += &format!(
            "\n{rule}\n{licence}\nof {}\n{rule}\n\n{}\n",
            users.join(", "),
            text.trim_end()
        );
    }
    file
}

/// What cargo-about finds for a manifest.
fn about(project: &Project, manifest: &str, flags: &[&str]) -> Result<Value> {
    let program = setup::cargo_about(project)?;
    announce(&format!("Looking for the licences of {manifest}"));
    let shell = project.shell()?;
    let cargo = cargo();
    cmd!(shell, "{cargo} fetch --locked").quiet().run()?;
    // Without the network, so that everybody gets the same: texts come out of the crates alone.
    let answer = cmd!(
        shell,
        "{program} generate --format json --config about.toml --frozen --manifest-path {manifest} {flags...}"
    )
    .quiet()
    .read()?;
    serde_json::from_str(&answer).context("cargo-about gave no JSON")
}

/// Crates from elsewhere that are compiled into what is shipped: not those that only build it.
fn shipped(project: &Project) -> Result<Vec<Name>> {
    let shell = project.shell()?;
    let cargo = cargo();
    let mut names = Vec::new();
    for &(manifest, flags) in SHIPPED {
        let tree = cmd!(
            shell,
            "{cargo} tree --locked --manifest-path {manifest} {flags...} --target {WASM_TARGET} --edges normal,no-proc-macro --prefix none --no-dedupe"
        )
        .quiet()
        .read()?;
        names.extend(tree.lines().filter_map(external));
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// The crate of a line of `cargo tree`, unless it is one of the project's own.
fn external(line: &str) -> Option<Name> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    let is_own = words.any(|word| word.starts_with("(/") || word.contains(":\\"));
    (!is_own).then(|| (name.to_owned(), version.to_owned()))
}

fn name_of(package: &Value) -> Option<Name> {
    let part = |key: &str| Some(package[key].as_str()?.to_owned());
    Some((part("name")?, part("version")?))
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests;
