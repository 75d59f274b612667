//! The headings that may bear the headline.

use super::MAX_TITLE;
use crate::metadata::clues::Clues;
use crate::metadata::site::SiteName;
use crate::metadata::text::{clean, fold};

/// A heading of the page.
pub(super) struct Heading {
    pub(super) text: String,
    /// The same in letters and digits.
    pub(super) folded: String,
    pub(super) at: usize,
}

/// The headings of one kind, except the site's name as a heading.
pub(super) fn headings(clues: &Clues, site: &SiteName, name: &str) -> Vec<Heading> {
    let all = clues.headings.iter().filter(|clue| clue.name == name);
    all.filter_map(|clue| {
        let text = clean(clue.value.trim_end_matches(is_mark), MAX_TITLE)?;
        (!site.is(&text)).then(|| Heading {
            folded: fold(&text),
            text,
            at: clue.at,
        })
    })
    .collect()
}

/// White space, and the signs by which documentation links to its headings.
fn is_mark(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '¶' | '§' | '🔗')
}
