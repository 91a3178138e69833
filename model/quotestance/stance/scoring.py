"""How right stances are: confusion, F1, and the F-average of SemEval-2016 Task 6."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Label

POLES = (Label.FAVOR, Label.AGAINST)


def confusion(gold: NDArray[np.intp], predicted: NDArray[np.intp], n_labels: int) -> NDArray[np.intp]:
    """How often each label was taken for which.

    Parameters
    ----------
    gold, predicted : ndarray of shape (n_texts,)
        Positions of labels.
    n_labels : int

    Returns
    -------
    ndarray of shape (n_labels, n_labels)
        A row for each gold label, a column for each predicted one.
    """
    found: NDArray[np.intp] = np.bincount(gold * n_labels + predicted, minlength=n_labels**2).reshape(n_labels, n_labels)
    return found


def f1_scores(table: NDArray[np.intp]) -> NDArray[np.float64]:
    """F1 of each label of a confusion table; 0 for one that is neither given nor predicted."""
    found: NDArray[np.float64] = 2 * np.diag(table) / np.maximum(table.sum(axis=0) + table.sum(axis=1), 1)
    return found


def f_average(table: NDArray[np.intp], labels: Sequence[str]) -> float:
    """The mean of the F1 scores of favor and against; a label that the table lacks counts 0."""
    scores: dict[str, float] = dict(zip(labels, f1_scores(table).tolist(), strict=True))
    return sum(scores.get(pole, 0.0) for pole in POLES) / len(POLES)
