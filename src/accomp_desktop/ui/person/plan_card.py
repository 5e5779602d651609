# SPDX-License-Identifier: EUPL-1.2
"""One action plan: its track, its goal, and its actions, each moved on by one click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from accomp_desktop.domain.casework import SupportFile
from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.history import coded
from accomp_desktop.domain.kinds import Choice, Day
from accomp_desktop.domain.plan import ACTION_STATUSES, ACTORS, Action, Plan
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.steps import is_late, with_status, without_plan
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.editors.segments import Segments
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.theme import Tone

ACTOR = Choice(ACTORS)
STATUSES = tuple(one.code for one in ACTION_STATUSES)


class PlanCard(Card):
    """Shows a plan; each change is written at once, and can be undone."""

    revised = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, support: SupportFile, plan: Plan, *, first: bool) -> None:
        mend = icon_button("pencil", self.tr("Modifier ce plan"), small=True)
        remove = icon_button("trash-2", self.tr("Supprimer ce plan et ses actions"), small=True)
        revise = secondary(self.tr("Réviser le plan"), "refresh-cw")
        revise.setVisible(first)
        adding = secondary(self.tr("Ajouter une action"), "plus")
        super().__init__(_title(dossier, plan), actions=(mend, remove, revise, adding))
        self.desk, self.dossier, self.support, self.plan = desk, dossier, support, plan
        mend.clicked.connect(self.open_plan)
        remove.clicked.connect(self._remove)
        revise.clicked.connect(self.revised)
        adding.clicked.connect(lambda: self.open_action(Action(plan_id=self.plan.id, label="")))
        self._told = Text(look="muted", wrap=True)
        self.add(self._told)
        self.actions_shown = [ActionRow(self, one) for one in support.actions if one.plan_id == plan.id]
        for row in self.actions_shown:
            self.add(row)

    def show_plan(self, dossier: Dossier, plan: Plan, support: SupportFile) -> None:
        """Show the plan and its actions as they were read."""
        self.dossier, self.plan, self.support = dossier, plan, support
        actions = {one.id: one for one in support.actions if one.plan_id == plan.id}
        done = len([one for one in actions.values() if one.status == "done"])
        agreed = self.tr("Convenu le {day}").format(day=Day().show(plan.agreed_on))
        counted = self.tr("{done} actions faites sur {all}").format(done=done, all=len(actions))
        self._told.setText(" · ".join(part for part in (agreed, counted, plan.goal) if part))
        for row in self.actions_shown:
            row.show_action(actions[row.action.id])

    def open_plan(self) -> RecordDialog:
        """Mend the plan itself."""
        track = coded("track", self.tr("Voie"), {one.code: one.label for one in self.dossier.kit.tracks})
        fields = (track, *self.dossier.kit.fields_of("plan"))
        return self._open(self.tr("Modifier le plan"), fields, self.plan, self.tr("Plan d’action\u202f: modification"))

    def open_action(self, action: Action) -> RecordDialog:
        """Mend an action, or add one of one’s own."""
        title = self.tr("Modifier l’action") if action.version else self.tr("Ajouter une action")
        reason = self.tr("Action\u202f: modification") if action.version else self.tr("Action\u202f: ajout")
        return self._open(title, self.dossier.kit.fields_of("action"), action, reason)

    def _open(self, title: str, fields: tuple[Field, ...], record: Record, reason: str) -> RecordDialog:
        partners = [one.label for one in self.dossier.kit.options("partners") if not one.retired]
        dialog = RecordDialog(
            self.desk, title, parts_of(fields), record, self, reason=reason, suggestions={"partner": partners}
        )
        dialog.open()
        return dialog

    def _remove(self) -> None:
        self.desk.apply(without_plan(self.support, self.plan), self.tr("Plan d’action\u202f: suppression"))


class ActionRow(QFrame):
    """One action: what, by whom, until when, and its four statuses side by side."""

    def __init__(self, card: PlanCard, action: Action) -> None:
        super().__init__()
        self._card, self.action = card, action
        self._label, self._facts = Text(look="label", wrap=True), Text(look="small", wrap=True)
        self._late = QHBoxLayout()
        self.statuses = Segments([one.label for one in ACTION_STATUSES])
        self.statuses.picked.connect(self._move)
        mend = icon_button("pencil", self.tr("Modifier l’action"), small=True)
        mend.clicked.connect(lambda: card.open_action(self.action))
        remove = icon_button("trash-2", self.tr("Supprimer l’action"), small=True)
        remove.clicked.connect(self._remove)
        texts = QVBoxLayout()
        spaced(texts, "hair")
        texts.addWidget(self._label)
        below = QHBoxLayout()
        spaced(below, "close")
        below.addLayout(self._late)
        below.addWidget(self._facts, 1)
        texts.addLayout(below)
        row = QHBoxLayout(self)
        spaced(row, "close")
        row.addLayout(texts, 1)
        for part in (self.statuses, mend, remove):
            row.addWidget(part)
        self.show_action(action)

    def show_action(self, action: Action) -> None:
        """Show the action as it was read."""
        self.action = action
        self._label.setText(action.label)
        self._facts.setText(" · ".join(self._told()))
        self.statuses.light(STATUSES.index(action.status))
        self.statuses.name(action.label)
        emptied(self._late)
        if is_late(action, self._card.dossier.today):
            self._late.addWidget(Badge(self.tr("En retard"), Tone.DANGER))

    def _told(self) -> list[str]:
        one = self.action
        told = [ACTOR.show(one.actor), one.partner or ""]
        if one.status == "done" and one.done_on:
            told.append(self.tr("fait le {day}").format(day=Day().show(one.done_on)))
        elif one.due_on:
            told.append(self.tr("avant le {day}").format(day=Day().show(one.due_on)))
        told += [self.tr("{hours}\u00a0h").format(hours=one.hours)] if one.hours else []
        told += [self.tr("preuve\u202f: {proof}").format(proof=one.proof)] if one.proof else []
        return [part for part in told if part]

    def _move(self, rank: int) -> None:
        moved = with_status(self.action, STATUSES[rank], self._card.dossier.today)
        if moved is not self.action:
            self._card.desk.apply((moved,), self.tr("Action\u202f: avancement"))

    def _remove(self) -> None:
        self._card.desk.apply((Removal(self.action),), self.tr("Action\u202f: suppression"))


def _title(dossier: Dossier, plan: Plan) -> str:
    track = dossier.kit.track(plan.track)
    return track.label if track else plan.track
