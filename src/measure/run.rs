//! Builds blocks: a run of text from the first to the last word between two block boundaries.

use crate::markup::Span;
use crate::measure::page::{Block, Page, Sign};
use crate::measure::text::{self, Words};

/// The run of text being read.
#[derive(Default)]
pub struct Run {
    start: usize,
    span: Option<Span>,
    link_words: Words,
    links: usize,
    emphasised: usize,
    letters: usize,
    breaks: usize,
}

/// Whether a text without letters is a line that authors set between scenes: `***`, `* * *`, `---`.
fn is_separator(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    let Some(first) = signs.next().filter(|sign| "*-–—~•·#_=⁂".contains(*sign)) else {
        return false;
    };
    first == '⁂' || (signs.clone().count() >= 2 && signs.all(|sign| sign == first))
}

/// What surrounds a piece of text inside its block.
#[derive(Debug, Clone, Copy, Default)]
pub struct Inline {
    /// Inside a link.
    pub link: bool,
    /// Inside `b`, `strong` and the like.
    pub emphasis: bool,
}

impl Run {
    /// Adds decoded text.
    pub fn text(&mut self, page: &mut Page, decoded: &str, span: Span, inline: Inline) {
        if decoded.trim_start().is_empty() {
            self.space(page);
            return;
        }
        match &mut self.span {
            Some(run) => run.end = span.end,
            None => {
                self.start = page.text.len();
                self.span = Some(span);
            }
        }
        self.breaks = 0;
        if decoded.starts_with(char::is_whitespace) {
            self.space(page);
        }
        let from = page.text.len();
        text::push_collapsed(&mut page.text, decoded);
        let added = &page.text[from..];
        let letters = if added.is_ascii() {
            added.bytes().filter(u8::is_ascii_alphanumeric).count()
        } else {
            added.chars().filter(|sign| sign.is_alphanumeric()).count()
        };
        self.letters += letters;
        if inline.link {
            added.chars().for_each(|letter| self.link_words.add(letter));
            self.link_words.add(' ');
        }
        if inline.emphasis {
            self.emphasised += letters;
        }
        if decoded.ends_with(char::is_whitespace) {
            self.space(page);
        }
    }

    /// Whether there is text in it.
    pub fn has_text(&self) -> bool {
        self.span.is_some()
    }

    /// Takes in what follows without adding to the text, where there is text.
    pub fn extend(&mut self, end: usize) {
        if let Some(run) = &mut self.span {
            run.end = end;
        }
    }

    /// A link starts.
    pub fn link(&mut self) {
        self.links += 1;
    }

    /// A line break. Two in a row separate blocks: then true.
    pub fn line_break(&mut self, page: &mut Page) -> bool {
        self.space(page);
        self.breaks += 1;
        self.breaks >= 2
    }

    /// Ends the run; what was read becomes a block of `container`. False where there was nothing.
    pub fn end(&mut self, page: &mut Page, container: usize) -> bool {
        let run = std::mem::take(self);
        let Some(span) = run.span else { return false };
        let trimmed = page.text[run.start..].trim_end().len();
        page.text.truncate(run.start + trimmed);
        let range = run.start..page.text.len();
        let counts = text::count(&page.text[range.clone()]);
        if run.letters == 0 && !is_separator(&page.text[run.start..]) {
            page.text.truncate(run.start);
            page.signs.push(Sign {
                container,
                span,
                block: page.blocks.len(),
            });
            return false;
        }
        page.blocks.push(Block {
            container,
            span,
            text: range,
            words: counts.words,
            link_words: run.link_words.count().min(counts.words),
            links: run.links,
            commas: counts.commas,
            sentences: counts.sentences,
            ends_sentence: counts.ends_sentence,
            emphasised: run.emphasised * 10 >= run.letters * 9,
            hash: counts.hash,
        });
        true
    }

    fn space(&self, page: &mut Page) {
        if self.span.is_some() && !page.text.ends_with(' ') && page.text.len() > self.start {
            page.text.push(' ');
        }
    }
}
