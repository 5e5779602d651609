# SPDX-License-Identifier: EUPL-1.2
"""What keeps the register safe: its copies, its soundness, its passphrase, its recovery key."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.page import scrolled
from accomp_desktop.ui.files import ask_folder, show_outside
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.settings.secrets import ChangePassphrase, ShowRecoveryKey
from accomp_desktop.ui.theme import Tone, scale


class SafetyTab(QWidget):
    """Four cards, one act each."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.backup = secondary(self.tr("Sauvegarder maintenant…"), "save")
        self.check = secondary(self.tr("Vérifier le registre"), "shield-check")
        self.passphrase = secondary(self.tr("Changer la phrase de passe…"), "lock")
        self.recovery = secondary(self.tr("Afficher la clé de secours…"), "key-round")
        self.backup.clicked.connect(self._ask_folder)
        self.check.clicked.connect(self._check)
        self.passphrase.clicked.connect(self._change_passphrase)
        self.recovery.clicked.connect(self._show_recovery_key)
        cards = Columns(narrowest=340, most=2)
        for title, sentence, act in self._cards():
            cards.add(_card(title, sentence, act))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, scale().space["normal"], scale().space["close"], scale().space["wide"])
        column.addWidget(cards)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def write_backup(self, folder: Path) -> None:
        """Copy the register and its keys into a folder, then say where."""

        def show(copy: Path) -> None:
            told = self.tr("Sauvegarde faite\u202f: {name}, avec son fichier de clés.").format(name=copy.name)
            opening = Command(self.tr("Ouvrir le dossier"), lambda: show_outside(copy.parent), "folder-open")
            self._stage.banners.show_banner(Tone.POSITIVE, told, opening)

        self._stage.desk.read(lambda register: register.backup(folder), show, self)

    def _ask_folder(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ask_folder(self, self.tr("Où copier le registre"), Path(documents), self.write_backup)

    def _check(self) -> None:
        self.check.setEnabled(False)
        self._stage.desk.read(lambda register: register.check(), self._tell_faults, self)

    def _tell_faults(self, faults: tuple[str, ...]) -> None:
        self.check.setEnabled(True)
        if faults:
            self._stage.banners.show_banner(Tone.DANGER, " ".join(faults[:3]))
        else:
            sound = self.tr("Le registre est sain\u202f: le fichier et son journal sont intacts.")
            self._stage.banners.show_banner(Tone.POSITIVE, sound, passing=True)

    def _change_passphrase(self) -> None:
        ChangePassphrase(self._stage, self).open()

    def _show_recovery_key(self) -> None:
        ShowRecoveryKey(self._stage, self).open()

    def _cards(self) -> tuple[tuple[str, str, QPushButton], ...]:
        return (
            (
                self.tr("Sauvegarde"),
                self.tr("Une copie datée du registre et de ses clés, sur une clé USB ou un autre disque."),
                self.backup,
            ),
            (
                self.tr("Contrôle"),
                self.tr("Relit tout le fichier et la chaîne du journal, et dit ce qui serait abîmé."),
                self.check,
            ),
            (
                self.tr("Phrase de passe"),
                self.tr("La nouvelle remplace l’ancienne, pour toutes les personnes qui ouvrent ce registre."),
                self.passphrase,
            ),
            (
                self.tr("Clé de secours"),
                self.tr("Elle ouvre le registre si la phrase de passe est oubliée. Imprimez-la, rangez-la ailleurs."),
                self.recovery,
            ),
        )


def _card(title: str, sentence: str, act: QPushButton) -> Card:
    card = Card(title, sentence)
    card.rows.addStretch()
    line = QHBoxLayout()
    line.addWidget(act)
    line.addStretch()
    card.add(line)
    return card
