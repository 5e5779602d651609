# SPDX-License-Identifier: EUPL-1.2
"""The recovery key of a register: shown once, to print or copy before going on; and the sheet that is printed."""

from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.files import ask_new_file
from accomp_desktop.ui.opening.opening_page import OpeningPage
from accomp_desktop.ui.theme import Tone

WIDTH = 720


class RecoveryKey(QWidget):
    """A recovery key in large letters, with what to do with it."""

    kept = Signal(str)  # what was just done, in French

    def __init__(self, path: Path, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._key = path, key
        frame = QFrame()
        frame.setProperty("look", "sunken")
        inside = QVBoxLayout(frame)
        spaced(inside, "close", "wide")
        letters = Text(key, "heading")
        letters.setAlignment(Qt.AlignmentFlag.AlignCenter)
        letters.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        letters.setAccessibleName(self.tr("Clé de secours\u202f: {key}").format(key=" ".join(key)))
        inside.addWidget(letters)
        column = QVBoxLayout(self)
        spaced(column, "normal")
        column.addWidget(frame)
        column.addLayout(self._acts())

    def copy(self) -> None:
        """Put the key in the clipboard."""
        QGuiApplication.clipboard().setText(self._key)
        self.kept.emit(self.tr("La clé est dans le presse-papiers\u202f: collez-la dans un endroit sûr."))

    def write(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        recovery_sheet(self._path.name, self._key, date.today()).print_(printer)
        self.kept.emit(self.tr("La feuille est enregistrée\u202f: ne la laissez pas à côté du registre."))

    def print_sheet(self) -> None:
        """Ask for a printer and print the sheet."""
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = recovery_sheet(self._path.name, self._key, date.today())
        dialog.accepted.connect(lambda: (sheet.print_(dialog.printer()), self.kept.emit(self.tr("Imprimée."))))
        dialog.setVisible(True)

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, "close")
        pdf = Path.home() / self.tr("Clé de secours {name}.pdf").format(name=self._path.stem)
        for text, icon_name, act in (
            (self.tr("Imprimer…"), "printer", self.print_sheet),
            (self.tr("Copier"), "copy", self.copy),
            (
                self.tr("Enregistrer en PDF…"),
                "download",
                lambda: ask_new_file(self, self.tr("Enregistrer la feuille"), pdf, "PDF (*.pdf)", self.write),
            ),
        ):
            button = secondary(text, icon_name)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.addStretch()
        return row


class KeepRecoveryKey(OpeningPage):
    """Shows the key of a register just created; one goes on after saying that it is kept."""

    went_on = Signal()

    def __init__(self, path: Path, key: str, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Gardez la clé de secours"),
            self.tr(
                "Si la phrase de passe est oubliée, cette clé est le seul moyen d’ouvrir le registre. Elle ne sera "
                "demandée qu’à ce moment-là\u202f: imprimez-la et rangez-la loin de l’ordinateur."
            ),
            WIDTH,
            parent,
        )
        self.key = RecoveryKey(path, key)
        self.key.kept.connect(self._tell)
        self.noted = QCheckBox(self.tr("Je l’ai notée"))
        self.go_on = primary(self.tr("Continuer"), "arrow-right")
        self.go_on.setEnabled(False)
        self.noted.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.went_on)
        card = Card()
        card.add(self.key)
        self.rows.addWidget(card)
        self.foot.addWidget(self.noted)
        self.foot.addStretch()
        self.foot.addWidget(self.go_on)

    def _tell(self, done: str) -> None:
        self.banners.show_banner(Tone.POSITIVE, done, passing=True)


def recovery_sheet(register: str, key: str, day: date) -> QTextDocument:
    """Lay out the sheet to print: whose key it is, the key, and how to use it."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("recovery_sheet", text)

    groups = "<br>".join(" – ".join(key.split("-")[start : start + 4]) for start in (0, 4))
    use = tr("Pour l’utiliser, ouvrez le registre et choisissez «\u202fPhrase de passe oubliée\u202f».")
    parts = (
        f"<h1>{tr('Clé de secours')}</h1>",
        f"<p>{tr('Registre Accomp')}&nbsp;: <b>{escape(register)}</b><br>{tr('Le')} {day:%d/%m/%Y}</p>",
        f"<p style='font-size: 20pt; font-family: monospace'>{groups}</p>",
        f"<p>{tr('Gardez cette feuille en lieu sûr, loin de l’ordinateur. Qui la possède peut lire le registre.')}</p>",
        f"<p>{use}</p>",
    )
    sheet = QTextDocument()
    sheet.setHtml("".join(parts))
    return sheet
