# SPDX-License-Identifier: EUPL-1.2
"""A newer edition of the kit is taken item by item, and the running kit is compared with the one it was made from."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.kit import ExitReason, Kit
from accomp_desktop.domain.questions import Question
from accomp_desktop.domain.shelves import EXIT_REASONS, questions_of
from accomp_desktop.exchange.kits import read_kit
from accomp_desktop.places import RESOURCES
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.programme.comparison import Comparison
from accomp_desktop.ui.programme.newer import NewerKit
from accomp_desktop.ui.programme.running_kit import RunningKit
from accomp_desktop.ui.screens import Stage
from tests.screens.conftest import Photograph

WAIT = 20_000


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1093, 640)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def running(busy_desk: Desk, window: QWidget, qtbot: QtBot) -> RunningKit:
    banners = BannerArea(parent=window)
    running = RunningKit(Stage(busy_desk, banners, lambda _key, _subject=None: None), window)
    qtbot.waitUntil(lambda: running.is_read, timeout=WAIT)
    return running


def newer_edition(kit: Kit) -> Kit:
    """Another label for two reasons, a new reason, and a question that is read as another kind."""
    first, second, *_ = kit.exit_reasons
    kit = EXIT_REASONS.put(kit, replace(first, label="Activité viable"))
    kit = EXIT_REASONS.put(kit, replace(second, label="Revenu en hausse"))
    kit = EXIT_REASONS.put(kit, ExitReason("S99", "Départ à la retraite", "neutral"))
    asked = questions_of("diagnosis", "rights")
    kit = asked.put(kit, replace(asked.read(kit)[0], kind="text", list=""))
    return replace(kit, edition=2)


def save(running: RunningKit, kit: Kit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(running.changed, timeout=WAIT):
        running.save(kit, "Motif de sortie")


def opened(running: RunningKit, window: QWidget, qtbot: QtBot) -> NewerKit:
    original = read_kit(RESOURCES / "kits" / "35")
    dialog = NewerKit(running, lambda: newer_edition(original), window)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.list.table.rows()), timeout=WAIT)
    return dialog


def test_an_edition_is_taken_but_for_what_the_structure_changed(
    running: RunningKit, window: QWidget, qtbot: QtBot
) -> None:
    first = running.kit.exit_reasons[0]
    save(running, EXIT_REASONS.put(running.kit, replace(first, label="Vit de son activité")), qtbot)
    dialog = opened(running, window, qtbot)
    assert dialog.take.text() == "Reprendre 3 éléments"
    dialog.list.table.select(next(one.key for one in dialog.list.table.rows() if one.key.code == "S2"))
    assert "Revenu en hausse" in dialog.list.detail.text()
    qtbot.keyClick(dialog.list.table.view, Qt.Key.Key_Return)
    assert dialog.take.text() == "Reprendre 2 éléments"
    dialog.take.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Dialog)), timeout=WAIT)
    [question] = dialog.findChildren(Dialog)
    button = next(one for one in question.findChildren(QPushButton) if one.text() == "Reprendre quand même")
    with qtbot.waitSignals([running.changed, dialog.finished], timeout=WAIT):
        button.click()
    labels = {one.code: one.label for one in running.kit.exit_reasons}
    assert (labels["S1"], labels["S99"]) == ("Vit de son activité", "Départ à la retraite")
    assert labels["S2"] == "Revenu d’activité en hausse, RSA maintenu"
    assert running.kit.edition == 2
    with qtbot.waitSignal(running.changed, timeout=WAIT):
        running.stage.desk.undo()
    assert running.kit.edition == 1
    assert running.kit.exit_reason("S99") is None


def test_everything_or_nothing_is_chosen_at_once(running: RunningKit, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(running, window, qtbot)
    dialog.none.click()
    assert dialog.take.text() == "Ne rien reprendre"
    dialog.all.click()
    assert dialog.take.text() == "Reprendre 4 éléments"
    dialog.none.click()
    with qtbot.waitSignals([running.changed, dialog.finished], timeout=WAIT):
        dialog.take.click()
    assert running.kit.edition == 2
    again = NewerKit(running, lambda: newer_edition(read_kit(RESOURCES / "kits" / "35")), window)
    again.open()
    qtbot.waitUntil(running.stage.desk.is_idle, timeout=WAIT)
    assert again.list.table.rows() == ()
    assert not again.take.isEnabled()


def test_a_kit_that_cannot_be_read_is_refused_with_its_reason(
    running: RunningKit, window: QWidget, qtbot: QtBot
) -> None:
    class Broken(UserError):
        """A file that is no kit."""

    def read() -> Kit:
        reason = "Ce fichier n’est pas un kit."
        raise Broken(reason)

    dialog = NewerKit(running, read, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.messages.sentences() == ["Ce fichier n’est pas un kit."], timeout=WAIT)
    assert not dialog.take.isEnabled()


def test_what_was_changed_is_seen_and_given_back_to_the_original(
    running: RunningKit, window: QWidget, qtbot: QtBot
) -> None:
    original = running.kit
    asked = questions_of("diagnosis", "rights")
    ours = asked.put(original, Question("wishes", "Souhaits"))
    save(running, EXIT_REASONS.put(ours, replace(original.exit_reasons[0], label="Viable")), qtbot)
    dialog = Comparison(running, window)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.list.table.rows()) == 2, timeout=WAIT)
    assert not dialog.restore.isEnabled()
    for code in ("S1", "wishes"):
        dialog.list.table.select(next(one.key for one in dialog.list.table.rows() if one.key.code == code))
        with qtbot.waitSignal(running.changed, timeout=WAIT):
            dialog.restore.click()
        qtbot.waitUntil(running.stage.desk.is_idle, timeout=WAIT)
    assert running.kit.exit_reasons == original.exit_reasons
    assert asked.read(running.kit)[-1] == Question("wishes", "Souhaits", retired=True)


def test_both_are_worth_a_look(running: RunningKit, window: QWidget, qtbot: QtBot, photograph: Photograph) -> None:
    save(running, newer_edition(running.kit), qtbot)
    save(running, EXIT_REASONS.put(running.kit, replace(running.kit.exit_reasons[0], label="Viable")), qtbot)
    newer = opened(running, window, qtbot)
    newer.list.table.select(newer.list.table.rows()[0].key)
    photograph(newer, "kit-newer")
    comparison = Comparison(running, window)
    comparison.open()
    qtbot.waitUntil(lambda: bool(comparison.list.table.rows()), timeout=WAIT)
    photograph(comparison, "kit-comparison")
