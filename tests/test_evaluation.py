import pytest

from quotestance.article import Article, Kind, Label, Quote, Span, Speaker, Stance
from quotestance.evaluation import count, match, same_name, scores, summarise

TEXT = "Ann Roe said it was a very big mistake. Bob Lee said no way at all."
GOLD = Article(
    TEXT,
    quotes=(
        Quote("1", (Span(13, 38),), Kind.INDIRECT, Span(8, 12), Span(0, 7), Speaker("Ann Roe", "Acme"), Stance(Label.AGAINST)),
        Quote("2", (Span(53, 66),), Kind.INDIRECT, Span(48, 52), Span(40, 47), Speaker("Bob Lee"), Stance(Label.NEUTRAL)),
    ),
)


def predicted(*quotes):
    return Article(TEXT, quotes=quotes, parties=())


def test_a_perfect_prediction_scores_one():
    report = scores(count(GOLD, GOLD, GOLD))
    assert report["end_to_end"]["f1"] == report["attribution"] == report["party"] == 1.0
    assert report["spans"]["cue"]["exact"]["f1"] == 1.0


def test_half_the_words_are_enough_to_match_and_less_is_not():
    half = Quote("1", (Span(22, 38),), Kind.INDIRECT)
    less = Quote("1", (Span(31, 38),), Kind.INDIRECT)
    assert match(TEXT, GOLD.quotes, [half]) == [(0, 0)]
    assert match(TEXT, GOLD.quotes, [less]) == []


def test_precision_and_recall_are_not_swapped():
    report = scores(count(GOLD, predicted(GOLD.quotes[0])))
    assert report["extraction"] == {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}
    assert report["extraction_by_kind"]["indirect"]["recall"] == 0.5


def test_a_wrong_source_is_found_but_not_right():
    wrong = Quote("1", (Span(13, 38),), Kind.INDIRECT, Span(8, 12), Span(40, 47), Speaker("Bob Lee"), Stance(Label.FAVOR))
    report = scores(count(GOLD, predicted(wrong)))
    assert report["extraction"]["recall"] == 0.5
    assert report["attribution"] == report["end_to_end"]["f1"] == report["speaker"] == 0.0


def test_stance_counts_over_three_labels():
    judged = Article(TEXT, quotes=GOLD.quotes)
    report = scores(count(GOLD, predicted(), judged))
    assert report["stance"]["gold"] == {"macro_f1": pytest.approx(2 / 3), "favor": 0.0, "against": 1.0, "neutral": 1.0}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Roe", "Roe", True),
        ("the Commerce Department", "US Commerce Department", True),
        ("Roe", "Lee", False),
        ("", "Lee", False),
        ("the", "the", False),
    ],
)
def test_names(one, other, same):
    assert same_name(one, other) is same


def test_intervals_hold_the_score_and_repeat_with_the_seed():
    counts = [count(GOLD, GOLD), count(GOLD, predicted(GOLD.quotes[0])), count(GOLD, predicted())]
    first, again = summarise(counts, seed=1), summarise(counts, seed=1)
    low, high = first["intervals"]["extraction.f1"]
    assert low <= first["extraction"]["f1"] <= high
    assert low < high
    assert first == again
