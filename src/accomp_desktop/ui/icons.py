# SPDX-License-Identifier: EUPL-1.2
"""The icons, drawn from SVG in a role of the theme that is worn when they are painted, sharp on every screen."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from accomp_desktop.places import RESOURCES
from accomp_desktop.ui.theme import Theme, worn

ICONS = RESOURCES / "icons"


class UnknownIcon(LookupError):
    """A name for which `resources/icons` holds no file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"resources/icons/{name}.svg does not exist; take it from Lucide (docs/decisions/0201)")


def icon(name: str, role: str = "text_muted") -> QIcon:
    """The icon of this name in the colour of a role; it follows the theme by itself."""
    _drawing(name)
    return QIcon(_ThemedIcon(name, role))


def tinted(name: str, colour: str) -> bytes:
    """The icon's SVG with its strokes in this « #RRGGBB » colour."""
    return _drawing(name).replace("currentColor", colour).encode()


def write_tinted(folder: Path, wanted: set[tuple[str, str]], theme: Theme) -> None:
    """Write the icons a style sheet points to, as `<theme>/<name>.<role>.svg` in a folder."""
    (folder / theme.key).mkdir(parents=True, exist_ok=True)
    for name, role in wanted:
        (folder / theme.key / f"{name}.{role}.svg").write_bytes(tinted(name, theme.roles[role]))


@cache
def _drawing(name: str) -> str:
    try:
        return (ICONS / f"{name}.svg").read_text("utf-8")
    except FileNotFoundError:
        raise UnknownIcon(name) from None


class _ThemedIcon(QIconEngine):
    """Paints one icon; asks for the theme each time, so that a change of theme needs only a repaint."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size() * ratio, mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        return _pixmap(self._name, worn().roles[self._role_in(mode, state)], size)

    def _role_in(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return "text_disabled"
        return "accent" if state is QIcon.State.On and self._role == "text_muted" else self._role


def _pixmap(name: str, colour: str, size: QSize) -> QPixmap:
    key = f"{name}/{colour}/{size.width()}x{size.height()}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    side = min(size.width(), size.height())
    square = QRectF(0, (size.height() - side) / 2, side, side)
    QSvgRenderer(QByteArray(tinted(name, colour))).render(painter, square)
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn
