//! The conditions of the [rules](super::rules): what a container must be for each to hold.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::region::squeezed;
use crate::markup::Tag;
use crate::measure::{Cues, Within};

pub fn is_consent(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let says_so = || {
        container.blocks.clone().take(12).any(|block| {
            evidence.phrases[block].is_some_and(|phrase| phrase.kind == RemovalKind::Consent)
        })
    };
    if container.cues.any(Cues::CONSENT) {
        let names_only_this = !container.cues.any(Cues::BODY) || container.cues.any(Cues::POP_UP);
        return says_so() || (names_only_this && has_control(evidence, index));
    }
    container.cues.any(Cues::POP_UP.with(Cues::NOTICE)) && says_so()
}

pub fn is_pop_up(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    container.tag == Tag::Dialog
        || (container.cues.any(Cues::POP_UP)
            && !container.cues.any(Cues::BODY)
            && evidence.total(index).prose < 150)
}

pub fn is_form(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let fields = evidence.fields(index);
    let total = evidence.total(index);
    match container.tag {
        Tag::Form => !fields.is_empty() && total.prose < 60 && total.words < 250,
        Tag::Fieldset | Tag::Search => total.prose < 40,
        Tag::Button => total.words <= 12,
        _ => {
            (container.cues.any(Cues::ACCOUNT.with(Cues::SEARCH)) && total.prose == 0)
                && (evidence.holds_typed_field(index) || total.words <= 12)
        }
    }
}

pub fn is_navigation(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    if matches!(container.tag, Tag::Nav | Tag::Menu) {
        return true;
    }
    if container.cues.any(Cues::CONTENTS) {
        return total.prose == 0 && total.link_density() > 0.6;
    }
    container.cues.any(Cues::NAVIGATION)
        && container.tag.heading_level().is_none()
        && (total.link_density() > 0.5 || (total.words <= 12 && total.prose == 0))
}

/// Comments may be longer than what they comment on; what counts is that something is there to
/// comment on.
pub fn is_comments(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let announced = evidence
        .announces(index)
        .is_some_and(|phrase| phrase.kind == RemovalKind::Comments);
    let named = container.cues.any(Cues::COMMENTS);
    if !named && (!announced || container.tag != Tag::Section) {
        return false;
    }
    if is_discussion_of_results(evidence, index) {
        return false;
    }
    let before = evidence.totals.of(&(0..container.blocks.start));
    let total = evidence.total(index);
    if total.prose == 0 {
        return !container.cues.any(Cues::BODY) && total.words < 400;
    }
    if evidence.posts_are_comments {
        return false;
    }
    before.prose >= 150 || (before.prose >= 40 && before.prose * 20 >= total.prose)
}

/// Whether a container is the part of a paper that is called so: text under this heading, with nothing to write in
/// and hardly a link, as comments have for names and replies.
fn is_discussion_of_results(evidence: &Evidence<'_>, index: usize) -> bool {
    let Some(first) = evidence.blocks(index).first() else {
        return false;
    };
    let total = evidence.total(index);
    evidence.heading_level(first).is_some()
        && squeezed(evidence.page.block_text(first)).eq("discussion".chars())
        && evidence.fields(index).is_empty()
        && total.link_density() < 0.1
}

pub fn is_share(evidence: &Evidence<'_>, index: usize) -> bool {
    let total = evidence.total(index);
    evidence.container(index).cues.any(Cues::SHARE) && total.prose == 0 && total.words <= 60
}

pub fn is_pull_quote(evidence: &Evidence<'_>, index: usize) -> bool {
    evidence.container(index).cues.any(Cues::PULL_QUOTE) && evidence.total(index).words <= 80
}

pub fn is_related(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let linked = total.link_words > 0 && (total.link_density() > 0.25 || total.words < 60);
    if container.tag.heading_level().is_some()
        || container.tag == Tag::P && !linked
        || evidence.holds_headline(index)
    {
        return false;
    }
    // A header, menu or column may start with such a list and hold more.
    let place = Cues::HEADER
        .with(Cues::FOOTER)
        .with(Cues::NAVIGATION)
        .with(Cues::SIDEBAR);
    let announced = !container.cues.any(place)
        && container.blocks.len() > 1
        && total.link_density() > 0.3
        && evidence
            .announces(index)
            .is_some_and(|phrase| phrase.kind == RemovalKind::Related);
    announced || (container.cues.any(Cues::RELATED) && linked)
}

