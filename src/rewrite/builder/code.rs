//! Text in `pre`, which keeps its lines.

use super::{Builder, Open};
use crate::article::Piece;
use crate::markup::Tag;
use crate::rewrite::structure::is_inline;

impl Builder {
    /// Text in `pre`.
    pub(super) fn code(&mut self, text: &str) {
        self.end_code_line();
        self.prepare();
        if text.contains(['\r', '\x0C']) {
            self.push_text(&text.replace(['\r', '\x0C'], "\n"));
        } else {
            self.push_text(text);
        }
    }

    /// A line break of the page in `pre`.
    pub(super) fn break_code(&mut self) {
        self.end_code_line();
        self.push_text("\n");
    }

    /// Ends a line of code where a block of the page has begun or ended since its last text.
    fn end_code_line(&mut self) {
        if std::mem::take(&mut self.breaks) == 0 {
            return;
        }
        let before = self.pieces.iter().rev().find(|piece| match piece {
            Piece::Open(element) => !is_inline(element.tag),
            Piece::Close(tag) => !is_inline(*tag),
            Piece::Void(_) | Piece::Text(_) => true,
        });
        let is_written = |open: &Open| open.element.tag == Tag::Pre && open.written;
        if self.open.iter().any(is_written)
            && matches!(before, Some(Piece::Text(text)) if !text.ends_with('\n'))
        {
            self.push_text("\n");
        }
    }
}
