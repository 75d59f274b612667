//! Finds clues for metadata while a page streams by.

use std::borrow::Cow;

use crate::limits;
use crate::markup::{StartTag, Tag};
use crate::measure::capture::{Captures, Topic};
use crate::measure::home_links::HomeLinks;
use crate::measure::text::collapsed;
use crate::metadata::collect::{self, Area, NameClues};
use crate::metadata::{Clue, Clues};

/// What an open element does to the clues inside it.
struct Open {
    number: u32,
    /// Whose its content is, by its names.
    named: Area,
    /// Whose its content is, by what it is; a headline inside does not change that.
    area: Area,
    /// Text in it is a date already noted.
    dated: bool,
    /// It is an article: its footer is its own.
    article: bool,
    /// It starts a microdata item: the property that the item is the value of.
    scope: Option<String>,
}

/// An open item of a list.
struct Item {
    number: u32,
    at: usize,
    linked: bool,
}

/// Collects the clues of a page.
#[derive(Default)]
pub struct ClueCollector {
    clues: Clues,
    captures: Captures,
    home_links: HomeLinks,
    open: Vec<Open>,
    /// Open elements by whose their content is; each counts by its names and by what it is.
    inside: [usize; 3],
    dated: usize,
    articles: usize,
    /// Open items of lists in areas apart.
    items: Vec<Item>,
    /// The open element of code: names in it are those of its own parts.
    code: Option<u32>,
    /// The run before, where it announces the author by name in the next.
    announced: Option<String>,
}

impl ClueCollector {
    /// An element starts, whose names say this.
    pub fn open(&mut self, tag: &StartTag<'_, '_>, names: NameClues) {
        match tag.tag {
            Tag::Meta if tag.has_attributes() => self.meta(tag),
            Tag::Link if tag.has_attributes() => self.link(tag),
            Tag::Base => {
                let href = tag.attribute("href").map(Cow::into_owned);
                self.clues.base = self.clues.base.take().or(href);
            }
            Tag::Html | Tag::Body => {
                if tag.has_attributes() {
                    self.root(tag);
                }
                return;
            }
            Tag::Head | Tag::Script | Tag::Style | Tag::Svg => return,
            _ => {}
        }
        if tag.tag == Tag::H1 {
            self.headline_inside();
        }
        if tag.has_content {
            self.home_links.open(tag);
        }
        if matches!(tag.tag, Tag::Code | Tag::Pre) && tag.has_content {
            self.code.get_or_insert(tag.number);
        }
        let mut open = Open {
            number: tag.number,
            named: names.area,
            area: match tag.tag {
                Tag::Nav => Area::Foreign,
                Tag::Aside => Area::Apart,
                Tag::Footer if self.articles == 0 => Area::Apart,
                _ => Area::Own,
            },
            dated: false,
            article: tag.tag == Tag::Article,
            scope: None,
        };
        match self.area().max(open.named).max(open.area) {
            Area::Own => self.own_element(tag, names, &mut open),
            Area::Apart => self.element_apart(tag, names, &mut open),
            Area::Foreign => {}
        }
        if tag.has("itemscope") {
            open.scope = Some(tag.attribute("itemprop").unwrap_or_default().to_lowercase());
        }
        let matters = open.named != Area::Own
            || open.area != Area::Own
            || open.dated
            || open.article
            || open.scope.is_some();
        if matters && tag.has_content {
            *self.count(open.named) += 1;
            *self.count(open.area) += 1;
            self.dated += usize::from(open.dated);
            self.articles += usize::from(open.article);
            self.open.push(open);
        }
    }

    /// Element `number` ends.
    pub fn close(&mut self, number: u32) {
        self.captures.end(number, &mut self.clues);
        self.home_links.close(number, &mut self.clues);
        while let Some(item) = self.items.pop_if(|item| item.number >= number) {
            // A date in a list of links is that of another page. What the item holds came last.
            let times = &mut self.clues.times_apart;
            while item.linked && times.pop_if(|clue| clue.at >= item.at).is_some() {}
        }
        self.code.take_if(|code| *code >= number);
        while let Some(open) = self.open.pop_if(|open| open.number >= number) {
            *self.count(open.named) -= 1;
            *self.count(open.area) -= 1;
            self.dated -= usize::from(open.dated);
            self.articles -= usize::from(open.article);
        }
    }

