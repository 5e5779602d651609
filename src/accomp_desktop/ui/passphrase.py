# SPDX-License-Identifier: EUPL-1.2
"""Passphrases: one to open a register, or a new one typed twice and judged while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accomp_desktop.domain.passphrase import Level, strength
from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.theme import Tone

_TONES: dict[Level, Tone] = {"refused": Tone.DANGER, "fair": Tone.WARNING, "strong": Tone.POSITIVE}


class SecretField(QLineEdit):
    """A line that hides what is typed until the eye is clicked (Ctrl+R)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._eye = QAction(self)
        self._eye.setShortcut("Ctrl+R")
        self._eye.triggered.connect(lambda: self._hide(hidden=not self._is_hidden()))
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._hide(hidden=True)

    def _is_hidden(self) -> bool:
        return self.echoMode() is QLineEdit.EchoMode.Password

    def _hide(self, *, hidden: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._eye.setIcon(icon("eye" if hidden else "eye-off"))
        self._eye.setText(self.tr("Montrer ce qui est tapé") if hidden else self.tr("Cacher ce qui est tapé"))
        self._eye.setToolTip(f"{self._eye.text()} (Ctrl+R)")


class NewPassphrase(QWidget):
    """A passphrase typed twice, with a sentence on how well it protects."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = SecretField(), SecretField()
        self._judgement = Text(look="small", wrap=True)
        self._first_row = FormRow(self.tr("Phrase de passe"), self.first, required=True)
        self._second_row = FormRow(self.tr("Une seconde fois"), self.second, required=True)
        column = QVBoxLayout(self)
        spaced(column, "tight")
        for part in (self._first_row, self._judgement, self._second_row):
            column.addWidget(part)
        self.first.textChanged.connect(self._judge)
        self.second.textChanged.connect(self._judge)
        self.second.editingFinished.connect(self._compare)
        self.setFocusProxy(self.first)
        self._judge()

    def text(self) -> str | None:
        """Give the passphrase once it is good enough and typed twice alike."""
        typed = self.first.text()
        return typed if typed == self.second.text() and strength(typed).level != "refused" else None

    def reveal_problems(self) -> None:
        """Say what keeps the passphrase from being taken, and go there."""
        judged = strength(self.first.text())
        refused = judged.level == "refused"
        self._first_row.show_error(judged.sentence if refused else None)
        self._judgement.setVisible(not refused)
        self._compare()
        if refused or self.text() is None:
            (self.first if refused else self.second).setFocus()

    def _judge(self) -> None:
        judged = strength(self.first.text())
        typed = bool(self.first.text())
        advice = self.tr("Douze caractères au moins\u202f; quatre ou cinq mots sans lien entre eux sont un bon choix.")
        self._judgement.setText(judged.sentence if typed else advice)
        dress(self._judgement, tone=(_TONES[judged.level] if typed else Tone.NEUTRAL).value)
        self._judgement.setVisible(True)
        self._first_row.show_error(None)
        if self.first.text() == self.second.text():
            self._second_row.show_error(None)
        self.changed.emit()

    def _compare(self) -> None:
        differ = self.first.text() != self.second.text()
        self._second_row.show_error(self.tr("Les deux phrases de passe diffèrent.") if differ else None)
