# SPDX-License-Identifier: EUPL-1.2
"""Amounts by line and debts by creditor: read as people write them, shown so that they can be read again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.kinds import Amounts, Debts, Kind, Months, Refused, total
from accomp_desktop.domain.values import Value

PARTS = st.sampled_from([
    "Urssaf", "Prêt : auto", "Loyer", ":", " : ", ";", "\n", ", ", "1 200", "30,50 €", "?", "100 par mois", "60/mois",
    "échéancier", "sans échéancier",
])  # fmt: skip
WRITTEN = st.lists(PARTS, max_size=9).map("".join)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Amounts(), "Loyer : 400 ; Téléphone : 30", (("Loyer", Decimal(400)), ("Téléphone", Decimal(30)))),
        (Amounts(), "Loyer\u202f: 1 400,50 €\nEau : ?\n", (("Loyer", Decimal("1400.50")), ("Eau", None))),
        (Amounts(), [["Loyer", 400], ["", None], [], ("Eau",)], (("Loyer", Decimal(400)), ("Eau", None))),
        (Amounts(), [["Eau ; gaz", "12,5"], "Loyer"], (("Eau , gaz", Decimal("12.50")), ("Loyer", None))),
        (Amounts(), "Prêt : auto : 90", (("Prêt : auto", Decimal(90)),)),
        (Amounts(), "néant", None),
        (Amounts(), (), None),
        (Debts(), "Urssaf : 1 200 ; 100 par mois ; échéancier", (("Urssaf", Decimal(1200), Decimal(100), True),)),
        (
            Debts(),
            "Urssaf : 1 200,00 €, 100 €/mois, échéancier ; Banque : 300",
            (("Urssaf", Decimal(1200), Decimal(100), True), ("Banque", Decimal(300), None, None)),
        ),
        (Debts(), "Bailleur : sans échéancier", (("Bailleur", None, None, False),)),
        (Debts(), [["CAF", 80, None, "non"], ("Ami",)], (("CAF", Decimal(80), None, False), ("Ami", None, None, None))),
        (Debts(), None, None),
        (Months(), " ; ; ", None),
    ],
)
def test_tables_as_people_write_them(kind: Kind, cell: object, value: Value) -> None:
    assert kind.read(cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "why"),
    [
        (Amounts(), "Loyer 400", "il faut un intitulé"),
        (Amounts(), ": 400", "n’a pas d’intitulé"),
        (Amounts(), "Loyer : beaucoup", "n’est pas un nombre"),
        (Amounts(), "Loyer : 400 ; 30", "« 30 » est de trop"),
        (Debts(), "Urssaf : 100 ; 200", "« 200 » est de trop"),
        (Debts(), [["CAF", 1, 2, "peut-être"]], "ni oui ni non"),
    ],
)
def test_a_table_says_what_it_refuses(kind: Kind, cell: object, why: str) -> None:
    with pytest.raises(Refused) as told:
        kind.read(cell)
    assert why in str(told.value).replace("\u202f", " ")


def test_a_table_shows_as_it_is_read() -> None:
    charges = (("Loyer", Decimal(400)), ("Eau", None))
    assert Amounts().show(charges) == "Loyer\u202f: 400,00\u00a0€\u202f; Eau\u202f: ?"
    debts = (("Urssaf", Decimal(1200), Decimal(100), True), ("Banque", None, None, False))
    assert Debts().show(debts) == (
        "Urssaf\u202f: 1\u202f200,00\u00a0€, 100,00\u00a0€ par mois, échéancier\u202f; Banque\u202f: ?, sans échéancier"
    )
    assert Amounts().show(None) == Debts().show(None) == ""


@given(st.sampled_from([Amounts(), Debts()]), WRITTEN)
def test_what_was_read_is_read_again_from_what_is_shown(kind: Kind, text: str) -> None:
    try:
        value = kind.read(text)
    except Refused:
        return
    assert kind.read(kind.show(value)) == value


def test_only_known_amounts_are_added_up() -> None:
    debts = (("Urssaf", Decimal(1200), Decimal(100), True), ("Banque", Decimal(300), None, False))
    assert total(debts) == Decimal(1500)
    assert total(debts, 2) == Decimal(100)
    assert total((("Loyer", None),)) is None
    assert total(None) is None
