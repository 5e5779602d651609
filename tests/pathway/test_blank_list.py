# SPDX-License-Identifier: EUPL-1.2
"""The blank list: every column of it is read back, zeros stay, and its examples are taken for nobody."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from accomp_desktop.domain.headings import importable
from accomp_desktop.domain.importing import plan_import
from accomp_desktop.domain.kinds import Choice, Kind, YesNo
from accomp_desktop.exchange.sheets import read_book
from accomp_desktop.reports.blank_list import EXAMPLES, GUIDE, HINTS, LIST, OPTIONS, SHOWN, write_blank_list
from tests.cases import STRUCTURE
from tests.listing import KIT, TODAY
from tests.pathway.recomputing import resaved

FIELDS = sorted(importable(KIT), key=lambda item: item.key != "departement_id")


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    write_blank_list(tmp_path / "modele.xlsx", KIT, STRUCTURE)
    return tmp_path / "modele.xlsx"


def test_each_column_is_read_back_as_its_field(blank: Path) -> None:
    plan = plan_import(read_book(blank), KIT, (), today=TODAY)
    assert plan.listing.sheet.name == LIST
    assert [one.fields for one in plan.mapping] == [(item.key,) for item in FIELDS]
    assert (plan.unknown, plan.counts["read"]) == ((), 0)


def test_a_blank_list_filled_by_the_departement_creates_its_people(blank: Path) -> None:
    book = openpyxl.load_workbook(blank)
    examples = list(book[EXAMPLES].iter_rows(min_row=2, max_col=3, values_only=True))
    for column, (_, first, second) in enumerate(examples, 1):
        book[LIST].cell(2, column).value = first
        book[LIST].cell(3, column).value = second
    book.save(blank)
    plan = plan_import(read_book(blank), KIT, (), today=TODAY)
    assert [row.status for row in plan.rows] == ["created", "created"]
    assert [row.problems for row in plan.rows] == [(), ()]
    told = [row.values for row in plan.rows]
    assert [one["departement_id"] for one in told] == ["0012345", "0067890"]
    assert [one["postcode"] for one in told] == ["35000", "01000"]
    assert [one["caf_number"] for one in told] == ["0123456", "1234567"]
    assert [one["birth_date"] for one in told] == [date(1985, 6, 30), date(1972, 11, 2)]
    assert {one["sex"] for one in told} == {"F", "M"}


def test_another_program_reads_the_same(blank: Path, tmp_path: Path) -> None:
    plan = plan_import(read_book(resaved(blank, tmp_path)), KIT, (), today=TODAY)
    assert [one.fields for one in plan.mapping] == [(item.key,) for item in FIELDS]
    assert plan.counts["read"] == 0


def test_what_no_line_goes_without_is_starred_and_every_cell_says_what_it_takes(blank: Path) -> None:
    sheet = openpyxl.load_workbook(blank)[LIST]
    headings = [cell.value for cell in sheet[1]]
    assert [text for text in headings if text.endswith(" *")] == [f"{item.label} *" for item in FIELDS if item.required]
    assert sheet.freeze_panes == "A2"
    guards = {str(one.sqref).partition(":")[0]: one for one in sheet.data_validations.dataValidation}
    assert len(guards) == len(FIELDS)
    assert all(one.prompt for one in guards.values())
    choices = [one for item, one in zip(FIELDS, guards.values(), strict=True) if isinstance(item.kind, (Choice, YesNo))]
    assert {one.type for one in choices} == {"list"}


def test_choices_stand_on_a_hidden_sheet(blank: Path) -> None:
    book = openpyxl.load_workbook(blank)
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        LIST: "visible", EXAMPLES: "visible", GUIDE: "visible", OPTIONS: "hidden",
    }  # fmt: skip
    column = [item.key for item in FIELDS].index("legal_form") + 1
    assert book[OPTIONS].cell(1, column).value == "Micro-entreprise"


def test_numbers_are_typed_as_texts_and_days_as_days(blank: Path) -> None:
    sheet = openpyxl.load_workbook(blank)[LIST]
    stretches = list(sheet.column_dimensions.values())
    formats = {
        item.key: next(one.number_format for one in stretches if one.min <= column <= one.max)
        for column, item in enumerate(FIELDS, 1)
    }
    assert {formats[key] for key in ("departement_id", "postcode", "phone", "siret", "caf_number")} == {"@"}
    assert {formats[key] for key in ("birth_date", "referral_date", "rsa_since")} == {"dd/mm/yyyy"}


def test_the_guide_says_who_asks_and_what_not_to_write(blank: Path, tmp_path: Path) -> None:
    def guide(path: Path) -> str:
        return " ".join(str(row[0]) for row in openpyxl.load_workbook(path)[GUIDE].iter_rows(values_only=True))

    assert "Rebond & Compagnie" in guide(blank)
    assert "contact@rebond.example" in guide(blank)
    assert "sécurité sociale" in guide(blank)
    write_blank_list(tmp_path / "nir.xlsx", replace(KIT, keeps_nir=True), STRUCTURE)
    assert "sécurité sociale" not in guide(tmp_path / "nir.xlsx")


def test_every_kind_of_answer_has_its_hint_and_every_example_a_field() -> None:
    assert set(get_args(Kind)) <= set(HINTS)
    assert set(SHOWN) <= {item.key for item in FIELDS}
