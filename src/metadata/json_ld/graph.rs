//! The works that a page's statements speak of, and what they say about the page's own.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::{LinkedData, MAX_SCRIPT};
use crate::metadata::text::{fold, prefix};
use crate::sort;

/// Most objects that are looked at.
const MAX_OBJECTS: usize = 4000;
/// Most works that the page may be about.
const MAX_WORKS: usize = 100;
/// Deepest nesting that is followed (the parser itself stops at 128).
const MAX_DEPTH: usize = 16;
/// Most authors of one work.
const MAX_AUTHORS: usize = 40;

/// Types of works, by how likely a work of that type is what the page is about. A type is matched by
/// its ending, so that `NewsArticle` and `LiveBlogPosting` count as well.
const WORKS: &[(&str, u8)] = &[
    ("Article", ARTICLE_RANK),
    ("Posting", ARTICLE_RANK),
    ("Report", ARTICLE_RANK),
    ("Review", 3),
    ("Recipe", ARTICLE_RANK),
    ("Question", 3),
    ("HowTo", 3),
    ("Product", 3),
    ("Event", 3),
    ("Course", 3),
    ("Book", 3),
    ("Movie", 3),
    ("Game", 3),
    ("Application", 3),
    ("SourceCode", 3),
    ("CreativeWork", 3),
    ("Dataset", 3),
    ("Podcast", 3),
    ("PodcastEpisode", 3),
    ("Episode", 3),
    ("Chapter", 3),
    ("Thesis", 3),
    ("VideoObject", 2),
    ("Page", PAGE_RANK),
];
/// Rank of what people write to be read from start to end.
pub(super) const ARTICLE_RANK: u8 = 4;
/// Rank of the page itself. A page has one, however often it is described.
const PAGE_RANK: u8 = 1;
/// Properties that lead from a page or a list of statements to the work itself. What hangs on any
/// other property (related articles, comments, items of a list) is not the page's subject.
const PATHS: &[&str] = &["@graph", "mainEntity", "mainEntityOfPage"];

/// The objects of a page's statements.
#[derive(Default)]
pub(super) struct Graph<'a> {
    /// Works that the page may be about, in document order.
    pub(super) works: Vec<(u8, &'a Map<String, Value>)>,
    by_id: HashMap<&'a str, &'a Map<String, Value>>,
    site: Option<&'a Map<String, Value>>,
    objects: usize,
}

impl<'a> Graph<'a> {
    /// The graph of the objects in these values.
    pub(super) fn new(roots: &'a [Value]) -> Self {
        let mut graph = Graph::default();
        for root in roots {
            graph.add(root, true, MAX_DEPTH);
        }
        graph
    }

