# SPDX-License-Identifier: EUPL-1.2
"""Finding a person as one types: every word typed begins a word of the line, whatever its case or accents."""

import re
from collections.abc import Iterable

from accomp_desktop.domain.casework import PersonLine
from accomp_desktop.domain.kinds import fold

_WORD = re.compile(r"[^\W_]+")
_DIGIT_GROUPS = re.compile(r"(?<=\d)[\s./-]+(?=\d)")
_FRANCE = re.compile(r"(?<!\w)(?:\+33|0033)\s*(?:\(0\))?\s*(?=\d)")


def words_of(text: str) -> list[str]:
    """Cut a text into folded words; « 06 39 98… » and « +33 6 39 98… » are one word, as the register keeps phones."""
    national = _FRANCE.sub("0", fold(text))
    return _WORD.findall(_DIGIT_GROUPS.sub("", national))


class Index:
    """A snapshot of the list of people, folded once so that each keystroke only compares texts."""

    def __init__(self, lines: Iterable[PersonLine]) -> None:
        """Fold every line: names, town, trade, phone, e-mail and CAF number."""
        self._lines = tuple((line, _haystack(line)) for line in lines)

    def find(self, text: str) -> tuple[PersonLine, ...]:
        """Return, in their order, the lines of which each typed word begins some word; nothing typed: all of them."""
        found = self._lines
        for word in words_of(text):
            start = f" {word}"
            found = [pair for pair in found if start in pair[1]]
        return tuple(line for line, _ in found)


def _haystack(line: PersonLine) -> str:
    texts = (line.name, line.birth_name, line.first_name, line.town, line.trade, line.phone, line.email)
    words = dict.fromkeys(word for text in (*texts, line.caf_number) if text for word in words_of(text))
    return " " + " ".join(words)
