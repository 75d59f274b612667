//! Builds a well-formed sequence of pieces: elements appear when there is something in them, blocks
//! stand outside inline elements, and text stands in a block that may hold it.

use crate::article::{Element, Piece};
use crate::markup::Tag;
use crate::rewrite::structure::{
    self, holds_text, holds_text_only, is_cell, is_inline, is_linked_to,
};

/// An open element of the output.
struct Open {
    element: Element,
    /// Written to the output and not closed there.
    written: bool,
    /// Of a row: cells without content since the last written one. They keep the columns in place.
    empty_cells: Vec<Element>,
}

/// Builds pieces.
#[derive(Default)]
pub struct Builder {
    pieces: Vec<Piece>,
    open: Vec<Open>,
    /// A `p` or `li` of the builder's own, around text that has no block.
    wrapper: Option<Tag>,
    /// White space that will stand before the next text of the same block.
    space: bool,
    /// Line breaks that will stand before the next text of the same block.
    breaks: usize,
    rule: bool,
}

impl Builder {
    /// Number of open elements; give it to [`Builder::close_to`].
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The innermost open block.
    pub fn block(&self) -> Option<Tag> {
        self.open
            .iter()
            .rev()
            .map(|open| open.element.tag)
            .find(|tag| !is_inline(*tag))
    }

    /// Whether an element may stand here: parts of lists, tables and figures only in their whole.
    pub fn may_stand(&self, tag: Tag) -> bool {
        let in_figure = || self.open.iter().any(|open| open.element.tag == Tag::Figure);
        structure::may_stand(tag, self.block()) && (tag != Tag::Figure || !in_figure())
    }

    /// Opens an element; it is written with the first thing in it.
    pub fn open(&mut self, element: Element) {
        if !is_inline(element.tag) {
            self.boundary();
        }
        self.open.push(Open {
            element,
            written: false,
            empty_cells: Vec::new(),
        });
    }

