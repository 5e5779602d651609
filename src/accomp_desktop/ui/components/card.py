# SPDX-License-Identifier: EUPL-1.2
"""A surface that keeps together what belongs together, with its heading and its acts."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import ElidedText, Text


class Card(QFrame):
    """`add` puts a widget or a layout under the heading; `actions` stand at the heading's right."""

    def __init__(
        self,
        title: str = "",
        explanation: str = "",
        actions: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self.rows = QVBoxLayout(self)
        spaced(self.rows, "normal", "wide")
        if title or explanation or actions:
            self.rows.addLayout(_head(title, explanation, actions))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(part, QWidget):
            self.rows.addWidget(part, stretch)
        else:
            self.rows.addLayout(part, stretch)


def _head(title: str, explanation: str, actions: tuple[QWidget, ...]) -> QHBoxLayout:
    head, texts = QHBoxLayout(), QVBoxLayout()
    spaced(head, "close")
    spaced(texts, "hair")
    texts.addWidget(ElidedText(title, "heading"))
    if explanation:
        texts.addWidget(Text(explanation, "muted", wrap=True))
    head.addLayout(texts, 1)
    for action in actions:
        head.addWidget(action)
    return head
