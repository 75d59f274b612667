//! What a reader sees of a page, taken from the pieces and from the rendered Markdown, to compare.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::article::Piece;
use crate::markup::{Layout, Tag};
use crate::render::markdown;
use crate::render::scripts::{Part, parts};

/// A visible character and its looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    c: char,
    strong: bool,
    emphasis: bool,
    struck: bool,
    code: bool,
    link: Option<String>,
    heading: u8,
    quotes: usize,
    items: usize,
    block_code: bool,
}

/// What is compared.
#[derive(Debug, Default)]
pub(super) struct Model {
    /// The text, words separated by single spaces.
    words: String,
    /// Letters and digits with their looks.
    glyphs: Vec<Glyph>,
    images: Vec<(String, String)>,
}

/// What the Markdown may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Losses {
    /// Nothing.
    None,
    /// Emphasis that Markdown has no way to write at its place.
    Emphasis,
    /// Also the structure of blocks, where these are nested as no page nests them.
    Structure,
}

/// Asserts that rendering the Markdown of the pieces gives the pieces' model.
#[track_caller]
pub(super) fn assert_same(pieces: &[Piece], losses: Losses) {
    let written = markdown(pieces);
    let expected = of_pieces(pieces);
    let actual = of_markdown(&written, false);
    assert_eq!(actual.words, expected.words, "{written}");
    assert_eq!(actual.images, expected.images, "{written}");
    assert_eq!(
        of_markdown(&written, true).words,
        expected.words,
        "with bare links: {written}"
    );
    assert_eq!(actual.glyphs.len(), expected.glyphs.len());
    for (actual, expected) in actual.glyphs.iter().zip(&expected.glyphs) {
        let mut allowed = expected.clone();
        if losses != Losses::None {
            // Strong letters are always written, unless code stands in the way.
            allowed.strong &= actual.strong || !expected.code;
            // In a link, code may read as the definition of a reference.
            allowed.code &= actual.code || expected.link.is_none();
            allowed.emphasis &= actual.emphasis;
            allowed.struck &= actual.struck;
        }
        if losses == Losses::Structure {
            allowed.heading = actual.heading;
            allowed.quotes = actual.quotes;
            allowed.items = actual.items;
            if expected.block_code {
                allowed = actual.clone();
            }
            allowed.code = actual.code;
            allowed.block_code = actual.block_code;
            allowed.strong &= actual.strong;
            allowed.link = actual.link.clone();
        }
        assert_eq!(*actual, allowed, "{written}");
    }
}

fn of_pieces(pieces: &[Piece]) -> Model {
    let pieces = parts(pieces).map(|(_, part)| match part {
        Part::Piece(piece) => piece.clone(),
        Part::Script(text) => Piece::Text(text),
    });
    let pieces: Vec<Piece> = pieces.collect();
    let mut model = Model::default();
    let mut open: Vec<(Tag, Option<String>)> = Vec::new();
    for piece in &pieces {
        match piece {
            Piece::Open(element) => {
                let href = element.attribute("href").map(str::to_owned);
                open.push((element.tag, href.filter(|_| element.tag == Tag::A)));
                model.boundary(element.tag);
            }
            Piece::Close(tag) => {
                open.pop();
                model.boundary(*tag);
            }
            Piece::Void(element) if element.tag == Tag::Img => {
                // Preformatted text has no images, unless a heading or cell makes it inline code.
                let is_line =
                    |tag: Tag| tag.heading_level().is_some() || matches!(tag, Tag::Td | Tag::Th);
                let outer = open
                    .iter()
                    .map(|(tag, _)| *tag)
                    .find(|tag| *tag == Tag::Pre || is_line(*tag));
                if outer != Some(Tag::Pre) {
                    let alt = element.attribute("alt").unwrap_or_default();
                    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
                    let source = element.attribute("src").unwrap_or_default();
                    model.images.push((source.to_owned(), alt));
                }
            }
            Piece::Void(element) => {
                model.boundary(if element.tag == Tag::Br {
                    Tag::P
                } else {
                    element.tag
                });
                model.space();
            }
            Piece::Text(text) => {
                let count =
                    |tags: &[Tag]| open.iter().filter(|(tag, _)| tags.contains(tag)).count();
                let has = |tags: &[Tag]| count(tags) > 0;
                let block_code = has(&[Tag::Pre]);
                let code = !block_code && has(&[Tag::Code]);
                let looks = Glyph {
                    c: ' ',
                    strong: !block_code && has(&[Tag::B, Tag::Strong, Tag::Dt]),
                    emphasis: !block_code && has(&[Tag::I, Tag::Em, Tag::Figcaption]),
                    struck: !block_code && has(&[Tag::S, Tag::Del]),
                    code,
                    link: open
                        .iter()
                        .find_map(|(_, href)| href.clone())
                        .filter(|_| !block_code),
                    heading: open
                        .iter()
                        .find_map(|(tag, _)| tag.heading_level())
                        .unwrap_or(0),
                    quotes: count(&[Tag::Blockquote]),
                    items: count(&[Tag::Li, Tag::Dd]),
                    block_code,
                };
                model.text(text, &looks);
            }
        }
    }
    model.finish()
}

