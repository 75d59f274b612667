//! Text without a letter or digit: no score is asked for it, it stays with what it stands in or between.

use crate::decide::evidence::Evidence;
use crate::decide::verdict::Verdicts;
use crate::markup::{Span, Tag};
use crate::measure::{Sign, Within};

/// Spans of the signs that are kept, in order.
pub fn kept(evidence: &Evidence<'_>, verdicts: &Verdicts) -> Vec<Span> {
    let signs = evidence.page.signs.iter();
    signs
        .filter(|sign| is_kept(evidence, verdicts, sign))
        .map(|sign| sign.span)
        .collect()
}

fn is_kept(evidence: &Evidence<'_>, verdicts: &Verdicts, sign: &Sign) -> bool {
    let own = evidence.container(sign.container);
    if own.hidden {
        return false;
    }
    let is_kept = |block: usize| verdicts.get(block).is_some_and(Option::is_none);
    // A cell goes with its row, a line of code with the others, an operator with its meaning.
    let mut around = evidence.page.ancestors(sign.container);
    let whole = around.find(|index| {
        let container = evidence.container(*index);
        !container.blocks.is_empty() || container.tag == Tag::Button
    });
    let structured = Within::TABLE.with(Within::PREFORMATTED).with(Within::TERMS);
    let Some(whole) = whole.map(|index| evidence.container(index)) else {
        return false;
    };
    if whole.tag == Tag::Button || own.tag == Tag::Button {
        return false;
    }
    if own.within.any(structured) && whole.within.any(structured) {
        return whole.blocks.clone().any(is_kept);
    }
    // Elsewhere signs may be decoration: only what is a text of its own stays, between others that do.
    let is_text = own.tag.heading_level().is_some()
        || matches!(own.tag, Tag::P | Tag::Li | Tag::Pre | Tag::Blockquote);
    let before = sign.block.checked_sub(1);
    is_text && is_kept(sign.block) && before.is_some_and(is_kept)
}
