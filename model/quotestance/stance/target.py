"""Names the target of an article that comes without one: the first measure that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotestance.article import Span

_MEASURES = r"sanctions?|tariffs?|dut(?:y|ies)|embargo(?:es)?|blacklist(?:ing)?|export (?:controls?|curbs?|restrictions?|ban)|entity list|import ban|travel bans?|visa bans?|asset freezes?|trade restrictions?|bans?|restrictions?|curbs?|levy|levies|quotas?|designations?|price cap|delisting|countermeasures?"
_NAME = r"[A-Z][\w’'.-]*(?:\s(?:(?:of|and|the|&)\s)*[A-Z][\w’'.-]*)*"
_MEASURE = re.compile(
    rf"(?P<who>(?:(?:U\.S\.|US|EU|E\.U\.|UN|U\.N\.|UK|[A-Z][\w’'-]+)\s){{0,3}})(?P<adjectives>(?:(?:new|fresh|economic|financial|trade|import|export|punitive|tougher|oil|arms|steel|\d+%|\d+ per ?cent)\s){{0,3}})(?P<measure>{_MEASURES})\b(?P<object>\s(?:on|against|for|of|to|imposed on)\s(?:(?:the|all|some|its|imports of|exports of|sales to|Chinese|Russian|Iranian)\s)*(?:{_NAME}|[a-z-]+))?",
    re.IGNORECASE,
)
FALLBACK = "the sanctions"


def guess(text: str, noise: Sequence[Span]) -> str:
    """A phrase for the measure that an article is about: the fullest among the first few that it names."""
    found = [
        " ".join(match.group().split())
        for match in _MEASURE.finditer(text)
        if not any(span.start <= match.start() < span.end for span in noise)
    ][:8]
    return max(found, key=lambda phrase: (" on " in phrase or " against " in phrase, -found.index(phrase)), default=FALLBACK)
