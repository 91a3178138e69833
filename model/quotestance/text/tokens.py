"""Tokens and sentences with offsets, by nltk classes that need no downloaded data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
from nltk.tokenize.regexp import RegexpTokenizer

from quotestance.article import Article, Span, Token

_PATTERN = r"""(?x)
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
_ABBREVIATIONS = """mr mrs ms dr sen rep gov gen col lt sgt capt prof st jr sr inc ltd corp co llc plc bros jan feb mar apr jun jul aug sep sept oct
nov dec u.s u.k u.n e.u d.c a.m p.m e.g i.e vs etc no art sec fig al ft mt v rev hon pres amb r-fla r-s.c d-n.y r-ark r-tenn d-conn""".split()


@cache
def _words() -> RegexpTokenizer:
    return RegexpTokenizer(_PATTERN)


@cache
def _sentences() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def tokens(text: str, noise: Sequence[Span] = ()) -> tuple[Token, ...]:
    """Tokens outside `noise`, each with the number of its paragraph (a line of the text) and of its sentence."""
    found: list[Token] = []
    paragraph = sentence = start = 0
    for line in text.split("\n"):
        before = len(found)
        for piece_start, piece_end in _clear(start, start + len(line), noise):
            piece = text[piece_start:piece_end]
            stops = [stop for _, stop in _sentences().span_tokenize(piece)]
            for first, last in _words().span_tokenize(piece):
                number = sentence + min(bisect_right(stops, first), len(stops) - 1)
                found.append(Token(piece_start + first, piece_start + last, piece[first:last], paragraph, number))
            sentence += len(stops)
        paragraph += len(found) > before
        start += len(line) + 1
    return tuple(found)


def _clear(start: int, end: int, noise: Sequence[Span]) -> list[tuple[int, int]]:
    """The parts of a stretch that lie outside all noise."""
    clear = []
    for span in noise:
        if span.start < end and start < span.end:
            if start < span.start:
                clear.append((start, span.start))
            start = span.end
    return [*clear, (start, end)] if start < end else clear


def annotate(article: Article) -> Article:
    """Fill `tokens`; reads `text` and `noise`."""
    return replace(article, tokens=tokens(article.text, article.noise or ()))
