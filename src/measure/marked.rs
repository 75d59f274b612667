//! Takes note on a page of what rules of the user's name.

use crate::markup::Span;
use crate::measure::page::Page;
use crate::user_rules::{Mark, Marks};

/// Leaves out the words and pictures that rules remove, and the pictures beside what they keep.
///
/// Blocks and containers are left to the decide stage, which knows why they go.
pub fn apply(mut marks: Marks, page: &mut Page) {
    // What the user brings back by hand, no rule removes.
    let chosen = &page.chosen;
    marks.removed.retain(|mark| {
        chosen.of(mark.element) != Some(true) && find(&marks.shown, mark.span).is_none()
    });
    if marks.is_empty() {
        return;
    }
    for image in &mut page.images {
        let at = Span::new(image.at, image.at + 1);
        let kept = marks.kept.is_empty() || find(&marks.kept, at).is_some();
        image.hidden |= !kept || find(&marks.removed, at).is_some();
    }
    page.excluded
        .extend(marks.removed.iter().map(|mark| mark.span));
    Span::merge(&mut page.excluded);
    page.rules = marks;
}

/// The mark that a span lies within.
pub fn find(marks: &[Mark], span: Span) -> Option<&Mark> {
    let after = marks.partition_point(|mark| mark.span.start <= span.start);
    let mark = marks.get(after.checked_sub(1)?)?;
    mark.span.contains(span).then_some(mark)
}
