# SPDX-License-Identifier: EUPL-1.2
"""Whom the register knows that looks like the person being typed, on which keys, and the way to each record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.likeness import Key
from accomp_desktop.domain.matching import NEW, Match, Someone
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.theme import Tone, scale

MOST = 3
"""People shown at once."""

ICONS = {"yes": ("check", "positive"), "close": ("circle-help", "warning"), "no": ("x", "text_muted")}


class Resemblance(QWidget):
    """Out of sight while nobody is alike; `asked` gives the key of the one whose record is wanted."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        spaced(self._column)
        self._shown: tuple[Match, Sequence[Someone]] = NEW, ()
        self.sentence = ""
        self.setVisible(False)

    def show_people(self, match: Match, namesakes: Sequence[Someone] = ()) -> None:
        """Show who is alike and why; when nobody is, those of the same name."""
        if (match, namesakes) == self._shown:
            return
        self._shown = match, namesakes
        emptied(self._column)
        people = (match.other, *match.others) if match.other else tuple(namesakes)
        self.sentence = self._said(match) if people else ""
        if people:
            self._column.addWidget(self._framed(match, people))
            self.announce()
        self.setVisible(bool(people))

    def announce(self) -> None:
        """Have the sentence said, without moving the focus."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence))

    def _said(self, match: Match) -> str:
        begins = {
            "new": self.tr("Personnes du même nom"),
            "same": self.tr("Déjà dans le registre\u202f: {reason}."),
            "possible": self.tr("Peut-être déjà dans le registre\u202f: {reason}."),
            "conflict": self.tr("Ce qui est saisi se contredit\u202f: {reason}."),
        }
        return begins[match.verdict].format(reason=match.reason)

    def _framed(self, match: Match, people: Sequence[Someone]) -> QFrame:
        tone = Tone.WARNING if match.other else Tone.NEUTRAL
        frame = QFrame()
        frame.setProperty("look", "banner")
        frame.setProperty("tone", tone.value)
        frame.setAccessibleName(self.sentence)
        beside, rows = QHBoxLayout(frame), QVBoxLayout()
        spaced(beside, "close", "close")
        spaced(rows, "tight")
        beside.addWidget(IconLabel(tone.icon if match.other else "users", tone.value, "icon_large"))
        beside.addLayout(rows, 1)
        rows.addWidget(Text(self.sentence, wrap=True))
        if compared := [key for key in match.keys if key.agrees in ICONS]:
            rows.addLayout(self._agreements(compared))
        for one in people[:MOST]:
            rows.addLayout(self._person(one))
        if len(people) > MOST:
            rows.addWidget(Text(self.tr("et {count} de plus").format(count=len(people) - MOST), "muted"))
        return frame

    def _agreements(self, keys: Sequence[Key]) -> QHBoxLayout:
        """Put each key beside the sign of whether it agrees."""
        row = QHBoxLayout()
        spaced(row, "tight")
        words = {"yes": self.tr("concorde"), "close": self.tr("proche"), "no": self.tr("diffère")}
        for rank, key in enumerate(keys):
            if rank:
                row.addSpacing(scale().space["close"])
            row.addWidget(IconLabel(*ICONS[key.agrees], "icon_small"))
            text = Text(key.name, "small")
            text.setAccessibleName(f"{key.name}\u202f: {words[key.agrees]}")
            row.addWidget(text)
        row.addStretch()
        return row

    def _person(self, one: Someone) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, "close")
        row.addWidget(ElidedText(self._told(one)), 1)
        button = quiet(self.tr("Ouvrir sa fiche"), "user")
        button.setAccessibleName(self.tr("Ouvrir la fiche de {name}").format(name=one.shown))
        button.clicked.connect(lambda: self.asked.emit(one.key))
        row.addWidget(button)
        return row

    def _told(self, one: Someone) -> str:
        if not one.birth_date:
            return one.shown
        told = self.tr("{shown}, né·e {name} le {day}") if one.used_name else self.tr("{shown}, né·e le {day}")
        return told.format(shown=one.shown, name=one.name, day=Day().show(one.birth_date))
