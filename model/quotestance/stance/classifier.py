"""The stage that judges the stance of each quote: a linear model over features of its words, with calibrated probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Article, Label, Quote, Stance
from quotestance.stance.features import Words, features, words_of


@dataclass(frozen=True)
class StanceClassifier:
    """Multinomial logistic regression over named features.

    Parameters
    ----------
    labels : tuple of Label
    rows : mapping of str to int
        The row of each feature in `weights`.
    weights : ndarray of shape (n_features, n_labels)
    bias : ndarray of shape (n_labels,)
    temperature : float
        What scores are divided by (Guo et al., "On calibration of modern neural networks", 2017).
    """

    labels: tuple[Label, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    temperature: float

    def scores(self, found: Mapping[str, float]) -> NDArray[np.float64]:
        """The score of each label for the features of a quote."""
        known = [(row, value) for name, value in found.items() if (row := self.rows.get(name)) is not None]
        if not known:
            return self.bias
        at, values = zip(*known, strict=True)
        total: NDArray[np.float64] = self.bias + np.array(values) @ self.weights[list(at)]
        return total

    def probabilities(self, words: Sequence[Words]) -> NDArray[np.float64]:
        """Probabilities of `labels` for each quote.

        Returns
        -------
        ndarray of shape (n_quotes, n_labels)
            Rows sum to 1.
        """
        scores = np.array([self.scores(features(one)) for one in words]).reshape(len(words), len(self.labels)) / self.temperature
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
        return found

    def annotate(self, article: Article) -> Article:
        """Fill `stance` of each quote; reads `text`, `target` and `quotes` with their speakers."""
        quotes = article.quotes or ()
        rows = self.probabilities(words_of(article))
        return replace(article, quotes=tuple(self._with_stance(*pair) for pair in zip(quotes, rows, strict=True)))

    def _with_stance(self, quote: Quote, row: NDArray[np.float64]) -> Quote:
        by_label = dict(zip(self.labels, row.tolist(), strict=True))
        probabilities = {label: by_label.get(label, 0.0) for label in Label}
        return replace(quote, stance=Stance(max(Label, key=probabilities.__getitem__), probabilities))
