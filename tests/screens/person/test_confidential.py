# SPDX-License-Identifier: EUPL-1.2
"""A confidential address, place by place: nothing on screen says where the person lives, how to reach it, or with whom.

One that is masked in the person’s own record is shown when asked for, by the keyboard too, and hidden once left.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from accomp_desktop.domain.casework import PersonFile
from accomp_desktop.domain.letters import recipient
from accomp_desktop.domain.person import Household, Person
from accomp_desktop.domain.record import Record
from accomp_desktop.domain.steps import share_household
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.components.tabs import Tabs
from accomp_desktop.ui.editors import Editor
from accomp_desktop.ui.form import RecordForm
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.history import HistoryTab
from accomp_desktop.ui.person.identity import IdentityTab
from accomp_desktop.ui.person.letter_dialog import LetterDialog
from accomp_desktop.ui.person.merging import MergeDialog
from accomp_desktop.ui.person.person_picker import PersonPicker
from accomp_desktop.ui.person.simulation import SimulationTab
from accomp_desktop.ui.settings.journal import JournalTab
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room
from tests.screens.person.diagnosing import open_reading, print_paper

SECRETS = ("Silence", "35799", "TAISIÈRES", "0611223344", "06 11 22 33 44", "0611998877", "cachee@example.org")
HER_NAME, HIS_NAME = "MUETTE", "PARLEUR"


def hers(person: Person) -> Person:
    return replace(
        person,
        used_name=HER_NAME,
        birth_name=HER_NAME,
        confidential=True,
        address="7 impasse du Silence",
        postcode="35799",
        town="TAISIÈRES",
        phones=("0611223344", "0611998877"),
        emails=("cachee@example.org",),
    )


@pytest.fixture
def couple(room: Room, files: tuple[PersonFile, ...]) -> tuple[Person, Person]:
    """Two people accompanied today, who share a household with a CAF number; her address came, then became secret."""
    running = [one for one in files if one.supports and one.supports[-1].exit is None and not one.housemates]
    she, he = (one.person for one in running[:2])
    he = replace(he, used_name=HIS_NAME, birth_name=HIS_NAME, household_id=None)
    home = Household(caf_number="7654321")
    write(room, he, home, replace(hers(she), confidential=None, household_id=home.id))
    she, he = room.file(she.id).person, room.file(he.id).person
    write(room, *share_household(he, she))
    write(room, replace(she, confidential=True))
    write(room, replace(room.file(she.id).person, address="9 impasse du Silence"))
    return room.file(she.id).person, room.file(he.id).person


def write(room: Room, *records: Record) -> None:
    room.desk.apply(records, "Préparation")
    room.settle()


def words(widget: QWidget) -> Iterator[str]:
    """All that is read or heard of a widget and of what it holds."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        match one:
            case QLabel() | QAbstractButton() | QLineEdit():
                yield one.text()
            case QPlainTextEdit():
                yield one.toPlainText()
            case QComboBox():
                yield from (one.itemText(row) for row in range(one.count()))
            case QTableView():
                model = one.model()
                yield from (
                    str(model.index(row, column).data() or "")
                    for row in range(model.rowCount())
                    for column in range(model.columnCount())
                )
            case _:
                pass


def reaching_editors(tab: IdentityTab, key: str) -> list[Editor]:
    found = list[Editor]()
    for form in tab.findChildren(RecordForm):
        with suppress(KeyError):
            found.append(form.editor(key))
    return found


def lifting(tab: IdentityTab) -> list[QPushButton]:
    name = "Afficher les coordonnées et le foyer"
    return [one for one in tab.findChildren(QPushButton) if one.accessibleName() == name]


def letter(room: Room, person: Person) -> LetterDialog:
    room.record(person.id).write_letter()
    return room.dialog(LetterDialog)


