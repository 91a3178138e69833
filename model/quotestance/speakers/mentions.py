"""Reads a source as written: its name, role, number and gender, and the body that its words name."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from quotestance.speakers.vocabulary import (
    BODY_WORDS,
    COMPANY_NOUNS,
    DOCUMENT_NOUNS,
    FEMALE,
    MALE,
    ORGANISATION_NOUNS,
    PLURAL_HEADS,
    PRONOUNS,
    ROLES,
    STATE_NOUNS,
    TITLES,
)  # fmt: skip
from quotestance.text.countries import country_of

CAPITALISED = r"(?:(?:[A-ZÀ-Þ]\.)+|(?:St|Mt|Jr|Sr|Inc|Corp|Co|Ltd|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Col|Lt|Capt|Adm|Rev|Prof)\.|[A-ZÀ-ÞĀ-ŽȘȚ][\w’'&+-]*)"
"""A capitalised word; a full stop belongs to it only in initials and titles."""
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|bint|ibn|al|el|ten|ter|zu|y|abu)"
PERSON_NAME = re.compile(rf"{CAPITALISED}(?:\s(?:{_PARTICLE}\s)*{CAPITALISED})*")
PORTFOLIO = r"(?:State|Defen[cs]e|Commerce|(?:the )?Treasury|Finance|Trade|Energy|Interior|(?:the )?Interior|Justice|Foreign Affairs|Industry|Agriculture|Health|Labou?r|Transport|Economy|Homeland Security|Information|Education)(?: and [A-Z]\w+)?"
_OF_STATE = re.compile(
    rf"(?P<role>.*\b(?:(?:[Ss]ecretary|[Mm]inister)s? (?:of|for) {PORTFOLIO}|[Aa]mbassador to (?:the )?(?:United Nations|U\.N\.|UN|European Union|EU|[A-Z]\w+))),?\s(?P<name>{PERSON_NAME.pattern})$"
)
_CLOSING = re.compile(r"(?:[\s,;:—–-]+(?:which|who|that)?)+$|['’]s?$")
_DETERMINER = re.compile(r"^(?:the|an?|this|that|both|one|its|their|his|her|our)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*[,(—–]\s*|\s+(?:who|which|that|whose|where|speaking|familiar|asked)\b")
_WORD = re.compile(r"[\w’'-]+")
_OF_BODY = re.compile(rf"(?P<name>{CAPITALISED}(?:\s(?:{_PARTICLE}\s)*{CAPITALISED})+),?\s(?:of|from|at|with)\s")
_SUBORDINATOR = re.compile(
    r"^(?:when|while|after|before|as|but|and|although|though|because|if|since|that|whether|however|meanwhile)\s+(?=\w)", re.IGNORECASE
)
_TRAILING_VERB = re.compile(
    r"(?<=\w)(?<!who)(?<!which)(?<!that)\s(?:has|had|have|is|was|were|are|will|would|could|may|might|did|does|appeared|seemed|said|says|reported|reports|[a-z]{4,}ed)\b(?!\s(?:by|in|at|on|from|for|with|to|as)\b).*$"
)
_AND = re.compile(r"\s+(?:and|along with|as well as)\s+")


class Form(Enum):
    """How a source is written."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as written.

    Parameters
    ----------
    words : str
        The phrase without closing comma and possessive.
    form : Form
    head : str
        The phrase without determiner, relative clause and apposition.
    person : str or None
        The name of a person in it, without title.
    role : str
        The words beside the person's name, or of the whole description: title and apposition.
    pronoun : str
        What a pronoun can stand for: m, f, it, they, who or we.
    plural : bool
    gender : str or None
    """

    words: str
    form: Form
    head: str = ""
    person: str | None = None
    role: str = ""
    pronoun: str = ""
    plural: bool = False
    gender: str | None = None


def parse(source: str, people: AbstractSet[str] = frozenset()) -> Mention:
    """Read one source.

    Parameters
    ----------
    source : str
    people : set of str
        Surnames and full names that the article is known to use for people.
    """
    words = _CLOSING.sub("", source.strip()).strip()
    lower = words.lower()
    lower = re.sub(r"\s(?:himself|herself|itself|themselves)$", "", lower)
    words = words[: len(lower)]
    if lower in PRONOUNS:
        return Mention(words, Form.PRONOUN, words, pronoun=PRONOUNS[lower], plural=PRONOUNS[lower] == "they")
    words = _TRAILING_VERB.sub("", _SUBORDINATOR.sub("", words)) or words
    head, rest = _split(words)
    gender = "m" if MALE.search(words) else "f" if FEMALE.search(words) else None
    if _is_joint(words, head):
        return Mention(words, Form.NAME if words[:1].isupper() else Form.DESCRIPTION, _strip(words), plural=True)
    person, role = _person(head, rest, people)
    if person:
        return Mention(words, Form.NAME, person, person, role, gender=gender)
    bare = _strip(head)
    named = bare[:1].isupper() and not _is_role(bare)
    form = Form.NAME if named and (country_of(bare) or not _is_generic(head)) else Form.DESCRIPTION
    return Mention(
        words, form, bare, role=" ".join((head, rest)).strip(), plural=bool(PLURAL_HEADS.search(words)) or _plural_noun(bare), gender=gender
    )


def strip_title(name: str) -> str:
    """A name without Mr, Ms, Dr, Sen. and their like."""
    return TITLES.sub("", name)


def _split(words: str) -> tuple[str, str]:
    """The head of a phrase, and the apposition or clause that follows it."""
    match = _RELATIVE.search(words)
    return (words[: match.start()], words[match.end() :]) if match and match.start() else (words, "")


def _strip(phrase: str) -> str:
    return _CLOSING.sub("", _DETERMINER.sub("", phrase.strip())).strip()


def _is_joint(words: str, head: str) -> bool:
    """Whether several are named together: *Ford and General Motors*, *the ministers of A and B*."""
    pieces = _AND.split(head)
    if len(pieces) < 2 or (" of " in pieces[0] and not pieces[0].split(" of ")[0].lower().endswith("s")):
        return False
    if any(word in BODY_WORDS for word in pieces[0].split()) and pieces[-1].split()[-1] in BODY_WORDS and pieces[-1].split()[0] in BODY_WORDS:
        return False
    return all(piece[:1].isupper() or _DETERMINER.match(piece) for piece in pieces) and not re.search(r"\b(?:for|of) [^,]* and ", words)


def _person(head: str, rest: str, people: AbstractSet[str]) -> tuple[str | None, str]:
    """The name of a person in a source, and the words of role around it."""
    titled = bool(TITLES.match(head)) or (head.isupper() and len(head.split()) > 1 and not _bodylike(head.title()))
    bare = _lower_capitals(strip_title(head), people)
    if titled and PERSON_NAME.fullmatch(bare):
        return _name(bare), " ".join((head[: len(head) - len(bare)], rest)).strip()
    of_state = _OF_STATE.match(bare)
    if of_state:
        return _name(of_state["name"]), " ".join((of_state["role"], rest)).strip()
    tokens = bare.split()
    for at in range(len(tokens) - 1, 0, -1):
        before = tokens[at - 1].lower().strip(".,’'")
        after = " ".join(tokens[at:])
        if (before in ROLES or before in ("sen", "rep", "gov")) and PERSON_NAME.fullmatch(after) and not _bodylike(after):
            return _name(strip_title(after)), " ".join((*tokens[:at], rest)).strip()
    namelike = PERSON_NAME.fullmatch(bare) and not country_of(bare) and not head.lower().startswith("the ") and not _bodylike(bare)
    if namelike and (_name(bare) in people or (len(tokens) in (2, 3, 4) and not _described_as_body(rest))):
        return _name(bare), rest
    named = _OF_BODY.match(head)
    if named and not _bodylike(named["name"]) and not country_of(named["name"]) and (named["name"] in people or len(named["name"].split()) > 1):
        return named["name"], " ".join((head[named.end("name") :], rest)).strip()
    match = PERSON_NAME.match(rest)
    first = rest.split(",")[0].strip()
    if match and _role_in(head) and PERSON_NAME.fullmatch(first) and not _bodylike(first) and not country_of(first):
        return _name(strip_title(first)), head
    return None, ""


def _lower_capitals(name: str, people: AbstractSet[str]) -> str:
    """The label of a speaker in a transcript, written as a name: *ANN DOE* is *Ann Doe*."""
    words = name.split()
    if not name.isupper() or not all(word.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha() for word in words):
        return name
    known = name.title() in people
    return name.title() if known or (1 < len(words) < 4 and not _bodylike(name.title()) and not country_of(name.title())) else name


def _name(words: str) -> str:
    return re.sub(r"['’]s?$", "", words).strip()


def _bodylike(words: str) -> bool:
    tokens = words.split()
    return any(token in BODY_WORDS or (token.isupper() and len(token) > 1 and "." not in token and len(tokens) < 3) for token in tokens)


def _role_in(words: str) -> bool:
    return any(word.lower() in ROLES for word in _WORD.findall(words)) or bool(re.match(r"(?:who|whose|an?|the)\b", words))


def _described_as_body(rest: str) -> bool:
    """Whether an apposition or clause tells of a firm, a body or a place rather than of a person."""
    noun = head_noun(_strip(rest)).lower() if re.match(r"(?:an?|the|its|one)\s", rest) else ""
    return (noun in COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS and noun not in ROLES) or rest.startswith(("which", "whose members", "owner of"))


def _is_role(bare: str) -> bool:
    return bare.split()[-1].lower() in ROLES if bare else False


def _is_generic(head: str) -> bool:
    """A description without a name in it: *Analysts*, *Two officials*."""
    words = head.split()
    if any(word[:1].isupper() for word in words[1:]):
        return False
    first = words[0].lower()
    return len(words) > 1 or first in ROLES or first.endswith("s") or first in COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS


def _plural_noun(bare: str) -> bool:
    noun = head_noun(bare)
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun[:1].islower() and noun not in DOCUMENT_NOUNS


def head_noun(phrase: str) -> str:
    """The noun that a description turns on: the last word before *of*, *for*, *in*, *at* and their like."""
    before = re.split(r"\s(?:of|for|in|at|from|on|with|by|to|among|across|around|familiar|near)\s", phrase)[0].split()
    return before[-1].strip("’'.,") if before else ""
