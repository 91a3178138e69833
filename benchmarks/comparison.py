"""Stance by other means: baselines, our model with groups of its features left out, and other classifiers on all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier

from quotestance.article import Article, Label, Quote, Span, Speaker, SpeakerType, Split, Stance
from quotestance.formats.stance_table import JudgedQuote
from quotestance.stance.features import Words, features, fold, words_of
from quotestance.stance.lexicon import terms
from quotestance.text.quotation_marks import kind, quotations
from quotestance.training import words_of_single

_FOLDS = 5
_DIMENSIONS = 100
_GROUPS = {
    "words": r"(w|first) ",
    "pairs of words": r"ww ",
    "classes of the lexicon": r"c ",
    "their counts": r"n ",
    "words of the cue": r"no cue|cue (?!c )(?!.* c )",
    "classes of the cue, and with those of the content": r"cue (c |.* c )",
    "part of the speaker": r"part ",
    "length": r"length",
}


class Example(NamedTuple):
    """A quote with its stance; single quotes have neither story nor party."""

    features: dict[str, float]
    cue_class: str
    party: str
    stance: str
    story: str


class System(NamedTuple):
    """A way from examples to stances; `named` ones learn only from examples that have a party."""

    name: str
    model: Pipeline
    named: bool = False


def systems() -> Iterator[System]:
    """All that are compared."""
    yield System("majority", _model(_nothing, DummyClassifier()))
    yield System("rule: the most frequent stance of the cue's class", _model(_class_of_cue, DecisionTreeClassifier(random_state=0)))
    yield System("speaker's bare name alone", _model(_party, _regression()), named=True)
    yield System("part alone", _model(partial(_matching, re.compile(r"part \w+$")), _regression()))
    yield System("words alone", _model(partial(_matching, re.compile(r"(w|ww|first) |no cue|cue (?!c )(?!.* c )")), _regression()))
    for name, pattern in _GROUPS.items():
        yield System(f"without {name}", _model(partial(_matching, re.compile(rf"(?!{pattern})")), _regression()))
    yield System("**all: logistic regression (ours)**", _model(_all, _regression()))
    yield System("all: linear SVM", _model(_all, FunctionTransformer(_narrow), LinearSVC(C=0.05, random_state=0)))
    yield System("all: complement naive Bayes", _model(_all, ComplementNB()))
    yield System(
        "all: gradient boosting on 100 dimensions",
        _model(_all, TruncatedSVD(_DIMENSIONS, random_state=0), HistGradientBoostingClassifier(random_state=0)),
    )


def _model(chosen: Callable[[Sequence[Example]], list[dict[str, float]]], *steps: Any) -> Pipeline:
    return make_pipeline(FunctionTransformer(chosen), DictVectorizer(), *steps)


def _regression() -> LogisticRegression:
    """As `quotestance.stance.learning` has it."""
    return LogisticRegression(C=0.2, max_iter=2000)


def _narrow(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """With indices of 32 bits, which is all that `LinearSVC` takes."""
    return sparse.csr_matrix((rows.data, rows.indices.astype(np.int32), rows.indptr.astype(np.int32)), rows.shape)


def _all(examples: Sequence[Example]) -> list[dict[str, float]]:
    return [one.features for one in examples]


def _matching(pattern: re.Pattern[str], examples: Sequence[Example]) -> list[dict[str, float]]:
    return [{name: value for name, value in one.features.items() if pattern.match(name)} for one in examples]


def _nothing(examples: Sequence[Example]) -> list[dict[str, float]]:
    return [{"constant": 1.0} for _ in examples]


def _class_of_cue(examples: Sequence[Example]) -> list[dict[str, float]]:
    return [{one.cue_class: 1.0} for one in examples]


def _party(examples: Sequence[Example]) -> list[dict[str, float]]:
    return [dict.fromkeys(one.party.lower().split(), 1.0) for one in examples]


def compare(articles: Sequence[Article], singles: Sequence[JudgedQuote], sanctions: Path | None, jobs: int) -> str:
    """A table in markdown: macro-F1 of each system by cross-validation, and on real articles where they are named."""
    examples = [one for article in articles if article.split is not Split.TEST for one in _of_article(article)]
    examples += [_example(words_of_single(one), "", one.stance, "") for one in singles]
    real = [one for article in real_articles(sanctions) for one in _of_article(article)] if sanctions else []
    rows = Parallel(jobs)(delayed(_row)(system, examples, real) for system in systems())
    columns = ["system", "cross-validation", *(["real articles"] if real else [])]
    return "\n".join(_line(cells) for cells in (columns, ["---"] * len(columns), *rows))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(system: System, examples: Sequence[Example], real: Sequence[Example]) -> list[str]:
    found = [_cross_validated(system, examples), *([_macro_f1(real, _trained(system, examples).predict(real))] if real else [])]
    return [system.name, *(f"{value:.3f}" for value in found)]


def _cross_validated(system: System, examples: Sequence[Example]) -> float:
    """Over all folds together, grouped by story; single quotes are learned from in each and scored in none."""
    of_articles = [one for one in examples if one.story]
    singles = [one for one in examples if not one.story]
    gold: list[Example] = []
    given: list[str] = []
    for train, test in GroupKFold(_FOLDS).split(of_articles, groups=[one.story for one in of_articles]):
        held_out = [of_articles[at] for at in test]
        gold += held_out
        given += _trained(system, [of_articles[at] for at in train] + singles).predict(held_out).tolist()
    return _macro_f1(gold, given)


def _trained(system: System, examples: Sequence[Example]) -> Pipeline:
    learned = [one for one in examples if one.party or not system.named]
    return system.model.fit(learned, [one.stance for one in learned])


def _macro_f1(gold: Sequence[Example], given: Sequence[str]) -> float:
    return float(f1_score([one.stance for one in gold], given, labels=list(map(str, Label)), average="macro", zero_division=0))


def _of_article(article: Article) -> Iterator[Example]:
    for words, quote in zip(words_of(article), article.quotes or (), strict=True):
        if quote.stance and quote.speaker:
            yield _example(words, quote.speaker.party, quote.stance.label, article.group)


def _example(words: Words, party: str, stance: Label, story: str) -> Example:
    listed = terms(fold(words.cue))
    return Example(features(words), listed[0].classes[0] if listed else "none", party, str(stance), story)


def real_articles(folder: Path) -> Iterator[Article]:
    """Articles with gold quotes from `text/` and `gold/`, as `score_articles.py` describes them."""
    for file in sorted((folder / "gold").glob("*.json")):
        found = json.loads(file.read_text("utf-8"))
        text = (folder / "text" / f"{file.stem}.txt").read_bytes().decode()
        quotes = tuple(_real_quote(str(number), text, quote) for number, quote in enumerate(found["quotes"], 1))
        yield Article(text, file.stem, found["target"], quotes=quotes)


def _real_quote(number: str, text: str, found: dict[str, Any]) -> Quote:
    contents = tuple(Span(*bounds) for bounds in sorted(found["content"]))
    speaker = Speaker(found["name"], found["speaks_for"], SpeakerType(found["type"]))
    cue = Span(*found["cue"]) if found["cue"] else None
    return Quote(number, contents, kind(text, contents, quotations(text)), cue, speaker=speaker, stance=Stance(Label(found["stance"])))
