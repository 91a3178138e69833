"""Marks what stands on a page but is no article text, one line at a time; nothing is deleted and no offset moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from quotestance.article import Article, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’'»)\]]*$|[\"”’»]$")
_QUOTE_START = re.compile(r"^[\"“‘'«]")
_LABEL = re.compile(r"^[A-Z][\w .,'’-]{0,60}:\s")
_LONGEST_TITLE = 22
_LONGEST_HEADING = 12

_LINE_PATTERNS = re.compile(
    r"""(?xi)^\W*(?:
      advertisement | sponsored(?:\ content)? | story\ continues\ below | article\ continues\ (?:after|below)
    | (?:read|see|learn)\ (?:more|also|next|the\ full)\b | also\ read | also\ on\b | more\ (?:from|on|in|stories|coverage)\b | more: | related(?:\ (?:stories|articles|content|coverage|links|topics))?\s*(?:[:|] .{0,160})?$
    | (?:don['’]t\ miss|must\ read|top\ stories|most\ (?:read|popular|viewed)|trending|editors?['’]?\s?picks?|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|recommended)\b .{0,120}$
    | (?:watch|listen|video|photos?|gallery|podcast|opinion|analysis|explainer|in\ pictures|background|fact\ check)\s*[:|] .{0,140}$
    | (?:sign\ up|subscribe|get\ (?:the|our)\ .{0,60}(?:newsletter|inbox|delivered|stories)|join\ (?:our|the)\ .{0,40}(?:newsletter|list)|register\ (?:now|for))\b
    | by\ signing\ up | (?:your|this)\ (?:e-?mail|newsletter) .{0,80}(?:inbox|subscri|sign)
    | (?:follow|like|find)\ (?:us|him|her|them|me|@\w+|[\w .]{3,40})\ (?:on|at)\ (?:twitter|x|facebook|instagram|linkedin|bluesky|mastodon|threads)
    | (?:share|tweet|print|e-?mail|save|comments?|facebook|twitter|whatsapp|linkedin|copy\ link|reddit)(?:\W+(?:share|this|tweet|print|e-?mail|save|comments?|facebook|twitter|x|whatsapp|linkedin|copy|link|reddit|article|story|on|via|\d+))*\W*$
    | \d[\d.,k]*\ (?:shares?|comments?|likes?|views?|min(?:ute)?s?\ read)\b .{0,60}$
    | (?:tags?|filed\ under|topics?|categor(?:y|ies)|keywords?|section|posted\ in)\s*[:|]
    | (?:last\ )?(?:updated|published|posted|modified|first\ published)\b\s*(?:[:|]|on\b|at\b|\d|[A-Z]) .{0,80}$
    | (?:additional\ )?(?:reporting|writing|editing|translat\w+|graphics?|compiled|edited|written)\ (?:and\ \w+\ )?by\b
    | (?:©|copyright\b|\(c\)\ ) | .{0,40}all\ rights\ reserved
    | (?:image|media|photo|picture|file|video)\ (?:copyright|caption|credit|courtesy|source|by|:) | media\ playback\ is
    | (?:photo|photograph|picture|image|illustration|credit|caption|pictured|file\ photo|map|chart|graphic|source)s?\s*(?:[:/|]|by\b|courtesy\b)
    | close\ [A-Z“"] | click\ (?:here|to) | skip\ (?:to|past|advert) | this\ (?:article|story|post)\ (?:was|has\ been|first|originally|is)\ (?:originally\ |first\ |also\ )*(?:published|appeared|corrected|updated|amended|part\ of)
    | (?:enter|type)\ your\ e-?mail | contact\ (?:us|the\ (?:reporter|author|writer|newsroom))\b | got\ a\ (?:tip|story) | send\ (?:tips|us\ )
    | (?:media|press|investor)\ (?:contacts?|inquiries|enquiries|relations)\b .{0,200}$ | view\ (?:all|comments|more)\b | load\ more | back\ to\ top | next\ article | previous\ article
    | \#\#\#\s*$ | -\s*(?:30|ends)\s*- | (?:notes?\ to\ editors?)\b | (?:via|source:)\ \w+(?:\ \w+)?\s*$ | [-*_=~•·\s]{3,}$
    )"""
)
_CREDIT = re.compile(
    r"""(?xi)(?:
      \((?:photo|image|picture|credit|file|ap\ photo|illustration|courtesy)\b[^)]{0,120}\)\W*$
    | (?:/|\bvia\ |\|\s?|-\s?|–\s?|—\s?)\s*(?:reuters|afp|ap|epa(?:-efe)?|getty(?:\ images)?|bloomberg|shutterstock|alamy|pa|xinhua|tass|anadolu|rex|zuma|pool|file|handout)\W*$
    | \b(?:getty\ images|ap\ photo|file\ photo|handout\ photo|stock\ photo|photograph:|photo:|image:|credit:|picture:)
    )"""
)
_BYLINE = re.compile(
    r"^(?:By|BY|Words by|Story by|Analysis by|From our)\s+[A-Z@][\w.'’-]*(?:,?\s+(?:and\s+|in\s+|of\s+|for\s+|the\s+)?[\w.'’&|/-]+){0,14}\W*$"
)
_BIOGRAPHY = re.compile(
    r"""(?x)^(?:About\ the\ authors?\b|[A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){0,3}\ (?:is|was|are)\ (?:an?|the)?\ ?[^.]{0,60}?
      \b(?:reporter|correspondent|editor|columnist|contributor|contributing|staff\ writer|journalist|freelance\w*|fellow\ at|author\ of)\b
    | [A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){1,3}\ (?:covers|reports\ on|reports\ from|writes\ (?:about|on|for)|edits)\b
    | .{0,160}\bcontributed\ (?:to\ this|reporting|to\ the|from)\b .{0,80}$
    | .{0,200}\b(?:can\ be\ reached|reach\ (?:him|her|them)|e-?mail\ (?:him|her|them))\ (?:at|on|via)\b
    | .{0,200}\b(?:[Vv]iews|[Oo]pinions)\ expressed\b .{0,120}(?:own|author|necessarily)
    | About\ [A-Z][\w&.'’ -]{1,50}:?\s*$)"""
)
_DATE_ONLY = re.compile(
    r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d{1,2}?(?:\D{1,4}\d{4})?[\s\d:|,.apmAPMGMTESTCUB–-]*$",
    re.IGNORECASE,
)  # fmt: skip
_QUOTED_LINE = re.compile(r"^[\"“«].*[\"”»…]$")
_SIGNATURE = re.compile(r"^[—–-]{0,2}\s?(?:[A-Z][\w.'’-]*\s?){2,5}(?:,\s.{2,60})?$")
_HANDLE = re.compile(r"\(@\w+\)")


def noise(text: str) -> tuple[Span, ...]:
    """Lines that are headlines, captions, credits, bylines, links, newsletter lines or author biographies."""
    return tuple(_noisy_lines(text))


def _noisy_lines(text: str) -> Iterator[Span]:
    lines = list(_LINE.finditer(text))
    seen_prose = False
    for number, match in enumerate(lines):
        line = match.group().strip()
        alone = len(lines) > 1
        if _is_furniture(line):
            noisy = True
        elif not seen_prose:
            noisy = alone and _is_title(line)
            seen_prose = not noisy
        else:
            signature = _SIGNATURE.match(line) and _QUOTED_LINE.match(lines[number - 1].group().strip())
            noisy = alone and not signature and _is_heading(line)
        if noisy:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Span(start, start + len(line))


_FURNITURE: tuple[Callable[[str], object], ...] = (_LINE_PATTERNS.match, _CREDIT.search, _BYLINE.match, _DATE_ONLY.match)


def _is_furniture(line: str) -> bool:
    words = len(_WORD.findall(line[:2000]))
    if _BIOGRAPHY.match(line) and words < 90:
        return True
    return words < 80 and any(test(line) for test in _FURNITURE)


def _is_title(line: str) -> bool:
    """A line above the first paragraph that does not end like a sentence."""
    return (len(_WORD.findall(line)) <= _LONGEST_TITLE and not _SENTENCE_END.search(line)) or line.isupper()


def _is_heading(line: str) -> bool:
    """A short line within the text that is no sentence: a section heading or the title of a related story."""
    words = _WORD.findall(line)
    if len(words) > _LONGEST_HEADING or _QUOTE_START.match(line) or _LABEL.match(line) or _HANDLE.search(line):
        return False
    return not _SENTENCE_END.search(line) or (line.endswith("?") and len(words) <= _LONGEST_HEADING - 2)


def annotate(article: Article) -> Article:
    """Fill `noise`; reads `text`. A labelled article keeps the noise that its labellers marked."""
    return article if article.noise is not None else replace(article, noise=noise(article.text))