/// The model of rendered Markdown; panics where it holds HTML.
fn of_markdown(written: &str, bare_links: bool) -> Model {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.autolink = bare_links;
    options.render.r#unsafe = true;
    let arena = Arena::new();
    let root = parse_document(&arena, written, &options);
    let mut model = Model::default();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => visit(node, written, &mut model),
            NodeEdge::End(node) if node.data.borrow().value.block() => model.space(),
            NodeEdge::End(_) => {}
        }
    }
    model.finish()
}

fn visit<'a>(node: &'a AstNode<'a>, written: &str, model: &mut Model) {
    let value = node.data.borrow().value.clone();
    let looks = looks_of(node);
    let in_image = node
        .ancestors()
        .skip(1)
        .any(|node| matches!(node.data.borrow().value, NodeValue::Image(_)));
    match value {
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => panic!("HTML in {written}"),
        NodeValue::FootnoteDefinition(_)
        | NodeValue::FootnoteReference(_)
        | NodeValue::TaskItem(_) => {
            panic!("footnote or task in {written}")
        }
        NodeValue::Image(link) => {
            let alt = node
                .descendants()
                .filter_map(|node| match &node.data.borrow().value {
                    NodeValue::Text(text) => Some(text.to_string()),
                    _ => None,
                })
                .collect();
            model.images.push((link.url.clone(), alt));
        }
        _ if in_image => {}
        NodeValue::Text(text) => model.text(&text, &looks),
        NodeValue::Code(code) => model.text(
            &code.literal,
            &Glyph {
                code: true,
                ..looks
            },
        ),
        NodeValue::CodeBlock(code) => {
            model.space();
            model.text(
                &code.literal,
                &Glyph {
                    block_code: true,
                    ..looks
                },
            );
            model.space();
        }
        NodeValue::SoftBreak => panic!("soft break in {written}"),
        NodeValue::LineBreak => model.space(),
        _ if value.block() => model.space(),
        _ => {}
    }
}

fn looks_of<'a>(node: &'a AstNode<'a>) -> Glyph {
    let mut looks = Glyph {
        c: ' ',
        strong: false,
        emphasis: false,
        struck: false,
        code: false,
        link: None,
        heading: 0,
        quotes: 0,
        items: 0,
        block_code: false,
    };
    for node in node.ancestors() {
        match &node.data.borrow().value {
            NodeValue::Strong => looks.strong = true,
            NodeValue::Emph => looks.emphasis = true,
            NodeValue::Strikethrough => looks.struck = true,
            NodeValue::Link(link) => looks.link = Some(link.url.clone()),
            NodeValue::Heading(heading) => looks.heading = heading.level,
            NodeValue::BlockQuote => looks.quotes += 1,
            NodeValue::Item(_) => looks.items += 1,
            _ => {}
        }
    }
    looks
}

impl Model {
    fn boundary(&mut self, tag: Tag) {
        if tag.layout() == Layout::Block {
            self.space();
        }
    }

    fn finish(mut self) -> Self {
        self.words.truncate(self.words.trim_end().len());
        self
    }

    fn space(&mut self) {
        if !self.words.is_empty() && !self.words.ends_with(' ') {
            self.words.push(' ');
        }
    }

    fn text(&mut self, text: &str, looks: &Glyph) {
        for c in text.chars().filter(|c| *c != '\0') {
            if c.is_whitespace() {
                self.space();
            } else {
                self.words.push(c);
            }
            // Circled letters are symbols to CommonMark, and may be left out of emphasis.
            if c.is_alphanumeric() && c != 'Ⓐ' {
                self.glyphs.push(Glyph { c, ..looks.clone() });
            }
        }
    }
}
