"""Scores: counts of one article, added up, then divided. Each measure is defined here, once.

A predicted quote matches a gold one when the word tokens of their contents have Dice >= .5; matching is one to one, best first.

spans
    For content, cue and source: `exact`, spans equal to the character, and `tokens`, word tokens inside any span of that role; precision, recall and F1 over all articles.
extraction
    F1 of matched quotes; by kind, recall is over gold quotes and precision over predicted quotes of that kind.
attribution
    Share of matched quotes with a gold source whose predicted source shares a word token with it.
end_to_end
    F1 of matched quotes whose sources share a word token, or are both absent.
speaker, party
    Share of matched quotes with the right name, and the right party. Two names are the same if, without articles and titles, the words of one are among the other's or half of all
    words are shared.
stance
    Macro-F1 over favor, against and neutral: `gold`, the stance stage on gold quotes; `matched`, on matched quotes; `party`, of parties against gold parties (absent counts as wrong;
    gold parties that are mixed are left out).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from quotestance.article import Article, Kind, Label, Quote, Span
from quotestance.pipeline import Pipeline
from quotestance.stance.parties import MIXED, party_stances

Counts = Counter[str]
_WORD = re.compile(r"\w+")
_UNTELLING = frozenset("the a an of for and in on at to by its their his her our this that mr mrs ms dr sen rep gov president".split())
_ROLES = ("content", "cue", "source")
_MATCH = 0.5
_RESAMPLES = 500


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names of a speaker or a party name the same."""
    a, b = _name_words(one), _name_words(other)
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= _MATCH)


def match(text: str, gold: Sequence[Quote], predicted: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pairs of indices of gold and predicted quotes that say the same words."""
    gold_words, predicted_words = ([_words(text, quote.contents) for quote in quotes] for quotes in (gold, predicted))
    scored = sorted(
        ((2 * len(a & b) / (len(a) + len(b)), -x, -y) for x, a in enumerate(gold_words) for y, b in enumerate(predicted_words) if a & b), reverse=True
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for dice, x, y in scored:
        if dice >= _MATCH and -x not in pairs and -y not in taken:
            pairs[-x] = -y
            taken.add(-y)
    return sorted(pairs.items())


def same_attribution(text: str, one: Quote, other: Quote) -> bool:
    """Whether the sources of two quotes share a word, or are both absent."""
    return _shares_word(text, one.source, other.source) or one.source is other.source is None


def count(gold: Article, predicted: Article, judged: Article | None = None) -> Counts:
    """Counts of one article.

    Parameters
    ----------
    gold, predicted : Article
        Of the same text.
    judged : Article, optional
        The gold quotes with predicted stances.
    """
    counts: Counts = Counter()
    _count_spans(counts, gold, predicted)
    pairs = match(gold.text, gold.quotes or (), predicted.quotes or ())
    _count_quotes(counts, gold, predicted, pairs)
    _count_parties(counts, gold, predicted)
    for quote, other in zip(gold.quotes or (), (judged and judged.quotes) or (), strict=False):
        if quote.stance and other.stance:
            counts[f"stance_gold {quote.stance.label} {other.stance.label}"] += 1
    return counts


def scores(counts: Counts) -> dict[str, Any]:
    """The measures, as defined above, from counts."""
    spans = {
        role: {way: _prf(counts[f"{way}_{role} hit"], counts[f"{way}_{role} predicted"], counts[f"{way}_{role} gold"]) for way in ("exact", "tokens")}
        for role in _ROLES
    }
    found: dict[str, Any] = {
        "articles": counts["articles"],
        "quotes": counts["gold"],
        "spans": spans,
        "extraction": _prf(counts["matched"], counts["predicted"], counts["gold"]),
        "extraction_by_kind": {
            kind.value: _two_way(
                counts[f"matched gold {kind}"], counts[f"gold {kind}"], counts[f"matched predicted {kind}"], counts[f"predicted {kind}"]
            )
            for kind in Kind
        },
        "attribution": _share(counts["source right"], counts["source given"]),
        "end_to_end": _prf(counts["end to end"], counts["predicted"], counts["gold"]),
    }
    if counts["speaker given"]:
        found["speaker"] = _share(counts["speaker right"], counts["speaker given"])
        found["party"] = _share(counts["party right"], counts["speaker given"])
    if any(name.startswith("stance_") for name in counts):
        found["stance"] = {way: _macro(counts, f"stance_{way}") for way in ("gold", "matched", "party")}
    return found


def evaluate(
    pipeline: Pipeline, articles: Iterable[Article], seed: int = 0, progress: Callable[[Iterable[Article]], Iterable[Article]] = iter
) -> dict[str, Any]:
    """Scores of a pipeline on labelled articles, with 95 % bootstrap intervals over articles under `intervals`.

    Parameters
    ----------
    pipeline : Pipeline
    articles : iterable of Article
        With gold quotes.
    seed : int
        Of the bootstrap.
    progress : callable
        Wraps the articles, to show how far the work is.
    """
    return summarise([counts_of(pipeline, article) for article in progress(articles)], seed)


def counts_of(pipeline: Pipeline, gold: Article) -> Counts:
    """Counts of a pipeline on one labelled article, whose noise labels are hidden from it."""
    predicted = pipeline.annotate(replace(gold, noise=None))
    judged = pipeline.judge(gold) if any(quote.stance for quote in gold.quotes or ()) else None
    return count(gold, predicted, judged)


def summarise(counts: Sequence[Counts], seed: int = 0) -> dict[str, Any]:
    """Scores of all articles together, with intervals."""
    total = scores(sum(counts, Counter()))
    draw = random.Random(seed)
    resampled = [dict(_flat(scores(sum(draw.choices(counts, k=len(counts)), Counter())))) for _ in range(_RESAMPLES)] if len(counts) > 1 else []
    total["intervals"] = {name: _interval([sample[name] for sample in resampled if name in sample]) for name, _ in _flat(total)} if resampled else {}
    return total


def headline(report: dict[str, Any]) -> dict[str, float]:
    """The figures of a report that a model carries with it, by name."""
    wanted = (
        "extraction.f1",
        "end_to_end.f1",
        "attribution",
        "speaker",
        "party",
        "stance.gold.macro_f1",
        "stance.matched.macro_f1",
        "stance.party.macro_f1",
    )
    return {name: round(value, 4) for name, value in _flat(report) if name in wanted}


def _interval(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]]


def _flat(scored: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The F1s and shares of a report by dotted name."""
    for name, value in scored.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, float) and name not in ("precision", "recall"):
            yield prefix + name, value


