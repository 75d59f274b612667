//! Decides what of a page is its content.
//!
//! Rules about whole containers come first ([`rules`]), then a weight for every block that is left
//! ([`score`]), the region where they gather ([`region`]) and the rules about single blocks and
//! sections inside it ([`trim`]). The learned model hears what the rules say and decides
//! ([`learned`]); what belongs to the kept text is brought back ([`restore`]). Where nothing is left,
//! the rules alone decide ([`fallback`]).

mod bare;
mod captions;
mod chosen;
mod conditions;
mod containers;
pub(crate) mod evidence;
mod fallback;
mod hidden;
mod learned;
mod own_rules;
pub(crate) mod phrases;
mod plan;
mod posts;
mod region;
mod removals;
mod repetitions;
mod restore;
pub(crate) mod rules;
pub(crate) mod score;
mod sections;
pub(crate) mod sign_up;
mod signs;
mod tables;
mod thread;
pub(crate) mod totals;
mod trim;
mod verdict;
mod whole;

pub(crate) use removals::plan;

pub use plan::Plan;
pub(crate) use posts::Post;
pub(crate) use region::Region;
pub(crate) use verdict::{Drop, Verdicts};
pub(crate) use whole::keep_all;

use crate::Options;
use crate::error::Error;
use crate::features::Facts;
use crate::measure::Page;
use crate::model::{PageKind, Scores};
use evidence::Evidence;

/// Fewest words that are an article.
const FEWEST_WORDS: usize = 20;

/// Fewest words that are content of a bare document, or where the model holds some of them for it.
const FEWEST_LIKELY_WORDS: usize = 8;

/// Score from which the model holds a block for content where there is little else.
const HELD: f32 = 0.35;

/// Where the rules leave less than one in this many words of prose, those that go by names are wrong.
const LEAST_SHARE: usize = 8;

/// The verdicts over a page's blocks, and where its content is.
pub(crate) struct Judgement {
    /// The verdicts of the rules about containers alone.
    pub containers: Verdicts,
    /// One verdict a block.
    pub verdicts: Verdicts,
    /// Where the content is.
    pub region: Region,
    /// Of a discussion, its kept posts.
    pub posts: Vec<Post>,
}

/// Judges the blocks of a page whose headline is `title`, by rules alone.
#[must_use]
pub(crate) fn judge(evidence: &Evidence<'_>, title: Option<&str>) -> Judgement {
    if let Some(judgement) = own_rules::judge(evidence, title) {
        return judgement;
    }
    if bare::is_bare(evidence) {
        let mut judgement = bare::judge(evidence, title);
        own_rules::apply(evidence, &mut judgement.verdicts);
        return judgement;
    }
    let mut containers = containers::apply(evidence, false);
    let all = evidence.totals.all().prose;
    let left = totals::Totals::new(evidence.page, |block| containers[block].is_none())
        .all()
        .prose;
    if left * LEAST_SHARE < all {
        containers = containers::apply(evidence, true);
    }
    own_rules::apply(evidence, &mut containers);
    let scores = score::score(evidence, &containers);
    let region = region::choose(evidence, &scores, title);
    let mut verdicts = containers.clone();
    trim::apply(evidence, &region, title, &mut verdicts);
    Judgement {
        containers,
        verdicts,
        region,
        posts: Vec::new(),
    }
}

/// What is decided about a page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, decide, limits, measure, metadata};
///
/// let snapshot = Snapshot::new(html, "https://example.com/rain");
/// let page = measure::measure(&snapshot, limits::FEED_BYTES)?;
/// let title = metadata::resolve(&page.clues, snapshot.url).title;
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let decision = decide::decide(&page, title.as_deref(), by_rules)?;
/// assert_eq!(decision.plan.removed[0].kind, unhusk::RemovalKind::SignUp);
/// println!("{}", decision.kind.name());
/// # Ok::<(), unhusk::Error>(())
/// ```
pub struct Decision {
    /// What to keep.
    pub plan: Plan,
    /// What kind of page it is.
    pub kind: PageKind,
}

/// Judges the blocks of a page whose headline is `title`, by rules and model together.
#[must_use]
pub(crate) fn judge_with(
    evidence: &Evidence<'_>,
    title: Option<&str>,
    options: Options<'_>,
) -> (Judgement, Option<Scores>) {
    let rules = judge(evidence, title);
    let by_rules = !evidence.page.rules.kept.is_empty() || bare::is_bare(evidence);
    let (mut judgement, scores) = match options.model.filter(|_| !by_rules) {
        None => (rules, None),
        Some(model) => {
            let facts = Facts::new(evidence, &rules, title);
            let scores = model.score(&facts);
            let together = learned::judge(evidence, &rules, &scores, title, options.strictness);
            (fallback::better(evidence, together, rules), Some(scores))
        }
    };
    chosen::apply(evidence, &mut judgement.verdicts);
    (judgement, scores)
}

/// Decides what to keep of a page whose headline is `title`.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, decide, limits, measure, metadata};
///
/// let snapshot = Snapshot::new(html, "https://example.com/rain");
/// let page = measure::measure(&snapshot, limits::FEED_BYTES)?;
/// let title = metadata::resolve(&page.clues, snapshot.url).title;
/// let by_rules = Options { rules: None, model: None, strictness: 0.0, feed: limits::FEED_BYTES };
/// let decision = decide::decide(&page, title.as_deref(), by_rules)?;
/// assert_eq!(decision.plan.removed[0].text, "Subscribe!");
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// [`Error::NothingToRead`] where nothing reads like content.
pub fn decide(page: &Page, title: Option<&str>, options: Options<'_>) -> Result<Decision, Error> {
    let evidence = Evidence::new(page);
    let (judgement, scores) = judge_with(&evidence, title, options);
    if !is_readable(&evidence, &judgement.verdicts, scores.as_ref()) {
        return Err(Error::NothingToRead);
    }
    let mut plan = removals::plan(&evidence, &judgement.region, &judgement.verdicts);
    plan.posts = judgement
        .posts
        .iter()
        .filter_map(|post| post.planned(page))
        .collect();
    Ok(Decision {
        plan,
        kind: scores.map_or(PageKind::Article, |scores| {
            PageKind::likeliest(&scores.kinds)
        }),
    })
}

/// Whether enough is kept to be read. Less is enough in a bare document, and where the model has an opinion.
#[must_use]
pub(crate) fn is_readable(
    evidence: &Evidence<'_>,
    verdicts: &Verdicts,
    scores: Option<&Scores>,
) -> bool {
    let page = evidence.page;
    let words = kept_words(page, verdicts);
    // What the user has brought back is worth reading, however short.
    let is_wanted = !page.chosen.kept.is_empty() || !page.rules.shown.is_empty();
    let is_likely = || {
        let scores = scores.iter().flat_map(|scores| &scores.blocks);
        let mut kept = page.blocks.iter().zip(scores.zip(verdicts));
        kept.any(|(block, (score, verdict))| {
            // A menu has such scores, too.
            let is_menu = block.link_density() > learned::MENU_LINKS
                && evidence.heading_level(block).is_none();
            verdict.is_none() && *score >= HELD && !is_menu
        })
    };
    words >= FEWEST_WORDS
        || (is_wanted && words > 0)
        || (words >= FEWEST_LIKELY_WORDS && (is_likely() || bare::is_bare(evidence)))
}

/// Words of the blocks that are kept.
fn kept_words(page: &Page, verdicts: &Verdicts) -> usize {
    let blocks = page.blocks.iter().zip(verdicts);
    blocks
        .filter(|(_, verdict)| verdict.is_none())
        .map(|(block, _)| block.words)
        .sum()
}
