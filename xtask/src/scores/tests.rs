use std::fs;

use super::{OURS, README, REPORT, in_report, line};
use crate::project::Project;

/// What rounding explains.
const ROUNDED: f64 = 0.011;

#[test]
fn readme_says_what_the_report_says() {
    let project = Project::open().unwrap();
    let read = |name: &str| fs::read_to_string(project.root.join(name)).unwrap();
    let scores = in_report(&read(REPORT)).unwrap();
    let readme = read(README);
    let ours = readme.lines().find(|line| line.starts_with(OURS)).unwrap();
    let said: Vec<f64> = ours
        .split('|')
        .skip(2)
        .filter_map(|cell| cell.trim_matches([' ', '*']).parse().ok())
        .collect();
    assert_eq!(said.len(), scores.len(), "{ours}");
    for (said, score) in said.iter().zip(&scores) {
        assert!(
            (said - score).abs() < ROUNDED,
            "README.md says {said} where model/REPORT.md has {score}; its line should be\n{}",
            line(OURS, &scores)
        );
    }
}

#[test]
fn scores_are_written_short() {
    assert_eq!(
        line(OURS, &[0.8806, 1.0, 0.005]),
        "| **Unhusk** | **.88** | 1.00 | .01 |"
    );
    assert_eq!(line("| Other 1 |", &[0.5]), "| Other 1 | .50 |");
}
