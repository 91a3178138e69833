import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotestance.article import Article, Kind, Label, Quote, Span, Speaker, SpeakerType, Stance
from quotestance.errors import split_errors
from quotestance.formats import brat, corpus, inline_xml, jsonl, stance_table
from tests.conftest import ARTICLES, FRAME

TEXT = "Ms Roe & Co said <no>.\r\nThe firm's “list” is closed."
ARTICLE = Article(
    TEXT, "one", "the ban", noise=(Span(24, 32),),
    quotes=(
        Quote("1", (Span(17, 21),), Kind.INDIRECT, Span(12, 16), Span(0, 11), Speaker("Roe & Co", None, SpeakerType.COMPANY), Stance(Label.AGAINST)),
        Quote("2", (Span(35, 41), Span(42, 51)), Kind.MIXED, None, None, Speaker("a firm", "Roe & Co", SpeakerType.COMPANY), Stance(Label.NEUTRAL)),
    ),
)  # fmt: skip


def test_inline_xml_round_trip():
    record, problems = inline_xml.parse(inline_xml.dumps(ARTICLE).encode())
    assert problems == []
    assert record.article == ARTICLE


def test_jsonl_round_trip(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(jsonl.to_line(ARTICLE)) + "\n", "utf-8")
    assert [record.article for record in jsonl.read(path)] == [ARTICLE]


@given(st.text(alphabet="aé “<&>\r\n😀", min_size=1, max_size=40).filter(str.strip), st.data())
def test_marked_text_survives_xml(text, data):
    starts = [at for at, character in enumerate(text) if not character.isspace()]
    start = data.draw(st.sampled_from(starts))
    end = data.draw(st.sampled_from([at + 1 for at in starts if at >= start]))
    article = Article(
        text, "a", "t", noise=(), quotes=(Quote("1", (Span(start, end),), Kind.INDIRECT, None, None, Speaker("Roe"), Stance(Label.FAVOR)),)
    )
    record, problems = inline_xml.parse(inline_xml.dumps(article).encode())
    assert problems == []
    assert record.article.text == text
    assert record.article.quotes[0].contents == article.quotes[0].contents


def test_every_article_of_the_corpus_survives_both_forms(tmp_path):
    for file in sorted(ARTICLES.glob("*.xml"))[::12]:
        article = next(inline_xml.read(file)).article
        record, _ = inline_xml.parse(inline_xml.dumps(article).encode())
        assert record.article == article
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps(jsonl.to_line(article)), "utf-8")
        assert next(jsonl.read(path)).article == article


SPEAKER = '<speaker id="r" name="Roe" type="person"/>'
GOOD = '<source q="1">Roe</source> <cue q="1">said</cue> <content q="1" speaker="r" stance="favor">yes</content>.'
BREACHES = [
    ("<cue>", 7, "not well-formed XML"),
    (GOOD.replace("source", "speaker_"), 6, "unknown element <speaker_>"),
    (GOOD.replace('stance="favor"', 'stance="for"'), 6, "unknown label 'for'; expected one of favor, against, neutral"),
    (GOOD.replace('stance="favor"', ""), 6, "lacks the attribute 'stance'"),
    (GOOD.replace('speaker="r"', 'speaker="x"'), 6, "no <speaker> has the id 'x'"),
    ("One line.\n" + GOOD.replace(' speaker="r" stance="favor"', "").replace("content", "cue"), 7, "quote 1 has no <content>"),
    (GOOD + ' <cue q="1">added</cue>', 6, "2 <cue> spans"),
    (GOOD.replace(">yes<", "> yes<"), 6, "starts or ends with white space"),
    (GOOD + ' <content q="1" stance="favor">no</content>', 6, "stand on its first <content> only"),
]


