# SPDX-License-Identifier: EUPL-1.2
"""One question of a form: its label, its editor, what helps, and what is wrong with the answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.components.veil import Veil


class FormRow(QWidget):
    """`show_error(sentence)` says what is refused under the editor, `None` takes it back.

    A sensitive answer that is known stands behind a veil until it is asked for, and again once it is out of sight.
    What few rows ever show is made when it is first shown: a form of thirty questions opens at once.
    """

    def __init__(  # noqa: PLR0913 - what a question says of itself
        self,
        label: str,
        editor: QWidget,
        help_text: str = "",
        *,
        required: bool = False,
        sensitive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self._help_text = editor, help_text
        self._veil = Veil(label) if sensitive else None
        self._known, self._opened = False, not sensitive
        self._error: Text | None = None
        self._error_line: QWidget | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, "tight")
        self._column.addLayout(self._head(label, required=required, sensitive=sensitive))
        self._column.addWidget(editor)
        if self._veil is not None:
            self._veil.lifted.connect(self._lift)
            self._column.addWidget(self._veil)
            self._draw_veil()
        if help_text:
            self._column.addWidget(Text(help_text, "small", wrap=True))
        self._column.addStretch()
        spoken = label.replace("&", "") + (self.tr(", obligatoire") if required else "")
        for part in self._spoken_parts():
            part.setAccessibleName(spoken)
            part.setAccessibleDescription(help_text)

    def show_error(self, sentence: str | None) -> None:
        """Say under the editor what is refused and why, or take it back."""
        if not sentence and self._error is None:
            return
        error = self._error or self._make_error_line()
        error.setText(sentence or "")
        if self._error_line is not None:
            self._error_line.setVisible(bool(sentence))
        for part in self._spoken_parts():
            part.setAccessibleDescription(sentence or self._help_text)
            dress(part, invalid=bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(error, QAccessible.Event.Alert))

    def error(self) -> str:
        """Give the sentence shown, empty when nothing is refused."""
        return self._error.text() if self._error else ""

    def tell_known(self, *, known: bool) -> None:
        """Take whether there is an answer: what is unknown hides nothing."""
        self._known = known
        self._draw_veil()

    def open(self) -> None:
        """Show a sensitive answer until it goes out of sight."""
        self._opened = True
        self._draw_veil()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw the veil again over what is left."""
        super().hideEvent(event)
        if self._veil is not None and not event.spontaneous():
            self._opened = False
            self._draw_veil()

    def _lift(self) -> None:
        self.open()
        self.editor.setFocus()

    def _draw_veil(self) -> None:
        if self._veil is not None:
            veiled = self._known and not self._opened
            self._veil.setVisible(veiled)
            self.editor.setVisible(not veiled)

    def _head(self, label: str, *, required: bool, sensitive: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        spaced(head, "tight")
        asked = Text(label, "label", wrap=not required)
        asked.setBuddy(self.editor)
        head.addWidget(asked, 0 if required else 1)
        if required:
            star = Text("*", "required")
            star.setToolTip(self.tr("Obligatoire"))
            head.addWidget(star)
            head.addStretch(1)
        if sensitive:
            head.addWidget(IconLabel("lock", "text_muted", "icon_small"))
            head.addWidget(Text(self.tr("Donnée sensible"), "small"))
        return head

    def _make_error_line(self) -> Text:
        self._error, self._error_line = Text(look="error", wrap=True), QWidget()
        row = QHBoxLayout(self._error_line)
        spaced(row, "tight")
        row.addWidget(IconLabel("circle-alert", "danger", "icon_small"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        self._column.insertWidget(2, self._error_line)
        return self._error

    def _spoken_parts(self) -> list[QWidget]:
        proxy = self.editor.focusProxy()
        return [self.editor, proxy] if proxy is not None else [self.editor]
