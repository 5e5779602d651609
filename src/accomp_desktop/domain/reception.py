# SPDX-License-Identifier: EUPL-1.2
"""What went between the Département and the structure: each list received, each return sent."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day, Number, Text
from accomp_desktop.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Reception(Record):
    """A list that was imported: its file, known by its SHA-256, how it was read, and what became of its lines."""

    on: date
    file_name: str
    digest: str
    layout: str
    """How the columns were read, as the JSON of a layout."""
    read: int
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicate: int = 0
    possible: int = 0
    conflict: int = 0
    refused: int = 0
    skipped: int = 0
    elsewhere: int = 0


@dataclass(frozen=True, kw_only=True)
class Dispatch(Record):
    """A return sent to the Département; `answers` keeps, by person, a digest of the line sent, to tell what changed."""

    on: date
    lines: int


RECEPTION_FIELDS: tuple[Field, ...] = (
    core("reception", "on", "Reçue le", Day(), required=True),
    core("reception", "file_name", "Fichier", Text()),
    core("reception", "read", "Lignes lues", Number()),
    core("reception", "created", "Nouvelles", Number()),
    core("reception", "updated", "Mises à jour", Number()),
    core("reception", "refused", "Refusées", Number()),
)
DISPATCH_FIELDS: tuple[Field, ...] = (
    core("dispatch", "on", "Envoyé le", Day(), required=True),
    core("dispatch", "lines", "Lignes", Number()),
)
