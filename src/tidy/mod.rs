//! Tidy mode: which elements of a live page are surely clutter, so that they can be hidden in place.
//!
//! The page goes through the same stages as for the reader ([`measure`],
//! [`decide`](crate::decide)); then each container is asked whether it is [clutter](rules) of a kind that
//! nobody misses, and whether it holds anything that is [never hidden](guard).

mod guard;
mod record;
mod rules;

use crate::Options;
use crate::article::{Removal, RemovalKind};
use crate::decide::Plan;
use crate::decide::decide;
use crate::decide::evidence::{Evidence, counts};
use crate::error::Error;
use crate::limits;
use crate::markup::{Span, Tag, excerpt};
use crate::measure::{self, Container, Cues, Page, Place};
use crate::metadata;
use crate::snapshot::Snapshot;
use crate::sort;
use crate::user_rules::Rules;

use guard::Guard;
pub use record::TidyRecord;

/// What tidy mode does to a page.
///
/// ```
/// let tidied = unhusk::Tidied::default();
/// assert!(tidied.hidden.is_empty() && !tidied.unlocks);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Elements to hide, in document order, none inside another.
    pub hidden: Vec<Removal>,
    /// Whether what is hidden lay over the page, so that it is to scroll again.
    pub unlocks: bool,
    /// Words of the article's prose: what [`tidy_part`] is to be told about the rest of the page.
    pub prose: usize,
}

/// A page, or a part of one, that is being tidied.
struct Context<'a> {
    html: &'a [u8],
    evidence: Evidence<'a>,
    /// Whether this is a part of a page.
    is_part: bool,
    /// Words of prose on the rest of the page, where this is a part of it.
    elsewhere: usize,
    /// Words of prose that the engine takes for the article's.
    article: usize,
    /// Containers before each that say who wrote something, or when.
    authors: Vec<usize>,
}

impl<'a> Context<'a> {
    fn page(&self) -> &'a Page {
        self.evidence.page
    }

    fn container(&self, index: usize) -> &'a Container {
        self.evidence.container(index)
    }

    /// Whether a container or one in it says who wrote something, or when.
    fn holds_author(&self, index: usize) -> bool {
        self.authors[self.container(index).last] > self.authors[index]
    }
}

/// Finds what is surely clutter on a page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Rules, Snapshot, tidy};
///
/// let tidied = tidy(&Snapshot::new(html, ""), &Rules::default())?;
/// assert_eq!(tidied.hidden[0].kind, unhusk::RemovalKind::SignUp);
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`markup::stream`](crate::markup::stream).
pub fn tidy(snapshot: &Snapshot<'_>, rules: &Rules) -> Result<Tidied, Error> {
    run(snapshot, rules, None)
}

/// Finds what is surely clutter in a part of a page that has come later: the snapshot holds what is
/// new, and of the elements around it only the start tags. `prose` is what [`tidy`] said of the page.
///
/// ```
/// let later = b"<body><div><form>Subscribe! <input type=email></form></div></body>";
/// // Of the page before, it is known that its article has 300 words.
/// let found = unhusk::tidy_part(&unhusk::Snapshot::new(later, ""), &unhusk::Rules::default(), 300)?;
/// assert_eq!(found.hidden[0].kind, unhusk::RemovalKind::SignUp);
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`tidy`].
pub fn tidy_part(snapshot: &Snapshot<'_>, rules: &Rules, prose: usize) -> Result<Tidied, Error> {
    run(snapshot, rules, Some(prose))
}

fn run(snapshot: &Snapshot<'_>, rules: &Rules, rest: Option<usize>) -> Result<Tidied, Error> {
    let page = measure::measure_with(snapshot, rules, limits::FEED_BYTES)?;
    let plan = match rest {
        // A part says nothing about where the article is.
        Some(_) => Plan::default(),
        None => {
            let title = metadata::resolve(&page.clues, snapshot.url).title;
            match decide(&page, title.as_deref(), Options::default()) {
                Ok(decision) => decision.plan,
                Err(Error::NothingToRead) => Plan::default(),
                Err(error) => return Err(error),
            }
        }
    };
    let evidence = Evidence::new(&page);
    let names_author = |container: &Container| container.cues.any(Cues::AUTHOR.with(Cues::DETAILS));
    let context = Context {
        html: snapshot.html,
        is_part: rest.is_some(),
        elsewhere: rest.unwrap_or_default(),
        article: rest.unwrap_or_else(|| kept_prose(&evidence, &plan)),
        evidence,
        authors: counts(page.containers.iter().map(names_author)),
    };
    let mut tidied = find(&context, &Guard::new(&page, &plan));
    tidied.prose = context.article;
    Ok(tidied)
}

/// Words of prose in the blocks that a plan keeps.
fn kept_prose(evidence: &Evidence<'_>, plan: &Plan) -> usize {
    let kept = plan.keeps(evidence.page).enumerate();
    let prose = kept
        .filter(|(_, is_kept)| *is_kept)
        .map(|(index, _)| evidence.totals.of(&(index..index + 1)).prose);
    prose.sum()
}

