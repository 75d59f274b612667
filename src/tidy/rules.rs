//! What is surely clutter on a live page.
//!
//! Most of it is what the [rules](crate::decide::rules) of the reader know, of the kinds that nobody misses
//! on the page itself; menus, footers and the like stay. To them comes what only the browser knows: what
//! floats over the page.

use crate::article::RemovalKind;
use crate::decide::rules::RULES;
use crate::decide::sign_up;
use crate::markup::Tag;
use crate::measure::{Cues, Field, Place};

use super::Context;

/// What a container is.
#[derive(Debug, Clone, Copy)]
pub struct Clutter {
    pub kind: RemovalKind,
    pub reason: &'static str,
    /// Whether it lies over the page.
    pub lies_over: bool,
}

/// Kinds of the reader's rules that are clutter on the page itself.
const SURE: &[RemovalKind] = &[
    RemovalKind::SignUp,
    RemovalKind::Consent,
    RemovalKind::Share,
    RemovalKind::Related,
    RemovalKind::Promotion,
    RemovalKind::Advertisement,
];

/// Most prose, in words, of clutter.
const MOST_PROSE: usize = 120;

/// The same of what asks for consent: some list each purpose and each partner.
const MOST_CONSENT_PROSE: usize = 1_500;

/// Most prose, in words, of what floats over the page and does not cover it.
const MOST_FLOATING_PROSE: usize = 60;

/// Words of prose that something may have without being weighed against the rest of the page.
const NEGLIGIBLE_PROSE: usize = 15;

/// Words of prose from which a page has an article that lists of others are beside.
const ARTICLE_PROSE: usize = 80;

/// Most words in a place for advertising.
const MOST_AD_WORDS: usize = 12;

/// Fields of a container among which what asks for a comment is looked for.
const MOST_PROMPT_FIELDS: usize = 60;

/// Names that make something that floats over the page clutter.
const CLUTTER: Cues = Cues::SHARE
    .with(Cues::SIGN_UP)
    .with(Cues::PROMOTION)
    .with(Cues::ADVERTISEMENT)
    .with(Cues::CONSENT)
    .with(Cues::POP_UP)
    .with(Cues::PLAYER)
    .with(Cues::PAYWALL)
    .with(Cues::RELATED);

/// What a container is, if it is clutter.
pub fn find(context: &Context<'_>, index: usize) -> Option<Clutter> {
    over_the_page(context, index)
        .or_else(|| sign_up(context, index))
        .or_else(|| known(context, index))
        .or_else(|| comment_prompt(context, index))
}

/// What floats over the page, or covers it.
fn over_the_page(context: &Context<'_>, index: usize) -> Option<Clutter> {
    let container = context.container(index);
    let dialog = container.tag == Tag::Dialog;
    if container.place == Place::Flow && !dialog {
        return None;
    }
    let over = |kind, reason| {
        Some(Clutter {
            kind,
            reason,
            lies_over: true,
        })
    };
    if let Some(known) = known(context, index) {
        return over(known.kind, known.reason);
    }
    let menu = matches!(container.tag, Tag::Nav | Tag::Header | Tag::Menu)
        || container.cues.any(Cues::NAVIGATION.with(Cues::CONTENTS));
    if menu || context.evidence.total(index).prose > MOST_PROSE {
        return None;
    }
    if dialog || container.place == Place::Covering {
        return over(RemovalKind::PopUp, "It lies over the page.");
    }
    if context.evidence.total(index).prose > MOST_FLOATING_PROSE {
        return None;
    }
    let video = matches!(container.tag, Tag::Video)
        || context.page().images[container.images.clone()]
            .iter()
            .any(|image| image.video.is_some());
    if video || container.cues.any(Cues::PLAYER) {
        return over(
            RemovalKind::Player,
            "It is a player that floats over the page.",
        );
    }
    let says = context.evidence.phrases[container.blocks.clone()]
        .iter()
        .flatten()
        .any(|phrase| SURE.contains(&phrase.kind));
    let clutter = container.cues.any(CLUTTER) || says || context.evidence.speaks_of_sign_up(index);
    if clutter {
        return over(RemovalKind::PopUp, "It floats over the page.");
    }
    None
}

