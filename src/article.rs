//! What the engine returns: the article, its metadata, and the list of what was removed.

use serde::{Deserialize, Serialize};

use crate::markup::{Span, Tag};
use crate::model::PageKind;

/// A page without its husk.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let article = unhusk::declutter(&unhusk::Snapshot::new(html, "https://example.com/rain"))?;
/// assert_eq!(article.words, 27);
/// assert_eq!(article.next, None);
/// for removal in &article.removed {
///     println!("{}: {}", removal.kind.name(), removal.reason);
/// }
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// What kind of page it is.
    pub kind: PageKind,
    /// Title, byline, dates and the like.
    pub metadata: Metadata,
    /// The content as a flat, balanced sequence of pieces. Holds allowed elements and attributes only.
    pub content: Vec<Piece>,
    /// The posts of a discussion, in document order; their text is in the content.
    pub posts: Vec<Post>,
    /// Everything that was removed, in document order.
    pub removed: Vec<Removal>,
    /// Words of the content (CJK text counts one word for two characters).
    pub words: usize,
    /// Whether the page is this one article, and no front page, list or search: see
    /// [`single`](crate::single).
    pub single: bool,
    /// Address of the page on which the text goes on, where a site has cut it into pages: see
    /// [`pagination`](crate::pagination).
    pub next: Option<String>,
    /// Where in the content each page after the first starts: indices of the rules (`hr`) between them.
    pub turns: Vec<usize>,
}

impl Article {
    /// Pages of the text that are in it.
    ///
    /// ```
    /// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
    /// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
    /// assert_eq!(article.page_count(), 1);
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn page_count(&self) -> usize {
        1 + self.turns.len()
    }
}

/// What is known about the page besides its content. Every value is plain text from the page:
/// escape it for the place where it is put.
///
/// ```
/// let page = b"<html lang=en><head><title>Rain</title><meta name=author content=\"Ann Lee\"></head></html>";
/// let metadata = unhusk::describe(&unhusk::Snapshot::new(page, "https://example.com/rain"))?;
/// assert_eq!(metadata.byline.as_deref(), Some("Ann Lee"));
/// assert_eq!(metadata.lang.as_deref(), Some("en"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default)]
pub struct Metadata {
    /// Headline, without the site's name.
    pub title: Option<String>,
    /// Names of the authors, separated by `, `.
    pub byline: Option<String>,
    /// ISO 8601 date or date-time of publication, as precise as the page gives it.
    pub published: Option<String>,
    /// ISO 8601 date or date-time of the last change.
    pub modified: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// BCP 47 language tag.
    pub lang: Option<String>,
    /// Base direction of the text: `ltr` or `rtl`.
    pub dir: Option<String>,
    /// Canonical address, absolute.
    pub url: Option<String>,
    /// The page's own summary of itself.
    pub description: Option<String>,
    /// Lead image, absolute.
    pub image: Option<String>,
}

/// One piece of content.
///
/// ```
/// use unhusk::{Element, Piece};
/// use unhusk::markup::Tag;
///
/// let pieces = [
///     Piece::Open(Element::new(Tag::P)),
///     Piece::Text("1 < 2".to_owned()),
///     Piece::Close(Tag::P),
/// ];
/// assert_eq!(unhusk::render::html(&pieces), "<p>1 &lt; 2</p>");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Start of an element that a [`Piece::Close`] ends.
    Open(Element),
    /// End of the innermost open element, which has this tag.
    Close(Tag),
    /// An element without content: `img`, `br`, `hr`.
    Void(Element),
    /// Decoded text. White space is collapsed except inside `pre`.
    Text(String),
}

/// An allowed element with its allowed attributes.
///
/// ```
/// use unhusk::{Piece, Snapshot, markup::Tag, passage};
///
/// let article = passage(&Snapshot::new(b"<ol start=3 onclick=\"act()\"><li>Third</li></ol>", ""), None)?;
/// let Some(Piece::Open(list)) = article.content.first() else { panic!("a list") };
/// assert_eq!(list.tag, Tag::Ol);
/// assert_eq!(list.attributes, [("start", "3".to_owned())]);
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The element's name.
    pub tag: Tag,
    /// Attribute names (from the allow-list) and decoded values, in a fixed order.
    pub attributes: Vec<(&'static str, String)>,
    /// Of a link: the `id` of the place in the article that it leads to, which on the page is at its
    /// `href`.
    pub place: Option<String>,
    /// Of a picture: whether it stands for a video, which the link around it leads to.
    pub is_poster: bool,
}

impl Element {
    /// An element without attributes.
    ///
    /// ```
    /// let element = unhusk::Element::new(unhusk::markup::Tag::Hr);
    /// assert!(element.attributes.is_empty());
    /// ```
    #[must_use]
    pub fn new(tag: Tag) -> Self {
        Element {
            tag,
            attributes: Vec::new(),
            place: None,
            is_poster: false,
        }
    }

