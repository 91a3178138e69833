"""One test that learns everything: overfit a dozen articles, predict, save, reload, get the same answer."""

import json
from dataclasses import replace

import pytest

from quotestance import evaluation, storage, training
from quotestance.article import Split
from quotestance.errors import ModelError, NotTrainedError
from quotestance.formats import inline_xml, jsonl
from tests.conftest import ARTICLES


@pytest.fixture(scope="module")
def dozen():
    files = sorted(ARTICLES.glob("*.xml"))
    return [replace(next(inline_xml.read(file)).article, split=None) for file in files[:: len(files) // 12][:12]]


@pytest.fixture(scope="module")
def pipeline(dozen):
    return training.train(dozen)


def test_a_dozen_articles_are_learned_by_heart(dozen, pipeline):
    counts = [evaluation.count(gold, pipeline.annotate(gold), pipeline.judge(gold)) for gold in dozen]
    scores = evaluation.summarise(counts)
    assert scores["spans"]["content"]["exact"]["f1"] > 0.9
    assert scores["end_to_end"]["f1"] > 0.9
    assert scores["stance"]["gold"]["macro_f1"] > 0.95


def test_saved_and_loaded_it_says_the_same(dozen, pipeline, tmp_path):
    storage.save(pipeline, tmp_path / "model")
    again = storage.load(tmp_path / "model")
    assert [again.annotate(article) for article in dozen] == [pipeline.annotate(article) for article in dozen]


def test_training_twice_gives_the_same_bytes(dozen, tmp_path):
    for name in ("one", "two"):
        storage.save(training.train(dozen[:4]), tmp_path / name)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_what_classify_writes_train_can_read(dozen, pipeline, tmp_path):
    path = tmp_path / "corrected.jsonl"
    path.write_text("\n".join(json.dumps(jsonl.to_line(pipeline.annotate(article))) for article in dozen[:4]), "utf-8")
    read = [record.article for record in jsonl.read(path)]
    assert [article.quotes is not None for article in read] == [True] * 4
    assert training.train(read).manifest["articles"] == 4


def test_a_corpus_without_stances_takes_that_stage_from_the_base(dozen, pipeline):
    bare = [replace(article, quotes=tuple(replace(quote, stance=None, speaker=None) for quote in article.quotes)) for article in dozen[:3]]
    trained = training.train(bare, base=pipeline)
    assert trained.stance is pipeline.stance
    assert trained.segmenter is not pipeline.segmenter
    with pytest.raises(NotTrainedError, match="no stances"):
        training.train(bare)


def test_dev_and_test_articles_teach_nothing(dozen):
    with pytest.raises(NotTrainedError, match="no quotes to learn from"):
        training.train([replace(article, split=Split.TEST) for article in dozen])


def test_hash_is_of_what_the_labels_say_not_of_their_order(dozen):
    assert training.data_hash(dozen) == training.data_hash(dozen[::-1])
    assert training.data_hash(dozen) != training.data_hash(dozen[1:])


@pytest.fixture
def saved(pipeline, tmp_path):
    storage.save(pipeline, tmp_path / "model")
    return tmp_path / "model"


def _rewrite(model, **changes):
    manifest = json.loads((model / storage.MANIFEST).read_text("utf-8"))
    (model / storage.MANIFEST).write_text(json.dumps({**manifest, **changes}), "utf-8")


def test_a_tampered_model_is_refused_before_it_is_opened(saved):
    file = saved / "stance.joblib"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match=r"stance.joblib: missing or damaged; expected SHA-256"):
        storage.load(saved)


def test_a_newer_model_is_refused(saved):
    _rewrite(saved, format=storage.FORMAT + 1)
    with pytest.raises(ModelError, match="upgrade quotestance"):
        storage.load(saved)


def test_an_older_model_is_refused(saved):
    _rewrite(saved, format=storage.FORMAT - 1)
    with pytest.raises(ModelError, match="train the model again"):
        storage.load(saved)


def test_a_manifest_that_names_no_stage_is_refused(saved):
    _rewrite(saved, files={})
    with pytest.raises(ModelError, match=r"names no segmenter\.joblib, stance\.joblib"):
        storage.load(saved)


@pytest.mark.parametrize("content", [None, "[]", "{", '{"format": "1"}'])
def test_what_is_no_model_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / storage.MANIFEST).write_text(content, "utf-8")
    with pytest.raises(ModelError, match=r"not (a model|the manifest)"):
        storage.load(tmp_path)


def test_nothing_but_a_model_is_overwritten(pipeline, saved, tmp_path):
    storage.save(pipeline, saved)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("keep me", "utf-8")
    with pytest.raises(ModelError, match="something that is not a model stands there"):
        storage.save(pipeline, tmp_path / "letters")
    assert (tmp_path / "letters" / "a.txt").read_text("utf-8") == "keep me"
