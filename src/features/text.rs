//! Features of a block's own text.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::Value;
use super::facts::{FastMap, flag, number};
use super::languages::small_words;
use super::tokens::FIRST_WORDS;
use crate::decide::evidence::Evidence;
use crate::measure::hash;

/// What one block's text looks like.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Text {
    /// Runs of letters and digits.
    pub runs: f32,
    pub small: f32,
    capitals: f32,
    unique: f32,
    letters: f32,
    digits: f32,
    starts_upper: bool,
    all_upper: bool,
    pub prices: f32,
    dates: f32,
    signs: f32,
    address: bool,
    ending: f32,
    pub title_overlap: f32,
    pub title_cover: f32,
    description_overlap: f32,
    same: f32,
    copy: bool,
}

/// The texts of all blocks.
pub(super) struct Texts {
    pub texts: Vec<Text>,
    /// Hashes of the first words of all blocks, and where each block's start.
    words: Vec<u32>,
    starts: Vec<usize>,
    /// Words in the page's title.
    pub title_words: f32,
}

type Words = HashSet<u32, FixedState>;

impl Texts {
    pub fn new(evidence: &Evidence<'_>, title: Option<&str>) -> Texts {
        let page = evidence.page;
        let title = word_set(title.or(page.clues.title.as_deref()).unwrap_or_default());
        let mut description = Words::default();
        for (key, value) in &page.clues.metas {
            if key == "description" || key == "og:description" {
                description.extend(word_set(value));
            }
        }
        let mut times: FastMap<u64, u32> = FastMap::default();
        for block in &page.blocks {
            *times.entry(block.hash).or_default() += 1;
        }
        let mut seen = HashSet::<u64, FixedState>::default();
        let mut scratch = Words::default();
        let mut words = Vec::new();
        let mut starts = vec![0];
        let texts = page
            .blocks
            .iter()
            .map(|block| {
                let text = page.block_text(block);
                let mut reading = Reading {
                    title: &title,
                    description: &description,
                    distinct: &mut scratch,
                    words: &mut words,
                };
                let mut facts = reading.read(text);
                starts.push(words.len());
                facts.same = number(times.get(&block.hash).map_or(1, |count| *count as usize));
                facts.copy = !seen.insert(block.hash);
                facts
            })
            .collect();
        Texts {
            texts,
            words,
            starts,
            title_words: number(title.len()),
        }
    }

    /// Hashes of the first words of a block.
    pub fn first_words(&self, block: usize) -> &[u32] {
        &self.words[self.starts[block]..self.starts[block + 1]]
    }

    /// Share of the blocks whose text stands before already.
    pub fn copies(&self) -> f32 {
        let copies = self.texts.iter().filter(|text| text.copy).count();
        number(copies) / number(self.texts.len().max(1))
    }
}

fn word_set(text: &str) -> Words {
    runs(text).map(|word| hash::lower("", word)).collect()
}

/// Runs of letters and digits.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|run| !run.is_empty())
}

/// What reading a text needs.
struct Reading<'r> {
    title: &'r Words,
    description: &'r Words,
    distinct: &'r mut Words,
    words: &'r mut Vec<u32>,
}

impl Reading<'_> {
    fn read(&mut self, text: &str) -> Text {
        let mut facts = Text::default();
        self.distinct.clear();
        let (mut in_title, mut in_description, mut first) = (0, 0, 0);
        let mut after_number = false;
        for run in runs(text) {
            facts.runs += 1.0;
            let word = hash::lower("", run);
            if first < FIRST_WORDS {
                self.words.push(word);
                first += 1;
            }
            facts.small += flag(small_words().contains(&word));
            facts.capitals += flag(run.starts_with(char::is_uppercase));
            if self.distinct.insert(word) {
                in_title += usize::from(self.title.contains(&word));
                in_description += usize::from(self.description.contains(&word));
            }
            let year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
            let number = run.bytes().all(|byte| byte.is_ascii_digit());
            facts.dates += flag((year && number) || run == "ago");
            facts.prices += flag(after_number && CURRENCY_CODES.contains(&run));
            after_number = number;
        }
        let count = number(self.distinct.len()).max(1.0);
        facts.unique = count / facts.runs.max(1.0);
        facts.title_overlap = number(in_title) / count;
        facts.title_cover = number(in_title) / number(self.title.len()).max(1.0);
        facts.description_overlap = number(in_description) / count;
        signs(text, &mut facts);
        facts
    }
}

/// Currencies written as letters behind a number.
const CURRENCY_CODES: &[&str] = &["USD", "EUR", "GBP", "CAD", "AUD", "kr", "zł", "usd", "eur"];

/// Signs of currencies.
const CURRENCY_SIGNS: &[char] = &['$', '£', '€', '¥', '₹', '₽', '₺', '₩', '₴', '₪'];

