# SPDX-License-Identifier: EUPL-1.2
"""Cells that hold several values: « 22000 Saint-Brieuc », « NOM Prénom », two phones, two addresses."""

import re
from collections.abc import Callable, Mapping

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.headings import ANOTHER
from accomp_desktop.domain.identifiers import Email, Phone
from accomp_desktop.domain.kinds import Kind, Refused, cell_text
from accomp_desktop.domain.place_kind import split_place
from accomp_desktop.domain.table import Cell
from accomp_desktop.domain.values import Value

BREAKS = re.compile(r"\s*(?:[/;,|\n]|\bou\b|\bet\b)\s*")
SHAPES: Mapping[type, re.Pattern[str]] = {
    Phone: re.compile(r"(?<!\d)(?:(?:\+|00)33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s./-]*\d{2}){4}(?!\d)"),
    Email: re.compile(r"[^\s;,|/<>()@]{1,64}@[^\s;,|/<>()@]+"),
}
"""What stands out of a cell, whatever is between: « 0611223344 0296112233 »."""


def split_name(text: str) -> tuple[str, str]:
    """Cut « LE GALL Éric » into name and first name; refuse when nothing tells where to cut."""
    if "," in text:
        name, _, first = text.partition(",")
        return name.strip(), first.strip()
    words = text.split()
    shouted = next((at for at, word in enumerate(words) if word != word.upper()), len(words))
    if 0 < shouted < len(words):
        return " ".join(words[:shouted]), " ".join(words[shouted:])
    if len(words) <= 2:
        return (words[0] if words else ""), " ".join(words[1:])
    raise Refused(f"«\u202f{text}\u202f»\u202f: impossible de dire où finit le nom et où commence le prénom")


def split_first_name(text: str) -> tuple[str, str]:
    """Cut « Éric LE GALL » into first name and name; refuse when nothing tells where to cut."""
    words = text.split()
    calm = next((at for at, word in enumerate(words) if word == word.upper()), len(words))
    if 0 < calm < len(words):
        return " ".join(words[:calm]), " ".join(words[calm:])
    if len(words) <= 2:
        return (words[0] if words else ""), " ".join(words[1:])
    raise Refused(f"«\u202f{text}\u202f»\u202f: impossible de dire où finit le prénom et où commence le nom")


def split_address(text: str) -> tuple[str, str, str]:
    """Cut « 12 rue du Port 22000 Saint-Brieuc » into street, postcode and town; without a postcode, all is street."""
    found = re.fullmatch(r"(.+?)[\s,–-]*\b(\d{5})\s+(\D+)", text)
    return (found[1], found[2], found[3]) if found else (text, "", "")


SPLITTERS: Mapping[tuple[str, ...], Callable[[str], tuple[str, ...]]] = {
    ("postcode", "town"): split_place,
    ("birth_name", "first_name"): split_name,
    ("first_name", "birth_name"): split_first_name,
    ("address", "postcode", "town"): split_address,
}
"""Keys of a joint column → how its cells are cut."""


def several(item: Field, cell: Cell) -> tuple[tuple[Value, ...], str]:
    """Read a cell that holds several phones or e-mail addresses; also why one of them is set aside."""
    if item.key not in ANOTHER:
        return (), ""
    text = (cell if isinstance(cell, str) else cell_text(cell)).strip()
    parts = [part for part in _parts(item.kind, text) if part]
    read: list[Value] = []
    faults: list[str] = []
    for part in parts if len(parts) > 1 else ():
        try:
            read.append(item.kind.read(part))
        except Refused as refusal:
            faults.append(str(refusal))
    found = tuple(dict.fromkeys(one for one in read if one is not None))
    if found[2:]:
        faults.append(f"{len(found)} valeurs dans une case\u202f: les deux premières sont gardées")
    return found[:2], next(iter(faults), "")


def _parts(kind: Kind, text: str) -> list[str]:
    shape = SHAPES.get(type(kind))
    whole = shape.findall(text) if shape else []
    if shape and len(whole) > 1 and not re.search(r"\d\D*\d\D*\d|@", shape.sub("", text)):
        return whole
    return BREAKS.split(text)
