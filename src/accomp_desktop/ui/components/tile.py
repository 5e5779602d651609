# SPDX-License-Identifier: EUPL-1.2
"""A figure one can open: its value, what it counts, what explains it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.theme import Tone, scale


class FigureTile(QPushButton):
    """`clicked` opens what is behind the figure (mouse, Space or Enter); with `opens=False` it only shows."""

    def __init__(  # noqa: PLR0913 - what a figure says of itself
        self,
        value: str,
        label: str,
        note: str = "",
        *,
        tone: Tone = Tone.NEUTRAL,
        icon_name: str | None = None,
        opens: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "tile")
        self.setAutoDefault(False)
        self._value, self._label, self._note = Text(look="figure"), ElidedText(look="label"), ElidedText(look="small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[scale().space["wide"], scale().space["normal"]] * 2)
        column.setSpacing(scale().space["tight"])
        head, middle = QHBoxLayout(), QHBoxLayout()
        spaced(head, "close")
        if icon_name:
            head.addWidget(IconLabel(icon_name, tone.value))
        head.addWidget(self._label, 1)
        middle.addWidget(self._value, 1)
        if opens:
            middle.addWidget(IconLabel("chevron-right"))
        column.addLayout(head)
        column.addLayout(middle)
        column.addWidget(self._note)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_figure(value, label, note, tone)
        if not opens:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_figure(self, value: str, label: str, note: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show another figure in its place."""
        self._value.setText(value)
        self._label.set_whole(label)
        self._note.set_whole(note)
        self._note.setVisible(bool(note))
        dress(self._note, tone=tone.value)
        self.setAccessibleName(f"{label}\u202f: {value}" + (f". {note}" if note else ""))

    def sizeHint(self) -> QSize:
        """Take the place of what the tile holds, not of a button's text."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut what the tile holds."""
        return self._column.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
