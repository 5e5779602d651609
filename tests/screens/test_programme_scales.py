# SPDX-License-Identifier: EUPL-1.2
"""The scales of the programme: found, opened, added to with a source, corrected, given back, and undone."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accomp_desktop.domain.scales import DatedScale, ScaleValue
from accomp_desktop.domain.shelves import SCALES
from accomp_desktop.exchange.national_scales import national_scale
from accomp_desktop.ui.components.banner import BannerArea
from accomp_desktop.ui.desk import Desk
from accomp_desktop.ui.programme.item_dialog import ItemDialog
from accomp_desktop.ui.programme.scale_value import TypedValue
from accomp_desktop.ui.programme.scale_words import change_shown
from accomp_desktop.ui.programme.scales_part import ScalesPart
from accomp_desktop.ui.programme.screen import ProgrammeScreen
from accomp_desktop.ui.screens import Stage
from tests.screens.conftest import Photograph

WAIT = 20_000
RSA = "rsa.base"
COMING = date(2099, 4, 1)


def go_nowhere(key: str, subject: object = None) -> None:
    """No other screen here."""


@pytest.fixture
def screen(busy_desk: Desk, qtbot: QtBot) -> ProgrammeScreen:
    banners = BannerArea()
    qtbot.addWidget(banners)
    made = ProgrammeScreen(Stage(busy_desk, banners, go_nowhere))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.running.is_read, timeout=WAIT)
    return made


@pytest.fixture
def part(screen: ProgrammeScreen) -> ScalesPart:
    made = screen.part("scales")
    assert isinstance(made, ScalesPart)
    return made


def held(part: ScalesPart, code: str = RSA) -> DatedScale:
    scale = SCALES.find(part.running.kit, code)
    assert scale
    return scale


def type_in(dialog: ItemDialog[TypedValue], **typed: object) -> None:
    for key, value in typed.items():
        dialog.form.editor(key).set_value(value)  # pyright: ignore[reportArgumentType]  a value of its kind


def keep(part: ScalesPart, dialog: ItemDialog[TypedValue], qtbot: QtBot) -> None:
    with qtbot.waitSignal(part.running.changed, timeout=WAIT):
        dialog.save.click()


def test_a_scale_is_found_by_its_theme_and_its_words(part: ScalesPart) -> None:
    everything = len(part.listing.table.rows())
    part.listing.search.setText("PLAFOND vente")
    assert [one.scale.code for one in part.listing.table.rows()] == ["micro.seuil.vente"]
    part.listing.search.clear()
    part.listing.theme.setCurrentIndex(part.listing.theme.findData("tva"))
    assert {one.scale.theme for one in part.listing.table.rows()} == {"tva"}
    assert {one.confidence for one in part.listing.table.rows()} == {"presse"}
    part.listing.theme.setCurrentIndex(0)
    assert len(part.listing.table.rows()) == everything


def test_a_value_to_come_is_added_with_its_source_and_changes_nothing_today(part: ScalesPart, qtbot: QtBot) -> None:
    before = held(part).on(date.today())
    page = part.open_scale(RSA)
    dialog = page.open_new()
    type_in(dialog, since=COMING, figure="1 234,5 €", source="décret à venir")
    keep(part, dialog, qtbot)
    assert held(part).on(date.today()) == before
    assert held(part).on(COMING) == ScaleValue(COMING, Decimal("1234.5"), "décret à venir", "entered")
    first = page.table.rows()[0]
    texts = [page.table.model.text(first, column) for column in range(6)]
    assert texts[:2] == ["01/04/2099", "à venir"]
    assert texts[4:] == ["saisi ici", "décret à venir"]
    assert page.table.select(COMING)
    with qtbot.waitSignal(part.running.changed, timeout=WAIT):
        page.take_out.click()
    assert held(part).from_day(COMING) is None


@pytest.mark.parametrize(
    ("code", "since", "figure", "source", "said"),
    [
        (RSA, date(2026, 4, 1), "700", "arrêté", "déjà une valeur au 01/04/2026"),
        (RSA, COMING, "sept cents", "arrêté", "n’est pas un nombre"),
        (RSA, COMING, "700", " ? ", "Dites où cette valeur se lit"),
        ("micro.cotis.vente", COMING, "12,3", "arrêté", "est-il un pourcentage"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(  # noqa: PLR0913, PLR0917  a table of faults
    part: ScalesPart, code: str, since: date, figure: str, source: str, said: str
) -> None:
    scale = held(part, code)
    dialog = part.open_scale(code).open_new()
    type_in(dialog, since=since, figure=figure, source=source)
    dialog.save.click()
    (sentence,) = dialog.refusals.sentences()
    assert said in sentence
    assert dialog.isVisible()
    assert dialog.item().figure == figure
    assert held(part, code) == scale


def test_a_value_needs_its_day_and_its_source(part: ScalesPart) -> None:
    dialog = part.open_scale(RSA).open_new()
    type_in(dialog, figure="700")
    dialog.save.click()
    assert [label for label, _ in dialog.form.problems()] == ["Depuis le", "Source"]


def test_a_shipped_value_is_corrected_with_a_reason_then_given_back(part: ScalesPart, qtbot: QtBot) -> None:
    page = part.open_scale("micro.cotis.bnc_ssi")
    assert page.table.select(date(2026, 1, 1))
    assert not page.take_out.isEnabled()
    dialog = page.open_value(page.table.rows()[0])
    assert dialog.item().figure.replace("\u202f", " ") == "25,6 % du CA"
    type_in(dialog, figure="26,1 %", source="courrier de l’Urssaf")
    keep(part, dialog, qtbot)
    corrected = held(part, "micro.cotis.bnc_ssi").on(date(2026, 2, 1))
    assert (corrected.value, corrected.confidence) == (Decimal("0.261"), "entered")
    assert page.take_out.text() == "Rétablir la valeur livrée"
    with qtbot.waitSignal(part.running.changed, timeout=WAIT):
        page.take_out.click()
    assert held(part, "micro.cotis.bnc_ssi") == national_scale("micro.cotis.bnc_ssi")


def test_a_typed_value_is_an_act_that_is_undone(part: ScalesPart, busy_desk: Desk, qtbot: QtBot) -> None:
    before = held(part)
    dialog = part.open_scale(RSA).open_new()
    type_in(dialog, since=COMING, figure="700", source="arrêté")
    keep(part, dialog, qtbot)
    assert held(part) != before
    with qtbot.waitSignal(part.running.changed, timeout=WAIT):
        busy_desk.undo()
    assert held(part) == before


def test_what_the_list_says_follows_the_kit(part: ScalesPart, qtbot: QtBot) -> None:
    today = date.today()
    dialog = part.open_scale("css.plafond_base").open_new()
    type_in(dialog, since=today, figure="10 339", source="arrêté")
    keep(part, dialog, qtbot)
    part.show_list()
    shown = next(one for one in part.listing.table.rows() if one.scale.code == "css.plafond_base")
    assert shown.written.replace("\u202f", " ").replace("\u00a0", " ") == "10 339 €/an"
    assert (shown.confidence, shown.held and shown.held.since) == ("saisi ici", today)


def test_the_way_back_leads_to_the_list(part: ScalesPart, qtbot: QtBot) -> None:
    part.listing.table.select("tva.seuil.vente")
    part.listing.opening.click()
    assert part.history
    assert part.currentWidget() is part.history
    with qtbot.waitActive(part.window()):
        part.window().activateWindow()
    part.history.table.setFocus()
    qtbot.keyClick(part.history.table.view, Qt.Key.Key_Escape)
    assert part.currentWidget() is part.listing


@pytest.mark.parametrize(
    ("change", "said"), [(None, ""), ("1.70", "+1,7 %"), ("-7.50", "−7,5 %"), ("0.00", "+0 %"), ("100.00", "+100 %")]
)
def test_a_change_is_written_with_its_sign(change: str | None, said: str) -> None:
    assert change_shown(Decimal(change) if change else None).replace("\u202f", " ") == said


@pytest.mark.parametrize(
    "code", [RSA, "micro.cotis.bnc_ssi", "tva.seuil.vente", "micro.seuil.vente", "micro.cfp.artisan"]
)
def test_the_history_is_worth_a_look(
    screen: ProgrammeScreen, part: ScalesPart, code: str, photograph: Photograph
) -> None:
    page = part.open_scale(code)
    page.table.select(page.table.rows()[0].held.since)
    photograph(screen, f"programme-scales-{code}")


def test_the_dialog_is_worth_a_look(part: ScalesPart, photograph: Photograph) -> None:
    dialog = part.open_scale("micro.cotis.vente").open_new()
    photograph(dialog, "programme-scales-dialog", sizes=(dialog.size(),))
