# SPDX-License-Identifier: EUPL-1.2
"""The tabs of a person’s record, one row each; the keys are those that `domain.todo` sends to."""

from collections.abc import Callable
from dataclasses import dataclass

from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.person.business import BusinessTab
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.person.esf import EsfTab
from accomp_desktop.ui.person.history import HistoryTab
from accomp_desktop.ui.person.identity import IdentityTab
from accomp_desktop.ui.person.interviews import InterviewsTab
from accomp_desktop.ui.person.leaving import LeavingTab
from accomp_desktop.ui.person.pathway import PathwayTab
from accomp_desktop.ui.person.plan import PlanTab
from accomp_desktop.ui.person.simulation import SimulationTab
from accomp_desktop.ui.person.tab import PersonTab


def always(_: Dossier) -> bool:
    """Say that a tab concerns everybody."""
    return True


@dataclass(frozen=True)
class Tab:
    """One row: `make` makes the tab the first time it is shown, `needs` says for which dossiers it is there."""

    key: str
    title: str
    make: Callable[[Desk, Dossier], PersonTab]
    needs: Callable[[Dossier], bool] = always


TABS: tuple[Tab, ...] = (
    Tab("identity", "Identité", IdentityTab),
    Tab("pathway", "Parcours", PathwayTab),
    Tab("business", "Entreprise", BusinessTab),
    Tab("diagnosis", "Diagnostic", DiagnosisTab),
    Tab("simulation", "Simulation", SimulationTab),
    Tab("plan", "Plan", PlanTab),
    Tab("interviews", "Entretiens", InterviewsTab),
    Tab("exit", "Sortie et suivi", LeavingTab),
    Tab("esf", "FSE", EsfTab, needs=lambda dossier: dossier.counts_esf),
    Tab("history", "Historique", HistoryTab),
)
