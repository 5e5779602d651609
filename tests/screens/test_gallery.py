# SPDX-License-Identifier: EUPL-1.2
"""The components, photographed on one page."""

from PySide6.QtCore import QSize

from tests.screens.component_sheet import sheet
from tests.screens.conftest import SMALL, Photograph


def test_the_sheet_of_components(photograph: Photograph) -> None:
    photograph(sheet(), "components", sizes=(QSize(885, 2900), QSize(1240, 2700)))


def test_the_sheet_fits_a_small_screen(photograph: Photograph) -> None:
    photograph(sheet(), "components-small", sizes=(SMALL,))
