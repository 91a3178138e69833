"""Which columns the sequence model looks at together; each combination of their values is one feature.

A feature is the key of a template: its columns' codes as the digits of one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from quotestance.segmentation.columns import BETWEEN_FAR, Codebook, Numbers

_WINDOW = """
word
word-1
word+1
word-2
word+2
word-3
word+3
word-1 word
word word+1
word-2 word-1
word+1 word+2
ending
ending-1
ending+1
lemma
lemma-1
lemma+1
class
class-1
class+1
class-2
class+2
class-3
class+3
class-4
class+4
class-1 class
class class+1
class-1 class class+1
class-2 class-1 class
class class+1 class+2
class-2 class-1 class class+1 class+2
class-3 class-2 class-1 class
class class+1 class+2 class+3
lemma-1 class
class lemma+1
word class+1
class-1 word
"""
_QUOTATION = """
quoted-1 quoted quoted+1
quoted-1 quoted quoted+1 class
quoted-1 quoted quoted+1 word
quoted-1 quoted quoted+1 length
quoted before-2 before-1
quoted inner after+1 after+2
quoted length before-1 inner
"""
_CUES = """
left lemma, left distance
left class, left distance, quoted
left lemma, left next
left class, left between, quoted
left subject, left class, left next, left between
right lemma, right distance
right class, right distance, quoted
right class, right between, quoted
right subject, right class, right next, right between
venue
"""
_PLACE = """
from
to
sentence
from sentence
shape quoted
paragraph-before quoted
signed quoted
opens shape quoted
"""
_SMALL = {
    "quoted": 4, "quoted-1": 6, "quoted+1": 6, "length": 5, "inner": 5, "venue": 2, "from": 5, "to": 4, "sentence": 3, "opens": 2, "shape": 16, "paragraph before": 6,
    "signed": 2, "left distance": 8, "right distance": 8, "left between": BETWEEN_FAR + 1, "right between": BETWEEN_FAR + 1,
}  # fmt: skip


def _parsed(lines: str, separator: str) -> Iterator[tuple[str, ...]]:
    for line in lines.split("\n"):
        if line:
            yield tuple(name.replace("paragraph-before", "paragraph before") for name in line.split(separator))


TEMPLATES: tuple[tuple[str, ...], ...] = ((), *_parsed(_WINDOW, " "), *_parsed(_QUOTATION, " "), *_parsed(_CUES, ", "), *_parsed(_PLACE, " "))
"""The columns of each template; the first has none and holds for every token."""


def _size(column: str, codebook: Codebook) -> int:
    """How many codes a column has."""
    if column in _SMALL:
        return _SMALL[column]
    is_word = column.startswith(("word", "ending", "lemma")) or column.endswith("lemma")
    return 4 + len(codebook.words if is_word else codebook.classes)


def keys(columns: Mapping[str, Numbers], codebook: Codebook) -> Iterator[Numbers]:
    """For each template its feature of every token: arrays of shape (n_tokens,)."""
    n = len(columns["word"])
    for template in TEMPLATES:
        key = np.zeros(n, np.int64)
        for column in template:
            key = key * _size(column, codebook) + columns[column]
        yield key
