"""Features of the second stage: what the first stage thinks of the blocks around a block.

The same is computed by the engine (`src/model/second.rs`); training checks that both agree.
"""

import numpy as np

LEVELS = 5
STEPS = (1, 2, 3)
WINDOWS = (4, 12)
FEATURES = (
    ["first_score"]
    + [name for level in range(LEVELS) for name in ([f"first_level{level}"] + ([f"first_others{level}"] if level else []))]
    + [f"first_{side}{step}" for step in STEPS for side in ("before", "after")]
    + [f"first_{part}{reach}" for reach in WINDOWS for part in ("window", "back", "ahead")]
    + ["first_mean", "first_total", "first_passed", "first_kept", "first_from_start", "first_to_end"]
    + ["first_rank", "first_from_best", "first_best"]
    + ["first_near_path", "first_whole_path"]
)  # fmt: skip


def _prefix_sums(values):
    return np.concatenate([[0.0], np.cumsum(values)])


def features(page, score):
    """blocks x FEATURES of a page with these scores of the first stage."""
    count, words = len(page), np.maximum(1.0, page.words)
    all_words, all_score = _prefix_sums(words), _prefix_sums(words * score)
    index = np.arange(count)
    out = [score]
    for level in range(LEVELS):
        start, end = page.range[page.levels[:, level]].T
        inside = np.maximum(1, all_words[end] - all_words[start])
        total = all_score[end] - all_score[start]
        out.append(total / inside)
        if level:
            out.append((total - words * score) / np.maximum(1, inside - words))
    for step in STEPS:
        for sign in (1, -1):
            moved = np.full(count, -1.0)
            if count > step:
                if sign > 0:
                    moved[step:] = score[:-step]
                else:
                    moved[:-step] = score[step:]
            out.append(moved)
    for reach in WINDOWS:
        low, high = np.maximum(0, index - reach), np.minimum(count, index + reach + 1)
        out.append((all_score[high] - all_score[low]) / (all_words[high] - all_words[low]))
        out.append((all_score[index] - all_score[low]) / np.maximum(1, all_words[index] - all_words[low]))
        out.append((all_score[high] - all_score[index + 1]) / np.maximum(1, all_words[high] - all_words[index + 1]))
    total = all_score[-1]
    likely = score > 0.5
    out.append(np.full(count, total / all_words[-1]))
    out.append(np.full(count, total))
    out.append(all_score[:-1] / max(1e-6, total))
    out.append(np.full(count, (words * likely).sum()))
    sure = np.flatnonzero(likely & (page.words > 8))
    first, last = (sure[0], sure[-1]) if len(sure) else (count, -1)
    out.append(index - first)
    out.append(last - index)
    rank = np.empty(count)
    rank[np.argsort(score, kind="stable")] = index
    out.append(rank / max(1, count))
    out.append(np.abs(index - int(np.argmax(score * np.sqrt(words)))))
    out.append(np.full(count, score.max()))
    for kind in range(2):
        _, group = np.unique(page.paths[:, kind], return_inverse=True)
        path_score = np.bincount(group, words * score)[group]
        path_words = np.bincount(group, words)[group]
        others = path_words - words
        out.append(np.where(others > 0.5, (path_score - words * score) / np.maximum(others, 0.5), score))
    return np.stack(out, 1).astype(np.float32)
