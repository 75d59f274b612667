//! What classes and ids say, found out once for each: pages name many elements alike.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::formula::ClassRoles;
use crate::limits;
use crate::markup::{StartTag, decode};
use crate::measure::cues::Cues;
use crate::measure::hash;
use crate::measure::names::word_hashes;
use crate::metadata::collect::NameClues;
use crate::rewrite::anchors::PREFIX;

/// The most classes that tell a kind of element from another.
const TELLING_CLASSES: usize = 4;

/// Classes of inline elements whose text is a sign or a tool of the page: icon ligatures, marks that
/// link to a heading, edit links, ranks beside the names of members.
const SIGNS: &[&str] = &[
    "material-icons",
    "material-symbols-outlined",
    "material-symbols-rounded",
    "headerlink",
    "header-anchor",
    "heading-anchor",
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "user-title",
    "mw-editsection",
    "mw-editsection-visualeditor",
];

/// What the value of a `class` or an `id` says.
#[derive(Debug, Clone, Copy, Default)]
pub struct NameFacts {
    /// What it hints at.
    pub cues: Cues,
    /// Sum over the first classes, in any order, numbers in them aside.
    pub signature: u32,
    /// What it says about clues for metadata.
    pub clues: NameClues,
    /// What it says about formulas.
    pub formula: ClassRoles,
    /// One of the classes is that of a sign or a tool.
    pub is_sign: bool,
    /// It is a name that the engine itself has given.
    pub is_ours: bool,
    /// Hashes of its words, a range of all that are kept.
    tokens: (usize, usize),
}

/// The names of one element; those it does not have say nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct ElementNames {
    /// Its `class`.
    pub class: NameFacts,
    /// Its `id`.
    pub id: NameFacts,
}

impl ElementNames {
    /// What both say about clues.
    pub fn clues(&self) -> NameClues {
        self.class.clues.and(self.id.clues)
    }
}

/// What is known of the names of a page so far.
#[derive(Default)]
pub struct KnownNames {
    /// By value, as it is written.
    facts: HashMap<Box<str>, NameFacts, FixedState>,
    tokens: Vec<u32>,
}

impl KnownNames {
    /// What the names of an element say.
    pub fn of(&mut self, tag: &StartTag<'_, '_>) -> ElementNames {
        if !tag.has_attributes() {
            return ElementNames::default();
        }
        let mut facts = |name| {
            let value = tag.raw_attribute(name);
            value.map_or_else(NameFacts::default, |value| self.value(&value))
        };
        ElementNames {
            class: facts("class"),
            id: facts("id"),
        }
    }

    /// Hashes of the words in a name.
    pub fn tokens(&self, name: NameFacts) -> &[u32] {
        self.tokens
            .get(name.tokens.0..name.tokens.1)
            .unwrap_or_default()
    }

    fn value(&mut self, raw: &str) -> NameFacts {
        if let Some(facts) = self.facts.get(raw) {
            return *facts;
        }
        let facts = self.read(&decode(raw));
        if raw.len() <= limits::KNOWN_NAME_BYTES && self.facts.len() < limits::KNOWN_NAMES {
            self.facts.insert(raw.into(), facts);
        }
        facts
    }

    fn read(&mut self, value: &str) -> NameFacts {
        let start = self.tokens.len();
        let tokens = &mut self.tokens;
        let cues = Cues::of_each(value, |part| tokens.extend(word_hashes("", part)));
        let classes = || value.split_ascii_whitespace();
        let signatures = classes()
            .take(TELLING_CLASSES)
            .map(|class| hash::bytes(class.bytes().filter(|byte| !byte.is_ascii_digit())));
        NameFacts {
            cues,
            signature: signatures.fold(0, u32::wrapping_add),
            clues: NameClues::of(value),
            formula: ClassRoles::of(value),
            is_sign: classes().any(|class| SIGNS.contains(&class)),
            is_ours: value.starts_with(PREFIX),
            tokens: (start, self.tokens.len()),
        }
    }
}
