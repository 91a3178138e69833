"""Tokens and sentences with offsets, by one pattern and a few rules that need no data."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from sys import intern

from quotestance.article import Article, Span, Token

_WORD = re.compile(
    r"""(?x)
      (?:[A-Za-z]\.){2,}                    # U.S.  e.g.
    | (?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|Inc|Ltd|Corp|Co|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.
    | \d+(?:-[^\W\d_]+)+                    # 12-year-old
    | [$€£¥]?\d+(?:[.,:]\d+)*(?:%|bn|m|th|st|nd|rd)?\b%?
    | [^\W\d_]+(?=n['’]t\b)                 # did|n't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m)\b
    | [@\#]?\w+(?:[-‑&/]\w+)*
    | ''|``|--+|\.{2,}
    | \S
"""
)
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr sen rep gov gen col lt sgt capt prof st jr sr inc ltd corp co llc plc bros jan feb mar apr jun jul aug sep sept oct
    nov dec vs etc no art sec fig al ft mt rev hon pres amb r-fla r-ark r-tenn d-conn""".split()
)
_LONGEST_PARAGRAPH = 2_000
"""Tokens after which a line is cut at its next sentence, or at any word once there are twice as many."""
_STOPS = frozenset({".", "!", "?", "…", "...", "....", ".."})
_CLOSERS = frozenset("\"'”’»)]") | {"''"}
_STARTERS = frozenset(
    "The A An In On At But And He She It They We I This That These Those If When While After Before However For As With Its His Her Their There".split()
)
"""Words that open a sentence after an initialism: *in the U.S. The ministry*."""


def tokens(text: str, noise: Sequence[Span] = ()) -> tuple[Token, ...]:
    """Tokens outside `noise`, each with the number of its paragraph (a line of the text) and of its sentence.

    A line that goes on for thousands of words is cut into paragraphs at its sentences. A sentence ends at a stop that no abbreviation has, where what follows, closing marks passed over, does not begin with a small letter.
    """
    found: list[Token] = []
    paragraph = sentence = start = 0
    ahead = deque(sorted(noise))
    for line in text.split("\n"):
        before = len(found)
        for piece_start, piece_end in _clear(start, start + len(line), ahead):
            paragraph, sentence = _append(found, text, piece_start, piece_end, paragraph, sentence)
        paragraph += len(found) > before
        start += len(line) + 1
    return tuple(found)


def _append(found: list[Token], text: str, start: int, end: int, paragraph: int, sentence: int) -> tuple[int, int]:
    """Append the tokens of a stretch without line breaks; the numbers of its last paragraph and of the sentence that comes after it."""
    stopped = False
    opened, number = len(found), sentence
    last, last_end = "", start
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        first, stop = match.span()
        if stopped and not (first == last_end and word in _CLOSERS):
            sentence += first > last_end and not word[0].islower()
            stopped = False
        elif first > last_end and last[-1:] == "." and len(last) > 1 and word in _STARTERS and last.count(".") > 1:
            sentence += 1
        stopped = stopped or (word in _STOPS and not (word == "." and _abbreviates(last)))
        if len(found) - opened >= _LONGEST_PARAGRAPH and (sentence > number or len(found) - opened >= 2 * _LONGEST_PARAGRAPH):
            paragraph, sentence, opened = paragraph + 1, sentence + (sentence == number), len(found)
        number = sentence
        found.append(Token(first, intern(word), paragraph, sentence))
        last, last_end = word, stop
    return paragraph, sentence + 1


def _abbreviates(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS


def _clear(start: int, end: int, ahead: deque[Span]) -> list[tuple[int, int]]:
    """The parts of a line that lie outside all noise; `ahead` loses the noise that ends before the line."""
    while ahead and ahead[0].end <= start:
        ahead.popleft()
    clear = []
    for span in ahead:
        if span.start >= end:
            break
        if start < span.start:
            clear.append((start, span.start))
        start = max(start, span.end)
    return [*clear, (start, end)] if start < end else clear


def annotate(article: Article) -> Article:
    """Fill `tokens`; reads `text` and `noise`."""
    return replace(article, tokens=tokens(article.text, article.noise or ()))
