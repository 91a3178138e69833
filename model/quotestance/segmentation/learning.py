"""Learns a segmenter: both looks of the sequence model, the linker and the confidence.

Whatever learns from what an earlier step says learns from what that says of articles that it has not seen, mistakes included: each step is learned on one half of the stories and asked about the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import count, takewhile

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from quotestance.article import Article, Quote, Span
from quotestance.segmentation.columns import Codebook
from quotestance.segmentation.confidence import EVIDENCE, Confidence, evidence
from quotestance.segmentation.crf_learning import learn_look
from quotestance.segmentation.labeller import Floats, Labeller, Labels, Look, glance
from quotestance.segmentation.labels import ROLES, Part, Role, decode, encode
from quotestance.segmentation.linking import Linker, Ranker, Scene, clusters, cue_candidates, cue_features, source_candidates, source_features
from quotestance.segmentation.segmenter import Segmenter, quote_of, scene_of

_Labelled = tuple[Article, Labels]


def learn_segmenter(articles: Sequence[Article], progress: Callable[[int], None] = lambda percent: None, iterations: int = 80) -> Segmenter:
    """Learn from articles with tokens, quotations and gold quotes.

    Parameters
    ----------
    articles : sequence of Article
    progress : callable
        Called with the share of the work that is done, in percent.
    iterations : int
        Of L-BFGS for each look at all articles, at most; half as many for each half.
    """
    stories = sorted({article.group for article in articles})
    half_of = {story: number % 2 for number, story in enumerate(stories)}
    halves = [[at for at, article in enumerate(articles) if half_of[article.group] == half] for half in range(min(2, len(stories)))]
    codebook = Codebook.of(article.tokens or () for article in articles)
    done, work = count(1), 2 * iterations + 2 * (len(halves) - 1) * 2 * (iterations // 2)

    def learn(chosen: Sequence[int], early: Sequence[Floats] | None, most: int) -> Look:
        of_chosen = None if early is None else [early[at] for at in chosen]
        return learn_look([articles[at] for at in chosen], of_chosen, codebook, most, lambda: progress(min(100, 100 * next(done) // work)))

    everything = range(len(articles))
    first = learn(everything, None, iterations)
    firsts = [first] if len(halves) < 2 else [learn(half, None, iterations // 2) for half in reversed(halves)]
    early = [glance(firsts[half_of[article.group]], article.tokens or (), article.quotations or (), codebook) for article in articles]
    labeller = Labeller(codebook, first, learn(everything, early, iterations))
    unseen: list[list[_Labelled]] = []
    for look, half, other in zip(firsts, halves, reversed(halves), strict=True) if len(halves) > 1 else ():
        blind = Labeller(codebook, look, learn(other, early, iterations // 2))
        unseen.append([(articles[at], blind.label(articles[at].tokens or (), articles[at].quotations or ())) for at in half])
    linker = learn_linker([*map(_gold, articles), *(_seen(pair) for pairs in unseen for pair in pairs)])
    return Segmenter(labeller, linker, _learn_confidence(unseen))


def _gold(article: Article) -> tuple[Scene, Sequence[Quote]]:
    tokens, quotes = article.tokens or (), article.quotes or ()
    return Scene(tokens, decode(tokens, encode(tokens, quotes))), quotes


def _seen(pair: _Labelled) -> tuple[Scene, Sequence[Quote]]:
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


def _learn_confidence(halves: Sequence[Sequence[_Labelled]]) -> Confidence:
    """Learn how often quotes are right from those found by a labeller and a linker that have not seen their articles."""
    rows: list[list[float]] = []
    right: list[bool] = []
    for half, other in zip(halves, reversed(halves), strict=True):
        linker = learn_linker([*(_gold(article) for article, _ in other), *map(_seen, other)])
        for article, labels in half:
            for linked in linker.link(scene_of(article, labels)):
                found = quote_of(article, linked)
                rows.append(evidence(labels, linked, found.kind))
                right.append(any(_is_right(found, quote) for quote in article.quotes or ()))
    if len(set(right)) < 2:
        return Confidence([0.0] * EVIDENCE, 0.0)
    model = LogisticRegression(max_iter=1000).fit(rows, right)
    return Confidence(model.coef_[0].tolist(), float(model.intercept_[0]))


def _is_right(found: Quote, gold: Quote) -> bool:
    """Whether half of the characters of both contents are shared, and the sources overlap or are both absent."""
    sizes = [sum(span.end - span.start for span in quote.contents) for quote in (found, gold)]
    shared = sum(_shared(one, other) for one in found.contents for other in gold.contents)
    sources = found.source.overlaps(gold.source) if found.source and gold.source else found.source is gold.source
    return sources and 4 * shared >= sum(sizes)
