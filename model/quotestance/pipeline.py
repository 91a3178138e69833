"""The stages in their order, over one article or a stream of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quotestance.article import Article
from quotestance.segmentation.segmenter import Segmenter
from quotestance.speakers import resolution
from quotestance.speakers.known_bodies import KnownBodies
from quotestance.stance import explanation, parties, target
from quotestance.stance.classifier import StanceClassifier
from quotestance.text import cleaning, quotation_marks, tokens

MIN_CONFIDENCE = 0.3
"""Of quotes that are less sure than this fewer are right than wrong ones are added: chosen on the dev split."""


def read_text(article: Article) -> Article:
    """Fill `noise`, `quotations` and `tokens`; reads `text`."""
    return tokens.annotate(quotation_marks.annotate(cleaning.annotate(article)))


@dataclass(frozen=True)
class Pipeline:
    """What finds and judges the quotes of articles.

    Parameters
    ----------
    segmenter : Segmenter
    stance : StanceClassifier
    manifest : mapping
        What the model says of itself: version, data, scores.
    bodies : KnownBodies, optional
        The public bodies that are known; the table that ships, unless it is given.
    min_confidence : float
        Quotes that are less sure than this are left out.
    """

    segmenter: Segmenter
    stance: StanceClassifier
    manifest: Mapping[str, Any] = field(default_factory=dict)
    bodies: KnownBodies | None = None
    min_confidence: float = MIN_CONFIDENCE

    def classify(self, text: str, target: str | None = None, id: str = "article") -> Article:
        """The article with its quotes, speakers, stances and parties.

        Parameters
        ----------
        text : str
            The article; all offsets of the result index it as it is.
        target : str, optional
            The measure that stances are toward; the first that the text names, unless it is given.
        id : str
            A name for the article.
        """
        return self.annotate(Article(text, id, target))

    def annotate(self, article: Article) -> Article:
        """Run every stage; what the article says of quotes and parties is found anew."""
        read = read_text(replace(article, quotes=None, parties=None))
        aimed = replace(read, target=read.target or target.guess(read.text, read.noise or ()))
        spoken = resolution.annotate(self.segmenter.annotate(aimed), self.bodies)
        return self.judge(_confident(spoken, self.min_confidence))

    def judge(self, article: Article) -> Article:
        """Run the stages from stance on, over the quotes and speakers that the article has."""
        return parties.annotate(self.stance.annotate(article))

    def explain(self, article: Article) -> Article:
        """The annotated article with an explanation of each stance."""
        return explanation.annotate(article, self.stance)

    def stream(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Each article annotated, in the order given."""
        return map(self.annotate, articles)


def _confident(article: Article, least: float) -> Article:
    """The article without the quotes whose `confidence` is below a bound; quotes keep their ids, and those that tell none are kept."""
    return replace(article, quotes=tuple(quote for quote in article.quotes or () if quote.confidence is None or quote.confidence >= least))