/// Signs that stand in menus and footers more than in text.
const MENU_SIGNS: &[char] = &['©', '|', '»', '›', '→', '•', '·', '®'];

fn signs(text: &str, facts: &mut Text) {
    let (mut upper, mut lower) = (false, false);
    // The last two characters before the one at hand.
    let (mut last, mut before) = (' ', ' ');
    for letter in text.chars() {
        facts.letters += 1.0;
        if letter.is_ascii_alphabetic() || letter == ' ' {
            // Most letters: nothing but their case matters.
            upper |= letter.is_ascii_uppercase();
            lower |= letter.is_ascii_lowercase();
            before = last;
            last = letter;
            continue;
        }
        let digit = letter.is_ascii_digit();
        facts.digits += flag(digit);
        upper |= letter.is_uppercase();
        lower |= letter.is_lowercase();
        let sign = |sign: char| CURRENCY_SIGNS.contains(&sign);
        let beside = |first: char| {
            if last == ' ' {
                before == first
            } else {
                last == first
            }
        };
        let behind = if last == ' ' { before } else { last };
        if (digit && sign(behind)) || (sign(letter) && behind.is_ascii_digit() && !beside(' ')) {
            facts.prices += 1.0;
        }
        if digit && matches!(last, ':' | '/' | '.') && before.is_ascii_digit() {
            facts.dates += 1.0;
        }
        facts.signs += flag(MENU_SIGNS.contains(&letter));
        facts.address |= letter == '@';
        before = last;
        last = letter;
    }
    facts.starts_upper = text.starts_with(char::is_uppercase);
    facts.all_upper = upper && !lower;
    facts.ending = match last {
        '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।' => 2.0,
        ':' | ';' | ',' | '\'' | '"' | '”' | '’' | '»' | ')' => 1.0,
        _ => 0.0,
    };
}

/// The features, by name.
pub(super) const FEATURES: &[(&str, Value)] = &[
    ("words", |facts, block| number(facts.block(block).words)),
    ("letters_per_word", |facts, block| {
        let text = &facts.texts.texts[block];
        text.letters / text.runs.max(1.0)
    }),
    ("link_density", |facts, block| link_density(facts, block)),
    ("links", |facts, block| number(facts.block(block).links)),
    ("commas", |facts, block| number(facts.block(block).commas)),
    ("comma_rate", |facts, block| {
        let block = facts.block(block);
        number(block.commas) / number(block.words.max(1))
    }),
    ("sentences", |facts, block| {
        number(facts.block(block).sentences)
    }),
    ("sentence_rate", |facts, block| {
        let block = facts.block(block);
        number(block.sentences) / number(block.words.max(1))
    }),
    ("small_words", |facts, block| facts.texts.texts[block].small),
    ("small_word_rate", |facts, block| {
        let text = &facts.texts.texts[block];
        text.small / text.runs.max(1.0)
    }),
    ("ending", |facts, block| facts.texts.texts[block].ending),
    ("ends_sentence", |facts, block| {
        flag(facts.block(block).ends_sentence)
    }),
    ("starts_upper", |facts, block| {
        flag(facts.texts.texts[block].starts_upper)
    }),
    ("capital_rate", |facts, block| {
        let text = &facts.texts.texts[block];
        text.capitals / text.runs.max(1.0)
    }),
    ("digit_rate", |facts, block| {
        let text = &facts.texts.texts[block];
        text.digits / text.letters.max(1.0)
    }),
    ("all_upper", |facts, block| {
        flag(facts.texts.texts[block].all_upper)
    }),
    ("prices", |facts, block| facts.texts.texts[block].prices),
    ("dates", |facts, block| facts.texts.texts[block].dates),
    ("menu_signs", |facts, block| facts.texts.texts[block].signs),
    ("address_sign", |facts, block| {
        flag(facts.texts.texts[block].address)
    }),
    ("emphasised", |facts, block| {
        flag(facts.block(block).emphasised)
    }),
    ("unique_rate", |facts, block| {
        facts.texts.texts[block].unique
    }),
    ("same_text", |facts, block| facts.texts.texts[block].same),
    ("is_copy", |facts, block| {
        flag(facts.texts.texts[block].copy)
    }),
    ("title_overlap", |facts, block| {
        facts.texts.texts[block].title_overlap
    }),
    ("title_cover", |facts, block| {
        facts.texts.texts[block].title_cover
    }),
    ("description_overlap", |facts, block| {
        facts.texts.texts[block].description_overlap
    }),
];

/// Share of a block's words that are links.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn link_density(facts: &super::Facts<'_>, block: usize) -> f32 {
    facts.block(block).link_density() as f32
}
