import pytest

from quotestance.article import Article, Kind, Quote, Span, Speaker


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 5)])
def test_span_prints_its_bounds_when_they_are_wrong(start, end):
    with pytest.raises(ValueError, match=f"start={start} and end={end}"):
        Span(start, end)


def test_quote_needs_content_in_order():
    with pytest.raises(ValueError, match="has no content"):
        Quote("1", (), Kind.DIRECT)
    with pytest.raises(ValueError, match="out of order"):
        Quote("1", (Span(5, 9), Span(2, 6)), Kind.DIRECT)


def test_article_refuses_a_span_past_its_end():
    with pytest.raises(ValueError, match="past the end of the text \\(5\\)"):
        Article("Hello", quotes=(Quote("1", (Span(0, 4),), Kind.INDIRECT, source=Span(4, 9)),))


def test_party_is_the_body_spoken_for_else_the_name():
    assert Speaker("Ann Doe", "Acme").party == "Acme"
    assert Speaker("Ann Doe").party == "Ann Doe"
