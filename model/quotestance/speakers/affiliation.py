"""Whom the holder of a role speaks for, from the words of the role."""

from __future__ import annotations

import re

from quotestance.speakers.vocabulary import (
    BODY_WORDS,
    COMPANY_NOUNS,
    FORMER,
    GENERIC_ADJECTIVES,
    HEADS_OF_STATE,
    ORGANISATION_NOUNS,
    ROLES,
    STATE_NOUNS,
    Role,
)  # fmt: skip
from quotestance.text.countries import country_in

_ROLE_WORD = re.compile(
    r"\b(chief executives?|secretary[- ]general|general[- ]secretary|executive secretary|secretary-treasurer|press secretary|vice[- ]president|under-?secretary|"
    + "|".join(sorted(ROLES, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_PORTFOLIO = re.compile(
    r"(?P<before>(?:[\w.’'-]+\s+){0,4}?)(?P<portfolio>(?:(?:foreign|finance|trade|commerce|defen[cs]e|economy|economic|energy|oil|petroleum|interior|justice|industry|agriculture|farm|transport|health|labou?r|treasury|state|home|business|environment|fisheries|mines|mining|technology|digital|investment|security|intelligence|information|communications?|culture|sports?|education|development|science|planning|infrastructure|external affairs|foreign affairs|foreign trade|public works|water|aviation)(?:\s+and\s+[\w]+|\s+affairs|\s+trade)?))\s+(?P<kind>minister|secretary)\b",
    re.IGNORECASE,
)
_MINISTER_OF = re.compile(
    r"\b(?P<kind>ministers?|secretary) (?:of|for) (?P<portfolio>(?:the )?[\w ]{3,40}?)(?=$|,| in | at | who | and [a-z]+ minister)", re.IGNORECASE
)
_OFFICE = re.compile(r"\bsecretary of state\b", re.IGNORECASE)
_AFTER = re.compile(r"\s(?:for|of|at|with|from|to|representing|in charge of)\s+(?P<body>.+)$")
_END_OF_BODY = re.compile(
    r"\s*(?:,|;|\(|—|–| who\b| which\b| that\b| in (?=[A-Z])| and (?:a|an|the|former|one|chief|co)\b| since\b| where\b| until\b)"
)
_POSSESSIVE = re.compile(r"^(?P<body>.+?)(?:['’]s|s['’]|['’])\s+")
_OWN = re.compile(r"^(?:its|their|his|her|our)\b\s*", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(?:who|and)\s(?:now\s|also\s)?(?:heads?|leads?|runs?|chairs?|owns?|co-owns?|founded|co-founded|manages?|directs?|represents?|speaks? for|presides over|ran|led)\s(?P<body>[^,]+)"
)
_REPRESENTATIVE = re.compile(r"^(?:U\.?S\.?\s|State\s)?Representative\b")
_PLACE_ONLY = re.compile(
    r"^(?:the )?(?:region|country|state|city|world|time|day|year|[Hh]ouse|[Ss]enate|north|south|east|west|party|opposition|subject|matter|case|plant|sales?)\b"
)
_COMMITTEE = re.compile(r"\b(?:sub)?(?:committee|caucus|panel)\b", re.IGNORECASE)
_PARLIAMENT = re.compile(
    r"\b(?:Duma|Senate|House|Parliament|Congress|Bundestag|Knesset|Lok Sabha|parliament\w*|legislat\w+|lawmaker|senator|Democrat|Republican|MP|MEP)\b"
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "their", "and"})
_TRADE_REPRESENTATIVE = re.compile(r"(?:U\.?S\.?\s|American\s)?Trade Representative\b")
CONTEXT = "the company"
"""Stands for the firm that the article spoke of last, where a role names none (*chief executive Ann Doe*)."""
OFFICE = "the department"
"""Stands for the office of state that the article spoke of last (*under secretary for industry and security*)."""
OWN = "its"
"""Stands for the body that *its* or *their* goes back to (*its chief executive*)."""


def affiliation(role: str) -> str | None:
    """The body, as worded, whose position the holder of a role speaks for; None for those who speak for themselves.

    Of several roles (*a farmer and the president of the association*) a spokesperson's or minister's decides before the others, then the first that names a body. A
    generic body (*the company*, *its*) is left for the resolver to find; `CONTEXT` asks it for the last firm, `OWN` for the body that was spoken of.
    """
    if _REPRESENTATIVE.match(role):
        return None
    trade = _TRADE_REPRESENTATIVE.search(role)
    if trade:
        return trade.group()
    before_clause = role.split(" who ")[0]
    matches = sorted(_ROLE_WORD.finditer(before_clause), key=lambda match: _kind(match.group()) not in (Role.SPOKES, Role.MINISTER))
    found = next((body for match in matches if (body := _of_match(role, match))), None)
    runs = _RUNS.search(role)
    if found in (None, CONTEXT) and runs:
        return _body(_END_OF_BODY.split(runs["body"])[0]) or found
    return found


def _of_match(role: str, match: re.Match[str]) -> str | None:
    """The body that one word of role names."""
    kind = _kind(match.group())
    if FORMER.search(role[: match.start()]) or kind is Role.SELF or (kind is Role.OFFICER and _heads_state(role, match)):
        return None
    if kind is Role.MINISTER:
        return _ministry(role)
    before, after = _named_before(role[: match.start()]), _named_after(role[match.end() :])
    body = (before or after) if kind is Role.ENVOY else (after or before)
    if body is not None and _COMMITTEE.search(body) and _PARLIAMENT.search(role):
        return None
    if kind is Role.OFFICIAL or body is not None:
        return body
    return CONTEXT if kind in (Role.SPOKES, Role.OFFICER) else None


def _kind(word: str) -> Role:
    lower = word.lower()
    if lower == "press secretary":
        return Role.SPOKES
    if lower.startswith(("chief executive", "vice", "secretary-", "secretary general", "general", "executive secretary")):
        return Role.OFFICER
    return Role.MINISTER if lower.startswith("under") else ROLES[lower]


def _heads_state(role: str, match: re.Match[str]) -> bool:
    """A president of a country, not of a company or an association."""
    if not HEADS_OF_STATE.search(role):
        return False
    body = _named_after(role[match.end() :]) or _named_before(role[: match.start()])
    return body is None or (country_in(body) is not None and not any(word in BODY_WORDS for word in body.split()))


def _ministry(role: str) -> str | None:
    if re.search(r"\bprime minister\b", role, re.IGNORECASE):
        return None
    if _OFFICE.search(role):
        return "State Department" if not re.search(r"\bfor\b", role.split("ecretary of ")[-1]) else None
    found = _PORTFOLIO.search(role)
    if found:
        before = " ".join(word for word in found["before"].split() if word[0].isupper() and word.lower() not in GENERIC_ADJECTIVES | _DETERMINERS)
        portfolio = found["portfolio"]
        if found["kind"].lower() == "secretary":
            return " ".join(filter(None, (before, portfolio if portfolio.lower() == "treasury" else f"{portfolio} Department")))
        country = country_in(role) if not before else None
        return " ".join(filter(None, (country.demonyms[0] if country and country.demonyms else before, portfolio, "ministry")))
    found = _MINISTER_OF.search(role)
    if found and found["kind"].lower() == "secretary" and not found["portfolio"][0].isupper():
        return _named_before(_ROLE_WORD.split(role)[0]) or OFFICE
    if found:
        country = country_in(role[: found.start()])
        return " ".join(
            filter(None, (country.demonyms[0] if country and country.demonyms else "", f"ministry of {found['portfolio'].removeprefix('the ')}"))
        )
    return _named_after(role) or _named_before(_ROLE_WORD.split(role)[0]) or OFFICE


def _named_after(words: str) -> str | None:
    """*for the ministry*, *of Acme Corp*, *at a mill in Ohio*: the body after a preposition."""
    match = _AFTER.search(" " + words.split(",")[0].strip())
    if match is None:
        return None
    return _body(_END_OF_BODY.split(match["body"])[0])


def _named_before(words: str) -> str | None:
    """*Acme's*, *the group's*, *Commerce Department*: the body before the word of role."""
    owned = _POSSESSIVE.match(words)
    if owned:
        return _body(owned["body"])
    if _OWN.match(words):
        return OWN
    kept = [
        word
        for word in words.split()
        if word.lower().strip(",") not in GENERIC_ADJECTIVES
        and word.lower() not in ("the", "a", "an", "and", "one", "two", "three", "another", "some", "several")
    ]
    return _body(" ".join(kept))


def _body(words: str) -> str | None:
    bare = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE)
    if _OWN.match(words):
        return OWN
    if not bare or _PLACE_ONLY.match(words):
        return None
    generic = bare.split()[-1].lower() in COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS
    if generic and bare[:1].islower():
        return words.strip()
    return bare if any(word[:1].isupper() for word in bare.split()) else None
