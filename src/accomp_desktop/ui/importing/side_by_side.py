# SPDX-License-Identifier: EUPL-1.2
"""A line beside the person it was compared with: one row per field, and whether they agree, by a word and an icon."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from accomp_desktop.domain.likeness import Agrees
from accomp_desktop.domain.side_by_side import AGREEMENTS, Facing
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.theme import Tone, scale

SIGNS: Mapping[Agrees, tuple[str, Tone]] = {
    "yes": ("circle-check", Tone.POSITIVE),
    "close": ("triangle-alert", Tone.WARNING),
    "no": ("circle-x", Tone.DANGER),
    "unknown": ("circle-help", Tone.NEUTRAL),
}


class SideBySide(QWidget):
    """Two people face to face, under the names of both."""

    def __init__(self, line: str, other: str, facing: Sequence[Facing]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("{line} et {other}, côte à côte").format(line=line, other=other))
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scale().space["close"])
        grid.setVerticalSpacing(scale().space["tight"])
        for column, share in enumerate((3, 4, 4, 0)):
            grid.setColumnStretch(column, share)
        grid.addWidget(ElidedText(line, "label"), 0, 1)
        grid.addWidget(ElidedText(other, "label"), 0, 2)
        for one in facing:
            self._add(one)

    def _add(self, one: Facing) -> None:
        row, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        label = Text(one.field.label, "small", wrap=True)
        self._grid.addWidget(label, row, 0, top)
        for column, value in ((1, one.line), (2, one.other)):
            self._grid.addWidget(Text(one.field.kind.show(value) or "–", wrap=True), row, column, top)
        self._grid.addWidget(_sign(one.agrees), row, 3, top)


def _sign(agrees: Agrees) -> QWidget:
    icon_name, tone = SIGNS[agrees]
    sign = QWidget()
    row = QHBoxLayout(sign)
    spaced(row, "tight")
    row.addWidget(IconLabel(icon_name, tone.value, "icon_small"))
    row.addWidget(Text(AGREEMENTS[agrees], "small"))
    row.addStretch()
    return sign
