"""The stage that judges the stance of each quote: multinomial logistic regression over features of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.utils.validation import check_is_fitted

from quotestance.article import Article, Label, Quote, Stance
from quotestance.stance.features import Words, features, words_of

LABELS = (Label.FAVOR, Label.AGAINST, Label.NEUTRAL)
_TEMPERATURES = np.geomspace(0.5, 4.0, 31)


class StanceClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Stance of quotes from their words, with calibrated probabilities.

    The scores are divided by one temperature, chosen on out-of-fold predictions grouped by story (Guo et al., "On calibration of modern neural networks", 2017).

    Parameters
    ----------
    C : float
        Inverse strength of the L2 penalty.
    folds : int
        Of the cross-validation that chooses the temperature.

    Attributes
    ----------
    classes_ : ndarray of shape (3,)
    pipeline_ : Pipeline
    temperature_ : float
    """

    def __init__(self, C: float = 0.2, folds: int = 5) -> None:  # noqa: N803
        self.C = C
        self.folds = folds

    def fit(self, X: Sequence[Words], y: Sequence[Label], groups: Sequence[str] | None = None) -> Self:  # noqa: N803
        """Learn from quotes and their stances; quotes of one group (a story) are kept together in cross-validation."""
        rows = [features(words) for words in X]
        labels = np.array([str(label) for label in y])
        self.pipeline_: Pipeline = make_pipeline(DictVectorizer(), LogisticRegression(C=self.C, max_iter=2000))
        self.temperature_ = self._best_temperature(rows, labels, groups)
        self.pipeline_.fit(rows, labels)
        self.classes_ = self.pipeline_.classes_
        return self

    def predict_proba(self, X: Sequence[Words]) -> NDArray[np.float64]:  # noqa: N803
        """Probabilities of `classes_`.

        Returns
        -------
        ndarray of shape (n_quotes, n_classes)
            Rows sum to 1.
        """
        check_is_fitted(self, "pipeline_")
        if not X:
            return np.zeros((0, len(self.classes_)))
        return _tempered(self.pipeline_.predict_proba([features(words) for words in X]), self.temperature_)

    def predict(self, X: Sequence[Words]) -> NDArray[np.str_]:  # noqa: N803
        """The most probable label of each quote."""
        best: NDArray[np.str_] = self.classes_[self.predict_proba(X).argmax(axis=1)] if X else np.array([], dtype=str)
        return best

    def annotate(self, article: Article) -> Article:
        """Fill `stance` of each quote; reads `text`, `target` and `quotes` with their speakers."""
        quotes = article.quotes or ()
        probabilities = self.predict_proba(words_of(article))
        return replace(article, quotes=tuple(self._with_stance(*pair) for pair in zip(quotes, probabilities, strict=True)))

    def _with_stance(self, quote: Quote, row: NDArray[np.float64]) -> Quote:
        by_label = {Label(name): float(p) for name, p in zip(self.classes_, row, strict=True)}
        probabilities = {label: by_label.get(label, 0.0) for label in LABELS}
        return replace(quote, stance=Stance(max(LABELS, key=lambda label: probabilities[label]), probabilities))

    def _best_temperature(self, rows: Sequence[dict[str, float]], labels: NDArray[np.str_], groups: Sequence[str] | None) -> float:
        names = list(groups or map(str, range(len(labels))))
        folds = min(self.folds, len(set(names)))
        if folds < 2 or min(np.unique(labels, return_counts=True)[1]) < folds:
            return 1.0
        splits = list(GroupKFold(folds).split(rows, labels, names))
        if any(len(set(labels[train])) < len(set(labels)) for train, _ in splits):
            return 1.0
        held_out = cross_val_predict(self.pipeline_, rows, labels, cv=splits, method="predict_proba")
        columns = np.searchsorted(np.unique(labels), labels)
        losses = [-np.log(_tempered(held_out, t)[np.arange(len(labels)), columns] + 1e-12).mean() for t in _TEMPERATURES]
        return float(_TEMPERATURES[int(np.argmin(losses))])


def _tempered(probabilities: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    powered = np.power(np.clip(probabilities, 1e-12, 1.0), 1.0 / temperature)
    normalised: NDArray[np.float64] = powered / powered.sum(axis=1, keepdims=True)
    return normalised
