"""Who said it, in what words, and where they stand.

>>> import quotestance
>>> model = quotestance.load()
>>> article = model.classify("Brussels condemned the new tariffs.")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotestance.article import Article, Label, Party, Quote, Span, Speaker, Stance

if TYPE_CHECKING:
    from quotestance.pipeline import Pipeline
    from quotestance.training import train

__all__ = ["Article", "Label", "Party", "Pipeline", "Quote", "Span", "Speaker", "Stance", "load", "train"]


def load(path: str | Path | None = None) -> Pipeline:
    """The model that ships with the package, or the one saved in a folder.

    Raises
    ------
    quotestance.errors.ModelError
        If there is no model there, or it is damaged or of another format.
    """
    from quotestance import storage

    return storage.load(None if path is None else Path(path))


def __getattr__(name: str) -> Any:
    """`Pipeline` and `train` pull in scikit-learn, so they are imported when they are first asked for."""
    if name == "Pipeline":
        from quotestance.pipeline import Pipeline

        return Pipeline
    if name == "train":
        from quotestance.training import train

        return train
    raise AttributeError(f"module 'quotestance' has no attribute {name!r}")
