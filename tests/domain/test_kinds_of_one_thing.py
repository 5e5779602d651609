# SPDX-License-Identifier: EUPL-1.2
"""Percentages, months, places and what is computed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accomp_desktop.domain.kinds import Computed, Kind, Money, Month, Number, Percentage, Place, Refused, YesNo
from accomp_desktop.domain.values import Value

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Percentage(), "12,5 %", Decimal("12.50")),
        (Percentage(), "12,5\u202f%", Decimal("12.50")),
        (Percentage(), 12.5, Decimal("12.50")),
        (Percentage(), 0.125, Decimal("0.12")),
        (Percentage(), "-0", Decimal(0)),
        (Percentage(), "nc", None),
        (Month(), "03/2026", MARCH),
        (Month(), "3-2026", MARCH),
        (Month(), "mars 2026", MARCH),
        (Month(), "Mars-2026", MARCH),
        (Month(), "Août 2026", date(2026, 8, 1)),
        (Month(), "2026-03", MARCH),
        (Month(), "17/03/2026", MARCH),
        (Month(), date(2026, 3, 17), MARCH),
        (Month(), datetime(2026, 3, 17, 8, 0, tzinfo=UTC), MARCH),
        (Month(), 46_098, MARCH),
        (Month(), "", None),
        (Month(), None, None),
        (Place(), "35000 Rennes", ("35000", "Rennes")),
        (Place(), "35000 RENNES", ("35000", "Rennes")),
        (Place(), "Rennes (35000)", ("35000", "Rennes")),
        (Place(), "Rennes", (None, "Rennes")),
        (Place(), "1000", ("01000", None)),
        (Place(), ["35000", None], ("35000", None)),
        (Place(), ("35000", "Rennes"), ("35000", "Rennes")),
        (Place(), "?", None),
    ],
)
def test_cells_as_they_come(kind: Kind, cell: object, value: Value) -> None:
    assert kind.read(cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "why"),
    [
        (Percentage(), "100,01", "n’est pas entre 0 et 100"),
        (Percentage(), -1, "n’est pas entre 0 et 100"),
        (Percentage(), "la moitié", "n’est pas un nombre"),
        (Month(), "13/2026", "n’est pas un mois"),
        (Month(), "03/26", "n’est pas un mois"),
        (Month(), "brumaire 2026", "n’est pas un mois"),
        (Month(), "2026-00", "n’est pas un mois"),
        (Place(), "99 9", "n’est pas une commune"),
        (Computed(Money()), "12", "cette réponse est calculée"),
    ],
)
def test_what_is_refused_is_told(kind: Kind, cell: object, why: str) -> None:
    with pytest.raises(Refused, match=why):
        kind.read(cell)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Percentage(), Decimal("12.50"), "12,5\u202f%"),
        (Percentage(), Decimal(100), "100\u202f%"),
        (Percentage(), Decimal("0.05"), "0,05\u202f%"),
        (Percentage(), None, ""),
        (Month(), date(2026, 2, 1), "février 2026"),
        (Month(), None, ""),
        (Place(), ("35000", "Rennes"), "35000 Rennes"),
        (Place(), (None, "Rennes"), "Rennes"),
        (Place(), None, ""),
        (Computed(Percentage()), Decimal(3), "3\u202f%"),
        (Computed(Number(unit="h")), Decimal("1234.50"), "1\u202f234,5\u00a0h"),
        (Computed(Number()), "beaucoup", "beaucoup"),
        (Computed(YesNo()), True, "Oui"),
    ],
)
def test_shows_in_french(kind: Kind, value: Value, shown: str) -> None:
    assert kind.show(value) == shown


@given(st.text() | st.from_regex(r"[0-9]{0,6}[ ,(-]{0,2}[A-Za-z' -]{0,9}[ (-]{0,2}[0-9]{0,6}\)?", fullmatch=True))
def test_a_place_is_read_again_from_what_is_shown(text: str) -> None:
    assume("00000" not in text)
    try:
        value = Place().read(text)
    except Refused:
        return
    assert Place().read(Place().show(value)) == value
