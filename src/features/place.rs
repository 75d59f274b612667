//! Features of where a block stands: in the page, after the title and headings, beside its
//! neighbours.

use super::facts::{Sum, from_to, number};
use super::text::{Texts, link_density};
use super::{Facts, Value};
use crate::decide::evidence::Evidence;
use crate::markup::Tag;

/// Distance given where there is nothing to be distant from.
const NONE: f32 = -999.0;

/// What an `h1` has before other headings in the choice of the title's block.
const HEADLINE_BONUS: f32 = 0.1;

/// Where headings stand.
pub(super) struct Places {
    headline: Option<usize>,
    title: Option<usize>,
    /// For each block, the last heading before it.
    before: Vec<Option<u32>>,
    /// For each block, the next heading after it.
    after: Vec<Option<u32>>,
}

impl Places {
    pub fn new(evidence: &Evidence<'_>, texts: &Texts) -> Places {
        let blocks = &evidence.page.blocks;
        let tag = |block: usize| evidence.container(blocks[block].container).tag;
        let is_heading = |block: &usize| tag(*block).heading_level().is_some();
        let headings = || (0..blocks.len()).filter(is_heading);
        let likeness = |block: usize| {
            let text = &texts.texts[block];
            let bonus = if tag(block) == Tag::H1 {
                HEADLINE_BONUS
            } else {
                0.0
            };
            text.title_cover * text.title_overlap + bonus
        };
        let mut title = None;
        let mut best = 0.0;
        for block in headings() {
            if likeness(block) > best {
                best = likeness(block);
                title = Some(block);
            }
        }
        let mut before = Vec::with_capacity(blocks.len());
        let mut last = None;
        for block in 0..blocks.len() {
            before.push(last);
            if is_heading(&block) {
                last = u32::try_from(block).ok();
            }
        }
        let mut after = vec![None; blocks.len()];
        let mut next = None;
        for block in (0..blocks.len()).rev() {
            after[block] = next;
            if is_heading(&block) {
                next = u32::try_from(block).ok();
            }
        }
        Places {
            headline: (0..blocks.len()).find(|block| tag(*block) == Tag::H1),
            title,
            before,
            after,
        }
    }

    /// The last heading before a block.
    pub fn heading_before(&self, block: usize) -> Option<usize> {
        self.before[block].map(|heading| heading as usize)
    }
}

fn heading(facts: &Facts<'_>, block: usize, value: impl Fn(usize) -> f32, none: f32) -> f32 {
    facts.places.heading_before(block).map_or(none, value)
}

/// A value of the block `offset` before (negative) or after; -1 where there is none.
fn neighbour(facts: &Facts<'_>, block: usize, offset: isize, value: Value) -> f32 {
    block
        .checked_add_signed(offset)
        .filter(|other| *other < facts.len())
        .map_or(-1.0, |other| value(facts, other))
}

/// Total of the blocks up to `REACH` before and after.
fn window<const REACH: usize>(facts: &Facts<'_>, block: usize) -> Sum {
    facts
        .sums
        .of(block.saturating_sub(REACH), block + REACH + 1)
}

/// Words of a block in the window.
fn window_mean<const REACH: usize>(facts: &Facts<'_>, block: usize) -> f32 {
    let sum = window::<REACH>(facts, block);
    sum.words / sum.blocks.max(1.0)
}

/// A share of the window's words.
fn window_share<const REACH: usize>(facts: &Facts<'_>, block: usize, part: fn(&Sum) -> f32) -> f32 {
    let sum = window::<REACH>(facts, block);
    sum.share(part(&sum))
}

/// The element that a block stands in, as a number: roughly from clutter to content.
pub(super) fn tag_rank(facts: &Facts<'_>, block: usize) -> f32 {
    const RANKED: &[Tag] = &[
        Tag::Button,
        Tag::Legend,
        Tag::Nav,
        Tag::Footer,
        Tag::Li,
        Tag::Summary,
        Tag::Div,
        Tag::Ul,
        Tag::Ol,
        Tag::Dl,
        Tag::Form,
        Tag::Td,
        Tag::Th,
        Tag::Dt,
        Tag::Dd,
        Tag::Header,
        Tag::Section,
        Tag::Figcaption,
        Tag::Caption,
        Tag::Unknown,
        Tag::H1,
        Tag::H2,
        Tag::H3,
        Tag::H4,
        Tag::H5,
        Tag::H6,
        Tag::Address,
        Tag::Article,
        Tag::Main,
        Tag::Pre,
        Tag::Blockquote,
        Tag::P,
    ];
    let rank = |tag| RANKED.iter().position(|ranked| *ranked == tag);
    number(
        rank(facts.holder(block).tag)
            .or(rank(Tag::Unknown))
            .unwrap_or_default(),
    )
}

