//! Every limit of the engine, in one place.

/// Largest snapshot that is accepted, in bytes.
///
/// This and the next eight keep whatever is done with a page below two seconds in the background of a
/// small machine: the engine can't be interrupted. `cargo xtask bombs` prints what pages cost that come close.
///
/// ```
/// use unhusk::{Error, Snapshot, declutter, limits};
///
/// let html = vec![b' '; limits::SNAPSHOT_BYTES + 1];
/// let refused = declutter(&Snapshot::new(&html, "")).unwrap_err();
/// assert!(matches!(refused, Error::TooLarge { limit: limits::SNAPSHOT_BYTES, .. }));
/// ```
pub const SNAPSHOT_BYTES: usize = 16 << 20;

/// Elements that a page may have.
///
/// ```
/// use unhusk::{Error, Snapshot, declutter, limits};
///
/// let html = "<i></i>".repeat(limits::ELEMENTS + 1);
/// let refused = declutter(&Snapshot::new(html.as_bytes(), "")).unwrap_err();
/// assert!(matches!(refused, Error::TooMany { what: "elements", .. }));
/// ```
pub const ELEMENTS: usize = 150_000;

/// Signs `<` that a page may have: what begins tags, and what scripts compare with.
///
/// ```
/// use unhusk::{Error, Snapshot, declutter, limits};
///
/// let html = "<".repeat(limits::TAGS + 1);
/// let refused = declutter(&Snapshot::new(html.as_bytes(), "")).unwrap_err();
/// assert!(matches!(refused, Error::TooMany { what: "tags", .. }));
/// ```
pub const TAGS: usize = 1_000_000;

/// Bytes of visible text that a page may have: more than the longest novels.
///
/// ```
/// use unhusk::{Error, Snapshot, declutter, limits};
///
/// let html = format!("<p>{}</p>", "rain ".repeat(limits::TEXT_BYTES / 4));
/// let refused = declutter(&Snapshot::new(html.as_bytes(), "")).unwrap_err();
/// assert!(matches!(refused, Error::TooMany { what: "bytes of text", .. }));
/// ```
pub const TEXT_BYTES: usize = 4 << 20;

/// Blocks of text (paragraphs, cells, lines) that a page may have.
///
/// ```
/// use unhusk::{Error, Snapshot, declutter, limits};
///
/// let html = "<p>Rain</p>".repeat(limits::BLOCKS + 1);
/// let refused = declutter(&Snapshot::new(html.as_bytes(), "")).unwrap_err();
/// assert!(matches!(refused, Error::TooMany { what: "blocks of text", .. }));
/// ```
pub const BLOCKS: usize = 50_000;

/// Pictures that a page may have.
///
/// ```
/// use unhusk::{Error, Snapshot, declutter, limits};
///
/// let two = "<img src='https://example.com/1.png'><img src='https://example.com/2.png'>";
/// let html = two.repeat(limits::PICTURES / 2 + 1);
/// let refused = declutter(&Snapshot::new(html.as_bytes(), "")).unwrap_err();
/// assert!(matches!(refused, Error::TooMany { what: "pictures", .. }));
/// ```
pub const PICTURES: usize = 50_000;

/// Bytes of an attribute's value that is read: more than pictures have that stand in the page itself.
///
/// ```
/// use unhusk::{Snapshot, limits, passage, render};
///
/// let html = format!("<p><a href=\"/{}\">Rain</a></p>", "a".repeat(limits::ATTRIBUTE_BYTES));
/// let article = passage(&Snapshot::new(html.as_bytes(), "https://example.com/"), None)?;
/// assert_eq!(render::html(&article.content), "<p>Rain</p>");
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const ATTRIBUTE_BYTES: usize = 2 << 20;

/// Bytes of all pages of one text together; those beyond it are not joined.
///
/// ```
/// use unhusk::{Options, Snapshot, declutter_pages, limits};
///
/// let page = |number: u32| {
///     format!("<body><h1>Rain</h1><p>On day {number} it rained in the valley, and the river rose to the foot \
///         of the old bridge, where {number} people watched it.</p><!--{}--></body>", "x".repeat(limits::PAGES_BYTES / 3))
/// };
/// let pages = [page(1), page(2), page(3)];
/// let snapshots = pages.each_ref().map(|page| Snapshot::new(page.as_bytes(), ""));
/// assert_eq!(declutter_pages(&snapshots, Options::default())?.turns.len(), 1);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const PAGES_BYTES: usize = 8 << 20;

/// Signs `<` of all pages of one text together; those beyond it are not joined.
///
/// ```
/// use unhusk::{Options, Snapshot, declutter_pages, limits};
///
/// let page = |number: u32| {
///     format!("<body><h1>Rain</h1><p>On day {number} it rained in the valley, and the river rose to the foot \
///         of the old bridge, where {number} people watched it.</p>{}</body>", "<wbr>".repeat(limits::PAGES_TAGS / 3))
/// };
/// let pages = [page(1), page(2), page(3)];
/// let snapshots = pages.each_ref().map(|page| Snapshot::new(page.as_bytes(), ""));
/// assert_eq!(declutter_pages(&snapshots, Options::default())?.turns.len(), 1);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const PAGES_TAGS: usize = 200_000;

