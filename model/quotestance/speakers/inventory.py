"""The names that an article uses: people with the roles that it gives them, bodies, and the short forms of both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quotestance.article import Span
from quotestance.speakers.kinds import STATE_MARK
from quotestance.speakers.mentions import CAPITALISED, PERSON_NAME, PORTFOLIO, parse, strip_title
from quotestance.speakers.vocabulary import BODY_WORDS, COMPANY_NOUNS, DOCUMENT_NOUNS, ROLES, TIME, TITLES
from quotestance.text.countries import country_in, country_of

_BODY_NAME = re.compile(rf"{CAPITALISED}(?:\s(?:(?:of|for|and|on|de|du|des|&)\s(?:the\s)?)*{CAPITALISED})*")
_CAPITAL_WITHIN = re.compile(rf"(?<=[\w,’'-] ){CAPITALISED}")
_UNIT = re.compile(
    r"^(?:[A-Z]{1,2}[a-z]?h?|MWh|GWh|[MBT]n|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)$|^I['’]"
)
_ACRONYM = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’'&. -]{3,80}?)\s\((?:the\s)?[\"“']?(?P<short>[A-Z][A-Za-z&]{1,9})[\"”']?\)")
_BEFORE = re.compile(r"(?:[\w’'.&-]+\s){0,7}$")
_ROLE_BEFORE = re.compile(r"(?:^|[.;:!?“”\"\n,(—–]\s?|\b(?:and|but|that|as|by|to|with)\s)(?P<role>(?:[\w’'&-]+\s){1,7}[\w’'-]+),\s$")
_APPOSITION = re.compile(
    r",\s(?P<words>(?:an?|the|one|its|their|his|her|whose|who|chief|head|president|chair\w*|director|deputy|senior|spokes\w+|minister|secretary|vice|founder|co-founder|general|managing|[A-Z][\w’'.]+)[^,.;:!?“”\"\n]{2,110})"
)
_OF_STATE = re.compile(r"(?:[Ss]ecretary|[Mm]inister)s? (?:of|for) (?:the )?$")
_PORTFOLIO = re.compile(PORTFOLIO + r"\s")
_FIRM = re.compile(
    rf"(?P<name>{CAPITALISED}(?:\s{CAPITALISED})*),\s(?:an?|the|which|whose|one of|owner|maker)\s[^,.;\n]{{0,60}}?\b(?:{'|'.join(sorted(COMPANY_NOUNS))})\b"
    rf"|\b(?i:{'|'.join(sorted(COMPANY_NOUNS - {'plant', 'bank', 'business', 'unit', 'mill', 'club', 'yard'}))})\s(?P<after>{CAPITALISED}(?:\s{CAPITALISED})*)"
    rf"|(?P<short>{CAPITALISED}(?:\s{CAPITALISED})*?)(?:['’]s)?,?\s(?:chief executive|CEO|shares\b|stock\b|spokes\w+|customers|suppliers|factory|factories|engineers|products|executives)"
)
_REACH = 400
_CONNECTORS = frozenset({"of", "for", "and", "on", "the", "de", "du", "des", "&"})
_SENTENCE_START = frozenset(
    "The A An In On At But And For By It He She They We This That These Those If When While As After Before Since With From To Of What Why How Who Its His Her Their Our My No Not Yet So Or Then There Here All Some Many Most Both Each Every Several Still Even Now Also Only Last Next Meanwhile However".split()
)


@dataclass(slots=True)
class Person:
    """A person of the article: the fullest name, and every phrase of role that stands beside a mention of it."""

    name: str
    roles: list[tuple[int, str]] = field(default_factory=list)
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, and the canonical name that it is short for."""

    span: Span
    canonical: str
    is_person: bool


def _may_be_first_name(word: str) -> bool:
    return (
        word not in _SENTENCE_START
        and word not in BODY_WORDS
        and word.lower().strip(".") not in ROLES
        and not TITLES.match(word + " ")
        and not country_of(word)
    )


