//! The boundary to JavaScript: types in, types out, no logic.

use std::cell::RefCell;

use js_sys::Uint32Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::Options;
use crate::article::{Article, Metadata};
use crate::error::Error;
use crate::render::{self, FileFormat, READER_STYLE, Reading, Sources};
use crate::rewrite::allow;
use crate::snapshot::Snapshot;
use crate::tidy::TidyRecord;
use crate::user_rules::{Problem, Rules};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A [`Reading`], as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "Reading")]
    pub type JsReading;
    /// A [`SanitizerConfig`](allow::SanitizerConfig), as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "SanitizerConfig")]
    pub type JsSanitizerConfig;
    /// A [`RulesReport`], as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "RulesReport")]
    pub type JsRulesReport;
    /// [`PageSnapshot`]s, as `wasm.d.ts` describes them.
    #[wasm_bindgen(typescript_type = "PageSnapshot[]")]
    pub type JsPageSnapshots;
    /// A [`PageSnapshot`], as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "PageSnapshot")]
    pub type JsPageSnapshot;
    /// [`Part`](crate::outline::Part)s, as `wasm.d.ts` describes them.
    #[wasm_bindgen(typescript_type = "Part[]")]
    pub type JsParts;
    /// A [`TidyRecord`], as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "TidyRecord")]
    pub type JsTidied;
    /// [`Metadata`], as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "Metadata | null")]
    pub type JsMetadata;
    /// [`CopyOptions`](render::CopyOptions), as `wasm.d.ts` describes them.
    #[wasm_bindgen(typescript_type = "CopyOptions")]
    pub type JsCopyOptions;
    /// [`Copied`](render::Copied), as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "Copied")]
    pub type JsCopied;
    /// The name of a [`FileFormat`].
    #[wasm_bindgen(typescript_type = "'markdown' | 'html'")]
    pub type JsFileFormat;
    /// [`Sources`], as `wasm.d.ts` describes them.
    #[wasm_bindgen(typescript_type = "Sources")]
    pub type JsSources;
    /// A [`TextFile`](render::TextFile), as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "TextFile")]
    pub type JsTextFile;
    /// A [`Book`](render::Book), as `wasm.d.ts` describes it.
    #[wasm_bindgen(typescript_type = "Book")]
    pub type JsBook;
}

/// What is thrown where a page can't be turned into an article.
#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
}

/// How many rules a list holds, and what is wrong with its other lines.
#[derive(Serialize)]
struct RulesReport<'a> {
    rules: usize,
    problems: &'a [Problem],
}

/// A [`Snapshot`] that JavaScript has made.
#[derive(Deserialize)]
struct PageSnapshot {
    html: String,
    url: String,
    hidden: Vec<u32>,
    kept: Vec<u32>,
    dropped: Vec<u32>,
}

impl PageSnapshot {
    fn as_snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            html: self.html.as_bytes(),
            url: &self.url,
            hidden: &self.hidden,
            kept: &self.kept,
            dropped: &self.dropped,
            ..Snapshot::default()
        }
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}

thread_local! {
    /// The user's rules, compiled.
    static RULES: RefCell<Rules> = RefCell::default();
}

/// Compiles the user's rules; they hold for every page from then on, until the instance is replaced.
/// Lines that can't be read are left out.
///
/// # Errors
/// None in practice: problems always have a form in JavaScript.
#[wasm_bindgen(js_name = setRules)]
pub fn set_rules(text: &str) -> Result<JsRulesReport, JsValue> {
    let (rules, problems) = Rules::parse(text);
    let count = rules.len();
    RULES.set(rules);
    report(count, &problems)
}

/// Reads rules without using them, to tell what is wrong with them.
///
/// # Errors
/// Those of [`set_rules`].
#[wasm_bindgen(js_name = checkRules)]
pub fn check_rules(text: &str) -> Result<JsRulesReport, JsValue> {
    let (rules, problems) = Rules::parse(text);
    report(rules.len(), &problems)
}

fn report(rules: usize, problems: &[Problem]) -> Result<JsRulesReport, JsValue> {
    to_js(&RulesReport { rules, problems }).map(JsCast::unchecked_into)
}

/// Takes the husk off a page; see [`crate::declutter_with`] and [`Snapshot`].
///
/// # Errors
/// Throws `{ code, message }`; the codes are those of [`crate::Error::code`].
#[wasm_bindgen]
pub fn declutter(html: &str, url: &str, hidden: &Uint32Array) -> Result<JsReading, JsValue> {
    to_js(&Reading::new(&read(html, url, hidden)?)).map(JsCast::unchecked_into)
}

/// Takes the husk off a page, and copies the article; see [`render::copy`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen(js_name = copyPage)]
pub fn copy_page(
    html: &str,
    url: &str,
    hidden: &Uint32Array,
    options: &JsCopyOptions,
) -> Result<JsCopied, JsValue> {
    copied(&read(html, url, hidden)?, options)
}

/// Copies a part of a page; see [`crate::passage`] and [`render::copy`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen(js_name = copyPassage)]
pub fn copy_passage(
    html: &str,
    url: &str,
    metadata: &JsMetadata,
    options: &JsCopyOptions,
) -> Result<JsCopied, JsValue> {
    copied(&passage(html, url, metadata)?, options)
}

