//! The streaming pass: lol_html over the snapshot's bytes, as a sequence of events.
//!
//! Both passes of the engine are a [`Visitor`]; this is the only place that touches lol_html.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use lol_html::errors::RewritingError;
use lol_html::html_content::Element;
use lol_html::{ElementContentHandlers, HtmlRewriter, MemorySettings, Selector, Settings};

use super::between::{Between, Part};
use super::start_tag::{Attributes, Bytes, StartTag};
use super::{Layout, Span, Tag};
use crate::error::Error;
use crate::limits;

/// Receives the events of a streaming pass, in document order.
///
/// Of an element whose layout is [`Layout::Inert`] only its own start and end and the text in it are
/// reported, never the elements in it, but for the `source`s of a `video`. Void elements have no end. The
/// `<template>` of a shadow root is reported as [`Tag::ShadowRoot`].
///
/// ```
/// use unhusk::markup::{Span, StartTag, Tag, Visitor, stream};
///
/// /// Addresses of links.
/// #[derive(Default)]
/// struct Links(Vec<String>);
///
/// impl Visitor for Links {
///     fn open(&mut self, tag: &StartTag<'_, '_>) {
///         if tag.tag == Tag::A {
///             self.0.extend(tag.attribute("href").map(String::from));
///         }
///     }
///     fn text(&mut self, _raw: &str, _span: Span) {}
///     fn close(&mut self, _number: u32, _span: Span) {}
/// }
///
/// let mut links = Links::default();
/// stream(b"<p>See <a href=\"/a?b&amp;c\">there</a></p>", 1024, &mut links)?;
/// assert_eq!(links.0, ["/a?b&c"]);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub trait Visitor {
    /// A start tag.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Names(Vec<String>);
    ///
    /// impl Visitor for Names {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         self.0.push(tag.name());
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// let mut names = Names(Vec::new());
    /// stream(b"<p>One<br></p>", 1024, &mut names)?;
    /// assert_eq!(names.0, ["p", "br"]);
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    fn open(&mut self, tag: &StartTag<'_, '_>);
    /// A whole text node; `raw` is its text as written, entities and all.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, decode, stream};
    /// struct Text(String);
    ///
    /// impl Visitor for Text {
    ///     fn text(&mut self, raw: &str, _span: Span) {
    ///         self.0 += &decode(raw);
    ///     }
    /// #   fn open(&mut self, _tag: &StartTag<'_, '_>) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// let mut text = Text(String::new());
    /// stream(b"<p>1 &lt; 2</p>", 1024, &mut text)?;
    /// assert_eq!(text.0, "1 < 2");
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    fn text(&mut self, raw: &str, span: Span);
    /// The end of the element with this number; `span` is that of its end tag. Elements opened after
    /// it and not ended yet (markup that no DOM would serialise to) end with it.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// /// Open elements, and how many there were at once.
    /// #[derive(Default)]
    /// struct Depth(Vec<u32>, usize);
    ///
    /// impl Visitor for Depth {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         self.0.push(tag.number);
    ///         self.1 = self.1.max(self.0.len());
    ///     }
    ///     fn close(&mut self, number: u32, _span: Span) {
    ///         self.0.retain(|open| *open < number);
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// }
    ///
    /// let mut depth = Depth::default();
    /// stream(b"<div><p>One</p><p>Two</p></div>", 1024, &mut depth)?;
    /// assert_eq!((depth.0.len(), depth.1), (0, 2));
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    fn close(&mut self, number: u32, span: Span);
    /// Asked before each element whether to go on; the error ends the pass.
    ///
    /// ```
    /// # use unhusk::{Error, markup::{Span, StartTag, Visitor, stream}};
    /// struct Impatient;
    ///
    /// impl Visitor for Impatient {
    ///     fn go_on(&self) -> Result<(), Error> {
    ///         Err(Error::NothingToRead)
    ///     }
    /// #   fn open(&mut self, _tag: &StartTag<'_, '_>) {}
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// assert_eq!(stream(b"<p>One</p>", 1024, &mut Impatient), Err(Error::NothingToRead));
    /// ```
    ///
    /// # Errors
    /// Those of the visitor; none unless it has some.
    fn go_on(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// Streams `html` through `visitor`, at most `feed` bytes at a time.
///
/// The events do not depend on `feed`.
///
/// ```
/// # use unhusk::markup::{Span, StartTag, Visitor, stream};
/// struct Check;
///
/// impl Visitor for Check {
///     fn open(&mut self, tag: &StartTag<'_, '_>) {
///         println!("{} at byte {}", tag.name(), tag.span.start);
///     }
/// #   fn text(&mut self, _raw: &str, _span: Span) {}
/// #   fn close(&mut self, _number: u32, _span: Span) {}
/// }
///
/// stream(b"<ul><li>One</li></ul>", 1024, &mut Check)?;
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooLarge`], [`Error::TooMany`], [`Error::OutOfMemory`] or [`Error::Ambiguous`].
pub fn stream(html: &[u8], feed: usize, visitor: &mut dyn Visitor) -> Result<(), Error> {
    if html.len() > limits::SNAPSHOT_BYTES {
        return Err(Error::TooLarge {
            bytes: html.len(),
            limit: limits::SNAPSHOT_BYTES,
        });
    }
    if count_tags(html) > limits::TAGS {
        return Err(Error::TooMany {
            what: "tags",
            limit: limits::TAGS,
        });
    }
    let walk = RefCell::new(Walk::new(html, visitor));
    let everything: Selector = "*".parse().map_err(|_| Error::Ambiguous)?;
    let settings = Settings::new()
        .append_element_content_handler((
            Cow::Owned(everything),
            ElementContentHandlers::default()
                .element(|element: &mut Element<'_, '_>| Ok(walk.borrow_mut().element(element)?)),
        ))
        .with_strict(true)
        .with_memory_settings(
            MemorySettings::new().with_max_allowed_memory_usage(limits::STREAM_BYTES),
        );
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    for part in html.chunks(feed.max(1)) {
        rewriter.write(part).map_err(|error| cause(&error))?;
    }
    rewriter.end().map_err(|error| cause(&error))?;
    walk.into_inner().finish();
    Ok(())
}

/// Signs `<` of a page.
pub(crate) fn count_tags(html: &[u8]) -> usize {
    html.iter().filter(|byte| **byte == b'<').count()
}

fn cause(error: &RewritingError) -> Error {
    match error {
        RewritingError::MemoryLimitExceeded(_) => Error::OutOfMemory,
        RewritingError::ContentHandlerError(own) => own
            .downcast_ref::<Error>()
            .cloned()
            .unwrap_or(Error::Ambiguous),
        _ => Error::Ambiguous,
    }
}

/// Elements in which there are no tags but their own end.
const RAW: &[Tag] = &[
    Tag::Iframe,
    Tag::Noembed,
    Tag::Noframes,
    Tag::Noscript,
    Tag::Plaintext,
    Tag::Script,
    Tag::Style,
    Tag::Textarea,
    Tag::Title,
    Tag::Xmp,
];

/// An element that has not ended.
struct Open {
    tag: Tag,
    name: Span,
    /// Its number, if it is reported.
    number: Option<u32>,
}

/// State of one pass: turns start tags, which lol_html finds, and what stands between them into the
/// visitor's events.
struct Walk<'h, 'v> {
    html: Bytes<'h>,
    visitor: &'v mut dyn Visitor,
    /// Elements so far, also those without a number.
    elements: usize,
    next_number: u32,
    /// What comes before this byte has been reported.
    at: usize,
    open: Vec<Open>,
    /// How many of the open elements are of each kind: a tag that ends none is not searched for.
    counts: [u32; Tag::Unknown as usize + 1],
    /// The same for those that the table of elements does not name, by the hash of their name.
    named: HashMap<u64, u32, FixedState>,
    /// Place in `open` of the inert element whose content is being skipped.
    skip: Option<usize>,
    /// The start tag just read is one of [`RAW`].
    in_raw: Option<Span>,
    /// Attributes of the element being reported.
    attributes: Attributes,
}

impl<'h, 'v> Walk<'h, 'v> {
    fn new(html: &'h [u8], visitor: &'v mut dyn Visitor) -> Self {
        Walk {
            html: Bytes::new(html),
            visitor,
            elements: 0,
            next_number: 0,
            at: 0,
            open: Vec::new(),
            counts: [0; Tag::Unknown as usize + 1],
            named: HashMap::default(),
            skip: None,
            in_raw: None,
            attributes: Attributes::default(),
        }
    }

    fn element(&mut self, element: &Element<'_, '_>) -> Result<(), Error> {
        self.elements += 1;
        if self.elements > limits::ELEMENTS {
            return Err(Error::TooMany {
                what: "elements",
                limit: limits::ELEMENTS,
            });
        }
        self.visitor.go_on()?;
        let span = Span::from(element.source_location().bytes());
        self.between(span.start);
        self.at = span.end;
        let number = self.next_number;
        let skipped = self.skip.and_then(|at| self.open.get(at));
        // Elements inside an inert template have no number.
        if skipped.is_none_or(|skipped| skipped.tag != Tag::Template) {
            self.next_number += 1;
        }
        let name = self.html.name_at(span.start + 1);
        let mut tag = Tag::from_name(self.html.at(name));
        let is_reported =
            skipped.is_none_or(|skipped| skipped.tag == Tag::Video && tag == Tag::Source);
        if is_reported {
            self.attributes.read(self.html, span, name);
        }
        let has_content = element.can_have_content() && tag.layout() != Layout::Void;
        if is_reported {
            let mut start = StartTag {
                tag,
                number,
                span,
                has_content,
                html: self.html,
                attributes: &self.attributes,
            };
            if tag == Tag::Template && start.has("shadowrootmode") {
                tag = Tag::ShadowRoot;
                start.tag = tag;
            }
            self.visitor.open(&start);
        }
        if !has_content {
            return Ok(());
        }
        if is_reported && tag.layout() == Layout::Inert {
            self.skip = Some(self.open.len());
        }
        if RAW.contains(&tag) {
            self.in_raw = Some(name);
        }
        *self.count(tag, name) += 1;
        self.open.push(Open {
            tag,
            name,
            number: is_reported.then_some(number),
        });
        Ok(())
    }

    /// Reports what stands between the last start tag and byte `end`.
    fn between(&mut self, end: usize) {
        let mut parts = Between::new(self.html, self.at, end);
        if let Some(name) = self.in_raw.take() {
            parts = parts.in_raw(self.html.at(name));
        }
        for part in parts {
            match part {
                Part::Text(span) => self.visitor.text(&self.html.text_at(span), span),
                Part::End { name, span } => self.end(name, span),
            }
        }
    }

    /// An end tag ends the innermost element of its name, and those inside; without one it is nothing.
    fn end(&mut self, name: Span, span: Span) {
        let html = self.html;
        let tag = match Tag::from_name(html.at(name)) {
            Tag::Template if self.counts[Tag::ShadowRoot as usize] > 0 => Tag::ShadowRoot,
            tag => tag,
        };
        let is_named = |open: &Open| match tag {
            Tag::Custom | Tag::Unknown => {
                open.tag == tag && html.at(open.name).eq_ignore_ascii_case(html.at(name))
            }
            Tag::ShadowRoot => matches!(open.tag, Tag::ShadowRoot | Tag::Template),
            tag => open.tag == tag,
        };
        if *self.count(tag, name) == 0 {
            return;
        }
        let Some(place) = self.open.iter().rposition(is_named) else {
            return;
        };
        let mut number = None;
        while self.open.len() > place {
            let Some(open) = self.open.pop() else { break };
            *self.count(open.tag, open.name) -= 1;
            number = open.number;
        }
        if self.skip.is_some_and(|skip| place <= skip) {
            self.skip = None;
        }
        if let Some(number) = number {
            self.visitor.close(number, span);
        }
    }

    fn count(&mut self, tag: Tag, name: Span) -> &mut u32 {
        if !matches!(tag, Tag::Custom | Tag::Unknown) {
            return &mut self.counts[tag as usize];
        }
        let mut hasher = FixedState::default().build_hasher();
        for byte in self.html.at(name) {
            hasher.write_u8(byte.to_ascii_lowercase());
        }
        self.named.entry(hasher.finish()).or_default()
    }

    fn finish(mut self) {
        self.between(self.html.bytes.len());
    }
}
