//! `unhusk explain`: what is decided about each block of a page, and why.

use std::io::{self, Write};
use std::path::Path;

use super::error::PageError;
use super::{input, page};
use crate::Options;
use crate::explain::{self, ExplainedBlock, Explanation};
use crate::snapshot::Snapshot;

/// Features that are named for each block.
const WEIGHTS: usize = 3;

/// Characters of a block's text that are shown.
const TEXT: usize = 60;

/// Prints a line for each block: its score, label, reason, what weighed most, the start of its text.
pub(super) fn run(path: &Path, url: &str, options: Options<'_>) -> Result<String, PageError> {
    let dom = page::readable_dom(&input::read(path)?)?;
    let snapshot = Snapshot::new(dom.as_bytes(), url);
    let explanation = explain::explain(&snapshot, options, WEIGHTS)?;
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write(&mut out, &explanation);
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn write(out: &mut impl Write, explanation: &Explanation) -> io::Result<()> {
    write!(out, "kind")?;
    for kind in &explanation.kinds {
        write!(out, "  {} {:.2}", kind.kind.name(), kind.chance)?;
    }
    writeln!(out)?;
    for block in &explanation.blocks {
        write_block(out, block)?;
    }
    Ok(())
}

fn write_block(out: &mut impl Write, block: &ExplainedBlock) -> io::Result<()> {
    let start: String = block.text.chars().take(TEXT).collect();
    let label = if block.kept { "keep" } else { block.kind };
    let weights: Vec<String> = block
        .weights
        .iter()
        .map(|weight| format!("{} {:+.2}", weight.feature, weight.added))
        .collect();
    // The model gives none where a rule was certain.
    let score = match block.score {
        Some(score) => format!("{score:.2}"),
        None => "   –".to_owned(),
    };
    let (weights, reason) = (weights.join(", "), block.reason);
    let separator = if weights.is_empty() || reason.is_empty() {
        ""
    } else {
        ": "
    };
    writeln!(
        out,
        "{score}  {label:<13}  {start}\n                     {weights}{separator}{reason}"
    )
}
