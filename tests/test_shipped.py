"""The model that ships: that it is made of `training_data/`, and what it does on an article that it never saw."""

import re
from pathlib import Path

import pytest

import quotestance
from quotestance import training
from quotestance.errors import split_errors
from quotestance.formats import corpus, stance_table
from quotestance.text.cleaning import noise
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "lumenwei-entity-list.txt"
EXPECTED = [
    (
        "Commerce Department",
        "Commerce Department",
        "favor",
        "that the eight companies “have been implicated in human rights violations and abuses, including arbitrary detention and high-technology surveillance of minority groups.”",
    ),
    (
        "Gao Yunting",
        "China's foreign ministry",
        "against",
        "that the accusations were groundless and that the United States was bullying Chinese companies under a false pretext",
    ),
    ("Gao Yunting", "China's foreign ministry", "against", "Washington to withdraw the decision at once"),
    ("Lumenwei", "Lumenwei", "against", "the listing unjustified"),
    (
        None,
        "Lumenwei",
        "against",
        "“Lumenwei strongly opposes today’s decision by the US government, which was made without any evidence. Punishing Lumenwei will hurt American businesses and consumers and do serious damage to the US economy.”",
    ),
    ("Brightloom and Cascade Ridge Imaging", "Brightloom and Cascade Ridge Imaging", "neutral", "requests for comment"),
    ("Dolores Whitcombe", "Dolores Whitcombe", "favor", "the move"),
    ("Dolores Whitcombe", "Dolores Whitcombe", "favor", "“Companies that help to lock up innocent people deserve no American technology,”"),
]


def _dice(one: str, other: str) -> float:
    a, b = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return 2 * len(a & b) / (len(a) + len(b))


@pytest.fixture(scope="module")
def model():
    return quotestance.load()


@pytest.fixture(scope="module")
def article(model):
    return model.classify(EXAMPLE.read_bytes().decode(), id="example")


def test_the_shipped_model_was_trained_on_training_data(model):
    records, errors = split_errors(corpus.read(ROOT / "training_data" / "articles"))
    singles, lost = split_errors(stance_table.read_corpus(ROOT / "training_data"))
    assert errors + lost == []
    assert model.manifest["trained_on"]["data"] == training.data_hash((record.article for record in records), singles), "run `make model`"


def test_every_quote_of_the_example_is_right(article):
    found = [(" ".join(span.of(article.text) for span in quote.contents), quote) for quote in article.quotes]
    assert len(found) == len(EXPECTED)
    for (content, quote), (name, party, stance, words) in zip(found, EXPECTED, strict=True):
        assert _dice(content, words) >= 0.5
        assert (quote.speaker.party, quote.stance.label) == (party, stance), content
        assert name in (None, quote.speaker.name)


def test_every_party_of_the_example_is_right(article):
    assert {party.name: str(party.stance) for party in article.parties} == {party: stance for _, party, stance, _ in EXPECTED}


def test_nothing_of_the_example_comes_from_the_noise_around(article):
    marked = noise(article.text)
    assert len(marked) == 12
    assert not [quote for quote in article.quotes for span in quote.spans if any(span.overlaps(stretch) for stretch in marked)]


def test_the_example_is_no_training_article():
    words = EXAMPLE.read_text("utf-8").split()
    names = {word.strip("“”,.’s") for word in words if word.startswith(("Lumenwei", "Brightloom", "Yunting", "Whitcombe"))}
    corpus_text = "".join(Path(file).read_text("utf-8") for file in (ROOT / "training_data" / "articles").glob("*.xml"))
    assert not [name for name in names if name in corpus_text]


def test_the_face_is_small_and_importing_it_does_nothing():
    import subprocess
    import sys

    code = "import sys, quotestance; print([m for m in ('sklearn', 'nltk', 'pycrfsuite', 'typer') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    assert {"Pipeline", "train", "load"} <= set(quotestance.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = quotestance.lode
