# SPDX-License-Identifier: EUPL-1.2
"""What a place shows while it holds nothing: why, and the one thing to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale

_WIDEST = 440


class EmptyState(QWidget):
    """An icon, a title, a sentence, at most one act."""

    def __init__(self, icon_name: str, title: str, sentence: str = "", command: Command | None = None) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)
        column = QVBoxLayout(self)
        spaced(column, "close", "loose")
        column.addStretch()
        column.addWidget(_disc(icon_name), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, look in ((title, "heading"), (sentence, "muted")):
            if text:
                column.addWidget(_centred(text, look), 0, Qt.AlignmentFlag.AlignHCenter)
        if command:
            button = primary(command.text, command.icon)
            button.clicked.connect(lambda: command.run())  # noqa: PLW0108 - the signal gives a bool, `run` takes nothing
            column.addSpacing(scale().space["tight"])
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


def _disc(icon_name: str) -> QFrame:
    disc = QFrame()
    disc.setProperty("look", "empty-disc")
    disc.setFixedSize(64, 64)
    inside = QVBoxLayout(disc)
    inside.addWidget(IconLabel(icon_name, "accent", "icon_huge"), 0, Qt.AlignmentFlag.AlignCenter)
    return disc


def _centred(text: str, look: str) -> Text:
    label = Text(text, look, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.ensurePolished()
    label.setFixedWidth(min(_WIDEST, label.fontMetrics().horizontalAdvance(text) * 3 // 2 + 40))
    label.setMinimumHeight(label.heightForWidth(label.width()))
    return label
