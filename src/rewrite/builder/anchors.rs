//! The names on the page that lead to what is built.

use super::Builder;
use crate::article::{Element, Piece};

/// The most names that lead to one place.
const MOST_NAMES: usize = 16;

impl Builder {
    /// A name on the page that leads to what comes next.
    pub fn anchor(&mut self, name: String) {
        if self.next_anchors.len() < MOST_NAMES {
            self.next_anchors.push(name);
        }
    }

    /// What the last names lead to is not kept.
    pub fn lose_anchors(&mut self) {
        self.next_anchors.clear();
    }

    /// Starts an element, which is where the names before it lead.
    pub(super) fn push_open(&mut self, element: Element) {
        self.last_open = self.pieces.len();
        self.pieces.push(Piece::Open(element));
        self.anchor_here();
    }

    /// The names before lead to the last element that has been started.
    pub(super) fn anchor_here(&mut self) {
        let at = self.last_open;
        self.anchors
            .extend(self.next_anchors.drain(..).map(|name| (name, at)));
    }

    /// The last pieces have been taken back: the names that led there lead to what comes next.
    pub(super) fn anchor_again(&mut self) {
        let end = self.pieces.len();
        while let Some((name, _)) = self.anchors.pop_if(|(_, piece)| *piece >= end) {
            self.next_anchors.push(name);
        }
        if self.last_open >= end {
            let is_open = |piece: &Piece| matches!(piece, Piece::Open(_));
            self.last_open = self.pieces.iter().rposition(is_open).unwrap_or_default();
        }
    }
}
