"""Who put out a document: whom its words name, else the body that the text before makes the issuer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from quotestance.article import SpeakerType
from quotestance.speakers.focus import Fits, Focus, of_kind
from quotestance.speakers.inventory import Inventory
from quotestance.speakers.page import Page
from quotestance.speakers.vocabulary import OWN

_FIRM, _ORGANISATION, _STATE = SpeakerType.COMPANY, SpeakerType.ORGANISATION, SpeakerType.GOVERNMENT
_ANY = of_kind(_FIRM, _ORGANISATION, _STATE)
_CAPITALS = r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|for|and|on|the)\s){0,2}[A-Z][\w’'&.-]*)*"
_BY = re.compile(r"\b(?:by|from)\s(?P<body>[^,;:()]{2,80}?)(?=$|[,;:()]|\s(?:in|on|to|at|which|that|who|has|was|said|says|dated|last|this)\s)")
_OF = re.compile(rf"\bof\s(?P<body>(?:the\s)?{_CAPITALS}(?:\s[a-z]+(?=$|\sof\b|,))?)")
_THAT = re.compile(rf"\b(?:that|which)\s(?P<body>(?:the\s)?(?:{_CAPITALS}|[a-z]+))\s(?:has\s|had\s)?(?:put|sent|[a-z]+ed|\w+s)\b")
_OWNER = re.compile(r"^(?P<body>(?:(?:[Tt]he|[Aa]n?|[Tt]his)\s)?[^,]{2,60}?)(?:['’]s|(?<=s)['’])\s")
_MODIFIER = re.compile(
    rf"^(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]his|[Aa]nother)?\s?(?:[a-z-]+\s)?(?P<body>(?!The\b|An?\b|One\b|This\b|Its\b){_CAPITALS})\s[a-z]"
)
_IMPOSED = re.compile(
    r"(?:\s[\w’'-]+){0,4}?\s(?:imposed|added|listed|put|blacklisted|designated|sanctioned|banned|barred|issued|published|froze|revoked|granted|lifted|suspended|placed|struck|proclaimed|signed|ordered|unveiled|released|announced|blocked|removed|slapped|raised|extended|fined|tightened|targeted)\b"
)
_UNSIGNED = frozenset("sign banner placard poster label data figures poll graffiti sticker wreath pages page email e-mail article opinion".split())
_OF_STATE = frozenset(
    "notice order rule rules regulation regulations license licence permit proclamation decree designation guidance sanctions advisory determination listing directive cable resolution faq terms decision rulebook bill law".split()
)
_OF_FIRM = frozenset(
    "filing prospectus complaint petition 10-q 10-k disclosure accounts results brochure manifest application lawsuit affidavit".split()
)
_OF_COURT = frozenset("judgment judgement ruling verdict dissent".split())
_COURT = re.compile(r"\b(?:court|tribunal|bench|appeals?|circuit)\b", re.IGNORECASE)
_PRESIDENCY = re.compile(r"\b(?:White House|Kremlin|Presiden\w+|Palace)\b")
_AHEAD, _FAR = 140, 6000
"""Characters that are read after a document that was named before, and how far back it is looked for."""
Canonical = Callable[[str, int], str | None]


class Issuers:
    """Finds issuers in one article.

    Parameters
    ----------
    page : Page
    names : Inventory
    focus : Focus
    canonical : callable
        The canonical name of a body as worded at a character.
    party : callable
        The party of a person named at a character.
    """

    def __init__(self, page: Page, names: Inventory, focus: Focus, canonical: Canonical, party: Callable[[str, int], str]) -> None:
        self._page = page
        self._names = names
        self._focus = focus
        self._canonical = canonical
        self._party = party

    def issuer(self, words: str, noun: str, at: int) -> str | None:
        """The body that put out a document described with these words at a character."""
        told = self._told(words, at)
        if told is not None:
            return told or None
        if not re.match(r"an?\s", words, re.IGNORECASE):
            for phrase, start in self._earlier(noun, at):
                told = self._told(phrase, start)
                if told:
                    return told
        return None if noun in _UNSIGNED else self._in_focus(words, noun, at)

    def _in_focus(self, words: str, noun: str, at: int) -> str | None:
        """The body in focus among those that put out such documents."""
        if re.search(r"\b(?:executive order|proclamation|presidential)\b", words):
            presidency = self._focus.body(at, of_kind(_STATE, only=_PRESIDENCY))
            if presidency:
                return presidency
        if noun in _OF_STATE and self._imposer:
            return self._imposer
        return self._focus.body(at, _fits(noun)) or self._focus.body(at, _ANY)

    @cached_property
    def _imposer(self) -> str | None:
        """The office that the article first tells to have imposed, listed or published something."""
        for name in self._names.names:
            body = self._names.bodies.get(name.canonical)
            if body and body.kind is _STATE and body.likely and not body.is_country and _IMPOSED.match(self._page.text, name.span.end):
                return name.canonical
        return None

    def _told(self, words: str, at: int) -> str | None:
        """The issuer by the words themselves: *Acme's report*, *a report by Acme*, *its report*; empty if they say that it is nobody in particular."""
        if OWN.match(words):
            return self._focus.body(at, _ANY)
        for pattern in (_OWNER, _BY, _THAT, _OF, _MODIFIER):
            match = pattern.search(words)
            if match is None:
                continue
            body = match["body"].strip()
            if OWN.match(body):
                return self._focus.body(at, _ANY)
            found = self._canonical(body, at) or (self._agent(body, at) if pattern is _BY else None)
            if found is not None:
                return found
        return None

    def _agent(self, words: str, at: int) -> str | None:
        """Who wrote a document, where that is no body that the article speaks of otherwise; empty for somebody in particular."""
        if re.match(r"(?:an?|one)\s", words):
            return ""
        person = self._names.parse(words).person
        named = re.search(rf"{_CAPITALS}$", words)
        if person or named:
            return self._party(person, at) if person else named and named.group()
        return re.sub(r"^the\s", "", words) if re.match(r"(?:the|two|three|four|five|\d+)\s", words) else None

    def _earlier(self, noun: str, at: int) -> Iterator[tuple[str, int]]:
        """What the text before calls such a document, nearest first, with the words that follow it."""
        start = max(0, at - _FAR)
        pattern = re.compile(rf"(?:\b(?:[Aa]n?|[Ii]ts|[Tt]heir|[\w’'-]+['’]s)\s(?:[\w-]+\s){{0,3}})?{re.escape(noun)}\b")
        for match in reversed(list(pattern.finditer(self._page.text, start, at))):
            rest = re.split(r"[.;:!?“”\"\n]", self._page.text[match.end() : min(at, match.end() + _AHEAD)])[0]
            yield match.group() + rest, match.start()


def _fits(noun: str) -> Fits:
    """Bodies that put out such documents."""
    if noun in _OF_COURT:
        return of_kind(_STATE, unknown=False, only=_COURT)
    if noun in _OF_STATE:
        return of_kind(_STATE, unknown=False)
    return of_kind(_FIRM) if noun in _OF_FIRM else _ANY
