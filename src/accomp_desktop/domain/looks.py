# SPDX-License-Identifier: EUPL-1.2
"""What the values of a column look like: SIRET, births, phones… whatever its heading says, or does not."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.days import read_day
from accomp_desktop.domain.digits import NIR_SHAPE
from accomp_desktop.domain.headings import Keys
from accomp_desktop.domain.identifiers import Phone, luhn
from accomp_desktop.domain.kinds import Refused, cell_text, fold
from accomp_desktop.domain.place_kind import POSTCODE_FIRST, POSTCODE_LAST
from accomp_desktop.domain.table import Cell

NIR_HEADINGS = frozenset({
    "nir", "numero nir", "numero securite sociale", "numero secu", "numero ss", "numero insee", "securite sociale",
    "nir13", "nir15", "numero secu sociale",
})  # fmt: skip
"""Folded headings of a social-security number."""

BIRTHS = range(1940, 2009)
"""Years in which the people of a list were born."""

MOST = 0.8
"""The share of the cells of a column that must look alike for the column to have a look."""

FEWEST = 3
"""Cells: fewer have no look."""

SEXES = frozenset({"m", "f", "h", "mme", "m.", "mr", "mlle", "monsieur", "madame", "homme", "femme"})
SHOUTED_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ -]+ [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ][\w'’ -]*")
FULL_ADDRESS = re.compile(r".+[^\d]\s*,?\s*\d{5}\s+\D+")


@dataclass(frozen=True)
class Look:
    """What a column looks like, and how sure that is, out of 100."""

    keys: Keys
    confidence: int


def look_of(cells: Sequence[Cell], taken: Collection[str]) -> Look | None:
    """Say what a column looks like, among what no other column carries."""
    if len(cells) < FEWEST:
        return None
    for keys, (looks, weight) in LOOKS.items():
        share = sum(map(looks, cells)) / len(cells)
        if share >= MOST and not any(key in taken for key in keys):
            return Look(keys, round(weight * share))
    return None


def agreed_look(keys: Keys, carried: Collection[str], cells: Sequence[Cell]) -> Keys:
    """Say what a column carries beyond what its heading says, when no other column gives the rest; nothing else."""
    for more, looks in FULLER.get(keys, {}).items():
        rest = [key for key in more if key not in keys]
        if not any(key in carried for key in rest) and cells and sum(map(looks, cells)) >= MOST * len(cells):
            return more
    return ()


def looks_like_nir(cells: Sequence[Cell]) -> bool:
    """Tell whether a column holds social-security numbers."""
    shaped = sum(bool(NIR_SHAPE.fullmatch(cell_text(cell))) for cell in cells)
    return bool(cells) and shaped * 2 >= len(cells)


def _siret(cell: Cell) -> bool:
    digits = re.sub(r"\D", "", cell_text(cell)) if not isinstance(cell, date) else ""
    return len(digits) == 14 and luhn(digits)


def _birth(cell: Cell) -> bool:
    day = cell if isinstance(cell, date) else read_day(fold(cell)) if isinstance(cell, str) and len(cell) > 5 else None
    return day is not None and day.year in BIRTHS


def _email(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(re.fullmatch(r"\s*[^@\s]+@[^@\s]+\.\w+\s*", cell))


def _phone(cell: Cell) -> bool:
    text = cell_text(cell)
    if isinstance(cell, date) or not re.match(r"[+(0]|[67]\d{8}$|33", text):
        return False
    try:
        return Phone().read(cell) is not None
    except Refused:
        return False


def _place(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(
        POSTCODE_FIRST.fullmatch(cell.strip()) or POSTCODE_LAST.fullmatch(cell.strip())
    )


def _sex(cell: Cell) -> bool:
    return isinstance(cell, str) and fold(cell) in SEXES


def _full_name(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(SHOUTED_NAME.fullmatch(" ".join(cell.split())))


def _full_address(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(FULL_ADDRESS.fullmatch(" ".join(cell.split())))


Looks = Callable[[Cell], bool]
LOOKS: Mapping[Keys, tuple[Looks, int]] = {
    ("siret",): (_siret, 95),
    ("email",): (_email, 95),
    ("phone",): (_phone, 85),
    ("birth_date",): (_birth, 75),
    ("postcode", "town"): (_place, 80),
    ("sex",): (_sex, 75),
    ("birth_name", "first_name"): (_full_name, 70),
}
"""What a column carries → how its cells look, and how sure that makes it at most, out of 100."""

FULLER: Mapping[Keys, Mapping[Keys, Looks]] = {
    ("birth_name",): {("birth_name", "first_name"): _full_name},
    ("town",): {("postcode", "town"): _place},
    ("postcode",): {("postcode", "town"): _place},
    ("address",): {("address", "postcode", "town"): _full_address},
}
"""What a heading says → what its values may hold besides, and how that looks."""
