//! The rules about single blocks and sections inside the region of the content.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::region::{Region, squeeze, squeezed};
use crate::decide::repetitions;
use crate::decide::sections;
use crate::decide::totals::is_prose;
use crate::decide::verdict::{Drop, Verdicts, drop_block};
use crate::markup::Tag;
use crate::measure::{Block, Within};
use crate::metadata::is_credit_line;
use crate::model::PageKind;

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
    sections::announced(evidence, region, verdicts);
    lone_links(evidence, region, verdicts);
    edges(evidence, region, verdicts);
    repetitions::apply(evidence, PageKind::Article, verdicts);
    sections::emptied(evidence, region, false, verdicts);
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
        drop_block(verdicts, index, kind, reason);
    }
}

/// Blocks of the content in which its headline may stand once more.
const HEADLINE_WITHIN: usize = 12;

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
    let kept = (0..verdicts.len()).filter(|block| verdicts[*block].is_none());
    let first: Vec<usize> = region
        .headline
        .into_iter()
        .chain(region.blocks.clone().take(HEADLINE_WITHIN))
        .chain(kept.take(HEADLINE_WITHIN))
        .collect();
    for block in first {
        let Some(found) = evidence.page.blocks.get(block) else {
            continue;
        };
        let text = evidence.page.block_text(found);
        let heads = evidence.heading_level(found).is_some();
        let repeats = || {
            let is_title = squeezed(text).eq(title.chars());
            is_title && !title.is_empty() && !is_structured(evidence, block)
        };
        if repeats() || (heads && says_title(text, &title)) {
            // Not a removal in the reader's eyes: the text is kept as the title.
            verdicts[block] = Some(Drop {
                kind: RemovalKind::Duplicate,
                reason: TITLE,
                container: None,
            });
        }
    }
}

/// Longest label before the title in a headline ("Thread: …"), in bytes of its letters.
const LABEL: usize = 24;

/// Whether a heading is the title, perhaps with a label before it.
fn says_title(heading: &str, title: &str) -> bool {
    let label = squeeze(heading).strip_suffix(title).map(str::len);
    !title.is_empty() && label.is_some_and(|label| label <= LABEL.min(title.len()))
}

/// Reason given for the headline; it is shown as the title, so it is not listed as removed.
pub const TITLE: &str = "It is the title, shown at the top.";

/// Kinds of clutter that a block's words give away for certain.
const CERTAIN_PHRASES: &[RemovalKind] = &[
    RemovalKind::SignUp,
    RemovalKind::Share,
    RemovalKind::Advertisement,
    RemovalKind::Consent,
    RemovalKind::Footer,
    RemovalKind::Comments,
    RemovalKind::Navigation,
];

/// Kinds of clutter that a page may be about: its words alone do not outweigh a sure score. Consent is none: its
/// notices read like articles, too.
const SUBJECTS: &[RemovalKind] = &[
    RemovalKind::Advertisement,
    RemovalKind::Comments,
    RemovalKind::Footer,
    RemovalKind::Navigation,
    RemovalKind::Promotion,
    RemovalKind::Share,
    RemovalKind::SignUp,
];

/// Score from which the model is sure of a block.
const SURE: f32 = 0.8;

/// The same of a heading: few words are said by many.
const SURE_OF_HEADING: f32 = 0.65;

/// The same of a heading of kept text.
const SURE_OF_HEADING_WITH_TEXT: f32 = 0.3;

/// Blocks whose words give them away for certain; in an article, by any phrase.
pub fn clutter(evidence: &Evidence<'_>, kind: PageKind, scores: &[f32], verdicts: &mut Verdicts) {
    let level = |index: usize| {
        let block = evidence.page.blocks.get(index);
        block.and_then(|block| evidence.heading_level(block))
    };
    let has_text = |index: usize| {
        verdicts.get(index + 1).is_some_and(Option::is_none) && level(index + 1).is_none()
    };
    let sure: Vec<f32> = (0..verdicts.len())
        .map(|index| match level(index) {
            None => SURE,
            Some(_) if has_text(index) => SURE_OF_HEADING_WITH_TEXT,
            Some(_) => SURE_OF_HEADING,
        })
        .collect();
    drop_phrases(evidence, verdicts, |index, says| {
        let counts = kind == PageKind::Article || CERTAIN_PHRASES.contains(&says);
        counts && !(SUBJECTS.contains(&says) && scores[index] >= sure[index])
    });
}

