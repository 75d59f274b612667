//! The streaming pass: lol_html over the snapshot's bytes, as a sequence of events.
//!
//! Both passes of the engine are a [`Visitor`]; this is the only place that touches lol_html.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use lol_html::errors::RewritingError;
use lol_html::html_content::{Attribute, Element, SourceLocation, TextChunk};
use lol_html::{
    DocumentContentHandlers, ElementContentHandlers, HtmlRewriter, MemorySettings, Selector,
    Settings,
};

use super::start_tag::{AttributeSpans, Bytes, StartTag};
use super::{Layout, Span, Tag};
use crate::error::Error;
use crate::limits;

/// Receives the events of a streaming pass, in document order.
///
/// Of an element whose layout is [`Layout::Inert`] only its own start and end and the text in it are
/// reported, never the elements in it. Void elements have no end. The `<template>` of a shadow root is
/// reported as [`Tag::ShadowRoot`].
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
    fn open(&mut self, tag: &StartTag<'_, '_>);
    /// A whole text node; `raw` is its text as written, entities and all.
    fn text(&mut self, raw: &str, span: Span);
    /// The end of the element with this number; `span` is that of its end tag. Elements opened after
    /// it and not ended yet (markup that no DOM would serialise to) end with it.
    fn close(&mut self, number: u32, span: Span);
    /// Asked before each element whether to go on; the error ends the pass.
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
    if html.iter().filter(|byte| **byte == b'<').count() > limits::TAGS {
        return Err(Error::TooMany {
            what: "tags",
            limit: limits::TAGS,
        });
    }
    let bytes = Bytes::new(html);
    let walk = RefCell::new(Walk {
        html: bytes,
        visitor,
        elements: 0,
        next_number: 0,
        text: None,
        skip: None,
        ends: Rc::default(),
        attributes: Vec::new(),
    });
    let everything: Selector = "*".parse().map_err(|_| Error::Ambiguous)?;
    let settings = Settings::new()
        .append_element_content_handler((
            Cow::Owned(everything),
            ElementContentHandlers::default()
                .element(|element: &mut Element<'_, '_>| Ok(walk.borrow_mut().element(element)?)),
        ))
        .append_document_content_handler(DocumentContentHandlers::default().text(
            |chunk: &mut TextChunk<'_>| {
                walk.borrow_mut().chunk(chunk);
                Ok(())
            },
        ))
        .with_strict(true)
        .with_memory_settings(
            MemorySettings::new().with_max_allowed_memory_usage(limits::STREAM_BYTES),
        );
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    // Where letters can't be told apart, there is no saying between which of them to cut.
    let feed = bytes.text.map_or(html.len(), |_| feed);
    let mut rest = html;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(whole_letters(rest, feed));
        rewriter.write(part).map_err(|error| cause(&error))?;
        rest = after;
    }
    rewriter.end().map_err(|error| cause(&error))?;
    walk.borrow_mut().finish();
    Ok(())
}

/// About `feed` bytes, so that no letter is split: lol_html would place the text around it wrongly.
fn whole_letters(html: &[u8], feed: usize) -> usize {
    let is_inside = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    let start = feed.clamp(1, html.len());
    let inside = html[start..]
        .iter()
        .take(3)
        .take_while(|byte| is_inside(byte));
    start + inside.count()
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

/// An inert element whose content is being skipped.
struct Skip {
    number: u32,
    /// Elements inside an inert template have no number.
    counted: bool,
}

/// State of one pass: turns lol_html's callbacks into the visitor's events.
struct Walk<'h, 'v> {
    html: Bytes<'h>,
    visitor: &'v mut dyn Visitor,
    /// Elements so far, also those without a number.
    elements: usize,
    next_number: u32,
    /// Bytes of the text node being read; chunks split it anywhere.
    text: Option<Span>,
    skip: Option<Skip>,
    /// Ends seen since the last event. End tag handlers outlive the pass as far as the type system
    /// knows, so they can't hold the visitor; they leave a note here.
    ends: Rc<RefCell<Vec<(u32, Span)>>>,
    /// Attributes of the element being reported.
    attributes: Vec<AttributeSpans>,
}

impl Walk<'_, '_> {
    fn element(&mut self, element: &mut Element<'_, '_>) -> Result<(), Error> {
        self.elements += 1;
        if self.elements > limits::ELEMENTS {
            return Err(Error::TooMany {
                what: "elements",
                limit: limits::ELEMENTS,
            });
        }
        self.visitor.go_on()?;
        self.flush_text();
        self.flush_ends();
        let number = self.next_number;
        if self.skip.as_ref().is_none_or(|skip| skip.counted) {
            self.next_number += 1;
        }
        if self.skip.is_some() {
            return Ok(());
        }
        let span = Span::from(element.source_location().bytes());
        let tag = match Tag::from_name(self.html.name_at(span.start + 1)) {
            Tag::Template if element.has_attribute("shadowrootmode") => Tag::ShadowRoot,
            tag => tag,
        };
        let has_content = element.can_have_content() && tag.layout() != Layout::Void;
        self.attributes.clear();
        self.attributes
            .extend(element.attributes().iter().filter_map(spans));
        self.visitor.open(&StartTag {
            tag,
            number,
            span,
            has_content,
            html: self.html,
            attributes: &self.attributes,
        });
        if !has_content {
            return Ok(());
        }
        if tag.layout() == Layout::Inert {
            self.skip = Some(Skip {
                number,
                counted: tag != Tag::Template,
            });
        }
        if let Some(handlers) = element.end_tag_handlers() {
            let ends = Rc::clone(&self.ends);
            handlers.push(Box::new(move |end| {
                ends.borrow_mut()
                    .push((number, Span::from(end.source_location().bytes())));
                Ok(())
            }));
        }
        Ok(())
    }

    fn chunk(&mut self, chunk: &TextChunk<'_>) {
        let bytes = Span::from(chunk.source_location().bytes());
        if self.text.is_none() {
            self.flush_ends();
        }
        if bytes.start < bytes.end {
            match &mut self.text {
                Some(text) => text.end = bytes.end,
                None => self.text = Some(bytes),
            }
        }
        if chunk.last_in_text_node() {
            self.flush_text();
        }
    }

    fn flush_text(&mut self) {
        if let Some(span) = self.text.take() {
            self.visitor.text(&self.html.text_at(span), span);
        }
    }

    fn flush_ends(&mut self) {
        let ends = std::mem::take(&mut *self.ends.borrow_mut());
        for (number, span) in ends {
            if let Some(skip) = &self.skip {
                if number > skip.number {
                    continue;
                }
                self.skip = None;
            }
            self.visitor.close(number, span);
        }
    }

    fn finish(&mut self) {
        self.flush_text();
        self.flush_ends();
    }
}

fn spans(attribute: &Attribute<'_>) -> Option<AttributeSpans> {
    let span = |location: SourceLocation| Span::from(location.bytes());
    Some(AttributeSpans {
        name: attribute.name_source_location().map(span)?,
        value: attribute.value_source_location().map(span),
    })
}
