# SPDX-License-Identifier: EUPL-1.2
"""A kit is asked by codes: what a track proposes, what proves an exit, how a question is asked, what a scale says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accomp_desktop.domain.kinds import Amounts, Choice, Choices, Scale, Text
from accomp_desktop.domain.kit import ActionTemplate, ExitReason, Kit, Track
from accomp_desktop.domain.questions import Item, KindName, Question
from accomp_desktop.domain.scales import DatedScale, ScaleUnknown, ScaleValue

QUOTE = ActionTemplate("quote", "Devis")
BOOST = Track("boost", "Booster", "…", actions=("price", "quote", "never"))
KIT = Kit(
    code="00",
    label="Essai",
    departement="Essai",
    author="Essai",
    lists={
        "advisers": (Item("nadia", "Nadia BELLEC"),),
        "partners": (Item("cci", "CCI"),),
        "proofs": (Item("notice", "Avis d’imposition"),),
        "pick": (Item("a", "Un"), Item("b", "Deux"), Item("c", "Trois", retired=True)),
        "natures": (Item("shop", "Vente", means="vente_commerce"), Item("farm", "Agricole")),
    },
    actions=(QUOTE, ActionTemplate("price", "Prix", retired=True)),
    tracks=(BOOST,),
    scales=(DatedScale("rsa", "RSA", "€/mois", "Décret", (ScaleValue(date(2026, 4, 1), Decimal("651.69")),)),),
)


def test_a_track_proposes_its_actions_that_are_not_retired() -> None:
    assert KIT.track("boost") is BOOST
    assert KIT.actions_of(BOOST) == (QUOTE,)


def test_a_line_means_the_same_whatever_its_code() -> None:
    assert KIT.meaning("natures", "shop") == "vente_commerce"
    assert KIT.meaning("natures", "farm") == ""
    assert KIT.meaning("natures", None) is None
    assert KIT.meaning("natures", "gone") is None
    assert KIT.meaning("nothing", "shop") is None


def test_an_exit_says_what_proves_it_when_something_does() -> None:
    reason = ExitReason("S1", "Activité viable", "positive", proof="notice")
    assert KIT.proof_of(reason) == "Avis d’imposition"
    assert KIT.proof_of(replace(reason, proof="")) == ""


@pytest.mark.parametrize(
    ("kind", "sort", "codes"),
    [
        ("choice", Choice, ["a", "b", "c"]),
        ("choices", Choices, ["a", "b", "c"]),
        ("member", Choice, ["nadia"]),
        ("partner", Choice, ["cci"]),
    ],
)
def test_a_question_offers_its_list_or_the_one_its_kind_names(kind: KindName, sort: type, codes: list[str]) -> None:
    asked = KIT.field(Question("q", "Q", kind=kind, list="pick")).kind
    assert isinstance(asked, sort)
    assert [one.code for one in getattr(asked, "options", ())] == codes


@pytest.mark.parametrize("given", [("b", "a"), ["a", "b"], "Deux ; Un"])
def test_several_answers_are_kept_in_the_order_of_their_list(given: object) -> None:
    assert KIT.field(Question("q", "Q", kind="choices", list="pick")).kind.read(given) == ("a", "b")


def test_a_table_of_amounts_proposes_the_lines_of_its_list_that_are_not_retired() -> None:
    assert KIT.field(Question("q", "Q", kind="amounts", list="pick")).kind == Amounts(("Un", "Deux"))


def test_a_long_text_has_room_and_a_scale_the_words_of_its_ends() -> None:
    long, short = (KIT.field(Question("q", "Q", kind=kind)).kind for kind in ("long_text", "text"))
    assert isinstance(long, Text)
    assert isinstance(short, Text)
    assert long.lines > short.lines
    assert KIT.field(Question("q", "Q", kind="scale", low="peu", high="très")).kind == Scale(low="peu", high="très")


def test_a_scale_is_found_by_its_code_or_said_to_be_missing() -> None:
    day = date(2026, 5, 1)
    assert KIT.scale("rsa", day).on(day).value == Decimal("651.69")
    with pytest.raises(ScaleUnknown, match="smic"):
        KIT.scale("smic", day)
