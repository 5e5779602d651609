# SPDX-License-Identifier: EUPL-1.2
"""What the tabs of a person’s record are made from, read in one trip to the register."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from accomp_desktop.exchange.kits import kit_from_data

if TYPE_CHECKING:
    from accomp_desktop.domain.casework import PersonFile, SupportFile
    from accomp_desktop.domain.kit import Kit
    from accomp_desktop.domain.operation import Operation, Structure
    from accomp_desktop.store.register import Register


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A person’s file, the programme it is read under, and which accompaniment is looked at (the last, as a rule)."""

    file: PersonFile
    kit: Kit
    structure: Structure
    operations: tuple[Operation, ...] = ()
    author: str = ""
    support_id: str | None = None
    today: date = field(default_factory=date.today)

    @property
    def support(self) -> SupportFile | None:
        """The accompaniment looked at, if the person has one."""
        supports = self.file.supports
        chosen = [one for one in supports if one.support.id == self.support_id]
        return (chosen or supports[-1:] or (None,))[0]

    @property
    def advisers(self) -> tuple[str, ...]:
        """Those who may accompany: the kit’s list, and who writes here."""
        listed = [one.label for one in self.kit.options("advisers") if not one.retired]
        return tuple(dict.fromkeys([*listed, self.author] if self.author else listed))

    @property
    def counts_esf(self) -> bool:
        """Whether the structure owes anything to the ESF."""
        return self.structure.esf_role != "none"

    def looking_at(self, support_id: str | None) -> Dossier:
        """Look at another accompaniment of the same person."""
        return replace(self, support_id=support_id)


def read_dossier(register: Register, person_id: str) -> Dossier:
    """Read what the record of a person shows; in the register’s lane."""
    return Dossier(
        file=register.record(person_id),
        kit=kit_from_data(register.kit_data()),
        structure=register.structure(),
        operations=register.operations(),
        author=register.author,
    )
