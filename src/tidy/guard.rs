//! What tidy mode never hides: the article, and what people work with.

use crate::decide::Plan;
use crate::markup::{Span, Tag};
use crate::measure::{Cues, Field, Page, Place};

use super::Context;

/// Names of what people work with: carts, log-ins, searches, proofs of being human.
const TOOLS: Cues = Cues::ACCOUNT.with(Cues::SEARCH);

/// What must stay visible on a page.
pub struct Guard<'a> {
    page: &'a Page,
    plan: &'a Plan,
}

impl<'a> Guard<'a> {
    /// Guards what `plan` keeps and what the user is using.
    pub fn new(page: &'a Page, plan: &'a Plan) -> Guard<'a> {
        Guard { page, plan }
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
            && !self.holds_tools(context, index)
            && (container.place == Place::Covering || !context.evidence.holds_headline(index))
    }

    /// Whether the user is using something at this place.
    pub fn is_used(&self, span: Span) -> bool {
        let mut used = self.page.used.iter();
        used.any(|at| span.contains(Span::new(*at, *at + 1)))
    }

    fn holds_article(&self, span: Span) -> bool {
        let keep = &self.plan.keep;
        let first = keep.partition_point(|kept| kept.end <= span.start);
        let text = keep.get(first).is_some_and(|kept| kept.start < span.end);
        let images = &self.plan.images;
        let first = images.partition_point(|image| image.at < span.start);
        text || images.get(first).is_some_and(|image| image.at < span.end)
    }

    fn holds_tools(&self, context: &Context<'_>, index: usize) -> bool {
        let container = context.container(index);
        let asks =
            |field: &Field| matches!(field, Field::Password | Field::Search | Field::Captcha);
        let mut inside = self.page.containers[index..container.last].iter();
        context.evidence.fields(index).iter().any(asks)
            || inside.any(|inner| inner.cues.any(TOOLS) || inner.tag == Tag::Search)
            || self
                .page
                .tools
                .iter()
                .any(|at| container.span.contains(Span::new(*at, *at + 1)))
    }
}
