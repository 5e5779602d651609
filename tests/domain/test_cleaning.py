# SPDX-License-Identifier: EUPL-1.2
"""Each line gives its values; a faulty one is set aside and said, and what is no person is passed over."""

from datetime import date

import pytest

from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.kinds import Refused
from accomp_desktop.domain.listing import Use
from accomp_desktop.domain.place_kind import split_place
from accomp_desktop.domain.splitting import split_address, split_first_name, split_name
from accomp_desktop.domain.table import Cell
from tests.listing import HEADINGS, ODETTE, SYLVIE, planned, written


def test_totals_footers_blanks_and_repeated_headings_are_no_people() -> None:
    plan = planned(
        HEADINGS, ODETTE, [], [None, "  ", None, None], HEADINGS, SYLVIE, ["TOTAL", None, None, None],
        [None, "Total", None, 2], ["Édité le 01/10/2026 – page 1/1"], ["Source\u00a0: Département", "Sous-total"],
    )  # fmt: skip
    assert [row.row for row in plan.rows] == [2, 6]
    assert plan.counts["read"] == 2


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        (["1", None, "Odette", ODETTE[3]], "birth_name", "Nom de naissance (case B2)\u202f: la case est vide."),
        (["1", "MOËLO", None, ODETTE[3]], "first_name", "Prénom (case C2)\u202f: la case est vide."),
        (["1", "MOËLO", "Odette"], "birth_date", "Date de naissance (case D2)\u202f: la case est vide."),
        (["1", "MOËLO", "Odette", "inconnue"], "birth_date", "n’est pas une date"),
        (["1", "MOËLO", "Odette", date(2031, 7, 14)], "birth_date", "est dans l’avenir"),
        (["1", "MOËLO", "Odette", "14/07/1910"], "birth_date", "remonte à plus de 110 ans"),
        (["1", "1234", "Odette", ODETTE[3]], "birth_name", "n’est pas un nom"),
    ],
)
def test_who_cannot_be_identified_is_refused(line: list[Cell], field: str, said: str) -> None:
    [row] = planned(HEADINGS, line).rows
    assert row.status == "refused"
    [problem] = row.problems
    assert problem.field == field
    assert said in problem.message


def test_someone_called_page_is_no_footer() -> None:
    assert [row.status for row in planned(HEADINGS, ["1", "PAGE", None, ODETTE[3]]).rows] == ["refused"]


def test_a_missing_column_is_said_to_be_missing() -> None:
    [row] = planned(["Nom", "Prénom", "Ville"], ["MOËLO", "Odette", "Dinan"]).rows
    assert [one.message for one in row.problems] == ["Date de naissance\u202f: la colonne manque."]


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("SIRET", "26763391500026", "siret"),
        ("Mail", "jean.dupont(at)example", "email"),
        ("Téléphone", "06 12 34", "phone"),
        ("CP", "Dinan", "postcode"),
        ("RSA depuis le", "14/07/0206", "rsa_since"),
        ("Sexe", "?!", "sex"),
        ("Niveau de formation", "licorne", "education_level"),
        ("Profession", "2880874685454", "trade"),
        ("Commune", "#N/A", "town"),
    ],
)
def test_a_faulty_value_is_set_aside_and_the_line_kept(heading: str, cell: str, field: str) -> None:
    [row] = planned([*HEADINGS, heading], [*ODETTE, cell]).rows
    assert row.status == "created"
    assert row.values[field] is None
    [problem] = row.problems
    assert (problem.field, problem.cell) == (field, "E2")


@pytest.mark.parametrize(
    ("heading", "cell", "values"),
    [
        ("CP Ville", "22000 SAINT BRIEUC", {"postcode": "22000", "town": "Saint Brieuc"}),
        ("CP Ville", "Dinan (22100)", {"postcode": "22100", "town": "Dinan"}),
        ("CP Ville", "1000 BOURG-EN-BRESSE", {"postcode": "01000", "town": "Bourg-en-Bresse"}),
        ("CP Ville", "Dinan", {"postcode": None, "town": "Dinan"}),
        ("Téléphones", "06 11 22 33 44 / 02.96.11.22.33", {"phone": "0611223344", "phone2": "0296112233"}),
        ("Téléphone", "0611223344\n0611223344", {"phone": "0611223344"}),
        ("Téléphone", "06/11/22/33/44", {"phone": "0611223344"}),
        ("Mail", "a@example.org; b@example.org", {"email": "a@example.org", "email2": "b@example.org"}),
        ("Mail", "pas de mail", {"email": None}),
    ],
)
def test_a_cell_may_hold_several_values(heading: str, cell: str, values: dict[str, str | None]) -> None:
    [row] = planned([*HEADINGS, heading], [*ODETTE, cell]).rows
    assert {field: row.values.get(field) for field in values} == values
    assert row.problems == ()


