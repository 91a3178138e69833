"""Between quotes and token labels: BIO over content, cue and source (Ramshaw and Marcus, 1995)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quotestance.article import Quote, Span, Token
from quotestance.text.quotation_marks import touching

Role = Literal["content", "cue", "source"]
ROLES: tuple[Role, ...] = ("content", "cue", "source")
OUTSIDE = "O"
LABELS = (OUTSIDE, *(f"{place}-{role}" for role in ROLES for place in "BI"))
"""Every label of a token, in the order of all arrays over labels."""
_OUTSIDE_MARKS = frozenset({",", ";"})


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A stretch of tokens `[first, last)` with a role, and the characters it covers."""

    first: int
    last: int
    role: Role
    span: Span


def encode(tokens: Sequence[Token], quotes: Iterable[Quote]) -> list[str]:
    """A label for each token.

    Where the spans of different quotes share tokens, the content of the outer quote wins, then cues, then the shorter source.
    """
    labels = [OUTSIDE] * len(tokens)
    starts = [token.start for token in tokens]
    spans: list[tuple[int, int, Role, Span]] = []
    for quote in quotes:
        spans += [(2, span.end - span.start, "content", span) for span in quote.contents]
        spans += [(1, span.start - span.end, "cue", span) for span in (quote.cue,) if span]
        spans += [(0, span.start - span.end, "source", span) for span in (quote.source,) if span]
    for _, _, role, span in sorted(spans, key=lambda found: found[:2]):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first == last:
            continue
        if last < len(labels) and labels[last].startswith("I-"):
            labels[last] = "B-" + labels[last][2:]
        labels[first:last] = ["B-" + role] + ["I-" + role] * (last - first - 1)
    return labels


def decode(tokens: Sequence[Token], labels: Sequence[str]) -> list[Part]:
    """The stretches that the labels mark, in text order; none runs over a paragraph."""
    parts: list[Part] = []
    first = 0
    for at in range(1, len(labels) + 1):
        goes_on = at < len(labels) and labels[at] == "I-" + labels[first][2:] and tokens[at].paragraph == tokens[first].paragraph
        if goes_on:
            continue
        if labels[first] != OUTSIDE:
            role: Role = labels[first][2:]  # type: ignore[assignment]
            parts.append(Part(first, at, role, Span(tokens[first].start, tokens[at - 1].end)))
        first = at
    return parts


def tidy(tokens: Sequence[Token], parts: Iterable[Part], quoted: Sequence[Span]) -> list[Part]:
    """The stretches, with unquoted contents cut and trimmed as the guidelines have them.

    One that begins within a sentence ends with it: what goes on in the next sentence is a content of its own, for the linker to keep or leave (turns of a transcript and
    posts begin with a sentence and stay whole). None begins or ends with a comma or a semicolon.
    """
    tidied: list[Part] = []
    for part in parts:
        if part.role != "content" or touching(quoted, part.span.start, part.span.end):
            tidied.append(part)
            continue
        inside = part.first and tokens[part.first - 1].sentence == tokens[part.first].sentence and tokens[part.first - 1].word != ":"
        pieces = _sentences_of(tokens, part) if inside else [(part.first, part.last)]
        tidied += [trimmed for first, last in pieces if (trimmed := _trimmed(tokens, first, last))]
    return tidied


def _sentences_of(tokens: Sequence[Token], part: Part) -> list[tuple[int, int]]:
    """The tokens of a stretch by sentence, without a full stop at the end of each."""
    cut: list[tuple[int, int]] = []
    first = part.first
    for at in range(part.first + 1, part.last + 1):
        if at == part.last or tokens[at].sentence != tokens[first].sentence:
            cut.append((first, at - 1 if at < part.last and tokens[at - 1].word == "." else at))
            first = at
    return cut


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Part | None:
    while first < last and tokens[first].word in _OUTSIDE_MARKS:
        first += 1
    while first < last and tokens[last - 1].word in _OUTSIDE_MARKS:
        last -= 1
    return Part(first, last, "content", Span(tokens[first].start, tokens[last - 1].end)) if first < last else None
