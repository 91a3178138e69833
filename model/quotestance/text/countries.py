"""Countries with the names, demonyms, capitals and bodies of state that stand for their governments; facts only, from `data/countries.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a bloc that acts like one, and the words that stand for it."""

    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and the aliases of that."""
        return (self.name, *self.aliases)


@cache
def countries() -> tuple[Country, ...]:
    """The table of known countries."""
    lines = files("quotestance.text").joinpath("data/countries.csv").read_text("utf-8").splitlines()
    return tuple(
        Country(row["name"], *(tuple(filter(None, row[column].split(";"))) for column in ("aliases", "demonyms", "capitals", "bodies")))
        for row in csv.DictReader(lines)
    )


@cache
def _by_word() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        for word in (*country.names, *country.demonyms, *country.capitals):
            found.setdefault(word, country)
    return found


@cache
def _by_body() -> dict[str, Country]:
    return {body: country for country in countries() for body in country.bodies}


_GOVERNMENT = re.compile(r"(?:['’]s?)?\s+(?:[Gg]overnment|[Aa]uthorities|[Rr]egime|side)$")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Bb]oth)\s+")
_ITSELF = re.compile(r"\s+itself$")
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=8192)
def country_of(phrase: str) -> Country | None:
    """The country that a whole phrase stands for: *China*, *Beijing*, *the Chinese government*, *U.S. authorities*."""
    words = _POSSESSIVE.sub("", _ITSELF.sub("", _GOVERNMENT.sub("", _ARTICLE.sub("", phrase))))
    return _by_word().get(words) or _by_word().get(words + ".")


def countries_in(phrase: str) -> frozenset[str]:
    """The names of all countries that a phrase speaks of, by name, demonym, capital or body of state."""
    words = _by_word() | _by_body()
    return frozenset(words[match.group()].name for match in _any_word().finditer(phrase))


@lru_cache(maxsize=8192)
def country_in(phrase: str) -> Country | None:
    """The first country that is named anywhere in a phrase."""
    match = _any_name().search(phrase)
    return _by_word()[match.group()] if match else None


@cache
def _any_word() -> re.Pattern[str]:
    return _any_of((*_by_word(), *_by_body()))


@cache
def _any_name() -> re.Pattern[str]:
    return _any_of(_by_word())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; nothing is tried where no word begins with that letter."""
    ordered = sorted(words, key=len, reverse=True)
    initials = "".join(sorted({re.escape(word[0]) for word in ordered}))
    return re.compile(rf"(?<!\w)(?=[{initials}])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def fullest(country: Country, text: str, sources: Collection[str] = ()) -> str:
    """The name under which an article treats a country as a speaker.

    The country's own name if that is a source somewhere; else its government where the article speaks of it; else whichever of its names the article has.
    """
    adjectives = "|".join(map(re.escape, (*country.demonyms, *country.names)))
    government = re.search(rf"(?<!\w)(?:{adjectives})(?:['’]s)?\s[Gg]overnment\b", text)
    if government and not any(re.fullmatch(rf"(?:[Tt]he )?{re.escape(name)}(?:['’]s)?,?", source) for name in country.names for source in sources):
        return government.group()
    for name in (*country.names, *country.capitals):
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            return name
    return country.name
