"""Stance from tables of texts: what is learned, what is scored, and what survives odd tables."""

import io
import json
from itertools import product

import numpy as np
import pytest
from rich.console import Console
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV

from quotestance import storage, tables
from quotestance.article import Label
from quotestance.errors import ModelError, NotTrainedError, split_errors
from quotestance.formats.labelled_text import LabelledText, read
from quotestance.pipeline import Pipeline
from quotestance.report import terminal
from quotestance.segmentation.segmenter import Segmenter
from quotestance.stance.any_target import StanceOfTexts
from quotestance.stance.features import Words
from quotestance.stance.learning import learn_stance
from quotestance.stance.texts import TargetCopies, fold, stems, words
from tests.conftest import ROOT
from tests.test_cli import run

POSTS = ROOT / "tests" / "data" / "posts.txt"
F, A, N = Label.FAVOR, Label.AGAINST, Label.NEUTRAL
OPINIONS = {
    F: ("love it", "well done", "build it now"),
    A: ("scrap it", "what a waste", "never again"),
    N: ("see you at noon", "who knows when", "new poll"),
}


def invented(n_targets: int = 2, labels: tuple[Label, ...] = (F, A, N), repeats: int = 4) -> list[LabelledText]:
    return [
        LabelledText(f"{opinion} #{number}", f"Line {target}", label)
        for target, label, number in product(range(n_targets), labels, range(repeats))
        for opinion in OPINIONS[label]
    ]


@pytest.fixture(scope="module")
def posts():
    rows, errors = split_errors(read(POSTS, encoding="cp1252"))
    assert errors == []
    return rows


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("@tram_co Sooooo good", "@user sooo good"),
        ("#StopTheTram now", "#stopthetram stop the tram now"),
        ("#tram2go", "#tram2go tram 2 go"),
        ("#nope a@b.cd", "#nope a@b.cd"),
        ("R&amp;B see https://a.bc/d1", "r&b see http://link"),
        ("1000000 YES", "1000000 yes"),
        ("", ""),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


def test_words_and_stems():
    assert sorted(words("Won't EVER :) #no"), key=lambda found: (found.count(" "), found)) == [
        "#no", ":)", "ever", "won't", ":) #no", "ever :)", "won't ever", "ever :) #no", "won't ever :)",
    ]  # fmt: skip
    assert sorted(stems("closed shops")) == ["close", "close shop", "shop"]


def test_copies_belong_to_one_target_and_an_unknown_target_has_shared_columns_only():
    rows = np.array([[0, 1, 0], [0, 2, 0], [1, 3, 4], [1, 0, 4], [-1, 5, 5]], dtype=float)
    copies = TargetCopies(shared=0.25).fit(rows[:4])
    assert copies.transform(rows).toarray() * [2, 2, 1 / 0.75**0.5, 1 / 0.75**0.5, 1, 1] == pytest.approx(
        np.array([[1, 0, 1, 0, 1, 0], [2, 0, 2, 0, 1, 0], [3, 4, 0, 4, 0, 1], [0, 4, 0, 4, 0, 1], [5, 5, 0, 0, 0, 0]])
    )


def test_it_is_an_estimator_that_clones_and_is_searched():
    rows = invented()
    x, y = np.array([(row.text, row.target) for row in rows], dtype=object), [str(row.stance) for row in rows]
    searched = GridSearchCV(clone(StanceOfTexts()), {"C": [(0.3,), (1.0,)]}, cv=2).fit(x, y)
    assert list(searched.predict(x)) == y
    assert searched.best_estimator_.decision_function(x).shape == (len(x), 3)
    assert len(searched.predict([])) == 0


def test_a_saved_model_gives_the_same_answers(tmp_path, posts):
    model = tables.train(posts[:120])
    storage.save(model, tmp_path / "model")
    assert tables.judge(storage.load_any(tmp_path / "model"), posts) == tables.judge(model, posts)
    with pytest.raises(ModelError, match="it cannot find the quotes of articles"):
        storage.load(tmp_path / "model")


def test_training_twice_gives_the_same_bytes_in_two_processes(tmp_path):
    for name in ("one", "two"):
        assert run("train", "--stance", POSTS, "--encoding", "cp1252", "-o", tmp_path / name)[0] == 0
    assert (tmp_path / "one" / "texts.joblib").read_bytes() == (tmp_path / "two" / "texts.joblib").read_bytes()


def test_what_is_learned_of_posts_holds_for_others(posts):
    held_out = [posts[fold::4] for fold in range(4)]
    models = [tables.train([row for row in posts if row not in others]) for others in held_out]
    judged = [label for model, others in zip(models, held_out, strict=True) for label in tables.judge(model, others)]
    found = tables.scores([row for others in held_out for row in others], judged)
    assert found["f_average"] > 0.6, "the commonest stance of each target gives .55"


