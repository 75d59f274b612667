//! Text without a letter or digit: no score is asked for it, it stays with what it stands in or between.

use std::ops::Range;

use crate::decide::evidence::{Evidence, counts};
use crate::decide::verdict::Verdicts;
use crate::markup::{Span, Tag};
use crate::measure::{Sign, Within};

/// Spans of the signs that are kept, in order.
pub fn kept(evidence: &Evidence<'_>, verdicts: &Verdicts) -> Vec<Span> {
    let kept = counts(verdicts.iter().map(Option::is_none));
    let signs = evidence.page.signs.iter();
    signs
        .filter(|sign| is_kept(evidence, &kept, sign))
        .map(|sign| sign.span)
        .collect()
}

/// Containers around a sign among which that is looked for which it belongs to.
const NESTED: usize = 8;

/// Whether a sign is kept, given the number of kept blocks before each.
fn is_kept(evidence: &Evidence<'_>, kept: &[usize], sign: &Sign) -> bool {
    let own = evidence.container(sign.container);
    if own.hidden || own.tag == Tag::Button {
        return false;
    }
    let holds_kept = |blocks: &Range<usize>| kept[blocks.end] > kept[blocks.start];
    // A cell goes with its row, a line of code with the others, an operator with its meaning.
    let structured = Within::TABLE.with(Within::PREFORMATTED).with(Within::TERMS);
    if own.within.any(structured) {
        let around = evidence.page.ancestors(sign.container).take(NESTED);
        let whole = around
            .map(|index| evidence.container(index))
            .find(|container| !container.blocks.is_empty() || container.tag == Tag::Button);
        if let Some(whole) = whole.filter(|whole| whole.within.any(structured)) {
            return whole.tag != Tag::Button && holds_kept(&whole.blocks);
        }
    }
    // Elsewhere signs may be decoration: only what is a text of its own stays, between others that do.
    let is_text = own.tag.heading_level().is_some()
        || matches!(own.tag, Tag::P | Tag::Li | Tag::Pre | Tag::Blockquote);
    let last = kept.len() - 1;
    is_text
        && (1..last).contains(&sign.block)
        && holds_kept(&(sign.block - 1..sign.block))
        && holds_kept(&(sign.block..sign.block + 1))
}
