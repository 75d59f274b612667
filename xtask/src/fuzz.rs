//! `cargo xtask fuzz`: feeds the engine input that no page would have.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{
    project::{Project, announce},
    setup,
};

/// A fuzz target.
struct Target {
    name: &'static str,
    dictionary: &'static str,
    seeds: Seeds,
}

/// What a target starts from, besides the minimised corpus.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seeds {
    /// The payloads of `tests/hostile`, as markup.
    Markup,
    /// The rules of `fuzz/seeds/rules.txt`, each with something to match.
    Rules,
    /// The payloads that stand in a page's metadata, as what the target takes for it.
    Metadata,
}

const TARGETS: &[Target] = &[
    target("article", "html", Seeds::Markup),
    target("page", "html", Seeds::Markup),
    target("rewrite", "html", Seeds::Markup),
    target("markdown", "markdown", Seeds::Markup),
    target("rules", "rules", Seeds::Rules),
    target("metadata", "metadata", Seeds::Metadata),
];

const fn target(name: &'static str, dictionary: &'static str, seeds: Seeds) -> Target {
    Target {
        name,
        dictionary,
        seeds,
    }
}

/// What stands between the parts of an input: see `parts` of `fuzz/src/lib.rs`.
const SEPARATOR: char = '\u{1e}';

/// What rules are tried on.
const MARKUP: &str = "<div id=box class=\"promo x\" lang=en><p class=promo data-x>Subscribe <a href=/>now</a><p>Rain</div>";

/// Longest input, in bytes: what goes wrong goes wrong with little.
const INPUT_BYTES: &str = "-max_len=4096";

/// The same of the minimised corpus: longer ones reach next to nothing that these don't.
const SEED_BYTES: &str = "-max_len=100";

/// Seconds after which an input counts as hanging.
const PATIENCE: &str = "-timeout=20";

/// Megabytes that one input may use.
const MEMORY: &str = "-rss_limit_mb=2048";

/// Runs every target for some seconds, from seeds and from what earlier runs have found. With `minimise`,
/// the smallest inputs that together reach all that was reached are then put into `fuzz/seeds/`.
///
/// # Errors
/// When a target can't be built, or has found something; the input is then in `fuzz/artifacts/`.
pub fn fuzz(project: &Project, seconds: u64, minimise: bool) -> Result<()> {
    let cargo_fuzz = setup::cargo_fuzz(project)?;
    let shell = project.shell()?;
    announce("Building the fuzz targets (minutes, the first time)");
    // Without a sanitizer, for which there is no use in safe Rust, any toolchain will do.
    cmd!(shell, "{cargo_fuzz} fuzz build --sanitizer none")
        .quiet()
        .run()
        .context("the fuzz targets don't compile")?;
    let mut found = Vec::new();
    for target in TARGETS {
        let name = target.name;
        announce(&format!("Fuzzing {name} for {seconds} s"));
        let seeds = project.target.join("fuzz-seeds").join(name);
        write_seeds(project, target.seeds, &seeds)?;
        if run(&shell, &cargo_fuzz, target, &seeds, seconds).is_err() {
            found.push(name);
        } else if minimise {
            merge(&shell, &cargo_fuzz, name)?;
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
    target: &Target,
    seeds: &Path,
    seconds: u64,
) -> Result<()> {
    let Target {
        name, dictionary, ..
    } = target;
    let corpus = format!("fuzz/corpus/{name}");
    shell.create_dir(&corpus)?;
    let minimised = minimised(name);
    shell.create_dir(&minimised)?;
    let dictionary = format!("-dict=fuzz/dictionaries/{dictionary}.dict");
    let time = format!("-max_total_time={seconds}");
    cmd!(
        shell,
        "{cargo_fuzz} fuzz run --sanitizer none {name} {corpus} {minimised} {seeds} -- {dictionary} {time} {INPUT_BYTES} {PATIENCE} {MEMORY} -verbosity=0 -print_final_stats=1"
    )
    .quiet()
    .run()?;
    Ok(())
}

/// Puts the smallest inputs that reach what the corpus reaches in the place of those of before.
fn merge(shell: &Shell, cargo_fuzz: &Path, name: &str) -> Result<()> {
    let merged = shell.create_temp_dir()?;
    let (merged, corpus, minimised) = (
        merged.path(),
        format!("fuzz/corpus/{name}"),
        minimised(name),
    );
    announce(&format!("Minimising the corpus of {name}"));
    cmd!(
        shell,
        "{cargo_fuzz} fuzz run --sanitizer none {name} {merged} {corpus} {minimised} -- -merge=1 -use_counters=0 {SEED_BYTES} {PATIENCE} {MEMORY} -verbosity=0"
    )
    .quiet()
    .run()?;
    shell.remove_path(&minimised)?;
    shell.create_dir(&minimised)?;
    for input in shell.read_dir(merged)? {
        shell.copy_file(input, &minimised)?;
    }
    Ok(())
}

/// The folder of a target's minimised corpus.
fn minimised(name: &str) -> String {
    format!("fuzz/seeds/{name}")
}

/// Writes each seed into a file of its own.
fn write_seeds(project: &Project, seeds: Seeds, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    if seeds == Seeds::Rules {
        let rules = fs::read_to_string(project.root.join("fuzz/seeds/rules.txt"))?;
        for (number, rule) in rules.lines().enumerate() {
            let input = format!("{rule}{SEPARATOR}{MARKUP}");
            fs::write(folder.join(format!("rule-{number}")), input)?;
        }
        return Ok(());
    }
    for entry in fs::read_dir(project.root.join("tests/hostile/payloads"))? {
        let path = entry?.path();
        for line in fs::read_to_string(&path)?.lines() {
            let payload: Value = serde_json::from_str(line)
                .with_context(|| format!("{} is not in order", path.display()))?;
            let field = |name: &str| payload[name].as_str();
            let (Some(id), Some(markup)) = (field("id"), field("markup")) else {
                continue;
            };
            match (seeds, field("place")) {
                (Seeds::Metadata, Some(place)) => {
                    fs::write(folder.join(id), metadata_input(place, markup))?;
                }
                (Seeds::Metadata, None) => {}
                (Seeds::Markup | Seeds::Rules, _) => fs::write(folder.join(id), markup)?,
            }
        }
    }
    Ok(())
}

/// A payload as an input of the target `metadata`: JSON, value, address.
fn metadata_input(place: &str, payload: &str) -> String {
    let text = Value::from(payload);
    let [json, value, address] = match place {
        "json" => [payload.to_owned(), String::new(), String::new()],
        "address" => [String::new(), String::new(), payload.to_owned()],
        "headline" => [
            format!("{{\"@type\":\"NewsArticle\",\"headline\":{text}}}"),
            payload.to_owned(),
            String::new(),
        ],
        _ => [
            format!(
                "{{\"@type\":\"NewsArticle\",\"author\":{text},\"datePublished\":{text},\"url\":{text}}}"
            ),
            payload.to_owned(),
            String::new(),
        ],
    };
    format!("{json}{SEPARATOR}{value}{SEPARATOR}{address}")
}
