//! HTML element names and what the engine knows about each: the one table of elements.

/// How an element takes part in the layout of text.
///
/// ```
/// use unhusk::markup::{Layout, Tag};
///
/// assert_eq!(Tag::P.layout(), Layout::Block);
/// assert_eq!(Tag::Em.layout(), Layout::Inline);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Starts and ends a run of text.
    Block,
    /// Stands inside a run of text.
    Inline,
    /// Has no text that a page shows; its content is skipped.
    Inert,
    /// Has no content.
    Void,
}

/// What may become of an element in the article.
///
/// ```
/// use unhusk::markup::{Policy, Tag};
///
/// assert_eq!(Tag::P.policy(), Policy::Allow);
/// assert_eq!(Tag::Form.policy(), Policy::Unwrap);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// The element may stand in the article.
    Allow,
    /// The element may stand in a formula of the article.
    Formula,
    /// Only its content may.
    Unwrap,
}

/// Declares [`Tag`] from the table of elements.
macro_rules! tags {
    ($($tag:ident $name:literal $layout:ident $policy:ident,)*) => {
        /// The name of an element. Names without a row of their own are [`Tag::Custom`] when they have
        /// a hyphen, otherwise [`Tag::Unknown`].
        ///
        /// ```
        /// use unhusk::markup::Tag;
        ///
        /// assert_eq!(Tag::from_name(b"ARTICLE"), Tag::Article);
        /// assert_eq!(Tag::from_name(b"x-note"), Tag::Custom);
        /// assert_eq!(Tag::Article.name(), "article");
        /// ```
        #[allow(missing_docs)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Tag { $($tag,)* Unknown }

        impl Tag {
            /// Every element of the table.
            ///
            /// ```
            /// use unhusk::markup::Tag;
            ///
            /// assert!(Tag::ALL.iter().all(|tag| Tag::from_name(tag.name().as_bytes()) == *tag));
            /// ```
            pub const ALL: &[Tag] = &[$(Tag::$tag),*];

            /// The element with this name, in any case.
            ///
            /// ```
            /// use unhusk::markup::Tag;
            ///
            /// assert_eq!(Tag::from_name(b"H2"), Tag::H2);
            /// assert_eq!(Tag::from_name(b"blah"), Tag::Unknown);
            /// ```
            #[must_use]
            pub fn from_name(name: &[u8]) -> Tag {
                // The elements that MathJax sets formulas with stand in a line of text.
                let custom = name.contains(&b'-') && !name.starts_with(b"mjx-");
                let other = if custom { Tag::Custom } else { Tag::Unknown };
                let mut lower = [0; 16];
                let Some(buffer) = lower.get_mut(..name.len()) else { return other };
                for (to, from) in buffer.iter_mut().zip(name) { *to = from.to_ascii_lowercase(); }
                match std::str::from_utf8(buffer) {
                    $(Ok($name) => Tag::$tag,)*
                    _ => other,
                }
            }

            /// The element's name in lower case.
            ///
            /// ```
            /// assert_eq!(unhusk::markup::Tag::Blockquote.name(), "blockquote");
            /// ```
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Tag::$tag => $name,)* Tag::Unknown => "unknown" }
            }

            /// How the element takes part in the layout of text.
            ///
            /// ```
            /// use unhusk::markup::{Layout, Tag};
            ///
            /// assert_eq!(Tag::Script.layout(), Layout::Inert);
            /// ```
            #[must_use]
            pub fn layout(self) -> Layout {
                match self { $(Tag::$tag => Layout::$layout,)* Tag::Unknown => Layout::Inline }
            }

            /// What may become of the element in the article.
            ///
            /// ```
            /// use unhusk::markup::{Policy, Tag};
            ///
            /// assert_eq!(Tag::Mfrac.policy(), Policy::Formula);
            /// ```
            #[must_use]
            pub fn policy(self) -> Policy {
                match self { $(Tag::$tag => Policy::$policy,)* Tag::Unknown => Policy::Unwrap }
            }
        }
    };
}

