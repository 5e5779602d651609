# SPDX-License-Identifier: EUPL-1.2
"""The papers that the programme expects of the person: which were seen, when, and where each is kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accomp_desktop.domain.kinds import Choice, Day, Option
from accomp_desktop.domain.kit import PAPERS
from accomp_desktop.domain.piece import (
    KEEPING_PLACES,
    Attachment,
    Paper,
    Piece,
    ScanLine,
    attaching,
    forgetting,
    papers,
)
from accomp_desktop.ui.components.buttons import icon_button, quiet
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import emptied, spaced
from accomp_desktop.ui.components.flow import Flow
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.files import ask_file
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.lent_copies import lend
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.record_dialog import RecordDialog

PLACES = Choice(tuple(Option(one, one) for one in KEEPING_PLACES))
SEEN_WIDTH, PLACE_WIDTH = 150, 190
KINDS = "*.pdf *.jpg *.jpeg *.png"


class PiecesCard(Card):
    """One line a paper, seen by one click; each act is written at once, and can be undone."""

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__(self.tr("Pièces"))
        self._desk, self._dossier = desk, dossier
        self._told = Text(look="muted", wrap=True)
        self.add(self._told)
        self.lines = [_Line(self, one) for one in self._papers()]
        for line in self.lines:
            self.add(line)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the papers as they were read."""
        self._dossier = dossier
        found = self._papers()
        for line, paper in zip(self.lines, found, strict=True):
            line.show_paper(paper)
        self.setVisible(bool(found))
        self._told.setText(self._summary(found))

    def see(self, paper: Paper) -> None:
        """Note that a paper was seen today."""
        seen = paper.piece or Piece(person_id=self._dossier.file.person.id, sort=paper.sort)
        self._keep(replace(seen, seen_on=self._dossier.today))

    def keep_at(self, paper: Paper, place: str | None) -> None:
        """Note where a paper is kept."""
        if paper.piece is not None:
            self._keep(replace(paper.piece, kept_at=place))

    def mend(self, paper: Paper) -> None:
        """Open the form of a paper that was seen: its day, its place in other words."""
        if paper.piece is not None:
            fields = self._dossier.kit.fields_of("piece")
            reason = self.tr("Pièce\u202f: modification")
            dialog = RecordDialog(
                self._desk, paper.label, parts_of(fields), paper.piece, self, reason=reason,
                suggestions={"kept_at": KEEPING_PLACES},
            )  # fmt: skip
            dialog.open()

    def forget(self, paper: Paper) -> None:
        """Take a paper back among those not seen."""
        if paper.piece is not None:
            scans = self._dossier.file.scans
            self._desk.apply(forgetting(paper.piece, scans), self.tr("Pièce\u202f: suppression"))

    def ask_scan(self, paper: Paper) -> None:
        """Ask for the file to join to a paper."""
        kinds = self.tr("PDF ou photo ({kinds})").format(kinds=KINDS)
        ask_file(self, self.tr("Joindre\u202f: {label}").format(label=paper.label), kinds, partial(self.attach, paper))

    def attach(self, paper: Paper, path: Path) -> None:
        """Join a file to a paper, which is thereby seen."""

        def keep(read: Attachment) -> None:
            changes = attaching(paper, read, self._dossier.file.person.id, self._dossier.today)
            self._desk.apply(changes, self.tr("Numérisation jointe"))

        self._desk.work(lambda _: _read_scan(path), keep, self, label=self.tr("Lecture de la pièce"))

    def look_at(self, scan: ScanLine) -> None:
        """Have the workstation show a scan."""
        self._desk.read(lambda register: register.scan(scan.id), lambda whole: lend(whole, self._desk), self)

    def detach(self, scan: ScanLine) -> None:
        """Take a scan out of the record."""
        self._desk.apply((scan.removal(),), self.tr("Numérisation\u202f: suppression"))

    @property
    def takes_scans(self) -> bool:
        """Whether the structure joins files to the papers."""
        return bool(self._dossier.structure.keeps_scans)

    def _keep(self, piece: Piece) -> None:
        self._desk.apply((piece,), self.tr("Pièce\u202f: modification") if piece.version else self.tr("Pièce vue"))

    def _papers(self) -> tuple[Paper, ...]:
        return expected_papers(self._dossier)

    def _summary(self, found: Sequence[Paper]) -> str:
        seen = sum(one.is_seen for one in found)
        if seen == len(found):
            return self.tr("Toutes les pièces ont été vues.")
        return self.tr("Vues\u202f: {seen} sur {all}.").format(seen=seen, all=len(found))


