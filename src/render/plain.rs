//! The article as plain text that is pleasant to read: what a copy without any formatting is.

use super::scripts::{Part, parts};
use crate::article::Piece;
use crate::markup::{Layout, Tag};

/// The pieces as text: paragraphs with an empty line between them, items of lists with a mark or
/// number, the cells of a table's row on one line with tabs between them. `pre` keeps its lines.
/// Raised and lowered numbers have signs of their own (`10⁶`, `H₂O`).
///
/// ```
/// use unhusk::{Snapshot, passage, render};
///
/// let part = b"<p>One</p><ol><li>Two</li></ol>";
/// let article = passage(&Snapshot::new(part, "https://example.com/"), None)?;
/// assert_eq!(render::plain(&article.content), "One\n\n1. Two");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn plain(pieces: &[Piece]) -> String {
    let mut lines = Lines::default();
    for (_, part) in parts(pieces) {
        let piece = match part {
            Part::Piece(piece) => piece,
            Part::Script(text) => {
                lines.push(&text);
                continue;
            }
        };
        match piece {
            Piece::Open(element) => {
                match element.tag {
                    Tag::Ul => lines.lists.push(None),
                    Tag::Ol => {
                        let start = element.attribute("start");
                        let first = start.and_then(|start| start.parse().ok()).unwrap_or(1);
                        lines.lists.push(Some(first));
                    }
                    _ => {}
                }
                lines.boundary(element.tag);
                match element.tag {
                    Tag::Pre => lines.preformatted += 1,
                    Tag::Li => lines.item(element.attribute("value")),
                    _ => {}
                }
            }
            Piece::Close(tag) => {
                lines.boundary(*tag);
                match tag {
                    Tag::Pre => lines.preformatted = lines.preformatted.saturating_sub(1),
                    Tag::Ul | Tag::Ol => drop(lines.lists.pop()),
                    Tag::Li => lines.mark = None,
                    Tag::Td | Tag::Th => lines.cells += 1,
                    _ => {}
                }
            }
            Piece::Void(element) => match element.tag {
                Tag::Br => lines.gap = lines.gap.max(1),
                Tag::Hr => lines.gap = 2,
                _ => {}
            },
            Piece::Text(text) => lines.push(text),
        }
    }
    lines.out
}

/// Collects lines, white space collapsed.
#[derive(Default)]
struct Lines {
    out: String,
    /// Line breaks that stand before the next word.
    gap: usize,
    /// A space stands before the next word of the same line.
    space: bool,
    /// Cells of the row that have ended since the last word.
    cells: usize,
    /// Number of open `pre` elements.
    preformatted: usize,
    /// The open lists, with the number of the next item in ordered ones.
    lists: Vec<Option<i64>>,
    /// What stands before the next word as the mark of its item.
    mark: Option<String>,
}

impl Lines {
    fn boundary(&mut self, tag: Tag) {
        if tag.layout() != Layout::Block || matches!(tag, Tag::Td | Tag::Th) {
            return;
        }
        let is_line = matches!(
            tag,
            Tag::Li | Tag::Tr | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Dt | Tag::Dd
        );
        // A list in a list goes on with its lines.
        let is_inner = matches!(tag, Tag::Ul | Tag::Ol) && self.lists.len() > 1;
        let gap = if is_line || is_inner { 1 } else { 2 };
        self.gap = self.gap.max(gap);
        self.space = false;
        if is_line {
            self.cells = 0;
        }
    }

    fn item(&mut self, value: Option<&str>) {
        let indent = "  ".repeat(self.lists.len().saturating_sub(1).min(8));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                if let Some(value) = value.and_then(|value| value.parse().ok()) {
                    *number = value;
                }
                let mark = format!("{indent}{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => format!("{indent}• "),
        };
        self.mark = Some(mark);
    }

    fn push(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.before_word();
            self.out.extend(text.chars().filter(|c| *c != '\r'));
            return;
        }
        for (index, word) in text.split([' ', '\t', '\n', '\r', '\x0C']).enumerate() {
            self.space |= index > 0;
            if !word.is_empty() {
                self.before_word();
                self.out.push_str(word);
            }
        }
    }

    /// Writes what stands between the word before and the next one.
    fn before_word(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        let space = std::mem::take(&mut self.space);
        let cells = std::mem::take(&mut self.cells);
        let mark = self.mark.take();
        if !self.out.is_empty() {
            if gap > 0 && cells == 0 {
                // A text in `pre` may have ended its line itself.
                let length = self.out.trim_end_matches('\n').len();
                self.out.truncate(length);
            }
            match (cells, gap) {
                (0, 0) if space => self.out.push(' '),
                (0, gap) => self.out.extend(std::iter::repeat_n('\n', gap)),
                (cells, _) => self.out.extend(std::iter::repeat_n('\t', cells)),
            }
        }
        if let Some(mark) = mark {
            self.out.push_str(&mark);
        }
    }
}