def _count_spans(counts: Counts, gold: Article, predicted: Article) -> None:
    for role in _ROLES:
        sides = [_spans(article, role) for article in (gold, predicted)]
        words = [_words(gold.text, spans) for spans in sides]
        for way, (a, b) in (("exact", sides), ("tokens", words)):
            counts[f"{way}_{role} gold"] += len(a)
            counts[f"{way}_{role} predicted"] += len(b)
            counts[f"{way}_{role} hit"] += len(a & b)


def _spans(article: Article, role: str) -> set[Span]:
    if role == "content":
        return {span for quote in article.quotes or () for span in quote.contents}
    return {span for quote in article.quotes or () if (span := quote.cue if role == "cue" else quote.source) is not None}


def _count_quotes(counts: Counts, gold: Article, predicted: Article, pairs: Sequence[tuple[int, int]]) -> None:
    ours, theirs = gold.quotes or (), predicted.quotes or ()
    counts.update(articles=1, gold=len(ours), predicted=len(theirs), matched=len(pairs))
    counts.update(f"gold {quote.kind}" for quote in ours)
    counts.update(f"predicted {quote.kind}" for quote in theirs)
    for x, y in pairs:
        one, other = ours[x], theirs[y]
        counts[f"matched gold {one.kind}"] += 1
        counts[f"matched predicted {other.kind}"] += 1
        counts["end to end"] += same_attribution(gold.text, one, other)
        counts["source given"] += one.source is not None
        counts["source right"] += _shares_word(gold.text, one.source, other.source)
        if one.speaker is not None:
            counts["speaker given"] += 1
            name, body = (other.speaker.name, other.speaker.speaks_for) if other.speaker else (None, None)
            counts["speaker right"] += same_name(name, one.speaker.name) or same_name(body, one.speaker.name)
            counts["party right"] += same_name(body or name, one.speaker.party)
        if one.stance is not None:
            counts[f"stance_matched {one.stance.label} {other.stance.label if other.stance else 'none'}"] += 1


def _count_parties(counts: Counts, gold: Article, predicted: Article) -> None:
    if not any(quote.stance for quote in gold.quotes or ()):
        return
    theirs = predicted.parties or ()
    for party in party_stances(gold.quotes or ()):
        if party.stance != MIXED:
            found = next((other.stance for other in theirs if same_name(other.name, party.name)), "none")
            counts[f"stance_party {party.stance} {found}"] += 1


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {found.start() for span in spans for found in _WORD.finditer(text, span.start, span.end)}


def _shares_word(text: str, one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and bool(_words(text, (one,)) & _words(text, (other,)))


def _name_words(name: str | None) -> set[str]:
    return {word for word in map(str.lower, _WORD.findall(name or "")) if word not in _UNTELLING and len(word) > 1}


def _share(right: int, given: int) -> float:
    return right / given if given else 0.0


def _prf(hit: int, predicted: int, gold: int) -> dict[str, float]:
    return {"precision": _share(hit, predicted), "recall": _share(hit, gold), "f1": _share(2 * hit, predicted + gold)}


def _two_way(hit_gold: int, gold: int, hit_predicted: int, predicted: int) -> dict[str, float]:
    precision, recall = _share(hit_predicted, predicted), _share(hit_gold, gold)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0}


def _macro(counts: Counts, prefix: str) -> dict[str, float]:
    by_label = {}
    for label in Label:
        hit = counts[f"{prefix} {label} {label}"]
        gold = sum(number for name, number in counts.items() if name.startswith(f"{prefix} {label} "))
        predicted = sum(number for name, number in counts.items() if name.startswith(prefix + " ") and name.endswith(f" {label}"))
        by_label[label.value] = _share(2 * hit, gold + predicted)
    return {"macro_f1": sum(by_label.values()) / len(by_label), **by_label}