def expected_papers(dossier: Dossier) -> tuple[Paper, ...]:
    """Give the papers that the programme expects of the person, and those it showed."""
    return papers(dossier.kit.options(PAPERS), dossier.file.pieces, dossier.file.scans)


def _read_scan(path: Path) -> Attachment:
    """Read a file; what reads photographs is loaded the first time only."""
    from accomp_desktop.exchange.scan_files import read_scan

    return read_scan(path)


class _Line(QWidget):
    """One paper: its name, whether and when it was seen, where it is kept, what one does with it, and its scans."""

    def __init__(self, card: PiecesCard, paper: Paper) -> None:
        super().__init__()
        self._card, self.paper = card, paper
        self.setAccessibleName(paper.label)
        self._seen = Text(look="muted")
        self._seen.setFixedWidth(SEEN_WIDTH)
        self.place = ChoiceEditor(PLACES, self)
        self.place.setFixedWidth(PLACE_WIDTH)
        self.place.name(card.tr("{label}, où elle est gardée").format(label=paper.label))
        self.place.changed.connect(self._move)
        self.see = quiet(card.tr("Vue aujourd’hui"), "check")
        self.mend = icon_button("pencil", card.tr("Modifier\u202f: {label}").format(label=paper.label), small=True)
        self.forget = icon_button(
            "trash-2",
            card.tr("Remettre parmi les pièces pas vues\u202f: {label}").format(label=paper.label),
            small=True,
        )
        self.see.setAccessibleName(f"{paper.label}, {self.see.text()}")
        self.join = icon_button(
            "paperclip", card.tr("Joindre un fichier\u202f: {label}").format(label=paper.label), small=True
        )
        acts = ((self.see, card.see), (self.join, card.ask_scan), (self.mend, card.mend), (self.forget, card.forget))
        for button, act in acts:
            button.clicked.connect(partial(self._act, act))
        self.scans = Flow("normal")
        self._lay_out()
        self.show_paper(paper)

    def show_paper(self, paper: Paper) -> None:
        """Show the paper as it was read."""
        self.paper = paper
        piece = paper.piece
        day = Day().show(piece.seen_on) if piece else ""
        self._seen.setText(self._card.tr("Vue le {day}").format(day=day) if day else self._card.tr("Pas encore vue"))
        self.place.set_value(piece.kept_at if piece else None)
        for part in (self.place, self.mend, self.forget):
            part.setVisible(piece is not None)
        self.join.setVisible(self._card.takes_scans)
        emptied(self.scans)
        for scan in paper.scans:
            self.scans.addWidget(_Joined(self._card, scan))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        spaced(row, "close")
        row.addWidget(Text(self.paper.label, wrap=True), 1)
        for part in (self._seen, self.place, self.see, self.mend, self.forget):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            row.addWidget(part)
        row.insertWidget(row.indexOf(self.mend), self.join)
        column = QVBoxLayout(self)
        spaced(column, "hair")
        column.addLayout(row)
        column.addLayout(self.scans)

    def joined(self, at: int) -> "_Joined":
        """Give what stands for a scan, by its rank."""
        held = self.scans.itemAt(at)
        part = held.widget() if held else None
        if not isinstance(part, _Joined):
            raise IndexError(at)
        return part

    def _act(self, act: Callable[[Paper], None]) -> None:
        act(self.paper)

    def _move(self) -> None:
        place = self.place.value()
        self._card.keep_at(self.paper, None if place is None else str(place))


class _Joined(QWidget):
    """The file of a paper: a click opens it, another takes it away."""

    def __init__(self, card: PiecesCard, scan: ScanLine) -> None:
        super().__init__()
        self.look = quiet(scan.file_name, "file-text")
        self.look.setAccessibleName(card.tr("Ouvrir\u202f: {name}").format(name=scan.file_name))
        self.look.setToolTip(card.tr("Ouvrir une copie, effacée à la fermeture du registre"))
        self.remove = icon_button("x", card.tr("Retirer\u202f: {name}").format(name=scan.file_name), small=True)
        self.look.clicked.connect(lambda: card.look_at(scan))
        self.remove.clicked.connect(lambda: card.detach(scan))
        row = QHBoxLayout(self)
        spaced(row, "hair")
        row.addWidget(self.look)
        row.addWidget(self.remove)
