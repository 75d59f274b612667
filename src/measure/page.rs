//! What pass 1 returns: the page as flat arrays.

use std::ops::Range;

use url::Url;

use crate::markup::{Span, Tag};
use crate::measure::cues::Cues;
use crate::metadata::Clues;
use crate::pagination::PageLink;
use crate::user_rules::Marks;

/// A measured page. Containers and blocks are in document order; containers refer to the blocks they
/// hold by range, so that any total over a container is a difference of two prefix sums.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let snapshot = unhusk::Snapshot::new(html, "https://example.com/rain");
/// let page = unhusk::measure::measure(&snapshot, 1024)?;
/// assert_eq!(page.base.map(String::from).as_deref(), Some("https://example.com/rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Page {
    /// Text of all blocks, decoded, white space collapsed.
    pub(crate) text: String,
    /// Elements that are laid out as blocks (and buttons); the first is the root.
    pub(crate) containers: Vec<Container>,
    /// Runs of text.
    pub(crate) blocks: Vec<Block>,
    /// Runs without a letter or digit, which are no blocks: ticks in cells, operators, braces of code.
    pub(crate) signs: Vec<Sign>,
    /// Pictures that show something, with their best source.
    pub(crate) images: Vec<Image>,
    /// Bytes where formulas start, ascending.
    pub(crate) formulas: Vec<usize>,
    /// Form fields, in document order.
    pub(crate) fields: Vec<Field>,
    /// Spans inside blocks that are never part of them: hidden words and the like. Sorted, disjoint.
    pub(crate) excluded: Vec<Span>,
    /// What rules of the user's name.
    pub(crate) rules: Marks,
    /// What the user has chosen by hand.
    pub(crate) chosen: Chosen,
    /// Bytes where the elements start that the user is using.
    pub(crate) used: Vec<usize>,
    /// Bytes where carts, log-ins, searches and links to them start, where nothing else tells what they are.
    pub(crate) tools: Vec<usize>,
    /// Hashes of the words in the names of containers (see [`Container::names`]).
    pub(crate) names: Vec<u32>,
    /// Links that may lead to another page of the text.
    pub(crate) page_links: Vec<PageLink>,
    /// Raw material for metadata.
    pub clues: Clues,
    /// What relative addresses are resolved against: `<base>`, else the page's address, else the
    /// canonical address that the page gives.
    pub base: Option<Url>,
}

impl Page {
    /// Gives back the room that lists were given to grow into: up to half of each.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.containers.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.signs.shrink_to_fit();
        self.names.shrink_to_fit();
    }

    /// Text of a block.
    #[must_use]
    pub(crate) fn block_text(&self, block: &Block) -> &str {
        &self.text[block.text.clone()]
    }

    /// The containers that hold container `index`, from the innermost out, itself first.
    pub(crate) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |&inner| {
            let parent = self.containers[inner].parent;
            (inner != 0).then_some(parent)
        })
    }
}

/// A run of text without a letter or digit: it is kept with what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Sign {
    /// Index of the container whose run it is.
    pub container: usize,
    /// From its first to its last character.
    pub span: Span,
    /// Index of the block that comes next.
    pub block: usize,
}

/// What the user has chosen by hand: see [`Snapshot::kept`](crate::Snapshot::kept) and
/// [`Snapshot::dropped`](crate::Snapshot::dropped).
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Numbers of elements, ascending.
    pub kept: Vec<u32>,
    /// Numbers of elements, ascending.
    pub dropped: Vec<u32>,
}

impl Chosen {
    /// Whether an element is brought back (`true`) or removed (`false`), if the user has said so.
    #[must_use]
    pub fn of(&self, element: u32) -> Option<bool> {
        if self.dropped.binary_search(&element).is_ok() {
            return Some(false);
        }
        self.kept.binary_search(&element).is_ok().then_some(true)
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.dropped.is_empty()
    }
}