    /// Closes elements until `depth` are left open.
    pub fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let inline = self
                .open
                .last()
                .is_some_and(|open| is_inline(open.element.tag));
            if !inline {
                self.boundary();
            }
            let Some(open) = self.open.pop() else { return };
            if open.written && open.element.tag == Tag::A && self.drop_mark() {
                continue;
            }
            if open.written {
                self.write_empty_cells(open.empty_cells);
                self.write_close(open.element.tag);
            } else if is_cell(open.element.tag)
                && let Some(row) = self.open.last_mut()
            {
                row.empty_cells.push(open.element);
            }
        }
    }

    /// Takes back the link that ends here where it is the mark by which a heading is linked to: signs
    /// without a letter.
    fn drop_mark(&mut self) -> bool {
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
        }
        is_mark
    }

    /// The edge of a block of the page: text on either side is not one paragraph.
    pub fn boundary(&mut self) {
        self.close_inline();
        if let Some(tag) = self.wrapper.take() {
            self.write_close(tag);
        }
        if self.block() == Some(Tag::Pre) {
            self.newline();
            return;
        }
        self.space = false;
        self.breaks = 0;
    }

    /// A line break of the page.
    pub fn line_break(&mut self) {
        if self.block() == Some(Tag::Pre) {
            self.push_text("\n");
            return;
        }
        self.space = false;
        self.breaks += 1;
    }

    /// A thematic break.
    pub fn rule(&mut self) {
        self.boundary();
        self.rule = self.block().is_none() && !self.pieces.is_empty();
    }

    /// A thematic break before the blocks that have been opened and hold nothing yet.
    pub fn rule_before(&mut self) {
        let inside = self
            .open
            .iter()
            .any(|open| open.written && !is_inline(open.element.tag));
        self.boundary();
        self.rule = !inside && !self.pieces.is_empty();
    }

    /// Decoded text.
    pub fn text(&mut self, text: &str) {
        if self.block() == Some(Tag::Pre) {
            self.prepare();
            if text.contains(['\r', '\x0C']) {
                self.push_text(&text.replace(['\r', '\x0C'], "\n"));
            } else {
                self.push_text(text);
            }
            return;
        }
        let mut words = text.split_whitespace().peekable();
        self.space |= text.starts_with(char::is_whitespace);
        if words.peek().is_none() {
            return;
        }
        self.prepare_line();
        let mut space = self.space && !self.at_block_start();
        let mut line = String::new();
        for word in words {
            if space {
                line.push(' ');
            }
            line.push_str(word);
            space = true;
        }
        self.push_text(&line);
        self.space = text.ends_with(char::is_whitespace);
    }

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
            self.pieces.push(Piece::Open(Element::new(Tag::Figure)));
        }
        if self.space && in_text {
            self.push_text(" ");
            self.space = false;
        }
        let close_link = link.is_some();
        self.pieces.extend(link.map(Piece::Open));
        self.pieces.push(Piece::Void(image));
        if close_link {
            self.pieces.push(Piece::Close(Tag::A));
        }
        if own_figure {
            self.pieces.push(Piece::Close(Tag::Figure));
        }
    }

    /// The finished sequence.
    pub fn finish(mut self) -> Vec<Piece> {
        self.boundary();
        self.close_to(0);
        self.pieces
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

    /// Writes what must stand before text: blocks, breaks, inline elements.
    fn prepare_line(&mut self) {
        if self.breaks > 1 && !self.at_block_start() {
            let held = self.block();
            if self.wrapper.is_some() || held == Some(Tag::P) {
                self.boundary();
                self.close_paragraph();
            }
        }
        let breaks = std::mem::take(&mut self.breaks);
        if breaks > 0 && !self.at_block_start() {
            self.trim_space();
            self.space = false;
            self.pieces.push(Piece::Void(Element::new(Tag::Br)));
        }
        self.prepare();
    }

    fn prepare(&mut self) {
        let fresh_inline = self
            .open
            .iter()
            .any(|open| is_inline(open.element.tag) && !open.written);
        self.write_blocks();
        if self.wrapper.is_none() && !self.block().is_some_and(holds_text) {
            let tag = match self.block() {
                Some(Tag::Ul | Tag::Ol) => Tag::Li,
                Some(Tag::Dl) => Tag::Dd,
                _ => Tag::P,
            };
            self.pieces.push(Piece::Open(Element::new(tag)));
            self.wrapper = Some(tag);
        }
        if !fresh_inline {
            return;
        }
        if self.space && !self.at_block_start() {
            self.push_text(" ");
            self.space = false;
        }
        // A block that holds only text has been passed over where another block is inside it.
        for open in self
            .open
            .iter_mut()
            .filter(|open| is_inline(open.element.tag) && !open.written)
        {
            open.written = true;
            self.pieces.push(Piece::Open(open.element.clone()));
        }
    }

    /// Writes the open blocks that are not written yet. A block inside one that holds only text ends
    /// that one; it begins anew after it.
    fn write_blocks(&mut self) {
        if self.rule {
            self.rule = false;
            self.pieces.push(Piece::Void(Element::new(Tag::Hr)));
        }
        let Some(innermost) = self
            .open
            .iter()
            .rposition(|open| !is_inline(open.element.tag))
        else {
            return;
        };
        for index in 0..=innermost {
            let tag = self.open[index].element.tag;
            if is_inline(tag) || self.open[index].written {
                if index < innermost && holds_text_only(tag) && self.open[index].written {
                    self.open[index].written = false;
                    self.write_close(tag);
                }
                continue;
            }
            if index < innermost && holds_text_only(tag) {
                continue;
            }
            if is_cell(tag) && index > 0 {
                let cells = std::mem::take(&mut self.open[index - 1].empty_cells);
                self.write_empty_cells(cells);
            }
            self.open[index].written = true;
            self.pieces
                .push(Piece::Open(self.open[index].element.clone()));
        }
    }

    fn write_empty_cells(&mut self, cells: Vec<Element>) {
        for cell in cells {
            let tag = cell.tag;
            self.pieces.push(Piece::Open(cell));
            self.pieces.push(Piece::Close(tag));
        }
    }

    /// Ends a written `p` in the output; it begins anew with the next text.
    fn close_paragraph(&mut self) {
        if let Some(open) = self
            .open
            .iter_mut()
            .rev()
            .find(|open| !is_inline(open.element.tag))
            && open.element.tag == Tag::P
            && open.written
        {
            open.written = false;
            self.write_close(Tag::P);
        }
    }

    /// Closes written inline elements in the output; they begin anew with the next text.
    fn close_inline(&mut self) {
        for index in (0..self.open.len()).rev() {
            let tag = self.open[index].element.tag;
            if is_inline(tag) && self.open[index].written {
                self.open[index].written = false;
                self.write_close(tag);
            }
        }
    }

    fn write_close(&mut self, tag: Tag) {
        if !is_inline(tag) && tag != Tag::Pre {
            self.trim_space();
        }
        // An element with nothing in it says nothing.
        if let Some(Piece::Open(element)) = self.pieces.last()
            && element.tag == tag
            && !is_cell(tag)
        {
            self.pieces.pop();
            return;
        }
        self.pieces.push(Piece::Close(tag));
    }

    fn newline(&mut self) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut()
            && !text.ends_with('\n')
        {
            text.push('\n');
        }
    }

    fn push_text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    /// Whether nothing of the current block has been written.
    fn at_block_start(&self) -> bool {
        self.pieces
            .iter()
            .rev()
            .find_map(|piece| match piece {
                Piece::Open(element) => (!is_inline(element.tag)).then_some(true),
                Piece::Close(tag) => (!is_inline(*tag)).then_some(true),
                Piece::Void(element) => Some(matches!(element.tag, Tag::Br | Tag::Hr)),
                Piece::Text(text) => (!text.is_empty()).then_some(false),
            })
            .unwrap_or(true)
    }

    /// Removes white space at the end of the current block.
    fn trim_space(&mut self) {
        for piece in self.pieces.iter_mut().rev() {
            match piece {
                Piece::Text(text) => {
                    text.truncate(text.trim_end_matches(' ').len());
                    return;
                }
                Piece::Close(tag) if is_inline(*tag) => {}
                _ => return,
            }
        }
    }
}
