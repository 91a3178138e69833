"""The same article with other names and countries: swapped in its marked form, so that every span stays on its words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from itertools import product

from quotestance.article import Article, SpeakerType
from quotestance.formats import inline_xml
from quotestance.text.countries import Country, countries, countries_in

_WORD = re.compile(r"\w+")
_PROPER = re.compile(r"[A-ZÀ-Ý]\w*[a-zà-ÿ](?:[’'-][A-ZÀ-Ý]\w+)*|[A-ZÀ-Ý][’'-][A-ZÀ-Ý]\w+")
_TITLES = frozenset("Mr Mrs Ms Dr Sen Rep Gov Prof Sir Lord Lady".split())
_STARTS = "Bel Cad Dorn Eld Fen Gar Hol Ist Jor Kel Lum Mar Nes Orl Pel Rud Sel Tor Ull Ver Wen Yar Zel".split()
_ENDS = "adric asson bert enko eric hardt imov ino luka mere nath ovan ria stad wyn".split()
_NAMED = (SpeakerType.PERSON, SpeakerType.COMPANY)


def common_words(articles: Iterable[Article]) -> frozenset[str]:
    """Words that stand somewhere in lower case: in names they are no names (*Bank*, *Steel*)."""
    return frozenset(word for article in articles for word in _WORD.findall(article.text) if word.islower())


def swapped(article: Article, common: frozenset[str], seed: int = 0) -> Article:
    """The article with every person, firm and country by another name, in text, target and speakers.

    Parameters
    ----------
    article : Article
        With gold quotes and speakers.
    common : frozenset of str
        Words that are left as they are where they stand in names, see `common_words`.
    seed : int
        Of the choice of names; the same for every run.
    """
    draw = random.Random(f"{seed} {article.id}")
    marked = inline_xml.dumps(article)
    record, problems = inline_xml.parse(_replaced(marked, {**_names(article, common, draw), **_countries(marked, draw)}).encode())
    assert record is not None, problems
    return record.article


def _replaced(text: str, words: Mapping[str, str]) -> str:
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found: words[found.group()], text) if words else text


def _names(article: Article, common: frozenset[str], draw: random.Random) -> dict[str, str]:
    """An invented word for each word of the names of persons and firms."""
    speakers = {quote.speaker for quote in article.quotes or () if quote.speaker}
    bodies = {speaker.name for speaker in speakers if speaker.type not in _NAMED}
    called = {name for speaker in speakers if speaker.type in _NAMED for name in (speaker.name, speaker.speaks_for) if name} - bodies
    kept = {word for name in bodies for word in _PROPER.findall(name)} | _TITLES
    words = sorted({word for name in called for word in _PROPER.findall(name)} - kept)
    taken = [word for word in words if word.lower() not in common and not countries_in(word)]
    fresh = [first + last for first, last in product(_STARTS, _ENDS) if first + last not in article.text]
    return dict(zip(taken, draw.sample(fresh, len(taken)), strict=True))


def _countries(marked: str, draw: random.Random) -> dict[str, str]:
    """Words of another country for those of each; a country whose bodies of state are named stays, for they have no namesakes elsewhere."""
    named = countries_in(marked)
    here = [country for country in countries() if country.name in named]
    others = [country for country in countries() if country.name not in named and country.demonyms and country.capitals]
    words: dict[str, str] = {}
    for country, other in zip(here, draw.sample(others, len(here)), strict=True):
        stays = any(re.search(rf"(?<!\w){re.escape(body)}(?!\w)", marked) for body in country.bodies)
        words.update(_words(country, country if stays else other))
    return words


def _words(country: Country, other: Country) -> dict[str, str]:
    """For each word that stands for a country the one that stands for another; each for itself where both are the same."""
    if country is other:
        return {word: word for word in (*country.names, *country.demonyms, *country.capitals, *country.bodies)}
    return {
        **dict.fromkeys(country.capitals, other.capitals[0]),
        **dict.fromkeys(country.demonyms, other.demonyms[0]),
        **dict.fromkeys(country.names, other.name),
    }
