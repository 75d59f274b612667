//! The posts of a discussion: who wrote each, and when.
//!
//! Lines that stand once before each post, in elements of the same sort, are its fields. The one whose dates
//! don't go back is the time, the one that names people is the author. Both are kept where a kept post
//! follows.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::article::{self, RemovalKind};
use crate::decide::evidence::Evidence;
use crate::decide::verdict::Verdicts;
use crate::measure::text::collapsed;
use crate::measure::{Block, Cues, Page};
use crate::metadata::day_in;
use crate::sort;

/// Most words of a line that is a field of a post.
const FIELD_WORDS: usize = 10;

/// Most words of an author's name.
const NAME_WORDS: usize = 4;

/// Share of the lines of a field that must have a post after them, and of a sort that must be alike.
const MOST: f64 = 0.75;

/// Fewest different names for each line of authors.
const VARIETY: f64 = 0.25;

/// Blocks before the first kept one in which the fields of the first post may stand.
const BEFORE: usize = 12;

/// Words from which a kept block is a post, or a part of one.
const POST_WORDS: usize = 3;

/// Removals that bring no field back.
const GONE: &[RemovalKind] = &[
    RemovalKind::Hidden,
    RemovalKind::Rule,
    RemovalKind::SignUp,
    RemovalKind::Related,
];

/// A post of a discussion, as indices of blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The line that names the author.
    pub author: Option<usize>,
    /// The line that says when it was written.
    pub time: Option<usize>,
}

impl Post {
    /// The first of its lines.
    fn start(&self) -> Option<usize> {
        self.author.into_iter().chain(self.time).min()
    }

    /// What is said of it in the plan.
    pub(super) fn planned(&self, page: &Page) -> Option<article::Post> {
        let text = |block: Option<usize>| {
            let line = page.block_text(page.blocks.get(block?)?);
            Some(collapsed(line))
        };
        Some(article::Post {
            author: text(self.author),
            time: text(self.time),
            at: start_of(page, self.start()?)?,
        })
    }
}

/// Where a post starts that begins with a line: with the pictures right before it.
fn start_of(page: &Page, line: usize) -> Option<usize> {
    let first = page.images.partition_point(|image| image.block < line);
    let picture = page.images.get(first).filter(|image| image.block == line);
    let at = page.blocks.get(line)?.span.start;
    Some(picture.map_or(at, |picture| picture.at.min(at)))
}

/// Short lines in elements of the same sort, ascending.
type Field = Vec<usize>;

/// Keeps author and time of the kept posts.
pub(super) fn keep(evidence: &Evidence<'_>, verdicts: &mut Verdicts) -> Vec<Post> {
    let Some(span) = span(verdicts) else {
        return Vec::new();
    };
    let fields = fields(evidence, &span, verdicts);
    let time = time_field(evidence, &fields).map(Vec::as_slice);
    let author = author_field(evidence, &fields, time).map(Vec::as_slice);
    let posts = posts(
        evidence,
        verdicts,
        span.end,
        author.unwrap_or_default(),
        time.unwrap_or_default(),
    );
    for block in posts
        .iter()
        .flat_map(|post| post.author.into_iter().chain(post.time))
    {
        verdicts[block] = None;
    }
    posts
}

/// Where posts and their fields are.
fn span(verdicts: &Verdicts) -> Option<Range<usize>> {
    let first = verdicts.iter().position(Option::is_none)?;
    let last = verdicts.iter().rposition(Option::is_none)?;
    Some(first.saturating_sub(BEFORE)..last + 1)
}

/// Whether a block is a part of a kept post, and no line that goes with it.
fn is_post(block: &Block, kept: bool) -> bool {
    kept && (block.words > FIELD_WORDS || (block.words >= POST_WORDS && block.ends_sentence))
}

/// The lines that stand once before each post.
fn fields(evidence: &Evidence<'_>, span: &Range<usize>, verdicts: &Verdicts) -> Vec<Field> {
    let blocks = &evidence.page.blocks;
    let mut sorts: HashMap<(u32, u32, u32), Field, FixedState> = HashMap::default();
    // Number of parts of posts before each block.
    let mut before = vec![0_usize; blocks.len() + 1];
    for (index, block) in blocks.iter().enumerate() {
        let kept = verdicts[index].is_none();
        before[index + 1] = before[index] + usize::from(is_post(block, kept));
        let gone = verdicts[index].is_some_and(|drop| GONE.contains(&drop.kind));
        if !span.contains(&index) || gone || block.words > FIELD_WORDS || block.words == 0 {
            continue;
        }
        let holder = evidence.container(block.container);
        let outer = evidence.container(holder.parent);
        let outmost = evidence.container(outer.parent);
        let sort = (holder.signature, outer.signature, outmost.signature);
        sorts.entry(sort).or_default().push(index);
    }
    let has_post = |from: usize, to: usize| before[to] > before[from];
    let mut fields: Vec<Field> = sorts
        .into_values()
        .filter(|field| {
            let ends = field.iter().skip(1).copied().chain([span.end]);
            let followed = field
                .iter()
                .zip(ends)
                .filter(|(start, end)| has_post(**start, *end));
            field.len() > 1 && is_most(followed.count(), field.len())
        })
        .collect();
    sort::by(&mut fields, |field| field[0]);
    fields
}

