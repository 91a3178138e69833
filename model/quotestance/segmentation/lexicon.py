"""Words that signal or make an attribution, written down by us; forms are derived from the base where they are regular."""

from __future__ import annotations

from collections.abc import Iterator

_VERBS = {
    "say": """
acknowledge add admit advise affirm agree allege allude announce answer apologise apologize argue articulate assert assure attest aver banter blog bluster boast brag caution chide chime
chuckle cite claim clarify comment complain concede conclude concur confess confide confirm contend continue contradict counter cry declaim declare decline deny depose detail disagree disclose dispute divulge
echo elaborate emphasise emphasize enquire enthuse estimate exclaim explain explode express forecast foresee foretell fret fulminate gripe groan growl grumble guess gush hint howl imply inform inquire insinuate insist interject intimate intone joke
lament maintain marvel mention muse mumble murmur mutter note object observe opine pledge posit post predict preach proclaim profess promise pronounce protest query question quip quote ramble rant rave read reason reassure reassert
rebut recall recite reckon recommend recount refuse refute reiterate rejoin remark remind reminisce repeat reply report respond restate retort retweet say scoff scold scream shout sigh
sneer snap speak speculate spell stammer state stipulate stress stutter suggest summarise summarize surmise swear tease tell testify threaten thunder tout tweet underline underscore
verify voice volunteer vow wager warn whine whisper wonder write yell tut blurt crow sniff fume concede swear rule
""",
    "ask": "appeal ask beg beseech demand encourage exhort implore instruct invite lobby order petition plead press propose request urge",
    "call": "brand call cast characterise characterize compare deem describe dub label liken paint portray",
    "show": "find illustrate indicate reveal show signal",
    "stand": """
accuse advocate applaud assail back bash bemoan berate blame blast campaign castigate celebrate censure champion commend condemn congratulate contest credit criticise criticize
damn decry defend denigrate denounce deplore deprecate deride disapprove disavow dismiss disown disparage downplay endorse excoriate exonerate favor favour hail hammer impugn justify laud lambast lambaste
lash malign mock oppose pan praise rail rap rebuff rebuke regret reject reprimand reproach repudiate ridicule rip rubbish salute savage shrug skewer slam slate spurn support trash trumpet uphold vilify welcome
""",
    "view": "anticipate assume believe bet doubt expect fear hope imagine presume suppose suspect think trust worry",
    "mind": "appreciate care consider feel figure hold interpret judge mean prefer regard see sense understand view want wish know learn",
    "doing": """
accept address approve attack bless broadcast challenge communicate curse draw file fire flay give go hector hit honor honour issue lay lecture make offer outline phrase pitch play point pose project publish push put qualify raise recuse relate
relay release resist seek set shoot slap sound submit take tar thank weigh stop bring carry cause start begin keep lift sign send
""",
}
"""Verbs by what they do in an attribution; those of mind and of doing seldom signal one."""
_IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "felt": "feel", "held": "hold", "meant": "mean", "saw": "see", "seen": "see",
    "understood": "understand", "swore": "swear", "sworn": "swear", "spoke": "speak", "spoken": "speak", "putting": "put", "setting": "set", "hitting": "hit", "beginning": "begin", "began": "begin", "begun": "begin",
    "made": "make", "gave": "give", "given": "give", "laid": "lay", "goes": "go", "went": "go", "gone": "go", "took": "take", "taken": "take", "shown": "show", "found": "find", "foretold": "foretell", "forecast": "forecast",
    "sought": "seek", "shot": "shoot", "labelled": "label", "labelling": "label", "drew": "draw", "drawn": "draw", "knew": "know", "known": "know", "kept": "keep", "sent": "send", "brought": "bring", "foresaw": "foresee", "foreseen": "foresee",
    "upheld": "uphold", "begged": "beg", "begging": "beg",
}  # fmt: skip
_NOUNS = """
accusation admission advice allegation announcement answer appeal apology argument assertion assessment assurance belief call caution charge claim comment complaint concern
conclusion condemnation confirmation contention criticism decision declaration defence defense demand denial description disclosure doubt endorsement estimate expectation explanation expression fear
forecast hint hope insistence indication invitation joke lament letter line message mention note objection observation offer opinion opposition outcry outrage plea pledge position praise prediction promise
proposal protest question rebuke recommendation rejection remark reminder reply report request response retort revelation rhetoric scepticism skepticism sign signal speculation speech statement stance suggestion suspicion
support talk testimony theory thought threat tweet post view vow warning word worry argument reaction word interview posting filing
"""
_SOURCE_NOUNS = """
activist adviser advisor advocate agency aide alliance ally ambassador analyst analysts association attorney author authorities authority bank banker board boss broker bureau cabinet campaigner campaigners caucus ceo chair chairman
chairwoman chairperson chancellor charity chief coalition colleague commentator commerce commission commissioner committee community company companies congress congressman congresswoman consultant consumer consumers council counsel
counterpart court critic critics customer customers deacon dealer delegate delegation democrat democrats department deputy diplomat diplomats director document economist economists editor editorial embassy employee
employees envoy executive executives expert experts exporter exporters family farmer farmers father federation filing firm firms fisherman foundation founder friend general governor grower growers head historian house
importer importers industry inspector institute institution insider insiders investigator investigators investor investors journal journalist judge judges junta justice kremlin lawmaker lawmakers lawyer lawyers leader leaders
legislator legislators letter lobby lobbyist maker makers manager manufacturer manufacturers mayor member members memo merchant minister ministers ministry mission monitor monitors mother neighbour newspaper ngo notice observer observers office officer
officials official operator opponents opponent opposition order organisation organization organizer owner paper parliament parliamentarian parties partner partners party people person petition physician pilot police
politician politicians pollster premier presenter presidency president prime priest producer producers professor proponents prosecutor prosecutors publisher rabbi regime regulator regulators reporter reporters
representative representatives republican republicans researcher researchers resident residents retailer retailers ruling scholar scientist secretary senate senator senators shareholder shipper source sources speaker spokesman spokesmen spokesperson spokespeople
spokeswoman staff staffer state statement strategist strategists study supplier suppliers supporter supporters supplier survey survivor tanker teacher team think tribunal trader traders treasury treasurer undersecretary
union unions user veteran victims voter voters watchdog website white widow witness woman man worker workers writer envoys groups group report data poll bill document documents magazine newspaper broadcaster agency outlet
"""
_TITLES = "mr mrs ms miss dr sen rep gov gen president prime minister secretary senator representative chancellor king queen prince sheikh pope lord lady sir dame judge justice professor prof ambassador commissioner chairman chairwoman mayor captain colonel general admiral major sergeant rev"
_PRONOUNS = "he she they it we i you who which"
_POSSESSIVES = "his her their its our my your whose"
_AUXILIARIES = "has have had is are was were be been being do does did will would can could may might must shall should"
_NEGATIONS = "not n't never no none nor neither without"
_TIMES = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december yesterday today tomorrow earlier later recently previously week month year"
_PREPOSITIONS = (
    "of in on at by to for from with about against into through over under after before between during without within among upon despite amid"
)
_CONJUNCTIONS = "and or but because while although though if when whether as since unless until so"
_DETERMINERS = "the a an this that these those some any all both each every many several most few other another"
_VENUES = "statement interview tweet tweets post letter email e-mail conference briefing speech release note report filing testimony message blog call remarks editorial memo video"


