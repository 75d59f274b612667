//! Pictures in the text, and between its blocks.

use super::{Builder, Open};
use crate::article::{Element, Piece};
use crate::markup::Tag;
use crate::rewrite::structure::{holds_text, is_inline};

impl Builder {
    /// A picture.
    pub fn image(&mut self, image: Element, link: Option<Element>) {
        let holder = self.block();
        if holder == Some(Tag::Pre) {
            return;
        }
        let mut in_text = self.wrapper.is_some() || holder.is_some_and(holds_text);
        if in_text {
            self.write_breaks();
            // That may have ended the builder's own paragraph.
            in_text = self.wrapper.is_some() || holder.is_some_and(holds_text);
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

    /// Opens the caption of the picture right before, which becomes a part of its figure, and says
    /// whether there is such a picture.
    pub fn open_caption(&mut self) -> bool {
        self.boundary();
        let begins = |open: &Open| !is_inline(open.element.tag) && !open.written;
        let [
            ..,
            Piece::Void(_) | Piece::Close(Tag::A),
            Piece::Close(Tag::Figure),
        ] = self.pieces.as_slice()
        else {
            return false;
        };
        if self.rule || self.open.iter().any(begins) {
            return false;
        }
        self.pieces.pop();
        self.caption = Some(self.open.len());
        self.open(Element::new(Tag::Figcaption));
        true
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
