"""The JSON of an article, and JSON Lines with the text in it, which is the interchange form: what is written can be corrected and read again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quotestance.article import Article, Explanation, Label, Party, Quote, Span, Speaker, SpeakerType, Split, Stance
from quotestance.errors import InputError
from quotestance.formats import plain_text
from quotestance.formats.record import Record
from quotestance.text.quotation_marks import kind, quotations

_DIGITS = 4


def to_json(article: Article) -> dict[str, Any]:
    """One article as `classify --format json` writes it.

    `{"id", "target", "quotes": [...], "parties": [...]}`; offsets index the text exactly as given.
    """
    return {
        "id": article.id,
        "target": article.target,
        "quotes": [_quote_to_json(article.text, quote) for quote in article.quotes or ()],
        "parties": [_party_to_json(party) for party in article.parties or ()],
    }


def to_line(article: Article) -> dict[str, Any]:
    """One article as a line of JSON Lines: its JSON with the text and what a corpus says of it."""
    head = {"id": article.id, "text": article.text, "story": article.story, "register": article.register, "split": article.split}
    noise = None if article.noise is None else [[span.start, span.end] for span in article.noise]
    return {**{name: value for name, value in head.items() if value is not None}, "noise": noise, **to_json(article)}


def _quote_to_json(text: str, quote: Quote) -> dict[str, Any]:
    speaker, stance = quote.speaker, quote.stance
    return {
        "id": quote.id,
        "kind": quote.kind.value,
        "content": [_span_to_json(text, span) for span in quote.contents],
        "cue": _span_to_json(text, quote.cue),
        "source": _span_to_json(text, quote.source),
        "speaker": speaker and {"name": speaker.name, "speaks_for": speaker.speaks_for, "type": speaker.type.value},
        "party": speaker and speaker.party,
        "stance": stance and _stance_to_json(stance),
        "confidence": None if quote.confidence is None else round(quote.confidence, _DIGITS),
    }


def _span_to_json(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def _stance_to_json(stance: Stance) -> dict[str, Any]:
    probabilities = stance.probabilities or {label: float(label is stance.label) for label in Label}
    found = {"label": stance.label.value, "probabilities": {label.value: round(probabilities[label], _DIGITS) for label in Label}}
    return found if stance.explanation is None else {**found, "explanation": _explanation_to_json(stance.explanation)}


def _explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """An explanation: `bias` and the contributions add up to `scores`, label by label."""
    return {
        "scores": _by_label(explanation.scores),
        "bias": _by_label(explanation.bias),
        "contributions": [{"feature": one.feature, "evidence": one.evidence, **_by_label(one.scores)} for one in explanation.contributions],
    }


def _by_label(scores: Mapping[Label, float]) -> dict[str, float]:
    return {label.value: score for label, score in scores.items()}


def _party_to_json(party: Party) -> dict[str, Any]:
    return {"name": party.name, "stance": str(party.stance), "confidence": round(party.confidence, _DIGITS), "quotes": list(party.quotes)}


def read(path: Path) -> Iterator[Record | InputError]:
    """The articles of a JSON Lines file; a line that cannot be read yields its error in place of the article."""
    for number, line in enumerate(plain_text.decode(path.read_bytes(), path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield Record(_article(json.loads(line), path, number), path, number)
        except json.JSONDecodeError as error:
            yield InputError(f"not JSON: {error.msg} at column {error.colno}", path, number)
        except InputError as error:
            yield error


def _article(data: Any, path: Path, line: int) -> Article:
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str) or not data["text"].strip():
        raise InputError('expected an object with "text" (classify --format jsonl writes it)', path, line)
    text = data["text"]
    quoted = quotations(text)
    try:
        quotes = data.get("quotes")
        return Article(
            text,
            str(data.get("id", f"{path.stem}-{line}")),
            data.get("target"),
            noise=None if data.get("noise") is None else tuple(Span(*pair) for pair in data["noise"]),
            quotes=None if quotes is None else tuple(_quote(text, quote, number, quoted) for number, quote in enumerate(quotes, 1)),
            story=data.get("story"),
            register=data.get("register"),
            split=Split(data["split"]) if data.get("split") else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        missing = f"lacks the key {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"article {data.get('id', '?')}: {missing}", path, line) from error


def _quote(text: str, data: Mapping[str, Any], number: int, quoted: tuple[Span, ...]) -> Quote:
    contents = tuple(sorted(_span(text, span) for span in data["content"]))
    cue, source = (_span(text, data[name]) if data.get(name) else None for name in ("cue", "source"))
    speaker, stance = data.get("speaker"), data.get("stance")
    if speaker and not str(speaker["name"]).strip():
        raise ValueError("a speaker needs a name")
    return Quote(
        str(data.get("id", number)), contents, kind(text, contents, quoted), cue, source,
        speaker and Speaker(speaker["name"], speaker.get("speaks_for"), SpeakerType(speaker.get("type", "person"))),
        stance and Stance(Label(stance["label"])),
    )  # fmt: skip


def _span(text: str, data: Mapping[str, Any]) -> Span:
    span = Span(int(data["start"]), int(data["end"]))
    if span.end > len(text):
        raise ValueError(f"offset {span.end} lies past the end of the text ({len(text)})")
    if "text" in data and span.of(text) != data["text"]:
        raise ValueError(f"text[{span.start}:{span.end}] is {span.of(text)!r}, not {data['text']!r}; correct the offsets or the words")
    return span
