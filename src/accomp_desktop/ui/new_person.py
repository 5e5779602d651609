# SPDX-License-Identifier: EUPL-1.2
"""A person added by hand, after looking whether the register knows it already."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from accomp_desktop.domain.kit import Kit
from accomp_desktop.domain.matching import Acquaintances, Match, someone
from accomp_desktop.domain.person import Person
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.ui.components.command import Command
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.screens import Stage
from accomp_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

ASKED = ("sex", "birth_name", "used_name", "first_name", "birth_date", "phone", "email", "postcode", "town")
"""What is asked at once; the rest is filled in on the record."""


def open_new_person(stage: Stage, parent: QWidget) -> None:
    """Read the fields of the programme, then ask."""
    stage.desk.read(
        lambda register: kit_from_data(register.kit_data()),
        lambda kit: NewPersonDialog(stage, kit, parent).open(),
        parent,
    )


class NewPersonDialog(RecordDialog):
    """The first answers about a person; someone alike is shown before anything is written."""

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
        self._seen: Match | None = None
        self.accepted.connect(lambda: stage.go("person", self.form.original.id))

    def keep(self) -> None:
        """Compare first; what was shown as alike is written when it is asked again."""
        if self.form.problems():
            super().keep()
            return
        me = someone(cast("Person", self.form.record()))

        def compare(register: "Register") -> Match:
            return Acquaintances(someone(one.person) for one in register.profiles()).find(me)

        self.save.setEnabled(False)
        self._stage.desk.read(compare, self._decide, self)

    def _decide(self, match: Match) -> None:
        self.save.setEnabled(True)
        if match.other is None or (self._seen is not None and self._seen == match):
            super().keep()
            return
        self._seen = match
        other = match.other
        self.refusals.clear()
        self.refusals.show_banner(
            Tone.WARNING,
            self._said(match, other.shown),
            Command(self.tr("Ouvrir sa fiche"), lambda: self.open_known(other.key), "user"),
        )
        self.save.setText(self.tr("Créer quand même"))

    def _said(self, match: Match, name: str) -> str:
        if match.verdict == "same":
            return self.tr("{name} est déjà dans le registre, avec la même date de naissance.").format(name=name)
        return f"{match.reason[:1].upper()}{match.reason[1:]}."

    def open_known(self, person_id: str) -> None:
        """Give the new person up for the one the register knows."""
        self.reject()
        self._stage.go("person", person_id)
