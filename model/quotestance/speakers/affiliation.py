"""Whom the holder of a role speaks for, from the words of the role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from quotestance.speakers.vocabulary import (
    BODY_WORDS,
    FORMER,
    GENERIC_ADJECTIVES,
    HEADS_OF_STATE,
    NOUNS_OF_BODIES,
    OWN,
    PERSON_TITLES,
    PORTFOLIOS,
    ROLES,
    Role,
)  # fmt: skip
from quotestance.text.countries import country_in


class Left(Enum):
    """What a role leaves to the text around it."""

    CONTEXT = "the body in focus (*chief executive Ann Doe*)"
    OFFICE = "the office of state in focus (*under secretary for industry and security*)"
    OWN = "the body that *its* or *their* goes back to (*its chief executive*)"


_ROLE_WORD = re.compile(
    r"\b(chief executives?|secretary[- ]general|general[- ]secretary|executive secretary|secretary-treasurer|press secretary|state secretary|vice[- ]president|under-?\s?secretary|civil servants?|attorney general|"
    + "|".join(sorted(ROLES, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_PORTFOLIO = re.compile(
    rf"(?P<before>(?:[\w.’'-]+\s){{0,3}})\b(?P<portfolio>(?:{PORTFOLIOS})(?:\s(?:and|&)\s[\w]+|\saffairs|\strade)?)\s(?P<kind>minister|secretary|commissioner)\b",
    re.IGNORECASE,
)
_MINISTER_OF = re.compile(
    r"\b(?P<kind>ministers?|secretary) (?:of|for) (?P<portfolio>(?:the )?[\w ]{3,40}?)(?=$|,| in | at | who | when | and [a-z]+ minister)",
    re.IGNORECASE,
)
_UNDER_SECRETARY = re.compile(r"\b(?:(?:deputy\s)?(?:under|assistant)[- ]?\s?secretary)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\bsecretary of state\b(?! for)", re.IGNORECASE)
_SECRETARY_TO = re.compile(r"\b[Ss]ecretary to the (?P<body>[A-Z][\w ]+)")
_PREPOSITION = re.compile(r"\b(?:for|of|at|with|from|to|representing|in charge of)\s")
_END = re.compile(
    r"\s*(?:,|;|\(|\)|—|–|\bwho\b|\bwhich\b|\bthat\b|\bwhen\b|\bin (?=[A-Z0-9])|\band (?:a|an|the|former|one|chief|co|its|their|his|her|whose)\b|\bsince\b|\bwhere\b|\buntil\b|\bfor now\b)"
)
_POSSESSIVE = re.compile(r"^(?P<body>(?:(?!['’]s\b)[^,])+?)['’]s(?:\s+(?P<part>.*))?$")
_INDEFINITE = re.compile(r"^(?:an?|one|two|three|several|another|some|various|many)\s", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(?:who|and|has|have|also|now)\s(?:now\s|also\s|has\s)?(?P<verb>heads?|leads?|runs?|run|chairs?|chaired|owned|owns?|co-owns?|founded|co-founded|manages?|directs?|presides over|speaks? for|represents?|started)\s(?P<body>[^,]+)"
    r"|^(?P<is>heads|leads|runs|chairs|owns|founded|started|own|run|head|lead|chair|speaks for|represents)\s(?P<own>(?:an?|the|its|[A-Z])[^,]+)"
)
_COUNSEL = re.compile(
    r"\b(?:lawyers?|solicitors?|attorneys?|barristers?|counsel|KC|QC|litigator)\b[^,]*?\s(?:for|representing)\s(?P<body>[^,]+)|\b(?:acts?|acting|appear(?:s|ed|ing)|speaks?) for\s(?P<client>[^,]+)|^for (?P<side>(?:the )?[^,]+)$"
)
_REPRESENTATIVE = re.compile(r"^(?:U\.?S\.?\s|State\s)?(?:Representative|Rep\.?|Congress\w+|Senator|Sen\.?)(?:\s|$)")
_DESCRIBED = re.compile(
    rf"(?:[\w’'-]+\s){{0,4}}(?:{'|'.join(sorted(NOUNS_OF_BODIES))})\s(?P<name>[A-Z][\w’'&.-]*(?:\s(?:of\s|the\s|and\s|for\s)?[A-Z][\w’'&.-]*)*)$"
)
_WHOSE = re.compile(
    rf"\bwhose\s(?:own\s)?(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(NOUNS_OF_BODIES))})\s(?P<name>[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*)*)"
)
_THE_BODY = re.compile(
    rf"(?:it\b|(?:the|its)\s(?:[\w’'-]+\s){{0,3}}?(?:{'|'.join(sorted(NOUNS_OF_BODIES))}|store|shop|mine|business|farm|site|house)\b)"
)
_COMMITTEE = re.compile(r"\b(?:sub)?(?:committee|caucus|panel)\b", re.IGNORECASE)
_PARLIAMENT = re.compile(
    r"\b(?:Duma|Senate|House|Parliament|Congress|Bundestag|Knesset|Lok Sabha|Commons|Lords|[Pp]arliament\w*|legislat\w+|[Ll]awmaker|[Ss]enator|Democrat|Republican|MP|MEP)\b"
)
_TRADE_REPRESENTATIVE = re.compile(r"(?:U\.?S\.?\s|American\s|United States\s)?Trade Representative\b")
_ANALYST = re.compile(
    r"\b(?:chief|senior|lead|head)\s(?:of\s)?(?:\w+\s){0,2}(?:economists?|analysts?|strategists?|analysis|research|economics)\b", re.IGNORECASE
)
_PRESIDING = re.compile(r"(?:the )?Chair(?:man|woman|person)?")
_OTHER = re.compile(r"[A-Z][\w’'-]+\sand\s")
_IN_THE_CHAIR = re.compile(r"\b(?:in|of) the chair\b|\bacting chair of the meeting\b")
_NUMBERS = frozenset("one two three four five several some many another other".split())
_ARTICLES = frozenset({"the", "a", "an"})
_UNDER = frozenset({"under", "assistant", "deputy", "permanent", "first", "second", "top", "acting", "state", "parliamentary", "junior", "principal"})
_NO_BODY = GENERIC_ADJECTIVES | frozenset(
    "the a an and one two three another some several of commercial operations marketing export sales technical technology plant works finance financial communications legal public affairs media company corporate human resources".split()
    + "strategy policy product research science information security medical retired career self-styled newly elected appointed own co business development external government relations production shift night day owner and founder".split()
)


@lru_cache(maxsize=4096)
def affiliations(role: str) -> tuple[str | Left, ...]:
    """The bodies, as worded, whose position the holder of a role may speak for, likeliest first; none for those who speak for themselves.

    Of several roles (*a farmer and the president of the association*) a spokesperson's or minister's decides before the others, then the first that names a body. A
    generic body (*the company*, *the ministry*) is left for the resolver to find; `Left` says what else it is to look for.
    """
    role = _IN_THE_CHAIR.sub("", role.lstrip("-–— "))
    if _ANALYST.search(role) or _PRESIDING.fullmatch(role.strip()):
        return ()
    if _REPRESENTATIVE.match(role):
        return ()
    trade = _TRADE_REPRESENTATIVE.search(role)
    if trade:
        return (trade.group(),)
    return tuple(dict.fromkeys(sorted(_bodies(role), key=lambda body: isinstance(body, Left))))


def _bodies(role: str) -> Iterator[str | Left]:
    counsel = _COUNSEL.search(role)
    if counsel:
        yield next(filter(None, counsel.group("body", "client", "side"))).strip()
        return
    before_clause = re.split(r"\s?\bwho\s", role)[0]
    matches = sorted(_ROLE_WORD.finditer(before_clause), key=lambda match: _kind(match.group()) not in (Role.SPOKES, Role.MINISTER))
    alone = False
    for match in matches:
        if _is_past(role[: match.start()]):
            alone = True
            continue
        yield from (body for body in _of_match(before_clause, match) if not (alone and body is Left.CONTEXT))
    if not matches and role[:1].isupper() and any(word in BODY_WORDS for word in role.split()):
        yield role.split(",")[0]
    whose = _WHOSE.search(role)
    if whose:
        yield whose["name"]
    runs = _RUNS.search(role)
    if runs and not ("represent" in runs.group() and _PARLIAMENT.search(role)):
        body = runs["body"] or runs["own"]
        yield from _after(" of " + body)
        if _THE_BODY.match(body):
            yield Left.CONTEXT


def _of_match(role: str, match: re.Match[str]) -> Iterator[str | Left]:
    """The bodies that one word of role names."""
    kind = _kind(match.group())
    before, after = role[: match.start()], role[match.end() :]
    if match.group().lower() == "deputy" and "’s" in before.replace("'", "’"):
        kind = Role.OFFICER
    if kind is Role.SELF or (kind is Role.OFFICER and _heads_state(role, match)):
        return
    if kind is Role.MINISTER:
        yield from _ministry(role)
        return
    if match.group().lower().startswith("commissioner") or match.group().lower() == "governor":
        yield from _commission(match.group().lower(), before, after)
        return
    named = [*_before(before), *_after(after)] if kind is Role.ENVOY else [*_after(after), *_before(before)]
    if kind is Role.OFFICIAL and re.fullmatch(r"(?:[\w-]+\s)*European\s", before):
        return
    if any(isinstance(body, str) and _COMMITTEE.search(body) for body in named) and _PARLIAMENT.search(role):
        return
    yield from named
    nobody = bool(re.match(r"\s(?:for|of|at|with|from)\s(?:an?|one|several|two)\s", after)) or (not before.strip() and after.startswith(" there"))
    if kind is Role.OFFICIAL and not named and before.strip().lower() == "the":
        yield Left.OFFICE
    if kind is Role.SPOKES or (kind in (Role.OFFICER, Role.ENVOY) and not nobody and not _INDEFINITE.match(role)):
        yield Left.CONTEXT


def _commission(word: str, before: str, after: str) -> Iterator[str | Left]:
    """A commissioner of a portfolio speaks for the commission, a governor for the central bank that is named."""
    if word.startswith("commissioner"):
        if re.search(rf"\b(?:{PORTFOLIOS}|competition|climate|European|EU)(?:\s\w+)?\s$", before, re.IGNORECASE):
            yield "European Commission"
        yield from _after(after)
        return
    yield from (body for body in (*_after(after), *_before(before)) if isinstance(body, Left) or re.search(r"\bbank\b", body, re.IGNORECASE))


def _is_past(before: str) -> bool:
    """Whether *former* goes with the word of role after it, and not with somebody else named before *and*."""
    former = FORMER.search(before)
    return former is not None and not _OTHER.search(before, former.end())


def _kind(word: str) -> Role:
    lower = word.lower()
    if lower == "press secretary":
        return Role.SPOKES
    if lower.startswith(("chief executive", "vice", "secretary-", "secretary general", "general", "executive secretary")):
        return Role.OFFICER
    if lower.startswith(("civil servant", "attorney general")):
        return Role.OFFICIAL
    return Role.MINISTER if lower.startswith(("under", "state secretary")) else ROLES[lower]


def _heads_state(role: str, match: re.Match[str]) -> bool:
    """A president of a country, not of a company or an association."""
    if not HEADS_OF_STATE.search(role):
        return False
    body = next(iter([*_after(role[match.end() :]), *_before(role[: match.start()])]), None)
    if body is None:
        before = role[: match.start()].strip().lower()
        return before == "the" or (not before and match.group()[:1].isupper())
    return isinstance(body, str) and country_in(body) is not None and not any(word in BODY_WORDS for word in body.split())


def _ministry(role: str) -> Iterator[str | Left]:
    """The ministry or department of a minister or secretary."""
    if re.search(r"\bprime minister\b|\bself-styled\b", role, re.IGNORECASE):
        return
    to = _SECRETARY_TO.search(role)
    if to:
        yield to["body"]
        return
    if _OFFICE.search(role):
        yield "State Department"
        return
    under = _UNDER_SECRETARY.search(role)
    if under:
        of = re.match(rf"\sof\s(?:the\s)?(?P<portfolio>{PORTFOLIOS})\b", role[under.end() :], re.IGNORECASE)
        yield from _before(role[: under.start()])
        yield from (body for body in _after(role[under.end() :]) if isinstance(body, Left) or body.startswith("the ") or body[:1].isupper())
        yield f"{of['portfolio']} Department" if of else Left.OFFICE
        return
    found = _PORTFOLIO.search(role) or _MINISTER_OF.search(role)
    if found and found["kind"].lower() == "secretary" and not re.match(rf"(?:the\s)?(?:{PORTFOLIOS})\b", found["portfolio"], re.IGNORECASE):
        found = None
    if found:
        yield from _by_portfolio(found, role)
        return
    match = re.search(r"\b(?:minister|secretary)\b", role, re.IGNORECASE)
    before, after = (role[: match.start()], role[match.end() :]) if match else ("", role)
    named = [*_before(before), *_after(after)]
    state = re.search(r"\b(?:minister|under-?\s?secretary|assistant secretary|cabinet secretary)\b", role, re.IGNORECASE) or not before.strip()
    yield from named or [Left.OFFICE if state else Left.CONTEXT]


def _by_portfolio(found: re.Match[str], role: str) -> Iterator[str | Left]:
    """*US trade secretary*, *finance minister of Norway*, *under secretary of commerce*: the office of that portfolio."""
    portfolio = re.sub(r"^the\s|\sof\s.*$", "", found["portfolio"])
    before = [word for word in (found.groupdict().get("before") or "").split() if word[0].isupper() and word.lower() not in _NO_BODY | _UNDER]
    abroad = re.sub(r"['’]s?$", "", " ".join(before)) if country_in(" ".join(before)) else ""
    if found["kind"].lower() == "commissioner":
        yield "European Commission"
        return
    if portfolio.lower().startswith("state"):
        yield abroad or " ".join(before) or Left.OFFICE
        return
    if found["kind"].lower() == "secretary":
        yield " ".join(filter(None, (abroad, portfolio if portfolio.lower() == "treasury" else f"{portfolio} Department")))
        return
    country = country_in(role)
    yield " ".join(filter(None, (abroad or (country.demonyms[0] if country and country.demonyms else ""), portfolio, "ministry")))


def _after(words: str) -> Iterator[str | Left]:
    """*for the ministry*, *of Acme Corp*, *of sales at a mill*: the bodies after prepositions, the longest first; after a comma if nowhere else."""
    first, _, rest = words.partition(",")
    for match in _PREPOSITION.finditer(first):
        body = _END.split(first[match.end() :])[0]
        yield from _named(body)
        if " of " in body:
            yield from _named(body.split(" of ")[0])
    if rest and re.match(r"\s[A-Z]", rest):
        yield from _named(_END.split(rest)[0])


def _before(words: str) -> Iterator[str | Left]:
    """*Acme's*, *the group's*, *Commerce Department*: the body before the word of role."""
    words = words.strip()
    if OWN.match(words):
        yield Left.OWN
        return
    if _POSSESSIVE.match(words):
        yield from _named(words)
        return
    kept = words.split()
    while kept and (kept[-1].lower().strip(",") in _NO_BODY | _UNDER or kept[-1].lower().strip(",.") in ROLES.keys() | PERSON_TITLES):
        if ROLES.get(kept.pop().lower()) is Role.SELF:
            return
    kept = kept[_start(kept) :]
    while kept and kept[0].lower() in GENERIC_ADJECTIVES | _NUMBERS:
        kept.pop(0)
    kept = kept[max((at for at, word in enumerate(kept) if word.lower() in _ARTICLES), default=0) :]
    yield from _named(" ".join(kept[1:] if kept and kept[0].lower() in _ARTICLES else kept))


def _start(words: list[str]) -> int:
    """Where the last noun phrase of some words begins: after a role, a verb or *and*."""
    return max((at + 1 for at, word in enumerate(words) if word.lower() in ROLES or word.endswith(",")), default=0)


def _named(words: str) -> Iterator[str | Left]:
    """A body as worded: its own name, or the owner of a part of it (*the company's US arm*)."""
    words = words.strip()
    if OWN.match(words):
        yield Left.OWN
        return
    owned = _POSSESSIVE.match(words)
    if owned:
        part = owned["part"] or ""
        if part.split()[-1:] in (["ministry"], ["department"]):
            yield words
        elif any(word in BODY_WORDS for word in part.split()):
            yield re.sub(r"^(?:and|the)\s", "", part)
        yield from _named(owned["body"])
        return
    bare = re.sub(r"^(?:the|an?)\s+", "", words, flags=re.IGNORECASE)
    described = _DESCRIBED.match(bare)
    if described:
        yield described["name"]
        return
    if not bare or (_INDEFINITE.match(words) and not any(word[:1].isupper() for word in bare.split())):
        return
    if bare[:1].isupper() or _noun_within(bare):
        yield words


def _noun_within(words: str) -> bool:
    """Whether a phrase in small letters turns on a noun of bodies: *ruling party in the capital*."""
    head = re.split(r"\s(?:of|for|in|at|on|from)\s", words)[0].split()
    return bool(head) and head[-1].lower() in NOUNS_OF_BODIES
