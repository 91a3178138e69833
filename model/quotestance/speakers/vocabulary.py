"""Words that tell what a source is: roles of people, nouns of bodies, groups and documents, titles and pronouns."""

from __future__ import annotations

import re
from enum import Enum


class Role(Enum):
    """What a role says about whom its holder speaks for."""

    SPOKES = "speaks for the body it is named with"
    MINISTER = "speaks for a ministry or department"
    OFFICER = "heads or serves a body and speaks for it"
    ENVOY = "speaks for a country or body"
    OFFICIAL = "speaks for a body only where that is named"
    SELF = "speaks for nobody else"


_ROLES = {
    Role.SPOKES: "spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons",
    Role.MINISTER: "minister ministers secretary undersecretary under-secretary secretaries",
    Role.OFFICER: """ceo cfo coo chairman chairwoman chairperson chair director founder co-founder cofounder owner co-owner boss head manager vice-president executive executives counsel
        officer treasurer secretary-general commissioner governor partner managing superintendent commander chief president directors representative principal""",
    Role.ENVOY: "ambassador envoy consul attaché chargé negotiator delegate permanent",
    Role.OFFICIAL: "official officials aide aides diplomat diplomats staffer adviser advisor advisers regulator regulators prosecutor prosecutors",
    Role.SELF: """premier chancellor king queen emir sultan prince pope leader leaders senator senators sen rep congressman congresswoman lawmaker lawmakers mp mep deputy legislator parliamentarian
        analyst analysts economist economists professor lecturer historian researcher fellow scholar expert experts strategist farmer farmers grower worker workers resident residents lawyer lawyers attorney judge justice
        mayor activist journalist columnist author trader traders consultant academic scientist engineer fisherman skipper driver retiree student pensioner critic critics candidate politician councillor councilwoman
        councilman broker shopkeeper teacher nurse doctor physician pastor bishop priest general admiral colonel captain specialist veteran barrister solicitor campaigner campaigners welder miner docker
        machinist rancher witness correspondent reporter editor host presenter caller""",
}  # fmt: skip
ROLES: dict[str, Role] = {word: role for role, words in _ROLES.items() for word in words.split()}
"""The role that each noun names, in lower case."""

HEADS_OF_STATE = re.compile(
    r"\b(?:vice[ -]president|president|prime minister|premier|chancellor|supreme leader|king|emir|crown prince|deputy prime minister)\b",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:former|formerly|ex-|one-time|onetime|retired|late)", re.IGNORECASE)
TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Capt|Sgt|Adm|Rev|Hon|Judge|Justice|Professor|Sheikh|Ayatollah|Herr|Frau|Monsieur|Madame|Señor|Señora)\b\.?\s+)+"
)
MALE = re.compile(
    r"\b(?:Mr|Sir|Lord|Herr|Monsieur|Señor|King|Prince|Father)\b|\b(?:spokesman|chairman|congressman|businessman|councilman|fisherman|husband|father|son)\b"
)
FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Frau|Madame|Señora|Queen|Princess)\b|\b(?:spokeswoman|chairwoman|congresswoman|businesswoman|councilwoman|wife|widow|mother|daughter)\b"
)
PRONOUNS = {
    "he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "it": "it", "its": "it", "they": "they", "their": "they", "them": "they", "both": "they", "who": "who",
    "which": "who", "whose": "who", "that": "who", "we": "we", "our": "we", "i": "we", "my": "we", "those": "they", "these": "they", "neither": "they", "this": "it",
    "himself": "m", "herself": "f", "itself": "it", "themselves": "they", "one": "it", "the former": "it", "the latter": "it",
}  # fmt: skip
"""What each pronoun can stand for."""

