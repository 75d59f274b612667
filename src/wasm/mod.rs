//! The boundary to JavaScript: types in, types out, no logic.
//!
//! There are two interfaces: that of the extension, which brings a browser's DOM, and, with the feature
//! `standalone`, that of the npm package and the playground. The types of both are made from those of Rust.

#[cfg(not(feature = "standalone"))]
mod extension;
#[cfg(feature = "standalone")]
mod standalone;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::user_rules::{Problem, Rules};

/// What is thrown where a page can't be turned into an article.
#[derive(Serialize, Tsify)]
pub struct Failure {
    /// Stable name of what is wrong.
    code: &'static str,
    /// What is wrong, in English.
    message: String,
}

/// What a list of the user's rules holds.
#[derive(Serialize, Tsify)]
pub struct RulesReport<'a> {
    /// Number of rules.
    rules: usize,
    /// Lines that are none.
    problems: &'a [Problem],
}

fn to_js<T: Serialize, J: JsCast>(value: &T) -> Result<J, JsValue> {
    let value = value.serialize(&Serializer::json_compatible())?;
    Ok(value.unchecked_into())
}

fn from_js<T: DeserializeOwned>(value: &impl AsRef<JsValue>) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value.as_ref().clone()).map_err(JsValue::from)
}

fn failure(code: &'static str, message: String) -> JsValue {
    // Two strings always have a form in JavaScript.
    to_js(&Failure { code, message }).unwrap_or_else(|error| error)
}

fn thrown(error: &Error) -> JsValue {
    failure(error.code(), error.to_string())
}

/// An address as the browser reads it, absolute and in ASCII.
pub(crate) fn known_to_browser(address: &str, base: Option<&str>) -> Option<String> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(address, base),
        None => web_sys::Url::new(address),
    };
    Some(url.ok()?.href())
}

/// Reads rules without using them, to tell what is wrong with them.
///
/// ```js
/// const { rules, problems } = checkRules('example.com##.promo\nexample.com##p:hover');
/// assert.equal(rules, 1);
/// assert.equal(problems[0].line, 2);
/// ```
///
/// # Errors
/// None in practice: problems always have a form in JavaScript.
#[wasm_bindgen(js_name = checkRules)]
pub fn check_rules(text: &str) -> Result<<RulesReport<'static> as Tsify>::JsType, JsValue> {
    let (rules, problems) = Rules::parse(text);
    report(rules.len(), &problems)
}

fn report(
    rules: usize,
    problems: &[Problem],
) -> Result<<RulesReport<'static> as Tsify>::JsType, JsValue> {
    to_js(&RulesReport { rules, problems })
}

/// The engine's version.
///
/// ```js
/// assert.match(version(), /^\d+\.\d+\.\d+$/);
/// ```
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