/// A block-level element.
#[derive(Debug, Clone)]
pub struct Container {
    /// Index of the container around it; the root's is its own.
    pub parent: usize,
    /// One past the index of the last container inside it.
    pub last: usize,
    /// Element name.
    pub tag: Tag,
    /// Element number.
    pub number: u32,
    /// From the start of its start tag to the end of its end tag.
    pub span: Span,
    /// Indices of the blocks inside it.
    pub blocks: Range<usize>,
    /// Indices of the images inside it.
    pub images: Range<usize>,
    /// Indices of the form fields inside it.
    pub fields: Range<usize>,
    /// What its class, id, role and the like say about it.
    pub cues: Cues,
    /// Hashes of the words in its names: a range of [`Page::names`].
    pub names: Range<usize>,
    /// Equal for elements of the same tag and classes, numbers in them aside.
    pub signature: u32,
    /// Not visible, by itself or by what it is in.
    pub hidden: bool,
    /// How it is laid out, by itself.
    pub place: Place,
    /// Which of the telling elements it is or is inside.
    pub within: Within,
}

/// How an element is laid out on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// As a part of what it is in.
    #[default]
    Flow,
    /// Over the page or at the window's edge, also when the page is scrolled.
    Floating,
    /// Over most of the window.
    Covering,
}

/// A set of elements that tell something about all that is inside them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Within(u16);

impl Within {
    /// `article`.
    pub const ARTICLE: Within = Within(1);
    /// `details`.
    pub const DETAILS: Within = Within(1 << 2);
    /// `dl`.
    pub const TERMS: Within = Within(1 << 3);
    /// `pre`.
    pub const PREFORMATTED: Within = Within(1 << 4);
    /// `table`.
    pub const TABLE: Within = Within(1 << 5);
    /// `ul` and `ol`.
    pub const LIST: Within = Within(1 << 6);
    /// `figure`.
    pub const FIGURE: Within = Within(1 << 8);

    /// The set that an element adds.
    #[must_use]
    pub fn of(tag: Tag) -> Within {
        match tag {
            Tag::Article => Within::ARTICLE,
            Tag::Details => Within::DETAILS,
            Tag::Dl => Within::TERMS,
            Tag::Pre => Within::PREFORMATTED,
            Tag::Table => Within::TABLE,
            Tag::Ul | Tag::Ol => Within::LIST,
            Tag::Figure => Within::FIGURE,
            _ => Within::default(),
        }
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Within) -> Within {
        Within(self.0 | other.0)
    }

    /// Whether any of `other` is in this set.
    #[must_use]
    pub fn any(self, other: Within) -> bool {
        self.0 & other.0 != 0
    }
}

/// A run of text between two block boundaries.
#[derive(Debug, Clone)]
pub struct Block {
    /// Index of the innermost container.
    pub container: usize,
    /// From the first to the last byte of its text, tags in between included.
    pub span: Span,
    /// Range of [`Page::text`].
    pub text: Range<usize>,
    /// Words (CJK text counts one word for two characters).
    pub words: usize,
    /// Words inside links.
    pub link_words: usize,
    /// Links that start in it.
    pub links: usize,
    /// Commas of any script.
    pub commas: usize,
    /// Sentence ends of any script.
    pub sentences: usize,
    /// Whether it ends as a sentence does.
    pub ends_sentence: bool,
    /// Whether all of it is emphasised.
    pub emphasised: bool,
    /// Hash of its words, case and punctuation aside; equal texts have equal hashes.
    pub hash: u64,
}

impl Block {
    /// Share of its words that are links, 0 to 1.
    #[must_use]
    pub fn link_density(&self) -> f64 {
        self.link_words as f64 / self.words.max(1) as f64
    }
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Byte where its element (or its `noscript` twin) starts.
    pub at: usize,
    /// Number of its element; 0 for a `noscript` twin.
    pub number: u32,
    /// Index of the innermost container.
    pub container: usize,
    /// Index of the block that follows it.
    pub block: usize,
    /// Absolute address of the best source, or of the thing an embed shows.
    pub source: String,
    /// Alternative text.
    pub alt: String,
    /// Width in CSS pixels, where the page says so.
    pub width: Option<u32>,
    /// Height in CSS pixels, where the page says so.
    pub height: Option<u32>,
    /// Inside a link.
    pub linked: bool,
    /// Not visible.
    pub hidden: bool,
    /// Set for a video: where to watch it. `source` is then its poster, perhaps empty.
    pub video: Option<String>,
}

/// A form field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// One line of text.
    Text,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// A search box.
    Search,
    /// Several lines of text.
    LongText,
    /// A choice: check box, radio button, list.
    Choice,
    /// A button.
    Button,
    /// A proof of being human.
    Captcha,
}
