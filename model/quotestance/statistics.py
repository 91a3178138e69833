"""What a labelled corpus is like, counted, beside the figures of real news."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from quotestance.article import Article, Kind, Label, Quote

_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset("he she it they who which that his her its their him them we i our my those these both whose one".split())
_SAID = frozenset("say says said saying".split())
_GRAM = 8
_TOP = 20

POLNEAR: dict[str, float] = {
    "words an article": 744,
    "quotes an article": 24,
    "direct": 0.15,
    "mixed": 0.11,
    "indirect": 0.74,
    "source: name": 0.52,
    "source: description": 0.21,
    "source: pronoun": 0.20,
    "source: none": 0.08,
    "order: source cue content": 0.69,
    "order: content source cue": 0.19,
    "order: content cue source": 0.09,
    "content: median words": 11,
    "content: mean words": 15,
    "content: one span": 0.84,
    "content: two spans": 0.15,
    "content: over paragraphs": 0.01,
    "cue: said in all its forms": 0.25,
    "cue: share of the 20 most frequent": 0.35,
}
"""Figures of 840 political news articles of 2015-16: PolNeAR 1.0, train part (Newell, Margolin and Ruths, LREC 2018)."""


@dataclass(frozen=True, slots=True)
class Repetitions:
    """What stands again and again in different stories.

    `near_copies` is the share of eight-word sequences that stand in more than one story, and `copied` the most frequent of them; the others are pairs of words and counts.
    """

    near_copies: float
    copied: tuple[str, ...]
    cues: tuple[tuple[str, int], ...]
    openings: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


def profile(articles: Sequence[Article]) -> dict[str, float]:
    """Figures of a corpus under the names of `POLNEAR`; shares are of quotes, and orders of quotes with cue and source."""
    quotes = [(article, quote) for article in articles for quote in article.quotes or ()]
    found: dict[str, float] = {
        "words an article": mean(len(_WORD.findall(article.text)) for article in articles),
        "quotes an article": len(quotes) / len(articles),
    }
    found |= {kind.value: _share(quote.kind is kind for _, quote in quotes) for kind in (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)}
    forms = Counter(_form(article, quote) for article, quote in quotes)
    found |= {f"source: {form}": forms[form] / len(quotes) for form in ("name", "description", "pronoun", "none")}
    orders = [order for _, quote in quotes if (order := _order(quote))]
    found |= {name: _share(f"order: {order}" == name for order in orders) for name in POLNEAR if name.startswith("order")}
    lengths = [sum(len(_WORD.findall(span.of(article.text))) for span in quote.contents) for article, quote in quotes]
    found |= {"content: median words": median(lengths), "content: mean words": mean(lengths)}
    found["content: one span"] = _share(len(quote.contents) == 1 for _, quote in quotes)
    found["content: two spans"] = _share(len(quote.contents) == 2 for _, quote in quotes)
    found["content: over paragraphs"] = _share("\n" in article.text[quote.contents[0].start : quote.contents[-1].end] for article, quote in quotes)
    cues = Counter(quote.cue.of(article.text).lower() for article, quote in quotes if quote.cue)
    found["cue: said in all its forms"] = sum(number for cue, number in cues.items() if _SAID & set(cue.split())) / cues.total()
    found["cue: share of the 20 most frequent"] = sum(number for _, number in cues.most_common(_TOP)) / cues.total()
    return found


def counts(articles: Sequence[Article]) -> dict[str, Counter[str]]:
    """Articles by split and register, and quotes by stance."""
    return {
        "split": Counter(str(article.split or "none") for article in articles),
        "register": Counter(article.register or "none" for article in articles),
        "stance": Counter(quote.stance.label.value for article in articles for quote in article.quotes or () if quote.stance),
        "noise": Counter("with noise" if article.noise else "without" for article in articles),
    }


def stance_by_type(articles: Iterable[Article]) -> dict[str, Counter[str]]:
    """Quotes by type of speaker and stance."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for quote in article.quotes or ():
            if quote.speaker and quote.stance:
                found[quote.speaker.type.value][quote.stance.label.value] += 1
    return dict(sorted(found.items()))


def repetitions(articles: Sequence[Article], singles: Sequence[str] = ()) -> Repetitions:
    """Near-copies between stories and single quotes, and what is repeated most."""
    stories: dict[tuple[str, ...], set[str]] = defaultdict(set)
    texts = [(article.group, article.text) for article in articles] + [(f"single {n}", text) for n, text in enumerate(singles)]
    for story, text in texts:
        words = _WORD.findall(text.lower())
        for at in range(len(words) - _GRAM + 1):
            stories[tuple(words[at : at + _GRAM])].add(story)
    copied = sorted((gram for gram, where in stories.items() if len(where) > 1), key=lambda gram: (-len(stories[gram]), gram))
    named = {(quote.speaker.name, article.story) for article in articles for quote in article.quotes or () if quote.speaker}
    return Repetitions(
        len(copied) / max(1, len(stories)),
        tuple(" ".join(gram) for gram in copied[:5]),
        _most(quote.cue.of(article.text).lower() for article in articles for quote in article.quotes or () if quote.cue),
        _most(" ".join(_WORD.findall(article.text.lower())[:3]) for article in articles),
        _most(name for name, _ in named if name[:1].isupper()),
    )


def stances() -> tuple[str, ...]:
    """The names of the stances, in their order."""
    return tuple(label.value for label in Label)


def _most(items: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(items)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:5])


def _share(held: Iterable[bool]) -> float:
    all_held = list(held)
    return sum(all_held) / len(all_held) if all_held else 0.0


def _form(article: Article, quote: Quote) -> str:
    """How a source is written; a name is anything with a capital after its first word, or a single capitalised word inside a sentence."""
    if quote.source is None:
        return "none"
    words = quote.source.of(article.text).strip(",").split()
    if words[0].lower() in _PRONOUNS and len(words) == 1:
        return "pronoun"
    rest = words[1:] if words[0].lower() in ("the", "a", "an", "some", "many", "two", "several") else words
    capital = any(word[:1].isupper() for word in rest[1:]) or (
        rest and rest[0][:1].isupper() and not _starts_sentence(article.text, quote.source.start)
    )
    return "name" if capital or (len(rest) == 1 and rest[0][:1].isupper() and not rest[0].endswith("s")) else "description"


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" “\"'‘")
    return not before or before[-1] in ".!?\n:"


def _order(quote: Quote) -> str | None:
    if quote.cue is None or quote.source is None:
        return None
    return " ".join(name for _, name in sorted(_places(quote)))


def _places(quote: Quote) -> Iterator[tuple[int, str]]:
    yield quote.contents[0].start, "content"
    for name, span in (("cue", quote.cue), ("source", quote.source)):
        if span is not None:
            yield span.start, name
