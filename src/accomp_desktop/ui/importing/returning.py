# SPDX-License-Identifier: EUPL-1.2
"""The return to the Département: beside the list it sent, or for everyone it ever sent; kept once it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.reception import Dispatch
from accomp_desktop.domain.returning import REASON, ReturnLine, dispatch_of, return_layout, return_lines, told_by_row
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import confirm
from accomp_desktop.ui.importing.draft import Draft, Known, read_known
from accomp_desktop.ui.importing.papers import ask_workbook, beside, say_saved
from accomp_desktop.ui.screens import Stage

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register


@dataclass(frozen=True)
class Sources:
    """What a return is made from."""

    known: Known
    files: Sequence[PersonFile]
    sent: Sequence[Dispatch]
    structure: Structure


def read_sources(register: "Register") -> Sources:
    """Read what a return is made from; in the register’s lane."""
    return Sources(read_known(register), register.files(), register.dispatches(), register.structure())


class Returning(QObject):
    """Writes returns for a screen: asks where, writes in the work lane, keeps what was told, says where it is."""

    def __init__(self, stage: Stage, owner: QWidget) -> None:
        super().__init__(owner)
        self._stage, self._owner = stage, owner

    def for_everyone(self) -> None:
        """Write a workbook of everyone the Département ever sent."""
        start = Path.home() / self.tr("Retour au Département {day}.xlsx").format(day=date.today().isoformat())
        ask_workbook(self._owner, self.tr("Enregistrer le retour"), start, partial(self._gather, None))

    def beside(self, draft: Draft, digest: str) -> None:
        """Complete a list received, after a look at whether the file is still the one of this SHA-256."""

        def meet(found: str) -> None:
            if found == digest:
                self._ask_where(draft)
                return
            told = self.tr(
                "«\u202f{name}\u202f» n’est pas le fichier qui a été importé\u202f: son contenu diffère. "
                "Les personnes y sont cherchées de nouveau, ligne par ligne."
            ).format(name=draft.path.name)
            going_on = Command(self.tr("Continuer avec ce fichier"), lambda: self._ask_where(draft))
            question = confirm(self._owner, self.tr("Ce n’est pas le même fichier"), told, going_on)
            question.setObjectName("other-file")

        self._stage.desk.work(lambda _: _digest(draft.path), meet, self)

    def _ask_where(self, draft: Draft) -> None:
        start = beside(draft.path, self.tr("retour du {day}").format(day=date.today().isoformat()))
        ask_workbook(self._owner, self.tr("Enregistrer le retour"), start, partial(self._gather, draft))

    def _gather(self, draft: Draft | None, path: Path) -> None:
        self._stage.desk.read(read_sources, partial(self._write, draft, path), self)

    def _write(self, draft: Draft | None, path: Path, sources: Sources) -> None:
        label = self.tr("Écriture de {name}").format(name=path.name)

        def work(_: object) -> tuple[ReturnLine, ...]:
            return write_for_everyone(path, sources) if draft is None else write_beside(path, draft, sources)

        self._stage.desk.work(work, partial(self._keep, path), self, label=label)

    def _keep(self, path: Path, lines: Sequence[ReturnLine]) -> None:
        """Keep what was told, so that the next return tells what changed."""
        sent = dispatch_of(lines, date.today())
        self._stage.desk.apply([sent], REASON, lambda _: say_saved(self._stage, path), owner=self)


def write_for_everyone(path: Path, sources: Sources) -> tuple[ReturnLine, ...]:
    """Write the return for everyone, and give what it tells; in the work lane."""
    from accomp_desktop.reports.returns import write_return

    kit, today = sources.known.kit, date.today()
    lines = return_lines(sources.files, kit, sources.sent, today)
    write_return(path, lines, return_layout(kit), sources.structure, today)
    return lines


def write_beside(path: Path, draft: Draft, sources: Sources) -> tuple[ReturnLine, ...]:
    """Write a received list with the return at its right, and give what it tells; in the work lane."""
    from accomp_desktop.reports.appending import append_columns
    from accomp_desktop.reports.returns import return_addition

    kit, today = sources.known.kit, date.today()
    plan = replace(draft, known=sources.known).plan(today)
    rows = told_by_row(plan, return_lines(sources.files, kit, sources.sent, today))
    append_columns(draft.path, draft.book, path, return_addition(plan.listing, rows, return_layout(kit)))
    return tuple({line.person_id: line for line in rows.values() if line}.values())


def _digest(path: Path) -> str:
    from accomp_desktop.exchange.sheets import digest_of

    return digest_of(path)
