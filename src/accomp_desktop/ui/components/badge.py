# SPDX-License-Identifier: EUPL-1.2
"""A pill: a short state, said by its word and its icon, and only then by its colour."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import Tone, scale


class Badge(QFrame):
    """Shows a state; the icon is the tone's own unless another says more."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "badge")
        self.setProperty("tone", tone.value)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * scale().radius["pill"])
        row = QHBoxLayout(self)
        row.setContentsMargins(scale().space["close"], 0, scale().space["close"], 0)
        row.setSpacing(scale().space["tight"])
        row.addWidget(IconLabel(icon_name or tone.icon, tone.value, "icon_small"))
        row.addWidget(Text(text, "pill"))
