//! Containers: where they start and end, and how they are laid out.

use super::Collector;
use crate::markup::StartTag;
use crate::measure::known_names::ElementNames;
use crate::measure::names::naming;
use crate::measure::page::{Container, Place, Within};

impl Collector<'_> {
    /// How this element, by itself, is laid out on the page.
    pub(super) fn placed(&mut self, tag: &StartTag<'_, '_>) -> Place {
        if self.covering.have(tag.number) {
            Place::Covering
        } else if self.floating.have(tag.number) {
            Place::Floating
        } else {
            Place::Flow
        }
    }

    /// Starts a container for this element; returns its index.
    pub(super) fn open_container(
        &mut self,
        tag: &StartTag<'_, '_>,
        element: &ElementNames,
        hidden: bool,
        place: Place,
    ) -> usize {
        let parent = self.container();
        let page = &mut self.page;
        let index = page.containers.len();
        let names = page.names.len();
        let naming = naming(tag, element, &self.names, &mut page.names);
        page.containers.push(Container {
            parent,
            last: index + 1,
            tag: tag.tag,
            number: tag.number,
            span: tag.span,
            blocks: page.blocks.len()..page.blocks.len(),
            images: page.images.len()..page.images.len(),
            fields: page.fields.len()..page.fields.len(),
            cues: naming.cues,
            names: names..page.names.len(),
            signature: naming.signature,
            hidden,
            place,
            within: page.containers[parent].within.with(Within::of(tag.tag)),
        });
        index
    }

    /// Ends a container, and with it its ranges, at byte `end`.
    pub(super) fn end_container(&mut self, index: usize, end: usize) {
        let page = &mut self.page;
        let (blocks, images, fields) = (page.blocks.len(), page.images.len(), page.fields.len());
        let last = page.containers.len();
        let container = &mut page.containers[index];
        container.blocks.end = blocks;
        container.images.end = images;
        container.fields.end = fields;
        container.last = last;
        container.span.end = end.max(container.span.end);
    }
}
