# SPDX-License-Identifier: EUPL-1.2
"""What if…, from the last diagnosis: levers, before and after; what is kept stays as it was, with its scales."""

from collections.abc import Hashable
from decimal import Decimal

from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QWidget

from accomp_desktop.domain.applied_scales import AppliedScales
from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.simulated import simulate
from accomp_desktop.domain.simulation import SIMULATION_FIELDS, Simulation
from accomp_desktop.domain.simulation_data import simulated_from_text, simulated_to_text
from accomp_desktop.domain.situation import ToldSituation
from accomp_desktop.ui.components.buttons import icon_button, primary, quiet, secondary
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.text import ElidedText
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.person.beginning import no_support_yet
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.person.simulation_kept import kept_page, moved_in
from accomp_desktop.ui.person.simulator import LEVERS_WIDTH, KeptComparison, Simulator
from accomp_desktop.ui.person.situation_now import last_diagnosis, situation_now
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_dialog import RecordDialog

MOST_MISSING = 6
"""Answers named when they keep from simulating; the diagnosis shows the others."""
NAMED = tuple(one for one in SIMULATION_FIELDS if one.key == "label")


class SimulationTab(PersonTab):
    """The simulation under way, or one of those kept."""

    scrolls = False

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__(desk, dossier)
        self.simulator: Simulator | None = None
        self.comparison: KeptComparison | None = None
        self._told: tuple[Dossier, ToldSituation] | None = None
        self._settings = dict[str, Decimal]()
        self._seen_id = ""

    def build(self) -> None:
        """Lay out the choice over the levers, or over what was kept; or say what is missing."""
        self.simulator = self.comparison = None
        if self.dossier.support is None:
            self.put(no_support_yet(self.desk, self.dossier, self), 1)
            return
        seen = self._seen()
        try:
            page = self._kept(seen) if seen else self._under_way()
        except UserError as refusal:
            page = EmptyState("triangle-alert", self.tr("Simulation impossible"), str(refusal))
        if self.simulator or self.support.simulations:
            self.put(self._head(seen))
        self.put(page, 1)
        self._tell_moved()

    def shape(self) -> Hashable:
        """The layout depends on the situation told, and on the simulations kept."""
        seen, support = self._seen(), self.dossier.support
        kept = tuple((one.id, one.version) for one in support.simulations) if support else ()
        told = self._now()
        return (super().shape(), kept, seen and seen.id, told.situation, told.missing, told.costs)

    def keep_this(self) -> None:
        """Ask for a name, and keep the simulation under way with the scales it used."""
        if self.simulator is None:
            return
        simulated = self.simulator.simulated
        simulation = Simulation(
            support_id=self.support.support.id,
            on=self.dossier.today,
            label=" · ".join(moved_in(simulated)),
            content=simulated_to_text(simulated),
        )
        dialog = RecordDialog(
            self.desk,
            self.tr("Garder cette simulation"),
            parts_of(NAMED),
            simulation,
            self,
            reason=self.tr("Simulation\u202f: ajout"),
        )
        dialog.accepted.connect(lambda: self.look_at(simulation.id))
        dialog.open()

    def look_at(self, simulation_id: str) -> None:
        """Look at a simulation kept; none is the one under way."""
        self._seen_id = simulation_id
        self.draw()

    def remove(self) -> None:
        """Take the simulation looked at out of the register; « Annuler » brings it back."""
        seen = self._seen()
        if seen is not None:
            self.desk.apply((Removal(seen),), self.tr("Simulation\u202f: suppression"))

    def compare_to_today(self, wanted: bool) -> None:  # noqa: FBT001 - what the signal gives
        """Set what was supposed beside what is so today, or show it again as it was kept."""
        told = self._now()
        if self.comparison is None or told.situation is None:
            return
        if wanted:
            self.comparison.show_beside(simulate(told.situation, {}, AppliedScales(self.dossier.kit.scales)))
        else:
            self.comparison.show_as_kept()

    def _seen(self) -> Simulation | None:
        kept = self.dossier.support.simulations if self.dossier.support else ()
        return next((one for one in kept if one.id == self._seen_id), None)

    def _now(self) -> ToldSituation:
        """Tell the situation, once for a dossier."""
        if self._told is None or self._told[0] is not self.dossier:
            self._told = (self.dossier, situation_now(self.dossier))
        return self._told[1]

    def _under_way(self) -> QWidget:
        told = self._now()
        if told.situation is None:
            return self._missing(told)
        self.simulator = Simulator(told.situation, AppliedScales(self.dossier.kit.scales), told.costs)
        self.simulator.levers.set_all(self._settings)
        self.simulator.changed.connect(self._tell_moved)
        return self.simulator

    def _kept(self, seen: Simulation) -> QWidget:
        kept = simulated_from_text(seen.content)
        self.comparison = KeptComparison(kept_page(seen, kept), kept)
        return self.comparison

    def _missing(self, told: ToldSituation) -> EmptyState:
        """Say which answers are missing, and offer to give them."""
        more = len(told.missing) - MOST_MISSING
        named = (
            *told.missing[:MOST_MISSING],
            *((self.tr("et {count} autres").format(count=more),) if more > 0 else ()),
        )
        return EmptyState(
            "stethoscope",
            self.tr("Il manque des réponses pour simuler"),
            self.tr("À compléter\u202f: {missing}.").format(missing=", ".join(named)),
            Command(self.tr("Aller au diagnostic"), lambda: self.tab_asked.emit("diagnosis"), "stethoscope"),
        )

    def _head(self, seen: Simulation | None) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        spaced(row, "close")
        if self.support.simulations:
            row.addWidget(self._choice(seen))
        row.addWidget(ElidedText(self._basis(seen), "muted"), 1)
        for button in self._kept_acts() if seen else self._acts():
            row.addWidget(button)
        return head

    def _basis(self, seen: Simulation | None) -> str:
        """Say what the simulation rests on."""
        if seen is not None:
            return self.tr("Gardée le {day}").format(day=Day().show(seen.on))
        diagnosis = last_diagnosis(self.dossier)
        day = Day().show(diagnosis.on if diagnosis else None)
        return self.tr("D’après le diagnostic du {day}, au barème d’aujourd’hui").format(day=day)

    def _choice(self, seen: Simulation | None) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(self.tr("Simulation regardée"))
        choice.setFixedWidth(LEVERS_WIDTH)
        choice.addItem(self.tr("Simulation en cours"), "")
        for one in reversed(self.support.simulations):
            choice.addItem(f"{Day().show(one.on)} · {one.label}", one.id)
        choice.setCurrentIndex(choice.findData(seen.id if seen else ""))
        choice.setToolTip(choice.currentText())
        choice.activated.connect(lambda: self.look_at(choice.currentData()))
        return choice

    def _acts(self) -> tuple[QAbstractButton, ...]:
        if self.simulator is None:
            return ()
        self.reset, self.keeping = quiet(self.tr("Tout remettre"), "undo-2"), primary(self.tr("Garder"), "save")
        self.keeping.setAccessibleName(self.tr("Garder cette simulation"))
        self.reset.clicked.connect(lambda: self.simulator and self.simulator.levers.set_all({}))
        self.keeping.clicked.connect(self.keep_this)
        return self.reset, self.keeping

    def _kept_acts(self) -> tuple[QAbstractButton, ...]:
        beside = secondary(self.tr("Comparer à aujourd’hui"))
        beside.setCheckable(True)
        beside.setEnabled(self.comparison is not None and self._now().situation is not None)
        beside.toggled.connect(self.compare_to_today)
        removing = icon_button("trash-2", self.tr("Supprimer cette simulation"))
        removing.clicked.connect(self.remove)
        return beside, removing

    def _tell_moved(self) -> None:
        """Offer to keep, or to bring back, what is moved; it is moved again when the tab is laid out anew."""
        if self.simulator is None:
            return
        self._settings = self.simulator.levers.settings()
        for button in (self.reset, self.keeping):
            button.setEnabled(bool(self._settings))
