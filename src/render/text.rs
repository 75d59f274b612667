//! The article as plain text.

use crate::article::Piece;
use crate::markup::{Layout, Tag};

/// The visible text of the pieces: one block a line, the cells of a table's row on one line.
/// `pre` keeps its lines, `br` starts a new one, images have no text. No line is empty outside
/// `pre`; the text ends without a line break.
#[must_use]
pub fn text(pieces: &[Piece]) -> String {
    let mut lines = Lines::default();
    for piece in pieces {
        match piece {
            Piece::Open(element) => lines.boundary(element.tag, 1),
            Piece::Close(tag) => lines.boundary(*tag, -1),
            Piece::Void(element) => match element.tag {
                Tag::Br | Tag::Hr => lines.break_line(),
                _ => {}
            },
            Piece::Text(text) => lines.push(text),
        }
    }
    let length = lines.out.trim_end().len();
    lines.out.truncate(length);
    lines.out
}

/// Collects lines, white space collapsed.
#[derive(Default)]
struct Lines {
    out: String,
    /// Number of open `pre` elements.
    preformatted: usize,
    /// White space has been read that is written as one space before the next word.
    space: bool,
}

impl Lines {
    fn boundary(&mut self, tag: Tag, step: isize) {
        match tag {
            Tag::Td | Tag::Th => self.space = true,
            Tag::Pre => {
                self.break_block();
                self.preformatted = self.preformatted.saturating_add_signed(step);
            }
            _ if tag.layout() == Layout::Block => self.break_block(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.out.extend(text.chars().filter(|c| *c != '\r'));
            return;
        }
        for (index, word) in text.split([' ', '\t', '\n', '\r', '\x0C']).enumerate() {
            self.space |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !self.at_line_start() {
                self.out.push(' ');
            }
            self.space = false;
            self.out.push_str(word);
        }
    }

    fn at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    fn break_line(&mut self) {
        if self.preformatted > 0 {
            self.out.push('\n');
        } else {
            self.break_block();
        }
    }

    fn break_block(&mut self) {
        self.space = false;
        if !self.at_line_start() {
            self.out.push('\n');
        }
    }
}
