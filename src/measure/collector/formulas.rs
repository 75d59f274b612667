//! Formulas are a part of the text.

use super::Collector;
use crate::formula::{self, Role, Source};
use crate::markup::{Span, StartTag};
use crate::measure::known_names::ElementNames;

impl Collector<'_> {
    /// What an element is to a formula.
    pub(super) fn role(&self, tag: &StartTag<'_, '_>, names: &ElementNames) -> Option<Role> {
        let in_typesetter = self.open.last().is_some_and(|open| open.typesetter);
        formula::role(tag, names.class.formula, in_typesetter, self.after_formula)
    }

    /// A formula that ends with this end tag is a part of the text.
    pub(super) fn end_formula(&mut self, source: &Source, end: Span) {
        let Some(open) = self.open.last() else { return };
        let inline = open.inline;
        if open.left_out {
            return;
        }
        if source.is_script() && self.after_formula {
            self.run.extend(end.end);
        } else if let Some(formula) = source.finish(self.html, end.start) {
            let span = Span::new(source.start, end.end);
            let text = formula.text();
            self.run.text(&mut self.page, &text, span, inline);
            self.page.formulas.push(span.start);
            self.after_formula = true;
        }
    }
}
