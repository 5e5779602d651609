# SPDX-License-Identifier: EUPL-1.2
"""Kinds of answer: each reads a cell or a typed text, shows itself in French, and says what it refuses."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias, cast

from accomp_desktop.domain.days import ORDERS, DateOrder, day_of_number, read_day
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.values import Value

NARROW = "\u202f"
EMPTY_WORDS = frozenset({
    "", "-", "--", "---", "–", "—", "/", "//", ".", "...", "?", "??", "???", "_", "*", "na", "n/a", "nan", "nc", "n.c.",
    "nr", "n.r.", "null", "(null)", "none", "neant", "vide", "(vide)", "sans", "sans objet", "s.o.", "aucun", "aucune",
    "non renseigne", "non renseignee", "non communique", "non communiquee", "non connu", "non connue",
    "#n/a", "#ref!", "#valeur!", "#value!", "#nom?", "#name?", "#div/0!", "#nul!", "#null!", "#nombre!", "#num!",
})  # fmt: skip
YES = frozenset({"oui", "o", "vrai", "true", "x", "1", "yes", "✓", "✔", "☑", "☒", "✅"})
NO = frozenset({"non", "n", "faux", "false", "0", "no", "☐"})
BRACKETS = re.compile(r"\(([^()]*)\)")
UNSEEN = {
    code: None
    for first, last in (
        (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x200B, 0x200B),
        (0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x2060), (0x2066, 0x2069), (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
}  # fmt: skip
"""Signs without a shape that files carry (controls, soft hyphens, reading order): never part of an answer."""


class Refused(UserError):
    """A text or a cell that a kind of answer does not take; its message says why, without the field's name."""


def fold(text: str) -> str:
    """Reduce a text to what comparing looks at: no case, accents, apostrophe style or double spaces."""
    if text.isascii():  # most cells of a list, and thrice as fast
        return " ".join(text.casefold().split())
    flat = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE"))
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def cell_text(cell: object) -> str:
    """Write any cell as the text a person would have typed; whole numbers lose their « .0 »."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(unicodedata.normalize("NFC", seen(cell)).split())
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(str(cell).split())


def seen(text: str) -> str:
    """Take out of a text the signs that have no shape; line breaks and tabs stay."""
    return text if text.isprintable() else text.translate(UNSEEN)


def is_empty(cell: object) -> bool:
    """Tell whether a cell says nothing: blank, a dash, « néant », « NULL »…"""
    if isinstance(cell, str) and cell[:1].isdigit():  # no such word begins with a digit, and most cells do
        return False
    return cell is None or fold(cell_text(cell)) in EMPTY_WORDS


@dataclass(frozen=True)
class Text:
    """A free text, on one line or several."""

    lines: int = 1

    def read(self, cell: object) -> str | None:
        """Read a text; line breaks are kept only in texts of several lines."""
        if self.lines > 1 and isinstance(cell, str):
            return seen(cell).strip() or None
        return cell_text(cell) or None

    def show(self, value: Value) -> str:
        """Show the text as it is."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Number:
    """A whole number of something (`unit`: enfants, heures, %…), between bounds if there are any."""

    unit: str = ""
    least: int | None = 0
    most: int | None = None

    def read(self, cell: object) -> int | None:
        """Read a whole number."""
        if is_empty(cell):
            return None
        amount = read_decimal(cell)
        if amount != amount.to_integral_value():
            raise Refused(f"« {cell_text(cell)} » n’est pas un nombre entier")
        if (self.least is not None and amount < self.least) or (self.most is not None and amount > self.most):
            raise Refused(f"« {cell_text(cell)} » est hors des bornes attendues")
        return int(amount)

    def show(self, value: Value) -> str:
        """Show the number with its unit."""
        if value is None:
            return ""
        return f"{group_thousands(str(value))}\u00a0{self.unit}".rstrip()


@dataclass(frozen=True)
class Money:
    """Euros, per month unless the label says otherwise; always a `Decimal` to the cent."""

    def read(self, cell: object) -> Decimal | None:
        """Read an amount: « 1 234,50 € », « 1234.5 », 1234.5."""
        if is_empty(cell):
            return None
        amount = read_decimal(cell)
        if abs(amount) >= 10**9:
            raise Refused(f"« {cell_text(cell)} » est un montant trop grand")
        return amount.quantize(Decimal("0.01"))

    def show(self, value: Value) -> str:
        """Show euros and cents as the French write them."""
        if value is None:
            return ""
        whole, _, cents = f"{cast('Decimal', value):.2f}".partition(".")
        return f"{group_thousands(whole)},{cents}\u00a0€"


@dataclass(frozen=True)
class Day:
    """A day of the calendar.

    `order` is how its column puts day and month; `last_year` the last one that two digits may mean (this one).
    """

    order: DateOrder = "dmy"
    last_year: int | None = None

    def read(self, cell: object) -> date | None:
        """Read a real date, an Excel serial or a French text."""
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date) or cell is None:
            return cell
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            day = day_of_number(cell)
        else:
            text = fold(cell_text(cell))
            if text in EMPTY_WORDS:
                return None
            day = read_day(text, self.order, self.last_year)
        if day is None:
            expected = ORDERS[self.order]
            raise Refused(f"«\u202f{cell_text(cell)}\u202f» n’est pas une date (attendu\u202f: {expected})")
        return day

    def show(self, value: Value) -> str:
        """Show jj/mm/aaaa."""
        return "" if value is None else cast("date", value).strftime("%d/%m/%Y")


@dataclass(frozen=True)
class YesNo:
    """Yes, no, or not known."""

    def read(self, cell: object) -> bool | None:
        """Read « oui », « non », « O », « N », « X », 1, 0, ☑, ☐."""
        word = fold(cell_text(cell))
        if word in YES:
            return True
        if word in NO:
            return False
        if word in EMPTY_WORDS:
            return None
        raise Refused(f"« {cell_text(cell)} » n’est ni oui ni non")

    def show(self, value: Value) -> str:
        """Show « Oui » or « Non »."""
        return "" if value is None else ("Oui" if value else "Non")


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


@dataclass(frozen=True)
class Months:
    """Twelve amounts, the oldest month first; a month not known is `None`, never zero."""

    def read(self, cell: object) -> tuple[Value, ...] | None:
        """Read twelve amounts separated by « ; » or given as a sequence."""
        sequence = isinstance(cell, (tuple, list))
        parts = list(cast("Sequence[object]", cell)) if sequence else str(cell or "").split(";")
        if all(is_empty(part) for part in parts):
            return None
        if len(parts) != 12:
            raise Refused("il faut douze montants, séparés par des points-virgules")
        return tuple(Money().read(part) for part in parts)

    def show(self, value: Value) -> str:
        """Show the amounts separated by « ; »."""
        return "; ".join(Money().show(one) for one in cast("tuple[Value, ...]", value or ()))


Kind: TypeAlias = Text | Number | Money | Day | YesNo | Choice | Choices | Scale | Months
"""The closed list that every `match` must exhaust (`assert_never`)."""


def group_thousands(digits: str) -> str:
    """Put a narrow no-break space between thousands."""
    sign, body = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return sign + f"{int(body):,}".replace(",", NARROW)


def read_decimal(cell: object) -> Decimal:
    """Read a number written the French or the English way, with or without € or %."""
    if isinstance(cell, bool):
        raise Refused("un nombre est attendu")
    text = cell_text(cell)
    bare = re.sub(r"[\s€%\u202f\u00a0]", "", text).removesuffix("EUR").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,6})?", bare):
        raise Refused(f"« {text} » n’est pas un nombre")
    return Decimal(bare)
