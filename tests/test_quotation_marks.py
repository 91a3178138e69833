from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotestance.article import Kind, Span
from quotestance.text.quotation_marks import kind, quotations

CASES = [
    ('She said "no" twice.', ['"no"']),
    ("He said “it is over,” then left.", ["“it is over,”"]),
    ("«Nein», said Bern.", ["«Nein»"]),
    ("''We are done,'' he wrote.", ["''We are done,''"]),
    ("“One.\n\n“Two.” End.", ["“One.", "“Two.”"]),
    ("“He told me ‘never’ twice,” she said.", ["“He told me ‘never’ twice,”"]),
    ("‘It’s the workers’ money,’ he said. ‘All of it.’", ["‘It’s the workers’ money,’", "‘All of it.’"]),
    ("'They're gone,' said O'Hara, the firms' broker.", ["'They're gone,'"]),
    ("Rock 'n' roll of the '90s, the workers' favourite.", []),
    ("The firms' plea and the unions' reply.", []),
    ('A 5" pipe and a 6" pipe.', []),
    ("He called it “a trap and walked out.\n\n“Later” he came back.", ["“a trap and walked out.", "“Later”"]),
    ("He said “first one was left open. Then “second” came.", ["“first one was left open.", "“second”"]),
    ("”Reversed” marks open a line.", ["”Reversed”"]),
    ('"Straight, then curly,” it read.', ['"Straight, then curly,”']),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(text, expected):
    assert [span.of(text) for span in quotations(text)] == expected


def test_an_unclosed_mark_costs_its_own_paragraph_only():
    text = 'Ann said "this never ends.\n\nBob said "fine" and left.\n\nNo marks here.'
    assert [span.of(text) for span in quotations(text)] == ['"this never ends.', '"fine"']


@pytest.mark.parametrize(
    ("content", "expected"),
    [("“all of it”", Kind.DIRECT), ("it was “half” quoted", Kind.MIXED), ("that nothing is", Kind.INDIRECT)],
)
def test_kind(content, expected):
    text = f"He said {content} here"
    assert kind(text, [Span(8, 8 + len(content))], quotations(text)) is expected


@given(st.text(alphabet="ab .,\n\r\t\"'“”‘’«»`´5s-—é😀", max_size=80))
def test_spans_are_ordered_apart_and_within_a_paragraph(text):
    spans = quotations(text)
    for span in spans:
        assert span.end <= len(text)
        assert "\n" not in span.of(text)
    assert all(one.end <= two.start for one, two in pairwise(spans))
