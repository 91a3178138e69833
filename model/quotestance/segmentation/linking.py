"""Spans into quotes: which cue, if any, each content goes with, and which source each quote has.

Both are decided by ranking: every candidate gets the score of a logistic regression over features of the pair, "none" has a score of its own, and the best
one wins. A content that goes on after its cue's sentence, or stands on both sides of it, is linked to the cue that another content has too, which makes them one quote.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Self

from sklearn.base import BaseEstimator
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.utils.validation import check_is_fitted

from quotestance.article import Quote, Span, Token
from quotestance.segmentation.labels import ROLES, Part, Role
from quotestance.segmentation.lexicon import CLASSES

Features = Mapping[str, float]
_LEFT, _RIGHT = 5, 3
_PARAGRAPHS = 2
_MARKS = frozenset("\"“”'‘’")


class Scene:
    """The labelled stretches of an article among its tokens, in text order."""

    def __init__(self, tokens: Sequence[Token], parts: Sequence[Part]) -> None:
        self.tokens = tokens
        self.parts = parts
        self._starts = [part.first for part in parts]
        self._role_at = {at: part.role for part in parts for at in range(part.first, part.last)}

    def role(self, role: Role) -> list[Part]:
        """The stretches with one role."""
        return [part for part in self.parts if part.role == role]

    def between(self, first: int, last: int) -> list[Role]:
        """The roles of the stretches that start in a range of tokens."""
        return [part.role for part in self.parts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]]

    def neighbour(self, part: Part, at: int) -> str:
        """What stands at a token beside `part`: a role, a class of words, or the edge of the paragraph."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].paragraph != self.tokens[part.first].paragraph:
            return "edge"
        return self._role_at.get(at) or _class(self.tokens[at])


class Ranker(BaseEstimator):  # type: ignore[misc]
    """Scores candidate pairs by logistic regression; `"none"` is a candidate like the others.

    Parameters
    ----------
    C : float
        Inverse strength of the L2 penalty.

    Attributes
    ----------
    model_ : Pipeline
        Vectoriser and classifier of pairs.
    """

    def __init__(self, C: float = 1.0) -> None:  # noqa: N803
        self.C = C

    def fit(self, X: Sequence[Features], y: Sequence[bool]) -> Self:  # noqa: N803
        """Learn from pairs and whether each one holds."""
        self.model_: Pipeline = make_pipeline(DictVectorizer(), LogisticRegression(C=self.C, max_iter=1000))
        self.model_.fit(X, y)
        return self

    def best(self, groups: Sequence[Sequence[Features]]) -> list[int]:
        """For each group of candidates the index of the one with the highest score."""
        check_is_fitted(self, "model_")
        pairs = [features for group in groups for features in group]
        scores = self.model_.decision_function(pairs) if pairs else []
        chosen, at = [], 0
        for group in groups:
            chosen.append(max(range(len(group)), key=lambda number, at=at: scores[at + number]))  # type: ignore[misc]
            at += len(group)
        return chosen


class Linker(BaseEstimator):  # type: ignore[misc]
    """Links contents to cues, and the quotes so made to sources.

    Attributes
    ----------
    cues_, sources_ : Ranker
        Of the cues for a content, and of the sources for a quote.
    """

    def fit(self, scenes: Iterable[Scene], quotes: Iterable[Sequence[Quote]]) -> Self:
        """Learn from the gold stretches of articles and their gold quotes."""
        cue_pairs: list[tuple[Features, bool]] = []
        source_pairs: list[tuple[Features, bool]] = []
        for scene, gold in zip(scenes, quotes, strict=True):
            cue_of, source_of = _gold_links(scene, gold)
            for content, candidates in _cue_candidates(scene):
                cue_pairs += [(_pair(scene, content, c), c == cue_of.get(content)) for c in candidates]
            clusters = _clusters(scene, [cue_of.get(content) for content in scene.role("content")])
            for cluster, candidates in _source_candidates(scene, clusters):
                wanted = next((source_of[part] for part in cluster[0] if part in source_of), None)
                source_pairs += [(_source_pair(scene, cluster, c), c == wanted) for c in candidates]
        self.cues_ = Ranker().fit(*map(list, zip(*cue_pairs, strict=True)))
        self.sources_ = Ranker().fit(*map(list, zip(*source_pairs, strict=True)))
        return self

    def predict(self, scene: Scene) -> list[tuple[tuple[Span, ...], Span | None, Span | None]]:
        """Contents, cue and source of each quote, in the order of their contents."""
        check_is_fitted(self, "cues_")
        options = list(_cue_candidates(scene))
        chosen = self.cues_.best([[_pair(scene, content, c) for c in candidates] for content, candidates in options])
        clusters = _clusters(scene, [candidates[best] for (_, candidates), best in zip(options, chosen, strict=True)])
        choices = list(_source_candidates(scene, clusters))
        picked = self.sources_.best([[_source_pair(scene, cluster, c) for c in candidates] for cluster, candidates in choices])
        quotes = []
        for (cluster, candidates), best in zip(choices, picked, strict=True):
            contents, cue = cluster[0], cluster[1]
            source = candidates[best]
            quotes.append((tuple(part.span for part in contents), cue.span if cue else None, source.span if source else None))
        return quotes


