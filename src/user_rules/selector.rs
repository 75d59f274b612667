//! CSS selectors: read by the `selectors` crate, with what the engine needs to know of each.

use std::borrow::Borrow;
use std::fmt;
use std::hash::BuildHasher;

use cssparser::{BasicParseErrorKind, ParseErrorKind, ParserInput, ToCss};
use foldhash::fast::FixedState;
use precomputed_hash::PrecomputedHash;
use selectors::parser::{
    Component, NonTSPseudoClass, ParseRelative, PseudoElement, SelectorImpl, SelectorList,
    SelectorParseErrorKind,
};

use super::problem::{Fault, ProblemKind};

/// A name or value in a selector.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Name(Box<str>);

impl Name {
    /// As a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Name {
        Name(text.into())
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl ToCss for Name {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        cssparser::serialize_string(&self.0, dest)
    }
}

impl PrecomputedHash for Name {
    fn precomputed_hash(&self) -> u32 {
        // The bits of a hash are alike; half of them will do.
        #[allow(clippy::cast_possible_truncation)]
        let hash = FixedState::default().hash_one(self.as_str()) as u32;
        hash
    }
}

/// What selectors are made of here: nothing that depends on a state of the page.
#[derive(Debug, Clone)]
pub struct Dialect;

impl SelectorImpl for Dialect {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Name;
    type Identifier = Name;
    type LocalName = Name;
    type NamespaceUrl = Name;
    type NamespacePrefix = Name;
    type BorrowedNamespaceUrl = str;
    type BorrowedLocalName = str;
    type NonTSPseudoClass = Never;
    type PseudoElement = Never;
}

/// A pseudo-class or pseudo-element beyond those of the tree: there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Never {}

impl ToCss for Never {
    fn to_css<W: fmt::Write>(&self, _: &mut W) -> fmt::Result {
        match *self {}
    }
}

impl NonTSPseudoClass for Never {
    type Impl = Dialect;

    fn is_active_or_hover(&self) -> bool {
        match *self {}
    }

    fn is_user_action_state(&self) -> bool {
        match *self {}
    }
}

impl PseudoElement for Never {
    type Impl = Dialect;
}

struct Parser;

impl<'i> selectors::parser::Parser<'i> for Parser {
    type Impl = Dialect;
    type Error = SelectorParseErrorKind<'i>;

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn parse_has(&self) -> bool {
        true
    }

    fn parse_nth_child_of(&self) -> bool {
        true
    }

    fn allow_forgiving_selectors(&self) -> bool {
        // What is wrong in `:is(…)` is said, not passed over.
        false
    }
}

/// By what a rule is looked up: something that an element must have for it to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// An id.
    Id(Name),
    /// A class.
    Class(Name),
    /// An element name.
    Element(Name),
    /// Nothing that all its matches have.
    Any,
}

/// A selector.
#[derive(Debug)]
pub struct Selector {
    /// As the `selectors` crate has it.
    pub inner: selectors::parser::Selector<Dialect>,
    /// By what it is looked up.
    pub key: Key,
    /// Whether it can be judged only when all of the page is known.
    pub looks_ahead: bool,
    /// Attributes that it asks for besides class and id.
    pub attributes: Vec<Name>,
}

/// Reads a list of selectors.
pub fn parse(text: &str) -> Result<Vec<Selector>, Fault> {
    let mut input = ParserInput::new(text);
    let mut parser = cssparser::Parser::new(&mut input);
    let list =
        parser.parse_entirely(|parser| SelectorList::parse(&Parser, parser, ParseRelative::No));
    match list {
        Ok(list) => Ok(list.slice().iter().cloned().map(Selector::new).collect()),
        Err(error) => {
            // Columns are counted from 1, in UTF-16 code units.
            let column = error.location.column.saturating_sub(1) as usize;
            let at = byte_at(text, column);
            Err(fault(text, at, &error.kind))
        }
    }
}

/// The byte at which UTF-16 code unit `column` of a text stands.
fn byte_at(text: &str, column: usize) -> usize {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        if units >= column {
            return at;
        }
        units += letter.len_utf16();
    }
    text.len()
}

fn fault(text: &str, at: usize, kind: &ParseErrorKind<'_, SelectorParseErrorKind<'_>>) -> Fault {
    use SelectorParseErrorKind as Kind;
    let kind = match kind {
        ParseErrorKind::Custom(Kind::UnsupportedPseudoClassOrElement(name)) => {
            // The parser has gone past it.
            let name = format!(":{name}");
            let before = text.get(..at + name.len()).unwrap_or(text);
            let at = before.rfind(&name).unwrap_or(at);
            return Fault::new(ProblemKind::PseudoClass(name), at);
        }
        ParseErrorKind::Custom(Kind::EmptySelector)
        | ParseErrorKind::Basic(BasicParseErrorKind::EndOfInput)
            if at >= text.len() && text.ends_with(',') =>
        {
            ProblemKind::NoSelector
        }
        _ => {
            let rest = text.get(at..).filter(|rest| !rest.is_empty());
            ProblemKind::Selector(rest.unwrap_or(text).to_owned())
        }
    };
    Fault::new(kind, at)
}

impl Selector {
    fn new(inner: selectors::parser::Selector<Dialect>) -> Selector {
        let mut selector = Selector {
            key: key(&inner),
            looks_ahead: false,
            attributes: Vec::new(),
            inner: inner.clone(),
        };
        let mut components: Vec<Component<Dialect>> =
            inner.iter_raw_match_order().cloned().collect();
        while let Some(component) = components.pop() {
            selector.note(&component);
            components.extend(nested(&component));
        }
        selector
    }

    fn note(&mut self, component: &Component<Dialect>) {
        match component {
            // A place among all siblings is told from the whole page as well: with them all known,
            // places can be remembered.
            Component::Has(_) | Component::Empty | Component::NthOf(_) | Component::Nth(_) => {
                self.looks_ahead = true;
            }
            Component::AttributeInNoNamespaceExists { local_name, .. }
            | Component::AttributeInNoNamespace { local_name, .. } => {
                self.attributes.push(local_name.clone());
            }
            Component::AttributeOther(other) => self.attributes.push(other.local_name.clone()),
            _ => {}
        }
    }
}

/// The components of the selectors inside one.
fn nested(component: &Component<Dialect>) -> Vec<Component<Dialect>> {
    let all = |list: &[selectors::parser::Selector<Dialect>]| {
        let components = list.iter().flat_map(|inner| inner.iter_raw_match_order());
        components.cloned().collect()
    };
    match component {
        Component::Is(list) | Component::Where(list) | Component::Negation(list) => {
            all(list.slice())
        }
        Component::NthOf(data) => all(data.selectors()),
        Component::Has(relative) => {
            let components = relative
                .iter()
                .flat_map(|relative| relative.selector.iter_raw_match_order());
            components.cloned().collect()
        }
        _ => Vec::new(),
    }
}

fn key(selector: &selectors::parser::Selector<Dialect>) -> Key {
    let mut key = Key::Any;
    for component in selector.iter() {
        key = match (component, key) {
            (Component::ID(id), _) => return Key::Id(id.clone()),
            (Component::Class(class), Key::Any | Key::Element(_)) => Key::Class(class.clone()),
            (Component::LocalName(name), Key::Any) => Key::Element(name.lower_name.clone()),
            (_, key) => key,
        };
    }
    key
}
