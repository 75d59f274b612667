//! Title, byline, dates and the like.

mod byline;
mod byline_words;
mod clues;
pub mod collect;
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

use crate::article::Metadata;

/// Longest description, in characters.
const MAX_DESCRIPTION: usize = 1000;

/// Decides what the page's clues say.
///
/// `page_url` is the address that the page was loaded from (may be empty); `first_image` the first
/// picture of the article, which serves where the page names no lead picture.
#[must_use]
pub fn resolve(clues: &Clues, page_url: &str, first_image: Option<&str>) -> Metadata {
    let addresses = urls::Addresses::new(page_url, clues.base.as_deref());
    let data = json_ld::read(&clues.json_ld, |headline| title::is_title(clues, headline));
    let lang = language::language(clues, &data);
    let site = site::SiteName::new(clues, &data, &addresses);
    let title = title::title(clues, &data, &site);
    let dates = dates::dates(clues, &data, &addresses, lang.as_deref(), title.at);
    let description = meta_tags::all(clues, meta_tags::DESCRIPTION)
        .chain(data.description.as_deref())
        .find_map(|text| text::clean(text, MAX_DESCRIPTION));
    Metadata {
        byline: byline::byline(clues, &data, &site, title.at),
        title: title.text,
        published: dates.published.map(|stamp| stamp.to_string()),
        modified: dates.modified.map(|stamp| stamp.to_string()),
        site: site.display(),
        dir: language::direction(clues.dir.as_deref(), lang.as_deref()),
        lang,
        url: urls::canonical(clues, &data, &addresses),
        description,
        image: urls::image(clues, &data, &addresses, first_image),
    }
}