_Cluster = tuple[tuple[Part, ...], Part | None]


def _gold_links(scene: Scene, quotes: Sequence[Quote]) -> tuple[dict[Part, Part], dict[Part, Part]]:
    """The gold cue and the gold source of each content, as far as stretches that overlap them are there.

    A content that overlaps no gold one has neither.
    """
    cue_of: dict[Part, Part] = {}
    source_of: dict[Part, Part] = {}
    by_role = {role: scene.role(role) for role in ROLES}
    for quote in quotes:
        contents = [part for span in quote.contents for part in _overlapping(by_role["content"], span)]
        for wanted, found in ((quote.cue, cue_of), (quote.source, source_of)):
            role: Role = "cue" if found is cue_of else "source"
            parts = _overlapping(by_role[role], wanted) if wanted else []
            if parts:
                found |= dict.fromkeys(contents, parts[0])
    return cue_of, source_of


def _overlapping(parts: Sequence[Part], span: Span) -> list[Part]:
    """Of stretches in text order those that share half or more of the longer one's characters, or start where the span starts."""
    first = bisect_left(parts, span.start, key=lambda part: part.span.end)
    near = takewhile(lambda part: part.span.start < span.end, parts[first:])
    return [
        part
        for part in near
        if part.span.start == span.start or 2 * _shared(part.span, span) >= max(part.span.end - part.span.start, span.end - span.start)
    ]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _near(parts: Sequence[Part], starts: Sequence[int], scene: Scene, here: Part) -> list[Part]:
    """The nearest stretches on both sides, at most two paragraphs away."""
    at = bisect_left(starts, here.first)
    paragraph = scene.tokens[here.first].paragraph
    nearby = parts[max(0, at - _LEFT) : at + _RIGHT]
    return [part for part in nearby if abs(scene.tokens[part.first].paragraph - paragraph) <= _PARAGRAPHS]


def _cue_candidates(scene: Scene) -> Iterator[tuple[Part, list[Part | None]]]:
    cues = scene.role("cue")
    starts = [cue.first for cue in cues]
    for content in scene.role("content"):
        yield content, [*_near(cues, starts, scene, content), None]


def _clusters(scene: Scene, cues: Sequence[Part | None]) -> list[_Cluster]:
    """Contents by their cue; those without one stand alone."""
    shared: dict[Part, list[Part]] = defaultdict(list)
    alone: list[_Cluster] = []
    for content, cue in zip(scene.role("content"), cues, strict=True):
        if cue is None:
            alone.append(((content,), None))
        else:
            shared[cue].append(content)
    return sorted([*((tuple(contents), cue) for cue, contents in shared.items()), *alone], key=lambda cluster: cluster[0])


def _source_candidates(scene: Scene, clusters: Iterable[_Cluster]) -> Iterator[tuple[_Cluster, list[Part | None]]]:
    sources = scene.role("source")
    starts = [source.first for source in sources]
    for cluster in clusters:
        yield cluster, [*_near(sources, starts, scene, cluster[1] or cluster[0][0]), None]


