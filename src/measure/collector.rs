//! The visitor of pass 1: fills a [`Page`].

mod containers;
mod formulas;

use crate::error::Error;
use crate::formula::{self, Role};
use crate::limits;
use crate::markup::{Layout, Span, StartTag, Tag, Visitor, decode};
use crate::measure::base::BaseAddress;
use crate::measure::clues::ClueCollector;
use crate::measure::cues::Cues;
use crate::measure::fields::field;
use crate::measure::known_names::{ElementNames, KnownNames};
use crate::measure::marked;
use crate::measure::names::{is_hiding_style, is_unseen_inline};
use crate::measure::numbers::Numbers;
use crate::measure::page::{Chosen, Container, Page, Place, Within};
use crate::measure::page_links::PageLinks;
use crate::measure::pictures::{self, Pictures};
use crate::measure::run::{Inline, Run};
use crate::measure::tools::is_tool;
use crate::snapshot::Snapshot;
use crate::user_rules::{Matcher, Rules};

/// An open element.
struct Open {
    number: u32,
    tag: Tag,
    /// The container that it is, or the one it is in.
    container: usize,
    /// Whether it is a container itself.
    is_container: bool,
    hidden: bool,
    floats: bool,
    inline: Inline,
    /// Inside a heading, where the text of a button is the heading's.
    heading: bool,
    /// Whether it is what MathJax shows a formula in.
    typesetter: bool,
    /// Set where an inline element's text is to be left out of its block.
    excluded: bool,
    /// Set inside such an element, too.
    left_out: bool,
    start: usize,
}

/// Fills a [`Page`] from the events of a pass.
pub struct Collector<'s> {
    html: &'s [u8],
    page: Page,
    open: Vec<Open>,
    run: Run,
    names: KnownNames,
    clues: ClueCollector,
    pictures: Pictures,
    page_links: PageLinks,
    hidden: Numbers<'s>,
    floating: Numbers<'s>,
    covering: Numbers<'s>,
    used: Numbers<'s>,
    rules: Matcher<'s>,
    json_ld: bool,
    /// The formula being read, and the number of its element.
    formula: Option<(u32, formula::Source)>,
    /// Nothing stands between here and the last formula.
    after_formula: bool,
    base: BaseAddress,
}

impl<'s> Collector<'s> {
    /// A collector for this snapshot that finds what these rules name.
    pub fn new(snapshot: &Snapshot<'s>, rules: &'s Rules) -> Self {
        let base = BaseAddress::new(snapshot.url);
        let mut pictures = Pictures::default();
        pictures.set_base(base.url().cloned());
        let root = Container {
            parent: 0,
            last: 0,
            tag: Tag::Unknown,
            number: 0,
            span: Span::new(0, snapshot.html.len()),
            blocks: 0..0,
            images: 0..0,
            fields: 0..0,
            cues: Cues::NONE,
            names: 0..0,
            signature: 0,
            hidden: false,
            place: Place::Flow,
            within: Within::default(),
        };
        Collector {
            html: snapshot.html,
            page: Page {
                containers: vec![root],
                chosen: Chosen {
                    kept: snapshot.kept.to_vec(),
                    dropped: snapshot.dropped.to_vec(),
                },
                ..Page::default()
            },
            open: Vec::new(),
            run: Run::default(),
            names: KnownNames::default(),
            clues: ClueCollector::default(),
            pictures,
            page_links: PageLinks::default(),
            hidden: Numbers::new(snapshot.hidden),
            floating: Numbers::new(snapshot.floating),
            covering: Numbers::new(snapshot.covering),
            used: Numbers::new(snapshot.used),
            rules: Matcher::new(rules, base.url()),
            json_ld: false,
            formula: None,
            after_formula: false,
            base,
        }
    }

