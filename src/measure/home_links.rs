//! Finds headlines that are nothing but a link to the site's front page.

use crate::limits;
use crate::markup::{StartTag, Tag};
use crate::metadata::collect::may_be_front;
use crate::metadata::{Clue, Clues};

/// An open `h1`.
struct Heading {
    number: u32,
    at: usize,
    /// Where the link leads that its text is in.
    href: Option<String>,
    /// Text of it is outside that link.
    is_more: bool,
}

/// Notes each `h1` of which all text is in a link that may lead to the site's front page.
#[derive(Default)]
pub struct HomeLinks {
    heading: Option<Heading>,
    /// The open link and where it leads.
    link: Option<(u32, String)>,
}

impl HomeLinks {
    /// An element starts.
    pub fn open(&mut self, tag: &StartTag<'_, '_>) {
        match tag.tag {
            Tag::H1 => {
                self.heading.get_or_insert(Heading {
                    number: tag.number,
                    at: tag.span.start,
                    href: None,
                    is_more: false,
                });
            }
            Tag::A if self.link.is_none() => {
                let href = tag.attribute("href");
                let href = href.filter(|href| may_be_front(href.trim()));
                self.link = href.map(|href| (tag.number, href.trim().to_owned()));
            }
            _ => {}
        }
    }

    /// Decoded text.
    pub fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading
            && !text.trim().is_empty()
        {
            match &self.link {
                Some((_, href)) if heading.href.is_none() => heading.href = Some(href.clone()),
                Some(_) => {}
                None => heading.is_more = true,
            }
        }
    }

    /// Element `number` ends.
    pub fn close(&mut self, number: u32, clues: &mut Clues) {
        if let Some(heading) = self.heading.take_if(|heading| heading.number >= number)
            && let Some(href) = heading.href.filter(|_| !heading.is_more)
            && clues.home_links.len() < limits::CLUES
        {
            clues.home_links.push(Clue {
                name: "h1".to_owned(),
                value: href,
                at: heading.at,
            });
        }
        self.link.take_if(|(link, _)| *link >= number);
    }
}
