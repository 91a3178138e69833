"""The part that each speaker plays toward the measure, read from the words of the target and of the article; no list says who imposes what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quotestance.article import Article, Speaker, SpeakerType
from quotestance.text.countries import countries_in, country_in, country_of


class Part(StrEnum):
    """What a speaker has to do with the measure."""

    IMPOSES = "imposes"
    HIT = "hit"
    AFFECTED = "affected"
    OTHER = "other"


_MEASURE = re.compile(
    r"\b(?:sanction\w*|tariffs?|dut(?:y|ies)|(?:(?:travel|visa|import|export|investment|oil|arms|food) )?bans?|embargo\w*|blacklist\w*|Entity List|listing|delisting|addition|restrictions?|curbs?|controls?"
    r"|lev(?:y|ies)|quotas?|freeze|cap|designation\w*|blockade|boycott)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Ý][\w’'&-]{2,}")
_COMMON = frozenset(
    "The Department Ministry Association Union United States Commerce Foreign Trade National International Council Group Company Bank Chamber Office Agency Committee Entity List Federation European Party House Senate"
    " President Minister Administration American Government State".split()
)
_ASIDE = re.compile(r"\s*[(;].*$")
_BY = re.compile(r"\bby (?:the )?(?P<who>.+)$")
_ON = re.compile(r"\s+(?:imposed\s|slapped\s)?(?:on|against)\s(?P<whom>(?:[\w.’'-]+\s?){1,5})")
_IMPOSING = re.compile(
    r"\b(?:put|puts|placed|places|adds?|added|impos(?:es?|ed|ing)|slaps?|slapped|levie[sd]|reimposed|reinstated)\b(?P<whom>[^.!?\n]{1,160})"
)
_CLAUSE_BEFORE = re.compile(r"[^.!?\n]*$")
_OWNED = re.compile(
    r"(?P<owner>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)(?:['’]s)?\s(?:(?:new|trade|export|import|economic|financial|travel|visa|punitive|steel|alumin(?:i)?um|oil|arms|unilateral|secondary|fresh|sweeping|tough(?:er)?|latest|proposed|planned|own|food|investment|car)\s){0,3}(?:[A-Z]\w+\s)?$"
)
_OWNER = 3
"""Words just before a measure that may name whose it is: *to the US Entity List*."""
_BESIDE = 70
"""Characters on each side of a name or a measure that may tell whose it is."""
_MENTIONS = 12
"""Mentions of a person that are looked at."""
_OFFICES = (
    r"president|prime minister|premier|chancellor|sens?\.|senators?|reps?\.|representatives?|congress(?:wo)?man|lawmakers?|legislators?|secretary|minister|officials?|spokes(?:wo)?man|spokesperson|ambassador|envoy|supreme leader|leaders?"
    r"|ayatollah|king|emir|advis[eo]r|commissioner|mp|mep|diplomats?|speaker|trade representative|negotiator|attorney general|general|admiral|chief of staff"
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})(?!\w)|\((?:R|D)[-–]", re.IGNORECASE)
_STATE = re.compile(
    rf"\b(?:{_OFFICES}|government|administration|ministry|department|white house|house|senate|congress|parliament|kremlin|pentagon|treasury|commission|council|embassy|authorities|regime|military|army|democrats|republicans|agency|office|bureau)(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"(?:(?:(?:{_OFFICES}|foreign|trade|commerce|finance|defen[cs]e|state|treasury|oil|energy|deputy|vice|senior|top|then|current|new|ministry|department|of|for|the|democratic|republican|party)(?!\w),?|(?-i:[A-ZÀ-Ý])[\w.’'-]*)\s+){{1,9}}$",
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"(?P<owner>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)(?:['’]s)?\s(?P<body>(?:[A-Za-z]+\s){1,3}(?:[Mm]inistry|[Dd]epartment|[Oo]ffice|[Aa]gency))\b"
)
_FORMER = re.compile(r"\b(?:former|ex-)", re.IGNORECASE)
_AMERICAN = re.compile(
    r"\((?:R|D)[-–]|\b(?:Sens?\.|Reps?\.|Republicans?|Democrat(?:s|ic)?|GOP|White House|Congress(?:man|woman)?|Secretary of State|(?:Treasury|Commerce|Defense|State) Secretary)(?!\w)|\bPresident\s+(?:[A-Z][\w.]*\s+){0,3}$"
)
_BY_USAGE = "?"
_AMERICA = "United States"
"""Whose *President*, *Sen.* or *Secretary of State* one is whom the article names without a country, in the usage of English-language news."""
_ECONOMIC = re.compile(
    r"\b(?:farmers?|growers?|workers?|exporters?|importers?|retailers?|manufacturers?|makers?|companies|firms?|businesses|industry|industries|producers?|traders?|consumers?|shippers?|brewers?|dealers?|investors?|association|chamber"
    r"|federation|union|council|group|coalition|suppliers?|customers?|executives?|owners?|airlines?|banks?)\b",
    re.IGNORECASE,
)
_BODIES = (SpeakerType.COMPANY, SpeakerType.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Sides:
    """Countries and names that impose a measure, and those that it hits.

    Parameters
    ----------
    imposers, hit : frozenset of str
        Countries.
    imposing_names, hit_names : frozenset of str
        Capitalised words of the target.
    offices : mapping of str to str
        The country of each ministry, by its name in lower case, and of each person who holds an office, by surname; empty where the article does not tell.
    """

    imposers: frozenset[str]
    hit: frozenset[str]
    imposing_names: frozenset[str]
    hit_names: frozenset[str]
    offices: Mapping[str, str]

    def part_of(self, speaker: Speaker) -> Part:
        """The part of a speaker by the name of its party, its type, and the office that the article gives it."""
        party = speaker.party
        words = set(_NAME.findall(party))
        if words & self.hit_names:
            return Part.HIT
        if words & self.imposing_names:
            return Part.IMPOSES
        country = self._country(speaker)
        if country in self.hit and country not in self.imposers:
            return Part.HIT
        if country in self.imposers:
            return Part.IMPOSES
        return Part.AFFECTED if speaker.type is SpeakerType.COMPANY or _ECONOMIC.search(party) else Part.OTHER

    def _country(self, speaker: Speaker) -> str | None:
        """The country for whose government a speaker stands: named with the body, or else the one whose office the speaker holds."""
        party = speaker.party
        whole = country_of(party)
        if whole is not None:
            return whole.name
        if not _ECONOMIC.search(party) and " and " not in party and (speaker.type is SpeakerType.GOVERNMENT or _STATE.search(party)):
            named = country_in(party)
            found = named.name if named else min(countries_in(party), default=None)
            if found is not None:
                return found
        elif speaker.speaks_for is not None:
            return None
        return self.offices.get(party.lower()) or self.offices.get(_surname(speaker.name))


def sides(article: Article) -> Sides:
    """Who imposes the target of an article, and whom it hits.

    *US sanctions on Iran*: who stands before the measure imposes it, who stands after it is hit. What the target does not name is what the article most often says:
    whose *tariffs* and *sanctions* they are, and *on* whom.
    """
    target = _ASIDE.sub("", article.target or "")
    measure = _MEASURE.search(target)
    before, after = (target[: measure.start()], target[measure.end() :]) if measure else ("", "")
    by = _BY.search(after)
    after = after[: by.start()] if by else after
    who = before + (f" {by['who']}" if by else "")
    imposers = countries_in(who) or _owners(target)
    hit, names = countries_in(after) - imposers, _names(after)
    if not imposers or not (hit or names):
        owners, whom, others = _told(article.text)
        imposers = imposers or owners
        hit, names = (hit, names) if hit or names else (whom - imposers, others)
    return Sides(imposers, hit - imposers, _names(by["who"]) if by else frozenset(), names, _offices(article))


def _names(words: str) -> frozenset[str]:
    return frozenset(name for name in _NAME.findall(words) if name not in _COMMON and not countries_in(name))


def _owners(words: str) -> frozenset[str]:
    """Countries that stand just before a measure."""
    return frozenset().union(*(countries_in(" ".join(words[: found.start()].split()[-_OWNER:])) for found in _MEASURE.finditer(words)))


def _told(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Which country, as the article most often has it, imposes measures, or whose they are, which ones they are on, and what else is named as hit."""
    owners: Counter[str] = Counter()
    whom: Counter[str] = Counter()
    names: set[str] = set()
    for act in _IMPOSING.finditer(text):
        measure = _MEASURE.search(act["whom"])
        if measure:
            who = _CLAUSE_BEFORE.search(text, max(0, act.start() - _BESIDE), act.start())
            owners.update(sorted(countries_in(who.group())) if who else ())
            aimed = act["whom"][: measure.start()]
            whom.update(sorted(countries_in(aimed)))
            names |= _names(aimed)
    for found in _MEASURE.finditer(text):
        before = _OWNED.search(text, max(0, found.start() - _BESIDE), found.start())
        owners.update(sorted(countries_in(before["owner"])) if before else ())
        on = _ON.match(text, found.end())
        whom.update(sorted(countries_in(on["whom"])) if on else ())
    most = owners.most_common(1)
    imposers = frozenset(name for name, _ in most)
    return imposers, frozenset(name for name, _ in whom.most_common(2)) - imposers, frozenset(names)


