# SPDX-License-Identifier: EUPL-1.2
"""A question in front of the window: a title, what it is about, and the buttons that answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import danger, primary, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale


class Dialog(QDialog):
    """`add` fills it; `answer` gives it the buttons; `open()` shows it without stopping the application."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.rows = QVBoxLayout(self)
        spaced(self.rows, "normal", "loose")
        self.rows.addWidget(Text(title, "heading", wrap=True))
        if sentence:
            self.rows.addWidget(Text(sentence, wrap=True))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(part, QWidget):
            self.rows.addWidget(part, stretch)
        else:
            self.rows.addLayout(part, stretch)

    def answer(self, main: QPushButton, cancel: str = "") -> None:
        """Put the buttons under the rest: Enter is the main one, Escape gives up; `main` does not close by itself."""
        row = QHBoxLayout()
        spaced(row, "close")
        row.addStretch()
        give_up = secondary(cancel or self.tr("Annuler"))
        give_up.clicked.connect(self.reject)
        row.addWidget(give_up)
        row.addWidget(main)
        main.setDefault(True)
        self.rows.addSpacing(scale().space["tight"])
        self.rows.addLayout(row)


def confirm(parent: QWidget, title: str, sentence: str, command: Command, *, removes: bool = False) -> Dialog:
    """Ask before an act; one that `removes` wants a deliberate click: Enter gives up."""
    dialog = Dialog(title, sentence, parent)
    button = danger(command.text) if removes else primary(command.text)
    button.clicked.connect(lambda: (dialog.accept(), command.run()))
    dialog.answer(button)
    if removes:
        button.setDefault(False)
    dialog.open()
    return dialog
