//! The rules about single blocks and sections inside the region of the content.

use std::collections::HashSet;

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::phrases;
use crate::decide::region::{Region, squeeze};
use crate::decide::totals::is_prose;
use crate::decide::verdict::{Drop, Verdicts, set};
use crate::markup::Tag;
use crate::measure::Within;

/// Words from which a text that stands twice is a repetition.
const REPEATED_WORDS: usize = 5;

/// Gives the blocks inside and outside the region their verdicts.
pub fn apply(
    evidence: &Evidence<'_>,
    region: &Region,
    title: Option<&str>,
    verdicts: &mut Verdicts,
) {
    outside(evidence, region, verdicts);
    headline(evidence, region, title, verdicts);
    phrases_of_clutter(evidence, verdicts);
    sections(evidence, region, verdicts);
    lone_links(evidence, region, verdicts);
    edges(evidence, region, verdicts);
    repetitions(evidence, verdicts);
    empty_sections(evidence, region, verdicts);
}

fn outside(evidence: &Evidence<'_>, region: &Region, verdicts: &mut Verdicts) {
    for (index, block) in evidence.page.blocks.iter().enumerate() {
        if region.blocks.contains(&index) {
            continue;
        }
        let linked = block.link_density() > 0.6;
        let (kind, reason) = match (linked, index < region.blocks.start) {
            (true, true) => (RemovalKind::Navigation, "It is links before the content."),
            (true, false) => (RemovalKind::Navigation, "It is links after the content."),
            (false, _) => (
                RemovalKind::Other,
                "It stands outside the part of the page that holds the content.",
            ),
        };
        set(
            verdicts,
            index,
            Drop {
                kind,
                reason,
                container: None,
            },
        );
    }
}

/// The headline is shown above the article, and so is not part of it.
pub fn headline(
    evidence: &Evidence<'_>,
    region: &Region,
    title: Option<&str>,
    verdicts: &mut Verdicts,
) {
    let Some(title) = title.map(squeeze) else {
        return;
    };
    for block in region
        .headline
        .into_iter()
        .chain(region.blocks.clone().take(12))
    {
        let Some(found) = evidence.page.blocks.get(block) else {
            continue;
        };
        if evidence.heading_level(found).is_some()
            && squeeze(evidence.page.block_text(found)) == title
        {
            // Not a removal in the reader's eyes: the text is kept as the title.
            verdicts[block] = Some(Drop {
                kind: RemovalKind::Duplicate,
                reason: TITLE,
                container: None,
            });
        }
    }
}

/// Reason given for the headline; it is shown as the title, so it is not listed as removed.
pub const TITLE: &str = "It is the title, shown at the top.";

fn phrases_of_clutter(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    for (index, phrase) in evidence.phrases.iter().enumerate() {
        let Some(phrase) = phrase else { continue };
        let block = &evidence.page.blocks[index];
        if evidence
            .container(block.container)
            .within
            .any(Within::PREFORMATTED.with(Within::TABLE))
        {
            continue;
        }
        set(
            verdicts,
            index,
            Drop {
                kind: phrase.kind,
                reason: phrase.reason,
                container: None,
            },
        );
    }
}

/// Sections under headings that announce clutter: up to the next heading of the same or a higher
/// level, or the end of the heading's container.
fn sections(evidence: &Evidence<'_>, region: &Region, verdicts: &mut Verdicts) {
    let blocks = &evidence.page.blocks;
    let mut index = region.blocks.start;
    while index < region.blocks.end.min(blocks.len()) {
        let block = &blocks[index];
        let level = evidence.heading_level(block);
        let looks_like_heading = level.is_some() || (block.emphasised && block.words <= 9);
        let announced = looks_like_heading
            .then(|| {
                phrases::find(
                    phrases::Scope::Section,
                    evidence.page.block_text(block),
                    block.words,
                )
            })
            .flatten();
        let Some(phrase) = announced else {
            index += 1;
            continue;
        };
        let end = section_end(evidence, region, index, level.unwrap_or(6));
        let total = evidence.totals.of(&(index + 1..end));
        let before = evidence.totals.of(&(region.blocks.start..index));
        let clutter = total.link_density() > 0.4
            || total.prose * 2 < total.words
            || teasers(evidence, index + 1..end) > 1
            || phrase.kind == RemovalKind::Comments;
        if before.prose >= 60 && clutter && total.prose <= before.prose * 3 {
            for dropped in index..end {
                set(
                    verdicts,
                    dropped,
                    Drop {
                        kind: phrase.kind,
                        reason: phrase.reason,
                        container: None,
                    },
                );
            }
        }
        index = index
            .max(if clutter { end } else { index + 1 })
            .max(index + 1);
    }
}

/// Number of blocks that are a link and nothing else, as titles of teasers are.
fn teasers(evidence: &Evidence<'_>, blocks: std::ops::Range<usize>) -> usize {
    evidence.page.blocks[blocks]
        .iter()
        .filter(|block| block.words > 2 && block.link_density() > 0.9)
        .count()
}

