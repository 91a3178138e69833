"""Where things stand in an article: sentences, what is quoted, what is noise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from quotestance.article import Article, Span

_LONGEST = 400
"""Characters of a source that are read."""


class Page:
    """The text of an article with quick answers about positions in it.

    Parameters
    ----------
    article : Article
        With `tokens` and `noise`; its `quotes` tell which stretches are quoted.
    """

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = -1
        for token in article.tokens or ():
            if token.sentence != last:
                self._starts.append(token.start)
                self._ends.append(token.end)
                last = token.sentence
            self._ends[-1] = token.end
        quotes = article.quotes or ()
        self.sources = tuple(sorted({quote.source for quote in quotes if quote.source}))
        self._contents = _merged(sorted({span for quote in quotes for span in quote.contents}))
        self._noise = _merged(sorted(article.noise or ()))

    def source(self, span: Span) -> str:
        """The words of a source, as far as they are read."""
        return self.text[span.start : min(span.end, span.start + _LONGEST)]

    def sentence(self, at: int) -> int:
        """The number of the sentence that a character stands in."""
        return max(0, bisect_right(self._starts, at) - 1)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Where a sentence starts and ends; an empty stretch if there is no such sentence."""
        return (self._starts[sentence], self._ends[sentence]) if 0 <= sentence < len(self._starts) else (0, 0)

    def is_quoted(self, at: int) -> bool:
        """Whether a character lies in what somebody said."""
        return _within(self._contents, at)

    def is_noise(self, at: int) -> bool:
        """Whether a character lies outside the text of the article."""
        return _within(self._noise, at)


def _merged(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Starts and ends of sorted spans, those that overlap as one."""
    starts: list[int] = []
    ends: list[int] = []
    for span in spans:
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return starts, ends


def _within(spans: tuple[list[int], list[int]], at: int) -> bool:
    starts, ends = spans
    nearest = bisect_right(starts, at) - 1
    return nearest >= 0 and at < ends[nearest]
