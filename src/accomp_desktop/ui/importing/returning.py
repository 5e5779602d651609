# SPDX-License-Identifier: EUPL-1.2
"""The return to the Département: beside the list it sent, or for everyone it ever sent; kept once it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.choices import AS_USUAL, Judging, Reading
from accomp_desktop.domain.operation import Structure
from accomp_desktop.domain.reception import Dispatch
from accomp_desktop.domain.returning import REASON, ReturnLine, dispatch_of, return_layout, return_lines, told_by_row
from accomp_desktop.domain.table import Book
from accomp_desktop.exchange.sheet_refusals import PasswordProtected
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import confirm
from accomp_desktop.ui.importing.draft import Draft, Known, read_known
from accomp_desktop.ui.importing.papers import ask_workbook, beside, say_saved
from accomp_desktop.ui.importing.password_dialog import PasswordDialog
from accomp_desktop.ui.screens import Stage

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register


@dataclass(frozen=True)
class ReceivedFile:
    """A list to complete: where it is, how it is read, the SHA-256 of the one imported, the password typed for it."""

    path: Path
    reading: Reading
    digest: str
    judging: Judging = AS_USUAL
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Sources:
    """What a return is made from."""

    known: Known
    files: Sequence[PersonFile]
    sent: Sequence[Dispatch]
    structure: Structure

    @property
    def lines(self) -> tuple[ReturnLine, ...]:
        """Tell where each person stands."""
        return return_lines(self.files, self.known.kit, self.sent, date.today())


Write: TypeAlias = Callable[[Sources, Path], Sequence[ReturnLine]]
"""Writes a return, in the work lane, and gives what it tells."""


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
        self._ask_where(start, write_for_everyone)

    def beside(self, received: ReceivedFile) -> None:
        """Complete a list received, read again; one under a password goes back under the same."""

        def refuse(error: BaseException) -> None:
            if isinstance(error, PasswordProtected):
                self._ask_password(received)
            else:
                self._stage.desk.failed.emit(error)

        label = self.tr("Lecture de {name}").format(name=received.path.name)
        self._stage.desk.work(
            lambda _: read_again(received), partial(self._meet, received), self, label=label, failed=refuse
        )

    def _ask_password(self, received: ReceivedFile) -> None:
        def try_again(password: str) -> None:
            self.beside(replace(received, password=password))

        dialog = PasswordDialog(received.path, self._owner, wrong=received.password is not None)
        dialog.typed.connect(try_again)
        dialog.open()

    def _meet(self, received: ReceivedFile, book: Book) -> None:
        """Say when the file is no longer the one imported."""
        start = beside(received.path, self.tr("retour du {day}").format(day=date.today().isoformat()))
        going_on = Command(
            self.tr("Continuer avec ce fichier"), lambda: self._ask_where(start, partial(write_beside, received, book))
        )
        if book.digest == received.digest:
            going_on.run()
            return
        told = self.tr(
            "«\u202f{name}\u202f» n’est pas le fichier qui a été importé\u202f: son contenu diffère. "
            "Les personnes y sont cherchées de nouveau, ligne par ligne."
        ).format(name=received.path.name)
        question = confirm(self._owner, self.tr("Ce n’est pas le même fichier"), told, going_on)
        question.setObjectName("other-file")

    def _ask_where(self, start: Path, write: Write) -> None:
        ask_workbook(self._owner, self.tr("Enregistrer le retour"), start, partial(self._gather, write))

    def _gather(self, write: Write, path: Path) -> None:
        self._stage.desk.read(read_sources, partial(self._write, write, path), self)

    def _write(self, write: Write, path: Path, sources: Sources) -> None:
        label = self.tr("Écriture de {name}").format(name=path.name)
        self._stage.desk.work(lambda _: write(sources, path), partial(self._keep, path), self, label=label)

    def _keep(self, path: Path, lines: Sequence[ReturnLine]) -> None:
        """Keep what was told, so that the next return tells what changed."""
        sent = dispatch_of(lines, date.today())
        self._stage.desk.apply([sent], REASON, lambda _: say_saved(self._stage, path), owner=self)


def read_again(received: ReceivedFile) -> Book:
    """Read a list that the user picked; in the work lane."""
    from accomp_desktop.exchange.sheets import read_book

    return read_book(received.path, received.password)


def write_for_everyone(sources: Sources, path: Path) -> Sequence[ReturnLine]:
    """Write the return for everyone."""
    from accomp_desktop.reports.returns import write_return

    lines = sources.lines
    write_return(path, lines, return_layout(sources.known.kit), sources.structure, date.today())
    return lines


def write_beside(received: ReceivedFile, book: Book, sources: Sources, path: Path) -> Sequence[ReturnLine]:
    """Write a received list with the return at its right."""
    from accomp_desktop.exchange.locking import in_clear, lock_with_password
    from accomp_desktop.reports.appending import append_columns, refuse_over
    from accomp_desktop.reports.returns import return_addition
    from accomp_desktop.reports.writing import writing

    refuse_over(received.path, path)
    plan = Draft(received.path, book, sources.known, received.reading, received.judging).plan(date.today())
    rows = told_by_row(plan, sources.lines)
    addition = return_addition(plan.listing, rows, return_layout(sources.known.kit))
    clear = in_clear(received.path.name, received.path.read_bytes(), lambda: received.password)
    with writing(path) as draft:
        append_columns(received.path, book, draft, addition, in_clear=clear)
        if received.password:
            lock_with_password(draft, received.password)
    return tuple({line.person_id: line for line in rows.values() if line}.values())
