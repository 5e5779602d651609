# SPDX-License-Identifier: EUPL-1.2
"""What every editor of an answer does: show a value, give it back, tell when it changed and what it refuses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.values import Value


class Editor(QWidget):
    """Edits one answer; each kind of `domain.kinds` has its editor, made by `make_editor`."""

    changed = Signal()  # the user changed the value, or typed something that is refused
    settled = Signal()  # the user left the editor: the moment to show what is refused

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)

    def value(self) -> Value:
        """Give what is shown, `None` when unknown; while something is refused, the last value that was not."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value, without saying that it changed."""
        raise NotImplementedError

    def problem(self) -> str | None:
        """Say in French why what is typed is refused; `None` when it is not."""
        return None

    def name(self, label: str) -> None:
        """Give the field's label to those who hear the screen."""
        self.setAccessibleName(label)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(label)
