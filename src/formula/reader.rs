//! Reads what is inside a `math` element.

use crate::article::{Element, Piece};
use crate::formula::{Formula, Source, attributes, tidy_source};
use crate::limits;
use crate::markup::{self, Policy, Span, StartTag, Tag, Visitor, decode};

/// The formula of a `math` element with this content.
pub fn read(content: &[u8], math: Element) -> Option<Formula> {
    let mut reader = Reader::default();
    markup::stream(content, limits::FEED_BYTES, &mut reader).ok()?;
    reader.close_from(0);
    if !reader
        .pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Text(_)))
    {
        return None;
    }
    let mut math = math;
    if let Some(source) = tidy_source(&reader.source) {
        math.attributes.retain(|(name, _)| *name != "alttext");
        math.attributes.push(("alttext", source));
    }
    let mut pieces = vec![Piece::Open(math)];
    pieces.append(&mut reader.pieces);
    pieces.push(Piece::Close(Tag::Math));
    Some(Formula { pieces })
}

/// The formula of a script that holds a `math` element as text.
pub fn read_script(content: &[u8]) -> Option<Formula> {
    let mut outer = Outer::default();
    markup::stream(content, limits::FEED_BYTES, &mut outer).ok()?;
    outer.source?.finish(content, outer.end?)
}

/// Whether an element holds text itself.
fn is_token(tag: Tag) -> bool {
    matches!(tag, Tag::Mi | Tag::Mn | Tag::Mo | Tag::Ms | Tag::Mtext)
}

/// An open element of the page.
struct Open {
    number: u32,
    tag: Tag,
    /// Whether it has been written.
    written: bool,
    /// Whether it is the TeX source.
    is_source: bool,
}

/// Lets through what a formula may hold.
#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    open: Vec<Open>,
    source: String,
    /// Whether a token is open, which holds text only: HTML in it could be read in another way by
    /// another parser.
    in_token: bool,
}

impl Reader {
    fn close_from(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            if open.written {
                self.pieces.push(Piece::Close(open.tag));
                self.in_token &= !is_token(open.tag);
            }
        }
    }
}

impl Visitor for Reader {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        if !tag.has_content {
            return;
        }
        let written = tag.tag.policy() == Policy::Formula
            && tag.tag != Tag::Math
            && !self.in_token
            && self.open.len() < limits::FORMULA_DEPTH;
        if written {
            self.in_token = is_token(tag.tag);
            self.pieces.push(Piece::Open(Element {
                attributes: attributes::allowed(tag),
                ..Element::new(tag.tag)
            }));
        }
        let is_source = tag.tag == Tag::Annotation
            && tag
                .attribute("encoding")
                .is_some_and(|encoding| encoding.eq_ignore_ascii_case("application/x-tex"));
        self.open.push(Open {
            number: tag.number,
            tag: tag.tag,
            written,
            is_source,
        });
    }

    fn text(&mut self, raw: &str, _: Span) {
        let Some(open) = self.open.last() else { return };
        if open.is_source {
            self.source.push_str(&decode(raw));
        } else if self.in_token && tag_shows_text(open.tag) {
            let decoded = decode(raw).replace('\0', "");
            let words: Vec<&str> = decoded.split_ascii_whitespace().collect();
            if words.is_empty() {
                return;
            }
            match self.pieces.last_mut() {
                Some(Piece::Text(text)) => {
                    text.push(' ');
                    text.push_str(&words.join(" "));
                }
                _ => self.pieces.push(Piece::Text(words.join(" "))),
            }
        }
    }

    fn close(&mut self, number: u32, _: Span) {
        let depth = self.open.partition_point(|open| open.number < number);
        if self
            .open
            .get(depth)
            .is_some_and(|open| open.number == number)
        {
            self.close_from(depth);
        }
    }
}

fn tag_shows_text(tag: Tag) -> bool {
    tag.layout() != markup::Layout::Inert
}

/// Finds the first `math` element.
#[derive(Default)]
struct Outer {
    source: Option<Source>,
    number: Option<u32>,
    end: Option<usize>,
}

impl Visitor for Outer {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        if tag.tag == Tag::Math && self.source.is_none() {
            self.source = Source::begin(tag);
            self.number = Some(tag.number);
        }
    }

    fn text(&mut self, _: &str, _: Span) {}

    fn close(&mut self, number: u32, span: Span) {
        if self.number.is_some_and(|math| number <= math) && self.end.is_none() {
            self.end = Some(span.start);
        }
    }
}
