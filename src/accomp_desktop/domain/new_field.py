# SPDX-License-Identifier: EUPL-1.2
"""A field made of a column that the kit does not know: what its values are, and the kit that asks for it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accomp_desktop.domain.codes import code_from, unused
from accomp_desktop.domain.decision import DECISION_KEYS
from accomp_desktop.domain.headings import RSA_SINCE, fold_heading, heading_claims
from accomp_desktop.domain.kinds import Day, Kind, Money, Number, Refused, cell_text, fold, is_empty
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.questions import Item, KindName, Question
from accomp_desktop.domain.spine import SPINE
from accomp_desktop.domain.table import Cell

CORE_KEYS = frozenset({item.key for sort in SPINE.values() for item in sort.fields} | {RSA_SINCE.key})
"""Keys that belong to the code: no field of a kit may take one."""

ANSWERS = frozenset({"oui", "non", "o", "n", "x", "vrai", "faux", "yes", "no"})
"""Folded words that say yes or no and nothing else; 1 and 0 may as well be counted."""

MOST = 0.9
"""The share of the values that must read as a kind for the column to be of that kind."""

FEWEST, MOST_OPTIONS, LONGEST_OPTION = 4, 12, 40
"""Values that a column must have, options, and characters of one: beyond, its texts are no list."""

LONG = 80
"""Characters: texts that go beyond are written on several lines."""


@dataclass(frozen=True)
class NewField:
    """A question to add to a kit, and the options of its list if it has one of its own."""

    question: Question
    options: tuple[Item, ...] = ()


def propose_question(heading: str, cells: Iterable[Cell], kit: Kit) -> Question:
    """Guess the question that a column answers: its label from the heading, its kind from the values."""
    values = [cell for cell in cells if not is_empty(cell)]
    label = _label(heading)
    key = unused(code_from(label, "champ"), taken_keys(kit))
    kind = guess_kind(values)
    longest = max((len(cell_text(cell)) for cell in values), default=0)
    question = Question(key, label, kind, lines=3 if kind == "text" and longest > LONG else 1)
    claimed = {fold_heading(one) for one, _ in heading_claims(kit)}
    return replace(question, headings=(heading,) if fold_heading(heading) not in {"", *claimed} else ())


def guess_kind(values: Sequence[Cell]) -> KindName:
    """Say which kind of answer the values of a column are."""
    for name, reads in _KINDS.items():
        if values and sum(map(reads, values)) >= MOST * len(values):
            return name
    different = {fold(cell_text(cell)): len(cell_text(cell)) for cell in values}
    few = 1 < len(different) <= MOST_OPTIONS and len(values) >= max(FEWEST, 2 * len(different))
    return "choice" if few and max(different.values()) <= LONGEST_OPTION else "text"


def new_field(question: Question, cells: Iterable[Cell], kit: Kit) -> NewField:
    """Complete a question as the user settled it: one that is chosen from a list gets the list of the values."""
    if question.kind != "choice":
        return NewField(question)
    return NewField(replace(question, list=unused(question.key, kit.lists)), options_of(cells))


def options_of(cells: Iterable[Cell]) -> tuple[Item, ...]:
    """List the different values of a column, as the first cell of each writes it."""
    written: dict[str, str] = {}
    for cell in cells:
        if not is_empty(cell):
            written.setdefault(fold(cell_text(cell)), cell_text(cell))
    codes: dict[str, str] = {}
    for text in written.values():
        codes[unused(code_from(text, "choix"), codes)] = text
    return tuple(Item(code, text) for code, text in codes.items())


def with_fields(kit: Kit, added: Iterable[NewField]) -> Kit:
    """Add fields to a kit, except those it has got meanwhile."""
    known = {one.key for one in kit.fields}
    new = [one for one in added if one.question.key not in known]
    return replace(
        kit,
        fields=(*kit.fields, *(one.question for one in new)),
        lists={**kit.lists, **{one.question.list: one.options for one in new if one.question.list}},
    )


def is_label(text: str) -> bool:
    """Tell whether a text may name a field: it holds a word by which a column can be found again."""
    return bool(fold_heading(text))


def _label(heading: str) -> str:
    """Write a heading as a label: « OBSERVATIONS : » → « Observations », « id_interne » → « Id interne »."""
    words = " ".join(heading.replace("_", " ").split()).strip(" *:")
    calm = words.capitalize() if words.isupper() else words
    return calm[:1].upper() + calm[1:] if is_label(calm) else "Sans intitulé"


def taken_keys(kit: Kit) -> frozenset[str]:
    """Give every key that a new field or question may not take."""
    asked = (one.key for form in kit.forms for one in form.questions())
    return (CORE_KEYS | DECISION_KEYS).union(asked, (part.key for one in kit.fields for part in (one, *one.questions)))


def _is_answer(cell: Cell) -> bool:
    return isinstance(cell, bool) or (isinstance(cell, str) and fold(cell) in ANSWERS)


def _is_day(cell: Cell) -> bool:
    written = isinstance(cell, str) and not cell.strip().isdigit()
    return isinstance(cell, date) or (written and _reads(Day(), cell))


def _is_number(cell: Cell) -> bool:
    """Tell a number from a code, which may begin with a zero or be very long."""
    text = cell_text(cell)
    return _reads(Number(), cell) and len(text) < 10 and not re.match(r"0\d", text) and "€" not in text


def _is_money(cell: Cell) -> bool:
    return not isinstance(cell, (bool, date)) and _reads(Money(), cell) and not re.match(r"0\d", cell_text(cell))


def _reads(kind: Kind, cell: Cell) -> bool:
    try:
        return kind.read(cell) is not None
    except Refused:
        return False


_KINDS: dict[KindName, Callable[[Cell], bool]] = {
    "yes_no": _is_answer,
    "day": _is_day,
    "number": _is_number,
    "money": _is_money,
}
"""Name of a kind → how its values look; the first that fits is the one."""
