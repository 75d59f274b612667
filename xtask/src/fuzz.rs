//! `cargo xtask fuzz`: feeds the engine input that no page would have.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{
    project::{Project, announce},
    setup,
};

/// A target with its dictionary.
const TARGETS: &[(&str, &str)] = &[
    ("article", "html"),
    ("page", "html"),
    ("rewrite", "html"),
    ("markdown", "markdown"),
    ("rules", "rules"),
    ("metadata", "metadata"),
];

/// Longest input, in bytes: what goes wrong goes wrong with little.
const INPUT_BYTES: &str = "-max_len=4096";

/// Seconds after which an input counts as hanging.
const PATIENCE: &str = "-timeout=20";

/// Megabytes that one input may use.
const MEMORY: &str = "-rss_limit_mb=2048";

/// Runs every target for some seconds, from the payloads of `tests/hostile` and what earlier runs have found.
///
/// # Errors
/// When a target can't be built, or has found something; the input is then in `fuzz/artifacts/`.
pub fn fuzz(project: &Project, seconds: u64) -> Result<()> {
    let cargo_fuzz = setup::cargo_fuzz(project)?;
    let shell = project.shell()?;
    let seeds = project.target.join("fuzz-seeds");
    write_seeds(&project.root.join("tests/hostile/payloads"), &seeds)?;
    announce("Building the fuzz targets (minutes, the first time)");
    // Without a sanitizer, for which there is no use in safe Rust, any toolchain will do.
    cmd!(shell, "{cargo_fuzz} fuzz build --sanitizer none")
        .quiet()
        .run()
        .context("the fuzz targets don't compile")?;
    let mut found = Vec::new();
    for (target, dictionary) in TARGETS {
        announce(&format!("Fuzzing {target} for {seconds} s"));
        if run(&shell, &cargo_fuzz, target, dictionary, &seeds, seconds).is_err() {
            found.push(*target);
        }
    }
    ensure!(
        found.is_empty(),
        "found something in: {}; the inputs are in fuzz/artifacts/",
        found.join(", ")
    );
    Ok(())
}

fn run(
    shell: &Shell,
    cargo_fuzz: &Path,
    target: &str,
    dictionary: &str,
    seeds: &Path,
    seconds: u64,
) -> Result<()> {
    let corpus = format!("fuzz/corpus/{target}");
    shell.create_dir(&corpus)?;
    let dictionary = format!("-dict=fuzz/dictionaries/{dictionary}.dict");
    let time = format!("-max_total_time={seconds}");
    cmd!(
        shell,
        "{cargo_fuzz} fuzz run --sanitizer none {target} {corpus} {seeds} -- {dictionary} {time} {INPUT_BYTES} {PATIENCE} {MEMORY} -verbosity=0 -print_final_stats=1"
    )
    .quiet()
    .run()?;
    Ok(())
}

/// Writes each payload into a file of its own.
fn write_seeds(payloads: &Path, seeds: &Path) -> Result<()> {
    fs::create_dir_all(seeds)?;
    for entry in fs::read_dir(payloads)? {
        let path = entry?.path();
        for line in fs::read_to_string(&path)?.lines() {
            let payload: Value = serde_json::from_str(line)
                .with_context(|| format!("{} is not in order", path.display()))?;
            if let (Some(id), Some(markup)) = (payload["id"].as_str(), payload["markup"].as_str()) {
                fs::write(seeds.join(id), markup)?;
            }
        }
    }
    Ok(())
}
