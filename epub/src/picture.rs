//! Kinds of pictures that every reader of books can show.

/// A kind of picture, told by its first bytes.
///
/// ```
/// use unhusk_epub::Kind;
///
/// assert_eq!(Kind::of(b"GIF89a..."), Some(Kind::Gif));
/// assert_eq!(Kind::Gif.extension(), ".gif");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Portable Network Graphics.
    Png,
    /// JPEG File Interchange Format and its relatives.
    Jpeg,
    /// Graphics Interchange Format.
    Gif,
}

impl Kind {
    /// The kind of a picture with these bytes, if it is one of them.
    ///
    /// ```
    /// use unhusk_epub::Kind;
    ///
    /// assert_eq!(Kind::of(b"\xff\xd8\xff\xe0..."), Some(Kind::Jpeg));
    /// assert_eq!(Kind::of(b"<svg>"), None);
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Kind> {
        const SIGNATURES: &[(&[u8], Kind)] = &[
            (b"\x89PNG\r\n\x1a\n", Kind::Png),
            (b"\xff\xd8\xff", Kind::Jpeg),
            (b"GIF87a", Kind::Gif),
            (b"GIF89a", Kind::Gif),
        ];
        let found = SIGNATURES
            .iter()
            .find(|(signature, _)| bytes.starts_with(signature));
        found.map(|(_, kind)| *kind)
    }

    /// The extension that a file of this kind has.
    ///
    /// ```
    /// assert_eq!(unhusk_epub::Kind::Jpeg.extension(), ".jpg");
    /// ```
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Png => ".png",
            Kind::Jpeg => ".jpg",
            Kind::Gif => ".gif",
        }
    }
}
