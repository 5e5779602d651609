# SPDX-License-Identifier: EUPL-1.2
"""What a cell says, whatever its type: its text, its number, or nothing; and how figures are written."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from accomp_desktop.domain.errors import UserError

NARROW, MINUS = "\u202f", "\u2212"
EMPTY_WORDS = frozenset({
    "", "-", "--", "---", "–", "—", "/", "//", ".", "...", "?", "??", "???", "_", "*", "na", "n/a", "nan", "nc", "n.c.",
    "nr", "n.r.", "null", "(null)", "none", "neant", "vide", "(vide)", "sans", "sans objet", "s.o.", "aucun", "aucune",
    "non renseigne", "non renseignee", "non communique", "non communiquee", "non connu", "non connue",
    "#n/a", "#ref!", "#valeur!", "#value!", "#nom?", "#name?", "#div/0!", "#nul!", "#null!", "#nombre!", "#num!",
})  # fmt: skip
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


def group_thousands(digits: str) -> str:
    """Put a narrow no-break space between thousands, and a true minus before."""
    sign, body = (MINUS, digits[1:]) if digits.startswith("-") else ("", digits)
    return sign + f"{int(body):,}".replace(",", NARROW)


def read_decimal(cell: object) -> Decimal:
    """Read a number written the French or the English way, with or without € or %."""
    if isinstance(cell, bool):
        raise Refused("un nombre est attendu")
    text = cell_text(cell)
    bare = re.sub(r"[\s€%\u202f\u00a0]", "", text).removesuffix("EUR").replace(",", ".").replace(MINUS, "-")
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,6})?", bare):
        raise Refused(f"« {text} » n’est pas un nombre")
    return Decimal(bare)
