"""Whom a pronoun goes back to, and who speaks where a quote has no source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from quotestance.article import Kind, Quote, Speaker, SpeakerType
from quotestance.speakers.focus import Focus, Said, of_kind
from quotestance.speakers.inventory import Inventory
from quotestance.speakers.mentions import Form, Mention, head_noun
from quotestance.speakers.naming import UNKNOWN, Naming
from quotestance.speakers.page import Page
from quotestance.speakers.subjects import subject
from quotestance.speakers.vocabulary import DOCUMENT_NOUNS, NOUNS_OF_BODIES, ROLES

_BACK = 8
"""Sentences that are looked back."""
_FAR, _SUBJECT, _SAID, _GENDER = 0.8, 1.5, 1.2, 1.0
"""What a sentence of distance takes away, and what being subject, speaker, or of the gender sought gives."""
_BODIES = frozenset({SpeakerType.GOVERNMENT, SpeakerType.COMPANY, SpeakerType.ORGANISATION, SpeakerType.DOCUMENT})
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s(?:\w+\s){0,2}\w+(?:ed|en|wn|id|old|ught|ade|ut)\b")
_CRITICISM = re.compile(
    r"\b(?:critici[sz]ed|mocked|derided|condemned|denounced|faulted|disparaged|deplored|attacked|dismissed|decried|ridiculed|rejected|lambasted|slammed|blamed|objected|feared|questioned)\b"
)
_PRAISE = re.compile(r"\b(?:hailed|praised|welcomed|cheered|applauded|defended|celebrated)\b")
_CIRCLE = re.compile(
    r"\b(?:[Aa]mong|(?:meeting|gathering|session|conference) of|[Ii]n letters from|calls from|by)\s(?:the\s|some\s)?(?P<group>(?:[\w’'-]+\s)?[\w’'-]+s)\b"
)
_PERSONS = frozenset(
    "man woman person member reader guest veteran source colleague friend neighbour neighbor buyer visitor father mother son daughter apprentice graduate".split()
)
_PARTICIPLE = re.compile(r"\w+ing\b")
_TOGETHER = re.compile(r"(?:\s(?:of|from)\s[\w\s]{2,40})?(?:,[^.;:“”\"]{2,90},)?\s(?:and|with)\s(?:[a-z]+\s){0,4}(?:M[rs]s?\.?\s|Prof\s|Dr\s)?")
_NAMES = 40
_REACH = 200


class Anaphora:
    """Resolves what is not named.

    Parameters
    ----------
    page : Page
    names : Inventory
    focus : Focus
    naming : Naming
    """

    def __init__(self, page: Page, names: Inventory, focus: Focus, naming: Naming) -> None:
        self._page = page
        self._names = names
        self._focus = focus
        self._naming = naming
        self._subjects: dict[int, tuple[int, str] | None] = {}

    def _subject(self, sentence: int, at: int) -> tuple[int, str] | None:
        """What a sentence opens with, where that ends before a character."""
        if sentence not in self._subjects:
            self._subjects[sentence] = subject(self._page, sentence)
        found = self._subjects[sentence]
        return found if found and found[0] + len(found[1]) < at else None

    # pronouns

    def pronoun(self, mention: Mention, at: int) -> Said:
        """Whom a pronoun stands for."""
        sentence = self._page.sentence(at)
        found = self._nearest(at, sentence) if mention.pronoun == "who" else None
        if found is None and mention.pronoun in ("m", "f", "who", "we"):
            found = self._person(mention.pronoun, at, sentence)
        elif found is None and mention.pronoun == "it":
            found = self._thing(at, sentence)
        elif found is None:
            found = self._several(at, sentence)
        if found is None and mention.pronoun in ("m", "f"):
            found = self._ahead(at)
        if found is None and self._focus.said:
            found = self._focus.said[-1]
        return replace(found, sentence=sentence) if found else Said(Speaker(UNKNOWN, None, SpeakerType.GROUP), sentence)

    def _person(self, gender: str, at: int, sentence: int) -> Said | None:
        """The person in focus: subject or speaker of a sentence nearby, of the gender of the pronoun."""
        best: tuple[float, Said] | None = None
        for score, said in self._people(at, sentence):
            if gender in ("m", "f"):
                if said.gender not in (None, gender):
                    continue
                score += _GENDER * (said.gender == gender)
            if best is None or score > best[0]:
                best = score, said
        if best is None:
            return None
        said = best[1]
        person = self._names.people.get(said.speaker.name)
        if person and gender in ("m", "f"):
            person.gender = person.gender or gender
        return said

    def _people(self, at: int, sentence: int) -> Iterator[tuple[float, Said]]:
        for said in self._focus.recent():
            if sentence - said.sentence > 2 * _BACK:
                break
            if said.speaker.type is SpeakerType.PERSON:
                yield _SAID - _FAR * (sentence - said.sentence), said
        for back in range(5):
            opening = self._subject(sentence - back, at)
            mention = self._names.parse(opening[1]) if opening else None
            if opening and mention and not mention.plural and (mention.person or head_noun(mention.head).lower() in ROLES.keys() | _PERSONS):
                yield _SUBJECT - _FAR * back, self._naming.named(mention, opening[0])
        for name in islice(self._names.before(at), _NAMES):
            where = self._page.sentence(name.span.start)
            if sentence - where > _BACK:
                break
            if name.is_person and not self._page.is_quoted(name.span.start):
                mention = Mention(name.canonical, Form.NAME, name.canonical, name.canonical)
                yield -_FAR * (sentence - where), self._naming.person(mention, at)

    def _ahead(self, at: int) -> Said | None:
        """Whom a pronoun that opens an article stands for: the next person named."""
        name = next((name for name in self._names.names if name.is_person and name.span.start > at), None)
        return self._naming.person(Mention(name.canonical, Form.NAME, name.canonical, name.canonical), at) if name else None

    def _thing(self, at: int, sentence: int) -> Said | None:
        """The body or document in focus: speaker or subject of a sentence nearby, else a body that is named."""
        best: tuple[float, Said] | None = None
        for score, said in self._things(at, sentence):
            if best is None or score > best[0]:
                best = score, said
        if best and best[0] > -_FAR * 3:
            return best[1]
        name = self._focus.body(at, of_kind(SpeakerType.COMPANY, SpeakerType.ORGANISATION, SpeakerType.GOVERNMENT, country=True))
        named = self._naming.body(Mention(name, Form.NAME, name), at) if name else None
        return named or (best[1] if best else None)

    def _things(self, at: int, sentence: int) -> Iterator[tuple[float, Said]]:
        for said in self._focus.recent():
            if sentence - said.sentence > 2 * _BACK:
                break
            if said.speaker.type in _BODIES and not said.plural:
                yield _SAID - _FAR * (sentence - said.sentence), said
        for back in range(4):
            opening = self._subject(sentence - back, at)
            if opening is None:
                continue
            mention = self._names.parse(opening[1])
            if mention.person and mention.person not in self._names.people:
                mention = Mention(mention.words, Form.NAME, mention.person, role=mention.role)
            noun = head_noun(mention.head).lower()
            body = self._names.bodies.get(self._names.body(mention.head))
            if mention.form is Form.NAME and body and not body.likely:
                continue
            if (
                mention.form is not Form.PRONOUN
                and not mention.person
                and not mention.plural
                and (mention.form is Form.NAME or noun in NOUNS_OF_BODIES | DOCUMENT_NOUNS)
            ):
                yield _SUBJECT - _FAR * back, self._naming.named(mention, opening[0])

    def _several(self, at: int, sentence: int) -> Said | None:
        """The group in focus: the last that spoke or that a sentence is about; else the last speaker."""
        group = self.group(at, 4)
        if group:
            return group
        near = (said for said in self._focus.recent() if sentence - said.sentence <= 2 * _BACK)
        said = list(near)
        return next((one for one in said if one.plural), said[0] if said else None)

    def group(self, at: int, within: int = 2) -> Said | None:
        """The group that spoke last or that a sentence is about, within so many sentences."""
        sentence = self._page.sentence(at)
        for back in range(within):
            spoke = next((said for said in self._focus.recent() if said.plural and said.sentence == sentence - back), None)
            group = spoke or self._group_of(sentence - back, at)
            if group:
                return replace(group, sentence=sentence)
        return None

    def numbered(self, mention: Mention, at: int) -> Said:
        """Whom *the two*, *both* or *the pair* goes back to: those named together last, else the group that spoke last, else the last two speakers."""
        sentence = self._page.sentence(at)
        names = [name for name in islice(self._names.before(at), _NAMES) if sentence - self._page.sentence(name.span.start) <= _BACK]
        for second, first in pairwise(names):
            between = self._page.text[first.span.end : second.span.start]
            if first.is_person == second.is_person and first.canonical != second.canonical and _TOGETHER.fullmatch(between):
                return self._joint((first.canonical, second.canonical), first.is_person, sentence)
        group = next((said for said in self._focus.recent() if said.plural and sentence - said.sentence <= _BACK), None)
        last = list(dict.fromkeys(said.speaker.name for said in self._focus.recent() if said.speaker.type is SpeakerType.PERSON))[1::-1]
        if group is None and len(last) == 2:
            return self._joint((last[0], last[1]), True, sentence)
        return replace(group, sentence=sentence) if group else self._naming.description(mention, at)

    def _joint(self, names: tuple[str, str], people: bool, sentence: int) -> Said:
        """Two who speak together."""
        kind = SpeakerType.GROUP if people else self._naming.body(Mention(names[0], Form.NAME, names[0]), 0).speaker.type
        return Said(Speaker(" and ".join(names), None, kind), sentence, None, True, "two")

    def _group_of(self, sentence: int, at: int) -> Said | None:
        """The group that a sentence opens with."""
        opening = self._subject(sentence, at)
        mention = self._names.parse(opening[1]) if opening else None
        return self._naming.named(mention, opening[0]) if mention and opening and mention.plural and mention.form is not Form.PRONOUN else None

    def _nearest(self, at: int, sentence: int) -> Said | None:
        """What *who* or *which* goes back to: the phrase just before it."""
        before = re.split(r"[.;:!?“”\"\n]", self._page.text[max(0, at - 90) : at])[-1].rstrip(" ,—–-")
        name = next(self._names.before(at), None)
        if name and name.span.end >= at - 3:
            mention = Mention(name.canonical, Form.NAME, name.canonical, name.canonical if name.is_person else None)
            return self._naming.named(mention, at)
        last = self._focus.said[-1] if self._focus.said and self._focus.said[-1].sentence == sentence else None
        phrase = re.search(r"(?:\b(?:the|an?|some|many|two|three|several|other)\s)?(?:[\w’'-]+\s){0,2}[\w’'-]+$", before)
        if phrase and not last:
            return self._naming.description(self._names.parse(phrase.group()), at)
        return last

    # quotes without a source

    def unsourced(self, quote: Quote) -> Said:
        """Who speaks in a quote without a source: the subject of its sentence, whom a passive leaves to the context, else the last speaker."""
        at = quote.contents[0].start
        sentence = self._page.sentence(at)
        cue = quote.cue.of(self._page.text) if quote.cue else ""
        found = None
        if _PASSIVE.search(cue):
            found = self._of_passive(quote, cue, sentence)
        elif quote.cue and _PARTICIPLE.match(cue):
            found = self._subject_of(quote)
        elif quote.cue is None and quote.kind is Kind.DIRECT:
            found = self._actor(sentence - 1, at)
        last = self._focus.said[-1] if self._focus.said else None
        if found is None and last and sentence - last.sentence <= _BACK:
            found = last
        return replace(found, sentence=sentence) if found else Said(Speaker(UNKNOWN, None, SpeakerType.GROUP), sentence)

    def _actor(self, sentence: int, at: int) -> Said | None:
        """The person whom a sentence names first, for words in marks that follow it without a cue: *Ann Roe shook her head. “Never.”*"""
        here = (
            name for name in self._names.before(at) if self._page.sentence(name.span.start) == sentence and not self._page.is_quoted(name.span.start)
        )
        named = [mention for name in here if (mention := self._names.parse(name.canonical)).person]
        return self._naming.person(named[-1], at) if named else None

    def _of_passive(self, quote: Quote, cue: str, sentence: int) -> Said | None:
        """Whom a passive leaves out: the circle it is said in, critics or supporters; of a plain report the group or body that was spoken of last."""
        start, end = self._page.bounds(sentence)
        circle = next(
            (found for found in _CIRCLE.finditer(self._page.text, start, min(end, start + 3 * _REACH)) if not self._page.is_quoted(found.start())),
            None,
        )
        if circle:
            return self._group(circle["group"], sentence)
        if _CRITICISM.search(cue):
            return self._group("critics", sentence)
        if _PRAISE.search(cue):
            return self._group("supporters", sentence)
        return None

    def _group(self, name: str, sentence: int) -> Said:
        return Said(Speaker(name, None, SpeakerType.GROUP), sentence, None, True, name.lower())

    def _subject_of(self, quote: Quote) -> Said | None:
        """Who a sentence opens with, for a cue further on in it that has no source of its own: *Brussels waited, saying …*."""
        assert quote.cue is not None
        opening = self._subject(self._page.sentence(quote.cue.start), quote.cue.start)
        mention = self._names.parse(opening[1]) if opening else None
        if mention is None or opening is None or mention.form is Form.PRONOUN:
            return None
        return self._naming.named(mention, opening[0])
