//! A file with rules of the user's.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::user_rules::Rules;

/// Problems that are told one by one.
const TOLD: usize = 20;

/// Reads a file with rules. Lines that are none are told on standard error, and left out.
///
/// # Errors
/// Why the file can't be read, as a sentence.
pub(super) fn read(path: &Path) -> Result<Rules, String> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    let (rules, problems) = Rules::parse(&String::from_utf8_lossy(&bytes));
    let mut stderr = io::stderr().lock();
    for problem in problems.iter().take(TOLD) {
        let (line, column) = (problem.line, problem.column);
        // Nobody is left to tell if this can't be written.
        let _ = writeln!(stderr, "{name}:{line}:{column}: {}", problem.message);
    }
    if problems.len() > TOLD {
        let more = problems.len() - TOLD;
        let _ = writeln!(stderr, "{name}: {more} more lines are no rules");
    }
    Ok(rules)
}
