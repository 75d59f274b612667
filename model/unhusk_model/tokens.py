"""Learned table of tokens: how much names of elements, words of headings and short texts speak for content.

The same look-ups are made by the engine (`src/model/tokens.rs`); training checks that both agree.
"""

import numpy as np

OWN, OUTER, HEADING, SHORT, WHOLE = range(5)
PRIOR_WEIGHT = 4.0  # sites that the prior counts for
PRIOR = 0.4  # share of content without any evidence
FEWEST_SITES = 4
FEATURES = [
    "token_own_low", "token_own_high", "token_outer_low", "token_outer_high", "token_low", "token_high", "token_sum",
    "token_heading_low", "token_heading_high", "token_heading_mean", "token_short_low", "token_short_high",
    "token_short_mean", "token_whole",
]  # fmt: skip

_ROLE_SEED = np.uint32(0x0B5E55ED)


def _pair(first, second):
    """`hash::pair` of the engine."""
    first, second = np.uint32(first), np.uint32(second)
    with np.errstate(over="ignore"):
        value = ((first << np.uint32(5)) | (first >> np.uint32(27))) ^ (second * np.uint32(0x9E3779B9))
        value ^= value >> np.uint32(16)
        value = value * np.uint32(0x85EBCA6B)
        value ^= value >> np.uint32(13)
        value = value * np.uint32(0xC2B2AE35)
        return value ^ (value >> np.uint32(16))


ROLE = [int(_pair(_ROLE_SEED, role)) for role in range(5)]


class Tokens:
    """The tokens of all pages as flat arrays; what is learned of them is learned on any subset of pages."""

    def __init__(self, pages, labels):
        self.pages = pages
        self.sites = {site: i for i, site in enumerate(sorted({page.site for page in pages}))}
        self.site = np.array([self.sites[page.site] for page in pages])
        # (key, page): share of content of the words under it
        keys, owners, shares = [], [], []
        for number, (page, label) in enumerate(zip(pages, labels)):
            if label is None:
                continue
            key, share = _page_shares(page, label)
            keys.append(key)
            owners.append(np.full(len(key), number))
            shares.append(share)
        self.key = np.concatenate(keys)
        self.owner = np.concatenate(owners)
        self.share = np.concatenate(shares)

    def learn(self, training, size):
        """A table from the pages of `training` (indices), of at most `size` tokens."""
        use = np.isin(self.owner, training)
        key, share = self.key[use], self.share[use]
        site = self.site[self.owner[use]]
        combined = key.astype(np.uint64) << np.uint64(20) | site.astype(np.uint64)
        both, at = np.unique(combined, return_inverse=True)
        mean = np.bincount(at, share) / np.bincount(at)
        token = (both >> np.uint64(20)).astype(np.uint32)
        tokens, at = np.unique(token, return_inverse=True)
        count = np.bincount(at).astype(float)
        content = np.bincount(at, mean)
        keep = count >= FEWEST_SITES
        weight = np.where(keep, np.abs(log_odds(content, count)) * np.sqrt(count), -1)
        chosen = np.sort(np.argsort(-weight, kind="stable")[: min(size, keep.sum())])
        return Table(tokens[chosen], content[chosen], count[chosen], both, mean)


def log_odds(content, count):
    return np.log((content + PRIOR_WEIGHT * PRIOR) / (count - content + PRIOR_WEIGHT * (1 - PRIOR)))


SCALE = 24.0  # steps of a stored value for one unit of log-odds


def stored(values):
    """Log-odds as the engine has them: one signed byte."""
    return np.clip(np.round(values * SCALE), -127, 127) / SCALE


