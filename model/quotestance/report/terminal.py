"""Results for a person at a terminal: plain where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotestance import statistics
from quotestance.article import Article, Explanation, Label, Quote
from quotestance.calibration import Point, bins, expected_error

_COLOURS = {"favor": "green", "against": "red", "neutral": "dim", "mixed": "yellow"}
_GAP = " … "
_TARGETS_SHOWN = 30


def article_view(article: Article) -> Group:
    """Parties with their stances, then each quote with its speaker, stance and words."""
    return Group(*_article_parts(article))


def _article_parts(article: Article) -> Iterator[RenderableType]:
    yield Text.assemble((article.id, "bold"), "  target: ", (article.target or "unknown", "italic"))
    if not article.quotes:
        yield Text("no quotes found")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("party", "stance"):
        table.add_column(name)
    for name in ("confidence", "quotes"):
        table.add_column(name, justify="right")
    for party in article.parties or ():
        table.add_row(Text(party.name), _stance(str(party.stance)), f"{party.confidence:.2f}", str(len(party.quotes)))
    yield Padding(table, (1, 0, 1, 2))
    for quote in article.quotes:
        yield from _quote_view(article.text, quote)


def _quote_view(text: str, quote: Quote) -> Iterator[RenderableType]:
    speaker = quote.speaker
    who = speaker.name if speaker else "unknown"
    head = Text.assemble((f"{quote.id:>3} ", "dim"), (who, "bold"))
    if speaker and speaker.speaks_for:
        head.append(f" for {speaker.speaks_for}")
    head.append(f"  {quote.kind.value}  ", "dim")
    if quote.stance:
        label = quote.stance.label
        head.append(label.value, _COLOURS[label])
        if quote.stance.probabilities:
            head.append(f" {quote.stance.probabilities[label]:.2f}")
    yield head
    words = _GAP.join(" ".join(span.of(text).split()) for span in quote.contents)
    cue = f"{quote.cue.of(text)}: " if quote.cue and quote.cue.of(text) != ":" else ""
    yield Padding(Text.assemble((cue, "dim"), words), (0, 0, 0, 4))


def explanation_view(article: Article, top: int) -> Group:
    """Each quote with what moved its stance: how much each word and fact added to the label that won over the one that came second."""
    return Group(Text.assemble((article.id, "bold"), "  target: ", (article.target or "unknown", "italic")), *_explanations(article, top))


def _explanations(article: Article, top: int) -> Iterator[RenderableType]:
    if not article.quotes:
        yield Text("no quotes found")
    for quote in article.quotes or ():
        yield Text()
        yield from _quote_view(article.text, quote)
        if quote.stance and quote.stance.explanation:
            yield Padding(_contributions(quote.stance.explanation, top), (0, 0, 0, 6))


def _contributions(explanation: Explanation, top: int) -> Table:
    first, second = sorted(explanation.scores, key=lambda label: -explanation.scores[label])[:2]

    def margin(scores: Mapping[Label, float]) -> float:
        return scores[first] - scores[second]

    shown, rest = explanation.contributions[:top], explanation.contributions[top:]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for one in shown:
        table.add_row(f"{margin(one.scores):+.2f}", one.evidence)
    if rest:
        table.add_row(f"{sum(margin(one.scores) for one in rest):+.2f}", f"{len(rest)} others", style="dim")
    table.add_row(f"{margin(explanation.bias):+.2f}", "before any word", style="dim")
    table.add_row(f"{margin(explanation.scores):+.2f}", f"{first.value} over {second.value}", style="bold")
    return table


def _stance(name: str) -> Text:
    return Text(name, _COLOURS.get(name, ""))


def scores_view(scores: dict[str, Any]) -> Table:
    """The report of `evaluate` as a table."""
    intervals = scores.get("intervals", {})
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), title=f"{scores['articles']} articles, {scores['quotes']} quotes", title_justify="left"
    )
    for name, justify in (("measure", "left"), ("P", "right"), ("R", "right"), ("F1 / share", "right"), ("95 % interval", "left")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    for name, precision, recall, value in _score_rows(scores):
        low_high = intervals.get(name.removesuffix(" ")) or intervals.get(f"{name}.f1")
        table.add_row(name, precision, recall, f"{value:.3f}", "–".join(f"{bound:.3f}" for bound in low_high) if low_high else "")
    return table


def _score_rows(scores: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str, str, float]]:
    for name, value in scores.items():
        if isinstance(value, float):
            yield prefix + name, "", "", value
        elif isinstance(value, dict) and "precision" in value:
            yield prefix + name, f"{value['precision']:.3f}", f"{value['recall']:.3f}", value["f1"]
        elif isinstance(value, dict) and name != "intervals":
            yield from _score_rows(value, f"{prefix}{name}.")


def text_scores_views(scores: dict[str, Any]) -> Iterator[RenderableType]:
    """The scores of texts: over all targets and by target, F1 and confusion by stance."""
    table = _table("target", "F-average", "macro-F1", "accuracy", "texts")
    targets = sorted(scores["targets"].items(), key=lambda item: (-item[1]["texts"], item[0]))
    for name, found in (("all", scores), *targets[:_TARGETS_SHOWN]):
        table.add_row(Text(name), *(f"{found[measure]:.3f}" for measure in ("f_average", "macro_f1", "accuracy")), str(found["texts"]))
    yield table
    if len(targets) > _TARGETS_SHOWN:
        yield Text(f"… and {len(targets) - _TARGETS_SHOWN} more targets; --json has them all")
    table = _table("gold, and what it was taken for", *scores["confusion"], "F1")
    for label, row in scores["confusion"].items():
        table.add_row(_stance(label), *map(str, row.values()), f"{scores['f1'][label]:.3f}")
    yield table
    yield Text("F-average: the mean of the F1 of favor and of against, over all texts together (SemEval-2016 Task 6)", "dim")


def shares_view(name: str, shares: Mapping[str, tuple[int, int]]) -> Table:
    """How many of what are right: for each name a number, of how many, and the share."""
    table = _table(name, "right", "of", "share")
    for key, (right, number) in shares.items():
        table.add_row(Text(key), str(right), str(number), f"{right / number:.3f}" if number else "")
    return table


def confusion_view(counted: NDArray[np.intp]) -> Table:
    """Gold stances in rows, given ones in columns."""
    table = _table("gold, and what it was taken for", *statistics.stances())
    for name, row in zip(statistics.stances(), counted.tolist(), strict=True):
        table.add_row(_stance(name), *map(str, row))
    return table


def bins_view(name: str, points: Sequence[Point]) -> Table:
    """Probabilities and shares of right ones, bin by bin, with the expected calibration error."""
    table = _table(name, "mean", "right", "number")
    for one in bins(points):
        table.add_row(f"{one.low:.1f}–{one.high:.1f}", f"{one.probability:.3f}", f"{one.right:.3f}", str(one.number))
    table.add_row("expected calibration error", "", f"{expected_error(points):.3f}", str(len(points)), style="bold")
    return table


def corpus_views(articles: Sequence[Article]) -> Iterator[RenderableType]:
    """What a corpus is like: its size, its shape beside real news, its stances, what it repeats."""
    stories = {article.group for article in articles}
    words = sum(len(article.text.split()) for article in articles)
    quotes = sum(len(article.quotes or ()) for article in articles)
    yield Text(f"{len(articles)} articles, {len(stories)} stories, {words:,} words, {quotes:,} quotes", "bold")
    yield _shape_view(statistics.profile(articles))
    for name, counted in statistics.counts(articles).items():
        yield Text(f"{name}: " + ", ".join(f"{key} {number} ({number / counted.total():.0%})" for key, number in counted.most_common()))
    table = _table("speaker type", *statistics.stances(), "quotes")
    for kind, counted in statistics.stance_by_type(articles).items():
        table.add_row(kind, *(f"{counted[stance] / counted.total():.0%}" for stance in statistics.stances()), str(counted.total()))
    yield table
    yield repetitions_view(statistics.repetitions(articles))


def _shape_view(profile: dict[str, float]) -> Table:
    table = _table("figure", "here", "PolNeAR")
    for name, real in statistics.POLNEAR.items():
        table.add_row(name, *(f"{value:.0%}" if real < 1 else f"{value:.0f}" for value in (profile[name], real)))
    return table


def repetitions_view(found: statistics.Repetitions) -> Group:
    """Near-copies between stories and what is repeated most."""
    lines = [
        f"near-copies: {found.near_copies:.2%} of all eight-word sequences stand in more than one story",
        *(f"  {gram}" for gram in found.copied),
    ]
    for name, pairs in (("cues", found.cues), ("openings", found.openings), ("names of speakers, by stories", found.speakers)):
        lines.append(f"most repeated {name}: " + ", ".join(f"{words!r} {number}" for words, number in pairs))
    return Group(*map(Text, lines))


def _table(first: str, *numbers: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first)
    for name in numbers:
        table.add_column(name, justify="right")
    return table


def show(console: Console, *views: RenderableType) -> None:
    """Print views, an empty line after each."""
    for view in views:
        console.print(view)
        console.print()
