//! `unhusk explain`: what is decided about each block of a page, and why.

use std::io::{self, Write};
use std::path::Path;

use super::error::PageError;
use super::{input, page};
use crate::decide::evidence::Evidence;
use crate::decide::{self, Judgement};
use crate::features::Facts;
use crate::limits;
use crate::measure;
use crate::metadata;
use crate::model::{Model, PageKind, Weight};
use crate::snapshot::Snapshot;

/// Features that are named for each block.
const WEIGHTS: usize = 3;

/// Characters of a block's text that are shown.
const TEXT: usize = 60;

/// Prints a line for each block: its score, label, reason, what weighed most, the start of its text.
pub(super) fn run(path: &Path, url: &str, model: &Model) -> Result<String, PageError> {
    let dom = page::readable_dom(&input::read(path)?)?;
    let page = measure::measure(&Snapshot::new(dom.as_bytes(), url), limits::FEED_BYTES)?;
    let metadata = metadata::resolve(&page.clues, url);
    let title = metadata.title.as_deref();
    let evidence = Evidence::new(&page);
    let rules = decide::judge(&evidence, title);
    let facts = Facts::new(&evidence, &rules, title);
    let (scores, weights) = model.explain(&facts, WEIGHTS);
    let (judgement, _) = decide::judge_with(&evidence, title, Some(model));
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write_kinds(&mut out, &scores.kinds);
    for (block, weights) in weights.iter().enumerate() {
        let _ = write_block(
            &mut out,
            &evidence,
            &judgement,
            block,
            scores.blocks[block],
            weights,
        );
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn write_kinds(out: &mut impl Write, chances: &[f32]) -> io::Result<()> {
    write!(out, "kind")?;
    for (kind, chance) in PageKind::LEARNED.iter().zip(chances) {
        write!(out, "  {} {chance:.2}", kind.name())?;
    }
    writeln!(out)
}

fn write_block(
    out: &mut impl Write,
    evidence: &Evidence<'_>,
    judgement: &Judgement,
    block: usize,
    score: f32,
    weights: &[Weight],
) -> io::Result<()> {
    let text = evidence.page.block_text(&evidence.page.blocks[block]);
    let start: String = text.chars().take(TEXT).collect();
    let (label, reason) = match judgement.verdicts[block] {
        None => ("keep", ""),
        Some(drop) => (drop.kind.name(), drop.reason),
    };
    let weights: Vec<String> = weights
        .iter()
        .map(|weight| format!("{} {:+.2}", weight.feature, weight.added))
        .collect();
    writeln!(
        out,
        "{score:.2}  {label:<13}  {start}\n                     {}{}{}",
        weights.join(", "),
        if reason.is_empty() { "" } else { ": " },
        reason
    )
}
