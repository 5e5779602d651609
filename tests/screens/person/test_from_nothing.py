# SPDX-License-Identifier: EUPL-1.2
"""From an empty register to a page for the person: the plumber of the examples, typed by hand in the real screens."""

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from accomp_desktop.ui.form import RecordForm
from accomp_desktop.ui.new_person import NewPersonDialog
from accomp_desktop.ui.person.beginning import ADVISER
from accomp_desktop.ui.person.business import BusinessTab
from accomp_desktop.ui.person.diagnosis import DiagnosisTab
from accomp_desktop.ui.person.identity import IdentityTab
from accomp_desktop.ui.person.pathway import PathwayTab
from accomp_desktop.ui.record_dialog import RecordDialog
from accomp_desktop.ui.record_list import RecordList
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room
from tests.screens.person.diagnosing import form_of, print_paper, read
from tests.screens.typing_in import type_in

PERSON = {"birth_name": "MOELO", "first_name": "Odet", "birth_date": "23/05/1986"}
HOME = {"family_situation": "Personne seule", "children": "0"}
BUSINESS = {
    "trade": "Plomberie",
    "legal_form": "Micro-entreprise",
    "business_since": "01/01/2020",
    "activity_nature": "Service artisanal",
    "regime": "Micro-entreprise",
}
SECTIONS = (
    {"housing_charge": "Avec une aide au logement", "housing_aid": "250", "activity_bonus_open": "Non"},
    {"mobility_impact": "Effet modéré"},
    {},
    {},
    {
        "turnover_until": "06/2026",
        "turnover_months": "\n".join(["1200"] * 12),
        "variable_share": "8",
        "fixed_costs": "310",
    },
)
"""By section of the form, the answers of self_employed.md §2.5, example A."""

FIGURES = ("530,24\u00a0€", "0,00\u00a0€", "320,79\u00a0€", "851,03\u00a0€")
"""What the activity leaves, the RSA, the prime, and all of it, in euros per month."""


def save(dialog: RecordDialog, room: Room) -> None:
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    room.settle()


def form_with(key: str, tab: QWidget) -> RecordForm:
    """Find the form that asks this."""
    for form in tab.findChildren(RecordForm):
        with suppress(KeyError):
            form.editor(key)
            return form
    raise KeyError(key)


def meet(room: Room) -> str:
    """Add the person, the household and the business; begin the accompaniment. Give who it is."""
    room.people().open_new()
    dialog = room.dialog(NewPersonDialog)
    type_in(dialog.form, PERSON)
    save(dialog, room)
    [line] = room.ask(lambda register: register.people())
    identity = room.tab(line.id, "identity", IdentityTab)
    type_in(form_with("family_situation", identity), HOME)
    identity.save()
    room.settle()
    business = room.tab(line.id, "business", BusinessTab)
    next(one for one in business.findChildren(RecordList) if one.accessibleName() == "Entreprises").adding.click()
    type_in(room.dialog(RecordDialog).form, BUSINESS)
    save(room.dialog(RecordDialog), room)
    room.tab(line.id, "pathway", PathwayTab).begin()
    type_in(room.dialog(RecordDialog).form, {"started_on": "01/07/2026", ADVISER: "Ana Le Goff"})
    save(room.dialog(RecordDialog), room)
    return line.id


def diagnose(room: Room, person_id: str) -> DiagnosisTab:
    """Begin the diagnosis, and answer what is essential."""
    tab = room.tab(person_id, "diagnosis", DiagnosisTab)
    [begin] = [one for one in tab.findChildren(QPushButton) if one.text() == "Commencer le diagnostic"]
    begin.click()
    room.settle()
    form = form_of(tab)
    assert form.is_narrowed()
    type_in(form.head, {"on": "01/07/2026"})
    for rank, answers in enumerate(SECTIONS):
        form.sections.pick(rank)
        type_in(form.form(rank), answers)
    return tab


def test_the_plumber_is_typed_from_nothing_and_goes_home_with_his_figures(
    bare_room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, photograph: Photograph
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    tab = diagnose(bare_room, meet(bare_room))
    told = read(bare_room, tab)
    for figure in (*FIGURES, "1\u202f373,46\u00a0€", "442,74\u00a0€"):
        assert figure in told, figure
    photograph(bare_room.workspace, "person-plumber-from-nothing")
    sections = form_of(tab).sections
    assert sections.viewport().rect().contains(sections.visualItemRect(sections.currentItem()))
    page = print_paper(bare_room, tab, "Ma situation en une page", tmp_path / "page.pdf")
    for words in (
        "Mon activité me laisse : 530 €",
        "Le RSA : 0 €",
        "La prime d’activité : 321 €",
        "851 €",
        "Je demande la prime d’activité.",
    ):
        assert words in page, words
    whole = print_paper(bare_room, tab, "Restitution", tmp_path / "restitution.pdf")
    assert "530,24 €" in whole
    sent = print_paper(bare_room, tab, "Diagnostic, pour le Département", tmp_path / "departement.pdf")
    assert "530,24 €" in sent
