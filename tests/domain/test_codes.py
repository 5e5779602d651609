# SPDX-License-Identifier: EUPL-1.2
"""Codes made of what a user types can be told in an expression, and none comes twice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.codes import code_from, unused
from accomp_desktop.domain.expressions import names


@given(st.text())
def test_any_text_gives_a_code_that_an_expression_can_name(text: str) -> None:
    code = code_from(text, "champ")
    assert re.fullmatch(r"[a-z][a-z0-9_]*", code)
    assert names(code) == {code}


def test_a_word_of_the_expressions_is_no_code() -> None:
    assert code_from("If", "champ") == "champ_if"
    assert code_from("3", "choix") == "choix_3"


def test_a_code_that_is_taken_gets_a_number() -> None:
    assert unused("transport", {"transport", "transport_2"}) == "transport_3"