/// What the reader's rules know for sure.
fn known(context: &Context<'_>, index: usize) -> Option<Clutter> {
    let container = context.container(index);
    let total = context.evidence.total(index);
    let outside = (context.evidence.prose_outside(index) + context.elsewhere) as f64;
    let lies_over = container.place != Place::Flow || container.tag == Tag::Dialog;
    // In a part that has come late and lies in the page's flow, nothing tells it from an article about consent.
    let is_long_wall = lies_over || !context.is_part;
    let most_prose = |kind| match kind {
        RemovalKind::Consent if is_long_wall => MOST_CONSENT_PROSE,
        _ => MOST_PROSE,
    };
    let rules = RULES.iter().filter(|rule| SURE.contains(&rule.kind));
    let mut rules = rules.filter(|rule| match rule.kind {
        // Where there is no article, lists of articles are what the page is for.
        RemovalKind::Related => {
            context.article >= ARTICLE_PROSE
                && total.prose < context.article
                && container.tag != Tag::Nav
                && !container.cues.any(Cues::NAVIGATION)
        }
        // Who wrote the article and when often stands beside it.
        RemovalKind::Share => !context.holds_author(index),
        RemovalKind::Promotion => container
            .cues
            .any(Cues::PROMOTION.with(Cues::PAYWALL).with(Cues::SIGN_UP)),
        RemovalKind::Advertisement => total.prose == 0 && total.words <= MOST_AD_WORDS,
        _ => true,
    });
    let weighed = |kind, spare: f64| {
        total.prose <= NEGLIGIBLE_PROSE
            || (total.prose <= most_prose(kind) && outside >= spare * total.prose as f64)
    };
    rules
        .find(|rule| weighed(rule.kind, rule.spare) && (rule.test)(&context.evidence, index))
        .map(|rule| Clutter {
            kind: rule.kind,
            reason: rule.reason,
            lies_over: rule.kind == RemovalKind::Consent,
        })
}

/// A sign-up form in a box that may not be hidden as a whole: the reader's rules name only the box.
fn sign_up(context: &Context<'_>, index: usize) -> Option<Clutter> {
    let asks = sign_up::asks_to_sign_up(&context.evidence, index)
        && context.evidence.total(index).prose <= MOST_PROSE;
    let rule = RULES.iter().find(|rule| rule.kind == RemovalKind::SignUp);
    rule.filter(|_| asks).map(|rule| Clutter {
        kind: rule.kind,
        reason: rule.reason,
        lies_over: false,
    })
}

/// What asks for a comment; comments themselves stay, and so does the box for answers in a discussion.
fn comment_prompt(context: &Context<'_>, index: usize) -> Option<Clutter> {
    let container = context.container(index);
    let total = context.evidence.total(index);
    let asks = context
        .evidence
        .fields(index)
        .iter()
        .take(MOST_PROMPT_FIELDS)
        .any(|field| matches!(field, Field::LongText | Field::Button));
    let announced = context
        .evidence
        .announces(index)
        .is_some_and(|phrase| phrase.kind == RemovalKind::Comments);
    let about = announced
        || container.cues.any(Cues::COMMENTS)
        || (container.tag == Tag::Form && context.evidence.is_near(index, Cues::COMMENTS));
    let is_prompt = about
        && asks
        && total.prose <= NEGLIGIBLE_PROSE
        && total.words <= 60
        && !context.evidence.posts_are_comments;
    is_prompt.then_some(Clutter {
        kind: RemovalKind::Comments,
        reason: "It asks for a comment.",
        lies_over: false,
    })
}
