# SPDX-License-Identifier: EUPL-1.2
"""Saving what was typed: the bar with its clear button, and the question before leaving what is not saved."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QWidget

from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import Tone, scale


class Editing(Protocol):
    """Something edited in place: a form, or several that make one record."""

    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        ...

    def problems(self) -> tuple[tuple[str, str], ...]:
        """List the labels of what cannot be saved, each with its reason."""
        ...

    def reveal_problems(self) -> None:
        """Show them where they are."""
        ...

    def settle(self) -> None:
        """Count what was typed as saved."""
        ...

    def reset(self) -> None:
        """Come back to the record that was given."""
        ...


class SaveBar(QFrame):
    """« Enregistrer » and « Abandonner », and what keeps from saving; Ctrl+S in the page saves."""

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("look", "card")
        self._told = Text(wrap=True)
        self.discard = secondary(self.tr("Abandonner les modifications"), "undo-2")
        self.discard.clicked.connect(self.discard_asked)
        self.save = primary(self.tr("Enregistrer"), "save")
        self.save.setToolTip(self.tr("Enregistrer (Ctrl+S)"))
        self.save.clicked.connect(self.save_asked)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save_asked)
        row = QHBoxLayout(self)
        spaced(row, "close", "close")
        row.addSpacing(scale().space["close"])
        row.addWidget(self._told, 1)
        row.addWidget(self.discard)
        row.addWidget(self.save)
        self.follow(())

    def follow(self, edited: Sequence[Editing]) -> None:
        """Show whether there is something to save, and what is still to be mended."""
        changed = [one for one in edited if one.is_changed()]
        wrong = [label for one in changed for label, _ in one.problems()]
        self.setVisible(bool(changed))
        self.save.setEnabled(bool(changed) and not wrong)
        mending = self.tr("À corriger\u202f: {labels}").format(labels=", ".join(wrong))
        self._told.setText(mending if wrong else self.tr("Modifications non enregistrées"))
        dress(self._told, tone=Tone.DANGER.value if wrong else Tone.NEUTRAL.value)


class LeavingQuestion(QMessageBox):
    """Asks what becomes of what is not saved; to stay does nothing. Nothing waits: the answer calls back."""

    def __init__(self, parent: QWidget, save: Callable[[], None] | None, discard: Callable[[], None]) -> None:
        """Take what saves (`None` when something is still to be mended) and what discards."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Modifications non enregistrées"))
        self.setText(self.tr("Des modifications n’ont pas été enregistrées."))
        self.setInformativeText(self.tr("Que faire avant de quitter cette page\u202f?"))
        saving = self.addButton(self.tr("Enregistrer"), QMessageBox.ButtonRole.AcceptRole)
        dropping = self.addButton(self.tr("Abandonner"), QMessageBox.ButtonRole.DestructiveRole)
        staying = self.addButton(self.tr("Rester sur la page"), QMessageBox.ButtonRole.RejectRole)
        saving.setEnabled(save is not None)
        self.setDefaultButton(staying if save is None else saving)
        self.setEscapeButton(staying)
        if save is not None:
            saving.clicked.connect(save)
        dropping.clicked.connect(discard)
