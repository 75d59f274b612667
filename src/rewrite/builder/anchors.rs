//! The names on the page that lead to what is built.

use super::Builder;
use crate::article::{Element, Piece};

/// The most names that lead to one place.
const MOST_NAMES: usize = 16;

impl Builder {
    /// A name on the page that leads to what comes next.
    pub fn anchor(&mut self, name: &str) {
        if self.next_anchors.len() < MOST_NAMES {
            self.next_anchors.push(name.to_owned());
        }
    }

    /// What the last names lead to is not kept.
    pub fn lose_anchors(&mut self) {
        self.next_anchors.clear();
    }

    /// Starts an element, which is where the names before it lead.
    pub(super) fn push_open(&mut self, element: Element) {
        let at = self.pieces.len();
        self.pieces.push(Piece::Open(element));
        self.anchor_at(at);
    }

    /// The names before lead to the innermost element that is open in the output.
    pub(super) fn anchor_here(&mut self) {
        if !self.next_anchors.is_empty() {
            let open = self.open.iter().rev().find(|open| open.written);
            let wrapper = self.wrapper.map(|_| self.wrapper_at);
            self.anchor_at(open.map(|open| open.at).max(wrapper).unwrap_or_default());
        }
    }

    /// The names before lead to a piece.
    fn anchor_at(&mut self, at: usize) {
        self.anchors
            .extend(self.next_anchors.drain(..).map(|name| (name, at)));
    }

    /// The last pieces have been taken back: the names that led there lead to what comes next.
    pub(super) fn anchor_again(&mut self) {
        let end = self.pieces.len();
        while let Some((name, _)) = self.anchors.pop_if(|(_, piece)| *piece >= end) {
            self.next_anchors.push(name.to_owned());
        }
    }
}
