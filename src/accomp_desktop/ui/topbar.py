# SPDX-License-Identifier: EUPL-1.2
"""Above the screen: which register is open, what runs, what « Annuler » would take back, light or dark."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.busy import ProgressLine
from accomp_desktop.ui.components.buttons import icon_button, quiet
from accomp_desktop.ui.components.icon_label import IconLabel
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.lanes import Advance
from accomp_desktop.ui.theme import DARK, scale, worn

_PATIENCE_MS = 300  # what is done sooner is not worth a progress bar
_LONGEST = 340


class TopBar(QFrame):
    """Tells what was asked by signals; the window answers."""

    menu_asked = Signal()
    undo_asked = Signal()
    register_asked = Signal()
    cancel_asked = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "topbar")
        self.setFixedHeight(scale().size["topbar"])
        self._advances: tuple[Advance, ...] = ()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._menu = icon_button("panel-left", self.tr("Réduire ou élargir la navigation"), "Ctrl+B")
        self._menu.clicked.connect(self.menu_asked)
        self._register = ElidedText(look="muted")
        self._close = icon_button("door-open", self.tr("Fermer ce registre"), "Ctrl+W")
        self._close.clicked.connect(self.register_asked)
        self.progress = ProgressLine()
        self.progress.setFixedWidth(_LONGEST)
        self.progress.cancelled.connect(self._cancel)
        self.undo = quiet("", "undo-2")
        self.undo.clicked.connect(self.undo_asked)
        self._theme = icon_button("moon", "")
        self._theme.clicked.connect(appearance.toggle)
        appearance.changed.connect(self._show_theme)
        self._lay_out()
        self._listen_to_keys()
        self.show_undo(None)
        self._show_theme()
        self.progress.hide()

    def show_register(self, name: str) -> None:
        """Name the register that is open."""
        self._register.set_whole(name)

    def show_undo(self, reason: str | None) -> None:
        """Say what « Annuler » would take back; nothing to take back hides it."""
        whole = self.tr("Annuler\u202f: {reason}").format(reason=reason or "")
        metrics = self.undo.fontMetrics()
        self.undo.setText(metrics.elidedText(whole.replace("&", "&&"), Qt.TextElideMode.ElideRight, _LONGEST))
        self.undo.setToolTip(self.tr("{act} (Ctrl+Z)").format(act=whole))
        self.undo.setAccessibleName(whole)
        self.undo.setVisible(reason is not None)
        self._undo_key.setEnabled(reason is not None)

    def show_busy(self, advances: tuple[Advance, ...]) -> None:
        """Show the task under way once it has lasted; the first one if there are several."""
        self._advances = advances
        if not advances:
            self._patience.stop()
            self.progress.hide()
        elif self.progress.isVisibleTo(self):
            self._show_progress()
        elif not self._patience.isActive():
            self._patience.start()

    def _show_progress(self) -> None:
        if self._advances:
            first = self._advances[0]
            self.progress.show_advance(first.label, first.share)
            self.progress.show()

    def _cancel(self) -> None:
        if self._advances:
            self.cancel_asked.emit(self._advances[0].job)

    def _show_theme(self, *_: object) -> None:
        dark = worn().key == DARK
        name = self.tr("Passer en clair") if dark else self.tr("Passer en sombre")
        self._theme.setIcon(icon("sun" if dark else "moon"))
        self._theme.setToolTip(name)
        self._theme.setAccessibleName(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(scale().space["normal"], 0, scale().space["wide"], 0)
        row.setSpacing(scale().space["close"])
        row.addWidget(self._menu)
        row.addWidget(IconLabel("database"))
        row.addWidget(self._register, 1)
        for part in (self.progress, self.undo, self._close, self._theme):
            row.addWidget(part)

    def _listen_to_keys(self) -> None:
        self._undo_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._undo_key.activated.connect(self.undo_asked)