def _pair(scene: Scene, content: Part, cue: Part | None) -> dict[str, float]:
    """Features of a content and a candidate cue."""
    words = scene.tokens
    starts = _startswith(words, content)
    if cue is None:
        return {f"none {starts}": 1.0, "none": 1.0, f"none {_punctuation(words, content)}": 1.0}
    cue_word = words[cue.first].word.lower() if cue.last - cue.first == 1 else _class(words[cue.last - 1])
    side, between = _relation(scene, content, cue)
    return {
        **between, f"{side} starts {starts}": 1.0, f"{side} cue {cue_word}": 1.0, f"{side} {_punctuation(words, content)}": 1.0,
        f"{side} cue after {_follows(scene, cue)}": 1.0, f"{side} cue before {_precedes(scene, cue)}": 1.0,
    }  # fmt: skip


def _source_pair(scene: Scene, cluster: _Cluster, source: Part | None) -> dict[str, float]:
    """Features of a quote and a candidate source."""
    contents, cue = cluster
    words = scene.tokens
    anchor = cue or contents[0]
    cue_class = _class(words[cue.first]) if cue else "no cue"
    cue_word = words[cue.first].word.lower() if cue else "no cue"
    order = "" if cue is None else ("content first" if contents[0].first < cue.first else "cue first")
    if source is None:
        return {"none": 1.0, f"none {cue_class}": 1.0, f"none {cue_word}": 1.0, f"none {order}": 1.0, f"none {_precedes(scene, anchor)}": 1.0}
    side, between = _relation(scene, anchor, source)
    kind = _class(words[source.first])
    return {
        **between, f"{side} {cue_class} {order}": 1.0, f"{side} cue {cue_word}": 1.0, f"{side} source {kind}": 1.0,
        f"{side} before cue {_precedes(scene, anchor)}": 1.0, f"{side} after cue {_follows(scene, anchor)}": 1.0,
    }  # fmt: skip


def _relation(scene: Scene, here: Part, other: Part) -> tuple[str, dict[str, float]]:
    """On which side of `here` the other stretch stands, and what lies between them."""
    words = scene.tokens
    side = "left" if other.first < here.first else "right"
    first, last = (other.last, here.first) if side == "left" else (here.last, other.first)
    gap = max(0, last - first)
    sentences = abs(words[here.first].sentence - words[other.first].sentence)
    paragraphs = abs(words[here.first].paragraph - words[other.first].paragraph)
    inner = scene.between(first, last)
    marks = "".join(token.word for token in words[first : min(last, first + 4)] if not token.word[0].isalnum())
    far = "0" if gap == 0 else "1" if gap == 1 else "2-3" if gap < 4 else "4-8" if gap < 9 else "9-20" if gap < 21 else "21+"
    found = {
        f"{side} gap {far}": 1.0, f"{side} sentences {min(sentences, 3)}": 1.0, f"{side} paragraphs {paragraphs}": 1.0,
        f"{side} gap {far} sentences {min(sentences, 2)}": 1.0, f"{side} marks {marks[:3]}": 1.0,
        f"{side} order {' '.join(inner[:4])}": 1.0,
    }  # fmt: skip
    for role in ROLES:
        found[f"{side} {role}s between {min(inner.count(role), 3)} sentences {min(sentences, 2)}"] = 1.0
    return side, found


def _class(token: Token) -> str:
    known = CLASSES.get(token.word.lower())
    return known or ("Cap" if token.word[0].isupper() else "other" if token.word[0].isalnum() else token.word)


def _startswith(words: Sequence[Token], part: Part) -> str:
    word = words[part.first].word
    return (
        '"'
        if word in _MARKS or word == "''"
        else word.lower()
        if word.lower() in ("that", "to", "as", "of", "for")
        else "cap"
        if word[0].isupper()
        else "low"
    )


def _punctuation(words: Sequence[Token], part: Part) -> str:
    """Whether a content opens its paragraph or sentence, and what its last token is."""
    before = words[part.first - 1] if part.first else None
    opens = (
        "paragraph"
        if before is None or before.paragraph != words[part.first].paragraph
        else "sentence"
        if before.sentence != words[part.first].sentence
        else before.word
        if not before.word[0].isalnum()
        else "inside"
    )
    last = words[part.last - 2].word if words[part.last - 1].word in _MARKS and part.last - part.first > 1 else words[part.last - 1].word
    return f"opens {opens} ends {last if not last[0].isalnum() else 'word'}"


def _follows(scene: Scene, part: Part) -> str:
    return scene.neighbour(part, part.last)


def _precedes(scene: Scene, part: Part) -> str:
    return scene.neighbour(part, part.first - 1)
