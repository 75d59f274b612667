//! A start tag: its attributes are read where they stand, and only those that somebody asks for.

use std::borrow::Cow;

use super::{Span, Tag};

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
    pub(super) attributes: &'a [AttributeSpans],
}

/// The bytes of a page.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'h> {
    bytes: &'h [u8],
    /// The same as text; nothing where some of it can't be read.
    pub(super) text: Option<&'h str>,
}

impl<'h> Bytes<'h> {
    pub(super) fn new(bytes: &'h [u8]) -> Self {
        let text = std::str::from_utf8(bytes).ok();
        Bytes { bytes, text }
    }

    fn at(self, span: Span) -> &'h [u8] {
        self.bytes.get(span.start..span.end).unwrap_or_default()
    }

    /// The text there, with replacement characters for what can't be read.
    pub(super) fn text_at(self, span: Span) -> Cow<'h, str> {
        match self.text.and_then(|text| text.get(span.start..span.end)) {
            Some(text) => Cow::Borrowed(text),
            None => String::from_utf8_lossy(self.at(span)),
        }
    }

    /// The element name that starts at byte `start`.
    pub(super) fn name_at(self, start: usize) -> &'h [u8] {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'))
            .unwrap_or(rest.len());
        &rest[..length]
    }
}

/// Where an attribute stands.
pub(super) struct AttributeSpans {
    pub(super) name: Span,
    /// Nothing where the attribute has no value.
    pub(super) value: Option<Span>,
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
        lower(self.html.name_at(self.span.start + 1))
    }

    /// Decoded value of an attribute; `name` is in lower case. Of several with that name the first
    /// counts.
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
    pub fn attribute(&self, name: &str) -> Option<Cow<'h, str>> {
        let value = self.find(name)?.value;
        let raw = value.map(|value| self.html.text_at(value));
        Some(match raw.unwrap_or_default() {
            Cow::Borrowed(raw) => decode(raw),
            Cow::Owned(raw) => Cow::Owned(decode(&raw).into_owned()),
        })
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
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
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
        let names = self.attributes.iter().map(|attribute| attribute.name);
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
        !self.attributes.is_empty()
    }

    fn find(&self, name: &str) -> Option<&AttributeSpans> {
        let is_named = |attribute: &&AttributeSpans| {
            self.html
                .at(attribute.name)
                .eq_ignore_ascii_case(name.as_bytes())
        };
        self.attributes.iter().find(is_named)
    }
}

fn lower(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// Text with its character references decoded, and without control characters other than white
/// space: they mean nothing on a page, but something to a terminal.
///
/// ```
/// assert_eq!(unhusk::markup::decode("1 &lt; 2\u{1b}[1m"), "1 < 2[1m");
/// ```
#[must_use]
pub fn decode(raw: &str) -> Cow<'_, str> {
    let decoded = if raw.contains('&') {
        html_escape::decode_html_entities(raw)
    } else {
        Cow::Borrowed(raw)
    };
    if has_controls(&decoded) {
        Cow::Owned(decoded.chars().filter(|c| !is_control(*c)).collect())
    } else {
        decoded
    }
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\x0C' | '\r')
}

fn has_controls(text: &str) -> bool {
    // All but the bytes that could be of one are passed over, many at a time.
    let may_be = |byte: u8| {
        let space = byte == b'\n' || byte == b'\t' || byte == b'\r' || byte == b'\x0C';
        (byte < b' ' && !space) || byte == 0x7F || byte == 0xC2
    };
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | may_be(*byte));
    text.as_bytes().chunks(32).any(any) && text.chars().any(is_control)
}
