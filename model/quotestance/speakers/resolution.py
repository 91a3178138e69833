"""The stage that names the speaker of each quote, and the body that the speaker speaks for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from quotestance.article import Article, Quote, Span, Speaker, SpeakerType
from quotestance.speakers.affiliation import CONTEXT, OFFICE, OWN, affiliation
from quotestance.speakers.inventory import Inventory
from quotestance.speakers.kinds import COMPANY_MARK, ORGANISATION_MARK, type_of
from quotestance.speakers.mentions import Form, Mention, head_noun, parse
from quotestance.speakers.vocabulary import (
    COMPANY_NOUNS,
    DOCUMENT_NOUNS,
    FIRST_WORDS,
    HEADS_OF_STATE,
    OFFICE_OF_STATE,
    ORGANISATION_NOUNS,
    ROLES,
    STATE_NOUNS,
    TIME,
    Role,
)  # fmt: skip
from quotestance.text.countries import Country, country_in, country_of, fullest

UNKNOWN = "unknown"
"""The name of a speaker whom the article does not tell."""
_BACK = 8
_FAR = 20_000
"""Sentences and characters that are looked back."""
_BODIES = frozenset({SpeakerType.GOVERNMENT, SpeakerType.COMPANY, SpeakerType.ORGANISATION, SpeakerType.DOCUMENT})


@dataclass(frozen=True, slots=True)
class _Said:
    """A speaker that has been named, and the sentence of the source."""

    speaker: Speaker
    sentence: int
    gender: str | None
    plural: bool
    role: str


class _Reader:
    """Resolves the sources of one article in text order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._token_starts = [token.start for token in article.tokens or ()]
        self._sentences: dict[int, tuple[int, int]] = {}
        for token in article.tokens or ():
            start, _ = self._sentences.get(token.sentence, (token.start, token.end))
            self._sentences[token.sentence] = (start, token.end)
        sources = [quote.source.of(self._text) for quote in article.quotes or () if quote.source]
        self._sources = frozenset(sources)
        self._country_names: dict[Country, str] = {}
        self._names = Inventory(self._text, article.noise or (), sources)
        self._contents = sorted(span for quote in article.quotes or () for span in quote.contents)
        self._said: list[_Said] = []

    def speakers(self) -> dict[str, Speaker]:
        """The speaker of each quote by the quote's id."""
        found: dict[str, Speaker] = {}
        for quote in sorted(self._article.quotes or (), key=_position):
            at = _position(quote)
            said = self._named(quote, at) if quote.source else self._unsourced(quote)
            found[quote.id] = said.speaker
            self._said.append(said)
        return found

    def _sentence(self, at: int) -> int:
        tokens = self._article.tokens or ()
        return tokens[max(0, bisect_right(self._token_starts, at) - 1)].sentence if tokens else 0

    def _is_quoted(self, span: Span) -> bool:
        """Whether a stretch lies in a content."""
        nearest = bisect_right(self._contents, Span(span.start, len(self._text) + 1)) - 1
        return nearest >= 0 and self._contents[nearest].covers(span)

    def _country(self, country: Country) -> str:
        if country not in self._country_names:
            self._country_names[country] = fullest(country, self._text, self._sources)
        return self._country_names[country]

    def _unsourced(self, quote: Quote) -> _Said:
        """A quote without a source is the last speaker's if it is direct or goes on in the same sentences."""
        sentence = self._sentence(quote.contents[0].start)
        subject = self._subject_of(quote)
        if subject:
            return subject
        if self._said and sentence - self._said[-1].sentence <= _BACK:
            return replace(self._said[-1], sentence=sentence)
        return _Said(Speaker(UNKNOWN, None, SpeakerType.GROUP), sentence, None, False, "")

    def _named(self, quote: Quote, at: int) -> _Said:
        assert quote.source is not None
        mention = parse(quote.source.of(self._text), self._names.known)
        sentence = self._sentence(at)
        if mention.words.lower() in _DETERMINERS:
            return self._unsourced(quote)
        if mention.form is Form.PRONOUN:
            return self._pronoun(mention, at, sentence)
        if mention.person:
            return self._person(mention, at, sentence)
        if mention.form is Form.DESCRIPTION:
            return self._description(mention, at, sentence)
        return self._body(mention, at, sentence)

    # people

    def _person(self, mention: Mention, at: int, sentence: int) -> _Said:
        person = self._names.person(mention.person or "")
        person.gender = person.gender or mention.gender
        roles = [(at, mention.role), *person.roles] if mention.role else person.roles
        body = next((found for where, role in roles if (found := self._affiliation(role, where or at, person.name))), None)
        words = " ".join(role for _, role in roles)
        return _Said(Speaker(person.name, body, SpeakerType.PERSON), sentence, person.gender, False, words.lower())

    def _affiliation(self, role: str, at: int, name: str) -> str | None:
        body = affiliation(role)
        if body is None or body == name:
            return None
        if body is CONTEXT:
            return (self._last_office(at) if re.search(r"spokes", role, re.IGNORECASE) else None) or self._last_body(at)
        if body is OFFICE:
            return self._last_office(at)
        if body is OWN:
            said = self._last_said(self._sentence(at), lambda said: said.speaker.type in _BODIES, within=2)
            return said.speaker.name if said else self._last_body(at)
        return self._canonical_body(body, at)

    def _canonical_body(self, body: str, at: int) -> str | None:
        """The name of a body as worded in a role: *the firm*, *US*, *Commerce Department*."""
        bare = re.sub(r"^(?:the|a|an)\s+", "", body, flags=re.IGNORECASE)
        if bare[:1].islower() and not country_in(bare):
            noun = head_noun(bare).lower()
            return self._antecedent(noun, at) or (None if noun in COMPANY_NOUNS else bare)
        country = country_of(bare)
        if country:
            return self._country(country)
        return None if parse(bare, self._names.known).person in self._names.known else self._names.body(bare)

    # bodies, groups and documents

    def _body(self, mention: Mention, at: int, sentence: int) -> _Said:
        country = country_of(mention.head)
        name = self._country(country) if country and not mention.plural else mention.head if mention.plural else self._names.body(mention.head)
        kind = SpeakerType.GOVERNMENT if country else SpeakerType.GROUP if mention.plural else type_of(name, mention.role)
        return _Said(Speaker(name, None, kind), sentence, None, mention.plural, mention.role.lower())

    def _description(self, mention: Mention, at: int, sentence: int) -> _Said:
        noun = head_noun(mention.head).lower()
        definite = bool(re.match(r"(?:the|that|this|its|their|both)\b", mention.words, re.IGNORECASE))
        if definite and not mention.plural:
            known = self._known(noun, mention, at)
            if known:
                return replace(known, sentence=sentence)
        if mention.plural and definite:
            group = next(
                (
                    said
                    for said in reversed(self._said)
                    if said.plural and (noun in said.speaker.name.lower() or re.match(r"the (?:two|three|pair)\b", mention.words, re.IGNORECASE))
                ),
                None,
            )
            if group:
                return replace(group, sentence=sentence)
        return self._new(mention, noun, at, sentence)

    def _known(self, noun: str, mention: Mention, at: int) -> _Said | None:
        """The speaker or body that a definite description goes back to."""
        if noun in ROLES:
            return self._known_person(noun, mention, at)
        if noun in DOCUMENT_NOUNS:
            return next(
                (said for said in reversed(self._said) if said.speaker.type is SpeakerType.DOCUMENT and noun in said.speaker.name.lower()), None
            )
        name = self._antecedent(noun, at) if len(mention.head.split()) == 1 else None
        if name is None:
            return None
        country = country_of(name)
        return _Said(Speaker(name, None, SpeakerType.GOVERNMENT if country else type_of(name, noun)), 0, None, False, noun)

    def _known_person(self, noun: str, mention: Mention, at: int) -> _Said | None:
        """Whom *the minister*, *the analyst*, *the lawmaker* goes back to: the last one with that role, else the last person quoted."""
        wanted = re.findall(r"\w+", mention.head.lower())
        wanted = wanted[: wanted.index(noun) + 1] if noun in wanted else [noun]

        def fits(role: str) -> bool:
            return all(re.search(rf"\b{re.escape(word)}\b", role.lower()) for word in wanted) and not re.search(
                rf"\b{noun} (?:of|for)\b", role.lower()
            )

        persons = [said for said in reversed(self._said) if said.speaker.type is SpeakerType.PERSON]
        found = next((said for said in persons if fits(said.role)), None)
        if found:
            return found
        for person in self._names.people.values():
            if any(where < at and fits(role) for where, role in person.roles):
                return self._person(Mention(person.name, Form.NAME, person.name, person.name), at, 0)
        if HEADS_OF_STATE.fullmatch(mention.head):
            return None
        near = [said for said in persons if self._sentence(at) - said.sentence <= _BACK and said.gender in (None, mention.gender or said.gender)]
        return near[0] if near and len(mention.words.split()) == 2 else None

    def _antecedent(self, noun: str, at: int) -> str | None:
        """The body that *the company*, *the ministry*, *the bank* goes back to, or None."""
        if noun not in COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS:
            return None
        before = [name for name in self._names.before(at) if not name.is_person]
        for name in before:
            if noun in (word.lower() for word in name.canonical.split()):
                return self._names.body(name.canonical)
        if noun == "administration":
            named = list(re.finditer(r"\b(?:[A-Z][\w’'.]+\s)+administration\b", self._text[max(0, at - _FAR) : at]))
            return re.sub(r"^The\s", "", named[-1].group()) if named else None
        if noun in ("government", "state", "country"):
            country = next((country for name in before if (country := country_of(name.canonical))), None)
            return self._country(country) if country else None
        if noun in COMPANY_NOUNS and noun != "group":
            return self._last_body(at)
        bodies = (said.speaker.party for said in reversed(self._said) if said.speaker.type in _BODIES or said.speaker.speaks_for)
        said = next((name for name in bodies if noun in name.lower()), None)
        if said or noun in STATE_NOUNS:
            return said
        return self._last_organisation(at) or (self._last_body(at) if noun == "group" else None)

    def _last_organisation(self, at: int) -> str | None:
        full = (self._names.body(name.canonical) for name in self._names.before(at) if not name.is_person)
        return next((name for name in full if ORGANISATION_MARK.search(name) and not COMPANY_MARK.search(name)), None)

    def _last_office(self, at: int) -> str | None:
        """The ministry, department or office of state that was named last, unless a firm was named after it."""
        offices = list(OFFICE_OF_STATE.finditer(self._text, max(0, at - _FAR), at))
        firms = (name.span.start for name in self._names.before(at) if not name.is_person and self._names.body(name.canonical) in self._names.firms)
        if not offices or next(firms, -1) > offices[-1].start():
            return None
        return re.sub(r"^(?:The|A|An)\s", "", offices[-1].group())

    def _last_body(self, at: int) -> str | None:
        """The firm that the article named last before a character; one that it clearly calls a firm, if there is any."""
        full = [self._names.body(name.canonical) for name in self._names.before(at) if not name.is_person]
        return next((name for name in full if name in self._names.firms or COMPANY_MARK.search(name)), None) or next(
            filter(self._names.is_firm, full), None
        )

    def _new(self, mention: Mention, noun: str, at: int, sentence: int) -> _Said:
        """A speaker who is named by a description alone."""
        name = (
            re.sub(r"^(?:the|its|their|his|her)\s+", "", re.split(r"\s(?:who|which|that)\s|,", mention.words)[0], flags=re.IGNORECASE).strip()
            or mention.words
            or UNKNOWN
        )
        first = name.split()[0]
        if first[0].isupper() and (len(first) == 1 or not first.isupper()) and first.lower() in FIRST_WORDS:
            name = name[:1].lower() + name[1:]
        if mention.plural:
            return _Said(Speaker(name, None, SpeakerType.GROUP), sentence, None, True, mention.words.lower())
        if noun in ROLES or noun in ("person", "man", "woman", "source"):
            role = mention.role or mention.words
            body = self._affiliation(role, at, name) if ROLES.get(noun) is not Role.SELF else None
            return _Said(Speaker(name, body, SpeakerType.PERSON), sentence, mention.gender, False, mention.words.lower())
        kind = type_of(name, mention.words)
        issuer = self._issuer(mention.words) if kind is SpeakerType.DOCUMENT else None
        return _Said(Speaker(name, issuer, kind), sentence, None, False, mention.words.lower())

    def _issuer(self, words: str) -> str | None:
        """The body that put out a document, where the words name it."""
        match = re.search(
            r"(?:\b(?:by|from|of)\s(?:the\s)?(?P<after>[A-Z][\w’'&. -]+?)(?=$|,|\sin\b|\son\b))|(?:^(?:an?|the)\s)?(?P<before>[A-Z][\w’'&. -]+?)(?:['’]s)?\s+[a-z]",
            words,
        )
        name = match and (match["after"] or match["before"])
        if not name or name.lower() in _DETERMINERS:
            return self._said[-1].speaker.party if _OWN.match(words) and self._said else None
        country = country_of(name)
        return self._country(country) if country else self._names.body(name)

    # pronouns

    def _pronoun(self, mention: Mention, at: int, sentence: int) -> _Said:
        if mention.pronoun == "who":
            nearest = self._nearest(at, sentence)
            if nearest:
                return nearest
        if mention.pronoun in ("m", "f", "who", "we"):
            found = self._last_person(mention.pronoun, at, sentence)
        elif mention.pronoun == "it":
            said = self._last_said(sentence, lambda said: said.speaker.type in _BODIES)
            subject = self._subject_before(at, sentence) if said is None or said.sentence < sentence - 1 else None
            found = subject or said or self._last_named_body(at, sentence)
        else:
            found = self._last_said(sentence, lambda said: said.plural) or self._last_said(sentence, lambda said: True)
        if found is None and self._said:
            found = self._said[-1]
        return replace(found, sentence=sentence) if found else _Said(Speaker(UNKNOWN, None, SpeakerType.GROUP), sentence, None, False, "")

    def _last_said(self, sentence: int, fits: Callable[[_Said], bool], within: int = 2 * _BACK) -> _Said | None:
        near = (said for said in reversed(self._said) if sentence - said.sentence <= within)
        return next(filter(fits, near), None)

    def _last_person(self, gender: str, at: int, sentence: int) -> _Said | None:
        """Whom *he* or *she* stands for: the subject of the nearest sentence before, else the last person quoted."""

        def fits(other: str | None) -> bool:
            return gender not in ("m", "f") or other in (None, gender)

        by_sentence: dict[int, list[str]] = {}
        for name in self._names.before(at):
            where = self._sentence(name.span.start)
            if sentence - where > _BACK:
                break
            quoted = where != sentence and self._is_quoted(name.span)
            if name.is_person and not quoted and fits(self._names.person(name.canonical).gender):
                by_sentence.setdefault(where, []).append(name.canonical)
        last = self._last_said(sentence, lambda said: said.speaker.type is SpeakerType.PERSON and fits(said.gender))
        if by_sentence:
            nearest = max(by_sentence)
            if last is None or last.sentence < nearest:
                person = by_sentence[nearest][-1]
                return self._person(Mention(person, Form.NAME, person, person, gender=gender if gender in ("m", "f") else None), at, sentence)
        return last

    def _last_named_body(self, at: int, sentence: int) -> _Said | None:
        for name in self._names.before(at):
            if sentence - self._sentence(name.span.start) > 2:
                return None
            if not name.is_person and not TIME.search(name.canonical):
                return self._body(Mention(name.canonical, Form.NAME, name.canonical), at, sentence)
        return None

    def _subject_of(self, quote: Quote) -> _Said | None:
        """Who a sentence opens with, for a cue further on in it that has no source of its own: *Brussels waited, saying …*."""
        if quote.cue is None:
            return None
        sentence = self._sentence(quote.cue.start)
        start, _ = self._sentences[sentence]
        opening = _SUBJECT.match(self._text, start, quote.cue.start)
        if opening is None or any(content.start < opening.end("subject") and start < content.end for content in quote.contents):
            return None
        mention = parse(opening["subject"], self._names.known)
        if mention.person:
            return self._person(mention, start, sentence)
        return self._body(mention, start, sentence) if mention.form is Form.NAME and not mention.plural else None

    def _subject_before(self, at: int, sentence: int) -> _Said | None:
        """The body that the sentence before is about, where that opens with it."""
        start, end = self._sentences.get(sentence - 1, (at, at))
        opening = _SUBJECT.match(self._text, start, min(end, at))
        if opening is None:
            return None
        mention = parse(opening["subject"], self._names.known)
        bodily = head_noun(mention.head).lower() in COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS | DOCUMENT_NOUNS
        if mention.person or mention.plural or not (mention.form is Form.NAME or bodily):
            return None
        return self._body(mention, at, sentence) if mention.form is Form.NAME else self._description(mention, at, sentence)

    def _nearest(self, at: int, sentence: int) -> _Said | None:
        """What *who* or *which* goes back to: the phrase just before it."""
        before = re.split(r"[.;:!?“”\"\n]", self._text[max(0, at - 90) : at])[-1].rstrip(" ,—–-")
        names = self._names.before(at)
        if names and names[0].span.end >= at - 3:
            name = names[0].canonical
            if names[0].is_person:
                return self._person(Mention(name, Form.NAME, name, name), at, sentence)
            return self._body(Mention(name, Form.NAME, name), at, sentence)
        said = self._said[-1] if self._said and self._said[-1].sentence == sentence else None
        phrase = re.search(r"(?:\b(?:the|an?|some|many|two|three|several|other)\s)?(?:[\w’'-]+\s){0,2}[\w’'-]+$", before)
        if phrase and not said:
            return self._description(parse(phrase.group(), self._names.known), at, sentence)
        return said


_OWN = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?P<subject>(?:The|A|An|Its|Their)\s(?:[\w’'-]+\s){0,4}?[\w’'-]+|(?:[A-Z][\w’'&-]*)(?:\s(?:of\s|and\s)?[A-Z][\w’'&-]*)*)(?:,|\s(?:is|was|has|had|have|will|would|said|says|[a-z]{3,}(?:ed|s))\b)"
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "one"})


def _position(quote: Quote) -> int:
    return quote.source.start if quote.source else quote.contents[0].start


def speakers(article: Article) -> dict[str, Speaker]:
    """The speaker of each quote of an article by the quote's id."""
    return _Reader(article).speakers()


def annotate(article: Article) -> Article:
    """Fill `speaker` of each quote; reads `text`, `noise`, `tokens` and `quotes`."""
    found = speakers(article)
    return replace(article, quotes=tuple(replace(quote, speaker=found[quote.id]) for quote in article.quotes or ()))
