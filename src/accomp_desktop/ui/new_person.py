# SPDX-License-Identifier: EUPL-1.2
"""A person added by hand, compared while one types with those the register knows already."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.matching import NEW, Acquaintances, Match, someone
from accomp_desktop.domain.person import Person
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.resemblance import Resemblance
from accomp_desktop.ui.screens import Stage

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

ASKED = ("sex", "birth_name", "used_name", "first_name", "birth_date", "phone", "email", "postcode", "town")
"""What is asked at once; the rest is filled in on the record."""

PAUSE_MS = 200
"""How long one stops typing before the comparison."""


def open_new_person(stage: Stage, parent: QWidget) -> None:
    """Read the fields of the programme, then ask."""
    stage.desk.read(
        lambda register: kit_from_data(register.kit_data()),
        lambda kit: NewPersonDialog(stage, kit, parent).open(),
        parent,
    )


def read_acquaintances(register: "Register") -> Acquaintances:
    """Know everybody in the register; in its lane."""
    return Acquaintances(someone(one.person) for one in register.profiles())


class NewPersonDialog(RecordDialog):
    """The first answers about a person; who is alike is shown as one types, and asked about before anything is written.

    The people are read once: nobody is added or changed behind the dialog.
    """

    def __init__(self, stage: Stage, kit: Kit, parent: QWidget) -> None:
        fields = [item for item in kit.fields_of("person") if item.key in ASKED]
        super().__init__(
            stage.desk,
            self.tr("Nouvelle personne"),
            parts_of(fields),
            Person(),
            parent,
            reason=self.tr("Nouvelle personne"),
        )
        self._stage = stage
        self._known: Acquaintances | None = None
        self._confirmed = NEW
        self.resemblance = Resemblance()
        self.resemblance.asked.connect(self.open_known)
        self.rows.insertWidget(self.rows.indexOf(self.refusals), self.resemblance)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.form.changed.connect(self._pause.start)
        self.accepted.connect(lambda: stage.go("person", self.form.original.id))
        stage.desk.read(read_acquaintances, self._know, self)

    def look(self) -> Match:
        """Compare what is typed with the people known, and show who is alike."""
        me = someone(cast("Person", self.form.record()))
        known = self._known if me.name and me.first_name else None
        match = known.find(me) if known else NEW
        namesakes = known.namesakes(me) if known and match.verdict == "new" and not me.birth_date else ()
        self.resemblance.show_people(match, namesakes)
        if match != self._confirmed:
            self._confirmed = NEW
            self.save.setText(self.tr("Enregistrer"))
        return match

    def keep(self) -> None:
        """Compare first; what was shown as alike is written when it is asked again."""
        if self.form.problems():
            super().keep()
        elif self._known is not None:
            self._ask_or_keep()
        elif self.save.isEnabled():
            self.save.setEnabled(False)
            self._stage.desk.read(read_acquaintances, self._know_and_keep, self, self._refuse)

    def _know(self, known: Acquaintances) -> None:
        self._known = known
        self.look()

    def _know_and_keep(self, known: Acquaintances) -> None:
        self.save.setEnabled(True)
        self._know(known)
        self._ask_or_keep()

    def _ask_or_keep(self) -> None:
        match = self.look()
        if match == self._confirmed:
            super().keep()
        else:
            self._confirmed = match
            self.resemblance.announce()
            self.save.setText(self.tr("Créer quand même"))

    def open_known(self, person_id: str) -> None:
        """Give the new person up for the one the register knows."""
        self.reject()
        self._stage.go("person", person_id)
