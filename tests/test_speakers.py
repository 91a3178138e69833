"""Each case is a text whose quotes are marked, and who says each of them, for whom."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance.article import Article, Kind, Quote, Span
from quotestance.pipeline import read_text
from quotestance.speakers import resolution
from quotestance.speakers.affiliation import CONTEXT, OWN, affiliation
from quotestance.speakers.mentions import Form, parse
from quotestance.text.countries import countries, country_of, fullest
from tests.conftest import record_of

CASES = {
    "a surname goes back to the full name": (
        "[Foreign ministry spokesman Geng Tao] said {no}. [Geng] added {never}.",
        [("Geng Tao", "Foreign ministry"), ("Geng Tao", "Foreign ministry")],
    ),
    "a pronoun goes back to who was quoted": (
        "[Ulla Brandt, chief executive of Nordal,] said {no}. [She] warned of {harm}.",
        [("Ulla Brandt", "Nordal"), ("Ulla Brandt", "Nordal")],
    ),
    "a pronoun minds the gender that the text gives": (
        "[Mr Ivo Lang, an analyst,] said {no} after a call with [Ms Ada Roth, a broker,] who said {yes}. [He] added {never}.",
        [("Ivo Lang", None), ("Ada Roth", None), ("Ivo Lang", None)],
    ),
    "a capital stands for its country": (
        "[China] protested {the list}. [Beijing's] {answer} came late.",
        [("China", None), ("China", None)],
    ),
    "a secretary speaks for the department": (
        "[US Treasury Secretary Dan Hale] said {no}. [Mr Hale] defended {it}.",
        [("Dan Hale", "US Treasury"), ("Dan Hale", "US Treasury")],
    ),
    "a secretary of state is named after the office": (
        "[Secretary of State Rosa Quill] said {no}. [Quill] left {it} there.",
        [("Rosa Quill", "State Department"), ("Rosa Quill", "State Department")],
    ),
    "the company is the one spoken of": (
        "Chipmaker Veltron was listed on Monday. [The company] said {no}.",
        [("Veltron", None)],
    ),
    "an unnamed spokesperson speaks for the named body": (
        "[A spokesperson for Veltron] said {no}.",
        [("a spokesperson for Veltron", "Veltron")],
    ),
    "initials introduced in brackets": (
        "The Baltic Shippers Association (BSA) met. [The BSA] opposes {the levy}.",
        [("Baltic Shippers Association", None)],
    ),
    "a senator speaks for nobody else": (
        "[Sen. Lou Marsh, R-Ohio,] welcomed {it}. [Marsh] wants {more}.",
        [("Lou Marsh", None), ("Lou Marsh", None)],
    ),
    "a former minister speaks for nobody else": (
        "[Jana Kolar, a former trade minister,] called {it} odd.",
        [("Jana Kolar", None)],
    ),
    "the name after the role": (
        "The Tin Makers Federation has 80 members. [The group's president, Omar Haddad,] said {no}.",
        [("Omar Haddad", "Tin Makers Federation")],
    ),
    "a quote with no source is the last speaker's": (
        "[Ivo Lang, an analyst,] said {no}.\n\n{“Never.”}",
        [("Ivo Lang", None), ("Ivo Lang", None)],
    ),
    "a transcript's label is a name": (
        "Ulla Brandt is an economist.\n\n[BRANDT]: {No.}\n\n[ULLA BRANDT]: {Never.}",
        [("Ulla Brandt", None), ("Ulla Brandt", None)],
    ),
}  # fmt: skip


def marked(text: str) -> str:
    """`[source]` and `{content}` as elements, numbered in their order."""
    for opening, closing, tag in (("[", "]", "source"), ("{", "}", "content")):
        pieces = text.split(opening)
        more = ' speaker="r" stance="neutral"' if tag == "content" else ""
        numbers = iter(range(1, len(pieces)))
        text = pieces[0] + "".join(f'<{tag} q="{number}"{more}>' + piece for piece, number in zip(pieces[1:], numbers, strict=True))
        text = text.replace(closing, f"</{tag}>")
    return text


@pytest.mark.parametrize("name", CASES)
def test_who_speaks_and_for_whom(name):
    text, expected = CASES[name]
    article = read_text(record_of(marked(text), '<speaker id="r" name="Nobody" type="person"/>').article)
    found = resolution.speakers(article)
    assert [(found[str(n)].name, found[str(n)].speaks_for) for n in range(1, len(expected) + 1)] == expected


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("a spokeswoman for the firm", "the firm"),
        ("Commerce Department spokesman", "Commerce Department"),
        ("chief executive", CONTEXT),
        ("its chief executive", OWN),
        ("finance minister of Norway", "Norwegian finance ministry"),
        ("commerce secretary", "commerce Department"),
        ("prime minister", None),
        ("an Iowa farmer and the president of the Soy Growers Association", "Soy Growers Association"),
        ("who heads the Tin Council", "Tin Council"),
        ("a former ambassador to Rome", None),
        ("professor of law at Leeds", None),
    ],
)
def test_affiliation(role, body):
    assert affiliation(role) == body


@pytest.mark.parametrize(
    ("source", "form", "person"),
    [
        ("he", Form.PRONOUN, None),
        ("Geng Tao, a spokesman for the ministry,", Form.NAME, "Geng Tao"),
        ("the German foreign minister, Karl Holm,", Form.NAME, "Karl Holm"),
        ("the ministry", Form.DESCRIPTION, None),
        ("Analysts", Form.DESCRIPTION, None),
        ("Beijing’s", Form.NAME, None),
        ("The Commerce Department", Form.NAME, None),
    ],
)
def test_sources_are_read(source, form, person):
    mention = parse(source)
    assert (mention.form, mention.person) == (form, person)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("Beijing", "China"), ("the U.S.", "United States"), ("Iranian authorities", "Iran"), ("Brussels’", "European Union"), ("Ford", None)],
)
def test_countries(phrase, name):
    country = country_of(phrase)
    assert (country and country.name) == name


def test_a_country_is_named_as_the_article_names_it():
    china = country_of("Beijing")
    assert fullest(china, "Beijing said no. The Chinese government waits.") == "Chinese government"
    assert fullest(china, "Beijing said no to China's critics.") == "China"
    assert fullest(china, "Beijing said no.") == "Beijing"


def test_the_table_of_countries_has_no_word_twice():
    words = [word for country in countries() for word in {*country.names, *country.demonyms, *country.capitals}]
    assert len(words) == len(set(words))


_WORDS = ["the", "The", "a", "who", "which", "he", "It", "their", "Geng", "Tao", "Mr", "US", "U.S.", "EU", "minister", "Spokesman", "of", "for", "and", "company", "’s", ",", ".", "“", "”", "Ministry", "report", "said", "two", "(", ")", "\n"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30), st.data())
def test_any_stretch_as_a_source_gives_a_named_speaker(words, data):
    text = " ".join(words)
    spans = [(at, at + len(word)) for at, word in zip(accumulate([0, *(len(w) + 1 for w in words)]), words, strict=False)]
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, min(len(spans) - 1, first + 5)))
    source = Span(spans[first][0], spans[last][1])
    quotes = tuple(Quote(str(n), (Span(*span),), Kind.INDIRECT, None, source if n % 2 else None) for n, span in enumerate(spans[:6]))
    article = read_text(Article(text, quotes=quotes))
    assert all(speaker.name.strip() for speaker in resolution.speakers(article).values())
