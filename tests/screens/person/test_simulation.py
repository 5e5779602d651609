# SPDX-License-Identifier: EUPL-1.2
"""The simulator on screen: levers moved by mouse, keyboard or preset, before and after side by side, what is kept."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSlider, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.diagnosis import Diagnosis
from accomp_desktop.domain.person import Person, Support
from accomp_desktop.domain.scales import with_value
from accomp_desktop.domain.simulation import Simulation
from accomp_desktop.domain.situation import Cost
from accomp_desktop.domain.values import Answers
from accomp_desktop.domain.viability import Situation
from accomp_desktop.exchange.kits import kit_from_data, kit_to_data
from accomp_desktop.ui.appearance import Appearance
from accomp_desktop.ui.components.empty_state import EmptyState
from accomp_desktop.ui.components.text import Text
from accomp_desktop.ui.person.simulation import SimulationTab
from accomp_desktop.ui.person.simulator import Simulator
from accomp_desktop.ui.record_dialog import RecordDialog
from tests.domain.test_what_if import begun, plumber
from tests.estimating import SCALES
from tests.screens.conftest import Photograph
from tests.screens.person.conftest import Room

COSTS = (Cost("Local", Decimal(250)), Cost("Assurance décennale et responsabilité civile", Decimal(60)))
A: Answers = {
    "activity_nature": "craft",
    "regime": "micro",
    "business_since": date(2020, 1, 1),
    "turnover_months": (Decimal(1200),) * 12,
    "variable_share": Decimal(8),
    "fixed_cost_lines": (("Local", Decimal(250)), ("Téléphone", Decimal(60))),
    "family_situation": "single",
    "housing_charge": "benefit",
    "housing_aid": Decimal(250),
    "need_lines": (("Loyer", Decimal(600)), ("Alimentation", Decimal(500)), ("Assurances", Decimal(150))),
}


def open_simulator(qtbot: QtBot, situation: Situation | None = None) -> Simulator:
    situation = situation or replace(begun(relief=True), needs=Decimal(1250), debts=Decimal(80))
    simulator = Simulator(situation, SCALES, COSTS)
    qtbot.addWidget(simulator)
    simulator.resize(1093, 540)
    simulator.show()
    return simulator


def someone(room: Room, answers: Answers = A) -> str:
    """Someone accompanied, whose diagnosis gives these answers."""
    person = Person(birth_name="KERVELLA", first_name="Nolwenn", birth_date=date(1990, 1, 2))
    support = Support(person_id=person.id, started_on=date.today() - timedelta(days=30))
    kit = room.ask(lambda register: kit_from_data(register.kit_data()))
    diagnosis = Diagnosis(
        support_id=support.id, on=date.today(), form=kit.forms[0].code, kit_version=kit.version, answers=answers
    )
    room.desk.apply((person, support, diagnosis), "Entrée")
    room.settle()
    return person.id


def open_tab(room: Room, person_id: str) -> SimulationTab:
    return room.tab(person_id, "simulation", SimulationTab)


def chip(simulator: Simulator, label: str) -> QPushButton:
    return next(one for one in simulator.findChildren(QPushButton) if one.text() == label)


def difference(simulator: Simulator, label: str) -> str:
    lines = simulator.result.table.lines
    rows = {lines.index(row, 0).data(): lines.index(row, 3).data() for row in range(lines.rowCount())}
    return rows[label]


def kept_by(room: Room, person_id: str) -> tuple[Simulation, ...]:
    return room.file(person_id).supports[-1].simulations


def keep(room: Room, tab: SimulationTab, name: str) -> None:
    tab.keep_this()
    dialog = room.dialog(RecordDialog)
    dialog.form.editor("label").set_value(name)
    dialog.save.click()
    room.settle()


def test_the_simulator_is_fit_to_be_shown(dressed: Appearance, qtbot: QtBot, photograph: Photograph) -> None:  # noqa: ARG001 - made first
    simulator = open_simulator(qtbot)
    photograph(simulator, "simulator-at-rest")
    simulator.levers.set_all({"prices": Decimal(10), "relief": Decimal(0), "job_hours": Decimal(20)})
    photograph(simulator, "simulator-moved")


def test_a_loss_and_the_trap_are_fit_to_be_shown(dressed: Appearance, qtbot: QtBot, photograph: Photograph) -> None:  # noqa: ARG001 - made first
    simulator = open_simulator(qtbot, plumber())
    simulator.levers.set_all({"fixed_costs": Decimal(600), "flat_tax": Decimal(1)})
    photograph(simulator, "simulator-loss")
    assert "Sortir du RSA n’est pas vivre de son activité" in simulator.result.to_know.sentence.text()
    simulator.levers.set_all({"job_hours": Decimal(35)})
    assert simulator.result.to_know.isHidden()


def test_a_preset_moves_its_levers_and_brings_them_back(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001
    simulator = open_simulator(qtbot)
    dearer = chip(simulator, "Prix +10\u202f%")
    dearer.click()
    assert simulator.levers.settings() == {"prices": 10}
    assert difference(simulator, "Chiffre d’affaires") == "120,00\u00a0€ de plus"
    chip(simulator, "Une charge en moins").click()
    assert simulator.levers.settings() == {"prices": 10, "cost.1": 1}
    dearer.click()
    assert simulator.levers.settings() == {"cost.1": 1}
    assert difference(simulator, "Charges fixes") == "250,00\u00a0€ de moins"
    assert "Simulé" in simulator.result.piles.accessibleName()


def test_the_keyboard_moves_a_lever_and_a_click_brings_it_back(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001
    simulator = open_simulator(qtbot)
    part = simulator.levers.parts["prices"]
    slider, typed = part.findChildren(QSlider)[0], part.findChildren(QSpinBox)[0]
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert simulator.levers.settings() == {"prices": 3}
    assert slider.accessibleName() == typed.accessibleName() == "Prix de vente\u202f: +3\u202f%"
    typed.setFocus()
    typed.selectAll()
    qtbot.keyClicks(typed, "-7")
    assert simulator.levers.settings() == {"prices": -7}
    assert slider.value() == -7
    part.findChildren(QToolButton)[0].click()
    assert (simulator.levers.settings(), typed.value()) == ({}, 0)
    assert difference(simulator, "Total pour vivre") == "inchangé"


def test_a_slider_goes_by_whole_steps_and_the_wheel_scrolls_past(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001
    simulator = open_simulator(qtbot)
    part = simulator.levers.parts["sales"]
    slider, typed = part.findChildren(QSlider)[0], part.findChildren(QSpinBox)[0]
    slider.setValue(13)
    assert simulator.levers.settings() == {"sales": 15}
    for target in (slider, typed):
        turn(target)
    assert simulator.levers.settings() == {"sales": 15}


def turn(target: QSlider | QSpinBox) -> None:
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        target.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by its place
    )
    QApplication.sendEvent(target, event)


def test_what_was_unknown_says_so_until_it_is_moved(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001
    simulator = open_simulator(qtbot, plumber(hours=None))
    typed = simulator.levers.parts["hours"].findChildren(QSpinBox)[0]
    assert typed.text() == "inconnu"
    assert difference(simulator, "Par heure dans l’entreprise") == "inconnu"
    typed.setValue(30)
    assert simulator.levers.settings() == {"hours": 30}
    typed.setValue(typed.minimum())
    assert simulator.levers.settings() == {}


def test_a_click_on_the_words_ticks_their_box(dressed: Appearance, qtbot: QtBot) -> None:  # noqa: ARG001
    simulator = open_simulator(qtbot)
    part = simulator.levers.parts["relief"]
    (box,) = part.findChildren(QCheckBox)
    assert box.isChecked()
    qtbot.mouseClick(part.findChildren(Text)[0], Qt.MouseButton.LeftButton)
    assert simulator.levers.settings() == {"relief": 0}
    box.click()
    assert simulator.levers.settings() == {}


def test_what_is_missing_is_named_and_leads_to_the_diagnosis(room: Room) -> None:
    tab = open_tab(room, someone(room, {"regime": "micro"}))
    (empty,) = tab.findChildren(EmptyState)
    assert "Recettes des douze derniers mois" in empty.accessibleName()
    empty.findChildren(QPushButton)[0].click()
    room.settle()
    screen = room.record(tab.dossier.file.person.id)
    assert screen.tabs is not None
    assert screen.tabs.current_key() == "diagnosis"


def test_a_simulation_is_kept_as_it_was_and_compared_to_today(room: Room, photograph: Photograph) -> None:
    person_id = someone(room)
    tab = open_tab(room, person_id)
    assert tab.simulator is not None
    assert not tab.keeping.isEnabled()
    tab.simulator.levers.set_all({"prices": Decimal(10), "job_hours": Decimal(20)})
    photograph(room.workspace, "person-simulation-moved")
    shown = tab.simulator.simulated.after.total
    keep(room, tab, "Prix et petit emploi")
    (kept,) = kept_by(room, person_id)
    assert (kept.label, kept.on) == ("Prix et petit emploi", date.today())
    dearer_scales(room)
    tab = open_tab(room, person_id)
    tab.look_at(kept.id)
    assert tab.comparison is not None
    photograph(room.workspace, "person-simulation-kept")
    lines = tab.comparison.result.table.lines
    total = next(row for row in range(lines.rowCount()) if lines.index(row, 0).data() == "Total pour vivre")
    assert Decimal(lines.index(total, 2).data().replace("\u202f", "").replace(",", ".")[:-2]) == shown
    beside = next(one for one in tab.findChildren(QPushButton) if one.text() == "Comparer à aujourd’hui")
    beside.click()
    assert lines.headerData(2, Qt.Orientation.Horizontal) == "Aujourd’hui"
    beside.click()
    assert lines.headerData(2, Qt.Orientation.Horizontal) == "Simulé"


def dearer_scales(room: Room) -> None:
    """Give the SMIC another value from today on."""
    kit = room.ask(lambda register: kit_from_data(register.kit_data()))
    smic = next(one for one in kit.scales if one.code == "smic.net")
    changed = with_value(smic, date.today(), Decimal(2000), "Décret inventé")
    scales = tuple(changed if one is smic else one for one in kit.scales)
    room.desk.save_kit(kit_to_data(replace(kit, scales=scales)), "Barème")
    room.settle()


def test_a_simulation_kept_is_removed_and_comes_back(room: Room) -> None:
    person_id = someone(room)
    tab = open_tab(room, person_id)
    assert tab.simulator is not None
    tab.simulator.levers.set_one("prices", Decimal(10))
    keep(room, tab, "Prix")
    choice = next(one for one in tab.findChildren(QComboBox) if one.accessibleName() == "Simulation regardée")
    assert choice.currentText().endswith("· Prix")
    tab.remove()
    room.settle()
    assert kept_by(room, person_id) == ()
    assert tab.simulator is not None
    assert tab.simulator.levers.settings() == {"prices": 10}
    tab.reset.click()
    assert tab.simulator.levers.settings() == {}
    room.undo()
    assert [one.label for one in kept_by(room, person_id)] == ["Prix"]


def test_a_simulation_that_does_not_read_says_so_and_can_be_removed(room: Room) -> None:
    person_id = someone(room)
    support = room.file(person_id).supports[-1].support
    room.desk.apply((Simulation(support_id=support.id, on=date.today(), label="Abîmée", content="{"),), "Essai")
    tab = open_tab(room, person_id)
    tab.look_at(kept_by(room, person_id)[0].id)
    (empty,) = tab.findChildren(EmptyState)
    assert "ne se lit plus" in empty.accessibleName()
    tab.remove()
    room.settle()
    assert tab.simulator is not None
