# SPDX-License-Identifier: EUPL-1.2
"""A column that the kit does not know becomes a field: its kind is that of its values, and the kit stays whole."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.choices import AS_USUAL, Judging, Reading
from accomp_desktop.domain.listing import Use
from accomp_desktop.domain.new_field import guess_kind, new_field, options_of, propose_question, with_fields
from accomp_desktop.domain.questions import KindName, Question
from accomp_desktop.domain.table import Cell
from accomp_desktop.domain.understanding import kit_after, layout_of, understand
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from tests.listing import HEADINGS, KIT, ODETTE, SYLVIE, TODAY, book

CELLS = st.one_of(st.none(), st.text(max_size=90), st.integers(), st.floats(allow_nan=False), st.booleans(), st.dates())


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["Oui", "non", "O", "N"], "yes_no"),
        ([True, False], "yes_no"),
        ([date(2024, 1, 2), "3/4/2024"], "day"),
        ([45000, 45001], "number"),
        (["12", 3, "1 200"], "number"),
        (["12,50", 3.5, "607 €"], "money"),
        (["0123", "0456", "0789"], "text"),
        (["Voiture", "vélo", "Velo", "voiture", "Bus", "BUS"], "choice"),
        (["Voiture", "Vélo"], "text"),
        (["à rappeler en mars", "ne veut plus venir", "rappelée"], "text"),
        ([], "text"),
    ],
)
def test_the_values_tell_the_kind(values: Sequence[Cell], kind: KindName) -> None:
    assert guess_kind(values) == kind


@pytest.mark.parametrize(
    ("heading", "label", "key"),
    [
        ("OBSERVATIONS :", "Observations", "observations"),
        ("id_interne", "Id interne", "id_interne"),
        ("N° de quittance", "N° de quittance", "n_de_quittance"),
        ("2e projet", "2e projet", "champ_2e_projet"),
        ("Mobility", "Mobility", "mobility_2"),
        ("phone", "Phone", "phone_2"),
        ("???", "Sans intitulé", "sans_intitule"),
    ],
)
def test_the_heading_gives_a_label_and_a_key_of_its_own(heading: str, label: str, key: str) -> None:
    question = propose_question(heading, ["a", "b"], KIT)
    assert (question.label, question.key, question.record) == (label, key, "person")


def test_a_long_text_is_written_on_several_lines() -> None:
    assert propose_question("Observations", ["mot " * 30], KIT).lines == 3


def test_a_choice_comes_with_its_list() -> None:
    cells: list[Cell] = ["Voiture", "vélo", None, "Vélo", "-", "Bus", "Voiture", "Bus"]
    added = new_field(propose_question("Transport", cells, KIT), cells, KIT)
    kit = with_fields(KIT, [added])
    assert [(one.code, one.label) for one in kit.lists["transport"]] == [
        ("voiture", "Voiture"),
        ("velo", "vélo"),
        ("bus", "Bus"),
    ]
    assert kit.field(kit.fields[-1]).kind.read("VÉLO") == "velo"
    assert with_fields(kit, [added]) == kit, "what is there is not added twice"


def test_two_options_of_the_same_letters_have_two_codes() -> None:
    assert [one.code for one in options_of(["C+", "C", "++"])] == ["c", "c_2", "choix"]


def test_a_new_field_is_found_again_in_the_next_list() -> None:
    lines = ((*HEADINGS, "Projet perso."), (*ODETTE, "vendre"))
    kit = with_fields(KIT, [new_field(Question("project", "Idée", headings=("Projet perso.",)), ["vendre"], KIT)])
    assert understand(book(*lines), kit, today=TODAY).listing.columns[-1].fields == ("project",)


@given(st.text(max_size=60), st.lists(CELLS, max_size=20), st.sampled_from([None, "choice"]))
def test_any_column_gives_a_field_that_the_kit_takes(heading: str, cells: list[Cell], kind: KindName | None) -> None:
    question = propose_question(heading, cells, KIT)
    if kind:
        question = Question(question.key, question.label, kind)
    kit = with_fields(KIT, [new_field(question, cells, KIT)])
    assert kit_from_data(kit_to_data(kit)) == kit
    assert len(kit.fields) == len(KIT.fields) + 1


def test_an_import_leaves_its_layout_in_the_kit_once() -> None:
    understood = understand(book(HEADINGS, ODETTE), KIT, today=TODAY)
    kit = kit_after(KIT, understood, Judging(extent="new"))
    assert kit.layouts == (layout_of(understood, "new"),)
    assert kit_from_data(kit_to_data(kit)) == kit
    assert kit_after(kit, understood, Judging(extent="new")) is kit
    assert len(kit_after(kit, understood, AS_USUAL).layouts) == 1, "the same headings replace their layout"


@pytest.mark.parametrize("header_row", [0, 2])
def test_a_line_of_someone_is_never_remembered_as_headings(header_row: int) -> None:
    reading = Reading(header_row=header_row, uses={1: Use(("birth_name",))})
    understood = understand(book(HEADINGS, ODETTE, SYLVIE), KIT, today=TODAY, reading=reading)
    assert kit_after(KIT, understood, AS_USUAL) is KIT
