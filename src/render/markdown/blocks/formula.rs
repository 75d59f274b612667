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
        // A dollar sign would end the formula, a bar a table's cell.
        let source = source
            .replace("\\$", "\u{1}")
            .replace('$', "")
            .replace('\u{1}', "\\$");
        let source = if self.flat > 0 {
            source.replace("\\|", "\\Vert ").replace('|', "\\vert ")
        } else {
            source
        };
        self.run.push_image(self.targets.images.len(), self.style);
        self.targets.images.push(format!("{fence}{source}{fence}"));
    }
}
