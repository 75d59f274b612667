//! Sign-up forms: what a form asks for decides, not its name.

use crate::article::RemovalKind;
use crate::decide::evidence::Evidence;
use crate::markup::Tag;
use crate::measure::{Cues, Field};

/// Longest form, in words, with all that stands beside it.
const MOST_WORDS: usize = 160;

/// Most prose, in words, that a sign-up box has to persuade with.
const MOST_PROSE: usize = 90;

/// Most fields of a sign-up form, with all that it asks besides the address.
const MOST_FIELDS: usize = 60;

/// Longest pitch, in words.
const MOST_PITCH_WORDS: usize = 70;

/// Whether a container is a sign-up box: the largest box around a form for an address in which there
/// is nothing but the form and its pitch.
#[must_use]
pub fn is_sign_up(evidence: &Evidence<'_>, index: usize) -> bool {
    asks_to_sign_up(evidence, index) && !asks_to_sign_up_once(evidence, index)
}

/// Whether a container is a newsletter's pitch without a form of its own: it announces a newsletter
/// and ends in a link or a button.
#[must_use]
pub fn is_pitch(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    let total = evidence.total(index);
    container.blocks.len() > 1
        && total.words <= MOST_PITCH_WORDS
        && (total.link_words > 0 || !evidence.fields(index).is_empty())
        && !evidence.holds_headline(index)
        && evidence
            .announces(index)
            .is_some_and(|phrase| phrase.kind == RemovalKind::SignUp)
}

/// Whether the container around is a sign-up box too, with this form as its only one: then that is
/// the box.
fn asks_to_sign_up_once(evidence: &Evidence<'_>, index: usize) -> bool {
    let parent = evidence.container(index).parent;
    parent != index && asks_to_sign_up(evidence, parent)
}

/// Whether a container is a form that asks for an address, with its pitch, and nothing else.
#[must_use]
pub fn asks_to_sign_up(evidence: &Evidence<'_>, index: usize) -> bool {
    let container = evidence.container(index);
    if matches!(
        container.tag,
        Tag::Html | Tag::Body | Tag::Main | Tag::Article | Tag::Unknown
    ) {
        return false;
    }
    let total = evidence.total(index);
    let fields = evidence.fields(index);
    if fields.len() > MOST_FIELDS {
        return false;
    }
    let addresses = fields
        .iter()
        .filter(|field| matches!(field, Field::Email))
        .count();
    let named = container.cues.any(Cues::SIGN_UP);
    let texts = fields.iter().filter(|field| **field == Field::Text).count();
    let asks = addresses == 1 || (addresses == 0 && texts == 1 && named);
    asks && evidence.forms(index) <= 1
        && total.words <= MOST_WORDS
        && total.prose <= MOST_PROSE
        && !fields
            .iter()
            .any(|field| matches!(field, Field::LongText | Field::Password))
        && (named || evidence.speaks_of_sign_up(index))
        && !evidence.holds_headline(index)
        && !container.cues.any(Cues::COMMENTS)
}
