from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quotestance.article import Article
from quotestance.formats import inline_xml
from quotestance.formats.record import Record

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "training_data" / "articles"
FRAME = '<article id="a" story="s" register="wire" target="the tariffs">\n<speakers>\n{speakers}\n</speakers>\n<text>\n{text}\n</text>\n</article>\n'


def record_of(text: str, speakers: str = "") -> Record:
    """A labelled article from its marked text."""
    record, problems = inline_xml.parse(FRAME.format(text=text, speakers=speakers).encode())
    assert not problems, problems
    assert record is not None
    return record


@pytest.fixture
def labelled() -> Callable[..., Article]:
    return lambda text, speakers="": record_of(text, speakers).article
