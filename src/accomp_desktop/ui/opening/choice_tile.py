# SPDX-License-Identifier: EUPL-1.2
"""A large button that says what it does in a title and a sentence."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text


class ChoiceTile(QPushButton):
    """One way to go on; mouse, Space or Enter."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "tile")
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._column = column = QVBoxLayout(self)
        spaced(column, "close", "loose")
        column.addWidget(IconLabel(icon_name, "accent", "icon_huge"))
        column.addWidget(Text(title, "heading", wrap=True))
        column.addWidget(Text(sentence, "muted", wrap=True))
        column.addStretch()
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width, as the sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Ask for the place of what the tile holds."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Ask for the place of what the tile holds, not of a button's text."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut what the tile holds."""
        return self._column.totalMinimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
