"""The benchmarks of the stance stage: their pairs, and articles under other names."""

import json
from collections import Counter

import pytest

import stance
from comparison import Example, real_articles, systems
from quotestance.article import Label
from quotestance.errors import split_errors
from quotestance.formats import stance_table
from quotestance.formats.stance_table import PARTS
from quotestance.stance.features import features
from quotestance.training import words_of_single
from swapping import swapped
from tests.conftest import ROOT

SPEAKERS = """<speaker id="a" name="Ottla Brandvik" speaks-for="Kestrel Steel" type="person"/>
<speaker id="b" name="France" type="government"/>
<speaker id="c" name="White House" type="government"/>"""
TEXT = (
    '<content q="1" speaker="a" stance="against">“France’s tariffs hurt us &amp; our men,”</content> <cue q="1">said</cue> <source q="1">Ottla Brandvik of Kestrel Steel</source>. '
    '<source q="2">Paris</source> <cue q="2">said</cue> <content q="2" speaker="b" stance="favor">Brandvik was wrong</content>. '
    '<source q="3">The White House</source> <cue q="3">called</cue> <content q="3" speaker="c" stance="neutral">it French business, not American, and steel is steel</content>.'
)


@pytest.fixture(scope="module")
def examples():
    singles, _ = split_errors(stance_table.read(ROOT / "training_data" / "stance" / "s01.tsv"))
    return [Example(features(words_of_single(one)), one.cue[:2], one.part, one.stance.value, "") for one in singles[:60]]


def test_pairs_are_well_formed_and_a_third_of_them_is_of_each_kind():
    pairs = stance.read_edits()
    assert Counter(pair.kind for pair in pairs) == {"cue": 30, "word": 30, "turn": 30}
    for pair in pairs:
        assert pair.before.part in PARTS
        assert pair.before.stance is not pair.after.stance
        assert (pair.before.content == pair.after.content) or (pair.before.cue == pair.after.cue)
        assert 3 <= len(pair.before.content.split()) <= 40


def test_no_pair_is_trained_on():
    singles, _ = split_errors(stance_table.read_corpus(ROOT / "training_data"))
    trained = {single.content for single in singles}
    assert not trained & {side.content for pair in stance.read_edits() for side in (pair.before, pair.after)}


def test_swapping_changes_names_and_countries_everywhere_and_keeps_spans_on_their_words(labelled):
    article = labelled(TEXT, SPEAKERS)
    other = swapped(article, frozenset({"steel"}))
    assert not any(word in other.text for word in ("France", "French", "Paris", "Brandvik", "Ottla", "Kestrel"))
    for one, two in zip(article.quotes, other.quotes, strict=True):
        assert (one.id, one.kind, one.stance, len(one.contents)) == (two.id, two.kind, two.stance, len(two.contents))
        assert two.cue.of(other.text) == one.cue.of(article.text)
    assert other.quotes[0].source.of(other.text).startswith(other.quotes[0].speaker.name)
    assert other.quotes[1].contents[0].of(other.text) == f"{other.quotes[0].speaker.name.split()[1]} was wrong"


def test_common_words_and_countries_with_bodies_of_state_stay(labelled):
    other = swapped(labelled(TEXT, SPEAKERS), frozenset({"steel"}))
    assert other.quotes[0].speaker.speaks_for.endswith(" Steel")
    assert other.quotes[2].speaker.name == "White House"
    assert "not American" in other.text


def test_swapping_is_the_same_for_every_run(labelled):
    article = labelled(TEXT, SPEAKERS)
    assert swapped(article, frozenset()) == swapped(article, frozenset())


@pytest.mark.parametrize("system", [one for one in systems() if "boosting" not in one.name], ids=lambda system: system.name)
def test_every_system_learns_and_predicts(system, examples):
    found = system.model.fit(examples, [one.stance for one in examples]).predict(examples)
    assert set(found) <= {label.value for label in Label}


def test_real_articles_are_read_with_speakers_and_stances(tmp_path):
    quote = {"content": [[0, 5]], "cue": [14, 18], "source": [6, 13], "name": "Ann Roe", "speaks_for": None, "type": "person", "stance": "against"}
    for folder, name, text in (("text", "a.txt", "“No,” Ann Roe said."), ("gold", "a.json", json.dumps({"target": "the ban", "quotes": [quote]}))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, "utf-8")
    [article] = real_articles(tmp_path)
    [found] = article.quotes
    assert (found.kind, found.speaker.name, found.stance.label, found.cue.of(article.text)) == ("direct", "Ann Roe", "against", "said")
