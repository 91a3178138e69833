"""The people of an article, with every phrase of role that stands beside a mention of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from quotestance.speakers.mentions import PORTFOLIO, Mention, is_bodylike, parse
from quotestance.speakers.page import Page
from quotestance.speakers.stretches import Stretch
from quotestance.speakers.vocabulary import NOUNS_OF_BODIES, PERSON_TITLES, ROLES, SENTENCE_START, TITLES
from quotestance.text.countries import country_of

_PERSONAL = re.compile(r"(?:an?|the|one)\s(?:[\w’'-]+\s){0,6}?(?:[\w-]+(?:ist|ian)\b|\w+\swho\b)")
_WHOSE = re.compile(
    r"whose\s(?:[\w-]+\s){0,2}?(?:family|(?:grand|great-grand|step)?(?:father|mother|son|daughter|parents)|brother|sister|wife|husband|cousin|uncle|aunt|company|firm|charity|app|district|constituency|book|party|term|job|career|client|clients|practice|shop|farm|boat|lab|haulage)\b"
)
_BREAK = re.compile(r"[,.;:!?“”\"\n(—–]\s?")
_BEFORE = re.compile(r"(?:[\w’'.&-]+\s){0,7}$")
_NOT_ROLE = re.compile(r"^.*\b(?:by|with|from|was|were|is|are|has|had|that|said|says|told|asked|when|while|where|which|because|if|but|from)\s")
_ROLE_BEFORE = re.compile(r"(?:^|[.;:!?“”\"\n,(—–]\s?|\b(?:and|but|that|as|by|to|with)\s)(?P<role>(?:[\w’'&-]+\s){1,9}[\w’'-]+),\s$")
_OF_STATE = re.compile(r"(?:[Ss]ecretary|[Mm]inister)s? (?:of|for) (?:the )?$")
_PORTFOLIO = re.compile(PORTFOLIO + r"\s")
_AGE = r"(?:\s(?:KC|QC|MP|MEP|TD|MLA))?(?:,\s\d{1,3}(?=,))?"
_AGED = re.compile(r"(?:,\s|\s\()\d{1,3}(?=[,)])")
_APPOSITION = re.compile(
    rf"{_AGE}(?:,\s|\s(?=who\s)|\s[(—–]\s?)(?P<words>[^,.;:!?“”\"\n()—–]{{2,130}})(?:,\s(?P<body>[A-Z][^,.;:!?“”\"\n()]{{2,60}})(?=[;.,]))?"
)
_AFTERTHOUGHT = re.compile(r"\s(?P<words>(?:of|from|at|with|for)\s(?:the\s)?[A-Z][^,.;:!?“”\"\n()—–]{2,70})")
_COPULA = re.compile(
    r",?\s(?:you\s)?(?P<words>(?:is|was|as|are|now|has|also|speaks for|represents|appeared for|heads|leads|runs|chairs|owns|founded|own|run|head|lead|chair|found)\s[^,.;:!?“”\"\n()—–]{2,110})"
)
_TITLED = re.compile(r"(?P<title>Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Lord|Dr|Sen|Rep|MR|MRS|MS|DR|SEN|REP)\.?\s$")
_GENDER_OF_TITLE = {"Mrs": "f", "Ms": "f", "Miss": "f", "Dame": "f", "Lady": "f", "Mr": "m", "Sir": "m", "Lord": "m"}
_PRONOUN = re.compile(r"\b(?:(?P<m>he|his|him|himself)|(?P<f>she|her|hers|herself))\b", re.IGNORECASE)
_OF_OFFICER = re.compile(
    r"\b(?:(?:[Dd]irector|[Pp]resident|[Hh]ead|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|[Ss]pokes\w+|[Cc]hair(?:man|woman)?|[Ff]ounder|[Mm]anager|[Oo]wner|[Cc]ounsel|[Pp]artner) (?:of|for|at)|(?:who|and) (?:owns|runs|founded|heads|leads)) (?:the )?$"
)
_LINKS = (" of ", " for ", " at ", " the ", "owns ", "runs ", "founded ", "heads ", "leads ")
"""Words before the name of a body; looked for first, as that is quick."""
_TOLD_BODY = re.compile(
    rf", (?:an?|the|which|whose members|one of|another) (?:[\w’'-]+ ){{0,4}}?(?:{'|'.join(sorted(NOUNS_OF_BODIES - ROLES.keys()))})\b(?!['’])"
)
_CONNECTORS = frozenset({"of", "for", "and", "on", "the", "&"})
_AHEAD, _ROLES = 160, 30
"""Characters after a name that are searched for a pronoun, and phrases of role that are kept of one person."""


@dataclass(slots=True)
class Person:
    """A person of the article: the fullest name, every phrase of role with the place where it stands, and the gender that titles tell."""

    name: str
    roles: list[tuple[int, str]] = field(default_factory=list)
    gender: str | None = None

    def add_role(self, at: int, words: str) -> None:
        """Take up one more phrase of role, unless it is known or there are more than anybody needs."""
        if len(self.roles) < _ROLES and all(words != known for _, known in self.roles):
            self.roles.append((at, words))

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Found:
    """The people of an article by full name, the names that look like people's and are bodies', and the sources that name a person in full as they were read."""

    people: dict[str, Person]
    bodies: AbstractSet[str]
    sources: dict[str, Mention]


def find_people(page: Page, found: Sequence[Stretch]) -> Found:
    """Everyone whom the article names in full beside a role, a title or a clause, as a source, or with a surname alone later on."""
    people: dict[str, Person] = {}
    by_surname: dict[str, list[Stretch]] = defaultdict(list)
    alone = {stretch.words[0] for stretch in found if len(stretch.words) == 1}
    for stretch in found:
        by_surname[stretch.words[-1]].append(stretch)
        for phrase in _phrases(page.text, stretch) if len(stretch.words) > 1 else ():
            if ", whose " not in phrase or not _shortened_to_first(stretch, alone):
                _add(people, stretch.start, parse(phrase))
    bodies = {stretch.name for stretch in found if _is_told_as_body(page.text, stretch) or _shortened_to_first(stretch, alone)} - people.keys()
    _add_surnames(found, by_surname, alone, people)
    sources = _add_sources(page, by_surname, bodies, people)
    _add_clauses(page.text, found, people)
    return Found(people, bodies, sources)


def _add_surnames(found: Sequence[Stretch], by_surname: Mapping[str, Sequence[Stretch]], alone: AbstractSet[str], people: dict[str, Person]) -> None:
    """People whom the article goes on to call by title and surname, or by surname alone."""
    surnames = {person.surname for person in people.values()}
    for stretch in found:
        full = _spelt_out(stretch.name, by_surname, surnames) if TITLES.match(stretch.name) else None
        if full or _shortened_to_surname(stretch, alone):
            people.setdefault(full or stretch.name, Person(full or stretch.name))


def _add_sources(page: Page, by_surname: Mapping[str, Sequence[Stretch]], bodies: AbstractSet[str], people: dict[str, Person]) -> dict[str, Mention]:
    """People who are named as sources; the sources that name them in full, as they were read."""
    surnames = {person.surname for person in people.values()}
    read: dict[str, Mention] = {}
    for source in page.sources:
        words = page.source(source)
        if words.islower() and " " not in words:
            continue
        mention = read.get(words) or parse(words, frozenset(), bodies)
        if _add(people, source.start, mention):
            read[words] = mention
            surnames.add((mention.person or "").split()[-1])
        elif full := _spelt_out(words, by_surname, surnames):
            people.setdefault(full, Person(full))
    return read


def _add(people: dict[str, Person], at: int, mention: Mention) -> bool:
    """Take up a mention if it names a person in full."""
    if not mention.person or len(mention.person.split()) < 2:
        return False
    person = people.setdefault(mention.person, Person(mention.person))
    if mention.role:
        person.add_role(at, mention.role)
    person.gender = person.gender or mention.gender
    return True


def _phrases(text: str, stretch: Stretch) -> Iterator[str]:
    """A stretch with the words of role before it or the apposition after it, where there are any."""
    start, words = stretch.start, stretch.words
    window = text[max(0, start - 110) : start]
    near = _BEFORE.search(_BREAK.split(window)[-1])
    before = _NOT_ROLE.sub("", near.group()) if near else ""
    portfolio = _PORTFOLIO.match(stretch.name) if window.endswith((" of ", " for ", " the ")) and _OF_STATE.search(window) else None
    if portfolio:
        yield f"{before}{portfolio.group()}, {stretch.name[portfolio.end() :]}"
        return
    apposed = _ROLE_BEFORE.search(window) if window.endswith(", ") else None
    if apposed and _is_role(apposed["role"].split(" of ")[0].split()[-1]):
        yield f"{apposed['role']}, {stretch.name}"
        return
    roled = before.split()[-1:] and _is_role(before.split()[-1])
    titled = bool(TITLES.match(stretch.name)) or any(_is_role(word.strip(".")) for word in words[:-1])
    after = _APPOSITION.match(text, stretch.end)
    clause = _apposed(after) if after else ""
    if _AGED.match(text, stretch.end):
        yield f"{stretch.name}, {clause or 'aged'}"
    elif roled or titled:
        yield f"{before}{stretch.name}" + (f", {clause}" if clause else "")
    elif clause and not is_bodylike(stretch.name):
        yield f"{stretch.name}, {clause}"


def _apposed(after: re.Match[str]) -> str:
    """The words of an apposition that tell of a person: *a broker*, *who owns a mill*; with the body where that follows (*director, Acme Aid*)."""
    words, body = after["words"], after["body"]
    if re.match(r"who\b", words) or _WHOSE.match(words) or _PERSONAL.match(words):
        return words
    named = [word.lower() for word in re.findall(r"[\w-]+", words)[:9]]
    if not any(word in ROLES for word in named):
        return ""
    return f"{body} {words}" if body and words.islower() and words.split()[-1] in ROLES | {"operations": 0} else words


def _add_clauses(text: str, found: Iterable[Stretch], people: dict[str, Person]) -> None:
    """What is told of known people by their full names: *Ann Doe of Acme*, *Ann Doe is an economist*, *Ann Doe, you own a mill*."""
    for stretch in found:
        person = people.get(stretch.name)
        if person is None:
            continue
        for pattern in (_AFTERTHOUGHT, _COPULA):
            match = pattern.match(text, stretch.end)
            if match:
                words = re.sub(r"^(?:is|was|as|are|now|has|also)\s", "", match["words"])
                person.add_role(stretch.start, words)


def _is_told_as_body(text: str, stretch: Stretch) -> bool:
    """Whether a name has officers, or a noun of bodies beside it."""
    before = text[max(0, stretch.start - 40) : stretch.start]
    officer = before.endswith(_LINKS) and _OF_OFFICER.search(before) is not None
    return officer or (len(stretch.words) > 1 and _TOLD_BODY.match(text, stretch.end) is not None)


def _shortened_to_first(stretch: Stretch, alone: AbstractSet[str]) -> bool:
    """Whether the article goes on with the first word of a name alone, as it does with firms."""
    return len(stretch.words) > 1 and stretch.words[0] in alone and not alone & set(stretch.words[1:])


def _shortened_to_surname(stretch: Stretch, alone: AbstractSet[str]) -> bool:
    """Whether the article goes on with the last word of a name, as it does with people; firms go by their first."""
    first, last = stretch.words[0], stretch.words[-1]
    return (
        1 < len(stretch.words) < 4
        and last in alone
        and first not in alone
        and _may_be_first_name(first)
        and last.isalpha()
        and not is_bodylike(stretch.name)
        and not country_of(last)
        and not country_of(stretch.name)
        and not last.endswith("s")
        and not set(stretch.words) & _CONNECTORS
    )


def _is_role(word: str) -> bool:
    return word.lower() in ROLES


def _spelt_out(source: str, by_surname: Mapping[str, Sequence[Stretch]], surnames: AbstractSet[str]) -> str | None:
    """The full name, elsewhere in the text, of a speaker written with a surname alone or labelled with it in capitals."""
    words = source.rstrip(" ,:").split()
    words = [word for word in re.split(r"\s?[(,]", " ".join(words))[0].split() if word.lower().strip(".") not in PERSON_TITLES]
    if len(words) != 1:
        return None
    surname = words[0].title() if words[0].isupper() else words[0]
    if country_of(surname) or surname in surnames:
        return None
    full = [stretch for stretch in by_surname.get(surname, ()) if 1 < len(stretch.words) < 4 and _may_be_first_name(stretch.words[0])]
    return full[0].name if full and not is_bodylike(full[0].name) else None


def _may_be_first_name(word: str) -> bool:
    return word not in SENTENCE_START and not _is_role(word.strip(".")) and not TITLES.match(word + " ") and not country_of(word)


def tell_genders(page: Page, mentions: Sequence[tuple[int, int, Person]]) -> None:
    """Fill the gender of people from the titles before their names, else from the pronouns that follow before anybody else is named."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for at, (start, end, person) in enumerate(mentions):
        title = _TITLED.search(page.text, max(0, start - 8), start)
        if title and title["title"].title() in _GENDER_OF_TITLE:
            person.gender = _GENDER_OF_TITLE[title["title"].title()]
        limit = min(end + _AHEAD, mentions[at + 1][0] if at + 1 < len(mentions) else len(page.text))
        pronoun = next((match for match in _PRONOUN.finditer(page.text, end, max(end, limit)) if not page.is_quoted(match.start())), None)
        if pronoun:
            heard[person.name][pronoun.lastgroup or ""] += 1
    for _, _, person in mentions:
        votes = heard[person.name]
        if person.gender is None and votes and votes.most_common(1)[0][1] * 3 >= votes.total() * 2:
            person.gender = votes.most_common(1)[0][0]
