//! Start tags, and their attributes where they stand in the page's bytes.

use std::borrow::Cow;

use super::{Span, Tag, decode};
use crate::limits;

/// The bytes of a page.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'h> {
    pub bytes: &'h [u8],
    /// The same as text; nothing where some of it can't be read.
    text: Option<&'h str>,
}

impl<'h> Bytes<'h> {
    pub fn new(bytes: &'h [u8]) -> Self {
        let text = std::str::from_utf8(bytes).ok();
        Bytes { bytes, text }
    }

    pub fn at(self, span: Span) -> &'h [u8] {
        self.bytes.get(span.start..span.end).unwrap_or_default()
    }

    /// The text there, with replacement characters for what can't be read.
    pub fn text_at(self, span: Span) -> Cow<'h, str> {
        match self.text.and_then(|text| text.get(span.start..span.end)) {
            Some(text) => Cow::Borrowed(text),
            None => String::from_utf8_lossy(self.at(span)),
        }
    }

    /// The span of the element name that starts at byte `start`.
    pub fn name_at(self, start: usize) -> Span {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let end = rest.iter().position(|byte| ends_name(*byte));
        Span::new(start, start + end.unwrap_or(rest.len()))
    }
}

/// Whether a byte ends the name of an element.
pub(super) fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// A start tag and its attributes, which are read where they stand in the page's bytes.
///
/// ```
/// # use unhusk::markup::{Span, StartTag, Visitor, stream};
/// struct Check;
///
/// impl Visitor for Check {
///     fn open(&mut self, tag: &StartTag<'_, '_>) {
///         assert_eq!(tag.tag, unhusk::markup::Tag::Img);
///         assert_eq!((tag.number, tag.span), (0, Span::new(0, 21)));
///         assert!(!tag.has_content);
///     }
/// #   fn text(&mut self, _raw: &str, _span: Span) {}
/// #   fn close(&mut self, _number: u32, _span: Span) {}
/// }
///
/// stream(b"<img SRC=\"a.png\" alt>", 1024, &mut Check)?;
/// # Ok::<(), unhusk::Error>(())
/// ```
pub struct StartTag<'h, 'a> {
    /// Element name.
    pub tag: Tag,
    /// Element number, as in [`Snapshot::hidden`](crate::Snapshot::hidden).
    pub number: u32,
    /// Bytes of the start tag.
    pub span: Span,
    /// Whether an end will be reported.
    pub has_content: bool,
    pub(super) html: Bytes<'h>,
    pub(super) attributes: &'a Attributes,
}

impl<'h> StartTag<'h, '_> {
    /// The element's name, in lower case, as the page has it.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Check;
    ///
    /// impl Visitor for Check {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         assert_eq!(tag.name(), "x-note");
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// stream(b"<X-Note>Dear</X-Note>", 1024, &mut Check)?;
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> String {
        lower(self.html.at(self.html.name_at(self.span.start + 1)))
    }

    /// Decoded value of an attribute; `name` is in lower case. Of several with that name the first
    /// counts; a value of more than [`limits::ATTRIBUTE_BYTES`] is not read.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Check;
    ///
    /// impl Visitor for Check {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         assert_eq!(tag.attribute("src").as_deref(), Some("a.png"));
    ///         assert_eq!(tag.attribute("alt").as_deref(), Some(""));
    ///         assert_eq!(tag.attribute("width"), None);
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// stream(b"<img SRC=\"a.png\" alt>", 1024, &mut Check)?;
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn attribute(&self, name: &str) -> Option<Cow<'h, str>> {
        let raw = self.raw_attribute(name)?;
        Some(match raw {
            Cow::Borrowed(raw) => decode(raw),
            Cow::Owned(raw) => Cow::Owned(decode(&raw).into_owned()),
        })
    }

    /// Value of an attribute as it is written; `name` is in lower case.
    #[must_use]
    #[inline]
    pub(crate) fn raw_attribute(&self, name: &str) -> Option<Cow<'h, str>> {
        let Some(value) = self.attributes.find(self.html, name)?.value else {
            return Some(Cow::Borrowed(""));
        };
        let is_read = value.end.saturating_sub(value.start) <= limits::ATTRIBUTE_BYTES;
        is_read.then(|| self.html.text_at(value))
    }

    /// Whether there is an attribute of this name (in lower case).
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Check;
    ///
    /// impl Visitor for Check {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         assert!(tag.has("alt") && !tag.has("width"));
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// stream(b"<img SRC=\"a.png\" alt>", 1024, &mut Check)?;
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn has(&self, name: &str) -> bool {
        self.attributes.find(self.html, name).is_some()
    }

    /// Names of its attributes, in lower case.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Check;
    ///
    /// impl Visitor for Check {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         assert!(tag.attribute_names().eq(["src", "alt"]));
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// stream(b"<img SRC=\"a.png\" alt>", 1024, &mut Check)?;
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    pub fn attribute_names(&self) -> impl Iterator<Item = String> + '_ {
        let names = self.attributes.spans.iter().map(|attribute| attribute.name);
        names.map(|name| lower(self.html.at(name)))
    }

    /// Whether the element has any attribute.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Check;
    ///
    /// impl Visitor for Check {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         assert!(tag.has_attributes());
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// stream(b"<img SRC=\"a.png\" alt>", 1024, &mut Check)?;
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn has_attributes(&self) -> bool {
        !self.attributes.spans.is_empty()
    }
}

