# SPDX-License-Identifier: EUPL-1.2
"""The import of a list: one page, three steps, everything in the background, nothing written before « Importer »."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.import_plan import ImportPlan
from accomp_desktop.domain.listing import NoHeaderFound
from accomp_desktop.domain.table import Book
from accomp_desktop.exchange.kits import kit_to_data
from accomp_desktop.exchange.sheet_refusals import PasswordProtected
from accomp_desktop.ui.components.buttons import primary, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.stepper import Stepper
from accomp_desktop.ui.importing.columns_step import ColumnsStep
from accomp_desktop.ui.importing.draft import Draft, Known, read_known
from accomp_desktop.ui.importing.file_step import FileStep
from accomp_desktop.ui.importing.look import Look, look_at
from accomp_desktop.ui.importing.password_dialog import PasswordDialog
from accomp_desktop.ui.importing.preview_step import PreviewStep
from accomp_desktop.ui.lanes import Progress
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

FILE, COLUMNS, PREVIEW, DONE = range(4)


class ImportScreen(Page):
    """Goes from step to step; a draft holds what was read and chosen."""

    def __init__(self, stage: Stage) -> None:
        self.stepper = Stepper((self.tr("Fichier"), self.tr("Colonnes"), self.tr("Aperçu")))
        super().__init__(self.tr("Importer une liste"), " ", (self.stepper,), scrolls=False)
        self._stage = stage
        self._job = 0
        self.draft: Draft | None = None
        self.plan: ImportPlan | None = None
        self.file, self.columns, self.preview = FileStep(), ColumnsStep(), PreviewStep()
        self.back, self.go_on = secondary(self.tr("Retour"), "arrow-left"), primary("", "arrow-right")
        self._steps, self._foot = QStackedWidget(), QWidget()
        self._lay_out()
        self.file.chosen.connect(self.read)
        self.file.gave_up.connect(self._give_up)
        self.columns.changed.connect(self._look)
        self.preview.changed.connect(self._compare)
        self.back.clicked.connect(lambda: self._go(self._steps.currentIndex() - 1))
        self.go_on.clicked.connect(self._advance)
        stage.desk.touched.connect(self._hear)
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

    def apply(self) -> None:
        """Write what the plan says, as one act that « Annuler » takes back."""
        if self.plan is None or self.draft is None:
            return
        self.go_on.setEnabled(False)
        self.go_on.setText(self.tr("Import en cours…"))
        plan, self.plan = self.plan, None

        def fail(error: BaseException) -> None:
            self._fail(error, plan)

        def write(_: Touched | None = None) -> None:
            self._stage.desk.apply(plan.changes(), plan.reason, lambda _: self._finish(plan), owner=self, failed=fail)

        kept = self.draft.kit_to_keep(plan)
        if kept is None:
            write()
        else:
            self._stage.desk.save_kit(kit_to_data(kept.kit), kept.reason, write, owner=self, failed=fail)

    def _look(self, draft: Draft) -> None:
        """Show what is understood under the choices made; headings that are not found are left to the user."""
        self.draft, self.plan = draft, None

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
        self.draft = draft
        self.go_on.setEnabled(False)
        today = date.today()

        def plan(progress: Progress) -> ImportPlan:
            progress(0, "")
            return draft.plan(today)

        def show(plan: ImportPlan) -> None:
            self.plan = plan
            self.preview.show_plan(draft, plan)
            self._go(PREVIEW)

        label = self.tr("Comparaison avec le registre")
        self._job = self._stage.desk.work(plan, show, self, label=label, failed=self._refuse)

    def _advance(self) -> None:
        if self.current_step() == COLUMNS and self.draft is not None:
            self._compare(self.draft)
        elif self.current_step() == PREVIEW:
            self.apply()

    def _finish(self, plan: ImportPlan) -> None:
        counts = plan.counts
        told = self.tr("Liste importée\u202f: {created} nouvelles personnes, {updated} mises à jour.").format(**counts)
        undo = Command(self.tr("Annuler"), lambda: self._stage.desk.undo(self._say_undone), "undo-2")
        self._stage.banners.show_banner(Tone.POSITIVE, told, undo, passing=True)
        self.draft = None
        self._go(DONE)

    def _say_undone(self, _: Touched) -> None:
        self._stage.banners.show_banner(Tone.POSITIVE, self.tr("Import annulé."), passing=True)
        self._go(FILE)

    def _fail(self, error: BaseException, plan: ImportPlan) -> None:
        self.plan = plan
        self._go(PREVIEW)
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
        draft = self.draft
        again = {COLUMNS: self._look, PREVIEW: self._compare if self.plan else None}.get(self.current_step())
        if draft is not None and again is not None:
            self._stage.desk.read(read_known, lambda known: again(draft.comparing_with(known)), self)

    def _go(self, step: int) -> None:
        """Show a step and what leads out of it."""
        self._steps.setCurrentIndex(step)
        self.stepper.go(min(step, PREVIEW))
        self.header.set_title(self.tr("Importer une liste"), self.draft.path.name if self.draft else " ")
        self._foot.setVisible(step in {COLUMNS, PREVIEW})
        if step == FILE:
            self._stage.desk.cancel(self._job)
            self.draft = self.plan = None
            self.file.show_reading(None)
        to_write = self.plan.counts["created"] + self.plan.counts["updated"] if self.plan else 0
        self.go_on.setEnabled(step == COLUMNS or bool(to_write))
        applying = self.tr("Importer {count} lignes").format(count=to_write) if to_write else self.tr("Rien à importer")
        self.go_on.setText(applying if step == PREVIEW else self.tr("Voir ce que fera l’import"))

    def _lay_out(self) -> None:
        done = EmptyState(
            "circle-check",
            self.tr("La liste est importée"),
            self.tr(
                "Les orientations reçues sont dans «\u202fÀ faire\u202f», les fiches dans «\u202fPersonnes\u202f»."
            ),
            Command(self.tr("Voir les personnes"), lambda: self._stage.go("people", None), "users"),
        )
        for step in (self.file, self.columns, self.preview, done):
            self._steps.addWidget(step)
        row = QHBoxLayout(self._foot)
        spaced(row, "close")
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.go_on)
        self.add(self._steps, 1)
        self.add(self._foot)

    def showEvent(self, event: object) -> None:
        """Begin anew once the last import is over."""
        if self.current_step() == DONE:
            self._go(FILE)
        super().showEvent(event)  # pyright: ignore[reportArgumentType]  Qt gives its QShowEvent


def _read(path: Path, password: str | None) -> Book:
    from accomp_desktop.exchange.sheets import read_book

    return read_book(path, password)
