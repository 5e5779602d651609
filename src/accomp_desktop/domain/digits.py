# SPDX-License-Identifier: EUPL-1.2
"""Numbers that are names, as spreadsheets give them: made whole when every digit is there, else refused."""

import re

from accomp_desktop.domain.cells import Refused, cell_text

RIGHT_DIGITS = 10**15
"""A number cell beyond this has digits that Excel made up."""

SPREAD = re.compile(r"(\d+)(?:[.,](\d+))?(e\+?(\d{1,3}))?", re.IGNORECASE)
"""Digits, decimals, and a power of ten."""

SEPARATORS = re.compile(r"[\s._/\-–]")
NIR_SHAPE = re.compile(
    r"(?<!\d)[1-478][\s.-]?\d{2}[\s.-]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s.-]?(?:\d{2}|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}"
    r"(?:[\s./-]*\d{2})?(?!\d)",
    re.IGNORECASE,
)
"""A social-security number, 13 digits and its key or not, inside any text."""

LONGEST_CITED = 40


class Abridged(Refused):
    """A number whose last digits the spreadsheet dropped."""

    def __init__(self) -> None:
        """Say what happened and what to do; the number itself is of no use."""
        super().__init__(
            "Excel a abrégé ce nombre\u202f: ses derniers chiffres sont perdus\u202f; "
            "mettez la colonne au format Texte et redemandez le fichier"
        )


def unabridged(cell: object) -> str:
    """Write a number whole: « 1,23456789E+8 » and 123456789.0; refuse « 8,12345E+13 » and what has over 15 digits."""
    if isinstance(cell, (int, float)) and abs(cell) >= RIGHT_DIGITS:
        raise Abridged
    text = cell_text(cell)
    found = None if text.isdecimal() else SPREAD.fullmatch(text)
    if found is None:
        return text
    decimals, power = found[2] or "", int(found[4] or 0)
    if found[3] and not decimals and "+" not in found[3]:  # « 1E12 » is someone’s number
        return text
    if len(decimals) < power:
        raise Abridged
    if decimals[power:] not in {"", "0", "00"}:
        return text
    return found[1] + decimals[:power]


def bare_digits(cell: object) -> str:
    """Write a number without what separates its digits."""
    return SEPARATORS.sub("", unabridged(cell))


def cited(cell: object) -> str:
    """Quote a cell in a refusal; a social-security number, even mistyped, is never repeated."""
    text = cell_text(cell)
    if sum(one.isdigit() for one in text) in {13, 15} or NIR_SHAPE.search(text):
        return "ce numéro"
    return f"«\u202f{text[:LONGEST_CITED]}{'…' * (len(text) > LONGEST_CITED)}\u202f»"
