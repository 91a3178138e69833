"""Which columns the sequence model looks at together; each combination of their values is one feature.

A feature is the key of a template: its columns' codes as the digits of one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from quotestance.segmentation.columns import BETWEEN_FAR, DISTANCES, Codebook, Numbers
from quotestance.segmentation.labels import LABELS, ROLES
from quotestance.segmentation.second_look import ELSEWHERE, REACH, STEPS

Template = tuple[str, ...]

_WORDS = """
word
word-1
word+1
word-2
word+2
word-3
word+3
word-1, word
word, word+1
word-2, word-1
word+1, word+2
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
class-1, class
class, class+1
class-1, class, class+1
class-2, class-1, class
class, class+1, class+2
class-2, class-1, class, class+1, class+2
class-3, class-2, class-1, class
class, class+1, class+2, class+3
lemma-1, class
class, lemma+1
word, class+1
class-1, word
"""
_QUOTATION = """
quoted-1, quoted, quoted+1
quoted-1, quoted, quoted+1, class
quoted-1, quoted, quoted+1, word
quoted-1, quoted, quoted+1, length
quoted, before-2, before-1
quoted, inner, after+1, after+2
quoted, length, before-1, inner
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
from, sentence
shape, quoted
paragraph before, quoted
signed, quoted
opens, shape, quoted
"""
_LABELS = """
label
label-1, label
label, label+1
label-1, label, label+1
label-2, label-1, label, label+1, label+2
label, word
label, class
label, class-1
label, class+1
label, quoted
label, shape
label, left cue, right cue
label, left source, right source
label, left content, right content
label, left cue lemma
label, right cue lemma
label, left cue class, left source
label, right cue class, right source
label, contents before, cues before, sources before
label, contents, cues, sources
contents, cues, sources, contents before, cues before, sources before
left cue, left source, left content, class
right cue, right source, right content, class
label, label before sentence, from
label, left cue, left between
label, right cue, right between
label, left source, class-1, class
label, to, class
"""
_SURENESS = """
content
cue
source
content, label
cue, label
source, label
content-1, content, content+1
cue-1, cue, cue+1
source-1, source, source+1
content, class
cue, class
source, class
content, cue, source
most cue, most source, label
most content, label
content, most cue, most source
"""


def _parsed(*blocks: str) -> tuple[Template, ...]:
    return tuple(tuple(line.split(", ")) for block in blocks for line in block.strip().split("\n"))


FIRST: tuple[Template, ...] = ((), *_parsed(_WORDS, _QUOTATION, _CUES, _PLACE))
"""The columns of each template of the first look; the first template has none and holds for every token."""

EXTRA: tuple[Template, ...] = _parsed(_LABELS, _SURENESS)
"""Those that the second look has beside them."""

_SIZES = {
    "quoted": 4, "quoted-1": 6, "quoted+1": 6, "length": 5, "inner": 5, "venue": 2, "from": 5, "to": 4, "sentence": 3, "opens": 2, "shape": 16, "paragraph before": 6, "signed": 2,
    **{f"{side} {name}": size for side in ("left", "right") for name, size in (("distance", len(DISTANCES) + 1), ("between", BETWEEN_FAR + 1))},
    "label": len(LABELS), "label before sentence": len(LABELS) + 4, **{f"label{offset:+d}": len(LABELS) + 4 for offset in range(-REACH, REACH + 1) if offset},
    **{f"{role}s{when}": 3 for role in ROLES for when in ("", " before")}, **{f"{side} {role}": ELSEWHERE + 1 for side in ("left", "right") for role in ROLES},
    **{f"{most}{role}": len(STEPS) + 1 for most in ("", "most ") for role in ROLES}, **{f"{role}{beside}": len(STEPS) + 5 for role in ROLES for beside in ("-1", "+1")},
}  # fmt: skip
"""How many codes each column has, those of words and classes apart."""


def _size(column: str, codebook: Codebook) -> int:
    if column in _SIZES:
        return _SIZES[column]
    is_word = column.startswith(("word", "ending", "lemma")) or column.endswith("lemma")
    return 4 + len(codebook.words if is_word else codebook.classes)


def keys(columns: Mapping[str, Numbers], templates: Sequence[Template], codebook: Codebook) -> Iterator[Numbers]:
    """For each template its feature of every token: arrays of shape (n_tokens,)."""
    n = len(columns["word"])
    for template in templates:
        key = np.zeros(n, np.int64)
        for column in template:
            key = key * _size(column, codebook) + columns[column]
        yield key