class Table:
    def __init__(self, tokens, content, count, site_tokens, site_share):
        self.tokens, self.content, self.count = tokens, content, count
        self.site_tokens, self.site_share = site_tokens, site_share
        self.values = stored(log_odds(content, count))

    def lookup(self, hashes, leave_out=None):
        """The values of tokens, NaN where unknown; without what site number `leave_out` taught."""
        if not len(self.tokens):
            return np.full(len(hashes), np.nan)
        at = np.minimum(np.searchsorted(self.tokens, hashes), len(self.tokens) - 1)
        known = self.tokens[at] == hashes
        if leave_out is None:
            return np.where(known, self.values[at], np.nan)
        combined = hashes.astype(np.uint64) << np.uint64(20) | np.uint64(leave_out)
        own = np.minimum(np.searchsorted(self.site_tokens, combined), len(self.site_tokens) - 1)
        taught = self.site_tokens[own] == combined
        content = np.maximum(self.content[at] - np.where(taught, self.site_share[own], 0), 0)
        count = self.count[at] - taught
        return np.where(known, stored(log_odds(content, count)), np.nan)

    def features(self, page, leave_out=None):
        """blocks x FEATURES of a page."""
        counts, names = page.names
        own = _extremes(self.lookup(names ^ np.uint32(ROLE[OWN]), leave_out), counts)
        outer = _extremes(self.lookup(names ^ np.uint32(ROLE[OUTER]), leave_out), counts)
        low, high, total = _up_the_chain(page.parent, outer)
        inner = page.container
        around = page.parent[inner]
        root = inner == 0
        out = np.zeros((len(page), len(FEATURES)), np.float32)
        out[:, 0], out[:, 1] = own[0][inner], own[1][inner]
        out[:, 2] = np.where(root, 0, outer[0][around])
        out[:, 3] = np.where(root, 0, outer[1][around])
        out[:, 4] = np.minimum(own[0][inner], np.where(root, 0, low[around]))
        out[:, 5] = np.maximum(own[1][inner], np.where(root, 0, high[around]))
        out[:, 6] = own[0][inner] + own[1][inner] + np.where(root, 0, total[around])
        counts, hashes = page.headings
        heading = self.lookup(hashes, leave_out)
        out[:, 7], out[:, 8] = _extremes(heading, counts)
        out[:, 9] = _means(heading, counts)
        counts, hashes = page.shorts
        short = self.lookup(hashes, leave_out)
        first = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
        whole = counts > 0
        words = short.copy()
        words[first[whole]] = np.nan
        out[:, 10], out[:, 11] = _extremes(words, counts)
        out[:, 12] = _means(words, counts)
        out[whole, 13] = np.nan_to_num(short[first[whole]])
        return out


def _groups(counts):
    return np.repeat(np.arange(len(counts)), counts.astype(int))


def _extremes(values, counts):
    """Lowest and highest known value of each group, 0 where none is known."""
    group = _groups(counts)
    known = ~np.isnan(values)
    low = np.full(len(counts), np.inf)
    high = np.full(len(counts), -np.inf)
    np.minimum.at(low, group[known], values[known])
    np.maximum.at(high, group[known], values[known])
    none = np.isinf(low)
    low[none] = high[none] = 0
    return low, high


def _means(values, counts):
    group = _groups(counts)
    known = ~np.isnan(values)
    total = np.bincount(group[known], values[known], len(counts))
    return total / np.maximum(1, np.bincount(group[known], minlength=len(counts)))


def _up_the_chain(parent, extremes):
    """Lowest, highest and total of each container and all around it."""
    low, high = extremes[0].copy(), extremes[1].copy()
    total = low + high
    low_list, high_list, total_list = low.tolist(), high.tolist(), total.tolist()
    for index, outer in enumerate(parent.tolist()):
        if index:
            low_list[index] = min(low_list[index], low_list[outer])
            high_list[index] = max(high_list[index], high_list[outer])
            total_list[index] += total_list[outer]
    return np.array(low_list), np.array(high_list), np.array(total_list)


def _page_shares(page, label):
    """The tokens of a page, each with the share of content among the words under it."""
    known = ~np.isnan(label)
    weight = np.minimum(page.words, 200) * known
    content = weight * np.nan_to_num(label)
    prefix = np.concatenate([[[0, 0]], np.cumsum(np.stack([content, weight], 1), 0)])
    sums = prefix[page.range[:, 1]] - prefix[page.range[:, 0]]
    own = np.zeros_like(sums)
    np.add.at(own, page.container, np.stack([content, weight], 1))
    counts, names = page.names
    group = _groups(counts)
    outer = sums - own
    keys = [names ^ np.uint32(ROLE[OWN]), names ^ np.uint32(ROLE[OUTER]), page.headings[1], page.shorts[1]]
    values = [own[group], outer[group]]
    for counts, _ in (page.headings, page.shorts):
        values.append(np.stack([content, weight], 1)[_groups(counts)])
    key = np.concatenate(keys)
    value = np.concatenate(values)
    unique, at = np.unique(key, return_inverse=True)
    content = np.bincount(at, value[:, 0])
    weight = np.bincount(at, value[:, 1])
    use = weight > 0
    return unique[use], content[use] / weight[use]
