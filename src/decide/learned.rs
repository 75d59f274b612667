//! Verdicts by the learned model, together with the rules that are certain.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::article::RemovalKind;
use crate::decide::Judgement;
use crate::decide::evidence::Evidence;
use crate::decide::posts;
use crate::decide::region::{self, Region};
use crate::decide::repetitions;
use crate::decide::restore;
use crate::decide::sections;
use crate::decide::thread;
use crate::decide::trim;
use crate::decide::verdict::{Drop, Verdicts};
use crate::measure::Cues;
use crate::model::{PageKind, Scores, selection};

/// Kinds of removals by rules that no score outweighs.
const CERTAIN: &[RemovalKind] = &[RemovalKind::Rule, RemovalKind::SignUp];

/// Kinds of containers that rules know for certain in an article that is no discussion.
const CERTAIN_IN_ARTICLES: &[RemovalKind] = &[
    RemovalKind::Consent,
    RemovalKind::Duplicate,
    RemovalKind::Footer,
    RemovalKind::Navigation,
    RemovalKind::Share,
];

/// Kinds of pages that fold much of their text away, and not only clutter.
const FOLDING: &[PageKind] = &[
    PageKind::Documentation,
    PageKind::Service,
    PageKind::Product,
];

/// Score from which names and places speak in vain against a block.
const LIKELY: f32 = 0.65;

/// Chance of a discussion up to which a page is surely none.
const NO_FORUM: f32 = 0.15;

/// What names say about a block that the model drops, where no rule says more. The first cue that is
/// near counts.
#[rustfmt::skip]
const KIND_OF_CUE: &[(Cues, RemovalKind, &str)] = &[
    (Cues::SIGN_UP, RemovalKind::SignUp, "It stands in a part for signing up."),
    (Cues::CONSENT, RemovalKind::Consent, "It stands in a notice about cookies or tracking."),
    (Cues::COMMENTS, RemovalKind::Comments, "It stands among readers' comments."),
    (Cues::SHARE, RemovalKind::Share, "It stands in a row of share or follow links."),
    (Cues::ADVERTISEMENT, RemovalKind::Advertisement, "It stands in a place for advertising."),
    (Cues::PROMOTION, RemovalKind::Promotion, "It stands in a part that promotes offers."),
    (Cues::RELATED, RemovalKind::Related, "It stands in a list of other things to read."),
    (Cues::POP_UP, RemovalKind::PopUp, "It stands in a dialog or overlay."),
    (Cues::FOOTER, RemovalKind::Footer, "It stands in the page's footer."),
    (Cues::NAVIGATION, RemovalKind::Navigation, "It stands in a menu."),
    (Cues::SIDEBAR, RemovalKind::Sidebar, "It stands beside the content."),
    (Cues::HEADER, RemovalKind::Header, "It stands in the page's header."),
    (Cues::AUTHOR, RemovalKind::Author, "It is about the author, not the subject."),
    (Cues::DETAILS, RemovalKind::Details, "It stands among details of the page."),
    (Cues::CARD, RemovalKind::Related, "It stands in a card that leads elsewhere."),
];

/// Share of linked words above which a dropped block without any name is taken for navigation.
pub(super) const MENU_LINKS: f64 = 0.6;

