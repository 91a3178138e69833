"""Quotes as a CSV table, one row a quote."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from quotestance.article import Article, Label

COLUMNS = (
    "article", "quote", "kind", "content", "cue", "source", "speaker", "speaks_for", "type", "party", "stance", "p_favor", "p_against", "p_neutral", "confidence", "start", "end",
)  # fmt: skip
GAP = " … "
"""Stands between the spans of an interrupted content."""


def rows(article: Article) -> Iterator[dict[str, object]]:
    """A row for each quote of an article."""
    text = article.text
    for quote in article.quotes or ():
        speaker, stance = quote.speaker, quote.stance
        probabilities = (stance and stance.probabilities) or {}
        yield {
            "article": article.id, "quote": quote.id, "kind": quote.kind.value, "content": GAP.join(span.of(text) for span in quote.contents),
            "cue": quote.cue.of(text) if quote.cue else "", "source": quote.source.of(text) if quote.source else "",
            "speaker": speaker.name if speaker else "", "speaks_for": (speaker and speaker.speaks_for) or "", "type": speaker.type.value if speaker else "",
            "party": speaker.party if speaker else "", "stance": stance.label.value if stance else "",
            **{f"p_{label.value}": f"{probabilities[label]:.4f}" if label in probabilities else "" for label in Label},
            "confidence": "" if quote.confidence is None else f"{quote.confidence:.4f}",
            "start": quote.contents[0].start, "end": quote.contents[-1].end,
        }  # fmt: skip


def write(articles: Iterable[Article], stream: TextIO) -> None:
    """Write a table with a head line."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for article in articles:
        writer.writerows(rows(article))
