//! Rules by what an element must have for them to match.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::selector::{Key, Name, Selector};

/// Numbers of rules by a name. The names are those of the rules, which no page chooses: a fast hash
/// will do.
type Table = HashMap<Name, Vec<usize>, FixedState>;

/// Rules for one domain, or for every page.
#[derive(Debug, Default)]
pub struct Index {
    ids: Table,
    classes: Table,
    elements: Table,
    any: Vec<usize>,
    /// Attributes that the rules ask for.
    attributes: HashSet<Name, FixedState>,
}

impl Index {
    /// Adds rule number `entry`.
    pub fn add(&mut self, entry: usize, selector: &Selector) {
        self.attributes.extend(selector.attributes.iter().cloned());
        let list = match &selector.key {
            Key::Id(name) => self.ids.entry(name.clone()).or_default(),
            Key::Class(name) => self.classes.entry(name.clone()).or_default(),
            Key::Element(name) => self.elements.entry(name.clone()).or_default(),
            Key::Any => &mut self.any,
        };
        list.push(entry);
    }

    /// Whether it holds no rule.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
            && self.classes.is_empty()
            && self.elements.is_empty()
            && self.any.is_empty()
    }

    /// Whether a rule asks for any attribute besides class and id.
    pub fn asks_for_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }

    /// Whether a rule asks for this attribute.
    pub fn asks_for(&self, attribute: &str) -> bool {
        self.attributes.contains(attribute)
    }

    /// Adds the rules that may match an element with this name, id and classes to `found`.
    pub fn candidates(&self, name: &str, id: Option<&str>, classes: &str, found: &mut Vec<usize>) {
        let of_id = id.and_then(|id| self.ids.get(id));
        let of_name = self.elements.get(name);
        let of_classes = classes
            .split_ascii_whitespace()
            .filter_map(|class| self.classes.get(class));
        let lists = of_id.into_iter().chain(of_name).chain(of_classes);
        found.extend(lists.chain([&self.any]).flatten());
    }
}
