# SPDX-License-Identifier: EUPL-1.2
"""The action plans of the accompaniment, the last first; the first one is drawn up in place."""

from collections.abc import Hashable, Sequence

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.decision import decision_of
from accomp_desktop.domain.plan import Plan
from accomp_desktop.ui.person.beginning import no_support_yet
from accomp_desktop.ui.person.plan_card import PlanCard
from accomp_desktop.ui.person.planning import Planning
from accomp_desktop.ui.person.tab import PersonTab


class PlanTab(PersonTab):
    """What is to be done, by whom, until when; a revised plan comes above the former one."""

    _revises = False

    def build(self) -> None:
        """Lay out the plans, or what draws one up."""
        self._cards: list[PlanCard] = []
        if self.dossier.support is None:
            self.put(no_support_yet(self.desk, self.dossier, self), 1)
            return
        plans = self.support.plans[::-1]
        if self._revises or not plans:
            self.planning = Planning(self.dossier.kit, self._new_plan(), may_give_up=bool(plans))
            self.planning.begin_from(self._decided())
            self.planning.drawn_up.connect(self._establish)
            self.planning.given_up.connect(lambda: self.revise(wanted=False))
            self.put(self.planning)
        for plan in plans:
            card = PlanCard(self.desk, self.dossier, self.support, plan, first=plan is plans[0])
            card.revised.connect(lambda: self.revise(wanted=True))
            self._cards.append(card)
            self.put(card)
        self.rows.addStretch()

    def refresh(self) -> None:
        """Show each plan’s actions as they stand."""
        plans = {plan.id: plan for plan in self.support.plans} if self._cards else {}
        for card in self._cards:
            card.show_plan(self.dossier, plans[card.plan.id], self.support)

    def shape(self) -> Hashable:
        """The layout depends on which plans and which actions there are."""
        support = self.dossier.support
        plans = tuple((one.id, one.track) for one in support.plans) if support else ()
        actions = tuple(one.id for one in support.actions) if support else ()
        return (super().shape(), plans, actions, self._revises, self._decided() if support and not plans else "")

    def revise(self, *, wanted: bool) -> None:
        """Draw up another plan above those there are, or leave it."""
        self._revises = wanted
        self.draw()

    def _new_plan(self) -> Plan:
        return Plan(support_id=self.support.support.id, track="", agreed_on=self.dossier.today)

    def _decided(self) -> str:
        """Give the track that the last diagnosis decided, if it did."""
        last = self.support.diagnoses[-1] if self.support.diagnoses else None
        decided = decision_of(self.dossier.kit, last.answers) if last else None
        return decided.track if decided else ""

    def _establish(self, changes: Sequence[Change]) -> None:
        self._revises = False
        self.desk.apply(changes, self.tr("Plan d’action\u202f: ajout"))
