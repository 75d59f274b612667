//! Features of the page as a whole: the same for all its blocks.

use super::Value;
use super::chain::{CUES, INSIDE, Surroundings};
use super::facts::{Sum, Sums, flag, number};
use super::text::Texts;
use crate::decide::evidence::Evidence;
use crate::markup::Tag;
use crate::measure::{Cues, Page};

/// What the page is as a whole.
pub(super) struct Whole {
    sum: Sum,
    tags: [f32; COUNTED.len()],
    pictures: f32,
    fields: f32,
    longest: f32,
    times: f32,
    most_siblings: f32,
    graph_type: f32,
    data_types: [bool; DATA_TYPES.len()],
    address: Address,
    cues: [f32; CUES],
    inside: [f32; INSIDE.len()],
    title_words: f32,
    copies: f32,
}

/// What the page's address looks like.
#[derive(Default)]
struct Address {
    depth: f32,
    length: f32,
    digits: f32,
    hyphens: f32,
    year: bool,
    parts: [bool; ADDRESS_PARTS.len()],
}

/// Elements that are counted.
const COUNTED: [Tag; 8] = [
    Tag::Article,
    Tag::Main,
    Tag::Pre,
    Tag::Form,
    Tag::Table,
    Tag::Li,
    Tag::H2,
    Tag::H3,
];

/// Types of structured data, in groups that mean the same.
const DATA_TYPES: [&[&str]; 10] = [
    &["Article", "BlogPosting", "NewsArticle", "Report"],
    &["Product", "ProductGroup"],
    &["ItemList", "CollectionPage", "SearchResultsPage"],
    &["DiscussionForumPosting", "QAPage"],
    &["FAQPage"],
    &["Service", "LocalBusiness", "ProfessionalService"],
    &["TechArticle", "APIReference"],
    &["Recipe"],
    &["BreadcrumbList"],
    &["Organization"],
];

/// Parts of addresses that speak of a kind of page, in groups that mean the same.
const ADDRESS_PARTS: [&[&str]; 7] = [
    &["blog", "news", "article", "post", "story"],
    &["product", "/p/", "/dp/", "item"],
    &["collection", "categor", "shop", "/c/", "catalog", "tag/"],
    &[
        "forum",
        "thread",
        "topic",
        "discuss",
        "question",
        "/t/",
        "community",
        "comments",
    ],
    &[
        "docs",
        "documentation",
        "reference",
        "api",
        "guide",
        "tutorial",
        "learn",
        "wiki",
        "manual",
        ".io/",
    ],
    &[
        "service", "solution", "about", "pricing", "platform", "software",
    ],
    &["/list", "best", "top-", "directory", "search"],
];

/// Share of linked words below which the longest block counts as text.
const LONGEST_LINKS: f64 = 0.3;

impl Whole {
    pub fn new(
        evidence: &Evidence<'_>,
        texts: &Texts,
        around: &Surroundings,
        sums: &Sums,
    ) -> Whole {
        let page = evidence.page;
        let sum = sums.all();
        let count = |tag| number(page.containers.iter().filter(|c| c.tag == tag).count());
        let mut cues = [0.0; CUES];
        let mut inside = [0.0; INSIDE.len()];
        for block in &page.blocks {
            let words = number(block.words);
            let chain = &around.chains[block.container];
            for (bit, share) in cues.iter_mut().enumerate() {
                *share += words * flag(chain.has_cue(bit));
            }
            for (place, share) in inside.iter_mut().enumerate() {
                *share += words * flag(chain.is_inside(place));
            }
        }
        let unlinked = page.blocks.iter();
        let longest = unlinked
            .filter(|block| block.link_density() < LONGEST_LINKS)
            .map(|block| block.words)
            .max();
        Whole {
            sum,
            tags: COUNTED.map(count),
            pictures: number(page.images.len()),
            fields: number(page.fields.len()),
            longest: number(longest.unwrap_or_default()),
            times: number(page.clues.times.len()),
            most_siblings: around.most_siblings,
            graph_type: graph_type(page),
            data_types: data_types(page),
            address: Address::new(page),
            cues: cues.map(|words| sum.share(words)),
            inside: inside.map(|words| sum.share(words)),
            title_words: texts.title_words,
            copies: texts.copies(),
        }
    }
}

