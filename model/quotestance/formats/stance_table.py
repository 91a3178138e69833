"""Single quotes with their stances, as a tab-separated table: target, cue, content, part and stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotestance.article import Label
from quotestance.errors import InputError
from quotestance.formats import plain_text

COLUMNS = ("target", "cue", "content", "part", "stance")
PARTS = ("imposes", "shares", "hit", "affected", "onlooker")
"""What the speaker does about the measure: imposes it, shares in imposing it, is hit by it, is hit through others, looks on."""


@dataclass(frozen=True, slots=True)
class JudgedQuote:
    """The words of one quote, the part of its speaker toward the target, and its stance."""

    target: str
    cue: str
    content: str
    part: str
    stance: Label


def read_corpus(path: Path) -> Iterator[JudgedQuote | InputError]:
    """The quotes of the tables that belong to a corpus: those in its folder `stance`."""
    for table in sorted((path / "stance").glob("*.tsv")) if path.is_dir() else ():
        yield from read(table)


def read(path: Path) -> Iterator[JudgedQuote | InputError]:
    """The quotes of a table; a line that cannot be read yields its error in place of the quote."""
    try:
        lines = plain_text.decode(path.read_bytes(), path).rstrip("\n").split("\n")
    except (OSError, InputError) as error:
        yield error if isinstance(error, InputError) else InputError(f"cannot be read: {error.strerror}", path)
        return
    if tuple(lines[0].split("\t")) != COLUMNS:
        yield InputError(f"expected the columns {', '.join(COLUMNS)} with tabs between them, found {lines[0][:80]!r}", path, 1)
        return
    for number, line in enumerate(lines[1:], 2):
        try:
            yield _quote(line.split("\t"))
        except ValueError as error:
            yield InputError(str(error), path, number)


def _quote(fields: list[str]) -> JudgedQuote:
    if len(fields) != len(COLUMNS):
        raise ValueError(f"expected {len(COLUMNS)} fields, found {len(fields)}")
    target, cue, content, part, stance = (field.strip() for field in fields)
    if not target or not content:
        raise ValueError("target and content must not be empty")
    if part not in PARTS:
        raise ValueError(f"unknown part {part!r}; expected one of {', '.join(PARTS)}")
    if stance not in tuple(Label):
        raise ValueError(f"unknown stance {stance!r}; expected one of {', '.join(Label)}")
    return JudgedQuote(target, cue, content, part, Label(stance))
