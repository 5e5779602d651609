# SPDX-License-Identifier: EUPL-1.2
"""The papers to see, one line each: seen by one click, kept somewhere, taken back."""

from datetime import date

from PySide6.QtWidgets import QLabel

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.ui.person.business import BusinessTab
from accomp_desktop.ui.person.pieces import PiecesCard
from accomp_desktop.ui.record_dialog import RecordDialog
from tests.screens.person.conftest import Room


def pieces_card(room: Room, person_id: str) -> PiecesCard:
    card = room.tab(person_id, "business", BusinessTab).findChild(PiecesCard)
    assert card is not None
    return card


def said(card: PiecesCard) -> str:
    return " ".join(one.text() for one in card.findChildren(QLabel))


def test_a_paper_is_seen_today_and_kept_somewhere(room: Room, running: PersonFile) -> None:
    card = pieces_card(room, running.person.id)
    assert [one.accessibleName() for one in card.lines][:2] == ["Recettes des trois derniers mois", "Livre de recettes"]
    assert "Vues\u202f: 0 sur 10." in said(card)
    assert not card.lines[1].place.isVisibleTo(card)
    card.lines[1].see.click()
    room.settle()
    (piece,) = room.file(running.person.id).pieces
    assert (piece.sort, piece.seen_on) == ("receipts_book", date.today())
    assert f"Vue le {date.today():%d/%m/%Y}" in said(card)
    assert "Vues\u202f: 1 sur 10" in said(card)
    box = card.lines[1].place.box
    box.setCurrentIndex(box.findData("Chez la personne"))
    box.activated.emit(box.currentIndex())
    room.settle()
    assert room.file(running.person.id).pieces[0].kept_at == "Chez la personne"
    room.undo()
    room.undo()
    assert room.file(running.person.id).pieces == ()


def test_the_day_and_the_place_are_mended_in_other_words(room: Room, running: PersonFile) -> None:
    card = pieces_card(room, running.person.id)
    card.lines[0].see.click()
    room.settle()
    card.lines[0].mend.click()
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("seen_on").set_value(date(2026, 2, 3))
    dialog.form.editor("kept_at").set_value("Classeur vert")
    dialog.keep()
    room.settle()
    assert "Vue le 03/02/2026" in said(card)
    assert card.lines[0].place.value() == "Classeur vert"
    card.lines[0].forget.click()
    room.settle()
    assert room.file(running.person.id).pieces == ()
    assert "Vues\u202f: 0 sur 10" in said(card)


def test_once_all_are_seen_nothing_is_left_to_see(room: Room, running: PersonFile) -> None:
    card = pieces_card(room, running.person.id)
    for line in card.lines:
        line.see.click()
        room.settle()
    assert "Toutes les pièces ont été vues." in said(card)
