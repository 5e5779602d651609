# SPDX-License-Identifier: EUPL-1.2
"""The import in three steps, on the sample lists: read, understood, decided, applied, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.listing import Use
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.importing.password_dialog import PasswordDialog
from accomp_desktop.ui.importing.screen import COLUMNS, DONE, FILE, PREVIEW, ImportScreen
from accomp_desktop.ui.screens import Stage
from tests.nasty.make import PASSWORD
from tests.screens.conftest import Photograph

SAMPLES = Path(__file__).parents[1] / "samples" / "referrals"
CLEAN, DEPARTEMENT = SAMPLES / "1_liste_propre.xlsx", SAMPLES / "2_tableau_du_departement.xlsx"
LOCKED = Path(__file__).parents[1] / "nasty" / "protege.xlsx"
NEXT_MONTH, TRAPS = SAMPLES / "6_mois_suivant.xlsx", SAMPLES / "7_pieges.xlsx"


@pytest.fixture
def banners() -> BannerArea:
    return BannerArea()


@pytest.fixture
def screen(bare_desk: Desk, banners: BannerArea, qtbot: QtBot) -> ImportScreen:
    screen = ImportScreen(Stage(bare_desk, banners, lambda _key, _subject: None))
    qtbot.addWidget(banners)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def wait_for(screen: ImportScreen, step: int, qtbot: QtBot) -> None:
    def there() -> bool:
        return screen.current_step() == step

    qtbot.waitUntil(there, timeout=30_000)


def preview(screen: ImportScreen, file: Path, qtbot: QtBot) -> None:
    screen.read(file)
    wait_for(screen, COLUMNS, qtbot)
    screen.go_on.click()
    wait_for(screen, PREVIEW, qtbot)


def click(screen: ImportScreen, text: str, qtbot: QtBot) -> None:
    def shown() -> list[QPushButton]:
        return [one for one in screen.preview.card.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    shown()[0].click()


def test_a_list_is_imported_and_taken_back(
    screen: ImportScreen, bare_desk: Desk, banners: BannerArea, qtbot: QtBot
) -> None:
    preview(screen, CLEAN, qtbot)
    assert screen.plan is not None
    created = screen.plan.counts["created"]
    screen.go_on.click()
    wait_for(screen, DONE, qtbot)
    people: list[int] = []
    bare_desk.read(lambda register: len(register.people()), people.append, screen)
    qtbot.waitUntil(screen.done.undo.isEnabled)
    screen.done.undo.click()
    wait_for(screen, FILE, qtbot)
    assert banners.sentences() == ["Import annulé."]
    bare_desk.read(lambda register: len(register.people()), people.append, screen)
    qtbot.waitUntil(lambda: len(people) == 2)
    assert people == [created, 0]


def test_a_dropped_file_is_read(screen: ImportScreen, qtbot: QtBot) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(CLEAN))])
    nothing = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), *nothing)
    screen.file.dragEnterEvent(entering)
    assert entering.isAccepted()
    screen.file.dropEvent(QDropEvent(QPointF(9, 9), *nothing))
    wait_for(screen, COLUMNS, qtbot)


def test_a_file_that_is_no_list_says_so_in_one_sentence(
    screen: ImportScreen, banners: BannerArea, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "vide.csv"
    empty.touch()
    screen.read(empty)
    qtbot.waitUntil(lambda: bool(banners.sentences()), timeout=30_000)
    assert "est vide" in banners.sentences()[0]
    assert screen.current_step() == FILE


def test_headings_that_are_not_found_are_left_to_the_user(screen: ImportScreen, tmp_path: Path, qtbot: QtBot) -> None:
    odd = tmp_path / "autre.csv"
    odd.write_text("a;b;c\nDURAND;Zoé;12/03/1980\n", "utf-8")
    screen.read(odd)
    wait_for(screen, COLUMNS, qtbot)
    assert "Aucune colonne ne donne" in screen.columns.findings.sentences()[0]
    for column, key in enumerate(("birth_name", "first_name", "birth_date")):
        screen.columns.go_to(column)
        with qtbot.waitSignal(screen.columns.changed):
            screen.columns.card.field.choose(Use((key,)))
        qtbot.waitUntil(lambda key=key: screen.draft is not None and Use((key,)) in screen.draft.reading.uses.values())
    screen.go_on.click()
    wait_for(screen, PREVIEW, qtbot)
    assert screen.plan is not None
    assert screen.plan.counts["created"] == 1


def password(screen: ImportScreen, qtbot: QtBot) -> PasswordDialog:
    """The dialog in sight, once it is there."""

    def shown() -> list[PasswordDialog]:
        return [one for one in screen.findChildren(PasswordDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=30_000)
    return shown()[0]


def test_a_workbook_under_a_password_asks_for_it_until_it_opens(screen: ImportScreen, qtbot: QtBot) -> None:
    screen.read(LOCKED)
    dialog = password(screen, qtbot)
    dialog.secret.setText("sésame")
    dialog.unlock.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    again = password(screen, qtbot)
    assert "n’ouvre pas le classeur" in again.row.error()
    again.secret.setText(PASSWORD)
    again.unlock.click()
    wait_for(screen, COLUMNS, qtbot)
    assert PASSWORD not in repr(vars(screen)), "it is kept nowhere"


def test_a_password_that_is_not_known_leads_back_to_the_file(screen: ImportScreen, qtbot: QtBot) -> None:
    screen.read(LOCKED)
    password(screen, qtbot).reject()
    assert screen.current_step() == FILE
    assert not screen.file.progress.isVisible()


def test_going_back_gives_up_what_was_being_understood(screen: ImportScreen, bare_desk: Desk, qtbot: QtBot) -> None:
    screen.read(DEPARTEMENT)
    wait_for(screen, COLUMNS, qtbot)
    screen.columns.card.field.choose(Use())
    screen.back.click()
    qtbot.waitUntil(bare_desk.is_idle, timeout=30_000)
    assert screen.current_step() == FILE


def test_a_choice_counts_even_if_one_goes_on_at_once(screen: ImportScreen, qtbot: QtBot) -> None:
    screen.read(CLEAN)
    wait_for(screen, COLUMNS, qtbot)
    screen.columns.go_to(9)
    screen.columns.card.field.choose(Use())
    screen.go_on.click()
    wait_for(screen, PREVIEW, qtbot)
    assert screen.plan is not None
    assert "phone" not in screen.plan.listing.carried


def test_the_columns_follow_a_programme_that_changes(screen: ImportScreen, bare_desk: Desk, qtbot: QtBot) -> None:
    preview(screen, CLEAN, qtbot)
    screen.go_on.click()
    wait_for(screen, DONE, qtbot)
    screen.read(CLEAN)
    wait_for(screen, COLUMNS, qtbot)

    def known() -> bool:
        return screen.columns.look is not None and screen.columns.look.understood.layout is not None

    assert known()
    for _ in range(2):
        bare_desk.undo()
    qtbot.waitUntil(lambda: not known(), timeout=30_000)


def test_a_line_left_to_the_user_is_written_once_decided(screen: ImportScreen, qtbot: QtBot) -> None:
    preview(screen, TRAPS, qtbot)
    plan = screen.plan
    assert plan is not None
    asked = next(row for row in plan.rows if row.status == "possible")
    screen.preview.table.select(asked.row)
    click(screen, "C’est une autre personne", qtbot)
    qtbot.waitUntil(lambda: screen.plan is not None and screen.plan is not plan, timeout=30_000)
    assert screen.plan is not None
    assert next(row for row in screen.plan.rows if row.row == asked.row).status == "created"
    click(screen, "Revenir sur cette décision", qtbot)
    qtbot.waitUntil(lambda: screen.draft is not None and not screen.draft.judging.decisions, timeout=30_000)


def test_statuses_filter_the_lines(screen: ImportScreen, qtbot: QtBot) -> None:
    preview(screen, DEPARTEMENT, qtbot)
    assert screen.plan is not None
    screen.preview.statuses.light("refused")
    assert len(screen.preview.table.rows()) == screen.plan.counts["refused"]


def test_the_steps_are_shown(screen: ImportScreen, qtbot: QtBot, photograph: Photograph) -> None:
    photograph(screen, "import-file")
    screen.read(DEPARTEMENT)
    wait_for(screen, COLUMNS, qtbot)
    screen.go_on.click()
    wait_for(screen, PREVIEW, qtbot)
    photograph(screen, "import-preview")
    preview(screen, TRAPS, qtbot)
    assert screen.plan is not None
    asked = next(row for row in screen.plan.rows if row.status == "possible")
    screen.preview.table.select(asked.row)
    photograph(screen, "import-asked")


def test_the_list_of_the_next_month_is_shown(screen: ImportScreen, qtbot: QtBot, photograph: Photograph) -> None:
    preview(screen, CLEAN, qtbot)
    screen.go_on.click()
    wait_for(screen, DONE, qtbot)
    photograph(screen, "import-done")
    preview(screen, NEXT_MONTH, qtbot)
    assert screen.plan is not None
    updated = next(row for row in screen.plan.rows if row.status == "updated")
    screen.preview.table.select(updated.row)
    photograph(screen, "import-next-month")
