# SPDX-License-Identifier: EUPL-1.2
"""An act on the register: what to write or remove, what it touched, and what undoing it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.values import Json

FOUNDING = 1
"""The number of the act that made the register, which nothing takes back."""


@dataclass(frozen=True)
class Removal:
    """Take a record out of the register, provided it is still at the version that was read.

    `into` is the person that one merged into another goes on as: the journal tells their histories together.
    """

    record: Record
    into: str | None = None


Change: TypeAlias = Record | Removal
"""A record to write as it is given (new when its version is 0), or a removal."""


@dataclass(frozen=True)
class Touched:
    """What an act changed; each screen refreshes only if it is concerned."""

    reason: str
    kinds: frozenset[str]
    ids: frozenset[str]
    kept: tuple[str, ...] = ()
    """For an undo: sentences naming the values changed since, left as they are."""


@dataclass(frozen=True)
class Edit:
    """One record in an act: the columns that changed, before and after (`None` = the record was not there).

    Both are `None` once the payload has been erased.
    """

    kind: str
    record_id: str
    before: Mapping[str, Json] | None
    after: Mapping[str, Json] | None


@dataclass(frozen=True)
class Act:
    """One line of the journal."""

    number: int
    at: datetime
    author: str
    reason: str
    edits: tuple[Edit, ...] = ()
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def may_be_undone(self) -> bool:
        """Tell whether it may be taken back: not the founding act, nor an undo, nor what was undone."""
        return self.number > FOUNDING and self.undoes is None and self.undone_by is None


class ChangedMeanwhile(UserError):
    """A record is no longer at the version that the act saw."""

    def __init__(self, label: str) -> None:
        """Take the French name of the sort of record."""
        super().__init__(
            f"{label}\u202f: cette fiche a changé depuis que vous l’avez ouverte. Rien n’a été enregistré\u202f; "
            "rouvrez-la, puis refaites la modification."
        )


class NothingToUndo(UserError):
    """No act is left to take back."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Il n’y a rien à annuler.")
