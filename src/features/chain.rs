//! The chain of containers around each container: which they are, what they are called, how often
//! they repeat.

use super::facts::{FastMap, LEVELS, Level, Sums, number};
use crate::decide::evidence::Evidence;
use crate::markup::Tag;
use crate::measure::{Container, hash};

/// Distance given to what is not there.
const FAR: u8 = 30;

/// Cues, a bit each.
pub(super) const CUES: usize = 32;

/// What is around one container, itself included.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// The innermost containers that differ in the blocks they hold; the last repeats.
    pub levels: [Level; LEVELS],
    /// How far up the nearest container with each cue is.
    pub cues: [u8; CUES],
    /// Most siblings of one kind among the containers, and how far up that is.
    pub siblings: u32,
    pub sibling_distance: u8,
    pub sibling_container: Level,
    pub article: Option<Level>,
    pub section: Option<Level>,
    pub main: Option<Level>,
    /// Elements it is inside, a bit each of [`INSIDE`].
    inside: u32,
    pub depth: u16,
    /// Signatures of it and the two around it.
    pub near: u32,
    /// Signatures up to the root.
    pub whole: u32,
}

/// How often a path occurs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Path {
    pub blocks: f32,
    pub words: f32,
    pub kept: f32,
}

/// What is around the blocks of a page.
pub struct Surroundings {
    pub(super) chains: Vec<Chain>,
    /// Siblings of each container's kind, itself included.
    pub(super) siblings: Vec<u32>,
    /// How often each kind of place occurs, by own and two outer signatures.
    pub(super) near: FastMap<u32, Path>,
    /// The same by all signatures up to the root.
    pub(super) whole: FastMap<u32, Path>,
    /// Most siblings of one kind on the page, list items and the like aside.
    pub(super) most_siblings: f32,
}

/// Elements that tell something about all inside them.
pub(super) const INSIDE: &[Tag] = &[
    Tag::Nav,
    Tag::Header,
    Tag::Footer,
    Tag::Aside,
    Tag::Main,
    Tag::Article,
    Tag::Form,
    Tag::Table,
    Tag::Ul,
    Tag::Ol,
    Tag::Li,
    Tag::Figure,
    Tag::Blockquote,
    Tag::Pre,
    Tag::Section,
    Tag::Dl,
    Tag::Button,
    Tag::Details,
    Tag::Dialog,
];

impl Surroundings {
    pub(super) fn new(evidence: &Evidence<'_>, sums: &Sums) -> Surroundings {
        let containers = &evidence.page.containers;
        let mut kinds: FastMap<(usize, u32), u32> = FastMap::default();
        for container in containers {
            *kinds
                .entry((container.parent, container.signature))
                .or_default() += 1;
        }
        let siblings: Vec<u32> = containers
            .iter()
            .map(|container| {
                let kind = (container.parent, container.signature);
                kinds.get(&kind).copied().unwrap_or(1)
            })
            .collect();
        let mut chains: Vec<Chain> = Vec::with_capacity(containers.len());
        for (index, container) in containers.iter().enumerate() {
            let outer = (index > 0).then(|| &chains[container.parent]);
            let chain = Chain::new(index, container, containers, outer, siblings[index]);
            chains.push(chain);
        }
        let mut near: FastMap<u32, Path> = FastMap::default();
        let mut whole: FastMap<u32, Path> = FastMap::default();
        for (index, block) in evidence.page.blocks.iter().enumerate() {
            let chain = &chains[block.container];
            let sum = sums.of(index, index + 1);
            for path in [near.entry(chain.near), whole.entry(chain.whole)] {
                let path = path.or_default();
                path.blocks += 1.0;
                path.words += sum.words;
                path.kept += sum.kept;
            }
        }
        let plain = |tag| matches!(tag, Tag::P | Tag::Li | Tag::Tr | Tag::Td);
        let most = containers
            .iter()
            .zip(&siblings)
            .filter(|(container, _)| !plain(container.tag))
            .map(|(_, count)| *count)
            .max();
        Surroundings {
            chains,
            siblings,
            near,
            whole,
            most_siblings: number(most.unwrap_or_default() as usize),
        }
    }

    /// The containers around container `index` that differ in the blocks they hold, from the
    /// innermost out.
    #[must_use]
    pub fn levels(&self, index: usize) -> [Level; LEVELS] {
        self.chains[index].levels
    }

    /// The kind of place a container is: equal for those whose own and two outer signatures are
    /// equal, and equal for those whose signatures up to the root are.
    #[must_use]
    pub fn paths(&self, index: usize) -> [u32; 2] {
        [self.chains[index].near, self.chains[index].whole]
    }
}

impl Chain {
    /// Whether the element of this place in [`INSIDE`] is among the containers.
    pub fn is_inside(&self, place: usize) -> bool {
        self.inside >> place & 1 == 1
    }

    /// Whether a container with the cue of this bit is among them.
    pub fn has_cue(&self, bit: usize) -> bool {
        self.cues[bit] < FAR
    }

    fn new(
        index: usize,
        container: &Container,
        all: &[Container],
        outer: Option<&Chain>,
        siblings: u32,
    ) -> Chain {
        let own = Level::try_from(index).unwrap_or(Level::MAX);
        let signature = container.signature;
        let mut chain = match outer {
            Some(outer) => outer.clone(),
            None => Chain {
                levels: [own; LEVELS],
                cues: [FAR; CUES],
                siblings: 1,
                sibling_distance: FAR,
                sibling_container: own,
                article: None,
                section: None,
                main: None,
                inside: 0,
                depth: 0,
                near: 0,
                whole: 0,
            },
        };
        if let Some(outer) = outer {
            let differs = all[outer.levels[0] as usize].blocks != container.blocks
                && !matches!(all[outer.levels[0] as usize].tag, Tag::Body | Tag::Html)
                && outer.levels[0] != 0;
            if differs {
                chain.levels[1..].copy_from_slice(&outer.levels[..LEVELS - 1]);
            } else if all[outer.levels[0] as usize].blocks != container.blocks {
                chain.levels = [own; LEVELS];
            }
            chain.levels[0] = own;
            chain.depth = outer.depth.saturating_add(1);
            let parent = &all[container.parent];
            let grand = &all[parent.parent];
            chain.near = hash::pair(signature, hash::pair(parent.signature, grand.signature));
            chain.whole = hash::pair(signature, outer.whole);
        }
        for (bit, distance) in chain.cues.iter_mut().enumerate() {
            *distance = if container.cues.bit(bit) {
                0
            } else {
                distance.saturating_add(1).min(FAR)
            };
        }
        let repeats = !matches!(container.tag, Tag::P | Tag::Td | Tag::Tr);
        if siblings > 2 && siblings >= chain.siblings && repeats {
            chain.siblings = siblings;
            chain.sibling_distance = 0;
            chain.sibling_container = own;
        } else {
            chain.sibling_distance = chain.sibling_distance.saturating_add(1).min(FAR);
        }
        match container.tag {
            Tag::Article => chain.article = Some(own),
            Tag::Section => chain.section = Some(own),
            Tag::Main => chain.main = chain.main.or(Some(own)),
            _ => {}
        }
        if let Some(bit) = INSIDE.iter().position(|tag| *tag == container.tag) {
            chain.inside |= 1 << bit;
        }
        chain
    }
}
