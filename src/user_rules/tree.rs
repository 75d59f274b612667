//! What selectors may ask of a page: its elements, how they stand to each other, and those of their
//! attributes that some rule asks for.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use selectors::attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint};
use selectors::bloom::BloomFilter;
use selectors::context::{
    MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
    SelectorCaches,
};
use selectors::matching::{ElementSelectorFlags, matches_selector};
use selectors::{Element, OpaqueElement};

use super::selector::{Dialect, Name, Never, Selector};
use crate::limits;
use crate::markup::{Span, Tag};

/// The elements seen so far, in document order.
#[derive(Debug)]
pub struct Tree {
    places: Vec<Place>,
    /// Elements that may still be looked at.
    steps: Cell<u64>,
}

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    /// Element name in lower case.
    pub name: Cow<'static, str>,
    /// Its id.
    pub id: Option<String>,
    /// Its classes, as written.
    pub classes: String,
    /// Names and values of the other attributes that rules ask for.
    pub attributes: Vec<(String, String)>,
    /// Element number.
    pub number: u32,
    /// From the start of its start tag to the end of its end tag, as far as known.
    pub span: Span,
    /// Whether it stands at the top of a tree of its own: the page, a shadow root, a frame.
    pub is_top: bool,
    /// Whether it has text or elements inside.
    pub has_content: bool,
}

/// An element and the places of those around it.
#[derive(Debug, Default)]
struct Place {
    node: Node,
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first_child: Option<usize>,
    last_child: Option<usize>,
}

impl Default for Tree {
    fn default() -> Tree {
        Tree {
            places: Vec::new(),
            steps: Cell::new(limits::RULE_STEPS),
        }
    }
}

impl Tree {
    /// Adds an element after those there are, inside `parent`.
    pub fn add(&mut self, node: Node, parent: Option<usize>) -> usize {
        let index = self.places.len();
        let mut previous = None;
        if let Some(parent) = parent.and_then(|parent| self.places.get_mut(parent)) {
            parent.node.has_content = true;
            previous = parent.last_child.replace(index);
            parent.first_child.get_or_insert(index);
        }
        if let Some(previous) = previous {
            self.places[previous].next = Some(index);
        }
        self.places.push(Place {
            node,
            parent,
            previous,
            ..Place::default()
        });
        index
    }

    /// An element.
    pub fn node(&self, index: usize) -> &Node {
        &self.places[index].node
    }

    /// An element, to be changed.
    pub fn node_mut(&mut self, index: usize) -> &mut Node {
        &mut self.places[index].node
    }

    /// Whether a selector matches an element. The caches are good for as long as the tree does not
    /// change.
    pub fn matches(&self, index: usize, selector: &Selector, caches: &mut SelectorCaches) -> bool {
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        let element = self.at(index);
        self.steps.get() > 0
            && matches_selector(&selector.inner, 0, None, &element, &mut context)
            // What could not be looked at to the end is not known to match.
            && self.steps.get() > 0
    }

    fn at(&self, index: usize) -> Position<'_> {
        Position { tree: self, index }
    }
}

/// An element in its tree.
#[derive(Clone)]
struct Position<'t> {
    tree: &'t Tree,
    index: usize,
}

impl fmt::Debug for Position<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.node().name)
    }
}

impl<'t> Position<'t> {
    fn place(&self) -> &'t Place {
        &self.tree.places[self.index]
    }

    fn node(&self) -> &'t Node {
        &self.place().node
    }

    /// Goes to another element, as long as there are steps left.
    fn step(&self, to: Option<usize>) -> Option<Self> {
        let left = self.tree.steps.get().checked_sub(1)?;
        self.tree.steps.set(left);
        to.map(|index| self.tree.at(index))
    }

    fn attribute(&self, name: &str) -> Option<&'t str> {
        let node = self.node();
        match name {
            "id" => node.id.as_deref(),
            "class" => (!node.classes.is_empty()).then_some(node.classes.as_str()),
            _ => node
                .attributes
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str()),
        }
    }
}

impl Element for Position<'_> {
    type Impl = Dialect;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.node())
    }

    fn parent_element(&self) -> Option<Self> {
        if self.node().is_top {
            return None;
        }
        self.step(self.place().parent)
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.step(self.place().previous)
    }

    fn next_sibling_element(&self) -> Option<Self> {
        self.step(self.place().next)
    }

    fn first_element_child(&self) -> Option<Self> {
        self.step(self.place().first_child)
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, local_name: &str) -> bool {
        self.node().name == local_name
    }

    fn has_namespace(&self, _: &str) -> bool {
        true
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.node().name == other.node().name
    }

    fn attr_matches(
        &self,
        _: &NamespaceConstraint<&Name>,
        local_name: &Name,
        operation: &AttrSelectorOperation<&Name>,
    ) -> bool {
        self.attribute(local_name.as_str())
            .is_some_and(|value| operation.eval_str(value))
    }

    fn match_non_ts_pseudo_class(&self, pc: &Never, _: &mut MatchingContext<Dialect>) -> bool {
        match *pc {}
    }

    fn match_pseudo_element(&self, pe: &Never, _: &mut MatchingContext<Dialect>) -> bool {
        match *pe {}
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        false
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Name, case: CaseSensitivity) -> bool {
        let own = self.node().id.as_deref();
        own.is_some_and(|own| case.eq(own.as_bytes(), id.as_str().as_bytes()))
    }

    fn has_class(&self, name: &Name, case: CaseSensitivity) -> bool {
        let mut classes = self.node().classes.split_ascii_whitespace();
        classes.any(|class| case.eq(class.as_bytes(), name.as_str().as_bytes()))
    }

    fn has_custom_state(&self, _: &Name) -> bool {
        false
    }

    fn imported_part(&self, _: &Name) -> Option<Name> {
        None
    }

    fn is_part(&self, _: &Name) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        !self.node().has_content
    }

    fn is_root(&self) -> bool {
        self.node().name == Tag::Html.name()
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}