def _forms(base: str) -> Iterator[str]:
    yield base
    if base.endswith("y") and base[-2] not in "aeiou":
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    elif base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        yield from (base + "ed", base + "ing")
        if base[-1] in "bgmnprt" and base[-2] in "aeiou" and base[-3:-2] not in "aeiou":
            yield from (base + base[-1] + "ed", base + base[-1] + "ing")


def _listed(words: str, name: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), name)


def _plural(words: str, name: str) -> dict[str, str]:
    return {form: name for word in words.split() for form in (word, word + "s", word[:-1] + "ies" if word.endswith("y") else word)}


LEMMAS: dict[str, str] = {
    **{form: base for verbs in _VERBS.values() for base in verbs.split() for form in _forms(base)}, **_IRREGULAR, "according": "according",
}  # fmt: skip
"""The base of each form of a listed verb."""

_CLASS_OF_VERB = {base: name for name, verbs in reversed(_VERBS.items()) for base in verbs.split()}

CLASSES: dict[str, str] = {
    **_plural(_NOUNS, "noun"), **_plural(_SOURCE_NOUNS, "who"), **{form: _CLASS_OF_VERB.get(base, "doing") for form, base in LEMMAS.items()},
    **_listed(_PREPOSITIONS, "prep"), **_listed(_CONJUNCTIONS, "conj"), **_listed(_DETERMINERS, "det"),
    **_listed(_TIMES, "time"), **_listed(_AUXILIARIES, "aux"), **_listed(_NEGATIONS, "not"), **_listed(_PRONOUNS, "pron"), **_listed(_POSSESSIVES, "poss"),
    **_listed(_TITLES, "title"), "that": "that", "to": "to", "of": "of", "according": "say", "by": "by", "for": "for", "as": "as", "in": "in",
}  # fmt: skip
"""The class of a lower-cased word; a word of several classes has the one that matters most for attribution."""

SPEECH_CLASSES = frozenset({"say", "ask", "call", "show", "stand", "view"})
"""Classes of verbs that signal an attribution."""

CUE_CLASSES = SPEECH_CLASSES | {"noun"}
"""Classes of words that can signal an attribution."""

VENUES = frozenset(_VENUES.split())
"""Where something is said: *in a statement*, *at a news conference*."""
