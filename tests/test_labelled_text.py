"""Tables of labelled texts as they are met: what is read of them, and what is said of the rest."""

import pytest

from quotestance.article import Label
from quotestance.errors import split_errors
from quotestance.formats.labelled_text import Columns, read

F, A, N = Label.FAVOR, Label.AGAINST, Label.NEUTRAL


def read_all(path, name, content, *arguments):
    file = path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    rows, errors = split_errors(read(file, *arguments))
    return [(row.text, row.target, row.stance) for row in rows], [str(error).removeprefix(str(file)) for error in errors]


@pytest.mark.parametrize(
    ("name", "content", "rows"),
    [
        ("a.txt", 'ID\tTarget\tTweet\tStance\r\n1\tTram Line\tso "good #SemST\tFAVOR\r\n2\tTram Line\tno\tNONE\r\n', [('so "good', F), ("no", N)]),
        ("a.csv", 'text,target,stance\n"no, never",Tram  Line,Against\n\n"two\nlines",tram line,favour\n', [("no, never", A), ("two\nlines", F)]),
        ("a.tsv", "label\ttext\ttarget\nneutral\tso so\tTram\n", [("so so", N)]),
        ("a.jsonl", '\ufeff{"text": "no", "target": "Tram", "label": "AGAINST", "n": 3}\n\n{"Tweet": "yes", "Target": "Tram", "Stance": "favor"}', [("no", A), ("yes", F)]),
    ],
)  # fmt: skip
def test_usual_names_of_columns_and_stances_are_understood(tmp_path, name, content, rows):
    found, errors = read_all(tmp_path, name, content)
    assert [(text, stance) for text, _, stance in found] == rows
    assert errors == []


def test_columns_and_encoding_can_be_named(tmp_path):
    content = "post,about,opinion,stance\ncafé first,Tram,favor,against\n".encode("cp1252")
    found, errors = read_all(tmp_path, "a.csv", content, Columns("Post", "about", "opinion"), "cp1252")
    assert (found, errors) == ([("café first", "Tram", F)], [])


@pytest.mark.parametrize(
    ("name", "content", "rows", "message"),
    [
        ("a.csv", "text,target,stance\n,Tram,favor\nyes,Tram,favor\n", 1, ":2: the text is empty"),
        ("a.txt", "Tweet\tTarget\tStance\n#SemST\tTram\tNONE\nyes\tTram\tFAVOR\n", 1, ":2: the text is empty"),
        ("a.csv", "text,target,stance\nyes,,favor\nyes,Tram,favor\n", 1, ":2: the target is empty"),
        ("a.csv", "text,target,stance\nyes,Tram,maybe\nyes,Tram,favor\n", 1, ":2: unknown stance 'maybe'; expected one of favor, favour, against"),
        ("a.csv", "text,target,stance\nyes,Tram,favor\nyes,Tram\nno,Tram,against\n", 2, ":3: expected 3 fields, found 2"),
        ("a.csv", 'text,target,stance\n"open,Tram,favor\nyes,Tram,favor\nno,Tram,against\n', 2, ":2: not a row of a CSV table"),
        ("a.csv", 'text,target,stance\na 5" pipe,Tram,favor\nyes,Tram,favor\na 4" pipe,Tram,against\n', 3, None),
        ("a.csv", "text,topic,stance\nyes,Tram,favor\n", 0, ":1: no column target; found text, topic, stance; name the column of the target with --target-column"),
        ("a.csv", "text,target,stance\n", 0, ":1: no rows below"),
        ("a.csv", "", 0, ": the file is empty"),
        ("a.csv", "text,target,stance\nyes,Tram,favor\nca\xe9,Tram,favor\n".encode("cp1252"), 0, ":3: not utf-8: byte 0xe9 at offset 36; name the encoding, for example --encoding cp1252"),
        ("a.jsonl", '{"text": "yes", "target": "Tram", "label": "favor"}\n{"text": 1', 1, ":2: not JSON"),
        ("a.jsonl", '{"text": 7, "target": "Tram", "label": "favor"}\n[]', 0, ":1: the text is no text: 7"),
        ("a.jsonl", '{"text": "yes", "label": "favor"}\n{"text": "yes", "target": "Tram", "label": "favor"}', 1, ":1: no column target"),
        ("a.xlsx", "text", 0, ": expected a table of texts whose name ends in .csv"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_by_file_and_line_and_the_others_are_read(tmp_path, name, content, rows, message):
    found, errors = read_all(tmp_path, name, content)
    assert len(found) == rows
    assert errors == [] if message is None else errors[0].startswith(message)


@pytest.mark.parametrize(
    ("arguments", "message"), [((Columns(), "klingon"), "unknown encoding 'klingon'"), ((Columns(), "ascii"), "not ascii: byte")]
)
def test_what_is_wrong_with_an_encoding_is_told(tmp_path, arguments, message):
    _, errors = read_all(tmp_path, "a.csv", "text,target,stance\ncafé,Tram,favor\n", *arguments)
    assert message in errors[0]


def test_a_missing_file_is_told(tmp_path):
    (error,) = read(tmp_path / "none.csv")
    assert "cannot be read" in str(error)
