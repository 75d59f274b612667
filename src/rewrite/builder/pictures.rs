//! Pictures in the text, and between its blocks.

use super::Builder;
use crate::article::{Element, Piece};
use crate::markup::Tag;
use crate::rewrite::structure::holds_text;

impl Builder {
    /// A picture.
    pub fn image(&mut self, image: Element, link: Option<Element>) {
        let holder = self.block();
        let in_text = self.wrapper.is_some() || holder.is_some_and(holds_text);
        if holder == Some(Tag::Pre) {
            return;
        }
        let own_figure = !in_text && self.may_stand(Tag::Figure) && self.may_hold_blocks();
        if own_figure {
            self.boundary();
        }
        self.close_inline();
        self.write_blocks();
        if own_figure {
            self.push_open(Element::new(Tag::Figure));
        }
        if self.space && in_text {
            self.push_text(" ");
            self.space = false;
        }
        let close_link = link.is_some();
        if let Some(link) = link {
            self.push_open(link);
        }
        self.anchor_here();
        self.pieces.push(Piece::Void(image));
        if close_link {
            self.pieces.push(Piece::Close(Tag::A));
        }
        if own_figure {
            self.pieces.push(Piece::Close(Tag::Figure));
        }
    }

    fn may_hold_blocks(&self) -> bool {
        !matches!(
            self.block(),
            Some(
                Tag::Ul
                    | Tag::Ol
                    | Tag::Dl
                    | Tag::Table
                    | Tag::Thead
                    | Tag::Tbody
                    | Tag::Tfoot
                    | Tag::Tr
            )
        )
    }
}
