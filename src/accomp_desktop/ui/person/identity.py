# SPDX-License-Identifier: EUPL-1.2
"""Who the person is, how to reach it, and the household it shares with others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.changes import Change
from accomp_desktop.domain.fields import Field
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.steps import leave_household, share_household
from accomp_desktop.ui.components.buttons import quiet
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.form import Part, RecordForm, parts_of
from accomp_desktop.ui.person.person_picker import PersonPicker
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.saving import Editing

CIVIL = ("sex", "birth_name", "used_name", "first_name", "birth_date", "departement_id")
REACHING = (
    "confidential",
    "phone",
    "phone2",
    "email",
    "email2",
    "preferred_contact",
    "address",
    "postcode",
    "town",
    "insee_code",
)


class IdentityTab(PersonTab):
    """One form over the person, one over the household; both are saved as one act."""

    def build(self) -> None:
        """Lay out both forms."""
        fields = self.dossier.kit.fields_of("person")
        card = Card()
        self.put(card)
        self._person = RecordForm(tuple(self._parts(fields)), self.dossier.file.person, card, context=self.dossier.told)
        card.add(self._person)
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

    def refresh(self) -> None:
        """Show the person and the household as they were read."""
        self._person.show_record(self.dossier.file.person)
        self._household.show_record(self._held_household())
        self._show_sharing()

    def shape(self) -> int:
        """The fields depend on the kit alone."""
        return self.dossier.kit.version

    def editings(self) -> Sequence[Editing]:
        """Both forms."""
        return (self._person, self._household)

    def changes(self) -> Sequence[Change]:
        """The person and the household; a household begun here is also the person’s."""
        person = cast("Person", self._person.record())
        if not self._household.is_changed():
            return (person,)
        household = self._household.record()
        return (household, replace(person, household_id=household.id))

    def reason(self) -> str:
        """Name the act."""
        return self.tr("Modification de l’identité")

    def link(self, other: Person) -> None:
        """Share the household of another person."""
        self.desk.apply(share_household(self.dossier.file.person, other), self.tr("Rattachement à un foyer"))

    def unlink(self) -> None:
        """Leave the household to those who stay."""
        apart = leave_household(self.dossier.file.person, self._held_household())
        self.desk.apply(apart, self.tr("Séparation du foyer"))

    def _held_household(self) -> Household:
        return self.dossier.file.household or Household()

    def _parts(self, fields: Sequence[Field]) -> Iterator[Part]:
        titles = {self.tr("État civil"): CIVIL, self.tr("Coordonnées"): REACHING}
        for title, keys in titles.items():
            yield Part(title, tuple(item for item in fields if item.key in keys))
        here = (item for item in fields if item.tab in {"", "identity"})
        yield Part(self.tr("Situation"), tuple(item for item in here if item.key not in {*CIVIL, *REACHING}))

    def _show_sharing(self) -> None:
        emptied(self._sharing)
        mates = self.dossier.file.housemates
        self._sharing.addWidget(Text(self.tr("Partagé avec") if mates else self.tr("Personne d’autre dans ce foyer")))
        for mate in mates:
            opening = quiet(mate.full_name, "user")
            opening.clicked.connect(lambda _=False, person_id=mate.id: self.person_asked.emit(person_id))
            self._sharing.addWidget(opening)
        self._sharing.addStretch(1)
        self._sharing.addWidget(self._leaving() if mates else self._joining())

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