/// Judges the blocks of a page, given what the rules alone say and the model's scores, which are taken as
/// strictly as [`Options::strictness`](crate::Options::strictness) says.
#[must_use]
pub fn judge(
    evidence: &Evidence<'_>,
    rules: &Judgement,
    scores: &Scores,
    title: Option<&str>,
    strictness: f64,
) -> Judgement {
    let kind = PageKind::likeliest(&scores.kinds);
    let keep = selection::select(&scores.blocks, &counted_words(evidence, kind), strictness);
    let no_forum = is_no_forum(scores);
    let is_certain = |drop: &Drop, score: f32| {
        let by_name = drop.kind == RemovalKind::Comments
            || (kind == PageKind::Article && CERTAIN_IN_ARTICLES.contains(&drop.kind));
        CERTAIN.contains(&drop.kind)
            || (drop.kind == RemovalKind::Hidden && !FOLDING.contains(&kind))
            || (no_forum && by_name && score < LIKELY)
    };
    let named = kinds_by_name(evidence);
    let mut verdicts: Verdicts = (0..keep.len())
        .map(|block| {
            let certain =
                rules.containers[block].filter(|drop| is_certain(drop, scores.blocks[block]));
            if certain.is_some() || keep[block] {
                return certain;
            }
            Some(rules.verdicts[block].unwrap_or_else(|| kind_of(evidence, &named, block)))
        })
        .collect();
    let weights: Vec<f64> = evidence
        .page
        .blocks
        .iter()
        .zip(&scores.blocks)
        .zip(&verdicts)
        .map(|((block, score), verdict)| {
            #[allow(clippy::cast_precision_loss)]
            let words = block.words as f64;
            if verdict.is_none() {
                words * f64::from(*score)
            } else {
                0.0
            }
        })
        .collect();
    let region = region::choose(evidence, &weights, title);
    restore::apply(
        evidence,
        &rules.verdicts,
        &scores.blocks,
        kind,
        region.headline,
        &mut verdicts,
    );
    if kind == PageKind::Article {
        before_headline(&region, &rules.verdicts, &scores.blocks, &mut verdicts);
        trim::credits(evidence, region.headline, &scores.blocks, &mut verdicts);
        trim::linked_lines(evidence, &mut verdicts);
    }
    trim::headline(evidence, &region, title, &mut verdicts);
    trim::clutter(evidence, kind, &scores.blocks, &mut verdicts);
    repetitions::apply(evidence, kind, &mut verdicts);
    let entries = kind != PageKind::Article;
    sections::emptied(evidence, &region, entries, &mut verdicts);
    let posts = if kind == PageKind::Forum || thread::is_thread(evidence.page) {
        posts::keep(evidence, &mut verdicts)
    } else {
        Vec::new()
    };
    open_containers(evidence, &mut verdicts);
    Judgement {
        containers: rules.containers.clone(),
        verdicts,
        region,
        posts,
    }
}

/// Whether a page is surely no discussion.
fn is_no_forum(scores: &Scores) -> bool {
    let mut kinds = PageKind::LEARNED.iter().zip(scores.kinds);
    kinds.any(|(kind, chance)| *kind == PageKind::Forum && chance <= NO_FORUM)
}

/// What stands before the headline is not the article's, if the rules say so too and the model does not
/// speak for it.
fn before_headline(region: &Region, rules: &Verdicts, scores: &[f32], verdicts: &mut Verdicts) {
    for block in 0..region.headline.unwrap_or_default() {
        if verdicts[block].is_none() && scores[block] < LIKELY {
            verdicts[block] = rules[block];
        }
    }
}

/// Words of each block; none for later copies of a text, which are left out.
fn counted_words(evidence: &Evidence<'_>, kind: PageKind) -> Vec<usize> {
    let mut seen = HashSet::<u64, FixedState>::default();
    let blocks = evidence.page.blocks.iter();
    blocks
        .map(|block| {
            let copy = repetitions::may_be_copy(evidence, block, kind) && !seen.insert(block.hash);
            if copy { 0 } else { block.words }
        })
        .collect()
}

/// For each container, what the names of it or of the nearest around it say that it is.
fn kinds_by_name(evidence: &Evidence<'_>) -> Vec<Option<(RemovalKind, &'static str)>> {
    let mut kinds = Vec::with_capacity(evidence.page.containers.len());
    for container in &evidence.page.containers {
        let mut known = KIND_OF_CUE.iter();
        let own = known.find(|(cue, _, _)| container.cues.any(*cue));
        let around = kinds.get(container.parent).copied().flatten();
        kinds.push(own.map(|(_, kind, reason)| (*kind, *reason)).or(around));
    }
    kinds
}

/// What a block is that the model drops and no rule knows.
fn kind_of(
    evidence: &Evidence<'_>,
    named: &[Option<(RemovalKind, &'static str)>],
    block: usize,
) -> Drop {
    let holder = evidence.page.blocks[block].container;
    let (kind, reason) = match named[holder] {
        Some(named) => named,
        None if evidence.page.blocks[block].link_density() > MENU_LINKS => {
            (RemovalKind::Navigation, "It is links to elsewhere.")
        }
        None => (
            RemovalKind::Other,
            "It does not read like the content of the page.",
        ),
    };
    Drop {
        kind,
        reason,
        container: None,
    }
}

/// A container of which something is kept is not removed as a whole.
pub(super) fn open_containers(evidence: &Evidence<'_>, verdicts: &mut Verdicts) {
    let mut kept = vec![0];
    for verdict in verdicts.iter() {
        let before: usize = kept.last().copied().unwrap_or_default();
        kept.push(before + usize::from(verdict.is_none()));
    }
    for drop in verdicts.iter_mut().flatten() {
        if let Some(container) = drop.container {
            let blocks = &evidence.container(container).blocks;
            if kept[blocks.end] > kept[blocks.start] {
                drop.container = None;
            }
        }
    }
}
