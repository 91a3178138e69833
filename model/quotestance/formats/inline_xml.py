"""Labelled articles as XML with the spans marked where they stand; `training_data/GUIDELINES.md` describes the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from quotestance.article import Article, Label, Quote, Span, Speaker, SpeakerType, Split, Stance
from quotestance.errors import InputError
from quotestance.formats.record import Record
from quotestance.text.quotation_marks import kind, quotations

REGISTERS = (
    "wire", "broadsheet", "business", "trade-press", "regional", "transcript", "press-release", "state-media", "live-blog",
    "newsletter", "regulator", "opinion",
)  # fmt: skip
_ATTRIBUTES = {
    "article": ({"id", "target"}, {"story", "register", "split"}),
    "speakers": (set(), set()),
    "speaker": ({"id", "name", "type"}, {"speaks-for"}),
    "text": (set(), set()),
    "noise": (set(), set()),
    "content": ({"q"}, {"speaker", "stance"}),
    "cue": ({"q"}, set()),
    "source": ({"q"}, set()),
}
_PARENTS = {"article": {""}, "speakers": {"article"}, "speaker": {"speakers"}, "text": {"article"}}
_MARKS = ("content", "cue", "source")
_Choice = TypeVar("_Choice", Label, SpeakerType, Split)


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    line: int
    start: int
    end: int = -1


class _Parser:
    """Collects the elements of one file, and every breach of its form, with lines."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.problems: list[InputError] = []
        self.elements: list[_Element] = []
        self._open: list[_Element] = []
        self._pieces: list[str] = []
        self._length = 0
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters

    def parse(self, data: bytes) -> str:
        try:
            self._expat.Parse(data, True)
        except expat.ExpatError as error:
            self.problem(f"not well-formed XML: {expat.errors.messages[error.code]}", error.lineno)
        return "".join(self._pieces)

    def problem(self, message: str, line: int) -> None:
        self.problems.append(InputError(message, self.path, line))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self._expat.CurrentLineNumber
        element = _Element(tag, attributes, line, self._length)
        parent = self._open[-1].tag if self._open else ""
        self._open.append(element)
        if tag not in _ATTRIBUTES:
            self.problem(f"unknown element <{tag}>; expected one of {', '.join(_ATTRIBUTES)}", line)
            return
        required, optional = _ATTRIBUTES[tag]
        for name in sorted(required - attributes.keys()):
            self.problem(f"<{tag}> lacks the attribute {name!r}", line)
        for name in sorted(attributes.keys() - required - optional):
            self.problem(f"<{tag}> has an unknown attribute {name!r}", line)
        if parent not in _PARENTS.get(tag, {"text", *_MARKS, "noise"}):
            self.problem(f"<{tag}> does not belong inside <{parent}>", line)
        self.elements.append(element)

    def _end(self, _tag: str) -> None:
        self._open.pop().end = self._length

    def _characters(self, data: str) -> None:
        if any(element.tag == "text" for element in self._open):
            self._pieces.append(data)
            self._length += len(data)
        elif data.strip():
            self.problem(f"text outside <text>: {data.strip()[:40]!r}", self._expat.CurrentLineNumber)


def parse(data: bytes, path: Path | None = None) -> tuple[Record | None, list[InputError]]:
    """The article of one file, and every breach of the form that stands in it.

    Returns
    -------
    record : Record or None
        None when a breach leaves no article to speak of.
    problems : list of InputError
        Each with file and line.
    """
    parser = _Parser(path)
    raw = parser.parse(data)
    lead = raw.startswith("\n")
    text = raw[lead:].removesuffix("\n")
    heads = [element for element in parser.elements if element.tag == "article"]
    if not heads and not parser.problems:
        parser.problem("no <article> element", 1)
    if not text.strip() and not parser.problems:
        parser.problem("the article has no text", heads[0].line)
    if parser.problems:
        return None, parser.problems
    spans = list(_spans(parser, int(lead), text))
    speakers = dict(_speakers(parser))
    quotes, lines = _quotes(parser, text, spans, speakers)
    head = heads[0].attributes
    split = _choice(parser, Split, head["split"], heads[0].line) if "split" in head else None
    if head.get("register", REGISTERS[0]) not in REGISTERS:
        parser.problem(f"unknown register {head['register']!r}; expected one of {', '.join(REGISTERS)}", heads[0].line)
    if parser.problems:
        return None, parser.problems
    article = Article(
        text, head["id"], head["target"], noise=tuple(span for element, span in spans if element.tag == "noise"),
        quotes=quotes, story=head.get("story"), register=head.get("register"), split=split,
    )  # fmt: skip
    return Record(article, path, heads[0].line, lines), []