    /// Decoded text.
    pub fn text(&mut self, text: &str) {
        self.captures.text(text);
        self.home_links.text(text);
    }

    /// An inline element starts or ends: names and dates side by side are not one word.
    pub fn inline_edge(&mut self, tag: Tag) {
        if matches!(tag, Tag::Span | Tag::A | Tag::Time) {
            self.captures.edge();
        }
    }

    /// A boundary between runs of text.
    pub fn boundary(&mut self) {
        self.captures.boundary();
    }

    /// A whole run of text that starts at byte `at`, in a block of this kind.
    pub fn run(&mut self, text: &str, at: usize, block: Tag) {
        let area = self.area();
        if area == Area::Foreign {
            return;
        }
        let announced = self.announced.take();
        if text.len() > 4 * collect::MAX_DATE_TEXT {
            return;
        }
        let clue = |value: String| Clue {
            name: "text".to_owned(),
            value,
            at,
        };
        let clues = &mut self.clues;
        let (times, kind) = match area {
            Area::Own => (&mut clues.times, "text"),
            _ => (&mut clues.times_apart, "apart"),
        };
        if self.dated == 0 && times.len() < limits::CLUES && collect::is_date_text(text) {
            times.push(clue(text.to_owned()));
        }
        if clues.bylines.len() >= limits::CLUES || text.chars().count() > collect::MAX_BYLINE_TEXT {
            return;
        }
        let byline = |value: String| Clue {
            name: kind.to_owned(),
            ..clue(value)
        };
        if let Some(announced) = announced {
            clues.bylines.push(byline(format!("{announced}\n{text}")));
        }
        if collect::is_byline_announcement(text) {
            self.announced = Some(text.to_owned());
        } else if let Some(text) = collect::byline_text(text, is_part(block)) {
            clues.bylines.push(byline(text.to_owned()));
        }
    }

    /// Text of `<title>`.
    pub fn title(&mut self, text: &str) {
        if self.clues.title.is_none() {
            let words: Vec<&str> = text.split_whitespace().collect();
            self.clues.title = Some(words.join(" ")).filter(|title| !title.is_empty());
        }
    }

    /// Text of a JSON-LD script.
    pub fn json_ld(&mut self, text: &str) {
        let kept: usize = self.clues.json_ld.iter().map(String::len).sum();
        if kept + text.len() <= limits::JSON_LD_BYTES {
            self.clues.json_ld.push(text.to_owned());
        }
    }

    /// The clues of the page.
    pub fn finish(mut self) -> Clues {
        self.captures.finish(&mut self.clues);
        self.home_links.close(0, &mut self.clues);
        self.clues
    }

    /// What a headline stands in is the page's own, whatever its names say.
    fn headline_inside(&mut self) {
        for open in &mut self.open {
            self.inside[open.named as usize] -= 1;
            open.named = Area::Own;
            self.inside[Area::Own as usize] += 1;
        }
    }

    /// Whose the content is that comes now.
    fn area(&self) -> Area {
        if self.inside[Area::Foreign as usize] > 0 {
            Area::Foreign
        } else if self.inside[Area::Apart as usize] > 0 {
            Area::Apart
        } else {
            Area::Own
        }
    }

    fn count(&mut self, area: Area) -> &mut usize {
        &mut self.inside[area as usize]
    }

    fn own_element(&mut self, tag: &StartTag<'_, '_>, names: NameClues, open: &mut Open) {
        let (number, at) = (tag.number, tag.span.start);
        match tag.tag {
            Tag::H1 => self.captures.start(number, Topic::Heading, "h1", None, at),
            Tag::H2 => self.captures.start(number, Topic::Heading, "h2", None, at),
            Tag::H3
                if tag
                    .attribute("class")
                    .is_some_and(|class| collect::is_headline(&class)) =>
            {
                self.captures.start(number, Topic::Heading, "h3", None, at);
            }
            _ => {}
        }
        if !tag.has_attributes() && tag.tag != Tag::Time {
            return;
        }
        if let Some(properties) = tag.attribute("itemprop") {
            let value = tag
                .attribute("content")
                .or_else(|| tag.attribute("datetime"))
                .map(Cow::into_owned);
            let scope = self.open.iter().rev().find_map(|open| open.scope.as_ref());
            for property in properties.to_lowercase().split_whitespace() {
                let name = match scope {
                    Some(scope) if !scope.is_empty() => format!("{scope}.{property}"),
                    _ => property.to_owned(),
                };
                if tag.has_content || value.is_some() {
                    self.captures
                        .start(number, Topic::Microdata, &name, value.clone(), at);
                }
            }
            if !tag.has_content {
                self.captures.end(number, &mut self.clues);
            }
        }
        self.date(tag, names, Topic::Time, open);
        if let Some(kind) = self.byline_kind(tag, names) {
            self.captures.start(number, Topic::Byline, kind, None, at);
        }
    }

