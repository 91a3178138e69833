"""Stance toward any target, learned from texts alone: linear support vector machines whose choices are tuned for the F-average."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.model_selection import PredefinedSplit, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.svm import LinearSVC
from sklearn.utils.validation import check_is_fitted

from quotestance.stance.scoring import confusion, f_average
from quotestance.stance.texts import TargetCopies, text_features

_SEARCHED = 6000
"""Texts that the search looks at, at most; the weights are learned from all."""
_STEPS = np.linspace(-1.5, 1.5, 19)
"""Offsets that are tried, in standard deviations of the scores."""
_NEAR = 0.01
"""Offsets whose F-average is so close to the best are averaged: the peak of a small table is chance."""


class Choice(NamedTuple):
    """What the search settled on, and the F-average of the cross-validation that chose it: too high to report, since it was chosen by it."""

    C: float
    shared: float
    offsets: NDArray[np.float64]
    f_average: float


class StanceOfTexts(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """One linear SVM for each stance, over n-grams that targets share and their copies for each target.

    Cross-validation, stratified by target and stance, chooses the penalty, how much targets share, and an offset for each stance, such that the F-average of favor and
    against over all targets is highest.

    Parameters
    ----------
    C : sequence of float
        Inverse strengths of the penalty to choose from.
    shared : sequence of float
        Weights of the shared columns to choose from, see `TargetCopies`.
    folds : int
        Of the cross-validation; fewer where a stance has fewer texts. Below 2, the middle of both sequences is taken.
    seed : int
    """

    def __init__(self, C: Sequence[float] = (0.1, 0.3, 1.0), shared: Sequence[float] = (0.2, 0.5, 0.8), folds: int = 5, seed: int = 0) -> None:  # noqa: N803
        self.C = C
        self.shared = shared
        self.folds = folds
        self.seed = seed

    def fit(self, X: Any, y: Any, progress: Callable[[int], None] = lambda percent: None) -> Self:  # noqa: N803
        """Learn from texts.

        Parameters
        ----------
        X : sequence of (str, str)
            Texts and their targets.
        y : sequence of str
            Their stances, of two kinds at least.
        progress : callable, optional
            Called with the percentage that is done.
        """
        pairs = _pairs(X)
        self.classes_, stances = np.unique([str(label) for label in y], return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"expected stances of two kinds at least, found {', '.join(self.classes_) or 'none'}")
        self.features_ = text_features(len(pairs)).fit(pairs)
        rows = self.features_.transform(pairs).tocsr()
        self.choice_ = self._search(rows, stances, progress)
        self.model_ = self._model(self.choice_.C, self.choice_.shared).fit(rows, stances)
        return self

    def decision_function(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """Scores of the stances, offsets included.

        Returns
        -------
        ndarray of shape (n_texts, n_stances)
        """
        check_is_fitted(self)
        if not len(X):
            return np.empty((0, len(self.classes_)))
        rows = self.features_.transform(_pairs(X)).tocsr()
        return _by_stance(self.model_.decision_function(rows)) + self.choice_.offsets

    def predict(self, X: Any) -> NDArray[np.str_]:  # noqa: N803
        """The stance of each text toward its target."""
        scores = self.decision_function(X)
        found: NDArray[np.str_] = self.classes_[scores.argmax(axis=1)]
        return found

    def _model(self, C: float, shared: float) -> Pipeline:  # noqa: N803
        return make_pipeline(TargetCopies(shared), LinearSVC(C=C, random_state=self.seed))

    def _search(self, rows: Any, stances: NDArray[np.intp], progress: Callable[[int], None]) -> Choice:
        chosen, folds = _folds(stances, rows[:, [0]].toarray().ravel(), self.folds, self.seed)
        if folds is None:
            return Choice(self.C[len(self.C) // 2], self.shared[len(self.shared) // 2], np.zeros(len(self.classes_)), 0.0)
        tried = []
        grid = list(product(self.C, self.shared))
        for done, (C, shared) in enumerate(grid, 1):  # noqa: N806
            scores = cross_val_predict(self._model(C, shared), rows[chosen], stances[chosen], cv=PredefinedSplit(folds), method="decision_function")
            tried.append(Choice(C, shared, *_best_offsets(_by_stance(scores), stances[chosen], self.classes_.tolist())))
            progress(100 * done // len(grid))
        return max(tried, key=lambda choice: choice.f_average)


def _pairs(X: Any) -> NDArray[np.object_]:  # noqa: N803
    pairs = np.asarray(X, dtype=object)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"expected pairs of text and target, found an array of shape {pairs.shape}")
    return np.column_stack([pairs[:, 0], [" ".join(target.casefold().split()) for target in pairs[:, 1]]]).astype(object)


def _by_stance(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """A column for each stance, also where there are but two."""
    return np.column_stack([-scores, scores]) if scores.ndim == 1 else scores


def _folds(stances: NDArray[np.intp], targets: NDArray[np.float64], folds: int, seed: int) -> tuple[NDArray[np.intp], NDArray[np.intp] | None]:
    """The texts to search with and the fold of each, dealt out like cards by stance and target; no folds if a stance has too few texts."""
    chance = np.random.default_rng(seed).random(len(stances))
    order = np.lexsort((chance, targets, stances))
    order = order[:: -(-len(order) // _SEARCHED)]
    folds = min(folds, int(np.bincount(stances[order], minlength=stances.max() + 1).min()))
    return order, np.arange(len(order)) % folds if folds >= 2 else None


def _best_offsets(scores: NDArray[np.float64], stances: NDArray[np.intp], labels: Sequence[str]) -> tuple[NDArray[np.float64], float]:
    """What to add to the scores of each stance, and the F-average that it gives."""

    def quality(offsets: NDArray[np.float64]) -> float:
        return f_average(confusion(stances, (scores + offsets).argmax(axis=1), len(labels)), labels)

    spread = (scores - scores.mean(axis=1, keepdims=True)).std()
    tried = [np.array((0.0, *steps)) * spread for steps in product(_STEPS.tolist(), repeat=len(labels) - 1)]
    found = np.array([quality(offsets) for offsets in tried])
    best: NDArray[np.float64] = np.mean([offsets for offsets, value in zip(tried, found, strict=True) if value >= found.max() - _NEAR], axis=0)
    return best, quality(best)
