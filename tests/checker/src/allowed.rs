//! The lists of what may stand.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

type Elements = HashMap<String, Vec<String>>;

/// `allowed.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Allowed {
    /// Attributes of any element.
    pub everywhere: Vec<String>,
    /// The same in the chapters of books, besides.
    pub everywhere_in_books: Vec<String>,
    /// Elements of the article, each with its attributes.
    pub article: Elements,
    /// Elements of formulas, in MathML's namespace, each with its attributes.
    pub formula: Elements,
    /// What the reader has beside those.
    pub layout: Elements,
    /// What a whole page has beside those.
    pub page: Elements,
    /// What the files of a book have around the chapter.
    pub book: Elements,
    /// What rendered Markdown may have.
    pub markdown: Elements,
    /// Schemes of links, with the colon.
    pub link_schemes: Vec<String>,
    /// Schemes of pictures, with the colon.
    pub picture_schemes: Vec<String>,
    /// Starts of the `data:` addresses that a picture may have.
    pub picture_data: Vec<String>,
    /// Attributes that an element must have, with their value.
    pub fixed: HashMap<String, HashMap<String, String>>,
}

/// The lists, read once.
pub static ALLOWED: LazyLock<Allowed> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../hostile/allowed.json")).expect("allowed.json is valid")
});
