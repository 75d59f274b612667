//! The article in numbers, for people.

use crate::article::{Removal, RemovalKind};

/// Words that people read in a minute.
const WORDS_A_MINUTE: usize = 230;

/// Time to read a number of words, in minutes; at least 1.
///
/// ```
/// assert_eq!(unhusk::render::minutes(0), 1);
/// assert!(unhusk::render::minutes(1_000) > 1);
/// ```
#[must_use]
pub fn minutes(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

/// What was removed, in words: `11 sign-up forms, 2 related lists, 1 menu removed`. Kinds stand in
/// the order of [`RemovalKind::ALL`]. Empty if nothing was removed.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let article = unhusk::declutter(&unhusk::Snapshot::new(html, ""))?;
/// assert_eq!(unhusk::render::summary(&article.removed), "1 sign-up form removed");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn summary(removed: &[Removal]) -> String {
    let counts: Vec<String> = RemovalKind::ALL
        .iter()
        .filter_map(|kind| {
            let count = removed
                .iter()
                .filter(|removal| removal.kind == *kind)
                .count();
            (count > 0).then(|| format!("{count} {}", kind.label(count)))
        })
        .collect();
    if counts.is_empty() {
        String::new()
    } else {
        format!("{} removed", counts.join(", "))
    }
}
