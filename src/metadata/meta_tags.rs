//! Which `<meta>` keys speak about which field, in order of trust within the field.

use super::clues::Clues;

/// Headline: keys that sites fill with the bare headline come first.
pub(super) const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dcterms.title",
    "dc.title",
    "dc:title",
    "article:title",
    "headline",
    "title",
];
/// The headline alone, written for sharing.
pub(super) const SHARED_TITLE: &[&str] = &["og:title"];
/// Kind of the page.
pub(super) const KIND: &[&str] = &["og:type"];
/// Authors.
pub(super) const AUTHOR: &[&str] = &[
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "author",
    "article:author_name",
    "article:author",
    "og:article:author",
    "og:author",
    "book:author",
    "dcterms.creator",
    "dc.creator",
    "dc:creator",
    "dcsext.author",
    "cxenseparse:author",
    "authors",
    "article.author",
    "twitter:creator:name",
    "shareaholic:article_author_name",
];
/// Labels of cards for sharing, each with its data.
pub(super) const CARD_DATA: &[(&str, &str)] = &[
    ("twitter:label1", "twitter:data1"),
    ("twitter:label2", "twitter:data2"),
];
/// Publication, ahead of JSON-LD.
pub(super) const PUBLISHED_FIRST: &[&str] =
    &["article:published_time", "og:article:published_time"];
/// Publication.
pub(super) const PUBLISHED: &[&str] = &[
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "dc:date",
    "dc.created",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "published-date",
    "published_date",
    "w-published-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "published",
    "pub_date",
    "published_at",
    "article.published",
    "datecreated",
    "date",
    "created",
    "ms.date",
];
/// Last change, ahead of JSON-LD.
pub(super) const MODIFIED_FIRST: &[&str] = &["article:modified_time", "og:article:modified_time"];
/// Last change.
pub(super) const MODIFIED: &[&str] = &[
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "article:updated",
    "updated",
    "lastmod",
    "last-modified",
    "last_modified",
    "modified",
    "revised",
    "date.updated",
];
/// The site's name.
pub(super) const SITE: &[&str] = &[
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
];
/// The publisher, where nothing names the site.
pub(super) const PUBLISHER: &[&str] = &[
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
];
/// Language.
pub(super) const LANGUAGE: &[&str] = &[
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
];
/// Language with region, as Open Graph has it.
pub(super) const LOCALE: &[&str] = &["og:locale"];
/// The page's own address.
pub(super) const URL: &[&str] = &["og:url", "twitter:url"];
/// Summary.
pub(super) const DESCRIPTION: &[&str] = &[
    "og:description",
    "description",
    "twitter:description",
    "dcterms.description",
    "dc.description",
    "sailthru.description",
];
/// Lead picture.
pub(super) const IMAGE: &[&str] = &[
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "parsely-image-url",
    "sailthru.image.full",
    "thumbnail",
];

/// Whether the page says that it is about a thing to buy.
pub(super) fn is_product(clues: &Clues) -> bool {
    let mut kinds = all(clues, KIND).map(|kind| kind.strip_prefix("og:").unwrap_or(kind));
    kinds.any(|kind| kind.starts_with("product"))
}

/// All values of the keys, by trust, then in document order.
pub(super) fn all<'a>(clues: &'a Clues, keys: &'a [&str]) -> impl Iterator<Item = &'a str> {
    keys.iter().flat_map(move |key| values(clues, key))
}

/// All values of one key.
pub(super) fn values<'a>(clues: &'a Clues, key: &'a str) -> impl Iterator<Item = &'a str> {
    clues
        .metas
        .iter()
        .filter(move |(name, value)| name == key && !value.trim().is_empty())
        .map(|(_, value)| value.as_str())
}