/// Memory that one streaming pass may use beside its input, in bytes.
///
/// ```
/// use unhusk::limits;
///
/// // A page never needs it all: what is left open of it is at most its own size.
/// assert!(limits::STREAM_BYTES > limits::SNAPSHOT_BYTES);
/// ```
pub const STREAM_BYTES: usize = 64 << 20;

/// Bytes given to the streaming parser at a time.
///
/// ```
/// use unhusk::{Options, limits};
///
/// assert_eq!(Options::default().feed, limits::FEED_BYTES);
/// ```
pub const FEED_BYTES: usize = 64 << 10;

/// Elements of an article inside each other; what is deeper stands without its own element.
///
/// ```
/// use unhusk::{Snapshot, limits, passage, render};
///
/// let deep = limits::ARTICLE_DEPTH + 50;
/// let html = format!("{}{}", "<blockquote>Rain".repeat(deep), "</blockquote>".repeat(deep));
/// let article = passage(&Snapshot::new(html.as_bytes(), ""), None)?;
/// let quotes = render::html(&article.content).matches("<blockquote>").count();
/// assert_eq!(quotes, limits::ARTICLE_DEPTH);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const ARTICLE_DEPTH: usize = 200;

/// Places in tables that the cells of an article may span together. Whoever lays out a table has a place for
/// each; spans that would take more are left out.
///
/// ```
/// use unhusk::{Snapshot, limits, passage, render};
///
/// let cells = "<tr><td colspan=1000 rowspan=10>Rain</td><td>Sun</td></tr>".repeat(50);
/// let html = format!("<body><table>{cells}</table></body>");
/// let article = passage(&Snapshot::new(html.as_bytes(), ""), None)?;
/// let spans = render::html(&article.content).matches("colspan").count();
/// assert_eq!(spans, limits::SPANNED_CELLS / 10_000);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const SPANNED_CELLS: usize = 100_000;

/// Elements of a formula inside each other; what is deeper stands without its own element.
///
/// ```
/// use unhusk::{Snapshot, limits, passage, render};
///
/// let deep = limits::FORMULA_DEPTH + 50;
/// let rows = format!("{}{}", "<mrow><mi>x</mi>".repeat(deep), "</mrow>".repeat(deep));
/// let html = format!("<p>Let <math>{rows}</math> be</p>");
/// let article = passage(&Snapshot::new(html.as_bytes(), ""), None)?;
/// let rows = render::html(&article.content).matches("<mrow>").count();
/// assert!(0 < rows && rows <= limits::FORMULA_DEPTH);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const FORMULA_DEPTH: usize = 64;

/// Characters of a removed part that are kept as its description.
///
/// ```
/// use unhusk::{Snapshot, declutter, limits};
///
/// # let rain = "It has rained in the valley for three days, and the river has risen. ".repeat(5);
/// let prompt = "Subscribe to our newsletter today! ".repeat(9);
/// let html = format!("<h1>Rain</h1><p>{rain}</p><form>{prompt}<input type=email></form>");
/// let article = declutter(&Snapshot::new(html.as_bytes(), ""))?;
/// assert_eq!(article.removed[0].text.chars().count(), limits::EXCERPT_CHARS);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const EXCERPT_CHARS: usize = 80;

/// Elements whose text is captured for metadata at the same time.
///
/// ```
/// use unhusk::{Snapshot, describe, limits};
///
/// let open = "<span itemprop=author>".repeat(limits::OPEN_CAPTURES - 1);
/// let close = "</span>".repeat(limits::OPEN_CAPTURES - 1);
/// let html = format!("{open}<h1>Rain</h1>{close}");
/// assert_eq!(describe(&Snapshot::new(html.as_bytes(), ""))?.title.as_deref(), Some("Rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const OPEN_CAPTURES: usize = 16;

/// Bytes of text captured for one clue.
///
/// ```
/// use unhusk::{Snapshot, describe, limits};
///
/// let html = format!("<h1>{}</h1>", "Rain ".repeat(limits::CAPTURE_BYTES));
/// let title = describe(&Snapshot::new(html.as_bytes(), ""))?.title.unwrap_or_default();
/// assert!(title.len() <= limits::CAPTURE_BYTES);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const CAPTURE_BYTES: usize = 600;

/// Clues kept of each kind.
///
/// ```
/// use unhusk::{Snapshot, describe, limits};
///
/// let others = "<meta name=keywords content=rain>".repeat(limits::CLUES);
/// let late = format!("{others}<meta name=author content='Ann Lee'>");
/// assert_eq!(describe(&Snapshot::new(late.as_bytes(), ""))?.byline, None);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const CLUES: usize = 400;

