# SPDX-License-Identifier: EUPL-1.2
"""Kinds of answer taken from a closed list, one or several, and marks on a scale."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from accomp_desktop.domain.cells import Refused, cell_text, fold, is_empty
from accomp_desktop.domain.plain_kinds import Number
from accomp_desktop.domain.values import Value

BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class Option:
    """One of a closed list: its code, its French label, other words read as it; retired codes stay readable."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    retired: bool = False

    def named(self, word: str) -> bool:
        """Tell whether a word names this option; dots and hyphens do not count: « S.A.S. », « auto-entrepreneur »."""
        return _plain(word) in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(map(_plain, (self.code, self.label, *self.words)))


def _plain(word: str) -> str:
    return " ".join(fold(word).replace(".", "").replace("-", " ").split())


@dataclass(frozen=True)
class Choice:
    """One of a closed list of options; the value is the option's code."""

    options: tuple[Option, ...]

    def read(self, cell: object) -> str | None:
        """Read a code, a label or another word of an option, several that agree (« Mme/Mlle ») or one and a remark."""
        text = cell_text(cell)
        found = self._option(text) or self._agreed(text)
        if found is None and not is_empty(cell):
            raise Refused(f"«\u202f{text}\u202f» n’est pas dans la liste ({self._proposals()})")
        return found.code if found else None

    def show(self, value: Value) -> str:
        """Show the option's label; an unknown code shows as itself."""
        return next((one.label for one in self.options if one.code == value), str(value or ""))

    def _option(self, word: str) -> Option | None:
        return next((one for one in self.options if word and one.named(word)), None)

    def _agreed(self, text: str) -> Option | None:
        """Find the option that each part names; what a remark in brackets says may not name another."""
        parts = {self._option(part.strip()) for part in BRACKETS.sub("", text).split("/")}
        remarks = {self._option(part) for part in BRACKETS.findall(text)} - {None}
        return parts.pop() if len(parts) == 1 and remarks <= parts else None

    def _proposals(self) -> str:
        labels = [one.label for one in self.options if not one.retired]
        return ", ".join(labels[:6]) + ("…" if len(labels) > 6 else "")


@dataclass(frozen=True)
class Choices:
    """Any number of options of a closed list; the value is a tuple of codes in the list's order."""

    options: tuple[Option, ...]

    def read(self, cell: object) -> tuple[str, ...] | None:
        """Read labels or codes separated by « ; » or line breaks, or a sequence of codes."""
        if isinstance(cell, (tuple, list)):
            words = [fold(str(one)) for one in cast("Sequence[object]", cell)]
        else:
            words = [fold(part) for part in re.split(r"[;\n]", str(cell or "")) if not is_empty(part)]
        known = [one for one in self.options if any(one.named(word) for word in words)]
        lost = [word for word in words if not any(one.named(word) for one in known)]
        if lost:
            raise Refused(f"« {lost[0]} » n’est pas dans la liste")
        return tuple(one.code for one in known) or None

    def show(self, value: Value) -> str:
        """Show the labels, separated by « ; »."""
        chosen = cast("tuple[str, ...]", value or ())
        return "; ".join(one.label for one in self.options if one.code in chosen)


@dataclass(frozen=True)
class Scale:
    """A mark from 1 to `most`, with the words of both ends."""

    most: int = 5
    low: str = ""
    high: str = ""

    def read(self, cell: object) -> int | None:
        """Read a mark."""
        return Number(least=1, most=self.most).read(cell)

    def show(self, value: Value) -> str:
        """Show « 3 sur 5 »."""
        return "" if value is None else f"{value} sur {self.most}"
