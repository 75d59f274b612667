//! The rules that are certain about a whole container: one table, in order of precedence.
//!
//! A rule removes a container only where enough prose is left outside it (see [`Rule::spare`]): names
//! lie, and a container that holds the article is never removed for its name.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::decide::hidden;
use crate::decide::sign_up;
use crate::markup::Tag;
use crate::measure::{Cues, Field, Within};

/// One rule.
pub struct Rule {
    /// What it removes.
    pub kind: RemovalKind,
    /// Why, as a sentence for people.
    pub reason: &'static str,
    /// Words of prose that must stand outside the container for each word of prose in it.
    pub spare: f64,
    /// Whether the rule goes by what the container is; the others go by names too, and are left out
    /// where they would leave next to nothing.
    pub certain: bool,
    /// Whether the container is one of these.
    pub test: fn(&Evidence<'_>, usize) -> bool,
}

/// Words of prose that a container may hold without its removal being weighed against the rest.
const NEGLIGIBLE_PROSE: usize = 15;

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        kind: RemovalKind::SignUp,
        reason: "It is a form that asks for an address to send mail to.",
        spare: 0.3,
        certain: true,
        test: sign_up::is_sign_up,
    },
    Rule {
        kind: RemovalKind::SignUp,
        reason: "It is a pitch for a newsletter.",
        spare: 3.0,
        certain: false,
        test: sign_up::is_pitch,
    },
    Rule {
        kind: RemovalKind::Consent,
        reason: "It asks for consent to cookies or tracking.",
        spare: 0.2,
        certain: true,
        test: is_consent,
    },
    Rule {
        kind: RemovalKind::PopUp,
        reason: "It is a dialog or overlay, not part of the page's flow.",
        spare: 1.0,
        certain: false,
        test: is_pop_up,
    },
    Rule {
        kind: RemovalKind::Form,
        reason: "It is a form to fill in.",
        spare: 1.0,
        certain: true,
        test: is_form,
    },
    Rule {
        kind: RemovalKind::Navigation,
        reason: "It is a menu or a trail of links through the site.",
        spare: 0.5,
        certain: false,
        test: is_navigation,
    },
    Rule {
        kind: RemovalKind::Hidden,
        reason: "The page does not show it, and it is not folded article text.",
        spare: 0.3,
        certain: false,
        test: hidden::is_hidden_clutter,
    },
    Rule {
        kind: RemovalKind::Comments,
        reason: "It holds readers' comments.",
        spare: 0.0,
        certain: false,
        test: is_comments,
    },
    Rule {
        kind: RemovalKind::Share,
        reason: "It is a row of share or follow links.",
        spare: 2.0,
        certain: false,
        test: is_share,
    },
    Rule {
        kind: RemovalKind::Duplicate,
        reason: "It repeats a sentence of the text for looks.",
        spare: 2.0,
        certain: false,
        test: is_pull_quote,
    },
    Rule {
        kind: RemovalKind::Related,
        reason: "It lists other articles.",
        spare: 1.0,
        certain: false,
        test: is_related,
    },
    Rule {
        kind: RemovalKind::Author,
        reason: "It is about the author, not the subject.",
        spare: 1.0,
        certain: false,
        test: is_author_box,
    },
    Rule {
        kind: RemovalKind::Player,
        reason: "It is an audio or video player.",
        spare: 2.0,
        certain: false,
        test: is_player,
    },
    Rule {
        kind: RemovalKind::Advertisement,
        reason: "It is a place for advertising.",
        spare: 3.0,
        certain: false,
        test: is_advertisement,
    },
    Rule {
        kind: RemovalKind::Promotion,
        reason: "It promotes the site's own offers.",
        spare: 2.0,
        certain: false,
        test: is_promotion,
    },
    Rule {
        kind: RemovalKind::Details,
        reason: "It is a line of page details, shown at the top instead.",
        spare: 3.0,
        certain: false,
        test: is_details,
    },
    Rule {
        kind: RemovalKind::Other,
        reason: "It is a tool of the page, not text.",
        spare: 3.0,
        certain: false,
        test: is_tool,
    },
    Rule {
        kind: RemovalKind::Footer,
        reason: "It is the page's footer.",
        spare: 0.5,
        certain: false,
        test: is_footer,
    },
    Rule {
        kind: RemovalKind::Sidebar,
        reason: "It stands beside the content.",
        spare: 1.0,
        certain: false,
        test: is_sidebar,
    },
    Rule {
        kind: RemovalKind::Header,
        reason: "It is the page's header.",
        spare: 1.0,
        certain: false,
        test: is_header,
    },
];