def read(path: Path) -> Iterator[Record | InputError]:
    """The one article of a file, or every breach of the form."""
    record, problems = parse(path.read_bytes(), path)
    if record is None:
        yield from problems
    else:
        yield record


def _spans(parser: _Parser, lead: int, text: str) -> Iterator[tuple[_Element, Span]]:
    for element in parser.elements:
        if element.tag not in (*_MARKS, "noise"):
            continue
        start, end = max(0, element.start - lead), min(len(text), element.end - lead)
        if not text[start:end].strip():
            parser.problem(f"<{element.tag}> is empty", element.line)
        elif element.tag != "noise" and text[start:end] != text[start:end].strip():
            parser.problem(f"<{element.tag}> starts or ends with white space: {text[start:end]!r}", element.line)
        else:
            yield element, Span(start, end)


def _choice(parser: _Parser, choices: type[_Choice], value: str, line: int) -> _Choice | None:
    try:
        return choices(value)
    except ValueError:
        parser.problem(f"unknown {choices.__name__.lower()} {value!r}; expected one of {', '.join(choices)}", line)
        return None


def _speakers(parser: _Parser) -> Iterator[tuple[str, Speaker]]:
    seen: set[str] = set()
    for element in parser.elements:
        if element.tag != "speaker":
            continue
        attributes = element.attributes
        if attributes["id"] in seen:
            parser.problem(f"speaker {attributes['id']!r} stands twice", element.line)
        seen.add(attributes["id"])
        kind_of_name = _choice(parser, SpeakerType, attributes["type"], element.line)
        yield attributes["id"], Speaker(attributes["name"], attributes.get("speaks-for"), kind_of_name or SpeakerType.PERSON)


def _quotes(parser: _Parser, text: str, spans: list[tuple[_Element, Span]], speakers: dict[str, Speaker]) -> tuple[tuple[Quote, ...], dict[str, int]]:
    parts: dict[str, dict[str, list[tuple[_Element, Span]]]] = defaultdict(lambda: defaultdict(list))
    for element, span in spans:
        for number in element.attributes.get("q", "").split():
            parts[number][element.tag].append((element, span))
    quoted = quotations(text)
    quotes, lines = [], {}
    for number, part in parts.items():
        first = min((element for found in part.values() for element, _ in found), key=lambda element: element.start)
        lines[number] = first.line
        quote = _quote(parser, text, number, part, speakers, quoted, first.line)
        if quote is not None:
            quotes.append(quote)
    named = {element.attributes.get("speaker") for element, _ in spans}
    for element in parser.elements:
        if element.tag == "speaker" and element.attributes["id"] not in named:
            parser.problem(f"speaker {element.attributes['id']!r} has no quote", element.line)
    return tuple(sorted(quotes, key=lambda quote: (quote.contents[0], quote.id))), lines