fn find(context: &Context<'_>, guard: &Guard<'_>) -> Tidied {
    let page = context.page();
    let mut tidied = Tidied::default();
    let own = own_rules(page, guard);
    // What one of the user's rules names, or a container is hidden with, is not looked at again.
    let mut passed = 0;
    for index in 1..page.containers.len() {
        let container = context.container(index);
        // They are in order, and none is in another.
        let next = own.partition_point(|removal| removal.span.end <= container.span.start);
        let is_named = own
            .get(next)
            .is_some_and(|removal| removal.span.contains(container.span));
        if index < passed || container.hidden || is_named {
            continue;
        }
        let Some(rule) = rules::find(context, index).filter(|_| guard.allows(context, index))
        else {
            continue;
        };
        let outer = outermost(context, guard, index);
        let outer = &page.containers[outer];
        passed = container.last;
        tidied.unlocks |= rule.lies_over || outer.place != Place::Flow;
        tidied.hidden.push(Removal {
            kind: rule.kind,
            reason: rule.reason,
            text: excerpt(context.html, outer.span),
            span: outer.span,
            element: outer.number,
        });
    }
    tidied.unlocks |= !own.is_empty();
    tidied.hidden.extend(own);
    sort::by(&mut tidied.hidden, |removal| removal.span.start);
    tidied
}

/// What the user's own rules hide: what they name, and what stands beside what they keep.
fn own_rules(page: &Page, guard: &Guard<'_>) -> Vec<Removal> {
    let marks = page.rules.removed.iter();
    let named = marks.map(|mark| Removal {
        kind: RemovalKind::Rule,
        reason: "One of your own rules names it.",
        text: mark.text.clone(),
        span: mark.span,
        element: mark.element,
    });
    let beside = beside_kept(page).into_iter().map(|container| Removal {
        kind: RemovalKind::Rule,
        reason: "Your own rule for this site keeps another part of the page.",
        text: first_text(page, container),
        span: container.span,
        element: container.number,
    });
    let mut removals: Vec<Removal> = named
        .chain(beside)
        .filter(|removal| !guard.is_used(removal.span))
        .collect();
    outermost_first(&mut removals, |removal| removal.span);
    removals
}

/// Puts elements in order, without those that are inside another.
fn outermost_first<T>(elements: &mut Vec<T>, span: impl Fn(&T) -> Span) {
    sort::by(elements, |element| span(element).start);
    let mut end = 0;
    elements.retain(|element| {
        let outermost = span(element).start >= end;
        end = end.max(span(element).end);
        outermost
    });
}

/// The outermost containers that neither hold nor are in what keep-only rules keep.
fn beside_kept(page: &Page) -> Vec<&Container> {
    let mut kept: Vec<Span> = page.rules.kept.iter().map(|mark| mark.span).collect();
    let mut beside: Vec<&Container> = Vec::new();
    if kept.is_empty() {
        return beside;
    }
    outermost_first(&mut kept, |span| *span);
    for container in page.containers.iter().skip(1) {
        let next = kept.partition_point(|span| span.end <= container.span.start);
        let apart = kept
            .get(next)
            .is_none_or(|span| container.span.end <= span.start);
        let inside = beside
            .last()
            .is_some_and(|last| last.span.contains(container.span));
        if apart && !inside && container.tag != Tag::Head {
            beside.push(container);
        }
    }
    beside
}

fn first_text(page: &Page, container: &Container) -> String {
    let block = page.blocks[container.blocks.clone()].first();
    let text = block
        .map(|block| page.block_text(block))
        .unwrap_or_default();
    text.chars().take(limits::EXCERPT_CHARS).collect()
}

/// The largest container around one in which there is nothing else: an empty box would be left of it.
fn outermost(context: &Context<'_>, guard: &Guard<'_>, index: usize) -> usize {
    let page = context.page();
    let mut outer = index;
    for parent in page.ancestors(index).skip(1) {
        let container = &page.containers[parent];
        let inner = page.containers[outer].span;
        if parent == 0
            || is_framework(container.tag)
            || !is_alone(context.html, container.span, inner)
            || !guard.allows(context, parent)
        {
            break;
        }
        outer = parent;
    }
    outer
}

/// Elements that a page or table falls apart without.
fn is_framework(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Html
            | Tag::Head
            | Tag::Body
            | Tag::Main
            | Tag::Article
            | Tag::Frame
            | Tag::Table
            | Tag::Thead
            | Tag::Tbody
            | Tag::Tr
            | Tag::Td
            | Tag::Th
    )
}

/// Whether an element holds nothing but the one at `inner`.
fn is_alone(html: &[u8], outer: Span, inner: Span) -> bool {
    // First what comes after: of all children of an element only the last goes on to what comes before.
    [inner.end..outer.end, outer.start..inner.start]
        .into_iter()
        .all(|bytes| is_one_tag(html.get(bytes).unwrap_or_default()))
}

/// Whether there is one tag, and nothing around it but white space.
fn is_one_tag(bytes: &[u8]) -> bool {
    let mut tags = 0;
    let mut inside = false;
    for byte in bytes {
        match byte {
            b'<' => {
                tags += 1;
                inside = true;
            }
            b'>' => inside = false,
            _ => {}
        }
        let is_text = !inside && *byte != b'>' && !byte.is_ascii_whitespace();
        if tags > 1 || is_text {
            return false;
        }
    }
    tags == 1
}

#[cfg(test)]
mod tests;
