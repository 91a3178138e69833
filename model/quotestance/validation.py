"""Breaches of the labelling guidelines that a program can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from quotestance.article import Article, Quote, Span, Speaker
from quotestance.errors import InputError
from quotestance.formats.record import Record
from quotestance.text.quotation_marks import quotations

_PRONOUNS = frozenset("he she it they we i you who which his her its their him them this that".split())
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset("a an the of for and in on at to by from with".split())
_LONGEST_CUE = 10
_STANDS_ALONE = frozenset(":—–-")


def validate(record: Record) -> list[InputError]:
    """Every breach in one labelled article, in the order of its lines."""
    article = record.article
    problems = [
        InputError(f"quote {quote.id}: {message}", record.path, record.line_of(quote.id))
        for quote in article.quotes or ()
        for message in _quote_problems(article, quote)
    ]
    problems += [
        InputError(f"quote {first.id} and quote {second.id}: {message}", record.path, record.line_of(second.id))
        for first, second in combinations(article.quotes or (), 2)
        for message in _pair_problems(first, second)
    ]
    speakers = dict.fromkeys(quote.speaker for quote in article.quotes or () if quote.speaker is not None)
    problems += [
        InputError(f"speaker {speaker.name!r}: {message}", record.path, record.line)
        for speaker in speakers
        for message in _speaker_problems(article, speaker)
    ]
    return sorted(problems, key=lambda problem: problem.line or 0)


def _quote_problems(article: Article, quote: Quote) -> Iterator[str]:
    text = article.text
    for span in quote.contents:
        yield from _content_problems(text, span)
    for name, part in (("cue", quote.cue), ("source", quote.source)):
        if part is None:
            continue
        if any(part.overlaps(content) for content in quote.contents):
            yield f"its {name} {part.of(text)!r} overlaps its content"
        if "\n" in part.of(text):
            yield f"its {name} runs over a line break"
    if quote.cue is not None:
        yield from _cue_problems(quote.cue.of(text))
    if quote.cue and quote.source and quote.cue.overlaps(quote.source):
        yield "its cue and its source overlap"
    for span in quote.spans:
        if _cuts_word(text, span):
            yield f"the span {span.of(text)!r} starts or ends inside a word"
        if any(span.overlaps(noise) for noise in article.noise or ()):
            yield f"the span {span.of(text)[:40]!r} lies in noise"


def _content_problems(text: str, span: Span) -> Iterator[str]:
    content = span.of(text)
    if "\n" in content:
        yield "a content runs over a line break; give each paragraph a span of its own"
    if not _WORD.search(content):
        yield f"the content {content!r} has no word"
    if content.endswith((",", ";")) or (content.endswith(".") and not re.search(r"(?:\b\w\.|\.\.|\b\w{1,5}\.)$", content)):
        yield f"the content ends with a mark that belongs outside it: {content[-30:]!r}"
    before, after = text[: span.start][-1:], text[span.end : span.end + 1]
    if before in ("“", "‘", '"') and (before == "“" or content.endswith(("”", '"'))):
        yield f"the quotation mark before {content[:30]!r} belongs to the content"
    if after == "”" and "“" in content and content.count("“") > content.count("”"):
        yield f"the quotation mark after {content[-30:]!r} belongs to the content"
    if content.count("”") > content.count("“"):
        yield f"the content {content[-40:]!r} closes a quotation mark that it did not open"
    inside = [q for q in quotations(text) if q.start < span.start < q.end and q.end < span.end]
    if inside:
        yield f"the content {content[:30]!r} starts inside quotation marks and ends outside them"


def _cue_problems(cue: str) -> Iterator[str]:
    if len(_WORD.findall(cue)) > _LONGEST_CUE:
        yield f"the cue {cue!r} is longer than {_LONGEST_CUE} words"
    if cue[-1] in ',.;"“”' or (len(cue) > 1 and cue[-1] in _STANDS_ALONE):
        yield f"the cue {cue!r} ends with a mark that does not belong to it"


def _cuts_word(text: str, span: Span) -> bool:
    def joined(at: int) -> bool:
        return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()

    return joined(span.start) or joined(span.end)


def _pair_problems(first: Quote, second: Quote) -> Iterator[str]:
    for one in first.contents:
        for two in second.contents:
            if one.overlaps(two):
                yield "their contents overlap; a quote within a quote is not labelled"
    if first.cue and second.cue and first.cue.overlaps(second.cue):
        yield "their cues overlap; each cue makes a quote of its own"


def _speaker_problems(article: Article, speaker: Speaker) -> Iterator[str]:
    if speaker.name.lower() in _PRONOUNS:
        yield "a pronoun is not a name"
    if _TITLE.match(speaker.name):
        yield "the name carries a title"
    words = {word.lower() for word in _WORD.findall(article.text)}
    lost = [w for w in _WORD.findall(speaker.name) if w.lower() not in words | _FUNCTION_WORDS]
    if lost:
        yield f"the article never says {', '.join(lost)}"
    if speaker.speaks_for == speaker.name:
        yield "a body does not speak for itself; leave speaks-for out"
