"""How far probabilities can be trusted: of what is given with 70 %, are seven in ten right?

A point is a probability and whether what it was given for was right. Stances are judged over gold quotes, quotes and parties where the pipeline found them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotestance.article import Article
from quotestance.evaluation import match, same_attribution, same_name
from quotestance.pipeline import Pipeline
from quotestance.stance.parties import party_stances

Point = tuple[float, bool]


class Bin(NamedTuple):
    """The points whose probabilities lie close together: their bounds, mean probability, share of right ones, and number."""

    low: float
    high: float
    probability: float
    right: float
    number: int


def bins(points: Sequence[Point], number: int = 10) -> list[Bin]:
    """Points in bins of equal width, the empty ones left out."""
    held: dict[int, list[Point]] = {}
    for point in points:
        held.setdefault(min(int(point[0] * number), number - 1), []).append(point)
    return [_bin(at / number, (at + 1) / number, held[at]) for at in sorted(held)]


def _bin(low: float, high: float, points: Sequence[Point]) -> Bin:
    return Bin(low, high, sum(p for p, _ in points) / len(points), sum(right for _, right in points) / len(points), len(points))


def expected_error(points: Sequence[Point], number: int = 10) -> float:
    """The expected calibration error: how far probability and share of right ones lie apart in a bin, on the average of all points.

    >>> round(expected_error([(0.9, True), (0.9, False), (0.2, False)]), 3)
    0.333
    """
    return sum(one.number * abs(one.probability - one.right) for one in bins(points, number)) / max(1, len(points))


def of_stances(pipeline: Pipeline, articles: Iterable[Article]) -> list[Point]:
    """For each gold quote the probability of its likeliest stance."""
    pairs = ((gold, given) for article in articles for gold, given in zip(article.quotes or (), pipeline.judge(article).quotes or (), strict=True))
    return [
        (given.stance.probabilities[given.stance.label], given.stance.label is gold.stance.label)
        for gold, given in pairs
        if gold.stance and given.stance and given.stance.probabilities
    ]


def of_quotes(gold: Article, found: Article) -> list[Point]:
    """For each quote found its confidence; right is one that matches a gold quote and has its source."""
    ours, theirs = gold.quotes or (), found.quotes or ()
    right = {y for x, y in match(gold.text, ours, theirs) if same_attribution(gold.text, ours[x], theirs[y])}
    return [(quote.confidence or 0.0, at in right) for at, quote in enumerate(theirs)]


def of_parties(gold: Article, found: Article) -> list[Point]:
    """For each party found that the gold quotes have too its confidence; right is one with the same stance."""
    stances = {party.name: party.stance for party in party_stances(gold.quotes or ())}
    pairs = ((party, next((stance for name, stance in stances.items() if same_name(party.name, name)), None)) for party in found.parties or ())
    return [(party.confidence, party.stance == stance) for party, stance in pairs if stance is not None]
