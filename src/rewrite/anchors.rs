//! Links to places in the article: what they lead to gets a name of ours.
//!
//! The page's own names never stand in an output. `unhusk-` before each keeps them apart from all that
//! the place of output may know by name.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use url::Url;

use crate::article::Piece;
use crate::markup::Tag;

/// What the name of every place begins with.
pub const PREFIX: &str = "unhusk-";

/// Longest name of a place, in bytes.
const MOST_BYTES: usize = 100;

/// Names each place that a link leads to, and notes on the link where it leads. `anchors` are names on
/// the page with the piece that each stands at; of two alike, the first counts.
pub fn resolve(pieces: &mut [Piece], anchors: Vec<(String, usize)>, page: Option<&Url>) {
    if anchors.is_empty() {
        return;
    }
    let mut targets = HashMap::new();
    for (name, piece) in anchors {
        targets.entry(name).or_insert(piece);
    }
    let links: Vec<(usize, usize, String)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| {
            let name = place(piece, page)?;
            let target = *targets.get(&name)?;
            Some((index, target, name))
        })
        .collect();
    let mut names: HashMap<usize, String> = HashMap::new();
    let mut taken = HashSet::new();
    for (link, target, name) in links {
        let name = names
            .entry(target)
            .or_insert_with(|| free_name(&name, &mut taken))
            .clone();
        if let Some(Piece::Open(element)) = pieces.get_mut(link) {
            element.place = Some(name);
        }
    }
    for (target, name) in names {
        if let Some(Piece::Open(element) | Piece::Void(element)) = pieces.get_mut(target) {
            element.attributes.push(("id", name));
        }
    }
}

/// Gives the places of a later page of the same text names that no page before has. Links to what is
/// not among the pieces lead to the page again.
pub fn rename(pieces: &mut [Piece], page: usize) {
    let mut names = HashSet::new();
    let rename = |name: &str| {
        let own = name.strip_prefix(PREFIX).unwrap_or(name);
        format!("{PREFIX}{page}-{own}")
    };
    for piece in pieces.iter_mut() {
        let (Piece::Open(element) | Piece::Void(element)) = piece else {
            continue;
        };
        for (_, id) in element
            .attributes
            .iter_mut()
            .filter(|(name, _)| *name == "id")
        {
            *id = rename(id);
            names.insert(id.clone());
        }
        element.place = element.place.as_deref().map(rename);
    }
    for piece in pieces {
        if let Piece::Open(element) = piece {
            element.place.take_if(|place| !names.contains(place));
        }
    }
}

/// The name of the place on the page itself that a link leads to.
fn place(piece: &Piece, page: Option<&Url>) -> Option<String> {
    let Piece::Open(element) = piece else {
        return None;
    };
    if element.tag != Tag::A {
        return None;
    }
    let href = element.attribute("href")?;
    let (address, fragment) = href.split_once('#')?;
    let own = page?.as_str();
    let own = own.split_once('#').map_or(own, |(address, _)| address);
    let is_here = address == own && !fragment.is_empty();
    is_here.then(|| {
        percent_decode_str(fragment)
            .decode_utf8_lossy()
            .into_owned()
    })
}

/// A name that no other place has.
fn free_name(name: &str, taken: &mut HashSet<String>) -> String {
    let name = name.strip_prefix(PREFIX).unwrap_or(name);
    let mut plain = String::from(PREFIX);
    for letter in name.chars() {
        if plain.len() >= MOST_BYTES {
            break;
        }
        plain.push(if letter.is_alphanumeric() || "-_.:".contains(letter) {
            letter
        } else {
            '-'
        });
    }
    let mut free = plain.clone();
    let mut count = 1;
    while !taken.insert(free.clone()) {
        count += 1;
        free = format!("{plain}-{count}");
    }
    free
}
