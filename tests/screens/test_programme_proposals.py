# SPDX-License-Identifier: EUPL-1.2
"""The tracks that a diagnosis proposes, and the axes it tells in words, are changed in the programme."""

from pytestqt.qtbot import QtBot

from accomp_desktop.ui.programme.forms_part import FormsPart
from accomp_desktop.ui.programme.items_part import ItemsPart
from accomp_desktop.ui.programme.screen import ProgrammeScreen
from tests.screens.conftest import Photograph
from tests.screens.test_programme import WAIT, screen

__all__ = ["screen"]


def page_of(programme: ProgrammeScreen, key: str) -> ItemsPart[object]:
    forms = programme.part("forms")
    assert isinstance(forms, FormsPart)
    forms.open_tab(key)
    page = forms.page(key)
    assert isinstance(page, ItemsPart)
    return page


def test_a_reason_to_propose_a_track_is_added(
    screen: ProgrammeScreen,
    qtbot: QtBot,
    photograph: Photograph,
) -> None:
    dialog = page_of(screen, "proposals").open_new()
    dialog.form.editor("label").set_value("Le RSA s’arrête avant que l’activité fasse vivre.")
    dialog.form.editor("when").set_value("rsa_trap and viability_mark < 80")
    dialog.form.editor("track").set_value("combine")
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    added = screen.running.kit.forms[0].proposals[-1]
    assert (added.track, added.when) == ("combine", "rsa_trap and viability_mark < 80")
    forms = screen.part("forms")
    assert isinstance(forms, FormsPart)
    screen.show_subject("forms")
    forms.open_tab("proposals")
    photograph(screen, "programme-proposals")


def test_an_axis_is_told_in_words(screen: ProgrammeScreen, qtbot: QtBot) -> None:
    dialog = page_of(screen, "scores").open_new()
    dialog.form.editor("label").set_value("Moral")
    dialog.form.editor("most").set_value(100)
    dialog.form.editor("told").set_value(("confidence", "wish"))
    with qtbot.waitSignal(screen.running.changed, timeout=WAIT):
        dialog.save.click()
    added = screen.running.kit.forms[0].scores[-1]
    assert (added.code, added.formula, set(added.told)) == ("moral", "", {"confidence", "wish"})
