# SPDX-License-Identifier: EUPL-1.2
"""Then and now: the marks of the diagnoses of an accompaniment on a radar, and a line for each figure."""

from PySide6.QtCore import QCoreApplication, Qt

from accomp_desktop.domain.then_and_now import ThenAndNow
from accomp_desktop.domain.viability import ESTIMATE
from accomp_desktop.reports.radar_chart import profiles_of
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.radar_chart import RadarChart
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.person.reading_lines import Figures

MOST_PROFILES = 3


def progress_card(found: ThenAndNow) -> Card:
    """Draw the radar, then the figures with what separates the last from the first."""
    card = Card(_tr("Avant et maintenant"), _tr("De l’entrée au dernier diagnostic."))
    ranks = _drawn(len(found.moments))
    if found.has_radar:
        radar = RadarChart()
        axes = [one.label for one in found.axes]
        radar.show_profiles(_tr("Notes par axe, sur 100"), axes, profiles_of(found, ranks))
        card.rows.addWidget(radar, 0, Qt.AlignmentFlag.AlignHCenter)
    table = Figures(("", *(found.moments[rank].dated for rank in ranks), _tr("Différence"), ""), gap="close")
    for line in found.lines:
        shown = (line.shown(line.values[rank]) for rank in ranks)
        table.add((line.label, *shown, line.change, line.direction))
    card.add(table)
    card.add(Text(_tr("{estimate}.").format(estimate=ESTIMATE), "small", wrap=True))
    return card


def _drawn(moments: int) -> list[int]:
    """Choose the moments shown: the first, the last, and the middle one if there is room."""
    return [*range(moments)] if moments <= MOST_PROFILES else [0, moments // 2, moments - 1]


def _tr(text: str) -> str:
    return QCoreApplication.translate("reading", text)
