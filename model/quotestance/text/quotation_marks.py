"""Pairing of quotation marks, paragraph by paragraph.

Marks are straight, curly, angled or doubled (``''``), double or single. Writers reopen them at each paragraph of a long
quotation and forget to close them; nothing that goes wrong in one paragraph reaches the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotestance.article import Article, Kind, Span

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"“|”|„|‟|«|»|\"|''|``|´´|‘|’|'")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_CLIPPED = re.compile(r"['’](?:\d\ds?\b|(?:em|til|tis|twas|cause|n)\b)", re.IGNORECASE)
_OPENING_BEFORE = frozenset("([{—–-―/:\u00a0 \t\r“\"‘'«")
_CLOSING_AFTER = frozenset(".,;:!?)]}—–-―/\u00a0 \t\r”\"’'»…")
_SINGLE = frozenset("‘’'")
_WORD = re.compile(r"\w+")


def quotations(text: str) -> tuple[Span, ...]:
    """Stretches inside quotation marks, marks included: the outermost ones, at most to the end of their paragraph."""
    return tuple(span for paragraph in _PARAGRAPH.finditer(text) for span in _in_paragraph(text, *paragraph.span()))


def touching(quoted: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Of the stretches inside quotation marks, in their order, those that share a character with `[start, end)`."""
    first = bisect_right(quoted, start, key=_end)
    return quoted[first : bisect_left(quoted, end, first, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


def kind(text: str, contents: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """How much of the words of `contents` lies inside the stretches `quoted`."""
    words = [match.span() for span in contents for match in _WORD.finditer(text, span.start, span.end)]
    inside = [(near := bisect_right(quoted, start, key=_start)) > 0 and end <= quoted[near - 1].end for start, end in words]
    if not any(inside):
        return Kind.INDIRECT
    return Kind.DIRECT if all(inside) else Kind.MIXED


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    doubles = [(at, mark) for at, mark in marks if mark not in _SINGLE]
    spans = list(_doubles(text, doubles, start, end))
    singles = [(at, mark) for at, mark in marks if mark in _SINGLE]
    found = _singles(text, singles, spans, start, end)
    outer = [single for single in found if all(single.covers(double) or not single.overlaps(double) for double in spans)]
    yield from sorted([double for double in spans if not any(single.covers(double) for single in outer)] + outer)


def _doubles(text: str, marks: list[tuple[int, str]], start: int, end: int) -> Iterator[Span]:
    """Pair double marks; one left open reaches the end of its sentence if another opens, else of the paragraph."""
    opened: int | None = None
    depth = 0
    closers_left = sum(_closes(text, at, mark, start, end) for at, mark in marks)
    openers_left = len(marks) - closers_left
    for at, mark in marks:
        closing = _closes(text, at, mark, start, end)
        closers_left -= closing
        openers_left -= not closing
        if opened is None:
            measure = mark == '"' and at > start and text[at - 1].isdigit()
            if (not closing or at == start) and not measure:
                opened = at
        elif closing:
            if depth:
                depth -= 1
            else:
                yield Span(opened, at + len(mark))
                opened = None
        elif closers_left >= openers_left + depth + 2:
            depth += 1
        else:
            yield _cut_at_sentence(text, opened, at)
            opened, depth = at, 0
    if opened is not None:
        yield Span(opened, end)


def _cut_at_sentence(text: str, start: int, end: int) -> Span:
    stop = _SENTENCE_END.search(text, start, end)
    return Span(start, stop.end() if stop else end)


def _closes(text: str, at: int, mark: str, start: int, end: int) -> bool:
    after_at = at + len(mark)
    before_open = at == start or text[at - 1] in _OPENING_BEFORE
    after_close = after_at >= end or text[after_at] in _CLOSING_AFTER
    if mark in "“„‟«``":
        return False
    if mark in "”»":
        return not (before_open and not after_close)
    return not before_open or (after_close and at > start)


def _singles(text: str, marks: list[tuple[int, str]], doubles: list[Span], start: int, end: int) -> Iterator[Span]:
    """Single marks that pair outside double ones; apostrophes do not count."""
    free = [(at, m) for at, m in marks if not any(s.start < at < s.end - 1 and _closed(text, s) for s in doubles)]
    opened: int | None = None
    candidate: int | None = None
    for at, mark in free:
        if _single_opens(text, at, mark, start, end):
            if opened is not None and candidate is not None:
                yield Span(opened, candidate)
            opened, candidate = at, None
        elif opened is not None and _single_closes(text, at, mark, end):
            if candidate is None or not _possessive(text, at, end):
                candidate = at + 1
            if not _possessive(text, at, end):
                yield Span(opened, candidate)
                opened = candidate = None
    if opened is not None and candidate is not None:
        yield Span(opened, candidate)
    elif opened == start and text[opened] == "‘":
        yield Span(opened, end)


def _closed(text: str, span: Span) -> bool:
    return text[span.end - 1] in "”\"»'´"


def _single_opens(text: str, at: int, mark: str, start: int, end: int) -> bool:
    free_before = at == start or text[at - 1] in _OPENING_BEFORE
    word_after = at + 1 < end and (text[at + 1].isalnum() or text[at + 1] in '[“"…$£€')
    return mark != "’" and free_before and word_after and not _CLIPPED.match(text, at)


def _single_closes(text: str, at: int, mark: str, end: int) -> bool:
    free_after = at + 1 >= end or text[at + 1] in _CLOSING_AFTER
    return mark != "‘" and free_after and not text[at - 1].isspace()


def _possessive(text: str, at: int, end: int) -> bool:
    """An apostrophe after a plural: *the workers' rights*."""
    return text[at - 1] == "s" and at + 2 < end and text[at + 1] == " " and text[at + 2].isalnum()


def annotate(article: Article) -> Article:
    """Fill `quotations`; reads `text`."""
    return replace(article, quotations=quotations(article.text))
