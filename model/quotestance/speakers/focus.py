"""Which body *the company*, *its* or a role without a body goes back to: the one that the text before keeps in focus."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from quotestance.article import Speaker, SpeakerType
from quotestance.speakers.bodies import Body
from quotestance.speakers.inventory import Inventory, Name
from quotestance.speakers.page import Page
from quotestance.speakers.vocabulary import COMPANY_NOUNS, NO_BODIES, ORGANISATION_NOUNS, STATE_NOUNS
from quotestance.text.countries import country_of

_REACH = 30
_MENTIONS = 120
"""Sentences and mentions that are looked back."""
_LEAD = re.compile(
    r"[“\"‘'(]?(?:(?:But|And|Yet|Meanwhile|Still|So|Then|Nor|For|At|Even|Only|Instead|However),?\s)?(?:(?:The|the|Both)\s)?(?:[a-z][\w-]+\s){0,2}$"
)
_VERB = re.compile(
    r"(?:,[^,.;]{2,90},)?\s(?:is|was|has|had|have|will|would|could|can|did|does|may|might|says|said|\w{3,}(?:ed|es|s)|told|put|got|sold|bought|sent|made|began|gave|ran|fell|rose|kept|held|lost|won|took)\b"
)
_PREPOSITION = re.compile(r"\b(?:of|in|from|for|at|to|by|with|on|against|about|over|and|near|than|between|into|as)\s(?:the\s)?$", re.IGNORECASE)
_TELLING = frozenset(
    "ministry department court tribunal parliament congress senate commission committee council army military police cabinet embassy navy customs state republic kingdom house panel junta mission".split()
)
"""Nouns that stand for a body only if its name has them."""
_FAR, _OPENS, _QUOTED, _SPOKE, _NAMED, _OFTEN = 0.8, 1.5, -2.0, 0.3, 6.0, 0.5
"""What a sentence of distance takes away, and what standing as subject, within a quote, as speaker or with the noun sought gives."""
_UNSURE = 1.5
Fits = Callable[[Body], float | None]


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker that has been named, and the sentence of the source."""

    speaker: Speaker
    sentence: int
    gender: str | None = None
    plural: bool = False
    role: str = ""


def of_kind(*kinds: SpeakerType, country: bool = False, unknown: bool = True, only: re.Pattern[str] | None = None) -> Fits:
    """Bodies of these kinds whose name `only` finds, if given; countries only if asked for, and names of unknown kind at a price."""

    def fits(body: Body) -> float | None:
        if country_of(body.name):
            return 0.0 if country else None
        if only and not only.search(body.name):
            return None
        kind = body.kind
        if kind is None:
            return _UNSURE * (body.likely - 1) if unknown and body.likely else None
        return 0.0 if kind in kinds else None

    return fits


def for_noun(noun: str) -> Fits:
    """Bodies that a noun can describe: *the insurer*, *the ministry*, *the union*."""
    company, organisation, state = noun in COMPANY_NOUNS, noun in ORGANISATION_NOUNS, noun in STATE_NOUNS
    costs = {
        SpeakerType.COMPANY: 0.0 if company else 2.5 if organisation and not state else None,
        SpeakerType.ORGANISATION: 0.0 if organisation else None,
        SpeakerType.GOVERNMENT: None if noun in _TELLING else 0.0 if state else 2.0 if organisation else None,
    }

    def fits(body: Body) -> float | None:
        words = body.name.split()
        if words[-1] not in NO_BODIES and (noun in body.nouns or noun in map(str.lower, words)):
            return _NAMED
        if country_of(body.name):
            return None
        if body.kind is None:
            return None if state and not (company or organisation) else _UNSURE * (body.likely - 1) if body.likely else None
        cost = costs.get(body.kind)
        return None if cost is None else -cost

    return fits


class Focus:
    """Keeps what was spoken of and who has spoken, and finds what an anaphor goes back to.

    Parameters
    ----------
    page : Page
    names : Inventory
    """

    def __init__(self, page: Page, names: Inventory) -> None:
        self._page = page
        self._names = names
        self._weights: dict[int, float] = {}
        self.said: list[Said] = []

    def recent(self) -> Iterator[Said]:
        """Who has spoken, the last first, as far back as anything is looked for."""
        return islice(reversed(self.said), _MENTIONS)

    def body(self, at: int, fits: Fits, without: Collection[str] = ()) -> str | None:
        """The body in focus at a character among those that fit, or None."""
        best: dict[str, float] = {}
        here = self._page.sentence(at)
        for name, sentence, weight in self._mentions(at, here):
            body = self._names.bodies.get(name) or Body(name)
            fit = fits(body)
            if fit is not None and name not in without:
                score = fit + weight - _FAR * (here - sentence) + _OFTEN * math.log2(1 + body.count)
                best[name] = max(score, best.get(name, score))
        return max(best, key=lambda name: best[name]) if best else None

    def _mentions(self, at: int, here: int) -> Iterator[tuple[str, int, float]]:
        """Names of bodies before a character and bodies that have spoken, with sentence and weight."""
        for said in self.recent():
            if here - said.sentence > _REACH:
                break
            if said.speaker.name in self._names.bodies:
                yield said.speaker.name, said.sentence, _SPOKE + _OPENS
            elif said.speaker.speaks_for:
                yield said.speaker.speaks_for, said.sentence, _SPOKE
        for name in islice(self._names.before(at), _MENTIONS):
            sentence = self._page.sentence(name.span.start)
            if here - sentence > _REACH:
                break
            if not name.is_person:
                yield name.canonical, sentence, self._weight(name, sentence)

    def _weight(self, name: Name, sentence: int) -> float:
        """How prominent one mention is in its sentence."""
        start = name.span.start
        if start not in self._weights:
            first, _ = self._page.bounds(sentence)
            subject = start - first < 40 and bool(_LEAD.match(self._page.text[first:start]))
            if not subject and _VERB.match(self._page.text, name.span.end):
                subject = not _PREPOSITION.search(self._page.text, max(first, start - 14), start)
            self._weights[start] = _OPENS * subject + _QUOTED * self._page.is_quoted(start)
        return self._weights[start]
