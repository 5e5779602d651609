# SPDX-License-Identifier: EUPL-1.2
"""A simulation kept: what was supposed, and the values of the scales that it froze."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accomp_desktop.domain.applied_scales import UsedValue
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.scales import show_figure
from accomp_desktop.domain.simulated import Simulated
from accomp_desktop.domain.simulation import Simulation
from accomp_desktop.domain.what_if import levers_of
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.theme import scale


def moved_in(simulated: Simulated) -> tuple[str, ...]:
    """Say each lever that was moved, and where to."""
    levers = {one.code: one for one in levers_of(simulated.situation, simulated.costs)}
    told = ((levers[code], value) for code, value in simulated.settings.items() if code in levers)
    return tuple(f"{one.label}\u202f: {one.told(value)}" for one, value in told)


def kept_page(simulation: Simulation, simulated: Simulated) -> QWidget:
    """Lay out what a simulation kept rests on."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, scale().space["normal"], scale().space["normal"])
    column.setSpacing(scale().space["normal"])
    dated = _tr("Gardée le {kept}, au barème du {day}. Rien n’en change, quoi que disent les barèmes depuis.")
    kept = Card(simulation.label)
    kept.add(Text(dated.format(kept=Day().show(simulation.on), day=Day().show(simulated.day)), "muted", wrap=True))
    for line in moved_in(simulated):
        kept.add(Text(line, "label", wrap=True))
    column.addWidget(kept)
    column.addWidget(_values(simulated.used))
    column.addStretch()
    return page


def _values(used: Iterable[UsedValue]) -> Card:
    card = Card(_tr("Barèmes utilisés"))
    for one in used:
        unsure = "" if one.verified else _tr(" (à vérifier)")
        told = _tr("{label}\u202f: {value}, depuis le {since}{unsure}").format(
            label=one.label, value=show_figure(one.value, one.unit), since=Day().show(one.since), unsure=unsure
        )
        line = Text(told, "small", wrap=True)
        line.setToolTip(one.source)
        card.add(line)
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("simulation", text)