@pytest.mark.parametrize(
    "rows",
    [
        invented(1, (F, A), 1)[::3],
        invented(1, (A, N)),
        [*invented(1, (A, N)), LabelledText("love it", "Line 0", F)],
        invented(1000, repeats=1)[::2],
        [LabelledText(text, "x", label) for text in ("!", "a", "é", "#", "@x") for label in (F, A)],
    ],
    ids=["two texts", "no favor", "one favor", "a thousand targets", "hardly words"],
)
def test_odd_tables_are_learned(rows):
    model = tables.train(rows)
    judged = tables.judge(model, [*rows, LabelledText("scrap it", "never seen", A), LabelledText("", "", A)])
    assert set(judged) <= {row.stance for row in rows}


def test_an_unseen_target_is_judged_by_what_the_others_share():
    assert tables.judge(tables.train(invented()), [LabelledText(text, "never seen", label) for label in Label for text in OPINIONS[label]]) == [
        label for label in Label for _ in range(3)
    ]


def test_the_stance_stage_of_articles_judges_texts_too():
    rows = invented()
    stage = learn_stance([Words(row.text, "", row.target) for row in rows], [row.stance for row in rows], [row.text for row in rows])
    assert tables.judge(Pipeline(Segmenter.__new__(Segmenter), stage), rows) == [row.stance for row in rows]


def test_many_targets_are_cut_short_for_a_person():
    rows = invented(50, repeats=1)
    console = Console(width=100, record=True, file=io.StringIO())
    terminal.show(console, *terminal.text_scores_views(tables.scores(rows, [row.stance for row in rows])))
    assert "and 20 more targets" in console.export_text()


def test_one_stance_teaches_nothing():
    with pytest.raises(NotTrainedError, match="two kinds at least, found against only"):
        tables.train(invented(1, (A,)))


@pytest.mark.parametrize(
    ("gold", "judged", "f_average", "macro_f1", "accuracy"),
    [
        ("FFAAN", "FFAAN", 1, 1, 1),
        ("FFAAN", "FAAAN", (2 / 3 + 4 / 5) / 2, (2 / 3 + 4 / 5 + 1) / 3, 4 / 5),
        ("NNNF", "FNNF", (2 / 3 + 0) / 2, (2 / 3 + 0 + 4 / 5) / 3, 3 / 4),
        ("N", "N", 0, 1 / 3, 1),
    ],
)
def test_scores(gold, judged, f_average, macro_f1, accuracy):
    by_letter = dict(zip("FAN", Label, strict=True))
    rows = [LabelledText("a", f"Line {at % 2}", by_letter[letter]) for at, letter in enumerate(gold)]
    found = tables.scores(rows, [by_letter[letter] for letter in judged])
    assert [found["f_average"], found["macro_f1"], found["accuracy"]] == pytest.approx([f_average, macro_f1, accuracy])
    assert sum(sum(row.values()) for row in found["confusion"].values()) == len(gold)
    assert sum(one["texts"] for one in found["targets"].values()) == found["texts"] == len(gold)


def test_targets_do_not_lend_each_other_hits():
    rows = [LabelledText("a", "Line 1", F), LabelledText("a", "Line 2", A)]
    found = tables.scores(rows, [F, F])
    assert found["confusion"]["against"] == {"favor": 1, "against": 0, "neutral": 0}
    assert {name: one["f_average"] for name, one in found["targets"].items()} == {"Line 1": 0.5, "Line 2": 0.0}


def test_from_the_command_line(tmp_path):
    model, more = tmp_path / "model", tmp_path / "more.csv"
    more.write_text("post,target,stance\nscrap it,City Tram Line,against\nso so,City Tram Line\n", "utf-8")
    code, out, err = run("train", "--stance", POSTS, "--stance", more, "--encoding", "cp1252", "--text-column", "Tweet", "-o", model)
    assert (code, out) == (1, "")
    assert "no column Tweet; found post" in " ".join(err.split())
    assert "learned from 346 texts on 5 targets" in " ".join(err.split())
    code, out, _ = run("evaluate", model, "--stance", POSTS, "--encoding", "cp1252")
    assert code == 0
    assert "F-average" in out
    assert "Pineapple Levy" in out
    code, out, err = run("evaluate", model, "--stance", more, "--text-column", "post", "--json")
    assert code == 1
    assert json.loads(out)["targets"]["City Tram Line"]["texts"] == 1
    assert "more.csv:3: expected 3 fields, found 2" in err
    assert json.loads(run("info", "--model", model)[1])["trained_on"]["stances"]["favor"] == 96
    code, out, err = run("classify", ROOT / "README.md", "--model", model)
    assert (code, out) == (2, "")
    assert "cannot find the quotes of articles" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["train", "--stance", POSTS, "-o", "m"], "--encoding cp1252"),
        (["train", "--stance", "nowhere.csv", "-o", "m"], "nowhere.csv: cannot be read"),
        (["train", "--stance", ROOT / "README.md", "-o", "m"], "whose name ends in .csv"),
        (["train", "-o", "m"], "expected either labelled articles or"),
        (["train", "--stance", POSTS, "training_data", "-o", "m"], "expected either labelled articles or"),
        (["evaluate", "nowhere", "--stance", POSTS, "--encoding", "cp1252"], "not a model"),
    ],
)
def test_what_cannot_be_done_is_said_with_code_2(arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())
