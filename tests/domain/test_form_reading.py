# SPDX-License-Identifier: EUPL-1.2
"""What a form says of the answers: only alerts that hold, urgent first; a mark only when it is known."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.form_reading import read_answers
from accomp_desktop.domain.questions import Alert, Form, Score

FORM = Form(
    "diagnosis",
    "Diagnostic",
    (),
    (Score("sales", "Commercial", "clients * 4", 40), Score("words", "Mots", '"beaucoup"')),
    (
        Alert("few", "Peu de clients", "clients < 3", "info"),
        Alert("none", "Aucun client", "clients == 0", "urgent"),
        Alert("old", "Ancienne alerte", "clients < 3", retired=True),
    ),
)


def test_alerts_that_hold_come_by_urgency_and_a_retired_one_never() -> None:
    assert [one.code for one in read_answers(FORM, {"clients": 0}).alerts] == ["none", "few"]
    assert [one.code for one in read_answers(FORM, {"clients": 2}).alerts] == ["few"]


def test_an_unknown_answer_warns_of_nothing_and_gives_no_mark() -> None:
    reading = read_answers(FORM, {})
    assert reading.alerts == ()
    assert [one.value for one in reading.marks] == [None, None]


@given(st.integers(-1000, 1000))
def test_a_mark_stays_between_zero_and_the_most(clients: int) -> None:
    value = read_answers(FORM, {"clients": clients}).marks[0].value
    assert value == min(max(Decimal(clients * 4), Decimal(0)), Decimal(40))
