//! Writes nodes as markup.

use html5ever::{QualName, ns};

use super::Scripts;
use super::arena::{Arena, Data, Index};

/// Elements without content or end tag.
const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements whose text is written as it is.
const RAW_TEXT: [&str; 8] = [
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "script",
    "style",
    "xmp",
];

/// Writes the document as markup; `size` says about how many bytes that will be.
pub(super) fn write(arena: &Arena, size: usize, scripts: Scripts) -> String {
    let mut out = String::with_capacity(size + size / 8 + 64);
    out.push_str("<!DOCTYPE html>");
    let mut next = arena.node(Arena::DOCUMENT).first_child;
    while let Some(index) = next {
        start(arena, index, scripts, &mut out);
        next = first_child(arena, index).or_else(|| leave(arena, index, scripts, &mut out));
    }
    out
}

/// The first node in a node; for a template, in its content.
fn first_child(arena: &Arena, index: Index) -> Option<Index> {
    let node = arena.node(index);
    match node.data {
        Data::Element {
            content: Some(content),
            ..
        } => arena.node(content).first_child,
        _ => node.first_child,
    }
}

/// Ends a node and all that end with it; returns the node that follows.
fn leave(arena: &Arena, index: Index, scripts: Scripts, out: &mut String) -> Option<Index> {
    let mut index = index;
    loop {
        let node = arena.node(index);
        end(&node.data, scripts, out);
        if node.next.is_some() {
            return node.next;
        }
        index = node.parent?;
    }
}

fn start(arena: &Arena, index: Index, scripts: Scripts, out: &mut String) {
    let node = arena.node(index);
    match &node.data {
        Data::Element {
            name, attributes, ..
        } => {
            out.push('<');
            out.push_str(written_name(name, scripts));
            for attribute in attributes {
                out.push(' ');
                if let Some(prefix) = &attribute.name.prefix {
                    out.push_str(prefix);
                    out.push(':');
                }
                out.push_str(&attribute.name.local);
                out.push_str("=\"");
                escape(&attribute.value, true, out);
                out.push('"');
            }
            out.push('>');
        }
        Data::Text(text) => {
            let parent = node.parent.map(|parent| &arena.node(parent).data);
            let is_raw =
                matches!(parent, Some(Data::Element { name, .. }) if is_raw_text(name, scripts));
            if is_raw {
                out.push_str(text);
            } else {
                escape(text, false, out);
            }
        }
        Data::Fragment | Data::Comment => {}
    }
}

fn end(data: &Data, scripts: Scripts, out: &mut String) {
    if let Data::Element { name, .. } = data
        && !is_one_of(name, &VOID)
    {
        out.push_str("</");
        out.push_str(written_name(name, scripts));
        out.push('>');
    }
}

fn is_noscript(name: &QualName) -> bool {
    is_one_of(name, &["noscript"])
}

fn is_raw_text(name: &QualName, scripts: Scripts) -> bool {
    is_one_of(name, &RAW_TEXT) && (scripts == Scripts::Run || !is_noscript(name))
}

fn written_name(name: &QualName, scripts: Scripts) -> &str {
    if scripts == Scripts::Off && is_noscript(name) {
        "div"
    } else {
        &name.local
    }
}

fn is_one_of(name: &QualName, names: &[&str]) -> bool {
    name.ns == ns!(html) && names.contains(&&*name.local)
}

/// Appends text as it stands in markup, or in a quoted value.
fn escape(text: &str, in_value: bool, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\u{A0}']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let c = from.chars().next().unwrap_or_default();
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_value => out.push_str("&quot;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
        rest = &from[c.len_utf8()..];
    }
    out.push_str(rest);
}
