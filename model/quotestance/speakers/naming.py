"""Names the speaker that a source spells out: a person, a body, a group or a document."""

from __future__ import annotations

import re
from dataclasses import replace

from quotestance.article import Speaker, SpeakerType
from quotestance.speakers.affiliation import Left, affiliations
from quotestance.speakers.documents import Issuers
from quotestance.speakers.focus import Fits, Focus, Said, for_noun, of_kind
from quotestance.speakers.inventory import Inventory
from quotestance.speakers.kinds import type_of
from quotestance.speakers.mentions import Form, Mention, head_noun
from quotestance.speakers.page import Page
from quotestance.speakers.vocabulary import (
    COMPANY_NOUNS,
    DOCUMENT_NOUNS,
    FIRST_WORDS,
    HEADS_OF_STATE,
    NOUNS_OF_BODIES,
    ORGANISATION_NOUNS,
    ROLES,
    Role,
)  # fmt: skip
from quotestance.text.countries import Country, country_in, country_of, fullest

UNKNOWN = "unknown"
"""The name of a speaker whom the article does not tell."""
_NEAR = 8
_FIRM, _ORGANISATION, _STATE = SpeakerType.COMPANY, SpeakerType.ORGANISATION, SpeakerType.GOVERNMENT
_ANY = of_kind(_FIRM, _ORGANISATION, _STATE)
_OFFICER_OF_FIRM = re.compile(
    r"\b(?:chief executive|CEO|CFO|COO|finance chief|chief financial|founder|co-founder|owner|managing|plant|sales|sourcing|operations|underwriter)\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"\b(?:chair\w*|president|treasurer|organi[sz]er|partner|conven[eo]r|steward)\b", re.IGNORECASE)
_OFFICER_OF_STATE = re.compile(
    r"\b(?:minister|secretary of|under-?\s?secretary|assistant secretary|commissioner|governor|prosecutor)\b", re.IGNORECASE
)
_OF_COUNTRY = re.compile(r"\b(?:minister|ambassador|envoy|delegate|permanent representative|premier)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|that|this|its|their|both|his|her)\b", re.IGNORECASE)
_ACADEMIC = re.compile(
    r"\b(?:University|College|Institute|Centre|Center|School|Research|Securities|Analytics|consultancy|house|university|college)\b"
)
_TITLE = re.compile(r"^(?:the|its|their)\s|[,\s]+$", re.IGNORECASE)
_RESTRICTED = re.compile(r"(?<!,)\s(?:that|whose|which)\s")
_NAMING = re.compile(r"['’]s?\s|\b(?:of|for|in|at)\s(?:the\s)?[A-Z]|[A-Z]\S*\s[A-Z]")
_BARE = frozenset({"Chair", "Chairman", "Chairwoman", "Chairperson", "President", "Minister", "Speaker"})
_OWNED = re.compile(r"(?:its|their|his|her)\b|.*['’]s?\s|.*\b(?:by|from)\s", re.IGNORECASE)
_OF = re.compile(r"^(?:of|from|at|with|for)\s(?:the\s)?(?P<body>.+)$")


def fits_of_role(role: str) -> Fits:
    """Bodies that somebody with a role can serve."""
    if _OFFICER_OF_FIRM.search(role):
        return of_kind(_FIRM)
    if _OF_COUNTRY.search(role):
        return of_kind(_STATE, country=True, unknown=False)
    if _OFFICER_OF_STATE.search(role):
        return of_kind(_STATE, unknown=False)
    return of_kind(_FIRM, _ORGANISATION) if _OFFICER.search(role) else _ANY


class Naming:
    """Turns mentions into speakers.

    Parameters
    ----------
    page : Page
    names : Inventory
    focus : Focus
    """

    def __init__(self, page: Page, names: Inventory, focus: Focus) -> None:
        self._page = page
        self._names = names
        self._focus = focus
        self._sources = frozenset(map(page.source, page.sources))
        self._country_names: dict[Country, str] = {}
        self._bodies_of_people: dict[tuple[str, str], str | None] = {}
        self._issuers = Issuers(page, names, focus, self.canonical, self._party)

    def named(self, mention: Mention, at: int) -> Said:
        """The speaker of a mention that is no pronoun."""
        if mention.person:
            return self.person(mention, at)
        return self.description(mention, at) if mention.form is Form.DESCRIPTION else self.body(mention, at)

    def country(self, country: Country) -> str:
        """The name under which the article treats a country."""
        if country not in self._country_names:
            self._country_names[country] = fullest(country, self._page.text, self._sources)
        return self._country_names[country]

    # people

    def person(self, mention: Mention, at: int) -> Said:
        """A person, with the body that the roles beside any mention of the name tell."""
        person = self._names.person(mention.person or "")
        person.gender = person.gender or mention.gender
        roles = [(at, mention.role), *person.roles] if mention.role else person.roles
        if (person.name, mention.role) not in self._bodies_of_people:
            self._bodies_of_people[person.name, mention.role] = self._first_body(roles, person.name)
        body = self._bodies_of_people[person.name, mention.role]
        words = " ".join(role for _, role in roles)
        return Said(Speaker(person.name, body, SpeakerType.PERSON), self._page.sentence(at), person.gender, False, words.lower())

    def _party(self, person: str, at: int) -> str:
        """Who answers for what a person puts out."""
        return self.person(Mention(person, Form.NAME, person, person), at).speaker.party

    def _first_body(self, roles: list[tuple[int, str]], name: str) -> str | None:
        """The first body that a role names outright, else the first that it leaves to the context."""
        told = [(at, role, body) for at, role in roles for body in affiliations(role)]
        alone = _speaks_alone(roles)
        head = next(filter(None, (self._names.headed_by(_TITLE.sub("", role)) for _, role in roles)), None)
        told.sort(key=lambda item: isinstance(item[2], Left))
        for at, role, body in told:
            if body in (Left.CONTEXT, Left.OFFICE) and head:
                return head
            if body in (Left.CONTEXT, Left.OWN) and (firm := self._namesake(name)):
                return firm
            found = self.affiliated(body, role, at, name)
            if found and found != name:
                return found
        if told or alone:
            return None
        return next(filter(None, (self._of_body(role, at) for at, role in roles)), None) or (self._namesake(name) if roles else None)

    def _of_body(self, role: str, at: int) -> str | None:
        """*Ann Doe of Acme Mills*: the body, if it is one and not a place."""
        match = _OF.match(role)
        if match is None:
            return None
        name = self.canonical(re.split(r"\s(?:in|who|which|that|and|is|was)\s", match["body"])[0], at)
        body = self._names.bodies.get(name) if name else None
        if name and _ACADEMIC.search(name):
            return None
        return name if name and not country_of(name) and ((body and body.kind) or name.split()[-1] in NOUNS_OF_BODIES) else None

    def _namesake(self, name: str) -> str | None:
        """The firm that bears the surname of somebody: *Ann Doe*, *Doe & Daughters*."""
        firms = self._names.bodies_with(name.split()[-1])
        return next((firm.name for firm in firms if " " in firm.name and firm.kind in (None, _FIRM) and firm.likely), None)

    def affiliated(self, body: str | Left, role: str, at: int, name: str) -> str | None:
        """The name of a body as worded in a role, or of the one that the role leaves to the text around it."""
        if isinstance(body, Left):
            return self._focused(of_kind(_STATE, unknown=False) if body is Left.OFFICE else fits_of_role(role), at)
        return None if body == name else self.canonical(body, at)

    def _focused(self, fits: Fits, at: int) -> str | None:
        name = self._focus.body(at, fits)
        country = country_of(name) if name else None
        return self.country(country) if country else name

    def canonical(self, body: str, at: int) -> str | None:
        """The name of a body as worded (*the firm*, *US*, *Commerce Department*), or None if the words name a place, a person or a thing."""
        bare = re.sub(r"^(?:the|a|an)\s+", "", body, flags=re.IGNORECASE)
        country = country_of(bare)
        if country:
            return self.country(country)
        if bare.split()[-1][:1].islower() and (state := _state(bare)):
            return self.country(state)
        if bare[:1].islower() and not country_in(bare):
            office = self._names.office(bare)
            return self._names.body(office) if office else self._generic(bare, at)
        if self._names.parse(bare).person in self._names.known:
            return None
        name = self._names.body(self._names.office(bare) or bare)
        known = self._names.bodies.get(name)
        lower = bare.split()[-1][:1].islower() and head_noun(bare).lower() not in NOUNS_OF_BODIES
        return name if not lower and (len(name.split()) > 1 or name.isupper() if known is None else known.likely > 0) else None

    def _generic(self, bare: str, at: int) -> str | None:
        """*the firm*, *the central bank*, *the drivers' union*: what it goes back to, else the words themselves."""
        noun = head_noun(bare).lower()
        if noun not in NOUNS_OF_BODIES:
            return None
        found = self._antecedent(noun, at) if len(bare.split()) == 1 or noun in COMPANY_NOUNS - ORGANISATION_NOUNS - {"bank"} else None
        return found or (None if noun in COMPANY_NOUNS - ORGANISATION_NOUNS - {"bank"} else bare)

    # bodies, groups and documents

    def body(self, mention: Mention, at: int) -> Said:
        """A body or country that is named, or several."""
        country = country_of(mention.head)
        name = self.country(country) if country and not mention.plural else mention.head if mention.plural else self._names.body(mention.head)
        kind = SpeakerType.GOVERNMENT if country else SpeakerType.GROUP if mention.plural else self._type(name, mention.role)
        issuer = self._issuers.issuer(mention.words, head_noun(name).lower(), at) if kind is SpeakerType.DOCUMENT else None
        return Said(Speaker(name, issuer, kind), self._page.sentence(at), None, mention.plural, mention.role.lower())

    def _type(self, name: str, role: str) -> SpeakerType:
        body = self._names.bodies.get(name)
        return (body.kind if body else None) or type_of(name, role)

    def description(self, mention: Mention, at: int) -> Said:
        """A speaker who is described rather than named."""
        noun = head_noun(mention.head).lower()
        definite = bool(_DEFINITE.match(mention.words)) or mention.words in _BARE
        sentence = self._page.sentence(at)
        if definite and not mention.plural:
            known = self._known(noun, mention, at)
            if known:
                return replace(known, sentence=sentence)
        if mention.plural and definite:
            for said in self._focus.recent():
                if said.plural and noun in said.speaker.name.lower():
                    return replace(said, sentence=sentence)
        return self._new(mention, noun, at)

    def _known(self, noun: str, mention: Mention, at: int) -> Said | None:
        """The speaker or body that a definite description goes back to."""
        if noun in ROLES:
            return None if _OWNED.match(mention.words) else self._known_person(noun, mention, at)
        if noun in DOCUMENT_NOUNS and _OWNED.match(mention.words):
            return None
        if noun in DOCUMENT_NOUNS:
            return next(
                (said for said in self._focus.recent() if said.speaker.type is SpeakerType.DOCUMENT and noun in said.speaker.name.lower()), None
            )
        plain = len(mention.head.split()) == 1 or (noun in COMPANY_NOUNS | ORGANISATION_NOUNS and not _NAMING.search(mention.words))
        name = self._antecedent(noun, at) if plain and not _RESTRICTED.search(mention.words) else None
        if name is None:
            return None
        return Said(Speaker(name, None, SpeakerType.GOVERNMENT if country_of(name) else self._type(name, noun)), 0, role=noun)

    def _known_person(self, noun: str, mention: Mention, at: int) -> Said | None:
        """Whom *the minister*, *the analyst*, *the lawmaker* goes back to: the last one with that role, else the last person quoted."""
        wanted = [word for word in re.findall(r"\w+", mention.head.lower()) if word != "same"]
        wanted = wanted[: wanted.index(noun) + 1] if noun in wanted else [noun]

        def fits(role: str) -> bool:
            words = re.findall(r"\w+", role.lower())
            return all(word in words for word in wanted)

        persons = [said for said in self._focus.recent() if said.speaker.type is SpeakerType.PERSON]
        holders = [said for said in persons if fits(said.role)]
        for person in self._names.holders(noun):
            if any(where < at and fits(role) for where, role in person.roles):
                holders.append(self.person(Mention(person.name, Form.NAME, person.name, person.name), at))
        found = next((said for said in holders if noun != "president" or said.speaker.speaks_for is None), None)
        if found:
            return found
        if HEADS_OF_STATE.fullmatch(mention.head):
            return None
        near = [said for said in persons if self._page.sentence(at) - said.sentence <= _NEAR and said.gender in (None, mention.gender or said.gender)]
        return near[0] if near and len(mention.words.split()) == 2 else None

    def _antecedent(self, noun: str, at: int) -> str | None:
        """The body that *the company*, *the ministry*, *the bank* goes back to, or None."""
        if noun not in NOUNS_OF_BODIES:
            return None
        if noun in ("government", "state", "country", "regime"):
            return self._focused(of_kind(country=True, unknown=False), at)
        return self._focus.body(at, for_noun(noun))

    def _new(self, mention: Mention, noun: str, at: int) -> Said:
        """A speaker who is named by a description alone."""
        name = _described(mention)
        sentence = self._page.sentence(at)
        if mention.plural:
            official = ROLES.get(noun) in (Role.OFFICIAL, Role.SPOKES, Role.ENVOY)
            body = self._first_body([(at, mention.role or mention.words)], name) if official else None
            return Said(Speaker(name, body, SpeakerType.GROUP), sentence, None, True, mention.words.lower())
        if noun in ROLES or noun in ("person", "man", "woman", "source"):
            role = mention.role or mention.words
            found = self._first_body([(at, role)], name)
            return Said(Speaker(name, found, SpeakerType.PERSON), sentence, mention.gender, False, mention.words.lower())
        kind = type_of(name, mention.words)
        issuer = self._issuers.issuer(mention.words, noun, at) if kind is SpeakerType.DOCUMENT else None
        return Said(Speaker(name, issuer, kind), sentence, None, False, mention.words.lower())


def _state(words: str) -> Country | None:
    """The country that qualifies words which name no body: *South Korean trade*, *Taiwanese security*."""
    named = [word for word in words.split() if word[:1].isupper()]
    noun = words.split()[-1].lower()
    return country_of(" ".join(named)) if named and words.startswith(named[0]) and noun not in NOUNS_OF_BODIES else None


def _speaks_alone(roles: list[tuple[int, str]]) -> bool:
    """Whether somebody is an analyst, a lawmaker or the like."""
    return any(HEADS_OF_STATE.match(role) or ROLES.get(word) is Role.SELF for _, role in roles for word in re.findall(r"[\w-]+", role.lower())[:8])


def _described(mention: Mention) -> str:
    """A description as a name: without article *the*, clause and capital of a sentence's start."""
    words = re.split(r"\s(?:who|which|that)\s|,", mention.words)[0]
    name = re.sub(r"^(?:the|its|their|his|her)\s+", "", words, flags=re.IGNORECASE).strip() or mention.words or UNKNOWN
    first = name.split()[0]
    if first[0].isupper() and (len(first) == 1 or not first.isupper()) and first.lower() in FIRST_WORDS:
        name = name[:1].lower() + name[1:]
    return name
