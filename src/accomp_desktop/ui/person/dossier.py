# SPDX-License-Identifier: EUPL-1.2
"""What the tabs of a person’s record are made from, read in one trip to the register."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from accomp_desktop.domain.older_forms import OlderKit, differ, known_somewhere, no_longer_asked
from accomp_desktop.domain.shared_answers import following_household
from accomp_desktop.domain.told_answers import told_of, told_of_partner
from accomp_desktop.exchange.kits import KitError, kit_from_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from accomp_desktop.domain.casework import PersonFile, SupportFile
    from accomp_desktop.domain.diagnosis import Diagnosis
    from accomp_desktop.domain.fields import Field
    from accomp_desktop.domain.kit import Kit
    from accomp_desktop.domain.operation import Operation, Structure
    from accomp_desktop.domain.values import Answers
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
    older: Mapping[int, OlderKit] = field(default_factory=dict[int, OlderKit])
    """The versions of the kit that the diagnoses were filled under, where they do not ask as the running one does."""
    asked_before: Mapping[str, Field] = field(default_factory=dict[str, "Field"])
    """The fields of answers that no form of their time asks any more."""
    partner: PersonFile | None = None
    """The whole file of the one with whom the person claims the RSA (`PersonFile.partner`): businesses, supports,
    diagnoses. Nobody while either address is confidential: the couple still counts, by the household’s answers."""

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

    @property
    def sharing(self) -> tuple[PersonFile, ...]:
        """The files of those who share the household and its answers: the person’s, and the partner’s."""
        return (self.file, self.partner) if self.partner else (self.file,)

    @property
    def told(self) -> Answers:
        """What conditions and formulas may speak of: the answers of the person, household, business and support."""
        return told_of(self.file, self.support, self.kit)

    @property
    def told_of_partner(self) -> Answers | None:
        """What is told of the one with whom the person claims the RSA, the last diagnosis included."""
        return told_of_partner(self.partner, self.kit)

    def older_kit(self, diagnosis: Diagnosis) -> OlderKit | None:
        """The kit a diagnosis was filled under, when its form does not ask as the running one does."""
        older = self.older.get(diagnosis.kit_version)
        return older if older and differ(older.kit, self.kit, diagnosis.form) else None

    def looking_at(self, support_id: str | None) -> Dossier:
        """Look at another accompaniment of the same person."""
        return replace(self, support_id=support_id)


def read_dossier(register: Register, person_id: str) -> Dossier:
    """Read what the record of a person shows; in the register’s lane."""
    kit = kit_from_data(register.kit_data())
    file = following_household(register.record(person_id), kit)
    diagnoses = [one for support in file.supports for one in support.diagnoses]
    return Dossier(
        file=file,
        kit=kit,
        older=_older_kits(register, kit, diagnoses),
        asked_before=_asked_before(register, kit, diagnoses),
        structure=register.structure(),
        operations=register.operations(),
        partner=following_household(register.record(file.partner.id), kit) if file.partner else None,
        author=register.author,
    )


def _older_kits(register: Register, kit: Kit, diagnoses: list[Diagnosis]) -> dict[int, OlderKit]:
    """Read the versions that diagnoses name, unless their forms are those of the running kit."""
    running, found = register.kit_data(), dict[int, OlderKit]()
    for version in {one.kit_version for one in diagnoses} - {kit.version}:
        data, began = register.kit_data(version), register.kit_began(version)
        if began is not None and any(data.get(name) != running.get(name) for name in ("forms", "lists")):
            for one in _read(register, version):
                found[version] = OlderKit(one, began.astimezone().date())
    return found


def _asked_before(register: Register, kit: Kit, diagnoses: list[Diagnosis]) -> Mapping[str, Field]:
    """Find what asked the answers that the running form does not ask, in the newest kit that has each."""
    keys = {key for one in diagnoses for key in no_longer_asked(kit, one.form, one.answers)}
    versions = range(kit.version, 0, -1) if keys else ()
    return known_somewhere(keys, (one for version in versions for one in _read(register, version)))


def _read(register: Register, version: int) -> Iterator[Kit]:
    """Read a version of the kit; one that today’s rules refuse is passed over."""
    try:
        yield kit_from_data(register.kit_data(version))
    except KitError:
        return
