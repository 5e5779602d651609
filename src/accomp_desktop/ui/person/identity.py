# SPDX-License-Identifier: EUPL-1.2
"""Who the person is, how to reach it, and the household it shares with others."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.kinds import Choice
from accomp_desktop.domain.person import HOUSEHOLD_ROLES, Household, Person
from accomp_desktop.domain.shared_answers import forgetting_with
from accomp_desktop.domain.steps import leave_household, share_household
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.components.dialog import confirm
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.form import Part, RecordForm, parts_of
from accomp_desktop.ui.person.person_picker import PersonPicker
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.saving import Editing

CIVIL = ("sex", "birth_name", "used_name", "first_name", "birth_date", "departement_id")
REACHING = ("phone", "phone2", "email", "email2", "preferred_contact", "address", "postcode", "town", "insee_code")


class IdentityTab(PersonTab):
    """One form over who the person is, one over how to reach it, one over the household: all are saved as one act.

    How to reach a person whose address is confidential, and its household, are there once asked for, until left.
    """

    _reaching: RecordForm | None = None

    def build(self) -> None:
        """Lay out the forms."""
        fields = self.dossier.kit.fields_of("person")
        card = Card()
        self.put(card)
        self._person = RecordForm(tuple(self._parts(fields)), self.dossier.file.person, card, context=self.dossier.told)
        card.add(self._person)
        self._reach, self._reach_inside = Card(self.tr("Coordonnées")), QVBoxLayout()
        self._reach.add(self._reach_inside)
        self.put(self._reach)
        if self.dossier.file.person.confidential:
            self._veil()
        else:
            self._open_reaching()
        self._sharing = QHBoxLayout()
        spaced(self._sharing, "close")
        card = Card(self.tr("Foyer"), self.tr("Un couple, un seul dossier CAF\u202f: ces réponses sont communes."))
        self.put(card)
        card.add(self._sharing)
        household = parts_of(self.dossier.kit.fields_of("household"))
        self._household = RecordForm(household, self._held_household(), card, context=self.dossier.told)
        card.add(self._household)
        self.rows.addStretch()
        for form in (self._person, self._household):
            form.changed.connect(self.follow)

    def reveal(self) -> None:
        """Show what is confidential, until the tab is left."""
        self._open_reaching().focus_first()
        self._show_sharing()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide again what is confidential, unless something typed there is not saved."""
        super().hideEvent(event)
        shown = self._reaching
        if shown is not None and self.dossier.file.person.confidential and not shown.is_changed():
            self._veil()
            self._show_sharing()

    def refresh(self) -> None:
        """Show the person and the household as they were read."""
        self._person.show_record(self.dossier.file.person)
        if self._reaching is not None:
            self._reaching.show_record(self.dossier.file.person)
        self._household.show_record(self._held_household())
        self._show_sharing()

    def shape(self) -> Hashable:
        """The fields depend on the kit, and on what is confidential."""
        return (self.dossier.kit.version, bool(self.dossier.file.person.confidential))

    def editings(self) -> Sequence[Editing]:
        """The forms in sight."""
        return (self._person, *((self._reaching,) if self._reaching else ()), self._household)

    def changes(self) -> Sequence[Change]:
        """The person and the household; a household begun here is also the person’s."""
        person = self._person.record()
        person = cast("Person", self._reaching.write(person) if self._reaching else person)
        if not self._household.is_changed():
            return (person,)
        household, dossier = cast("Household", self._household.record()), self.dossier
        forgetting = forgetting_with(dossier.file.household, household, dossier.sharing, dossier.kit)
        return (household, replace(person, household_id=household.id), *forgetting)

    def reason(self) -> str:
        """Name the act."""
        return self.tr("Modification de l’identité")

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save; whoever hides an address is asked whether the household goes apart too."""
        super().save(partial(self._propose_to_part, then) if self._hides_from_household() else then)

    def link(self, other: Person) -> None:
        """Share the household of another person."""
        self.desk.apply(share_household(self.dossier.file.person, other), self.tr("Rattachement à un foyer"))

    def unlink(self) -> None:
        """Leave the household to those who stay."""
        apart = leave_household(self.dossier.file.person, self._held_household())
        self.desk.apply(apart, self.tr("Séparation du foyer"))

    def _hides_from_household(self) -> bool:
        told, file = cast("Person", self._person.record()), self.dossier.file
        hides = bool(told.confidential and not file.person.confidential)
        return hides and bool(file.housemates or file.kept_apart)

    def _propose_to_part(self, then: Callable[[], None] | None) -> None:
        sentence = self.tr(
            "Cette personne partage son foyer\u202f; l’autre fiche ne la montre plus. Séparer aussi le foyer\u202f? "
            "Les réponses communes sont recopiées\u202f; ce qui sera saisi d’un côté ne se verra plus de l’autre."
        )
        part = Command(self.tr("Séparer de ce foyer"), self.unlink)
        confirm(self, self.tr("Adresse confidentielle"), sentence, part)
        if then is not None:
            then()

    def _veil(self) -> None:
        emptied(self._reach_inside)
        self._reaching = None
        veil = QWidget()
        line = QHBoxLayout(veil)
        spaced(line, "close")
        line.addWidget(
            Text(self.tr("Adresse confidentielle\u202f: coordonnées et foyer masqués."), "muted", wrap=True), 1
        )
        showing = quiet(self.tr("Afficher"), "eye")
        showing.setAccessibleName(self.tr("Afficher les coordonnées et le foyer"))
        showing.clicked.connect(self.reveal)
        line.addWidget(showing)
        self._reach_inside.addWidget(veil)

    def _open_reaching(self) -> RecordForm:
        emptied(self._reach_inside)
        fields = (item for item in self.dossier.kit.fields_of("person") if item.key in REACHING)
        form = RecordForm(parts_of(fields), self.dossier.file.person, self._reach, context=self.dossier.told)
        form.changed.connect(self.follow)
        self._reach_inside.addWidget(form)
        self._reaching = form
        return form

    def _held_household(self) -> Household:
        return self.dossier.file.household or Household()

    def _parts(self, fields: Sequence[Field]) -> Iterator[Part]:
        yield Part(self.tr("État civil"), tuple(item for item in fields if item.key in CIVIL))
        here = (item for item in fields if item.tab in {"", "identity"})
        yield Part(self.tr("Situation"), tuple(item for item in here if item.key not in {*CIVIL, *REACHING}))

    def _show_sharing(self) -> None:
        emptied(self._sharing)
        if self._reaching is None:
            self._sharing.addWidget(Text(self.tr("Foyer masqué")))
            return
        mates = self.dossier.file.housemates
        self._sharing.addWidget(Text(self.tr("Partagé avec") if mates else self.tr("Personne d’autre dans ce foyer")))
        for mate in mates:
            opening = quiet(mate.full_name, "user")
            opening.clicked.connect(lambda _=False, person_id=mate.id: self.person_asked.emit(person_id))
            opening.setToolTip(self.tr("Ouvrir la fiche de {name}").format(name=mate.full_name))
            self._sharing.addWidget(opening)
            self._sharing.addWidget(Text(" · ".join(self._told_of(mate)), "muted"))
        self._sharing.addStretch(1)
        self._sharing.addWidget(self._leaving() if mates else self._joining())

    def _told_of(self, mate: Person) -> Iterator[str]:
        """Tell the role of who shares the household, and whether the partner is accompanied."""
        if mate.household_role:
            yield Choice(HOUSEHOLD_ROLES).show(mate.household_role)
        partner = self.dossier.partner
        if partner is None or partner.person.id != mate.id:
            return
        if not partner.supports:
            yield self.tr("sans accompagnement")
        elif partner.supports[-1].exit is None:
            yield self.tr("en accompagnement")
        else:
            yield self.tr("accompagnement terminé")

    def _joining(self) -> QWidget:
        joining = quiet(self.tr("Rattacher à une autre personne"), "link")
        joining.clicked.connect(self.open_picker)
        return joining

    def _leaving(self) -> QWidget:
        leaving = quiet(self.tr("Séparer de ce foyer"), "x")
        leaving.clicked.connect(self.unlink)
        return leaving

    def open_picker(self) -> PersonPicker:
        """Choose with whom the household is shared."""
        picker = PersonPicker(
            self.desk,
            self.tr("Avec qui le foyer est-il partagé\u202f?"),
            self,
            without=self.dossier.file.person.id,
        )
        picker.picked.connect(self.link)
        picker.open()
        return picker