/// Different classes and ids of a page that are looked up rather than read again.
///
/// ```
/// use unhusk::{Snapshot, limits, passage};
///
/// // More names than these cost time, and change nothing.
/// let names = (0..=limits::KNOWN_NAMES).map(|name| format!("<i class=a{name}>Rain </i>"));
/// let html: String = names.collect();
/// let article = passage(&Snapshot::new(html.as_bytes(), ""), None)?;
/// assert_eq!(article.words, limits::KNOWN_NAMES + 1);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const KNOWN_NAMES: usize = 2_000;

/// Bytes of the longest of them.
///
/// ```
/// use unhusk::{Snapshot, limits, passage};
///
/// let html = format!("<p class='{}'>Rain</p>", "a".repeat(limits::KNOWN_NAME_BYTES + 1));
/// assert_eq!(passage(&Snapshot::new(html.as_bytes(), ""), None)?.words, 1);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const KNOWN_NAME_BYTES: usize = 250;

/// Bytes of a link's text that are read as the label of another page.
///
/// ```
/// use unhusk::limits;
///
/// assert!("Go on reading on the next page".len() < limits::LABEL_BYTES);
/// ```
pub const LABEL_BYTES: usize = 320;

/// Bytes of JSON-LD that are kept of one page.
///
/// ```
/// use unhusk::{Snapshot, describe, limits};
///
/// let with = |padding: usize| {
///     let json = format!(r#"{{"@type": "NewsArticle", "headline": "Rain"{}}}"#, " ".repeat(padding));
///     let html = format!("<script type='application/ld+json'>{json}</script>");
///     describe(&Snapshot::new(html.as_bytes(), "")).map(|metadata| metadata.title)
/// };
/// assert_eq!(with(0)?.as_deref(), Some("Rain"));
/// assert_eq!(with(limits::JSON_LD_BYTES)?, None);
/// # Ok::<(), unhusk::Error>(())
/// ```
pub const JSON_LD_BYTES: usize = 1 << 20;

/// Largest page that the command line reads, in bytes, unpacked.
///
/// ```
/// use unhusk::limits;
///
/// // What is read is not refused afterwards.
/// assert!(limits::PAGE_BYTES <= limits::SNAPSHOT_BYTES);
/// ```
pub const PAGE_BYTES: usize = SNAPSHOT_BYTES;

/// Elements of a page from a file that may be open inside each other. Parsing takes time by the
/// square of this; browsers stop nesting at 512.
///
/// ```
/// # #[cfg(feature = "parse")] {
/// use unhusk::{Options, limits, parse};
///
/// let html = "<div>".repeat(limits::PAGE_DEPTH + 1);
/// let refused = parse::declutter(&html, "", Options::default()).unwrap_err();
/// assert_eq!(refused.code(), "too-deep");
/// # }
/// ```
pub const PAGE_DEPTH: usize = 2_000;

/// Attributes that a tag of a page from a file may have. Parsing takes time by the square of this.
///
/// ```
/// # #[cfg(feature = "parse")] {
/// use unhusk::{Options, limits, parse};
///
/// let attributes: String = (0..=limits::TAG_ATTRIBUTES).map(|name| format!(" a{name}")).collect();
/// let html = format!("<p{attributes}>Rain</p>");
/// let refused = parse::declutter(&html, "", Options::default()).unwrap_err();
/// assert_eq!(refused.code(), "too-many-attributes");
/// # }
/// ```
pub const TAG_ATTRIBUTES: usize = 5_000;

/// Nodes that a page from a file may have: misnested formatting can multiply them.
///
/// ```
/// use unhusk::limits;
///
/// // Pages that are well nested are refused for their elements before they have as many nodes.
/// assert!(limits::PAGE_NODES > limits::ELEMENTS);
/// ```
pub const PAGE_NODES: usize = 4_000_000;

/// Bytes of one rule of the user's.
///
/// ```
/// use unhusk::{Rules, limits};
///
/// let (_, problems) = Rules::parse(&format!("##.{}", "a".repeat(limits::RULE_BYTES)));
/// assert_eq!(problems[0].code, "line-too-long");
/// ```
pub const RULE_BYTES: usize = 4_096;

/// Bytes of the user's list of rules that are read.
///
/// ```
/// use unhusk::{Rules, limits};
///
/// let (_, problems) = Rules::parse(&format!("! {}", "a".repeat(limits::RULES_BYTES)));
/// assert_eq!(problems[0].code, "list-too-long");
/// ```
pub const RULES_BYTES: usize = 8 << 20;

/// Elements that rules of the user's may look at on one page beside those they name: ancestors,
/// siblings, what is inside. What can't be told within this is not matched.
///
/// ```
/// use unhusk::limits;
///
/// // Enough for a rule that looks at a hundred elements beside each one of a page.
/// assert!(limits::RULE_STEPS >= 100 * limits::ELEMENTS as u64);
/// ```
pub const RULE_STEPS: u64 = 20_000_000;
