# SPDX-License-Identifier: EUPL-1.2
"""The papers a person brought: which were seen, when, where they are kept; and their scans, if the structure wants."""

from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day, Text
from accomp_desktop.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """A paper of a person; `sort` is a code of the kit’s list of papers."""

    person_id: str
    sort: str
    seen_on: date | None = None
    kept_at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scan(Record):
    """The scan of a piece; `content` is the file in base 64."""

    piece_id: str
    file_name: str
    content: str


PIECE_FIELDS: tuple[Field, ...] = (
    core("piece", "seen_on", "Vue le", Day()),
    core("piece", "kept_at", "Gardée à", Text()),
)
SCAN_FIELDS: tuple[Field, ...] = (core("scan", "file_name", "Fichier", Text()),)
