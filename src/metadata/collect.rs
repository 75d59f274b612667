//! Which elements of the body are clues: the rules that pass 1 asks.
//!
//! - Areas ([`Area`]): inside a foreign one (menus, comments, lists of other pages) there are no clues;
//!   inside one apart (side columns, footers, teasers) only dates and bylines are, dates in a list of
//!   their own and bylines by the name of `apart`, since templates put the article's own details
//!   there too. An area that turns out to hold
//!   an `h1` is none (names like `has-sidebar` sit on whole pages): at an `h1` the names of all open
//!   elements stop to count.
//! - Elements: [`NameClues::date`] (a `<time>` is a date in any case) and [`byline_kind`] say whether an
//!   element is a clue. Its value is its text, with a line feed where a block ends and a blank where a
//!   `span`, `a` or `time` starts or ends; for dates `datetime` if there is one. Texts of more
//!   than [`MAX_CLUE_TEXT`] characters are no clues.
//! - Runs of text (the text between two block boundaries, white space collapsed): [`is_date_text`]
//!   makes a date clue by the name of `text`; [`byline_text`] a byline clue by the name of `text`;
//!   after a run that [`is_byline_announcement`] the next run, if it has at most
//!   [`MAX_BYLINE_TEXT`] characters, is one: its value is both with a line feed between them.
//! - Microdata: value is `content`, else `datetime`, else the text, as far as it is captured
//!   ([`CAPTURE_BYTES`](crate::limits::CAPTURE_BYTES)).

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

/// Longest text of a byline or date element, in characters; a longer one is no byline and no date.
pub const MAX_CLUE_TEXT: usize = 250;
/// Longest text that is looked at for a byline without any mark-up for it ("By …"), in characters.
pub const MAX_BYLINE_TEXT: usize = 100;

/// Longest text that is looked at for a date without any mark-up for it, in characters.
pub const MAX_DATE_TEXT: usize = 100;

/// Words in class names and ids that stand for authors.
#[rustfmt::skip]
const AUTHOR_WORDS: &[&str] = &[
    "byline", "bylines", "author", "authors", "postauthor", "autor", "autoren", "auteur", "autore", "writer",
    "username", "reporter", "contributor", "contributors", "creator", "byl", "journalist",
    "columnist", "poster", "authorname", "postedby", "redakteur", "verfasser",
];
/// Words beside them that say that the element is something else.
#[rustfmt::skip]
const NOT_AUTHOR_WORDS: &[&str] = &[
    "bio", "avatar", "image", "img", "photo", "picture", "pic", "social", "icon", "icons", "date",
    "time", "comment", "comments", "description", "desc", "follow", "role", "title", "job",
    "email", "count", "box", "about", "info", "related", "posts", "more", "thumb", "badge",
    "stats", "published", "updated",
];
/// Words in class names and ids that stand for dates.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "date", "dates", "datetime", "time", "timestamp", "dateline", "pubdate", "published",
    "updated", "modified", "datum", "fecha", "data", "posted", "publish", "publication", "created",
    "publishdate", "postdate", "entrydate", "articledate", "meta", "metadata", "lastmod", "dato",
];
/// Words beside them that say that the element is something else.
#[rustfmt::skip]
const NOT_DATE_WORDS: &[&str] = &[
    "reading", "read", "duration", "picker", "event", "countdown", "update", "player", "video",
    "uptime", "lifetime", "comments", "comment",
];
/// Of the date words those that say which date it is.
const MODIFIED_WORDS: &[&str] = &["updated", "modified", "lastmod"];
#[rustfmt::skip]
const PUBLISHED_WORDS: &[&str] = &[
    "published", "pubdate", "posted", "publish", "publication", "created", "publishdate",
    "postdate", "entrydate",
];
/// Class names that themes give the headline of a post.
const HEADLINE_CLASSES: &[&str] = &["entry-title", "post-title"];
/// Files that a site's front page may be.
const FRONT_FILES: &[&str] = &["index.html", "index.htm", "index.php"];
/// Words in class names and ids of areas that speak about other pages or by other people.
#[rustfmt::skip]
const FOREIGN_WORDS: &[&str] = &[
    "comment", "comments", "disqus", "related", "recommended", "recommendations", "popular",
    "trending", "latest", "nav", "menu", "promo", "carousel", "cookie", "reply", "replies",
    "recent", "similar",
];
/// Words in class names and ids of areas that may hold details of the page as well as of others.
const APART_WORDS: &[&str] = &["sidebar", "footer", "teaser", "teasers", "newsletter"];