/// The first rule that removes a container.
#[must_use]
pub fn find(evidence: &Evidence<'_>, index: usize, only_certain: bool) -> Option<&'static Rule> {
    let container = evidence.container(index);
    if index == 0 || matches!(container.tag, Tag::Html | Tag::Body | Tag::Main) {
        return None;
    }
    let prose = evidence.total(index).prose;
    let outside = evidence.prose_outside(index) as f64;
    RULES
        .iter()
        .filter(|rule| rule.certain || !only_certain)
        .find(|rule| {
            (prose <= NEGLIGIBLE_PROSE || outside >= rule.spare * prose as f64)
                && (rule.test)(evidence, index)
        })
}

fn is_consent(evidence: &Evidence<'_>, index: usize) -> bool {
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

fn is_pop_up(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    container.tag == Tag::Dialog
        || (container.cues.any(Cues::POP_UP)
            && !container.cues.any(Cues::BODY)
            && evidence.total(index).prose < 150)
}

fn is_form(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let fields = evidence.fields(index);
    let total = evidence.total(index);
    let typed = fields.iter().any(|field| *field != Field::Button);
    match container.tag {
        Tag::Form => !fields.is_empty() && total.prose < 60 && total.words < 250,
        Tag::Fieldset | Tag::Search => total.prose < 40,
        Tag::Button => total.words <= 12,
        _ => {
            (container.cues.any(Cues::ACCOUNT.with(Cues::SEARCH)) && total.prose == 0)
                && (typed || total.words <= 12)
        }
    }
}

fn is_navigation(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    if matches!(container.tag, Tag::Nav | Tag::Menu) {
        return true;
    }
    if container.cues.any(Cues::CONTENTS) {
        return total.prose == 0 && total.link_density() > 0.6;
    }
    container.cues.any(Cues::NAVIGATION)
        && !container.tag.heading_level().is_some()
        && (total.link_density() > 0.5 || (total.words <= 12 && total.prose == 0))
}

/// Comments may be longer than what they comment on; what counts is that something is there to
/// comment on.
fn is_comments(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let announced = evidence
        .announces(index)
        .is_some_and(|phrase| phrase.kind == RemovalKind::Comments);
    if !container.cues.any(Cues::COMMENTS) && !(announced && container.tag == Tag::Section) {
        return false;
    }
    let before = evidence.totals.of(&(0..container.blocks.start));
    let total = evidence.total(index);
    if total.prose == 0 {
        return !container.cues.any(Cues::BODY) && total.words < 400;
    }
    before.prose >= 150 || (before.prose >= 40 && before.prose * 20 >= total.prose)
}

fn is_share(evidence: &Evidence<'_>, index: usize) -> bool {
    let total = evidence.total(index);
    evidence.container(index).cues.any(Cues::SHARE) && total.prose == 0 && total.words <= 60
}

fn is_pull_quote(evidence: &Evidence<'_>, index: usize) -> bool {
    evidence.container(index).cues.any(Cues::PULL_QUOTE) && evidence.total(index).words <= 80
}

fn is_related(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let linked = total.link_words > 0 && (total.link_density() > 0.25 || total.words < 60);
    let announced = evidence
        .announces(index)
        .is_some_and(|phrase| phrase.kind == RemovalKind::Related);
    if container.tag.heading_level().is_some() || container.tag == Tag::P && !linked {
        return false;
    }
    (container.cues.any(Cues::RELATED) && linked && !evidence.holds_headline(index))
        || (announced
            && !evidence.holds_headline(index)
            && container.blocks.len() > 1
            && total.link_density() > 0.3)
}

fn is_author_box(evidence: &Evidence<'_>, index: usize) -> bool {
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

fn is_player(evidence: &Evidence<'_>, index: usize) -> bool {
    let total = evidence.total(index);
    evidence.container(index).cues.any(Cues::PLAYER) && total.prose < 30 && total.words < 80
}

fn is_advertisement(evidence: &Evidence<'_>, index: usize) -> bool {
    let total = evidence.total(index);
    evidence.container(index).cues.any(Cues::ADVERTISEMENT) && total.words < 150
}

fn is_promotion(evidence: &Evidence<'_>, index: usize) -> bool {
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

fn is_details(evidence: &Evidence<'_>, index: usize) -> bool {
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

fn is_tool(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let tool = Cues::TOOLS.with(Cues::GUTTER).with(Cues::SCREEN_READER);
    total.prose == 0
        && container.tag.heading_level().is_none()
        && ((container.cues.any(tool) && total.words <= 30)
            || (container.cues.any(Cues::GUTTER) && total.words <= 400))
}

fn is_footer(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    let last = container.blocks.end * 10 >= evidence.page.blocks.len() * 7;
    container.tag == Tag::Footer
        || (container.cues.any(Cues::FOOTER)
            && !container.cues.any(Cues::REFERENCES)
            && last
            && (total.link_density() > 0.2 || total.words < 60))
}

fn is_sidebar(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    if container.tag == Tag::Aside {
        let fact_box = container.within.any(Within::ARTICLE)
            && total.prose * 2 > total.words
            && total.link_density() < 0.15
            && !container
                .cues
                .any(Cues::RELATED.with(Cues::PROMOTION).with(Cues::PULL_QUOTE));
        return !fact_box;
    }
    container.cues.any(Cues::SIDEBAR) && !container.cues.any(Cues::BODY)
}

fn is_header(evidence: &Evidence<'_>, index: usize) -> bool {
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
