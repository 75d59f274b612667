//! Title, byline, dates and the like.
//!
//! Pass 1 collects [`Clues`] (which elements are clues is asked of [`collect`]); [`resolve`] decides
//! between them. Pages contradict themselves, so every field has an order of trust:
//!
//! | field | from the most to the least trusted source |
//! |---|---|
//! | title | proposals: Open Graph, Twitter and other meta tags, JSON-LD, `<title>`, each without the site's name; an `h1` (or `h2`, or an `h3` that is a headline by its class) that says the same gives the wording, and so does one in other words, unless the page is no article and somebody wrote it a title; else the first proposal, else the first `h1` |
//! | byline | people in JSON-LD, meta tags, labelled cards, microdata, `rel=author`, byline classes, "By …" texts, organisations in JSON-LD; a login or the site's own name only if no source names anybody else; last, bylines in areas apart |
//! | published | `article:published_time`, JSON-LD, other meta tags, microdata, the visible date nearest to the headline, the date in the address, other dates in text, the date of change; an earlier visible date where the page says that it is the first or states the date of change as that of publication |
//! | modified | `article:modified_time`, JSON-LD, other meta tags, microdata, the visible date of change nearest to the headline, one in an area apart |
//! | site | `og:site_name`, JSON-LD (`WebSite`, publisher), application name, publisher, an `h1` that only links to the front page, host |
//! | lang | `lang` of the root, `content-language` and the like, JSON-LD, `og:locale` |
//! | dir | `dir` of the root, the language's usual script |
//! | url | `rel=canonical`, `og:url`, JSON-LD, the address that the page was loaded from |
//! | description | Open Graph, `description`, other meta tags, JSON-LD |
//! | image | Open Graph, Twitter and other meta tags, JSON-LD, `rel=image_src`, the article's first picture; never a logo or a placeholder |
//!
//! The text of products and of shops' lists names those who review and what else there is: their byline and dates are
//! only what the page states.
//!
//! Every value is text from an attacker: it is cleaned of markup and invisible characters and cut to
//! a limit, addresses are `http` or `https`, and the work on it is bounded. It is plain text, not
//! markup: whoever puts it into HTML escapes it.

mod byline;
mod byline_words;
mod clues;
pub(crate) mod collect;
mod credits;
mod date_text;
mod date_tokens;
mod dates;
mod json_ld;
mod json_repair;
mod language;
mod meta_tags;
mod months;
mod names;
mod site;
mod stamp;
#[cfg(test)]
mod tests;
mod text;
mod title;
mod title_words;
mod urls;

pub use clues::{Clue, Clues};
pub(crate) use credits::{day_in, is_credit_line};
pub(crate) use json_ld::Subject;

use crate::article::Metadata;
use crate::model::PageKind;

/// Longest description, in characters.
const MAX_DESCRIPTION: usize = 1000;

/// Decides what the page's clues say.
///
/// `page_url` is the address that the page was loaded from (may be empty).
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let snapshot = unhusk::Snapshot::new(html, "https://example.com/rain");
/// let clues = unhusk::measure::measure(&snapshot, 1024)?.clues;
/// let metadata = unhusk::metadata::resolve(&clues, snapshot.url);
/// assert_eq!(metadata.title.as_deref(), Some("Rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn resolve(clues: &Clues, page_url: &str) -> Metadata {
    Sources::new(clues, page_url).metadata(PageKind::Article)
}

/// What the page's clues say about the page, of which byline and dates depend on its kind.
pub(crate) struct Sources<'c> {
    clues: &'c Clues,
    addresses: urls::Addresses,
    data: json_ld::LinkedData,
    lang: Option<String>,
    site: site::SiteName,
    title: title::Title,
}

impl<'c> Sources<'c> {
    /// Those of a page that was loaded from this address (may be empty).
    pub fn new(clues: &'c Clues, page_url: &str) -> Sources<'c> {
        let addresses = urls::Addresses::new(page_url, clues);
        let data = json_ld::read(&clues.json_ld, |headline| title::is_title(clues, headline));
        let site = site::SiteName::new(clues, &data, &addresses);
        Sources {
            lang: language::language(clues, &data),
            title: title::title(clues, &data, &site),
            clues,
            addresses,
            data,
            site,
        }
    }

    /// The title.
    pub fn title(&self) -> Option<&str> {
        self.title.text.as_deref()
    }

    /// All of it, for a page of this kind.
    pub fn metadata(self, kind: PageKind) -> Metadata {
        let Sources {
            clues,
            addresses,
            data,
            lang,
            site,
            title,
        } = self;
        let in_text = !kind.has_reviews() && !meta_tags::is_product(clues);
        let dates = dates::dates(clues, &data, &addresses, lang.as_deref(), &title, in_text);
        let description = meta_tags::all(clues, meta_tags::DESCRIPTION)
            .chain(data.description.as_deref())
            .find_map(|text| text::clean(text, MAX_DESCRIPTION));
        Metadata {
            byline: byline::byline(clues, &data, &site, title.at.unwrap_or(0), in_text),
            title: title.text,
            published: dates.published.map(|stamp| stamp.to_string()),
            modified: dates.modified.map(|stamp| stamp.to_string()),
            site: site.display(),
            dir: language::direction(clues.dir.as_deref(), lang.as_deref()),
            lang,
            url: urls::canonical(clues, &data, &addresses),
            description,
            image: urls::image(clues, &data, &addresses),
        }
    }
}
