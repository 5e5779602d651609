# SPDX-License-Identifier: EUPL-1.2
"""The papers a person brought: which were seen, when, where they are kept; and their scans, if the structure wants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accomp_desktop.domain.fields import Field, core
from accomp_desktop.domain.kinds import Day, Option, Text
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


KEEPING_PLACES = ("Dossier papier", "Dossier numérique", "Chez la personne", "Non conservée")
"""Where a paper is kept, in the words proposed; others may be written."""


@dataclass(frozen=True)
class Paper:
    """A sort of paper that the programme expects, and the last one of it the person showed, if any."""

    sort: str
    label: str
    piece: Piece | None = None

    @property
    def is_seen(self) -> bool:
        """Whether it was seen, on a day that is known."""
        return self.piece is not None and self.piece.seen_on is not None


def papers(expected: Iterable[Option], pieces: Sequence[Piece]) -> tuple[Paper, ...]:
    """Give a line for each sort expected, then for those held that are expected no more.

    Of several of one sort, as two records merged into one may leave, the last seen counts.
    """
    last = {one.sort: one for one in sorted(pieces, key=lambda one: one.seen_on or date.min)}
    known = {one.code: one for one in expected}
    wanted = [code for code, one in known.items() if not one.retired or code in last]
    others = [code for code in last if code not in known]
    named = [(code, known[code].label) for code in wanted] + [(code, code) for code in others]
    return tuple(Paper(code, label, last.get(code)) for code, label in named)


PIECE_FIELDS: tuple[Field, ...] = (
    core("piece", "seen_on", "Vue le", Day()),
    core("piece", "kept_at", "Où elle est gardée", Text()),
)
SCAN_FIELDS: tuple[Field, ...] = (core("scan", "file_name", "Fichier", Text()),)
