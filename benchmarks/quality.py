"""How right the results are: by cross-validation grouped by story, on PolNeAR and on real articles about sanctions.

python benchmarks/quality.py cross-validation training_data
python benchmarks/quality.py polnear POLNEAR_DEV --tools TOOLS [--model MODEL]
python benchmarks/quality.py sanctions SANCTIONS_DEV --tools TOOLS
python benchmarks/quality.py curve training_data [--polnear POLNEAR_DEV] [--sanctions SANCTIONS_DEV] --tools TOOLS

TOOLS is the folder of the scorers `score_spans.py`, `polnear_gold.py` and `score_articles.py`. Nothing of PolNeAR or of the real articles is trained on; MODEL may be one that `quotestance train` made of a part of PolNeAR.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from joblib import Parallel, delayed
from rich.console import Console

import quotestance
from quotestance import evaluation, training
from quotestance.article import Article, Split
from quotestance.errors import split_errors
from quotestance.formats import brat, corpus, jsonl, stance_table
from quotestance.formats.stance_table import JudgedQuote
from quotestance.pipeline import Pipeline
from quotestance.report.terminal import scores_view

_FOLDS = 5
_SHARES = (0.15, 0.3, 0.6, 1.0)


def cross_validation(articles: Sequence[Article], singles: Sequence[JudgedQuote], jobs: int) -> dict[str, Any]:
    """Scores over all folds, each predicted by a model that saw none of its stories; the test split is left out."""
    open_articles = [replace(article, split=None) for article in articles if article.split is not Split.TEST]
    stories = sorted({article.group for article in open_articles})
    random.Random(0).shuffle(stories)
    folds = [set(stories[number::_FOLDS]) for number in range(_FOLDS)]
    counts = Parallel(jobs)(delayed(_fold)(open_articles, singles, fold) for fold in folds)
    return evaluation.summarise([of_article for of_fold in counts for of_article in of_fold])


def _fold(articles: Sequence[Article], singles: Sequence[JudgedQuote], held_out: set[str]) -> list[evaluation.Counts]:
    pipeline = training.train([article for article in articles if article.group not in held_out], singles=singles)
    return [evaluation.counts_of(pipeline, article) for article in articles if article.group in held_out]


def polnear(pipeline: Pipeline, folder: Path, tools: Path) -> str:
    """The report of `score_spans.py` on a part of PolNeAR, then the package's own scores of the labelled spans."""
    articles = _labelled(brat.read_folder(folder))
    with tempfile.TemporaryDirectory() as temporary:
        gold, predicted = Path(temporary) / "gold.jsonl", Path(temporary) / "predicted.jsonl"
        gold.write_text(_run(tools / "polnear_gold.py", folder), "utf-8")
        with predicted.open("w", encoding="utf-8") as file:
            for article in pipeline.stream(replace(article, noise=None) for article in articles):
                file.write(json.dumps(_spans_of(article)) + "\n")
        return _run(tools / "score_spans.py", gold, predicted, "--boot", "200")


def _spans_of(article: Article) -> dict[str, Any]:
    quotes = [
        {
            "content": [[span.start, span.end] for span in quote.contents],
            "source": quote.source and [quote.source.start, quote.source.end],
        }
        for quote in article.quotes or ()
    ]
    return {"id": article.id, "quotes": quotes}


def sanctions(pipeline: Pipeline, folder: Path, tools: Path) -> dict[str, Any]:
    """The report of `score_articles.py` on real articles, read and judged with the targets that the gold labels name."""
    with tempfile.TemporaryDirectory() as predictions:
        for file in sorted((folder / "text").glob("*.txt")):
            target = json.loads((folder / "gold" / f"{file.stem}.json").read_text("utf-8"))["target"]
            article = pipeline.classify(file.read_bytes().decode(), target, file.stem)
            (Path(predictions) / f"{file.stem}.json").write_text(json.dumps(jsonl.to_json(article)), "utf-8")
        report: dict[str, Any] = json.loads(_run(tools / "score_articles.py", folder / "gold", folder / "text", predictions, "--json"))
    return report


def curve(articles: Sequence[Article], singles: Sequence[JudgedQuote], shares: Sequence[float], jobs: int) -> list[Pipeline]:
    """Pipelines trained on growing shares of the training stories."""
    stories = sorted({article.group for article in articles if article.split is Split.TRAIN})
    random.Random(0).shuffle(stories)
    kept = [set(stories[: round(share * len(stories))]) for share in shares]
    trained: list[Pipeline] = Parallel(jobs)(
        delayed(training.train)([article for article in articles if article.split is Split.TRAIN and article.story in some], singles=singles)
        for some in kept
    )
    return trained


def _labelled(found: Iterable[Any]) -> list[Article]:
    records, errors = split_errors(found)
    for error in errors:
        print(f"left out: {error}", file=sys.stderr)
    return [record.article for record in records]


def _singles(folder: Path) -> list[JudgedQuote]:
    return split_errors(stance_table.read_corpus(folder))[0]


def _run(script: Path, *arguments: object) -> str:
    return subprocess.run([sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cross-validation", "polnear", "sanctions", "curve"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--sanctions", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    if not asked.data.exists():
        parser.exit(2, f"{asked.data}: absent, so nothing was measured\n")
    console = Console(width=110)
    if asked.what == "cross-validation":
        console.print(scores_view(cross_validation(_labelled(corpus.read(asked.data)), _singles(asked.data), asked.jobs)))
        return
    if asked.what == "curve":
        articles = _labelled(corpus.read(asked.data))
        dev = [article for article in articles if article.split is Split.DEV]
        for share, trained in zip(_SHARES, curve(articles, _singles(asked.data), _SHARES, asked.jobs), strict=True):
            console.print(f"[bold]{share:.0%} of the stories, {trained.manifest['articles']} articles, {trained.manifest['quotes']} quotes")
            console.print(scores_view(evaluation.evaluate(trained, dev)))
            if asked.polnear:
                print(polnear(trained, asked.polnear, asked.tools))
            if asked.sanctions:
                print(json.dumps(sanctions(trained, asked.sanctions, asked.tools)))
        return
    pipeline = quotestance.load(asked.model)
    if asked.what == "polnear":
        print(polnear(pipeline, asked.data, asked.tools))
    else:
        for name, value in sanctions(pipeline, asked.data, asked.tools).items():
            print(f"{name:22} {value}")


if __name__ == "__main__":
    main()
