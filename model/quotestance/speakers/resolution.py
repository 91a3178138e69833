"""The stage that names the speaker of each quote, and the body that the speaker speaks for."""

from __future__ import annotations

import re
from dataclasses import replace

from quotestance.article import Article, Quote, Speaker
from quotestance.speakers.anaphora import Anaphora
from quotestance.speakers.focus import Focus, Said
from quotestance.speakers.inventory import Inventory
from quotestance.speakers.known_bodies import KnownBodies, shipped
from quotestance.speakers.mentions import Form
from quotestance.speakers.naming import Naming
from quotestance.speakers.page import Page

_NUMBERED = re.compile(
    r"(?:the (?:two|three|four|pair|duo|trio|couple)|both)(?: (?:men|women|companies|firms|bodies|governments|ministers|countries|senators|groups|lawmakers|unions))?",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    r"(?:one|some|many|several|most|others|(?:a )?few|all|none|two|three|four|five|\w+teen)(?: of (?:them|those|these))?", re.IGNORECASE
)
_CITIZEN = re.compile(r"[Tt]he (?:Democrat|Republican|Conservative|Liberal|Socialist|[A-Z][a-z]+(?:ian|can|ean|wede|ane))")
_LABELS = frozenset({"A", "Q"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "one"})


class _Reader:
    """Resolves the sources of one article in text order."""

    def __init__(self, article: Article, bodies: KnownBodies) -> None:
        self._quotes = article.quotes or ()
        self._page = Page(article)
        self._names = Inventory(self._page, bodies)
        self._focus = Focus(self._page, self._names)
        self._naming = Naming(self._page, self._names, self._focus)
        self._anaphora = Anaphora(self._page, self._names, self._focus, self._naming)

    def speakers(self) -> dict[str, Speaker]:
        """The speaker of each quote by the quote's id."""
        found: dict[str, Speaker] = {}
        for quote in sorted(self._quotes, key=_position):
            said = self._named(quote) if quote.source else self._anaphora.unsourced(quote)
            found[quote.id] = said.speaker
            self._focus.said.append(said)
        return found

    def _named(self, quote: Quote) -> Said:
        assert quote.source is not None
        mention = self._names.parse(self._page.source(quote.source))
        if mention.words in _LABELS and quote.cue and quote.cue.of(self._page.text) == ":":
            return Said(Speaker(mention.words), self._page.sentence(quote.source.start))
        if mention.words.lower() in _DETERMINERS:
            return self._anaphora.unsourced(quote)
        if _NUMBERED.fullmatch(mention.words):
            return self._anaphora.numbered(mention, quote.source.start)
        if _PARTITIVE.fullmatch(mention.words):
            group = self._anaphora.group(quote.source.start)
            if group:
                return group
        if _CITIZEN.fullmatch(mention.words):
            mention = replace(mention, form=Form.PRONOUN, pronoun="who")
        if mention.form is Form.PRONOUN:
            return self._anaphora.pronoun(mention, quote.source.start)
        return self._naming.named(mention, quote.source.start)


def _position(quote: Quote) -> int:
    return quote.source.start if quote.source else quote.contents[0].start


def speakers(article: Article, bodies: KnownBodies | None = None) -> dict[str, Speaker]:
    """The speaker of each quote of an article by the quote's id.

    Parameters
    ----------
    article : Article
    bodies : KnownBodies, optional
        The public bodies that are known; the table that ships, unless it is given.
    """
    return _Reader(article, bodies or shipped()).speakers()


def annotate(article: Article, bodies: KnownBodies | None = None) -> Article:
    """Fill `speaker` of each quote; reads `text`, `noise`, `tokens` and `quotes`.

    Parameters
    ----------
    article : Article
    bodies : KnownBodies, optional
        The public bodies that are known; the table that ships, unless it is given.
    """
    found = speakers(article, bodies)
    return replace(article, quotes=tuple(replace(quote, speaker=found[quote.id]) for quote in article.quotes or ()))
