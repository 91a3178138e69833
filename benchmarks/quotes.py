"""Quotes and speakers by themselves: what --min-confidence trades, and how right speakers are by the form of their mention.

python benchmarks/quotes.py confidence training_data [--split dev] [--model MODEL]
python benchmarks/quotes.py speakers training_data [--split dev]

`confidence`: precision and recall of quotes with their source, as bounds on `confidence` rise. `speakers`: share of gold quotes whose name and party the resolver gets right from their gold spans.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import quotestance
from quotestance.article import Article, Quote, Split
from quotestance.calibration import of_quotes
from quotestance.errors import split_errors
from quotestance.evaluation import same_name
from quotestance.formats import corpus
from quotestance.pipeline import Pipeline, read_text
from quotestance.speakers import resolution
from quotestance.speakers.mentions import Form, parse

_BOUNDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 0.9, 0.95)


def confidence(pipeline: Pipeline, articles: Sequence[Article]) -> None:
    points = [point for article in articles for point in of_quotes(article, pipeline.annotate(replace(article, noise=None)))]
    gold = sum(len(article.quotes or ()) for article in articles)
    print("| min-confidence | quotes kept | precision | recall |\n|---|---|---|---|")
    for bound in _BOUNDS:
        kept = [right for value, right in points if value >= bound]
        print(f"| {bound} | {len(kept)} | {sum(kept) / max(1, len(kept)):.3f} | {sum(kept) / gold:.3f} |")


def form_of(article: Article, quote: Quote) -> str:
    """How the source of a quote is written: a name, a description, a pronoun by what it can stand for, or not at all."""
    if quote.source is None:
        return "no source"
    mention = parse(quote.source.of(article.text))
    return f"pronoun: {mention.pronoun}" if mention.form is Form.PRONOUN else mention.form.value


def speakers(articles: Sequence[Article]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for article in map(read_text, articles):
        found = resolution.speakers(article)
        for quote in article.quotes or ():
            if quote.speaker is None:
                continue
            given = found[quote.id]
            right = {
                "quotes": True,
                "name": same_name(given.name, quote.speaker.name) or same_name(given.speaks_for, quote.speaker.name),
                "party": same_name(given.party, quote.speaker.party),
            }
            for form in (form_of(article, quote), "all"):
                counts.update((form, name) for name, holds in right.items() if holds)
    print("| form of the mention | quotes | name right | party right |\n|---|---|---|---|")
    for form in sorted({form for form, _ in counts}, key=lambda form: -counts[form, "quotes"]):
        n = counts[form, "quotes"]
        print(f"| {form} | {n} | {counts[form, 'name'] / n:.3f} | {counts[form, 'party'] / n:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["confidence", "speakers"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", type=Split, default=Split.DEV)
    parser.add_argument("--model", type=Path)
    asked = parser.parse_args()
    records, _ = split_errors(corpus.read(asked.data))
    articles = [record.article for record in records if record.article.split is asked.split and record.article.quotes is not None]
    if asked.what == "speakers":
        speakers(articles)
    else:
        confidence(replace(quotestance.load(asked.model), min_confidence=0.0), articles)


if __name__ == "__main__":
    main()
