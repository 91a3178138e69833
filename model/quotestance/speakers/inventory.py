"""The names that an article uses: people and bodies, where they stand, and the full forms of the short ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from quotestance.article import Span
from quotestance.speakers.bodies import Body
from quotestance.speakers.known_bodies import KnownBodies, KnownBody
from quotestance.speakers.mentions import Mention, parse, strip_title
from quotestance.speakers.page import Page
from quotestance.speakers.people import Person, find_people, tell_genders
from quotestance.speakers.stretches import Stretch, stretches
from quotestance.speakers.vocabulary import BODY_WORDS, GENERIC_ADJECTIVES, NOUNS_OF_BODIES, PORTFOLIOS, ROLES
from quotestance.text.countries import Country, country_in, country_of

_ACRONYM = re.compile(r"\s\((?:the\s)?[\"“']?(?P<short>[A-Z][A-Za-z&]{1,9})[\"”']?\)")
_OFFICE = re.compile(rf"(?P<state>(?:[A-Z][\w’'.]+\s)+)?(?P<portfolio>{PORTFOLIOS})(?:\sand\s\w+)?\s(?:ministry|department)", re.IGNORECASE)
_BETWEEN = frozenset({"of", "for", "and", "the"})
_ALIKE = 60
"""Names with a word in common that are kept."""
_WORD = re.compile(r"[\w-]+")
_SMALL = re.compile(r"\b[a-z][\w-]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, and the canonical name that it is short for."""

    span: Span
    canonical: str
    is_person: bool