pub fn is_author_box(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let announced = evidence
        .announces(index)
        .is_some_and(|phrase| phrase.kind == RemovalKind::Author);
    let after_text = evidence.totals.of(&(0..container.blocks.start)).prose >= 60;
    if container.cues.any(Cues::SIGNATURE) {
        return total.words <= 120;
    }
    (announced || container.cues.any(Cues::AUTHOR))
        && !container.cues.any(Cues::CARD)
        && container.tag.heading_level().is_none()
        && ((after_text && total.words <= 200) || (total.prose == 0 && total.words <= 30))
}

pub fn is_player(evidence: &Evidence<'_>, index: usize) -> bool {
    let total = evidence.total(index);
    evidence.container(index).cues.any(Cues::PLAYER) && total.prose < 30 && total.words < 80
}

pub fn is_advertisement(evidence: &Evidence<'_>, index: usize) -> bool {
    let total = evidence.total(index);
    evidence.container(index).cues.any(Cues::ADVERTISEMENT) && total.words < 150
}

pub fn is_promotion(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    if container.tag.heading_level().is_some() {
        return false;
    }
    let asks = total.link_words > 0 || has_control(evidence, index);
    (container
        .cues
        .any(Cues::PROMOTION.with(Cues::PAYWALL).with(Cues::SIGN_UP))
        && asks
        && total.words < 100
        && total.prose < 60)
        || (container.cues.any(Cues::NOTICE) && asks && total.words < 60 && total.prose < 30)
}

pub fn is_details(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let announced = evidence
        .announces(index)
        .is_some_and(|phrase| phrase.kind == RemovalKind::Details);
    total.prose == 0
        && total.words <= 40
        && container.tag.heading_level().is_none()
        && !matches!(container.tag, Tag::Td | Tag::Th | Tag::Dd | Tag::Dt)
        && (container.cues.any(Cues::DETAILS)
            && !container
                .cues
                .any(Cues::BODY.with(Cues::CARD).with(Cues::CAPTION))
            || (announced && total.link_density() > 0.4))
}

pub fn is_tool(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let tool = Cues::TOOLS.with(Cues::GUTTER).with(Cues::SCREEN_READER);
    total.prose == 0
        && container.tag.heading_level().is_none()
        && ((container.cues.any(tool) && total.words <= 30)
            || (container.cues.any(Cues::GUTTER) && total.words <= 400))
}

pub fn is_footer(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let last = container.blocks.end * 10 >= evidence.page.blocks.len() * 7;
    (container.tag == Tag::Footer && !is_in_quote(evidence, index))
        || (container.cues.any(Cues::FOOTER)
            && !container.cues.any(Cues::REFERENCES)
            && last
            && (total.link_density() > 0.2 || total.words < 60))
}

/// Whether a container says where a quotation or picture is from.
fn is_in_quote(evidence: &Evidence<'_>, index: usize) -> bool {
    let mut around = evidence.page.ancestors(index).take(3);
    around.any(|outer| matches!(evidence.container(outer).tag, Tag::Blockquote | Tag::Figure))
}

pub fn is_sidebar(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    if container.tag == Tag::Aside {
        let fact_box = container.within.any(Within::ARTICLE)
            && total.prose * 2 > total.words
            && total.link_density() < 0.15
            && !container
                .cues
                .any(Cues::RELATED.with(Cues::PROMOTION).with(Cues::PULL_QUOTE));
        return !fact_box && !container.cues.any(Cues::REFERENCES);
    }
    container.cues.any(Cues::SIDEBAR) && !container.cues.any(Cues::BODY)
}

pub fn is_header(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    (container.tag == Tag::Header || container.cues.any(Cues::HEADER))
        && !container.within.any(Within::ARTICLE)
        && !evidence.holds_headline(index)
        && evidence.total(index).prose < 30
        && container.blocks.start * 3 < evidence.page.blocks.len().max(3)
}

fn has_control(evidence: &Evidence<'_>, index: usize) -> bool {
    !evidence.fields(index).is_empty()
}
