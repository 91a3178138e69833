"""Results for a person at a terminal: plain where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotestance.article import Article, Quote

_COLOURS = {"favor": "green", "against": "red", "neutral": "dim", "mixed": "yellow"}
_GAP = " … "


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


def show(console: Console, *views: RenderableType) -> None:
    """Print views, an empty line after each."""
    for view in views:
        console.print(view)
        console.print()
