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
    Role.OFFICER: """ceo cfo coo chairman chairwoman chairperson chair director founder co-founder cofounder owner co-owner boss head manager vice-president executive executives counsel organiser organizer director-general secretary-general vice-chair vice-chairman vice-chairwoman attorney-general convenor convener coordinator proprietor underwriter steward registrar
        officer treasurer secretary-general commissioner governor partner managing superintendent commander chief president directors representative principal""",
    Role.ENVOY: "ambassador envoy consul attaché chargé negotiator delegate permanent",
    Role.OFFICIAL: "official officials aide aides diplomat diplomats staffer adviser advisor advisers regulator regulators prosecutor prosecutors inspector inspectors agent",
    Role.SELF: """premier chancellor king queen emir sultan prince pope leader leaders senator senators sen rep congressman congresswoman lawmaker lawmakers mp mep deputy legislator parliamentarian
        analyst analysts economist economists professor lecturer historian researcher fellow scholar expert experts strategist farmer farmers grower worker workers resident residents lawyer lawyers attorney judge justice
        mayor activist journalist columnist author trader traders consultant academic scientist engineer fisherman skipper driver retiree student pensioner critic critics candidate politician councillor councilwoman
        councilman broker shopkeeper teacher nurse doctor physician pastor bishop priest general admiral colonel captain specialist veteran barrister solicitor campaigner campaigners welder miner docker
        machinist rancher witness member correspondent reporter editor host presenter caller""",
}  # fmt: skip
ROLES: dict[str, Role] = {word: role for role, words in _ROLES.items() for word in words.split()}
"""The role that each noun names, in lower case."""

HEADS_OF_STATE = re.compile(
    r"\b(?:vice[ -]president|president|prime minister|premier|chancellor|supreme leader|king|emir|crown prince|deputy prime minister)\b",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:former|formerly|ex-|one-time|onetime|retired|late)", re.IGNORECASE)
TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Sen|Sens|Rep|Reps|Gov|Gen|Brig|Col|Lt|Maj|Capt|Cmdr|Cdr|Sgt|Adm|Rev|Hon|HON|Cllr|Judge|Justice|Sheriff|Professor|Sheikh|Datuk|Tan Sri|Madam|Ayatollah|Herr|Frau|Monsieur|Madame|Señor|Señora)\b\.?\s+)+"
)
PERSON_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor gen hon cllr councillor judge justice chair chairman chairwoman chairperson congressman congresswoman
    chairwoman host caller secretary minister commissioner chancellor president ambassador sheriff mayor speaker doctor the""".split()
)
"""Words before a surname that are no part of it, in lower case and without full stop."""
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

OWN = re.compile(r"(?:(?:from|of|at|for|by|and|also)\s)?(?:its|their|his|her|our)\b(?:\sown\b)?", re.IGNORECASE)
"""Words that leave it to the text before who owns or sent something."""
COMPANY_NOUNS = frozenset(
    "company firm group maker manufacturer supplier bank chipmaker carmaker automaker startup start-up business giant vendor operator retailer airline carrier producer exporter importer refiner miner lender insurer broker conglomerate corporation developer trader shipper subsidiary unit parent foundry plant mill yard club studio refiner cannery cooperage distiller distillery brewer brewery shipyard smelter exchange store underwriter reinsurer shipowner shipbuilder steelmaker drugmaker toymaker chain wholesaler distributor contractor dealer factory brand label builder processor packer nursery creamery dairy bakery forwarder consultancy publisher platform app marketplace claimant applicant plaintiff appellant petitioner fund".split()
)
STATE_NOUNS = frozenset(
    "government ministry department administration commission court tribunal parliament congress senate treasury agency bureau office authority army military police regime cabinet embassy mission presidency regulator council committee junta navy customs state republic kingdom emirate judiciary prosecutor house panel supervisor".split()
)
ORGANISATION_NOUNS = frozenset(
    "association union federation chamber institute foundation alliance coalition society university college charity ngo league network forum think-tank centre center newspaper paper agency magazine broadcaster outlet watchdog party church lobby trade-body body organisation organization movement cooperative co-operative confederation campaign guild fund bloc syndicate group local lodge branch trust front brotherhood".split()
)
DOCUMENT_NOUNS = frozenset(
    "report filing letter statement notice document memo memorandum license licence prospectus newsletter footnote manifest decision 10-q 10-k permit audit estimate assessment application accounts annex regulation regulations rules directive cable dissent draft review finding comment designation agreement policy chapter listing settlement leaflet flyer brochure disclosure announcement determination assessment verdict plea motion record log audit update faq ruling order study survey petition brief complaint lawsuit editorial poster post release paper fact-sheet sheet guidance resolution decree indictment communique communiqué text judgment judgement opinion article commentary bulletin circular submission email e-mail note transcript data figures page website rule proclamation declaration affidavit terms bill advisory manifesto placard banner sign poll".split()
)
NOUNS_OF_BODIES = COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS
"""Nouns that describe a body."""
PLURAL_HEADS = re.compile(
    r"^(?:(?:the\s)?(?:some|many|several|most|few|other|others|two|three|four|five|six|seven|eight|nine|ten|both|dozens of|hundreds of|pair of|a (?:group|number|handful|dozen|couple|majority|coalition) of)\b)|^(?:\w+\s){0,2}(?:people|critics|officials|netizens|others)\b",
    re.IGNORECASE,
)
BODY_WORDS = frozenset(
    """Department Ministry Bank Group Inc Corp Corporation Ltd Limited Co Company Association Union Council Committee Commission Court Tribunal Agency Office University College Institute Institution Federation Technologies
    Technology Holdings Systems Party House Senate Times Post Journal News Reuters Partners Capital Foundation Center Centre Chamber Coalition Alliance Watch Parliament Congress Government Administration Authority Board Bureau Treasury
    Pentagon Kremlin Industries Energy Motors Steel Oil Airlines Airways Air Nations Organization Organisation Republic Army Navy Force Forces Service Services Exchange Fund Trust Society Club Press Herald Tribune Guardian Telegraph
    Movement administration ministry department Local Brotherhood Exchange Front Museum Hospital Broadcasting Television Radio Network Media Mission Embassy State States Kingdom Emirates Labs Laboratories Software Semiconductor Semiconductors Electronics Optics Vision Logistics Shipping Marine Maritime Lines Mills Foods Farms Mining
    Metals Minerals Petroleum Gas Power Solar Chemical Chemicals Pharma Pharmaceuticals Biotech Genomics Robotics Aerospace Aviation Telecom Telecoms Communications Mobile Networks Security Defence Defense Forum League Congregation Church
    Initiative Campaign Project Program Programme Consortium Guild Cooperative Co-operative Growers Producers Manufacturers Makers Workers Farmers Exporters Importers Retailers Brewers Traders Owners Lawyers Rights International National
    Global European American Asian African Federal Supreme Central Republicans Democrats GmbH AG SA NV BV PLC plc LLC LLP SpA AS AB Oy SE Pte Kombinat Combine Works Foundry Refinery Refining Shipyard Yard Port Terminal Fisheries Seafood
    Customs Police Cabinet Presidency Secretariat Directorate Parliamentarians Assembly Duma Knesset Bundestag Diet Kongress Ministerio""".split()
)
GENERIC_ADJECTIVES = frozenset(
    "chief senior deputy top acting press lead interim assistant associate principal executive general managing then new long-time longtime veteran unnamed unidentified current permanent special outgoing incoming powerful influential conservative liberal leading prominent vice co- first second junior joint regional local group's".split()
)
TIME = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
FIRST_WORDS = frozenset(
    {"a", "an", "some", "many", "several", "two", "three", "four", "five", "other", "most", "one", "another", "senior", "few", "both", "no", "local", "industry", "trade", "people", "critics", "supporters"}
    | ROLES.keys() | COMPANY_NOUNS | STATE_NOUNS | ORGANISATION_NOUNS | DOCUMENT_NOUNS
)  # fmt: skip
"""Words that open a description and have a capital only where they open a sentence too."""
SENTENCE_START = frozenset(
    """The A An In On At But And For By It He She They We This That These Those If When While As After Before Since With From To Of What Why How Who Its His Her Their Our My No Not Yet So Or Then There Here
    All Some Many Most Both Each Every Several Still Even Now Also Only Last Next Meanwhile However You Your Nor Either Neither One Two Three Four Five Six Seven Eight Nine Ten Such Whose Which Where
    Because Although Though Despite During Until Unless Under Over About Against Between Among Without Within Across Behind Beyond Like Unlike Instead Indeed Perhaps Once Asked According Earlier Later
    Today Yesterday Tomorrow Tonight Elsewhere Outside Inside Back More Less Much Just Never Nobody Nothing Everyone Everything Others Another Any Out Up Down Off Nearly Almost""".split()
)
"""Words with a capital only because they open a sentence."""

PORTFOLIOS = "foreign affairs|external affairs|foreign trade|public works|public safety|internal trade|internal affairs|regional affairs|homeland security|foreign|finance|trade|commerce|defen[cs]e|economy|economic|energy|oil|petroleum|interior|home|justice|industry|agriculture|farm|transport(?:ation)?|health|labou?r|treasury|business|environment|fisheries|mines|mining|technology|digital|investment|security|intelligence|information|communications?|culture|sports?|tourism|education|development|science|planning|infrastructure|water|aviation|enterprise|forests?|forestry|housing|development|immigration|employment|customs"
"""Alternatives of a pattern: what ministers and ministries are in charge of."""
NO_BODIES = frozenset(
    """Street Road Avenue Square River Bay Island Islands Valley Coast Sea Ocean Strait Gulf Lake Mountains County Province City Town Beach Hill Hills Park Bridge Highway Airport List Act Law Manual Register Treaty
    Convention Accord Agreement Plan Week Day Cup Award Prize Summit Regulations Code Regulation Article Section Form Notice Decree Licence License Resolution Order Basin Peninsula Region District Boulevard Lane Pass Canal""".split()
)
"""Last words of names that name a place, a law or a day."""
