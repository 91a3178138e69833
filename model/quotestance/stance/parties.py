"""Stances of parties from the stances of their quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quotestance.article import Article, Label, Party, Quote

MIXED = "mixed"
_DOMINANCE = 2.0
"""One pole decides where its weight is more than this many times the other's."""


def party_stances(quotes: Sequence[Quote]) -> tuple[Party, ...]:
    """The parties of an article in the order of their first quotes.

    A party is neutral when all its quotes are. Else its poles are weighed by how much surer its favor and against quotes are of one than of the other (gold stances
    weigh 1): the heavier one decides if it clearly dominates, otherwise the party is mixed. Its confidence is the mean probability of that stance over the quotes that decide.
    """
    by_party: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker is not None and quote.stance is not None:
            by_party[quote.speaker.party].append(quote)
    return tuple(_party(name, of_party) for name, of_party in by_party.items())


def _party(name: str, quotes: Sequence[Quote]) -> Party:
    favor, against = (_weight(quotes, label) for label in (Label.FAVOR, Label.AGAINST))
    ids = tuple(quote.id for quote in quotes)
    polar = [quote for quote in quotes if quote.stance and quote.stance.label is not Label.NEUTRAL]
    if not polar:
        return Party(name, Label.NEUTRAL, _mean(quotes, Label.NEUTRAL), ids)
    heavy, light, label = (favor, against, Label.FAVOR) if favor >= against else (against, favor, Label.AGAINST)
    if light and heavy < _DOMINANCE * light:
        return Party(name, MIXED, sum(_mean(polar, pole) for pole in (Label.FAVOR, Label.AGAINST)) / 2, ids)
    return Party(name, label, _mean(polar, label), ids)


def _probability(quote: Quote, label: Label) -> float:
    assert quote.stance is not None
    if quote.stance.probabilities is None:
        return float(quote.stance.label is label)
    return quote.stance.probabilities[label]


def _weight(quotes: Sequence[Quote], label: Label) -> float:
    """By how much the quotes of one pole are surer of it than of the other."""
    other = Label.AGAINST if label is Label.FAVOR else Label.FAVOR
    return sum(_probability(quote, label) - _probability(quote, other) for quote in quotes if quote.stance and quote.stance.label == label)


def _mean(quotes: Sequence[Quote], label: Label) -> float:
    return sum(_probability(quote, label) for quote in quotes) / len(quotes)


def annotate(article: Article) -> Article:
    """Fill `parties`; reads `quotes` with their speakers and stances."""
    return replace(article, parties=party_stances(article.quotes or ()))
