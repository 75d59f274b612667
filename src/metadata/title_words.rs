//! What stands in titles besides the headline: the one home of separators and generic words.

/// Between a headline and what it belongs to; hardly ever within a headline.
#[rustfmt::skip]
pub(super) const BARS: &[&str] = &[
    " | ", " │ ", " ∣ ", " ❘ ", " ¦ ", " :: ", " » ", " « ", " · ", " • ", " ‹ ", " › ", " > ",
    " < ", " // ", "｜", " |", "| ",
];
/// Between a headline and the site's name, but as often within a headline.
pub(super) const DASHES: &[&str] = &[" - ", " – ", " — ", " ― ", " -- ", " ~ ", " / ", " @ "];
/// Between a section or the site's name and a headline, but mostly within a headline.
pub(super) const COLONS: &[&str] = &[": ", "："];

/// Words that stand beside a site's name in titles ("Rust Blog", "Doom9's Forum"), in lower case.
#[rustfmt::skip]
pub(super) const SITE_WORDS: &[&str] = &[
    "blog", "weblog", "forum", "forums", "community", "wiki", "news", "online", "magazine",
    "magazin", "journal", "docs", "documentation", "official", "site", "website", "homepage",
    "home", "inc", "llc", "ltd", "gmbh", "ag", "co", "com", "org", "net", "the", "of", "and", "by",
    "at", "us", "uk", "store", "shop", "app", "portal", "network", "media", "group", "digital", "archive", "archives", "archiv",
    "press",
];
/// Words that shops put around the name of a thing in titles, in lower case.
pub(super) const SHOP_WORDS: &[&str] = &["buy", "shop", "from", "on", "sale", "for"];
/// Titles that only say which kind of page it is, in lower case.
#[rustfmt::skip]
pub(super) const GENERIC: &[&str] = &[
    "home", "homepage", "home page", "index", "startseite", "accueil", "inicio", "untitled",
    "article", "blog", "news", "welcome",
];
