# SPDX-License-Identifier: EUPL-1.2
"""Every kind reads what it shows, and refuses the rest with a French sentence."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.births import Births
from accomp_desktop.domain.identifiers import CafNumber, FamilyName, FirstName, Nir, Postcode, Siren, Town
from accomp_desktop.domain.kinds import (
    Amounts,
    Choice,
    Choices,
    Computed,
    Day,
    Debts,
    Email,
    Kind,
    Money,
    Month,
    Months,
    Number,
    Option,
    Percentage,
    Phone,
    Place,
    Refused,
    Scale,
    Siret,
    Text,
    YesNo,
    cell_text,
)
from accomp_desktop.domain.values import Value, answers_from_json, answers_to_json, from_json, plain_json, to_json

OPTIONS = (Option("a", "Première"), Option("b", "Seconde", ("autre mot",)), Option("c", "Troisième", retired=True))
AMOUNTS = st.decimals(-99_999_999, 99_999_999, places=2)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WORDS = st.from_regex(r"[A-Za-zéèçÀ-Ý][a-zéèç' -]{0,30}[a-z]", fullmatch=True)
LABELS = (
    st.from_regex(r"[^\s;][^;\s:,]{0,12}( ?[,:]? ?[^;\s]){0,3}", fullmatch=True)
    .map(lambda text: cell_text(text).replace(";", ","))
    .filter(bool)
)
UNSURE = st.none() | AMOUNTS
VALUES: dict[str, tuple[Kind, st.SearchStrategy[Value]]] = {
    "text": (Text(), WORDS.map(lambda text: " ".join(text.split()))),
    "number": (Number(unit="h", most=10**9), st.integers(0, 10**9)),
    "money": (Money(), AMOUNTS),
    "day": (Day(), DAYS),
    "yes_no": (YesNo(), st.booleans()),
    "choice": (Choice(OPTIONS), st.sampled_from("abc")),
    "choices": (Choices(OPTIONS), st.sampled_from([("a",), ("a", "b"), ("a", "b", "c"), ("c",)])),
    "percentage": (Percentage(), st.decimals(0, 100, places=2)),
    "month": (Month(), DAYS.map(lambda day: day.replace(day=1))),
    "scale": (Scale(), st.integers(1, 5)),
    "phone": (Phone(), st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True)),
    "email": (Email(), st.from_regex(r"[a-z]{1,9}@[a-z]{1,9}\.[a-z]{2,3}", fullmatch=True)),
    "births": (Births(), st.sampled_from(["2015", "12/03/2015, 06/2018, 2021", "mars 2019 et 2021"])),
    "siret": (Siret(), st.sampled_from(["07156646700016", "71336324000027", "35600000049837"])),
    "place": (Place(), st.sampled_from([("35000", "Rennes"), (None, "L’Haÿ-les-Roses"), ("01000", None)])),
    "amounts": (Amounts(), st.lists(st.tuples(LABELS, UNSURE), min_size=1, max_size=4).map(tuple)),
    "debts": (
        Debts(),
        st.lists(st.tuples(LABELS, UNSURE, UNSURE, st.none() | st.booleans()), min_size=1, max_size=4).map(tuple),
    ),
    "months": (Months(), st.tuples(*[AMOUNTS] * 12)),
}
ALL_KINDS: tuple[Kind, ...] = (
    *(kind for kind, _ in VALUES.values()),
    FamilyName(),
    FirstName(),
    Town(),
    Postcode(),
    CafNumber(),
    Siren(),
    Nir(),
    Computed(Money()),
)
CELLS = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.text("0a :;,/\n(35000)", max_size=20),
    st.lists(st.lists(st.text() | st.integers())),
    st.integers(),
    st.floats(),
    st.booleans(),
    DAYS,
    st.datetimes(),
    st.binary(),
)


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u2066", "\ufeff", "\xad", "\x01", "\x9f"])
def test_signs_without_a_shape_are_no_part_of_an_answer(unseen: str) -> None:
    assert FirstName().read(f"Éli{unseen}se") == "Élise"
    assert Text(lines=2).read(f"{unseen}oui\nnon") == "oui\nnon"


@given(st.sampled_from(sorted(VALUES)), st.data())
def test_a_kind_reads_what_it_shows(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    value = data.draw(values)
    text = kind.show(value).removesuffix("\u00a0h").removesuffix(" sur 5")
    assert kind.read(text) == value


@given(st.sampled_from(ALL_KINDS), CELLS)
def test_any_cell_is_read_or_refused(kind: Kind, cell: object) -> None:
    try:
        value = kind.read(cell)
    except Refused:
        return
    assert kind.show(value) is not None
    assert from_json(to_json(value)) == value
    plain_json(value)


@given(st.dictionaries(st.text(max_size=9), st.one_of(AMOUNTS, DAYS, st.booleans(), st.text(), st.integers())))
def test_answers_survive_json(answers: dict[str, Value]) -> None:
    assert answers_from_json(answers_to_json(answers)) == answers


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01.02.1973", date(1973, 2, 1)),
        ("1/11/1977", date(1977, 11, 1)),
        ("22-02-1961", date(1961, 2, 22)),
        ("2023-01-22", date(2023, 1, 22)),
        (" 30/09/2019 ", date(2019, 9, 30)),
        ("3 juillet 1985", date(1985, 7, 3)),
        ("1er août 1985", date(1985, 8, 1)),
        ("5 févr. 85", date(1985, 2, 5)),
        ("03/07/85", date(1985, 7, 3)),
        (29546, date(1980, 11, 21)),
        (29546.0, date(1980, 11, 21)),
        ("29546", date(1980, 11, 21)),
        (datetime(1980, 11, 21, 10, 0, tzinfo=UTC), date(1980, 11, 21)),
        ("2023-01-22 00:00:00", date(2023, 1, 22)),
        ("néant", None),
    ],
)
def test_days_in_every_french_style(text: object, day: date | None) -> None:
    assert Day().read(text) == day


@pytest.mark.parametrize("text", ["inconnue", "31/02/1990", "29/02/2018", "19970-04-22", "12/13/1990", 0, -5, 1e9])
def test_impossible_days_are_refused(text: object) -> None:
    with pytest.raises(Refused, match="date"):
        Day().read(text)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FamilyName(), " gueguen-l'henoret ", "GUEGUEN-L'HENORET"),
        (FirstName(), "JEAN-paul", "Jean-Paul"),
        (FirstName(), "RÉMY", "Rémy"),
        (Town(), "SAINT-JEAN-DU-DOIGT", "Saint-Jean-du-Doigt"),
        (Town(), "LE MANS", "Le Mans"),
        (Town(), "Lannion", "Lannion"),
        (Phone(), "+33 7 98 14 03 90", "0798140390"),
        (Phone(), "0033602207532", "0602207532"),
        (Phone(), 736064149.0, "0736064149"),
        (Phone(), "06.11.77.52.29", "0611775229"),
        (Email(), " DENIS@EXAMPLE.ORG ", "denis@example.org"),
        (Email(), "zoé.müller@example.org", "zoé.müller@example.org"),
        (Email(), "pas de mail", None),
        (Postcode(), 1000.0, "01000"),
        (Postcode(), "35 000", "35000"),
        (CafNumber(), "1759992 A", "1759992"),
        (CafNumber(), 667138.0, "0667138"),
        (Siret(), 7156646700016.0, "07156646700016"),
        (Siret(), "713 363 240 00027", "71336324000027"),
        (Siret(), "35600000049837", "35600000049837"),
        (Money(), "1 234,50 €", Decimal("1234.50")),
        (Money(), "−1\u202f234,50\u00a0€", Decimal("-1234.50")),
        (Number(), 3.0, 3),
        (Months(), "; " * 11, None),
        (YesNo(), "X", True),
        (Siren(), "néant", None),
        (Nir(), "néant", None),
    ],
)
def test_cells_as_they_come(kind: Kind, cell: object, value: Value) -> None:
    assert kind.read(cell) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Siret(), "26763391500026"),
        (Siret(), "8,12345E+13"),
        (Siret(), "767633915"),
        (Email(), "jean.dupont(at)example"),
        (Phone(), "12345"),
        (Postcode(), "00123"),
        (CafNumber(), "12345678"),
        (CafNumber(), "0"),
        (FamilyName(), "1234"),
        (Money(), "beaucoup"),
        (Money(), True),
        (Money(), "1 000 000 000"),
        (Number(), "2,5"),
        (Number(most=30), 31),
        (Choice(OPTIONS), "quatrième"),
        (Choices(OPTIONS), "Première; quatrième"),
        (YesNo(), "peut-être"),
        (Months(), "1;2;3"),
    ],
)
def test_what_is_refused(kind: Kind, cell: object) -> None:
    with pytest.raises(Refused):
        kind.read(cell)


def test_shows_in_french() -> None:
    assert Money().show(Decimal("-1234567.5")) == "−1\u202f234\u202f567,50\u00a0€"
    assert Phone().show("0612345678") == "06\u00a012\u00a034\u00a056\u00a078"
    assert Siret().show("07156646700016") == "071\u00a0566\u00a0467\u00a000016"
    assert Choice(OPTIONS).show("inconnu") == "inconnu"
    assert Scale().show(3) == "3 sur 5"
    assert YesNo().show(value=False) == "Non"
    assert Day().show(None) == ""
