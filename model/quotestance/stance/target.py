"""Names the target of an article that comes without one: the first measure that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quotestance.article import Span

_MEASURES = (
    "sanctions|tariffs?|dut(?:y|ies)|embargo|blacklist(?:ing)?|export (?:controls|curbs|restrictions|ban)|import (?:ban|curbs|restrictions)|(?:travel|visa|investment) (?:bans?|restrictions)|asset freezes?|"
    "trade restrictions|ban|restrictions|curbs|levy|levies|quotas?|price cap|delisting|Entity List|trade blacklist"
)
_NAME = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’-]*(?: (?:(?:of|and|the|&) )*[A-Z][\w’-]*)*"
_HIT = rf"(?:U\.S\.|US|EU|[A-Z][a-z]+(?:ese|an|ish|ench|utch|aqi|wiss)) [a-z]+|{_NAME}|(?!our|their|his|her|its|each|more|most|tens|billions|hundreds|some|those|these|that|what|many|other|three|four|five)[a-z]{{4,}}"
_MEASURE = re.compile(
    rf"(?:(?:[A-Z][\w.]*|new|fresh|economic|financial|trade|import|export|punitive|oil|arms|steel|aluminium|aluminum|\d+(?:%| per ?cent)) )*(?:{_MEASURES})\b"
    rf"(?P<object> (?:on|against|imposed on) (?:(?:the|all|some|imports of|exports of|imported) )*(?:{_HIT})\b)?"
)
_LOOKED_AT = 12
FALLBACK = "the sanctions"


def guess(text: str, noise: Sequence[Span]) -> str:
    """A phrase for the measure that an article is about: of the first few that it names, the first that says whom it hits, else the first."""
    clear = (match for match in _MEASURE.finditer(text) if not any(span.start <= match.start() < span.end for span in noise))
    found = list(islice(clear, _LOOKED_AT))
    aimed = next((match for match in found if match["object"]), None) or next(iter(found), None)
    return " ".join(aimed.group().split()) if aimed else FALLBACK
