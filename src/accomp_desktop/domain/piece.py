# SPDX-License-Identifier: EUPL-1.2
"""The papers a person brought: which were seen, when, where they are kept; and their scans, if the structure wants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accomp_desktop.domain.changes import Change, Removal
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


@dataclass(frozen=True)
class ScanLine:
    """A scan without its content, as the record of a person lists it."""

    id: str
    version: int
    piece_id: str
    file_name: str

    def removal(self) -> Removal:
        """Take it out of the register."""
        return Removal(Scan(id=self.id, version=self.version, piece_id=self.piece_id, file_name="", content=""))


@dataclass(frozen=True)
class Attachment:
    """What a file gives to a scan: its name, and its content in base 64."""

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
    scans: tuple[ScanLine, ...] = ()

    @property
    def is_seen(self) -> bool:
        """Whether it was seen, on a day that is known."""
        return self.piece is not None and self.piece.seen_on is not None


def papers(expected: Iterable[Option], pieces: Sequence[Piece], scans: Sequence[ScanLine] = ()) -> tuple[Paper, ...]:
    """Give a line for each sort expected, then for those held that are expected no more.

    Of several of one sort, as two records merged into one may leave, the last seen counts; the scans of all are listed.
    """
    last = {one.sort: one for one in sorted(pieces, key=lambda one: one.seen_on or date.min)}
    known = {one.code: one for one in expected}
    wanted = [code for code, one in known.items() if not one.retired or code in last]
    others = [code for code in last if code not in known]
    named = [(code, known[code].label) for code in wanted] + [(code, code) for code in others]
    sorts = {one.id: one.sort for one in pieces}
    return tuple(
        Paper(code, label, last.get(code), tuple(one for one in scans if sorts.get(one.piece_id) == code))
        for code, label in named
    )


def attaching(paper: Paper, attachment: Attachment, person_id: str, today: date) -> tuple[Change, ...]:
    """Join a scan to a paper; whoever holds its scan has seen it, today unless a day is known."""
    piece = paper.piece or Piece(person_id=person_id, sort=paper.sort)
    seen = replace(piece, seen_on=piece.seen_on or today)
    scan = Scan(piece_id=piece.id, file_name=attachment.file_name, content=attachment.content)
    return (*(() if seen == paper.piece else (seen,)), scan)


def forgetting(piece: Piece, scans: Iterable[ScanLine]) -> tuple[Change, ...]:
    """Take a piece back among those not seen, and its scans with it."""
    return (*(one.removal() for one in scans if one.piece_id == piece.id), Removal(piece))


PIECE_FIELDS: tuple[Field, ...] = (
    core("piece", "seen_on", "Vue le", Day()),
    core("piece", "kept_at", "Où elle est gardée", Text()),
)
SCAN_FIELDS: tuple[Field, ...] = (core("scan", "file_name", "Fichier", Text()),)
