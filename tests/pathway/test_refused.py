# SPDX-License-Identifier: EUPL-1.2
"""The lines that an import refused, out of its plan: their columns, why, which cells; nothing that must not go out."""

from datetime import date
from pathlib import Path

import openpyxl

from accomp_desktop.domain.choices import Reading
from accomp_desktop.domain.listing import Use
from accomp_desktop.reports.refused import refused_lines, write_refused
from tests.listing import HEADINGS, KIT, ODETTE, planned

WIDE = (*HEADINGS, "Sécu", "Secret")
FAULTY = ("1000009", None, "Zoé", date(2050, 1, 2), "2 85 05 78 006 084 36", "chut")


def test_only_the_lines_refused_are_told_with_the_places_of_what_is_wrong() -> None:
    (one,) = refused_lines(planned(WIDE, (*ODETTE, None, None), FAULTY))
    assert (one.row, one.faulty) == (3, {1, 3})
    assert "Nom de naissance" in one.reason
    assert "Date de naissance" in one.reason


def test_what_may_not_be_kept_does_not_go_out_either(tmp_path: Path) -> None:
    path = tmp_path / "à corriger.xlsx"
    write_refused(path, planned(WIDE, FAULTY, reading=Reading(uses={5: Use(refused=True)})), KIT)
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == (*WIDE, "Ligne", "Motif")
    assert rows[1][4:7] == (None, None, 2)


def test_a_cell_typed_again_goes_out_as_typed() -> None:
    (one,) = refused_lines(planned(WIDE, FAULTY, reading=Reading(mended={(2, 1): "DURAND"})))
    assert (one.cells[1], one.faulty) == ("DURAND", {3})
