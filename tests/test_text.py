import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotestance.article import Article
from quotestance.text.cleaning import noise
from quotestance.text.tokens import annotate, tokens

PROSE = "Brussels said on Monday that it would review the duties.\n\n{}\n\nThe review ends in May, officials said."
NOISE = [
    "ADVERTISEMENT",
    "Image copyright Agency Image caption A tanker leaves the port of Ness",
    "A tanker at anchor off Ness. (Photo: Rui Salgado/AFP)",
    "By Orla Finnerty and Jan Ruys, Brussels",
    "Read more: Why duties matter",
    "RELATED: Ten charts on trade",
    "Sign up for our morning briefing and never miss a story",
    "Share this article on Facebook",
    "Tags: trade, tariffs, steel",
    "Orla Finnerty is a reporter who covers trade for the Ness Courier.",
    "Reporting by Orla Finnerty; Editing by Jan Ruys",
    "Follow Orla Finnerty on Twitter",
    "What happens next?",
    "© 2024 Ness Courier. All rights reserved.",
    "Last updated: 4 March 2024",
]
KEPT = [
    "“We will sue,” she said.",
    "But the ministry declined to comment.",
    "“Never again.”",
    "Related industries will also suffer, the union said, and it asked for help from the state.",
    "Marta Ruys: They never asked us.",
    "He wrote in a post:",
]


@pytest.mark.parametrize("line", NOISE)
def test_page_furniture_is_noise(line):
    text = PROSE.format(line)
    assert [span.of(text) for span in noise(text)] == [line]


@pytest.mark.parametrize("line", KEPT)
def test_article_text_is_kept(line):
    assert noise(PROSE.format(line)) == ()


def test_a_headline_above_the_first_paragraph_is_noise():
    text = "EU weighs new duties on steel\n\nBrussels said it would act."
    assert [span.of(text) for span in noise(text)] == ["EU weighs new duties on steel"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. didn't act.", ["The", "U.S.", "did", "n't", "act", "."]),
        ("Beijing’s 25% levy", ["Beijing", "’s", "25%", "levy"]),
        ("Mr. Doe paid $1.5bn", ["Mr.", "Doe", "paid", "$1.5bn"]),
        ("a 12-year-old, e.g. “x”", ["a", "12-year-old", ",", "e.g.", "“", "x", "”"]),
    ],
)
def test_tokens(text, words):
    assert [token.word for token in tokens(text)] == words


def test_sentences_and_paragraphs_are_numbered():
    found = tokens("Mr. Doe left. He ran.\n\nShe stayed.")
    assert [(token.paragraph, token.sentence) for token in found if token.word in ("Doe", "He", "She")] == [(0, 0), (0, 1), (1, 2)]


@given(st.text(max_size=200))
def test_tokens_never_shift_an_offset(text):
    article = annotate(Article(text, noise=noise(text)))
    assert article.text == text
    ends = 0
    for token in article.tokens:
        assert text[token.start : token.end] == token.word
        assert token.start >= ends
        ends = token.end
