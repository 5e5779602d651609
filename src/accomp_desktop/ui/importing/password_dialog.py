# SPDX-License-Identifier: EUPL-1.2
"""The password of a workbook: asked for this reading alone, and kept nowhere."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.components.buttons import primary
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.form_row import FormRow
from accomp_desktop.ui.passphrase import SecretField


class PasswordDialog(Dialog):
    """`typed(password)` once; `wrong` says that the one tried before did not open the file."""

    typed = Signal(str)

    def __init__(self, path: Path, parent: QWidget, *, wrong: bool) -> None:
        super().__init__(
            self.tr("Classeur protégé par un mot de passe"),
            self.tr(
                "«\u202f{name}\u202f» ne s’ouvre qu’avec le mot de passe que le Département vous a donné. "
                "Il sert à cette lecture et n’est pas conservé."
            ).format(name=path.name),
            parent,
        )
        self.secret = SecretField()
        self.row = FormRow(self.tr("&Mot de passe"), self.secret)
        if wrong:
            self.row.show_error(
                self.tr("Ce mot de passe n’ouvre pas le classeur\u202f: vérifiez majuscules et chiffres.")
            )
        self.unlock = primary(self.tr("Ouvrir"), "key-round")
        self.unlock.clicked.connect(self._answer)
        self.add(self.row)
        self.answer(self.unlock)
        self.secret.setFocus()

    def _answer(self) -> None:
        password = self.secret.text()
        self.secret.clear()
        if password:
            self.accept()
            self.typed.emit(password)
