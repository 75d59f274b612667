//! The site's name.

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;
use super::text::{clean, fold};
use super::title_words::SITE_WORDS;
use super::urls::Addresses;

/// Longest name of a site, in characters; what is longer is a slogan.
const MAX_SITE: usize = 80;
/// Most names that are kept.
const MAX_NAMES: usize = 8;
/// Fewest letters of a name that is recognised within other words.
const MIN_NAME: usize = 4;
/// Fewest letters of initials ("BBC") that are recognised.
const MIN_INITIALS: usize = 3;

/// What the site calls itself.
#[derive(Debug, Default)]
pub(super) struct SiteName {
    names: Vec<String>,
    /// The name in a heading that links to the front page.
    logo: Option<String>,
    host: Option<String>,
    /// The page is the site's front page: what it is called is the site's name, with or without more.
    pub(super) is_front: bool,
}

impl SiteName {
    /// The names that the page gives for its site, in order of trust: Open Graph, JSON-LD's `WebSite`
    /// and publisher, the application's name, the publisher, an `h1` that is a link to the front page; and
    /// the host.
    pub(super) fn new(clues: &Clues, data: &LinkedData, addresses: &Addresses) -> SiteName {
        let logo = logo(clues, addresses);
        let names = meta_tags::all(clues, meta_tags::SITE)
            .take(1)
            .chain(data.site.as_deref())
            .chain(data.publisher.as_deref())
            .chain(meta_tags::all(clues, meta_tags::SITE).skip(1))
            .chain(meta_tags::all(clues, meta_tags::PUBLISHER))
            .filter(|name| !name.starts_with("http"))
            .filter_map(|name| clean(name, MAX_SITE + 1))
            .filter(|name| name.chars().count() <= MAX_SITE)
            .take(MAX_NAMES)
            .chain(logo.clone())
            .collect();
        SiteName {
            names,
            logo,
            host: addresses.host().map(str::to_owned),
            is_front: addresses.is_front(),
        }
    }

    /// The name to show: the most trusted one, or the host.
    pub(super) fn display(&self) -> Option<String> {
        self.names.first().or(self.host.as_ref()).cloned()
    }

    /// Whether the page says what its site is called.
    pub(super) fn is_stated(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether a text is a name of the site, or its host with or without the ending (`nature` of
    /// `nature.com`).
    pub(super) fn is(&self, text: &str) -> bool {
        let text = fold(text);
        let text = text.strip_prefix("www").unwrap_or(&text);
        let is_same = |name: &str| {
            let name = fold(name);
            text == name || text.strip_prefix("the") == Some(&name)
        };
        !text.is_empty()
            && (self.names.iter().any(|name| is_same(name))
                || self.hosts().any(|host| is_same(&host)))
    }

    /// Whether a text is the name in a heading that links to the front page.
    pub(super) fn is_logo(&self, text: &str) -> bool {
        self.logo.as_deref() == Some(text)
    }

    /// Whether a part of a title looks like the site's name: the name among words that stand beside
    /// names, a part of the name, its initials, any host.
    pub(super) fn is_like(&self, part: &str) -> bool {
        if self.is(part) || is_host(part) {
            return true;
        }
        let words: Vec<String> = part
            .split(' ')
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect();
        let rest: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|word| !SITE_WORDS.contains(word))
            .collect();
        if rest.is_empty() {
            return words.len() > 1;
        }
        let core = rest.concat();
        let initials: String = rest.iter().filter_map(|word| word.chars().next()).collect();
        let stated = self.names.iter().map(|name| (name.clone(), true));
        for (name, is_stated) in stated.chain(self.hosts().map(|host| (host, false))) {
            let name_words: Vec<String> = name
                .split(|c: char| !c.is_alphanumeric())
                .map(fold)
                .filter(|word| !word.is_empty())
                .collect();
            let name_rest: Vec<&str> = name_words
                .iter()
                .map(String::as_str)
                .filter(|word| !SITE_WORDS.contains(word))
                .collect();
            let name_core = name_rest.concat();
            let name_initials: String = name_words
                .iter()
                .filter_map(|word| word.chars().next())
                .collect();
            let is_long = |text: &str| text.chars().count() >= MIN_NAME;
            let is_short = |text: &str| text.chars().count() >= MIN_INITIALS;
            if (core == name_core && is_short(&core))
                || (is_long(&core) && rest.iter().all(|word| name_rest.contains(word)))
                // A host with other words may be a product: "Example Payments".
                || (is_stated
                    && is_long(&name_core)
                    && (core.starts_with(&name_core) || core.ends_with(&name_core))
                    && rest.len() <= name_rest.len() + 2)
                || (is_long(&core) && name_core.starts_with(&core))
                || (is_short(&initials) && initials == name_core)
                || (is_short(&name_initials) && name_initials == core)
            {
                return true;
            }
        }
        false
    }

    /// The host, and each label of it but the last, alone and with what is before the ending.
    fn hosts(&self) -> impl Iterator<Item = String> + '_ {
        let host = self.host.as_deref().unwrap_or_default();
        let stem = host.rsplit_once('.').map_or("", |(stem, _)| stem);
        let labels = stem.split('.').filter(|label| label.len() >= MIN_INITIALS);
        std::iter::once(host)
            .chain(std::iter::once(stem))
            .chain(labels)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }
}

/// The text of the first `h1` that is nothing but a link to the front page, from another page.
fn logo(clues: &Clues, addresses: &Addresses) -> Option<String> {
    let links = clues.home_links.iter();
    let at = links.filter(|link| addresses.is_home(&link.value));
    let at = at.map(|link| link.at).next()?;
    let mut headings = clues.headings.iter();
    let heading = headings.find(|heading| heading.at == at && !addresses.is_front())?;
    clean(&heading.value, MAX_SITE + 1).filter(|name| name.chars().count() <= MAX_SITE)
}

/// `example.com`.
fn is_host(text: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ending = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.split('.').all(is_label)
        && (2..=6).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphabetic())
}
