# SPDX-License-Identifier: EUPL-1.2
"""When children were born, as it is typed: a date never goes stale, an age does."""

import re
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.cells import Refused, cell_text, fold, is_empty
from accomp_desktop.domain.days import read_day, read_month
from accomp_desktop.domain.digits import cited
from accomp_desktop.domain.facts import age_on
from accomp_desktop.domain.plain_kinds import Day, Text

SEPARATORS = re.compile(r"[,;]| et |(?<=\d{4})\s+")
"""Between two births; nothing but a space is needed after a year."""

MIDDLE = 7
"""The month taken for who is known to be born in a year, and the day for a month: the error is half of it at most."""


@dataclass(frozen=True)
class Births(Text):
    """The births of children: a date, a month or a year for each, kept as they are written."""

    def read(self, cell: object) -> str | None:
        """Read births; a date of a spreadsheet is one child’s."""
        text = Day().show(cell) if isinstance(cell, date) else cell_text(cell)
        if is_empty(text):
            return None
        if births_in(text) is None:
            raise Refused(
                f"{cited(cell)}\u202f: écrivez une date, un mois ou une année par enfant, comme 12/03/2015, 06/2018"
            )
        return text


def births_in(text: str | None) -> tuple[date, ...] | None:
    """Read « 12/03/2015, 06/2018, 2021 »; `None` when nothing is written, or when a part is no date."""
    parts = (part.strip() for part in SEPARATORS.split(fold(text or "")))
    read = [_birth(part) for part in parts if part]
    found = tuple(day for day in read if day is not None)
    return found if found and len(found) == len(read) else None


def ages_on(day: date, text: str | None) -> tuple[int, ...] | None:
    """Give the ages on a day of the children already born then, the eldest first; unknown when `births_in` is."""
    births = births_in(text)
    return None if births is None else tuple(age_on(day, born) for born in sorted(births) if born <= day)


def _birth(text: str) -> date | None:
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return date(int(text), MIDDLE, 1)
    month = read_month(text)
    return month.replace(day=15) if month else read_day(text)
