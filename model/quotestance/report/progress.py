"""How far the work is, told on standard error once it has taken a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

_Item = TypeVar("_Item")
_PATIENCE = 2.0
"""Seconds after which progress is shown."""


def console(stream: Any = None) -> Console:
    """A console on standard error, or on another stream."""
    from rich.console import Console

    return Console(file=stream or sys.stderr, soft_wrap=False)


class Bar:
    """A progress bar on standard error that appears once the work has taken a while."""

    def __init__(self, title: str, total: int | None = None) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console(), transient=True
        )
        self._task = self._progress.add_task(title, total=total)
        self._start = time.monotonic()
        self._running = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._running:
            self._progress.stop()

    def advance_to(self, done: int) -> None:
        """Tell how much is done."""
        if not self._running and time.monotonic() - self._start > _PATIENCE:
            self._progress.start()
            self._running = True
        self._progress.update(self._task, completed=done)


def shown(items: Iterable[_Item], title: str, total: int | None = None) -> Iterator[_Item]:
    """The items, with a progress bar."""
    with Bar(title, total) as bar:
        for number, item in enumerate(items):
            bar.advance_to(number)
            yield item
