"""Gold quotes beside the stances that a pipeline gives them: what errors have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Article, Label, Quote
from quotestance.pipeline import Pipeline
from quotestance.stance.features import fold
from quotestance.stance.lexicon import terms
from quotestance.stance.part import Part, parts
from quotestance.stance.scoring import confusion

_LENGTHS = (5, 10, 20, 40)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A gold quote with the stance that it was given.

    Parameters
    ----------
    article : Article
        With this quote only, its stance as given and explained.
    gold : Label
    part : Part
        Of the speaker, as the model reads it.
    """

    article: Article
    gold: Label
    part: Part

    @property
    def quote(self) -> Quote:
        """The quote, with the stance that it was given."""
        return (self.article.quotes or ())[0]

    @property
    def given(self) -> Label:
        """The stance that it was given."""
        assert self.quote.stance is not None
        return self.quote.stance.label

    @property
    def probability(self) -> float:
        """The probability of that."""
        assert self.quote.stance is not None
        return (self.quote.stance.probabilities or {self.given: 1.0})[self.given]

    @property
    def kind(self) -> str:
        """Direct, indirect or mixed."""
        return self.quote.kind.value

    @property
    def length(self) -> str:
        """How many words the content has, roughly."""
        words = sum(len(span.of(self.article.text).split()) for span in self.quote.contents)
        longest = next((bound for bound in _LENGTHS if words <= bound), None)
        return f"over {_LENGTHS[-1]} words" if longest is None else f"up to {longest:2} words"

    @property
    def cue_class(self) -> str:
        """The class of the first word of the cue that the lexicon lists."""
        if self.quote.cue is None:
            return "no cue"
        listed = terms(fold(self.quote.cue.of(self.article.text)))
        return listed[0].classes[0] if listed else "cue not listed"


def judgements(pipeline: Pipeline, articles: Iterable[Article]) -> list[Judgement]:
    """A judgement of every gold quote that has a stance."""
    return [one for article in articles for one in _of_article(pipeline, article)]


def _of_article(pipeline: Pipeline, gold: Article) -> list[Judgement]:
    judged = pipeline.explain(pipeline.judge(gold))
    known = parts(gold, (quote.speaker for quote in gold.quotes or () if quote.speaker))
    return [
        Judgement(replace(judged, quotes=(given,)), quote.stance.label, known[quote.speaker] if quote.speaker else Part.OTHER)
        for quote, given in zip(gold.quotes or (), judged.quotes or (), strict=True)
        if quote.stance
    ]


def accuracy(found: Iterable[Judgement], fact: Callable[[Judgement], Any]) -> dict[str, tuple[int, int]]:
    """For each value of a fact how many judgements are right, and of how many; the most frequent value first."""
    counted: dict[str, tuple[int, int]] = {}
    for one in found:
        right, number = counted.get(str(fact(one)), (0, 0))
        counted[str(fact(one))] = right + (one.given is one.gold), number + 1
    return dict(sorted(counted.items(), key=lambda item: (-item[1][1], item[0])))


def confusions(found: Iterable[Judgement]) -> NDArray[np.intp]:
    """How often each stance was taken for which, in the order of `Label`: a row for each gold stance, a column for each given one."""
    order = list(Label)
    pairs = np.array([(order.index(one.gold), order.index(one.given)) for one in found], dtype=np.intp).reshape(-1, 2)
    return confusion(pairs[:, 0], pairs[:, 1], len(order))


def worst(found: Iterable[Judgement], number: int = 20) -> list[Judgement]:
    """The errors that were made with the highest probability."""
    return sorted((one for one in found if one.given is not one.gold), key=lambda one: -one.probability)[:number]
