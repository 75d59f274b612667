//! Byte ranges of the snapshot.

use crate::sort;

/// A half-open range of bytes `[start, end)` of the snapshot's markup.
///
/// ```
/// use unhusk::markup::Span;
///
/// let (page, part) = (b"<p>One</p>", Span::from(3..6));
/// assert_eq!(&page[part.start..part.end], b"One");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `[start, end)`.
    ///
    /// ```
    /// use unhusk::markup::Span;
    ///
    /// assert_eq!(Span::new(3, 6), Span::from(3..6));
    /// ```
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Whether `other` lies within this span.
    ///
    /// ```
    /// use unhusk::markup::Span;
    ///
    /// assert!(Span::new(0, 10).contains(Span::new(3, 10)));
    /// assert!(!Span::new(0, 10).contains(Span::new(3, 11)));
    /// ```
    #[must_use]
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Puts spans in order and makes one of those that meet.
    ///
    /// ```
    /// use unhusk::markup::Span;
    ///
    /// let mut spans = vec![Span::new(5, 8), Span::new(0, 3), Span::new(2, 4), Span::new(8, 9)];
    /// Span::merge(&mut spans);
    /// assert_eq!(spans, [Span::new(0, 4), Span::new(5, 9)]);
    /// ```
    pub fn merge(spans: &mut Vec<Span>) {
        sort::by(spans, |span| span.start);
        spans.dedup_by(|later, earlier| {
            let meets = later.start <= earlier.end;
            if meets {
                earlier.end = earlier.end.max(later.end);
            }
            meets
        });
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}
