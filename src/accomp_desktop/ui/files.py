# SPDX-License-Identifier: EUPL-1.2
"""Asking for a file or a folder without stopping the application, and showing one in the system's own programs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Take = Callable[[Path], object]


def ask_file(parent: QWidget, title: str, kinds: str, take: Take) -> QFileDialog:
    """Ask for a file that exists; `kinds` is Qt's filter, « Registres (*.accomp) »."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog, take)


def ask_new_file(parent: QWidget, title: str, start: Path, kinds: str, take: Take) -> QFileDialog:
    """Ask where to write a new file; `start` is the folder and the name proposed."""
    dialog = QFileDialog(parent, title, str(start.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.selectFile(start.name)
    return _asked(dialog, take)


def ask_folder(parent: QWidget, title: str, start: Path, take: Take) -> QFileDialog:
    """Ask for a folder."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog, take)


def show_outside(path: Path) -> bool:
    """Have the system open a file or a folder with its own program."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _asked(dialog: QFileDialog, take: Take) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def give(chosen: str) -> None:
        take(Path(chosen))

    dialog.fileSelected.connect(give)
    dialog.open()
    return dialog
