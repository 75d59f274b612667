//! An article with all its outputs, for programs.

use serde::Serialize;

use super::pictures::without_posters;
use super::{clip_markdown, html, minutes, reader_fragment, summary, text};
use crate::article::{Article, Metadata, Post, Removal};
use crate::model::PageKind;

/// Characters of text that stand in for a missing description.
const EXCERPT_CHARACTERS: usize = 200;

/// What the command line writes as JSON about an article.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let record = unhusk::render::Record::new(&article);
/// println!("{}", serde_json::to_string(&record).unwrap());
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Record<'a> {
    /// What kind of page it is.
    pub kind: PageKind,
    /// Headline, without the site's name.
    pub title: Option<&'a str>,
    /// Names of the authors, separated by `, `.
    pub byline: Option<&'a str>,
    /// ISO 8601 date or date-time of publication.
    pub published: Option<&'a str>,
    /// ISO 8601 date or date-time of the last change.
    pub modified: Option<&'a str>,
    /// Name of the site.
    pub site: Option<&'a str>,
    /// BCP 47 language tag.
    pub lang: Option<&'a str>,
    /// Base direction of the text: `ltr` or `rtl`.
    pub dir: Option<&'a str>,
    /// Canonical address.
    pub url: Option<&'a str>,
    /// Lead image.
    pub image: Option<&'a str>,
    /// Address of the page on which the text goes on.
    pub next: Option<&'a str>,
    /// The page's description of itself, or the start of its text.
    pub excerpt: Option<String>,
    /// Words of the article.
    pub words: usize,
    /// The article as an HTML fragment; see [`html`].
    pub html: String,
    /// The clean copy as Markdown; see [`clip_markdown`].
    pub markdown: String,
    /// The visible text, one block a line; see [`text`].
    pub text: String,
    /// The posts of a discussion, in document order; nothing on other pages.
    pub posts: &'a [Post],
    /// What was removed, in document order.
    pub removed: &'a [Removal],
}

impl<'a> Record<'a> {
    /// All outputs of an article.
    ///
    /// ```
    /// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
    /// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
    /// let record = unhusk::render::Record::new(&article);
    /// assert_eq!(record.text, "It has rained in the valley for three days.");
    /// assert_eq!(record.words, 9);
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        let metadata = &article.metadata;
        let text = text(&article.content);
        let description = metadata
            .description
            .clone()
            .filter(|text| !text.trim().is_empty());
        Record {
            kind: article.kind,
            title: metadata.title.as_deref(),
            byline: metadata.byline.as_deref(),
            published: metadata.published.as_deref(),
            modified: metadata.modified.as_deref(),
            site: metadata.site.as_deref(),
            lang: metadata.lang.as_deref(),
            dir: metadata.dir.as_deref(),
            url: metadata.url.as_deref(),
            image: metadata.image.as_deref(),
            next: article.next.as_deref(),
            excerpt: description.or_else(|| start_of(&text)),
            words: article.words,
            html: html(&article.content),
            markdown: clip_markdown(article),
            text,
            posts: &article.posts,
            removed: &article.removed,
        }
    }
}

/// An article with all that can be said of it: in JavaScript `Reading`.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let reading = unhusk::render::Reading::new(&article);
/// assert_eq!(reading.record.title, Some("Rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Reading<'a> {
    /// What the command line writes as well.
    #[serde(flatten)]
    pub record: Record<'a>,
    /// Time to read the article.
    pub minutes: usize,
    /// The reader's content; see [`reader_fragment`].
    pub reader: String,
    /// What is known about the page, to be given along with parts of the article.
    pub metadata: &'a Metadata,
    /// What was removed, in words; see [`summary`].
    pub summary: String,
    /// Whether the page is this one article; see [`Article::single`].
    pub single: bool,
    /// Pages of the text that are in it.
    pub pages: usize,
}

impl<'a> Reading<'a> {
    /// All outputs of an article.
    ///
    /// ```
    /// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
    /// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
    /// let reading = unhusk::render::Reading::new(&article);
    /// assert_eq!((reading.minutes, reading.pages), (1, 1));
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Reading {
            record: Record::new(article),
            minutes: minutes(article.words),
            reader: reader_fragment(article),
            metadata: &article.metadata,
            summary: summary(&article.removed),
            single: article.single,
            pages: article.page_count(),
        }
    }
}

/// What the browser extension shows of an article, and no more, so that nobody waits for the rest: in
/// JavaScript `ReaderView`.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let view = unhusk::render::ReaderView::new(&article);
/// assert_eq!(view.reader, unhusk::render::reader_fragment(&article));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ReaderView<'a> {
    /// The reader's content; see [`reader_fragment`].
    pub reader: String,
    /// The visible text, one block a line; see [`text`].
    pub text: String,
    /// BCP 47 language tag.
    pub lang: Option<&'a str>,
    /// Base direction of the text: `ltr` or `rtl`.
    pub dir: Option<&'a str>,
    /// Address of the page on which the text goes on.
    pub next: Option<&'a str>,
    /// What is known about the page, to be given along with parts of the article.
    pub metadata: &'a Metadata,
    /// Time to read the article.
    pub minutes: usize,
    /// What was removed, in document order.
    pub removed: &'a [Removal],
    /// Whether the page is this one article; see [`Article::single`].
    pub single: bool,
    /// Pages of the text that are in it.
    pub pages: usize,
}

impl<'a> ReaderView<'a> {
    /// What is shown of an article.
    ///
    /// ```
    /// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
    /// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
    /// let view = unhusk::render::ReaderView::new(&article);
    /// assert!(view.text.starts_with("It has rained"));
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        ReaderView::of(article, reader_fragment(article))
    }

    /// The same for a reader that shows no pictures: where one shows a video, its name is the link.
    ///
    /// ```
    /// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
    /// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
    /// let view = unhusk::render::ReaderView::without_pictures(&article);
    /// assert!(!view.reader.contains("<img"));
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn without_pictures(article: &'a Article) -> Self {
        let named = Article {
            content: without_posters(&article.content),
            ..article.clone()
        };
        ReaderView::of(article, reader_fragment(&named))
    }

    fn of(article: &'a Article, reader: String) -> Self {
        ReaderView {
            reader,
            text: text(&article.content),
            lang: article.metadata.lang.as_deref(),
            dir: article.metadata.dir.as_deref(),
            next: article.next.as_deref(),
            metadata: &article.metadata,
            minutes: minutes(article.words),
            removed: &article.removed,
            single: article.single,
            pages: article.page_count(),
        }
    }
}

/// The first words of a text, with an ellipsis where it goes on. `None` if there are none.
fn start_of(text: &str) -> Option<String> {
    let mut excerpt = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        count += word.chars().count() + 1;
        if count > EXCERPT_CHARACTERS + 1 {
            // A text without spaces has to be cut inside a word.
            if excerpt.is_empty() {
                excerpt.extend(word.chars().take(EXCERPT_CHARACTERS));
            }
            excerpt.push('…');
            break;
        }
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        excerpt.push_str(word);
    }
    (!excerpt.is_empty()).then_some(excerpt)
}
