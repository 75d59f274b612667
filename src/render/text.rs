//! The article as plain text.

use super::pictures::is_named_by_file;
use crate::article::Piece;
use crate::markup::{Layout, Tag};
use crate::measure::text::words;

/// The visible text of the pieces: one block a line, the cells of a table's row on one line.
/// `pre` keeps its lines, `br` starts a new one; images have no text, nor have videos whose link is named by the
/// file it leads to, nor captions, which say little without their picture, unless they are most of the text. No
/// line is empty outside `pre`; the text ends
/// without a line break.
///
/// ```
/// use unhusk::{Snapshot, passage, render};
///
/// let part = b"<p>One</p><ul><li>Two<br>three</li></ul>";
/// let article = passage(&Snapshot::new(part, "https://example.com/"), None)?;
/// assert_eq!(render::text(&article.content), "One\nTwo\nthree");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn text(pieces: &[Piece]) -> String {
    let text = lines(pieces, true);
    let captioned = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Open(element) if element.tag == Tag::Figcaption));
    if !captioned {
        return text;
    }
    let all = lines(pieces, false);
    if words(&text) * 2 < words(&all) {
        all
    } else {
        text
    }
}

/// The same with the captions of pictures.
///
/// ```
/// use unhusk::{Snapshot, passage, render};
///
/// let part = b"<figure><img src=/a.png alt=''><figcaption>The bridge</figcaption></figure><p>It rains.</p>";
/// let article = passage(&Snapshot::new(part, "https://example.com/"), None)?;
/// assert_eq!(render::visible_text(&article.content), "The bridge\nIt rains.");
/// assert_eq!(render::text(&article.content), "It rains.");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn visible_text(pieces: &[Piece]) -> String {
    lines(pieces, false)
}

fn lines(pieces: &[Piece], without_captions: bool) -> String {
    let mut lines = Lines::default();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(element) => {
                lines.boundary(element.tag, 1);
                lines.in_video |= is_named_by_file(&pieces[at..]);
                if element.tag == Tag::Figcaption && without_captions {
                    lines.caption = Some(lines.out.len());
                }
            }
            Piece::Close(tag) => {
                match tag {
                    Tag::Figcaption => lines.end_caption(),
                    Tag::A => lines.in_video = false,
                    _ => {}
                }
                lines.boundary(*tag, -1);
            }
            Piece::Void(element) => match element.tag {
                Tag::Br | Tag::Hr => lines.break_line(),
                _ => {}
            },
            Piece::Text(_) if lines.in_video => {}
            Piece::Text(text) => lines.push(text),
        }
    }
    let length = lines.out.trim_end().len();
    lines.out.truncate(length);
    lines.out
}

/// Collects lines, white space collapsed.
#[derive(Default)]
struct Lines {
    out: String,
    /// Number of open `pre` elements.
    preformatted: usize,
    /// Where the caption of a picture starts.
    caption: Option<usize>,
    /// Inside a link that is named by the video it leads to.
    in_video: bool,
    /// White space has been read that is written as one space before the next word.
    space: bool,
}

impl Lines {
    fn boundary(&mut self, tag: Tag, step: isize) {
        match tag {
            Tag::Td | Tag::Th => self.space = true,
            Tag::Pre => {
                self.break_block();
                self.preformatted = self.preformatted.saturating_add_signed(step);
            }
            _ if tag.layout() == Layout::Block => self.break_block(),
            _ => {}
        }
    }

    /// Leaves the caption out that has ended.
    fn end_caption(&mut self) {
        if let Some(start) = self.caption.take() {
            self.out.truncate(start);
        }
    }

    fn push(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.out.extend(text.chars().filter(|c| *c != '\r'));
            return;
        }
        for (index, word) in text.split([' ', '\t', '\n', '\r', '\x0C']).enumerate() {
            self.space |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !self.at_line_start() {
                self.out.push(' ');
            }
            self.space = false;
            self.out.push_str(word);
        }
    }

    fn at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    fn break_line(&mut self) {
        if self.preformatted > 0 {
            self.out.push('\n');
        } else {
            self.break_block();
        }
    }

    fn break_block(&mut self) {
        self.space = false;
        if !self.at_line_start() {
            self.out.push('\n');
        }
    }
}
