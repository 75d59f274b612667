//! Features of what the rules say of a block.

use super::Value;
use super::facts::{flag, number};
use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::phrases::Phrases;
use crate::decide::totals::is_prose;
use crate::decide::{Judgement, Verdicts};

/// What the rules say.
pub(super) struct Opinions {
    container: Vec<f32>,
    verdict: Vec<f32>,
    phrase: Vec<f32>,
    announcement: Vec<f32>,
    region: std::ops::Range<usize>,
    region_share: f32,
}

/// A kind as a number, -1 for none.
fn rank(kind: Option<RemovalKind>) -> f32 {
    kind.and_then(|kind| RemovalKind::ALL.iter().position(|other| *other == kind))
        .map_or(-1.0, number)
}

impl Opinions {
    pub fn new(evidence: &Evidence<'_>, rules: &Judgement) -> Opinions {
        let ranks = |verdicts: &Verdicts| {
            let kinds = verdicts.iter().map(|drop| rank(drop.map(|drop| drop.kind)));
            kinds.collect()
        };
        let said = |phrases: &[Option<&Phrases>]| {
            let kinds = phrases.iter();
            kinds
                .map(|phrase| rank(phrase.map(|phrase| phrase.kind)))
                .collect()
        };
        let inside = evidence.totals.of(&rules.region.blocks).words;
        let all = evidence.totals.all().words.max(1);
        Opinions {
            container: ranks(&rules.containers),
            verdict: ranks(&rules.verdicts),
            phrase: said(&evidence.phrases),
            announcement: said(&evidence.announcements),
            region: rules.region.blocks.clone(),
            region_share: number(inside) / number(all),
        }
    }
}

/// The features, by name.
pub(super) const FEATURES: &[(&str, Value)] = &[
    ("rule_container", |f, b| f.opinions.container[b]),
    ("rule_verdict", |f, b| f.opinions.verdict[b]),
    ("rule_kept", |f, b| flag(f.opinions.verdict[b] < 0.0)),
    ("rule_phrase", |f, b| f.opinions.phrase[b]),
    ("rule_heading", |f, b| {
        let heading = f.places.heading_before(b);
        heading.map_or(-1.0, |heading| f.opinions.announcement[heading])
    }),
    ("rule_prose", |f, b| flag(is_prose(f.block(b)))),
    ("rule_region", |f, b| {
        let region = &f.opinions.region;
        if region.contains(&b) {
            0.0
        } else if b < region.start {
            number(b) - number(region.start)
        } else {
            number(b + 1) - number(region.end)
        }
    }),
    ("rule_region_share", |f, _| f.opinions.region_share),
    ("rule_window3", |f, b| {
        let sum = f.sums.of(b.saturating_sub(3), b + 4);
        sum.share(sum.kept)
    }),
    ("rule_before", |f, b| {
        let sum = f.sums.of(b.saturating_sub(12), b);
        sum.share(sum.kept)
    }),
    ("rule_after", |f, b| {
        let sum = f.sums.of(b + 1, b + 13);
        sum.share(sum.kept)
    }),
    ("rule_kept_before", |f, b| f.sums.of(0, b).kept),
    ("rule_kept_after", |f, b| f.sums.of(b + 1, f.len()).kept),
    ("rule_kept_share", |f, _| {
        let all = f.sums.all();
        all.share(all.kept)
    }),
];
