import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone

from quotestance.article import Article, Kind, Label, Quote, Span, Speaker, Stance
from quotestance.stance.classifier import StanceClassifier
from quotestance.stance.features import Words, features, fold
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
    assert "c not wrong" in features(Words("the ban is not unfair", "said", ""))
    assert "c wrong" in features(Words("the ban is unfair", "said", ""))


@pytest.mark.parametrize(
    ("target", "party", "part"),
    [
        ("US sanctions on Iran", "Commerce Department", "imposes"),
        ("US sanctions on Iran", "Iranian foreign ministry", "hit"),
        ("US sanctions on Iran", "Baltic Shippers", "other"),
        ("the addition of Corvane Optics to the US Entity List", "Corvane Optics", "hit"),
        ("EU tariffs on Chinese electric cars", "European Commission", "imposes"),
        ("the addition of Corvane Optics to the US Entity List", "US Commerce Department", "imposes"),
        ("the ban", "Acme", "other"),
    ],
)
def test_the_part_of_a_party_is_read_from_the_target(target, party, part):
    assert sides(Article("Nothing more.", target=target)).part_of(party) == part


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


def test_classifier_is_an_estimator_with_probabilities_that_sum_to_one():
    x = [Words(f"we {verb} it {n}", "said", "") for n in range(10) for verb in ("welcome", "condemn", "announced")]
    y = [F, A, N] * 10
    model = clone(StanceClassifier(folds=3)).fit(x, y, [str(n // 3) for n in range(30)])
    probabilities = model.predict_proba(x)
    assert probabilities.shape == (30, 3)
    assert probabilities.sum(axis=1) == pytest.approx(1)
    assert list(model.predict(x)) == [str(label) for label in y]
    assert len(model.predict([])) == 0


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
    assert (both.part_of("Germany"), both.part_of("White House")) == ("other", "imposes")


def test_who_imposes_and_whom_it_hits_is_read_from_the_text_where_the_target_does_not_say():
    both = sides(Article("The United States has put camera maker Corvane and its suppliers on the Entity List.", target="Entity List"))
    assert (both.part_of("Commerce Department"), both.part_of("Corvane")) == ("imposes", "hit")


@pytest.mark.parametrize(
    ("text", "party", "part"),
    [
        ("President Ada Rohn signed it.", "Ada Rohn", "imposes"),
        ("Iranian President Reza Tal refused.", "Reza Tal", "hit"),
        ("Iran's foreign ministry refused.", "foreign ministry", "hit"),
        ("Sen. Lou Marsh asked for more.", "Lou Marsh", "imposes"),
        ("The broker Ida Lund waited.", "Ida Lund", "other"),
    ],
)
def test_the_part_of_an_office_holder_is_read_from_the_article(text, party, part):
    assert sides(Article(text, target="US sanctions on Iran")).part_of(party) == part
