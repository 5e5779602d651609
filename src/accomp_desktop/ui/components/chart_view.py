# SPDX-License-Identifier: EUPL-1.2
"""Shows a chart given as SVG, at any size, with the sentence that says the same to those who do not see it."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget


class ChartView(QWidget):
    """`show_chart(svg, description)`; the drawing keeps its proportions and takes the width it gets."""

    def __init__(self, svg: str = "", description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self._renderer.repaintNeeded.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if svg:
            self.show_chart(svg, description)

    def show_chart(self, svg: str, description: str) -> None:
        """Show another chart."""
        self._renderer.load(QByteArray(svg.encode()))
        self.setAccessibleName(description)
        self.setToolTip(description)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the size the chart was drawn at."""
        return self._renderer.defaultSize()

    def heightForWidth(self, width: int) -> int:
        """Keep the proportions."""
        drawn = self._renderer.defaultSize()
        return width * drawn.height() // drawn.width() if drawn.width() > 0 else 0

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the chart as large as it fits, in the middle."""
        drawn = self._renderer.defaultSize()
        if drawn.isEmpty():
            return
        share = min(self.width() / drawn.width(), self.height() / drawn.height())
        width, height = drawn.width() * share, drawn.height() * share
        painter = QPainter(self)
        self._renderer.render(painter, QRectF((self.width() - width) / 2, 0, width, height))
        painter.end()
