# SPDX-License-Identifier: EUPL-1.2
"""Acts on the secrets of a register: each asks the passphrase again, as whoever passes by might find it open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.opening.recovery import RecoveryKey
from accomp_desktop.ui.passphrase import NewPassphrase, SecretField
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

T = TypeVar("T")
WIDTH = 520


class SecretDialog(Dialog):
    """Asks the present passphrase first; what the register refuses is said, and nothing typed is lost."""

    def __init__(self, stage: Stage, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(title, sentence, parent)
        self._stage = stage
        self.present, self.refusals = SecretField(), BannerArea()
        self.present_row = FormRow(self.tr("Phrase de passe actuelle"), self.present, required=True)
        self.add(self.refusals)
        self.add(self.present_row)

    def begin(self, button: QPushButton, act: Callable[[], object]) -> None:
        """Put the buttons under what was added, and the cursor on the first line."""
        button.clicked.connect(act)
        self.answer(button)
        self.resize(WIDTH, self.minimumSizeHint().height())
        self.present.setFocus()

    def once_admitted(self, ask: "Callable[[Register], T]", then: Callable[[T], None]) -> None:
        """Ask the register something, provided that the present passphrase opens it."""
        typed = self.present.text()

        def checked(register: "Register") -> T:
            register.admits(typed)
            return ask(register)

        self.refusals.clear()
        self._stage.desk.read(checked, then, self, failed=self._refuse)

    def tell(self, done: str) -> None:
        """Say on the screen what was done."""
        self._stage.banners.show_banner(Tone.POSITIVE, done, passing=True)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._stage.desk.failed.emit(error)
            return
        self.refusals.show_banner(Tone.DANGER, str(error))
        self.present.selectAll()
        self.present.setFocus()


class ChangePassphrase(SecretDialog):
    """Puts a new passphrase in the place of the present one."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        sentence = _tr("Toutes les personnes qui ouvrent ce registre devront connaître la nouvelle.")
        super().__init__(stage, _tr("Changer la phrase de passe"), sentence, parent)
        self.new = NewPassphrase()
        self.add(self.new)
        self.begin(primary(_tr("Changer"), "check"), self.change)

    def change(self) -> None:
        """Have the new one open the register, or say what is missing."""
        new = self.new.text()
        if new is None:
            self.new.reveal_problems()
            return
        self.once_admitted(lambda register: register.set_passphrase(new), self._finish)

    def _finish(self, _: None) -> None:
        self.accept()
        self.tell(self.tr("La phrase de passe est changée."))


class ShowRecoveryKey(SecretDialog):
    """Shows the recovery key, to print or copy."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        sentence = _tr("Qui possède cette clé peut lire le registre\u202f: ne l’affichez que seul·e.")
        super().__init__(stage, _tr("Clé de secours"), sentence, parent)
        self.show_button = primary(_tr("Afficher la clé"), "eye")
        self.begin(self.show_button, self.ask)

    def ask(self) -> None:
        """Ask the register for its key."""
        self.once_admitted(lambda register: (register.path, register.recovery_key()), self.reveal)

    def reveal(self, read: tuple[Path, str]) -> None:
        """Show a key in the place of the question."""
        key = RecoveryKey(*read)
        key.kept.connect(self.tell)
        self.present_row.hide()
        self.show_button.hide()
        self.rows.insertWidget(self.rows.indexOf(self.present_row), key)
        key.show()  # what is hidden takes no place
        self.setMinimumWidth(max(WIDTH, self.minimumSizeHint().width()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("secrets", text)
