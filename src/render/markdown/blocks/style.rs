//! What is inside a line: emphasis, links, images.

use super::{Builder, Undo};
use crate::article::Element;
use crate::render::markdown::{MAX_IMAGE_DATA, escape};

impl Builder {
    pub(super) fn start(&mut self, flag: u8) -> Undo {
        self.depths[flag.trailing_zeros() as usize] += 1;
        self.style.flags |= flag;
        Undo::Flag(flag)
    }

    pub(super) fn end(&mut self, flag: u8) {
        let depth = &mut self.depths[flag.trailing_zeros() as usize];
        *depth = depth.saturating_sub(1);
        if *depth == 0 {
            self.style.flags &= !flag;
        }
    }

    pub(super) fn start_link(&mut self, element: &Element) -> Undo {
        let target = element.attribute("href").unwrap_or_default();
        if target.is_empty() || self.style.link > 0 {
            return Undo::Nothing;
        }
        self.targets.links.push(escape::destination(target));
        self.style.link = number(self.targets.links.len());
        Undo::Link
    }

    pub(super) fn image(&mut self, element: &Element) {
        let source = element.attribute("src").unwrap_or_default();
        if source.is_empty() || (source.starts_with("data:") && source.len() > MAX_IMAGE_DATA) {
            return;
        }
        let alt = escape::plain(element.attribute("alt").unwrap_or_default());
        let image = format!("![{alt}]({})", escape::destination(source));
        self.run
            .push_image(number(self.targets.images.len()), self.style);
        self.targets.images.push(image);
    }
}

/// A count of links or images as units hold it; there are fewer than [`ELEMENTS`](crate::limits::ELEMENTS) of them.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
