"""The stage that finds quotes: labels tokens, then links the labelled stretches."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Self

from sklearn.base import BaseEstimator

from quotestance.article import Article, Kind, Quote, Span
from quotestance.segmentation.features import context_of, features, paragraphs
from quotestance.segmentation.labeller import CRF
from quotestance.segmentation.labels import decode, encode, tidy
from quotestance.segmentation.lexicon import CLASSES, CUE_CLASSES
from quotestance.segmentation.linking import Linker, Scene
from quotestance.text.quotation_marks import kind


class Segmenter(BaseEstimator):  # type: ignore[misc]
    """Finds the quotes of tokenised articles.

    The linker learns from what the labeller says of articles that it has not seen, mistakes included, so that it comes to know which stretches to leave alone.

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
            Called with the share of the work that is done, in percent.
        """
        examples = [_Example.of(article) for article in articles]
        stories = sorted({article.group for article in articles})
        halves = [set(stories[::2]), set(stories[1::2])]
        rounds = [(half, self.max_iterations // 2) for half in halves if len(stories) > 1]
        work = self.max_iterations + sum(iterations for _, iterations in rounds)
        done = 0

        def tell(iteration: int) -> None:
            if progress is not None:
                progress(100 * (done + iteration) // work)

        scenes = [example.scene for example in examples]
        for half, iterations in rounds:
            held_out = [number for number, article in enumerate(articles) if article.group in half]
            seen = [example for example, article in zip(examples, articles, strict=True) if article.group not in half]
            labeller = self._labeller(seen, iterations, tell)
            done += iterations
            for number in held_out:
                scenes.append(_scene(articles[number], labeller.predict(examples[number].sequences)))
        self.labeller_ = self._labeller(examples, self.max_iterations, tell)
        gold = [article.quotes or () for article in articles]
        held_out_gold = [article.quotes or () for half, _ in rounds for article in articles if article.group in half]
        self.linker_ = Linker().fit(scenes, [*gold, *held_out_gold])
        return self

    def _labeller(self, examples: Sequence[_Example], iterations: int, progress: Callable[[int], None]) -> CRF:
        x = [sequence for example in examples for sequence in example.sequences]
        y = [labels for example in examples for labels in example.labels]
        return CRF(self.c1, self.c2, max_iterations=iterations).fit(x, y, progress)

    def quotes(self, article: Article) -> tuple[Quote, ...]:
        """The quotes of an article with tokens and quotations, without speakers and stances.

        Words that are not quoted, have no source and no cue that is known as one are the article's own.
        """
        linked = self.linker_.predict(_scene(article, self.labeller_.predict(sequences(article))))
        found = [(contents, kind(article.text, contents, article.quotations or ()), cue, source) for contents, cue, source in linked]
        attributed = [quote for quote in found if _is_attributed(article.text, *quote[1:])]
        return tuple(Quote(str(number), *quote) for number, quote in enumerate(attributed, 1))

    def annotate(self, article: Article) -> Article:
        """Fill `quotes`; reads `text`, `tokens` and `quotations`."""
        return replace(article, quotes=self.quotes(article))


@dataclass(frozen=True, slots=True)
class _Example:
    """An article as the sequence model learns from it, and its gold stretches."""

    sequences: list[list[list[str]]]
    labels: list[list[str]]
    scene: Scene

    @classmethod
    def of(cls, article: Article) -> _Example:
        tokens = article.tokens or ()
        labels = encode(tokens, article.quotes or ())
        found = sequences(article)
        ends = list(accumulate(len(sequence) for sequence in found))
        cut = [labels[end - len(sequence) : end] for sequence, end in zip(found, ends, strict=True)]
        return cls(found, cut, Scene(tokens, decode(tokens, labels)))


def _is_attributed(text: str, kind: Kind, cue: Span | None, source: Span | None) -> bool:
    if kind is Kind.DIRECT or source is not None:
        return True
    words = () if cue is None else re.findall(r"[\w-]+", cue.of(text).lower())
    return any(CLASSES.get(word) in CUE_CLASSES for word in words)


def _scene(article: Article, labels: Sequence[Sequence[str]]) -> Scene:
    tokens = article.tokens or ()
    parts = decode(tokens, [label for sequence in labels for label in sequence])
    return Scene(tokens, tidy(tokens, parts, article.quotations or ()))


def sequences(article: Article) -> list[list[list[str]]]:
    """Features of the tokens of each paragraph."""
    quoted = article.quotations or ()
    found = paragraphs(article.tokens or ())
    before, after = [None, *found[:-1]], [*found[1:], None]
    return [
        features(paragraph, quoted, context_of(previous, following, quoted))
        for previous, paragraph, following in zip(before, found, after, strict=bool(found))
    ]