    /// The value of an attribute.
    ///
    /// ```
    /// use unhusk::{Element, markup::Tag};
    ///
    /// let mut link = Element::new(Tag::A);
    /// link.attributes.push(("href", "https://example.com/".to_owned()));
    /// assert_eq!(link.attribute("href"), Some("https://example.com/"));
    /// assert_eq!(link.attribute("title"), None);
    /// ```
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A post of a discussion.
///
/// ```
/// let post = unhusk::Post { author: Some("Ann".to_owned()), time: None, at: 120 };
/// assert_eq!(serde_json::to_string(&post)?, r#"{"author":"Ann","time":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Post {
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was written, as the page says it.
    pub time: Option<String>,
    /// Where it starts in the snapshot's bytes.
    #[serde(skip)]
    pub at: usize,
}

/// One thing that was removed from the page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let article = unhusk::declutter(&unhusk::Snapshot::new(html, "https://example.com/rain"))?;
/// let removal = &article.removed[0];
/// assert_eq!(removal.text, "Subscribe!");
/// assert!(html[removal.span.start..].starts_with(b"<form>"));
/// println!("{}: {}", removal.kind.label(1), removal.reason);
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Removal {
    /// What it was.
    pub kind: RemovalKind,
    /// Why it was removed: the sentence of the rule that did it.
    pub reason: &'static str,
    /// Its first 80 characters of text.
    pub text: String,
    /// Where it stood in the snapshot's bytes.
    #[serde(skip)]
    pub span: Span,
    /// Number of its outermost element (see [`Snapshot::hidden`](crate::Snapshot::hidden)).
    #[serde(skip)]
    pub element: u32,
}

/// Declares [`RemovalKind`] with, for each kind, its stable name and what people read
/// (singular, plural).
macro_rules! removal_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $one:literal, $many:literal;)*) => {
        /// What a removed part of the page was.
        ///
        /// ```
        /// use unhusk::RemovalKind;
        ///
        /// assert_eq!(RemovalKind::SignUp.name(), "sign-up");
        /// assert!(RemovalKind::ALL.contains(&RemovalKind::Consent));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum RemovalKind { $($(#[$doc])* #[serde(rename = $name)] $kind,)* }

        impl RemovalKind {
            /// All kinds, in the order in which they are listed to people.
            ///
            /// ```
            /// use unhusk::RemovalKind;
            ///
            /// let names: Vec<&str> = RemovalKind::ALL.iter().map(|kind| kind.name()).collect();
            /// assert_eq!(names[..3], ["sign-up", "share", "related"]);
            /// ```
            pub const ALL: &[RemovalKind] = &[$(RemovalKind::$kind),*];

            /// Stable name, as written in JSON.
            ///
            /// ```
            /// assert_eq!(unhusk::RemovalKind::PopUp.name(), "pop-up");
            /// ```
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(RemovalKind::$kind => $name,)* }
            }

            /// English noun for `count` removals of this kind.
            ///
            /// ```
            /// use unhusk::RemovalKind;
            ///
            /// assert_eq!(RemovalKind::Navigation.label(1), "menu");
            /// assert_eq!(RemovalKind::Navigation.label(2), "menus");
            /// ```
            #[must_use]
            pub fn label(self, count: usize) -> &'static str {
                match self { $(RemovalKind::$kind => if count == 1 { $one } else { $many },)* }
            }
        }
    };
}

removal_kinds! {
    /// Newsletter and account sign-up forms and their prompts.
    SignUp = "sign-up", "sign-up form", "sign-up forms";
    /// Share bars and "follow us" links.
    Share = "share", "share bar", "share bars";
    /// Related, recommended, popular, latest lists and cards.
    Related = "related", "related list", "related lists";
    /// Menus, breadcrumbs, skip links, pagers.
    Navigation = "navigation", "menu", "menus";
    /// Comments and the boxes to write them.
    Comments = "comments", "comment section", "comment sections";
    /// The site's promotion of itself: stores, apps, subscriptions, donations.
    Promotion = "promotion", "promotion", "promotions";
    /// Advertisements.
    Advertisement = "advertisement", "advertisement", "advertisements";
    /// Cookie and privacy notices.
    Consent = "consent", "consent notice", "consent notices";
    /// Dialogs, overlays, toasts.
    PopUp = "pop-up", "pop-up", "pop-ups";
    /// Other forms: search, log-in, contact.
    Form = "form", "form", "forms";
    /// The page's header: logo, slogan, tools.
    Header = "header", "page header", "page headers";
    /// The page's footer.
    Footer = "footer", "page footer", "page footers";
    /// Columns beside the content.
    Sidebar = "sidebar", "sidebar", "sidebars";
    /// Boxes about the author.
    Author = "author", "author box", "author boxes";
    /// Byline, date, tags: shown in the reader's own header instead.
    Details = "details", "line of page details", "lines of page details";
    /// Audio and video players and their notes.
    Player = "player", "player", "players";
    /// Text that the page does not show.
    Hidden = "hidden", "hidden part", "hidden parts";
    /// Text that stands elsewhere in the article already.
    Duplicate = "duplicate", "repetition", "repetitions";
    /// Anything else that is not part of the article.
    Other = "other", "other part", "other parts";
    /// What the user has removed by hand.
    Hand = "by-hand", "part by your own hand", "parts by your own hand";
    /// What the user's own rules remove.
    Rule = "rule", "part by your own rules", "parts by your own rules";
}
