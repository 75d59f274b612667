//! Finds what rules name while a page is streamed.

use std::borrow::Cow;

use selectors::context::SelectorCaches;
use url::Url;

use super::domain::Domain;
use super::line::Action;
use super::tree::{Node, Tree};
use super::{Active, Rules};
use crate::markup::{Span, StartTag, Tag, excerpt};
use crate::sort;

/// An element that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its number.
    pub element: u32,
    /// From the start of its start tag to the end of its end tag.
    pub span: Span,
    /// Its first words.
    pub text: String,
}

/// The elements of a page that rules name, each list in document order and without those that are
/// inside another of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Elements that rules remove.
    pub removed: Vec<Mark>,
    /// Elements that keep-only rules keep; without any, nothing is kept only.
    pub kept: Vec<Mark>,
    /// Elements that rules keep beside the rest.
    pub shown: Vec<Mark>,
}

impl Marks {
    /// Whether no rule names anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.kept.is_empty() && self.shown.is_empty()
    }
}

/// What a rule does with an element: an index of the tree, and what it does.
type Match = (usize, Action);

/// Matches rules against the elements of one page.
#[derive(Debug)]
pub struct Matcher<'r> {
    rules: &'r Rules,
    active: Active<'r>,
    host: Option<Domain>,
    tree: Tree,
    /// Open elements: number and place in the tree.
    open: Vec<(u32, usize)>,
    matches: Vec<Match>,
    /// Elements and rules that can be judged when all of the page is known.
    later: Vec<(usize, usize)>,
    found: Vec<usize>,
}

impl<'r> Matcher<'r> {
    /// A matcher of a page with this address.
    #[must_use]
    pub fn new(rules: &'r Rules, url: Option<&Url>) -> Matcher<'r> {
        let host = url.and_then(Domain::of_url);
        Matcher {
            active: rules.for_host(host.as_ref()),
            rules,
            host,
            tree: Tree::default(),
            open: Vec::new(),
            matches: Vec::new(),
            later: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Takes note of a start tag. True where a rule is known to remove its element.
    pub fn open(&mut self, tag: &StartTag<'_, '_>) -> bool {
        if self.active.indices.is_empty() {
            return false;
        }
        let node = self.node(tag);
        let parent = self.open.last().map(|(_, index)| *index);
        let index = self.tree.add(node, parent);
        if tag.has_content {
            self.open.push((tag.number, index));
        }
        self.judge(index)
    }

    /// Takes note of text.
    pub fn text(&mut self) {
        if let Some((_, index)) = self.open.last() {
            self.tree.node_mut(*index).has_content = true;
        }
    }

    /// Takes note of the end of an element; `end` is where its end tag ends.
    pub fn close(&mut self, number: u32, end: usize) {
        let depth = self.open.partition_point(|(open, _)| *open < number);
        if self
            .open
            .get(depth)
            .is_some_and(|(open, _)| *open == number)
        {
            self.close_from(depth, end);
        }
    }

    fn close_from(&mut self, depth: usize, end: usize) {
        for (_, index) in self.open.drain(depth..) {
            let span = &mut self.tree.node_mut(index).span;
            span.end = span.end.max(end);
        }
    }

    /// What rules name on the page, of which this is the markup.
    #[must_use]
    pub fn finish(mut self, html: &[u8]) -> Marks {
        self.close_from(0, html.len());
        let mut caches = SelectorCaches::default();
        for (index, entry) in std::mem::take(&mut self.later) {
            let entry = &self.rules.entries[entry];
            if self.tree.matches(index, &entry.selector, &mut caches) {
                self.matches.push((index, entry.action));
            }
        }
        sort::by(&mut self.matches, |(index, _)| *index);
        Marks {
            removed: self.marks(Action::Remove, html),
            kept: self.marks(Action::Keep, html),
            shown: self.marks(Action::Show, html),
        }
    }

    fn node(&self, tag: &StartTag<'_, '_>) -> Node {
        let name = match tag.tag {
            Tag::Custom | Tag::Unknown => Cow::Owned(tag.name()),
            known => Cow::Borrowed(known.name()),
        };
        let mut node = Node {
            name,
            number: tag.number,
            span: tag.span,
            is_top: self.open.last().is_none_or(|(_, outer)| {
                let outer = &self.tree.node(*outer).name;
                outer == Tag::ShadowRoot.name() || outer == Tag::Frame.name()
            }),
            ..Node::default()
        };
        if tag.has_attributes() {
            node.id = tag.attribute("id").map(Cow::into_owned);
            node.classes = tag.attribute("class").unwrap_or_default().into_owned();
            if self
                .active
                .indices
                .iter()
                .any(|index| index.asks_for_attributes())
            {
                node.attributes = self.attributes(tag);
            }
        }
        node
    }

    fn attributes(&self, tag: &StartTag<'_, '_>) -> Vec<(String, String)> {
        let indices = &self.active.indices;
        tag.attribute_names()
            .filter(|name| indices.iter().any(|index| index.asks_for(name)))
            .filter_map(|name| {
                let value = tag.attribute(&name)?;
                Some((name, value.into_owned()))
            })
            .collect()
    }

    /// Matches what can be matched now; true where a rule removes the element.
    fn judge(&mut self, index: usize) -> bool {
        let node = self.tree.node(index);
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        for rules in &self.active.indices {
            rules.candidates(&node.name, node.id.as_deref(), &node.classes, &mut found);
        }
        let mut removes = false;
        for entry in &found {
            if !self
                .rules
                .holds(*entry, self.host.as_ref(), &self.active.excepted)
            {
                continue;
            }
            let rule = &self.rules.entries[*entry];
            if rule.selector.looks_ahead {
                self.later.push((index, *entry));
            } else if self
                .tree
                .matches(index, &rule.selector, &mut SelectorCaches::default())
            {
                self.matches.push((index, rule.action));
                removes |= rule.action == Action::Remove;
            }
        }
        self.found = found;
        removes
    }

    fn marks(&self, action: Action, html: &[u8]) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for (index, _) in self.matches.iter().filter(|(_, other)| *other == action) {
            let node = self.tree.node(*index);
            if marks
                .last()
                .is_none_or(|last| last.span.end <= node.span.start)
            {
                marks.push(Mark {
                    element: node.number,
                    span: node.span,
                    text: excerpt(html, node.span),
                });
            }
        }
        marks
    }
}
