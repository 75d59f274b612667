//! From pieces to a tree of blocks.

use super::escape;
use super::inline::{CODE, EMPHASIS, Place, Run, STRONG, STRUCK, Style, Targets};
use super::table::{Table, layout_tables};
use super::tree::{Block, Tree};
use super::{MAX_IMAGE_DATA, MAX_NESTING};
use crate::article::{Element, Piece};
use crate::markup::{Layout, Tag};

/// Builds the tree of the pieces.
pub(super) fn build(pieces: &[Piece]) -> Tree {
    let layout_tables = layout_tables(pieces);
    let mut builder = Builder::new();
    for (piece, is_layout) in pieces.iter().zip(layout_tables) {
        match piece {
            Piece::Open(element) => builder.open(element, is_layout),
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

/// A table that is being read.
#[derive(Default)]
struct OpenTable {
    table: Table,
    in_head: bool,
    in_cell: bool,
    cells: usize,
    headings: usize,
}

/// Preformatted text that is being read.
struct OpenCode {
    language: String,
    code: String,
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
                let start = element.attribute("start").and_then(number).unwrap_or(1);
                self.enter(Block::list(Some(start)))
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

    fn image(&mut self, element: &Element) {
        let source = element.attribute("src").unwrap_or_default();
        if source.is_empty() || (source.starts_with("data:") && source.len() > MAX_IMAGE_DATA) {
            return;
        }
        let alt = escape::plain(element.attribute("alt").unwrap_or_default());
        let image = format!("![{alt}]({})", escape::destination(source));
        self.run.push_image(self.targets.images.len(), self.style);
        self.targets.images.push(image);
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

    /// The container for a new block that is not an item.
    fn parent(&mut self) -> usize {
        let container = self.containers.last().copied().unwrap_or(Tree::ROOT);
        match self.tree.node(container).block {
            Block::List { .. } => self.tree.add(container, Block::Item),
            _ => container,
        }
    }

    fn enter(&mut self, block: Block) -> Undo {
        if self.containers.len() > MAX_NESTING {
            return Undo::Nothing;
        }
        let container = self.containers.last().copied().unwrap_or(Tree::ROOT);
        // A list right in a list belongs to the item before it.
        let parent = match (
            &self.tree.node(container).block,
            self.tree.last_child(container),
        ) {
            (Block::List { .. }, Some(item)) => item,
            _ => self.parent(),
        };
        let node = self.tree.add(parent, block);
        self.containers.push(node);
        Undo::Containers(1)
    }

    fn start_item(&mut self, element: &Element) -> Undo {
        let Some(list) = self.containers.last_mut() else {
            return Undo::Nothing;
        };
        let Block::List { start, .. } = self.tree.node(*list).block else {
            return Undo::Nothing;
        };
        let count = self.tree.node(*list).children.len();
        let next =
            start.map(|start| start.saturating_add(u32::try_from(count).unwrap_or(u32::MAX)));
        if let Some(value) = element
            .attribute("value")
            .and_then(number)
            .filter(|_| start.is_some())
            && next != Some(value)
        {
            // Markdown counts by itself: another number takes another list.
            *list = self.tree.add_beside(*list, Block::list(Some(value)));
        }
        let item = self.tree.add(*list, Block::Item);
        self.containers.push(item);
        Undo::Containers(1)
    }

    fn start_definition(&mut self) -> Undo {
        if self.containers.len() > MAX_NESTING {
            return Undo::Nothing;
        }
        let parent = self.parent();
        let list = match self.tree.last_child(parent) {
            Some(last) if self.definitions == Some(last) => last,
            _ => self.tree.add(parent, Block::list(None)),
        };
        self.definitions = Some(list);
        let item = self.tree.add(list, Block::Item);
        self.containers.extend([list, item]);
        Undo::Containers(2)
    }

    fn start(&mut self, flag: u8) -> Undo {
        self.depths[flag.trailing_zeros() as usize] += 1;
        self.style.flags |= flag;
        Undo::Flag(flag)
    }

    fn end(&mut self, flag: u8) {
        let depth = &mut self.depths[flag.trailing_zeros() as usize];
        *depth = depth.saturating_sub(1);
        if *depth == 0 {
            self.style.flags &= !flag;
        }
    }

    fn start_link(&mut self, element: &Element) -> Undo {
        let target = element.attribute("href").unwrap_or_default();
        if target.is_empty() || self.style.link > 0 {
            return Undo::Nothing;
        }
        self.targets.links.push(escape::destination(target));
        self.style.link = self.targets.links.len();
        Undo::Link
    }

    fn end_heading(&mut self) {
        self.flat = self.flat.saturating_sub(1);
        if self.flat > 0 {
            self.boundary();
            return;
        }
        let text = self.run.take_line(&self.targets, Place::Heading);
        let level = self.heading.take().unwrap_or(6);
        if !text.is_empty() {
            let parent = self.parent();
            self.tree.add(parent, Block::Heading(level, text));
        }
    }

    fn end_code(&mut self) {
        let Some(open) = self.code.take() else { return };
        let code = open
            .code
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\0', "");
        let code = code.trim_start_matches('\n').trim_end();
        if !code.is_empty() {
            let block = Block::Code {
                language: open.language,
                code: code.to_owned(),
            };
            let parent = self.parent();
            self.tree.add(parent, block);
        }
    }

    fn with_table(&mut self, undo: Undo, change: impl FnOnce(&mut OpenTable)) -> Undo {
        match &mut self.table {
            Some(table) => {
                change(table);
                undo
            }
            None => Undo::Nothing,
        }
    }

    fn start_cell(&mut self, element: &Element) -> Undo {
        let flat = self.flat;
        let Some(open) = self
            .table
            .as_mut()
            .filter(|open| !open.in_cell && flat == 0)
        else {
            return Undo::Nothing;
        };
        open.in_cell = true;
        open.cells += 1;
        open.headings += usize::from(element.tag == Tag::Th);
        self.flat += 1;
        Undo::Cell(element.clone())
    }

    fn end_cell(&mut self, element: &Element) {
        let content = self.run.take_line(&self.targets, Place::Cell);
        self.flat = self.flat.saturating_sub(1);
        if let Some(open) = &mut self.table {
            open.in_cell = false;
            open.table.add_cell(element, content);
        }
    }

    fn end_table(&mut self) {
        if let Some(open) = self.table.take().filter(|open| !open.table.is_empty()) {
            let parent = self.parent();
            self.tree.add(parent, Block::Table(open.table));
        }
    }
}

impl OpenCode {
    fn start_line(&mut self) {
        if !self.code.is_empty() && !self.code.ends_with('\n') {
            self.code.push('\n');
        }
    }
}

/// The language that a class of `pre` or `code` names, as in `language-rust`.
fn language(element: &Element) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+-#._".contains(c);
    element
        .attribute("class")
        .unwrap_or_default()
        .split_whitespace()
        .find_map(|class| {
            class
                .strip_prefix("language-")
                .or(class.strip_prefix("lang-"))
        })
        .filter(|name| name.chars().all(is_plain))
        .unwrap_or_default()
        .to_owned()
}

/// A number of a list that CommonMark can write.
fn number(value: &str) -> Option<u32> {
    value
        .trim()
        .parse()
        .ok()
        .filter(|number| *number <= 999_999_999)
}
