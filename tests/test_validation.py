import pytest

from quotestance.validation import validate
from tests.conftest import record_of

ROE = '<speaker id="r" name="{}" type="person"/>'


def content(words: str) -> str:
    return f'<source q="1">Roe</source> <cue q="1">said</cue> <content q="1" speaker="r" stance="favor">{words}</content>.'


CASES = [
    (content("it is so,"), "ends with a mark that belongs outside it"),
    (content("one\ntwo"), "runs over a line break"),
    (
        '<source q="1">Roe</source> <cue q="1">said,</cue> <content q="1" speaker="r" stance="favor">no</content>.',
        "ends with a mark that does not belong to it",
    ),
    ('<source q="1">Roe</source> sa<cue q="1">id</cue> <content q="1" speaker="r" stance="favor">no</content>.', "inside a word"),
    ('<noise>Roe <cue q="1">said</cue></noise> <content q="1" speaker="r" stance="favor">no</content>.', "lies in noise"),
    ('Roe said “<content q="1" speaker="r" stance="favor">never again”</content>.', "belongs to the content"),
]


@pytest.mark.parametrize(("text", "message"), CASES)
def test_breaches(text, message):
    problems = validate(record_of(text, ROE.format("Roe")))
    assert any(message in str(problem) for problem in problems), problems


def test_a_clean_article_has_no_problems():
    assert validate(record_of(content("“all of it”"), ROE.format("Roe"))) == []


def test_overlapping_quotes_are_told_once():
    text = '<content q="1" speaker="r" stance="favor">No <content q="2" speaker="r" stance="favor">never</content></content>, said Roe.'
    (problem,) = validate(record_of(text, ROE.format("Roe")))
    assert "quote 1 and quote 2: their contents overlap" in str(problem)


@pytest.mark.parametrize(("name", "message"), [("she", "a pronoun is not a name"), ("Mr Roe", "carries a title"), ("Ann Roe", "never says Ann")])
def test_names_of_speakers(name, message):
    (problem,) = [p for p in validate(record_of(content("no"), ROE.format(name))) if message in str(p)]
    assert problem.line
