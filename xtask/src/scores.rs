//! Unhusk's line in README's table of scores, which comes from the report of the training.

use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;

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

/// The line of README for these scores.
fn line(scores: &[f64]) -> String {
    let mut line = OURS.to_owned();
    for (column, score) in scores.iter().enumerate() {
        let score = format!("{score:.2}");
        let score = score.trim_start_matches('0');
        line += &if column == 0 {
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
    let read = |name: &str| {
        fs::read_to_string(project.root.join(name)).with_context(|| format!("can't read {name}"))
    };
    let line = line(&in_report(&read(REPORT)?)?);
    let readme = read(README)?;
    let old = readme
        .lines()
        .find(|line| line.starts_with(OURS))
        .with_context(|| format!("{README} has no line {OURS}"))?;
    Ok(fs::write(
        project.root.join(README),
        readme.replacen(old, &line, 1),
    )?)
}

#[cfg(test)]
mod tests;