@pytest.mark.parametrize(("text", "line", "message"), BREACHES)
def test_breaches_of_the_form_are_told_with_their_line(tmp_path, text, line, message):
    path = tmp_path / "a.xml"
    path.write_text(FRAME.format(text=text, speakers=SPEAKER), "utf-8")
    errors = list(inline_xml.read(path))
    assert any(message in str(error) and error.line == line and error.path == path for error in errors), errors


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", 'expected an object with "text"'),
        ('{"text": "Roe said no.", "quotes": [{"content": [{"start": 9, "end": 99}]}]}', "past the end of the text"),
        ('{"text": "Roe said no.", "quotes": [{"content": [{"start": 9, "end": 11, "text": "yes"}]}]}', "correct the offsets or the words"),
        ('{"text": "Roe said no.", "quotes": [{"content": [{"start": 9, "end": 11}], "stance": {"label": "pro"}}]}', "'pro' is not a valid Label"),
        ('{"text": "Roe said no.", "quotes": [{"content": [{"start": 4, "end": 8}, {"start": 7, "end": 11}]}]}', "overlap"),
        ('{"text": "Roe said no.", "quotes": [{}]}', "lacks the key 'content'"),
    ],
)
def test_a_bad_line_loses_only_itself(tmp_path, line, message):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "Fine."}}\n{line}\n{{"text": "Fine too."}}\n', "utf-8")
    first, error, last = jsonl.read(path)
    assert (first.article.text, last.article.text) == ("Fine.", "Fine too.")
    assert message in str(error)
    assert error.line == 2


@pytest.fixture
def polnear(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text("Roe said no.\nShe added: “never”.", "utf-8")
    annotations = [
        "T1\tSource 0 3\tRoe", "T2\tCue 4 8\tsaid", "T3\tContent 9 11;24 31\tno “never”", "T4\tAttribution 4 8\tsaid", "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    ]  # fmt: skip
    (tmp_path / "attributions" / "one_0b.ann").write_text("\n".join(annotations), "utf-8")
    (tmp_path / "attributions" / "one_0c.ann").write_text("", "utf-8")
    return tmp_path


def test_brat_takes_the_first_annotator(polnear):
    (record,) = brat.read_folder(polnear)
    (quote,) = record.article.quotes
    assert [span.of(record.article.text) for span in quote.spans] == ["no", "“never”", "said", "Roe"]
    assert quote.kind is Kind.MIXED
    assert (quote.speaker, quote.stance) == (None, None)


def test_brat_tells_file_and_line_of_a_lost_span(polnear):
    path = polnear / "attributions" / "one_0b.ann"
    path.write_text("T1\tContent 9 11\tno\nE1\tAttribution:T1 Content:T9", "utf-8")
    (error,) = brat.read_folder(polnear)
    assert "no text-bound annotation T9" in str(error)
    assert (error.path, error.line) == (path, 2)


def test_brat_refuses_an_unknown_role(polnear):
    path = polnear / "attributions" / "one_0b.ann"
    path.write_text("T1\tContent 9 11\tno\nE1\tAttribution:T1 Boss:T1", "utf-8")
    (error,) = brat.read_folder(polnear)
    assert "unknown role 'Boss'; expected one of Attribution, Content, Cue, Source" in str(error)
    assert error.line == 2


def test_a_folder_with_one_bad_file_gives_the_others(tmp_path):
    (tmp_path / "bad.xml").write_text("<article>", "utf-8")
    (tmp_path / "good.xml").write_text(FRAME.format(text=GOOD, speakers=SPEAKER), "utf-8")
    records, errors = split_errors(corpus.read(tmp_path))
    assert [record.article.id for record in records] == ["a"]
    assert {error.path.name for error in errors} == {"bad.xml"}


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_what_is_no_corpus_is_said(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (error,) = corpus.read(tmp_path / name)
    assert "expected" in str(error)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("the ban\tsaid\tno\thit", "expected 5 fields, found 4"),
        ("the ban\tsaid\tno\tboss\tfavor", "unknown part 'boss'"),
        ("the ban\tsaid\tno\thit\tpro", "unknown stance 'pro'"),
        ("the ban\tsaid\t \thit\tfavor", "must not be empty"),
    ],
)
def test_a_bad_line_of_a_stance_table_loses_only_itself(tmp_path, line, message):
    path = tmp_path / "a.tsv"
    good = "the ban\t\twe will sue\thit\tagainst"
    path.write_text("\n".join(["\t".join(stance_table.COLUMNS), good, line, good]), "utf-8")
    quotes, errors = split_errors(stance_table.read(path))
    assert [quote.stance for quote in quotes] == [Label.AGAINST] * 2
    assert message in str(errors[0])
    assert errors[0].line == 3


def test_a_table_with_other_columns_is_told(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("text\tstance\nno\tfavor", "utf-8")
    (error,) = stance_table.read(path)
    assert "expected the columns target, cue, content, part, stance" in str(error)
