"""What the stance model reads: the words of a quote and its cue, and the part that the speaker plays toward the target; never a name.

Words of the quote and the cue count alone and in pairs, also when negated; whom the words evaluate is told by the classes of a small lexicon written by us. Capitalised words
within a sentence are folded into one, so that no name and no country is a feature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quotestance.article import Article, Quote
from quotestance.stance.lexicon import CLASSES, NEGATIONS, TURNS
from quotestance.stance.part import Part, sides

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+|[%$€£]|[!?]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[\"“‘'(\[]\s*)$")
_NEGATION_SCOPE = 4
NAME = "@name"


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a stance is judged by, and the part that their speaker plays."""

    content: str
    cue: str
    target: str
    part: Part = Part.OTHER


def words_of(article: Article) -> list[Words]:
    """The words of each quote of an article, whose speakers are known."""
    both = sides(article)
    parts = {party: both.part_of(party) for party in {quote.speaker.party for quote in article.quotes or () if quote.speaker}}
    return [_words(article, quote, parts[quote.speaker.party] if quote.speaker else Part.OTHER) for quote in article.quotes or ()]


def _words(article: Article, quote: Quote, part: Part) -> Words:
    content = " ".join(span.of(article.text) for span in quote.contents)
    return Words(content, quote.cue.of(article.text) if quote.cue else "", article.target or "", part)


def fold(text: str) -> list[str]:
    """Lower-cased words of a text, with names and numbers made one word each."""
    words = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isdigit():
            words.append("@number")
        elif (
            word[0].isupper()
            and word.lower() not in CLASSES
            and not _SENTENCE_START.search(text[max(0, match.start() - 3) : match.start()])
            and word != "I"
        ):
            words.append(NAME)
        else:
            words.append(word.lower().replace("’", "'"))
    return words


def features(words: Words) -> dict[str, float]:
    """Features of one quote by name."""
    found: dict[str, float] = {}
    content, cue = fold(words.content), fold(words.cue)
    for name in (*_content(content), *_cue(cue, content), *_part(words.part, cue, content)):
        found[name] = 1.0
    found |= _counts(content)
    return found


def _content(words: list[str]) -> Iterator[str]:
    turn = max((at for at, word in enumerate(words) if word in TURNS), default=-1)
    negated = _negated(words)
    for at, word in enumerate(words):
        sign = "not " if negated[at] else ""
        yield f"w {sign}{word}"
        if turn >= 0 and at > turn:
            yield f"after but {sign}{CLASSES.get(word, word)}"
        if at:
            yield f"ww {words[at - 1]} {word}"
        known = CLASSES.get(word)
        if known:
            yield f"c {sign}{known}"
            for other in range(at + 1, min(at + 7, len(words))):
                if words[other] in CLASSES and CLASSES[words[other]] != known:
                    yield f"cc {sign}{known} {CLASSES[words[other]]}"
    if words:
        yield f"first {words[0]}"


def _cue(cue: list[str], content: list[str]) -> Iterator[str]:
    for word in cue:
        yield f"cue {word}"
        known = CLASSES.get(word)
        if known:
            yield f"cue class {known}"
            for inner in sorted({CLASSES[word] for word in content if word in CLASSES}):
                yield f"cue {known} {inner}"
    for first, second in pairwise(cue):
        yield f"cue {first} {second}"
    if not cue:
        yield "no cue"


def _part(part: Part, cue: list[str], content: list[str]) -> Iterator[str]:
    """The part that the speaker plays, alone and with what the words evaluate."""
    yield f"part {part}"
    for place, words in (("w", content), ("cue", cue)):
        for name in sorted({CLASSES[word] for word in words if word in CLASSES}):
            yield f"part {part} {place} {name}"


def _counts(words: list[str]) -> dict[str, float]:
    found: dict[str, float] = {"length": min(len(words), 60) / 60}
    for word in words:
        if word in CLASSES:
            name = f"n {CLASSES[word]}"
            found[name] = min(found.get(name, 0.0) + 0.5, 1.5)
    return found


def _negated(words: list[str]) -> list[bool]:
    """Whether each word stands within a few words after a negation."""
    negated = [False] * len(words)
    for at, word in enumerate(words):
        if word in NEGATIONS or word.endswith("n't"):
            for inner in range(at + 1, min(at + 1 + _NEGATION_SCOPE, len(words))):
                negated[inner] = True
    return negated
