//! The visitor of pass 2.

use url::Url;

use crate::article::{Element, Piece};
use crate::decide::Plan;
use crate::formula;
use crate::limits;
use crate::markup::{Layout, Policy, Span, StartTag, Tag, Visitor, decode};
use crate::measure::Image;
use crate::rewrite::attributes;
use crate::rewrite::builder::Builder;

/// Bytes up to which text that is left out may be a sign beside what is kept: the names that stand
/// before it are not those of something else.
const LONGEST_SIGN: usize = 24;

/// An open element of the page.
struct Open {
    number: u32,
    tag: Tag,
    /// Elements that were open in the output before it.
    depth: usize,
    /// The language of the code in it, from its class.
    language: Option<String>,
}

/// Lets through what the plan keeps.
pub struct Rewriter<'p> {
    plan: &'p Plan,
    builder: Builder,
    open: Vec<Open>,
    base: Option<Url>,
    page_base: Option<Url>,
    /// What is streamed.
    bytes: &'p [u8],
    /// The formula being read: the number of its element, its source, whether it is kept.
    formula: Option<(u32, formula::Source, bool)>,
    /// Where the bytes that are streamed start in the snapshot.
    offset: usize,
    /// The first span of the plan that has not been passed.
    next_keep: usize,
    next_image: usize,
    next_post: usize,
    /// Places in tables that cells have spanned.
    spanned: usize,
}

impl<'p> Rewriter<'p> {
    /// A rewriter over bytes that start at `offset` of the snapshot.
    pub fn new(plan: &'p Plan, base: Option<&Url>, bytes: &'p [u8], offset: usize) -> Self {
        Rewriter {
            plan,
            builder: Builder::default(),
            open: Vec::new(),
            page_base: base.cloned(),
            base: base.cloned(),
            bytes,
            formula: None,
            offset,
            next_keep: 0,
            next_image: 0,
            next_post: 0,
            spanned: 0,
        }
    }

    /// The content, and the names on the page with the pieces they stand at.
    pub fn finish(mut self) -> (Vec<Piece>, Vec<(String, usize)>) {
        self.close_from(0);
        self.builder.finish()
    }

    fn is_kept(&mut self, at: usize) -> bool {
        let spans = &self.plan.keep;
        while spans.get(self.next_keep).is_some_and(|span| span.end <= at) {
            self.next_keep += 1;
        }
        spans
            .get(self.next_keep)
            .is_some_and(|span| span.start <= at)
    }

    /// Sets the posts of a discussion apart.
    fn begin_post(&mut self, at: usize) {
        let posts = &self.plan.posts;
        let begun = posts[self.next_post.min(posts.len())..].partition_point(|post| post.at <= at);
        if begun > 0 {
            self.next_post += begun;
            self.builder.rule_before();
        }
    }

    fn image(&mut self, at: usize) {
        let images = &self.plan.images;
        while images
            .get(self.next_image)
            .is_some_and(|image| image.at < at)
        {
            self.next_image += 1;
        }
        let Some(image) = images.get(self.next_image).filter(|image| image.at == at) else {
            return;
        };
        self.next_image += 1;
        self.begin_post(at);
        match &image.video {
            Some(watch) => self.video(image, watch),
            None if attributes::is_image_address(&image.source) => {
                self.builder.image(picture(image), None);
            }
            None => {}
        }
    }

    /// A video becomes a link to where it can be watched, with its poster where it has one.
    fn video(&mut self, image: &Image, watch: &str) {
        let Some(href) = attributes::link(watch, None) else {
            return;
        };
        let mut link = Element::new(Tag::A);
        link.attributes.push(("href", href.clone()));
        if attributes::is_image_address(&image.source) {
            let poster = Element {
                is_poster: true,
                ..picture(image)
            };
            self.builder.image(poster, Some(link));
            return;
        }
        self.builder.boundary();
        let depth = self.builder.depth();
        self.builder.open(link);
        let label = if image.alt.is_empty() {
            &href
        } else {
            &image.alt
        };
        self.builder.text(label);
        self.builder.close_to(depth);
        self.builder.boundary();
    }

    /// Notes the names that links may lead to this element by.
    fn anchors(&mut self, tag: &StartTag<'_, '_>) {
        if !tag.has_attributes() {
            return;
        }
        let name = tag.attribute("name").filter(|_| tag.tag == Tag::A);
        for name in tag.attribute("id").into_iter().chain(name) {
            self.builder.anchor(&name);
        }
    }

    fn end_formula(&mut self, source: &formula::Source, end: usize, is_kept: bool) {
        let Some(formula) = source.finish(self.bytes, end) else {
            return;
        };
        let is_said = source.is_script() && self.builder.name_formula(&formula);
        if is_kept && !is_said {
            self.begin_post(source.start + self.offset);
            self.builder.formula(formula);
        }
    }