def _offices(article: Article) -> dict[str, str]:
    """The country of each ministry that stands after its name, and of the people who speak, by surname, as the words beside their mentions tell."""
    wanted = {_surname(quote.speaker.name) for quote in article.quotes or () if quote.speaker}
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in _NAME.finditer(article.text):
        name = re.sub(r"['’]s?$", "", match.group())
        if name in wanted and votes[name].total() < _MENTIONS:
            country = _office(article.text[max(0, match.start() - _BESIDE) : match.start()], article.text[match.end() : match.end() + _BESIDE])
            if country is not None:
                votes[name][country] += 1
    bodies = {match["body"].lower(): owner.name for match in _MINISTRY.finditer(article.text) if (owner := country_in(match["owner"]))}
    told = {name: max(found, key=lambda country: (country not in ("", _BY_USAGE), found[country])) for name, found in votes.items() if found}
    return {**bodies, **{name: _AMERICA if country == _BY_USAGE else country for name, country in told.items()}}


def _office(before: str, after: str) -> str | None:
    """The country whose office a person holds by the words on both sides of its name: empty if they do not tell it, None if they name no office."""
    titled = _TITLED.search(before)
    aside = re.split(r"[.;:!?“”\"\n]|,\s(?!a |an |the |and )", after.lstrip("’'s"))[0] if after.startswith((",", " (")) else ""
    apposed = after.split(",")[1] if after.startswith(", ") else aside
    title = titled.group() if titled else ""
    words = f"{title} | {apposed}"
    if not _OFFICE.search(words) or _FORMER.search(words):
        return None
    country = country_in(title) or country_in(apposed)
    name = country.name if country else min(countries_in(words), default=None)
    if name is not None:
        return name
    return _BY_USAGE if _AMERICAN.search(title) or _AMERICAN.search(apposed) else ""


def _surname(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.rpartition(" ")[2])


def parts(article: Article, speakers: Iterable[Speaker]) -> dict[Speaker, Part]:
    """The part of each speaker of an article."""
    both = sides(article)
    return {speaker: both.part_of(speaker) for speaker in set(speakers)}
