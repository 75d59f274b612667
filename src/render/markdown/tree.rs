//! The blocks of a document, as a tree in one vector.

use super::table::Table;

/// A block.
#[derive(Debug)]
pub(super) enum Block {
    /// Holds blocks.
    Root,
    /// A block quote; holds blocks.
    Quote,
    /// A list; holds items only.
    List {
        /// First number of a numbered list.
        start: Option<u32>,
        /// Uses the other marker, because a list of the same kind stands right before.
        alternate: bool,
        /// Counts down; without a `start` to 1.
        reversed: bool,
    },
    /// An item of a list; holds blocks.
    Item,
    /// Inline content. Further lines follow hard line breaks.
    Paragraph(String),
    /// A heading of a level from 1 to 6 and its inline content.
    Heading(u8, String),
    /// Code, with the name of its language.
    Code { language: String, code: String },
    /// A thematic break.
    Rule,
    /// A table.
    Table(Table),
}

impl Block {
    /// A list without items, numbered from `start` if there is one.
    pub(super) fn list(start: Option<u32>) -> Self {
        Block::List {
            start,
            alternate: false,
            reversed: false,
        }
    }
}

/// A block and the blocks in it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) block: Block,
    pub(super) children: Vec<usize>,
    parent: usize,
}

impl Node {
    /// Whether this is a container with nothing in it.
    fn is_empty(&self) -> bool {
        let is_container = matches!(self.block, Block::Quote | Block::List { .. } | Block::Item);
        is_container && self.children.is_empty()
    }
}

/// All blocks; the first one is the root.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Index of the root.
    pub(super) const ROOT: usize = 0;

    pub(super) fn new() -> Self {
        Tree {
            nodes: vec![Node {
                block: Block::Root,
                children: Vec::new(),
                parent: Self::ROOT,
            }],
        }
    }

    pub(super) fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// Adds a block at the end of another one; returns its index.
    pub(super) fn add(&mut self, parent: usize, block: Block) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node {
            block,
            children: Vec::new(),
            parent,
        });
        self.nodes[parent].children.push(index);
        index
    }

    /// The last block in another one.
    pub(super) fn last_child(&self, parent: usize) -> Option<usize> {
        self.nodes[parent].children.last().copied()
    }

    /// Adds a block to the container of another one, at its end; returns its index.
    pub(super) fn add_beside(&mut self, sibling: usize, block: Block) -> usize {
        let parent = self.nodes[sibling].parent;
        self.add(parent, block)
    }

    /// Takes out containers that hold nothing, and gives neighbouring lists different markers.
    pub(super) fn prune(&mut self) {
        // A block comes after the one that holds it.
        for index in (0..self.nodes.len()).rev() {
            let mut children = std::mem::take(&mut self.nodes[index].children);
            children.retain(|child| !self.nodes[*child].is_empty());
            let children: Vec<usize> = children
                .into_iter()
                .flat_map(|child| self.count_down(child))
                .collect();
            for pair in children.windows(2) {
                self.distinguish(pair[0], pair[1]);
            }
            self.nodes[index].children = children;
        }
    }

    /// Makes a list that counts down, which Markdown has no form for, a list for each number.
    fn count_down(&mut self, index: usize) -> Vec<usize> {
        let node = &mut self.nodes[index];
        let Block::List {
            start,
            reversed: true,
            ..
        } = node.block
        else {
            return vec![index];
        };
        let parent = node.parent;
        let items = std::mem::take(&mut node.children);
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let mut next = start.unwrap_or(count);
        items
            .into_iter()
            .map(|item| {
                self.nodes.push(Node {
                    block: Block::list(Some(next)),
                    children: vec![item],
                    parent,
                });
                next = next.saturating_sub(1);
                self.nodes.len() - 1
            })
            .collect()
    }

    fn distinguish(&mut self, first: usize, second: usize) {
        let Block::List {
            start: before,
            alternate: taken,
            ..
        } = self.nodes[first].block
        else {
            return;
        };
        if let Block::List {
            start, alternate, ..
        } = &mut self.nodes[second].block
            && start.is_some() == before.is_some()
        {
            *alternate = !taken;
        }
    }

    /// Whether the items of a list can be written without blank lines: each holds one block, or a
    /// paragraph and a list that may follow it directly.
    pub(super) fn is_tight(&self, list: usize) -> bool {
        self.nodes[list]
            .children
            .iter()
            .all(|item| match self.nodes[*item].children[..] {
                [] | [_] => true,
                [first, second] => {
                    matches!(self.nodes[first].block, Block::Paragraph(_))
                        && matches!(
                            self.nodes[second].block,
                            Block::List {
                                start: None | Some(1),
                                ..
                            }
                        )
                }
                _ => false,
            })
    }
}
