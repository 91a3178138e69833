"""Learns one look of the sequence model, by CRFsuite."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from quotestance.article import Article
from quotestance.segmentation.columns import Codebook, columns
from quotestance.segmentation.labeller import Floats, Look, extra_keys, lengths, tables_of
from quotestance.segmentation.labels import LABELS, encode
from quotestance.segmentation.templates import EXTRA, FIRST, keys

_C1 = _C2 = 0.1
"""Weights of the L1 and L2 penalties."""
_MIN_COUNT = 2
"""Features seen less often are left out."""
_NEVER = -100.0
"""The score of a label that the data never has."""


def learn_look(
    articles: Sequence[Article], early: Sequence[Floats] | None, codebook: Codebook, iterations: int, progress: Callable[[], None]
) -> Look:
    """Learn from articles with tokens, quotations and gold quotes.

    Parameters
    ----------
    articles : sequence of Article
    early : sequence of ndarray, optional
        What the first look says of each article; learns the second look then.
    codebook : Codebook
    iterations : int
        Of L-BFGS, at most.
    progress : callable
        Called after each iteration.
    """
    trainer = _Trainer(progress)
    trainer.select("lbfgs")
    trainer.set_params({"c1": _C1, "c2": _C2, "feature.minfreq": _MIN_COUNT, "max_iterations": iterations, "feature.possible_transitions": True})
    for number, article in enumerate(articles):
        if article.tokens:
            _append(trainer, article, early[number] if early is not None else None, codebook)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return _look(tagger.info(), len(FIRST) + (len(EXTRA) if early is not None else 0))


def _append(trainer: pycrfsuite.Trainer, article: Article, early: Floats | None, codebook: Codebook) -> None:
    """Add the paragraphs of an article, each feature written as its template and its key."""
    tokens = article.tokens or ()
    labels = encode(tokens, article.quotes or ())
    found = columns(tokens, article.quotations or (), codebook)
    seen = list(keys(found, FIRST, codebook))
    if early is not None:
        seen += extra_keys(tokens, found, early, codebook)
    features = np.column_stack(seen)
    start = 0
    for length in lengths(tokens).tolist():
        rows = [[f"{template}:{key}" for template, key in enumerate(row)] for row in features[start : start + length].tolist()]
        trainer.append(pycrfsuite.ItemSequence(rows), labels[start : start + length])
        start += length


def _look(info: Any, n_templates: int) -> Look:
    number = {name: at for at, name in enumerate(LABELS)}
    features: defaultdict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        template, _, key = feature.partition(":")
        features[int(template), int(key)][number[label]] = weight
    features[0, 0] |= {number[label]: _NEVER for label in LABELS if label not in info.labels}
    transitions = np.zeros((len(LABELS), len(LABELS)))
    for (before, after), weight in info.transitions.items():
        transitions[number[before], number[after]] = weight
    return Look(tables_of(features, n_templates), transitions)


class _Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
    """Tells a callback of every iteration instead of printing."""

    def __init__(self, callback: Callable[[], None]) -> None:
        super().__init__(verbose=False)
        self._callback = callback

    def message(self, message: str) -> None:
        if message.startswith("***** Iteration #"):
            self._callback()
