"""Learns a segmenter: the sequence model by CRFsuite, then the linker from what that says of articles that it has not seen."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from pathlib import Path

import numpy as np
import pycrfsuite
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from quotestance.article import Article, Quote, Span
from quotestance.segmentation.columns import Codebook, columns
from quotestance.segmentation.confidence import Confidence, evidence
from quotestance.segmentation.labeller import Labeller, Labels, lengths, tables_of
from quotestance.segmentation.labels import ROLES, Part, Role, decode, encode
from quotestance.segmentation.linking import Linked, Linker, Ranker, Scene, clusters, cue_candidates, cue_features, source_candidates, source_features
from quotestance.segmentation.segmenter import Segmenter, quote_of, scene_of
from quotestance.segmentation.templates import keys

Progress = Callable[[int], None]


def learn_labeller(articles: Sequence[Article], iterations: int, progress: Progress, c1: float = 0.1, c2: float = 0.1, min_count: int = 2) -> Labeller:
    """Learn the sequence model from articles with tokens, quotations and gold quotes.

    Parameters
    ----------
    articles : sequence of Article
    iterations : int
        Of L-BFGS, at most.
    progress : callable
        Called with each iteration's number.
    c1, c2 : float
        Weights of the L1 and L2 penalties.
    min_count : int
        Features seen less often are left out.
    """
    trainer = _Trainer(progress)
    trainer.select("lbfgs")
    trainer.set_params({"c1": c1, "c2": c2, "feature.minfreq": min_count, "max_iterations": iterations, "feature.possible_transitions": True})
    codebook = Codebook.of(article.tokens or () for article in articles)
    for article in articles:
        if article.tokens:
            _append(trainer, article, codebook)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return _labeller(tagger.info(), codebook)


def _append(trainer: pycrfsuite.Trainer, article: Article, codebook: Codebook) -> None:
    """Add the paragraphs of an article, each feature written as its template and its key."""
    tokens = article.tokens or ()
    labels = encode(tokens, article.quotes or ())
    found = np.column_stack(list(keys(columns(tokens, article.quotations or (), codebook), codebook)))
    start = 0
    for length in lengths(tokens).tolist():
        rows = [[f"{template}:{key}" for template, key in enumerate(row)] for row in found[start : start + length].tolist()]
        trainer.append(pycrfsuite.ItemSequence(rows), labels[start : start + length])
        start += length


def _labeller(info: pycrfsuite.Tagger, codebook: Codebook) -> Labeller:
    names = tuple(sorted(info.labels))
    number = {name: at for at, name in enumerate(names)}
    features: defaultdict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        template, _, key = feature.partition(":")
        features[int(template), int(key)][number[label]] = weight
    transitions = np.zeros((len(names), len(names)))
    for (before, after), weight in info.transitions.items():
        transitions[number[before], number[after]] = weight
    return Labeller(names, codebook, tables_of(features, len(names)), transitions)


class _Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
    """Tells a callback of every iteration instead of printing."""

    def __init__(self, callback: Progress) -> None:
        super().__init__(verbose=False)
        self._callback = callback

    def message(self, message: str) -> None:
        if message.startswith("***** Iteration #"):
            self._callback(int(message.split("#")[1].split()[0]))


def learn_segmenter(articles: Sequence[Article], progress: Progress = lambda percent: None, iterations: int = 100) -> Segmenter:
    """Learn from articles with tokens, quotations and gold quotes.

    The linker and the confidence learn from what the sequence model says of articles that it has not seen, mistakes included: it is learned on one half of the stories and asked about the other.

    Parameters
    ----------
    articles : sequence of Article
    progress : callable
        Called with the share of the work that is done, in percent.
    iterations : int
        Of L-BFGS, at most.
    """
    stories = sorted({article.group for article in articles})
    halves = [set(stories[::2]), set(stories[1::2])] if len(stories) > 1 else []
    work = iterations + len(halves) * (iterations // 2)
    done = 0

    def tell(iteration: int) -> None:
        progress(100 * (done + iteration) // work)

    unseen: list[list[tuple[Article, Labels]]] = []
    for half in halves:
        labeller = learn_labeller([article for article in articles if article.group not in half], iterations // 2, tell)
        done += iterations // 2
        unseen.append([(article, labeller.label(article.tokens or (), article.quotations or ())) for article in articles if article.group in half])
    labeller = learn_labeller(articles, iterations, tell)
    scenes = [(_gold_scene(article), article.quotes or ()) for article in articles]
    linker = learn_linker([*scenes, *(_seen(pair) for pairs in unseen for pair in pairs)])
    return Segmenter(labeller, linker, _learn_confidence(unseen))


def _gold_scene(article: Article) -> Scene:
    tokens = article.tokens or ()
    return Scene(tokens, decode(tokens, encode(tokens, article.quotes or ())))


def _seen(pair: tuple[Article, Labels]) -> tuple[Scene, Sequence[Quote]]:
    return scene_of(*pair), pair[0].quotes or ()


def learn_linker(examples: Iterable[tuple[Scene, Sequence[Quote]]]) -> Linker:
    """Learn from the labelled stretches of articles and their gold quotes."""
    cues: list[tuple[list[str], bool]] = []
    sources: list[tuple[list[str], bool]] = []
    for scene, gold in examples:
        cue_of, source_of = _gold_links(scene, gold)
        for content, candidates in cue_candidates(scene):
            cues += [(cue_features(scene, content, c), c == cue_of.get(content)) for c in candidates]
        for cluster, candidates in source_candidates(scene, clusters(scene, [cue_of.get(content) for content in scene.role("content")])):
            wanted = next((source_of[part] for part in cluster[0] if part in source_of), None)
            sources += [(source_features(scene, cluster, c), c == wanted) for c in candidates]
    return Linker(_ranker(cues), _ranker(sources))


def _ranker(pairs: Sequence[tuple[list[str], bool]]) -> Ranker:
    names = DictVectorizer()
    rows = names.fit_transform([dict.fromkeys(features, 1.0) for features, _ in pairs])
    model = LogisticRegression(max_iter=1000).fit(rows, [holds for _, holds in pairs])
    return Ranker(dict(zip(names.get_feature_names_out().tolist(), model.coef_[0].tolist(), strict=True)))


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


def _learn_confidence(halves: Sequence[Sequence[tuple[Article, Labels]]]) -> Confidence:
    """Learn how often quotes are right from those found by a labeller and a linker that have not seen their articles."""
    rows: list[list[float]] = []
    right: list[bool] = []
    for half, other in zip(halves, reversed(halves), strict=True):
        linker = learn_linker([*(( _gold_scene(article), article.quotes or ()) for article, _ in other), *map(_seen, other)])
        for article, labels in half:
            for linked in linker.link(scene_of(article, labels)):
                found = quote_of(article, linked)
                rows.append(evidence(labels, linked, found.kind))
                right.append(any(_is_right(found, quote) for quote in article.quotes or ()))
    if len(set(right)) < 2:
        return Confidence([0.0] * len(rows[0]) if rows else [], 0.0)
    model = LogisticRegression(max_iter=1000).fit(rows, right)
    return Confidence(model.coef_[0].tolist(), float(model.intercept_[0]))


def _is_right(found: Quote, gold: Quote) -> bool:
    """Whether half of the characters of both contents are shared, and the sources overlap or are both absent."""
    sizes = [sum(span.end - span.start for span in quote.contents) for quote in (found, gold)]
    shared = sum(_shared(one, other) for one in found.contents for other in gold.contents)
    sources = found.source.overlaps(gold.source) if found.source and gold.source else found.source is gold.source
    return sources and 4 * shared >= sum(sizes)
