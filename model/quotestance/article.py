"""The record that travels through the pipeline, and its invariants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple


class Kind(StrEnum):
    """How much of a quote's content stands inside quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Label(StrEnum):
    """A stance toward the target of the article."""

    FAVOR = "favor"
    AGAINST = "against"
    NEUTRAL = "neutral"


class SpeakerType(StrEnum):
    """What the speaker's name names."""

    GOVERNMENT = "government"
    COMPANY = "company"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"
    DOCUMENT = "document"


class Split(StrEnum):
    """The part of a corpus that an article belongs to."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into the text of an article.

    Raises
    ------
    ValueError
        If the span is empty or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got start={self.start} and end={self.end}")

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who uttered a quote, under one canonical name an article, and the body whose position it is."""

    name: str
    speaks_for: str | None = None
    type: SpeakerType = SpeakerType.PERSON

    @property
    def party(self) -> str:
        """The body that answers for the quote."""
        return self.speaks_for or self.name


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the score of each label, and what it is in words."""

    feature: str
    evidence: str
    scores: Mapping[Label, float]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of each label, and what it is the sum of: the bias and every contribution.

    Contributions stand in the order of what they add to the label that won over the one that came second, or take from it.
    """

    scores: Mapping[Label, float]
    bias: Mapping[Label, float]
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance and the probability of each label; gold stances have no probabilities, and only those asked for have an explanation."""

    label: Label
    probabilities: Mapping[Label, float] | None = None
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: what was said, by which words it is signalled, and by whom.

    `confidence` is the probability that it is a quote with this source; gold quotes have none.

    Raises
    ------
    ValueError
        If there is no content, or its spans are out of order or overlap.
    """

    id: str
    contents: tuple[Span, ...]
    kind: Kind
    cue: Span | None = None
    source: Span | None = None
    speaker: Speaker | None = None
    stance: Stance | None = None
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.contents:
            raise ValueError(f"quote {self.id} has no content")
        for before, after in pairwise(self.contents):
            if after.start < before.end:
                raise ValueError(f"contents of quote {self.id} overlap or are out of order: {before} and {after}")

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the quote: contents, then cue and source where they are present."""
        return self.contents + tuple(span for span in (self.cue, self.source) if span is not None)


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the article and its stance over all its quotes.

    `stance` is a label of `Label`, or `"mixed"` when the party's quotes truly conflict. `confidence` is in [0, 1], and
    `quotes` holds the ids of its quotes.
    """

    name: str
    stance: str
    confidence: float
    quotes: tuple[str, ...]


class Token(NamedTuple):
    """A token of the text and the number of its paragraph and of its sentence."""

    start: int
    word: str
    paragraph: int
    sentence: int

    @property
    def end(self) -> int:
        """The character after the last one."""
        return self.start + len(self.word)


@dataclass(frozen=True, slots=True)
class Article:
    """An article and everything that the stages have found in it so far.

    `None` in a field means that its stage has not run; an empty tuple means that it found nothing. Gold and predicted
    articles are of this one type.

    Parameters
    ----------
    text : str
        The caller's own string. All offsets index it, and nothing ever shifts them.
    id : str
        A name for the article, unique in its collection.
    target : str or None
        The measure that stances are toward.
    noise : tuple of Span or None
        Stretches of the page that are not article text.
    quotations : tuple of Span or None
        Stretches inside quotation marks, marks included, outermost only, one a paragraph.
    tokens : tuple of Token or None
        Tokens with paragraph and sentence; those inside noise are left out.
    quotes, parties : tuple or None
        What was said, and where everyone stands.
    story, register, split : str or None
        What a corpus says of the article.

    Raises
    ------
    ValueError
        If a span of a quote reaches past the end of the text.
    """

    text: str
    id: str = "article"
    target: str | None = None
    noise: tuple[Span, ...] | None = None
    quotations: tuple[Span, ...] | None = None
    tokens: tuple[Token, ...] | None = None
    quotes: tuple[Quote, ...] | None = None
    parties: tuple[Party, ...] | None = None
    story: str | None = None
    register: str | None = None
    split: Split | None = None

    @property
    def group(self) -> str:
        """What must not be divided between folds or halves: its story, or the article itself."""
        return self.story or self.id

    def __post_init__(self) -> None:
        for quote in self.quotes or ():
            for span in quote.spans:
                if span.end > len(self.text):
                    raise ValueError(f"quote {quote.id} has a span {span} past the end of the text ({len(self.text)})")