    fn element_apart(&mut self, tag: &StartTag<'_, '_>, names: NameClues, open: &mut Open) {
        match tag.tag {
            Tag::Li if tag.has_content => self.items.push(Item {
                number: tag.number,
                at: tag.span.start,
                linked: false,
            }),
            Tag::A if tag.has("href") => {
                if let Some(item) = self.items.last_mut() {
                    item.linked = true;
                }
            }
            _ => {}
        }
        self.date(tag, names, Topic::TimeApart, open);
        if self.byline_kind(tag, names).is_some() {
            let at = tag.span.start;
            self.captures
                .start(tag.number, Topic::Byline, "apart", None, at);
        }
    }

    /// What kind of byline an element is, if it is one.
    fn byline_kind(&self, tag: &StartTag<'_, '_>, names: NameClues) -> Option<&'static str> {
        let rel = tag.attribute("rel").unwrap_or_default();
        collect::byline_kind(&rel, names).filter(|_| tag.has_content && self.code.is_none())
    }

    /// An element that may bear a date.
    fn date(&mut self, tag: &StartTag<'_, '_>, names: NameClues, topic: Topic, open: &mut Open) {
        let kind = match names.date {
            None | Some("") if tag.tag == Tag::Time => Some(match tag.attribute("itemprop") {
                Some(name) if name.eq_ignore_ascii_case("datePublished") => "published",
                Some(name) if name.eq_ignore_ascii_case("dateModified") => "modified",
                _ if tag.has("pubdate") => "published",
                _ => "",
            }),
            kind => kind,
        };
        if let Some(kind) = kind.filter(|_| tag.has_content) {
            let value = tag
                .attribute("datetime")
                .filter(|value| !value.trim().is_empty())
                .map(Cow::into_owned);
            self.captures
                .start(tag.number, topic, kind, value, tag.span.start);
            open.dated = true;
        }
    }

    fn root(&mut self, tag: &StartTag<'_, '_>) {
        let clues = &mut self.clues;
        let lang = tag.attribute("lang").filter(|lang| !lang.is_empty());
        clues.lang = clues.lang.take().or(lang.map(Cow::into_owned));
        let dir = tag.attribute("dir").map(|dir| dir.to_ascii_lowercase());
        clues.dir = clues.dir.take().or(dir);
    }

    fn meta(&mut self, tag: &StartTag<'_, '_>) {
        let Some(content) = tag.attribute("content") else {
            return;
        };
        let in_item = self
            .open
            .iter()
            .rev()
            .find_map(|open| open.scope.as_ref())
            .is_some_and(|scope| !scope.is_empty());
        if in_item && tag.has("itemprop") {
            return;
        }
        let content = collapsed(&content);
        for name in ["name", "property", "itemprop", "http-equiv"] {
            if let Some(key) = tag.attribute(name)
                && self.clues.metas.len() < limits::CLUES
            {
                self.clues
                    .metas
                    .push((key.trim().to_lowercase(), content.clone()));
            }
        }
    }

    fn link(&mut self, tag: &StartTag<'_, '_>) {
        if let (Some(rel), Some(href)) = (tag.attribute("rel"), tag.attribute("href"))
            && self.clues.links.len() < limits::CLUES
        {
            self.clues
                .links
                .push((rel.to_lowercase(), href.trim().to_owned()));
        }
    }
}

/// Whether a block of this kind is the heading of a part or an item of a list.
fn is_part(block: Tag) -> bool {
    block == Tag::Li || block.heading_level().is_some_and(|level| level > 1)
}

#[cfg(test)]
mod tests;
