//! `cargo xtask licences`: the licences of the crates that are compiled into what is given away: the WebAssembly of
//! the extension and of the npm package, and the command line.
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

/// What stands between a crate and the names of the products that it is in.
const IN: &str = "  in: ";

/// Something that is given away.
struct Product {
    /// Its name in the list.
    name: &'static str,
    /// What is compiled into it: manifests, with cargo's flags.
    builds: &'static [(&'static str, &'static [&'static str])],
    /// What it is compiled for.
    targets: &'static [&'static str],
}

/// All products. What the targets are is also in `about.toml`.
const PRODUCTS: &[Product] = &[
    Product {
        name: "extension",
        builds: &[("engine/Cargo.toml", &[]), ("epub/Cargo.toml", &[])],
        targets: &[WASM_TARGET],
    },
    Product {
        name: "npm",
        builds: &[("Cargo.toml", &["--features", "standalone"])],
        targets: &[WASM_TARGET],
    },
    Product {
        name: "command line",
        builds: &[("Cargo.toml", &["--features", "cli,parquet"])],
        targets: &[
            "aarch64-apple-darwin",
            "aarch64-unknown-linux-gnu",
            "x86_64-pc-windows-msvc",
            "x86_64-unknown-linux-gnu",
        ],
    },
];

/// The workspaces that products are built from.
const WORKSPACES: &[&str] = &["Cargo.toml", "engine/Cargo.toml"];

const BEGINNING: &str = "\
Third-party licences
====================

Unhusk is licensed under MIT or Apache-2.0, at your option: see LICENSE-MIT and LICENSE-APACHE.
What is given away of it also holds the crates below, under licences of their own, which follow them; and parts
of Rust's standard library, which is licensed under MIT or Apache-2.0 as well (https://www.rust-lang.org).
Each line ends with the products that the crate is compiled into:

    extension      the WebAssembly in the browser extension's folder pkg/
    npm            the WebAssembly in the npm package's folder engine/, and in the playground, which runs it
    command line   the program unhusk, with the features cli and parquet, on Linux, macOS or Windows

JavaScript and style sheets are Unhusk's own, but for what wasm-bindgen generates: no npm package is part of
any product.

This list is written by `cargo xtask licences`.
";

/// A crate's name and version.
type Name = (String, String);

/// The products that a crate is in.
type Products = Vec<&'static str>;

/// Writes [`FILE`].
///
/// # Errors
/// When cargo-about can't be built or doesn't know a licence, or a crate has none.
pub fn licences(project: &Project) -> Result<()> {
    let shipped = shipped(project)?;
    let mut facts: BTreeMap<Name, String> = BTreeMap::new();
    let mut texts: BTreeMap<(String, String), Vec<Name>> = BTreeMap::new();
    for licence in about(project)? {
        let part = |key: &str| licence[key].as_str().unwrap_or_default().to_owned();
        // Line ends of some crates are those of Windows.
        let text = part("text").replace('\r', "");
        let users = texts.entry((part("name"), text)).or_default();
        for user in array(&licence["used_by"]) {
            let name = name_of(&user["crate"]);
            let Some((name, products)) = name.and_then(|name| shipped.get_key_value(&name)) else {
                continue;
            };
            let of = |key: &str| user["crate"][key].as_str().unwrap_or_default();
            let (licence, place) = (of("license"), of("repository"));
            let products = products.join(", ");
            facts.insert(name.clone(), format!("{licence}  {place}{IN}{products}"));
            users.push(name.clone());
        }
    }
    texts.retain(|_, users| !users.is_empty());
    let without: Vec<&Name> = shipped
        .keys()
        .filter(|name| !facts.contains_key(*name))
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

/// The licences that cargo-about finds: of more than is shipped.
fn about(project: &Project) -> Result<Vec<Value>> {
    let program = setup::cargo_about(project)?;
    announce("Looking for licences");
    let shell = project.shell()?;
    let cargo = cargo();
    let mut licences = Vec::new();
    for manifest in WORKSPACES {
        cmd!(shell, "{cargo} fetch --locked --manifest-path {manifest}")
            .quiet()
            .run()?;
        // Without the network, so that everybody gets the same: texts come out of the crates alone.
        let answer = cmd!(
            shell,
            "{program} generate --format json --config about.toml --frozen --all-features --manifest-path {manifest}"
        )
        .quiet()
        .read()?;
        let mut answer: Value =
            serde_json::from_str(&answer).context("cargo-about gave no JSON")?;
        if let Value::Array(found) = answer["licenses"].take() {
            licences.extend(found);
        }
    }
    Ok(licences)
}

/// Crates from elsewhere that are compiled into what is shipped: not those that only build it.
fn shipped(project: &Project) -> Result<BTreeMap<Name, Products>> {
    let shell = project.shell()?;
    let cargo = cargo();
    let mut shipped: BTreeMap<Name, Products> = BTreeMap::new();
    for product in PRODUCTS {
        for &(manifest, flags) in product.builds {
            let targets = product.targets.iter();
            let targets = targets.flat_map(|target| ["--target", target]);
            let tree = cmd!(
                shell,
                "{cargo} tree --locked --manifest-path {manifest} {flags...} {targets...} --edges normal,no-proc-macro --prefix none --no-dedupe"
            )
            .quiet()
            .read()?;
            for name in tree.lines().filter_map(external) {
                let products = shipped.entry(name).or_default();
                if !products.contains(&product.name) {
                    products.push(product.name);
                }
            }
        }
    }
    Ok(shipped)
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
