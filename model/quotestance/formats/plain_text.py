"""Articles as plain text files, taken exactly as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotestance.article import Article
from quotestance.errors import InputError

SUFFIXES = frozenset({".txt", ".text"})
"""Of the files that are read when a folder is named."""


def decode(data: bytes, path: Path | None = None) -> str:
    """The text of a file.

    Raises
    ------
    InputError
        If the data are empty, binary, or not UTF-8.
    """
    if not data.strip():
        raise InputError("the file is empty; expected the text of an article", path)
    if b"\0" in data:
        raise InputError("the file is binary; expected the text of an article in UTF-8", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            f"not UTF-8: byte {data[error.start]:#04x} at offset {error.start}; convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8"
        )
        raise InputError(message, path, line) from error


def read(path: Path) -> Article:
    """The article of one file, named after the file.

    Raises
    ------
    InputError
        If the file is missing or holds no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error
    return Article(decode(data, path), path.stem)


def files(path: Path) -> Iterator[Path]:
    """The file itself, or the text files below a folder in the order of their names.

    Raises
    ------
    InputError
        If nothing stands there, or a folder holds no text file.
    """
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    if not found:
        raise InputError(f"no text files in this folder; expected {' or '.join(sorted(SUFFIXES))}", path)
    yield from found
