# SPDX-License-Identifier: EUPL-1.2
"""One question of a form: its label, its editor, what helps, and what is wrong with the answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text


class FormRow(QWidget):
    """`show_error(sentence)` says what is refused under the editor, `None` takes it back."""

    def __init__(
        self, label: str, editor: QWidget, help_text: str = "", *, required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor, self._help_text, self._required = editor, help_text, required
        column = QVBoxLayout(self)
        spaced(column, "tight")
        self._label = Text(label, "label", wrap=True)
        self._label.setBuddy(editor)
        column.addLayout(self._head())
        column.addWidget(editor)
        self._help = Text(help_text, "small", wrap=True)
        self._help.setVisible(bool(help_text))
        column.addWidget(self._help)
        self._error, self._error_line = Text(look="error", wrap=True), QWidget()
        column.addWidget(self._error_line)
        self._fill_error_line()
        column.addStretch()
        spoken = label.replace("&", "") + (self.tr(", obligatoire") if required else "")
        for part in self._spoken_parts():
            part.setAccessibleName(spoken)
            part.setAccessibleDescription(help_text)

    def show_error(self, sentence: str | None) -> None:
        """Say under the editor what is refused and why, or take it back."""
        self._error.setText(sentence or "")
        self._error_line.setVisible(bool(sentence))
        for part in self._spoken_parts():
            part.setAccessibleDescription(sentence or self._help_text)
            dress(part, invalid=bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self._error, QAccessible.Event.Alert))

    def error(self) -> str:
        """Give the sentence shown, empty when nothing is refused."""
        return self._error.text()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        spaced(head, "tight")
        head.addWidget(self._label, 0 if self._required else 1)
        if self._required:
            star = Text("*", "required")
            star.setToolTip(self.tr("Obligatoire"))
            head.addWidget(star)
            head.addStretch(1)
        return head

    def _fill_error_line(self) -> None:
        row = QHBoxLayout(self._error_line)
        spaced(row, "tight")
        row.addWidget(IconLabel("circle-alert", "danger", "icon_small"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        self._error_line.setVisible(False)

    def _spoken_parts(self) -> list[QWidget]:
        proxy = self.editor.focusProxy()
        return [self.editor, proxy] if proxy is not None else [self.editor]
