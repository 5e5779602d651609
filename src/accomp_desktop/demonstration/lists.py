# SPDX-License-Identifier: EUPL-1.2
"""The lists a Département sends: one workbook per sending, with the faults such lists have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import TypeAlias

from accomp_desktop.demonstration.courses import LIST_DAYS
from accomp_desktop.demonstration.lives import Life
from accomp_desktop.demonstration.words import Words
from accomp_desktop.domain.days import MONTHS
from accomp_desktop.domain.kinds import fold

CellTold: TypeAlias = str | int | date | None
Told: TypeAlias = Mapping[str, CellTold]
"""One line of a list: what it tells → what is written in the cell."""

WRITTEN: Mapping[str, Mapping[str, str]] = {
    "sex": {"F": "Madame", "M": "Monsieur", "X": "X"},
    "household_role": {"applicant": "DEM", "partner": "CJT"},
    "legal_form": {"micro": "Micro-entreprise", "ei": "EI", "eurl": "EURL", "sasu": "SASU"},
}
BUSINESS_KEYS = ("siret", "legal_form", "trade", "business_since")
FAULTY_FROM = 6
"""A list of fewer lines is sent without a fault."""


def write_lists(lives: Sequence[Life], words: Words, folder: Path) -> dict[date, Path]:
    """Write every list that names someone, oldest first: day of sending → workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    sent: dict[date, Path] = {}
    for rank, day in enumerate(LIST_DAYS):
        lines = list(_lines(lives, words, day))
        if lines:
            faulty = _with_faults(lines, rank, words, Random(f"{lives[0].seed} faults {rank}"))
            sent[day] = folder / f"{day:%Y-%m}_orientations.xlsx"
            write_list(sent[day], day, faulty, words.columns)
    return sent


def _lines(lives: Sequence[Life], words: Words, day: date) -> Iterator[Told]:
    for life in lives:
        lost = life.lost
        if lost is not None and lost.listed_on == day:
            yield list_line(life, words, lost.referred_on, first=lost.listed_on < life.courses[0].listed_on)
        for number, course in enumerate(life.courses):
            if course.listed_on == day:
                yield list_line(life, words, course.referred_on, first=number == 0)


def list_line(life: Life, words: Words, referred_on: date, *, first: bool) -> Told:
    """Write a person’s line; who comes back is told without the business, which the structure knows better."""
    told: dict[str, CellTold] = asdict(life.identity) | {
        "referral_date": referred_on,
        "diploma": life.diploma(words).label,
        **{key: life.draw("listed", key).choice(several) for key, several in words.listed.items()},
    }
    if not first:
        told |= dict.fromkeys((*BUSINESS_KEYS, "rsa_since"))
    return {key: WRITTEN.get(key, {}).get(str(told[key]), told[key]) for key in words.columns}


def _with_faults(lines: list[Told], rank: int, words: Words, random: Random) -> list[Told]:
    """Spoil two lines of a list the way real ones are, and say one person twice, or somebody nobody could find."""
    if len(lines) < FAULTY_FROM:
        return lines
    for turn in (rank, rank + 1):
        fault = FAULTS[turn % len(FAULTS)]
        spoilt = random.randrange(len(lines))
        lines[spoilt] = {**lines[spoilt], **fault(lines[spoilt])}
    extra = _nobody(words) if rank % 2 else _said_twice(lines[0])
    lines.insert(random.randrange(len(lines) // 2, len(lines)), {**lines[0], **extra})
    return lines


def _wrong_key(line: Told) -> Told:
    siret = str(line["siret"] or "")
    return {"siret": siret[:-1] + str((int(siret[-1]) + 3) % 10)} if siret else {}


def _wrong_mail(line: Told) -> Told:
    return {"email": str(line["email"]).split("@")[0] + "@"}


def _no_mail(_line: Told) -> Told:
    return {"email": "pas de mail"}


def _short_phone(line: Told) -> Told:
    return {"phone": str(line["phone"])[:8]}


def _shouted_town(line: Told) -> Told:
    return {"town": fold(str(line["town"])).upper()}


def _said_twice(line: Told) -> Told:
    return {"birth_name": fold(str(line["birth_name"])).upper(), "address": None}


def _nobody(words: Words) -> Told:
    stray: dict[str, CellTold] = dict.fromkeys(words.columns)
    return stray | {"sex": "Monsieur", "birth_name": "INCONNU", "first_name": "Yann", "town": words.places[0].name}


FAULTS: Sequence[Callable[[Told], Told]] = (_wrong_key, _short_phone, _shouted_town, _wrong_mail, _no_mail)


def write_list(path: Path, day: date, lines: Sequence[Told], columns: Mapping[str, str]) -> None:
    """Write the workbook as départements do: two lines of title, headings, data, a total at the foot."""
    from xlsxwriter import Workbook

    month = MONTHS[day.month - 1][0].replace("fevrier", "février").replace("aout", "août")
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Orientations")
        bold = book.add_format({"bold": True})
        heading = book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True})
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "Orientations de travailleurs indépendants bénéficiaires du RSA", bold)
        sheet.write(1, 0, f"Envoi de {month} {day.year} — personnes et coordonnées inventées")
        for column, name in enumerate(columns.values()):
            sheet.write(3, column, name, heading)
            sheet.set_column(column, column, max(12, len(name) + 2))
        for row, line in enumerate(lines, 4):
            for column, key in enumerate(columns):
                value = line[key]
                if isinstance(value, date):
                    sheet.write_datetime(row, column, datetime.combine(value, time()), dated)
                elif value is not None:
                    sheet.write(row, column, value)
        sheet.write(len(lines) + 5, 0, f"Total\u00a0: {len(lines)}", bold)
        sheet.freeze_panes(4, 0)
