"""Telegram's HTML: the few tags it knows, to plain text and entities, with the errors of the official parser.

Whatever isn't a known tag or one of the four named references is an error or plain text, never dropped in
silence; offsets in errors count UTF-8 bytes, offsets in entities UTF-16 units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from sandbox.errors import JSON, bad_request
from sandbox.references import decode, decode_all
from sandbox.tags import TYPES, argument, entity
from sandbox.utf16 import units

_SPACES = " \t\r\n\v\0"
_NAME_TOKEN = re.compile(r"[0-9a-zA-Z.\-]*")
_SPECIAL = re.compile(r"[<&]")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int  # UTF-16 units of the text that stood before it
    start: int  # index in the pieces, to read the link's own text


def parse_html(source: str) -> tuple[str, list[JSON]]:
    """Plain text and entities (in closing order) of `source`; ApiError 400 in the official words."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source + "\0"  # the sentinel stops every scan at the end
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[JSON] = []

    def parse(self) -> tuple[str, list[JSON]]:
        i, end = 0, len(self.source)
        while i < end:
            found = _SPECIAL.search(self.source, i)
            stop = found.start() if found else end
            if stop > i:
                self._add(self.source[i:stop])
            if found is None:
                break
            i = self._reference(stop) if self.source[stop] == "&" else self._tag(stop)
        if self.open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.pieces), self.entities

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.offset += units(piece)

    def _reference(self, at: int) -> int:
        char, after = decode(self.source, at)
        self._add(char)
        return after

    def _tag(self, at: int) -> int:
        return self._end_tag(at) if self.text[at + 1] == "/" else self._start_tag(at)

    def _start_tag(self, at: int) -> int:
        i = self._skip_until(at + 1, _SPACES + ">")
        if self.text[i] == "\0":
            self._fail("Unclosed start tag", at)
        tag = self.text[at + 1 : i].lower()
        if tag not in TYPES:
            self._fail(f'Unsupported start tag "{tag}"', at)
        about = ""
        while self.text[i] != ">":
            i = self._skip(i)
            if self.text[i] == ">":
                break
            name, value, i = self._attribute(tag, at, i)
            about = argument(tag, name, value) or about
        if tag == "span" and about != "spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', at)
        self.open.append(_Open(tag, about, self.offset, len(self.pieces)))
        return i + 1

    def _attribute(self, tag: str, at: int, i: int) -> tuple[str, str, int]:
        start = i
        i = self._skip_until(i, _SPACES + "=>/\"'")
        name = self.text[start:i]
        if not name:
            if i >= len(self.source):
                self._fail(f'Unclosed start tag "{tag}"', at)
            self._fail(f'Empty attribute name in the tag "{tag}"', at)
        i = self._skip(i)
        if self.text[i] != "=":
            if self.text[i] == "\0":
                self._fail(f'Unclosed start tag "{tag}"', at)
            return name, "", i
        i = self._skip(i + 1)
        if self.text[i] == "\0":
            self._fail(f'Unclosed start tag "{tag}"', at)
        quote = self.text[i]
        if quote not in "\"'":
            end = _NAME_TOKEN.match(self.text, i).end()  # type: ignore[union-attr]  # it matches an empty token too
            if self.text[end] not in _SPACES + ">":
                self._fail("Unexpected end of name token", i)
            return name, self.text[i:end].lower(), end
        end = self.text.find(quote, i + 1)
        if end < 0:
            self._fail("Unclosed start tag", at)
        value = decode_all(self.text[i + 1 : end])
        if self.text[end + 1] == "\0":
            self._fail("Unclosed start tag", at)
        return name, value, end + 1

    def _end_tag(self, at: int) -> int:
        if not self.open:
            self._fail("Unexpected end tag", at)
        i = self._skip_until(at + 1, _SPACES + ">")
        found = self.text[at + 2 : i].lower()
        i = self._skip(i)
        if self.text[i] != ">":
            self._fail("Unclosed end tag", at)
        expected = self.open[-1].tag
        if found and found != expected:
            self._fail("Unmatched end tag", at, f', expected "</{expected}>", found "</{found}>"')
        self._close(self.open.pop())
        return i + 1

    def _close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        if length <= 0:
            return
        words = "".join(self.pieces[opened.start :])
        made = entity(opened.tag, opened.argument, opened.offset, words, length, self.entities)
        if made is not None:
            self.entities.append(made)

    def _skip(self, i: int) -> int:
        while i < len(self.source) and self.text[i] in _SPACES:
            i += 1
        return i

    def _skip_until(self, i: int, stops: str) -> int:
        while self.text[i] not in stops:
            i += 1
        return i

    def _fail(self, why: str, at: int | None = None, more: str = "") -> NoReturn:
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        bad_request(f"can't parse entities: {why}{place}{more}")
