//! The nodes of a page in one vector, linked by index.

use std::rc::Rc;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

/// Index of a node.
pub(super) type Index = usize;

/// A node and its place in the tree.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) data: Data,
    pub(super) parent: Option<Index>,
    pub(super) previous: Option<Index>,
    pub(super) next: Option<Index>,
    pub(super) first_child: Option<Index>,
    pub(super) last_child: Option<Index>,
    /// Number of nodes around it when it was put in its place.
    depth: usize,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, or the content of a template.
    Fragment,
    Element {
        name: Rc<QualName>,
        attributes: Vec<Attribute>,
        /// The fragment that holds a template's content.
        content: Option<Index>,
    },
    Text(StrTendril),
    /// A comment or processing instruction; its content is of no use.
    Comment,
}

/// All nodes of a page. Nothing is freed before the whole is.
#[derive(Debug, Default)]
pub(super) struct Arena {
    nodes: Vec<Node>,
    /// The greatest depth of any node.
    depth: usize,
}

impl Arena {
    /// Index of the document, the first node.
    pub(super) const DOCUMENT: Index = 0;

    pub(super) fn node(&self, index: Index) -> &Node {
        &self.nodes[index]
    }

    pub(super) fn node_mut(&mut self, index: Index) -> &mut Node {
        &mut self.nodes[index]
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The greatest depth that any node has had.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Adds a node that has no place yet.
    pub(super) fn add(&mut self, data: Data) -> Index {
        self.nodes.push(Node {
            data,
            parent: None,
            previous: None,
            next: None,
            first_child: None,
            last_child: None,
            depth: 0,
        });
        self.nodes.len() - 1
    }

    /// Makes a fragment the content of a template: it is found from there, and leads back there.
    pub(super) fn set_content(&mut self, template: Index, fragment: Index) {
        self.nodes[fragment].parent = Some(template);
        if let Data::Element { content, .. } = &mut self.nodes[template].data {
            *content = Some(fragment);
        }
    }

    /// Puts a node without a place at the end of another one.
    pub(super) fn append(&mut self, parent: Index, child: Index) {
        let last = self.nodes[parent].last_child;
        self.place(parent, last, None, child);
    }

    /// Puts a node without a place before another one, which has a parent.
    pub(super) fn insert_before(&mut self, sibling: Index, child: Index) {
        if let Some(parent) = self.nodes[sibling].parent {
            let previous = self.nodes[sibling].previous;
            self.place(parent, previous, Some(sibling), child);
        }
    }

    /// Takes a node out of its place.
    pub(super) fn detach(&mut self, index: Index) {
        let node = &mut self.nodes[index];
        let parent = node.parent.take();
        let (previous, next) = (node.previous.take(), node.next.take());
        self.link(parent, previous, next);
        self.link_back(parent, next, previous);
    }

    fn place(&mut self, parent: Index, previous: Option<Index>, next: Option<Index>, child: Index) {
        // A template's content is as deep as the template, not at the top.
        let around = match self.nodes[parent].data {
            Data::Fragment => self.nodes[parent].parent.unwrap_or(parent),
            _ => parent,
        };
        let depth = self.nodes[around].depth + 1;
        self.depth = self.depth.max(depth);
        let node = &mut self.nodes[child];
        node.depth = depth;
        node.parent = Some(parent);
        node.previous = previous;
        node.next = next;
        self.link(Some(parent), previous, Some(child));
        self.link_back(Some(parent), next, Some(child));
    }

    /// Makes `next` follow `previous`, or be the first child.
    fn link(&mut self, parent: Option<Index>, previous: Option<Index>, next: Option<Index>) {
        match (previous, parent) {
            (Some(previous), _) => self.nodes[previous].next = next,
            (None, Some(parent)) => self.nodes[parent].first_child = next,
            (None, None) => {}
        }
    }

    /// Makes `previous` precede `next`, or be the last child.
    fn link_back(&mut self, parent: Option<Index>, next: Option<Index>, previous: Option<Index>) {
        match (next, parent) {
            (Some(next), _) => self.nodes[next].previous = previous,
            (None, Some(parent)) => self.nodes[parent].last_child = previous,
            (None, None) => {}
        }
    }
}
