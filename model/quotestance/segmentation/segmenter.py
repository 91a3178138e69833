"""The stage that finds quotes: labels tokens, then links the labelled stretches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotestance.article import Article, Kind, Quote, Token
from quotestance.segmentation.confidence import Confidence, evidence
from quotestance.segmentation.labeller import Labeller, Labels
from quotestance.segmentation.labels import decode, tidy
from quotestance.segmentation.lexicon import CLASSES, CUE_CLASSES
from quotestance.segmentation.linking import Linked, Linker, Scene
from quotestance.text.quotation_marks import kind

_SIGNATURE = 6
"""Tokens within which the line of a signature ends after the source."""


def scene_of(article: Article, labels: Labels) -> Scene:
    """The stretches of an article that labels mark, tidied."""
    tokens = article.tokens or ()
    return Scene(tokens, tidy(tokens, decode(tokens, labels.best), article.quotations or ()))


@dataclass(frozen=True)
class Segmenter:
    """Finds the quotes of tokenised articles.

    Parameters
    ----------
    labeller : Labeller
    linker : Linker
    confidence : Confidence
    """

    labeller: Labeller
    linker: Linker
    confidence: Confidence

    def annotate(self, article: Article) -> Article:
        """Fill `quotes`, without speakers and stances; reads `text`, `tokens` and `quotations`.

        Words that are not quoted, have no source and no cue that is known as one are the article's own.
        """
        tokens = article.tokens or ()
        labels = self.labeller.label(tokens, article.quotations or ())
        found = [(linked, quote_of(article, _near(tokens, linked))) for linked in self.linker.link(scene_of(article, labels))]
        attributed = [(linked, quote) for linked, quote in found if _is_attributed(article.text, quote)]
        return replace(
            article,
            quotes=tuple(
                replace(quote, id=str(number), confidence=self.confidence.of(evidence(labels, linked, quote.kind)))
                for number, (linked, quote) in enumerate(attributed, 1)
            ),
        )


def _near(tokens: Sequence[Token], linked: Linked) -> Linked:
    """The stretches without a source that a later paragraph has for something else: words without a cue can only be signed, by a line of its own."""
    source, last = linked.source, linked.contents[-1]
    if linked.cue is not None or source is None or tokens[source.first].paragraph <= tokens[last.last - 1].paragraph:
        return linked
    following = tokens[source.last : source.last + _SIGNATURE]
    ends = any(token.paragraph != tokens[source.first].paragraph for token in following) or len(following) < _SIGNATURE
    return linked if ends else replace(linked, source=None)


def quote_of(article: Article, linked: Linked) -> Quote:
    """The quote that linked stretches make."""
    contents = tuple(part.span for part in linked.contents)
    cue, source = (None if part is None else part.span for part in (linked.cue, linked.source))
    return Quote("", contents, kind(article.text, contents, article.quotations or ()), cue, source)


def _is_attributed(text: str, quote: Quote) -> bool:
    if quote.kind is Kind.DIRECT or quote.source is not None:
        return True
    words = () if quote.cue is None else re.findall(r"[\w-]+", quote.cue.of(text).lower())
    return any(CLASSES.get(word) in CUE_CLASSES for word in words)
