"""Spans into quotes: which cue, if any, each content goes with, and which source each quote has.

Both are decided by ranking: every candidate gets the score of a logistic regression over features of the pair, "none" has a score of its own, and the best
one wins. A content that goes on after its cue's sentence, or stands on both sides of it, is linked to the cue that another content has too, which makes them one quote.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import exp

from quotestance.article import Token
from quotestance.segmentation.labels import ROLES, Part, Role
from quotestance.segmentation.lexicon import CLASSES

Features = list[str]
_LEFT, _RIGHT = 5, 3
_PARAGRAPHS = 2
_MARKS = frozenset("\"“”'‘’")


class Scene:
    """The labelled stretches of an article among its tokens, in text order."""

    def __init__(self, tokens: Sequence[Token], parts: Sequence[Part]) -> None:
        self.tokens = tokens
        self.parts = parts
        self._starts = [part.first for part in parts]

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
        before = bisect_right(self._starts, at) - 1
        return self.parts[before].role if before >= 0 and at < self.parts[before].last else _class(self.tokens[at])


@dataclass(frozen=True)
class Ranker:
    """Scores candidates by the weights of their features; "none" is a candidate like the others.

    Parameters
    ----------
    weights : mapping of str to float
        Of a logistic regression over pairs.
    """

    weights: Mapping[str, float]

    def best(self, candidates: Sequence[Features]) -> tuple[int, float]:
        """The index of the candidate with the highest score, and its share of all candidates' odds."""
        known = self.weights.get
        scores = [sum(map(known, features, repeat(0.0))) for features in candidates]
        top = max(range(len(scores)), key=scores.__getitem__)
        return top, 1.0 / sum(exp(min(score - scores[top], 0.0)) for score in scores)


@dataclass(frozen=True, slots=True)
class Linked:
    """The stretches of one quote, and how sure it is that they belong together."""

    contents: tuple[Part, ...]
    cue: Part | None
    source: Part | None
    cue_share: float
    source_share: float


@dataclass(frozen=True)
class Linker:
    """Links contents to cues, and the quotes so made to sources.

    Parameters
    ----------
    cues, sources : Ranker
        Of the cues for a content, and of the sources for a quote.
    """

    cues: Ranker
    sources: Ranker

    def link(self, scene: Scene) -> list[Linked]:
        """The quotes of an article, in the order of their contents."""
        chosen: dict[Part, tuple[Part | None, float]] = {}
        for content, candidates in cue_candidates(scene):
            best, share = self.cues.best([cue_features(scene, content, c) for c in candidates])
            chosen[content] = candidates[best], share
        found = []
        for cluster, candidates in source_candidates(scene, clusters(scene, [cue for cue, _ in chosen.values()])):
            best, share = self.sources.best([source_features(scene, cluster, c) for c in candidates])
            contents, cue = cluster
            found.append(Linked(contents, cue, candidates[best], min(chosen[part][1] for part in contents), share))
        return found


Cluster = tuple[tuple[Part, ...], Part | None]


def _near(parts: Sequence[Part], starts: Sequence[int], scene: Scene, here: Part) -> list[Part]:
    """The nearest stretches on both sides, at most two paragraphs away."""
    at = bisect_left(starts, here.first)
    paragraph = scene.tokens[here.first].paragraph
    nearby = parts[max(0, at - _LEFT) : at + _RIGHT]
    return [part for part in nearby if abs(scene.tokens[part.first].paragraph - paragraph) <= _PARAGRAPHS]


def cue_candidates(scene: Scene) -> Iterator[tuple[Part, list[Part | None]]]:
    """Each content with the cues that it may go with, and none."""
    cues = scene.role("cue")
    starts = [cue.first for cue in cues]
    for content in scene.role("content"):
        yield content, [*_near(cues, starts, scene, content), None]


def clusters(scene: Scene, cues: Sequence[Part | None]) -> list[Cluster]:
    """Contents by their cue; those without one stand alone."""
    shared: dict[Part, list[Part]] = defaultdict(list)
    alone: list[Cluster] = []
    for content, cue in zip(scene.role("content"), cues, strict=True):
        if cue is None:
            alone.append(((content,), None))
        else:
            shared[cue].append(content)
    return sorted([*((tuple(contents), cue) for cue, contents in shared.items()), *alone], key=lambda cluster: cluster[0])


def source_candidates(scene: Scene, found: Iterable[Cluster]) -> Iterator[tuple[Cluster, list[Part | None]]]:
    """Each cluster with the sources that it may have, and none."""
    sources = scene.role("source")
    starts = [source.first for source in sources]
    for cluster in found:
        yield cluster, [*_near(sources, starts, scene, cluster[1] or cluster[0][0]), None]


def cue_features(scene: Scene, content: Part, cue: Part | None) -> Features:
    """Features of a content and a candidate cue."""
    words = scene.tokens
    starts = _startswith(words, content)
    if cue is None:
        return [f"none {starts}", "none", f"none {_punctuation(words, content)}"]
    cue_word = words[cue.first].word.lower() if cue.last - cue.first == 1 else _class(words[cue.last - 1])
    side, between = _relation(scene, content, cue)
    return [
        *between, f"{side} starts {starts}", f"{side} cue {cue_word}", f"{side} {_punctuation(words, content)}",
        f"{side} cue after {_follows(scene, cue)}", f"{side} cue before {_precedes(scene, cue)}",
    ]  # fmt: skip


def source_features(scene: Scene, cluster: Cluster, source: Part | None) -> Features:
    """Features of a quote and a candidate source."""
    contents, cue = cluster
    words = scene.tokens
    anchor = cue or contents[0]
    cue_class = _class(words[cue.first]) if cue else "no cue"
    cue_word = words[cue.first].word.lower() if cue else "no cue"
    order = "" if cue is None else ("content first" if contents[0].first < cue.first else "cue first")
    if source is None:
        return ["none", f"none {cue_class}", f"none {cue_word}", f"none {order}", f"none {_precedes(scene, anchor)}"]
    side, between = _relation(scene, anchor, source)
    kind = _class(words[source.first])
    return [
        *between, f"{side} {cue_class} {order}", f"{side} cue {cue_word}", f"{side} source {kind}",
        f"{side} before cue {_precedes(scene, anchor)}", f"{side} after cue {_follows(scene, anchor)}",
    ]  # fmt: skip


def _relation(scene: Scene, here: Part, other: Part) -> tuple[str, Features]:
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
    return side, [
        f"{side} gap {far}", f"{side} sentences {min(sentences, 3)}", f"{side} paragraphs {paragraphs}",
        f"{side} gap {far} sentences {min(sentences, 2)}", f"{side} marks {marks[:3]}",
        f"{side} order {' '.join(inner[:4])}",
        *(f"{side} {role}s between {min(inner.count(role), 3)} sentences {min(sentences, 2)}" for role in ROLES),
    ]  # fmt: skip


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