/// Puts a part of a page into a file; see [`crate::passage`] and [`render::text_file`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen(js_name = textFile)]
pub fn text_file(
    html: &str,
    url: &str,
    metadata: &JsMetadata,
    format: &JsFileFormat,
    pictures: &JsSources,
) -> Result<JsTextFile, JsValue> {
    let article = passage(html, url, metadata)?;
    let format: FileFormat = from_js(format)?;
    let pictures: Sources = from_js(pictures)?;
    to_js(&render::text_file(&article, format, &pictures)).map(JsCast::unchecked_into)
}

/// Makes a book of a part of a page; see [`crate::passage`] and [`render::book`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen]
pub fn book(
    html: &str,
    url: &str,
    metadata: &JsMetadata,
    pictures: &JsSources,
) -> Result<JsBook, JsValue> {
    let article = passage(html, url, metadata)?;
    let pictures: Sources = from_js(pictures)?;
    to_js(&render::book(&article, &pictures)).map(JsCast::unchecked_into)
}

fn from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value.clone()).map_err(JsValue::from)
}

fn copied(article: &Article, options: &JsCopyOptions) -> Result<JsCopied, JsValue> {
    to_js(&render::copy(article, from_js(options)?)).map(JsCast::unchecked_into)
}

fn passage(html: &str, url: &str, metadata: &JsMetadata) -> Result<Article, JsValue> {
    let snapshot = Snapshot::new(html.as_bytes(), url);
    let metadata: Option<Metadata> = from_js(metadata)?;
    crate::passage(&snapshot, metadata).map_err(thrown)
}

fn read(html: &str, url: &str, hidden: &Uint32Array) -> Result<Article, JsValue> {
    let hidden = hidden.to_vec();
    let snapshot = Snapshot {
        html: html.as_bytes(),
        url,
        hidden: &hidden,
        ..Snapshot::default()
    };
    with_rules(|options| crate::declutter_with(&snapshot, options)).map_err(thrown)
}

/// Takes the husk off the pages of a text, as the user has chosen by hand; see
/// [`crate::declutter_pages`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen(js_name = declutterPages)]
pub fn declutter_pages(pages: JsPageSnapshots) -> Result<JsReading, JsValue> {
    let pages: Vec<PageSnapshot> = serde_wasm_bindgen::from_value(pages.into())?;
    let snapshots: Vec<Snapshot<'_>> = pages.iter().map(PageSnapshot::as_snapshot).collect();
    let article = with_rules(|options| crate::declutter_pages(&snapshots, options));
    to_js(&Reading::new(&article.map_err(thrown)?)).map(JsCast::unchecked_into)
}

/// The parts of a page, kept or not; see [`crate::outline()`].
///
/// # Errors
/// Those of [`declutter`], but for pages with nothing to read.
#[wasm_bindgen]
pub fn outline(page: JsPageSnapshot) -> Result<JsParts, JsValue> {
    let page: PageSnapshot = serde_wasm_bindgen::from_value(page.into())?;
    let parts = with_rules(|options| crate::outline(&page.as_snapshot(), options));
    to_js(&parts.map_err(thrown)?).map(JsCast::unchecked_into)
}

/// Works with the user's rules.
fn with_rules<T>(work: impl FnOnce(Options<'_>) -> T) -> T {
    RULES.with_borrow(|rules| {
        work(Options {
            rules: Some(rules),
            ..Options::default()
        })
    })
}

/// Finds what is surely clutter on a live page; see [`crate::tidy()`] and [`Snapshot`].
///
/// With `prose`, the snapshot is a part of a page that has come later; see [`crate::tidy::tidy_part`].
///
/// # Errors
/// Throws `{ code, message }`; the codes are those of [`crate::Error::code`].
#[wasm_bindgen]
pub fn tidy(
    html: &str,
    url: &str,
    hidden: &Uint32Array,
    floating: &Uint32Array,
    covering: &Uint32Array,
    used: &Uint32Array,
    prose: Option<usize>,
) -> Result<JsTidied, JsValue> {
    let [hidden, floating, covering, used] =
        [hidden, floating, covering, used].map(Uint32Array::to_vec);
    let snapshot = Snapshot {
        html: html.as_bytes(),
        url,
        hidden: &hidden,
        floating: &floating,
        covering: &covering,
        used: &used,
        ..Snapshot::default()
    };
    let tidied = RULES.with_borrow(|rules| match prose {
        Some(prose) => crate::tidy::tidy_part(&snapshot, rules, prose),
        None => crate::tidy(&snapshot, rules),
    });
    to_js(&TidyRecord::new(&tidied.map_err(thrown)?)).map(JsCast::unchecked_into)
}

fn thrown(error: Error) -> JsValue {
    let failure = Failure {
        code: error.code(),
        message: error.to_string(),
    };
    // Two strings always have a form in JavaScript.
    to_js(&failure).unwrap_or_else(|error| error)
}

/// Whether the page at an address may be one article, by the address alone; see
/// [`crate::single::may_be_article`].
#[wasm_bindgen(js_name = mayBeArticle)]
#[must_use]
pub fn may_be_article(url: &str) -> bool {
    crate::single::may_be_article(url)
}

/// What `Element.setHTML()` is to let through.
///
/// # Errors
/// None in practice: the allow-list is a constant.
#[wasm_bindgen]
pub fn sanitizer() -> Result<JsSanitizerConfig, JsValue> {
    to_js(&allow::sanitizer()).map(JsCast::unchecked_into)
}

/// The reader's style sheet.
#[wasm_bindgen(js_name = readerStyle)]
#[must_use]
pub fn reader_style() -> String {
    READER_STYLE.to_owned()
}

/// The engine's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Writes panics to the console: a trap alone does not say where it came from.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
    }));
}
