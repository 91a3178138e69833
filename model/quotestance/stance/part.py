"""The part that each party plays toward the measure, read from the words of the target and of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quotestance.article import Article
from quotestance.text.countries import countries_in


class Part(StrEnum):
    """Whether a party imposes the measure, is hit by it, or neither."""

    IMPOSES = "imposes"
    HIT = "hit"
    OTHER = "other"


_MEASURE = re.compile(
    r"\b(?:sanction\w*|tariffs?|dut(?:y|ies)|(?:\w+ )?bans?|embargo\w*|blacklist\w*|Entity List|listing|delisting|addition|restrictions?|curbs?|controls?|lev(?:y|ies)|quotas?|freeze|cap|designation\w*)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Ý][\w’'&-]{2,}")
_COMMON = frozenset(
    "The Department Ministry Association Union United States Commerce Foreign Trade National International Council Group Company Bank Chamber Office Agency Committee Entity List Federation European Party House Senate".split()
)
_OFFICE_HOLDER = re.compile(
    r"(?P<before>[\w.’'-]*\s?)\b(?:President|Prime Minister|Chancellor|Sen\.|Senator|Rep\.|Representative|Secretary of State|(?:Treasury|Commerce|Defense|State) Secretary|Foreign Minister|Finance Minister|Trade Minister)\s(?P<name>[A-ZÀ-Ý][\w’-]+(?:\s[A-ZÀ-Ý][\w’-]+){0,2})"
)
_UNQUALIFIED = "United States"
"""Whose *President*, *Sen.* or *Secretary of State* one is whom the article names without a country, in the usage of English-language news."""
_IMPOSING = re.compile(
    r"(?P<who>[^.!?\n]{1,80}?)\b(?:(?:has|have|had)\s)?(?:put|puts|placed|places|adds?|added|imposes?|imposed|slaps?|slapped|levie[sd]|reimposed|reinstated|hit|hits)\b(?P<whom>[^.!?\n]{1,160})"
)
_NEAR = 80
_OWNER = 2
"""Words just before a measure that may name whose it is: *to the US Entity List*."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Countries that impose a measure, and countries and other names that it hits."""

    imposers: frozenset[str]
    hit: frozenset[str]
    hit_names: frozenset[str]
    text: str
    office_holders: Mapping[str, frozenset[str]]

    def part_of(self, party: str) -> Part:
        """The part of a party by its name, and by the country that the article names with it."""
        own = countries_in(party) or self._countries_beside(party)
        if own & self.hit or self.hit_names & set(_NAME.findall(party)):
            return Part.HIT
        return Part.IMPOSES if own & self.imposers else Part.OTHER

    def _countries_beside(self, party: str) -> frozenset[str]:
        """*China's* before *foreign ministry*, or the country of an office holder."""
        surname = party.rpartition(" ")[2]
        if surname in self.office_holders:
            return self.office_holders[surname]
        place = re.search(rf"(?P<before>(?:[\w.’'-]+\s){{1,2}}){re.escape(party)}\b", self.text, re.IGNORECASE)
        return countries_in(place["before"]) if place else frozenset()


def sides(article: Article) -> Sides:
    """Who imposes the target of an article, and whom it hits.

    *US sanctions on Iran*: who stands before the measure imposes it, who stands after it is hit. Where the target names no imposer, the article is asked who
    imposes a measure, and on whom.
    """
    target = article.target or ""
    measure = _MEASURE.search(target)
    if measure is None:
        return Sides(frozenset(), frozenset(), frozenset(), "", {})
    before, after = target[: measure.start()], target[measure.end() :]
    owners = frozenset().union(*(countries_in(" ".join(target[: found.start()].split()[-_OWNER:])) for found in _MEASURE.finditer(target)))
    imposers, hit = countries_in(before) | owners, countries_in(after)
    names = frozenset(_NAME.findall(after)) - _COMMON
    if not imposers:
        imposers, whom = _imposed_in(article.text)
        if not hit and not names:
            hit, names = countries_in(whom), frozenset(_NAME.findall(whom)) - _COMMON
    names = frozenset(name for name in names if not countries_in(name))
    return Sides(imposers, hit - imposers, names, article.text, _office_holders(article.text))


def _imposed_in(text: str) -> tuple[frozenset[str], str]:
    """Who imposes a measure by the words of the text, and the words for whom it hits: *the US has put X on the Entity List*, else *US tariffs on X*."""
    for match in _IMPOSING.finditer(text):
        found, measure = countries_in(match["who"]), _MEASURE.search(match["whom"])
        if found and measure:
            return found, match["whom"][: measure.start()]
    for match in _MEASURE.finditer(text):
        found = countries_in(" ".join(text[max(0, match.start() - _NEAR) : match.start()].split()[-_OWNER:]))
        if found:
            return found, ""
    return frozenset(), ""


def _office_holders(text: str) -> dict[str, frozenset[str]]:
    """Surnames of those whom an article gives an office of state, and their countries."""
    found: dict[str, frozenset[str]] = {}
    for match in _OFFICE_HOLDER.finditer(text):
        found.setdefault(match["name"].split()[-1], countries_in(match["before"]) or frozenset({_UNQUALIFIED}))
    return found
