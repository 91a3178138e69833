"""Words that signal or make an attribution, written down by us; forms are derived from the base where they are regular."""

from __future__ import annotations

from collections.abc import Iterator

_SAYING = """
accept acknowledge add address admit admonish advise affirm agree allege allude announce answer apologise apologize appeal argue articulate ask assert assure
attest aver banter beg blog bluster boast brag broadcast caution challenge chide chime chuckle claim clarify comment communicate complain concede conclude concur
confess confide confirm contend continue contradict counter cry declaim declare decline decry demand deny depose describe detail disagree disclose dispute divulge
echo elaborate emphasise emphasize enquire enthuse estimate exclaim exhort explain explode express fret fulminate gripe groan growl grumble guess gush hint howl illustrate implore imply indicate
inform inquire insinuate insist instruct interject intimate intone invite joke kid lament lecture maintain marvel mention muse mumble murmur mutter note object observe offer opine order outline
phrase plead pledge point pose post predict preach proclaim profess project promise pronounce propose protest publish qualify query question quip quote rail ramble rant rave read reason reassure reassert
rebut recall recite reckon recommend recount refuse refute reiterate rejoin relate relay remark remind reminisce repeat reply report request respond restate retort retweet reveal scoff scold scream shout sigh signal
sneer snap speculate spell stammer state stipulate stress stutter submit suggest summarise summarize surmise swear tease testify thank threaten thunder tout tweet underline underscore urge
verify voice volunteer vow wager warn whine whisper wonder yell affirm forecast foresee file argue
"""
_POSITION = """
accuse advocate applaud approve assail attack back bash bemoan berate blame blast bless campaign castigate celebrate censure champion commend condemn congratulate contest credit criticise criticize
curse damn defend denigrate denounce deplore deprecate deride disapprove disavow dismiss disown disparage encourage endorse excoriate exonerate favor favour flay hail hammer hector honour honor impugn justify laud lambast lambaste
lash lobby malign mock oppose pan plead praise press push rap reject repudiate resist ridicule rip rubbish salute savage shrug skewer slam slate support tar trash trumpet uphold vilify welcome caution downplay play
petition rebuff rebuke recuse regret reprimand reproach slap spurn
"""
_VIEW = """
anticipate appreciate assume believe bet consider deem doubt expect fear feel figure hold hope imagine interpret judge mean prefer presume regard see sense suppose suspect think trust understand view want wish worry care
"""
_IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "told": "tell", "tell": "tell", "tells": "tell", "telling": "tell", "wrote": "write", "written": "write",
    "write": "write", "writes": "write", "writing": "write", "called": "call", "call": "call", "calls": "call", "calling": "call", "thought": "think",
    "believed": "believe", "felt": "feel", "held": "hold", "meant": "mean", "saw": "see", "seen": "see", "understood": "understand", "swore": "swear",
    "sworn": "swear", "read": "read", "spoke": "speak", "speak": "speak", "speaks": "speak", "spoken": "speak", "speaking": "speak", "put": "put",
    "puts": "put", "made": "make", "gave": "give", "give": "give", "gives": "give", "laid": "lay", "set": "set", "sets": "set", "went": "go", "goes": "go", "going": "go",
    "hit": "hit", "hits": "hit", "took": "take", "takes": "take", "taking": "take", "taken": "take", "raised": "raise", "raises": "raise", "raising": "raise",
    "cited": "cite", "cites": "cite", "citing": "cite", "cite": "cite", "showed": "show", "shows": "show", "shown": "show", "show": "show", "showing": "show",
    "found": "find", "finds": "find", "find": "find", "finding": "find", "foretold": "foretell", "forecast": "forecast", "replied": "reply", "cried": "cry",
    "sought": "seek", "seeks": "seek", "seek": "seek", "seeking": "seek", "learned": "learn", "spelled": "spell", "shot": "shoot", "fired": "fire", "hailed": "hail",
    "described": "describe", "likened": "liken", "likens": "liken", "liken": "liken", "compared": "compare", "compares": "compare", "branded": "brand", "labelled": "label", "labeled": "label", "dubbed": "dub",
    "characterised": "characterise", "characterized": "characterise", "portrayed": "portray", "cast": "cast", "casts": "cast", "casting": "cast", "billed": "bill", "painted": "paint", "vowed": "vow",
    "respond": "respond", "concluded": "conclude", "noted": "note", "issued": "issue", "issues": "issue", "released": "release", "weighed": "weigh", "sounded": "sound", "drew": "draw", "drawing": "draw",
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


def _verbs(words: str, name: str) -> dict[str, str]:
    return {form: name for base in words.split() for form in _forms(base)}


def _listed(words: str, name: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), name)


def _plural(words: str, name: str) -> dict[str, str]:
    return {form: name for word in words.split() for form in (word, word + "s", word[:-1] + "ies" if word.endswith("y") else word)}


CLASSES: dict[str, str] = {
    **_plural(_NOUNS, "noun"), **_plural(_SOURCE_NOUNS, "who"), **_verbs(_VIEW, "view"), **_verbs(_POSITION, "stand"), **_verbs(_SAYING, "say"),
    **dict.fromkeys(_IRREGULAR, "say"), **_listed(_PREPOSITIONS, "prep"), **_listed(_CONJUNCTIONS, "conj"), **_listed(_DETERMINERS, "det"),
    **_listed(_TIMES, "time"), **_listed(_AUXILIARIES, "aux"), **_listed(_NEGATIONS, "not"), **_listed(_PRONOUNS, "pron"), **_listed(_POSSESSIVES, "poss"),
    **_listed(_TITLES, "title"), "that": "that", "to": "to", "of": "of", "according": "say", "by": "by", "for": "for", "as": "as", "in": "in",
}  # fmt: skip
"""The class of a lower-cased word; a word of several classes has the one that matters most for attribution."""

CUE_CLASSES = frozenset({"say", "stand", "view", "noun"})
"""Classes of words that can signal an attribution."""

LEMMAS: dict[str, str] = {
    **{form: base for base in (_SAYING + _POSITION + _VIEW).split() for form in _forms(base)}, **_IRREGULAR, "according": "according",
}  # fmt: skip
"""The base of each verb form that can be a cue."""

VENUES = frozenset(_VENUES.split())
"""Where something is said: *in a statement*, *at a news conference*."""
