"""Labelled articles from files and folders of any form that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from quotestance.errors import InputError
from quotestance.formats import brat, inline_xml, jsonl
from quotestance.formats.record import Record

_FORMS = "a folder of inline XML files, a PolNeAR folder with text/ and attributions/, an .xml file or a .jsonl file"


def read(path: Path) -> Iterator[Record | InputError]:
    """The labelled articles below a path; what cannot be read yields its error in place of the article."""
    if not path.exists():
        yield InputError(f"no such file or folder; expected {_FORMS}", path)
    elif path.is_dir():
        yield from _folder(path)
    elif path.suffix == ".xml":
        yield from _guarded(path, inline_xml.read)
    elif path.suffix in (".jsonl", ".json"):
        yield from _guarded(path, jsonl.read)
    else:
        yield InputError(f"expected labelled articles: {_FORMS}", path)


def _folder(path: Path) -> Iterator[Record | InputError]:
    if brat.is_folder(path):
        yield from brat.read_folder(path)
        return
    files = sorted(file for file in path.rglob("*") if file.suffix in (".xml", ".jsonl"))
    if not files:
        yield InputError(f"no labelled articles in this folder; expected {_FORMS}", path)
    for file in files:
        yield from read(file)


def _guarded(path: Path, reader: Callable[[Path], Iterator[Record | InputError]]) -> Iterator[Record | InputError]:
    try:
        yield from reader(path)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"cannot be read: {error.strerror or error}", path)
