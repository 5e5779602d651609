# SPDX-License-Identifier: EUPL-1.2
"""The programme: every part is shown, and an item is added, changed, moved, retired and brought back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.layout import Layout
from accomp_desktop.exchange.kit_package import read_any_kit
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.components.dialog import Dialog
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.editors.segments import YesNoEditor
from accomp_desktop.ui.editors.typed import ParagraphEditor
from accomp_desktop.ui.logo import WIDEST, NotALogo, logo_image, read_logo
from accomp_desktop.ui.programme.choosing_part import ChoosingPart
from accomp_desktop.ui.programme.exchange_part import LayoutsPage
from accomp_desktop.ui.programme.form_part import FormPart
from accomp_desktop.ui.programme.forms_part import FormsPart, Preview
from accomp_desktop.ui.programme.items_part import ItemsPart
from accomp_desktop.ui.programme.letters_part import LetterForm
from accomp_desktop.ui.programme.lists_part import ListsPart
from accomp_desktop.ui.programme.overview_part import OverviewPart
from accomp_desktop.ui.programme.screen import PARTS, ProgrammeScreen
from accomp_desktop.ui.programme.uses_dialog import UsesDialog
from accomp_desktop.ui.screens import Stage
from tests.screens.conftest import Photograph, settle

WAIT = 20_000


@pytest.fixture
def screen(busy_desk: Desk, qtbot: QtBot) -> ProgrammeScreen:
    banners = BannerArea()
    qtbot.addWidget(banners)
    made = ProgrammeScreen(Stage(busy_desk, banners, lambda _key, _subject: None))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.running.is_read, timeout=WAIT)
    return made


def items(screen: ProgrammeScreen, key: str) -> ItemsPart[object]:
    part = screen.part(key)
    assert isinstance(part, ItemsPart)
    return part


def codes(screen: ProgrammeScreen) -> list[str]:
    return [one.code for one in screen.running.kit.exit_reasons]


def test_an_exit_reason_is_added_moved_retired_and_brought_back(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    part = items(screen, "exits")
    dialog = part.open_new()
    dialog.form.editor("label").set_value("Départ à la retraite")
    dialog.form.editor("outcome").set_value("neutral")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    assert codes(screen)[-1] == "depart_a_la_retraite"
    part.table.select("depart_a_la_retraite")
    with qtbot.waitActive(screen):
        screen.activateWindow()
    part.table.setFocus()
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        qtbot.keyClick(part.table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert codes(screen)[-2] == "depart_a_la_retraite"
    for retired in (True, False):
        with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
            qtbot.keyClick(part.table.view, Qt.Key.Key_Delete)
        reason = screen.running.kit.exit_reason("depart_a_la_retraite")
        assert reason is not None
        assert reason.retired is retired


def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(screen: ProgrammeScreen) -> None:
    dialog = items(screen, "exits").open_new()
    dialog.save.click()
    assert dialog.form.problems()
    assert dialog.isVisible()


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.key)
def test_each_part_is_worth_a_look(screen: QWidget, part: tuple[str, ...], photograph: Photograph) -> None:
    assert isinstance(screen, ProgrammeScreen)
    screen.show_subject(part[0])
    photograph(screen, f"programme-{part[0]}")


def test_the_facts_of_the_programme_are_saved_by_their_bar(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    part = screen.part("overview")
    assert isinstance(part, FormPart)
    part.form.editor("funders").set_value("Le Département\nLa Région")
    part.form.changed.emit()
    left: list[bool] = []
    screen.leave(lambda: left.append(True))
    assert not left
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        part.bar.save.click()
    assert screen.running.kit.funders == ("Le Département", "La Région")
    qtbot.waitUntil(lambda: not part.form.is_changed(), timeout=WAIT)


def test_a_delay_is_changed(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    part = screen.part("delays")
    assert isinstance(part, FormPart)
    part.form.editor("silence").set_value(45)
    part.form.changed.emit()
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        part.save()
    assert screen.running.kit.delays["silence"] == 45


def test_a_logo_is_chosen_made_small_and_taken_away(screen: ProgrammeScreen, qtbot: QtBot, tmp_path: Path) -> None:
    part = screen.part("overview")
    assert isinstance(part, OverviewPart)
    picture = QImage(2000, 500, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    assert picture.save(str(tmp_path / "logo.jpg"))
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        part.logo.take(tmp_path / "logo.jpg")
    assert logo_image(screen.running.kit.logo).width() == WIDEST.width()
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        part.logo.remove.click()
    assert not screen.running.kit.logo


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_no_logo(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(NotALogo, match=r"logo\.png"):
        read_logo(path)


def test_a_question_is_added_to_the_diagnosis_and_seen_at_once(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    forms = screen.part("forms")
    assert isinstance(forms, FormsPart)
    by_section = forms.page("questions")
    assert isinstance(by_section, ChoosingPart)
    page = by_section.stack.currentWidget()
    assert isinstance(page, ItemsPart)
    dialog = page.open_new()
    dialog.form.editor("label").set_value("Êtes-vous en zone franche ?")
    dialog.form.editor("kind").set_value("yes_no")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    forms.open_tab("preview")
    previews = forms.page("preview")
    assert isinstance(previews, ChoosingPart)
    preview = previews.stack.currentWidget()
    assert isinstance(preview, Preview)
    assert isinstance(preview.form.editor("etes_vous_en_zone_franche"), YesNoEditor)


def test_a_field_of_the_application_is_renamed_and_hidden(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    chooser = screen.part("fields")
    assert isinstance(chooser, ChoosingPart)
    page = chooser.choose("person")
    assert isinstance(page, ItemsPart)
    assert page.table.select("phone2")
    dialog = page.open_item(page.selected())
    dialog.form.editor("label").set_value("Téléphone d’un proche")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    page.turn.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(UsesDialog)), timeout=WAIT)
    (asking,) = page.findChildren(UsesDialog)
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        asking.go_on.click()
    field = next(one for one in screen.running.kit.fields_of("person") if one.key == "phone2")
    assert (field.label, field.hidden) == ("Téléphone d’un proche", True)


def test_an_indicator_is_added_with_its_condition(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    dialog = items(screen, "indicators").open_new()
    dialog.form.editor("label").set_value("Retraites avec enfants")
    dialog.form.editor("when").set_value("children >= 1 and known(reason)")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    added = screen.running.kit.indicators[-1]
    assert (added.code, added.when) == ("retraites_avec_enfants", "children >= 1 and known(reason)")


def test_a_list_is_made_and_filled(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    part = screen.part("lists")
    assert isinstance(part, ListsPart)
    dialog = part.open_new_list()
    dialog.label.setText("Zones franches")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.create_button.click()
    assert part.chosen() == "zones_franches"
    page = part.stack.currentWidget()
    assert isinstance(page, ItemsPart)
    line = page.open_new()
    line.form.editor("label").set_value("Quartier nord")
    line.form.editor("words").set_value("QN\nNord")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        line.save.click()
    assert screen.running.kit.lists["zones_franches"][0].words == ("QN", "Nord")


def test_a_letter_is_written_with_a_field_from_the_menu(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    dialog = items(screen, "letters").open_new()
    assert isinstance(dialog, LetterForm)
    dialog.form.editor("label").set_value("Rappel")
    dialog.form.editor("body").set_value("Bonjour ")
    body = dialog.form.editor("body")
    assert isinstance(body, ParagraphEditor)
    body.text.moveCursor(QTextCursor.MoveOperation.End)
    offered = {action.text(): action for action in dialog.insert.menu().actions()}
    offered["Prénom"].trigger()
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    assert screen.running.kit.letters[-1].body == "Bonjour {first_name}"


def test_an_operation_is_proposed_to_new_registers(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    dialog = items(screen, "operations").open_new()
    dialog.form.editor("label").set_value("Accompagner autrement")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    assert screen.running.kit.operations[-1].starts_on.month == 1


def test_a_column_of_the_return_gets_another_heading_or_goes(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    chooser = screen.part("exchange")
    assert isinstance(chooser, ChoosingPart)
    page = chooser.choose("returns")
    assert isinstance(page, ItemsPart)
    page.table.select("state")
    dialog = page.open_item(page.selected())
    dialog.form.editor("label").set_value("Où en est la personne")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    page.table.select("changed")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        page.turn.click()
    returns = {one.column: one.label for one in screen.running.kit.returns}
    assert returns["state"] == "Où en est la personne"
    assert "changed" not in returns


def test_the_layout_of_a_list_is_forgotten(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    kit = replace(screen.running.kit, layouts=(Layout(("Nom", "Prénom")),))
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        screen.running.save(kit, "Essai")
    chooser = screen.part("exchange")
    assert isinstance(chooser, ChoosingPart)
    page = chooser.choose("layouts")
    assert isinstance(page, LayoutsPage)
    page.table.select(page.table.rows()[0].signature)
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        page.forget.click()
    assert not screen.running.kit.layouts


def test_what_the_kit_refuses_is_said_above_the_buttons(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    chooser = screen.part("exchange")
    assert isinstance(chooser, ChoosingPart)
    page = chooser.choose("returns")
    assert isinstance(page, ItemsPart)
    page.table.select("state")
    dialog = page.open_item(page.selected())
    dialog.form.editor("label").set_value("Commune")
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog.refusals.sentences()), timeout=WAIT)
    assert "Commune" in dialog.refusals.sentences()[0]
    assert dialog.save.isEnabled()
    assert dialog.form.editor("label").value() == "Commune"


def test_who_uses_an_item_is_told(screen: ProgrammeScreen, qtbot: QtBot, photograph: Photograph) -> None:
    part = items(screen, "exits")
    part.table.select("S1")
    part.uses.click()
    qtbot.waitUntil(lambda: bool(part.findChildren(UsesDialog)), timeout=WAIT)
    (told,) = part.findChildren(UsesDialog)
    settle()
    photograph(told, "programme-uses", sizes=(told.size(),))
    assert any("personne" in one.text() for one in told.findChildren(QLabel))


def test_a_kind_that_would_lose_answers_is_asked_about(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    chooser = screen.part("fields")
    assert isinstance(chooser, ChoosingPart)
    page = chooser.choose("person")
    assert isinstance(page, ItemsPart)
    assert page.table.select("education_level")
    dialog = page.open_item(page.selected())
    dialog.form.editor("kind").set_value("money")
    dialog.form.editor("kind").changed.emit()
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Dialog)), timeout=WAIT)
    (asking,) = dialog.findChildren(Dialog)
    said = " ".join(one.text() for one in asking.findChildren(QLabel))
    assert "y ont répondu" in said
    assert "gardées" in said


def test_the_kit_is_exported_and_says_so(screen: ProgrammeScreen, qtbot: QtBot, tmp_path: Path) -> None:
    banners = screen.running.stage.banners
    screen.export(tmp_path / "35.kit")
    qtbot.waitUntil(lambda: bool(banners.sentences()), timeout=WAIT)
    assert "aucune donnée personnelle" in banners.sentences()[0]
    assert read_any_kit(tmp_path / "35.kit").code == "35"
    dialog = screen.renew(tmp_path / "35.kit")
    qtbot.waitUntil(dialog.list.isVisible, timeout=WAIT)
    screen.compare().reject()


def test_a_question_is_moved_to_another_section(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    forms = screen.part("forms")
    assert isinstance(forms, FormsPart)
    by_section = forms.page("questions")
    assert isinstance(by_section, ChoosingPart)
    page = by_section.stack.currentWidget()
    assert isinstance(page, ItemsPart)
    first, second = screen.running.kit.forms[0].sections[:2]
    page.table.select(first.questions[0].key)
    menu = next(one.menu() for one in page.findChildren(QPushButton) if one.menu())
    menu.aboutToShow.emit()
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        next(action for action in menu.actions() if action.text() == second.label).trigger()
    assert screen.running.kit.forms[0].sections[1].questions[-1] == first.questions[0]
