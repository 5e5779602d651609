# SPDX-License-Identifier: EUPL-1.2
"""The import of a list: one page, three steps, everything in the background, nothing written before « Importer »."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.listing import NoHeaderFound
from accomp_desktop.domain.table import Book
from accomp_desktop.exchange.kits import kit_to_data
from accomp_desktop.exchange.sheet_refusals import PasswordProtected
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.stepper import Stepper
from accomp_desktop.ui.importing.columns_step import ColumnsStep
from accomp_desktop.ui.importing.done_step import DoneStep
from accomp_desktop.ui.importing.draft import Draft, Known, read_known
from accomp_desktop.ui.importing.file_step import FileStep
from accomp_desktop.ui.importing.foot import Foot
from accomp_desktop.ui.importing.history import History
from accomp_desktop.ui.importing.look import Look, look_at
from accomp_desktop.ui.importing.password_dialog import PasswordDialog
from accomp_desktop.ui.importing.preview_step import PreviewStep
from accomp_desktop.ui.importing.prospect import Prospect, prospect
from accomp_desktop.ui.lanes import Advance, Cancelled
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

FILE, COLUMNS, PREVIEW, DONE, HISTORY = range(5)


class ImportScreen(Page):
    """Goes from step to step; a draft holds what was read and chosen."""

    def __init__(self, stage: Stage) -> None:
        self.stepper = Stepper((self.tr("Fichier"), self.tr("Colonnes"), self.tr("Aperçu")))
        self.received = quiet(self.tr("Listes reçues"), "history")
        super().__init__(self.tr("Importer une liste"), " ", (self.received, self.stepper), scrolls=False)
        self._stage = stage
        self._job = 0
        self._writing: Prospect | None = None
        self.draft: Draft | None = None
        self.found: Prospect | None = None
        self.file, self.columns, self.preview = FileStep(), ColumnsStep(), PreviewStep()
        self.done, self.history = DoneStep(stage), History(stage)
        self._steps, self.foot = QStackedWidget(), Foot()
        self.back, self.go_on = self.foot.back, self.foot.go_on
        self._lay_out()
        self._listen()
        self._go(FILE)

    def read(self, path: Path, password: str | None = None) -> None:
        """Read a file, then look for its list; the password serves for this reading alone."""
        self._stage.banners.clear()
        self.file.show_reading(path)

        def meet(known: Known) -> None:
            def take(book: Book) -> None:
                self._look(Draft(path, book, known))

            def refuse(error: BaseException) -> None:
                if isinstance(error, PasswordProtected):
                    self._ask_password(path, wrong=password is not None)
                else:
                    self._refuse(error)

            label = self.tr("Lecture de {name}").format(name=path.name)
            self._job = self._stage.desk.work(lambda _: _read(path, password), take, self, label=label, failed=refuse)

        self._stage.desk.read(read_known, meet, self, failed=self._refuse)

    def current_step(self) -> int:
        """Give the step in sight, counted from 0."""
        return self._steps.currentIndex()

    @property
    def plan(self) -> ImportPlan | None:
        """Give the plan in sight, unless it is being made again or written."""
        return self.found.plan if self.found else None

    def apply(self) -> None:
        """Write what the plan says, as one act that « Annuler » takes back."""
        found, self.found = self.found, None
        if found is None:
            return
        self._writing, kit = found, found.draft.kit_to_keep(found.plan)
        label = self.tr("Écriture de l’import")
        self.foot.show_writing(label, None)
        self._job = self._stage.desk.apply(
            found.changes(),
            found.plan.reason,
            lambda _: self._finish(found),
            owner=self,
            failed=self._fail,
            label=label,
            kit=kit_to_data(kit) if kit else None,
        )

    def _follow_writing(self, under_way: Sequence[Advance]) -> None:
        for advance in under_way:
            if self._writing is not None and advance.job == self._job:
                self.foot.show_writing(advance.label, advance.share)

    def _look(self, draft: Draft) -> None:
        """Show what is understood under the choices made; headings that are not found are left to the user."""
        self.draft, self.found = draft, None

        def show(look: Look) -> None:
            self.columns.show_look(look)
            self._go(COLUMNS)

        def refuse(error: BaseException) -> None:
            if isinstance(error, NoHeaderFound) and draft.reading.header_row is None:
                self._look(draft.under_row(1))
                return
            self.draft = self.columns.show_again() if self.current_step() == COLUMNS else None
            self._refuse(error)

        label = self.tr("Lecture des colonnes")
        self._stage.desk.cancel(self._job)
        self._job = self._stage.desk.work(
            lambda _: look_at(draft, date.today()), show, self, label=label, failed=refuse
        )

    def _compare(self, draft: Draft) -> None:
        """Show what each line would do."""
        self.draft, self.found = draft, None
        self.go_on.setEnabled(False)
        today = date.today()

        def show(found: Prospect) -> None:
            self.found = found
            self.preview.show_prospect(found)
            arriving = self.current_step() != PREVIEW
            self._go(PREVIEW)
            if arriving:
                self.preview.table.setFocus()

        label = self.tr("Comparaison avec le registre")
        self._stage.desk.cancel(self._job)
        self._job = self._stage.desk.work(
            lambda _: prospect(draft, today), show, self, label=label, failed=self._refuse
        )

    def _advance(self) -> None:
        if self.current_step() == COLUMNS and self.draft is not None:
            self._compare(self.draft)
        elif self.current_step() == PREVIEW:
            self.apply()

    def _go_back(self) -> None:
        step = self.current_step()
        self._go(FILE if step == HISTORY else step - 1)

    def _read_again(self, path: Path) -> None:
        self._go(FILE)
        self.read(path)

    def _finish(self, found: Prospect) -> None:
        self._writing = None
        self.done.show_done(found)
        self._go(DONE)

    def _fail(self, error: BaseException) -> None:
        """Show again the plan that was not written, and say why unless the user gave it up."""
        self.found, self._writing = self._writing, None
        self._go(PREVIEW)
        if not isinstance(error, Cancelled):
            self._refuse(error)

    def _ask_password(self, path: Path, *, wrong: bool) -> None:
        self.file.show_reading(None)
        dialog = PasswordDialog(path, self, wrong=wrong)
        dialog.typed.connect(partial(self.read, path))
        dialog.open()

    def _refuse(self, error: BaseException) -> None:
        """Say what is wrong."""
        self.file.show_reading(None)
        if not isinstance(error, UserError):
            self._stage.desk.failed.emit(error)
            return
        self._stage.banners.clear()
        self._stage.banners.show_banner(Tone.DANGER, str(error))

    def _give_up(self) -> None:
        self._stage.desk.cancel(self._job)
        self.file.show_reading(None)

    def _hear(self, _: Touched) -> None:
        """Compare again what changed under the plan in sight, or under the columns."""
        if self._writing is None and self.current_step() in {COLUMNS, PREVIEW}:
            self._stage.desk.read(read_known, self._meet_again, self)

    def _meet_again(self, known: Known) -> None:
        again = {COLUMNS: self._look, PREVIEW: self._compare}.get(self.current_step())
        if self._writing is None and self.draft is not None and again is not None:
            again(self.draft.comparing_with(known))

    def _go(self, step: int) -> None:
        """Show a step and what leads out of it."""
        self._steps.setCurrentIndex(step)
        self.stepper.go(min(step, PREVIEW))
        self.stepper.setVisible(step <= PREVIEW)
        self.received.setVisible(step == FILE)
        self.foot.setVisible(step in {COLUMNS, PREVIEW, HISTORY})
        if step in {FILE, HISTORY}:
            self._stage.desk.cancel(self._job)
            self.draft = self.found = None
            self.file.show_reading(None)
        if step == HISTORY:
            self.history.refresh()
        title = self.tr("Listes reçues") if step == HISTORY else self.tr("Importer une liste")
        self.header.set_title(title, self.draft.path.name if self.draft else " ")
        if step == PREVIEW:
            self.foot.lead_to_writing(self.found)
        else:
            self.foot.lead(self.tr("Voir ce que fera l’import") if step == COLUMNS else "")

    def _listen(self) -> None:
        self.file.chosen.connect(self.read)
        self.file.gave_up.connect(self._give_up)
        self.columns.changed.connect(self._look)
        self.preview.changed.connect(self._compare)
        self.back.clicked.connect(self._go_back)
        self.go_on.clicked.connect(self._advance)
        self.foot.writing.cancelled.connect(lambda: self._stage.desk.cancel(self._job))
        self.received.clicked.connect(lambda: self._go(HISTORY))
        self.done.file_asked.connect(self._read_again)
        for step in (self.done, self.history):
            step.left.connect(lambda: self._go(FILE))
        self._stage.desk.touched.connect(self._hear)
        self._stage.desk.busy.connect(self._follow_writing)

    def _lay_out(self) -> None:
        for step in (self.file, self.columns, self.preview, self.done, self.history):
            self._steps.addWidget(step)
        self.add(self._steps, 1)
        self.add(self.foot)


def _read(path: Path, password: str | None) -> Book:
    from accomp_desktop.exchange.sheets import read_book

    return read_book(path, password)
