//! The learned table of tokens, and what is looked up in it for a block.

use crate::features::{Facts, Role, Tokens, heading_tokens, short_tokens};

/// Steps of a stored value for one unit of log-odds.
const SCALE: f32 = 24.0;

/// The columns that tokens fill.
pub(super) const NAMES: [&str; 14] = [
    "token_own_low",
    "token_own_high",
    "token_outer_low",
    "token_outer_high",
    "token_low",
    "token_high",
    "token_sum",
    "token_heading_low",
    "token_heading_high",
    "token_heading_mean",
    "token_short_low",
    "token_short_high",
    "token_short_mean",
    "token_whole",
];

/// Number of columns that tokens fill.
pub(super) const WIDTH: usize = NAMES.len();

/// Bits of a hash by which it is found.
const BUCKET_BITS: u32 = 10;

/// Hashes of tokens with how much each speaks for content.
pub(super) struct TokenTable {
    hashes: Vec<u32>,
    values: Vec<i8>,
    /// Where the hashes of each bucket start, by their highest bits.
    buckets: Vec<usize>,
}

/// What is known of some tokens together.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    count: f32,
    low: f32,
    high: f32,
    sum: f32,
}

impl Known {
    fn add(&mut self, value: f32) {
        self.low = if self.count == 0.0 {
            value
        } else {
            self.low.min(value)
        };
        self.high = if self.count == 0.0 {
            value
        } else {
            self.high.max(value)
        };
        self.sum += value;
        self.count += 1.0;
    }

    fn mean(&self) -> f32 {
        self.sum / self.count.max(1.0)
    }
}

/// What the names of one container, and of those around it, say.
#[derive(Debug, Clone, Copy, Default)]
struct Names {
    own: Known,
    outer: Known,
    /// Lowest, highest and total of it (as an outer one) and all around it.
    low: f32,
    high: f32,
    total: f32,
}

/// What is known of the tokens of a page.
pub(super) struct PageTokens<'f, 'p> {
    table: &'f TokenTable,
    facts: &'f Facts<'p>,
    words: Tokens,
    /// What the names of each container say.
    names: Vec<Names>,
    /// The heading last asked for, which speaks for many blocks.
    heading: Option<(usize, Known)>,
}

impl TokenTable {
    /// A table of ascending hashes and their values.
    pub fn new(hashes: Vec<u32>, values: Vec<i8>) -> TokenTable {
        let buckets = (0..=1u32 << BUCKET_BITS)
            .map(|bucket| hashes.partition_point(|hash| hash >> (32 - BUCKET_BITS) < bucket))
            .collect();
        TokenTable {
            hashes,
            values,
            buckets,
        }
    }

    fn value(&self, hash: u32) -> Option<f32> {
        let bucket = (hash >> (32 - BUCKET_BITS)) as usize;
        let range = self.buckets[bucket]..self.buckets[bucket + 1];
        let place = self.hashes[range.clone()]
            .iter()
            .position(|known| *known == hash)?;
        Some(f32::from(self.values[range.start + place]) / SCALE)
    }

    fn known(&self, hashes: impl Iterator<Item = u32>) -> Known {
        let mut known = Known::default();
        for value in hashes.filter_map(|hash| self.value(hash)) {
            known.add(value);
        }
        known
    }

    /// Looks up the names of all containers of a page.
    pub fn of_page<'f, 'p>(&'f self, facts: &'f Facts<'p>) -> PageTokens<'f, 'p> {
        let page = facts.page();
        let mut names: Vec<Names> = Vec::with_capacity(page.containers.len());
        for (index, container) in page.containers.iter().enumerate() {
            let tokens = &page.names[container.names.clone()];
            let role = |role: Role| self.known(tokens.iter().map(|token| role.of(*token)));
            let (own, outer) = (role(Role::Own), role(Role::Outer));
            let around = if index == 0 {
                Names::default()
            } else {
                names[container.parent]
            };
            let first = index == 0;
            names.push(Names {
                own,
                outer,
                low: if first {
                    outer.low
                } else {
                    outer.low.min(around.low)
                },
                high: if first {
                    outer.high
                } else {
                    outer.high.max(around.high)
                },
                total: outer.low + outer.high + around.total,
            });
        }
        PageTokens {
            table: self,
            facts,
            words: Tokens::new(facts),
            names,
            heading: None,
        }
    }
}

impl PageTokens<'_, '_> {
    /// The columns of a block.
    pub fn features(&mut self, block: usize) -> [f32; WIDTH] {
        let page = self.facts.page();
        let container = page.blocks[block].container;
        let own = self.names[container].own;
        let around = if container == 0 {
            Names::default()
        } else {
            self.names[page.containers[container].parent]
        };
        let heading = self.words.head(block);
        let heading = heading.map_or(Known::default(), |head| self.heading(head));
        let mut short = short_tokens(self.facts, block);
        let whole = short.next().and_then(|hash| self.table.value(hash));
        let short = self.table.known(short);
        [
            own.low,
            own.high,
            around.outer.low,
            around.outer.high,
            own.low.min(around.low),
            own.high.max(around.high),
            own.low + own.high + around.total,
            heading.low,
            heading.high,
            heading.mean(),
            short.low,
            short.high,
            short.mean(),
            whole.unwrap_or_default(),
        ]
    }

    fn heading(&mut self, head: usize) -> Known {
        if let Some((last, known)) = self.heading
            && last == head
        {
            return known;
        }
        let known = self.table.known(heading_tokens(self.facts, head));
        self.heading = Some((head, known));
        known
    }
}
