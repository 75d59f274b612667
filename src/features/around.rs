//! Features of the containers around a block: what they hold, how often they repeat, what they are
//! called.

use super::chain::{Chain, Path};
use super::facts::{Level, Sum, flag, from_to, number};
use super::{Facts, Value};
use crate::measure::Cues;

pub(super) fn chain<'f>(facts: &'f Facts<'_>, block: usize) -> &'f Chain {
    &facts.around.chains[facts.block(block).container]
}

fn level<const L: usize>(facts: &Facts<'_>, block: usize) -> usize {
    chain(facts, block).levels[L] as usize
}

fn level_sum<const L: usize>(facts: &Facts<'_>, block: usize) -> Sum {
    facts
        .sums
        .container(facts.evidence.container(level::<L>(facts, block)))
}

/// Share of the page's words in a container.
fn share_of(facts: &Facts<'_>, container: Option<Level>) -> f32 {
    container.map_or(0.0, |container| {
        let sum = facts
            .sums
            .container(facts.evidence.container(container as usize));
        facts.sums.all().share(sum.words)
    })
}

fn near(facts: &Facts<'_>, block: usize) -> Path {
    let path = facts.around.near.get(&chain(facts, block).near);
    path.copied().unwrap_or_default()
}

fn whole(facts: &Facts<'_>, block: usize) -> Path {
    let path = facts.around.whole.get(&chain(facts, block).whole);
    path.copied().unwrap_or_default()
}

fn inside<const BIT: usize>(facts: &Facts<'_>, block: usize) -> f32 {
    flag(chain(facts, block).is_inside(BIT))
}

fn cue<const BIT: usize>(facts: &Facts<'_>, block: usize) -> f32 {
    f32::from(chain(facts, block).cues[BIT])
}

/// The features of one level of containers.
macro_rules! level_features {
    ($($level:literal $words:literal $links:literal $share:literal $blocks:literal $mean:literal $paragraph:literal
       $sentences:literal $place:literal $long:literal $headings:literal $small:literal $pictures:literal $fields:literal
       $siblings:literal $kept:literal $prices:literal;)*) => {
        &[$(
            ($words, |f, b| level_sum::<$level>(f, b).words),
            ($links, |f, b| { let sum = level_sum::<$level>(f, b); sum.share(sum.linked) }),
            ($share, |f, b| f.sums.all().share(level_sum::<$level>(f, b).words)),
            ($blocks, |f, b| level_sum::<$level>(f, b).blocks),
            ($mean, |f, b| { let sum = level_sum::<$level>(f, b); sum.words / sum.blocks.max(1.0) }),
            ($paragraph, |f, b| { let sum = level_sum::<$level>(f, b); sum.share(sum.paragraph) }),
            ($sentences, |f, b| { let sum = level_sum::<$level>(f, b); sum.share(sum.sentences) }),
            ($place, |f, b| {
                let blocks = &f.evidence.container(level::<$level>(f, b)).blocks;
                from_to(blocks.start, b) / number(blocks.len()).max(1.0)
            }),
            ($long, |f, b| level_sum::<$level>(f, b).long),
            ($headings, |f, b| level_sum::<$level>(f, b).headings),
            ($small, |f, b| { let sum = level_sum::<$level>(f, b); sum.share(sum.small) }),
            ($pictures, |f, b| number(f.evidence.container(level::<$level>(f, b)).images.len())),
            ($fields, |f, b| number(f.evidence.container(level::<$level>(f, b)).fields.len())),
            ($siblings, |f, b| number(f.around.siblings[level::<$level>(f, b)] as usize)),
            ($kept, |f, b| { let sum = level_sum::<$level>(f, b); sum.share(sum.kept) }),
            ($prices, |f, b| level_sum::<$level>(f, b).prices),
        )*]
    };
}

