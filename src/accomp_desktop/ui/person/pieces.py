# SPDX-License-Identifier: EUPL-1.2
"""The papers that the programme expects of the person: which were seen, when, and where each is kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from accomp_desktop.domain.changes import Removal
from accomp_desktop.domain.kinds import Choice, Day, Option
from accomp_desktop.domain.kit import PAPERS
from accomp_desktop.domain.piece import KEEPING_PLACES, Paper, Piece, papers
from accomp_desktop.ui.components.buttons import icon_button, quiet
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.dress import spaced
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.editors.options import ChoiceEditor
from accomp_desktop.ui.form import parts_of
from accomp_desktop.ui.person.dossier import Dossier
from accomp_desktop.ui.record_dialog import RecordDialog

PLACES = Choice(tuple(Option(one, one) for one in KEEPING_PLACES))
SEEN_WIDTH, PLACE_WIDTH = 150, 190


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
            self._desk.apply((Removal(paper.piece),), self.tr("Pièce\u202f: suppression"))

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
    return papers(dossier.kit.options(PAPERS), dossier.file.pieces)


class _Line(QWidget):
    """One paper: its name, whether and when it was seen, where it is kept, and what one does with it."""

    def __init__(self, card: PiecesCard, paper: Paper) -> None:
        super().__init__()
        self._card, self._paper = card, paper
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
        for button, act in ((self.see, card.see), (self.mend, card.mend), (self.forget, card.forget)):
            button.clicked.connect(partial(self._act, act))
        row = QHBoxLayout(self)
        spaced(row, "close")
        row.addWidget(Text(paper.label, wrap=True), 1)
        for part in (self._seen, self.place, self.see, self.mend, self.forget):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            row.addWidget(part)
        self.show_paper(paper)

    def show_paper(self, paper: Paper) -> None:
        """Show the paper as it was read."""
        self._paper = paper
        piece = paper.piece
        day = Day().show(piece.seen_on) if piece else ""
        self._seen.setText(self._card.tr("Vue le {day}").format(day=day) if day else self._card.tr("Pas encore vue"))
        self.place.set_value(piece.kept_at if piece else None)
        for part in (self.place, self.mend, self.forget):
            part.setVisible(piece is not None)

    def _act(self, act: Callable[[Paper], None]) -> None:
        act(self._paper)

    def _move(self) -> None:
        place = self.place.value()
        self._card.keep_at(self._paper, None if place is None else str(place))
