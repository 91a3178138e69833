"""What a sentence opens with: the phrase that it is about."""

from __future__ import annotations

import re

from quotestance.speakers.mentions import CAPITALISED
from quotestance.speakers.page import Page

_VERB = (
    r"(?:is|was|are|were|has|had|have|will|would|could|can|cannot|may|might|must|should|did|does|do|goes|went|says?|said|told|gave|gives|got|made|makes|put|puts|sold|sells|bought|buys|sent|sends|began|begins|ran|runs|"
    r"fell|rose|kept|held|holds|lost|won|took|takes|wrote|writes|spoke|speaks|saw|sees|stood|stands|met|came|comes|let|lets|found|finds|left|cut|paid|pays|owns|employs|ships|wants?|hopes?|fears?|expects?|warns?|argues?|calls?|tells|"
    r"reads?|notes?|shows?|states?|lists|counts|supports?|opposes?|backs?|welcomes?|condemns?|rejects?|believes?|thinks?|insists?|maintains?|covers|heads|teaches|faces|faced|heard|led|leads|knew|knows|thought|felt|sat|struck|drew|broke|grew|threw|forbids|bars|sets|fills|requires|allows|bans|tells|takes|used|needs?|knows?|[a-z]\w+ed(?!\sby\b)|\w+n['’]t)\b"
)
_LEAD = re.compile(
    r"[“\"‘'(]?(?:(?:But|And|Yet|Meanwhile|Still|So|Then|Nor|However|Instead|Also),?\s)?(?:(?:In|On|At|From|For|By|After|Before|Since|As|With|Across|Among|To|Under|Over|Elsewhere|Later|Earlier)\b[^,.;:]{0,60},\s|(?:Just\s|Only\s)?(?i:this|last|next|one|two|three)\s(?:\w+\s)?(?:day|week|month|year|morning|evening|night|summer|winter|spring|autumn)s?(?:\s(?:ago|later|on|earlier))?,\s)?"
)
_PHRASE = re.compile(
    rf"(?P<subject>[A-ZÀ-Þa-z0-9][\w’'.&-]*(?:\s[\w’'.&-]+){{0,9}}?)(?:,|\s\(|\s(?:[—–]|--)|\s(?:\w+ly\s|also\s|never\s|still\s|now\s|even\s|then\s|too\s)?{_VERB})"
)
_APPOSED = re.compile(rf",\s{CAPITALISED}\s{CAPITALISED}(?=,)")
_NO_SUBJECT = frozenset(
    "it there this that what who how why if when while as where because although though in on at from for by after before since with to of among not no nor and but yet so or".split()
)


def subject(page: Page, sentence: int) -> tuple[int, str] | None:
    """The noun phrase that a sentence opens with and where it starts, if it is nobody's quoted words and does not just say *it* or *there*."""
    start, stop = page.bounds(sentence)
    if start >= stop:
        return None
    lead = _LEAD.match(page.text, start, stop)
    at = lead.end() if lead else start
    found = _PHRASE.match(page.text, at, min(stop + 1, at + 140))
    if found is None or page.is_quoted(found.start()):
        return None
    words = found["subject"]
    apposed = _APPOSED.match(page.text, found.end("subject"), stop)
    if apposed:
        words += apposed.group()
    return None if words.split()[0].lower() in _NO_SUBJECT else (found.start(), words)