fn is_most(part: usize, all: usize) -> bool {
    share(part, all) >= MOST
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

/// The field of dates that don't go back; of several, the longest.
fn time_field<'f>(evidence: &Evidence<'_>, fields: &'f [Field]) -> Option<&'f Field> {
    let dated = fields.iter().filter_map(|field| {
        let text = |block: &usize| evidence.page.block_text(&evidence.page.blocks[*block]);
        let days: Vec<i64> = field
            .iter()
            .filter_map(|block| day_in(text(block)))
            .collect();
        let steps = days.len().saturating_sub(1);
        let (mut forward, mut back) = (0, 0);
        for pair in days.windows(2) {
            forward += usize::from(pair[0] <= pair[1]);
            back += usize::from(pair[0] >= pair[1]);
        }
        let ordered = steps == 0 || is_most(forward.max(back), steps);
        let dated = field
            .iter()
            .filter(|block| is_dated(evidence, **block))
            .count();
        (is_most(dated, field.len()) && ordered)
            .then(|| (field.len(), days.iter().max().copied(), field))
    });
    dated
        .max_by_key(|(length, last, _)| (*length, *last))
        .map(|(_, _, field)| field)
}

/// Whether a line is a date: a day, or a number in an element named so ("3h", "Jan 9").
fn is_dated(evidence: &Evidence<'_>, block: usize) -> bool {
    let block = &evidence.page.blocks[block];
    let text = evidence.page.block_text(block);
    let named = || {
        block.words <= NAME_WORDS
            && text.contains(|letter: char| letter.is_ascii_digit())
            && evidence.container(block.container).cues.any(Cues::DETAILS)
    };
    day_in(text).is_some() || named()
}

/// The field that names people: short texts that differ, linked or said to be the author's; of several,
/// the one most sure, then the first.
fn author_field<'f>(
    evidence: &Evidence<'_>,
    fields: &'f [Field],
    time: Option<&[usize]>,
) -> Option<&'f Field> {
    let page = evidence.page;
    let named = fields.iter().filter_map(|field| {
        let count = |test: &dyn Fn(&Block) -> bool| {
            let lines = field.iter().map(|block| &page.blocks[*block]);
            lines.filter(|block| test(block)).count()
        };
        let names = count(&|block| {
            block.words <= NAME_WORDS && page.block_text(block).contains(char::is_alphabetic)
        });
        let texts: HashSet<u64, FixedState> =
            field.iter().map(|block| page.blocks[*block].hash).collect();
        let phrases = field
            .iter()
            .filter(|block| evidence.phrases[**block].is_some())
            .count();
        let is_name = is_most(names, field.len())
            && share(texts.len(), field.len()) >= VARIETY
            && texts.len() > 1
            && phrases == 0
            && time != Some(field.as_slice());
        let linked = is_most(count(&|block| block.link_density() >= 1.0), field.len());
        let labelled = is_most(count(&|block| is_by_author(evidence, block)), field.len());
        let evidence = usize::from(linked) + 2 * usize::from(labelled);
        (is_name && evidence > 0).then_some((evidence, field))
    });
    let longest = fields.iter().map(Vec::len).max()?;
    named
        .filter(|(_, field)| 2 * field.len() >= longest)
        .max_by_key(|(evidence, field)| (*evidence, std::cmp::Reverse(field.first().copied())))
        .map(|(_, field)| field)
}

/// Whether names around a line, or the page's own statements, say that it is the author's.
fn is_by_author(evidence: &Evidence<'_>, block: &Block) -> bool {
    let holder = evidence.container(block.container);
    let near = [holder, evidence.container(holder.parent)];
    let clues = &evidence.page.clues;
    let stated = || {
        let inside = |at: usize| (holder.span.start..block.span.end).contains(&at);
        let after = clues
            .bylines
            .partition_point(|clue| clue.at < holder.span.start);
        clues.bylines.get(after).is_some_and(|clue| inside(clue.at))
    };
    near.iter().any(|outer| outer.cues.any(Cues::AUTHOR)) || stated()
}

/// The kept posts, each from its first line to the next one's.
fn posts(
    evidence: &Evidence<'_>,
    verdicts: &Verdicts,
    end: usize,
    author: &[usize],
    time: &[usize],
) -> Vec<Post> {
    let leading = if author.len() >= time.len() {
        author
    } else {
        time
    };
    let other = if author.len() >= time.len() {
        time
    } else {
        author
    };
    let is_kept = |block: usize| is_post(&evidence.page.blocks[block], verdicts[block].is_none());
    let mut posts = Vec::new();
    for (index, &start) in leading.iter().enumerate() {
        let next = leading.get(index + 1).copied().unwrap_or(end);
        let Some(body) = (start..next).find(|block| is_kept(*block)) else {
            continue;
        };
        // The other line stands beside the leading one, before the text of the post.
        let since = index.checked_sub(1).map_or(0, |before| leading[before] + 1);
        let first = (since..start)
            .rev()
            .take_while(|block| !is_kept(*block))
            .last();
        let around = first.unwrap_or(start)..body;
        let beside = other
            .iter()
            .copied()
            .filter(|block| around.contains(block))
            .max_by_key(|block| (*block > start, std::cmp::Reverse(block.abs_diff(start))));
        let (author, time) = if author.len() >= time.len() {
            (Some(start), beside)
        } else {
            (beside, Some(start))
        };
        posts.push(Post { author, time });
    }
    posts
}
