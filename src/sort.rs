//! Sorting, compiled once.
//!
//! The standard library's sort is made anew for each type and each comparison, about 6 kB of WebAssembly every
//! time. What is sorted here has numbers to go by, so that one sort of numbers serves all.

/// Sorts by a number, lowest first. What has equal numbers stays in its order.
pub(crate) fn by<T>(items: &mut [T], number: impl Fn(&T) -> usize) {
    let mut order: Vec<(usize, usize)> = items.iter().map(number).zip(0..).collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    let mut sources: Vec<usize> = order.into_iter().map(|(_, source)| source).collect();
    // Each place gets its item along the cycles that the order is made of.
    for start in 0..sources.len() {
        let mut place = start;
        loop {
            let source = std::mem::replace(&mut sources[place], place);
            if source == start || source == place {
                break;
            }
            items.swap(place, source);
            place = source;
        }
    }
}

/// A number to sort a score by, which is not negative: bits are in the same order as such scores are.
pub(crate) fn number_of(score: f32) -> usize {
    score.to_bits() as usize
}

#[cfg(test)]
mod tests;
