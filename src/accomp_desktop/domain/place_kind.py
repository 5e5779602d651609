# SPDX-License-Identifier: EUPL-1.2
"""A postcode and a town in one answer: « 35000 Rennes »."""

import re
from dataclasses import dataclass
from typing import TypeAlias, cast

from accomp_desktop.domain.cells import Refused, cell_text, is_empty
from accomp_desktop.domain.identifiers import Postcode, Town
from accomp_desktop.domain.values import Value

PostcodeAndTown: TypeAlias = tuple[str | None, str | None]

POSTCODE_FIRST = re.compile(r"(\d{4,5})\s*[-,/]?\s*(\D.*)")
POSTCODE_LAST = re.compile(r"(\D*[^\s\d(,-])\s*[-,(]?\s*(\d{5})\)?")


@dataclass(frozen=True)
class Place:
    """Where something is: a postcode and a town, either of which may be unknown."""

    def read(self, cell: object) -> PostcodeAndTown | None:
        """Read « 35000 Rennes », « Rennes (35000) », « Rennes », « 35000 », or the two in a sequence."""
        parts = cast("tuple[object, ...]", cell) if isinstance(cell, (tuple, list)) else (cell,)
        text = " ".join(cell_text(part) for part in parts if not is_empty(part))
        postcode, town = split_place(text)
        town = town.strip(" ,/-()")
        if town and not any(one.isalpha() for one in town):
            raise Refused(f"«\u202f{town}\u202f» n’est pas une commune")
        place = Postcode().read(postcode), Town().read(town)
        return None if place == (None, None) else place

    def show(self, value: Value) -> str:
        """Show « 35000 Rennes »."""
        return " ".join(part for part in cast("PostcodeAndTown", value or ()) if part)


def split_place(text: str) -> tuple[str, str]:
    """Cut « 22000 SAINT-BRIEUC » or « Saint-Brieuc (22000) » into postcode and town."""
    if found := POSTCODE_FIRST.fullmatch(text):
        return found[1], found[2]
    if found := POSTCODE_LAST.fullmatch(text):
        return found[2], found[1]
    return (text, "") if text.isdigit() else ("", text)
