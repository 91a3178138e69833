"""What every reader yields: an article, and where its parts stand in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quotestance.article import Article


@dataclass(frozen=True, slots=True)
class Record:
    """An article read from `path`, starting at `line`; `quote_lines` gives the line of each quote by its id."""

    article: Article
    path: Path | None = None
    line: int = 1
    quote_lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, quote_id: str) -> int:
        """The line where a quote starts."""
        return self.quote_lines.get(quote_id, self.line)