class Inventory:
    """Names of one article outside its noise.

    Attributes
    ----------
    people : dict of str to Person
        By full name.
    names : list of Name
        Every mention, in text order.
    known : set of str
        Surnames, full names and, where they stand alone, first names of people.
    firms : frozenset of str
        Full names that the article treats as those of firms.
    """

    def __init__(self, text: str, noise: Iterable[Span], sources: Iterable[str]) -> None:
        self._text = text
        self._noise = sorted(noise)
        self.people: dict[str, Person] = {}
        self._fullest: dict[str, str] = {}
        self._likely_firms: dict[str, bool] = {}
        self._surnames: dict[str, str] = {}
        self._first_names: dict[str, str] = {}
        self._find_people(sources)
        self.known = {*self.people, *self._surnames, *self._first_names}
        self._acronyms = {m["short"]: re.sub(r"^The\s", "", m["name"]) for m in _ACRONYM.finditer(text)}
        self._bodies = self._find_bodies()
        self.firms = self._find_firms()
        self.names = self._find_names()
        self._starts = [name.span.start for name in self.names]

    def person(self, name: str) -> Person:
        """The person that a name or surname stands for; a new one if it is not known yet."""
        full = name if name in self.people else self._surnames.get(name) or self._first_names.get(name) or self._surnames.get(name.split()[-1], name)
        if full != name and len(name.split()) > 1 and full.split()[0][0] != name.split()[0][0]:
            full = name
        if full not in self.people:
            self.people[full] = Person(full)
            self._surnames.setdefault(full.split()[-1], full)
            self.known |= {full, full.split()[-1]}
        return self.people[full]

    def body(self, name: str) -> str:
        """The fullest form that the article gives of the name of a body."""
        if name not in self._fullest:
            self._fullest[name] = self._find_fullest(name)
        return self._fullest[name]

    def _find_fullest(self, name: str) -> str:
        name = self._acronyms.get(name, name)
        if country_of(name):
            return name
        words = name.split()
        longer: list[tuple[str, ...]] = [
            body for body in self._bodies
            if len(words) < len(body) <= len(words) + 4 and any(list(body[at : at + len(words)]) == words for at in range(len(body) - len(words) + 1))
            and (len(words) > 1 or body[0] == words[0] or (body[0] not in ROLES and len(words[0]) > 3 and not country_of(words[0])))
        ]  # fmt: skip
        return " ".join(sorted(longer, key=len)[-1]) if longer else name

    def is_firm(self, name: str) -> bool:
        """Whether a capitalised stretch is likely the name of a company: it is used more than once, and names no place, state or day."""
        if name not in self._likely_firms:
            self._likely_firms[name] = self._judge_firm(name)
        return self._likely_firms[name]

    def _judge_firm(self, name: str) -> bool:
        if country_of(name) or (country_in(name) and len(name.split()) == 1) or STATE_MARK.search(name) or TIME.search(name) or len(name) < 3:
            return False
        place = len(re.findall(rf"\b(?:in|at|from|near|to|of)\s{re.escape(name)}\b", self._text)) * 3 > self._text.count(name)
        return (
            not place
            and self._text.count(name.split()[0]) > 1
            and not any(word.lower() in ROLES or word.lower() in DOCUMENT_NOUNS for word in name.split())
        )

    def before(self, at: int) -> list[Name]:
        """The mentions that start before a character, nearest first, as far back as anything is ever looked for."""
        end = bisect_left(self._starts, at)
        return self.names[max(0, end - _REACH) : end][::-1]

    def _is_noise(self, start: int) -> bool:
        return any(span.start <= start < span.end for span in self._noise)

    def _find_people(self, sources: Iterable[str]) -> None:
        found: dict[str, Person] = {}
        phrases = [(0, source) for source in sources]
        by_surname: dict[str, list[re.Match[str]]] = defaultdict(list)
        for match in PERSON_NAME.finditer(self._text):
            if not self._is_noise(match.start()):
                phrases += self._phrases(match)
                by_surname[match.group().split()[-1]] += [match] if match.group().count(" ") == 1 else []
        for at, phrase in phrases:
            mention = parse(phrase)
            if mention.person and len(mention.person.split()) > 1:
                person = found.setdefault(mention.person, Person(mention.person))
                person.roles += [(at, mention.role)] if mention.role else []
                person.gender = person.gender or mention.gender
            elif len(mention.words.split()) == 1 and (full := self._spelt_out(mention.words, by_surname)):
                found.setdefault(full, Person(full))
        self.people = found
        for name in found:
            self._surnames.setdefault(name.split()[-1], name)
            self._first_names.setdefault(name.split()[0], name)
        titled = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Lord|Dr|Sen|Rep)\b\.?\s(?P<name>{CAPITALISED}(?:\s{CAPITALISED})?)")
        for match in titled.finditer(self._text):
            name = re.sub(r"['’]s?$", "", match["name"])
            known = self.people.get(self._surnames.get(name.split()[-1], ""))
            if known is not None:
                known.gender = (
                    known.gender
                    or parse(match.group()).gender
                    or ("f" if match["title"] in ("Mrs", "Ms", "Miss", "Dame", "Lady") else "m" if match["title"] in ("Mr", "Sir", "Lord") else None)
                )

    def _spelt_out(self, source: str, by_surname: Mapping[str, Sequence[re.Match[str]]]) -> str | None:
        """The full name, elsewhere in the text, of a speaker written with a surname alone or labelled with it in capitals."""
        surname = source.title() if source.isupper() else source
        if country_of(surname):
            return None
        for match in by_surname.get(surname, ()):
            within = (
                match.start() < 2
                or self._text[match.start() - 1] != " "
                or self._text[match.start() - 2].islower()
                or self._text[match.start() - 2] == ","
            )
            if within and _may_be_first_name(match.group().split()[0]):
                return match.group()
        return None

    def _phrases(self, match: re.Match[str]) -> Iterable[tuple[int, str]]:
        """A capitalised stretch of the text with the words of role before it and the apposition after it."""
        start, end = match.span()
        window = self._text[max(0, start - 90) : start]
        near = _BEFORE.search(re.split(r"[,.;:!?“”\"\n(—–]\s?", window)[-1])
        before = near.group() if near else ""
        name = re.sub(r"['’]s?$", "", match.group())
        portfolio = _PORTFOLIO.match(name) if _OF_STATE.search(window) else None
        if portfolio:
            yield start, f"{before}{portfolio.group()}, {name[portfolio.end() :]}"
            return
        words = name.split()
        if words[0] in _SENTENCE_START and len(words) > 1:
            name = " ".join(words[1:])
        titled = bool(TITLES.match(name)) or any(word.lower().strip(".") in ROLES for word in words[:-1])
        apposed = _ROLE_BEFORE.search(window)
        if apposed and apposed["role"].split()[-1].lower() in ROLES and len(words) > 1:
            yield start, f"{apposed['role']}, {name}"
            return
        roled = before.split()[-1:] and before.split()[-1].lower() in ROLES
        after = _APPOSITION.match(self._text, end)
        if roled or titled:
            yield start, f"{before}{name}" + (f", {after['words']}" if after else "")
        elif after and len(words) > 1 and any(word.lower() in ROLES for word in re.findall(r"\w+", after["words"])):
            yield start, f"{name}, {after['words']}"

    def _find_bodies(self) -> set[tuple[str, ...]]:
        bodies: set[tuple[str, ...]] = set()
        seen = Counter(match.group() for match in _BODY_NAME.finditer(self._text))
        within = set(_CAPITAL_WITHIN.findall(self._text))
        surnames = self._surnames.keys() | {part for name in self.people for part in name.split()}
        for match in _BODY_NAME.finditer(self._text):
            if self._is_noise(match.start()):
                continue
            words = re.sub(r"['’]s?$|\.$", "", match.group()).split()
            while words and (words[0] in _SENTENCE_START or _UNIT.search(words[0]) or words[0] in _CONNECTORS or words[0].lower() in COMPANY_NOUNS):
                words = words[1:]
            if words and self._opens_sentence(match.start()) and seen[match.group()] == 1 and words[0] not in within:
                words = words[1:]
            plain = not any(word.lower().strip(".,") in ROLES or word in surnames or word.endswith(("'s", "’s", ".", ",")) for word in words)
            if len(words) > 1 and plain and ("and" not in words or words[-1] in BODY_WORDS or words[0] in BODY_WORDS):
                bodies.add(tuple(words))
        return bodies

    def _opens_sentence(self, at: int) -> bool:
        before = self._text[max(0, at - 3) : at].rstrip(" ")
        return not before or before[-1] in '.!?:\n“"‘'

    def _find_firms(self) -> frozenset[str]:
        """Names that the article treats as those of firms: *X, a maker of*, *chipmaker X*, *X's chief executive*."""
        found = (
            next(filter(None, match.group("name", "after", "short"))) for match in _FIRM.finditer(self._text) if not self._is_noise(match.start())
        )
        words = (re.sub(r"['’]s?$", "", " ".join(word for word in name.split() if word not in _SENTENCE_START)) for name in found)
        return frozenset(self.body(name) for name in words if name and not country_of(name) and name.split()[-1] not in self._surnames)

    def _find_names(self) -> list[Name]:
        """Mentions of people and of what else is capitalised within a sentence."""
        names: list[Name] = []
        by_last: dict[str, list[str]] = defaultdict(list)
        for full in self.people:
            by_last[full.split()[-1]].append(full)
        for match in _BODY_NAME.finditer(self._text):
            if self._is_noise(match.start()):
                continue
            words = strip_title(re.sub(r"['’]s?$|\.$", "", match.group()))
            tokens = words.split()
            while tokens and (
                tokens[0] in _SENTENCE_START
                or _UNIT.search(tokens[0])
                or tokens[0] in _CONNECTORS
                or tokens[0].lower() in ROLES
                or (len(tokens) > 1 and tokens[0].lower() in COMPANY_NOUNS)
            ):
                tokens = tokens[1:]
            if not tokens:
                continue
            start = match.start() + match.group().find(tokens[0])
            span = Span(start, match.end())
            people = by_last.get(tokens[-1], []) or ([self._first_names[tokens[0]]] if len(tokens) == 1 and tokens[0] in self._first_names else [])
            if people:
                names.append(Name(span, next((p for p in people if p == " ".join(tokens)), people[0]), True))
            else:
                names.append(Name(span, " ".join(tokens), False))
        return names