fn lower(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// Where an attribute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AttributeSpans {
    pub name: Span,
    /// Nothing where the attribute has no value.
    pub value: Option<Span>,
}

/// The attributes of a start tag.
#[derive(Default)]
pub(super) struct Attributes {
    pub spans: Vec<AttributeSpans>,
    /// A bit for each name that is there; several names may share one. Most questions are about
    /// attributes that an element does not have.
    names: u64,
}

impl Attributes {
    /// Reads the attributes of the start tag with this span, whose element name has that one, as the
    /// HTML standard's tokenizer does.
    pub fn read(&mut self, html: Bytes<'_>, tag: Span, name: Span) {
        self.spans.clear();
        self.names = 0;
        let end = tag.end.saturating_sub(1).min(html.bytes.len());
        let bytes = &html.bytes[..end];
        let mut at = name.end.min(end);
        loop {
            at = skip(bytes, at, |byte| is_space(byte) || byte == b'/');
            if at >= end {
                return;
            }
            // A sign of equality is a part of the name where it comes first.
            let start = at;
            at = skip(bytes, at + 1, |byte| {
                !is_space(byte) && !matches!(byte, b'/' | b'=')
            });
            let name = Span::new(start, at);
            let after = skip(bytes, at, is_space);
            let mut value = None;
            if bytes.get(after) == Some(&b'=') {
                at = skip(bytes, after + 1, is_space);
                value = match bytes.get(at) {
                    Some(quote @ (b'"' | b'\'')) => {
                        let found = memchr::memchr(*quote, &bytes[at + 1..]);
                        let to = found.map_or(end, |length| at + 1 + length);
                        let value = Span::new(at + 1, to);
                        at = (to + 1).min(end);
                        Some(value)
                    }
                    Some(_) => {
                        let from = at;
                        at = skip(bytes, at, |byte| !is_space(byte));
                        Some(Span::new(from, at))
                    }
                    None => None,
                };
            }
            self.names |= bit(html.at(name));
            self.spans.push(AttributeSpans { name, value });
        }
    }

    #[inline]
    fn find(&self, html: Bytes<'_>, name: &str) -> Option<&AttributeSpans> {
        if self.names & bit(name.as_bytes()) == 0 {
            return None;
        }
        let is_named = |attribute: &&AttributeSpans| {
            html.at(attribute.name)
                .eq_ignore_ascii_case(name.as_bytes())
        };
        self.spans.iter().find(is_named)
    }
}

/// The first place from `at` on where a byte is not so.
fn skip(bytes: &[u8], at: usize, is: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| !is(*byte));
    at + length.unwrap_or(rest.len())
}

/// The bit of an attribute's name, in any case.
#[inline]
fn bit(name: &[u8]) -> u64 {
    let letter = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte | 0x20));
    let mixed = name.len() * 5 + letter(name.first()) * 3 + letter(name.last()) * 7;
    1 << (mixed % 64)
}

#[cfg(test)]
mod tests;
