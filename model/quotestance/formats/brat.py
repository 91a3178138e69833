"""Brat standoff as PolNeAR has it: `text/ID.txt` beside `attributions/ID_annotator.ann`; no speakers, no stances.

Newell, Margolin and Ruths, "An attribution relations corpus for political news", LREC 2018.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from quotestance.article import Article, Quote, Span
from quotestance.errors import InputError
from quotestance.formats.record import Record
from quotestance.text.quotation_marks import kind, quotations

_ANNOTATOR = re.compile(r"_[0-9a-f]+$")
_TEXT_BOUND = re.compile(r"T\d+\t")
_EVENT = re.compile(r"E\d+\t")
_ROLES = ("Attribution", "Content", "Cue", "Source")
_Spans = list[Span]


def is_folder(path: Path) -> bool:
    """Whether a folder has the shape of a PolNeAR part."""
    return (path / "text").is_dir() and (path / "attributions").is_dir()


def read_folder(folder: Path) -> Iterator[Record | InputError]:
    """The articles of a folder in the order of their names; of several annotators the first one's labels are taken.

    A file that cannot be read yields its error in place of the article.
    """
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(_ANNOTATOR.sub("", path.stem), path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in annotations:
            try:
                yield _read(path, annotations[path.stem])
            except InputError as error:
                yield error
            except UnicodeDecodeError as error:
                yield InputError(f"not UTF-8: {error.reason} at byte {error.start}", path)


def _read(text_path: Path, annotation_path: Path) -> Record:
    text = text_path.read_bytes().decode("utf-8")
    parts: dict[str, _Spans] = {}
    events: list[tuple[int, list[tuple[str, str]]]] = []
    lines = annotation_path.read_bytes().decode("utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        fields = line.split("\t")
        if _TEXT_BOUND.match(line):
            parts[fields[0]] = _part(text, fields, annotation_path, number)
        elif _EVENT.match(line):
            events.append((number, [_role(role, annotation_path, number) for role in fields[-1].split()[1:]]))
    quoted = quotations(text)
    quotes: list[Quote] = []
    quote_lines: dict[str, int] = {}
    for number, roles in events:
        spans: dict[str, _Spans] = defaultdict(list)
        for role, identity in roles:
            if identity not in parts:
                raise InputError(f"no text-bound annotation {identity}", annotation_path, number)
            spans[role] += parts[identity]
        if spans["Content"]:
            contents = _separate(sorted(spans["Content"]))
            cue, source = (_hull(spans[role]) for role in ("Cue", "Source"))
            identity = str(len(quotes) + 1)
            quotes.append(Quote(identity, contents, kind(text, contents, quoted), cue, source))
            quote_lines[identity] = number
    quotes.sort(key=lambda quote: quote.contents)
    article = Article(text, text_path.stem, noise=(), quotes=tuple(quotes))
    return Record(article, annotation_path, 1, quote_lines)


def _part(text: str, fields: list[str], path: Path, line: int) -> _Spans:
    try:
        _, offsets = fields[1].split(" ", 1)
        spans = [Span(*map(int, pair.split())) for pair in offsets.split(";")]
    except (IndexError, ValueError, TypeError) as error:
        raise InputError(f"expected 'T<n> TAB label start end[;start end] TAB words', found {' '.join(fields)!r}", path, line) from error
    if spans[-1].end > len(text):
        raise InputError(f"offset {spans[-1].end} lies past the end of the text ({len(text)})", path, line)
    return spans


def _role(field: str, path: Path, line: int) -> tuple[str, str]:
    role, colon, identity = field.partition(":")
    if not colon:
        raise InputError(f"expected 'role:T<n>', found {field!r}", path, line)
    bare = role.rstrip("0123456789")
    if bare not in _ROLES:
        raise InputError(f"unknown role {role!r}; expected one of {', '.join(_ROLES)}", path, line)
    return bare, identity


def _separate(spans: _Spans) -> tuple[Span, ...]:
    """Sorted spans with overlapping ones made one."""
    separate: _Spans = []
    for span in spans:
        if separate and span.start < separate[-1].end:
            separate[-1] = Span(separate[-1].start, max(separate[-1].end, span.end))
        else:
            separate.append(span)
    return tuple(separate)


def _hull(spans: _Spans) -> Span | None:
    """The longest of the spans of a split cue or source: one contiguous span is the scheme's rule."""
    return max(spans, key=lambda span: span.end - span.start, default=None)
