//! What is decided about each block of a page, and why: for people who wonder, and to find mistakes.

use serde::Serialize;

use crate::Options;
use crate::decide;
use crate::decide::evidence::Evidence;
use crate::error::Error;
use crate::features::Facts;
use crate::measure;
use crate::metadata;
use crate::model::PageKind;
use crate::snapshot::Snapshot;
use crate::user_rules::Rules;

pub use crate::model::Weight;

/// What is decided about a page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, explain, limits};
///
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let explanation = explain(&Snapshot::new(html, ""), by_rules, 0)?;
/// let kept = explanation.blocks.iter().filter(|block| block.kept).count();
/// println!("{kept} of {} blocks are content", explanation.blocks.len());
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Explanation {
    /// The kinds that the page may be of, with their chances.
    pub kinds: Vec<KindChance>,
    /// Every block of text, in document order.
    pub blocks: Vec<ExplainedBlock>,
}

/// How likely it is that a page is of a kind.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let explanation = unhusk::explain(&unhusk::Snapshot::new(html, ""), unhusk::Options::default(), 3)?;
/// let all: f32 = explanation.kinds.iter().map(|kind| kind.chance).sum();
/// assert!((all - 1.0).abs() < 0.01);
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KindChance {
    /// The kind.
    pub kind: PageKind,
    /// Its chance, 0 to 1.
    pub chance: f32,
}

/// What is decided about a block.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, explain, limits};
///
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let explanation = explain(&Snapshot::new(html, ""), by_rules, 0)?;
/// let form = explanation.blocks.last().unwrap();
/// assert_eq!((form.kept, form.kind, form.score), (false, "sign-up", None));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ExplainedBlock {
    /// Number of the element that the block stands in; see [`Snapshot::hidden`].
    pub element: u32,
    /// Its text.
    pub text: String,
    /// Whether it is in the article.
    pub kept: bool,
    /// What it was taken for: the name of a [`RemovalKind`](crate::RemovalKind); empty for what is kept.
    pub kind: &'static str,
    /// What people call that.
    pub label: &'static str,
    /// Why it was removed, as a sentence; empty for what is kept.
    pub reason: &'static str,
    /// The chance that it is content in the learned model's opinion, 0 to 1.
    pub score: Option<f32>,
    /// What weighed most in the score, the heaviest first.
    pub weights: Vec<Weight>,
}

/// Explains each block of a page, whether or not there is anything to read; of the features that moved its
/// score, the `most` heaviest.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, explain};
///
/// let explanation = explain(&Snapshot::new(html, ""), Options::default(), 3)?;
/// let form = explanation.blocks.iter().find(|block| block.text == "Subscribe!").unwrap();
/// assert!(!form.kept);
/// assert_eq!(form.kind, "sign-up");
/// assert!(form.weights.len() <= 3);
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`markup::stream`](crate::markup::stream).
pub fn explain(
    snapshot: &Snapshot<'_>,
    options: Options<'_>,
    most: usize,
) -> Result<Explanation, Error> {
    let none = Rules::default();
    let rules = options.rules.unwrap_or(&none);
    let page = measure::measure_with(snapshot, rules, options.feed)?;
    let metadata = metadata::resolve(&page.clues, snapshot.url);
    let title = metadata.title.as_deref();
    let evidence = Evidence::new(&page);
    let (judgement, _) = decide::judge_with(&evidence, title, options);
    let learned = options.model.map(|model| {
        let rules = decide::judge(&evidence, title);
        model.explain(&Facts::new(&evidence, &rules, title), most)
    });
    let (scores, mut weights) = learned.unzip();
    let blocks = page.blocks.iter().zip(&judgement.verdicts).enumerate();
    let blocks = blocks.map(|(index, (block, verdict))| ExplainedBlock {
        element: page.containers[block.container].number,
        text: page.block_text(block).to_owned(),
        kept: verdict.is_none(),
        kind: verdict.map_or("", |drop| drop.kind.name()),
        label: verdict.map_or("", |drop| drop.kind.label(1)),
        reason: verdict.map_or("", |drop| drop.reason),
        score: scores.as_ref().map(|scores| scores.blocks[index]),
        weights: weights
            .as_mut()
            .map(|weights| std::mem::take(&mut weights[index]))
            .unwrap_or_default(),
    });
    let blocks = blocks.collect();
    let kinds = scores.map_or_else(Vec::new, |scores| {
        let kinds = PageKind::LEARNED.into_iter().zip(scores.kinds);
        kinds
            .map(|(kind, chance)| KindChance { kind, chance })
            .collect()
    });
    Ok(Explanation { kinds, blocks })
}
