import math
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotestance.article import Article, Kind, Label, Quote, Span, Speaker, SpeakerType, Stance
from quotestance.stance.explanation import evidence, explain
from quotestance.stance.features import Words, features, fold
from quotestance.stance.learning import learn_stance
from quotestance.stance.lexicon import terms
from quotestance.stance.part import sides
from quotestance.stance.parties import party_stances
from quotestance.stance.target import FALLBACK, guess


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the list will hurt Hikvale and its staff", "the list will hurt Dorana and its staff"),
        ("that China must answer to Ann Roe", "that Peru must answer to Jan Lis"),
        ("a 25% duty from 2019", "a 40% duty from 2023"),
    ],
)
def test_names_and_numbers_are_no_features(one, other):
    assert features(Words(one, "said", "")) == features(Words(other, "said", ""))


def test_negation_is_seen():
    assert "c not blame" in features(Words("the ban is not unfair", "said", ""))
    assert "c blame" in features(Words("the ban is unfair", "said", ""))


def test_phrases_count_as_one_the_longest_first():
    assert [term.at for term in terms("it is long overdue and a slap on the wrist".split())] == [2, 6]


def part_of(both, name, kind=SpeakerType.GOVERNMENT, body=None):
    return both.part_of(Speaker(name, body, kind))


@pytest.mark.parametrize(
    ("target", "party", "kind", "part"),
    [
        ("US sanctions on Iran", "Commerce Department", "government", "imposes"),
        ("US sanctions on Iran", "Iranian foreign ministry", "government", "hit"),
        ("US sanctions on Iran", "Baltic Shippers", "company", "affected"),
        ("US sanctions on Iran", "Center for Arms Studies", "organisation", "other"),
        ("US sanctions on Iran", "American Growers Association", "organisation", "affected"),
        ("US sanctions on Iran reinstated by the Rohn administration", "Rohn administration", "government", "imposes"),
        ("US ban on American firms supplying Corvane Optics", "Corvane Optics", "company", "hit"),
        ("US and EU sanctions on Russia (answered by Russia's food import ban)", "Kremlin", "government", "hit"),
        ("the addition of Corvane Optics to the US Entity List", "Corvane Optics", "company", "hit"),
        ("EU tariffs on Chinese electric cars", "European Commission", "government", "imposes"),
        ("EU tariffs on Chinese electric cars", "European Union", "government", "imposes"),
        ("the addition of Corvane Optics to the US Entity List", "US Commerce Department", "government", "imposes"),
        ("the ban", "Acme", "person", "other"),
    ],
)
def test_the_part_of_a_party_is_read_from_the_target(target, party, kind, part):
    assert part_of(sides(Article("Nothing more.", target=target)), party, SpeakerType(kind)) == part


@given(st.text(max_size=80))
def test_folding_survives_anything(text):
    assert all(word == word.lower() for word in fold(text))


def quote(number: int, party: str, label: Label, probability: float | None = None) -> Quote:
    rest = None if probability is None else dict.fromkeys(Label, (1 - probability) / 2)
    probabilities = rest and {**rest, label: probability}
    return Quote(str(number), (Span(0, 2),), Kind.INDIRECT, speaker=Speaker("Roe", party), stance=Stance(label, probabilities))


F, A, N = Label.FAVOR, Label.AGAINST, Label.NEUTRAL


@pytest.mark.parametrize(
    ("labels", "stance"),
    [([N, N], "neutral"), ([F, N, N], "favor"), ([F, A], "mixed"), ([A, A, F], "against"), ([A, A, F, F, N], "mixed")],
)
def test_a_party_stands_where_its_quotes_stand(labels, stance):
    (party,) = party_stances([quote(number, "Acme", label) for number, label in enumerate(labels)])
    assert party.stance == stance
    assert party.quotes == tuple(map(str, range(len(labels))))


def test_a_sure_quote_outweighs_an_unsure_one():
    (party,) = party_stances([quote(1, "Acme", F, 0.9), quote(2, "Acme", A, 0.4)])
    assert party.stance == "favor"
    assert 0 < party.confidence < 0.9


