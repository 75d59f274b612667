//! Quotes, lists and their items.

use super::{Builder, Undo};
use crate::article::Element;
use crate::render::markdown::MAX_NESTING;
use crate::render::markdown::tree::{Block, Tree};

impl Builder {
    /// The container for a new block that is not an item.
    pub(super) fn parent(&mut self) -> usize {
        let container = self.containers.last().copied().unwrap_or(Tree::ROOT);
        match self.tree.node(container).block {
            Block::List { .. } => self.tree.add(container, Block::Item),
            _ => container,
        }
    }

    pub(super) fn enter(&mut self, block: Block) -> Undo {
        if self.containers.len() > MAX_NESTING {
            return Undo::Nothing;
        }
        let container = self.containers.last().copied().unwrap_or(Tree::ROOT);
        // A list right in a list belongs to the item before it.
        let parent = match (
            &self.tree.node(container).block,
            self.tree.last_child(container),
        ) {
            (Block::List { .. }, Some(item)) => item,
            _ => self.parent(),
        };
        let node = self.tree.add(parent, block);
        self.containers.push(node);
        Undo::Containers(1)
    }

    pub(super) fn start_item(&mut self, element: &Element) -> Undo {
        let Some(list) = self.containers.last_mut() else {
            return Undo::Nothing;
        };
        let Block::List {
            start, reversed, ..
        } = self.tree.node(*list).block
        else {
            return Undo::Nothing;
        };
        let count = self.tree.node(*list).children.len();
        let next =
            start.map(|start| start.saturating_add(u32::try_from(count).unwrap_or(u32::MAX)));
        if let Some(value) = element
            .attribute("value")
            .and_then(number)
            .filter(|_| start.is_some() && !reversed)
            && next != Some(value)
        {
            // Markdown counts by itself: another number takes another list.
            *list = self.tree.add_beside(*list, Block::list(Some(value)));
        }
        let item = self.tree.add(*list, Block::Item);
        self.containers.push(item);
        Undo::Containers(1)
    }

    pub(super) fn start_definition(&mut self) -> Undo {
        if self.containers.len() > MAX_NESTING {
            return Undo::Nothing;
        }
        let parent = self.parent();
        let list = match self.tree.last_child(parent) {
            Some(last) if self.definitions == Some(last) => last,
            _ => self.tree.add(parent, Block::list(None)),
        };
        self.definitions = Some(list);
        let item = self.tree.add(list, Block::Item);
        self.containers.extend([list, item]);
        Undo::Containers(2)
    }
}

/// A number of a list that CommonMark can write.
pub(super) fn number(value: &str) -> Option<u32> {
    value
        .trim()
        .parse()
        .ok()
        .filter(|number| *number <= 999_999_999)
}
