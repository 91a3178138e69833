"""How sure it is that a quote is one and has this source: a logistic regression over the probabilities that its finding went by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from quotestance.article import Kind
from quotestance.segmentation.labeller import Labels
from quotestance.segmentation.labels import Part
from quotestance.segmentation.linking import Linked

_LEAST = 1e-4
EVIDENCE = 12
"""How many numbers are evidence."""


def evidence(labels: Labels, quote: Linked, kind: Kind) -> list[float]:
    """What speaks for a quote: log-odds of its stretches by the sequence model and of its links, and what it has and lacks."""
    contents = [_odds(labels, part) for part in quote.contents]
    return [
        min(begins for begins, _ in contents), min(inside for _, inside in contents), *_odds(labels, quote.cue), *_odds(labels, quote.source),
        _logit(quote.cue_share), _logit(quote.source_share), float(quote.cue is None), float(quote.source is None), float(kind is Kind.DIRECT), float(kind is Kind.MIXED),
    ]  # fmt: skip


def _odds(labels: Labels, part: Part | None) -> tuple[float, float]:
    if part is None:
        return 0.0, 0.0
    begins, inside = labels.probability(part.first, part.last, part.role)
    return _logit(begins), _logit(inside)


def _logit(share: float) -> float:
    bounded = min(max(share, _LEAST), 1.0 - _LEAST)
    return log(bounded / (1.0 - bounded))


@dataclass(frozen=True)
class Confidence:
    """Weights of the evidence, and a bias."""

    weights: Sequence[float]
    bias: float

    def of(self, found: Sequence[float]) -> float:
        """The probability that what this evidence speaks for is a quote with this source."""
        return 1.0 / (1.0 + exp(-self.bias - sum(weight * value for weight, value in zip(self.weights, found, strict=True))))