    /// The measured page.
    pub fn finish(mut self) -> Page {
        self.close_from(0, Span::new(usize::MAX, usize::MAX));
        self.end_run();
        self.end_container(0, self.page.containers[0].span.end);
        self.page.clues = self.clues.finish();
        self.page.page_links = self.page_links.finish();
        self.page.base = self.base.into_url();
        marked::apply(self.rules.finish(self.html), &mut self.page);
        self.page.shrink();
        self.page
    }

    fn container(&self) -> usize {
        self.open.last().map_or(0, |open| open.container)
    }

    fn place(&self) -> pictures::Place {
        let last = self.open.last();
        pictures::Place {
            container: self.container(),
            linked: last.is_some_and(|open| open.inline.link),
            hidden: last.is_some_and(|open| open.hidden),
        }
    }

    fn end_run(&mut self) {
        let container = self.container();
        if self.run.end(&mut self.page, container)
            && let Some(block) = self.page.blocks.last()
        {
            let tag = self.page.containers[block.container].tag;
            self.clues
                .run(self.page.block_text(block), block.span.start, tag);
        }
        self.clues.boundary();
    }

    /// Whether this element, by itself, is not visible.
    fn is_hidden(&mut self, tag: &StartTag<'_, '_>) -> bool {
        if self.hidden.have(tag.number) {
            return true;
        }
        if !tag.has_attributes() {
            return false;
        }
        tag.has("hidden")
            || tag
                .attribute("style")
                .is_some_and(|style| is_hiding_style(&style))
    }

    /// Closes the open elements from stack position `depth` on.
    fn close_from(&mut self, depth: usize, end_tag: Span) {
        let file_end = self.page.containers[0].span.end;
        while self.open.len() > depth {
            if self.open.last().is_some_and(|open| open.is_container) {
                self.end_run();
            }
            let Some(open) = self.open.pop() else { return };
            self.clues.inline_edge(open.tag);
            self.clues.close(open.number);
            self.rules.close(open.number, end_tag.end.min(file_end));
            self.pictures.close(open.number);
            self.page_links.close(open.number, self.base.url());
            if open.is_container {
                self.end_container(open.container, end_tag.end.min(file_end));
            } else if open.excluded {
                let span = Span::new(open.start, end_tag.end.min(file_end));
                let holes = &mut self.page.excluded;
                // What is left out inside it ended before it.
                while holes.pop_if(|inner| inner.start >= span.start).is_some() {}
                holes.push(span);
            }
            if open.tag == Tag::Frame {
                self.pictures.set_base(self.base.url().cloned());
            }
        }
    }

