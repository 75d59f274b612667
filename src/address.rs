//! Addresses as pages and people write them.
//!
//! The browser extension is built without the tables of international domain names, which every browser
//! has: there the browser itself is asked for those.

use url::{Host, ParseError, Url};

/// An address in its absolute form, where that of the page or its base is `base`. `None` where it is none.
pub(crate) fn resolve(address: &str, base: Option<&Url>) -> Option<Url> {
    let read = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    match read {
        Err(ParseError::IdnaError) => {
            let known = known_to_browser(address, base.map(Url::as_str))?;
            Url::parse(&known).ok()
        }
        read => read.ok(),
    }
}

/// A host in the form that browsers compare: lower case, punycode. `None` where it is none.
pub(crate) fn host(name: &str) -> Option<Host> {
    match Host::parse(name) {
        Err(ParseError::IdnaError) => {
            let is_name = |letter: char| {
                !letter.is_ascii() || letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.')
            };
            if !name.chars().all(is_name) {
                return None;
            }
            let known = known_to_browser(&format!("http://{name}/"), None)?;
            Some(Url::parse(&known).ok()?.host()?.to_owned())
        }
        read => read.ok(),
    }
}

#[cfg(target_arch = "wasm32")]
use crate::wasm::known_to_browser;

/// Nobody else is there to be asked.
#[cfg(not(target_arch = "wasm32"))]
fn known_to_browser(_address: &str, _base: Option<&str>) -> Option<String> {
    None
}

#[cfg(test)]
mod tests;
