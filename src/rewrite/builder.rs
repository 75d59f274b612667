//! Builds a well-formed sequence of pieces: elements appear when there is something in them, blocks
//! stand outside inline elements, and text stands in a block that may hold it.

mod anchors;
mod code;
mod formula;
mod marks;
mod pictures;
mod seams;

use crate::article::{Element, Piece};
use crate::markup::Tag;
use crate::measure::text::push_collapsed;
use crate::rewrite::structure::{self, holds_text, holds_text_only, is_cell, is_inline};
use seams::Seam;

/// An open element of the output.
struct Open {
    element: Element,
    /// Written to the output and not closed there.
    written: bool,
    /// The piece by which it has been written.
    at: usize,
    /// Names on the page that lead to it.
    anchors: Vec<String>,
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
    /// Inline elements since the last text.
    seam: Seam,
    rule: bool,
    /// Names on the page that lead to what is written next.
    next_anchors: Vec<String>,
    /// Names on the page, each with the piece that it stands at; pieces ascend.
    anchors: Vec<(String, usize)>,
    /// The piece that starts the wrapper.
    wrapper_at: usize,
    /// Open elements around the caption of a picture that is being read.
    caption: Option<usize>,
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
            self.end_paragraph();
        }
        self.open.push(Open {
            element,
            written: false,
            at: 0,
            anchors: std::mem::take(&mut self.next_anchors),
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
                self.end_paragraph();
            }
            let Some(mut open) = self.open.pop() else {
                return;
            };
            self.next_anchors.append(&mut open.anchors);
            if open.written && open.element.tag == Tag::A && self.drop_mark() {
                continue;
            }
            if open.written {
                self.write_empty_cells(open.empty_cells);
                self.write_close(open.element.tag);
                if open.element.tag == Tag::Cite && self.begins_quote(open.at) {
                    self.line_break();
                }
            } else if is_cell(open.element.tag)
                && let Some(row) = self.open.last_mut()
            {
                row.empty_cells.push(open.element);
            }
            if self
                .caption
                .take_if(|depth| *depth == self.open.len())
                .is_some()
            {
                self.pieces.push(Piece::Close(Tag::Figure));
            }
        }
    }

    /// The edge of a block of the page: text on either side is not one paragraph.
    pub fn boundary(&mut self) {
        if self.block() == Some(Tag::Pre) {
            // Blocks inside code are its lines; what is open around them goes on.
            self.breaks = 1;
            return;
        }
        self.end_paragraph();
    }

    /// A line break of the page.
    pub fn line_break(&mut self) {
        if self.block() == Some(Tag::Pre) {
            self.break_code();
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
            self.code(text);
            return;
        }
        self.space |= text.starts_with(char::is_whitespace);
        if text.trim_start().is_empty() {
            return;
        }
        self.space |= self.is_apart(text);
        self.seam = Seam::None;
        self.prepare_line();
        let mut line = String::with_capacity(text.len() + 1);
        if self.space && !self.at_block_start() {
            line.push(' ');
        }
        push_collapsed(&mut line, text);
        self.push_text(&line);
        self.space = text.ends_with(char::is_whitespace);
    }

    /// The finished sequence, and the names on the page with the pieces they stand at.
    pub fn finish(mut self) -> (Vec<Piece>, Vec<(String, usize)>) {
        self.boundary();
        self.close_to(0);
        (self.pieces, self.anchors)
    }

    /// Ends what stands in a line, and the builder's own paragraph.
    fn end_paragraph(&mut self) {
        self.close_inline();
        if let Some(tag) = self.wrapper.take() {
            self.write_close(tag);
        }
        self.space = false;
        // What has no blocks of its own (a list item, a cell) sets the page's apart by lines.
        self.breaks = usize::from(self.block().is_some_and(holds_text));
    }

    /// Writes what must stand before text: blocks, breaks, inline elements.
    fn prepare_line(&mut self) {
        self.write_breaks();
        self.prepare();
    }

    /// Writes the line breaks before what comes next; more than one end a paragraph.
    fn write_breaks(&mut self) {
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
            self.wrapper = Some(tag);
            self.wrapper_at = self.pieces.len();
            self.push_open(Element::new(tag));
        }
        if !fresh_inline {
            return;
        }
        if self.space && !self.at_block_start() {
            self.push_text(" ");
            self.space = false;
        }
        // A block that holds only text has been passed over where another block is inside it.
        for index in 0..self.open.len() {
            if is_inline(self.open[index].element.tag) && !self.open[index].written {
                self.write_open(index);
            }
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
            self.write_open(index);
        }
    }

    fn write_open(&mut self, index: usize) {
        let open = &mut self.open[index];
        open.written = true;
        open.at = self.pieces.len();
        let element = open.element.clone();
        let at = open.at;
        self.anchors
            .extend(open.anchors.drain(..).map(|name| (name, at)));
        self.push_open(element);
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
            self.anchor_again();
            return;
        }
        self.pieces.push(Piece::Close(tag));
    }

    fn push_text(&mut self, text: &str) {
        self.anchor_here();
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

#[cfg(test)]
mod tests;
