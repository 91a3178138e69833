"""The stage that finds quotes: labels tokens, then links the labelled stretches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Self

from sklearn.base import BaseEstimator

from quotestance.article import Article, Kind, Quote
from quotestance.segmentation.features import context_of, features, paragraphs
from quotestance.segmentation.labeller import CRF
from quotestance.segmentation.labels import Part, decode, encode
from quotestance.segmentation.linking import Linker, Scene
from quotestance.text.quotation_marks import kind


class Segmenter(BaseEstimator):  # type: ignore[misc]
    """Finds the quotes of tokenised articles.

    Parameters
    ----------
    c1, c2 : float
        Weights of the penalties of the sequence model.
    max_iterations : int
        Of its training.

    Attributes
    ----------
    labeller_ : CRF
    linker_ : Linker
    """

    def __init__(self, c1: float = 0.1, c2: float = 0.1, max_iterations: int = 100) -> None:
        self.c1 = c1
        self.c2 = c2
        self.max_iterations = max_iterations

    def fit(self, articles: Sequence[Article], progress: Callable[[int], None] | None = None) -> Self:
        """Learn from articles with tokens, quotations and gold quotes.

        Parameters
        ----------
        articles : sequence of Article
        progress : callable, optional
            Called with the number of each training iteration.
        """
        x, y = [], []
        scenes = []
        for article in articles:
            labels = encode(article.tokens or (), article.quotes or ())
            scenes.append(Scene(article.tokens or (), decode(article.tokens or (), labels)))
            at = 0
            for sequence in sequences(article):
                x.append(sequence)
                y.append(labels[at : at + len(sequence)])
                at += len(sequence)
        self.labeller_ = CRF(self.c1, self.c2, max_iterations=self.max_iterations).fit(x, y, progress)
        self.linker_ = Linker().fit(scenes, [article.quotes or () for article in articles])
        return self

    def parts(self, article: Article) -> list[Part]:
        """The labelled stretches of an article."""
        labels = [label for sequence in self.labeller_.predict(sequences(article)) for label in sequence]
        return decode(article.tokens or (), labels)

    def quotes(self, article: Article) -> tuple[Quote, ...]:
        """The quotes of an article with tokens and quotations, without speakers and stances.

        Words that are neither quoted nor tied to a cue or a source are the article's own.
        """
        linked = self.linker_.predict(Scene(article.tokens or (), self.parts(article)))
        found = [(contents, kind(article.text, contents, article.quotations or ()), cue, source) for contents, cue, source in linked]
        attributed = [quote for quote in found if quote[1] is Kind.DIRECT or quote[2:] != (None, None)]
        return tuple(Quote(str(number), *quote) for number, quote in enumerate(attributed, 1))

    def annotate(self, article: Article) -> Article:
        """Fill `quotes`; reads `text`, `tokens` and `quotations`."""
        return replace(article, quotes=self.quotes(article))


def sequences(article: Article) -> list[list[list[str]]]:
    """Features of the tokens of each paragraph."""
    quoted = article.quotations or ()
    found = []
    previous = None
    for paragraph in paragraphs(article.tokens or ()):
        found.append(features(paragraph, quoted, context_of(previous, quoted)))
        previous = paragraph
    return found
