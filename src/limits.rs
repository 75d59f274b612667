//! Every limit of the engine, in one place.

/// Largest snapshot that is accepted, in bytes.
///
/// This and the next eight keep whatever is asked of the engine below two seconds in the background of a
/// small machine: it can't be interrupted. `cargo xtask bombs` prints what pages cost that come close.
pub const SNAPSHOT_BYTES: usize = 16 << 20;

/// Elements that a page may have.
pub const ELEMENTS: usize = 150_000;

/// Signs `<` that a page may have: what begins tags, and what scripts compare with.
pub const TAGS: usize = 1_000_000;

/// Bytes of visible text that a page may have: more than the longest novels.
pub const TEXT_BYTES: usize = 4 << 20;

/// Blocks of text (paragraphs, cells, lines) that a page may have.
pub const BLOCKS: usize = 50_000;

/// Pictures that a page may have.
pub const PICTURES: usize = 50_000;

/// Bytes of an attribute's value that is read: more than pictures have that stand in the page itself.
pub const ATTRIBUTE_BYTES: usize = 2 << 20;

/// Bytes of all pages of one text together; those beyond it are not joined.
pub const PAGES_BYTES: usize = 8 << 20;

/// Signs `<` of all pages of one text together; those beyond it are not joined.
pub const PAGES_TAGS: usize = 300_000;

/// Memory that one streaming pass may use beside its input, in bytes.
pub const STREAM_BYTES: usize = 64 << 20;

/// Bytes given to the streaming parser at a time.
pub const FEED_BYTES: usize = 64 << 10;

/// Elements of an article inside each other; what is deeper stands without its own element.
pub const ARTICLE_DEPTH: usize = 200;

/// Elements of a formula inside each other; what is deeper stands without its own element.
pub const FORMULA_DEPTH: usize = 64;

/// Characters of a removed part that are kept as its description.
pub const EXCERPT_CHARS: usize = 80;

/// Elements whose text is captured for metadata at the same time.
pub const OPEN_CAPTURES: usize = 16;

/// Bytes of text captured for one clue.
pub const CAPTURE_BYTES: usize = 600;

/// Clues kept of each kind.
pub const CLUES: usize = 400;

/// Different classes and ids of a page that are looked up rather than read again.
pub const KNOWN_NAMES: usize = 2_000;

/// Bytes of the longest of them.
pub const KNOWN_NAME_BYTES: usize = 250;

/// Bytes of a link's text that are read as the label of another page.
pub const LABEL_BYTES: usize = 320;

/// Bytes of JSON-LD that are kept of one page.
pub const JSON_LD_BYTES: usize = 1 << 20;

/// Largest page that the command line reads, in bytes, unpacked.
pub const PAGE_BYTES: usize = SNAPSHOT_BYTES;

/// Elements of a page from a file that may be open inside each other. Parsing takes time by the
/// square of this; browsers stop nesting at 512.
pub const PAGE_DEPTH: usize = 2_000;

/// Attributes that a tag of a page from a file may have. Parsing takes time by the square of this.
pub const TAG_ATTRIBUTES: usize = 5_000;

/// Nodes that a page from a file may have: misnested formatting can multiply them.
pub const PAGE_NODES: usize = 4_000_000;

/// Bytes of one rule of the user's.
pub const RULE_BYTES: usize = 4_096;

/// Bytes of the user's list of rules that are read.
pub const RULES_BYTES: usize = 8 << 20;

/// Elements that rules of the user's may look at on one page beside those they name: ancestors,
/// siblings, what is inside. What can't be told within this is not matched.
pub const RULE_STEPS: u64 = 20_000_000;