class Inventory:
    """Names of one article outside its noise.

    Parameters
    ----------
    page : Page
    known_bodies : KnownBodies

    Attributes
    ----------
    people : dict of str to Person
        By full name.
    names : list of Name
        Every mention, in text order.
    known : set of str
        Surnames, full names and, where they stand alone, first names of people.
    bodies : dict of str to Body
        What the article tells of each body, by canonical name.
    """

    def __init__(self, page: Page, known_bodies: KnownBodies) -> None:
        self._known_bodies = known_bodies
        found = stretches(page, known_bodies.named)
        told = find_people(page, found)
        self.people = told.people
        self._not_people = told.bodies
        self._parsed = told.sources
        self._surnames: dict[str, str] = {}
        self._first_names: dict[str, str] = {}
        for name in self.people:
            self._surnames.setdefault(name.split()[-1], name)
            self._first_names.setdefault(name.split()[0], name)
        self.known = {*self.people, *self._surnames, *self._first_names}
        ends = {stretch.end: stretch.name for stretch in found}
        self._acronyms = {match["short"]: ends[match.start()] for match in _ACRONYM.finditer(page.text) if match.start() in ends}
        self._fullest: dict[str, str] = {}
        self._offices: dict[str, str | None] = {}
        self._used = frozenset(stretch.name for stretch in found)
        self._long: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._find_long(found)
        small = set(_SMALL.findall(page.text))
        self._common = {stretch.words[0] for stretch in found if len(stretch.words) == 1 and stretch.words[0].lower() in small}
        self.bodies: dict[str, Body] = {}
        self.names = [self._name(stretch, page) for stretch in found]
        self._starts = [name.span.start for name in self.names]
        for source in page.sources:
            mention = self.parse(page.source(source))
            if not mention.person and not mention.plural and (body := self.bodies.get(self.body(mention.head))):
                body.speaks = True
        tell_genders(page, [(name.span.start, name.span.end, self.people[name.canonical]) for name in self.names if name.is_person])

    def parse(self, source: str) -> Mention:
        """Read a source or another phrase, with what the article tells of names."""
        found = self._parsed.get(source)
        if found is None:
            found = self._parsed[source] = parse(source, self.known, self._not_people)
        return found

    def person(self, name: str) -> Person:
        """The person that a name or surname stands for; a new one if it is not known yet."""
        full = self._full_name(name)
        if full not in self.people:
            self.people[full] = Person(full)
            self._surnames.setdefault(full.split()[-1], full)
            self.known |= {full, full.split()[-1]}
            self._parsed = {}
        return self.people[full]

    def _full_name(self, name: str) -> str:
        if name in self.people:
            return name
        words = name.split()
        full = self._surnames.get(name) or self._first_names.get(name) or self._surnames.get(words[-1], name)
        return name if len(words) > 1 and full[0] != name[0] else full

    def body(self, name: str) -> str:
        """The fullest form that the article gives of the name of a body."""
        if name not in self._fullest:
            self._fullest[name] = self._as_known(self._find_fullest(name))
        return self._fullest[name]

    def _as_known(self, name: str) -> str:
        """The longest name that the article uses for a public body of several names: *Foggy Bottom* as *State Department*."""
        known = self._known_bodies.named(name)
        if len(known) != 1 or country_of(name):
            return name
        return max((form for form in known[0].names if form in self._used), key=len, default=name)

    def headed_by(self, title: str) -> str | None:
        """The body whose head has a title, as the article names it, else as the table does; None if no or several bodies have such a head."""
        known = self._known_bodies.headed_by(title)
        if len(known) != 1 or all(word in ROLES or word in GENERIC_ADJECTIVES for word in title.lower().split()):
            return None
        state = country_of(known[0].country) if known[0].country else None
        if state and state not in self._states:
            return None
        return next((form for form in known[0].names if form in self._used), known[0].name)

    def bodies_with(self, word: str) -> Sequence[Body]:
        """The bodies whose names have a word."""
        return self._bodies_by_word.get(word, ())

    def holders(self, noun: str) -> Sequence[Person]:
        """The people who are described with a noun of role."""
        return self._people_by_role.get(noun, ())

    @cached_property
    def _bodies_by_word(self) -> dict[str, list[Body]]:
        found: dict[str, list[Body]] = defaultdict(list)
        for body in self.bodies.values():
            for word in dict.fromkeys(_WORD.findall(body.name)):
                if len(found[word]) < _ALIKE:
                    found[word].append(body)
        return found

    @cached_property
    def _people_by_role(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            for word in dict.fromkeys(word for _, role in person.roles for word in _WORD.findall(role.lower())):
                if len(found[word]) < _ALIKE:
                    found[word].append(person)
        return found

    @cached_property
    def _states(self) -> AbstractSet[Country]:
        """The countries that the article names."""
        return {state for name in self.bodies if (state := country_in(name))}

    def _find_fullest(self, name: str) -> str:
        name = self._acronyms.get(name, name)
        if country_of(name):
            return name
        words = tuple(name.split())
        size = len(words)
        longer = [
            body for body in self._long.get(words[0] if words else "", ())
            if size < len(body) <= size + 4 and any(body[at : at + size] == words for at in range(len(body) - size + 1))
            and (size > 1 or body[0] == words[0] or (body[0] not in ROLES and len(words[0]) > 3))
        ]  # fmt: skip
        return " ".join(max(longer, key=lambda body: len(" ".join(body)))) if longer else name

    def office(self, worded: str) -> str | None:
        """How the article names the office of a portfolio (*trade ministry*, *Norwegian finance ministry*, *Commerce Department*), if it does."""
        if worded not in self._offices:
            self._offices[worded] = self._find_office(worded)
        return self._offices[worded]

    def _find_office(self, worded: str) -> str | None:
        match = _OFFICE.fullmatch(worded)
        if match is None:
            return None
        portfolio, state = match["portfolio"].lower(), country_in(match["state"] or "")
        of_portfolio = re.compile(
            rf"\b{portfolio}(?: and \w+)? (?:ministry|department|office)\b|\b(?:ministry|department|office) (?:of|for) (?:the )?(?:\w+ and )?{portfolio}\b",
            re.IGNORECASE,
        )
        offices = [name for name in self.bodies if of_portfolio.search(name)]
        named = [name for name in offices if state is None or self._state_of(name) in (state, None)]
        noun = worded.split()[-1].lower()
        if named:
            return max(named, key=lambda name: (noun in name.lower(), len(name)))
        known = [
            body
            for form in (f"{portfolio.title()} Ministry", f"{portfolio.title()} Department")
            for body in self.known_body(form)
            if state and body.country == state.name
        ]
        return next((name for body in known for name in body.names if name in self.bodies), None)

    def _state_of(self, office: str) -> Country | None:
        """The country whose office a name names."""
        known = self.known_body(office)
        return country_in(office) or (country_of(known[0].country) if len(known) == 1 else None)

    def known_body(self, name: str) -> tuple[KnownBody, ...]:
        """The public bodies that a name stands for."""
        return self._known_bodies.named(name)

    def before(self, at: int) -> Iterator[Name]:
        """The mentions that start before a character, nearest first."""
        for index in range(bisect_left(self._starts, at) - 1, -1, -1):
            yield self.names[index]

    def _find_long(self, found: list[Stretch]) -> None:
        """Names of several words that a shorter one can stand for, under each of their words."""
        parts = {part for name in self.people for part in name.split()}
        seen = set()
        for stretch in found:
            words = stretch.words
            plain = not any(word.lower().strip(".,") in ROLES or word in parts for word in words)
            if len(words) > 1 and words not in seen and plain and ("and" not in words or words[-1] in BODY_WORDS or words[0] in BODY_WORDS):
                seen.add(words)
                for word in dict.fromkeys(words):
                    if len(self._long[word]) < _ALIKE:
                        self._long[word].append(words)

    def _name(self, stretch: Stretch, page: Page) -> Name:
        """A stretch as a mention of a person or of a body."""
        words = strip_title(stretch.name).split()
        while len(words) > 1 and (words[0].lower() in ROLES or words[0] in _BETWEEN):
            words = words[1:]
        start = stretch.start + stretch.name.rfind(" ".join(words))
        span = Span(start, max(stretch.end, start + 1))
        name = " ".join(words)
        full = name if name in self.people else self._surnames.get(words[-1]) or (self._first_names.get(name) if len(words) == 1 else None)
        if full and (len(words) == 1 or full == name or words[0][0] == full[0]) and not any(word in BODY_WORDS for word in words[1:]):
            return Name(span, full, True)
        canonical = self.body(name)
        if canonical not in self.bodies:
            public = self.known_body(canonical)
            self.bodies[canonical] = Body(canonical, public=public[0].type if public else None, common=self._common)
            self.bodies[canonical].nouns |= {word.lower() for known in public for name in known.names for word in name.split()} & NOUNS_OF_BODIES
        self.bodies[canonical].see(page, span.start, span.end)
        return Name(span, canonical, False)
