# SPDX-License-Identifier: EUPL-1.2
"""The ring around the button that the keyboard is on: a style sheet cannot draw it outside the button."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from accomp_desktop.ui.theme import scale, worn


class FocusRing(QObject):
    """Follows the focus in the whole application; shown for the keyboard, not for a click."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._ringed = 0  # the id of the widget that last had the ring
        application.focusChanged.connect(self._move)

    def _move(self, before: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        by_itself = before is None and id(now) != self._ringed  # the window opens, nobody pressed Tab
        if self._ring is not None and isValid(self._ring):  # else it went with the card of its button
            self._ring.setWidget(None)  # pyright: ignore[reportArgumentType] - Qt takes none: the ring goes away
            self._ring.deleteLater()
        self._ring = None
        if isinstance(now, QAbstractButton) and not by_mouse and not by_itself:
            self._ringed = id(now)
            self._ring = _Ring()
            self._ring.setWidget(now)


class _Ring(QFocusFrame):
    """Two pixels in the focus colour, around the widget."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn().colour("focus"), 2))
        radius = scale().radius["card"]
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