def merging(room: Room, person: Person, other: Person) -> MergeDialog:
    room.record(person.id).merge()
    picker = room.dialog(PersonPicker)
    picker.table.select(other.id)
    picker.table.opened.emit(picker.table.selected()[0])
    return room.dialog(MergeDialog)


def found_by(room: Room, text: str) -> QWidget:
    people = room.people()
    people.search.setText(text)
    people.search.searched.emit(text)
    room.settle()
    return people.table


def record_with_every_tab(room: Room, person: Person) -> QWidget:
    screen = room.record(person.id)
    for key in screen.tab_keys():
        screen.open_tab(key)
        room.settle()
    return screen


def diagnosed(room: Room, person: Person) -> DiagnosisTab:
    """Go to the diagnosis, begun if there is none."""
    tab = room.tab(person.id, "diagnosis", DiagnosisTab)
    if not tab.support.diagnoses:
        tab.begin(from_last=False)
        room.settle()
    return tab


def reading(room: Room, person: Person) -> QWidget:
    return open_reading(room, diagnosed(room, person))


PLACES: Mapping[str, Callable[[Room, Person, Person], QWidget]] = {
    "la liste des personnes": lambda room, she, _: found_by(room, she.birth_name),
    "le choix d’une personne": lambda room, _, he: picker_of(room, he),
    "sa propre fiche, tous les onglets": lambda room, she, _: record_with_every_tab(room, she),
    "la lecture de son diagnostic": lambda room, she, _: reading(room, she),
    "son historique": lambda room, she, _: room.tab(she.id, "history", HistoryTab),
    "son courrier": lambda room, she, _: letter(room, she),
    "la fusion avec sa fiche": merging,
    "la fusion de l’autre fiche": lambda room, she, he: merging(room, he, she),
    "le tableau de bord": lambda room, _, __: screen_of(room, "todo"),
    "le journal de la structure": lambda room, _, __: journal(room),
}
"""Every place of the screens that tells of a person, opened."""

HIS_PLACES: Mapping[str, Callable[[Room, Person], QWidget]] = {
    "sa fiche, tous les onglets": record_with_every_tab,
    "son identité": lambda room, he: room.tab(he.id, "identity", IdentityTab),
    "son diagnostic": lambda room, he: room.tab(he.id, "diagnosis", DiagnosisTab),
    "la lecture de son diagnostic": reading,
    "ses essais": lambda room, he: room.tab(he.id, "simulation", SimulationTab),
    "son historique": lambda room, he: room.tab(he.id, "history", HistoryTab),
    "son courrier": letter,
    "ceux qui ont son numéro d’allocataire": lambda room, _: found_by(room, "7654321"),
}
"""Every place that tells of the one who shared the household: her name must not be there."""


def picker_of(room: Room, person: Person) -> PersonPicker:
    return_to = room.tab(person.id, "identity", IdentityTab)
    picker = return_to.open_picker()
    room.settle()
    return picker


def screen_of(room: Room, key: str) -> QWidget:
    room.workspace.go(key)
    room.settle()
    screen = room.workspace.current()
    assert screen is not None
    return screen


def journal(room: Room) -> QWidget:
    tabs = screen_of(room, "settings").findChild(Tabs)
    assert tabs is not None
    tabs.open_tab("journal")
    room.settle()
    [opened] = tabs.findChildren(JournalTab)
    return opened


@pytest.mark.parametrize("place", PLACES)
def test_no_place_says_where_she_lives_or_how_to_reach_her(
    room: Room, couple: tuple[Person, Person], place: str
) -> None:
    shown = PLACES[place](room, *couple)
    room.settle()
    told = [text for text in words(shown) if text]
    assert told
    assert [text for text in told for secret in SECRETS if secret.casefold() in text.casefold()] == []


@pytest.mark.parametrize("place", HIS_PLACES)
def test_no_place_of_the_other_record_names_her(room: Room, couple: tuple[Person, Person], place: str) -> None:
    she, he = couple
    shown = HIS_PLACES[place](room, he)
    room.settle()
    told = [text for text in words(shown) if text]
    assert told
    names = (HER_NAME, she.first_name, *SECRETS)
    assert [text for text in told for secret in names if secret.casefold() in text.casefold()] == []


