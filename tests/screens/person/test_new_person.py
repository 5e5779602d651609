# SPDX-License-Identifier: EUPL-1.2
"""A person added by hand: who the register knows that is alike is shown as one types, and asked about before saving."""

import pytest
from PySide6.QtWidgets import QPushButton

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.kinds import Day
from accomp_desktop.domain.person import Person
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.editors.typed import LineEditor
from accomp_desktop.ui.new_person import NewPersonDialog
from accomp_desktop.ui.person.screen import PersonScreen
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room


@pytest.fixture
def dialog(room: Room) -> NewPersonDialog:
    room.people().open_new()
    return room.dialog(NewPersonDialog)


def fill(dialog: NewPersonDialog, **answers: str) -> None:
    """Type answers, accents included, which `QTest.keyClicks` does not know."""
    for key, text in answers.items():
        editor = dialog.form.editor(key)
        assert isinstance(editor, LineEditor)
        editor.line.setText(text)
        editor.line.textEdited.emit(text)


def fill_as(dialog: NewPersonDialog, person: Person, **answers: str) -> None:
    known = {"birth_name": person.birth_name, "first_name": person.first_name}
    fill(dialog, **known | {"birth_date": Day().show(person.birth_date)} | answers)


def wait_until_alike(room: Room, dialog: NewPersonDialog) -> None:
    room.qtbot.waitUntil(dialog.resemblance.isVisible)


def texts(dialog: NewPersonDialog) -> list[str]:
    room = dialog.resemblance
    return [part.accessibleName() or part.text() for part in room.findChildren(Text) if part.isVisible()]


def opening(dialog: NewPersonDialog) -> list[QPushButton]:
    return [part for part in dialog.resemblance.findChildren(QPushButton) if part.isVisible()]


def test_a_new_person_is_added_then_opened_then_taken_back(room: Room, dialog: NewPersonDialog) -> None:
    dialog.keep()
    assert dialog.isVisible(), "nothing is saved without a name"
    fill(dialog, birth_name="KERVELLA", first_name="Nolwenn", birth_date="12/03/1980")
    dialog.keep()
    room.settle()
    shown = room.workspace.current()
    assert isinstance(shown, PersonScreen)
    assert shown.dossier is not None
    assert shown.dossier.file.person.full_name == "KERVELLA Nolwenn"
    room.undo()
    assert room.workspace.current_key() == "people"
    assert "KERVELLA" not in {line.birth_name for line in room.people().table.rows()}


def test_one_already_known_is_shown_as_one_types_and_written_only_when_asked_twice(
    room: Room, dialog: NewPersonDialog, left: PersonFile
) -> None:
    one = left.person
    fill_as(dialog, one)
    wait_until_alike(room, dialog)
    assert dialog.resemblance.sentence.startswith(
        f"Déjà dans le registre\u202f: mêmes noms et même date de naissance que {one.full_name}"
    )
    assert dialog.save.text() == "Enregistrer"
    dialog.keep()
    room.settle()
    assert dialog.isVisible()
    assert dialog.save.text() == "Créer quand même"
    dialog.keep()
    room.settle()
    same = [line for line in room.people().table.rows() if line.first_name == one.first_name]
    assert len([line for line in same if line.birth_name == one.birth_name]) == 2


def test_each_key_says_in_words_whether_it_agrees(room: Room, dialog: NewPersonDialog, left: PersonFile) -> None:
    fill_as(dialog, left.person, birth_name=f"{left.person.birth_name}E", phone="0299000000")
    wait_until_alike(room, dialog)
    assert dialog.resemblance.sentence.startswith("Peut-être déjà dans le registre\u202f: né·e le même jour que")
    assert texts(dialog)[1:5] == [
        "Nom de naissance\u202f: proche",
        "Prénom\u202f: concorde",
        "Date de naissance\u202f: concorde",
        "Téléphone\u202f: diffère",
    ]


def test_another_answer_asks_again_only_if_someone_else_is_alike(
    room: Room, dialog: NewPersonDialog, left: PersonFile
) -> None:
    one = left.person
    fill_as(dialog, one, birth_name=f"{one.birth_name}E")
    wait_until_alike(room, dialog)
    dialog.keep()
    fill(dialog, town="Rennes")
    dialog.look()
    assert dialog.save.text() == "Créer quand même"
    fill(dialog, birth_name=one.birth_name)
    dialog.keep()
    assert dialog.isVisible(), "what is now shown was not seen yet"
    fill(dialog, birth_name="KERVELLA")
    dialog.look()
    assert dialog.resemblance.isHidden()
    assert dialog.save.text() == "Enregistrer"


def test_before_the_birth_date_those_of_the_same_name_are_shown(
    room: Room, dialog: NewPersonDialog, left: PersonFile
) -> None:
    one = left.person
    fill(dialog, birth_name=one.birth_name.lower(), first_name=one.first_name.upper())
    wait_until_alike(room, dialog)
    assert dialog.resemblance.sentence == "Personnes du même nom"
    fill(dialog, birth_date="02/01/1949")
    dialog.look()
    assert dialog.resemblance.isHidden(), "homonyms are two people"
    dialog.keep()
    room.settle()
    assert room.workspace.current_key() == "person"


def test_who_is_alike_can_be_opened_instead(room: Room, dialog: NewPersonDialog, left: PersonFile) -> None:
    fill_as(dialog, left.person)
    wait_until_alike(room, dialog)
    (button,) = opening(dialog)
    assert button.accessibleName() == f"Ouvrir la fiche de {left.person.full_name}"
    button.click()
    room.settle()
    shown = room.workspace.current()
    assert isinstance(shown, PersonScreen)
    assert shown.dossier is not None
    assert shown.dossier.file.person == left.person


def test_saving_at_once_waits_for_the_people_and_asks(room: Room, left: PersonFile) -> None:
    room.people().open_new()
    room.qtbot.waitUntil(lambda: bool(room.workspace.findChildren(NewPersonDialog)))
    (dialog,) = room.workspace.findChildren(NewPersonDialog)
    fill_as(dialog, left.person)
    dialog.keep()
    room.settle()
    assert dialog.isVisible()
    assert dialog.save.text() == "Créer quand même"


def test_the_dialog_in_pictures(room: Room, dialog: NewPersonDialog, left: PersonFile, photograph: Photograph) -> None:
    fill_as(dialog, left.person, birth_name=f"{left.person.birth_name}E", phone="0299000000")
    wait_until_alike(room, dialog)
    dialog.keep()
    room.settle()
    photograph(dialog, "new-person-alike", sizes=(dialog.size(),))
    fill_as(dialog, left.person, birth_date="")
    dialog.look()
    room.settle()
    photograph(dialog, "new-person-namesakes", sizes=(dialog.size(),))
