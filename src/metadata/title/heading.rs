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

/// The headings of these kinds, except the site's name as a heading.
pub(super) fn headings(clues: &Clues, site: &SiteName, names: &[&str]) -> Vec<Heading> {
    let mut headings = headings_and_logo(clues, site, names);
    headings.retain(|heading| !site.is(&heading.text));
    headings
}

/// The headings of these kinds, except the site's name as a heading that is no link to the front page.
pub(super) fn headings_and_logo(clues: &Clues, site: &SiteName, names: &[&str]) -> Vec<Heading> {
    let all = clues.headings.iter();
    let all = all.filter(|clue| names.contains(&clue.name.as_str()));
    all.filter_map(|clue| {
        let text = clean(clue.value.trim_end_matches(is_mark), MAX_TITLE)?;
        (!site.is(&text) || site.is_logo(&text)).then(|| Heading {
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
