//! What the browser extension gets about a page that is tidied.

use serde::Serialize;

use super::Tidied;

/// What is surely clutter on a live page.
///
/// ```
/// let tidied = unhusk::Tidied { prose: 300, ..unhusk::Tidied::default() };
/// let record = serde_json::to_value(unhusk::TidyRecord::new(&tidied)).unwrap();
/// assert_eq!(record["prose"], 300);
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TidyRecord<'a> {
    hidden: Vec<Hidden<'a>>,
    unlocks: bool,
    prose: usize,
}

/// An element to hide, and what it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
struct Hidden<'a> {
    element: u32,
    kind: &'static str,
    text: &'a str,
}

impl<'a> TidyRecord<'a> {
    /// The record of what tidy mode does to a page.
    ///
    /// ```
    /// let tidied = unhusk::Tidied { prose: 300, ..unhusk::Tidied::default() };
    /// let record = serde_json::to_value(unhusk::TidyRecord::new(&tidied)).unwrap();
    /// assert_eq!(record["hidden"], serde_json::json!([]));
    /// ```
    #[must_use]
    pub fn new(tidied: &'a Tidied) -> Self {
        let hidden = tidied.hidden.iter().map(|removal| Hidden {
            element: removal.element,
            kind: removal.kind.name(),
            text: &removal.text,
        });
        TidyRecord {
            hidden: hidden.collect(),
            unlocks: tidied.unlocks,
            prose: tidied.prose,
        }
    }
}
