# SPDX-License-Identifier: EUPL-1.2
"""One dated scale: what it says today, how sure that is, its chart, and its values, added to and corrected."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.scales import (
    UNVERIFIED,
    DatedScale,
    Reign,
    ScaleValue,
    history,
    show_figure,
    standing,
    without_value,
)
from accomp_desktop.domain.shelves import SCALES
from accomp_desktop.exchange.national_scales import national_scale
from accomp_desktop.reports.steps_chart import Step
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.buttons import icon_button, quiet, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.steps_chart import StepsChart
from accomp_desktop.ui.components.table import Table
from accomp_desktop.ui.components.text import ElidedText, Text
from accomp_desktop.ui.programme.item_dialog import ItemDialog
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.programme.scale_value import TypedValue, value_to_add, value_to_correct
from accomp_desktop.ui.programme.scale_words import TONES, change_shown, confidence_label
from accomp_desktop.ui.programme.words import tr
from accomp_desktop.ui.theme import Tone


class ScaleHistory(QWidget):
    """`left` once the user goes back to the list; Enter corrects the selected value, Delete takes it out."""

    left = Signal()

    def __init__(self, running: RunningKit, code: str) -> None:
        super().__init__()
        self._running, self._code = running, code
        self.back = quiet(tr("Tous les barèmes"), "arrow-left")
        self.correct = icon_button("pencil", tr("Corriger la valeur choisie (Entrée)"), small=True)
        self.take_out = secondary(tr("Retirer la valeur"), "ban")
        self.adding = secondary(tr("Ajouter une valeur"), "plus")
        self.facts = QVBoxLayout()
        spaced(self.facts, "tight")
        self.note = Text(look="small", wrap=True)
        self.chart = StepsChart()
        top = QHBoxLayout()
        spaced(top, "wide")
        top.addLayout(self.facts, 1)
        top.addWidget(self.chart, 1)
        self.table: Table[Reign] = Table(
            tr("Historique du barème"),
            self._columns(),
            key=lambda one: one.held.since,
            commands=lambda rows: [Command(tr("Corriger"), lambda: self.open_value(rows[0]), "pencil")],
        )
        self.table.view.setProperty("look", "bare")
        card = Card(self.scale.label, actions=(self.correct, self.take_out, self.adding))
        card.add(top)
        card.add(self.note)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        spaced(column, "tight")
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 1)
        self._listen()

    @property
    def scale(self) -> DatedScale:
        """The scale as the running kit has it."""
        return next(one for one in self._running.kit.scales if one.code == self._code)

    def show_kit(self, kit: Kit) -> None:
        """Show what the scale says in a kit."""
        scale = SCALES.find(kit, self._code)
        if scale is None:
            self.left.emit()
            return
        told = history(scale)
        self._show_facts(scale, told)
        self.table.show_rows(told)
        self.chart.setVisible(len(told) > 1)
        if told:
            steps = [
                Step(one.held.since, float(one.held.value), show_figure(one.held.value, scale.unit)) for one in told
            ]
            until = max(date.today(), told[0].held.since) + timedelta(days=180)
            self.chart.show_steps(scale.label, steps[::-1], until)
        self._follow()

    def open_new(self) -> ItemDialog[TypedValue]:
        """Ask for another value."""
        return value_to_add(self._running, self.scale, self)

    def open_value(self, one: Reign) -> ItemDialog[TypedValue]:
        """Ask for the correction of a value."""
        return value_to_correct(self._running, self.scale, one.held, self)

    def take_out_selected(self) -> None:
        """Take out a value typed here, or give back the one that it corrected."""
        one = self._selected()
        without = self._without(one.held) if one else None
        if without is not None:
            reason = tr("Barème «\u202f{scale}\u202f»\u202f: valeur retirée").format(scale=without.label)
            self._running.save(SCALES.put(self._running.kit, without), reason)

    def _without(self, held: ScaleValue) -> DatedScale | None:
        """Give the scale without a value; `None` for one that ships, or that is the only one."""
        if self.scale.confidence_in(held) != "entered":
            return None
        without = without_value(self.scale, held.since, national_scale(self._code))
        return without if without.values else None

    def _selected(self) -> Reign | None:
        return next(iter(self.table.selected()), None)

    def _listen(self) -> None:
        self.back.clicked.connect(self.left)
        self.adding.clicked.connect(self.open_new)
        self.correct.clicked.connect(lambda: self._open(self._selected()))
        self.take_out.clicked.connect(self.take_out_selected)
        self.table.opened.connect(self.open_value)
        self.table.chose.connect(self._follow)
        for keys, act in (("Esc", self.left.emit), ("Del", self.take_out.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._running.changed.connect(self.show_kit)
        self.show_kit(self._running.kit)

    def _open(self, one: Reign | None) -> None:
        if one is not None:
            self.open_value(one)

    def _follow(self) -> None:
        one = self._selected()
        without = self._without(one.held) if one else None
        restores = one is not None and without is not None and without.from_day(one.held.since) is not None
        self.correct.setEnabled(one is not None)
        self.take_out.setEnabled(without is not None)
        self.take_out.setText(tr("Rétablir la valeur livrée") if restores else tr("Retirer la valeur"))

    def _show_facts(self, scale: DatedScale, told: tuple[Reign, ...]) -> None:
        emptied(self.facts)
        today = date.today()
        current = next((one.held for one in told if standing(one, today) == "current"), None)
        if current is None:
            self.facts.addWidget(Text(tr("Aucune valeur aujourd’hui"), "heading"))
        else:
            self.facts.addWidget(Text(show_figure(current.value, scale.unit), "figure"))
            self.facts.addWidget(_state(scale, current))
        self.facts.addWidget(ElidedText(scale.source_of(current) if current else scale.source, "small"))
        self.facts.addStretch()
        self.note.setText(scale.note)
        self.note.setVisible(bool(scale.note))

    def _columns(self) -> tuple[Column[Reign], ...]:
        def confidence(one: Reign) -> str:
            return confidence_label(self.scale.confidence_in(one.held))

        return (
            Column(tr("Depuis"), lambda one: one.held.since, width=96),
            Column(tr("Jusqu’au"), lambda one: one.until, text=_until, tone=_tone, width=104),
            Column(tr("Valeur"), lambda one: one.held.value, text=self._written, width=130, right=True, strong=True),
            Column(tr("Évolution"), lambda one: one.change, lambda one: change_shown(one.change), width=90, right=True),
            Column(tr("Confiance"), confidence, tone=lambda one: TONES[self.scale.confidence_in(one.held)], width=130),
            Column(tr("Source"), lambda one: self.scale.source_of(one.held), stretches=True),
        )

    def _written(self, one: Reign) -> str:
        return show_figure(one.held.value, self.scale.unit)


def _state(scale: DatedScale, current: ScaleValue) -> QWidget:
    """Say since when a value applies and how sure it is."""
    confidence = scale.confidence_in(current)
    state = QWidget()
    row = QHBoxLayout(state)
    spaced(row)
    row.addWidget(Text(tr("depuis le {day}").format(day=Day().show(current.since)), "muted"))
    row.addWidget(Badge(confidence_label(confidence), TONES[confidence]))
    if confidence in UNVERIFIED:
        row.addWidget(Text(tr("Valeur non vérifiée"), "error"))
    row.addStretch()
    return state


def _until(one: Reign) -> str:
    match standing(one, date.today()):
        case "coming":
            return tr("à venir")
        case "current":
            return tr("en vigueur")
        case "past":
            return Day().show(one.until)


def _tone(one: Reign) -> Tone | None:
    return {"coming": Tone.INFO, "current": Tone.POSITIVE, "past": None}[standing(one, date.today())]
