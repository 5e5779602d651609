# SPDX-License-Identifier: EUPL-1.2
"""On which line of a TOML text each value stands; the reader of Python tells lines for errors of writing only."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Steps: TypeAlias = tuple[str | int, ...]
"""Where a value is: keys of tables and ranks in lists, from the outside in."""

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.\"'#]+",
    re.DOTALL,
)
ENDS = frozenset({"\n", ",", "]", "}", ""})


def lines_of(text: str) -> Mapping[Steps, int]:
    """Give the line of each key and item of a text that the TOML reader took."""
    reader = _Reader(tuple(_tokens(text)))
    reader.document()
    return reader.lines


def line_at(lines: Mapping[Steps, int], steps: Steps) -> int:
    """Give the line of a value, or of the nearest that holds it; 0 when nothing does."""
    near = (steps[:length] for length in range(len(steps), 0, -1))
    return next((lines[one] for one in near if one in lines), 0)


@dataclass(frozen=True)
class _Token:
    text: str
    line: int


def _tokens(text: str) -> Iterator[_Token]:
    line, at = 1, 0
    for found in TOKEN.finditer(text.replace("\r\n", "\n")):
        line += found.string.count("\n", at, found.start())
        at = found.start()
        if not found[0].startswith("#"):
            yield _Token(found[0], line)


class _Reader:
    """Goes through the tokens of a well-written document, noting the line of each value it meets."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self.lines: dict[Steps, int] = {}
        self._tokens = tokens
        self._at = 0
        self._ranks: dict[Steps, int] = {}
        """The rank of the last item of each list of tables."""

    @property
    def _next(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    @property
    def _line(self) -> int:
        return self._tokens[self._at].line

    def document(self) -> None:
        table: Steps = ()
        while self._next:
            if self._next == "\n":
                self._at += 1
            elif self._next == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Steps:
        self._at += 1
        listed = self._next == "["
        self._at += listed
        line = self._line
        path: Steps = ()
        for key in self._keys():
            path = (*self._inside(path), key)
            self.lines.setdefault(path, line)
        if listed:
            self._ranks[path] = self._ranks.get(path, -1) + 1
        path = self._inside(path)
        self.lines[path] = line
        self._at += 1 + listed
        return path

    def _inside(self, path: Steps) -> Steps:
        return (*path, self._ranks[path]) if path in self._ranks else path

    def _pair(self, table: Steps) -> None:
        line = self._line
        path = table
        for key in self._keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._at += 1
        self._value(path)

    def _keys(self) -> tuple[str, ...]:
        """Read the steps of a key: `a`, `a.b`, `"a b".c`."""
        keys = [_plain(self._taken())]
        while self._next == ".":
            self._at += 1
            keys.append(_plain(self._taken()))
        return tuple(keys)

    def _taken(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1].text

    def _value(self, path: Steps) -> None:
        match self._next:
            case "[":
                self._list(path)
            case "{":
                self._inline_table(path)
            case _:
                while self._next not in ENDS:
                    self._at += 1

    def _list(self, path: Steps) -> None:
        self._at += 1
        rank = 0
        while self._next != "]":
            if self._next in ENDS:
                self._at += 1
                continue
            self.lines[*path, rank] = self._line
            self._value((*path, rank))
            rank += 1
        self._at += 1

    def _inline_table(self, path: Steps) -> None:
        self._at += 1
        while self._next != "}":
            if self._next in ENDS:
                self._at += 1
            else:
                self._pair(path)
        self._at += 1


def _plain(key: str) -> str:
    """Take a key out of its quotation marks, as the reader of Python does."""
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
