//! The page's structure for people: what is kept and what is not, part by part, and why.
//!
//! Made on request only. Each part names the elements of the page that it is made of, so that it can be
//! brought back or removed by hand (see [`Snapshot::kept`]) or by a rule.

use serde::Serialize;

use crate::Options;
use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::{self, Plan, Verdicts};
use crate::error::Error;
use crate::markup::Span;
use crate::measure::{self, Page};
use crate::metadata;
use crate::snapshot::Snapshot;
use crate::sort;
use crate::user_rules::Rules;

/// A part of a page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, limits, outline};
///
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let parts = outline(&Snapshot::new(html, ""), by_rules)?;
/// let removed: Vec<&str> = parts.iter().filter(|part| !part.kept).map(|part| part.kind).collect();
/// assert_eq!(removed, ["sign-up"]);
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Part {
    /// Whether it is in the article.
    pub kept: bool,
    /// What it is: the name of a [`RemovalKind`], or `text` or `picture`.
    pub kind: &'static str,
    /// Why it is not in the article, as a sentence; empty for what is.
    pub reason: &'static str,
    /// All of its text where it is in the article, else its first words; what a picture shows.
    pub text: String,
    /// Its words.
    pub words: usize,
    /// Numbers of the elements whose own words and pictures it is made of, ascending.
    pub elements: Vec<u32>,
    /// Whether the user has brought it back, or removed it, by hand.
    pub chosen: bool,
}

/// The parts of a page in document order, whether or not there is anything to read.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, outline};
///
/// let parts = outline(&Snapshot::new(html, ""), Options::default())?;
/// assert!(parts.iter().any(|part| part.kept && part.text.starts_with("It has rained")));
/// assert!(parts.iter().any(|part| !part.kept && part.kind == "sign-up"));
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`markup::stream`](crate::markup::stream).
pub fn outline(snapshot: &Snapshot<'_>, options: Options<'_>) -> Result<Vec<Part>, Error> {
    let none = Rules::default();
    let rules = options.rules.unwrap_or(&none);
    let page = measure::measure_with(snapshot, rules, options.feed)?;
    let title = metadata::resolve(&page.clues, snapshot.url).title;
    let evidence = Evidence::new(&page);
    let (judgement, scores) = decide::judge_with(&evidence, title.as_deref(), options);
    let plan = decide::plan(&evidence, &judgement.region, &judgement.verdicts);
    let verdicts = &judgement.verdicts;
    let mut parts = kept_blocks(&page, verdicts);
    parts.extend(removals(&page, &plan, verdicts));
    parts.extend(pictures(&page, &plan));
    sort::by(&mut parts, |(at, _)| *at);
    let mut parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
    if !decide::is_readable(&evidence, verdicts, scores.as_ref()) {
        for part in parts.iter_mut().filter(|part| part.kept) {
            part.kept = false;
            part.kind = RemovalKind::Other.name();
            part.reason = "There is too little of it to make an article.";
        }
    }
    Ok(parts)
}

/// A part, with the byte where it starts.
type Placed = (usize, Part);

/// A part for the kept text of each element.
fn kept_blocks(page: &Page, verdicts: &Verdicts) -> Vec<Placed> {
    let mut parts: Vec<Placed> = Vec::new();
    let mut last = None;
    for (block, verdict) in page.blocks.iter().zip(verdicts) {
        if verdict.is_some() {
            last = None;
            continue;
        }
        let text = page.block_text(block);
        if last == Some(block.container)
            && let Some((_, part)) = parts.last_mut()
        {
            part.text.push('\n');
            part.text.push_str(text);
            part.words += block.words;
            continue;
        }
        last = Some(block.container);
        let element = page.containers[block.container].number;
        let part = Part {
            kept: true,
            kind: "text",
            reason: "",
            text: text.to_owned(),
            words: block.words,
            elements: vec![element],
            chosen: page.chosen.of(element).is_some(),
        };
        parts.push((block.span.start, part));
    }
    parts
}

/// A part for each removal.
fn removals<'p>(
    page: &'p Page,
    plan: &'p Plan,
    verdicts: &'p Verdicts,
) -> impl Iterator<Item = Placed> + 'p {
    plan.removed.iter().map(move |removal| {
        let within = |span: Span| removal.span.contains(span);
        let first = page
            .blocks
            .partition_point(|block| block.span.start < removal.span.start);
        let blocks = page.blocks[first..]
            .iter()
            .zip(&verdicts[first..])
            .take_while(|(block, _)| block.span.start < removal.span.end)
            .filter(|(block, verdict)| verdict.is_some() && within(block.span));
        let mut words = 0;
        let mut elements: Vec<u32> = blocks
            .map(|(block, _)| {
                words += block.words;
                page.containers[block.container].number
            })
            .collect();
        let first = page
            .images
            .partition_point(|image| image.at < removal.span.start);
        let pictures = page.images[first..]
            .iter()
            .take_while(|image| image.at < removal.span.end);
        elements.extend(pictures.map(|image| page.containers[image.container].number));
        let marks = &page.rules.removed;
        if marks
            .binary_search_by_key(&removal.element, |mark| mark.element)
            .is_ok()
        {
            elements.push(removal.element);
        }
        sort::by(&mut elements, |element| *element as usize);
        elements.dedup();
        let chosen = elements
            .iter()
            .any(|element| page.chosen.of(*element).is_some());
        let part = Part {
            kept: false,
            kind: removal.kind.name(),
            reason: removal.reason,
            text: removal.text.clone(),
            words,
            elements,
            chosen,
        };
        (removal.span.start, part)
    })
}

/// A part for each picture that is kept, or that is not although nothing around it was removed.
fn pictures<'p>(page: &'p Page, plan: &'p Plan) -> impl Iterator<Item = Placed> + 'p {
    let visible = page
        .images
        .iter()
        .filter(|image| !image.hidden && image.number > 0);
    let removed = covered(plan);
    visible.filter_map(move |image| {
        let is_kept = plan
            .images
            .binary_search_by_key(&image.at, |kept| kept.at)
            .is_ok();
        let after = removed.partition_point(|span| span.start <= image.at);
        let is_listed = after > 0 && image.at < removed[after - 1].end;
        (is_kept || !is_listed).then(|| {
            let part = Part {
                kept: is_kept,
                kind: "picture",
                reason: if is_kept {
                    ""
                } else {
                    "It stands away from the text."
                },
                text: image.alt.clone(),
                words: 0,
                elements: vec![image.number],
                chosen: page.chosen.of(image.number).is_some(),
            };
            (image.at, part)
        })
    })
}

/// Where something was removed: ascending, disjoint.
fn covered(plan: &Plan) -> Vec<Span> {
    let mut spans: Vec<Span> = plan.removed.iter().map(|removal| removal.span).collect();
    Span::merge(&mut spans);
    spans
}
