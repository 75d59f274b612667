//! Judges what the engine puts out, as somebody would who trusts nothing of it.
//!
//! The lists of what may stand are in `tests/hostile/allowed.json`, written down apart from the
//! engine's own, and are also what the browser tests go by. The parsers are html5ever with a tree of its own and
//! comrak; nothing of the engine is used. What is wrong is told in sentences, none of them if all is well.

mod address;
mod allowed;
mod book;
mod chapter;
mod html;
mod markdown;
mod xml;

pub use book::book;
pub use chapter::chapter;
pub use html::{Output, html};
pub use markdown::{markdown, markdown_file};

/// All that the engine makes of one page.
#[derive(Debug, Clone, Default)]
pub struct Outputs {
    /// The article as a fragment.
    pub article: String,
    /// The reader's content, as a fragment.
    pub reader: String,
    /// The reader as a whole page.
    pub page: String,
    /// The copy as rich text.
    pub clip: String,
    /// The copy as plain text.
    pub plain: String,
    /// The copy as Markdown.
    pub markdown: String,
    /// The visible text.
    pub text: String,
    /// Everything as JSON.
    pub json: String,
    /// The file of a page.
    pub saved_page: String,
    /// The file of Markdown.
    pub saved_markdown: String,
    /// The chapter of a book, as XHTML.
    pub chapter: String,
}

/// What is wrong with the outputs, each with the name of the output.
#[must_use]
pub fn check(outputs: &Outputs) -> Vec<String> {
    let told = |name: &'static str, problems: Vec<String>| {
        problems
            .into_iter()
            .map(move |problem| format!("{name}: {problem}"))
    };
    told("article", html(&outputs.article, Output::Article))
        .chain(told("reader", html(&outputs.reader, Output::Reader)))
        .chain(told("page", html(&outputs.page, Output::Page)))
        .chain(told("clip", html(&outputs.clip, Output::Article)))
        .chain(told("markdown", markdown(&outputs.markdown)))
        .chain(told("text", text(&outputs.text)))
        .chain(told("plain", text(&outputs.plain)))
        .chain(told("json", json(&outputs.json)))
        .chain(told("saved page", html(&outputs.saved_page, Output::Page)))
        .chain(told(
            "saved Markdown",
            markdown_file(&outputs.saved_markdown),
        ))
        .chain(told("chapter", chapter(&outputs.chapter)))
        .collect()
}

/// Plain text holds nothing that a terminal would act on.
fn text(text: &str) -> Vec<String> {
    text.chars()
        .find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'))
        .map(|letter| format!("holds the control character {letter:?}"))
        .into_iter()
        .collect()
}

/// JSON can be read, its addresses are of the web, and its short texts hold no control characters.
fn json(json: &str) -> Vec<String> {
    let value: serde_json::Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => return vec![format!("can't be read: {error}")],
    };
    let field = |name: &str| value[name].as_str().map(str::to_owned);
    let addresses = ["url", "image"].into_iter().filter_map(|name| {
        let address = field(name)?;
        (!address::is_of_the_web(&address)).then(|| format!("{name} is {address:?}"))
    });
    let texts = [
        "title",
        "byline",
        "site",
        "lang",
        "dir",
        "published",
        "modified",
    ];
    let controls = texts.into_iter().filter_map(|name| {
        let text = field(name)?;
        text.chars()
            .any(char::is_control)
            .then(|| format!("{name} holds control characters: {text:?}"))
    });
    addresses.chain(controls).collect()
}
