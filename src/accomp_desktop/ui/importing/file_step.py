# SPDX-License-Identifier: EUPL-1.2
"""First step: the file, dropped or chosen; read in the background."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from accomp_desktop.ui.components.busy import ProgressLine
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import dress, spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.files import ask_file

WIDEST = 420


class FileStep(QFrame):
    """A place where one drops a file, with a button that does the same; `other_ways` to begin stand under it."""

    chosen = Signal(object)  # the Path of the file
    gave_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Fichier à importer"))
        self._asking = EmptyState(
            "file-spreadsheet",
            self.tr("Déposez ici la liste reçue"),
            self.tr(
                "Excel, LibreOffice ou CSV, telle que le Département l’a envoyée. "
                "Rien n’est écrit avant votre accord, à la troisième étape."
            ),
            Command(self.tr("Choisir un fichier…"), self.ask, "folder-open"),
        )
        self._reading = QWidget()
        self.progress = ProgressLine()
        self.progress.setMaximumWidth(WIDEST)
        self.progress.cancelled.connect(self.gave_up)
        middle = QVBoxLayout(self._reading)
        spaced(middle)
        middle.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignCenter)
        self.other_ways, self._begin = QHBoxLayout(), QWidget()
        spaced(self.other_ways, "close")
        self.other_ways.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        begin = QVBoxLayout(self._begin)
        spaced(begin, "close", "wide")
        begin.addWidget(self._asking, 1)
        begin.addLayout(self.other_ways)
        self._places = QStackedLayout(self)
        self._places.addWidget(self._begin)
        self._places.addWidget(self._reading)

    def ask(self) -> None:
        """Ask for the file."""
        ask_file(self, self.tr("Choisir la liste à importer"), kinds_of_list(), self.chosen.emit)

    def show_reading(self, path: Path | None) -> None:
        """Show that a file is being read, or ask for one."""
        self._places.setCurrentWidget(self._reading if path else self._begin)
        if path:
            self.progress.show_advance(self.tr("Lecture de {name}…").format(name=path.name), None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, and show that it may be let go here."""
        if _dropped(event) is not None:
            event.acceptProposedAction()
            dress(self, hovered=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file goes elsewhere."""
        dress(self, hovered=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file let go here."""
        dress(self, hovered=False)
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


def kinds_of_list() -> str:
    """Name the files that may be lists, for a dialog that asks for one."""
    return QCoreApplication.translate(
        "FileStep", "Listes (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.txt);;Tous les fichiers (*)"
    )
