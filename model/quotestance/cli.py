"""The command line: arguments in, one library call, exit code out.

Exit codes: 0 all done; 1 some of the input could not be read or breaks the rules, and the rest is done; 2 nothing could be done.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from quotestance.article import Article, Split
from quotestance.errors import InputError, QuotestanceError
from quotestance.report.progress import Bar, console, shown

if TYPE_CHECKING:
    from rich.console import RenderableType

    from quotestance.formats.labelled_text import LabelledText
    from quotestance.pipeline import Pipeline

app = typer.Typer(name="quotestance", no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False, help=(
    "Find every quote of a news article, who said it, for whom, and where they stand toward the sanctions that the article is about."
))  # fmt: skip
_STDIN = "-"
_SHIPPED = "shipped"

MinConfidence = Annotated[
    float | None,
    typer.Option(min=0.0, max=1.0, help="Leave out quotes that are less sure than this (0.3, if not given): fewer quotes, and more of them right."),
]
ModelOption = Annotated[Path | None, typer.Option("--model", help="A folder that 'quotestance train' wrote; the model that ships, if not given.")]
TablesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--stance", metavar="TABLE", help="Instead of DATA: texts with targets and stances, .csv, .tsv (.txt) or .jsonl; may be given again."
    ),
]
TextColumn = Annotated[str | None, typer.Option("--text-column", help="Of a TABLE; text or Tweet, if not given.")]
TargetColumn = Annotated[str | None, typer.Option("--target-column", help="Of a TABLE; target, if not given.")]
StanceColumn = Annotated[str | None, typer.Option("--stance-column", help="Of a TABLE; stance or label, if not given.")]
EncodingOption = Annotated[str, typer.Option("--encoding", help="Of a TABLE, for example cp1252.")]


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


@app.command()
def classify(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Text files, folders of .txt files, or - for standard input.")],
    format: Annotated[
        Format, typer.Option("--format", help="table for a person; json, jsonl (with the text, to correct and train on) or csv for programs.")
    ] = Format.TABLE,
    target: Annotated[str | None, typer.Option(help="The measure that stances are toward; the first that the article names, if not given.")] = None,
    min_confidence: MinConfidence = None,
    bodies: Annotated[
        Path | None, typer.Option(help="A table of public bodies to know beside ours: CSV with the columns name, country, portfolio, aliases, heads.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell in the JSON what each word and fact added to each stance.")] = False,
    model: ModelOption = None,
) -> None:
    """Quotes, speakers, parties and stances of articles. Example: quotestance classify examples/*.txt --format json"""
    from quotestance.speakers import known_bodies

    pipeline = _bounded(_load(model), min_confidence)
    if bodies is not None:
        pipeline = replace(pipeline, bodies=known_bodies.extended(bodies))
    failures: list[InputError] = []
    found = pipeline.stream(shown(_texts(paths, target, failures), "classifying"))
    done = _write(map(pipeline.explain, found) if explain else found, format)
    _finish(failures, done)


@app.command("explain")
def explain_stances(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Text files, folders of .txt files, or - for standard input.")],
    target: Annotated[str | None, typer.Option(help="The measure that stances are toward; the first that the article names, if not given.")] = None,
    top: Annotated[int, typer.Option(min=1, help="How many words and facts are shown for each quote.")] = 8,
    model: ModelOption = None,
) -> None:
    """What moved the stance of each quote, which way and how much. Example: quotestance explain examples/lumenwei-entity-list.txt"""
    from quotestance.report import terminal

    pipeline = _load(model)
    failures: list[InputError] = []
    done = 0
    for article in pipeline.stream(_texts(paths, target, failures)):
        done += 1
        terminal.show(console(sys.stdout), terminal.explanation_view(pipeline.explain(article), top))
    _finish(failures, done)


@app.command()
def train(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="MODEL", help="The folder to write the model to.")],
    data: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="DATA...", help="Labelled articles: a folder of inline XML, a PolNeAR folder, .xml or .jsonl files.", show_default=False
        ),
    ] = None,
    base: Annotated[Path | None, typer.Option(help="Gives the stages that DATA cannot teach; the model that ships, if not given.")] = None,
    stance: TablesOption = None,
    text_column: TextColumn = None,
    target_column: TargetColumn = None,
    stance_column: StanceColumn = None,
    encoding: EncodingOption = "utf-8",
) -> None:
    """Learn a model from labelled articles; those of the dev and test splits are left out. Example: quotestance train training_data -o my-model"""
    if _one_of(data, stance):
        _train_on_texts(*_texts_of(stance or [], (text_column, target_column, stance_column), encoding), output)
    else:
        _train_on_articles(data or [], output, base)


def _train_on_articles(data: list[Path], output: Path, base: Path | None) -> None:
    from quotestance import evaluation, storage, training
    from quotestance.errors import split_errors
    from quotestance.formats import stance_table

    articles, failures = _labelled(data)
    singles, lost = split_errors(item for path in data for item in stance_table.read_corpus(path))
    failures += lost
    with Bar("training", 100) as bar:
        pipeline = training.train(articles, _base(base), bar.advance_to, singles)
    dev = [article for article in articles if article.split is Split.DEV and article.quotes is not None]
    scores = evaluation.headline(evaluation.evaluate(pipeline, shown(dev, "scoring", len(dev)))) if dev else {}
    storage.save(pipeline, output, {"split": "dev", **scores} if dev else None)
    console().print(
        f"{output}: learned from {pipeline.manifest['articles']} articles with {pipeline.manifest['quotes']} quotes and {pipeline.manifest['singles']} single quotes",
        highlight=False,
    )
    _finish(failures)


def _train_on_texts(rows: list[LabelledText], failures: list[InputError], output: Path) -> None:
    from quotestance import storage, tables

    with Bar("training", 100) as bar:
        model = tables.train(rows, bar.advance_to)
    storage.save(model, output)
    console().print(f"{output}: learned from {model.manifest['texts']} texts on {model.manifest['targets']} targets", highlight=False)
    _finish(failures)


@app.command()
def evaluate(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="A folder that 'quotestance train' wrote, or 'shipped'.")],
    data: Annotated[list[Path] | None, typer.Argument(metavar="DATA", help="Labelled articles.", show_default=False)] = None,
    split: Annotated[Split | None, typer.Option(help="Only the articles of this split.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the scores as JSON.")] = False,
    seed: Annotated[int, typer.Option(help="Of the bootstrap.")] = 0,
    min_confidence: MinConfidence = None,
    stance: TablesOption = None,
    text_column: TextColumn = None,
    target_column: TargetColumn = None,
    stance_column: StanceColumn = None,
    encoding: EncodingOption = "utf-8",
) -> None:
    """Score a model on labelled articles or texts. Example: quotestance evaluate shipped training_data --split dev"""
    folder = None if str(model) == _SHIPPED else model
    if _one_of(data, stance):
        _evaluate_on_texts(folder, *_texts_of(stance or [], (text_column, target_column, stance_column), encoding), as_json)
    else:
        _evaluate_on_articles(_bounded(_load(folder), min_confidence), data or [], split, as_json, seed)


def _evaluate_on_articles(pipeline: Pipeline, data: list[Path], split: Split | None, as_json: bool, seed: int) -> None:
    from quotestance import evaluation
    from quotestance.report import terminal

    articles, failures = _labelled(data)
    chosen = [article for article in articles if article.quotes is not None and split in (None, article.split)]
    if not chosen:
        _stop(InputError(f"no labelled articles{f' in the split {split}' if split else ''} among {', '.join(map(str, data))}"))
    scores = evaluation.evaluate(pipeline, chosen, seed, lambda items: shown(items, "evaluating", len(chosen)))
    _tell(scores, [terminal.scores_view(scores)], as_json)
    _finish(failures)


def _evaluate_on_texts(model: Path | None, rows: list[LabelledText], failures: list[InputError], as_json: bool) -> None:
    from quotestance import storage, tables
    from quotestance.report import terminal

    scores = tables.scores(rows, tables.judge(storage.load_any(model), rows))
    _tell(scores, terminal.text_scores_views(scores), as_json)
    _finish(failures)


@app.command()
def validate(data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Labelled articles.")]) -> None:
    """Report every breach of the labelling rules, with file and line. Example: quotestance validate training_data"""
    from quotestance.errors import split_errors
    from quotestance.formats import corpus, stance_table
    from quotestance.report import terminal
    from quotestance.statistics import repetitions
    from quotestance.validation import validate

    records, failures = split_errors(shown((item for path in data for item in corpus.read(path)), "reading"))
    singles, lost = split_errors(item for path in data for item in stance_table.read_corpus(path))
    problems = failures + lost + [problem for record in shown(records, "validating", len(records)) for problem in validate(record)]
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(records)} articles, {len(singles)} single quotes, {len(problems)} problems", err=True)
    if records:
        console().print(terminal.repetitions_view(repetitions([record.article for record in records], [single.content for single in singles])))
    raise typer.Exit(1 if problems else 0)


@app.command()
def stats(data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Labelled articles.")]) -> None:
    """Count what a corpus is like, beside the figures of real news. Example: quotestance stats training_data"""
    from quotestance.report import terminal

    articles, failures = _labelled(data)
    terminal.show(console(sys.stdout), *terminal.corpus_views(articles))
    _finish(failures)


@app.command()
def info(model: ModelOption = None) -> None:
    """What a model says of itself: version, labels, data, scores. Example: quotestance info"""
    from quotestance import storage

    typer.echo(json.dumps(dict(storage.load_any(model).manifest), indent=1))


def main() -> None:
    """Run the command line; an error of the package ends it with its message, never with a traceback."""
    try:
        app()
    except QuotestanceError as error:
        _stop(error)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def _load(path: Path | None) -> Pipeline:
    from quotestance import storage

    return storage.load(path)


def _bounded(pipeline: Pipeline, min_confidence: float | None) -> Pipeline:
    return pipeline if min_confidence is None else replace(pipeline, min_confidence=min_confidence)


def _base(path: Path | None) -> Pipeline | None:
    """The model that gives what a corpus cannot teach; a checkout that has never been trained has none."""
    from quotestance.errors import ModelError

    try:
        return _load(path)
    except ModelError:
        if path is not None:
            raise
        return None


def _texts(paths: Iterable[str], target: str | None, failures: list[InputError]) -> Iterator[Article]:
    """The articles of files, folders and standard input, with the target that was asked for; what cannot be read is put aside."""
    from quotestance.formats import plain_text

    for path in paths:
        try:
            if path == _STDIN:
                yield Article(plain_text.decode(sys.stdin.buffer.read(), Path("standard input")), "stdin", target)
                continue
            for file in plain_text.files(Path(path)):
                try:
                    yield replace(plain_text.read(file), target=target)
                except InputError as error:
                    failures.append(error)
        except InputError as error:
            failures.append(error)


def _labelled(paths: Iterable[Path]) -> tuple[list[Article], list[InputError]]:
    from quotestance.errors import split_errors
    from quotestance.formats import corpus

    records, failures = split_errors(shown((item for path in paths for item in corpus.read(path)), "reading"))
    _require(records, failures)
    return [record.article for record in records], failures


def _one_of(data: list[Path] | None, tables: list[Path] | None) -> bool:
    """Whether there are tables of texts, and not labelled articles."""
    if bool(data) == bool(tables):
        raise typer.BadParameter("expected either labelled articles or --stance TABLE", param_hint="DATA")
    return bool(tables)


def _texts_of(paths: Iterable[Path], columns: tuple[str | None, ...], encoding: str) -> tuple[list[LabelledText], list[InputError]]:
    from quotestance.errors import split_errors
    from quotestance.formats import labelled_text

    names = labelled_text.Columns(*columns)
    rows, failures = split_errors(row for path in paths for row in labelled_text.read(path, names, encoding))
    _require(rows, failures)
    return rows, failures


def _require(found: Sequence[Any], failures: list[InputError]) -> None:
    """End here if nothing could be read."""
    if not found:
        _finish(failures, 0)


def _tell(scores: dict[str, Any], views: Iterable[RenderableType], as_json: bool) -> None:
    """Scores as JSON for a program, or as tables for a person."""
    if as_json:
        typer.echo(json.dumps(scores, indent=1, ensure_ascii=False))
    else:
        from quotestance.report import terminal

        terminal.show(console(sys.stdout), *views)


def _write(articles: Iterator[Article], format: Format) -> int:
    """Write results one by one as they come; the number of articles."""
    from quotestance.formats import jsonl, quote_table

    if format is Format.CSV:
        results = list(articles)
        quote_table.write(results, sys.stdout)
        return len(results)
    if format is Format.JSON:
        objects = [jsonl.to_json(article) for article in articles]
        typer.echo(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1))
        return len(objects)
    written = 0
    for article in articles:
        written += 1
        if format is Format.JSONL:
            typer.echo(json.dumps(jsonl.to_line(article), ensure_ascii=False))
        else:
            from quotestance.report import terminal

            terminal.show(console(sys.stdout), terminal.article_view(article))
    return written


def _finish(failures: list[InputError], done: int = 1) -> None:
    for failure in failures:
        typer.echo(f"error: {failure}", err=True)
    if failures:
        raise typer.Exit(1 if done else 2)


def _stop(error: QuotestanceError) -> NoReturn:
    typer.echo(f"error: {error}", err=True)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
