# SPDX-License-Identifier: EUPL-1.2
"""An icon that stands by itself beside a text."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import scale


class IconLabel(QWidget):
    """Paints one icon at a size of the scale; decorative: the text beside it says the same."""

    def __init__(self, name: str, role: str = "text_muted", size: str = "icon", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, role)
        side = scale().size[size]
        self.setFixedSize(side, side)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon in its place."""
        self._icon = icon(name, role)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the icon as large as the label."""
        painter = QPainter(self)
        self._icon.paint(painter, QRect(QPoint(), self.size()))
        painter.end()
