"""Models of labelled texts: learned from tables, and scored on them.

f_average
    As SemEval-2016 Task 6 defines it: the mean of the F1 scores of favor and against, over all texts together; texts that are neutral count as what they are mistaken for.
macro_f1
    The mean of the F1 scores of favor, against and neutral.
accuracy
    Share of texts with the right stance.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Label
from quotestance.errors import NotTrainedError
from quotestance.formats.labelled_text import LabelledText
from quotestance.pipeline import Pipeline
from quotestance.stance.features import Words
from quotestance.stance.scoring import confusion, f1_scores, f_average

if TYPE_CHECKING:
    from quotestance.stance.any_target import StanceOfTexts

LABELS = tuple(Label)


@dataclass(frozen=True)
class TextModel:
    """What judges texts toward any target; it finds no quotes.

    Parameters
    ----------
    texts : StanceOfTexts
    manifest : mapping
        What the model says of itself: version, data, scores.
    """

    texts: StanceOfTexts
    manifest: Mapping[str, Any] = field(default_factory=dict)


def train(rows: Sequence[LabelledText], progress: Callable[[int], None] = lambda percent: None, seed: int = 0) -> TextModel:
    """A model that learned from labelled texts.

    Parameters
    ----------
    rows : sequence of LabelledText
    progress : callable, optional
        Called with the percentage that is done.
    seed : int

    Raises
    ------
    NotTrainedError
        If all stances are the same.
    """
    from quotestance.stance.any_target import StanceOfTexts

    stances = Counter(str(row.stance) for row in rows)
    if len(stances) < 2:
        raise NotTrainedError(f"expected texts with stances of two kinds at least, found {' and '.join(stances) or 'none'} only")
    texts = StanceOfTexts(seed=seed).fit([(row.text, row.target) for row in rows], [row.stance for row in rows], progress)
    manifest = {
        "data": hashlib.sha256("\n".join(sorted(json.dumps(asdict(row)) for row in rows)).encode()).hexdigest(),
        "texts": len(rows),
        "targets": len({row.target.casefold() for row in rows}),
        "stances": dict(sorted(stances.items())),
    }
    return TextModel(texts, manifest)


def judge(model: TextModel | Pipeline, rows: Sequence[LabelledText]) -> list[Label]:
    """The stance of each text toward its target; a model of articles takes it for the words of a quote by an onlooker."""
    if isinstance(model, TextModel):
        return [Label(found) for found in model.texts.predict([(row.text, row.target) for row in rows])]
    found = model.stance.probabilities([Words(row.text, "", row.target) for row in rows])
    return [model.stance.labels[best] for best in found.argmax(axis=1)]


def scores(gold: Sequence[LabelledText], judged: Sequence[Label]) -> dict[str, Any]:
    """The measures, as defined above, over all texts and for each target, with F1 and confusion by stance."""
    given, found = (np.array([LABELS.index(label) for label in labels], dtype=np.intp) for labels in ([row.stance for row in gold], judged))
    table = confusion(given, found, len(LABELS))
    names, targets = np.unique([row.target for row in gold], return_inverse=True)
    return {
        **_measures(table),
        "f1": dict(zip(map(str, LABELS), f1_scores(table).tolist(), strict=True)),
        "confusion": {str(label): dict(zip(map(str, LABELS), row, strict=True)) for label, row in zip(LABELS, table.tolist(), strict=True)},
        "targets": {
            name: _measures(confusion(given[targets == number], found[targets == number], len(LABELS))) for number, name in enumerate(names.tolist())
        },
    }


def _measures(table: NDArray[np.intp]) -> dict[str, float]:
    texts = int(table.sum())
    return {
        "texts": texts,
        "f_average": f_average(table, LABELS),
        "macro_f1": float(f1_scores(table).mean()),
        "accuracy": float(np.trace(table)) / texts if texts else 0.0,
    }
