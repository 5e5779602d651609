# SPDX-License-Identifier: EUPL-1.2
"""« À faire »: what each person's dates make due, the latest first, opened where it is done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.changes import Touched
from accomp_desktop.domain.todo import DELAYS, SUBJECTS, Task, referral_dues, todo
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.busy import Skeleton
from accomp_desktop.ui.components.chips import Chips
from accomp_desktop.ui.components.columns import Columns
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.tile import FigureTile
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

ALL, LATE, SOON = "all", "late", "soon"
ESF_SUBJECTS = frozenset({"esf_entry", "esf_exit"})


@dataclass(frozen=True)
class Agenda:
    """What there is to do, and how many people stand where, on a day."""

    today: date
    people: int
    accompanied: int
    to_contact: int
    tasks: tuple[Task, ...]

    def late(self) -> int:
        """Count what should already be done."""
        return len([task for task in self.tasks if task.late_by(self.today) > 0])

    def about(self, subject: str) -> int:
        """Count what is due on a subject."""
        return len([task for task in self.tasks if task.subject == subject])


def read_agenda(register: "Register", today: date) -> Agenda:
    """Read everything and say what is due; in the register’s lane."""
    files = register.files()
    owes_esf = register.structure().esf_role != "none"
    tasks = todo(files, kit_from_data(register.kit_data()), today)
    return Agenda(
        today=today,
        people=len(files),
        accompanied=len([one for one in files if any(support.exit is None for support in one.supports)]),
        to_contact=len([one for one in files if _waits_for_contact(one)]),
        tasks=tuple(task for task in tasks if owes_esf or task.subject not in ESF_SUBJECTS),
    )


def _waits_for_contact(one: PersonFile) -> bool:
    return any(True for _ in referral_dues(one, DELAYS))


class TodoScreen(Page):
    """Figures that filter, then the list: by how late, by subject, by adviser."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(self.tr("À faire"), " ", scrolls=False)
        self._stage = stage
        self._agenda: Agenda | None = None
        self.when = Chips(
            self.tr("Échéance"),
            {ALL: self.tr("Tout"), LATE: self.tr("En retard"), SOON: self.tr("Aujourd’hui et cette semaine")},
        )
        self.subject, self.adviser = _filter(self.tr("Sujet")), _filter(self.tr("Conseiller·ère"))
        self.tiles = self._make_tiles()
        self.table = self._make_table()
        self._places = QStackedWidget()
        self._lay_out()
        self.when.chosen.connect(self._keep)
        self.subject.currentIndexChanged.connect(self._keep)
        self.adviser.currentIndexChanged.connect(self._keep)
        self.table.opened.connect(self._open)
        stage.desk.touched.connect(self._hear)
        self._read()

    def show_all(self) -> None:
        """Forget the filters."""
        for box in (self.subject, self.adviser):
            box.setCurrentIndex(0)
        self.when.light(ALL)

    def _make_tiles(self) -> dict[str, FigureTile]:
        tiles = {
            "accompanied": FigureTile("–", self.tr("En accompagnement"), icon_name="handshake", tone=Tone.ACCENT),
            "first_contact": FigureTile("–", self.tr("À contacter"), icon_name="inbox", tone=Tone.INFO),
            LATE: FigureTile("–", self.tr("En retard"), icon_name="clock", tone=Tone.DANGER),
            "survey": FigureTile("–", self.tr("Enquêtes à faire"), icon_name="clipboard-check", tone=Tone.WARNING),
        }
        tiles["accompanied"].clicked.connect(lambda: self._stage.go("people", None))
        tiles[LATE].clicked.connect(lambda: (self.show_all(), self.when.light(LATE)))
        for subject in ("first_contact", "survey"):
            tiles[subject].clicked.connect(lambda _=False, subject=subject: self._show_only(subject))
        return tiles

    def _make_table(self) -> Table[Task]:
        nothing = EmptyState(
            "search",
            self.tr("Rien pour ce choix"),
            self.tr("D’autres choses sont à faire sous d’autres filtres."),
            Command(self.tr("Tout afficher"), self.show_all),
        )
        return Table(
            self.tr("À faire"),
            (
                Column(self.tr("Quand"), lambda task: task.due_on, text=self._when, tone=self._urgency, width=134),
                Column(self.tr("Personne"), lambda task: task.person_name, width=168, strong=True),
                Column(self.tr("À faire"), _told, stretches=True),
                Column(self.tr("Conseiller·ère"), lambda task: task.adviser, width=118),
                Column(self.tr("Échéance"), lambda task: task.due_on, width=104),
            ),
            key=lambda task: (task.person_id, task.subject, task.due_on, task.detail),
            empty=nothing,
        )

    def _lay_out(self) -> None:
        figures = Columns(narrowest=180, most=4)
        for tile in self.tiles.values():
            figures.add(tile)
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        spaced(filters, "close")
        filters.addWidget(self.when, 1)
        filters.addWidget(self.subject)
        filters.addWidget(self.adviser)
        self._quiet = EmptyState(
            "circle-check",
            self.tr("Rien d’urgent"),
            self.tr("Aucun retard, aucune échéance cette semaine. Les prochaines apparaîtront ici d’elles-mêmes."),
        )
        self._nobody = EmptyState(
            "users",
            self.tr("Le registre est vide"),
            self.tr("Commencez par la liste du Département\u202f: chaque personne orientée devient une fiche."),
            Command(self.tr("Importer une liste"), lambda: self._stage.go("import", None), "upload"),
        )
        for place in (Skeleton(8), self.table, self._quiet, self._nobody):
            self._places.addWidget(place)
        self.add(figures)
        self.add(self._filters)
        self.add(self._places, 1)

    def _read(self) -> None:
        today = date.today()
        self._stage.desk.read(lambda register: read_agenda(register, today), self._show, self)

    def _hear(self, _: Touched) -> None:
        self._read()

    def _show(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self.header.set_title(self.tr("À faire"), _long_day(agenda.today))
        self._show_figures(agenda)
        subjects = Counter(task.subject for task in agenda.tasks)
        advisers = sorted({task.adviser for task in agenda.tasks if task.adviser})
        known = [(label, code) for code, label in SUBJECTS.items() if code in subjects]
        _fill(self.subject, self.tr("Tous les sujets"), known)
        _fill(self.adviser, self.tr("Tous les conseillers"), [(name, name) for name in advisers])
        late = agenda.late()
        self.when.show_counts({ALL: len(agenda.tasks), LATE: late, SOON: len(agenda.tasks) - late})
        self.table.show_rows(agenda.tasks)
        self._keep()
        self._filters.setVisible(bool(agenda.tasks))
        found = self.table if agenda.tasks else self._quiet
        self._places.setCurrentWidget(found if agenda.people else self._nobody)

    def _show_figures(self, agenda: Agenda) -> None:
        late, surveys = agenda.late(), agenda.about("survey")
        self.tiles["accompanied"].show_figure(str(agenda.accompanied), self.tr("En accompagnement"))
        self.tiles["first_contact"].show_figure(str(agenda.to_contact), self.tr("À contacter"))
        self.tiles[LATE].show_figure(str(late), self.tr("En retard"), tone=Tone.DANGER if late else Tone.NEUTRAL)
        self.tiles["survey"].show_figure(str(surveys), self.tr("Enquêtes à faire"))

    def _show_only(self, subject: str) -> None:
        self.show_all()
        self.subject.setCurrentIndex(max(0, self.subject.findData(subject)))

    def _keep(self) -> None:
        if self._agenda is None:
            return
        today, when = self._agenda.today, self.when.lit()
        subject, adviser = self.subject.currentData(), self.adviser.currentData()
        self.table.keep(
            lambda task: (
                (when == ALL or (task.late_by(today) > 0) == (when == LATE))
                and subject in {None, task.subject}
                and adviser in {None, task.adviser}
            )
        )

    def _open(self, task: Task) -> None:
        self._stage.go("person", (task.person_id, task.tab))

    def _when(self, task: Task) -> str:
        return told_late(task.late_by(self._agenda.today if self._agenda else date.today()))

    def _urgency(self, task: Task) -> Tone:
        late_by = task.late_by(self._agenda.today if self._agenda else date.today())
        return Tone.DANGER if late_by > 0 else Tone.WARNING if late_by == 0 else Tone.INFO


def told_late(days: int) -> str:
    """Say in words how many days late something is, or how many are left."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("told_late", text)

    match days:
        case 0:
            return tr("Aujourd’hui")
        case 1:
            return tr("Hier")
        case -1:
            return tr("Demain")
        case _:
            return (tr("Il y a {} jours") if days > 0 else tr("Dans {} jours")).format(abs(days))


def _told(task: Task) -> str:
    return f"{SUBJECTS[task.subject]}\u202f: {task.detail}"


def _long_day(day: date) -> str:
    told = QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
    return told[:1].upper() + told[1:]


def _filter(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(160)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, everything: str, choices: Sequence[tuple[str, str]]) -> None:
    """Offer other choices, keeping the one made if it is still there."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, None)
    for label, code in choices:
        box.addItem(label, code)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
    box.blockSignals(False)