const LEVEL_FEATURES: &[(&str, Value)] = level_features! {
    0 "level0_words" "level0_links" "level0_share" "level0_blocks" "level0_mean" "level0_paragraph" "level0_sentences" "level0_place"
      "level0_long" "level0_headings" "level0_small" "level0_pictures" "level0_fields" "level0_siblings" "level0_kept" "level0_prices";
    1 "level1_words" "level1_links" "level1_share" "level1_blocks" "level1_mean" "level1_paragraph" "level1_sentences" "level1_place"
      "level1_long" "level1_headings" "level1_small" "level1_pictures" "level1_fields" "level1_siblings" "level1_kept" "level1_prices";
    2 "level2_words" "level2_links" "level2_share" "level2_blocks" "level2_mean" "level2_paragraph" "level2_sentences" "level2_place"
      "level2_long" "level2_headings" "level2_small" "level2_pictures" "level2_fields" "level2_siblings" "level2_kept" "level2_prices";
    3 "level3_words" "level3_links" "level3_share" "level3_blocks" "level3_mean" "level3_paragraph" "level3_sentences" "level3_place"
      "level3_long" "level3_headings" "level3_small" "level3_pictures" "level3_fields" "level3_siblings" "level3_kept" "level3_prices";
    4 "level4_words" "level4_links" "level4_share" "level4_blocks" "level4_mean" "level4_paragraph" "level4_sentences" "level4_place"
      "level4_long" "level4_headings" "level4_small" "level4_pictures" "level4_fields" "level4_siblings" "level4_kept" "level4_prices";
};

const OTHER_FEATURES: &[(&str, Value)] = &[
    ("depth", |f, b| f32::from(chain(f, b).depth)),
    ("hidden", |f, b| flag(f.holder(b).hidden)),
    ("most_siblings", |f, b| {
        number(chain(f, b).siblings as usize)
    }),
    ("sibling_distance", |f, b| {
        f32::from(chain(f, b).sibling_distance)
    }),
    ("sibling_words", |f, b| {
        let container = chain(f, b).sibling_container as usize;
        f.sums.container(f.evidence.container(container)).words
    }),
    ("article_share", |f, b| share_of(f, chain(f, b).article)),
    ("section_share", |f, b| share_of(f, chain(f, b).section)),
    ("main_share", |f, b| share_of(f, chain(f, b).main)),
    ("near_path_blocks", |f, b| near(f, b).blocks),
    ("near_path_mean", |f, b| {
        near(f, b).words / near(f, b).blocks.max(1.0)
    }),
    ("near_path_share", |f, b| {
        f.sums.all().share(near(f, b).words)
    }),
    ("near_path_kept", |f, b| {
        near(f, b).kept / near(f, b).words.max(1.0)
    }),
    ("whole_path_blocks", |f, b| whole(f, b).blocks),
    ("whole_path_share", |f, b| {
        f.sums.all().share(whole(f, b).words)
    }),
    ("whole_path_kept", |f, b| {
        whole(f, b).kept / whole(f, b).words.max(1.0)
    }),
];

const INSIDE_FEATURES: &[(&str, Value)] = &[
    ("in_nav", inside::<0>),
    ("in_header", inside::<1>),
    ("in_footer", inside::<2>),
    ("in_aside", inside::<3>),
    ("in_main", inside::<4>),
    ("in_article", inside::<5>),
    ("in_form", inside::<6>),
    ("in_table", inside::<7>),
    ("in_ul", inside::<8>),
    ("in_ol", inside::<9>),
    ("in_li", inside::<10>),
    ("in_figure", inside::<11>),
    ("in_blockquote", inside::<12>),
    ("in_pre", inside::<13>),
    ("in_section", inside::<14>),
    ("in_dl", inside::<15>),
    ("in_button", inside::<16>),
    ("in_details", inside::<17>),
    ("in_dialog", inside::<18>),
];

/// One feature for each cue: how far up the nearest container with it is.
macro_rules! cue_features {
    ($($cue:ident $name:literal,)*) => {
        &[$(($name, cue::<{ Cues::$cue.lowest() }>),)*]
    };
}

const CUE_FEATURES: &[(&str, Value)] = cue_features! {
    NAVIGATION "cue_navigation",
    FOOTER "cue_footer",
    HEADER "cue_header",
    SIDEBAR "cue_sidebar",
    COMMENTS "cue_comments",
    SHARE "cue_share",
    RELATED "cue_related",
    SIGN_UP "cue_sign_up",
    PROMOTION "cue_promotion",
    ADVERTISEMENT "cue_advertisement",
    CONSENT "cue_consent",
    POP_UP "cue_pop_up",
    AUTHOR "cue_author",
    DETAILS "cue_details",
    PLAYER "cue_player",
    BODY "cue_body",
    TOOLS "cue_tools",
    ACCOUNT "cue_account",
    CONTENTS "cue_contents",
    COLLAPSIBLE "cue_collapsible",
    CAPTION "cue_caption",
    CARD "cue_card",
    SEARCH "cue_search",
    NOTICE "cue_notice",
    REFERENCES "cue_references",
};

/// The features, by name.
pub(super) const FEATURES: &[&[(&str, Value)]] = &[
    OTHER_FEATURES,
    INSIDE_FEATURES,
    CUE_FEATURES,
    LEVEL_FEATURES,
];