COMPANY_NOUNS = frozenset(
    "company firm group maker manufacturer supplier bank chipmaker carmaker automaker startup start-up business giant vendor operator retailer airline carrier producer exporter importer refiner miner lender insurer broker conglomerate corporation developer trader shipper subsidiary unit parent foundry plant mill yard club studio".split()
)
STATE_NOUNS = frozenset(
    "government ministry department administration commission court tribunal parliament congress senate treasury agency bureau office authority army military police regime cabinet embassy mission presidency regulator council committee junta navy customs state republic kingdom emirate judiciary prosecutor house panel".split()
)
ORGANISATION_NOUNS = frozenset(
    "association union federation chamber institute foundation alliance coalition society university college charity ngo league network forum think-tank centre center newspaper paper agency magazine broadcaster outlet watchdog party church lobby trade-body body organisation organization movement cooperative co-operative confederation campaign guild fund bloc syndicate".split()
)
DOCUMENT_NOUNS = frozenset(
    "report filing letter statement notice document memo ruling order study survey petition brief complaint lawsuit editorial poster post release paper fact-sheet sheet guidance resolution decree indictment communique communiqué text judgment judgement opinion article commentary bulletin circular submission email e-mail note transcript data figures page website rule proclamation declaration affidavit terms bill advisory manifesto placard banner sign poll".split()
)
PLURAL_HEADS = re.compile(
    r"^(?:(?:the\s)?(?:some|many|several|most|few|other|others|two|three|four|five|six|seven|eight|nine|ten|both|dozens of|hundreds of|pair of|a (?:group|number|handful|dozen|couple|majority|coalition) of)\b)|^(?:\w+\s){0,2}(?:people|critics|officials|netizens|others)\b",
    re.IGNORECASE,
)
BODY_WORDS = frozenset(
    """Department Ministry Bank Group Inc Corp Corporation Ltd Limited Co Company Association Union Council Committee Commission Court Tribunal Agency Office University College Institute Institution Federation Technologies
    Technology Holdings Systems Party House Senate Times Post Journal News Reuters Partners Capital Foundation Center Centre Chamber Coalition Alliance Watch Parliament Congress Government Administration Authority Board Bureau Treasury
    Pentagon Kremlin Industries Energy Motors Steel Oil Airlines Airways Air Nations Organization Organisation Republic Army Navy Force Forces Service Services Exchange Fund Trust Society Club Press Herald Tribune Guardian Telegraph
    Broadcasting Television Radio Network Media Mission Embassy State States Kingdom Emirates Labs Laboratories Software Semiconductor Semiconductors Electronics Optics Vision Logistics Shipping Marine Maritime Lines Mills Foods Farms Mining
    Metals Minerals Petroleum Gas Power Solar Chemical Chemicals Pharma Pharmaceuticals Biotech Genomics Robotics Aerospace Aviation Telecom Telecoms Communications Mobile Networks Security Defence Defense Forum League Congregation Church
    Initiative Campaign Project Program Programme Consortium Guild Cooperative Co-operative Growers Producers Manufacturers Makers Workers Farmers Exporters Importers Retailers Brewers Traders Owners Lawyers Rights International National
    Global European American Asian African Federal Supreme Central Republicans Democrats GmbH AG SA NV BV PLC plc LLC LLP SpA AS AB Oy SE Pte Kombinat Combine Works Foundry Refinery Refining Shipyard Yard Port Terminal Fisheries Seafood
    Customs Police Cabinet Presidency Secretariat Directorate Parliamentarians Assembly Duma Knesset Bundestag Diet Kongress Ministerio""".split()
)
GENERIC_ADJECTIVES = frozenset(
    "chief senior deputy top acting press lead interim assistant associate principal executive general managing then new long-time longtime veteran unnamed unidentified current permanent special outgoing incoming powerful influential conservative liberal leading prominent vice co- first second junior joint regional local group's".split()
)
OFFICE_OF_STATE = re.compile(
    r"(?:[A-Z][\w’'.]+\s){0,2}(?:(?:[Ff]oreign|[Cc]ommerce|[Tt]rade|[Ff]inance|[Dd]efen[cs]e|[Ii]nterior|[Oo]il|[Ee]nergy|[Jj]ustice|[Ee]conomy|[Aa]griculture|[Tt]ransport|State|Treasury|Justice)\s(?:and\s\w+\s)?(?:[Mm]inistry|[Dd]epartment|[Oo]ffice)"
    r"|Ministry\sof\s[A-Z]\w+|Department\sof\s[A-Z]\w+|White\sHouse|Kremlin|Pentagon|(?:European\s)?Commission|Treasury|Downing\sStreet)"
)
TIME = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
FIRST_WORDS = frozenset(
    {"a", "an", "some", "many", "several", "two", "three", "four", "five", "other", "most", "one", "another", "senior", "few", "both", "no", "local", "industry", "trade", "people", "critics", "supporters"}
    | ROLES.keys() | COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS | DOCUMENT_NOUNS
)  # fmt: skip
"""Words that open a description and have a capital only where they open a sentence too."""
