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
    NOUNS_OF_BODIES,
    ORGANISATION_NOUNS,
    PERSON_TITLES,
    PLURAL_HEADS,
    PRONOUNS,
    ROLES,
    STATE_NOUNS,
    TITLES,
)  # fmt: skip
from quotestance.text.countries import country_of

_INITIALS = r"(?:[A-ZÀ-Þ]\.)+|(?:St|Mt|Jr|Sr|Inc|Corp|Co|Ltd|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Col|Lt|Maj|Brig|Cmdr|Cdr|Capt|Adm|Rev|Prof|Hon|MR|MS|MRS|DR|SEN|REP|HON)\."
CAPITAL = rf"(?:{_INITIALS}|[A-ZÀ-ÞĀ-ŽȘȚ][\w’'&+-]*)"
"""A word that begins with a capital; a full stop belongs to it only in initials and titles."""
CAPITALISED = rf"(?:{_INITIALS}|(?:\b(?:al|el|an|ad|ar|as|at|ash|az|d|l)[-’'])?[A-ZÀ-ÞĀ-ŽȘȚ][\w’'&+-]*)"
"""A word of a name: with a capital, or with one after an article (*al-Amin*)."""
PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|bint|ibn|al|el|ten|ter|zu|y|abu)"
PERSON_NAME = re.compile(rf"{CAPITALISED}(?:\s(?:{PARTICLE}\s)*{CAPITALISED})*")
PORTFOLIO = r"(?:State|Defen[cs]e|Commerce|(?:the )?Treasury|Finance|Trade|Energy|Interior|(?:the )?Interior|Justice|Foreign Affairs|Industry|Agriculture|Health|Labou?r|Transport|Economy|Homeland Security|Information|Education)(?: and [A-Z]\w+)?"
_OF_STATE = re.compile(
    rf"(?P<role>.*\b(?:(?:[Ss]ecretary|[Mm]inister)s? (?:of|for) {PORTFOLIO}|[Aa]mbassador to (?:the )?(?:United Nations|U\.N\.|UN|European Union|EU|[A-Z]\w+))),?\s(?P<name>{PERSON_NAME.pattern})$"
)
_JOINED_NAMES = re.compile(rf"{PERSON_NAME.pattern} and {PERSON_NAME.pattern}")
_OF_PORTFOLIO = re.compile(
    rf"(?P<role>.*\b(?:[Mm]inister|[Ss]ecretary) (?:of|for) (?:the )?{CAPITALISED}(?:,? (?:and )?{CAPITALISED})*?),? (?P<name>{CAPITALISED} (?:{PARTICLE} )?{CAPITALISED})$"
)
_CLOSING = re.compile(r"(?:[\s,;:—–-]+(?:which|who|that)?)+$|['’]s?$")
_DETERMINER = re.compile(r"^(?:the|an?|this|that|both|one|its|their|his|her|our)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*[,(—–]\s*|\s+(?:who|which|that|whose|where|speaking|familiar|asked)\b")
_WORD = re.compile(r"[\w’'-]+")
_OF_BODY = re.compile(rf"(?P<name>{CAPITALISED}(?:\s(?:{PARTICLE}\s)*{CAPITALISED})+),?\s(?:of|from|at|with)\s")
_SUBORDINATOR = re.compile(
    r"^(?:when|while|after|before|as|but|and|although|though|because|if|since|that|whether|however|meanwhile)\s+(?=\w)", re.IGNORECASE
)
_TRAILING_VERB = re.compile(
    r"(?<=\w)(?<!\b[Aa])(?<!\b[Aa]n)(?<!\b[Tt]he)(?<!\b[Oo]ne)(?<!who)(?<!which)(?<!that)\s(?:has|had|have|is|was|were|are|will|would|could|may|might|did|does|appeared|seemed|said|says|reported|reports|[a-z]{4,}ed)\b(?!\s(?:by|in|at|on|from|for|with|to|as)\b).*$"
)
_QUESTION = re.compile(r"^Q\d+\.?\s")
_LABEL = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+)+)(?P<rest>(?:\s?[(,].*)?)$")
_AFTER_NOUN = re.compile(
    r"\s(?:of|for|in|at|from|on|with|by|to|among|across|around|familiar|near|dated|entitled|titled)\s|\s[a-z]+(?:ed|wn|rn|en|nt)\s(?:by|with|in|to|from|on|at|before|after|last|this|out|between|under)\s"
)
_NAMED_GROUP = re.compile(rf"^[Tt](?:wo|hree)\b[^,]*,\s(?P<names>{PERSON_NAME.pattern}(?:,\s{PERSON_NAME.pattern})*\sand\s{PERSON_NAME.pattern})$")
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


def parse(source: str, people: AbstractSet[str] = frozenset(), bodies: AbstractSet[str] = frozenset()) -> Mention:
    """Read one source.

    Parameters
    ----------
    source : str
    people : set of str
        Surnames and full names that the article is known to use for people.
    bodies : set of str
        Names that look like those of people and are known to be bodies'.
    """
    plain = source.strip(" ,").lower()
    if plain in PRONOUNS:
        return Mention(source.strip(" ,"), Form.PRONOUN, source.strip(" ,"), pronoun=PRONOUNS[plain], plural=PRONOUNS[plain] == "they")
    words = _QUESTION.sub("", source.strip())
    words = _uncapitalised(_CLOSING.sub("", words).strip())
    lower = words.lower()
    lower = re.sub(r"\s(?:himself|herself|itself|themselves)$", "", lower)
    words = words[: len(lower)]
    if lower in PRONOUNS:
        return Mention(words, Form.PRONOUN, words, pronoun=PRONOUNS[lower], plural=PRONOUNS[lower] == "they")
    words = _TRAILING_VERB.sub("", _SUBORDINATOR.sub("", words)) or words
    head, rest = _split(words)
    gender = "m" if MALE.search(words) else "f" if FEMALE.search(words) else None
    group = _NAMED_GROUP.match(words)
    if group:
        return Mention(words, Form.NAME, group["names"], plural=True)
    if _is_joint(head, people):
        return Mention(words, Form.NAME if words[:1].isupper() else Form.DESCRIPTION, _joined(head, people), plural=True)
    apposed = _apposed_name(head, rest)
    if apposed:
        return Mention(words, Form.NAME, apposed, role=head, plural=bool(_AND.search(apposed)))
    person, role = _person(head, rest, people)
    if person and not (person in bodies and person not in people):
        return Mention(words, Form.NAME, person, person, role, gender=gender)
    bare = _strip(head)
    named = bare[:1].isupper() and not _is_role(bare) and not _turns_on_noun(bare)
    form = Form.NAME if named and (country_of(bare) or not _is_generic(head)) else Form.DESCRIPTION
    return Mention(
        words, form, bare, role=" ".join((head, rest)).strip(), plural=bool(PLURAL_HEADS.search(words)) or _plural_noun(bare), gender=gender
    )


def _uncapitalised(words: str) -> str:
    """The label of a speaker in a transcript as a name is written: *MS DOE* and *CHAIRMAN DOE (Acme Aid)* as *Ms Doe* and *Chairman Doe, Acme Aid*."""
    label = _LABEL.match(words)
    if label is None:
        return words
    titled = any(word.rstrip(".").lower() in PERSON_TITLES for word in label["name"].split()[:-1])
    if not titled and not label["rest"]:
        return words
    rest = label["rest"].strip(" ,()")
    return label["name"].title() + (f", {rest.title() if rest.isupper() and is_bodylike(rest.title()) else rest}" if rest else "")


def _apposed_name(head: str, rest: str) -> str:
    """The name of a body that a description is followed by: *a mill on the line, Acme Tekstil*."""
    name = re.split(r",|\s[(—–]", rest)[0].strip()
    described = head_noun(_strip(head)).lower()
    described = described if described in NOUNS_OF_BODIES else described.removesuffix("s")
    bodily = described in NOUNS_OF_BODIES and described not in ROLES and (_DETERMINER.match(head) or PLURAL_HEADS.search(head))
    if _JOINED_NAMES.fullmatch(name) and PLURAL_HEADS.search(head):
        return name
    return name if bodily and (PERSON_NAME.fullmatch(name) or _JOINED_NAMES.fullmatch(name)) and not country_of(name) else ""


def strip_title(name: str) -> str:
    """A name without Mr, Ms, Dr, Sen. and their like."""
    return TITLES.sub("", name)


def _split(words: str) -> tuple[str, str]:
    """The head of a phrase, and the apposition or clause that follows it."""
    match = _RELATIVE.search(words)
    return (words[: match.start()], words[match.end() :]) if match and match.start() else (words, "")


def _strip(phrase: str) -> str:
    return _CLOSING.sub("", _DETERMINER.sub("", phrase.strip())).strip()


def _is_joint(head: str, people: AbstractSet[str]) -> bool:
    """Whether several are named together (*Ford Motor and Acme Inc*, *Ann Doe and Bob Roe*), not one whose name has *and* in it (*Trade and Energy Minister Ann Doe*)."""
    pieces = _AND.split(head)
    if len(pieces) < 2 or (" of " in pieces[0] and is_bodylike(pieces[0]) and not is_bodylike(pieces[-1].split()[0] + " of")):
        return False
    if is_bodylike(pieces[0]) and pieces[-1].split()[-1] in BODY_WORDS and pieces[-1].split()[0] in BODY_WORDS:
        return False
    return all(_stands_alone(piece, people) for piece in pieces)


def _stands_alone(piece: str, people: AbstractSet[str]) -> bool:
    """Whether one of several names joined by *and* is a name by itself."""
    words = [word for word in strip_title(piece).split() if word.lower() not in ROLES]
    if not piece[:1].isupper():
        return bool(_DETERMINER.match(piece)) or bool(words and words[-1][:1].isupper() and len(words) > 2)
    named = bool(country_of(piece)) or piece in people or (is_bodylike(piece) and (len(words) > 1 or piece.isupper()))
    return named or (len(words) > 1 and words[-1][:1].isupper() and not _is_role(piece))


def _joined(head: str, people: AbstractSet[str]) -> str:
    """The names of people who speak together, without their titles; the words themselves if they are not people."""
    names = [_person(piece, "", people)[0] for piece in _AND.split(head)]
    return " and ".join(name for name in names if name) if all(names) else _strip(head)


def _person(head: str, rest: str, people: AbstractSet[str]) -> tuple[str | None, str]:
    """The name of a person in a source, and the words of role around it."""
    titled = bool(TITLES.match(head)) or (head.isupper() and len(head.split()) > 1 and not is_bodylike(head.title()))
    bare = _lower_capitals(strip_title(head), people)
    if titled and PERSON_NAME.fullmatch(bare):
        return _name(bare), " ".join((head[: len(head) - len(bare)], rest)).strip()
    of_state = _OF_STATE.match(bare) or _OF_PORTFOLIO.match(bare)
    if of_state:
        return _name(of_state["name"]), " ".join((of_state["role"], rest)).strip()
    tokens = bare.split()
    for at in range(len(tokens) - 1, 0, -1):
        before = tokens[at - 1].lower().strip(".,’'")
        after = " ".join(tokens[at:])
        if (
            (before in ROLES or before in ("sen", "rep", "gov") or (before in NOUNS_OF_BODIES and at > 2 and _is_role(tokens[0])))
            and PERSON_NAME.fullmatch(after)
            and not is_bodylike(after)
        ):
            return _name(strip_title(after)), " ".join((*tokens[:at], rest)).strip()
    namelike = PERSON_NAME.fullmatch(bare) and not country_of(bare) and not head.lower().startswith("the ") and not is_bodylike(bare)
    if namelike and (_name(bare) in people or (len(tokens) in (2, 3, 4) and not _described_as_body(rest))):
        return _name(bare), rest
    named = _OF_BODY.match(head)
    if named and not is_bodylike(named["name"]) and not country_of(named["name"]) and (named["name"] in people or len(named["name"].split()) > 1):
        return named["name"], " ".join((head[named.end("name") :], rest)).strip()
    match = PERSON_NAME.match(rest)
    first = rest.split(",")[0].strip(" )")
    if match and _role_in(head) and PERSON_NAME.fullmatch(first) and not is_bodylike(first) and not country_of(first):
        return _name(strip_title(first)), head
    return None, ""


def _lower_capitals(name: str, people: AbstractSet[str]) -> str:
    """The label of a speaker in a transcript, written as a name: *ANN DOE* is *Ann Doe*."""
    words = name.split()
    if not name.isupper() or not all(word.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha() for word in words):
        return name
    known = name.title() in people
    return name.title() if known or (1 < len(words) < 4 and not is_bodylike(name.title()) and not country_of(name.title())) else name


def _name(words: str) -> str:
    return re.sub(r"\s(?:KC|QC|MP|MEP|MLA|TD)$", "", re.sub(r"['’]s?$", "", words)).strip()


def is_bodylike(words: str) -> bool:
    """Whether a capitalised stretch has a word of bodies in it or is an initialism."""
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


def _turns_on_noun(bare: str) -> bool:
    """Whether capitalised words only qualify a noun: *Osaka company*, *Federal Register notice*, *US ambassador in Tokyo*."""
    noun = head_noun(bare)
    return noun[:1].islower() and (noun in COMPANY_NOUNS | DOCUMENT_NOUNS or noun in ROLES)


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
    before = _AFTER_NOUN.split(phrase)[0].split()
    return before[-1].strip("’'.,") if before else ""
