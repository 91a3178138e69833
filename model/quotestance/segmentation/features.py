"""What the sequence model sees of each token.

Paragraphs are the sequences. A token is seen through a window of words and word classes, through its place in its sentence and in the nearest quotation, and through the
nearest words that can be cues; for the anatomy of an attribution see Pareti, "PARC 3.0", LREC 2016.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from quotestance.article import Span, Token
from quotestance.segmentation.lexicon import CLASSES, LEMMAS, VENUES

_FOLD = str.maketrans("“”„‟«»‘’‑", '""""""\'\'-')
_SPEECH_CLASSES = frozenset({"say", "stand", "view"})
_FAR = 40
_LONGEST_LABEL = 9


@dataclass(frozen=True, slots=True)
class _Word:
    lower: str
    cls: str
    lemma: str


@dataclass(frozen=True, slots=True)
class _Quotation:
    """How a token stands to the quotation marks of its paragraph."""

    place: str
    length: str
    before: str
    after: str


_OUTSIDE = _Quotation("O", "", "", "")


def paragraphs(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by paragraph."""
    return [list(group) for _, group in groupby(tokens, key=lambda token: token.paragraph)]


def features(paragraph: Sequence[Token], quoted: Sequence[Span], context: Sequence[str]) -> list[list[str]]:
    """Features of the tokens of one paragraph.

    Parameters
    ----------
    paragraph : sequence of Token
    quoted : sequence of Span
        Stretches of the article inside quotation marks, in their order.
    context : sequence of str
        What the whole paragraph is told of the one before it, from `context_of`.

    Returns
    -------
    list of list of str
        One list a token.
    """
    words = [_word(token, at == 0 or paragraph[at - 1].sentence != token.sentence) for at, token in enumerate(paragraph)]
    quotations = _quotations(paragraph, quoted, words)
    places = _sentence_places(paragraph)
    cues = [at for at, word in enumerate(words) if word.cls in _SPEECH_CLASSES]
    shape = _paragraph_shape(quotations) + ("L" if _is_labelled(paragraph) else "")
    return [
        [
            *_window(words, at),
            *_quotation_features(quotations, words, at),
            *_cue_features(paragraph, words, quotations, cues, at),
            *places[at],
            *(f"{name}|{quotations[at].place}" for name in (shape, *context)),
            *([f"opens {shape} {quotations[at].place}"] if at and paragraph[at - 1].sentence != paragraph[at].sentence else []),
        ]
        for at in range(len(words))
    ]


def context_of(previous: Sequence[Token] | None, following: Sequence[Token] | None, quoted: Sequence[Span]) -> list[str]:
    """What a paragraph is told of its neighbours: what the one before it held or left open, and whether the next one signs it.

    An embedded post is signed by a line with a handle, *Ann Doe (@anndoe) May 1*.
    """
    signed = ["next=handle"] if any(token.word[0] == "@" for token in (following or ())[:_LONGEST_LABEL]) else []
    return [*_before(previous, quoted), *signed]


def _before(previous: Sequence[Token] | None, quoted: Sequence[Span]) -> list[str]:
    if not previous:
        return ["before=none"]
    start, end = previous[0].start, previous[-1].end
    inside = [q for q in quoted if q.start < end and start < q.end]
    if not inside:
        last = previous[-1].word
        return ["before=colon" if last == ":" else "before=plain"]
    open_ = inside[-1].end == end and previous[-1].word.translate(_FOLD) != '"'
    return ["before=open" if open_ else "before=whole" if inside[0].start <= start and inside[0].end >= end else "before=quoted"]


def _word(token: Token, opens_sentence: bool) -> _Word:
    """A token with its class; a name within a sentence is folded into its class, so that no name is learned by heart."""
    lower = token.word.translate(_FOLD).lower()
    cls = _class(token.word, lower)
    return _Word(cls if cls in ("Cap", "UPPER", "num") and not opens_sentence else lower, cls, LEMMAS.get(lower, ""))


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


