"""Order of fitting: which stages a corpus can teach, and where the rest comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quotestance.article import Article, Split
from quotestance.errors import NotTrainedError
from quotestance.formats import jsonl
from quotestance.pipeline import Pipeline, read_text
from quotestance.segmentation.segmenter import Segmenter
from quotestance.stance.classifier import StanceClassifier
from quotestance.stance.features import words_of


def train(articles: Sequence[Article], base: Pipeline | None = None, progress: Callable[[int], None] | None = None) -> Pipeline:
    """A pipeline whose stages learned from labelled articles, as far as these have the labels.

    Parameters
    ----------
    articles : sequence of Article
        Those of the dev and test splits are left out.
    base : Pipeline, optional
        Gives the stages that the articles cannot teach: those without stances (PolNeAR) teach no stance stage.
    progress : callable, optional
        Called with the number of each iteration of the longest part.

    Raises
    ------
    NotTrainedError
        If a stage can neither be taught nor taken from `base`.
    """
    learned = [article for article in articles if article.split in (None, Split.TRAIN)]
    segmenter = _train_segmenter(learned, progress) or (base.segmenter if base else None)
    stance = _train_stance(learned) or (base.stance if base else None)
    if segmenter is None:
        raise NotTrainedError("the articles have no quotes to learn from; label quotes with content, cue and source, or name a base model")
    if stance is None:
        raise NotTrainedError(
            "the articles have no stances of at least two kinds to learn from; label stances, or name a base model to take that stage from"
        )
    manifest = {"data": data_hash(articles), "articles": len(learned), "quotes": sum(len(article.quotes or ()) for article in learned)}
    return Pipeline(segmenter, stance, manifest)


def _train_segmenter(articles: Sequence[Article], progress: Callable[[int], None] | None) -> Segmenter | None:
    labelled = [read_text(article) for article in articles if article.quotes is not None]
    quotes = [quote for article in labelled for quote in article.quotes or ()]
    if not any(quote.cue for quote in quotes) or not any(quote.source for quote in quotes):
        return None
    return Segmenter().fit(labelled, progress)


def _train_stance(articles: Sequence[Article]) -> StanceClassifier | None:
    judged = [(article, quote) for article in articles for quote in article.quotes or () if quote.stance is not None]
    labels = [quote.stance.label for _, quote in judged if quote.stance]
    if len(set(labels)) < 2:
        return None
    words = [words_of(article, quote) for article, quote in judged]
    return StanceClassifier().fit(words, labels, [article.story or article.id for article, _ in judged])


def data_hash(articles: Iterable[Article]) -> str:
    """SHA-256 of what labelled articles say, whatever their order and the form they were read from."""
    lines = sorted(json.dumps(jsonl.to_line(replace(article, parties=None)), sort_keys=True) for article in articles)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