def test_of_two_columns_of_one_field_the_first_that_says_something_is_read() -> None:
    reading = Reading(uses={4: Use(("town",)), 5: Use(("town",))})
    lines = ([*ODETTE, None, "Dinan"], [*SYLVIE, "Lannion", "Dinan"])
    plan = planned([*HEADINGS, "Ici", "Là"], *lines, reading=reading)
    assert [row.values["town"] for row in plan.rows] == ["Dinan", "Lannion"]


def test_a_box_ticked_beside_numbers_says_yes_or_no() -> None:
    plan = planned([*HEADINGS, "CSS", "Enfants"], [*ODETTE, True, 1], [*SYLVIE, 0, False])
    assert [row.values["solidarity_health_cover"] for row in plan.rows] == [True, False]
    assert [row.values["children"] for row in plan.rows] == [1, None]


def test_a_third_phone_is_said_not_to_be_kept() -> None:
    [row] = planned([*HEADINGS, "Téléphone"], [*ODETTE, "0611223344, 0611223355, 0611223366"]).rows
    assert [one.field for one in row.problems] == ["phone2"]
    assert "3 valeurs dans une case" in row.problems[0].message


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("LE GALL Éric", ("LE GALL", "Éric")),
        ("Le Gall, Éric", ("Le Gall", "Éric")),
        ("MOËLO ODETTE", ("MOËLO", "ODETTE")),
        ("MOËLO", ("MOËLO", "")),
        ("DE KERGORLAY Anne-Marie", ("DE KERGORLAY", "Anne-Marie")),
    ],
)
def test_a_name_and_first_name_in_one_cell_are_cut(text: str, parts: tuple[str, str]) -> None:
    assert split_name(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Éric LE GALL", ("Éric", "LE GALL")),
        ("Anne-Marie DE KERGORLAY", ("Anne-Marie", "DE KERGORLAY")),
        ("ODETTE MOËLO", ("ODETTE", "MOËLO")),
        ("Odette", ("Odette", "")),
        ("", ("", "")),
    ],
)
def test_a_first_name_and_name_in_one_cell_are_cut(text: str, parts: tuple[str, str]) -> None:
    assert split_first_name(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 rue du Port 22000 Saint-Brieuc", ("12 rue du Port", "22000", "Saint-Brieuc")),
        ("12 rue du Port, 22000 Saint-Brieuc", ("12 rue du Port", "22000", "Saint-Brieuc")),
        ("12 rue du Port", ("12 rue du Port", "", "")),
    ],
)
def test_an_address_in_one_cell_is_cut_at_its_postcode(text: str, parts: tuple[str, str, str]) -> None:
    assert split_address(text) == parts


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("Nom Prénom", "LE GALL ERIC", "impossible de dire où finit le nom"),
        ("Prénom Nom", "ERIC LE GALL", "impossible de dire où finit le prénom"),
    ],
)
def test_a_name_that_nothing_cuts_is_refused(heading: str, cell: str, said: str) -> None:
    [row] = planned(["N° CAF", heading, "Né le"], ["1", cell, ODETTE[3]]).rows
    assert row.status == "refused"
    assert said in row.problems[0].message


def test_a_postcode_alone_is_no_town() -> None:
    assert split_place("22100") == ("22100", "")


def test_a_number_nobody_asked_for_is_nowhere() -> None:
    nir = "2 88 08 74 685 454 12"
    plan = planned([*HEADINGS, "N° Sécu", "Notes"], ["2880874685454", *ODETTE[1:], nir, f"voir {nir}, à rappeler"])
    [row] = plan.rows
    assert "685454" not in f"{plan!r}".replace(" ", "").replace("'2880874685454'", "")
    assert [one.field for one in row.problems] == ["caf_number"]
    [referral] = written(plan, "referral")
    assert "Notes\u202f: voir •••, à rappeler" in vars(referral)["raw"]


def test_the_raw_line_keeps_what_came_under_any_heading() -> None:
    [referral] = written(planned([*HEADINGS, "Décision"], [*ODETTE, "à revoir", 12.5]), "referral")
    assert vars(referral)["raw"] == (
        "N° CAF\u202f: 1000001",
        "Nom\u202f: MOËLO",
        "Prénom\u202f: Odette",
        "Date de naissance\u202f: 23/05/1966",
        "Décision\u202f: à revoir",
        "Colonne F\u202f: 12.5",
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Éric LE GALL", ("Éric", "LE GALL")),
        ("Éric Gall", ("Éric", "Gall")),
        ("", ("", "")),
    ],
)
def test_a_first_name_and_a_name_are_cut_where_the_capitals_begin(text: str, parts: tuple[str, str]) -> None:
    assert split_first_name(text) == parts


def test_nothing_tells_where_three_calm_words_are_cut() -> None:
    with pytest.raises(Refused, match="impossible de dire où finit le prénom"):
        split_first_name("Jean Le Gall")
    assert split_address("12 rue du Port") == ("12 rue du Port", "", "")
