# SPDX-License-Identifier: EUPL-1.2
"""The whole of docs/repliquer.md in the real window: the founding kit becomes that of another département."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.kit import Kit
from accomp_desktop.exchange.kits import kit_from_data
from accomp_desktop.store.register import Register
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.esf.exported import Exported
from accomp_desktop.ui.esf.screen import EsfScreen
from accomp_desktop.ui.importing.screen import COLUMNS, DONE, PREVIEW, ImportScreen
from accomp_desktop.ui.opening.create import Create
from accomp_desktop.ui.opening.recovery import KeepRecoveryKey
from accomp_desktop.ui.person.esf import EsfTab
from accomp_desktop.ui.person.pathway import PathwayTab
from accomp_desktop.ui.person.screen import PersonScreen
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.form_part import FormPart
from accomp_desktop.ui.programme.forms_part import FormsPart
from accomp_desktop.ui.programme.items_part import ItemsPart
from accomp_desktop.ui.programme.screen import ProgrammeScreen
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.screens import SCREENS
from accomp_desktop.ui.window import Window
from tests.house.sources import ROOT
from tests.screens.conftest import SMALL, Photograph, settle

LONG = 60_000
PASSPHRASE = "quatre mots bien choisis"
GUIDE = ROOT / "docs" / "repliquer.md"
SIZES = (SMALL, QSize(1366, 768))
HEADINGS = ("Réf. Penn-ar-Bed", "Patronyme", "Petit nom", "Venu au monde le", "Parle breton")
PEOPLE = (
    ("PB-001", "ESSAI", "Nolwenn", date(1984, 3, 7), "oui"),
    ("PB-002", "EXEMPLE", "Ewen", date(1979, 11, 21), "non"),
)
"""Invented people, under headings that no other kit knows."""

Part = TypeVar("Part", bound=QWidget)
T = TypeVar("T")


class Coordinator:
    """Someone who only has the application."""

    def __init__(self, desk: Desk, window: Window, qtbot: QtBot) -> None:
        self.desk, self.window, self._qtbot = desk, window, qtbot

    def until(self, met: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(met()), timeout=LONG)
        self._qtbot.waitUntil(self.desk.is_idle, timeout=LONG)
        settle()

    def settle(self) -> None:
        """Wait until what was asked is answered and drawn."""
        self._qtbot.waitUntil(self.desk.is_idle, timeout=LONG)
        settle()

    def ask(self, question: Callable[[Register], T]) -> T:
        answers: list[T] = []
        self.desk.read(question, answers.append, self.window)
        self.until(lambda: answers)
        return answers[0]

    def kit(self) -> Kit:
        return self.ask(lambda register: kit_from_data(register.kit_data()))

    def found(self, path: Path, structure: str, kit: Path | None = None) -> None:
        """Go through the four steps of a new register."""
        self.window.opening.create_register()
        page = self.window.opening.currentWidget()
        assert isinstance(page, Create)
        self.until(page.programme.kit.count)
        if kit is None:
            page.programme.kit.setCurrentIndex(
                page.programme.kit.findText("Ille-et-Vilaine – ", flags=Qt.MatchFlag.MatchStartsWith)
            )
            page.programme.departement.setCurrentIndex(page.programme.departement.findData("Finistère"))
        else:
            offered = page.programme.kit.count()
            page.take_kit(kit)
            self.until(lambda: page.programme.kit.count() > offered)
        page.advance()
        self._fill(page, path, structure)

    def _fill(self, page: Create, path: Path, structure: str) -> None:
        page.structure.name.setText(structure)
        page.advance()
        page.team.names.setPlainText("Awen Conseil")
        page.team.form.editor("code").set_value("202900001")
        page.team.form.editor("label").set_value("Rebondir en Finistère")
        page.advance()
        page.safety.author.setText("Awen Conseil")
        page.safety.choose_place(path)
        page.safety.passphrase.first.setText(PASSPHRASE)
        page.safety.passphrase.second.setText(PASSPHRASE)
        page.advance()
        self.until(lambda: isinstance(self.window.opening.currentWidget(), KeepRecoveryKey))
        keeping = self.window.opening.currentWidget()
        assert isinstance(keeping, KeepRecoveryKey)
        keeping.noted.setChecked(True)
        keeping.go_on.click()
        self.until(lambda: self.window.centralWidget().currentWidget() is self.window.workspace)

    def screen(self, key: str, sort: type[Part], subject: object = None) -> Part:
        self.window.workspace.go(key, subject)
        self.until(lambda: isinstance(self.window.workspace.current(), sort))
        screen = self.window.workspace.current()
        assert isinstance(screen, sort)
        return screen

    def add(self, page: QWidget, **typed: object) -> None:
        """Add an item of the programme by its form."""
        assert isinstance(page, ItemsPart)
        dialog = page.open_new()
        for key, value in typed.items():
            dialog.form.editor(key).set_value(value)
            dialog.form.editor(key).changed.emit()
        with self._qtbot.waitSignal(page.running.changed, timeout=LONG):
            dialog.save.click()
        self.settle()

    def give_headings(self, page: QWidget, key: str, heading: str) -> None:
        """Say how the lists received name a field of the application."""
        assert isinstance(page, ItemsPart)
        assert page.table.select(key)
        dialog = page.open_item(page.selected())
        editor = dialog.form.editor("headings")
        editor.set_value(f"{editor.value() or ''}\n{heading}")
        with self._qtbot.waitSignal(page.running.changed, timeout=LONG):
            dialog.save.click()
        self.settle()


@pytest.fixture
def coordinator(desk: Desk, dressed: Appearance, qtbot: QtBot) -> Iterator[Coordinator]:
    window = Window(desk, dressed, SCREENS)
    qtbot.addWidget(window)
    window.begin()
    window.resize(SMALL)
    window.show()
    yield Coordinator(desk, window, qtbot)
    qtbot.waitUntil(desk.is_idle, timeout=LONG)


def compose(someone: Coordinator, photograph: Photograph) -> ProgrammeScreen:
    """Turn the founding programme into that of the Finistère."""
    screen = someone.screen("programme", ProgrammeScreen)
    name_programme(someone, screen)
    photograph(someone.window, "replicate-1-programme", sizes=SIZES)
    change_fields(someone, screen)
    photograph(someone.window, "replicate-2-fields", sizes=SIZES)
    forms = screen.part("forms")
    assert isinstance(forms, FormsPart)
    questions = forms.page("questions")
    assert isinstance(questions, ChoosingPart)
    someone.add(questions.stack.currentWidget(), label="Activité saisonnière", kind="yes_no")
    forms.open_tab("preview")
    settle()
    photograph(someone.window, "replicate-3-diagnosis", sizes=SIZES)
    someone.add(screen.part("exits"), label="Reprise par un proche", outcome="neutral")
    someone.add(
        screen.part("letters"), label="Bienvenue", subject="Premier rendez-vous", body="{salutation},\n\nVenez."
    )
    photograph(someone.window, "replicate-4-letters", sizes=SIZES)
    return screen


def name_programme(someone: Coordinator, screen: ProgrammeScreen) -> None:
    facts = screen.part("overview")
    assert isinstance(facts, FormPart)
    for key, value in (("code", "29"), ("label", "Cap Penn-ar-Bed"), ("author", "Structure d’essai")):
        facts.form.editor(key).set_value(value)
    facts.form.changed.emit()
    facts.save()
    someone.until(lambda: screen.running.kit.code == "29")


def change_fields(someone: Coordinator, screen: ProgrammeScreen) -> None:
    fields = screen.part("fields")
    assert isinstance(fields, ChoosingPart)
    page = fields.choose("person")
    someone.add(page, label="Parle breton", kind="yes_no", headings="Parle breton")
    for key, heading in zip(("departement_id", "birth_name", "first_name", "birth_date"), HEADINGS, strict=False):
        someone.give_headings(page, key, heading)


def write_list(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *PEOPLE):
        sheet.append(row)
    book.save(path)


def import_list(someone: Coordinator, path: Path, photograph: Photograph) -> None:
    screen = someone.screen("import", ImportScreen)
    screen.read(path)
    someone.until(lambda: screen.current_step() == COLUMNS and screen.go_on.isEnabled())
    photograph(someone.window, "replicate-5-import", sizes=SIZES)
    screen.go_on.click()
    someone.until(lambda: screen.current_step() == PREVIEW and screen.go_on.isEnabled())
    screen.go_on.click()
    someone.until(lambda: screen.current_step() == DONE)


def follow_a_person(someone: Coordinator) -> None:
    """Begin an accompaniment, and count the person in the operation."""
    person_id = someone.ask(lambda register: register.people()[0].id)
    record = someone.screen("person", PersonScreen, person_id)
    record.open_tab("pathway")
    someone.until(lambda: isinstance(record.tab("pathway"), PathwayTab))
    pathway = record.tab("pathway")
    assert isinstance(pathway, PathwayTab)
    pathway.begin()
    keep(someone)
    record.open_tab("esf")
    someone.until(lambda: isinstance(record.tab("esf"), EsfTab))
    esf = record.tab("esf")
    assert isinstance(esf, EsfTab)
    esf.enrol()
    keep(someone)


def keep(someone: Coordinator) -> None:
    """Save the dialog in sight."""
    dialog = next(one for one in someone.window.findChildren(RecordDialog) if one.isVisible())
    dialog.keep()
    someone.until(lambda: not [one for one in someone.window.findChildren(RecordDialog) if one.isVisible()])


def test_the_founding_kit_becomes_that_of_another_departement(
    coordinator: Coordinator, tmp_path: Path, photograph: Photograph
) -> None:
    coordinator.found(tmp_path / "essai.accomp", "Structure d’essai")
    screen = compose(coordinator, photograph)
    kit = tmp_path / "29.kit"
    screen.export(kit)
    coordinator.until(kit.exists)
    assert "Awen" not in "".join(ZipFile(kit).read(name).decode("utf-8", "replace") for name in ZipFile(kit).namelist())
    coordinator.window.leave_register()
    coordinator.until(lambda: not coordinator.desk.is_open)
    coordinator.found(tmp_path / "finistere.accomp", "Penn-ar-Bed Indépendants", kit)
    running = coordinator.kit()
    assert (running.code, running.departement, running.label) == ("29", "Finistère", "Cap Penn-ar-Bed")
    assert running.exit_reasons[-1].label == "Reprise par un proche"
    assert running.letters[-1].label == "Bienvenue"
    assert any(one.label == "Activité saisonnière" for one in running.forms[0].questions())
    receive(coordinator, tmp_path, photograph)
    report(coordinator, tmp_path, photograph)


def receive(coordinator: Coordinator, tmp_path: Path, photograph: Photograph) -> None:
    write_list(tmp_path / "liste.xlsx")
    import_list(coordinator, tmp_path / "liste.xlsx", photograph)
    people = coordinator.ask(lambda register: register.profiles())
    assert {(one.person.departement_id, one.person.birth_name) for one in people} == {
        ("PB-001", "ESSAI"), ("PB-002", "EXEMPLE"),
    }  # fmt: skip
    assert {one.person.answers["parle_breton"] for one in people} == {True, False}


def report(coordinator: Coordinator, tmp_path: Path, photograph: Photograph) -> None:
    follow_a_person(coordinator)
    esf = coordinator.screen("esf", EsfScreen)
    coordinator.until(lambda: esf.report is not None)
    photograph(coordinator.window, "replicate-6-esf", sizes=SIZES)
    esf.write(tmp_path / "bilan")
    coordinator.until(lambda: esf.findChildren(Exported))
    (workbook,) = (tmp_path / "bilan").glob("*.xlsx")
    assert len(load_workbook(workbook).sheetnames) > 3


def test_each_picture_told_of_is_there() -> None:
    pictures = re.findall(r"\((images/[^)]+)\)", GUIDE.read_text("utf-8"))
    assert len(pictures) == 6
    assert [one for one in pictures if not (GUIDE.parent / one).is_file()] == []