fn phrases_of_clutter(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    drop_phrases(evidence, verdicts, |_, _| true);
}

fn drop_phrases(
    evidence: &Evidence<'_>,
    verdicts: &mut Verdicts,
    counts: impl Fn(usize, RemovalKind) -> bool,
) {
    for (index, phrase) in evidence.phrases.iter().enumerate() {
        let Some(phrase) = phrase.filter(|phrase| counts(index, phrase.kind)) else {
            continue;
        };
        let block = &evidence.page.blocks[index];
        if evidence
            .container(block.container)
            .within
            .any(Within::PREFORMATTED.with(Within::TABLE))
        {
            continue;
        }
        drop_block(verdicts, index, phrase.kind, phrase.reason);
    }
}

/// Blocks after the headline in which author and date are named.
const CREDITS_WITHIN: usize = 8;

/// Level down to which a heading is that of a section ("By train", "4 March").
const SECTION_LEVEL: u8 = 3;

/// Lines about author and date that stand below the headline of an article: before its first prose,
/// or after the standfirst.
///
/// What the model is sure of is none of them: an entry of a list of events begins with a date, too.
pub fn credits(
    evidence: &Evidence<'_>,
    headline: Option<usize>,
    scores: &[f32],
    verdicts: &mut Verdicts,
) {
    let start = headline.map_or(0, |headline| headline + 1);
    let lines = evidence.page.blocks.iter().enumerate().skip(start);
    let mut paragraphs = 0;
    for (index, block) in lines.take(CREDITS_WITHIN) {
        let is_section = evidence
            .heading_level(block)
            .is_some_and(|level| level <= SECTION_LEVEL);
        let is_candidate = !is_section && scores[index] < SURE;
        if is_candidate && is_credit_line(evidence.page.block_text(block)) {
            drop_block(
                verdicts,
                index,
                RemovalKind::Details,
                "It says who wrote the text and when, as is shown at the top.",
            );
        } else if verdicts[index].is_none() && is_prose(block) {
            paragraphs += 1;
            if paragraphs > 1 {
                break;
            }
        }
    }
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
            drop_block(
                verdicts,
                index,
                RemovalKind::Related,
                "It is a link to something else, set between the paragraphs.",
            );
        }
    }
}

/// Share of linked words from which a line leads elsewhere.
const ALL_LINKED: f64 = 0.95;

/// Fewest words of a linked line that is the headline of another article.
const HEADLINE_WORDS: usize = 4;

/// Whether a block is one link, and long enough for the headline of something else.
pub fn is_linked_line(block: &Block) -> bool {
    block.words >= HEADLINE_WORDS && block.link_density() >= ALL_LINKED
}

/// Share of the kept words up to which such lines are set between the text, and not the text.
const FEW_LINKED: f64 = 0.25;

/// In an article, lines that are one link, where they are few words of what is kept.
pub fn linked_lines(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    let (mut all, mut linked) = (0, 0);
    let kept = evidence.page.blocks.iter().zip(&*verdicts);
    for (block, _) in kept.filter(|(_, verdict)| verdict.is_none()) {
        all += block.words;
        if block.link_density() >= ALL_LINKED {
            linked += block.words;
        }
    }
    #[allow(clippy::cast_precision_loss)]
    if linked as f64 > FEW_LINKED * all as f64 {
        return;
    }
    for (index, block) in evidence.page.blocks.iter().enumerate() {
        if is_linked_line(block)
            && evidence.heading_level(block).is_none()
            && !is_structured(evidence, index)
        {
            drop_block(
                verdicts,
                index,
                RemovalKind::Related,
                "It is a link to something else, set between the paragraphs.",
            );
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
    for (index, block) in blocks.iter().enumerate().take(first).skip(range.start) {
        let price = has_price(evidence.page.block_text(block));
        if is_plain(index) && block.words < 10 && !block.ends_sentence && !price {
            drop_block(
                verdicts,
                index,
                RemovalKind::Details,
                "It is a short line before the text begins.",
            );
        }
    }
    for (index, block) in blocks.iter().enumerate().take(range.end).skip(last + 1) {
        if is_plain(index) && block.link_density() > 0.5 {
            drop_block(
                verdicts,
                index,
                RemovalKind::Related,
                "It is a line of links after the text has ended.",
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
pub fn has_price(text: &str) -> bool {
    text.contains(['€', '$', '£', '¥', '₹', '₴', '₽', '₩', '₺', '₪'])
        && text.contains(|letter: char| letter.is_ascii_digit())
}
