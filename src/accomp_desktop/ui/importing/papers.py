# SPDX-License-Identifier: EUPL-1.2
"""Workbooks written where the user says, in the work lane, then opened from where they are."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.operation import Structure
from accomp_desktop.exchange.kits import kit_from_data
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


def save_blank_list(stage: Stage, owner: QWidget) -> None:
    """Ask where to write a blank list, for the Département to fill, and write it."""

    def write(path: Path) -> None:
        def work(read: tuple[Kit, Structure]) -> None:
            from accomp_desktop.reports.blank_list import write_blank_list

            label = _tr("Écriture de {name}").format(name=path.name)
            stage.desk.work(
                lambda _: write_blank_list(path, *read), lambda _: say_saved(stage, path), owner, label=label
            )

        stage.desk.read(lambda register: (kit_from_data(register.kit_data()), register.structure()), work, owner)

    ask_workbook(owner, _tr("Enregistrer la liste vierge"), Path.home() / _tr("Liste d’orientation.xlsx"), write)


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
