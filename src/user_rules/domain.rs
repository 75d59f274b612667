//! Domains of rules and of pages: compared label by label, never as strings.

use url::{Host, Url};

use crate::address;

/// A host name in the form that browsers compare: lower case, punycode, without a final dot; or an
/// IP address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Domain {
    name: String,
    /// An address has no domain above it.
    is_address: bool,
}

impl Domain {
    /// Reads a domain as people write it. Nothing where it is none.
    pub fn parse(text: &str) -> Option<Domain> {
        let name = text.strip_suffix('.').unwrap_or(text);
        if name.is_empty() {
            return None;
        }
        match address::host(name)? {
            Host::Domain(name) => Domain::of_labels(name),
            Host::Ipv4(address) => Some(Domain::of_address(address.to_string())),
            Host::Ipv6(address) => Some(Domain::of_address(format!("[{address}]"))),
        }
    }

    /// The host of an address. Nothing where it has none.
    pub fn of_url(url: &Url) -> Option<Domain> {
        Domain::parse(url.host_str()?)
    }

    fn of_labels(name: String) -> Option<Domain> {
        let labelled = name
            .split('.')
            .all(|label| !label.is_empty() && !label.contains(['*', '/', '@', '~', '#']));
        labelled.then_some(Domain {
            name,
            is_address: false,
        })
    }

    fn of_address(name: String) -> Domain {
        Domain {
            name,
            is_address: true,
        }
    }

    /// This domain and those it is a part of: `a.example.com`, `example.com`, `com`.
    pub fn and_above(&self) -> impl Iterator<Item = Domain> + '_ {
        let above = (!self.is_address).then(|| self.name.match_indices('.'));
        let rests = above.into_iter().flatten();
        std::iter::once(self.clone()).chain(rests.map(|(dot, _)| Domain {
            name: self.name[dot + 1..].to_owned(),
            is_address: false,
        }))
    }

    /// Whether this is `other` or a part of it.
    pub fn is_within(&self, other: &Domain) -> bool {
        let rest = self.name.strip_suffix(other.name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || (!self.is_address && rest.ends_with('.')))
    }
}
