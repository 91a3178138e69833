"""The sequence model at work: a linear-chain CRF (Lafferty et al., 2001) whose features are looked up in tables.

The score of a label for a token is a sum of table rows, one for each template; decoding and marginals go over all paragraphs of an article at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Span, Token
from quotestance.segmentation.columns import Codebook, Numbers, columns, runs
from quotestance.segmentation.labels import LABELS, Role
from quotestance.segmentation.second_look import second_columns
from quotestance.segmentation.templates import EXTRA, FIRST, keys

Floats = NDArray[np.float64]
_CHUNK = 20_000
"""Tokens that are looked at in one go; whole paragraphs, so that an article needs memory for a few pages of columns only."""


_DENSE = 1 << 16
"""Tables whose keys are all smaller than this are indexed by key; others are searched."""


@dataclass(frozen=True)
class Table:
    """The weights of one template's features.

    Parameters
    ----------
    keys : ndarray of shape (n_features,)
        In ascending order.
    weights : ndarray of shape (n_features + 1, n_labels)
        The last row is that of features that are not in the table: zeros.
    """

    keys: Numbers
    weights: NDArray[np.float32]

    def __getstate__(self) -> dict[str, Any]:
        """What is saved: the index is made anew."""
        return {"keys": self.keys, "weights": self.weights}

    @cached_property
    def _index(self) -> NDArray[np.int32]:
        """The row of each key, the last row for those without one."""
        rows = np.full(self.keys[-1] + 2 if len(self.keys) else 1, len(self.keys), np.int32)
        rows[self.keys] = np.arange(len(self.keys))
        return rows

    def rows(self, keys: Numbers) -> NDArray[np.float32]:
        """The weights of some features, of shape (len(keys), n_labels)."""
        if not len(self.keys) or self.keys[-1] < _DENSE:
            at = self._index.take(keys, mode="clip")
        else:
            near = self.keys.searchsorted(keys)
            at = np.where(self.keys.take(near, mode="clip") == keys, near, len(self.keys))
        found: NDArray[np.float32] = self.weights.take(at, axis=0)
        return found


@dataclass(frozen=True)
class Labels:
    """What the sequence model says of the tokens of an article.

    Parameters
    ----------
    best : list of str
        The most probable labels, as one sequence.
    marginals : ndarray of shape (n_tokens, n_labels)
        The probabilities of `LABELS` at each token; rows sum to 1.
    """

    best: list[str]
    marginals: NDArray[np.float32]

    def probability(self, first: int, last: int, role: Role) -> tuple[float, float]:
        """The probability that a stretch of tokens begins where it does, and the least of those that its tokens belong to its role."""
        begin, inside = LABELS.index(f"B-{role}"), LABELS.index(f"I-{role}")
        return float(self.marginals[first, begin]), float(self.marginals[first:last, [begin, inside]].sum(axis=1).min())


@dataclass(frozen=True)
class Look:
    """One pass of the sequence model.

    Parameters
    ----------
    tables : tuple of Table
        One for each template.
    transitions : ndarray of shape (n_labels, n_labels)
        Scores of a label (row) being followed by another (column).
    """

    tables: tuple[Table, ...]
    transitions: Floats

    def scores(self, features: Iterable[Numbers], n_tokens: int) -> Floats:
        """The score of each label at each token, transitions apart: ndarray of shape (n_tokens, n_labels).

        Parameters
        ----------
        features : iterable of ndarray of shape (n_tokens,)
            The keys of each template.
        n_tokens : int
        """
        total = np.zeros((n_tokens, len(LABELS)), np.float32)
        for table, of_template in zip(self.tables, features, strict=True):
            total += table.rows(of_template)
        return total.astype(np.float64)


@dataclass(frozen=True)
class Labeller:
    """Labels tokens as content, cue, source or outside, in two looks: the second one sees what the first one said of the sentence.

    Parameters
    ----------
    codebook : Codebook
    first, second : Look
    """

    codebook: Codebook
    first: Look
    second: Look

    def label(self, tokens: Sequence[Token], quoted: Sequence[Span]) -> Labels:
        """The labels of an article's tokens.

        Parameters
        ----------
        tokens : sequence of Token
        quoted : sequence of Span
            Stretches of the article inside quotation marks.
        """
        best: list[str] = []
        marginals = [np.zeros((0, len(LABELS)), np.float32)]
        for first, last, before, after in _chunks(tokens):
            mine = slice(first - before, last - before)
            found = {name: column[mine] for name, column in columns(tokens[before:after], quoted, self.codebook).items()}
            of_paragraphs = lengths(tokens[first:last])
            scores = self._scores(tokens[first:last], found, of_paragraphs)
            best += [LABELS[number] for number in viterbi(scores, self.second.transitions, of_paragraphs).tolist()]
            marginals.append(marginals_of(scores, self.second.transitions, of_paragraphs).astype(np.float32))
        return Labels(best, np.concatenate(marginals))

    def _scores(self, tokens: Sequence[Token], found: Mapping[str, Numbers], of_paragraphs: Numbers) -> Floats:
        """The scores of the second look."""
        features = list(keys(found, FIRST, self.codebook))
        early = marginals_of(self.first.scores(features, len(tokens)), self.first.transitions, of_paragraphs)
        return self.second.scores(chain(features, extra_keys(tokens, found, early, self.codebook)), len(tokens))


def extra_keys(tokens: Sequence[Token], found: Mapping[str, Numbers], early: Floats, codebook: Codebook) -> Iterator[Numbers]:
    """What the second look sees beside the features of the first one, by the columns of that and the probabilities that it gave."""
    return keys({**found, **second_columns(early, found, *runs(tokens))}, EXTRA, codebook)


def glance(look: Look, tokens: Sequence[Token], quoted: Sequence[Span], codebook: Codebook) -> Floats:
    """The probabilities of `LABELS` by the first look alone."""
    features = keys(columns(tokens, quoted, codebook), FIRST, codebook)
    return marginals_of(look.scores(features, len(tokens)), look.transitions, lengths(tokens))


def lengths(tokens: Sequence[Token]) -> Numbers:
    """How many tokens each paragraph has."""
    return np.array([sum(1 for _ in group) for _, group in groupby(tokens, key=lambda token: token.paragraph)], np.int64)


def _chunks(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int, int]]:
    """Bounds of stretches of whole paragraphs, and those with the paragraph before and the one after."""
    ends = np.cumsum(lengths(tokens)).tolist()
    starts = [0, *ends[:-1]]
    opened = 0
    for number, end in enumerate(ends):
        if end - starts[opened] >= _CHUNK or number == len(ends) - 1:
            yield starts[opened], end, starts[max(0, opened - 1)], ends[min(number + 1, len(ends) - 1)]
            opened = number + 1


@dataclass(frozen=True, slots=True)
class _Steps:
    """Tokens in the order in which all paragraphs go forward side by side, the longest first: the first token of each, the second of each that has two, and so on.

    Parameters
    ----------
    order : ndarray of shape (n_tokens,)
        The tokens in that order.
    bounds : list of (int, int)
        For each step where its tokens begin and how many paragraphs are as long as that; the paragraphs of a step are the first ones of the step before.
    """

    order: Numbers
    bounds: list[tuple[int, int]]

    @classmethod
    def of(cls, lengths: Numbers) -> _Steps:
        by_length = np.argsort(-lengths, kind="stable")
        starts = (np.cumsum(lengths) - lengths)[by_length]
        longest = int(lengths.max(initial=0))
        alive = np.searchsorted(-lengths[by_length], -np.arange(longest), "left")
        order = [starts[:n] + step for step, n in enumerate(alive.tolist())]
        begins = np.cumsum(alive) - alive
        return cls(np.concatenate(order) if order else np.zeros(0, np.int64), list(zip(begins.tolist(), alive.tolist(), strict=True)))


def viterbi(scores: Floats, transitions: Floats, lengths: Numbers) -> Numbers:
    """The best label of each token."""
    steps = _Steps.of(lengths)
    total = scores[steps.order]
    came_from = np.zeros(scores.shape, np.int64)
    for (before, _), (at, n) in pairwise(steps.bounds):
        ways = total[before : before + n, :, None] + transitions
        came_from[at : at + n] = ways.argmax(axis=1)
        total[at : at + n] += ways.max(axis=1)
    best = total.argmax(axis=1)
    for (at, _), (after, n) in reversed(list(pairwise(steps.bounds))):
        best[at : at + n] = came_from[np.arange(after, after + n), best[after : after + n]]
    found: Numbers = np.empty_like(best)
    found[steps.order] = best
    return found


def marginals_of(scores: Floats, transitions: Floats, lengths: Numbers) -> Floats:
    """The probability of each label at each token, by the forward-backward algorithm with scaled products."""
    steps = _Steps.of(lengths)
    ordered = scores[steps.order]
    factors = np.exp(ordered - ordered.max(axis=1, keepdims=True, initial=-np.inf)) if len(scores) else ordered
    moves, ones = np.exp(transitions), np.ones((len(transitions), 1))
    ahead, behind = factors.copy(), np.ones(scores.shape)
    if steps.bounds:
        ahead[: steps.bounds[0][1]] /= ahead[: steps.bounds[0][1]].sum(axis=1, keepdims=True)
    for (before, _), (at, n) in pairwise(steps.bounds):
        here = ahead[at : at + n]
        here *= ahead[before : before + n] @ moves
        here /= here @ ones
    for (at, _), (after, n) in reversed(list(pairwise(steps.bounds))):
        arrived = (factors[after : after + n] * behind[after : after + n]) @ moves.T
        behind[at : at + n] = arrived / (arrived @ ones)
    both = ahead * behind
    found: Floats = np.empty_like(both)
    found[steps.order] = both / both.sum(axis=1, keepdims=True)
    return found


def tables_of(features: Mapping[tuple[int, int], Mapping[int, float]], n_templates: int) -> tuple[Table, ...]:
    """Tables of all templates from the weights of features, each named by its template and key."""
    by_template: list[list[tuple[int, Mapping[int, float]]]] = [[] for _ in range(n_templates)]
    for (template, key), weights in sorted(features.items()):
        by_template[template].append((key, weights))
    return tuple(map(_table, by_template))


def _table(features: Sequence[tuple[int, Mapping[int, float]]]) -> Table:
    weights = np.zeros((len(features) + 1, len(LABELS)), np.float32)
    for number, (_, of_feature) in enumerate(features):
        weights[number, list(of_feature)] = list(of_feature.values())
    return Table(np.array([key for key, _ in features], np.int64), weights)
