# SPDX-License-Identifier: EUPL-1.2
"""A screen's frame: its header with its acts, then what it shows, scrolled when the window is small."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.theme import scale


class PageHeader(QWidget):
    """A title, a subtitle, and the screen's acts at the right, the main one last."""

    def __init__(
        self, title: str, subtitle: str = "", actions: tuple[QWidget, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        spaced(row, "close")
        texts = QVBoxLayout()
        spaced(texts, "hair")
        self._title, self._subtitle = ElidedText(title, "title"), ElidedText(subtitle, "muted")
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        self._subtitle.setVisible(bool(subtitle))
        row.addLayout(texts, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say something else."""
        self._title.set_whole(title)
        self._subtitle.set_whole(subtitle)
        self._subtitle.setVisible(bool(subtitle))


class Page(QWidget):
    """A header over rows; `scrolls=False` for a screen whose table or tabs take all the height."""

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        actions: tuple[QWidget, ...] = (),
        *,
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        side, top = scale().space["loose"], scale().space["wide"]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, top, 0, 0)
        outer.setSpacing(scale().space["wide"])
        self.header = PageHeader(title, subtitle, actions)
        framed = QHBoxLayout()
        framed.setContentsMargins(side, 0, side, 0)
        framed.addWidget(self.header)
        outer.addLayout(framed)
        inside = QWidget()
        self.rows = QVBoxLayout(inside)
        self.rows.setContentsMargins(side, 0, side, top)
        self.rows.setSpacing(scale().space["wide"])
        outer.addWidget(self._scrolled(inside) if scrolls else inside, 1)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(part, QWidget):
            self.rows.addWidget(part, stretch)
        else:
            self.rows.addLayout(part, stretch)

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = scrolled(inside)
        area.verticalScrollBar().rangeChanged.connect(self._make_room)
        return area

    def _make_room(self, _: int, last: int) -> None:
        """Take the scroll bar's width from the margin, so that the page stays in line with its header."""
        margins = self.rows.contentsMargins()
        bar = scale().size["scroll_bar"] if last else 0
        margins.setRight(scale().space["loose"] - bar)
        self.rows.setContentsMargins(margins)

    def end(self) -> None:
        """Push what was added to the top of the page."""
        self.rows.addStretch()


class _AsTallAsNeeded(QWidget):
    """Takes the height its texts need at the width they get, where Qt would add up what each wants at its narrowest."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "scrolled")
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(inside)

    def minimumSizeHint(self) -> QSize:
        """Leave the height to `heightForWidth`, which the scroll area asks next."""
        narrowest = super().minimumSizeHint()
        return QSize(narrowest.width(), 0) if self.hasHeightForWidth() else narrowest


def scrolled(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """Let something taller than the window scroll, in an area of one's own if need be; never sideways."""
    area = area or QScrollArea()
    area.setWidget(_AsTallAsNeeded(inside))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
