//! From pieces to a tree of blocks.

mod containers;
mod formula;
mod parts;
mod style;

use containers::number;
use formula::OpenFormula;
use parts::{OpenCode, OpenTable, language};

use super::inline::{CODE, EMPHASIS, Run, STRONG, STRUCK, Style, Targets};
use super::table::layout_tables;
use super::tree::{Block, Tree};
use crate::article::{Element, Piece};
use crate::markup::{Layout, Tag};
use crate::render::scripts::{Part, parts};

/// Builds the tree of the pieces.
pub(super) fn build(pieces: &[Piece]) -> Tree {
    let layout_tables = layout_tables(pieces);
    let mut builder = Builder::new();
    for (at, part) in parts(pieces) {
        let piece = match part {
            Part::Piece(piece) => piece,
            Part::Script(text) => {
                builder.text(&text);
                continue;
            }
        };
        if builder.formula_takes(piece) {
            continue;
        }
        match piece {
            Piece::Open(element) => builder.open(element, layout_tables[at]),
            Piece::Close(tag) => builder.close(*tag),
            Piece::Void(element) => builder.void(element),
            Piece::Text(text) => builder.text(text),
        }
    }
    builder.flush();
    builder.tree.prune();
    builder.tree
}

/// What the end of an element undoes.
enum Undo {
    Nothing,
    /// Leaves this many containers.
    Containers(usize),
    /// Ends one level of a style.
    Flag(u8),
    Link,
    Heading,
    Code,
    Table,
    TableHead,
    Row,
    /// Adds the cell that the element was.
    Cell(Element),
    /// Writes this text.
    Text(char),
    /// Ends an annotation in parentheses of ours.
    Annotation,
    /// The page has written a parenthesis itself.
    Parenthesis,
}

struct Builder {
    tree: Tree,
    /// The open containers, from the root inwards.
    containers: Vec<usize>,
    /// One for each open element.
    open: Vec<Undo>,
    run: Run,
    targets: Targets,
    style: Style,
    /// Number of open elements for each flag of a style.
    depths: [usize; 4],
    heading: Option<u8>,
    /// Open headings and cells: inside them, blocks are parts of one line.
    flat: usize,
    table: Option<OpenTable>,
    code: Option<OpenCode>,
    /// The list made for the last `dd`.
    definitions: Option<usize>,
    formula: Option<OpenFormula>,
    /// The page itself puts the next annotation in parentheses.
    parenthesis: bool,
}

impl Builder {
    fn new() -> Self {
        Builder {
            tree: Tree::new(),
            containers: vec![Tree::ROOT],
            open: Vec::new(),
            run: Run::default(),
            targets: Targets::default(),
            style: Style::default(),
            depths: [0; 4],
            heading: None,
            flat: 0,
            table: None,
            code: None,
            definitions: None,
            formula: None,
            parenthesis: false,
        }
    }

    fn open(&mut self, element: &Element, is_layout: bool) {
        let undo = if self.code.is_some() {
            self.open_in_code(element);
            Undo::Nothing
        } else if element.tag.layout() == Layout::Block {
            self.boundary();
            self.open_block(element, is_layout)
        } else {
            self.open_inline(element)
        };
        self.open.push(undo);
    }

    fn open_in_code(&mut self, element: &Element) {
        let Some(open) = &mut self.code else { return };
        if open.language.is_empty() {
            open.language = language(element);
        }
        if element.tag.layout() == Layout::Block {
            open.start_line();
        }
    }

