//! Brings back what the model drops though it belongs to what is kept: captions of pictures, headings
//! of kept sections, the rest of lists, tables and quotes, an article's standfirst, lines between its
//! paragraphs and after the last, a product's price. The rules must keep it, and the model must not be
//! sure of the contrary, unless it is a part of something that says little with gaps: code, tables, lists.

use std::ops::Range;

use crate::article::RemovalKind;
use crate::decide::captions;
use crate::decide::evidence::Evidence;
use crate::decide::tables;
use crate::decide::totals::is_prose;
use crate::decide::trim;
use crate::decide::verdict::{Drop, Verdicts, drop_block};
use crate::markup::Tag;
use crate::measure::{Container, Within};
use crate::model::PageKind;

/// Score below which a block is not brought back.
const UNLIKELY: f32 = 0.4;

/// Share of the words of a list, table or quote that must be kept for the rest to belong to it.
const MOST: f64 = 0.5;

/// Share of linked words above which an unlikely part of a list does not belong to the rest.
const LINKED: f64 = 0.5;

/// Blocks after the last kept one that a list may end with.
const GROUP_BEHIND: usize = 3;

/// Lists, tables and quotes inside each other that are looked at; a group deeper in is part of others.
const NESTED_GROUPS: usize = 32;

/// Why the cells of a table go of which little is content.
const SCRAPS: &str = "Little of its table reads like the content.";

/// Lines between kept ones, or after the last, that are brought back.
const GAP: usize = 3;

/// Words that a standfirst has at least.
const STANDFIRST_WORDS: usize = 9;

/// Share of linked words that a standfirst has at most.
const STANDFIRST_LINKS: f64 = 0.3;

/// Blocks after the last kept one in which its picture's caption may stand.
const CAPTION_BEHIND: usize = 2;

/// Words that a line with a price may have.
const PRICE_WORDS: usize = 8;

/// Blocks after the headline in which the standfirst stands.
const STANDFIRST_WITHIN: usize = 4;

/// Brings back what belongs to the kept blocks.
pub(super) fn apply(
    evidence: &Evidence<'_>,
    rules: &Verdicts,
    scores: &[f32],
    kind: PageKind,
    headline: Option<usize>,
    verdicts: &mut Verdicts,
) {
    let Some(span) = kept_span(verdicts) else {
        return;
    };
    let own = &eligible(evidence, rules, scores);
    match kind {
        PageKind::Article => {
            standfirst(evidence, own, headline, span.start, verdicts);
            gaps(rules, own, &span, verdicts);
            last_lines(evidence, rules, span.end, verdicts);
        }
        PageKind::Product => price(evidence, rules, headline, span.end, verdicts),
        _ => {}
    }
    groups(evidence, rules, own, &span, verdicts);
    captions(evidence, rules, headline, &span, verdicts);
    headings(evidence, rules, scores, &span, verdicts);
}

/// The blocks that may be brought back.
fn eligible(evidence: &Evidence<'_>, rules: &Verdicts, scores: &[f32]) -> Vec<bool> {
    let blocks = rules.iter().zip(scores).enumerate();
    blocks
        .map(|(block, (verdict, score))| {
            verdict.is_none() && (*score >= UNLIKELY || is_part(evidence, block))
        })
        .collect()
}

/// Whether a block is a part of something that says little without it: code, a table, a formula, a picture
/// that it alone stands with, an entry of a live report that it gives the time of.
fn is_part(evidence: &Evidence<'_>, block: usize) -> bool {
    let page = evidence.page;
    let found = &page.blocks[block];
    let container = evidence.container(found.container);
    let formula = page.formulas.partition_point(|at| *at < found.span.start);
    let has_formula = page
        .formulas
        .get(formula)
        .is_some_and(|at| *at < found.span.end);
    let has_picture = || {
        let around = [container, evidence.container(container.parent)];
        let alone = |outer: &&Container| outer.blocks.len() == 1 && outer.images.len() == 1;
        found.link_density() <= LINKED && around.iter().any(alone)
    };
    let whole = Within::PREFORMATTED.with(Within::TABLE);
    container.within.any(whole)
        || has_formula
        || has_picture()
        || is_clock_time(page.block_text(found))
}

/// Whether a text is a time of day and nothing else: "9.31", "21:05 h", "11:47 am".
fn is_clock_time(text: &str) -> bool {
    let Some((hour, rest)) = text.trim().split_once([':', '.']) else {
        return false;
    };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let minute = digits(rest);
    let words = rest.get(minute..).unwrap_or_default().trim();
    matches!(hour.len(), 1..=2)
        && digits(hour) == hour.len()
        && minute == 2
        && words.len() <= 4
        && words
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '.')
}

/// From the first to the last kept block.
fn kept_span(verdicts: &Verdicts) -> Option<Range<usize>> {
    let first = verdicts.iter().position(Option::is_none)?;
    let last = verdicts.iter().rposition(Option::is_none)?;
    Some(first..last + 1)
}

/// A sentence between the headline and the text.
fn standfirst(
    evidence: &Evidence<'_>,
    own: &[bool],
    headline: Option<usize>,
    first: usize,
    verdicts: &mut Verdicts,
) {
    let Some(headline) = headline else { return };
    for block in headline + 1..first.min(headline + 1 + STANDFIRST_WITHIN) {
        let found = &evidence.page.blocks[block];
        let says = found.words >= STANDFIRST_WORDS && found.link_density() < STANDFIRST_LINKS;
        if says && own[block] {
            verdicts[block] = None;
        }
    }
}

