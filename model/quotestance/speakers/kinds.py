"""What a name names: a government, a company, an organisation, a group or a document."""

from __future__ import annotations

import re

from quotestance.article import SpeakerType
from quotestance.speakers.mentions import head_noun
from quotestance.speakers.vocabulary import COMPANY_NOUNS, DOCUMENT_NOUNS, ORGANISATION_NOUNS, STATE_NOUNS
from quotestance.text.countries import country_in

COMPANY_MARK = re.compile(
    r"\b(?:Inc|Corp|Corporation|Ltd|Limited|Co|GmbH|AG|SA|NV|BV|PLC|plc|LLC|LLP|SpA|AB|ASA|Oy|Holdings?|Technolog(?:y|ies)|Systems|Motors|Industries|Airlines|Airways|Semiconductors?|Electronics|Logistics|Shipping|Group|Partners|Capital|Bank|Steel|Energy|Foods|Mills|Labs|Software|Robotics|Pharma\w*)\b\.?$"
)
ORGANISATION_MARK = re.compile(
    r"\b(?:Association|Union|Federation|Chamber|Institute|Foundation|Alliance|Coalition|Society|University|College|League|Forum|Council|Network|Watch|Party|Church|United Nations|UN|NATO|Times|Post|Journal|News|Reuters|Press|Herald|Tribune|Guardian|BBC|CNN|AFP|Xinhua|Rights|Centre|Center|Campaign|Guild|Confederation|Growers|Farmers|Workers|Initiative|Project|Trust|Fund|Brotherhood|Local|Front|Stock Exchange)\b"
)
STATE_MARK = re.compile(
    r"\b(?:Department|Ministry|Commission|Court|Parliament|Congress|Senate|House|Treasury|Agency|Bureau|Office|Administration|Authority|Army|Navy|Government|Pentagon|Kremlin|Security Council|Embassy|Cabinet|Tribunal|Board|Committee|Customs|Police|Presidency|Directorate|Service|State|OFAC|Republic|Reserve)\b"
)

_OFFICE = re.compile(r"\b(?:ministry|department|agency|office|administration|central bank)$")


def kind_by_marks(name: str) -> SpeakerType | None:
    """What the words of a name alone tell: *Bureau*, *Union*, *Ltd*."""
    if COMPANY_MARK.search(name):
        return SpeakerType.COMPANY
    if STATE_MARK.search(name) or _OFFICE.search(name):
        return SpeakerType.GOVERNMENT
    return SpeakerType.ORGANISATION if ORGANISATION_MARK.search(name) and (" " in name or name.isupper()) else None


def kind_of_noun(noun: str) -> SpeakerType | None:
    """What a noun describes: *chipmaker*, *ministry*, *union*, *letter*."""
    for words, kind in (
        (COMPANY_NOUNS, SpeakerType.COMPANY),
        (ORGANISATION_NOUNS, SpeakerType.ORGANISATION),
        (STATE_NOUNS, SpeakerType.GOVERNMENT),
        (DOCUMENT_NOUNS, SpeakerType.DOCUMENT),
    ):
        if noun in words:
            return kind
    return None


def type_of(name: str, role: str) -> SpeakerType:
    """What the name of a body or document names, judged by its words and by those that stand beside it."""
    noun = head_noun(name).lower()
    if noun in DOCUMENT_NOUNS and not name.istitle():
        return SpeakerType.DOCUMENT
    numbered = any(character.isdigit() for character in name) and any(word.lower() in DOCUMENT_NOUNS for word in name.split())
    if numbered or name.split()[-1].lower() in DOCUMENT_NOUNS:
        return SpeakerType.DOCUMENT
    described = re.findall(r"[\w-]+", role.lower())
    by_noun = kind_of_noun(noun)
    if by_noun and by_noun is not SpeakerType.DOCUMENT:
        return by_noun
    if STATE_MARK.search(name) and not COMPANY_MARK.search(name):
        return SpeakerType.GOVERNMENT
    if ORGANISATION_MARK.search(name):
        return SpeakerType.ORGANISATION
    if any(word in ORGANISATION_NOUNS for word in described) and not COMPANY_MARK.search(name):
        return SpeakerType.ORGANISATION
    return SpeakerType.GOVERNMENT if country_in(name) and noun.endswith("s") else SpeakerType.COMPANY
