import math
from itertools import groupby, pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotestance
from quotestance.article import Span
from quotestance.errors import split_errors
from quotestance.formats import corpus
from quotestance.pipeline import read_text
from quotestance.segmentation import labeller as labeller_module
from quotestance.segmentation.columns import FAR, Codebook, columns, nearest, runs
from quotestance.segmentation.crf_learning import learn_look
from quotestance.segmentation.labeller import glance, marginals_of, viterbi
from quotestance.segmentation.labels import LABELS, decode, encode, tidy
from quotestance.segmentation.linking import Ranker, Scene
from quotestance.segmentation.second_look import second_columns
from quotestance.segmentation.templates import EXTRA, FIRST, keys
from tests.conftest import ROOT, record_of

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


def _columns(text):
    article = read_text(record_of(text).article)
    found = columns(article.tokens, article.quotations, Codebook.of([article.tokens]))
    return article.tokens, {name: column.tolist() for name, column in found.items()}


def _at(tokens, column, word):
    return next(value for token, value in zip(tokens, column, strict=True) if token.word == word)


def test_a_paragraph_is_told_what_was_left_open_before_it():
    tokens, found = _columns("“One goes on\n\n“and ends.”\n\nPlain.")
    states = [_at(tokens, found["paragraph before"], word) for word in ("One", "ends", "Plain")]
    assert states == [0, 5, 4]


def test_a_post_is_told_that_the_next_line_signs_it():
    tokens, found = _columns("We will not pay\n\nAda Rohn (@adarohn) May 1")
    assert [_at(tokens, found["signed"], word) for word in ("pay", "Rohn")] == [1, 0]


def test_the_nearest_cue_counts_within_its_sentence_and_outside_marks():
    tokens, found = _columns("Roe said “he said no” to Doe. The rest was said before.")
    places = [token.word for token in tokens]
    assert found["left distance"][places.index("Doe")] > found["left distance"][places.index("no")] > 0
    assert found["left class"][places.index("The")] == FAR
    assert found["right class"][places.index("Roe")] >= 4


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_nearest_marked_on_both_sides(marked):
    left, right = nearest(np.array(marked))
    for at in range(len(marked)):
        before = [n for n in range(at) if marked[n]]
        after = [n for n in range(at + 1, len(marked)) if marked[n]]
        assert (left[at], right[at]) == (before[-1] if before else -1, after[0] if after else len(marked))


def _paths(scores, transitions, start, end):
    """Every labelling of a paragraph with its score, one by one."""
    for labels in product(range(scores.shape[1]), repeat=end - start):
        steps = sum(transitions[one, other] for one, other in pairwise(labels))
        yield labels, steps + sum(scores[start + at, label] for at, label in enumerate(labels))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(0, 1000))
def test_decoding_and_marginals_are_those_of_all_labellings(lengths, seed):
    draw = np.random.default_rng(seed)
    scores, transitions = draw.normal(size=(sum(lengths), 3)) * 2, draw.normal(size=(3, 3))
    best, marginals = viterbi(scores, transitions, np.array(lengths)), marginals_of(scores, transitions, np.array(lengths))
    start = 0
    for length in lengths:
        paths = list(_paths(scores, transitions, start, start + length))
        assert tuple(best[start : start + length]) == max(paths, key=lambda path: path[1])[0]
        odds = np.exp([score for _, score in paths])
        for at in range(length):
            expected = [odds[[labels[at] == label for labels, _ in paths]].sum() / odds.sum() for label in range(3)]
            assert marginals[start + at] == pytest.approx(expected)
        start += length


def _plain_scores(rows, found, codebook):
    """The scores of the second look, feature by feature out of one dictionary for each template."""
    total = np.zeros((len(found["word"]), len(LABELS)), np.float32)
    for row, of_template in zip(rows, keys(found, (*FIRST, *EXTRA), codebook), strict=True):
        for at, key in enumerate(of_template.tolist()):
            if key in row:
                total[at] += row[key]
    return total.tolist()


def _plain_best(scores, transitions, tokens):
    """Viterbi, one token after the other."""
    best = []
    for _, group in groupby(zip(tokens, scores, strict=True), key=lambda pair: pair[0].paragraph):
        rows = [row for _, row in group]
        total, back = rows[0], []
        for row in rows[1:]:
            ways = [[total[one] + transitions[one][other] for one in range(len(row))] for other in range(len(row))]
            back.append([max(range(len(way)), key=way.__getitem__) for way in ways])
            total = [max(way) + score for way, score in zip(ways, row, strict=True)]
        path = [max(range(len(total)), key=total.__getitem__)]
        for step in reversed(back):
            path.append(step[path[-1]])
        best += path[::-1]
    return best


def test_tables_give_the_labels_of_the_plain_way_on_every_article_of_the_corpus():
    labeller = quotestance.load().segmenter.labeller
    records, _ = split_errors(corpus.read(ROOT / "training_data" / "articles"))
    rows = [dict(zip(table.keys.tolist(), table.weights[:-1], strict=True)) for table in labeller.second.tables]
    for record in records:
        article = read_text(record.article)
        found = columns(article.tokens, article.quotations, labeller.codebook)
        early = glance(labeller.first, article.tokens, article.quotations, labeller.codebook)
        both = found | second_columns(early, found, *runs(article.tokens))
        scores = _plain_scores(rows, both, labeller.codebook)
        plain = _plain_best(scores, labeller.second.transitions.tolist(), article.tokens)
        assert labeller.label(article.tokens, article.quotations).best == [LABELS[number] for number in plain], article.id


def test_long_articles_are_labelled_in_chunks_with_the_same_result(monkeypatch):
    labeller = quotestance.load().segmenter.labeller
    article = read_text(record_of("\n\n".join(["Roe said it may end. “We will see,” she added.", "“One goes on", "and ends.”"] * 5)).article)
    whole = labeller.label(article.tokens, article.quotations)
    monkeypatch.setattr(labeller_module, "_CHUNK", 7)
    parts = labeller.label(article.tokens, article.quotations)
    assert parts.best == whole.best
    assert np.allclose(parts.marginals, whole.marginals)


def test_an_article_without_words_has_no_labels():
    assert quotestance.load().segmenter.labeller.label((), ()).best == []


def test_a_ranker_takes_the_highest_score_and_tells_its_share():
    best, share = Ranker({"a": 1.0, "b": 2.0}).best([["a"], ["b", "unknown"], []])
    assert best == 1
    assert share == pytest.approx(1 / (1 + math.exp(-1) + math.exp(-2)))


def test_a_look_learns_and_tells_each_iteration():
    article = read_text(record_of(TEXT, ROE).article)
    told = []
    look = learn_look([article] * 3, None, Codebook.of([article.tokens] * 2), 20, lambda: told.append(1))
    assert look.tables[0].weights.shape[1] == len(LABELS)
    assert 0 < len(told) <= 20


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