def _quote(
    parser: _Parser, text: str, number: str, part: dict[str, list[tuple[_Element, Span]]],
    speakers: dict[str, Speaker], quoted: tuple[Span, ...], line: int,
) -> Quote | None:  # fmt: skip
    before = len(parser.problems)
    for tag in ("cue", "source"):
        if len(part[tag]) > 1:
            parser.problem(f"quote {number} has {len(part[tag])} <{tag}> spans; expected one at most", part[tag][1][0].line)
    if not part["content"]:
        parser.problem(f"quote {number} has no <content>", line)
        return None
    first, *rest = sorted(part["content"], key=lambda found: found[1])
    for element, _ in rest:
        if element.attributes.keys() & {"speaker", "stance"}:
            parser.problem(f"quote {number}: speaker and stance stand on its first <content> only", element.line)
    attributes = first[0].attributes
    for name in sorted({"speaker", "stance"} - attributes.keys()):
        parser.problem(f"quote {number}: its first <content> lacks the attribute {name!r}", first[0].line)
    if attributes.get("speaker", "") not in speakers and "speaker" in attributes:
        parser.problem(f"quote {number}: no <speaker> has the id {attributes['speaker']!r}", first[0].line)
    label = _choice(parser, Label, attributes["stance"], first[0].line) if "stance" in attributes else None
    contents = tuple(span for _, span in (first, *rest))
    for one, two in pairwise(contents):
        if one.overlaps(two):
            parser.problem(f"quote {number}: its contents overlap", line)
    if len(parser.problems) > before or label is None:
        return None
    cue, source = (part[tag][0][1] if part[tag] else None for tag in ("cue", "source"))
    return Quote(number, contents, kind(text, contents, quoted), cue, source, speakers[attributes["speaker"]], Stance(label))


def dumps(article: Article) -> str:
    """The article in this form; reading it again gives the same article.

    Raises
    ------
    InputError
        If two spans of the article cross, which this form cannot show.
    """
    speakers = list(dict.fromkeys(quote.speaker for quote in article.quotes or () if quote.speaker is not None))
    ids = {speaker: f"s{number}" for number, speaker in enumerate(speakers, 1)}
    head = {"id": article.id, "story": article.story, "register": article.register, "split": article.split, "target": article.target or ""}
    lines = [f"<article{_attributes(head)}>", "<speakers>"]
    for speaker in speakers:
        attributes = {"id": ids[speaker], "name": speaker.name, "speaks-for": speaker.speaks_for, "type": speaker.type}
        lines.append(f"<speaker{_attributes(attributes)}/>")
    return "\n".join([*lines, "</speakers>", "<text>", _marked(article, ids), "</text>", "</article>", ""])


def _attributes(values: dict[str, str | None]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items() if value is not None)


def _marked(article: Article, ids: dict[Speaker, str]) -> str:
    numbers: dict[tuple[Span, str], list[str]] = defaultdict(list)
    extra: dict[tuple[Span, str], dict[str, str | None]] = defaultdict(dict)
    for span in article.noise or ():
        numbers[span, "noise"] = []
    for quote in article.quotes or ():
        for span in quote.contents:
            numbers[span, "content"].append(quote.id)
        extra[quote.contents[0], "content"] = {
            "speaker": ids[quote.speaker] if quote.speaker else None, "stance": quote.stance.label if quote.stance else None,
        }  # fmt: skip
        for tag, part in (("cue", quote.cue), ("source", quote.source)):
            if part is not None:
                numbers[part, tag].append(quote.id)
    pieces: list[str] = []
    open_: list[tuple[Span, str]] = []
    at = 0

    def close_until(position: int) -> None:
        nonlocal at
        while open_ and open_[-1][0].end <= position:
            span, tag = open_.pop()
            pieces.append(_escape(article.text[at : span.end]) + f"</{tag}>")
            at = span.end

    for span, tag in sorted(numbers, key=lambda key: (key[0].start, -key[0].end, key[1])):
        close_until(span.start)
        if open_ and open_[-1][0].end < span.end:
            raise InputError(f"article {article.id}: the spans {open_[-1][0]} and {span} cross; XML cannot show that")
        pieces.append(_escape(article.text[at : span.start]))
        at = span.start
        q = {"q": " ".join(numbers[span, tag])} if numbers[span, tag] else {}
        pieces.append(f"<{tag}{_attributes({**q, **extra[span, tag]})}>")
        open_.append((span, tag))
    close_until(len(article.text))
    return "".join(pieces) + _escape(article.text[at:])


def _escape(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
