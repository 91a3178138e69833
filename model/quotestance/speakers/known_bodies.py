"""Public bodies with their other names and the titles of those who head them; facts only, from `data/bodies.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

from quotestance.article import SpeakerType
from quotestance.errors import InputError

COLUMNS = ("name", "country", "portfolio", "aliases", "heads")
"""The columns of a table of bodies; several aliases or heads are joined by `;`."""


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A ministry, agency, court, parliament or international organisation.

    Parameters
    ----------
    name : str
    country : str
        Empty for an international body.
    portfolio : str
    aliases : tuple of str
        Other names, initials and addresses that stand for it.
    heads : tuple of str
        Titles of those who speak for it, without names of people.
    """

    name: str
    country: str
    portfolio: str
    aliases: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and the aliases of that."""
        return (self.name, *self.aliases)

    @property
    def type(self) -> SpeakerType:
        """A body of a state, or one of several."""
        return SpeakerType.GOVERNMENT if self.country else SpeakerType.ORGANISATION


class KnownBodies:
    """A table of bodies that can be asked for by name and by title.

    Parameters
    ----------
    bodies : iterable of KnownBody
        Of several that share a name or a title the first one counts most.
    """

    def __init__(self, bodies: Iterable[KnownBody]) -> None:
        self.bodies = tuple(bodies)
        self._by_name: dict[str, list[KnownBody]] = {}
        self._by_head: dict[str, list[KnownBody]] = {}
        for body in self.bodies:
            for name in dict.fromkeys(body.names):
                self._by_name.setdefault(name, []).append(body)
            for title in dict.fromkeys(map(str.lower, body.heads)):
                self._by_head.setdefault(title, []).append(body)

    def __len__(self) -> int:
        """How many bodies there are."""
        return len(set(self.bodies))

    def named(self, name: str) -> tuple[KnownBody, ...]:
        """The bodies that a name or alias stands for; several where countries share it (*Foreign Ministry*)."""
        return tuple(self._by_name.get(name, ()))

    def headed_by(self, title: str) -> tuple[KnownBody, ...]:
        """The bodies whose head has a title: *Secretary of State*, *trade commissioner*."""
        return tuple(self._by_head.get(title.lower(), ()))


def parse(lines: Iterable[str], path: Path | None = None) -> KnownBodies:
    """Read a table of bodies.

    Parameters
    ----------
    lines : iterable of str
        Comma-separated, the first one `COLUMNS`.
    path : Path, optional
        Named in errors.

    Raises
    ------
    InputError
        If a column is missing, a line has too many or too few cells, or a body has no name.
    """
    reader = csv.DictReader(lines, strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        found = ",".join(reader.fieldnames or ()) or "nothing"
        raise InputError(f"expected the columns {','.join(COLUMNS)}, found {found}; make that the first line of the table", path, 1)
    return KnownBodies(_rows(reader, path))


def _rows(reader: csv.DictReader[str], path: Path | None) -> Iterator[KnownBody]:
    try:
        for row in reader:
            cells = [row[column] for column in COLUMNS]
            if None in row or None in cells:
                raise InputError(
                    f"expected {len(COLUMNS)} cells, found more or fewer; put cells that hold commas in double quotes", path, reader.line_num
                )
            name, country, portfolio = (cell.strip() for cell in cells[:3])
            if not name:
                raise InputError("expected the name of a body, found an empty cell; fill it or take the line out", path, reader.line_num)
            yield KnownBody(name, country, portfolio, _listed(cells[3]), _listed(cells[4]))
    except csv.Error as error:
        raise InputError(f"expected comma-separated cells, found {error}; close the double quotes", path, reader.reader.line_num) from error


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (piece.strip() for piece in cell.split(";"))))


def load(path: Path) -> KnownBodies:
    """Read a table of bodies from a file of the columns of `COLUMNS`, in UTF-8.

    Raises
    ------
    InputError
        If the file cannot be read, or is not such a table.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"expected a table of bodies in UTF-8, found {error}; name a file that can be read", path) from error
    return parse(StringIO(text, newline=""), path)


@cache
def shipped() -> KnownBodies:
    """The table that comes with the package."""
    text = files("quotestance.speakers").joinpath("data/bodies.csv").read_text("utf-8")
    return parse(StringIO(text, newline=""))


def extended(path: Path) -> KnownBodies:
    """The bodies of a file, and after them those that come with the package.

    Raises
    ------
    InputError
        If the file cannot be read, or is not such a table.
    """
    return KnownBodies((*load(path).bodies, *shipped().bodies))
