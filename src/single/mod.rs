//! Whether a page is one article, rather than a front page, a section list, a shelf of goods or a
//! search.
//!
//! What opens by itself on a listed site asks this; a reader that was asked for by a click does not.
//! The test is cheap: it looks at what pass 1 and the decision have found anyway. Each sign has a
//! weight, and a page of [`ENOUGH`] is an article:
//!
//! | sign | weight |
//! |---|---|
//! | address: front page | never |
//! | address: name of several words, number or date / list or search | 2 / −2 |
//! | JSON-LD: main work is an article / a list or a product | 2 / −2 |
//! | `article:published_time` | 2 |
//! | `og:type`: `article` / `product` | 1 / −2 |
//! | prose between linked headlines: fewer than 80, from 250, from 600 words | −1, 1, 2 |
//! | three or more linked headlines with little prose between them | −2 |
//! | two fifths of what is kept are links | −1 |
//!
//! The weights were set by hand on the 1,497 pages of the WCXB development set (CC BY 4.0): 88 of 100
//! articles pass, 7 of 100 lists, 3 of 100 collections.

mod address;
mod prose;
#[cfg(test)]
mod tests;

pub use address::Address;

use crate::decide::Plan;
use crate::measure::Page;
use crate::metadata::{Clues, Subject};
use prose::Prose;

/// Weight from which a page is one article.
const ENOUGH: i32 = 3;

/// Words of prose in one run: fewer are a teaser, more are an article, or surely one.
const TEASER_WORDS: usize = 80;
const ARTICLE_WORDS: usize = 250;
const LONG_ARTICLE_WORDS: usize = 600;

/// Linked headlines from which a page may be a list of them.
const LIST_HEADLINES: usize = 3;

/// Words of the longest run for each linked headline below which it is one.
const WORDS_A_HEADLINE: usize = 100;

/// Whether the page at an address may be one article, by the address alone.
#[must_use]
pub fn may_be_article(url: &str) -> bool {
    address::look(url) != Address::Front
}

/// Whether a page is one article.
#[must_use]
pub fn is_article(page: &Page, plan: &Plan, url: &str) -> bool {
    may_be_article(url)
        && by_address(url) + by_declaration(&page.clues) + by_prose(Prose::new(page, plan))
            >= ENOUGH
}

fn by_address(url: &str) -> i32 {
    match address::look(url) {
        Address::Story => 2,
        Address::List => -2,
        Address::Front | Address::Unclear => 0,
    }
}

fn by_declaration(clues: &Clues) -> i32 {
    let subject = match clues.subject() {
        Subject::Article => 2,
        Subject::List => -2,
        Subject::Unknown => 0,
    };
    let published = if clues.meta("article:published_time").is_some() {
        2
    } else {
        0
    };
    let kind = clues.meta("og:type").unwrap_or_default().to_lowercase();
    let kind = match kind.as_str() {
        "article" => 1,
        kind if kind.starts_with("product") => -2,
        _ => 0,
    };
    subject + published + kind
}

fn by_prose(prose: Prose) -> i32 {
    let run = match prose.longest_run {
        ..TEASER_WORDS => -1,
        LONG_ARTICLE_WORDS.. => 2,
        ARTICLE_WORDS.. => 1,
        _ => 0,
    };
    let is_list = prose.linked_headlines >= LIST_HEADLINES
        && prose.longest_run < WORDS_A_HEADLINE * prose.linked_headlines;
    let is_links = 5 * prose.link_words > 2 * prose.words;
    run - if is_list { 2 } else { 0 } - i32::from(is_links)
}
