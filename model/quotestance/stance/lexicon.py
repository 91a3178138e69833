"""Words and phrases that carry stance toward a sanctions-like measure, by class; written down by us in `data/lexicon.csv`."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

NEGATIONS = frozenset(
    "not no never none neither nor without hardly barely nothing nobody cannot can't won't lack lacks lacked stop stopped stops refuse refused refuses failed fails fail".split()
)
"""Words that turn what follows within a few words."""

TURNS = frozenset("but however yet although though still nonetheless nevertheless".split())
"""Words after which the main point stands."""


class Term(NamedTuple):
    """A listed word or phrase among other words: the place of its first word, and its classes."""

    at: int
    classes: tuple[str, ...]


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """The phrases that start with a word, the longest first, each with its classes."""
    classes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in csv.DictReader(files("quotestance.stance").joinpath("data/lexicon.csv").read_text("utf-8").splitlines()):
        classes[tuple(row["words"].split())].add(row["class"])
    found: defaultdict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for phrase in sorted(classes, key=lambda words: (-len(words), words)):
        found[phrase[0]].append((phrase, tuple(sorted(classes[phrase]))))
    return dict(found)


def is_listed(word: str) -> bool:
    """Whether a word alone, in lower case, is in the lexicon."""
    return any(len(phrase) == 1 for phrase, _ in _entries().get(word, ()))


def terms(words: Sequence[str]) -> list[Term]:
    """The listed words and phrases among lower-cased words, from the left, the longest first; none overlap."""
    entries = _entries()
    found: list[Term] = []
    at = 0
    while at < len(words):
        for phrase, classes in entries.get(words[at], ()):
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                found.append(Term(at, classes))
                at += len(phrase) - 1
                break
        at += 1
    return found
