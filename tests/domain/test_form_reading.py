# SPDX-License-Identifier: EUPL-1.2
"""What a form says of the answers: only alerts that hold, urgent first; a mark only when it is known."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.form_reading import TOO_FEW_MONTHS, Mark, alerts_raised, marks_given
from accomp_desktop.domain.kinds import Computed, Money, Months, Number
from accomp_desktop.domain.livelihood_names import LIVELIHOOD_FIELDS
from accomp_desktop.domain.missing_answers import Told
from accomp_desktop.domain.questions import Alert, Form, Score
from accomp_desktop.domain.values import Value

FORM = Form(
    "diagnosis",
    "Diagnostic",
    (),
    (
        Score("sales", "Commercial", "clients * 4", 40),
        Score("words", "Mots", '"beaucoup"'),
        Score("hope", "Projet", told=("clients", "gone")),
        Score("worth", "Valeur", "target_rsa / half"),
    ),
    (
        Alert("few", "Peu de clients", "clients < 3", "info"),
        Alert("none", "Aucun client", "clients == 0", "urgent"),
        Alert("old", "Ancienne alerte", "clients < 3", retired=True),
    ),
)
FIELDS = {
    one.key: one
    for one in (
        *LIVELIHOOD_FIELDS,
        Field("clients", "Clients", Number()),
        Field("half", "La moitié", Computed(Money()), formula="whole / 2"),
        Field("whole", "Le tout", Money()),
        Field("months", "Recettes", Months()),
    )
}
YEAR = (Decimal(1),) * 12


def marks(*missing: str, **answers: Value) -> list[Mark]:
    return list(marks_given(FORM, Told(answers, FIELDS, missing)))


def test_alerts_that_hold_come_by_urgency_and_a_retired_one_never() -> None:
    assert [one.code for one in alerts_raised(FORM, {"clients": 0})] == ["none", "few"]
    assert [one.code for one in alerts_raised(FORM, {"clients": 2})] == ["few"]


def test_an_unknown_answer_warns_of_nothing_and_gives_no_mark() -> None:
    assert alerts_raised(FORM, {}) == ()
    assert [one.value for one in marks(months=YEAR)] == [None] * 4


def test_a_mark_that_cannot_be_given_says_what_it_waits_for() -> None:
    sales, words, hope, worth = marks("Logement", months=YEAR)
    assert sales.why == "Pas de note\u202f: il manque «\u202fClients\u202f»."
    assert words.why == "Pas de note pour ces réponses."
    assert (hope.why, hope.told) == ("", (("Clients", ""),))
    assert worth.why == "Pas de note\u202f: il manque «\u202fLogement\u202f», «\u202fLe tout\u202f»."
    assert "Chiffre d’affaires qui laisse le montant du RSA" in marks(months=YEAR)[3].why


def test_no_mark_is_given_under_six_months_where_months_are_asked() -> None:
    assert marks(clients=3)[0].why == TOO_FEW_MONTHS
    assert marks(clients=3, months=(None,) * 7 + YEAR[:5])[0].why == TOO_FEW_MONTHS
    without = {key: one for key, one in FIELDS.items() if key != "months"}
    assert marks_given(FORM, Told({"clients": 3}, without))[0].value == 12


def test_an_axis_without_a_formula_says_its_answers() -> None:
    assert marks(clients=3)[2].told == (("Clients", "3"),)


@given(st.integers(-1000, 1000))
def test_a_mark_stays_between_zero_and_the_most(clients: int) -> None:
    value = marks(clients=clients, months=YEAR)[0].value
    assert value == min(max(Decimal(clients * 4), Decimal(0)), Decimal(40))
