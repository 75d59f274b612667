//! Formulas: TeX between dollar signs, as GitHub, Obsidian, Pandoc and others read it.

use super::Builder;
use crate::article::Piece;
use crate::formula;
use crate::markup::Tag;

/// A formula that is being read.
#[derive(Default)]
pub(super) struct OpenFormula {
    pieces: Vec<Piece>,
}

impl Builder {
    /// Whether a piece is a part of a formula, which is written when it ends.
    pub(super) fn formula_takes(&mut self, piece: &Piece) -> bool {
        match (piece, &mut self.formula) {
            (Piece::Open(element), None) if element.tag == Tag::Math => {
                self.formula = Some(OpenFormula {
                    pieces: vec![piece.clone()],
                });
            }
            (_, None) => return false,
            (_, Some(open)) => open.pieces.push(piece.clone()),
        }
        if matches!(piece, Piece::Close(Tag::Math)) {
            self.end_formula();
        }
        true
    }

    fn end_formula(&mut self) {
        let Some(open) = self.formula.take() else {
            return;
        };
        let source = formula::tex(&open.pieces);
        if source.is_empty() {
            return;
        }
        if self.code.is_some() {
            self.text(&source);
            return;
        }
        let is_display = self.flat == 0
            && matches!(open.pieces.first(), Some(Piece::Open(math)) if math.attribute("display").is_some());
        let fence = if is_display { "$$" } else { "$" };
        let source = escape(&source, self.flat > 0);
        self.push_written(format!("{fence}{source}{fence}"));
    }
}

/// The source so that it is nothing but a formula where Markdown is read with formulas, and plain text
/// where it is read without: no HTML, no link, no code. `in_line` is for cells and headings.
fn escape(source: &str, in_line: bool) -> String {
    let mut out = String::with_capacity(source.len());
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '<' | '>' => {
                out.push_str(if letter == '<' { "\\lt" } else { "\\gt" });
                if letters.peek() != Some(&' ') {
                    out.push(' ');
                }
            }
            '`' => out.push('‘'),
            '|' if in_line => out.push_str("\\vert "),
            // A dollar sign would end the formula.
            '$' => {}
            '\\' => match letters.next() {
                Some('|') if in_line => out.push_str("\\Vert "),
                Some('<') => out.push_str("\\lt "),
                Some('>') => out.push_str("\\gt "),
                Some('`') => out.push('‘'),
                Some(next) => out.extend([letter, next]),
                None => {}
            },
            ']' if matches!(letters.peek(), Some('(' | '[' | ':')) => out.push_str("] "),
            '!' if letters.peek() == Some(&'[') => out.push_str("! "),
            _ => out.push(letter),
        }
    }
    out
}
