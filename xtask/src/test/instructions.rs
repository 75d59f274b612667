//! A guard against slower code: instructions counted by callgrind, which no busy machine changes.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail, ensure};
use xshell::cmd;

use crate::{
    build,
    project::{Project, announce},
    setup,
};

/// The counts to hold to, by case, in millions. They are of the program that the other tests have built
/// already: little optimised, so that what makes it slower makes the released one slower too.
const FILE: &str = "bench/instructions.json";

/// By how much a count may grow: another compiler moves it by some per cent, too.
const MOST_GROWTH: f64 = 1.12;

/// Below this share of its count a page has become so much cheaper that the count says nothing any more.
const LEAST_SHARE: f64 = 0.8;

/// Counts the instructions of the command line on the cases in the file.
///
/// # Errors
/// Where a page takes many more, or far fewer, than the file says; the message has the numbers to write
/// where that is meant.
pub fn check(project: &Project) -> Result<()> {
    let Some(valgrind) = setup::valgrind(project)? else {
        announce("Valgrind does not run on this system: instructions are not counted");
        return Ok(());
    };
    let shell = project.shell()?;
    let wanted: BTreeMap<String, f64> = serde_json::from_slice(&fs::read(project.root.join(FILE))?)
        .with_context(|| format!("{FILE} can't be read"))?;
    ensure!(!wanted.is_empty(), "{FILE} names no case");
    let unhusk = build::tested_command_line(project)?;
    let counts = project.target.join("callgrind.out");
    let mut found = BTreeMap::new();
    for case in wanted.keys() {
        let page = project
            .root
            .join("tests/cases")
            .join(case)
            .join("page.html");
        cmd!(
            shell,
            "{valgrind} --quiet --tool=callgrind --callgrind-out-file={counts} {unhusk} --format json {page}"
        )
        .ignore_stdout()
        .run()?;
        let millions = total(&fs::read_to_string(&counts)?)? / 1e6;
        println!(
            "{case}: {millions:.0} million instructions, {:.0} before",
            wanted[case]
        );
        found.insert(case, millions.round());
    }
    let is_other = |(case, count): (&&String, &f64)| {
        let before = wanted[*case];
        *count > before * MOST_GROWTH || *count < before * LEAST_SHARE
    };
    if found.iter().any(is_other) {
        bail!(
            "the work for a page has changed much; where that is meant, write into {FILE}:\n{}",
            serde_json::to_string_pretty(&found)?
        );
    }
    Ok(())
}

/// The number in callgrind's line `totals: N`, or `summary: N`.
fn total(output: &str) -> Result<f64> {
    let mut lines = output.lines();
    let total = lines.find_map(|line| {
        let number = line
            .strip_prefix("totals: ")
            .or(line.strip_prefix("summary: "))?;
        number.trim().parse().ok()
    });
    total.context("callgrind has written no total")
}
