"""What the sequence model sees of each token, as columns of whole numbers.

Paragraphs are the sequences. A token is seen through a window of words and word classes, through its place in its sentence and in the nearest quotation, and through the
nearest words that can be cues; for the anatomy of an attribution see Pareti, "PARC 3.0", LREC 2016.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from quotestance.article import Span, Token
from quotestance.segmentation.lexicon import CLASSES, LEMMAS, SPEECH_CLASSES, VENUES
from quotestance.text.quotation_marks import touching

Numbers = NDArray[np.int64]

UNKNOWN, EDGE, NONE, FAR = range(4)
"""Codes that every column of words or classes keeps free: not in the codebook, past the paragraph, no such word, such a word in another sentence only."""

_FOLD = str.maketrans("“”„‟«»‘’‑", '""""""\'\'-')
_BETWEEN = {",": 1, ";": 2, ":": 4, '"': 8, ".": 16, "that": 32, "and": 64, "but": 64}
BETWEEN_FAR = 128
_FAR = 40
_LONGEST_LABEL = 9
_AHEAD = 12
DISTANCES = np.array([*range(1, 5), 7, 13, 26])
"""Where the steps between distances in tokens begin."""
_INNER_MARKS = {",": 1, ".": 2, "?": 3, "!": 4}
_WINDOW = {"word": 3, "ending": 1, "lemma": 1, "class": 4}
"""How far the window reaches to each side, for each thing that is seen of a word."""
OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
"""Where a token stands to the quotation marks of its paragraph."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token's word as the model sees it."""

    word: str
    cls: str
    lemma: str
    ending: str


@dataclass(frozen=True)
class Codebook:
    """Numbers for words (their endings and lemmas too) and for classes, from 4 on.

    Parameters
    ----------
    words, classes : mapping of str to int
    """

    words: Mapping[str, int]
    classes: Mapping[str, int]

    @classmethod
    def of(cls, articles: Iterable[Sequence[Token]]) -> Codebook:
        """For what stands more than once in the tokens of some articles."""
        words: Counter[str] = Counter()
        classes: Counter[str] = Counter()
        for tokens in articles:
            for word in _words(tokens):
                words.update((word.word, word.ending, word.lemma))
                classes[word.cls] += 1
        return cls(*({text: number for number, text in enumerate(sorted(t for t, n in counts.items() if n > 1), 4)} for counts in (words, classes)))


@lru_cache(maxsize=1 << 17)
def see(word: str, opens_sentence: bool) -> Word:
    """A word as the model sees it; a name within a sentence is folded into its class, so that no name is learned by heart."""
    lower = word.translate(_FOLD).lower()
    cls = _class(word, lower)
    seen = cls if cls in ("Cap", "UPPER", "num") and not opens_sentence else lower
    return Word(seen, cls, LEMMAS.get(lower, ""), seen[-3:])


def _class(word: str, lower: str) -> str:
    known = CLASSES.get(lower)
    if known is not None and not (known in ("who", "noun") and word[0].isupper()):
        return known
    if not word[0].isalnum():
        return "@" if word[0] in "@#" and len(word) > 1 else lower[:2]
    if word[0].isdigit():
        return "num"
    if word[0].isupper():
        kind = "UPPER" if word.isupper() and len(word) > 1 else "Cap"
        return f"{kind}-{known}" if known else kind
    return next((suffix for suffix in ("ing", "ed", "ly", "s") if lower.endswith(suffix)), "low")


def _words(tokens: Sequence[Token]) -> list[Word]:
    before = -1
    words = []
    for token in tokens:
        words.append(see(token.word, token.sentence != before))
        before = token.sentence
    return words


@dataclass(frozen=True, slots=True)
class Runs:
    """For each token the first token of the paragraph or sentence that it stands in, and the one after the last."""

    first: Numbers
    end: Numbers

    @classmethod
    def of(cls, numbers: Numbers) -> Runs:
        """Runs of the same number."""
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        ends = np.append(starts[1:], len(numbers))
        return cls(np.repeat(starts, ends - starts), np.repeat(ends, ends - starts))

    def at(self, column: Numbers, places: Numbers) -> Numbers:
        """The values of a column at other places of the same run, or the code of its edge."""
        within = (places >= self.first) & (places < self.end)
        return np.where(within, column[np.where(within, places, 0)], EDGE)


def runs(tokens: Sequence[Token]) -> tuple[Runs, Runs]:
    """The paragraphs and the sentences of tokens."""
    n = len(tokens)
    return Runs.of(np.fromiter((token.paragraph for token in tokens), np.int64, n)), Runs.of(
        np.fromiter((token.sentence for token in tokens), np.int64, n)
    )


