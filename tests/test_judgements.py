"""Errors and probabilities beside gold labels."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from quotestance.article import Article, Label, Stance
from quotestance.calibration import bins, expected_error, of_parties, of_quotes, of_stances
from quotestance.judgements import accuracy, confusions, judgements, worst
from quotestance.stance.parties import party_stances

SPEAKERS = '<speaker id="a" name="Ann Roe" type="person"/><speaker id="b" name="Bob Lee" type="person"/>'
TEXT = (
    '<source q="1">Ann Roe</source> <cue q="1">condemned</cue> <content q="1" speaker="a" stance="against">the new tariffs on bolts</content>. '
    '<source q="2">Bob Lee</source> <cue q="2">said</cue> <content q="2" speaker="b" stance="favor">“so be it”</content>.'
)


def judged_against(article: Article) -> Article:
    """Every quote against, the first surely."""
    chances = ({Label.FAVOR: 0.05, Label.AGAINST: 0.9, Label.NEUTRAL: 0.05}, {Label.FAVOR: 0.3, Label.AGAINST: 0.6, Label.NEUTRAL: 0.1})
    return replace(article, quotes=tuple(replace(q, stance=Stance(Label.AGAINST, p)) for q, p in zip(article.quotes, chances, strict=True)))


PIPELINE = SimpleNamespace(judge=judged_against, explain=lambda article: article)


def test_points_fall_into_bins_and_the_last_one_holds_certainty():
    found = bins([(0.05, False), (0.95, True), (1.0, False)])
    assert [(one.low, one.number, one.right) for one in found] == [(0.0, 1, 0.0), (0.9, 2, 0.5)]


def test_the_expected_error_is_the_average_over_points():
    assert expected_error([(0.8, True)] * 4 + [(0.8, False)]) == pytest.approx(0)
    assert expected_error([(0.9, False), (0.1, False)]) == pytest.approx(0.5)
    assert expected_error([]) == 0


def test_judgements_tell_right_from_wrong_by_fact(labelled):
    found = judgements(PIPELINE, [labelled(TEXT, SPEAKERS)])
    assert accuracy(found, lambda one: one.kind) == {"direct": (0, 1), "indirect": (1, 1)}
    assert [one.cue_class for one in found] == ["reject", "cue not listed"]
    assert {one.length for one in found} == {"up to  5 words"}
    assert confusions(found).tolist() == [[0, 1, 0], [0, 1, 0], [0, 0, 0]]


def test_the_worst_errors_come_first_and_what_is_right_is_none(labelled):
    [error] = worst(judgements(PIPELINE, [labelled(TEXT, SPEAKERS)]))
    assert (error.gold, error.given, error.probability, error.quote.id) == (Label.FAVOR, Label.AGAINST, 0.6, "2")


def test_probabilities_stand_beside_what_was_right(labelled):
    gold = labelled(TEXT, SPEAKERS)
    found = judged_against(gold)
    found = replace(
        found, parties=party_stances(found.quotes), quotes=(replace(found.quotes[0], confidence=0.7), replace(gold.quotes[1], source=None))
    )
    assert of_stances(PIPELINE, [gold]) == [(0.9, True), (0.6, False)]
    assert of_quotes(gold, found) == [(0.7, True), (0.0, False)]
    assert of_parties(gold, found) == [(0.9, True), (0.6, False)]
