//! Where one inline element ends and the next begins with nothing between them: often two texts that only a style
//! sheet sets apart, as brand and name are in cards.

use super::Builder;
use crate::article::Piece;
use crate::markup::{Layout, Tag};
use crate::rewrite::structure::is_inline;

/// Bytes up to which digits after digits may be a part of the same number: hours and minutes, cents.
const LONGEST_DIGITS: usize = 2;

/// What has become of inline elements since the last text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Seam {
    /// None has ended.
    #[default]
    None,
    /// One has ended.
    Ended,
    /// One has ended, and another begun.
    Begun,
}

impl Builder {
    /// An inline element of the page begins.
    pub fn inline_begins(&mut self, tag: Tag) {
        if self.seam == Seam::Ended && sets_apart(tag) {
            self.seam = Seam::Begun;
        }
    }

    /// An inline element of the page ends.
    pub fn inline_ends(&mut self, tag: Tag) {
        if sets_apart(tag) {
            self.seam = Seam::Ended;
        }
    }

    /// Whether a text that comes now is another one than that before it: `Save 25%` and `Compare`, but not `un` and
    /// `usual`.
    pub(super) fn is_apart(&self, text: &str) -> bool {
        if self.seam != Seam::Begun || self.open.iter().any(|open| open.element.tag == Tag::Code) {
            return false;
        }
        let (Some(last), Some(first)) = (self.last_letter(), text.chars().next()) else {
            return false;
        };
        // A full stop or colon may be a part of a name in code.
        let ends = last.is_lowercase() || last.is_numeric() || "!?%)".contains(last);
        let starts = match first {
            '$' | '€' | '£' => true,
            '(' => last.is_numeric(),
            _ if first.is_numeric() => !last.is_numeric() || text.trim_end().len() > LONGEST_DIGITS,
            _ => first.is_uppercase(),
        };
        ends && starts
    }

    /// Whether the inline element that was written at this piece begins a quote, as the name of who is quoted does on
    /// forums. In a paragraph of the page's it may be a title.
    pub(super) fn begins_quote(&self, at: usize) -> bool {
        self.wrapper.is_some()
            && self.wrapper_at + 1 == at
            && matches!(
                self.pieces.get(self.wrapper_at.wrapping_sub(1)),
                Some(Piece::Open(element)) if element.tag == Tag::Blockquote
            )
    }

    /// The last letter of the current block.
    fn last_letter(&self) -> Option<char> {
        let in_line = self.pieces.iter().rev().take_while(|piece| match piece {
            Piece::Open(element) => is_inline(element.tag),
            Piece::Close(tag) => is_inline(*tag),
            Piece::Void(_) => false,
            Piece::Text(_) => true,
        });
        let mut texts = in_line.filter_map(|piece| match piece {
            Piece::Text(text) => text.chars().next_back(),
            _ => None,
        });
        texts.next()
    }
}

/// Whether an inline element may be a text by itself, which signs above or below a line are not.
fn sets_apart(tag: Tag) -> bool {
    tag.layout() == Layout::Inline && !matches!(tag, Tag::Sup | Tag::Sub)
}
