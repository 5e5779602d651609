# SPDX-License-Identifier: EUPL-1.2
"""A day, typed as one writes it or picked in a calendar; left empty, it is unknown."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Day
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.icons import icon


class DayEditor(LineEditor):
    """Types jj/mm/aaaa; the calendar opens by its button or Alt+↓."""

    def __init__(self, kind: Day, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._calendar: _Calendar | None = None
        self.line.setPlaceholderText(self.tr("jj/mm/aaaa"))
        self._opening = QAction(icon("calendar"), self.tr("Choisir dans le calendrier (Alt+↓)"), self)
        self._opening.setShortcut(QKeySequence("Alt+Down"))
        self._opening.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._opening.triggered.connect(self.open_calendar)
        self.line.addAction(self._opening, QLineEdit.ActionPosition.TrailingPosition)
        self.addAction(self._opening)

    def open_calendar(self) -> None:
        """Open the calendar under the line, on the day typed or today."""
        held = self.value()
        shown = held if isinstance(held, date) else date.today()
        self._calendar = self._calendar or self._make_calendar()
        self._calendar.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        self._calendar.show()
        self._calendar.month.setFocus()

    def _make_calendar(self) -> "_Calendar":
        calendar = _Calendar(self)
        calendar.month.activated.connect(self._pick)
        calendar.month.clicked.connect(self._pick)
        calendar.today.clicked.connect(lambda: self._pick(QDate.currentDate()))
        return calendar

    def _pick(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_value(date(day.year(), day.month(), day.day()))
        self.line.setFocus()
        self.changed.emit()
        self.settled.emit()


class _Calendar(QFrame):
    """A month to pick a day in, and today at one click; it goes away at Escape or at a click elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.month = QCalendarWidget(self)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.today = QPushButton(self.tr("Aujourd’hui"), self)
        self.today.setProperty("look", "quiet")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(self.month)
        rows.addWidget(self.today)
