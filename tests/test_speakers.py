"""Each case is a text whose quotes are marked, and who says each of them, for whom."""

from itertools import accumulate
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotestance.article import Article, Kind, Quote, Span
from quotestance.pipeline import read_text
from quotestance.speakers import resolution
from quotestance.speakers.affiliation import Left, affiliations
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
    "its goes back to what the sentence before is about": (
        "Veltron Chips sells to Harl Optics. Nordal Shipping backs the list. [Its founder, Ada Roth,] said {no}.",
        [("Ada Roth", "Nordal Shipping")],
    ),
    "an officer without a body serves the firm in focus": (
        "Nordal Shipping lost a tenth of its sales on Monday. {“No,”} said [finance chief Omar Haddad]. [The company] had {no more}.",
        [("Omar Haddad", "Nordal Shipping"), ("Nordal Shipping", None)],
    ),
    "the nearest firm, not the one that is spoken of most": (
        "Veltron fell. Veltron had grown. Veltron shares rose. The chipmaker Harl Optics is calm. [The chipmaker] said {no}.",
        [("Harl Optics", None)],
    ),
    "a report by a body is that body's": (
        "[A report by the Tin Council] found {little}. [It] urged {calm}. [The report] named {names}.",
        [("a report by the Tin Council", "Tin Council")] * 3,
    ),
    "a report goes back to what was said of it before": (
        "Nordal Shipping waited. The Tin Council sent its members a letter on Monday. [The letter] asked for {time}.",
        [("letter", "Tin Council")],
    ),
    "it goes back to the body that the sentence before opens with": (
        "[Ada Roth, an economist,] said {no}. The Tin Council has shown sympathy. [It] wants {time}.",
        [("Ada Roth", None), ("Tin Council", None)],
    ),
    "he is the subject of the sentence before": (
        "[Ivo Lang, an analyst,] said {never}. Omar Haddad, 44, mends nets in Leeds. [He] fears {harm}.",
        [("Ivo Lang", None), ("Omar Haddad", None)],
    ),
    "they are the group that the sentence before is about": (
        "[Ivo Lang, an analyst,] said {never}. Several dockers have other worries. [They] fear {harm}.",
        [("Ivo Lang", None), ("several dockers", None)],
    ),
    "the two are those named together": (
        "Ada Roth, a senator, and Ivo Lang, a farmer, met on Monday. [The two] want {relief}.",
        [("Ada Roth and Ivo Lang", None)],
    ),
    "two portfolios are one minister": (
        "[Fisheries and Trade Minister Rosa Quill] said {no}.",
        [("Rosa Quill", "Trade ministry")],
    ),
    "two people are a group": (
        "[Foreign Minister Rosa Quill and trade envoy Dan Hale] said {no}.",
        [("Rosa Quill and Dan Hale", None)],
    ),
    "a transcript's introduction tells whom a witness speaks for": (
        "Witnesses: Ada Roth, director, Gharl Relief; Ivo Lang of Roth Mills.\n\n[MS ROTH]: {No.}\n\n[LANG]: {Never.}",
        [("Ada Roth", "Gharl Relief"), ("Ivo Lang", "Roth Mills")],
    ),
    "a body after a description is the speaker": (
        "[A mill on the coast, Harl Tekstil,] opposes {it}.",
        [("Harl Tekstil", None)],
    ),
    "whose firm": (
        "[Ada Roth, whose firm Brisk Looms exports thread,] said {no}.",
        [("Ada Roth", "Brisk Looms")],
    ),
    "an analyst speaks for nobody else": (
        "[Ada Roth, chief economist at Nordal Bank,] said {no}. [Roth] said {yes}.",
        [("Ada Roth", None), ("Ada Roth", None)],
    ),
    "officials speak for the body that describes them": (
        "[Two EU diplomats] said {no}.",
        [("two EU diplomats", "EU")],
    ),
    "a portfolio is named as the article names the office": (
        "The Norrland trade ministry waits. [Trade minister Rosa Quill] said {no}.",
        [("Rosa Quill", "Norrland trade ministry")],
    ),
    "a pronoun may come before its name": (
        "By [his] own {account}, Ivo Lang, an analyst, was late.",
        [("Ivo Lang", None)],
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
    ("role", "bodies"),
    [
        ("a spokeswoman for the firm", ("the firm", Left.CONTEXT)),
        ("Commerce Department spokesman", ("Commerce Department", Left.CONTEXT)),
        ("chief executive", (Left.CONTEXT,)),
        ("its chief executive", (Left.OWN, Left.CONTEXT)),
        ("President and Chief Executive Officer", (Left.CONTEXT,)),
        ("the firm's head of sales", ("the firm", Left.CONTEXT)),
        ("head of sales at Nordal", ("Nordal", Left.CONTEXT)),
        ("finance minister of Norway", ("Norwegian finance ministry",)),
        ("commerce secretary", ("commerce Department",)),
        ("Economic Secretary to the Treasury", ("Treasury",)),
        ("assistant secretary of commerce for export enforcement", ("commerce Department",)),
        ("the Treasury under secretary for financial intelligence", ("Treasury", Left.OFFICE)),
        ("trade commissioner", ("European Commission",)),
        ("regional secretary of the Union of Dyers", ("the Union of Dyers", "the Union", "Dyers")),
        ("prime minister", ()),
        ("an Iowa farmer and the president of the Soy Growers Association", ("the Soy Growers Association",)),
        ("who heads the Tin Council", ("the Tin Council",)),
        ("whose app Brisk tops the charts", ("Brisk",)),
        ("counsel for the bank", ("the bank",)),
        ("chief economist at Nordal Bank", ()),
        ("a manager at a mill in Ohio", ()),
        ("a former ambassador to Rome", ()),
        ("professor of law at Leeds", ()),
    ],
)
def test_affiliations(role, bodies):
    assert affiliations(role) == bodies


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


@pytest.mark.parametrize(
    "unit", ["Ada Roth, a broker, Ada, whose firm Acme, ", "Acme's Bolt's Cole's Dorn ", "Abc Def Ghi Jkl ", "He said it and the firm said that. "]
)
def test_time_grows_with_the_text_and_no_faster(unit):
    def seconds(count):
        starts = range(0, count * len(unit), 4 * len(unit))
        quotes = tuple(Quote(str(at), (Span(at + 9, at + 12),), Kind.INDIRECT, None, Span(at, at + 8)) for at in starts)
        article = read_text(Article(unit * count, quotes=quotes))
        start = process_time()
        resolution.speakers(article)
        return process_time() - start

    assert seconds(2400) < 4 * 3 * max(seconds(600), 0.02)