    fn close_from(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            self.builder.close_to(open.depth);
            self.builder.inline_ends(open.tag);
            if open.tag.layout() == Layout::Block {
                self.builder.boundary();
            }
            if open.tag == Tag::Frame {
                self.base = self.page_base.clone();
            }
        }
    }

    /// Takes the spans off a cell that would take more places than the article may have.
    fn limit_spans(&mut self, element: &mut Element) {
        const SPANS: [&str; 2] = ["colspan", "rowspan"];
        if !matches!(element.tag, Tag::Td | Tag::Th) {
            return;
        }
        let spans = SPANS.map(|name| element.attribute(name)?.parse::<usize>().ok());
        if spans == [None, None] {
            return;
        }
        let places: usize = spans.map(|span| span.unwrap_or(1)).iter().product();
        if places > limits::SPANNED_CELLS - self.spanned {
            let attributes = &mut element.attributes;
            attributes.retain(|(name, _)| !SPANS.contains(name));
        } else {
            self.spanned += places;
        }
    }

    /// The allowed element that a start tag becomes.
    fn element(&self, tag: &StartTag<'_, '_>, at: usize) -> Option<Element> {
        let unwrapped = tag.tag.policy() != Policy::Allow
            || self.builder.depth() >= limits::ARTICLE_DEPTH
            || !self.builder.may_stand(tag.tag)
            || (tag.tag == Tag::Table && self.plan.layout_tables.binary_search(&at).is_ok());
        if unwrapped {
            return None;
        }
        let mut element = Element {
            attributes: attributes::allowed(tag, self.base.as_ref()),
            ..Element::new(tag.tag)
        };
        if tag.tag == Tag::A && element.attribute("href").is_none() {
            return None;
        }
        if tag.tag == Tag::Pre && element.attribute("class").is_none() {
            let language = self
                .open
                .iter()
                .rev()
                .take(3)
                .find_map(|open| open.language.as_ref());
            if let Some(language) = language {
                element
                    .attributes
                    .insert(0, ("class", format!("language-{language}")));
            }
        }
        Some(element)
    }
}

fn picture(image: &Image) -> Element {
    let mut element = Element::new(Tag::Img);
    element.attributes.push(("src", image.source.clone()));
    element.attributes.push(("alt", image.alt.clone()));
    for (name, size) in [("width", image.width), ("height", image.height)] {
        if let Some(size) = size {
            element.attributes.push((name, size.to_string()));
        }
    }
    element
}

impl Visitor for Rewriter<'_> {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        let at = tag.span.start + self.offset;
        match tag.tag {
            Tag::Br => self.builder.line_break(),
            Tag::Hr => self.builder.rule(),
            Tag::Img | Tag::AmpImg | Tag::Iframe | Tag::Video | Tag::Noscript | Tag::Custom => {
                self.image(at)
            }
            _ => {}
        }
        self.anchors(tag);
        if !tag.has_content {
            return;
        }
        if let Some(source) = formula::Source::begin(tag) {
            self.formula = Some((tag.number, source, self.is_kept(at)));
        }
        let block = tag.tag.layout() == Layout::Block;
        if block {
            self.builder.boundary();
        }
        self.builder.inline_begins(tag.tag);
        let open = Open {
            number: tag.number,
            tag: tag.tag,
            depth: self.builder.depth(),
            language: (block && tag.has_attributes())
                .then(|| tag.attribute("class"))
                .flatten()
                .and_then(|class| attributes::language(&class)),
        };
        if tag.tag == Tag::Frame {
            let address = tag.attribute("src").and_then(|src| Url::parse(&src).ok());
            self.base = address.or(self.page_base.clone());
        }
        let is_caption =
            self.plan.captions.binary_search(&at).is_ok() && self.builder.open_caption();
        if !is_caption && let Some(mut element) = self.element(tag, at) {
            self.limit_spans(&mut element);
            self.builder.open(element);
        }
        self.open.push(open);
    }

    fn text(&mut self, raw: &str, span: Span) {
        // Style sheets and scripts are no text of the page.
        let is_inert = |open: &Open| open.tag.layout() == Layout::Inert;
        if self.formula.is_some() || self.open.last().is_some_and(is_inert) {
            return;
        }
        let at = span.start + self.offset;
        if self.is_kept(at) {
            self.begin_post(at);
            self.builder.text(&decode(raw));
        } else if raw.trim().len() > LONGEST_SIGN {
            self.builder.lose_anchors();
        }
    }

    fn close(&mut self, number: u32, span: Span) {
        if let Some((_, source, is_kept)) = self.formula.take_if(|(open, ..)| number <= *open) {
            self.end_formula(&source, span.start, is_kept);
        }
        let depth = self.open.partition_point(|open| open.number < number);
        if self
            .open
            .get(depth)
            .is_some_and(|open| open.number == number)
        {
            self.close_from(depth);
        }
    }
}
