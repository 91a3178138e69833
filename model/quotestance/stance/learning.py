"""Learns the stance stage from quotes with their stances, by scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

from quotestance.article import Label
from quotestance.stance.classifier import StanceClassifier
from quotestance.stance.features import Words, features

_TEMPERATURES = np.geomspace(0.5, 4.0, 31)


def learn_stance(words: Sequence[Words], labels: Sequence[Label], groups: Sequence[str], C: float = 0.2, folds: int = 5) -> StanceClassifier:  # noqa: N803
    """Learn from quotes and their stances.

    Parameters
    ----------
    words : sequence of Words
    labels : sequence of Label
        Of two kinds at least.
    groups : sequence of str
        Quotes of one group (a story) are kept together in the cross-validation that chooses the temperature.
    C : float
        Inverse strength of the L2 penalty.
    folds : int
        Of that cross-validation, at most.
    """
    rows = [features(one) for one in words]
    gold = np.array([str(label) for label in labels])
    pipeline = make_pipeline(DictVectorizer(), LogisticRegression(C=C, max_iter=2000))
    temperature = _best_temperature(pipeline, rows, gold, groups, folds)
    pipeline.fit(rows, gold)
    vectoriser, model = pipeline[0], pipeline[-1]
    weights, bias = model.coef_.T, model.intercept_
    if len(model.classes_) == 2:
        weights, bias = np.hstack([-weights, weights]) / 2, np.array([-bias[0], bias[0]]) / 2
    names = tuple(Label(name) for name in model.classes_.tolist())
    return StanceClassifier(names, vectoriser.vocabulary_, weights, bias, temperature)


def _best_temperature(pipeline: Pipeline, rows: Sequence[dict[str, float]], gold: NDArray[np.str_], groups: Sequence[str], folds: int) -> float:
    """The temperature under which out-of-fold predictions, grouped by story, are most likely; 1 where there is too little to fold."""
    n = min(folds, len(set(groups)))
    if n < 2 or min(np.unique(gold, return_counts=True)[1]) < n:
        return 1.0
    splits = list(GroupKFold(n).split(rows, gold, groups))
    if any(len(set(gold[train])) < len(set(gold)) for train, _ in splits):
        return 1.0
    held_out = np.log(cross_val_predict(pipeline, rows, gold, cv=splits, method="predict_proba") + 1e-12)
    columns = np.searchsorted(np.unique(gold), gold)
    losses = []
    for temperature in _TEMPERATURES:
        scores = held_out / temperature
        losses.append((np.logaddexp.reduce(scores, axis=1) - scores[np.arange(len(gold)), columns]).mean())
    return float(_TEMPERATURES[int(np.argmin(losses))])
