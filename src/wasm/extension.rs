//! What the extension calls.

use std::cell::RefCell;

use js_sys::{Array, Uint32Array};
use serde::Deserialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use super::{from_js, thrown, to_js};
use crate::Options;
use crate::article::{Article, Metadata};
use crate::pages::Room;
use crate::render::{
    self, Book, Copied, CopyOptions, FileFormat, READER_STYLE, ReaderView, Sources, TextFile, Words,
};
use crate::rewrite::allow::{self, SanitizerConfig};
use crate::snapshot::Snapshot;
use crate::tidy::TidyRecord;
use crate::user_rules::Rules;

/// The form of a type of Rust's in JavaScript.
type Js<T> = <T as Tsify>::JsType;

#[wasm_bindgen]
extern "C" {
    /// [`Metadata`], or `null` where nothing is known.
    #[wasm_bindgen(typescript_type = "Metadata | null")]
    pub type MaybeMetadata;
    /// Several [`PageSnapshot`]s.
    #[wasm_bindgen(typescript_type = "PageSnapshot[]")]
    pub type PageSnapshots;
    /// Several [`Part`](crate::outline::Part)s.
    #[wasm_bindgen(typescript_type = "Part[]")]
    pub type Parts;
    /// [`Sources`] in JavaScript.
    #[wasm_bindgen(typescript_type = "Record<string, string>")]
    pub type PictureSources;
}

/// A [`Snapshot`] that JavaScript has made.
#[derive(Deserialize, Tsify)]
pub struct PageSnapshot {
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

thread_local! {
    /// The user's rules, compiled.
    static RULES: RefCell<Rules> = RefCell::default();
}

/// Compiles the user's rules; they hold for every page from then on, until the instance is replaced.
/// Lines that can't be read are left out.
#[wasm_bindgen(js_name = setRules)]
pub fn set_rules(text: &str) {
    RULES.set(Rules::parse(text).0);
}

/// Takes the husk off a page; see [`crate::declutter_with`] and [`Snapshot`].
///
/// # Errors
/// Throws `{ code, message }`; the codes are those of [`crate::Error::code`].
#[wasm_bindgen]
pub fn declutter(
    html: &str,
    url: &str,
    hidden: &Uint32Array,
    without_pictures: Option<bool>,
) -> Result<Js<ReaderView<'static>>, JsValue> {
    shown(&read(html, url, hidden)?, without_pictures)
}

fn shown(
    article: &Article,
    without_pictures: Option<bool>,
) -> Result<Js<ReaderView<'static>>, JsValue> {
    to_js(&if without_pictures == Some(true) {
        ReaderView::without_pictures(article)
    } else {
        ReaderView::new(article)
    })
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
    options: &Js<CopyOptions>,
) -> Result<Js<Copied>, JsValue> {
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
    metadata: &MaybeMetadata,
    options: &Js<CopyOptions>,
) -> Result<Js<Copied>, JsValue> {
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
    metadata: &MaybeMetadata,
    format: &Js<FileFormat>,
    pictures: &PictureSources,
    words: &Js<Words>,
) -> Result<Js<TextFile>, JsValue> {
    let article = passage(html, url, metadata)?;
    let format: FileFormat = from_js(format)?;
    let pictures: Sources = from_js(pictures)?;
    to_js(&render::text_file(
        &article,
        format,
        &pictures,
        &from_js(words)?,
    ))
}

/// Makes a book of a part of a page; see [`crate::passage`] and [`render::book`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen]
pub fn book(
    html: &str,
    url: &str,
    metadata: &MaybeMetadata,
    pictures: &PictureSources,
    words: &Js<Words>,
) -> Result<Js<Book>, JsValue> {
    let article = passage(html, url, metadata)?;
    let pictures: Sources = from_js(pictures)?;
    to_js(&render::book(&article, &pictures, &from_js(words)?))
}

fn copied(article: &Article, options: &Js<CopyOptions>) -> Result<Js<Copied>, JsValue> {
    to_js(&render::copy(article, from_js(options)?))
}

fn passage(html: &str, url: &str, metadata: &MaybeMetadata) -> Result<Article, JsValue> {
    let snapshot = Snapshot::new(html.as_bytes(), url);
    let metadata: Option<Metadata> = from_js(metadata)?;
    crate::passage(&snapshot, metadata).map_err(|error| thrown(&error))
}

fn read(html: &str, url: &str, hidden: &Uint32Array) -> Result<Article, JsValue> {
    let hidden = hidden.to_vec();
    let snapshot = Snapshot {
        html: html.as_bytes(),
        url,
        hidden: &hidden,
        ..Snapshot::default()
    };
    with_rules(|options| crate::declutter_with(&snapshot, options)).map_err(|error| thrown(&error))
}

/// Takes the husk off the pages of a text, as the user has chosen by hand; see
/// [`crate::declutter_pages`].
///
/// # Errors
/// Those of [`declutter`].
#[wasm_bindgen(js_name = declutterPages)]
pub fn declutter_pages(
    pages: PageSnapshots,
    without_pictures: Option<bool>,
) -> Result<Js<ReaderView<'static>>, JsValue> {
    let mut room = Room::default();
    let mut read: Vec<PageSnapshot> = Vec::new();
    // One by one: what there is no room for isn't copied into this memory.
    for page in Array::from(&pages).iter() {
        let page: PageSnapshot = from_js(&page)?;
        if !room.takes(page.html.as_bytes()) {
            break;
        }
        read.push(page);
    }
    let snapshots: Vec<Snapshot<'_>> = read.iter().map(PageSnapshot::as_snapshot).collect();
    let article = with_rules(|options| crate::declutter_pages(&snapshots, options));
    shown(&article.map_err(|error| thrown(&error))?, without_pictures)
}

/// The parts of a page, kept or not; see [`crate::outline()`].
///
/// # Errors
/// Those of [`declutter`], but for pages with nothing to read.
#[wasm_bindgen]
pub fn outline(page: Js<PageSnapshot>) -> Result<Parts, JsValue> {
    let page: PageSnapshot = from_js(&page)?;
    let parts = with_rules(|options| crate::outline(&page.as_snapshot(), options));
    to_js(&parts.map_err(|error| thrown(&error))?)
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
) -> Result<Js<TidyRecord<'static>>, JsValue> {
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
    to_js(&TidyRecord::new(&tidied.map_err(|error| thrown(&error))?))
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
pub fn sanitizer() -> Result<Js<SanitizerConfig>, JsValue> {
    to_js(&allow::sanitizer())
}

/// The reader's style sheet.
#[wasm_bindgen(js_name = readerStyle)]
#[must_use]
pub fn reader_style() -> String {
    READER_STYLE.to_owned()
}
