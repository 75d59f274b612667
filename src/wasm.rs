//! The boundary to JavaScript: types in, types out, no logic.

use js_sys::Uint32Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::render::{READER_STYLE, Reading};
use crate::rewrite::allow;
use crate::snapshot::Snapshot;

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
}

/// What is thrown where a page can't be turned into an article.
#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// Takes the husk off a page; see [`crate::declutter`] and [`Snapshot`].
///
/// # Errors
/// Throws `{ code, message }`; the codes are those of [`crate::Error::code`].
#[wasm_bindgen]
pub fn declutter(html: &str, url: &str, hidden: &Uint32Array) -> Result<JsReading, JsValue> {
    let hidden = hidden.to_vec();
    let snapshot = Snapshot {
        html: html.as_bytes(),
        url,
        hidden: &hidden,
    };
    match crate::declutter(&snapshot) {
        Ok(article) => to_js(&Reading::new(&article)).map(JsCast::unchecked_into),
        Err(error) => Err(to_js(&Failure {
            code: error.code(),
            message: error.to_string(),
        })?),
    }
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
