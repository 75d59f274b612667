//! Large pages, made to measure growth.

use std::fmt::Write;

/// How a generated page is built.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Paragraphs of an article with menus, related lists and sign-up forms between them.
    Article,
    /// The same text in elements that are each inside the one before.
    Nested,
    /// A few words each, in elements that all have the same parent.
    Siblings,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Shape; 3] = [Shape::Article, Shape::Nested, Shape::Siblings];

    /// What it is called in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Shape::Article => "article",
            Shape::Nested => "nested",
            Shape::Siblings => "siblings",
        }
    }
}

/// Words that sentences are made of.
const WORDS: [&str; 24] = [
    "river", "the", "bridge", "of", "morning", "a", "council", "has", "water", "in", "people",
    "and", "valley", "with", "evening", "was", "market", "for", "winter", "old", "station", "near",
    "garden", "while",
];

/// The serialised DOM of a page of about so many bytes.
#[must_use]
pub fn page(shape: Shape, bytes: usize) -> String {
    let mut html = String::with_capacity(bytes + 4096);
    html.push_str("<html><head><title>The bridge in the valley</title></head><body><main><article><h1>The bridge in the valley</h1>");
    let mut words = Words(1);
    match shape {
        Shape::Article => article(&mut html, bytes, &mut words),
        Shape::Nested => nested(&mut html, bytes, &mut words),
        Shape::Siblings => {
            while html.len() < bytes {
                html.push_str("<p>");
                words.sentence(&mut html, 4);
                html.push_str("</p>");
            }
        }
    }
    html.push_str("</article></main></body></html>");
    html
}

fn article(html: &mut String, bytes: usize, words: &mut Words) {
    let mut number = 0;
    while html.len() < bytes {
        html.push_str("<p class=\"text body\">");
        for _ in 0..4 {
            words.sentence(html, 14);
        }
        html.push_str("</p>");
        number += 1;
        if number % 5 == 0 {
            html.push_str("<aside class=\"related\"><h3>Read more</h3><ul>");
            for item in 0..4 {
                // Writing to a string does not fail.
                let _ = write!(html, "<li><a href=\"/news/{number}/{item}\">");
                words.sentence(html, 7);
                html.push_str("</a></li>");
            }
            html.push_str("</ul></aside>");
        }
        if number % 11 == 0 {
            html.push_str("<form action=\"/join\"><h3>Our newsletter</h3><input type=\"email\" name=\"email\"><button>Subscribe</button></form>");
        }
    }
}

fn nested(html: &mut String, bytes: usize, words: &mut Words) {
    let mut depth = 0;
    // Each level has an end tag that is still to come.
    while html.len() + depth * "</div>".len() < bytes {
        html.push_str("<div><p>");
        words.sentence(html, 14);
        html.push_str("</p>");
        depth += 1;
    }
    for _ in 0..depth {
        html.push_str("</div>");
    }
}

/// A sequence of words that is the same in every run.
struct Words(u64);

impl Words {
    /// Writes a sentence of so many words, with the space after it.
    fn sentence(&mut self, html: &mut String, length: usize) {
        for place in 0..length {
            // Constants of the linear congruential generator in Knuth's MMIX.
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let word = WORDS[(self.0 >> 33) as usize % WORDS.len()];
            if place > 0 {
                html.push(' ');
            }
            html.push_str(word);
        }
        html.push_str(". ");
    }
}