    fn add(&mut self, value: &'a Value, is_path: bool, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match value {
            Value::Array(items) => {
                for item in items {
                    self.add(item, is_path, depth);
                }
            }
            Value::Object(object) => {
                self.objects += 1;
                if self.objects > MAX_OBJECTS {
                    return;
                }
                // A bare reference is no statement.
                if let Some(id) = object.get("@id").and_then(Value::as_str)
                    && object.len() > 1
                {
                    self.by_id.entry(id).or_insert(object);
                }
                if has_type(object, "WebSite") {
                    self.site.get_or_insert(object);
                } else if is_path
                    && self.works.len() < MAX_WORKS
                    && let Some(rank) = rank(object)
                {
                    self.works.push((rank, object));
                }
                for (key, child) in object {
                    self.add(child, is_path && PATHS.contains(&key.as_str()), depth);
                }
            }
            _ => {}
        }
    }

    /// What the graph says about the page's main work. `is_title` chooses among several.
    pub(super) fn summary(&self, is_title: impl Fn(&str) -> bool) -> LinkedData {
        let mut data = LinkedData {
            site: self.site.and_then(|site| self.name_of(site)),
            ..LinkedData::default()
        };
        let mut works = self.works.clone();
        sort::by(&mut works, |(rank, _)| usize::from(u8::MAX - rank));
        for works in works.chunk_by(|(one, _), (other, _)| one == other) {
            let headlines: HashSet<String> = works
                .iter()
                .filter_map(|(_, work)| headline(work))
                .map(|text| fold(&text))
                .collect();
            for (rank, work) in works {
                // Of several different works of one rank none is the page's, unless it bears its title.
                let is_own = headlines.len() < 2
                    || *rank == PAGE_RANK
                    || headline(work).is_some_and(|text| is_title(&text));
                if is_own {
                    data.is_article |= *rank == ARTICLE_RANK;
                    self.fill(&mut data, work);
                }
            }
        }
        data
    }

    /// Takes from a work what is not known yet.
    fn fill(&self, data: &mut LinkedData, work: &Map<String, Value>) {
        let take = |slot: &mut Option<String>, keys: &[&str]| {
            if slot.is_none() {
                *slot = keys
                    .iter()
                    .find_map(|key| work.get(*key).and_then(string_of));
            }
        };
        if data.headline.is_none() {
            data.headline = headline(work);
        }
        for key in ["author", "creator", "byline"] {
            if data.authors.is_empty()
                && let Some(value) = work.get(key)
            {
                self.authors(value, data, MAX_DEPTH);
            }
        }
        if data.published.is_empty() {
            data.published = [
                "datePublished",
                "dateCreated",
                "uploadDate",
                "dateAvailable",
            ]
            .iter()
            .filter_map(|key| work.get(*key).and_then(string_of))
            .collect();
        }
        take(&mut data.modified, &["dateModified", "dateUpdated"]);
        take(&mut data.language, &["inLanguage"]);
        take(&mut data.description, &["description", "abstract"]);
        take(&mut data.url, &["url"]);
        if data.image.is_none() {
            data.image = ["image", "primaryImageOfPage", "thumbnailUrl"]
                .iter()
                .find_map(|key| {
                    work.get(*key)
                        .and_then(|value| self.url_of(value, MAX_DEPTH))
                });
        }
        if data.publisher.is_none() {
            data.publisher = work
                .get("publisher")
                .and_then(|value| self.name(value, MAX_DEPTH));
        }
    }

    /// Names of the authors a value stands for: text, object, list, reference.
    fn authors(&self, value: &Value, data: &mut LinkedData, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        if data.authors.len() + data.organisations.len() >= MAX_AUTHORS {
            return;
        }
        match value {
            Value::Array(items) => {
                for item in items {
                    self.authors(item, data, depth);
                }
            }
            Value::Object(object) if object.contains_key("@list") => {
                self.authors(&object["@list"], data, depth);
            }
            _ if self.is_organisation(value) => data.organisations.extend(self.name(value, depth)),
            // A list of texts as the name of one object names several people.
            Value::Object(object) if object.get("name").is_some_and(is_list_of_texts) => {
                self.authors(&object["name"], data, depth);
            }
            _ => data.authors.extend(self.name(value, depth)),
        }
    }

    fn is_organisation(&self, value: &Value) -> bool {
        let id = match value {
            Value::String(id) => id,
            Value::Object(object) if types(object).next().is_some() => {
                return is_organisation(object);
            }
            Value::Object(object) => match object.get("@id").and_then(Value::as_str) {
                Some(id) => id,
                None => return false,
            },
            _ => return false,
        };
        let object = self.by_id.get(id);
        object.is_some_and(|object| is_organisation(object))
    }

    fn name(&self, value: &Value, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match value {
            Value::String(text) => match self.by_id.get(text.as_str()) {
                Some(object) => self.name_of(object),
                None => Some(text.clone()),
            },
            Value::Array(items) => items.iter().find_map(|item| self.name(item, depth)),
            Value::Object(object) => self.name_of(object),
            _ => None,
        }
        .filter(|name| !name.trim().is_empty())
    }

    fn name_of(&self, object: &Map<String, Value>) -> Option<String> {
        let own = |object: &Map<String, Value>| {
            let part = |key| object.get(key).and_then(string_of);
            part("name").or_else(|| match (part("givenName"), part("familyName")) {
                (Some(given), Some(family)) => Some(format!("{given} {family}")),
                (given, family) => given.or(family).or_else(|| part("alternateName")),
            })
        };
        own(object).or_else(|| {
            let id = object.get("@id")?.as_str()?;
            own(self.by_id.get(id)?)
        })
    }

    fn url_of(&self, value: &Value, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Array(items) => items.iter().find_map(|item| self.url_of(item, depth)),
            Value::Object(object) => {
                let own = |object: &Map<String, Value>| {
                    ["url", "contentUrl", "@value"]
                        .iter()
                        .find_map(|key| object.get(*key).and_then(string_of))
                };
                own(object).or_else(|| {
                    let id = object.get("@id")?.as_str()?;
                    self.by_id.get(id).and_then(|object| own(object))
                })
            }
            _ => None,
        }
    }
}

fn headline(work: &Map<String, Value>) -> Option<String> {
    ["headline", "name", "title"]
        .iter()
        .find_map(|key| work.get(*key).and_then(string_of))
}

/// Names of an object's types, without what stands before them in an address.
pub(super) fn types(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let types: &[Value] = match object.get("@type") {
        Some(Value::Array(types)) => types,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    types
        .iter()
        .filter_map(Value::as_str)
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

fn has_type(object: &Map<String, Value>, name: &str) -> bool {
    types(object).any(|other| other == name)
}

fn rank(object: &Map<String, Value>) -> Option<u8> {
    types(object)
        .filter_map(|name| {
            let row = WORKS.iter().find(|(ending, _)| name.ends_with(ending))?;
            Some(row.1)
        })
        .max()
}

/// The text of a value: a string, a number, `@value`, or the first of a list.
fn string_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            (!text.trim().is_empty()).then(|| prefix(text, MAX_SCRIPT).to_owned())
        }
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        Value::Array(items) => items.iter().find_map(|item| {
            if item.is_array() {
                None
            } else {
                string_of(item)
            }
        }),
        Value::Object(object) => match object.get("@value") {
            Some(Value::String(text)) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn is_list_of_texts(value: &Value) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_string))
}

/// Whether an object is an organisation and not also a person, as blogs mark their owners.
fn is_organisation(object: &Map<String, Value>) -> bool {
    types(object).any(|name| name.ends_with("Organization"))
        && !types(object).any(|name| name == "Person")
}
