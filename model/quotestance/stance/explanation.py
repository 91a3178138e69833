"""Why a quote got its stance: what each word and fact added to the score of each label. Exact, for the model is linear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Article, Contribution, Explanation, Label, Quote
from quotestance.stance.classifier import StanceClassifier
from quotestance.stance.features import features, words_of

_PARTS = {
    "imposes": "speaker imposes the measure",
    "hit": "speaker is hit by the measure",
    "affected": "speaker is affected by the measure",
    "other": "speaker neither imposes it nor is hit",
}


def annotate(article: Article, classifier: StanceClassifier) -> Article:
    """Fill `explanation` of the stance of each quote; reads `text`, `target` and `quotes` with their speakers and stances."""
    pairs = zip(article.quotes or (), words_of(article), strict=True)
    return replace(article, quotes=tuple(_explained(quote, explain(classifier, features(words))) for quote, words in pairs))


def _explained(quote: Quote, found: Explanation) -> Quote:
    return quote if quote.stance is None else replace(quote, stance=replace(quote.stance, explanation=found))


def explain(classifier: StanceClassifier, found: Mapping[str, float]) -> Explanation:
    """What the features of a quote add to the score of each label; probabilities are the scores' shares after exponentiation."""

    def by_label(row: NDArray[np.float64]) -> dict[Label, float]:
        return dict(zip(classifier.labels, (row / classifier.temperature).tolist(), strict=True))

    added = [
        Contribution(name, evidence(name), by_label(value * classifier.weights[classifier.rows[name]]))
        for name, value in found.items()
        if name in classifier.rows
    ]
    bias = by_label(classifier.bias)
    scores = {label: bias[label] + sum(one.scores[label] for one in added) for label in bias}
    first, second = sorted(scores, key=lambda label: -scores[label])[:2]
    return Explanation(scores, bias, tuple(sorted(added, key=lambda one: -abs(one.scores[first] - one.scores[second]))))


def evidence(feature: str) -> str:
    """A feature in words.

    >>> evidence("w not fair")
    'word “fair”, negated'
    """
    kind, _, rest = feature.partition(" ")
    if kind == "part":
        part, _, rest = rest.partition(" ")
        return _PARTS[part] + (f" + {evidence(rest)}" if rest else "")
    if kind == "cue":
        word, _, classes = rest.partition(" c ")
        if rest.startswith("c "):
            word, _, classes = rest[2:].partition(" c ")
            return f"cue of {word}" + (f" + {_class(classes)}" if classes else "")
        return f"cue “{word}”" + (f" + {_class(classes)}" if classes else "")
    if kind in ("w", "ww"):
        return f"word “{rest[4:]}”, negated" if rest.startswith("not ") and kind == "w" else f"words “{rest}”" if kind == "ww" else f"word “{rest}”"
    if kind == "first":
        return f"opens with “{rest}”"
    if kind in ("c", "n"):
        return _class(rest) if kind == "c" else f"number of {_class(rest)}"
    return "no cue" if feature == "no cue" else feature


def _class(name: str) -> str:
    after = " after a turn" if name.startswith("but ") else ""
    name = name.removeprefix("but ")
    return f"words of {name.removeprefix('not ')}{', negated' if name.startswith('not ') else ''}{after}"
