//! What an output itself says around an article.

use serde::Deserialize;

use super::{date, minutes};
use crate::article::{Article, Metadata};

/// What a file says around an article, in the language of whoever reads it. Whoever makes the file in another
/// language than English brings these texts.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// use unhusk::render::{Sources, Words, book};
///
/// let words = Words { source: "Quelle:".to_owned(), ..Words::english(&article) };
/// assert!(book(&article, &Sources::default(), &words).body.contains("Quelle:"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Words {
    /// BCP 47 language tag of these texts.
    pub lang: String,
    /// Their base direction: `ltr` or `rtl`.
    pub dir: String,
    /// The day of the article, such as `3 May 2024`; where there is none, it stands as the page gives it.
    pub date: Option<String>,
    /// The time that reading takes, such as `3 min read`.
    pub minutes: String,
    /// What comes before the address of the article, such as `Source:`.
    pub source: String,
    /// What a picture without a name is called.
    pub picture: String,
    /// What an article without a title is called.
    pub article: String,
}

impl Words {
    /// The texts for an article in English.
    ///
    /// ```
    /// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
    /// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
    /// let words = unhusk::render::Words::english(&article);
    /// assert_eq!(words.minutes, "1 min read");
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn english(article: &Article) -> Self {
        Words {
            lang: "en".to_owned(),
            dir: "ltr".to_owned(),
            date: day(&article.metadata).map(date::in_words),
            minutes: format!("{} min read", minutes(article.words)),
            source: "Source:".to_owned(),
            picture: "Picture".to_owned(),
            article: "Article".to_owned(),
        }
    }
}

/// The date of an article that people are shown: that of publication, or else of the last change.
pub(super) fn day(metadata: &Metadata) -> Option<&str> {
    let Metadata {
        published,
        modified,
        ..
    } = metadata;
    published.as_deref().or(modified.as_deref())
}
