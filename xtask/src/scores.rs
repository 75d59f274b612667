//! README's table of scores: Unhusk's line comes from the report of the training, those of other extractors
//! from running them.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::{
    bench,
    project::{Project, announce},
    setup::{self, Browser},
};

const README: &str = "README.md";
const REPORT: &str = "model/REPORT.md";

/// How Unhusk's line begins.
const OURS: &str = "| **Unhusk** |";

/// Rows of the report, in the order of README's columns: the start of a row, and which cell has the score.
const CELLS: &[(&str, usize)] = &[
    ("| wcxb-dev | model and rules |", 4),
    ("| article |", 3),
    ("| documentation |", 3),
    ("| service |", 3),
    ("| forum |", 3),
    ("| listing |", 3),
    ("| collection |", 3),
    ("| product |", 3),
    ("| segments-dev | model and rules |", 4),
];

/// The scores of a report, in the order of README's columns.
fn in_report(report: &str) -> Result<Vec<f64>> {
    CELLS
        .iter()
        .map(|(start, cell)| {
            let row = report.lines().find(|line| line.starts_with(start));
            row.and_then(|row| row.split('|').nth(*cell)?.trim().parse().ok())
                .with_context(|| format!("{REPORT} has no score in a row {start}"))
        })
        .collect()
}

/// The line of README that begins with `start` and has these scores.
fn line(start: &str, scores: &[f64]) -> String {
    let mut line = start.to_owned();
    for (column, score) in scores.iter().enumerate() {
        let score = format!("{score:.2}");
        let score = score.trim_start_matches('0');
        line += &if column == 0 && start == OURS {
            format!(" **{score}** |")
        } else {
            format!(" {score} |")
        };
    }
    line
}

/// Writes the scores of the report into README.
///
/// # Errors
/// When one of them lacks what is expected there, or can't be read or written.
pub fn update(project: &Project) -> Result<()> {
    let report = fs::read_to_string(project.root.join(REPORT))
        .with_context(|| format!("can't read {REPORT}"))?;
    replace(project, OURS, &line(OURS, &in_report(&report)?))
}

/// Puts a line in the place of the one of README that begins with `start`.
fn replace(project: &Project, start: &str, line: &str) -> Result<()> {
    let path = project.root.join(README);
    let readme = fs::read_to_string(&path).with_context(|| format!("can't read {README}"))?;
    let old = readme
        .lines()
        .find(|line| line.starts_with(start))
        .with_context(|| format!("{README} has no line {start}"))?;
    Ok(fs::write(path, readme.replacen(old, line, 1))?)
}

/// What `bench/peers.py` prints of an extractor: name, version and scores.
type Scored = (String, String, Vec<f64>);

/// Scores other extractors on the page sets in `pages`, prints their lines and writes them into README.
///
/// # Errors
/// When Python, Chromium or the page sets are missing, or an extractor can't be installed or run.
pub fn peers(project: &Project, pages: &Path) -> Result<()> {
    let pages = std::path::absolute(pages)?;
    ensure!(
        pages.is_dir(),
        "{} is no folder; --pages takes one that holds page sets",
        pages.display()
    );
    let shell = project.shell()?;
    setup::node(project)?;
    let browsers = setup::browsers(project, &[Browser::Chromium])?;
    let python = setup::python(project, "bench/.venv", "bench/requirements.lock")?;
    bench::install_peers(project, &shell)?;
    let native = bench::programs(project, &shell)?("articles");
    let versions = bench::versions(project, &shell)?.to_string();
    let command = cmd!(
        shell,
        "{python} bench/peers.py --pages {pages} --native {native} --versions {versions}"
    );
    let printed = browsers.lend(command).quiet().read()?;
    for scored in printed.lines() {
        let (name, version, scores): Scored = serde_json::from_str(scored)
            .with_context(|| format!("not the expected JSON: {scored}"))?;
        let line = line(&format!("| {name} {version} |"), &scores);
        println!("{line}");
        replace(project, &format!("| {name}"), &line)?;
    }
    announce(&format!("Wrote these lines into {README}"));
    Ok(())
}

#[cfg(test)]
mod tests;