def nearest(marked: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """For each token the nearest marked one before it, or -1, and the nearest one after it, or the number of tokens."""
    n = len(marked)
    here = np.arange(n)
    left = np.maximum.accumulate(np.where(marked, here, -1))
    right = np.minimum.accumulate(np.where(marked, here, n)[::-1])[::-1]
    return np.append(-1, left[:-1]), np.append(right[1:], n)


def columns(tokens: Sequence[Token], quoted: Sequence[Span], codebook: Codebook) -> dict[str, Numbers]:
    """Columns of whole numbers by name, each with a value for each token.

    Parameters
    ----------
    tokens : sequence of Token
        Of an article, or of whole paragraphs of it; not empty.
    quoted : sequence of Span
        Stretches of the article inside quotation marks, in their order.
    codebook : Codebook
    """
    words = _words(tokens)
    paragraphs, sentences = runs(tokens)
    here = np.arange(len(tokens))
    found = _seen(words, codebook)
    found |= _quotation_columns(tokens, quoted, found, paragraphs)
    found |= _cue_columns(words, found, paragraphs, sentences)
    found |= _places(here, paragraphs, sentences)
    found |= _paragraph_columns(tokens, found["quoted"], paragraphs)
    for name, reach in _WINDOW.items():
        column = found[name]
        found |= {f"{name}{offset:+d}": paragraphs.at(column, here + offset) for offset in range(-reach, reach + 1) if offset}
    found["quoted-1"], found["quoted+1"] = (paragraphs.at(found["quoted"] + 2, here + offset) for offset in (-1, 1))
    return found


def _seen(words: Sequence[Word], codebook: Codebook) -> dict[str, Numbers]:
    by_word, by_class = codebook.words, codebook.classes
    return {
        "word": np.array([by_word.get(word.word, UNKNOWN) for word in words], np.int64),
        "ending": np.array([by_word.get(word.ending, UNKNOWN) for word in words], np.int64),
        "lemma": np.array([by_word.get(word.lemma, UNKNOWN) for word in words], np.int64),
        "class": np.array([by_class.get(word.cls, UNKNOWN) for word in words], np.int64),
        "mark": np.array([_INNER_MARKS.get(word.word, 0) for word in words], np.int64),
    }


def _quotation_columns(tokens: Sequence[Token], quoted: Sequence[Span], seen: Mapping[str, Numbers], paragraphs: Runs) -> dict[str, Numbers]:
    """Where each token stands to the quotation marks, how long its quotation is, and what stands around that."""
    n = len(tokens)
    place, length, first_at, last_at = np.zeros(n, np.int64), np.zeros(n, np.int64), np.full(n, -1), np.full(n, -1)
    starts = np.fromiter((token.start for token in tokens), np.int64, n)
    counted = np.cumsum(np.fromiter((token.word[0].isalnum() for token in tokens), np.int64, n))
    for span in touching(quoted, tokens[0].start, tokens[-1].end):
        first, end = np.searchsorted(starts, (span.start, span.end))
        if first == end:
            continue
        n_words = counted[end - 1] - (counted[first - 1] if first else 0)
        place[first:end], length[first:end], first_at[first:end], last_at[first:end] = (
            INSIDE,
            1 + np.searchsorted((2, 4, 8), n_words, "right"),
            first,
            end - 1,
        )
        place[end - 1], place[first] = CLOSING, OPENING
    inside = place > 0
    around = {
        name: np.where(inside, paragraphs.at(seen["class"], at), NONE)
        for name, at in (("before-2", first_at - 2), ("before-1", first_at - 1), ("after+1", last_at + 1), ("after+2", last_at + 2))
    }
    inner = np.where(inside, seen["mark"][last_at - 1], 0)
    return {"quoted": place, "length": length, "inner": inner, **around}


def _cue_columns(words: Sequence[Word], found: Mapping[str, Numbers], paragraphs: Runs, sentences: Runs) -> dict[str, Numbers]:
    """The nearest word on each side, outside quotation marks, that can be a cue, and what lies between."""
    n = len(words)
    here = np.arange(n)
    speech = np.fromiter((word.cls in SPEECH_CLASSES for word in words), np.bool_, n) & (found["quoted"] == OUTSIDE)
    left, right = nearest(speech)
    flags = np.fromiter((_BETWEEN.get(word.word, 0) for word in words), np.int64, n)
    counts = {flag: np.append(0, np.cumsum((flags & flag) > 0)) for flag in set(_BETWEEN.values())}
    subject = _subjects(words, np.flatnonzero(speech), found["class"], paragraphs)
    venues = np.append(0, np.cumsum(np.fromiter((word.word in VENUES for word in words), np.int64, n)))
    columns = {"venue": (venues[np.minimum(here + _AHEAD, paragraphs.end)] > venues[here]).astype(np.int64)}
    for side, cue, first, last in (("left", left, left, here), ("right", right, here, right)):
        near = (cue >= sentences.first) & (cue < sentences.end)
        absent = np.where((cue >= paragraphs.first) & (cue < paragraphs.end), FAR, NONE) if side == "left" else np.full(n, NONE)
        at = np.where(near, cue, 0)
        between = sum(flag * (counts[flag][np.where(near, last, 0)] > counts[flag][np.where(near, first + 1, 0)]) for flag in counts)
        columns |= {
            f"{side} lemma": np.where(near, found["lemma"][at], absent),
            f"{side} class": np.where(near, found["class"][at], absent),
            f"{side} next": np.where(near, sentences.at(found["class"], cue + 1), absent),
            f"{side} subject": np.where(near, subject[at], absent),
            f"{side} distance": np.where(near, np.searchsorted(DISTANCES, last - first, "right"), 0),
            f"{side} between": np.where(near, np.where(last - first > _FAR, BETWEEN_FAR, between), 0),
        }
    return columns


def _subjects(words: Sequence[Word], cues: Numbers, classes: Numbers, paragraphs: Runs) -> Numbers:
    """The class of the word before each cue, adverbs and auxiliaries passed over."""
    found = np.zeros(len(words), np.int64)
    for cue in cues.tolist():
        at, first = cue - 1, paragraphs.first[cue]
        while at > max(cue - 4, first) and words[at].cls in ("aux", "ly", "not"):
            at -= 1
        found[cue] = classes[at] if at >= first else EDGE
    return found


def _places(here: Numbers, paragraphs: Runs, sentences: Runs) -> dict[str, Numbers]:
    opens = here == sentences.first
    numbers = np.cumsum(opens)
    number = numbers - numbers[paragraphs.first]
    return {
        "from": np.minimum(here - sentences.first, 4),
        "to": np.minimum(sentences.end - 1 - here, 3),
        "sentence": np.minimum(number, 2),
        "opens": (opens & (here > paragraphs.first)).astype(np.int64),
    }


def _paragraph_columns(tokens: Sequence[Token], place: Numbers, paragraphs: Runs) -> dict[str, Numbers]:
    """What a whole paragraph is told: how much of it is quoted, what the one before it held or left open, and whether the next one signs it."""
    firsts = np.unique(paragraphs.first).tolist()
    ends = [*firsts[1:], len(tokens)]
    pieces = [(tokens[first:end], place[first:end]) for first, end in zip(firsts, ends, strict=True)]
    shapes, states = [_shape(*piece) for piece in pieces], [_state(*piece) for piece in pieces]
    signs = [any(token.word[0] == "@" for token in words[:_LONGEST_LABEL]) for words, _ in pieces]
    found = {"shape": shapes, "paragraph before": [0, *states[:-1]], "signed": [*map(int, signs[1:]), 0]}
    return {name: np.repeat(values, np.subtract(ends, firsts)) for name, values in found.items()}


def _shape(tokens: Sequence[Token], place: Numbers) -> int:
    """How much of a paragraph is quoted, whether it opens with a mark, and whether it opens with the label of a speaker: *NAME:*, *Q:*, *Ann Doe, Acme:*."""
    inside = int((place > 0).sum())
    share = 0 if not inside else 3 if inside == len(tokens) else 2 if 2 * inside > len(tokens) else 1
    return share + 4 * bool(place[0] == OPENING) + 8 * _is_labelled(tokens)


def _is_labelled(tokens: Sequence[Token]) -> bool:
    colon = next((at for at, token in enumerate(tokens[:_LONGEST_LABEL]) if token.word == ":"), 0)
    return colon > 0 and all(token.word[0].isupper() or not token.word[0].isalpha() for token in tokens[:colon])


def _state(tokens: Sequence[Token], place: Numbers) -> int:
    """What a paragraph tells the next one: 1 nothing, 2 it ends with a colon, 3 it holds a quotation, 4 it is one, 5 its quotation is left open."""
    last = tokens[-1].word
    if not place.any():
        return 2 if last == ":" else 1
    if place[-1] and last.translate(_FOLD) != '"':
        return 5
    return 4 if place.all() and (place == OPENING).sum() == 1 else 3
