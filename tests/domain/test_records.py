# SPDX-License-Identifier: EUPL-1.2
"""Records, their fields, the history in the user’s words, and the income that rose."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.business import Income
from accomp_desktop.domain.changes import Edit
from accomp_desktop.domain.exit import income_rose
from accomp_desktop.domain.history import told
from accomp_desktop.domain.kit import ExitReason, Kit, Track
from accomp_desktop.domain.operation import DIPLOMAS, ISCED
from accomp_desktop.domain.person import Person
from accomp_desktop.domain.questions import Form, Item, Question, Section
from accomp_desktop.domain.record import value_of, with_value
from accomp_desktop.domain.spine import SPINE

KIT = Kit(
    code="00",
    label="Essai",
    departement="Essai",
    author="Essai",
    labels={"birth_name": "Nom de famille"},
    fields=(Question("housing", "Logement", kind="choice", list="housing"),),
    lists={"housing": (Item("rent", "Locataire"),), "papers": (Item("receipts", "Livre de recettes"),)},
    forms=(Form("initial", "Initial", (Section("a", "A", (Question("clients", "Clients", kind="number"),)),)),),
    tracks=(Track("boost", "Booster", "…"),),
    exit_reasons=(ExitReason("S1", "Activité viable", "positive"),),
)


def test_every_core_field_names_a_column_of_its_record() -> None:
    for kind, sort in SPINE.items():
        columns = set(sort.record.__dataclass_fields__)
        assert {item.attribute for item in sort.fields} <= columns, kind
        assert set(sort.parents) <= columns, kind
        assert all(item.record == kind and item.core for item in sort.fields)


def test_parents_stand_before_what_hangs_from_them() -> None:
    order = list(SPINE)
    for kind, sort in SPINE.items():
        assert all(order.index(parent) < order.index(kind) for parent in sort.parents.values())


def test_field_keys_are_unique_where_they_are_asked() -> None:
    for kind in SPINE:
        keys = [item.key for item in KIT.fields_of(kind)]
        assert len(keys) == len(set(keys))


def test_every_diploma_has_an_isced_level() -> None:
    assert {one.code for one in DIPLOMAS} == set(ISCED)


@given(st.sampled_from(["phone", "phone2", "email", "housing", "town"]), st.sampled_from(["0612345678", "x", None]))
def test_a_value_put_is_the_value_read(key: str, value: str | None) -> None:
    person = Person(phones=("0600000000", "0700000000"), emails=("a@example.org",))
    item = next(one for one in KIT.fields_of("person") if one.key == key)
    changed = with_value(person, item, value)
    if key == "phone" and value is None:
        assert changed.phones == ("0700000000",)
    else:
        assert value_of(changed, item) == value


def test_a_kit_relabels_core_fields_and_adds_its_own() -> None:
    labels = {item.key: item.label for item in KIT.fields_of("person")}
    assert labels["birth_name"] == "Nom de famille"
    assert labels["housing"] == "Logement"


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            Edit("person", "p", {"town": "Vitré", "answers": {}}, {"town": "Redon", "answers": {"housing": "rent"}}),
            [("Commune", "Vitré", "Redon"), ("Logement", "", "Locataire")],
        ),
        (
            Edit("person", "p", None, {"phones": ["0612345678"]}),
            [("Téléphone", "", "06\u00a012\u00a034\u00a056\u00a078")],
        ),
        (Edit("plan", "l", None, {"track": "boost"}), [("Voie", "", "Booster")]),
        (Edit("piece", "i", None, {"sort": "receipts"}), [("Pièce", "", "Livre de recettes")]),
        (Edit("exit", "e", {"reason": "S1"}, {"reason": "S9"}), [("Motif de sortie", "Activité viable", "S9")]),
        (Edit("diagnosis", "d", None, {"answers": {"clients": 4}}), [("Clients", "", "4")]),
        (Edit("person", "p", None, None), [("Contenu effacé", "", "")]),
    ],
)
def test_the_history_tells_fields_old_and_new(edit: Edit, lines: list[tuple[str, str, str]]) -> None:
    assert [(line.field, line.before, line.after) for line in told(edit, KIT)] == lines


def earned(on: date, net: int | None, wages: int | None = None) -> Income:
    return Income(
        person_id="p",
        on=on,
        net_activity=None if net is None else Decimal(net),
        wages=None if wages is None else Decimal(wages),
    )


ENTRY, MIDDLE, EXIT = date(2025, 1, 10), date(2025, 6, 1), date(2025, 12, 20)


@pytest.mark.parametrize(
    ("incomes", "rose"),
    [
        ([earned(ENTRY, 300), earned(EXIT, 700)], True),
        ([earned(ENTRY, 700), earned(EXIT, 300)], False),
        ([earned(ENTRY, 500), earned(EXIT, 300, 400)], True),
        ([earned(ENTRY, 500), earned(EXIT, 500)], False),
        ([earned(ENTRY, 0), earned(EXIT, None, 900)], True),
        ([earned(ENTRY, None), earned(EXIT, 900)], None),
        ([earned(EXIT, 900)], None),
        ([earned(ENTRY, 500)], None),
        ([earned(ENTRY, 100), earned(MIDDLE, 900), earned(EXIT, 50)], False),
        ([], None),
    ],
)
def test_income_rose(incomes: list[Income], rose: object) -> None:
    assert income_rose(incomes, ENTRY, EXIT) is rose