    fn special(&mut self, tag: &StartTag<'_, '_>, names: &ElementNames, hidden: bool) {
        match tag.tag {
            Tag::Base | Tag::Link | Tag::Frame => self.base.open(tag, &mut self.pictures),
            Tag::Script => {
                self.json_ld = tag
                    .attribute("type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
            }
            Tag::Br => {
                self.clues.boundary();
                if self.run.line_break(&mut self.page) {
                    self.end_run();
                }
            }
            Tag::Hr => self.end_run(),
            _ => {}
        }
        if let Some(field) = field(tag) {
            self.page.fields.push(field);
        }
        let place = pictures::Place {
            hidden,
            ..self.place()
        };
        self.pictures.open(tag, place, &mut self.page);
        self.page_links.open(tag, self.base.url());
        self.clues.open(tag, names.clues());
    }
}

impl Visitor for Collector<'_> {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        let outer_hidden = self.open.last().is_some_and(|open| open.hidden);
        let names = self.names.of(tag);
        let role = self.role(tag, &names);
        let hidden = (self.is_hidden(tag) && role != Some(Role::Source)) || outer_hidden;
        if role.is_none() {
            self.special(tag, &names, hidden);
        }
        let removed = self.rules.open(tag) && self.page.chosen.of(tag.number) != Some(true);
        let place = self.placed(tag);
        if self.used.have(tag.number) {
            self.page.used.push(tag.span.start);
        }
        let floats = place != Place::Flow || self.open.last().is_some_and(|open| open.floats);
        if is_tool(tag, floats) {
            self.page.tools.push(tag.span.start);
        }
        if !tag.has_content {
            return;
        }
        let parent = self.open.last();
        let heading = parent.is_some_and(|open| open.heading)
            || tag.tag.heading_level().is_some()
            || tag.tag == Tag::Summary;
        let inline = parent.map(|open| open.inline).unwrap_or_default();
        let inline = Inline {
            link: inline.link || (tag.tag == Tag::A && tag.has("href")),
            emphasis: inline.emphasis
                || matches!(
                    tag.tag,
                    Tag::B | Tag::Strong | Tag::Em | Tag::I | Tag::U | Tag::Mark
                ),
        };
        let is_container = tag.tag.layout() == Layout::Block
            || (tag.tag == Tag::Button && !heading)
            || place != Place::Flow;
        let mut open = Open {
            number: tag.number,
            tag: tag.tag,
            container: self.container(),
            is_container,
            hidden,
            floats,
            inline,
            heading,
            typesetter: names.class.formula.typesetter,
            excluded: false,
            left_out: !is_container && parent.is_some_and(|open| open.left_out),
            start: tag.span.start,
        };
        if is_container {
            self.end_run();
            open.container = self.open_container(tag, &names, hidden, place);
        } else if tag.tag.layout() == Layout::Inline {
            self.clues.inline_edge(tag.tag);
            open.excluded = removed
                || role == Some(Role::Picture)
                || (hidden && !outer_hidden)
                // Behind a heading's words a button does something with it; alone it is the heading.
                || (tag.tag == Tag::Button && self.run.has_text())
                || (role.is_none() && is_unseen_inline(names.class));
            open.left_out |= open.excluded;
            if tag.tag == Tag::A && tag.has("href") && !open.excluded {
                self.run.link();
            }
        }
        if tag.tag == Tag::Math {
            open.excluded = removed || (hidden && !outer_hidden);
            open.left_out |= open.excluded;
        }
        self.open.push(open);
        if let Some(source) = formula::Source::begin(tag) {
            self.formula = Some((tag.number, source));
        }
    }

    fn text(&mut self, raw: &str, span: Span) {
        let Some(open) = self.open.last() else { return };
        match open.tag {
            Tag::Script => {
                if self.json_ld {
                    self.clues.json_ld(raw);
                }
                return;
            }
            Tag::Title => {
                self.clues.title(&decode(raw));
                return;
            }
            Tag::Noscript => {
                let (element, place) = ((open.number, open.start), self.place());
                self.pictures.noscript(raw, element, place, &mut self.page);
                return;
            }
            tag if tag.layout() == Layout::Inert => return,
            Tag::Head | Tag::Html => return,
            _ => {}
        }
        let decoded = decode(raw);
        self.rules.text();
        self.page_links.text(&decoded);
        if open.left_out {
            return;
        }
        self.after_formula = self.after_formula && decoded.trim().is_empty();
        self.clues.text(&decoded);
        let inline = open.inline;
        self.run.text(&mut self.page, &decoded, span, inline);
    }

    fn close(&mut self, number: u32, span: Span) {
        if let Some((_, source)) = self.formula.take_if(|(open, _)| number <= *open) {
            self.end_formula(&source, span);
        }
        let depth = self.open.partition_point(|open| open.number < number);
        if self
            .open
            .get(depth)
            .is_some_and(|open| open.number == number)
        {
            self.close_from(depth, span);
        }
    }

    fn go_on(&self) -> Result<(), Error> {
        let page = &self.page;
        for (count, limit, what) in [
            (page.text.len(), limits::TEXT_BYTES, "bytes of text"),
            (page.blocks.len(), limits::BLOCKS, "blocks of text"),
            (page.images.len(), limits::PICTURES, "pictures"),
        ] {
            if count > limit {
                return Err(Error::TooMany { what, limit });
            }
        }
        Ok(())
    }
}
