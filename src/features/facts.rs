//! One pass over a page that fills the arrays from which any feature is a look-up.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::chain::Surroundings;
use super::opinion::Opinions;
use super::place::Places;
use super::text::Texts;
use super::whole::Whole;
use crate::decide::Judgement;
use crate::decide::evidence::Evidence;
use crate::markup::Tag;
use crate::measure::{Block, Container, Page};

/// Containers around a block that features look at: the innermost with blocks of their own.
pub const LEVELS: usize = 5;

/// A container at one level around a block, as an index into the page's containers.
pub type Level = u32;

/// Words from which a block of little linked text counts as long.
const LONG_WORDS: usize = 25;

/// Share of linked words up to which a block may count as long.
const LONG_LINKS: f64 = 0.4;

/// All that features are computed from.
pub struct Facts<'p> {
    pub(super) evidence: &'p Evidence<'p>,
    pub(super) sums: Sums,
    pub(super) texts: Texts,
    pub(super) places: Places,
    /// What is around each block, and how often its path occurs.
    pub around: Surroundings,
    pub(super) opinions: Opinions,
    pub(super) whole: Whole,
}

impl<'p> Facts<'p> {
    /// Facts of a page.
    #[must_use]
    pub fn new(evidence: &'p Evidence<'p>, rules: &Judgement, title: Option<&str>) -> Self {
        let texts = Texts::new(evidence, title);
        let sums = Sums::new(evidence, rules, &texts);
        let around = Surroundings::new(evidence, &sums);
        let places = Places::new(evidence, &texts);
        let opinions = Opinions::new(evidence, rules);
        let whole = Whole::new(evidence, &texts, &around, &sums);
        Facts {
            evidence,
            sums,
            texts,
            places,
            around,
            opinions,
            whole,
        }
    }

    /// Number of blocks.
    #[must_use]
    pub fn len(&self) -> usize {
        self.evidence.page.blocks.len()
    }

    /// Whether the page has no blocks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.evidence.page.blocks.is_empty()
    }

    /// The page.
    #[must_use]
    pub fn page(&self) -> &'p Page {
        self.evidence.page
    }

    pub(super) fn block(&self, index: usize) -> &'p Block {
        &self.evidence.page.blocks[index]
    }

    pub(super) fn holder(&self, block: usize) -> &'p Container {
        self.evidence.container(self.block(block).container)
    }
}

/// Totals over a run of blocks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub blocks: f32,
    pub words: f32,
    pub linked: f32,
    pub sentences: f32,
    pub commas: f32,
    pub paragraph: f32,
    pub headings: f32,
    pub long: f32,
    pub kept: f32,
    pub small: f32,
    pub prices: f32,
}

impl Sum {
    fn combined(self, other: Sum, sign: f32) -> Sum {
        Sum {
            blocks: self.blocks + sign * other.blocks,
            words: self.words + sign * other.words,
            linked: self.linked + sign * other.linked,
            sentences: self.sentences + sign * other.sentences,
            commas: self.commas + sign * other.commas,
            paragraph: self.paragraph + sign * other.paragraph,
            headings: self.headings + sign * other.headings,
            long: self.long + sign * other.long,
            kept: self.kept + sign * other.kept,
            small: self.small + sign * other.small,
            prices: self.prices + sign * other.prices,
        }
    }

    /// A share of the words, 0 to 1.
    pub fn share(&self, part: f32) -> f32 {
        part / self.words.max(1.0)
    }
}

/// Prefix sums over the blocks.
pub(super) struct Sums {
    sums: Vec<Sum>,
}

impl Sums {
    fn new(evidence: &Evidence<'_>, rules: &Judgement, texts: &Texts) -> Sums {
        let blocks = &evidence.page.blocks;
        let mut sums = Vec::with_capacity(blocks.len() + 1);
        let mut sum = Sum::default();
        sums.push(sum);
        for (index, block) in blocks.iter().enumerate() {
            let words = number(block.words);
            let tag = evidence.container(block.container).tag;
            let long = block.words >= LONG_WORDS && block.link_density() < LONG_LINKS;
            let paragraph = matches!(tag, Tag::P | Tag::Blockquote | Tag::Pre);
            let kept = rules.verdicts[index].is_none();
            sum = sum.combined(
                Sum {
                    blocks: 1.0,
                    words,
                    linked: number(block.link_words),
                    sentences: number(block.sentences),
                    commas: number(block.commas),
                    paragraph: words * flag(paragraph),
                    headings: flag(tag.heading_level().is_some()),
                    long: flag(long),
                    kept: words * flag(kept),
                    small: texts.texts[index].small,
                    prices: texts.texts[index].prices,
                },
                1.0,
            );
            sums.push(sum);
        }
        Sums { sums }
    }

    /// Total of the blocks from `start` up to `end`, cut to those there are.
    pub fn of(&self, start: usize, end: usize) -> Sum {
        let last = self.sums.len() - 1;
        self.sums[end.min(last)].combined(self.sums[start.min(last)], -1.0)
    }

    /// Total of a container.
    pub fn container(&self, container: &Container) -> Sum {
        self.of(container.blocks.start, container.blocks.end)
    }

    /// Total of the page.
    pub fn all(&self) -> Sum {
        self.of(0, self.sums.len())
    }
}

/// A map that hashes fast: its keys are hashes already or chosen by us.
pub(super) type FastMap<K, V> = HashMap<K, V, FixedState>;

/// A count as a feature.
#[allow(clippy::cast_precision_loss)]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

/// A yes or no as a feature.
pub(super) fn flag(on: bool) -> f32 {
    if on { 1.0 } else { 0.0 }
}

/// A distance that may be negative as a feature.
pub(super) fn from_to(from: usize, to: usize) -> f32 {
    number(to) - number(from)
}
