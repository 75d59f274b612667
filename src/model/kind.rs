//! Kinds of pages.

use serde::Serialize;

/// What kind of page it is.
///
/// ```
/// use unhusk::PageKind;
///
/// assert_eq!(PageKind::default(), PageKind::None);
/// assert_eq!(PageKind::LEARNED[0].name(), "article");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// A text by somebody: news, opinion, a blog post.
    Article,
    /// A discussion: posts by several people.
    Forum,
    /// One thing for sale.
    Product,
    /// Things for sale, or other things shown as a grid.
    Collection,
    /// A list of entries that lead elsewhere.
    Listing,
    /// Documentation and reference.
    Documentation,
    /// A company's or service's page about itself.
    Service,
    /// Nothing to read.
    #[default]
    None,
}

impl PageKind {
    /// The kinds that are learned, in the order in which the model has them.
    ///
    /// ```
    /// use unhusk::PageKind;
    ///
    /// assert_eq!(PageKind::LEARNED[0], PageKind::Article);
    /// ```
    pub const LEARNED: [PageKind; 7] = [
        PageKind::Article,
        PageKind::Forum,
        PageKind::Product,
        PageKind::Collection,
        PageKind::Listing,
        PageKind::Documentation,
        PageKind::Service,
    ];

    /// Whether names and dates in the text of such a page are, as a rule, those of reviews and of other things.
    pub(crate) fn has_reviews(self) -> bool {
        matches!(self, PageKind::Product | PageKind::Collection)
    }

    /// Stable name, as written in JSON.
    ///
    /// ```
    /// use unhusk::PageKind;
    ///
    /// assert_eq!(PageKind::Forum.name(), "forum");
    /// assert!(!PageKind::LEARNED.contains(&PageKind::None));
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PageKind::Article => "article",
            PageKind::Forum => "forum",
            PageKind::Product => "product",
            PageKind::Collection => "collection",
            PageKind::Listing => "listing",
            PageKind::Documentation => "documentation",
            PageKind::Service => "service",
            PageKind::None => "none",
        }
    }

    /// The likeliest kind, given the chances of [`PageKind::LEARNED`].
    #[must_use]
    pub(crate) fn likeliest(chances: &[f32; PageKind::LEARNED.len()]) -> PageKind {
        let mut best = (0.0, PageKind::None);
        for (chance, kind) in chances.iter().zip(PageKind::LEARNED) {
            if *chance > best.0 {
                best = (*chance, kind);
            }
        }
        best.1
    }
}
