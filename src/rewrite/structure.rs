//! Which element may stand in which, as the HTML standard's content models have it.

use crate::markup::{Layout, Tag};

/// Elements that hold text, and no blocks.
pub fn holds_text_only(tag: Tag) -> bool {
    tag == Tag::P || tag == Tag::Pre || tag.heading_level().is_some()
}

/// Elements that hold text.
pub fn holds_text(tag: Tag) -> bool {
    holds_text_only(tag)
        || matches!(
            tag,
            Tag::Li | Tag::Dt | Tag::Dd | Tag::Td | Tag::Th | Tag::Caption | Tag::Figcaption
        )
}

/// Elements that documentation links to by a mark behind their text.
pub fn is_linked_to(tag: Tag) -> bool {
    tag == Tag::Dt || tag.heading_level().is_some()
}

/// Cells of a table.
pub fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::Td | Tag::Th)
}

/// Elements that stand inside a line of text.
pub fn is_inline(tag: Tag) -> bool {
    tag.layout() == Layout::Inline
}

/// Whether an element may stand directly in a block: parts of lists and tables only in their whole.
pub fn may_stand(tag: Tag, block: Option<Tag>) -> bool {
    match tag {
        Tag::Li => matches!(block, Some(Tag::Ul | Tag::Ol)),
        Tag::Dt | Tag::Dd => block == Some(Tag::Dl),
        Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Caption => block == Some(Tag::Table),
        Tag::Tr => matches!(
            block,
            Some(Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tfoot)
        ),
        Tag::Td | Tag::Th => block == Some(Tag::Tr),
        Tag::Figcaption => block == Some(Tag::Figure),
        _ => true,
    }
}
