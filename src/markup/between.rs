//! What stands between two start tags: text, end tags, comments.

use super::Span;
use super::start_tag::{Bytes, ends_name};

/// A part of what stands between two start tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A whole text node, or what is left of one where a tag without a beginning cuts it.
    Text(Span),
    /// An end tag, and the name in it.
    End {
        /// Its name.
        name: Span,
        /// All of it.
        span: Span,
    },
}

/// The parts between two start tags, in their order; comments and the like are left out.
pub(super) struct Between<'h> {
    html: Bytes<'h>,
    at: usize,
    end: usize,
    /// Name of the element whose text runs to its end tag, tags or not, and whether it is a script.
    raw: Option<(&'h [u8], bool)>,
}

impl<'h> Between<'h> {
    /// What stands between these bytes.
    pub fn new(html: Bytes<'h>, at: usize, end: usize) -> Self {
        Between {
            html,
            at,
            end: end.min(html.bytes.len()),
            raw: None,
        }
    }

    /// The same after the start of an element of this name, in which there are no tags but its end.
    pub fn in_raw(self, name: &'h [u8]) -> Self {
        let raw = Some((name, name.eq_ignore_ascii_case(b"script")));
        Between { raw, ..self }
    }

    /// The end tag that starts at byte `at`, if it ends.
    fn end_tag(&self, at: usize) -> Option<Part> {
        let name = self.html.name_at(at + 2);
        let end = memchr::memchr(b'>', self.rest(name.end))?;
        Some(Part::End {
            name,
            span: Span::new(at, name.end + end + 1),
        })
    }

    fn rest(&self, from: usize) -> &'h [u8] {
        self.html.bytes.get(from..self.end).unwrap_or_default()
    }

    /// The first `<` from byte `from` on, or the end.
    fn sign(&self, from: usize) -> usize {
        self.after(from, memchr::memchr(b'<', self.rest(from)))
    }

    fn after(&self, from: usize, found: Option<usize>) -> usize {
        found.map_or(self.end, |found| from + found)
    }

    /// Where the text of an element that holds no tags ends.
    fn raw_end(&self, name: &[u8], is_script: bool) -> usize {
        // Inside `<!-- <script>`, the end of a script is not that of the script around it.
        let (mut in_comment, mut inner) = (false, false);
        let mut at = self.at;
        loop {
            let rest = self.rest(at);
            let Some(sign) = memchr::memchr2(b'<', b'-', rest) else {
                return self.end;
            };
            at += sign;
            let rest = &rest[sign..];
            if rest.starts_with(b"</") && is_name(&rest[2..], name) {
                if !inner {
                    return at;
                }
                inner = false;
            } else if is_script && rest.starts_with(b"<!--") {
                in_comment = true;
                // The dashes may be those of the end as well.
                at += 1;
            } else if in_comment && rest.starts_with(b"<") && is_name(&rest[1..], name) {
                inner = true;
            } else if rest.starts_with(b"-->") {
                (in_comment, inner) = (false, false);
            }
            at += 1;
        }
    }

    /// The end of a comment, or of what is taken for one, that starts at `at`.
    fn comment_end(&self, at: usize) -> usize {
        let rest = self.rest(at);
        if !rest.starts_with(b"<!--") {
            return self.after(at + 1, memchr::memchr(b'>', self.rest(at)));
        }
        let content = at + 4;
        let inside = self.rest(content);
        if inside.starts_with(b">") {
            return content + 1;
        }
        if inside.starts_with(b"->") {
            return content + 2;
        }
        let ends = memchr::memchr_iter(b'>', inside);
        let is_end =
            |end: &usize| inside[..*end].ends_with(b"--") || inside[..*end].ends_with(b"--!");
        self.after(content + 1, { ends }.find(is_end))
    }
}

impl Iterator for Between<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let start = self.at;
        if let Some((name, is_script)) = self.raw.take() {
            self.at = self.raw_end(name, is_script);
            if start < self.at {
                return Some(Part::Text(Span::new(start, self.at)));
            }
        }
        let mut start = self.at;
        let mut at = start;
        loop {
            at = self.sign(at);
            let rest = self.rest(at);
            let is_mark = matches!(
                rest,
                [b'<', b'/' | b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..]
            );
            if !is_mark && at < self.end {
                // A sign that begins nothing is a part of the text.
                at += 1;
                continue;
            }
            if start < at {
                self.at = at;
                return Some(Part::Text(Span::new(start, at)));
            }
            match rest {
                [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                    let part = self.end_tag(at);
                    self.at = match part {
                        Some(Part::End { span, .. }) => span.end,
                        _ => self.end,
                    };
                    return part;
                }
                [b'<', b'/' | b'!' | b'?', ..] => {
                    at = self.comment_end(at);
                    start = at;
                    self.at = at;
                }
                // A start tag that does not end, or nothing.
                _ => {
                    self.at = self.end;
                    return None;
                }
            }
        }
    }
}

/// Whether bytes start with a whole element name, in any case.
fn is_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes
        .get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
        && bytes.get(name.len()).is_some_and(|byte| ends_name(*byte))
}

#[cfg(test)]
mod tests;
