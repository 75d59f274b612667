//! Finds clues for metadata in start tags and scripts.

use crate::limits;
use crate::markup::{StartTag, Tag};
use crate::measure::capture::{Captures, Topic};
use crate::metadata::Clues;

/// Notes what an element says about the page.
pub fn element(tag: &StartTag<'_, '_, '_>, captures: &mut Captures, clues: &mut Clues) {
    match tag.tag {
        Tag::H1 => captures.start(tag.number, Topic::Heading, "h1", None, tag.span.start),
        Tag::H2 => captures.start(tag.number, Topic::Heading, "h2", None, tag.span.start),
        Tag::Meta if tag.has_attributes() => meta(tag, clues),
        Tag::Link if tag.has_attributes() => link(tag, clues),
        Tag::Html | Tag::Body if tag.has_attributes() => {
            clues.lang = clues.lang.take().or_else(|| tag.attribute("lang"));
            let dir = tag.attribute("dir").map(|dir| dir.to_ascii_lowercase());
            clues.dir = clues.dir.take().or(dir);
        }
        _ => {}
    }
}

/// Keeps the text of a JSON-LD script.
pub fn json_ld(text: &str, clues: &mut Clues) {
    let kept: usize = clues.json_ld.iter().map(String::len).sum();
    if kept + text.len() <= limits::JSON_LD_BYTES {
        clues.json_ld.push(text.to_owned());
    }
}

fn meta(tag: &StartTag<'_, '_, '_>, clues: &mut Clues) {
    let Some(content) = tag.attribute("content") else {
        return;
    };
    for name in ["property", "name", "itemprop", "http-equiv"] {
        if let Some(key) = tag.attribute(name)
            && clues.metas.len() < limits::CLUES
        {
            clues
                .metas
                .push((key.trim().to_lowercase(), content.trim().to_owned()));
        }
    }
}

fn link(tag: &StartTag<'_, '_, '_>, clues: &mut Clues) {
    if let (Some(rel), Some(href)) = (tag.attribute("rel"), tag.attribute("href"))
        && clues.links.len() < limits::CLUES
    {
        clues
            .links
            .push((rel.to_lowercase(), href.trim().to_owned()));
    }
}
