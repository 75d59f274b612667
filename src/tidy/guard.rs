//! What tidy mode never hides: the article, and what people work with.

use crate::decide::Plan;
use crate::decide::evidence::counts;
use crate::markup::{Span, Tag};
use crate::measure::{Container, Cues, Field, Page, Place};

use super::Context;

/// Names of what people work with: carts, log-ins, searches, proofs of being human.
const TOOLS: Cues = Cues::ACCOUNT.with(Cues::SEARCH);

/// What must stay visible on a page.
pub struct Guard<'a> {
    page: &'a Page,
    plan: &'a Plan,
    /// Containers before each that are what people work with.
    tools: Vec<usize>,
    /// Fields before each that only such containers have.
    fields: Vec<usize>,
}

impl<'a> Guard<'a> {
    /// Guards what `plan` keeps and what the user is using.
    pub fn new(page: &'a Page, plan: &'a Plan) -> Guard<'a> {
        let is_tool =
            |container: &Container| container.cues.any(TOOLS) || container.tag == Tag::Search;
        let asks =
            |field: &Field| matches!(field, Field::Password | Field::Search | Field::Captcha);
        Guard {
            page,
            plan,
            tools: counts(page.containers.iter().map(is_tool)),
            fields: counts(page.fields.iter().map(asks)),
        }
    }

    /// Whether a container may be hidden.
    pub fn allows(&self, context: &Context<'_>, index: usize) -> bool {
        let container = context.container(index);
        if matches!(
            container.tag,
            Tag::Html
                | Tag::Head
                | Tag::Body
                | Tag::Main
                | Tag::Frame
                | Tag::Search
                | Tag::Td
                | Tag::Th
                | Tag::Tr
        ) {
            return false;
        }
        !self.is_used(container.span)
            && !self.holds_article(container.span)
            && !self.holds_tools(container, index)
            && (container.place == Place::Covering || !context.evidence.holds_headline(index))
    }

    /// Whether the user is using something at this place.
    pub fn is_used(&self, span: Span) -> bool {
        starts_in(&self.page.used, span)
    }

    fn holds_article(&self, span: Span) -> bool {
        let keep = &self.plan.keep;
        let first = keep.partition_point(|kept| kept.end <= span.start);
        let text = keep.get(first).is_some_and(|kept| kept.start < span.end);
        let images = &self.plan.images;
        let first = images.partition_point(|image| image.at < span.start);
        text || images.get(first).is_some_and(|image| image.at < span.end)
    }

    fn holds_tools(&self, container: &Container, index: usize) -> bool {
        self.fields[container.fields.end] > self.fields[container.fields.start]
            || self.tools[container.last] > self.tools[index]
            || starts_in(&self.page.tools, container.span)
    }
}

/// Whether one of the ascending places is in a span.
fn starts_in(places: &[usize], span: Span) -> bool {
    let first = places.partition_point(|at| *at < span.start);
    places.get(first).is_some_and(|at| *at < span.end)
}
