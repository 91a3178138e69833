"""The command line as a user meets it, in a process of its own."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ARTICLES, FRAME, ROOT

EXAMPLE = ROOT / "examples" / "lumenwei-entity-list.txt"


def run(*arguments, stdin: bytes = b""):
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)], input=stdin, capture_output=True, env=environment, check=False
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def example_json():
    code, out, _ = run("classify", EXAMPLE, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_the_json_of_an_article_has_its_stable_form(example_json):
    text = EXAMPLE.read_bytes().decode()
    assert list(example_json) == ["id", "target", "quotes", "parties"]
    for quote in example_json["quotes"]:
        assert list(quote) == ["id", "kind", "content", "cue", "source", "speaker", "party", "stance", "confidence"]
        assert set(quote["stance"]["probabilities"]) == {"favor", "against", "neutral"}
        assert sum(quote["stance"]["probabilities"].values()) == pytest.approx(1, abs=1e-3)
        for span in (*quote["content"], quote["cue"], quote["source"]):
            assert span is None or text[span["start"] : span["end"]] == span["text"]
    assert [list(party) for party in example_json["parties"]] == [["name", "stance", "confidence", "quotes"]] * len(example_json["parties"])


def test_standard_input_gives_the_same_quotes(example_json):
    code, out, _ = run("classify", "-", "--format", "json", stdin=EXAMPLE.read_bytes())
    assert code == 0
    assert json.loads(out)["quotes"] == example_json["quotes"]


def test_the_table_shows_parties_and_words():
    code, out, _ = run("classify", EXAMPLE)
    assert code == 0
    assert "Dolores Whitcombe" in out
    assert "against" in out
    assert "\x1b[" not in out


def test_csv_has_a_row_for_each_quote(example_json):
    code, out, _ = run("classify", EXAMPLE, "--format", "csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["quote"] for row in rows] == [quote["id"] for quote in example_json["quotes"]]


def test_the_target_can_be_named(example_json):
    _, out, _ = run("classify", EXAMPLE, "--format", "json", "--target", "the Entity List addition")
    assert json.loads(out)["target"] == "the Entity List addition"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x00\x01\x02", "is binary"),
        (b"caf\xe9 said no", "not UTF-8: byte 0xe9 at offset 3"),
        (None, "cannot be read"),
    ],
)
def test_bad_input_among_good_is_told_and_the_good_is_done(tmp_path, content, message):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    good.write_text("Brussels said no.", "utf-8")
    if content is not None:
        bad.write_bytes(content)
    code, out, err = run("classify", bad, good, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["good"]
    assert message in err
    assert "bad.txt" in err


def test_a_folder_is_read_file_by_file(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("Brussels said no.", "utf-8")
    (tmp_path / "three.txt").write_bytes(b"\xff\xfe\x00")
    code, out, err = run("classify", tmp_path, "--format", "json")
    assert code == 1
    assert [article["id"] for article in json.loads(out)] == ["one", "two"]
    assert "three.txt" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["classify", "nowhere.txt"], "nowhere.txt: cannot be read"),
        (["classify", EXAMPLE, "--model", "tests"], "not a model"),
        (["evaluate", "shipped", "nowhere"], "no such file or folder"),
        (["evaluate", "shipped", EXAMPLE], "expected labelled articles"),
        (["train", "nowhere", "-o", "m"], "no such file or folder"),
        (["info", "--model", "nowhere"], "not a model"),
        (["classify"], "Missing argument"),
        (["classify", EXAMPLE, "--format", "yaml"], "yaml"),
    ],
)
def test_what_cannot_be_done_is_said_with_code_2(arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_validate_gives_file_and_line(tmp_path):
    path = tmp_path / "a.xml"
    text = 'One.\n<source q="1">Roe</source> <cue q="1">said</cue> <content q="1" speaker="r" stance="maybe">no</content>.'
    path.write_text(FRAME.format(text=text, speakers='<speaker id="r" name="Roe" type="person"/>'), "utf-8")
    code, out, _ = run("validate", tmp_path)
    assert code == 1
    assert f"{path}:7: unknown label 'maybe'" in out


def test_the_corpus_is_valid():
    code, out, err = run("validate", ROOT / "training_data")
    assert (code, out) == (0, "")
    assert "448 articles, 9968 single quotes, 0 problems\n" in err


def test_train_evaluate_and_info_of_a_small_model(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    for file in sorted(ARTICLES.glob("*.xml"))[:4]:
        (data / file.name).write_text(
            file.read_text("utf-8").replace('split="dev"', 'split="train"').replace('split="test"', 'split="train"'), "utf-8"
        )
    code, _, err = run("train", data, "-o", tmp_path / "model")
    assert code == 0, err
    assert "learned from 4 articles" in err
    code, out, _ = run("evaluate", tmp_path / "model", data, "--json")
    scores = json.loads(out)
    assert code == 0
    assert scores["end_to_end"]["f1"] > 0.9
    assert scores["intervals"]["end_to_end.f1"][1] >= scores["end_to_end"]["f1"]
    code, out, _ = run("evaluate", tmp_path / "model", data)
    assert "stance.gold.macro_f1" in out
    code, out, _ = run("info", "--model", tmp_path / "model")
    told = json.loads(out)
    assert told["trained_on"]["articles"] == 4
    assert told["scores"] == {}


def test_the_shipped_model_tells_its_scores_on_dev():
    _, out, _ = run("info")
    scores = json.loads(out)["scores"]
    assert scores["split"] == "dev"
    assert 0.5 < scores["end_to_end.f1"] < 1
    assert 0.4 < scores["stance.gold.macro_f1"] < 1


def test_classifying_imports_neither_scikit_learn_nor_nltk():
    code = (
        "import sys; from quotestance.cli import app; from typer.testing import CliRunner; "
        f"result = CliRunner().invoke(app, ['classify', {str(EXAMPLE)!r}]); assert result.exit_code == 0, result.output; "
        "print([name for name in ('sklearn', 'nltk', 'pycrfsuite') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_higher_bound_on_confidence_leaves_fewer_quotes(example_json):
    _, out, _ = run("classify", EXAMPLE, "--format", "json", "--min-confidence", "0.99")
    kept = json.loads(out)["quotes"]
    assert 0 < len(kept) < len(example_json["quotes"])
    assert all(quote["confidence"] >= 0.99 for quote in kept)


def test_explanations_in_json_add_up():
    _, out, _ = run("classify", EXAMPLE, "--format", "json", "--explain")
    for quote in json.loads(out)["quotes"]:
        told = quote["stance"]["explanation"]
        for label, score in told["scores"].items():
            assert score == pytest.approx(told["bias"][label] + sum(one[label] for one in told["contributions"]))


def test_explain_shows_words_and_facts():
    code, out, _ = run("explain", EXAMPLE, "--top", "3")
    assert code == 0
    assert "speaker is hit by the measure" in out or "words of" in out


def test_a_bad_table_of_bodies_is_told(tmp_path):
    table = tmp_path / "bodies.csv"
    table.write_text("name,land\nOffice of Wool,Norway\n", "utf-8")
    code, _, err = run("classify", EXAMPLE, "--bodies", table)
    assert code == 2
    assert "bodies.csv:1: expected the columns" in err