fn words(facts: &Facts<'_>, block: usize) -> f32 {
    number(facts.block(block).words)
}

fn sentences(facts: &Facts<'_>, block: usize) -> f32 {
    number(facts.block(block).sentences)
}

/// The features, by name.
pub(super) const FEATURES: &[(&str, Value)] = &[
    ("tag", tag_rank),
    ("index", |_, block| number(block)),
    ("position", |facts, block| {
        number(block) / number(facts.len().max(1))
    }),
    ("words_before", |facts, block| facts.sums.of(0, block).words),
    ("words_after", |facts, block| {
        facts.sums.of(block + 1, facts.len()).words
    }),
    ("word_position", |facts, block| {
        facts.sums.all().share(facts.sums.of(0, block).words)
    }),
    ("from_headline", |facts, block| {
        facts.places.headline.map_or(NONE, |at| from_to(at, block))
    }),
    ("from_title", |facts, block| {
        facts.places.title.map_or(NONE, |at| from_to(at, block))
    }),
    ("words_from_title", |facts, block| {
        facts.places.title.map_or(10.0 * NONE, |at| {
            facts.sums.of(0, block).words - facts.sums.of(0, at).words
        })
    }),
    ("since_heading", |facts, block| {
        heading(facts, block, |at| from_to(at, block), -NONE)
    }),
    ("heading_level", |facts, block| {
        let level = |at| facts.holder(at).tag.heading_level().unwrap_or_default();
        heading(facts, block, |at| f32::from(level(at)), 0.0)
    }),
    ("heading_words", |facts, block| {
        heading(facts, block, |at| words(facts, at), 0.0)
    }),
    ("heading_links", |facts, block| {
        heading(facts, block, |at| link_density(facts, at), 0.0)
    }),
    ("to_heading", |facts, block| {
        facts.places.after[block].map_or(-NONE, |at| from_to(block, at as usize))
    }),
    ("before1_words", |f, b| neighbour(f, b, -1, words)),
    ("before1_links", |f, b| neighbour(f, b, -1, link_density)),
    ("before1_tag", |f, b| neighbour(f, b, -1, tag_rank)),
    ("before1_sentences", |f, b| neighbour(f, b, -1, sentences)),
    ("before2_words", |f, b| neighbour(f, b, -2, words)),
    ("before2_links", |f, b| neighbour(f, b, -2, link_density)),
    ("before2_tag", |f, b| neighbour(f, b, -2, tag_rank)),
    ("before2_sentences", |f, b| neighbour(f, b, -2, sentences)),
    ("after1_words", |f, b| neighbour(f, b, 1, words)),
    ("after1_links", |f, b| neighbour(f, b, 1, link_density)),
    ("after1_tag", |f, b| neighbour(f, b, 1, tag_rank)),
    ("after1_sentences", |f, b| neighbour(f, b, 1, sentences)),
    ("after2_words", |f, b| neighbour(f, b, 2, words)),
    ("after2_links", |f, b| neighbour(f, b, 2, link_density)),
    ("after2_tag", |f, b| neighbour(f, b, 2, tag_rank)),
    ("after2_sentences", |f, b| neighbour(f, b, 2, sentences)),
    ("window3_words", window_mean::<3>),
    ("window3_links", |f, b| {
        window_share::<3>(f, b, |sum| sum.linked)
    }),
    ("window3_sentences", |f, b| {
        window_share::<3>(f, b, |sum| sum.sentences)
    }),
    ("window3_small_words", |f, b| {
        window_share::<3>(f, b, |sum| sum.small)
    }),
    ("window8_words", window_mean::<8>),
    ("window8_links", |f, b| {
        window_share::<8>(f, b, |sum| sum.linked)
    }),
    ("window8_sentences", |f, b| {
        window_share::<8>(f, b, |sum| sum.sentences)
    }),
    ("window8_small_words", |f, b| {
        window_share::<8>(f, b, |sum| sum.small)
    }),
    ("window8_prices", |f, b| window::<8>(f, b).prices),
];
