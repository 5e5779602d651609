# SPDX-License-Identifier: EUPL-1.2
"""Workbooks written where the user says, in the work lane, then opened from where they are."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.files import ask_new_file, show_outside
from accomp_desktop.ui.importing.prospect import Prospect
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

Then = Callable[[Path], object]


def save_refused(stage: Stage, owner: QWidget, found: Prospect, then: Then) -> None:
    """Ask where to write the lines that an import refused, and write them."""

    def write(path: Path) -> None:
        from accomp_desktop.reports.refused import write_refused

        def say(_: None) -> None:
            say_saved(stage, path)
            then(path)

        def work(_: object) -> None:
            write_refused(path, found.plan, found.draft.known.kit)

        stage.desk.work(work, say, owner, label=_tr("Écriture de {name}").format(name=path.name))

    ask_workbook(owner, _tr("Enregistrer les lignes refusées"), beside(found.draft.path, _tr("à corriger")), write)


def ask_workbook(owner: QWidget, title: str, start: Path, take: Then) -> None:
    """Ask where to write a workbook."""
    ask_new_file(owner, title, start, _tr("Classeurs Excel (*.xlsx *.xlsm)"), take)


def beside(source: Path, what: str) -> Path:
    """Name a workbook after the list it comes from; one with macros keeps its ending, or Excel would not open it."""
    ending = ".xlsm" if source.suffix.lower() == ".xlsm" else ".xlsx"
    return source.with_name(f"{source.stem} - {what}{ending}")


def say_saved(stage: Stage, path: Path) -> None:
    """Say that a workbook is written, and offer to open it."""
    told = _tr("Enregistré\u202f: {name}").format(name=path.name)
    opening = Command(_tr("Ouvrir"), lambda: show_outside(path), "external-link")
    stage.banners.show_banner(Tone.POSITIVE, told, opening)


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)
