//! Addresses, read as browsers read them.

use url::Url;

use crate::allowed::ALLOWED;

/// An address that stands on a hostile page's own scheme would be seen to do so.
fn resolve(address: &str) -> Option<Url> {
    let base = Url::parse("unhusk-extension://own/page.html").ok()?;
    base.join(address).ok()
}

/// Whether a link may lead there.
pub fn may_be_link(address: &str) -> bool {
    resolve(address).is_some_and(|url| ALLOWED.link_schemes.contains(&format!("{}:", url.scheme())))
}

/// Whether a picture may be loaded from there.
pub fn may_be_picture(address: &str) -> bool {
    resolve(address).is_some_and(|url| {
        ALLOWED
            .picture_schemes
            .contains(&format!("{}:", url.scheme()))
            || ALLOWED.picture_data.iter().any(|kind| {
                url.as_str()
                    .strip_prefix(kind)
                    .is_some_and(|rest| rest.starts_with([';', ',']))
            })
    })
}

/// Whether an address is absolute, and one of `http` or `https`.
pub fn is_of_the_web(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
