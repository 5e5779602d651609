# SPDX-License-Identifier: EUPL-1.2
"""The exit of the accompaniment, whether the income rose, and what became of the person since."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.business import Income
from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.exit import EXIT_CLASSES, Exit, income_rose
from accomp_desktop.domain.facts import six_months_after
from accomp_desktop.domain.followup import Survey
from accomp_desktop.domain.history import coded
from accomp_desktop.domain.kinds import Choice, Day, Money, YesNo
from accomp_desktop.domain.operation import LEAVING_FIELDS, Participation
from accomp_desktop.domain.steps import leave, stay
from accomp_desktop.ui.components.badge import Badge
from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.form import RecordForm, parts_of
from accomp_desktop.ui.person.beginning import no_support_yet
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.record_list import Listed, RecordList
from accomp_desktop.ui.saving import Editing
from accomp_desktop.ui.theme import Tone

OUTCOME = Choice(EXIT_CLASSES)
OUTCOME_TONES = {"positive": Tone.POSITIVE, "dynamic": Tone.INFO, "neutral": Tone.NEUTRAL, "out": Tone.NEUTRAL}


class LeavingTab(PersonTab):
    """One exit by accompaniment; the reason chosen says its class and the proof it wants."""

    _form: RecordForm | None = None
    _draft: Exit | None = None
    _esf: dict[str, RecordForm]

    def build(self) -> None:
        """Lay out the exit, the incomes that make it positive, and the surveys; or offer to note one."""
        self._form, self._esf = None, {}
        held = self._held()
        if self.dossier.support is None:
            self.put(no_support_yet(self.desk, self.dossier, self), 1)
        elif held is None:
            self.put(self._nothing_yet(), 1)
        else:
            self._put_exit(held)
            self.put(self._incomes_card())
            self._build_esf()
            self._surveys = RecordList(self.desk, self._listed_surveys())
            self.put(self._surveys)
            self.rows.addStretch()

    def refresh(self) -> None:
        """Show the exit, the incomes and the surveys as they were read."""
        held = self._held()
        if self._form is None or held is None:
            return
        self._form.show_record(held)
        for one in self.support.participations if self._esf else ():
            self._esf[one.id].show_record(one)
        self._surveys.setVisible(held.version > 0)
        self._surveys.show_records(self.support.surveys)
        self._show_incomes(held)

    def follow(self) -> None:
        """Have the class and the proof follow the reason chosen."""
        super().follow()
        if self._form is not None:
            self._show_reason(cast("Exit", self._form.record()).reason)

    def shape(self) -> Hashable:
        """The layout depends on whether there is an exit."""
        held = self._held()
        support = self.dossier.support
        counted = tuple(one.id for one in support.participations) if support and self.dossier.counts_esf else ()
        return (super().shape(), held.id if held else None, counted)

    def editings(self) -> Sequence[Editing]:
        """The exit, and the ESF answers collected at exit."""
        return (self._form, *self._esf.values()) if self._form else ()

    def changes(self) -> Sequence[Change]:
        """The exit; a new one ends the assignments and the ESF participations too."""
        if self._form is None:
            return ()
        exit_ = cast("Exit", self._form.record())
        told = [cast("Participation", form.record()) for form in self._esf.values()]
        answers = [form.record() for form in self._esf.values() if form.is_changed()]
        if exit_.version:
            return (exit_, *answers)
        counted = tuple(told) or self.support.participations
        return (*answers, *leave(replace(self.support, participations=counted), exit_))

    def reason(self) -> str:
        """Name the act."""
        return self.tr("Sortie\u202f: ajout") if self._draft else self.tr("Sortie\u202f: modification")

    def begin(self) -> None:
        """Note an exit today; nothing is written until it is saved."""
        self._draft = Exit(support_id=self.support.support.id, on=self.dossier.today, reason="")
        self.draw()

    def discard(self) -> None:
        """Forget what was typed, and the exit just begun."""
        self._draft = None
        super().discard()

    def remove(self) -> None:
        """Take the exit back: the accompaniment goes on, with those who accompanied on its last day."""
        if self.support.exit is None:
            self.discard()
        else:
            self.desk.apply(stay(self.support), self.tr("Sortie\u202f: suppression"))

    def add_income(self) -> RecordDialog:
        """Note what the person earns on the day of the exit."""
        held = self._held()
        income = Income(person_id=self.dossier.file.person.id, on=held.on if held else self.dossier.today)
        dialog = RecordDialog(
            self.desk,
            self.tr("Revenus à la sortie"),
            parts_of(self.dossier.kit.fields_of("income")),
            income,
            self,
            reason=self.tr("Revenus\u202f: ajout"),
        )
        dialog.open()
        return dialog

    def _held(self) -> Exit | None:
        support = self.dossier.support
        if support is None:
            return None
        if support.exit is not None:
            self._draft = None
        return support.exit or self._draft

    def _nothing_yet(self) -> EmptyState:
        begin = Command(self.tr("Noter la sortie"), self.begin, "door-open")
        told = self.tr(
            "La sortie dit pourquoi l’accompagnement prend fin, de quoi la personne vit, et avec quelle preuve."
        )
        return EmptyState("door-open", self.tr("L’accompagnement est en cours"), told, begin)

    def _put_exit(self, held: Exit) -> None:
        self._removing = icon_button("trash-2", self.tr("Supprimer la sortie"), small=True)
        self._removing.clicked.connect(self.remove)
        card = Card(self.tr("Sortie"), actions=(self._removing,))
        self.put(card)
        reasons = {
            one.code: one.label for one in self.dossier.kit.exit_reasons if not one.retired or one.code == held.reason
        }
        reason = replace(coded("reason", self.tr("Motif de sortie"), reasons), needed=True, required=True)
        core = self.dossier.kit.fields_of("exit")
        self._form = RecordForm(parts_of((reason, *core)), held, card)
        self._form.changed.connect(self.follow)
        self._reason = QHBoxLayout()
        spaced(self._reason, "close")
        card.add(self._reason)
        card.add(self._form)

    def _build_esf(self) -> None:
        """Lay out what is collected for the ESF when a participant leaves."""
        if not self.dossier.counts_esf:
            return
        labels = {one.id: one.label for one in self.dossier.operations}
        named = {item.key: item for item in self.dossier.kit.fields_of("participation")}
        asked = tuple(named[item.key] for item in LEAVING_FIELDS)
        for one in self.support.participations:
            told = self.tr("À recueillir dans les quatre semaines qui suivent la sortie.")
            card = Card(self.tr("FSE\u202f: {operation}").format(operation=labels[one.operation_id]), told)
            self.put(card)
            form = RecordForm(parts_of(asked), one, card)
            form.changed.connect(self.follow)
            self._esf[one.id] = form
            card.add(form)

    def _show_reason(self, code: str | None) -> None:
        emptied(self._reason)
        reason = self.dossier.kit.exit_reason(code or "")
        if reason is None:
            self._reason.addWidget(
                Text(self.tr("Le motif donne la classe de la sortie et la preuve à garder."), "muted")
            )
        else:
            self._reason.addWidget(Badge(OUTCOME.show(reason.outcome), OUTCOME_TONES[reason.outcome]))
            wanted = self.dossier.kit.proof_of(reason)
            proof = self.tr("Preuve à garder\u202f: {proof}").format(proof=wanted)
            self._reason.addWidget(Text(proof if wanted else self.tr("Aucune preuve demandée"), "muted"))
        self._reason.addStretch(1)

    def _incomes_card(self) -> Card:
        adding = secondary(self.tr("Ajouter les revenus à la sortie"), "plus")
        adding.clicked.connect(self.add_income)
        told = self.tr("Une sortie est positive quand le revenu d’activité a augmenté depuis l’entrée.")
        card = Card(self.tr("Revenu d’activité"), told, (adding,))
        self._incomes = QHBoxLayout()
        spaced(self._incomes, "normal")
        card.add(self._incomes)
        return card

    def _show_incomes(self, held: Exit) -> None:
        emptied(self._incomes)
        entered = self.support.support.started_on
        known = [one for one in self.dossier.file.incomes if one.from_activity is not None]
        for label, on in ((self.tr("À l’entrée"), entered), (self.tr("À la sortie"), held.on)):
            near = [one for one in known if one.on <= on] or known[:1]
            self._incomes.addWidget(_amount(label, near[-1] if near else None))
        rose = income_rose(self.dossier.file.incomes, entered, held.on)
        self._incomes.addWidget(
            _trend(rose, self.tr("En hausse"), self.tr("Pas de hausse"), self.tr("Hausse inconnue"))
        )
        self._incomes.addStretch(1)

    def _listed_surveys(self) -> Listed[Survey]:
        yes_no = YesNo()
        return Listed(
            title=self.tr("Enquêtes après la sortie"),
            empty=self.tr("Six mois après la sortie, on demande ce que devient la personne."),
            add=self.tr("Noter une enquête"),
            columns=(
                Column(self.tr("Enquête du"), lambda one: one.on, width=110),
                Column(self.tr("Mois après"), lambda one: one.months, width=100, right=True),
                Column(self.tr("Activité continue"), lambda one: yes_no.show(one.business_running), width=140),
                Column(self.tr("Encore au RSA"), lambda one: yes_no.show(one.still_on_rsa), width=130),
                Column(self.tr("Note"), lambda one: one.note, stretches=True),
            ),
            fields=self.dossier.kit.fields_of("survey"),
            make=self._new_survey,
        )

    def _new_survey(self) -> Survey:
        held = self.support.exit
        due = six_months_after(held.on) if held else self.dossier.today
        return Survey(support_id=self.support.support.id, on=min(due, self.dossier.today))


def _amount(label: str, income: Income | None) -> QWidget:
    amount = Money().show(income.from_activity) if income else "–"
    day = Day().show(income.on) if income else ""
    return Text(f"{label}\u202f: {amount}" + (f" ({day})" if day else ""), "strong")


def _trend(rose: bool | None, up: str, down: str, unknown: str) -> Badge:  # noqa: FBT001 - three answers, one unknown
    if rose is None:
        return Badge(unknown, Tone.WARNING)
    return Badge(up, Tone.POSITIVE, "trending-up") if rose else Badge(down, Tone.NEUTRAL, "trending-down")