/// What Open Graph says the page is: 0 nothing, 1 something, 2 an article, 3 a product.
fn graph_type(page: &Page) -> f32 {
    let types = page.clues.metas.iter();
    types
        .filter(|(key, _)| key == "og:type")
        .map(|(_, value)| match value.to_ascii_lowercase() {
            value if value.contains("article") => 2.0,
            value if value.contains("product") => 3.0,
            value if value.is_empty() => 0.0,
            _ => 1.0,
        })
        .next_back()
        .unwrap_or_default()
}

fn data_types(page: &Page) -> [bool; DATA_TYPES.len()] {
    let mut found = [false; DATA_TYPES.len()];
    for text in &page.clues.json_ld {
        for (at, _) in text.match_indices("\"@type\"") {
            let value = text[at + 7..].trim_start_matches([' ', ':', '[', '\n', '\r', '\t']);
            let Some(name) = value
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            for (found, names) in found.iter_mut().zip(DATA_TYPES) {
                *found |= names.contains(&name);
            }
        }
    }
    found
}

impl Address {
    fn new(page: &Page) -> Address {
        let Some(url) = &page.base else {
            return Address::default();
        };
        let path = url.path();
        let full = format!("{}{path}", url.host_str().unwrap_or_default()).to_ascii_lowercase();
        let last = path.rsplit('/').next().unwrap_or_default();
        let year = path
            .split('/')
            .any(|part| part.len() == 4 && part.starts_with("20"));
        Address {
            depth: number(path.trim_end_matches('/').matches('/').count()),
            length: number(full.len()),
            digits: number(full.bytes().filter(u8::is_ascii_digit).count()),
            hyphens: number(last.matches('-').count()),
            year,
            parts: ADDRESS_PARTS.map(|parts| parts.iter().any(|part| full.contains(part))),
        }
    }
}

const SCALARS: &[(&str, Value)] = &[
    ("page_words", |f, _| f.whole.sum.words),
    ("page_blocks", |f, _| f.whole.sum.blocks),
    ("page_links", |f, _| f.whole.sum.share(f.whole.sum.linked)),
    ("page_paragraph", |f, _| {
        f.whole.sum.share(f.whole.sum.paragraph)
    }),
    ("page_mean", |f, _| {
        f.whole.sum.words / f.whole.sum.blocks.max(1.0)
    }),
    ("page_sentences", |f, _| {
        f.whole.sum.share(f.whole.sum.sentences)
    }),
    ("page_small", |f, _| f.whole.sum.share(f.whole.sum.small)),
    ("page_long", |f, _| f.whole.sum.long),
    ("page_headings", |f, _| f.whole.sum.headings),
    ("page_commas", |f, _| f.whole.sum.share(f.whole.sum.commas)),
    ("page_prices", |f, _| f.whole.sum.prices),
    ("page_pictures", |f, _| f.whole.pictures),
    ("page_fields", |f, _| f.whole.fields),
    ("page_longest", |f, _| f.whole.longest),
    ("page_times", |f, _| f.whole.times),
    ("page_siblings", |f, _| f.whole.most_siblings),
    ("page_graph_type", |f, _| f.whole.graph_type),
    ("page_title_words", |f, _| f.whole.title_words),
    ("page_copies", |f, _| f.whole.copies),
    ("page_posts", |f, _| flag(f.evidence.posts_are_comments)),
    ("address_depth", |f, _| f.whole.address.depth),
    ("address_length", |f, _| f.whole.address.length),
    ("address_digits", |f, _| f.whole.address.digits),
    ("address_hyphens", |f, _| f.whole.address.hyphens),
    ("address_year", |f, _| flag(f.whole.address.year)),
];

const TAGS: &[(&str, Value)] = &[
    ("page_articles", |f, _| f.whole.tags[0]),
    ("page_mains", |f, _| f.whole.tags[1]),
    ("page_pres", |f, _| f.whole.tags[2]),
    ("page_forms", |f, _| f.whole.tags[3]),
    ("page_tables", |f, _| f.whole.tags[4]),
    ("page_items", |f, _| f.whole.tags[5]),
    ("page_h2s", |f, _| f.whole.tags[6]),
    ("page_h3s", |f, _| f.whole.tags[7]),
];