def _at(words: Sequence[_Word], at: int) -> _Word:
    return words[at] if 0 <= at < len(words) else _EDGE


_EDGE = _Word("<>", "<>", "")


def _window(words: Sequence[_Word], at: int) -> list[str]:
    p3, p2, p1, w, n1, n2, n3 = (_at(words, at + offset) for offset in range(-3, 4))
    p4, n4 = _at(words, at - 4), _at(words, at + 4)
    return [
        "1", f"w={w.lower}", f"w-1={p1.lower}", f"w+1={n1.lower}", f"w-2={p2.lower}", f"w+2={n2.lower}", f"w-3={p3.lower}", f"w+3={n3.lower}",
        f"w-1w={p1.lower} {w.lower}", f"ww+1={w.lower} {n1.lower}", f"w-2-1={p2.lower} {p1.lower}", f"w+1+2={n1.lower} {n2.lower}",
        f"s={w.lower[-3:]}", f"s-1={p1.lower[-3:]}", f"s+1={n1.lower[-3:]}", f"l={w.lemma}", f"l-1={p1.lemma}", f"l+1={n1.lemma}",
        f"c={w.cls}", f"c-1={p1.cls}", f"c+1={n1.cls}", f"c-2={p2.cls}", f"c+2={n2.cls}", f"c-3={p3.cls}", f"c+3={n3.cls}", f"c-4={p4.cls}", f"c+4={n4.cls}",
        f"c-1c={p1.cls} {w.cls}", f"cc+1={w.cls} {n1.cls}", f"c-1cc+1={p1.cls} {w.cls} {n1.cls}", f"c-2c-1c={p2.cls} {p1.cls} {w.cls}",
        f"cc+1c+2={w.cls} {n1.cls} {n2.cls}", f"c-2..+2={p2.cls} {p1.cls} {w.cls} {n1.cls} {n2.cls}", f"c-3..0={p3.cls} {p2.cls} {p1.cls} {w.cls}",
        f"c0..+3={w.cls} {n1.cls} {n2.cls} {n3.cls}", f"l-1c={p1.lemma} {w.cls}", f"cl+1={w.cls} {n1.lemma}", f"wc+1={w.lower} {n1.cls}", f"c-1w={p1.cls} {w.lower}",
    ]  # fmt: skip


def _quotations(paragraph: Sequence[Token], quoted: Sequence[Span], words: Sequence[_Word]) -> list[_Quotation]:
    found = [_OUTSIDE] * len(paragraph)
    starts = [token.start for token in paragraph]
    for span in quoted:
        if span.start >= paragraph[-1].end or span.end <= paragraph[0].start:
            continue
        first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1) - 1
        n_words = sum(paragraph[at].word[0].isalnum() for at in range(first, last + 1))
        length = "1" if n_words < 2 else "2-3" if n_words < 4 else "4-7" if n_words < 8 else "8+"
        before = f"{_at(words, first - 2).cls} {_at(words, first - 1).cls}" if first else "start"
        inner = _at(words, last - 1).lower
        mark = inner if inner in ",.?!" else "-"
        after = f"{mark} {_at(words, last + 1).cls} {_at(words, last + 2).cls}"
        for at in range(first, last + 1):
            place = "B" if at == first else "E" if at == last else "I"
            found[at] = _Quotation(place, length, before, after)
    return found


def _quotation_features(quotations: Sequence[_Quotation], words: Sequence[_Word], at: int) -> list[str]:
    here = quotations[at]
    before = quotations[at - 1].place if at else "<"
    after = quotations[at + 1].place if at + 1 < len(quotations) else ">"
    places = f"{before}{here.place}{after}"
    if here is _OUTSIDE:
        return [f"q={places}", f"q={places} {words[at].cls}", f"q={places} {words[at].lower}"]
    return [
        f"q={places}", f"q={places} {here.length}", f"qb={here.place} {here.before}", f"qa={here.place} {here.after}",
        f"qba={here.place} {here.length} {here.before.split()[-1]} {here.after[:1]}",
    ]  # fmt: skip


