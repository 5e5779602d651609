# SPDX-License-Identifier: EUPL-1.2
"""The participation in an ESF operation: answers at entry, at exit, six months later, and what is missing."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.casework import Case, OperationCases
from accomp_desktop.domain.changes import Change, Removal
from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Choice, Option
from accomp_desktop.domain.operation import ENTRY_FIELDS, LATER_FIELDS, LEAVING_FIELDS, Operation, Participation
from accomp_desktop.domain.quality import check_records
from accomp_desktop.ui.components.banner import Banner
from accomp_desktop.ui.components.buttons import icon_button, secondary
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.form import Part, RecordForm, parts_of
from accomp_desktop.ui.person.beginning import no_support_yet
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.saving import Editing
from accomp_desktop.ui.theme import Tone


class EsfTab(PersonTab):
    """What the funder must be told of the person, one card for each operation it is counted in."""

    def build(self) -> None:
        """Lay out a form for each participation; or offer to enrol."""
        self._forms: dict[str, RecordForm] = {}
        self._findings: dict[str, QVBoxLayout] = {}
        support = self.dossier.support
        if support is None:
            self.put(no_support_yet(self.desk, self.dossier, self), 1)
        elif not support.participations:
            self.put(self._nothing_yet(), 1)
        else:
            for one in support.participations:
                self._put_participation(one)
            self.put(self._enrolling())
            self.rows.addStretch()

    def refresh(self) -> None:
        """Show the answers as they were read, and what is missing."""
        for one in self.support.participations if self._forms else ():
            self._forms[one.id].show_record(one)
            self._show_findings(one)

    def shape(self) -> Hashable:
        """The layout depends on the operations the person is counted in."""
        support = self.dossier.support
        counted = tuple(one.id for one in support.participations) if support else ()
        return (super().shape(), counted, len(self.dossier.operations))

    def editings(self) -> Sequence[Editing]:
        """A form for each participation."""
        return tuple(self._forms.values())

    def changes(self) -> Sequence[Change]:
        """The participations that changed."""
        return tuple(form.record() for form in self._forms.values() if form.is_changed())

    def reason(self) -> str:
        """Name the act."""
        return self.tr("Données FSE\u202f: modification")

    def enrol(self) -> RecordDialog:
        """Count the person in an operation, from the day it entered."""
        support = self.support.support
        counted = {one.operation_id for one in self.support.participations}
        open_ones = [one for one in self.dossier.operations if one.id not in counted]
        entered = max(support.started_on, open_ones[0].starts_on) if len(open_ones) == 1 else support.started_on
        one = Participation(
            operation_id=open_ones[0].id if len(open_ones) == 1 else "",
            support_id=support.id,
            person_id=support.person_id,
            entered_on=entered,
            left_on=self.support.exit.on if self.support.exit else None,
        )
        options = tuple(Option(one.id, f"{one.label} ({one.code})") for one in open_ones)
        operation = core("participation", "operation_id", self.tr("Opération"), Choice(options), required=True)
        dialog = RecordDialog(
            self.desk,
            self.tr("Inscrire dans une opération FSE"),
            parts_of((operation, *ENTRY_FIELDS[:1])),
            one,
            self,
            reason=self.tr("Inscription dans une opération FSE"),
        )
        dialog.open()
        return dialog

    def _nothing_yet(self) -> EmptyState:
        enrol = Command(self.tr("Inscrire dans une opération"), self.enrol, "landmark")
        told = self.tr("La personne n’est comptée dans aucune opération FSE pour cet accompagnement.")
        none = self.tr("Aucune opération FSE n’est encore déclarée\u202f: ajoutez-la dans les réglages.")
        known = bool(self.dossier.operations)
        return EmptyState(
            "landmark", self.tr("Pas de participation FSE"), told if known else none, enrol if known else None
        )

    def _put_participation(self, one: Participation) -> None:
        remove = icon_button("trash-2", self.tr("Retirer de l’opération"), small=True)
        remove.clicked.connect(lambda: self.remove(one.id))
        operation = self._operation(one)
        card = Card(operation.label, operation.code, (remove,))
        self.put(card)
        self._findings[one.id] = QVBoxLayout()
        spaced(self._findings[one.id], "tight")
        card.add(self._findings[one.id])
        form = RecordForm(
            (
                Part(self.tr("À l’entrée"), self._named(ENTRY_FIELDS)),
                Part(self.tr("À la sortie"), self._named(LEAVING_FIELDS)),
                Part(self.tr("Six mois après"), self._named(LATER_FIELDS)),
            ),
            one,
            card,
        )
        form.changed.connect(self.follow)
        self._forms[one.id] = form
        card.add(form)

    def _named(self, fields: Sequence[Field]) -> tuple[Field, ...]:
        """Give fields the labels of the programme."""
        named = {item.key: item for item in self.dossier.kit.fields_of("participation")}
        return tuple(named[item.key] for item in fields)

    def _show_findings(self, one: Participation) -> None:
        place = self._findings[one.id]
        emptied(place)
        case = Case(
            participation=one,
            person=self.dossier.file.person,
            support=self.support.support,
            household=self.dossier.file.household,
            exit=self.support.exit,
        )
        cases = OperationCases(operation=self._operation(one), cases=(case,))
        for finding in check_records(cases, self.dossier.today):
            place.addWidget(Banner(Tone.WARNING, f"{finding.sentence} {finding.effect}", closable=False))

    def _operation(self, one: Participation) -> Operation:
        return next(item for item in self.dossier.operations if item.id == one.operation_id)

    def _enrolling(self) -> QWidget:
        counted = {one.operation_id for one in self.support.participations}
        enrol = secondary(self.tr("Inscrire dans une autre opération"), "plus")
        enrol.clicked.connect(self.enrol)
        enrol.setVisible(any(one.id not in counted for one in self.dossier.operations))
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row)
        row.addWidget(enrol)
        row.addStretch()
        return line

    def remove(self, participation_id: str) -> None:
        """Take a participation out; « Annuler » brings it back."""
        held = next(one for one in self.support.participations if one.id == participation_id)
        self.desk.apply((Removal(held),), self.tr("Participation FSE\u202f: suppression"))
