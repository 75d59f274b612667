//! What the rules look at: a page, its totals, and questions that several rules ask.

use crate::decide::phrases::{Phrases, Said, Scope};
use crate::decide::thread;
use crate::decide::totals::{Total, Totals};
use crate::markup::Tag;
use crate::measure::{Block, Container, Cues, Field, Page};

/// A measured page and what can be computed of it once.
pub struct Evidence<'p> {
    /// The page.
    pub page: &'p Page,
    /// Totals over all blocks.
    pub totals: Totals,
    /// Totals over the blocks that the page shows.
    pub visible: Totals,
    /// The page is a discussion whose posts are named comments: they are its content.
    pub posts_are_comments: bool,
    /// Forms before each container.
    forms: Vec<usize>,
    /// Fields other than buttons before each field.
    typed: Vec<usize>,
    /// Headings of level 1 before each block.
    headlines: Vec<usize>,
    /// For each block, the phrase of clutter that it says.
    pub phrases: Vec<Option<&'static Phrases>>,
    /// For each block, what it announces if it is a heading.
    pub announcements: Vec<Option<&'static Phrases>>,
}

impl<'p> Evidence<'p> {
    /// Evidence of a page.
    #[must_use]
    pub fn new(page: &'p Page) -> Evidence<'p> {
        let blocks = page.blocks.iter();
        let (phrases, announcements) = blocks
            .map(|block| {
                let scopes = [Scope::Block, Scope::Section];
                let said = Said::new(page.block_text(block), block.words, &scopes);
                (said.find(Scope::Block), said.find(Scope::Section))
            })
            .unzip();
        let is_form = |container: &Container| container.tag == Tag::Form;
        let forms = counts(page.containers.iter().map(is_form));
        let typed = counts(page.fields.iter().map(|field| *field != Field::Button));
        let headlines = counts(
            page.blocks
                .iter()
                .map(|block| heading_level(page, block) == Some(1)),
        );
        let totals = Totals::new(page, |_| true);
        let posts_are_comments =
            thread::is_thread(page) && thread::is_mostly_comments(page, &totals);
        Evidence {
            page,
            totals,
            visible: Totals::new(page, |block| {
                !page.containers[page.blocks[block].container].hidden
            }),
            posts_are_comments,
            forms,
            typed,
            headlines,
            phrases,
            announcements,
        }
    }

    /// A container.
    #[must_use]
    pub fn container(&self, index: usize) -> &'p Container {
        &self.page.containers[index]
    }

    /// Total of a container.
    #[must_use]
    pub fn total(&self, index: usize) -> Total {
        self.totals.of(&self.container(index).blocks)
    }

    /// The blocks of a container.
    #[must_use]
    pub fn blocks(&self, index: usize) -> &'p [Block] {
        self.page
            .blocks
            .get(self.container(index).blocks.clone())
            .unwrap_or_default()
    }

    /// The form fields of a container.
    #[must_use]
    pub fn fields(&self, index: usize) -> &'p [Field] {
        self.page
            .fields
            .get(self.container(index).fields.clone())
            .unwrap_or_default()
    }

    /// Words of prose on the page outside a container.
    #[must_use]
    pub fn prose_outside(&self, index: usize) -> usize {
        self.totals.all().prose - self.total(index).prose
    }

    /// Number of forms in a container, itself included.
    #[must_use]
    pub fn forms(&self, index: usize) -> usize {
        self.forms[self.container(index).last] - self.forms[index]
    }

    /// Level of the heading that a block is (or stands in).
    #[must_use]
    pub fn heading_level(&self, block: &Block) -> Option<u8> {
        heading_level(self.page, block)
    }

    /// Whether one of a container's blocks is a heading of level 1.
    #[must_use]
    pub fn holds_headline(&self, index: usize) -> bool {
        let blocks = &self.container(index).blocks;
        self.headlines[blocks.end] > self.headlines[blocks.start]
    }

    /// Whether a container has a field that is no button.
    #[must_use]
    pub fn holds_typed_field(&self, index: usize) -> bool {
        let fields = &self.container(index).fields;
        self.typed[fields.end] > self.typed[fields.start]
    }

    /// Whether any block of a container says a phrase of sign-up.
    #[must_use]
    pub fn speaks_of_sign_up(&self, index: usize) -> bool {
        self.blocks(index).iter().take(30).any(|block| {
            let text = self.page.block_text(block);
            let said = Said::new(text, block.words, &[Scope::Words]);
            said.find(Scope::Words).is_some()
        })
    }

    /// What a container's first words announce, where they look like a heading.
    #[must_use]
    pub fn announces(&self, index: usize) -> Option<&'static Phrases> {
        let first = self.blocks(index).first()?;
        if self.heading_level(first).is_none() && !first.emphasised && first.links > 0 {
            return None;
        }
        self.announcements[self.container(index).blocks.start]
    }

    /// Whether a container or one of the two around it has one of these cues.
    #[must_use]
    pub fn is_near(&self, index: usize, cues: Cues) -> bool {
        self.page
            .ancestors(index)
            .take(3)
            .any(|outer| self.container(outer).cues.any(cues))
    }
}

/// How many of the items before each, and of all, are so.
pub(crate) fn counts(items: impl Iterator<Item = bool>) -> Vec<usize> {
    let before = items.scan(0, |count, item| {
        *count += usize::from(item);
        Some(*count)
    });
    std::iter::once(0).chain(before).collect()
}

fn heading_level(page: &Page, block: &Block) -> Option<u8> {
    page.ancestors(block.container)
        .take(3)
        .find_map(|outer| page.containers[outer].tag.heading_level())
}