fn section_end(evidence: &Evidence<'_>, region: &Region, heading: usize, level: u8) -> usize {
    let blocks = &evidence.page.blocks;
    let last = region.blocks.end.min(blocks.len());
    (heading + 1..last)
        .find(|&block| {
            evidence
                .heading_level(&blocks[block])
                .is_some_and(|other| other <= level)
        })
        .unwrap_or(last)
}

/// Where the region is mostly prose, a block between paragraphs that is a link and little else leads
/// to another article.
fn lone_links(evidence: &Evidence<'_>, region: &Region, verdicts: &mut Verdicts) {
    let total = evidence.totals.of(&region.blocks);
    if total.prose * 10 < total.words * 6 {
        return;
    }
    for index in region.blocks.clone() {
        let Some(block) = evidence.page.blocks.get(index) else {
            return;
        };
        let container = evidence.container(block.container);
        let apart = matches!(
            container.tag,
            Tag::Div | Tag::Section | Tag::Aside | Tag::Article
        );
        if apart && !is_structured(evidence, index) && block.words > 2 && block.link_density() > 0.7
        {
            set(
                verdicts,
                index,
                Drop {
                    kind: RemovalKind::Related,
                    reason: "It is a link to something else, set between the paragraphs.",
                    container: None,
                },
            );
        }
    }
}

/// What is kept after a place in the region, up to the next thing kept.
#[derive(Clone, Copy)]
enum Next {
    Nothing,
    Text,
    Heading(u8),
}

/// A heading with nothing left under it announces nothing.
fn empty_sections(evidence: &Evidence<'_>, region: &Region, verdicts: &mut Verdicts) {
    let page = evidence.page;
    let mut next = Next::Nothing;
    let mut dropped = (RemovalKind::Other, "Nothing is left under this heading.");
    for index in region.blocks.clone().rev() {
        let Some(block) = page.blocks.get(index) else {
            continue;
        };
        let image = page.images.partition_point(|image| image.block <= index);
        let pictured = page
            .images
            .get(image)
            .is_some_and(|image| image.block == index + 1 && !image.hidden);
        if pictured {
            next = Next::Text;
        }
        match (verdicts[index], evidence.heading_level(block)) {
            (Some(drop), _) => dropped = (drop.kind, drop.reason),
            (None, None) => next = Next::Text,
            (None, Some(level)) => {
                let empty = match next {
                    Next::Nothing => true,
                    Next::Text => false,
                    Next::Heading(below) => below <= level,
                };
                if empty {
                    let (kind, reason) = dropped;
                    set(
                        verdicts,
                        index,
                        Drop {
                            kind,
                            reason,
                            container: None,
                        },
                    );
                } else {
                    next = Next::Heading(level);
                }
            }
        }
    }
}

/// Before the first and after the last prose of the region, short lines are details and links.
fn edges(evidence: &Evidence<'_>, region: &Region, verdicts: &mut Verdicts) {
    let blocks = &evidence.page.blocks;
    let range = region.blocks.start..region.blocks.end.min(blocks.len());
    let is_kept_prose = |index: &usize| verdicts[*index].is_none() && is_prose(&blocks[*index]);
    let Some(first) = range.clone().find(is_kept_prose) else {
        return;
    };
    let Some(last) = range.clone().rev().find(is_kept_prose) else {
        return;
    };
    let is_plain = |index: usize| {
        evidence.heading_level(&blocks[index]).is_none() && !is_structured(evidence, index)
    };
    for index in range.start..first {
        let price = has_price(evidence.page.block_text(&blocks[index]));
        if is_plain(index) && blocks[index].words < 10 && !blocks[index].ends_sentence && !price {
            set(
                verdicts,
                index,
                Drop {
                    kind: RemovalKind::Details,
                    reason: "It is a short line before the text begins.",
                    container: None,
                },
            );
        }
    }
    for index in last + 1..range.end {
        if is_plain(index) && blocks[index].link_density() > 0.5 {
            set(
                verdicts,
                index,
                Drop {
                    kind: RemovalKind::Related,
                    reason: "It is a line of links after the text has ended.",
                    container: None,
                },
            );
        }
    }
}

/// Whether a block stands in a table, list, figure or code, where short texts are content.
fn is_structured(evidence: &Evidence<'_>, block: usize) -> bool {
    let container = evidence.page.blocks[block].container;
    evidence.container(container).within.any(
        Within::PREFORMATTED
            .with(Within::TABLE)
            .with(Within::FIGURE)
            .with(Within::LIST)
            .with(Within::TERMS),
    )
}

/// Whether a text names a price: a currency sign beside a digit.
fn has_price(text: &str) -> bool {
    text.contains(['€', '$', '£', '¥', '₹', '₴', '₽', '₩', '₺', '₪'])
        && text.contains(|letter: char| letter.is_ascii_digit())
}

fn repetitions(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    let mut seen = HashSet::new();
    for (index, block) in evidence.page.blocks.iter().enumerate() {
        if verdicts[index].is_some() || block.words < REPEATED_WORDS {
            continue;
        }
        if !seen.insert(block.hash) {
            set(
                verdicts,
                index,
                Drop {
                    kind: RemovalKind::Duplicate,
                    reason: "The same text stands before it.",
                    container: None,
                },
            );
        }
    }
}
