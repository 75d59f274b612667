//! The rules that are certain about a whole container: one table, in order of precedence.
//!
//! A rule removes a container only where enough prose is left outside it (see [`Rule::spare`]): names
//! lie, and a container that holds the article is never removed for its name.

use crate::article::RemovalKind;
use crate::decide::conditions;
use crate::decide::evidence::Evidence;
use crate::decide::hidden;
use crate::decide::sign_up;
use crate::markup::Tag;

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
        test: conditions::is_consent,
    },
    Rule {
        kind: RemovalKind::PopUp,
        reason: "It is a dialog or overlay, not part of the page's flow.",
        spare: 1.0,
        certain: false,
        test: conditions::is_pop_up,
    },
    Rule {
        kind: RemovalKind::Form,
        reason: "It is a form to fill in.",
        spare: 1.0,
        certain: true,
        test: conditions::is_form,
    },
    Rule {
        kind: RemovalKind::Navigation,
        reason: "It is a menu or a trail of links through the site.",
        spare: 0.5,
        certain: false,
        test: conditions::is_navigation,
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
        test: conditions::is_comments,
    },
    Rule {
        kind: RemovalKind::Share,
        reason: "It is a row of share or follow links.",
        spare: 2.0,
        certain: false,
        test: conditions::is_share,
    },
    Rule {
        kind: RemovalKind::Duplicate,
        reason: "It repeats a sentence of the text for looks.",
        spare: 2.0,
        certain: false,
        test: conditions::is_pull_quote,
    },
    Rule {
        kind: RemovalKind::Related,
        reason: "It lists other articles.",
        spare: 1.0,
        certain: false,
        test: conditions::is_related,
    },
    Rule {
        kind: RemovalKind::Author,
        reason: "It is about the author, not the subject.",
        spare: 1.0,
        certain: false,
        test: conditions::is_author_box,
    },
    Rule {
        kind: RemovalKind::Player,
        reason: "It is an audio or video player.",
        spare: 2.0,
        certain: false,
        test: conditions::is_player,
    },
    Rule {
        kind: RemovalKind::Advertisement,
        reason: "It is a place for advertising.",
        spare: 3.0,
        certain: false,
        test: conditions::is_advertisement,
    },
    Rule {
        kind: RemovalKind::Promotion,
        reason: "It promotes the site's own offers.",
        spare: 2.0,
        certain: false,
        test: conditions::is_promotion,
    },
    Rule {
        kind: RemovalKind::Details,
        reason: "It is a line of page details, shown at the top instead.",
        spare: 3.0,
        certain: false,
        test: conditions::is_details,
    },
    Rule {
        kind: RemovalKind::Other,
        reason: "It is a tool of the page, not text.",
        spare: 3.0,
        certain: false,
        test: conditions::is_tool,
    },
    Rule {
        kind: RemovalKind::Footer,
        reason: "It is the page's footer.",
        spare: 0.5,
        certain: false,
        test: conditions::is_footer,
    },
    Rule {
        kind: RemovalKind::Sidebar,
        reason: "It stands beside the content.",
        spare: 1.0,
        certain: false,
        test: conditions::is_sidebar,
    },
    Rule {
        kind: RemovalKind::Header,
        reason: "It is the page's header.",
        spare: 1.0,
        certain: false,
        test: conditions::is_header,
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
