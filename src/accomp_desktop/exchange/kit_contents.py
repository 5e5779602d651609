# SPDX-License-Identifier: EUPL-1.2
"""What the scales, letters, operations and the logo of a kit must be."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.letters import merge_names, merge_problems
from accomp_desktop.domain.operation import PROGRAMMES
from accomp_desktop.domain.scales import ScaleValue
from accomp_desktop.exchange.kit_faults import Fault, unknown
from accomp_desktop.exchange.toml_lines import Steps

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_LOGO_KILOBYTES, MOST_LOGO_PIXELS = 600, 4000
MOST_VALUE, MOST_DECIMALS = Decimal(10**9), 6


def broken_contents(kit: Kit) -> Iterator[Fault]:
    """Go through the faults of what a kit holds beside what it asks."""
    yield from _facts(kit)
    yield from _scales(kit)
    yield from _letters(kit)
    yield from _operations(kit)


def _facts(kit: Kit) -> Iterator[Fault]:
    for name in ("label", "departement", "author"):
        if not getattr(kit, name).strip():
            yield Fault((name,), "un texte qui ne soit pas vide")
    if kit.logo:
        yield from _logo(kit.logo)


def _logo(logo: str) -> Iterator[Fault]:
    try:
        picture = b64decode(logo, validate=True)
    except (Error, ValueError):
        picture = b""
    if b64encode(picture) != logo.encode():
        picture = b""
    sides = [int.from_bytes(picture[at : at + 4]) for at in (16, 20)]
    if not picture.startswith(PNG_SIGNATURE) or len(picture) < 24:
        yield Fault(("logo",), "une image PNG")
    elif len(picture) > MOST_LOGO_KILOBYTES * 1000:
        yield Fault(("logo",), f"une image de {MOST_LOGO_KILOBYTES} ko au plus", f"{len(picture) // 1000} ko")
    elif max(sides) > MOST_LOGO_PIXELS:
        yield Fault(("logo",), f"une image de {MOST_LOGO_PIXELS} points de côté au plus", str(max(sides)))


def _scales(kit: Kit) -> Iterator[Fault]:
    for at, scale in enumerate(kit.scales):
        steps = ("scales", at)
        for name in ("unit", "source"):
            if not getattr(scale, name).strip():
                yield Fault((*steps, name), "un texte qui ne soit pas vide")
        if not scale.values:
            yield Fault((*steps, "values"), "au moins une valeur datée")
        for n, value in enumerate(scale.values):
            yield from _value((*steps, "values", n, "value"), value)
        for n, (before, after) in enumerate(pairwise(scale.values), 1):
            if after.since <= before.since:
                expected = f"un jour après le {Day().show(before.since)}\u202f: les valeurs se suivent par date"
                yield Fault((*steps, "values", n, "since"), expected, Day().show(after.since))


def _value(steps: Steps, value: ScaleValue) -> Iterator[Fault]:
    exponent = value.value.as_tuple().exponent
    if abs(value.value) >= MOST_VALUE or not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        yield Fault(steps, f"un nombre d’un milliard au plus, et {MOST_DECIMALS} décimales")


def _letters(kit: Kit) -> Iterator[Fault]:
    known = merge_names(kit)
    for at, letter in enumerate(kit.letters):
        if not letter.body.strip():
            yield Fault(("letters", at, "body"), "un texte qui ne soit pas vide")
        for problem in () if letter.retired else merge_problems(letter, known):
            yield Fault(("letters", at, "body"), "un courrier qui se remplisse", problem.rstrip("."))


def _operations(kit: Kit) -> Iterator[Fault]:
    programmes = [one.code for one in PROGRAMMES]
    for at, one in enumerate(kit.operations):
        if one.ends_on < one.starts_on:
            expected = f"un jour qui ne vienne pas avant le {Day().show(one.starts_on)}"
            yield Fault(("operations", at, "ends_on"), expected, Day().show(one.ends_on))
        if one.programme not in programmes:
            steps = ("operations", at, "programme")
            yield unknown(steps, "l’un de ces programmes", one.programme, programmes, listed=True)
