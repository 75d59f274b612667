//! Formulas in the text.

use super::Builder;
use crate::article::Piece;
use crate::formula::Formula;
use crate::markup::Tag;

impl Builder {
    /// A formula: a unit of the text.
    pub fn formula(&mut self, formula: Formula) {
        if self.block() == Some(Tag::Pre) {
            self.text(&formula.text());
            return;
        }
        self.prepare_line();
        if std::mem::take(&mut self.space) && !self.at_block_start() {
            self.push_text(" ");
        }
        self.anchor_here();
        self.pieces.extend(formula.pieces);
    }

    /// Gives a formula that ends what has been written the source of this one, which says the same.
    /// False where there is none.
    pub fn name_formula(&mut self, formula: &Formula) -> bool {
        let is_close = |piece: &&Piece| matches!(piece, Piece::Close(tag) if *tag != Tag::Math);
        let closed = self.pieces.iter().rev().take_while(is_close).count();
        let end = self.pieces.len() - closed;
        if !matches!(self.pieces[..end].last(), Some(Piece::Close(Tag::Math))) {
            return false;
        }
        let source = formula.pieces.first().and_then(|piece| match piece {
            Piece::Open(math) => math.attribute("alttext"),
            _ => None,
        });
        let written = self.pieces[..end]
            .iter_mut()
            .rev()
            .find_map(|piece| match piece {
                Piece::Open(math) if math.tag == Tag::Math => Some(math),
                _ => None,
            });
        if let (Some(source), Some(math)) = (source, written)
            && math.attribute("alttext").is_none()
        {
            math.attributes.push(("alttext", source.to_owned()));
        }
        true
    }
}
