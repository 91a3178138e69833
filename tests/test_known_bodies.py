"""The table of public bodies, and tables that users bring."""

import pytest

from quotestance.article import SpeakerType
from quotestance.errors import InputError
from quotestance.pipeline import read_text
from quotestance.speakers import known_bodies, resolution
from quotestance.speakers.known_bodies import COLUMNS
from tests.conftest import record_of
from tests.test_speakers import marked

HEADER = ",".join(COLUMNS)
TABLE = f"{HEADER}\nBureau of Salt,Norrland,trade,Salt Bureau;Salthouse,Salt Master;chief salter\nNorthern Tin Accord,,trade,NTA,\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "bodies.csv"
    path.write_text(TABLE, "utf-8")
    return known_bodies.load(path)


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("Bureau of Salt", "Bureau of Salt", SpeakerType.GOVERNMENT),
        ("Salthouse", "Bureau of Salt", SpeakerType.GOVERNMENT),
        ("NTA", "Northern Tin Accord", SpeakerType.ORGANISATION),
    ],
)
def test_a_name_or_alias_stands_for_a_body(table, name, body, kind):
    assert [(found.name, found.type) for found in table.named(name)] == [(body, kind)]


def test_a_title_heads_a_body(table):
    assert [body.name for body in table.headed_by("chief Salter")] == ["Bureau of Salt"]
    assert table.headed_by("chief baker") == table.named("Bakehouse") == ()


def test_every_shipped_body_has_a_name_that_finds_it():
    shipped = known_bodies.shipped()
    assert shipped.named("Department of State") == shipped.named("Foggy Bottom") == shipped.headed_by("Secretary of State")[:1]
    assert len(shipped) > 500


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "found nothing"),
        ("name,country\nBureau of Salt,Norrland\n", 1, "found name,country"),
        (f"{HEADER}\nBureau of Salt,Norrland\n", 2, "expected 5 cells"),
        (f"{HEADER}\nBureau of Salt,Norrland,trade,a,b,c\n", 2, "expected 5 cells"),
        (f"{HEADER}\n,Norrland,trade,,\n", 2, "name of a body"),
        (f'{HEADER}\n"Bureau of Salt,Norrland,trade,,\n', 2, "double quotes"),
    ],
)
def test_a_table_that_is_none_says_where_and_what_to_do(tmp_path, text, line, words):
    path = tmp_path / "bodies.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=words) as caught:
        known_bodies.load(path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match="table of bodies in UTF-8"):
        known_bodies.load(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bureau of Salt met. [Salthouse] said {no}.", [("Bureau of Salt", None, "government")]),
        ("[Ada Roth, the chief salter,] said {no}.", [("Ada Roth", "Bureau of Salt", "person")]),
        ("[Ada Roth, the chief salter,] said {no}. [Salthouse] had {no comment}.", [("Ada Roth", "Salthouse", "person"), ("Salthouse", None, "government")]),
        ("[The NTA] opposes {the levy}.", [("NTA", None, "organisation")]),
    ],
)  # fmt: skip
def test_the_resolver_uses_the_table_that_it_is_given(table, text, expected):
    article = read_text(record_of(marked(text), '<speaker id="r" name="Nobody" type="person"/>').article)
    found = resolution.speakers(article, table)
    assert [(speaker.name, speaker.speaks_for, speaker.type) for speaker in (found[str(n)] for n in range(1, len(expected) + 1))] == expected
