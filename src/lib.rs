//! Unhusk takes the husk off a web page: it keeps what the page is about and removes sign-up forms,
//! share bars, menus, promotions and related lists.
//!
//! A page passes through the folders of this crate in this order:
//!
//! ```text
//! Snapshot ─ measure ─▶ Page ─ decide ─▶ Plan ─ rewrite ─▶ Article ─ render ─▶ reader, Markdown, text, JSON
//! ```
//!
//! ```
//! let html = b"<html><body><h1>Rain</h1><p>It has rained in the valley for three days, and the \
//!     river has risen to the foot of the old bridge, where people gather to watch it.</p>\
//!     <form>Subscribe! <input type=email></form></body></html>";
//! let article = unhusk::declutter(&unhusk::Snapshot::new(html, "https://example.com/rain"))?;
//! assert_eq!(article.metadata.title.as_deref(), Some("Rain"));
//! assert_eq!(article.removed[0].kind, unhusk::RemovalKind::SignUp);
//! # Ok::<(), unhusk::Error>(())
//! ```

mod address;
mod article;
#[cfg(feature = "cli")]
pub mod cli;
pub mod decide;
mod error;
pub mod explain;
mod features;
pub mod formula;
pub mod limits;
pub mod markup;
pub mod measure;
pub mod metadata;
mod model;
pub mod outline;
mod pages;
mod pagination;
#[cfg(feature = "parse")]
pub mod parse;
pub mod render;
pub mod rewrite;
mod single;
mod snapshot;
mod sort;
mod tidy;
mod user_rules;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::{Article, Element, Metadata, Piece, Post, Removal, RemovalKind};
pub use error::Error;
pub use explain::explain;
pub use model::{Model, ModelError, PageKind};
pub use outline::outline;
pub use pages::declutter_pages;
pub use snapshot::Snapshot;
pub use tidy::{Tidied, TidyRecord, tidy, tidy_part};
pub use user_rules::{Problem, ProblemKind, Rules};

/// Takes the husk off a page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let article = unhusk::declutter(&unhusk::Snapshot::new(html, "https://example.com/rain"))?;
/// assert_eq!(article.metadata.title.as_deref(), Some("Rain"));
/// assert!(unhusk::render::text(&article.content).starts_with("It has rained"));
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// [`Error::NothingToRead`] where nothing on the page reads like content, and the errors of
/// [`markup::stream`] where the page can't be read.
pub fn declutter(snapshot: &Snapshot<'_>) -> Result<Article, Error> {
    declutter_with(snapshot, Options::default())
}

/// How a page is read.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Rules, Snapshot, declutter_with};
///
/// let (rules, problems) = Rules::parse("example.com##h1");
/// assert!(problems.is_empty());
/// let options = Options { rules: Some(&rules), model: None, ..Options::default() };
/// let article = declutter_with(&Snapshot::new(html, "https://example.com/rain"), options)?;
/// assert!(!unhusk::render::text(&article.content).contains("Subscribe"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Rules of the user's, which come before all others.
    pub rules: Option<&'a Rules>,
    /// The learned model; without one, the engine's own rules decide alone.
    pub model: Option<&'a Model>,
    /// How strict the learned model's scores are taken, -2 to 2: each step up halves what missing text counts
    /// for beside clutter that is kept. At 0 both count the same, as the model was trained.
    pub strictness: f64,
    /// Bytes of markup that are read at a time; the result is the same for any number.
    pub feed: usize,
}

/// A part of the work on a page.
///
/// ```
/// use std::time::Instant;
/// use unhusk::{Options, Snapshot, Stage, declutter_watched};
///
/// let started = Instant::now();
/// let page = Snapshot::new(b"<p>Too short to be an article.</p>", "");
/// let article = declutter_watched(&page, Options::default(), |stage| {
///     println!("{stage:?} ended after {:?}", started.elapsed());
///     assert_eq!(stage, Stage::Measure);
/// });
/// assert_eq!(article.err(), Some(unhusk::Error::NothingToRead));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The page's bytes are read for the first time.
    Measure,
    /// Every block gets a verdict.
    Decide,
    /// The bytes are read once more, and what is kept is let through.
    Rewrite,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            rules: None,
            model: Model::built_in(),
            strictness: 0.0,
            feed: limits::FEED_BYTES,
        }
    }
}

