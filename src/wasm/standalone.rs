//! What the npm package and the playground call: pages as they are written, with no browser at hand.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use super::{failure, from_js, thrown, to_js};
use crate::explain::{self, Explanation};
use crate::parse::{self, ParseError};
use crate::render::{self, Reading};
use crate::snapshot::Snapshot;
use crate::user_rules::Rules;
use crate::{Options, Stage};

/// The form of a type of Rust's in JavaScript.
type Js<T> = <T as Tsify>::JsType;

/// Features that are named for each block.
const WEIGHTS: usize = 4;

/// How a page is read.
#[derive(Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct PageOptions {
    /// Where the page is from; relative addresses are resolved against it.
    #[tsify(optional)]
    url: String,
    /// Rules of your own, one a line, such as `example.com##.promo`.
    #[tsify(optional)]
    rules: String,
    /// How much rather too little than too much, from -2 to 2; 0 unless given.
    #[tsify(optional)]
    strictness: f64,
}

/// What one look at a page has shown.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Inspection<'a> {
    /// The article; null where there is nothing to read.
    reading: Option<Reading<'a>>,
    /// The article as a whole page in the reader's layout; empty where there is nothing to read.
    page: String,
    /// Each block of the page, kept or not, and why.
    explanation: Explanation,
    /// Time that each stage has taken.
    times: Vec<Timing>,
}

/// The time of a stage.
#[derive(Serialize, Tsify)]
pub struct Timing {
    /// The stage.
    stage: &'static str,
    /// Milliseconds.
    ms: f64,
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since some moment.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    /// [`PageOptions`], which need not be given.
    #[wasm_bindgen(typescript_type = "PageOptions")]
    pub type SomeOptions;
}

/// Takes the husk off a page from its markup.
///
/// ```js
/// const page = `<h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to the foot
///   of the old bridge, where people gather to watch it.<form>Subscribe! <input type=email>`;
/// const { title, text, removed } = declutter(page, { url: 'https://example.com/rain' });
/// assert.equal(title, 'Rain');
/// assert.match(text, /^It has rained/);
/// assert.equal(removed[0].kind, 'sign-up');
/// ```
///
/// # Errors
/// Throws `{ code, message }`; the codes are those of [`ParseError::code`].
#[wasm_bindgen]
pub fn declutter(
    html: &str,
    options: Option<SomeOptions>,
) -> Result<Js<Reading<'static>>, JsValue> {
    let given = given(options)?;
    let (rules, _) = Rules::parse(&given.rules);
    let article = parse::declutter(html, &given.url, given.with(&rules));
    to_js(&Reading::new(&article.map_err(|error| refused(&error))?))
}

/// Tells what is decided about each block of a page, why, and how long it takes. The page is a serialised
/// DOM, whose elements the browser has in the same order.
///
/// ```js
/// const { explanation } = inspect('<html><body><p>Hello.</p><form>Subscribe! <input></form></body></html>');
/// const form = explanation.blocks.find(({ text }) => text === 'Subscribe!');
/// assert.equal(form.kept, false);
/// console.log(form.kind, form.reason, form.score);
/// ```
///
/// # Errors
/// Throws `{ code, message }`, but not for a page with nothing to read.
#[wasm_bindgen]
pub fn inspect(
    dom: &str,
    options: Option<SomeOptions>,
) -> Result<Js<Inspection<'static>>, JsValue> {
    let given = given(options)?;
    let (rules, _) = Rules::parse(&given.rules);
    let snapshot = Snapshot::new(dom.as_bytes(), &given.url);
    let options = given.with(&rules);
    let mut times = Vec::new();
    let mut last = now();
    let mut took = |stage| {
        let time = now();
        let ms = time - last;
        times.push(Timing { stage, ms });
        last = time;
    };
    let article = crate::declutter_watched(&snapshot, options, |stage| {
        took(match stage {
            Stage::Measure => "measure",
            Stage::Decide => "decide",
            Stage::Rewrite => "rewrite",
        });
    });
    let article = match article {
        Ok(article) => Some(article),
        Err(crate::Error::NothingToRead) => None,
        Err(error) => return Err(thrown(&error)),
    };
    let reading = article.as_ref().map(Reading::new);
    let page = article
        .as_ref()
        .map(render::reader_page)
        .unwrap_or_default();
    took("render");
    let explanation =
        explain::explain(&snapshot, options, WEIGHTS).map_err(|error| thrown(&error))?;
    to_js(&Inspection {
        reading,
        page,
        explanation,
        times,
    })
}

/// Decodes a page's bytes as browsers do it: by their byte order mark, what the server says in `Content-Type`, what
/// the page declares, or by what its letters are.
///
/// ```js
/// const bytes = Uint8Array.of(0xf0, 0xe5, 0xea, 0xe0);
/// assert.equal(decode(bytes, 'text/html; charset=windows-1251'), 'река');
/// ```
#[wasm_bindgen]
#[must_use]
pub fn decode(
    bytes: &[u8],
    #[wasm_bindgen(js_name = contentType)] content_type: Option<String>,
) -> String {
    let label = content_type.as_deref().and_then(parse::charset);
    parse::decode(bytes, label)
}

fn given(options: Option<SomeOptions>) -> Result<PageOptions, JsValue> {
    options.map_or_else(|| Ok(PageOptions::default()), |options| from_js(&options))
}

impl PageOptions {
    fn with<'r>(&self, rules: &'r Rules) -> Options<'r> {
        Options {
            rules: Some(rules),
            strictness: self.strictness,
            ..Options::default()
        }
    }
}

fn refused(error: &ParseError) -> JsValue {
    match error {
        ParseError::Engine(error) => thrown(error),
        _ => failure(error.code(), format!("the page {error}")),
    }
}