def _paragraph_shape(quotations: Sequence[_Quotation]) -> str:
    inside = sum(quotation is not _OUTSIDE for quotation in quotations)
    share = "none" if not inside else "all" if inside == len(quotations) else "most" if 2 * inside > len(quotations) else "some"
    return f"par={share}{'^' if quotations[0].place == 'B' else ''}"


def _is_labelled(paragraph: Sequence[Token]) -> bool:
    """Whether a paragraph opens with the label of a speaker: *NAME:*, *Q:*, *Ann Doe, Acme:*."""
    colon = next((at for at, token in enumerate(paragraph[:_LONGEST_LABEL]) if token.word == ":"), 0)
    return colon > 0 and all(token.word[0].isupper() or not token.word[0].isalpha() for token in paragraph[:colon])


def _sentence_places(paragraph: Sequence[Token]) -> list[list[str]]:
    places: list[list[str]] = []
    for number, (_, group) in enumerate(groupby(paragraph, key=lambda token: token.sentence)):
        sentence = list(group)
        for at in range(len(sentence)):
            start, end = min(at, 4), min(len(sentence) - 1 - at, 3)
            places.append([f"from={start}", f"to={end}", f"sent={min(number, 2)}", f"from={start} sent={min(number, 1)}"])
    return places


def _cue_features(paragraph: Sequence[Token], words: Sequence[_Word], quotations: Sequence[_Quotation], cues: Sequence[int], at: int) -> list[str]:
    """The nearest cue words to the left and right within the sentence, and what lies between."""
    split = bisect_right(cues, at)
    sentence = paragraph[at].sentence
    left = next((c for c in reversed(cues[max(0, split - 3) : split]) if c < at and quotations[c] is _OUTSIDE), None)
    right = next((c for c in cues[split : split + 3] if quotations[c] is _OUTSIDE), None)
    here = quotations[at].place
    found = []
    if left is not None and paragraph[left].sentence == sentence:
        following = f"{_at(words, left + 1).cls}"
        subject = _subject(words, left)
        found += [
            f"cl={words[left].lemma} {_distance(at - left)}", f"cl={words[left].cls} {_distance(at - left)} {here}", f"clf={words[left].lemma} {following}",
            f"clb={words[left].cls} {_between(words, left, at)} {here}", f"cls={subject} {words[left].cls} {following} {_between(words, left, at)}",
        ]  # fmt: skip
    else:
        found.append(f"cl=none {here}" if left is None else f"cl=far {here}")
    if right is not None and paragraph[right].sentence == sentence:
        subject = _subject(words, right)
        found += [
            f"cr={words[right].lemma} {_distance(right - at)}", f"cr={words[right].cls} {_distance(right - at)} {here}",
            f"crb={words[right].cls} {_between(words, at, right)} {here}", f"crs={subject} {words[right].cls} {_between(words, at, right)} {_at(words, right + 1).cls}",
        ]  # fmt: skip
    else:
        found.append(f"cr=none {here}")
    ahead = range(at, min(at + 12, len(words)))
    if any(words[n].lower in VENUES for n in ahead):
        found.append("venue ahead")
    return found


def _distance(tokens: int) -> str:
    return str(tokens) if tokens < 4 else "4-6" if tokens < 7 else "7-12" if tokens < 13 else "13-25" if tokens < 26 else "26+"


def _between(words: Sequence[_Word], first: int, last: int) -> str:
    """Marks and clause words between two tokens, in a word."""
    if last - first > _FAR:
        return "far"
    inner = {word.lower for word in words[first + 1 : last]}
    return (
        "".join(mark for mark in (",", ";", ":", '"', ".") if mark in inner)
        + ("t" if "that" in inner else "")
        + ("n" if {"and", "but"} & inner else "")
    )


def _subject(words: Sequence[_Word], cue: int) -> str:
    """The class of the word before a cue, adverbs and auxiliaries passed over."""
    at = cue - 1
    while at > cue - 4 and _at(words, at).cls in ("aux", "ly", "not"):
        at -= 1
    return _at(words, at).cls
