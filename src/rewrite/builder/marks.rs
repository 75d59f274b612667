//! Marks by which headings are linked to.

use super::Builder;
use crate::article::Piece;
use crate::markup::Tag;
use crate::rewrite::structure::{is_inline, is_linked_to};

impl Builder {
    /// Takes back the link that ends here where it is the mark by which a heading is linked to: signs
    /// without a letter.
    pub(super) fn drop_mark(&mut self) -> bool {
        let is_link =
            |piece: &Piece| matches!(piece, Piece::Open(element) if element.tag == Tag::A);
        let Some(start) = self.pieces.iter().rposition(is_link) else {
            return false;
        };
        let is_sign = |piece: &Piece| match piece {
            Piece::Text(text) => !text.contains(char::is_alphanumeric),
            Piece::Open(element) => is_inline(element.tag),
            Piece::Close(tag) => is_inline(*tag),
            Piece::Void(_) => false,
        };
        let is_mark =
            self.block().is_some_and(is_linked_to) && self.pieces[start..].iter().all(is_sign);
        if is_mark {
            self.pieces.truncate(start);
            self.anchor_again();
        }
        is_mark
    }
}
