import pytest
from sklearn.base import clone

from quotestance.article import Span
from quotestance.pipeline import read_text
from quotestance.segmentation.features import context_of, features, paragraphs
from quotestance.segmentation.labeller import CRF
from quotestance.segmentation.labels import decode, encode, tidy
from quotestance.segmentation.linking import Scene
from tests.conftest import record_of

ROE = '<speaker id="r" name="Roe" type="person"/>'
TEXT = (
    '<content q="1" speaker="r" stance="favor">“No,”</content> <cue q="1">said</cue> <source q="1 2">Roe</source>, <cue q="2">adding</cue> '
    '<content q="2" speaker="r" stance="favor">that it was late</content>. <content q="1">“Never.”</content>'
)


def test_labels_round_trip_to_the_same_spans():
    article = read_text(record_of(TEXT, ROE).article)
    parts = decode(article.tokens, encode(article.tokens, article.quotes))
    spans = {(role, span) for quote in article.quotes for role, span in _roles(quote)}
    assert {(part.role, part.span) for part in parts} == spans


def _roles(quote):
    return [("content", span) for span in quote.contents] + [("cue", quote.cue), ("source", quote.source)]


def test_contents_that_touch_stay_apart():
    text = '<content q="1" speaker="r" stance="favor">“No.”</content> <content q="2" speaker="r" stance="favor">“Yes.”</content>'
    article = read_text(record_of(text, ROE).article)
    assert len(decode(article.tokens, encode(article.tokens, article.quotes))) == 2


def test_no_stretch_runs_over_a_paragraph():
    article = read_text(record_of("One two\nthree four").article)
    labels = ["B-content", "I-content", "I-content", "I-content"]
    assert [part.span for part in decode(article.tokens, labels)] == [Span(0, 7), Span(8, 18)]


def test_a_paragraph_is_told_what_was_left_open_before_it():
    article = read_text(record_of("“One goes on\n\n“and ends.”\n\nPlain.").article)
    first, second, third = paragraphs(article.tokens)
    assert context_of(None, second, article.quotations) == ["before=none"]
    assert context_of(first, third, article.quotations) == ["before=open"]
    assert context_of(second, None, article.quotations) == ["before=whole"]
    assert len(features(third, article.quotations, context_of(second, None, article.quotations))) == len(third)


def test_a_post_is_told_that_the_next_line_signs_it():
    post, signature = paragraphs(read_text(record_of("We will not pay\n\nAda Rohn (@adarohn) May 1").article).tokens)
    assert context_of(None, signature, ()) == ["before=none", "next=handle"]
    assert context_of(post, None, ()) == ["before=plain"]


def test_crf_is_an_estimator_that_learns_and_forgets():
    crf = clone(CRF(c1=0.0, c2=0.01, min_count=0))
    x, y = [[["w=a"], ["w=b"]]] * 5, [["O", "B-cue"]] * 5
    assert crf.fit(x, y).predict(x[:1]) == [["O", "B-cue"]]
    assert crf.fit(x, [["B-cue", "O"]] * 5).predict(x[:1]) == [["B-cue", "O"]]


def test_iterations_are_told():
    seen = []
    CRF(max_iterations=5, min_count=0).fit([[["w=a"], ["w=b"]]] * 3, [["O", "B-cue"]] * 3, seen.append)
    assert seen == sorted(seen)
    assert seen


def test_scene_knows_its_neighbours():
    article = read_text(record_of(TEXT, ROE).article)
    scene = Scene(article.tokens, decode(article.tokens, encode(article.tokens, article.quotes)))
    cue = scene.role("cue")[0]
    assert scene.neighbour(cue, cue.first - 1) == "content"
    assert scene.neighbour(cue, -1) == "edge"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe said it may end. It may not.", ["it may end", "It may not."]),
        ("Roe: It may end. It may not.", ["It may end. It may not."]),
        ("It may end. It may not.", ["It may end. It may not."]),
        ("Roe said it may end, perhaps,", ["it may end, perhaps"]),
        ("Roe said “it may end. It may not.”", ["“it may end. It may not.”"]),
    ],
)
def test_unquoted_contents_are_cut_and_trimmed(text, expected):
    article = read_text(record_of(text).article)
    start = next(at for at, token in enumerate(article.tokens) if token.word.lower() in ("it", "“"))
    labels = ["O"] * start + ["B-content"] + ["I-content"] * (len(article.tokens) - start - 1)
    parts = tidy(article.tokens, decode(article.tokens, labels), article.quotations)
    assert [part.span.of(text) for part in parts] == expected