/// Whose an area of the page is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// The page's own.
    #[default]
    Own,
    /// Beside the content: the page's own or not.
    Apart,
    /// Of other pages or other people.
    Foreign,
}

/// What a word of a class name or an id speaks about: a bit for each list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Topics(u8);

impl Topics {
    const AUTHOR: u8 = 1;
    const NOT_AUTHOR: u8 = 1 << 1;
    const DATE: u8 = 1 << 2;
    const NOT_DATE: u8 = 1 << 3;
    const MODIFIED: u8 = 1 << 4;
    const PUBLISHED: u8 = 1 << 5;
    const FOREIGN: u8 = 1 << 6;
    const APART: u8 = 1 << 7;

    /// The lists and their bits.
    const LISTS: [(u8, &[&str]); 8] = [
        (Self::AUTHOR, AUTHOR_WORDS),
        (Self::NOT_AUTHOR, NOT_AUTHOR_WORDS),
        (Self::DATE, DATE_WORDS),
        (Self::NOT_DATE, NOT_DATE_WORDS),
        (Self::MODIFIED, MODIFIED_WORDS),
        (Self::PUBLISHED, PUBLISHED_WORDS),
        (Self::FOREIGN, FOREIGN_WORDS),
        (Self::APART, APART_WORDS),
    ];

    fn of_word(word: &str) -> Topics {
        static TABLE: OnceLock<HashMap<&'static str, Topics, FixedState>> = OnceLock::new();
        let table = TABLE.get_or_init(|| {
            let mut table = HashMap::<_, Topics, _>::default();
            for (bit, words) in Topics::LISTS {
                for word in words {
                    table.entry(*word).or_default().0 |= bit;
                }
            }
            table
        });
        let mut lower = [0; LONGEST_WORD];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return Topics::default();
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let word = std::str::from_utf8(lower).ok();
        let topics = word.and_then(|word| table.get(word));
        topics.copied().unwrap_or_default()
    }

    /// The topics of all words of a name.
    fn of_name(name: &str) -> Topics {
        words_of(name).fold(Topics::default(), |all, word| {
            Topics(all.0 | Topics::of_word(word).0)
        })
    }

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

/// Bytes of the longest word in the lists.
const LONGEST_WORD: usize = 16;

/// What the names of an element, its classes and its id, say about clues.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NameClues {
    /// Whose its content is.
    pub area: Area,
    /// It holds the author's name.
    pub is_byline: bool,
    /// It holds a date: `published`, `modified` or an empty name.
    pub date: Option<&'static str>,
}

impl NameClues {
    /// What the value of a `class` or an `id` says.
    #[must_use]
    pub fn of(names: &str) -> NameClues {
        let mut clues = NameClues::default();
        for name in names.split_ascii_whitespace() {
            let topics = Topics::of_name(name);
            if topics.has(Topics::FOREIGN) {
                clues.area = Area::Foreign;
            } else if topics.has(Topics::APART) {
                clues.area = clues.area.max(Area::Apart);
            }
            clues.is_byline |= topics.has(Topics::AUTHOR) && !topics.has(Topics::NOT_AUTHOR);
            if topics.has(Topics::DATE) && !topics.has(Topics::NOT_DATE) {
                let kind = if topics.has(Topics::MODIFIED) {
                    "modified"
                } else if topics.has(Topics::PUBLISHED) {
                    "published"
                } else {
                    ""
                };
                clues.date = clues.date.or(Some(kind));
            }
        }
        clues
    }

