//! The boundary to JavaScript: types in, types out, no logic.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Book, Picture};

#[wasm_bindgen]
extern "C" {
    /// A [`Book`], as the engine gives it.
    #[wasm_bindgen(typescript_type = "import('./unhusk.js').Book")]
    pub type JsBook;
    /// Names of pictures and their bytes.
    #[wasm_bindgen(typescript_type = "[name: string, bytes: Uint8Array][]")]
    pub type JsPictures;
}

/// Writes a book; see [`crate::write()`].
///
/// # Errors
/// Throws an `Error` with a sentence for people.
#[wasm_bindgen(js_name = writeBook)]
pub fn write_book(book: &JsBook, pictures: &JsPictures, date: &str) -> Result<Vec<u8>, JsError> {
    let book: Book = serde_wasm_bindgen::from_value(book.into())?;
    let pairs = Array::from(pictures);
    let pictures = pairs.iter().map(|pair| {
        let pair = Array::from(&pair);
        Picture {
            name: pair.get(0).as_string().unwrap_or_default(),
            bytes: Uint8Array::new(&pair.get(1)).to_vec(),
        }
    });
    Ok(crate::write(&book, pictures.collect(), date)?)
}

/// The kind of picture that these bytes are (`.png`, `.jpg`, `.gif`); see [`crate::Kind`].
#[wasm_bindgen(js_name = pictureKind)]
#[must_use]
pub fn picture_kind(bytes: &[u8]) -> Option<String> {
    Some(crate::Kind::of(bytes)?.extension().to_owned())
}
