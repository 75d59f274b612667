/**
 * The middle of some values; of an even number of them, the upper of the two. Zero where there is none.
 * @param {number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Some of a list, evenly spaced.
 * @template T
 * @param {T[]} list
 * @param {number} count
 */
export function sample(list, count) {
  const step = Math.max(1, list.length / count);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
