"""What the second look of the sequence model sees: the labels that the first look gave to a token, its neighbours and its sentence, and how sure it was.

Stacking of sequence models, as in Cohen and Carvalho, "Stacked sequential learning", IJCAI 2005.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from quotestance.segmentation.columns import DISTANCES, NONE, Numbers, Runs, nearest
from quotestance.segmentation.labels import LABELS, ROLES

REACH = 3
"""How many tokens to each side it sees the labels of."""
STEPS = np.array([0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98])
"""Where the steps between probabilities begin."""
ELSEWHERE = len(DISTANCES) + 2
"""The distance of a stretch that stands in another sentence of the paragraph."""


def second_columns(marginals: NDArray[np.float64], first: Mapping[str, Numbers], paragraphs: Runs, sentences: Runs) -> dict[str, Numbers]:
    """Columns of the labels of the first look.

    Parameters
    ----------
    marginals : ndarray of shape (n_tokens, n_labels)
        The probabilities that the first look gave to `LABELS`.
    first : mapping of str to ndarray
        The columns of the first look.
    paragraphs, sentences : Runs
    """
    here = np.arange(len(marginals))
    label = marginals.argmax(axis=1)
    found = {"label": label}
    found |= {f"label{offset:+d}": paragraphs.at(label + 4, here + offset) for offset in range(-REACH, REACH + 1) if offset}
    found["label before sentence"] = paragraphs.at(label + 4, sentences.first - 1)
    for role in ROLES:
        begin, inside = LABELS.index(f"B-{role}"), LABELS.index(f"I-{role}")
        found |= _begun(role, label == begin, first, paragraphs, sentences)
        found |= _sure(role, marginals[:, [begin, inside]].sum(axis=1), here, paragraphs, sentences)
    return found


def _begun(role: str, begins: NDArray[np.bool_], first: Mapping[str, Numbers], paragraphs: Runs, sentences: Runs) -> dict[str, Numbers]:
    """How many stretches of a role the sentence has, how many of them before the token, and how near the next ones are."""
    here = np.arange(len(begins))
    counts = np.append(0, np.cumsum(begins))
    found = {
        f"{role}s": np.minimum(counts[sentences.end] - counts[sentences.first], 2),
        f"{role}s before": np.minimum(counts[here] - counts[sentences.first], 2),
    }
    for side, at in zip(("left", "right"), nearest(begins), strict=True):
        near = (at >= sentences.first) & (at < sentences.end)
        close = (at >= paragraphs.first) & (at < paragraphs.end)
        where = np.where(near, at, 0)
        found[f"{side} {role}"] = np.where(near, np.searchsorted(DISTANCES, np.abs(here - at), "right") + 1, np.where(close, ELSEWHERE, 0))
        if role == "cue":
            found |= {f"{side} cue {name}": np.where(near, first[name][where], NONE) for name in ("lemma", "class")}
    return found


def _sure(role: str, probability: NDArray[np.float64], here: Numbers, paragraphs: Runs, sentences: Runs) -> dict[str, Numbers]:
    """How probable a role is for the token, for those beside it and at most in its sentence, in steps."""
    step = np.searchsorted(STEPS, probability)
    openings = np.unique(sentences.first)
    most = np.repeat(np.maximum.reduceat(step, openings), np.diff(np.append(openings, len(step))))
    return {role: step, f"{role}-1": paragraphs.at(step + 4, here - 1), f"{role}+1": paragraphs.at(step + 4, here + 1), f"most {role}": most}
