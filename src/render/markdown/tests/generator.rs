//! Random pages: balanced pieces with text that looks like Markdown and HTML.

use proptest::prelude::*;

use crate::article::{Element, Piece};
use crate::markup::{Layout, Tag};

/// One step of building a page.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Open(Tag),
    Close,
    Text(String),
    Break,
    Image(String),
}

const INLINE: &[Tag] = &[
    Tag::B,
    Tag::Strong,
    Tag::I,
    Tag::Em,
    Tag::S,
    Tag::Code,
    Tag::A,
    Tag::Sub,
    Tag::Sup,
];

const BLOCKS: &[Tag] = &[
    Tag::P,
    Tag::P,
    Tag::H2,
    Tag::H4,
    Tag::Blockquote,
    Tag::Ul,
    Tag::Ol,
    Tag::Li,
    Tag::Li,
    Tag::Pre,
    Tag::Figcaption,
    Tag::Dt,
    Tag::Dd,
    Tag::Table,
    Tag::Tr,
    Tag::Td,
    Tag::Th,
];

const NASTY: &[&str] = &[
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~",
    "~~",
    "~~~",
    "[",
    "]",
    "](",
    "](x)",
    "![",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "<a@b.c>",
    "<http://x>",
    "&amp;",
    "&#38;",
    "&",
    "\\",
    "\\\\",
    "|",
    "||",
    "| --- |",
    "---",
    "***",
    "___",
    "===",
    "#",
    "##",
    "# ",
    "+ ",
    "- ",
    "1. ",
    "1)",
    "123456789. ",
    "    ",
    ":",
    ":--",
    "[x]",
    "[^1]",
    "[^1]: ",
    "[a]: b",
    "!",
    "https://a.b/c_d*e_",
    "www.a_b_.de",
    "a@b.de",
    "_a@b.de",
    "word",
    "a",
    "1",
    " ",
    "\u{a0}",
    "é",
    "漢字",
    "「",
    "」",
    "😀",
    "\"",
    "(",
    ")",
    ".",
    ",",
    "\u{301}",
    "\u{200b}",
    "Ⓐ",
    "$1$",
    "$$",
    "{",
    "^",
    "@",
    "/",
    "'",
    "--",
];

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(NASTY).prop_map(str::to_owned),
        2 => "[a-c]{1,3}",
        1 => Just(" ".to_owned()),
    ];
    prop::collection::vec(word, 1..5).prop_map(|words| words.concat())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::sample::select(INLINE).prop_map(Step::Open),
        3 => prop::sample::select(BLOCKS).prop_map(Step::Open),
        6 => Just(Step::Close),
        8 => text().prop_map(Step::Text),
        1 => Just(Step::Break),
        1 => text().prop_map(Step::Image),
    ]
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..40)
}

/// Steps of one paragraph.
pub(super) fn inline_steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => prop::sample::select(INLINE).prop_map(Step::Open),
        3 => Just(Step::Close),
        5 => text().prop_map(Step::Text),
        1 => Just(Step::Break),
        1 => text().prop_map(Step::Image),
    ];
    prop::collection::vec(step, 1..24)
}

/// Balanced pieces from steps. If `sensible`, elements stand only where HTML lets them stand.
pub(super) fn page(steps: &[Step], sensible: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Vec<Tag> = Vec::new();
    for step in steps {
        match step {
            Step::Open(tag) if (sensible || in_table(*tag, &open)) && !may_open(*tag, &open) => {}
            Step::Open(tag) => {
                open.push(*tag);
                let mut element = Element::new(*tag);
                if *tag == Tag::A {
                    let href = format!("https://a.b/{}_(x)", pieces.len());
                    element.attributes.push(("href", href));
                }
                pieces.push(Piece::Open(element));
            }
            Step::Close => pieces.extend(open.pop().map(Piece::Close)),
            Step::Text(_) | Step::Image(_)
                if (sensible || in_table(Tag::P, &open)) && !may_hold_text(&open) => {}
            Step::Text(text) => pieces.push(Piece::Text(text.clone())),
            Step::Break => pieces.push(Piece::Void(Element::new(Tag::Br))),
            Step::Image(alt) => {
                let mut element = Element::new(Tag::Img);
                element
                    .attributes
                    .push(("src", format!("https://a.b/{}.png", pieces.len())));
                element.attributes.push(("alt", alt.clone()));
                pieces.push(Piece::Void(element));
            }
        }
    }
    pieces.extend(open.into_iter().rev().map(Piece::Close));
    pieces
}

/// Whether an element is a part of a table, or would stand in a table outside its cells.
fn in_table(tag: Tag, open: &[Tag]) -> bool {
    matches!(tag, Tag::Tr | Tag::Td | Tag::Th) || matches!(open.last(), Some(Tag::Table | Tag::Tr))
}

fn may_open(tag: Tag, open: &[Tag]) -> bool {
    let parent = open.last().copied();
    let holds_inline_only = open.iter().any(|tag| {
        tag.layout() == Layout::Inline
            || tag.heading_level().is_some()
            || matches!(
                tag,
                Tag::P | Tag::Pre | Tag::Dt | Tag::Figcaption | Tag::Td | Tag::Th
            )
    });
    match tag {
        Tag::A => may_hold_text(open) && !open.contains(&Tag::A),
        _ if tag.layout() == Layout::Inline => may_hold_text(open),
        Tag::Li => matches!(parent, Some(Tag::Ul | Tag::Ol)),
        Tag::Tr => parent == Some(Tag::Table),
        Tag::Td | Tag::Th => parent == Some(Tag::Tr),
        _ => !holds_inline_only && may_hold_text(open),
    }
}

fn may_hold_text(open: &[Tag]) -> bool {
    !matches!(open.last(), Some(Tag::Ul | Tag::Ol | Tag::Table | Tag::Tr))
}
