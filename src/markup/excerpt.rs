//! The first words of an element, to know it by.

use super::{Layout, Span, StartTag, Tag, Visitor, decode, stream};
use crate::limits;

/// Bytes of an element's markup in which its first words are looked for.
const WITHIN: usize = 4096;

/// The first words of the element that stands at `span` of a page's markup.
#[must_use]
pub fn excerpt(html: &[u8], span: Span) -> String {
    let end = span.end.min(span.start + WITHIN);
    let mut words = Words::default();
    // What was read once as a part of the page can be read alone; if not, there is nothing to show.
    let _ = stream(
        html.get(span.start..end).unwrap_or_default(),
        WITHIN,
        &mut words,
    );
    let mut excerpt = String::new();
    for word in words.text.split_whitespace() {
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        excerpt.push_str(word);
    }
    excerpt.chars().take(limits::EXCERPT_CHARS).collect()
}

#[derive(Default)]
struct Words {
    text: String,
    /// The open element whose text is not shown.
    inert: Option<u32>,
    /// The last link.
    link: Option<u32>,
    /// Whether it has just ended.
    after_link: bool,
}

impl Visitor for Words {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        match tag.tag.layout() {
            Layout::Inert if tag.has_content => self.inert = Some(tag.number),
            Layout::Block | Layout::Void => self.text.push(' '),
            // The words of buttons side by side are not one word, and neither are those of links.
            Layout::Inline if tag.tag == Tag::Button => self.text.push(' '),
            Layout::Inline if tag.tag == Tag::A => {
                if self.after_link {
                    self.text.push(' ');
                }
                self.link = Some(tag.number);
            }
            _ => {}
        }
        self.after_link = false;
    }

    fn text(&mut self, raw: &str, _: Span) {
        if self.inert.is_none() && self.text.len() < WITHIN {
            self.text.push_str(&decode(raw));
        }
        self.after_link = false;
    }

    fn close(&mut self, number: u32, _: Span) {
        if self.inert == Some(number) {
            self.inert = None;
        }
        self.after_link = self.link == Some(number);
    }
}

#[cfg(test)]
mod tests;
