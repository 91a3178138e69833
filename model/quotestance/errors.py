"""What can go wrong, in words that a user can act on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

_Item = TypeVar("_Item")


class QuotestanceError(Exception):
    """Base of every error that the package raises on purpose."""


class InputError(QuotestanceError):
    """Something that was handed in cannot be read.

    Parameters
    ----------
    message : str
        What was expected and what was found, and what to do about it.
    path : Path or None
        The file.
    line : int or None
        Its line, counted from 1.
    """

    def __init__(self, message: str, path: Path | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(message)

    def __str__(self) -> str:
        where = [str(part) for part in (self.path, self.line) if part is not None]
        return ": ".join([":".join(where), self.message] if where else [self.message])


class ModelError(QuotestanceError):
    """A saved model is missing, damaged, of a newer format, or not a model."""


class NotTrainedError(QuotestanceError):
    """A stage was asked to work before it had learned anything."""


def split_errors(found: Iterable[_Item | InputError]) -> tuple[list[_Item], list[InputError]]:
    """What could be read, and the errors in place of what could not, each in their order."""
    items: list[_Item] = []
    errors: list[InputError] = []
    for item in found:
        if isinstance(item, InputError):
            errors.append(item)
        else:
            items.append(item)
    return items, errors
