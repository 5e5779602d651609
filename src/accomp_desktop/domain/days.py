# SPDX-License-Identifier: EUPL-1.2
"""Days as lists write them: in which order a column puts day and month, and what each text can only mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

DateOrder: TypeAlias = Literal["dmy", "mdy", "ymd", "mixed"]
"""Day first, month first, year first; « mixed »: the column proves both, only what fits one way is read."""

ORDERS: dict[DateOrder, str] = {
    "dmy": "jj/mm/aaaa",
    "mdy": "mm/jj/aaaa",
    "ymd": "aaaa/mm/jj",
    "mixed": "jj/mm/aaaa ou mm/jj/aaaa",
}
MONTHS = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"), ("octobre", "october"),
    ("novembre", "november"), ("decembre", "december"),
)  # fmt: skip
MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
EXCEL_EPOCH = date(1899, 12, 30)
LAST_SERIAL = 73_415
"""The Excel serial of 31 December 2100."""

FEW = 10
"""One text that contradicts at least so many others is a slip; more than that, and the column has both orders."""

_CLOCK = re.compile(r"[ t]\d{1,2}[:h]\d{2}(:\d{2})?(\.\d+)?(z|[+-]\d{2}:?\d{2})?$")
_BEFORE = re.compile(r"^(?:ne\(?e?\)?\s)?(?:le\s)?(?:(?:lun|mar|mercre|jeu|vendre|same)di\s|dimanche\s)?(?:le\s)?")
_THREE = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:er)?[-/. ]*([a-z]{3,})[-/. ]*(\d{4}|\d{2})")

_MONTH = re.compile(r"(?:(\d{1,2}) ?[-/. ]|([a-z]{3,})[-/.]?) ?(\d{4})")
_YEAR_AND_MONTH = re.compile(r"(\d{4}) ?[-/. ] ?(\d{1,2})")


@dataclass(frozen=True)
class Dating:
    """How a column writes its days; how many texts prove it, contradict it, or could be read either way."""

    order: DateOrder
    proofs: int = 0
    slips: int = 0
    doubtful: int = 0

    @property
    def ambiguous(self) -> bool:
        """Tell whether nothing proves the order in which doubtful texts are read."""
        return self.doubtful > 0 and (self.order == "mixed" or not self.proofs)

    @property
    def sentence(self) -> str:
        """Say what the user should know, nothing when all is plain."""
        if self.order == "mixed":
            return (
                "La colonne prouve deux ordres, jour/mois et mois/jour\u202f: ce qui peut se lire des deux façons "
                f"({_dates(self.doubtful)}) est refusé\u202f; choisissez l’ordre."
            )
        if self.ambiguous:
            return (
                f"Jour et mois peuvent se lire dans les deux sens ({_dates(self.doubtful)}), "
                "rien ne les départage\u202f: lus jour/mois, à la française."
            )
        if self.order == "mdy":
            return (
                f"Dates écrites mois/jour, à l’américaine ({_dates(self.proofs)} le prouve{'nt' * (self.proofs > 1)})."
            )
        return ""


def _dates(count: int) -> str:
    return f"{count} date{'s' * (count > 1)}"


def dating_of(cells: Iterable[object]) -> Dating:
    """Decide the order of a column from all its texts; real dates and texts that fit one way only count for nothing."""
    day_first = month_first = doubtful = 0
    for cell in cells:
        found = _THREE.fullmatch(_CLOCK.sub("", cell.strip())) if isinstance(cell, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first <= 12 < second <= 31:
            month_first += 1
        elif second <= 12 < first <= 31:
            day_first += 1
        elif first != second:
            doubtful += 1
    few, many = sorted((day_first, month_first))
    if few and few * FEW > many:
        return Dating("mixed", day_first, month_first, doubtful)
    return Dating("mdy" if month_first > day_first else "dmy", many, few, doubtful)


def read_day(text: str, order: DateOrder = "dmy", last_year: int | None = None) -> date | None:
    """Read a folded text as a day; `None` when it is not one, or could be two.

    `last_year` is the last year that two digits may mean: this one unless the field knows better.
    """
    text = _BEFORE.sub("", _CLOCK.sub("", text))
    if found := _THREE.fullmatch(text):
        return _three(*found.groups(), order=order, last_year=last_year)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NAMED.fullmatch(text):
        return _day(whole_year(found[3], last_year), month_number(found[2]), int(found[1]))
    return day_of_number(int(text)) if re.fullmatch(r"\d{5,8}", text) else None


def read_month(text: str) -> date | None:
    """Read a folded text that says a month and no day as its first day; its year has four digits."""
    if found := _MONTH.fullmatch(text):
        return _day(int(found[3]), int(found[1] or month_number(found[2])), 1)
    if found := _YEAR_AND_MONTH.fullmatch(text):
        return _day(int(found[1]), int(found[2]), 1)
    return None


def day_of_number(number: float) -> date | None:
    """Read an Excel serial (days since 30 December 1899, up to 2100), or a day typed without separators."""
    if 1 <= number <= LAST_SERIAL:
        return EXCEL_EPOCH + timedelta(days=int(number))
    digits = f"{int(number):08}" if 10**6 <= number < 10**8 else ""
    if not digits:
        return None
    if 1900 <= int(digits[:4]) <= 2100:
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return _day(int(digits[4:]), int(digits[2:4]), int(digits[:2]))


def whole_year(digits: str, last_year: int | None = None) -> int:
    """Read a year of two or four digits; two digits mean one of the hundred years that end with the last one."""
    if len(digits) == 4:
        return int(digits)
    last = last_year or date.today().year
    year = last // 100 * 100 + int(digits)
    return year if year <= last else year - 100


def month_number(name: str) -> int:
    """Find a month by its folded French or English name, or its beginning; 0 when there is none."""
    starts = [number for number, names in enumerate(MONTHS, 1) if any(one.startswith(name) for one in names)]
    return starts[0] if len(name) >= 3 and len(starts) == 1 else 0


def _three(first: str, second: str, third: str, *, order: DateOrder, last_year: int | None) -> date | None:
    if order == "ymd" and len(third) == 2:
        return _day(whole_year(first.zfill(2), last_year), int(second), int(third))
    year = whole_year(third, last_year)
    french, american = _day(year, int(second), int(first)), _day(year, int(first), int(second))
    if order == "mixed":
        return french or american if french is None or american in {None, french} else None
    return american if order == "mdy" else french


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
