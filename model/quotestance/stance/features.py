"""What the stance model reads: the words of a quote and its cue, and the part that the speaker plays toward the target; never a name.

Words of the quote and the cue count alone and in pairs, also when negated; whom the words evaluate is told by the classes of a small lexicon written by us. Capitalised words
within a sentence are folded into one, so that no name and no country is a feature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quotestance.article import Article, Quote
from quotestance.stance.lexicon import NEGATIONS, TURNS, is_listed, terms
from quotestance.stance.part import Part, parts

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+|[%$€£]|[!?]")
_NEGATION_SCOPE = 4
_CLOSE = 7
_LONG = 60
_MANY = 3
NAME, NUMBER = "@name", "@number"


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a stance is judged by, and the part that their speaker plays."""

    content: str
    cue: str
    target: str
    part: Part = Part.OTHER


def words_of(article: Article) -> list[Words]:
    """The words of each quote of an article, whose speakers are known."""
    known = parts(article, (quote.speaker for quote in article.quotes or () if quote.speaker))
    return [_words(article, quote, known[quote.speaker] if quote.speaker else Part.OTHER) for quote in article.quotes or ()]


def _words(article: Article, quote: Quote, part: Part) -> Words:
    content = " ".join(span.of(article.text) for span in quote.contents)
    return Words(content, quote.cue.of(article.text) if quote.cue else "", article.target or "", part)


_OPENERS = frozenset(
    """a about above according after again against all allowing almost already also although always an and another any anybody anyone anything are as ask asked at away back because been before behind being
    below beneath best better between beyond big both business but by can cannot come could despite did do does doing don't down each either else enough even ever every everybody everyone everything exports far few firms first five
    for four from further get give given go going good got great had half hardly has have having he her here his how however i i'm i've if imports in indeed instead into is it it's its itself just keep last later less let let's like little long
    look made make many may maybe me might more most much must my nearly never next no nobody none nor not nothing now of off often on once one only or other others our out over own people perhaps please probably
    put quite rather really say see several she should simply since six small so some somebody someone something soon still such take ten than that that's the their them then there there's these they they're this those though three
    through till to today together tomorrow tonight too toward two under unless until up us very was we we'd we'll we're we've well were what what's whatever when whenever where whether which while who
    whoever whole whose why will with within without would yes yet you you're your""".split()
)
"""Common words that open sentences; what else opens one with a capital may be a name."""


def fold(text: str) -> list[str]:
    """Lower-cased words of a text, with names and numbers made one word each: no name and no country is left."""
    words = []
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.lower().replace("’", "'")
        if word[0].isdigit():
            words.append(NUMBER)
        elif word[0].isupper() and lower not in _OPENERS and not is_listed(lower):
            words.append(NAME)
        else:
            words.append(lower)
    return words


def features(words: Words) -> dict[str, float]:
    """Features of one quote by name."""
    content, cue = fold(words.content), fold(words.cue)
    negated = _negated(content)
    listed = _marked(content, negated)
    in_content = sorted({name for _, names in listed for name in names})
    names = (*_words_alone(content, negated), *_classes(listed, words.part), *_cue(cue, in_content, words.part), f"part {words.part}")
    return {**dict.fromkeys(names, 1.0), **_counts(listed), "length": min(len(content), _LONG) / _LONG}


def _marked(words: list[str], negated: list[bool]) -> list[tuple[int, list[str]]]:
    """Where listed words stand, with their classes; *not* before those that a negation turns, and again with *but* after a turn."""
    turn = max((at for at, word in enumerate(words) if word in TURNS), default=len(words))
    found = []
    for at, classes in terms(words):
        names = [f"not {name}" if negated[at] else name for name in classes]
        found.append((at, names + [f"but {name}" for name in names if at > turn]))
    return found


def _words_alone(words: list[str], negated: list[bool]) -> Iterator[str]:
    for at, word in enumerate(words):
        yield f"w not {word}" if negated[at] else f"w {word}"
        if at:
            yield f"ww {words[at - 1]} {word}"
    if words:
        yield f"first {words[0]}"


def _classes(listed: list[tuple[int, list[str]]], part: Part) -> Iterator[str]:
    """Classes of the lexicon, each alone, with the part that the speaker plays, and with the one before it."""
    before: tuple[int, list[str]] = (-_CLOSE, [])
    for at, names in listed:
        for name in names:
            yield f"c {name}"
            yield f"part {part} c {name}"
            if at - before[0] < _CLOSE:
                yield from (f"c {other} {name}" for other in before[1] if other != name)
        before = at, names


def _cue(cue: list[str], in_content: list[str], part: Part) -> Iterator[str]:
    """Words and classes of the cue, with what the content speaks of."""
    for word in cue:
        yield f"cue {word}"
        yield from (f"cue {word} c {name}" for name in in_content)
    for name in sorted({name for _, names in _marked(cue, _negated(cue)) for name in names}):
        yield f"cue c {name}"
        yield f"part {part} cue c {name}"
        yield from (f"cue c {name} c {inner}" for inner in in_content)
    yield from (f"cue {first} {second}" for first, second in pairwise(cue))
    if not cue:
        yield "no cue"


def _counts(listed: list[tuple[int, list[str]]]) -> dict[str, float]:
    counts = Counter(name for _, names in listed for name in names)
    return {f"n {name}": min(number, _MANY) / 2 for name, number in counts.items()}


def _negated(words: list[str]) -> list[bool]:
    """Whether each word stands within a few words after a negation."""
    negated = [False] * len(words)
    for at, word in enumerate(words):
        if word in NEGATIONS or word.endswith("n't"):
            for inner in range(at + 1, min(at + 1 + _NEGATION_SCOPE, len(words))):
                negated[inner] = True
    return negated
