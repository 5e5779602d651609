# SPDX-License-Identifier: EUPL-1.2
"""The programme, part by part: the parts at the left, the one chosen at the right."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.kit_travel import without_people
from accomp_desktop.exchange.kit_package import read_any_kit
from accomp_desktop.exchange.national_scales import without_national_scales
from accomp_desktop.reports.kit_files import write_kit
from accomp_desktop.ui.components.buttons import secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.files import ask_file, ask_new_file, show_outside
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.programme.comparison import Comparison
from accomp_desktop.ui.programme.newer import NewerKit
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.screens import HoldsWork, Stage
from accomp_desktop.ui.theme import Tone, scale

WIDTH = 196


class PartOfKit(NamedTuple):
    """One row: `make` makes the part the first time it is shown, importing its module then."""

    key: str
    title: str
    icon: str
    make: Callable[[RunningKit], QWidget]


def _exits(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.exits_part import exits_part

    return exits_part(running)


def _plans(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.plan_parts import plan_part

    return plan_part(running)


def _lists(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.lists_part import ListsPart

    return ListsPart(running)


def _fields(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.fields_part import fields_part

    return fields_part(running)


def _forms(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.forms_part import FormsPart

    return FormsPart(running)


def _overview(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.overview_part import OverviewPart

    return OverviewPart(running)


def _delays(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.delays_part import delays_part

    return delays_part(running)


def _letters(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.letters_part import letters_part

    return letters_part(running)


def _exchange(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.exchange_part import exchange_part

    return exchange_part(running)


def _operations(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.operations_part import operations_part

    return operations_part(running)


def _indicators(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.indicators_part import indicators_part

    return indicators_part(running)


def _scales(running: RunningKit) -> QWidget:
    from accomp_desktop.ui.programme.scales_part import ScalesPart

    return ScalesPart(running)


PARTS: tuple[PartOfKit, ...] = (
    PartOfKit("overview", "Le programme", "info", _overview),
    PartOfKit("fields", "Champs", "user", _fields),
    PartOfKit("forms", "Diagnostic", "stethoscope", _forms),
    PartOfKit("plans", "Voies et actions", "route", _plans),
    PartOfKit("exits", "Motifs de sortie", "door-open", _exits),
    PartOfKit("lists", "Listes", "list", _lists),
    PartOfKit("scales", "Barèmes", "euro", _scales),
    PartOfKit("letters", "Courriers", "mail", _letters),
    PartOfKit("exchange", "Échanges", "file-spreadsheet", _exchange),
    PartOfKit("delays", "Alertes", "bell", _delays),
    PartOfKit("indicators", "Indicateurs", "chart-column", _indicators),
    PartOfKit("operations", "Opérations FSE", "landmark", _operations),
)
"""What a kit holds, in the order in which one composes a programme."""


class ProgrammeScreen(Page):
    """`show_subject(key)` opens a part."""

    def __init__(self, stage: Stage) -> None:
        self.comparing = secondary(self.tr("Comparer à l’origine…"), "chevrons-up-down")
        self.renewing = secondary(self.tr("Nouvelle édition…"), "refresh-cw")
        self.exporting = secondary(self.tr("Exporter le kit…"), "download")
        actions = (self.comparing, self.renewing, self.exporting)
        super().__init__(self.tr("Programme"), actions=actions, scrolls=False)
        self.running = RunningKit(stage, self)
        self.comparing.clicked.connect(self.compare)
        self.renewing.clicked.connect(self._ask_edition)
        self.exporting.clicked.connect(self._ask_place)
        for action in actions:
            action.setEnabled(False)
        self.parts = _list_of_parts(self.tr("Parties du programme"))
        self._pages = QStackedWidget()
        self._places: list[QVBoxLayout] = [_place(self._pages) for _ in PARTS]
        self._made: dict[int, QWidget] = {}
        row = QHBoxLayout()
        spaced(row, "wide")
        row.addWidget(self.parts)
        row.addWidget(self._pages, 1)
        self.add(row, 1)
        self.parts.setCurrentRow(0)
        self.parts.currentRowChanged.connect(self._ask_to_show)
        self.running.changed.connect(self._show_kit)

    def compare(self) -> Comparison:
        """Show what differs from the kit that this programme began with."""
        dialog = Comparison(self.running, self)
        dialog.open()
        return dialog

    def renew(self, path: Path) -> NewerKit:
        """Show what another edition of the kit brings, item by item."""
        dialog = NewerKit(self.running, lambda: read_any_kit(path), self)
        dialog.open()
        return dialog

    def export(self, path: Path) -> None:
        """Write the kit as one file, without the names of the team."""
        kit, stage = without_national_scales(without_people(self.running.kit)), self.running.stage

        def tell(_: object) -> None:
            told = self.tr("Le kit est écrit\u202f: «\u202f{name}\u202f». Il ne contient aucune donnée personnelle.")
            show = Command(self.tr("Ouvrir le dossier"), lambda: show_outside(path.parent))
            stage.banners.show_banner(Tone.POSITIVE, told.format(name=path.name), show)

        def refuse(error: BaseException) -> None:
            if isinstance(error, UserError):
                stage.banners.show_banner(Tone.DANGER, str(error))
            else:
                stage.desk.failed.emit(error)

        stage.desk.work(lambda _: write_kit(kit, path), tell, self, failed=refuse)

    def show_subject(self, subject: object) -> None:
        """Open a part by its key."""
        self.parts.setCurrentRow([one.key for one in PARTS].index(str(subject)))

    def part(self, key: str) -> QWidget:
        """Open a part; give its widget."""
        self.show_subject(key)
        return self._made[self.parts.currentRow()]

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing typed in the part in sight would be lost."""
        page = self._made.get(self._pages.currentIndex())
        if isinstance(page, HoldsWork):
            page.leave(then)
        else:
            then()

    def _ask_to_show(self, rank: int) -> None:
        """Show another part once the one in sight has nothing left to save; until then it keeps its place."""
        with QSignalBlocker(self.parts):
            self.parts.setCurrentRow(self._pages.currentIndex())
        self.leave(lambda: self._show(rank))

    def _show(self, rank: int) -> None:
        with QSignalBlocker(self.parts):
            self.parts.setCurrentRow(rank)
        if not self.running.is_read:
            return
        if rank not in self._made:
            self._made[rank] = page = PARTS[rank].make(self.running)
            self._places[rank].addWidget(page)
            page.show()
        self._pages.setCurrentIndex(rank)

    def _ask_edition(self) -> None:
        kinds = self.tr("Kits de programme (*.kit)")
        ask_file(self, self.tr("Une autre édition du kit"), kinds, self.renew)

    def _ask_place(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(documents) / f"{self.running.kit.code}-edition-{self.running.kit.edition}.kit"
        ask_new_file(self, self.tr("Exporter le kit"), start, self.tr("Kits de programme (*.kit)"), self.export)

    def _show_kit(self, kit: Kit) -> None:
        for action in (self.comparing, self.renewing, self.exporting):
            action.setEnabled(True)
        if not self._made:
            self._show(self.parts.currentRow())
        told = self.tr("{label}, {departement} · édition {edition}, par {author}")
        self.header.set_title(
            self.tr("Programme"),
            told.format(label=kit.label, departement=kit.departement, edition=kit.edition, author=kit.author),
        )


def _list_of_parts(name: str) -> QListWidget:
    parts = QListWidget()
    parts.setAccessibleName(name)
    parts.setFixedWidth(WIDTH)
    parts.setIconSize(QSize(scale().size["icon_small"], scale().size["icon_small"]))
    for one in PARTS:
        parts.addItem(QListWidgetItem(icon(one.icon), one.title))
    return parts


def _place(pages: QStackedWidget) -> QVBoxLayout:
    page = QWidget()
    pages.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, scale().space["wide"])
    return column