@pytest.mark.parametrize("paper", ["Ma situation en une page", "Restitution", "Diagnostic, pour le Département"])
def test_no_paper_says_where_she_lives_nor_names_her_in_the_other_record(
    room: Room, couple: tuple[Person, Person], paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    she, he = couple
    for person, hidden in ((she, SECRETS), (he, (HER_NAME, she.first_name, *SECRETS))):
        told = print_paper(room, diagnosed(room, person), paper, tmp_path / f"{person.id}.pdf").casefold()
        assert person.first_name.casefold() in told
        assert [secret for secret in hidden if secret.casefold() in told] == []


@pytest.mark.parametrize("secret", SECRETS)
def test_she_is_not_found_by_what_is_hidden(room: Room, couple: tuple[Person, Person], secret: str) -> None:
    found_by(room, secret)
    assert couple[0].id not in {line.id for line in room.people().table.rows()}


def test_nothing_is_posted_to_a_confidential_address() -> None:
    assert recipient(hers(Person(birth_name="X", first_name="Zoé", sex="F"))) == (f"Madame Zoé {HER_NAME}",)


def test_it_is_shown_by_the_keyboard_and_hidden_once_left(
    room: Room, couple: tuple[Person, Person], photograph: Photograph
) -> None:
    she, he = couple
    tab = room.tab(she.id, "identity", IdentityTab)
    photograph(room.workspace, "person-confidential")
    [showing] = lifting(tab)
    showing.setFocus()
    QTest.keyClick(showing, Qt.Key.Key_Space)
    room.settle()
    assert {"9 impasse du Silence", "TAISIÈRES"} <= set(words(tab))
    assert he.full_name in set(words(tab))
    photograph(room.workspace, "person-confidential-shown")
    room.record(she.id).open_tab("history")
    room.settle()
    assert not set(words(room.tab(she.id, "identity", IdentityTab))) & {"9 impasse du Silence", he.full_name}


def test_what_is_typed_while_it_is_shown_is_saved_and_nothing_hidden_is_lost(
    room: Room, couple: tuple[Person, Person]
) -> None:
    she, _ = couple
    tab = room.tab(she.id, "identity", IdentityTab)
    first = tab.findChildren(RecordForm)[0]
    editor = first.editor("birth_name")
    editor.set_value("MUETTE-VOIX")
    editor.changed.emit()
    tab.save()
    room.settle()
    assert room.file(she.id).person == replace(she, birth_name="MUETTE-VOIX", version=room.file(she.id).person.version)
    tab.reveal()
    [editor] = reaching_editors(tab, "town")
    editor.set_value("RENNES")
    editor.changed.emit()
    tab.save()
    room.settle()
    assert room.file(she.id).person.town == "RENNES"
    assert room.file(she.id).person.phones == she.phones


def test_hiding_an_address_offers_to_part_the_household(room: Room, files: tuple[PersonFile, ...]) -> None:
    running = [one for one in files if one.supports and one.supports[-1].exit is None and not one.housemates]
    she, he = (one.person for one in running[:2])
    write(room, *share_household(she, he))
    tab = room.tab(she.id, "identity", IdentityTab)
    editor = tab.findChildren(RecordForm)[0].editor("confidential")
    editor.set_value(True)
    editor.changed.emit()
    tab.save()
    room.settle()
    assert room.file(he.id).housemates == ()
    assert [one.id for one in room.file(he.id).kept_apart] == [she.id]
    assert lifting(tab)
    asking = room.dialog(Dialog)
    [part] = [one for one in asking.findChildren(QPushButton) if one.text() == "Séparer de ce foyer"]
    part.click()
    room.settle()
    assert room.file(he.id).kept_apart == ()
    assert room.file(she.id).household is not None