@pytest.fixture(scope="module")
def small():
    words = [Words(f"we {verb} it {n}", "said", "") for n in range(10) for verb in ("welcome", "condemn", "announced")]
    return words, learn_stance(words, [F, A, N] * 10, [str(n // 3) for n in range(30)], folds=3)


def test_probabilities_sum_to_one_and_what_was_learned_is_said(small):
    words, model = small
    probabilities = model.probabilities(words)
    assert probabilities.shape == (30, 3)
    assert probabilities.sum(axis=1) == pytest.approx(1)
    assert [model.labels[best] for best in probabilities.argmax(axis=1)] == [F, A, N] * 10
    assert model.probabilities([]).shape == (0, 3)


def test_two_kinds_of_stance_are_enough():
    words = [Words("we welcome it", "said", ""), Words("we condemn it", "said", "")] * 3
    model = learn_stance(words, [F, A] * 3, list("aabbcc"))
    assert [model.labels[best] for best in model.probabilities(words[:2]).argmax(axis=1)] == [F, A]


def test_an_explanation_adds_up_to_the_scores_and_they_to_the_probabilities(small):
    words, model = small
    explanation = explain(model, features(words[0]))
    odds = {label: math.exp(score) for label, score in explanation.scores.items()}
    for label in model.labels:
        assert explanation.scores[label] == pytest.approx(explanation.bias[label] + sum(one.scores[label] for one in explanation.contributions))
        assert odds[label] / sum(odds.values()) == pytest.approx(model.probabilities(words[:1])[0][model.labels.index(label)])
    assert "welcome" in explanation.contributions[0].evidence or "endorse" in explanation.contributions[0].evidence


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("w unfair", "word “unfair”"),
        ("w not fair", "word “fair”, negated"),
        ("ww long overdue", "words “long overdue”"),
        ("c not blame", "words of blame, negated"),
        ("c but harm", "words of harm after a turn"),
        ("part hit", "speaker is hit by the measure"),
        ("part imposes c wrongdoing", "speaker imposes the measure + words of wrongdoing"),
        ("part hit cue c reject", "speaker is hit by the measure + cue of reject"),
        ("cue urged", "cue “urged”"),
        ("cue said c harm", "cue “said” + words of harm"),
        ("cue c demand c relief", "cue of demand + words of relief"),
        ("first we", "opens with “we”"),
    ],
)
def test_features_can_be_read(feature, words):
    assert evidence(feature) == words


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The EU said tariffs may come. New tariffs on Chinese cars follow.", "New tariffs on Chinese cars"),
        ("Washington put the firm on the Entity List.", "Entity List"),
        ("Nothing happened.", FALLBACK),
    ],
)
def test_target_is_guessed_from_the_text(text, target):
    assert guess(text, ()) == target


def test_who_rejects_a_measure_is_not_taken_for_its_owner():
    both = sides(Article("Berlin rejected the tariffs. The U.S. steel tariffs take effect in May.", target="tariffs"))
    assert (part_of(both, "Germany"), part_of(both, "White House")) == ("other", "imposes")


def test_who_imposes_and_whom_it_hits_is_read_from_the_text_where_the_target_does_not_say():
    both = sides(Article("The United States has put camera maker Corvane and its suppliers on the Entity List.", target="Entity List"))
    assert (part_of(both, "Commerce Department"), part_of(both, "Corvane", SpeakerType.COMPANY)) == ("imposes", "hit")


@pytest.mark.parametrize(
    ("text", "party", "part"),
    [
        ("President Ada Rohn signed it.", "Ada Rohn", "imposes"),
        ("Iranian President Reza Tal refused.", "Reza Tal", "hit"),
        ("Iran's foreign ministry refused.", "foreign ministry", "hit"),
        ("Sen. Lou Marsh asked for more.", "Lou Marsh", "imposes"),
        ("The broker Ida Lund waited.", "Ida Lund", "other"),
        ("Iran's supreme leader, Ayatollah Omid Rad, refused.", "Omid Rad", "hit"),
        ("Lou Marsh (R-Fla.) asked for more.", "Lou Marsh", "imposes"),
        ("Former Senator Lou Marsh asked for more.", "Lou Marsh", "other"),
        ("Ada Rohn, the Turkish president, waited for sanctions on Iran.", "Ada Rohn", "other"),
    ],
)
def test_the_part_of_an_office_holder_is_read_from_the_article(text, party, part):
    speaker = Speaker(party, None, SpeakerType.GOVERNMENT if party.islower() else SpeakerType.PERSON)
    said = (Quote("1", (Span(0, 2),), Kind.INDIRECT, speaker=speaker),)
    assert sides(Article(text, target="US sanctions on Iran", quotes=said)).part_of(speaker) == part


def test_the_same_article_gives_the_same_parts_in_every_process():
    code = (
        "from quotestance.article import Article; from quotestance.stance.part import sides; "
        "print(sides(Article('Ecuador and the United States imposed sanctions. Peru and Chile imposed tariffs on Cuba, Iran and Oman.', target='the measures')).imposers)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": str(seed)}
        ).stdout
        for seed in range(4)
    ]
    assert len(set(runs)) == 1
    assert "frozenset({" in runs[0]
