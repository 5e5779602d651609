# SPDX-License-Identifier: EUPL-1.2
"""Phone numbers: ten digits in France and most of its overseas, « +687… » in the Pacific and abroad."""

import re

RUN = re.compile(r"\+?\d(?:(?:,(?=\d)|[\s./_()\-–])*\d)*")
"""Digits and what separates them."""

LETTER_O = re.compile(r"(?<=\d)o(?=[\d\s./-]|$)|(?<![^\W_])o(?=\d)", re.IGNORECASE)
OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
NATIONAL = re.compile(r"(?:33)?0([1-9]\d{8})|(?:33)?([1-9]\d{8})")
"""Ten digits; the zero that a number cell lost comes back, a code without its « + » goes."""

TEN_DIGITS = re.compile(r"(?:33|262|590|594|596)0?([1-9]\d{8})")
"""The code of France, La Réunion and Mayotte, Guadeloupe, Guyane, Martinique, then what follows the zero."""

SAINT_PIERRE = re.compile(r"508(?:0?508)?(\d{6})")
PACIFIC = re.compile(r"68[17]\d{6}|689\d{8}")
"""Wallis-et-Futuna, Nouvelle-Calédonie, Polynésie: they have no national form."""

ABROAD = re.compile(r"(?!33|262|59[046]|508|68[179])[1-9]\d{8,14}")
COUNTRY = re.compile(r"\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})")
FEWEST = 4
"""Digits: fewer, beside a number, are a remark (« après 18 h »)."""


def phone_in(text: str) -> str | None:
    """Find the one number of a text, whatever is remarked beside it; nothing if a digit is missing or too many."""
    flat = OPTIONAL_ZERO.sub("", LETTER_O.sub("0", text))
    numbers = {_number(run) for run in RUN.findall(flat) if sum(one.isdigit() for one in run) >= FEWEST}
    return numbers.pop() if len(numbers) == 1 else None


def _number(run: str) -> str | None:
    digits = re.sub(r"\D", "", run)
    if not run.startswith("+") and not digits.startswith("00"):
        found = NATIONAL.fullmatch(digits)
        return found and f"0{found[1] or found[2]}"
    digits = digits.removeprefix("00")
    if found := TEN_DIGITS.fullmatch(digits):
        return f"0{found[1]}"
    if found := SAINT_PIERRE.fullmatch(digits):
        return f"0508{found[1]}"
    return f"+{digits}" if PACIFIC.fullmatch(digits) or ABROAD.fullmatch(digits) else None


def spaced(number: str) -> str:
    """Write a number two digits by two, after the code of its country if it has one."""
    country = COUNTRY.match(number)
    code, rest = (country[0], number[country.end() :]) if country else ("", number)
    first = 3 if len(rest) % 2 else 2
    return "\u00a0".join(filter(None, (code, rest[:first], *re.findall("..", rest[first:]))))
