"""What kind of body each name of an article names, from its own words and from those that stand beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from quotestance.article import SpeakerType
from quotestance.speakers.kinds import kind_by_marks, kind_of_noun
from quotestance.speakers.page import Page
from quotestance.speakers.vocabulary import NO_BODIES, NOUNS_OF_BODIES, PERSON_TITLES, ROLES, TIME
from quotestance.text.countries import country_of

_APPOSED = re.compile(r",\s(?:an?|the|one of|another|its|which is an?|a kind of)\s(?P<words>[^,.;:!?“”\"\n]{2,70})")
_FIRM_AFTER = re.compile(
    r"(?:['’]s?)?,?\s(?:chief executive|CEO|chief financial|finance (?:chief|director)|shares\b|executives|profits?\b)|['’]s?\s(?:stock\b|customers|suppliers|factory|factories|engineers|products|sales\b|revenue|plant\b|board\b)|,\s(?:which (?:makes|sells|builds|employs|ships|buys|owns|runs|supplies|imports|exports|grows|insures|produces))"
)
_FIRM_BEFORE = re.compile(
    r"\b(?:chief executive of|CEO of|owner of|owns|shares (?:of|in)|executive at|customers of|subsidiary of|founder of|co-founder of|founded|supplier to)\s$",
    re.IGNORECASE,
)
_FIRM_WORDS = frozenset("of owns in at founded to".split())
_PLACE_WORDS = frozenset("in from near to outside around across into via through over off toward towards between".split())
_BETWEEN = re.compile(r"\b(?:between|in|from|to)\s[A-Z][\w’'-]+\sand\s$")
_TOWN_BEFORE = re.compile(r"[A-Z][\w’'-]+(?:,| of)\s$")
_COMPOUND = re.compile(r"-(?:held|based|style|made|born|led|backed|owned|run|built)$")
_MARKS = frozenset("“\"‘'")


@dataclass
class Body:
    """A name that may be a body's, and what the article tells of it; judged once all mentions are seen.

    Attributes
    ----------
    name : str
    count, places, opening : int
        Mentions, those that stand after a preposition of place, and those that open a sentence.
    nouns : set of str
        Nouns that the article describes it with: *the insurer Acme*, *Acme, a mill in Ohio*.
    firm : int
        Mentions that treat it as a firm: it has shares, factories or a chief executive.
    speaks : bool
        Whether it is the source of a quote.
    public : SpeakerType or None
        Its type by the table of known bodies.
    common : set of str
        Words of the article that have a capital only where they open a sentence.
    """

    name: str
    count: int = 0
    places: int = 0
    opening: int = 0
    nouns: set[str] = field(default_factory=set)
    firm: int = 0
    speaks: bool = False
    public: SpeakerType | None = None
    common: AbstractSet[str] = frozenset()

    def see(self, page: Page, start: int, end: int) -> None:
        """Take up what stands beside one mention."""
        text = page.text
        self.count += 1
        self.opening += start == page.bounds(page.sentence(start))[0] or text[max(0, start - 1) : start] in _MARKS
        before = text[max(0, start - 30) : start].removesuffix("the ")
        last = before.rstrip(" ").rpartition(" ")[2]
        town = " " not in self.name and (last == "of" or last.endswith(",")) and _TOWN_BEFORE.search(before)
        self.places += bool(last.lower() in _PLACE_WORDS or town or (last == "and" and _BETWEEN.search(before)))
        self.firm += bool(_FIRM_AFTER.match(text, end) or (last.lower() in _FIRM_WORDS and _FIRM_BEFORE.search(before)))
        if last in NOUNS_OF_BODIES:
            self.nouns.add(last)
        apposed = _APPOSED.match(text, end) if text.startswith(", ", end) else None
        if apposed:
            self.nouns |= set(described(apposed["words"]))

    @cached_property
    def kind(self) -> SpeakerType | None:
        """What the name names; None where it names no body, or nothing tells."""
        if country_of(self.name):
            return SpeakerType.GOVERNMENT
        told = self.public or kind_by_marks(self.name)
        if told:
            return told
        kinds = Counter(kind for noun in self.nouns if (kind := kind_of_noun(noun)))
        if kinds:
            return kinds.most_common(1)[0][0]
        return SpeakerType.COMPANY if self.firm > self.places else None

    @property
    def is_country(self) -> bool:
        """Whether it is a country or stands for one."""
        return country_of(self.name) is not None

    @cached_property
    def likely(self) -> float:
        """How surely it is a body, from 0 to 1."""
        words = self.name.split()
        if (
            words[-1] in NO_BODIES
            or _COMPOUND.search(self.name)
            or (self.name.isupper() and len(self.name) > 5)
            or self.name.lower() in PERSON_TITLES
        ):
            return 0.0
        if len(words) == 1 and (self.name in self.common or (self.name.endswith("s") and country_of(self.name[:-1]) and not country_of(self.name))):
            return 0.0
        if (
            len(words) == 1
            and self.opening == self.count
            and (self.count == 1 or self.name.endswith("s"))
            and not (self.speaks or self.public or self.firm or country_of(self.name))
        ):
            return 0.0
        if self.kind or self.speaks:
            return 1.0
        if (
            len(self.name) < 3
            or TIME.search(self.name)
            or (self.places * 3 > self.count and (len(words) == 1 or self.places == self.count))
            or any(word.lower() in ROLES for word in words)
        ):
            return 0.0
        return 0.6 if self.count > 1 else 0.4 if len(words) > 1 else 0.2


def described(words: str) -> list[str]:
    """The nouns of bodies in the first words of a description, up to the one that it turns on."""
    before = re.split(r"\s(?:of|for|in|at|from|on|with|by|to|that|which|who|whose)\s", words)[0].split()
    return [
        noun
        for noun in (word.lower().rstrip("s") if word.lower() not in NOUNS_OF_BODIES else word.lower() for word in before[-2:])
        if noun in NOUNS_OF_BODIES
    ]
