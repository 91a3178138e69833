"""Order of fitting: which stages a corpus can teach, and where the rest comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace

from quotestance.article import Article, Split
from quotestance.errors import NotTrainedError
from quotestance.formats import jsonl
from quotestance.formats.stance_table import JudgedQuote
from quotestance.pipeline import Pipeline, read_text
from quotestance.segmentation.learning import learn_segmenter
from quotestance.segmentation.segmenter import Segmenter
from quotestance.stance.classifier import StanceClassifier
from quotestance.stance.features import Words, words_of
from quotestance.stance.learning import learn_stance
from quotestance.stance.part import Part

_PARTS = {"imposes": Part.IMPOSES, "shares": Part.IMPOSES, "hit": Part.HIT, "affected": Part.AFFECTED}


def train(
    articles: Sequence[Article],
    base: Pipeline | None = None,
    progress: Callable[[int], None] = lambda percent: None,
    singles: Sequence[JudgedQuote] = (),
) -> Pipeline:
    """A pipeline whose stages learned from labelled articles, as far as these have the labels.

    Parameters
    ----------
    articles : sequence of Article
        Those of the dev and test splits are left out.
    base : Pipeline, optional
        Gives the stages that the articles cannot teach: those without stances (PolNeAR) teach no stance stage.
    progress : callable, optional
        Called with the percentage of the longest part that is done.
    singles : sequence of JudgedQuote
        Quotes without an article, for the stance stage.

    Raises
    ------
    NotTrainedError
        If a stage can neither be taught nor taken from `base`.
    """
    learned = [article for article in articles if article.split in (None, Split.TRAIN)]
    segmenter = _train_segmenter(learned, progress) or (base.segmenter if base else None)
    stance = _train_stance(learned, singles) or (base.stance if base else None)
    if segmenter is None:
        raise NotTrainedError("the articles have no quotes to learn from; label quotes with content, cue and source, or name a base model")
    if stance is None:
        raise NotTrainedError(
            "the articles have no stances of at least two kinds to learn from; label stances, or name a base model to take that stage from"
        )
    manifest = {
        "data": data_hash(articles, singles),
        "articles": len(learned),
        "quotes": sum(len(article.quotes or ()) for article in learned),
        "singles": len(singles),
    }
    return Pipeline(segmenter, stance, manifest)


def _train_segmenter(articles: Sequence[Article], progress: Callable[[int], None]) -> Segmenter | None:
    labelled = [read_text(article) for article in articles if article.quotes is not None]
    quotes = [quote for article in labelled for quote in article.quotes or ()]
    if not any(quote.cue for quote in quotes) or not any(quote.source for quote in quotes):
        return None
    return learn_segmenter(labelled, progress)


def _train_stance(articles: Sequence[Article], singles: Sequence[JudgedQuote]) -> StanceClassifier | None:
    judged = [
        (words, quote.stance.label, article.group)
        for article in articles
        for words, quote in zip(words_of(article), article.quotes or (), strict=True)
        if quote.stance is not None
    ]
    judged += [(words_of_single(one), one.stance, one.target) for one in singles]
    if len({label for _, label, _ in judged}) < 2:
        return None
    words, labels, groups = zip(*judged, strict=True)
    return learn_stance(words, labels, groups)


def words_of_single(single: JudgedQuote) -> Words:
    """What the stance model reads of a quote without an article."""
    return Words(single.content, single.cue, single.target, _PARTS.get(single.part, Part.OTHER))


def data_hash(articles: Iterable[Article], singles: Iterable[JudgedQuote] = ()) -> str:
    """SHA-256 of what labelled articles and single quotes say, whatever their order and the form they were read from."""
    lines = sorted(json.dumps(jsonl.to_line(replace(article, parties=None)), sort_keys=True) for article in articles)
    lines += sorted(json.dumps(asdict(single), sort_keys=True) for single in singles)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
