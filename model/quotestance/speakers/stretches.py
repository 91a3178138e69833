"""Capitalised stretches of a text, cut where one name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quotestance.speakers.mentions import CAPITAL, CAPITALISED, PARTICLE
from quotestance.speakers.page import Page
from quotestance.speakers.vocabulary import BODY_WORDS, COMPANY_NOUNS, PORTFOLIOS, ROLES, SENTENCE_START
from quotestance.text.countries import country_of

_STRETCH = re.compile(rf"{CAPITAL}(?: (?:(?:of|for|and|on|de|du|des|&|{PARTICLE}) (?:the )?){{0,2}}{CAPITALISED}){{0,11}}")
_CONNECTORS = frozenset({"of", "for", "and", "on", "the", "de", "du", "des", "&"})
_UNIT = re.compile(
    r"^(?:[A-Z]{1,2}[a-z]?h?|MWh|GWh|[MBT]n|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|(?:US|A|C|HK|NZ|R|RM|Rs|SFr|Kr|Dh|QR|SR)?[$€£¥]?\d.*|I['’].*|RM\d.*|SFr\d.*|Rs\d.*)$"
)
_OF_PEOPLE = frozenset("Sheriff Attorney Children Women Men People Minister President Governor Lloyd Queen King Mayor Veteran Farmer".split())
_OFFICE = re.compile(rf"\b(?:(?:{PORTFOLIOS})(?: and [a-z]+)? (?:ministry|department|agency|office)|central bank|administration|local|lodge)\b")
_LETTERS = frozenset({"KC", "QC", "MP", "MEP", "MLA", "TD", "Jr", "Sr"})
"""What follows a name and is no part of it."""
_MARK = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Capitalised words that may be one name, and where they stand; a closing possessive is counted in `end` but not in `words`."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


def stretches(page: Page, is_known: Callable[[str], object] = lambda name: False) -> list[Stretch]:
    """All capitalised stretches outside the noise of a page, in text order; what `is_known` takes for one name is not cut."""
    found: list[Stretch] = []
    for match in _STRETCH.finditer(page.text):
        if not page.is_noise(match.start()):
            trimmed = (_trimmed(piece) for piece in _pieces(match.start(), match.group(), is_known))
            found += [_without_verb(page.text, stretch) for stretch in trimmed if stretch]
    return _with_offices(page, found)


def _with_offices(page: Page, found: list[Stretch]) -> list[Stretch]:
    """The stretches with the bodies that are written in small letters, joined to the name before them: *China's foreign ministry*, *the central bank*."""
    ends = {stretch.end: stretch for stretch in found}
    joined: dict[int, Stretch] = {}
    for match in _OFFICE.finditer(page.text):
        if page.is_noise(match.start()):
            continue
        owner = ends.get(match.start() - 1)
        office = tuple(match.group().split())
        if owner and page.text[match.start() - 1] == " ":
            marked = (*owner.words[:-1], page.text[owner.start : owner.end].split()[-1])
            joined[owner.start] = Stretch(owner.start, match.end(), (*marked, *office))
        elif len(office) > 1:
            joined[match.start()] = Stretch(match.start(), match.end(), office)
    merged = {stretch.start: stretch for stretch in found} | joined
    return [merged[start] for start in sorted(merged)]


def _pieces(start: int, words: str, is_known: Callable[[str], object]) -> Iterator[Stretch]:
    """One stretch cut after possessives and at *and* between two names."""
    tokens = words.split(" ")
    ends = [start]
    for token in tokens:
        ends.append(ends[-1] + len(token) + 1)
    first = 0
    for at, token in enumerate(tokens):
        if at < len(tokens) - 1 and (
            _closes_name(tokens[first : at + 1])
            or (token == "and" and _divides(tokens[first:at], tokens[at + 1 :], is_known))
            or _comes_from(tokens[first:at], token)
        ):
            yield Stretch(ends[first], ends[at + (token not in _CONNECTORS)] - 1, tuple(tokens[first : at + (token not in _CONNECTORS)]))
            first = at + 1
    yield Stretch(ends[first], ends[len(tokens)] - 1, tuple(tokens[first:]))


def _closes_name(words: list[str]) -> bool:
    """Whether a possessive ends the name of an owner: *Acme's* Bank, but not *Sheriff's* Office."""
    last = words[-1]
    return last.endswith(("'s", "’s")) and last[:-2] not in _OF_PEOPLE


def _divides(before: list[str], after: list[str], is_known: Callable[[str], object]) -> bool:
    """Whether *and* stands between two names rather than within one: *Bureau of Industry and Security*."""
    if not before:
        return True
    if is_known(" ".join((*(word for word in before if word not in SENTENCE_START), "and", *after))):
        return False
    bodied = any(word in BODY_WORDS for word in before)
    if bodied and ("of" in before or "for" in before) and not any(word in BODY_WORDS for word in after):
        return False
    return bodied or after[-1] not in BODY_WORDS or country_of(" ".join(before)) is not None


def _comes_from(before: list[str], token: str) -> bool:
    """Whether *of* or *on* tells where a person or firm of two names is from: *Ann Doe of Acme*, *Acme Mills of Leeds*."""
    names = [word for word in before if word not in SENTENCE_START]
    return (
        token in ("of", "on")
        and 1 < len(names) < 4
        and not any(word in BODY_WORDS or word.lower() in ROLES or word in _CONNECTORS or word == "United" for word in names)
    )


def _trimmed(stretch: Stretch) -> Stretch | None:
    """A stretch without the words that only open a sentence, units, months, letters after a name and connecting words at its ends."""
    words = stretch.words
    first, last = 0, len(words)
    while first < last and (_opens_only(words[first]) or (last - first > 1 and words[first].lower() in COMPANY_NOUNS)):
        first += 1
    while last - first > 1 and (_UNIT.match(words[last - 1]) or words[last - 1] in _CONNECTORS or (last - first > 2 and words[last - 1] in _LETTERS)):
        last -= 1
    if first == last:
        return None
    final = _MARK.sub("", words[last - 1])
    final = final if final.count(".") > 1 else final.rstrip(".")
    start = stretch.start + sum(len(word) + 1 for word in words[:first])
    end = stretch.end if last == len(words) else start + len(" ".join(words[first:last]))
    return Stretch(start, end, (*words[first : last - 1], final)) if final else None


def _without_verb(text: str, stretch: Stretch) -> Stretch:
    """A stretch without the participle that opens its sentence, where the rest stands alone elsewhere: *Punishing Acme will hurt us*."""
    first, rest = stretch.words[0], " ".join(stretch.words[1:])
    if not rest or not first.endswith("ing") or country_of(first) or text.count(rest) == text.count(stretch.name):
        return stretch
    return Stretch(stretch.start + len(first) + 1, stretch.end, stretch.words[1:])


def _opens_only(word: str) -> bool:
    return word in SENTENCE_START or word in _CONNECTORS or _UNIT.match(word) is not None