    /// What these names, and then others of the same element, say.
    #[must_use]
    pub fn and(self, others: NameClues) -> NameClues {
        NameClues {
            area: self.area.max(others.area),
            is_byline: self.is_byline || others.is_byline,
            date: self.date.or(others.date),
        }
    }
}

/// Whether the class of an `h3` says that it is the headline of a post.
#[must_use]
pub fn is_headline(class: &str) -> bool {
    let mut names = class.split_ascii_whitespace();
    names.any(|name| HEADLINE_CLASSES.contains(&name))
}

/// Whether an address may be that of a site's front page: a host alone, or the root.
#[must_use]
pub fn may_be_front(href: &str) -> bool {
    let host_and_path = href.split_once("//").map(|(_, rest)| rest);
    let path = match host_and_path {
        Some(rest) => rest.split_once('/').map_or("", |(_, path)| path),
        None => match href.strip_prefix('/') {
            Some(path) => path,
            None => return false,
        },
    };
    path.is_empty() || FRONT_FILES.contains(&path)
}

/// Kind of byline clue that an element is, if it is one: `rel` or `class`.
///
/// `rel` is the element's attribute, empty where it has none.
#[must_use]
pub fn byline_kind(rel: &str, names: NameClues) -> Option<&'static str> {
    if rel
        .split_ascii_whitespace()
        .any(|rel| rel.eq_ignore_ascii_case("author"))
    {
        return Some("rel");
    }
    names.is_byline.then_some("class")
}

/// `postAuthor-name` → post, Author, name.
fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).flat_map(humps)
}

/// The parts of a word in camel case.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let is_start = |pair: &[u8]| !pair[0].is_ascii_uppercase() && pair[1].is_ascii_uppercase();
        let end = rest.as_bytes().windows(2).position(is_start);
        let end = end.map_or(rest.len(), |index| index + 1);
        let (part, tail) = rest.split_at_checked(end)?;
        rest = tail;
        (!part.is_empty()).then_some(part)
    })
}

/// The byline in a run of text (the text between two block boundaries), by the words that it starts
/// with: "By Jane Doe". The heading of a part or an item of a list has to name somebody beyond doubt: "By
/// Train" may be one of several ways to travel.
#[must_use]
pub fn byline_text(run: &str, is_part: bool) -> Option<&str> {
    let run = Some(run).filter(|run| is_at_most(run, MAX_BYLINE_TEXT))?;
    let byline = super::names::introduced(run)?;
    (!is_part || super::names::is_surely_introduced(byline)).then_some(byline)
}

/// Whether a run of text only announces the author, whose name is the next run: "Written by".
#[must_use]
pub fn is_byline_announcement(run: &str) -> bool {
    is_at_most(run, MAX_BYLINE_TEXT) && super::names::is_announcement(run)
}

/// Whether a run of text holds a date with its day and is short enough to say little else; a line of
/// details that begins with "Published" may be longer.
#[must_use]
pub fn is_date_text(run: &str) -> bool {
    let is_digit = |c: &char| super::date_tokens::ascii_digit(*c).is_ascii_digit();
    let digits = if run.is_ascii() {
        run.bytes().filter(u8::is_ascii_digit).count().min(3)
    } else {
        run.chars().filter(is_digit).take(3).count()
    };
    let is_short = is_at_most(run, MAX_DATE_TEXT)
        || (is_at_most(run, MAX_CLUE_TEXT) && super::date_text::is_announced(run));
    digits == 3 && is_short && super::date_text::has_day(run)
}

fn is_at_most(text: &str, limit: usize) -> bool {
    text.chars().nth(limit).is_none()
}

#[cfg(test)]
mod tests;
