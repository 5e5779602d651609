# SPDX-License-Identifier: EUPL-1.2
"""The programme, part by part: the parts at the left, the one chosen at the right."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.page import Page
from accomp_desktop.ui.icons import icon
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.screens import HoldsWork, Stage
from accomp_desktop.ui.theme import scale

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


PARTS: tuple[PartOfKit, ...] = (
    PartOfKit("overview", "Le programme", "info", _overview),
    PartOfKit("fields", "Champs", "user", _fields),
    PartOfKit("forms", "Diagnostic", "stethoscope", _forms),
    PartOfKit("plans", "Voies et actions", "route", _plans),
    PartOfKit("exits", "Motifs de sortie", "door-open", _exits),
    PartOfKit("lists", "Listes", "list", _lists),
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
        super().__init__(self.tr("Programme"), scrolls=False)
        self.running = RunningKit(stage, self)
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

    def _show_kit(self, kit: Kit) -> None:
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