tags! {
    // Document
    Html "html" Block Unwrap,
    Head "head" Block Unwrap,
    Body "body" Block Unwrap,
    Title "title" Inert Unwrap,
    Base "base" Void Unwrap,
    Link "link" Void Unwrap,
    Meta "meta" Void Unwrap,
    Style "style" Inert Unwrap,
    Script "script" Inert Unwrap,
    Noscript "noscript" Inert Unwrap,
    Template "template" Inert Unwrap,
    ShadowRoot "shadow-root" Inline Unwrap,
    Slot "slot" Inline Unwrap,
    Frame "unhusk-frame" Block Unwrap,
    Custom "custom-element" Block Unwrap,
    // Sections
    Article "article" Block Unwrap,
    Section "section" Block Unwrap,
    Nav "nav" Block Unwrap,
    Aside "aside" Block Unwrap,
    H1 "h1" Block Allow,
    H2 "h2" Block Allow,
    H3 "h3" Block Allow,
    H4 "h4" Block Allow,
    H5 "h5" Block Allow,
    H6 "h6" Block Allow,
    Hgroup "hgroup" Block Unwrap,
    Header "header" Block Unwrap,
    Footer "footer" Block Unwrap,
    Main "main" Block Unwrap,
    Search "search" Block Unwrap,
    Address "address" Block Unwrap,
    // Grouping
    P "p" Block Allow,
    Hr "hr" Void Allow,
    Pre "pre" Block Allow,
    Blockquote "blockquote" Block Allow,
    Ol "ol" Block Allow,
    Ul "ul" Block Allow,
    Menu "menu" Block Unwrap,
    Dir "dir" Block Unwrap,
    Li "li" Block Allow,
    Dl "dl" Block Allow,
    Dt "dt" Block Allow,
    Dd "dd" Block Allow,
    Figure "figure" Block Allow,
    Figcaption "figcaption" Block Allow,
    Div "div" Block Unwrap,
    Center "center" Block Unwrap,
    Details "details" Block Unwrap,
    Summary "summary" Block Unwrap,
    Dialog "dialog" Block Unwrap,
    // Tables
    Table "table" Block Allow,
    Caption "caption" Block Allow,
    Colgroup "colgroup" Inert Unwrap,
    Col "col" Void Unwrap,
    Thead "thead" Block Allow,
    Tbody "tbody" Block Allow,
    Tfoot "tfoot" Block Allow,
    Tr "tr" Block Allow,
    Td "td" Block Allow,
    Th "th" Block Allow,
    // Text
    A "a" Inline Allow,
    Em "em" Inline Allow,
    Strong "strong" Inline Allow,
    Small "small" Inline Allow,
    S "s" Inline Allow,
    Strike "strike" Inline Unwrap,
    Cite "cite" Inline Allow,
    Q "q" Inline Allow,
    Dfn "dfn" Inline Allow,
    Abbr "abbr" Inline Allow,
    Acronym "acronym" Inline Unwrap,
    Ruby "ruby" Inline Allow,
    Rb "rb" Inline Unwrap,
    Rt "rt" Inline Allow,
    Rp "rp" Inline Allow,
    Data "data" Inline Unwrap,
    Time "time" Inline Allow,
    Code "code" Inline Allow,
    Var "var" Inline Allow,
    Samp "samp" Inline Allow,
    Kbd "kbd" Inline Allow,
    Tt "tt" Inline Unwrap,
    Sub "sub" Inline Allow,
    Sup "sup" Inline Allow,
    I "i" Inline Allow,
    B "b" Inline Allow,
    U "u" Inline Allow,
    Mark "mark" Inline Allow,
    Bdi "bdi" Inline Allow,
    Bdo "bdo" Inline Allow,
    Ins "ins" Inline Allow,
    Del "del" Inline Allow,
    Big "big" Inline Unwrap,
    Font "font" Inline Unwrap,
    Span "span" Inline Unwrap,
    Label "label" Inline Unwrap,
    Br "br" Void Allow,
    Wbr "wbr" Void Unwrap,
    // Media and embedded content
    Img "img" Void Allow,
    AmpImg "amp-img" Inert Unwrap,
    Picture "picture" Inline Unwrap,
    Source "source" Void Unwrap,
    Track "track" Void Unwrap,
    Iframe "iframe" Inert Unwrap,
    Embed "embed" Void Unwrap,
    Object "object" Inert Unwrap,
    Param "param" Void Unwrap,
    Video "video" Inert Unwrap,
    Audio "audio" Inert Unwrap,
    Canvas "canvas" Inert Unwrap,
    Map "map" Inert Unwrap,
    Area "area" Void Unwrap,
    Svg "svg" Inert Unwrap,
    // Formulas: read as a whole by `formula`
    Math "math" Inert Formula,
    Mi "mi" Inline Formula,
    Mn "mn" Inline Formula,
    Mo "mo" Inline Formula,
    Ms "ms" Inline Formula,
    Mtext "mtext" Inline Formula,
    Mspace "mspace" Inline Formula,
    Mrow "mrow" Inline Formula,
    Mstyle "mstyle" Inline Formula,
    Mphantom "mphantom" Inline Formula,
    Mfrac "mfrac" Inline Formula,
    Msqrt "msqrt" Inline Formula,
    Mroot "mroot" Inline Formula,
    Msub "msub" Inline Formula,
    Msup "msup" Inline Formula,
    Msubsup "msubsup" Inline Formula,
    Munder "munder" Inline Formula,
    Mover "mover" Inline Formula,
    Munderover "munderover" Inline Formula,
    Mmultiscripts "mmultiscripts" Inline Formula,
    Mprescripts "mprescripts" Inline Formula,
    MathNone "none" Inline Formula,
    Mtable "mtable" Inline Formula,
    Mtr "mtr" Inline Formula,
    Mtd "mtd" Inline Formula,
    Semantics "semantics" Inline Unwrap,
    Annotation "annotation" Inert Unwrap,
    AnnotationXml "annotation-xml" Inert Unwrap,
    // Forms
    Form "form" Block Unwrap,
    Fieldset "fieldset" Block Unwrap,
    Legend "legend" Block Unwrap,
    Input "input" Void Unwrap,
    Button "button" Inline Unwrap,
    Select "select" Inert Unwrap,
    Datalist "datalist" Inert Unwrap,
    Optgroup "optgroup" Inert Unwrap,
    Option "option" Inert Unwrap,
    Textarea "textarea" Inert Unwrap,
    Output "output" Inline Unwrap,
    Progress "progress" Inert Unwrap,
    Meter "meter" Inert Unwrap,
    // Obsolete
    Frameset "frameset" Block Unwrap,
    FramesetFrame "frame" Void Unwrap,
    Noframes "noframes" Inert Unwrap,
    Noembed "noembed" Inert Unwrap,
    Xmp "xmp" Inert Unwrap,
    Plaintext "plaintext" Inert Unwrap,
    Applet "applet" Inert Unwrap,
    Marquee "marquee" Block Unwrap,
}

impl Tag {
    /// Level of a heading, 1 to 6.
    ///
    /// ```
    /// use unhusk::markup::Tag;
    ///
    /// assert_eq!(Tag::H3.heading_level(), Some(3));
    /// assert_eq!(Tag::P.heading_level(), None);
    /// ```
    #[must_use]
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }
}
