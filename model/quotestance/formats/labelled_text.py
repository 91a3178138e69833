"""Texts with their targets and stances, as a table (CSV, TSV) or as JSON Lines; SemEval-2016 Task 6 is read as it is distributed."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from quotestance.article import Label
from quotestance.errors import InputError

_COMMA, _TAB, _JSON = ",", "\t", ""
_FORMS = {".csv": _COMMA, ".tsv": _TAB, ".tab": _TAB, ".txt": _TAB, ".jsonl": _JSON, ".ndjson": _JSON, ".json": _JSON}
_KNOWN = {"text": ("text", "tweet"), "target": ("target",), "stance": ("stance", "label")}
_STANCES = {"favor": Label.FAVOR, "favour": Label.FAVOR, "against": Label.AGAINST, "neutral": Label.NEUTRAL, "none": Label.NEUTRAL}
_MARK = re.compile(r"\s*#SemST\s*$")
"""What SemEval put at the end of every tweet: no words of the author."""
_LONGEST = 50
"""Lines that a quoted field may run over, lest one stray quotation mark swallow the table."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and its stance toward a target."""

    text: str
    target: str
    stance: Label


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns; of those not named, the usual names are looked for in any case."""

    text: str | None = None
    target: str | None = None
    stance: str | None = None


def read(path: Path, columns: Columns = Columns(), encoding: str = "utf-8") -> Iterator[LabelledText | InputError]:
    """The texts of a table; a row that cannot be read yields its error in place of the text.

    Parameters
    ----------
    path : Path
        Its suffix tells its form: .csv; .tsv, .tab and .txt with tabs; .jsonl, .ndjson and .json with one object a line.
    columns : Columns
    encoding : str
    """
    try:
        text = _decoded(path, encoding)
        yield from _objects(text, columns, path) if _FORMS[path.suffix.lower()] == _JSON else _table(text, columns, path)
    except InputError as error:
        yield error


def _decoded(path: Path, encoding: str) -> str:
    if path.suffix.lower() not in _FORMS:
        raise InputError(f"expected a table of texts whose name ends in {', '.join(_FORMS)}", path)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error
    except LookupError as error:
        raise InputError(f"unknown encoding {encoding!r}; for example --encoding cp1252", path) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not {encoding}: byte {data[error.start]:#04x} at offset {error.start}; name the encoding, for example --encoding cp1252"
        raise InputError(message, path, line) from error
    if not text.strip():
        raise InputError("the file is empty; expected a table of texts with their targets and stances", path)
    return text


def _table(text: str, columns: Columns, path: Path) -> Iterator[LabelledText | InputError]:
    delimiter = _FORMS[path.suffix.lower()]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        header, at = _row(lines, 0, delimiter, 0)
        names = _names(header, columns)
    except ValueError as error:
        raise InputError(str(error), path, 1) from error
    if not any(map(str.strip, lines[at:])):
        raise InputError("no rows below the names of the columns", path, 1)
    while at < len(lines):
        number, at = at + 1, at + 1
        if lines[number - 1].strip():
            try:
                fields, at = _row(lines, number - 1, delimiter, len(header))
                yield _labelled(dict(zip(header, fields, strict=True)), names)
            except ValueError as error:
                yield InputError(str(error), path, number)


def _row(lines: list[str], at: int, delimiter: str, width: int) -> tuple[list[str], int]:
    """The fields of the row that starts at a line, and where the next one starts.

    With tabs, quotation marks are text, as SemEval has them.
    """
    if delimiter == _TAB:
        fields, end = lines[at].split(_TAB), at + 1
    else:
        fields, end = _quoted(lines, at)
    if width and len(fields) != width:
        raise ValueError(f"expected {width} fields, found {len(fields)}")
    return fields, end


def _quoted(lines: list[str], at: int) -> tuple[list[str], int]:
    reader = csv.reader((f"{line}\n" for line in lines[at : at + _LONGEST]), strict=True)
    try:
        return next(reader), at + reader.line_num
    except csv.Error as error:
        raise ValueError(f"not a row of a CSV table: {error}") from error


def _objects(text: str, columns: Columns, path: Path) -> Iterator[LabelledText | InputError]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found = json.loads(line)
                if not isinstance(found, dict):
                    raise ValueError("expected one JSON object a line")
                yield _labelled(found, _names(found, columns))
            except json.JSONDecodeError as error:
                yield InputError(f"not JSON, expected one object a line: {error.msg} at column {error.colno}", path, number)
            except ValueError as error:
                yield InputError(str(error), path, number)


def _names(header: Iterable[str], columns: Columns) -> dict[str, str]:
    """The column of each role."""
    present = {name.strip().casefold(): name for name in reversed(list(header))}
    found = {}
    for role, given in asdict(columns).items():
        wanted = (given,) if given else _KNOWN[role]
        name = next((present[one.casefold()] for one in wanted if one.casefold() in present), None)
        if name is None:
            here = ", ".join(reversed(present.values()))
            raise ValueError(f"no column {' or '.join(wanted)}; found {here[:200]}; name the column of the {role} with --{role}-column")
        found[role] = name
    return found


def _labelled(row: Mapping[str, object], names: Mapping[str, str]) -> LabelledText:
    values = {role: row[name] for role, name in names.items()}
    for role, value in values.items():
        if not isinstance(value, str):
            raise ValueError(f"the {role} is no text: {value!r}")
    text, target, stance = (str(values[role]).strip() for role in ("text", "target", "stance"))
    text = _MARK.sub("", text)
    for role, value in (("text", text), ("target", target)):
        if not value:
            raise ValueError(f"the {role} is empty")
    if stance.casefold() not in _STANCES:
        raise ValueError(f"unknown stance {stance!r}; expected one of {', '.join(_STANCES)}")
    return LabelledText(text, " ".join(target.split()), _STANCES[stance.casefold()])