    fn open_block(&mut self, element: &Element, is_layout: bool) -> Undo {
        match element.tag {
            Tag::Dt => self.start(STRONG),
            Tag::Figcaption => self.start(EMPHASIS),
            Tag::Td | Tag::Th => self.start_cell(element),
            Tag::Pre if self.flat > 0 => self.start(CODE),
            _ if self.flat > 0 => Undo::Nothing,
            Tag::Blockquote => self.enter(Block::Quote),
            Tag::Ul => self.enter(Block::list(None)),
            Tag::Ol => {
                let start = element.attribute("start").and_then(number);
                let reversed = element.attribute("reversed").is_some();
                self.enter(Block::List {
                    start: if reversed { start } else { start.or(Some(1)) },
                    alternate: false,
                    reversed,
                })
            }
            Tag::Li => self.start_item(element),
            Tag::Dd => self.start_definition(),
            Tag::Table if is_layout || self.table.is_some() => Undo::Nothing,
            Tag::Table => {
                self.table = Some(OpenTable::default());
                Undo::Table
            }
            Tag::Thead => self.with_table(Undo::TableHead, |table| table.in_head = true),
            Tag::Tr => self.with_table(Undo::Row, |open| {
                open.table.start_row(open.in_head);
                (open.cells, open.headings) = (0, 0);
            }),
            Tag::Pre => {
                self.code = Some(OpenCode {
                    language: language(element),
                    code: String::new(),
                });
                Undo::Code
            }
            tag => match tag.heading_level() {
                Some(level) => {
                    self.heading = Some(level);
                    self.flat += 1;
                    Undo::Heading
                }
                None => Undo::Nothing,
            },
        }
    }

    fn open_inline(&mut self, element: &Element) -> Undo {
        match element.tag {
            Tag::Strong | Tag::B => self.start(STRONG),
            Tag::Em | Tag::I => self.start(EMPHASIS),
            Tag::S | Tag::Del => self.start(STRUCK),
            Tag::Code => self.start(CODE),
            Tag::A => self.start_link(element),
            Tag::Q => {
                self.text("“");
                Undo::Text('”')
            }
            Tag::Ruby => {
                self.parenthesis = false;
                Undo::Nothing
            }
            Tag::Rp => Undo::Parenthesis,
            Tag::Rt if !std::mem::take(&mut self.parenthesis) => {
                self.text("(");
                Undo::Annotation
            }
            _ => Undo::Nothing,
        }
    }

    fn close(&mut self, tag: Tag) {
        let undo = self.open.pop().unwrap_or(Undo::Nothing);
        if let (Some(open), Undo::Nothing) = (&mut self.code, &undo) {
            if tag.layout() == Layout::Block {
                open.start_line();
            }
            return;
        }
        match undo {
            Undo::Heading => {
                self.end_heading();
                return;
            }
            Undo::Cell(element) => {
                self.end_cell(&element);
                return;
            }
            _ if tag.layout() == Layout::Block => self.boundary(),
            _ => {}
        }
        match undo {
            Undo::Containers(count) => {
                let length = self.containers.len().saturating_sub(count).max(1);
                self.containers.truncate(length);
            }
            Undo::Flag(flag) => self.end(flag),
            Undo::Link => self.style.link = 0,
            Undo::Code => self.end_code(),
            Undo::Table => self.end_table(),
            Undo::TableHead => {
                self.with_table(Undo::Nothing, |table| table.in_head = false);
            }
            Undo::Row => {
                self.with_table(Undo::Nothing, |open| {
                    open.table
                        .end_row(open.cells > 0 && open.cells == open.headings);
                });
            }
            Undo::Text(c) => self.text(c.encode_utf8(&mut [0; 4])),
            Undo::Annotation => {
                if !self.run.pop_char('(') {
                    self.text(")");
                }
            }
            Undo::Parenthesis => self.parenthesis = true,
            Undo::Nothing | Undo::Heading | Undo::Cell(_) => {}
        }
    }

    fn void(&mut self, element: &Element) {
        match (element.tag, &mut self.code) {
            (Tag::Br, Some(open)) => open.code.push('\n'),
            (_, Some(_)) => {}
            (Tag::Br, None) => self.run.push_break(self.style),
            (Tag::Hr, None) => {
                self.boundary();
                if self.flat == 0 {
                    let parent = self.parent();
                    self.tree.add(parent, Block::Rule);
                }
            }
            (Tag::Img, None) => self.image(element),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(open) => open.code.push_str(text),
            None => self.run.push_text(text, self.style),
        }
    }

    /// Ends what is on the current line: a space inside a heading or cell, a new block elsewhere.
    fn boundary(&mut self) {
        if self.flat > 0 {
            self.run.push_space(self.style);
        } else {
            self.flush();
        }
    }

    /// Ends the current run as paragraphs.
    fn flush(&mut self) {
        for paragraph in self.run.take_paragraphs(&self.targets) {
            let parent = self.parent();
            self.tree.add(parent, Block::Paragraph(paragraph));
        }
    }
}
