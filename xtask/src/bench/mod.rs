//! `cargo xtask bench`: Unhusk beside its peers, all of them in one run on the same pages.

mod figures;
mod pages;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::{Value, json};
use xshell::{Cmd, Shell, cmd};

use self::{figures::Figures, pages::Pages};
use crate::{
    build,
    project::{Project, announce, cargo},
    setup::{self, Browser, Browsers},
    stamp::Stamp,
};

/// A part of the measurements that can be made alone.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The engine beside other extractors in Rust
    Native,
    /// From a live document to its article, beside other extractors in both browsers
    Browser,
    /// From the click to the reader, beside an extension without the engine
    Click,
    /// Time and memory as pages grow
    Growth,
    /// Bytes of the engine and the package
    Size,
}

/// Measures the parts in `only`, or all of them, on the pages of a folder, and prints a table, or one
/// line of JSON.
///
/// # Errors
/// When something can't be built, or a measurement fails.
pub fn bench(project: &Project, folder: Option<&Path>, only: &[Part], json: bool) -> Result<()> {
    let mut figures = Figures::default();
    let measured = measure_parts(project, folder, only, &mut figures);
    // Also where something has failed: what was measured until then took minutes.
    if json {
        println!("{}", figures.line());
    } else {
        print!("{}", figures.table());
    }
    measured
}

fn measure_parts(
    project: &Project,
    folder: Option<&Path>,
    only: &[Part],
    figures: &mut Figures,
) -> Result<()> {
    let is_wanted = |part| only.is_empty() || only.contains(&part);
    let shell = project.shell()?;
    let work = work(project);
    fs::create_dir_all(&work)?;
    let pages = Pages::choose(project, folder)?;
    let list = work.join("pages.txt");
    fs::write(&list, pages.list())?;

    figures.set("pages", pages.about.as_str().into());
    figures.set("machine", machine(&shell).into());
    figures.set("versions", versions(project, &shell)?);

    if [Part::Browser, Part::Click, Part::Size]
        .into_iter()
        .any(is_wanted)
    {
        setup::node(project)?;
        let package = build::build(project)?;
        if is_wanted(Part::Size) {
            let module = project.engine().join("unhusk_bg.wasm");
            let sizes = read(cmd!(shell, "node bench/browser/sizes.mjs {module}"))?;
            figures.sizes(&sizes, package.packed);
        }
    }
    if is_wanted(Part::Native) || is_wanted(Part::Growth) {
        let program = programs(project, &shell)?;
        if is_wanted(Part::Native) {
            announce("Measuring the engine beside other extractors in Rust");
            let native = program("native");
            figures.native(&read(cmd!(shell, "{native} {list}"))?);
        }
        if is_wanted(Part::Growth) {
            announce("Measuring how time and memory grow");
            let growth = program("growth");
            figures.growth(&read(cmd!(shell, "{growth}"))?);
        }
    }
    if is_wanted(Part::Browser) || is_wanted(Part::Click) {
        let browsers = setup::browsers(project, &[Browser::Chromium, Browser::Firefox])?;
        if is_wanted(Part::Browser) {
            install_peers(project, &shell)?;
        }
        for browser in [Browser::Chromium, Browser::Firefox] {
            let name = browser.name();
            let script = |script: &str| {
                let script = format!("bench/browser/{script}.mjs");
                measure(&browsers, cmd!(shell, "node {script} {name} {list} {work}"))
            };
            if is_wanted(Part::Browser) {
                announce(&format!("Measuring beside other extractors in {name}"));
                figures.peers(name, &script("peers")?);
            }
            if is_wanted(Part::Click) {
                announce(&format!("Measuring clicks in {name}"));
                figures.clicks(name, &script("click")?);
            }
        }
    }
    Ok(())
}

/// Where the measuring programs are built, and their lists.
fn work(project: &Project) -> PathBuf {
    project.target.join("bench")
}

/// Compiles the measuring programs; from a name to where each is.
///
/// # Errors
/// When they can't be compiled.
pub fn programs(project: &Project, shell: &Shell) -> Result<impl Fn(&str) -> PathBuf> {
    announce("Compiling the measuring programs (some minutes the first time)");
    let (cargo, work) = (cargo(), work(project));
    cmd!(
        shell,
        "{cargo} build --release --manifest-path bench/Cargo.toml --target-dir {work}"
    )
    .quiet()
    .run()?;
    Ok(move |name: &str| {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        work.join("release").join(name)
    })
}

/// Installs the npm packages that are measured beside us.
///
/// # Errors
/// When npm is missing or fails.
pub fn install_peers(project: &Project, shell: &Shell) -> Result<()> {
    let lock = fs::read(project.root.join("bench/package-lock.json"))?;
    let stamp = Stamp::new(project, "bench-npm", &lock);
    if stamp.is_current() && project.root.join("bench/node_modules").is_dir() {
        return Ok(());
    }
    let npm = setup::npm()?;
    stamp.perform(|| {
        cmd!(shell, "{npm} ci --no-audit --no-fund --prefix bench")
            .quiet()
            .run()
            .context("npm can't install the peers")
    })
}

fn measure(browsers: &Browsers, command: Cmd<'_>) -> Result<Value> {
    read(browsers.lend(command))
}

/// What a measuring program prints.
fn read(command: Cmd<'_>) -> Result<Value> {
    let text = command.quiet().read()?;
    serde_json::from_str(&text).with_context(|| format!("not the expected JSON: {text}"))
}

/// Processor, cores and memory, as far as the system tells.
fn machine(shell: &Shell) -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let value = |file: &str, name: &str| {
        let text = shell.read_file(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = value("/proc/cpuinfo", "model name")
        .unwrap_or_else(|| format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    let memory = value("/proc/meminfo", "MemTotal")
        .map_or_else(String::new, |memory| format!(", {memory} of memory"));
    format!("{processor}, {cores} cores{memory}")
}

/// What is measured: versions of ours, the compiler's and the peers'.
///
/// # Errors
/// When the lock files can't be read.
pub fn versions(project: &Project, shell: &Shell) -> Result<Value> {
    let mut versions = json!({ "unhusk": project.version });
    let rustc = cmd!(shell, "rustc --version").quiet().read()?;
    versions["rustc"] = rustc.split(' ').nth(1).into();
    let npm = project.json("bench/package-lock.json")?;
    for name in ["@mozilla/readability", "defuddle"] {
        versions[name] = npm["packages"][format!("node_modules/{name}")]["version"].clone();
    }
    let cargo = cargo();
    let metadata = cmd!(
        shell,
        "{cargo} metadata --format-version 1 --manifest-path bench/Cargo.toml"
    );
    let metadata = read(metadata)?;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        if let Some(name) = package["name"].as_str()
            && ["dom_smoothie", "rs-trafilatura", "lol_html"].contains(&name)
        {
            versions[name] = package["version"].clone();
        }
    }
    Ok(versions)
}
