# SPDX-License-Identifier: EUPL-1.2
"""The frame of what is shown before a register is open: one column in the middle, its title, its acts at the foot."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import Tone, scale


class OpeningPage(QWidget):
    """`rows` takes what the page shows, `foot` its acts, always in sight; `back` goes to the three choices."""

    back = Signal()

    def __init__(self, title: str, sentence: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.banners = BannerArea()
        self.rows, self.foot = QVBoxLayout(), QHBoxLayout()
        spaced(self.rows, "wide")
        spaced(self.foot, "close")
        head = QVBoxLayout()
        spaced(head, "tight")
        head.addWidget(Text(title, "title", wrap=True))
        head.addWidget(Text(sentence, "muted", wrap=True))
        inside = _in_the_middle(width, head, self.banners, self.rows)
        outer = QVBoxLayout(self)
        edge = scale().space["wide"]
        outer.setContentsMargins(0, edge, 0, edge)
        outer.setSpacing(edge)
        outer.addStretch(1)
        outer.addWidget(scrolled(inside, _NoTallerThanNeeded()))
        outer.addWidget(_in_the_middle(width, self.foot))
        outer.addStretch(1)

    def add_back(self) -> None:
        """Put « Retour » first at the foot."""
        button = secondary(self.tr("Retour"), "arrow-left")
        button.setShortcut("Alt+Left")
        button.clicked.connect(self.back)
        self.foot.addWidget(button)
        self.foot.addStretch()

    def refuse(self, error: BaseException) -> None:
        """Say a mistake that the user can mend; anything else is ours and goes up."""
        if not isinstance(error, UserError):
            raise error
        self.banners.clear()
        self.banners.show_banner(Tone.DANGER, str(error))


class _NoTallerThanNeeded(QScrollArea):
    """Keeps the foot just below what the page shows, as long as there is room for both."""

    def sizeHint(self) -> QSize:
        """Ask for the height of what it holds."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width, as texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Ask for the height of what it holds at this width."""
        held = self.widget()
        return held.heightForWidth(width) if held else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask again when what it holds changes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _in_the_middle(width: int, *parts: QWidget | QBoxLayout) -> QWidget:
    """Put parts one under the other in a column no wider than this, in the middle of the page."""
    column = QWidget()
    column.setMaximumWidth(width)
    rows = QVBoxLayout(column)
    spaced(rows, "wide")
    for part in parts:
        if isinstance(part, QWidget):
            rows.addWidget(part)
        else:
            rows.addLayout(part)
    inside = QWidget()
    centred = QHBoxLayout(inside)
    side = scale().space["apart"]
    centred.setContentsMargins(side, 0, side, 0)
    centred.addStretch(1)
    centred.addWidget(column, 100, Qt.AlignmentFlag.AlignVCenter)
    centred.addStretch(1)
    return inside