const TYPES: &[(&str, Value)] = &[
    ("data_article", |f, _| flag(f.whole.data_types[0])),
    ("data_product", |f, _| flag(f.whole.data_types[1])),
    ("data_list", |f, _| flag(f.whole.data_types[2])),
    ("data_discussion", |f, _| flag(f.whole.data_types[3])),
    ("data_faq", |f, _| flag(f.whole.data_types[4])),
    ("data_service", |f, _| flag(f.whole.data_types[5])),
    ("data_documentation", |f, _| flag(f.whole.data_types[6])),
    ("data_recipe", |f, _| flag(f.whole.data_types[7])),
    ("data_trail", |f, _| flag(f.whole.data_types[8])),
    ("data_organization", |f, _| flag(f.whole.data_types[9])),
];

const PARTS: &[(&str, Value)] = &[
    ("address_article", |f, _| flag(f.whole.address.parts[0])),
    ("address_product", |f, _| flag(f.whole.address.parts[1])),
    ("address_collection", |f, _| flag(f.whole.address.parts[2])),
    ("address_forum", |f, _| flag(f.whole.address.parts[3])),
    ("address_docs", |f, _| flag(f.whole.address.parts[4])),
    ("address_service", |f, _| flag(f.whole.address.parts[5])),
    ("address_list", |f, _| flag(f.whole.address.parts[6])),
];

const IN: &[(&str, Value)] = &[
    ("page_in_nav", |f, _| f.whole.inside[0]),
    ("page_in_header", |f, _| f.whole.inside[1]),
    ("page_in_footer", |f, _| f.whole.inside[2]),
    ("page_in_aside", |f, _| f.whole.inside[3]),
    ("page_in_main", |f, _| f.whole.inside[4]),
    ("page_in_article", |f, _| f.whole.inside[5]),
    ("page_in_form", |f, _| f.whole.inside[6]),
    ("page_in_table", |f, _| f.whole.inside[7]),
    ("page_in_ul", |f, _| f.whole.inside[8]),
    ("page_in_ol", |f, _| f.whole.inside[9]),
    ("page_in_li", |f, _| f.whole.inside[10]),
    ("page_in_figure", |f, _| f.whole.inside[11]),
    ("page_in_blockquote", |f, _| f.whole.inside[12]),
    ("page_in_pre", |f, _| f.whole.inside[13]),
    ("page_in_section", |f, _| f.whole.inside[14]),
    ("page_in_dl", |f, _| f.whole.inside[15]),
    ("page_in_button", |f, _| f.whole.inside[16]),
    ("page_in_details", |f, _| f.whole.inside[17]),
    ("page_in_dialog", |f, _| f.whole.inside[18]),
];

/// One feature for each cue: the share of the page's words under it.
macro_rules! cue_shares {
    ($($cue:ident $name:literal,)*) => {
        &[$(($name, |f, _| f.whole.cues[Cues::$cue.lowest()]),)*]
    };
}

const CUE_SHARES: &[(&str, Value)] = cue_shares! {
    NAVIGATION "page_cue_navigation",
    FOOTER "page_cue_footer",
    HEADER "page_cue_header",
    SIDEBAR "page_cue_sidebar",
    COMMENTS "page_cue_comments",
    SHARE "page_cue_share",
    RELATED "page_cue_related",
    SIGN_UP "page_cue_sign_up",
    PROMOTION "page_cue_promotion",
    POP_UP "page_cue_pop_up",
    AUTHOR "page_cue_author",
    DETAILS "page_cue_details",
    BODY "page_cue_body",
    TOOLS "page_cue_tools",
    ACCOUNT "page_cue_account",
    COLLAPSIBLE "page_cue_collapsible",
    CAPTION "page_cue_caption",
    CARD "page_cue_card",
    SEARCH "page_cue_search",
};

/// The features, by name.
pub(super) const FEATURES: &[&[(&str, Value)]] = &[SCALARS, TAGS, TYPES, PARTS, IN, CUE_SHARES];