/// A line or a few between kept ones.
fn gaps(rules: &Verdicts, own: &[bool], span: &Range<usize>, verdicts: &mut Verdicts) {
    let mut start = span.start;
    for block in span.clone() {
        if verdicts[block].is_some() {
            continue;
        }
        let gap = start..block;
        let lines = gap.clone().filter(|line| rules[*line].is_none());
        if lines.count() <= GAP {
            for line in gap.filter(|line| own[*line]) {
                verdicts[line] = None;
            }
        }
        start = block + 1;
    }
}

/// Paragraphs right after the last kept one.
fn last_lines(evidence: &Evidence<'_>, rules: &Verdicts, end: usize, verdicts: &mut Verdicts) {
    let own = |block: &usize| rules[*block].is_none();
    for block in (end..rules.len()).filter(own).take(GAP) {
        if !is_prose(&evidence.page.blocks[block]) {
            break;
        }
        verdicts[block] = None;
    }
}

/// The first price after a product's name.
fn price(
    evidence: &Evidence<'_>,
    rules: &Verdicts,
    headline: Option<usize>,
    end: usize,
    verdicts: &mut Verdicts,
) {
    let Some(headline) = headline else { return };
    let first = (headline + 1..end).find(|&block| {
        let found = &evidence.page.blocks[block];
        found.words <= PRICE_WORDS && trim::has_price(evidence.page.block_text(found))
    });
    if let Some(block) = first.filter(|block| rules[*block].is_none()) {
        verdicts[block] = None;
    }
}

/// Lists, tables and the like of which most is kept. Of a table of data with less, nothing stays: some
/// of its cells say nothing.
fn groups(
    evidence: &Evidence<'_>,
    rules: &Verdicts,
    own: &[bool],
    span: &Range<usize>,
    verdicts: &mut Verdicts,
) {
    let layout = tables::layout_tables(evidence);
    // The ends of the groups around a container.
    let mut around: Vec<usize> = Vec::new();
    for (index, container) in evidence.page.containers.iter().enumerate() {
        while around.pop_if(|end| *end <= index).is_some() {}
        let start = container.span.start;
        let data = container.tag == Tag::Table && layout.binary_search(&start).is_err();
        let whole = matches!(
            container.tag,
            Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Pre | Tag::Blockquote
        );
        let blocks = container.blocks.clone();
        let within = blocks.start >= span.start && blocks.end <= span.end + GROUP_BEHIND;
        if !whole || blocks.len() < 2 || !(within || data) {
            continue;
        }
        around.push(container.last);
        if around.len() > NESTED_GROUPS {
            continue;
        }
        let words = |block: usize| evidence.page.blocks[block].words;
        // Of data, the rules' opinion of single cells says little.
        let is_own =
            |block: usize| rules[block].is_none_or(|drop| data && drop.container.is_none());
        let counted = || blocks.clone().filter(|block| is_own(*block));
        let all: usize = counted().map(words).sum();
        let kept: usize = counted()
            .filter(|block| verdicts[*block].is_none())
            .map(words)
            .sum();
        #[allow(clippy::cast_precision_loss)]
        if kept as f64 >= MOST * all as f64 {
            let leads_away = |block: usize| evidence.page.blocks[block].link_density() > LINKED;
            for block in counted().filter(|block| own[*block] || !leads_away(*block)) {
                verdicts[block] = None;
            }
        } else if data {
            for block in blocks {
                drop_block(verdicts, block, RemovalKind::Other, SCRAPS);
            }
        }
    }
}

/// Captions of pictures that stand in or right beside what is kept.
fn captions(
    evidence: &Evidence<'_>,
    rules: &Verdicts,
    headline: Option<usize>,
    span: &Range<usize>,
    verdicts: &mut Verdicts,
) {
    let start = headline.map_or(span.start, |at| at.min(span.start));
    let end = (span.end + CAPTION_BEHIND).min(rules.len());
    for block in start..end {
        let leads_away = trim::is_linked_line(&evidence.page.blocks[block]);
        if captions::is_caption(evidence, block) && !leads_away && rules[block].is_none() {
            verdicts[block] = None;
        }
    }
}

/// Headings under which something is kept, also those whose words alone the rules take for clutter.
fn headings(
    evidence: &Evidence<'_>,
    rules: &Verdicts,
    scores: &[f32],
    span: &Range<usize>,
    verdicts: &mut Verdicts,
) {
    // The level of the highest heading since the last kept text.
    let mut below = None;
    for block in span.clone().rev() {
        let level = evidence.heading_level(&evidence.page.blocks[block]);
        match (level, verdicts[block].is_none()) {
            (None, true) => below = Some(u8::MAX),
            (Some(level), kept) => {
                let by_words = |drop: Drop| drop.container.is_none() && scores[block] >= UNLIKELY;
                let belongs =
                    below.is_some_and(|below| level < below) && rules[block].is_none_or(by_words);
                if belongs {
                    verdicts[block] = None;
                }
                if kept || belongs {
                    below = Some(level);
                } else {
                    below = None;
                }
            }
            (None, false) => {}
        }
    }
}
