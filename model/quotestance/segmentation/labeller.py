"""The sequence model: a linear-chain CRF that labels content, cue and source tokens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pycrfsuite
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

Sequences = Sequence[Sequence[Sequence[str]]]


class CRF(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Linear-chain conditional random field over feature strings (Lafferty et al., 2001), by CRFsuite.

    Parameters
    ----------
    c1, c2 : float
        Weights of the L1 and L2 penalties.
    min_count : int
        Features seen less often in training are left out.
    max_iterations : int
        Of L-BFGS.

    Attributes
    ----------
    model_ : bytes
        The model as CRFsuite writes it.
    """

    def __init__(self, c1: float = 0.1, c2: float = 0.1, min_count: int = 2, max_iterations: int = 100) -> None:
        self.c1 = c1
        self.c2 = c2
        self.min_count = min_count
        self.max_iterations = max_iterations

    def fit(self, X: Sequences, y: Sequence[Sequence[str]], progress: Callable[[int], None] | None = None) -> Self:  # noqa: N803
        """Learn from sequences of feature lists and their labels; what was learned before is forgotten.

        `progress` is called with each iteration's number.
        """
        trainer = _Trainer(progress)
        trainer.select("lbfgs")
        trainer.set_params(
            {
                "c1": self.c1,
                "c2": self.c2,
                "feature.minfreq": self.min_count,
                "max_iterations": self.max_iterations,
                "feature.possible_transitions": True,
            }
        )
        for features, labels in zip(X, y, strict=True):
            trainer.append(pycrfsuite.ItemSequence(features), labels)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model"
            trainer.train(str(path))
            self.model_ = path.read_bytes()
        return self

    def predict(self, X: Sequences) -> list[list[str]]:  # noqa: N803
        """The most probable labels of each sequence."""
        tagger = self._tagger()
        return [tagger.tag(pycrfsuite.ItemSequence(features)) for features in X]

    def _tagger(self) -> pycrfsuite.Tagger:
        check_is_fitted(self, "model_")
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(self.model_)
        return tagger


class _Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
    """Tells a callback of every iteration instead of printing."""

    def __init__(self, callback: Callable[[int], None] | None) -> None:
        super().__init__(verbose=False)
        self._callback = callback

    def message(self, message: str) -> None:
        if self._callback and message.startswith("***** Iteration #"):
            self._callback(int(message.split("#")[1].split()[0]))