/// What a page says about itself, also where there is nothing to read.
///
/// ```
/// let metadata = unhusk::describe(&unhusk::Snapshot::new(b"<title>Log in</title><form></form>", ""))?;
/// assert_eq!(metadata.title.as_deref(), Some("Log in"));
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`markup::stream`].
pub fn describe(snapshot: &Snapshot<'_>) -> Result<Metadata, Error> {
    let page = measure::measure(snapshot, limits::FEED_BYTES)?;
    Ok(metadata::resolve(&page.clues, snapshot.url))
}

/// Like [`declutter`], read in another way.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, declutter_with};
///
/// let strict = Options { strictness: 1.0, ..Options::default() };
/// let article = declutter_with(&Snapshot::new(html, ""), strict)?;
/// assert!(article.words > 20);
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`declutter`].
pub fn declutter_with(snapshot: &Snapshot<'_>, options: Options<'_>) -> Result<Article, Error> {
    declutter_watched(snapshot, options, |_| {})
}

/// Like [`declutter_with`]; `finished` is called as each stage has ended.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Snapshot, Stage, declutter_watched};
///
/// let mut stages = Vec::new();
/// declutter_watched(&Snapshot::new(html, ""), Options::default(), |stage| stages.push(stage))?;
/// assert_eq!(stages, [Stage::Measure, Stage::Decide, Stage::Rewrite]);
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// Those of [`declutter`].
pub fn declutter_watched(
    snapshot: &Snapshot<'_>,
    options: Options<'_>,
    mut finished: impl FnMut(Stage),
) -> Result<Article, Error> {
    let Options { rules, feed, .. } = options;
    let none = Rules::default();
    let page = measure::measure_with(snapshot, rules.unwrap_or(&none), feed)?;
    let sources = metadata::Sources::new(&page.clues, snapshot.url);
    finished(Stage::Measure);
    let decide::Decision { plan, kind } = decide::decide(&page, sources.title(), options)?;
    let mut metadata = sources.metadata(kind);
    finished(Stage::Decide);
    let content = rewrite::rewrite(snapshot, &plan, page.base.as_ref(), feed)?;
    finished(Stage::Rewrite);
    if metadata.image.is_none() {
        // The page names no lead picture: the first of the article is it.
        let mut pictures = plan.images.iter().filter(|image| image.video.is_none());
        metadata.image = pictures.next().map(|image| image.source.clone());
    }
    Ok(Article {
        kind,
        metadata,
        words: words(&content),
        content,
        single: single::is_article(&page, &plan, snapshot.url),
        next: pagination::next(&page, snapshot.url),
        posts: plan.posts,
        removed: plan.removed,
        turns: Vec::new(),
    })
}

/// Cleans a part of a page that the user has chosen: a selection, or an article as the reader shows
/// it. All of it stays but scripts, forms and what is not visible.
///
/// The snapshot holds the part, and around it the tags of the elements that it stands in. Without
/// `metadata`, the article has what the snapshot itself says, which may include the page's `head`.
///
/// ```
/// let part = b"<body><p>As short as <b>this</b>.<script>act()</script></p></body>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(part, ""), None)?;
/// assert_eq!(unhusk::render::html(&article.content), "<p>As short as <b>this</b>.</p>");
/// # Ok::<(), unhusk::Error>(())
/// ```
///
/// # Errors
/// [`Error::NothingToRead`] where the part shows nothing, and those of [`markup::stream`].
pub fn passage(snapshot: &Snapshot<'_>, metadata: Option<Metadata>) -> Result<Article, Error> {
    let feed = limits::FEED_BYTES;
    let page = measure::measure(snapshot, feed)?;
    let plan = decide::keep_all(&page);
    let content = rewrite::rewrite(snapshot, &plan, page.base.as_ref(), feed)?;
    if content.is_empty() {
        return Err(Error::NothingToRead);
    }
    Ok(Article {
        metadata: metadata.unwrap_or_else(|| metadata::resolve(&page.clues, snapshot.url)),
        words: words(&content),
        content,
        removed: plan.removed,
        ..Article::default()
    })
}

/// Words of content.
fn words(content: &[Piece]) -> usize {
    let words = content.iter().map(|piece| match piece {
        Piece::Text(text) => measure::text::words(text),
        _ => 0,
    });
    words.sum()
}
