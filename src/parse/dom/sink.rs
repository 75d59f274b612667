//! Takes what the parser builds.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};

use super::arena::{Arena, Data, Index};

/// A node, with its name where it is an element.
#[derive(Clone)]
pub(super) struct Handle {
    index: Index,
    name: Rc<QualName>,
}

/// The parser's view of the nodes.
pub(super) struct Sink {
    arena: RefCell<Arena>,
    /// The name of what has none.
    nameless: Rc<QualName>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let mut arena = Arena::default();
        arena.add(Data::Fragment);
        Sink {
            arena: RefCell::new(arena),
            nameless: Rc::new(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    /// The greatest depth of nesting so far.
    pub(super) fn depth(&self) -> usize {
        self.arena.borrow().depth()
    }

    /// Number of nodes so far.
    pub(super) fn nodes(&self) -> usize {
        self.arena.borrow().len()
    }

    fn handle(&self, index: Index) -> Handle {
        Handle {
            index,
            name: Rc::clone(&self.nameless),
        }
    }
}

impl Arena {
    /// Adds text to the end of a text node; says if `node` is one.
    fn extend_text(&mut self, node: Option<Index>, text: &StrTendril) -> bool {
        let Some(index) = node else { return false };
        let Data::Text(before) = &mut self.node_mut(index).data else {
            return false;
        };
        before.push_tendril(text);
        true
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Arena;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Arena {
        self.arena.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.handle(Arena::DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Handle {
        let mut arena = self.arena.borrow_mut();
        let name = Rc::new(name);
        let index = arena.add(Data::Element {
            name: Rc::clone(&name),
            attributes,
            content: None,
        });
        if flags.template {
            let content = arena.add(Data::Fragment);
            arena.set_content(index, content);
        }
        Handle { index, name }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Handle) -> bool {
        if &*target.name.local != "annotation-xml" {
            return false;
        }
        let arena = self.arena.borrow();
        let Data::Element { attributes, .. } = &arena.node(target.index).data else {
            return false;
        };
        attributes.iter().any(|attribute| {
            let is_html = |kind: &&str| attribute.value.eq_ignore_ascii_case(kind);
            &*attribute.name.local == "encoding"
                && ["text/html", "application/xhtml+xml"].iter().any(is_html)
        })
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        let index = self.arena.borrow_mut().add(Data::Comment);
        self.handle(index)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        let index = self.arena.borrow_mut().add(Data::Comment);
        self.handle(index)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut arena = self.arena.borrow_mut();
        let index = match child {
            NodeOrText::AppendNode(node) => node.index,
            NodeOrText::AppendText(text) => {
                let last = arena.node(parent.index).last_child;
                if arena.extend_text(last, &text) {
                    return;
                }
                arena.add(Data::Text(text))
            }
        };
        arena.detach(index);
        arena.append(parent.index, index);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut arena = self.arena.borrow_mut();
        let index = match child {
            NodeOrText::AppendNode(node) => node.index,
            NodeOrText::AppendText(text) => {
                let previous = arena.node(sibling.index).previous;
                if arena.extend_text(previous, &text) {
                    return;
                }
                arena.add(Data::Text(text))
            }
        };
        arena.detach(index);
        arena.insert_before(sibling.index, index);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self.arena.borrow().node(element.index).parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(
        &self,
        _name: StrTendril,
        _public: StrTendril,
        _system: StrTendril,
    ) {
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let content = match self.arena.borrow().node(target.index).data {
            Data::Element { content, .. } => content,
            _ => None,
        };
        self.handle(content.unwrap_or(target.index))
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.index == y.index
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, added: Vec<Attribute>) {
        let mut arena = self.arena.borrow_mut();
        if let Data::Element { attributes, .. } = &mut arena.node_mut(target.index).data {
            for attribute in added {
                if attributes.iter().all(|own| own.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.arena.borrow_mut().detach(target.index);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut arena = self.arena.borrow_mut();
        while let Some(child) = arena.node(node.index).first_child {
            arena.detach(child);
            arena.append(new_parent.index, child);
        }
    }

    fn allow_declarative_shadow_roots(&self, _intended_parent: &Handle) -> bool {
        // They stay templates: that is how the engine wants them.
        false
    }
}
