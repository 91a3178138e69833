"""How right and how steady the stance stage is.

python benchmarks/stance.py edits [--model MODEL] [--show]
python benchmarks/stance.py invariance [training_data] [--model MODEL] [--show]
python benchmarks/stance.py compare [training_data] [--sanctions FOLDER] [--jobs N]
python benchmarks/stance.py calibration [training_data] [--model MODEL]

`edits`: pairs of quotes in `data/minimal_edits.tsv`, held apart from training, that differ by a word or few and in their stance. `invariance`: stances that change when every name and country of an
article is swapped for another. `compare`: baselines, groups of features left out, and other classifiers, by cross-validation. `calibration`: probabilities beside shares of right ones.
MODEL is a folder that `quotestance train` wrote; the model that ships, unless it is named. FOLDER has real articles in `text/` and their labels in `gold/`, as `score_articles.py` describes them.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

import quotestance
from comparison import compare
from quotestance import calibration
from quotestance.article import Article, Label, Split
from quotestance.errors import split_errors
from quotestance.formats import corpus, stance_table
from quotestance.formats.stance_table import JudgedQuote
from quotestance.pipeline import Pipeline
from quotestance.report.terminal import bins_view, shares_view
from quotestance.training import words_of_single
from swapping import common_words, swapped

ROOT = Path(__file__).resolve().parent.parent
EDITS = Path(__file__).resolve().parent / "data" / "minimal_edits.tsv"


class Edit(NamedTuple):
    """Two quotes that differ little, and in what: the cue, a word of the content, or a turn (negation or contrast)."""

    before: JudgedQuote
    after: JudgedQuote
    kind: str


def read_edits(path: Path = EDITS) -> list[Edit]:
    """The pairs of a table."""
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Edit(_side(row, ""), _side(row, "edited_"), row["edit"]) for row in rows]


def _side(row: dict[str, str], prefix: str) -> JudgedQuote:
    return JudgedQuote(row["target"], row[f"{prefix}cue"], row[f"{prefix}content"], row["part"], Label(row[f"{prefix}stance"]))


class Outcome(NamedTuple):
    """What a pipeline gives both sides of a pair, and whether their probabilities differ in the direction of the labels."""

    before: Label
    after: Label
    moves: bool


def outcomes(pipeline: Pipeline, pairs: Sequence[Edit]) -> list[Outcome]:
    """The likeliest stances of each pair."""
    labels = pipeline.stance.labels
    sides = [pipeline.stance.probabilities([words_of_single(one) for one in side]) for side in ([p.before for p in pairs], [p.after for p in pairs])]
    found = []
    for pair, one, other in zip(pairs, *sides, strict=True):
        first, second = labels.index(pair.before.stance), labels.index(pair.after.stance)
        found.append(Outcome(labels[one.argmax()], labels[other.argmax()], bool(one[first] - one[second] > other[first] - other[second])))
    return found


def edits(pipeline: Pipeline, pairs: Sequence[Edit], show: bool, console: Console) -> None:
    """Print the share of pairs whose stance flips as labelled, by kind of edit, and of single sides that are right."""
    right: Counter[str] = Counter()
    for pair, given in zip(pairs, outcomes(pipeline, pairs), strict=True):
        hits = given.before is pair.before.stance, given.after is pair.after.stance
        right.update({f"flips: {pair.kind}": all(hits), "flips": all(hits), "single sides": sum(hits), "moves the right way": given.moves})
        if show and not all(hits):
            for side, stance in ((pair.before, given.before), (pair.after, given.after)):
                line = f"{pair.kind:4} {side.part:9} gold {side.stance:7} given {stance:7} {side.cue} | {side.content}"
                console.print(line, markup=False, soft_wrap=True)
    kinds = Counter(f"flips: {pair.kind}" for pair in pairs)
    totals = {"flips": len(pairs), **kinds, "moves the right way": len(pairs), "single sides": 2 * len(pairs)}
    console.print(shares_view("minimal edits", {name: (right[name], number) for name, number in totals.items()}))


def invariance(pipeline: Pipeline, articles: Sequence[Article], show: bool, console: Console) -> None:
    """Print how many stances change when names and countries are swapped."""
    common = common_words(articles)
    changed = [line for article in articles if article.split is Split.DEV for line in _changes(pipeline, article, swapped(article, common))]
    told = [line for line in changed if line]
    if show:
        for line in told:
            console.print(line, markup=False, soft_wrap=True)
    console.print(f"stances that change: {len(told)} of {len(changed)} ({len(told) / len(changed):.1%})")


def _changes(pipeline: Pipeline, article: Article, other: Article) -> Iterator[str]:
    """For each quote a line that shows how its stance changed; empty where it did not."""
    for one, two in zip(pipeline.judge(article).quotes or (), pipeline.judge(other).quotes or (), strict=True):
        assert one.stance is not None
        assert two.stance is not None
        words = " … ".join(span.of(other.text) for span in two.contents)
        parties = " to ".join(quote.speaker.party if quote.speaker else "nobody" for quote in (one, two))
        told = f"{article.id} {one.id}: {one.stance.label} to {two.stance.label}: {parties}: {words} [{other.target}]"
        yield "" if one.stance.label is two.stance.label else told


def calibrate(pipeline: Pipeline, articles: Sequence[Article], console: Console) -> None:
    """Print bins of probabilities of stances, parties and quotes."""
    dev = [article for article in articles if article.split is Split.DEV]
    found = list(zip(dev, pipeline.stream(dev), strict=True))
    console.print(bins_view("stance of gold quotes", calibration.of_stances(pipeline, dev)))
    console.print(bins_view("stance of parties", [point for pair in found for point in calibration.of_parties(*pair)]))
    console.print(bins_view("found quote and source", [point for pair in found for point in calibration.of_quotes(*pair)]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    found = {name: commands.add_parser(name) for name in ("edits", "invariance", "compare", "calibration")}
    for name in ("edits", "invariance", "calibration"):
        found[name].add_argument("--model", type=Path)
    for name in ("edits", "invariance"):
        found[name].add_argument("--show", action="store_true")
    for name in ("invariance", "compare", "calibration"):
        found[name].add_argument("data", type=Path, nargs="?", default=ROOT / "training_data")
    found["compare"].add_argument("--sanctions", type=Path)
    found["compare"].add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    asked = _arguments()
    console = Console(width=110)
    if asked.what == "edits":
        edits(quotestance.load(asked.model), read_edits(), asked.show, console)
        return
    articles = [record.article for record in split_errors(corpus.read(asked.data))[0]]
    if asked.what == "compare":
        print(compare(articles, split_errors(stance_table.read_corpus(asked.data))[0], asked.sanctions, asked.jobs))
    elif asked.what == "invariance":
        invariance(quotestance.load(asked.model), articles, asked.show, console)
    else:
        calibrate(quotestance.load(asked.model), articles, console)


if __name__ == "__main__":
    main()
